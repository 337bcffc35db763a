//! What looks like the name of a department, and what only looks a little like one.

use fengong::document::names::{Likeness, is_collective, likeness};

#[track_caller]
fn check(expected: Likeness, names: &str) {
    let wrong: Vec<_> = names
        .split_whitespace()
        .map(|name| (name, likeness(name)))
        .filter(|&(_, found)| found != expected)
        .map(|(name, found)| format!("{name} {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "not {expected:?}: {}", wrong.join("、"));
}

#[test]
fn usual_departments_are_strong_with_or_without_prefix() {
    check(
        Likeness::Strong,
        "发展改革委 科技局 财政部 网信办 人民银行 市发展改革委 市市场监管局 市场监管局 国家发展改革委 省委宣传部 市委编办 市委编委办 \
         市政府办公室 市府办 市人大常委会 市政协 团市委 团省委 共青团临沂市委 市妇联 市总工会 市科协 市残联 市工商联 临沂市科技局 \
         广东省财政厅 兰山区科技局 广州市南沙区财政局 市税务局 市气象局 市邮政管理局 省通信管理局 临沂金融监管分局 临沂银保监分局 \
         人民银行临沂市分行 中国人民银行临沂市中心支行 国网临沂供电公司 中国电信临沂分公司 临沂高新区管委会 沂河新区管委会 市交通委（市道运局） \
         省市场监管局(省知识产权局) 市府办〔市大数据局〕 市科技创新委员会 市委办公室 市纪委监委 市中级人民法院 市人民检察院 临沂海关 \
         临沂军分区 市信息通信发展办公室 市广播电视台 市公共资源交易中心 市国资委 市乡村振兴局 乡村振兴局 区域合作办 \
         市城市更新局 市某某指挥部 税务总局 中央网信办 国务院国资委 海关总署 审计署 中国残联 市直机关工委 市住房公积金管理中心 \
         临沂边合区管委会 云南云县产业园区管委会 市消防救援支队 临沂日报报业集团 市科技局（市外专局） 中国（上海）自由贸易试验区管委会 自治区党委宣传部 兵团科技局 市建委 国家标准委 兰山区人民政府 沂水县政府",
    );
}

#[test]
fn endings_alone_are_weak() {
    check(
        Likeness::Weak,
        "临沂大学 青岛理工大学 青岛理工大学临沂校区 某某集团 鲁南制药集团 某某公司 科创中心 某某研究院 第一人民医院 城市更新部 高新区 临沂高新区 兰山区 沂水县 教育部门 \
         街道 乡镇 高校 县区 大数据中心 图书馆 农商行 国家技术创新中心",
    );
}

#[test]
fn explanations_and_phrases_are_nothing() {
    check(
        Likeness::No,
        "PPP (PPP) （试行） 试行 （国办发〔2016〕82号） 国办发〔2016〕82号 （含村改居） 含村改居 以下简称高新区 （政府主导、社会参与） 政府主导、社会参与 \
         政府主导 社会参与 加强统筹协调 推动工作落实 科技局的 到2025年 100家 一网通办 总体布局 工作全部 内部 长三角 研究与试验发展 \
         电子商务 区块链 市场主体 大数据 全程网办 责任部署 研发投入 2023—2025年 R&D 中医药 电影 气象 工业互联网 新能源汽车 \
         配合单位 牵头单位 责任单位 推动市科技局 城市 示范城市 长三角区域 总部 干部 全市 俱乐会 一般公共预算 有限 市级",
    );
}

#[test]
fn names_of_several_are_collectives_and_strong() {
    let names = "各县区 各县（市、区）人民政府 各县、区人民政府 各区县政府 各地各部门 各有关部门 有关部门 相关单位 市直有关部门 市级有关部门 省有关部门 \
        各行业主管部门 行业主管部门 市国家可持续发展议程创新示范区领导小组成员单位 各成员单位 国务院各部门 地方各级人民政府 各省级人民政府 \
        各省、自治区、直辖市人民政府 县级人民政府 有关高职院校 相关区政府 某某新区等相关区政府 属地政府 各街道 各镇街 各高校 各银行机构 沿线各县 全市各级 \
        各区（县、市）政府 各区、县级市 各市(州) 各民主党派 各镇（街道） 各乡镇（街道） 各级各部门 各县市区 各功能区 各开发区管委会 各区政府 \
        市有关部门 其他有关部门 各相关企业 市直各部门 各县（市）区 各市、县（区）人民政府 各设区市 各地区 各地 有关市 有关地方政府 各国有企业 \
        在连高校 在甬高校院所 驻肥高校 驻连各高校 在京单位 全市各级党组织 省直有关部门 驻市单位 各相关企业 \
        市各有关部门 中央驻豫单位 市属企业 各县（市、区）党委和政府 区、县（市）政府 各乡镇场 各部门 各单位 各市县 区各有关单位 相关职能部门";
    check(Likeness::Strong, names);
    let missed: Vec<_> = names.split_whitespace().filter(|name| !is_collective(name)).collect();
    assert!(missed.is_empty(), "no collectives: {}", missed.join("、"));
    for single in [
        "市科技局",
        "各项工作",
        "各类企业",
        "各自负责",
        "各方面",
        "县域经济",
        "各环节",
        "市财政局",
        "有关工作",
        "兰山区人民政府",
        "市政府",
        "驻京办",
        "市属国有企业监管中心",
        "在线服务中心",
        "在建企业",
        "连江高校园区管委会",
        "肥东县教育局",
        "三门县",
        "八公山区",
        "二七区政府",
        "九三学社市委",
        "五寨县人民政府",
        "3个平台",
        "50家",
        "一家单位",
    ] {
        assert!(!is_collective(single), "{single}");
    }
}

#[test]
fn those_that_are_only_counted_are_collectives_but_weak() {
    let names = "17个帮扶单位 13个县（市、区） 20个乡镇 十二个县区 5所高校 三家单位 9大产业链专班 14个市州 16市人民政府 11个设区市政府 \
        8个乡镇（街道） 两家公司 省内高校";
    check(Likeness::Weak, names);
    let missed: Vec<_> = names.split_whitespace().filter(|name| !is_collective(name)).collect();
    assert!(missed.is_empty(), "no collectives: {}", missed.join("、"));
}

proptest::proptest! {
    #[test]
    fn any_text_is_judged_and_a_collective_is_never_nothing(name in "\\PC{0,40}|[各有关县市区（）、政府部门局]{1,12}") {
        proptest::prop_assert!(!is_collective(&name) || likeness(&name) != Likeness::No);
    }

    #[test]
    fn width_makes_no_difference(name in "[各有关县市区（）、，政府部门局科技委办]{1,12}") {
        let half: String = name.chars().map(fengong::text::fold_char).collect();
        proptest::prop_assert_eq!(likeness(&name), likeness(&half));
        proptest::prop_assert_eq!(is_collective(&name), is_collective(&half));
    }
}
