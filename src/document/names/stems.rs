//! The usual departments as data: one line each, the usual short form first, then the other ways it is printed.
//!
//! A line reads `row(Family, "core", "endings", &["other cores"])`: 工业和信息化 with 局, 厅, 部 or 委 behind it, also printed
//! 工信 and 工业信息化. The ending `-` means that the core is the whole name. 委 is also printed 委员会, and 办 and 办公室
//! stand for each other; the spelling in the table is the canonical one. Bodies that differ have lines of their own, even
//! where they are close (自然资源局, 自然资源和规划局).

/// Which kind of organisation a stem belongs to, and so which mark stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    /// A department of a government: 市 + 科技局.
    Government,
    /// A department of a party committee: 市委 + 宣传部.
    Party,
    /// A party organ beside the committee: 市 + 纪委监委.
    PartyPlain,
    /// Congress, conference, court, procuratorate.
    State,
    /// A mass organisation.
    Mass,
    /// A public institution.
    Institution,
    /// A school or institute.
    Education,
    /// An enterprise or bank.
    Enterprise,
}

/// One line of the table.
#[derive(Debug)]
pub(crate) struct Stem {
    /// What it is.
    pub(crate) family: Family,
    /// The name without prefix and ending, in its canonical spelling.
    pub(crate) core: &'static str,
    /// Canonical endings, separated by a blank; `-` for none.
    pub(crate) endings: &'static str,
    /// Other spellings of the core.
    pub(crate) aliases: &'static [&'static str],
    /// What stands before the body of the state: 国家, 国务院, 中央, 全国 or nothing.
    pub(crate) state: &'static str,
    /// Whether there is only one, and that the state's: 最高人民法院, 人民银行.
    pub(crate) national: bool,
    /// Whether the name says enough when no prefix stands before it.
    pub(crate) bare: bool,
}

impl Stem {
    const fn state(mut self, prefix: &'static str) -> Self {
        self.state = prefix;
        self
    }

    const fn national(mut self) -> Self {
        self.national = true;
        self.state("")
    }

    const fn prefixed(mut self) -> Self {
        self.bare = false;
        self
    }
}

const fn row(
    family: Family,
    core: &'static str,
    endings: &'static str,
    aliases: &'static [&'static str],
) -> Stem {
    let state = match family {
        Family::Government => "国家",
        Family::Party => "中央",
        Family::PartyPlain | Family::Mass => "全国",
        Family::State | Family::Institution | Family::Education | Family::Enterprise => "",
    };
    Stem { family, core, endings, aliases, state, national: false, bare: true }
}

use Family::{Education, Enterprise, Government as Gov, Institution, Mass, Party, PartyPlain, State};

/// Every usual stem. The order means nothing.
#[rustfmt::skip]
pub(crate) static STEMS: &[Stem] = &[
    // Governments as wholes and their offices.
    row(Gov, "政府", "-", &["人民政府"]).state("").prefixed(),
    row(Gov, "政府办公室", "-", &["政府办", "府办", "府办公室", "人民政府办公室", "人民政府办"]).prefixed(),
    row(Gov, "政府办公厅", "-", &["府办公厅", "人民政府办公厅"]).prefixed(),
    row(Gov, "政府研究室", "-", &["人民政府研究室"]).prefixed(),
    row(Gov, "政府督查室", "-", &["人民政府督查室"]).prefixed(),
    row(Gov, "政府新闻办", "-", &["人民政府新闻办公室", "政府新闻办公室"]).prefixed(),
    row(Gov, "国务院", "-", &[]).national(),
    row(Gov, "国务院办公厅", "-", &["国办"]).national(),
    row(Gov, "国务院研究室", "-", &[]).national(),

    // Departments of planning, industry and trade.
    row(Gov, "发展改革", "委 局", &["发改", "发展和改革", "发展与改革"]),
    row(Gov, "发展改革和科技", "局", &["发改科技"]),
    row(Gov, "发展改革和工业信息化", "局", &["发改工信", "发展改革和工信"]),
    row(Gov, "工业和信息化", "局 厅 部 委", &["工信", "工业信息化", "工业与信息化"]),
    row(Gov, "经济和信息化", "委 局 厅", &["经信", "经济信息化", "经济与信息化"]),
    row(Gov, "工业和商务", "局", &["工商信", "工业商务"]),
    row(Gov, "科技", "局 厅 部 委", &["科学技术"]),
    row(Gov, "科委", "-", &[]),
    row(Gov, "科技创新", "委 局", &["科创"]),
    row(Gov, "科技和工业信息化", "局", &["科工信", "科技工业和信息化", "科工"]),
    row(Gov, "教育", "局 厅 部 委", &[]),
    row(Gov, "教委", "-", &[]),
    row(Gov, "教育体育", "局", &["教体", "教育和体育"]),
    row(Gov, "教育科技", "局", &["教科", "教育和科技"]),
    row(Gov, "商务", "局 厅 部 委", &[]),
    row(Gov, "投资促进", "局 委 中心", &["投促", "招商投资促进"]),
    row(Gov, "招商", "局 办 中心", &["招商引资"]),
    row(Gov, "合作交流", "办 局", &["经济合作", "区域合作"]),
    row(Gov, "口岸", "办 局", &["口岸管理", "人民政府口岸"]),
    row(Gov, "口岸物流", "局 办", &["口岸和物流"]),
    row(Gov, "中小企业", "局 厅 中心", &["中小企业发展"]),
    row(Gov, "民营经济", "局 中心", &["民营经济发展"]),
    row(Gov, "能源", "局", &[]),
    row(Gov, "粮食和储备", "局", &["粮食和物资储备", "粮食与物资储备", "粮食物资储备", "粮食和战略储备", "粮食储备", "粮储"]),
    row(Gov, "国资", "委 局", &["国有资产监督管理", "国有资产监管", "国有资产管理", "政府国资", "政府国有资产监督管理", "人民政府国有资产监督管理"]).state("国务院"),
    row(Gov, "营商环境", "局 办", &["营商", "营商环境建设", "优化营商环境", "营商环境建设监督"]),
    row(Gov, "重点项目", "办 局 中心", &["重点工程", "重大项目", "重点项目建设"]),
    row(Gov, "统计", "局", &[]),
    row(Gov, "物价", "局", &[]),

    // Money.
    row(Gov, "财政", "局 厅 部", &[]),
    row(Gov, "审计", "局 厅 署", &[]),
    row(Gov, "税务", "局 总局", &["国税"]),
    row(Gov, "地方金融监管", "局", &["地方金融监督管理"]),
    row(Gov, "地方金融管理", "局", &["地方金融"]),
    row(Gov, "地方金融工作", "局", &[]),
    row(Gov, "金融监管", "局 分局 总局", &["金融监督管理"]),
    row(Gov, "银保监会", "-", &["银行保险监督管理委员会"]).national(),
    row(Gov, "银保监", "局 分局", &["银行保险监督管理"]),
    row(Gov, "金融", "办 局", &["金融工作", "金融服务"]),
    row(Gov, "金融发展", "局 中心", &["金融发展服务"]),
    row(Gov, "保监", "会 局", &["保险监督管理", "保险监督管理委员"]).national(),
    row(Gov, "证监", "会 局", &["证券监督管理", "证券监督管理委员"]).national(),
    row(Gov, "外汇", "局", &["外汇管理"]),
    row(Gov, "人民银行", "-", &["人行", "中国人民银行"]).national(),

    // People and public services.
    row(Gov, "公安", "局 厅 部", &[]),
    row(Gov, "司法", "局 厅 部", &[]),
    row(Gov, "民政", "局 厅 部", &[]),
    row(Gov, "国家安全", "局 厅 部", &["国安"]).state(""),
    row(Gov, "人力资源社会保障", "局 厅 部", &["人社", "人力资源和社会保障", "人力资源与社会保障", "人力社保"]),
    row(Gov, "人事", "局 厅", &[]),
    row(Gov, "卫生健康", "委 局", &["卫健", "卫生和健康"]),
    row(Gov, "卫生计生", "委 局", &["卫计", "卫生和计划生育"]),
    row(Gov, "医保", "局", &["医疗保障"]),
    row(Gov, "药监", "局", &["药品监督管理", "药品监管"]),
    row(Gov, "食品药品监管", "局 总局", &["食药监", "食品药品监督管理"]),
    row(Gov, "中医药", "局", &["中医药管理"]),
    row(Gov, "疾控", "局 中心", &["疾病预防控制"]),
    row(Gov, "退役军人事务", "局 厅 部", &["退役军人"]),
    row(Gov, "民族宗教", "局 委 厅", &["民宗", "民族和宗教", "民族宗教事务", "民族和宗教事务", "民族与宗教事务"]),
    row(Gov, "民委", "-", &["民族事务委员会", "民族事务委"]),
    row(Gov, "宗教", "局", &["宗教事务"]),
    row(Gov, "信访", "局 办", &[]),
    row(Gov, "体育", "局 总局", &[]),
    row(Gov, "老龄", "办 委", &["老龄工作", "老龄工作委员会"]).state("全国"),
    row(Gov, "残工", "委 办", &["残工委", "残疾人工作", "残疾人工作委员会"]).state("国务院"),
    row(Gov, "妇儿工", "委 办", &["妇儿工委", "妇女儿童工作", "妇女儿童工作委员会"]).state("国务院"),
    row(Gov, "爱卫", "办 委", &["爱国卫生运动委员会", "爱国卫生"]).state("全国"),
    row(Gov, "双拥", "办", &["双拥工作", "双拥工作领导小组"]).state("全国"),

    // Culture.
    row(Gov, "文化和旅游", "局 厅 部 委", &["文旅", "文化旅游", "文化与旅游"]),
    row(Gov, "文化广电旅游", "局 厅", &["文广旅", "文广旅游", "文广和旅游", "文化广电和旅游"]),
    row(Gov, "文化广电旅游体育", "局 厅", &["文广旅体", "文体旅游", "文旅体", "文化广电和旅游体育", "文化广电体育旅游", "旅文"]),
    row(Gov, "文化体育旅游", "局", &["文体旅", "文化体育和旅游"]),
    row(Gov, "旅游发展", "委 局", &["旅发", "旅游和文化广电体育"]),
    row(Gov, "广电", "局 总局", &["广播电视", "广播电影电视"]),
    row(Gov, "新闻出版", "局", &["新闻出版广电"]),
    row(Gov, "电影", "局", &[]),
    row(Gov, "版权", "局", &[]),
    row(Gov, "文物", "局", &[]),
    row(Gov, "档案", "局 馆", &[]),
    row(Gov, "新闻", "办", &["政府新闻"]).state("国务院"),

    // Land, building, environment, countryside.
    row(Gov, "住房城乡建设", "局 厅 部 委", &["住建", "住房和城乡建设", "住房与城乡建设", "住房城乡和建设"]),
    row(Gov, "住房城乡建设管理", "委", &["住房和城乡建设管理"]),
    row(Gov, "住房保障", "局 中心", &["住房保障和房产管理", "住房保障房管", "房产管理", "房管", "住房"]),
    row(Gov, "住房和城市更新", "局", &[]),
    row(Gov, "建委", "-", &["城乡建委"]),
    row(Gov, "城乡建设", "局 委", &["城建", "建设"]),
    row(Gov, "城市更新", "局", &["城市更新和土地整备"]),
    row(Gov, "自然资源", "局 厅 部", &[]),
    row(Gov, "自然资源和规划", "局", &["自规", "资规", "自然资源规划", "自然资源与规划"]),
    row(Gov, "规划和自然资源", "局 委", &["规自", "规划资源", "规划自然资源", "规划与自然资源"]),
    row(Gov, "国土资源", "局 厅 部", &["国土"]),
    row(Gov, "规划", "局", &["城乡规划"]),
    row(Gov, "城市管理", "局 委 办", &["城管", "城市综合管理"]),
    row(Gov, "城市管理综合执法", "局", &["城管执法", "城市管理执法", "城市管理行政执法", "城市管理和综合执法", "城管综合执法"]),
    row(Gov, "综合行政执法", "局", &["综合执法", "行政执法"]),
    row(Gov, "综合行政执法支队", "-", &["综合执法支队"]),
    row(Gov, "绿化市容", "局", &["绿化和市容", "绿化和市容管理"]),
    row(Gov, "市容环境卫生管理", "局", &["市容环卫"]),
    row(Gov, "市政园林", "局", &["市政和园林", "市政和园林绿化"]),
    row(Gov, "园林绿化", "局", &["园林", "园林和绿化"]),
    row(Gov, "园林和林业", "局", &["园林林业", "林业和园林", "林业园林"]),
    row(Gov, "生态环境", "局 厅 部 分局", &[]),
    row(Gov, "环保", "局 厅 部", &["环境保护"]),
    row(Gov, "水利", "局 厅 部", &[]),
    row(Gov, "水务", "局 厅", &[]),
    row(Gov, "农业农村", "局 厅 部 委", &[]),
    row(Gov, "农业农村和水利", "局", &["农业农村水利", "农水"]),
    row(Gov, "农业", "局 厅 部 委", &[]),
    row(Gov, "农委", "-", &[]),
    row(Gov, "经委", "-", &[]),
    row(Gov, "商委", "-", &[]),
    row(Gov, "交委", "-", &[]),
    row(Gov, "乡村振兴", "局", &[]),
    row(Gov, "扶贫", "办", &["扶贫开发", "扶贫开发领导小组"]).state("国务院"),
    row(Gov, "林业", "局 厅", &[]),
    row(Gov, "林业和草原", "局", &["林草", "林业草原"]),
    row(Gov, "畜牧", "局 中心", &["畜牧兽医", "畜牧发展促进", "畜牧业发展"]),
    row(Gov, "农机", "局 中心", &["农业机械", "农业机械发展"]),
    row(Gov, "渔业", "局", &["水产"]),
    row(Gov, "海洋", "局", &["海洋发展"]),
    row(Gov, "海洋和渔业", "局 厅", &["海洋渔业", "海洋与渔业"]),
    row(Gov, "交通运输", "局 厅 部 委", &["交通", "交运"]),
    row(Gov, "道路运输", "局 中心", &["道运", "道路运输管理", "道路运输事业发展"]),
    row(Gov, "公路", "局 中心", &["公路管理", "公路发展", "公路事业发展"]),
    row(Gov, "港航", "局 中心", &["港航管理", "港航事业发展", "港口航运"]),
    row(Gov, "港口", "局 办", &["港口管理"]),
    row(Gov, "铁路", "局 办 中心", &["铁路建设"]),
    row(Gov, "民航", "局", &["民用航空"]).state("中国"),
    row(Gov, "海事", "局", &[]),

    // Order, services, data, the rest of the government.
    row(Gov, "市场监管", "局 厅 总局", &["市场监督管理", "市监"]),
    row(Gov, "市场监管委", "-", &["市场监管委员会", "市场监督管理委员会", "市场监督管理委"]),
    row(Gov, "工商", "局 总局", &["工商行政管理"]),
    row(Gov, "质监", "局 总局", &["质量技术监督", "质检"]),
    row(Gov, "知识产权", "局 中心", &["知识产权保护"]),
    row(Gov, "应急管理", "局 厅 部", &["应急"]),
    row(Gov, "安监", "局 总局", &["安全生产监督管理"]),
    row(Gov, "安委会", "-", &["安全生产委员会", "安委"]).state("国务院"),
    row(Gov, "安委办", "-", &["安委会办公室", "安委会办", "安全生产委员会办公室", "安委办公室"]).state("国务院"),
    row(Gov, "矿山安监", "局", &["矿山安全监察", "煤矿安全监察", "煤监"]),
    row(Gov, "地震", "局 中心", &["地震监测"]).state("中国"),
    row(Gov, "气象", "局", &[]).state("中国"),
    row(Gov, "消防救援", "局 支队 总队 大队", &["消防"]),
    row(Gov, "交警", "支队 总队 大队 局", &["公安交警", "公安局交警", "公安交通管理"]),
    row(Gov, "移民", "局", &["移民管理", "水库移民"]),
    row(Gov, "行政审批", "局", &["行政审批服务", "审批服务", "行政审批服务管理"]),
    row(Gov, "政务服务", "局 办 中心", &["政务", "政务服务管理", "政府服务管理", "人民政府政务服务"]),
    row(Gov, "政务服务和大数据", "局", &["政务服务和大数据管理", "政务服务大数据", "政务服务与大数据管理"]),
    row(Gov, "政务服务和数据管理", "局", &["政数", "政务服务数据管理", "政务数据", "政务数据管理", "政务和数据"]),
    row(Gov, "大数据", "局 中心 委 办", &["大数据管理", "大数据发展", "大数据发展管理", "大数据发展应用", "大数据应用发展管理"]),
    row(Gov, "数据", "局", &["数据管理", "数据资源管理", "数据资源"]),
    row(Gov, "外", "办", &["外事", "外事工作", "外事工作委员会", "外事侨务", "人民政府外事", "政府外", "政府外事"]),
    row(Gov, "侨", "办", &["侨务"]).state("国务院"),
    row(Gov, "港澳", "办", &["港澳事务"]).state("国务院"),
    row(Gov, "台", "办", &["台湾事务", "台湾工作", "台湾工作领导小组"]).state("国务院"),
    row(Gov, "台港澳", "办", &["台港澳事务", "台港澳工作"]).state("国务院"),
    row(Gov, "法制", "办", &["政府法制"]).state("国务院"),
    row(Gov, "机关事务", "局 中心", &["机管", "机关事务管理", "机关事务服务"]),
    row(Gov, "国管", "局", &["国家机关事务管理"]).national(),
    row(Gov, "人防", "办 局", &["人民防空"]),
    row(Gov, "国防动员", "办 局", &["国动"]),
    row(Gov, "国防科工", "局 办", &["国防科技工业"]),
    row(Gov, "地方志", "办", &["史志", "地方史志", "方志"]),
    row(Gov, "参事", "室", &["政府参事", "人民政府参事"]).state("国务院"),
    row(Gov, "邮政管理", "局", &[]),
    row(Gov, "邮政", "局", &[]),
    row(Gov, "通信管理", "局", &["通管"]),
    row(Gov, "信息通信发展", "办公室", &["通信发展"]),
    row(Gov, "烟草专卖", "局", &["烟草"]),
    row(Gov, "盐务", "局", &["盐业"]),
    row(Gov, "无线电管理", "局 办 委", &[]),
    row(Gov, "海关", "总署", &[]).national(),
    row(Gov, "海关", "-", &[]).prefixed(),
    row(Gov, "外交", "部", &[]),
    row(Gov, "国防", "部", &[]),
    row(Gov, "国际发展合作", "署", &["国际合作"]),
    row(Gov, "航天", "局", &[]),
    row(Gov, "监狱", "局", &["监狱管理"]),
    row(Gov, "戒毒", "局", &["戒毒管理"]),
    row(Gov, "保密", "局", &["保密行政管理"]),
    row(Gov, "密码管理", "局", &[]),
    row(Gov, "东北振兴", "司 办", &[]),
    row(Gov, "住房公积金", "中心", &["公积金", "公积金管理", "住房公积金管理"]),
    row(Gov, "公共资源交易", "中心 局", &["公共资源交易管理", "公共资源交易服务", "公管", "公共资源交易监督管理"]),
    row(Gov, "城管执法支队", "-", &[]),
    row(Gov, "军分区", "-", &[]).state(""),
    row(Gov, "警备区", "-", &[]).state(""),
    row(Gov, "人武部", "-", &["人民武装部"]).state(""),
    row(Gov, "武警", "支队 总队", &["武警部队"]).state(""),
    row(Gov, "调查", "队 总队", &["统计局调查"]).prefixed(),

    // The party.
    row(PartyPlain, "委", "-", &[]).prefixed(),
    row(PartyPlain, "委办公室", "-", &["委办"]).prefixed(),
    row(PartyPlain, "委办公厅", "-", &[]).prefixed(),
    row(PartyPlain, "纪委监委", "-", &["纪委", "纪检监察机关", "纪委监察委", "纪律检查委员会"]),
    row(PartyPlain, "直机关工委", "-", &["直属机关工委", "直属机关工作委员会", "直机关工作委员会", "级机关工委", "直工委", "委直属机关工委", "委市直机关工委", "委省直机关工委", "委区直机关工委", "委县直机关工委", "委市直工委"]),
    row(PartyPlain, "中央办公厅", "-", &["中办"]).national(),
    row(PartyPlain, "中央纪委国家监委", "-", &["中央纪委", "中纪委"]).national(),
    row(PartyPlain, "中央组织部", "-", &["中组部"]).national(),
    row(PartyPlain, "中央宣传部", "-", &["中宣部"]).national(),
    row(PartyPlain, "中央统战部", "-", &["中央统一战线工作部"]).national(),
    row(PartyPlain, "中央对外联络部", "-", &["中联部"]).national(),
    row(Party, "宣传", "部", &[]),
    row(Party, "组织", "部", &[]),
    row(Party, "统战", "部", &["统一战线工作"]),
    row(Party, "社会工作", "部", &["社工"]),
    row(Party, "对外联络", "部", &["外联"]),
    row(Party, "政法", "委", &[]),
    row(Party, "网信", "办", &["网络安全和信息化", "网络安全和信息化委员会", "网信委", "互联网信息", "网络安全和信息化领导小组"]),
    row(Party, "编", "办", &["编委", "编制", "机构编制", "机构编制委员会", "编制委员会"]),
    row(Party, "农", "办", &["农村工作", "农村工作领导小组", "农村工作委员会", "农工"]),
    row(Party, "农村工作", "部", &["农工"]),
    row(Party, "改革", "办", &["深改", "全面深化改革", "全面深化改革委员会", "改革委"]),
    row(Party, "财经", "办 委", &["财经委员会", "财经委", "财经工作"]),
    row(Party, "金融", "办 委", &["金融委", "金融委员会"]),
    row(Party, "金融", "工委", &[]),
    row(Party, "教育", "工委", &[]),
    row(Party, "两新", "工委", &["“两新”", "\"两新\"", "两新组织"]),
    row(Party, "国资", "工委", &[]),
    row(Party, "科技", "办", &["科技委", "科技委员会"]),
    row(Party, "军民融合", "办", &["军民融合发展", "军民融合发展委员会", "军民融合委"]),
    row(Party, "国安", "办", &["国安委", "国家安全委员会"]),
    row(Party, "人才", "办 局", &["人才工作领导小组", "人才工作", "人才发展"]),
    row(Party, "巡察", "办 机构", &["巡察工作领导小组", "巡察工作领导小组办公"]),
    row(Party, "巡视", "办", &["巡视工作领导小组"]),
    row(Party, "督查", "室", &["督促检查"]),
    row(Party, "政研", "室", &["政策研究"]),
    row(Party, "研究", "室", &[]).prefixed(),
    row(Party, "党史研究", "室 院", &["党史"]),
    row(Party, "党史和地方志研究", "室 院", &["党史方志", "党史史志"]),
    row(Party, "文明", "办", &["精神文明建设", "精神文明建设指导委员会", "精神文明建设委员会"]),
    row(Party, "依法治市", "办", &["全面依法治市", "全面依法治市委员会"]),
    row(Party, "依法治省", "办", &["全面依法治省", "全面依法治省委员会"]),
    row(Party, "依法治国", "办", &["全面依法治国", "全面依法治国委员会"]),
    row(Party, "机要", "局", &["机要和保密", "机要保密", "保密机要"]),
    row(Party, "老干部", "局", &["老干"]),
    row(Party, "党校", "-", &["党校行政学院"]),
    row(Party, "讲师团", "-", &[]),

    // Congress, conference, courts.
    row(State, "人大常委会", "-", &["人大", "人民代表大会常务委员会", "人大常务委员会", "人大常委会办公室", "人大办公室"]).state("全国"),
    row(State, "政协", "-", &["政治协商会议", "政协办公室", "人民政协"]).state("全国"),
    row(State, "法院", "-", &["中级人民法院", "中级法院", "人民法院", "高级人民法院", "高级法院", "中院", "高院"]).prefixed(),
    row(State, "检察院", "-", &["人民检察院"]).prefixed(),
    row(State, "监委", "-", &["监察委员会", "监察委"]).state("国家"),
    row(State, "最高人民法院", "-", &["最高法", "最高法院"]).national(),
    row(State, "最高人民检察院", "-", &["最高检", "最高检察院"]).national(),

    // Mass organisations.
    row(Mass, "总工会", "-", &["工会"]),
    row(Mass, "妇联", "-", &["妇女联合会"]),
    row(Mass, "团委", "-", &[]),
    row(Mass, "科协", "-", &["科学技术协会"]).state("中国"),
    row(Mass, "残联", "-", &["残疾人联合会"]).state("中国"),
    row(Mass, "工商联", "-", &["工商业联合会", "总商会"]),
    row(Mass, "文联", "-", &["文学艺术界联合会"]).state("中国"),
    row(Mass, "侨联", "-", &["归国华侨联合会"]).state("中国"),
    row(Mass, "台联", "-", &["台湾同胞联谊会"]),
    row(Mass, "社科联", "-", &["社会科学界联合会"]),
    row(Mass, "贸促会", "-", &["国际贸易促进委员会", "贸易促进委员会", "贸易促进会"]).state("中国"),
    row(Mass, "红十字会", "-", &["红会"]).state("中国"),
    row(Mass, "计生协", "-", &["计划生育协会", "计生协会"]).state("中国"),
    row(Mass, "友协", "-", &["对外友协", "人民对外友好协会"]),
    row(Mass, "关工委", "-", &["关心下一代工作委员会"]).state("中国"),
    row(Mass, "慈善总会", "-", &["慈善会"]),
    row(Mass, "法学会", "-", &[]).state("中国"),
    row(Mass, "记协", "-", &["新闻工作者协会"]).state("中国"),
    row(Mass, "作协", "-", &["作家协会"]).state("中国"),
    row(Mass, "消协", "-", &["消费者协会", "消保委"]).state("中国"),
    row(Mass, "供销社", "-", &["供销合作社", "供销联社", "供销合作联社", "供销合作社联合社"]),
    row(Mass, "供销合作总社", "-", &["供销总社", "全国供销合作总社", "中华全国供销合作总社"]).national(),

    // Institutions, academies, banks and enterprises known by name.
    row(Institution, "广播电视台", "-", &["广电台", "电视台"]),
    row(Institution, "融媒体中心", "-", &["融媒中心"]),
    row(Institution, "报社", "-", &["日报社"]).prefixed(),
    row(Institution, "图书馆", "-", &[]).prefixed(),
    row(Institution, "博物馆", "-", &[]).prefixed(),
    row(Institution, "科技馆", "-", &[]).prefixed(),
    row(Institution, "新华社", "-", &[]).national(),
    row(Institution, "国务院发展研究中心", "-", &[]).national(),
    row(Education, "中科院", "-", &["中国科学院"]).national(),
    row(Education, "工程院", "-", &["中国工程院"]).national(),
    row(Education, "中国社科院", "-", &["中国社会科学院"]).national(),
    row(Education, "社科院", "-", &["社会科学院"]),
    row(Education, "农科院", "-", &["农业科学院", "农业科学研究院"]),
    row(Education, "林科院", "-", &["林业科学研究院"]),
    row(Education, "社会主义学院", "-", &[]),
    row(Education, "行政学院", "-", &[]),
    row(Institution, "自然科学基金委", "-", &["自然科学基金委员会"]).national(),
    row(Enterprise, "供电公司", "-", &["电力公司"]),
    row(Enterprise, "邮政公司", "-", &["邮政分公司"]),
    row(Enterprise, "烟草公司", "-", &[]),
    row(Enterprise, "国开行", "-", &["国家开发银行", "开发银行"]),
    row(Enterprise, "农发行", "-", &["农业发展银行", "中国农业发展银行"]),
    row(Enterprise, "进出口银行", "-", &["中国进出口银行"]),
    row(Enterprise, "国铁集团", "-", &["中国国家铁路集团", "国家铁路集团", "中国铁路总公司", "铁路总公司", "中国国家铁路集团有限公司"]).national(),
    row(Enterprise, "国家电网", "-", &["国家电网公司", "国家电网有限公司"]).national(),
    row(Enterprise, "南方电网", "-", &["南方电网公司"]).national(),
    row(Enterprise, "农商行", "-", &["农村商业银行", "农商银行"]),
];
