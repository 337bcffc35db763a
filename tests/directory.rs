//! What the directory makes of printed names: prefixes, aliases, places, kinds, collectives.

use fengong::model::{DepartmentKind, Jurisdiction, Level};
use fengong::{Directory, Error};

fn within(issuer: &str) -> Option<Jurisdiction> {
    Jurisdiction::of_issuer(issuer)
}

#[track_caller]
fn check(issuer: &str, table: &[(&str, &str)]) {
    let at = within(issuer);
    assert!(issuer.is_empty() || at.is_some(), "nobody is known to stand behind {issuer}");
    let directory = Directory::builtin();
    let wrong: Vec<_> = table
        .iter()
        .filter_map(|&(printed, expected)| {
            let found = directory.resolve(printed, at.as_ref());
            (&*found.name != expected).then(|| format!("{printed} → {} instead of {expected}", found.name))
        })
        .collect();
    assert!(wrong.is_empty(), "in a document of {issuer:?}:\n{}", wrong.join("\n"));
}

#[test]
fn spellings_of_a_city_department_are_one() {
    check(
        "临沂市人民政府办公室",
        &[
            ("市发展改革委", "市发展改革委"),
            ("市发改委", "市发展改革委"),
            ("发改委", "市发展改革委"),
            ("市发展和改革委员会", "市发展改革委"),
            ("临沂市发展和改革委员会", "市发展改革委"),
            ("市工信局", "市工业和信息化局"),
            ("市工业和信息化局", "市工业和信息化局"),
            ("工信局", "市工业和信息化局"),
            ("市人社局", "市人力资源社会保障局"),
            ("市人力资源和社会保障局", "市人力资源社会保障局"),
            ("市人力资源社会保障局", "市人力资源社会保障局"),
            ("市住建局", "市住房城乡建设局"),
            ("市住房和城乡建设局", "市住房城乡建设局"),
            ("市卫健委", "市卫生健康委"),
            ("市卫生健康委员会", "市卫生健康委"),
            ("市科学技术局", "市科技局"),
            ("临沂市科技局", "市科技局"),
            ("市府办", "市政府办公室"),
            ("市政府办", "市政府办公室"),
            ("市人民政府办公室", "市政府办公室"),
            ("市委编办", "市委编办"),
            ("市委编委办", "市委编办"),
            ("市委机构编制委员会办公室", "市委编办"),
            ("市编办", "市委编办"),
            ("市委宣传部", "市委宣传部"),
            ("中共临沂市委宣传部", "市委宣传部"),
            ("宣传部", "市委宣传部"),
            ("市委网信办", "市委网信办"),
            ("市网信办", "市委网信办"),
            ("市委政法委员会", "市委政法委"),
            ("市委办公室", "市委办公室"),
            ("市委办", "市委办公室"),
            ("市委", "市委"),
            ("市纪委监委", "市纪委监委"),
            ("市纪委", "市纪委监委"),
            ("市市场监管局", "市市场监管局"),
            ("市场监管局", "市市场监管局"),
            ("市市场监督管理局", "市市场监管局"),
            ("市政务服务局", "市政务服务局"),
            ("市政协", "市政协"),
            ("市人大常委会", "市人大常委会"),
            ("团市委", "团市委"),
            ("共青团临沂市委", "团市委"),
            ("共青团市委", "团市委"),
            ("市妇女联合会", "市妇联"),
            ("市科学技术协会", "市科协"),
            ("市残联", "市残联"),
            ("市总工会", "市总工会"),
            ("市工商业联合会", "市工商联"),
            ("市金融办", "市金融办"),
            ("市委金融办", "市委金融办"),
            ("市中级人民法院", "市法院"),
            ("市人民检察院", "市检察院"),
            ("市行政审批服务局", "市行政审批局"),
            ("市信息通信发展办公室", "市信息通信发展办公室"),
            ("市 科 技 局", "市科技局"),
            ("市人民政府", "市政府"),
            ("临沂市人民政府", "市政府"),
            ("国家税务总局临沂市税务局", "市税务局"),
            ("市城市更新指挥部", "市城市更新指挥部"),
            ("区域合作办", "市合作交流办"),
            ("市委市直机关工委", "市直机关工委"),
            ("市监委", "市监委"),
            ("市监局", "市市场监管局"),
            ("市外办", "市外办"),
            ("市政府外办", "市外办"),
            ("市公积金中心", "市住房公积金中心"),
            ("市生态环境局兰山分局", "市生态环境局兰山分局"),
        ],
    );
}

#[test]
fn zones_and_counties_of_a_city_keep_their_names() {
    check(
        "临沂市人民政府",
        &[
            ("临沂高新区", "临沂高新区管委会"),
            ("临沂高新区管委会", "临沂高新区管委会"),
            ("高新区管委会", "临沂高新区管委会"),
            ("市高新区", "临沂高新区管委会"),
            ("临沂高新技术产业开发区管理委员会", "临沂高新区管委会"),
            ("沂河新区", "沂河新区管委会"),
            ("沂河新区管委会", "沂河新区管委会"),
            ("云南云县产业园区管委会", "云南云县产业园区管委会"),
            ("兰山区", "兰山区"),
            ("兰山区人民政府", "兰山区"),
            ("沂水县政府", "沂水县"),
            ("兰山区科技局", "兰山区科技局"),
            ("兰山区发改局", "兰山区发展改革局"),
            ("区科技局", "区科技局"),
            ("临沂海关", "临沂海关"),
            ("临沂银保监分局", "临沂银保监分局"),
            ("人行临沂市分行", "人民银行临沂市分行"),
            ("中国人民银行临沂市中心支行", "人民银行临沂市中心支行"),
            ("人行临沂中支", "人民银行临沂中心支行"),
            ("国网临沂供电公司", "国网临沂供电公司"),
            ("青岛理工大学临沂校区", "青岛理工大学临沂校区"),
            ("临沂日报报业集团", "临沂日报报业集团"),
        ],
    );
}

#[test]
fn a_provinces_document_supplies_its_own_prefix() {
    check(
        "山东省人民政府",
        &[
            ("工业和信息化厅", "省工业和信息化厅"),
            ("省工信厅", "省工业和信息化厅"),
            ("省科学技术厅", "省科技厅"),
            ("山东省科技厅", "省科技厅"),
            ("省委宣传部", "省委宣传部"),
            ("省政府办公厅", "省政府办公厅"),
            ("省市场监管局(省知识产权局)", "省市场监管局"),
            ("省人力资源和社会保障厅", "省人力资源社会保障厅"),
            ("省应急厅", "省应急管理厅"),
            ("省通信管理局", "省通信管理局"),
            ("临沂市", "临沂市"),
            ("临沂市人民政府", "临沂市"),
            ("人力资源社会保障部", "人力资源社会保障部"),
            ("团省委", "团省委"),
        ],
    );
    check(
        "上海市人民政府",
        &[("市科委", "市科委"), ("发展改革委", "市发展改革委"), ("上海市教委", "市教委")],
    );
    check(
        "广西壮族自治区人民政府",
        &[
            ("自治区财政厅", "自治区财政厅"),
            ("区财政厅", "自治区财政厅"),
            ("财政厅", "自治区财政厅"),
            ("自治区党委宣传部", "自治区党委宣传部"),
            ("宣传部", "自治区党委宣传部"),
        ],
    );
}

#[test]
fn the_states_bodies_keep_the_names_it_uses() {
    check(
        "国务院办公厅",
        &[
            ("发展改革委", "国家发展改革委"),
            ("国家发展和改革委员会", "国家发展改革委"),
            ("工业和信息化部", "工业和信息化部"),
            ("工信部", "工业和信息化部"),
            ("财政部", "财政部"),
            ("人民银行", "人民银行"),
            ("中国人民银行", "人民银行"),
            ("市场监管总局", "市场监管总局"),
            ("国家市场监督管理总局", "市场监管总局"),
            ("税务总局", "税务总局"),
            ("能源局", "国家能源局"),
            ("国资委", "国务院国资委"),
            ("中央宣传部", "中央宣传部"),
            ("中宣部", "中央宣传部"),
            ("中央网信办", "中央网信办"),
            ("国家网信办", "国家网信办"),
            ("海关总署", "海关总署"),
            ("证监会", "证监会"),
            ("中国残联", "中国残联"),
            ("全国妇联", "全国妇联"),
            ("科学技术部", "科技部"),
            ("最高法", "最高人民法院"),
            ("中科院", "中科院"),
            ("各省级人民政府", "各省区市"),
            ("各省、自治区、直辖市人民政府", "各省区市"),
            ("各地区", "各地区"),
            ("国务院安委会办公室", "国务院安委办"),
            ("中国国家铁路集团有限公司", "国铁集团"),
            ("供销合作总社", "供销合作总社"),
        ],
    );
}

#[test]
fn without_a_jurisdiction_no_prefix_is_supplied() {
    check(
        "",
        &[
            ("发改委", "发展改革委"),
            ("市发改委", "市发展改革委"),
            ("临沂市发改委", "临沂市发展改革委"),
            ("财政部", "财政部"),
            ("高新区", "高新区管委会"),
        ],
    );
}

#[test]
fn a_countys_document_has_its_own_sign() {
    check(
        "广州市南沙区人民政府",
        &[
            ("区发改局", "区发展改革局"),
            ("南沙区科技局", "区科技局"),
            ("市科技局", "市科技局"),
            ("科技局", "区科技局"),
        ],
    );
    check(
        "沂水县人民政府",
        &[("教体局", "县教育体育局"), ("县委组织部", "县委组织部"), ("组织部", "县委组织部")],
    );
}

#[test]
fn bodies_that_differ_stay_apart() {
    let city = within("临沂市人民政府");
    let directory = Directory::builtin();
    for (one, other) in [
        ("市发展改革委", "市经信委"),
        ("市自然资源局", "市自然资源和规划局"),
        ("市林业局", "市林业和草原局"),
        ("市科技局", "兰山区科技局"),
        ("市科技局", "区科技局"),
        ("市科技局", "省科技厅"),
        ("市大数据局", "市大数据中心"),
        ("市委金融办", "市金融办"),
        ("市政府办公室", "市委办公室"),
    ] {
        let (one, other) = (directory.resolve(one, city.as_ref()), directory.resolve(other, city.as_ref()));
        assert_ne!(one.name, other.name);
    }
}

#[test]
fn level_place_and_kind_follow_from_name_and_issuer() {
    use DepartmentKind as K;
    let city = within("临沂市人民政府");
    let directory = Directory::builtin();
    for (printed, kind, level, place, known) in [
        ("市科技局", K::Government, Some(Level::City), Some("临沂市"), true),
        ("省科技厅", K::Government, Some(Level::Province), None, true),
        ("科技部", K::Government, Some(Level::State), None, true),
        ("市委组织部", K::Party, Some(Level::City), Some("临沂市"), true),
        ("市政协", K::State, Some(Level::City), Some("临沂市"), true),
        ("市妇联", K::MassOrganisation, Some(Level::City), Some("临沂市"), true),
        ("团市委", K::MassOrganisation, Some(Level::City), Some("临沂市"), true),
        ("兰山区", K::Territory, Some(Level::County), Some("兰山区"), true),
        ("临沂高新区", K::Territory, Some(Level::County), Some("临沂高新区"), true),
        ("临沂大学", K::Education, Some(Level::City), Some("临沂市"), true),
        ("清华大学", K::Education, None, None, true),
        ("国网临沂供电公司", K::Enterprise, Some(Level::City), Some("临沂市"), true),
        ("各县区", K::Collective, Some(Level::County), Some("临沂市"), true),
        ("有关高职院校", K::Collective, None, Some("临沂市"), true),
        ("市城市更新指挥部", K::Government, Some(Level::City), Some("临沂市"), false),
        ("未来之星", K::Other, None, None, false),
        ("市广播电视台", K::Institution, Some(Level::City), Some("临沂市"), true),
    ] {
        let found = directory.resolve(printed, city.as_ref());
        assert_eq!(
            (found.kind, found.level, found.place.as_deref(), found.known),
            (kind, level, place, known),
            "{printed}"
        );
    }
}

#[test]
fn a_bracket_at_the_end_is_a_second_name() {
    let city = within("舟山市人民政府");
    let second = |printed| {
        let found = Directory::builtin().resolve(printed, city.as_ref());
        (found.name.to_string(), found.second_name.map(String::from))
    };
    let some = |name: &str, second: &str| (name.to_owned(), Some(second.to_owned()));
    assert_eq!(second("市府办〔市大数据局〕"), some("市政府办公室", "市大数据局"));
    assert_eq!(second("市交通委（市道运局）"), some("市交通运输委", "市道运局"));
    assert_eq!(second("市交通委(含村改居)"), ("市交通运输委".to_owned(), None));
    assert_eq!(second("各区（县、市）").0, "各县区");
}

#[test]
fn issuers_tell_level_and_place() {
    for (issuer, level, place) in [
        ("国务院", Level::State, ""),
        ("国务院办公厅", Level::State, ""),
        ("国家发展改革委", Level::State, ""),
        ("财政部", Level::State, ""),
        ("中共中央办公厅", Level::State, ""),
        ("山东省人民政府", Level::Province, "山东省"),
        ("山东省科学技术厅", Level::Province, "山东省"),
        ("北京市人民政府办公厅", Level::Province, "北京市"),
        ("内蒙古自治区人民政府", Level::Province, "内蒙古自治区"),
        ("临沂市人民政府办公室", Level::City, "临沂市"),
        ("中共临沂市委办公室 临沂市人民政府办公室", Level::City, "临沂市"),
        ("恩施土家族苗族自治州人民政府", Level::City, "恩施土家族苗族自治州"),
        ("锡林郭勒盟行政公署", Level::City, "锡林郭勒盟"),
        ("沂水县人民政府", Level::County, "沂水县"),
        ("广州市南沙区人民政府", Level::County, "南沙区"),
        ("阿鲁科尔沁旗人民政府", Level::County, "阿鲁科尔沁旗"),
        ("临沂高新区管委会", Level::County, "临沂高新区"),
        ("广州市番禺区人民政府沙湾街道办事处", Level::Township, "沙湾街道"),
    ] {
        assert_eq!(within(issuer), Some(Jurisdiction { level, place: place.into() }), "{issuer}");
    }
    for nobody in ["", "某某公司", "发展改革委"] {
        assert_eq!(within(nobody), None, "{nobody}");
    }
}

#[test]
fn spellings_of_a_collective_share_its_members() -> Result<(), Error> {
    let directory = Directory::builtin()
        .with_members("各县区", Some("临沂市"), ["兰山区", "罗庄区"])?
        .with_members("各县（市、区）人民政府", None, ["某县"])?
        .with_members("市重点办成员单位", Some("临沂市"), ["市科技局"])?;
    for spelling in [
        "各县区",
        "各县（区）",
        "各区县",
        "各县区人民政府",
        "各县（市、区）",
        "各县、区人民政府",
        "各县（市、区）政府",
    ] {
        assert_eq!(directory.members(spelling, Some("临沂市")).len(), 2, "{spelling}");
        assert_eq!(directory.members(spelling, Some("临沧市")), ["某县".into()], "{spelling}");
    }
    assert_eq!(directory.members("市重点办成员单位", Some("临沂市")), ["市科技局".into()]);
    assert!(directory.members("市重点办成员单位", None).is_empty());
    assert!(directory.members("各镇街", Some("临沂市")).is_empty());
    let zones =
        Directory::builtin().with_members("各开发区", Some("临沂市"), ["高新区", "临沂经济技术开发区"])?;
    let canonical: [Box<str>; 2] = ["临沂高新区管委会".into(), "临沂经开区管委会".into()];
    assert_eq!(zones.members("各开发区", Some("临沂市")), canonical);
    Ok(())
}

#[test]
fn what_a_caller_says_goes_before_the_table() -> Result<(), Error> {
    let city = within("临沂市人民政府");
    let directory = Directory::builtin()
        .with_alias("市自然资源和规划局", "市自然资源局")?
        .with_department("沂蒙云谷", DepartmentKind::Institution)?
        .with_alias("沂蒙云谷", "云谷")?
        .with_department("市发展和改革委员会", DepartmentKind::Government)?;
    let name = |printed: &str| directory.resolve(printed, city.as_ref()).name.to_string();
    assert_eq!(name("市自然资源局"), "市自然资源和规划局");
    assert_eq!(name("自然资源局"), "市自然资源和规划局");
    assert_eq!(name("云　谷"), "沂蒙云谷");
    assert_eq!(name("市发展和改革委员会"), "市发展和改革委员会");
    assert!(directory.resolve("云谷", None).known);
    assert_eq!(directory.resolve("云谷", None).kind, DepartmentKind::Institution);
    let none = Directory::empty().resolve("发改委", city.as_ref());
    assert_eq!((&*none.name, none.known), ("发改委", false));
    Ok(())
}

#[test]
fn a_name_cannot_stand_for_two_things() -> Result<(), Error> {
    let directory =
        Directory::empty().with_alias("甲局", "丙局")?.with_department("丁局", DepartmentKind::Other)?;
    let refused = |result: Result<Directory, Error>| matches!(result, Err(Error::ConflictingName { .. }));
    assert!(refused(directory.clone().with_alias("乙局", "丙局")));
    assert!(refused(directory.clone().with_alias("乙局", "甲局")));
    assert!(refused(directory.clone().with_alias("乙局", "丁局")));
    assert!(refused(directory.clone().with_department("丙局", DepartmentKind::Other)));
    assert!(refused(directory.clone().with_department("丁局", DepartmentKind::Party)));
    let members = directory.clone().with_members("各县区", None, ["甲县"])?;
    assert!(refused(members.clone().with_members("各区县", None, ["乙县"])));
    assert_eq!(members.clone().with_members("各区县", None, ["甲县"])?, members);
    assert_eq!(directory.clone().with_alias("甲局", "丙局")?, directory);
    assert_eq!(Directory::empty().with_alias("甲局", " "), Err(Error::EmptyName { what: "alias" }));
    assert_eq!(
        Directory::empty().with_department("", DepartmentKind::Other),
        Err(Error::EmptyName { what: "department" })
    );
    assert_eq!(
        Directory::empty().with_members("各县", None, [" "]),
        Err(Error::EmptyName { what: "member" })
    );
    Ok(())
}

#[test]
fn a_directory_reads_back_as_it_was_written() -> Result<(), Box<dyn std::error::Error>> {
    let directory = Directory::builtin()
        .with_department("沂蒙云谷", DepartmentKind::Institution)?
        .with_alias("沂蒙云谷", "云谷")?
        .with_alias("市自然资源和规划局", "市自然资源局")?
        .with_members("各县区", Some("临沂市"), ["兰山区", "沂水县"])?
        .with_members("各县区", None, ["某县"])?;
    let text = serde_json::to_string(&directory)?;
    assert_eq!(serde_json::from_str::<Directory>(&text)?, directory);
    assert_eq!(text, serde_json::to_string(&serde_json::from_str::<Directory>(&text)?)?);
    let empty = serde_json::to_string(&Directory::empty())?;
    assert_eq!(serde_json::from_str::<Directory>(&empty)?, Directory::empty());
    Ok(())
}

#[test]
fn a_directory_written_by_hand_may_be_short() -> Result<(), Box<dyn std::error::Error>> {
    let directory: Directory = serde_json::from_str(
        r#"{"version": 1, "departments": [{"name": "市数据局", "aliases": ["市大数据局"]}],
            "members": [{"collective": "各区", "place": "甲市", "members": ["乙区"]}]}"#,
    )?;
    let city = within("甲乙市人民政府");
    assert_eq!(&*directory.resolve("大数据局", city.as_ref()).name, "市数据局");
    assert_eq!(directory.members("各区", Some("甲市")), ["乙区".into()]);
    Ok(())
}

#[test]
fn a_bad_file_is_refused_with_the_place_and_the_reason() {
    for (file, reason) in [
        (r#"{"version": 2}"#, "at version: version 2 is not known, 1 is"),
        (r#"{}"#, "missing field `version`"),
        (r#"{"version": 1, "alias": []}"#, "unknown field `alias`"),
        (
            r#"{"version": 1, "departments": [{"name": " ", "kind": "party"}]}"#,
            "at departments[0]: the department is empty",
        ),
        (
            r#"{"version": 1, "departments": [{"name": "甲局", "kind": "bureau"}]}"#,
            "unknown variant `bureau`",
        ),
        (
            r#"{"version": 1, "departments": [{"name": "甲局"}]}"#,
            "at departments[0]: \"甲局\" has neither kind nor aliases",
        ),
        (
            r#"{"version": 1, "departments": [{"name": "甲局", "aliases": ["丙局"]}, {"name": "乙局", "aliases": ["丁局", "丙局"]}]}"#,
            "at departments[1].aliases[1]: \"丙局\" already stands for \"甲局\", it cannot stand for \"乙局\" too",
        ),
        (
            r#"{"version": 1, "members": [{"collective": "各区", "members": [""]}]}"#,
            "at members[0]: the member is empty",
        ),
    ] {
        let error = serde_json::from_str::<Directory>(file).unwrap_err().to_string();
        assert!(error.contains(reason), "{file}: {error}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_resolves_to_a_name_that_stands_for_itself(
        name in "(临沂市|市|市委|省|国家|各|有关|区|高新|兰山区|团)?[市区县局委办部厅科技发展改革和金融各有关（）()、临沂高新人民政府中心管会]{0,12}",
    ) {
        let directory = Directory::builtin();
        for at in [None, within("临沂市人民政府"), within("国务院"), within("兰山区人民政府")] {
            let once = directory.resolve(&name, at.as_ref());
            let twice = directory.resolve(&once.name, at.as_ref());
            proptest::prop_assert_eq!(&once.name, &twice.name, "{}", name);
        }
    }

    #[test]
    fn width_and_blanks_make_no_difference(name in "[市区科技局委办（）、各有关政府]{1,10}", at in 0_usize..10) {
        let directory = Directory::builtin();
        let city = within("临沂市人民政府");
        let half: String = name.chars().map(fengong::text::fold_char).collect();
        let mut spaced: Vec<char> = name.chars().collect();
        spaced.insert(at.min(spaced.len()), '\u{3000}');
        let spaced: String = spaced.into_iter().collect();
        let expected = directory.resolve(&name, city.as_ref());
        proptest::prop_assert_eq!(&directory.resolve(&half, city.as_ref()), &expected);
        proptest::prop_assert_eq!(&directory.resolve(&spaced, city.as_ref()), &expected);
    }
}
