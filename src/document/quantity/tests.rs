//! The grammar of quantities on single sentences: what comes out, and what must not.

use super::{By, Nature, Quantity, Room, Sign, quantities};
use crate::document::prose::SignRoom;

fn read(text: &str, from: usize, past: bool) -> Vec<Quantity> {
    quantities(text, SignRoom::default().of_text(text), from, past, &mut Room::default())
}

/// A quantity in one line: nature, value, unit and sign, then what else is said.
fn line(text: &str, quantity: &Quantity) -> String {
    let nature = match quantity.nature {
        Nature::Promise => "",
        Nature::Funding => "pay ",
        Nature::Result => "was ",
    };
    let sign = match quantity.sign {
        Sign::AtLeast => ">=",
        Sign::AtMost => "<=",
        Sign::Equal => "=",
        Sign::About => "~",
        Sign::Range => "range",
        Sign::Growth => "growth",
        Sign::Full => "full",
        Sign::Relative => "relative",
    };
    let mut out = format!("{nature}{sign} {}", quantity.value.as_deref().unwrap_or("-"));
    if let Some(high) = &quantity.high {
        out += &format!("..{high}");
    }
    if !quantity.unit.is_empty() {
        out += &format!(" {}", quantity.unit);
    }
    match quantity.when.as_ref().map(|when| when.by) {
        Some(By::Year { year, month: None }) => out += &format!(" by {year}"),
        Some(By::Year { year, month: Some(month) }) => out += &format!(" by {year}-{month}"),
        Some(By::ThisYear) => out += " this year",
        Some(By::Every) => out += " every",
        Some(By::Since(_)) => out += " since",
        Some(By::Base) | None => {}
    }
    if let Some(per) = quantity.per.clone() {
        out += &format!(" per {}", text.get(per).unwrap());
    }
    out
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> = read(text, 0, false).iter().map(|one| line(text, one)).collect();
    assert_eq!(found, expected, "{text}");
}

#[track_caller]
fn check_past(text: &str, expected: &[&str]) {
    let found: Vec<String> = read(text, 0, true).iter().map(|one| line(text, one)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn bounds_before_and_behind_a_number_are_read() {
    check("培育龙头企业30家以上。", &[">= 30 家"]);
    check("覆盖率达到85%。", &["= 85 %"]);
    check("覆盖率不低于85%。", &[">= 85 %"]);
    check("产业规模突破500亿元。", &[">= 500 亿元"]);
    check("失业率控制在4.5%以内。", &["<= 4.5 %"]);
    check("单位能耗不超过0.3吨标准煤/万元。", &["<= 0.3 吨标准煤/万元"]);
    check("打造示范街区5条左右。", &["~ 5 条"]);
    check("建成中心3-5个。", &["range 3..5 个"]);
    check("建成中心３至５个。", &["range 3..5 个"]);
    check("增长6%至7%。", &["growth 6..7 %"]);
    check("服务群众100余人次。", &[">= 100 人次"]);
    check("每个镇至少建立2个服务点。", &[">= 2 个 per 每个镇"]);
    check("审核人员不少于本单位总人数的5%。", &[">= 5 %"]);
}

#[test]
fn growth_is_told_from_the_level_it_leads_to() {
    check("工业增加值年均增长8%以上。", &["growth 8 %"]);
    check("占比提高2个百分点。", &["growth 2 个百分点"]);
    check("占比提高到40%。", &["= 40 %"]);
    check("占比由32%提高到40%。", &["= 40 %"]);
    check("单位能耗下降13.5%。", &["growth 13.5 %"]);
    check("规模增长2倍。", &["growth 2 倍"]);
    check("第一产业节能2%；第二产业节能20%。", &["growth 2 %", "growth 20 %"]);
}

#[test]
fn numbers_in_characters_count_where_something_new_is_made() {
    check("全年新增两家研究院。", &["= 2 家 this year"]);
    check("绿化覆盖率达到百分之四十以上。", &[">= 40 %"]);
    check("至少建成一百二十个站点。", &[">= 120 个"]);
    check("围绕一个目标，抓好三项任务。", &[]);
    check("坚持一个项目一名领导。", &[]);
    check("促进一二三产业融合，培育一批企业。", &[]);
}

#[test]
fn scales_stay_in_the_unit() {
    check("造林面积达到610万亩。", &["= 610 万亩"]);
    check("培训1.5万人次。", &["= 1.5 万人次"]);
    check("总规模达到2万亿元。", &["= 2 万亿元"]);
    check("新增就业1,200人。", &["= 1200 人"]);
}

#[test]
fn times_hold_for_what_follows_them() {
    check("到2027年，A达到5%，B达到6%。", &["= 5 % by 2027", "= 6 % by 2027"]);
    check("2026年6月底前新建公园3座，到“十五五”末达到10座。", &["= 3 座 by 2026-6", "= 10 座 by 2030"]);
    check("每年培训500人以上、新建站点20个。", &[">= 500 人 every", "= 20 个 every"]);
    check("比2020年增长20%。", &["growth 20 %"]);
    check("依托现有园区，新建孵化器5个，比上年增加2个。", &["= 5 个", "= 2 个"]);
    check("加大项目前期力度，财政安排4000万元前期费。", &["= 4000 万元"]);
    check("二〇二七年建成示范村12个。", &["= 12 个 by 2027"]);
}

#[test]
fn names_conditions_and_specifications_are_no_targets() {
    check("实施“1+8+4”行动，落实“三倍增”计划，用好“4个1”机制。", &[]);
    check("推广20MW级风电机组和120马力以上收割机。", &[]);
    check("推进5G基站和4K产业，改善PM2.5监测。", &[]);
    check("对年销售额超过1.5亿元的企业加强服务。", &[]);
    check("经2023年第12次常务会议审议，依照〔2023〕45号文件第3条执行。", &[]);
    check("全面落实15项工程，抓好8项重点任务。", &[]);
    check("全市12个县区共同推进。", &[]);
    check("建设“一区三园”，推行一体化，组织一批活动。", &[]);
    check("5年内分期缴纳，联系电话6239325。", &[]);
    check("发布《行动计划（2021—2035年）》。", &[]);
    check("实行一个周期最多查一次。", &[]);
    check("60岁以上老人、30万千瓦以上机组纳入管理。", &[]);
}

#[test]
fn wholes_and_means_have_no_number() {
    check("实现行政村5G网络全覆盖。", &["full -"]);
    check("实现120个村服务站全覆盖。", &["full 120 个"]);
    check("构建全覆盖的监管体系。", &[]);
    check("投入强度达到全省平均水平以上。", &["relative -"]);
    check("增速高于全国平均水平2个百分点。", &["relative 2 个百分点"]);
    check("申报单位的投入应高于全市平均水平。", &[]);
}

#[test]
fn payments_are_told_from_their_conditions() {
    check("对首次认定的企业给予一次性奖励20万元。", &["pay = 20 万元"]);
    check("对营业收入超过2亿元的企业，给予最高不超过50万元补助。", &["pay <= 50 万元"]);
    check("对国家级、省级平台分别给予100万元、30万元奖励。", &["pay = 100 万元", "pay = 30 万元"]);
    check("按1:2的比例配套资金。", &["pay = 1 1:2"]);
    check("补贴标准提高到每人每月80元。", &["= 80 元"]);
    check("市财政每年安排专项资金3000万元。", &["= 3000 万元 every"]);
}

#[test]
fn what_was_reached_is_a_result() {
    check("截至2022年底，建成站点40个。", &["was = 40 个 since"]);
    check("目前已建成站点40个。", &["was = 40 个 since"]);
    check_past("与30多所高校合作，产值由12%提高到18%。", &["was >= 30 所", "was = 18 %"]);
}

#[test]
fn odd_text_gives_nothing_and_does_no_harm() {
    for text in [
        "",
        "1",
        "1:",
        "：1",
        "百分之",
        "全覆盖",
        "平均水平",
        "“1个",
        "1-",
        "１，２",
        "个1个1个",
        "年年年",
        "2025年",
        "由1%提高到",
        "1/2/3",
        "9".repeat(90).as_str(),
    ] {
        check(text, &[]);
        read(text, 3, true);
    }
}
