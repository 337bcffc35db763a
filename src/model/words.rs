//! The closed word lists of the field: each value has one spelling in tables and files.

use crate::error::Error;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$vdoc])* #[cfg_attr(feature = "serde", serde(rename = $word))] $variant,)+
        }

        impl $name {
            /// Every value, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word for it in tables and files, which is also how it is displayed.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

        }

        /// Takes the word of tables and files; [`Error::UnknownWord`] where none is written so.
        impl core::str::FromStr for $name {
            type Err = Error;

            fn from_str(word: &str) -> Result<Self, Error> {
                let found = Self::ALL.iter().copied().find(|value| value.as_str() == word);
                found.ok_or_else(|| Error::UnknownWord { what: stringify!($name), word: word.to_owned() })
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_str())
            }
        }
    )+};
}

words! {
    /// What kind of document a plan is (文种).
    ///
    /// ```
    /// use fengong::model::PlanKind;
    /// use fengong::{Directory, Plan, text::Source};
    /// let source = Source::new("江州市绿道建设2025年工作要点\n一、重点任务\n（一）贯通绿道。打通断点。（市园林局负责）")?;
    /// let plan = Plan::read(&source, &Directory::builtin()).into_value();
    /// assert_eq!(plan.header().kind, Some(PlanKind::WorkPoints));
    /// assert_eq!("work-points".parse(), Ok(PlanKind::WorkPoints));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    PlanKind {
        /// 行动计划, 行动方案, 计划.
        Plan = "plan",
        /// 规划, 纲要: usually five years.
        Programme = "programme",
        /// 工作要点: usually one year.
        WorkPoints = "work-points",
        /// 工作方案, 实施方案, 实施意见, 若干措施, 任务分工: how something is to be carried out.
        WorkScheme = "work-scheme",
    }

    /// What a department does for a task (牵头, 责任, 配合, 指导).
    ///
    /// ```
    /// use fengong::model::Role;
    /// use fengong::{Directory, Plan, text::Source};
    /// let source = Source::new("一、重点任务\n（一）贯通绿道。打通断点。（市园林局牵头，市财政局配合，市水利局指导）\n（二）建设驿站。选好位置。（市文旅局、市体育局按职责分工负责）")?;
    /// let plan = Plan::read(&source, &Directory::builtin()).into_value();
    /// let roles = |task: usize| plan.tasks()[task].assignments.iter().map(|one| one.role).collect::<Vec<_>>();
    /// assert_eq!(roles(0), [Role::Lead, Role::Support, Role::Guide]);
    /// assert_eq!(roles(1), [Role::Joint, Role::Joint]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    Role {
        /// 牵头: answers for the task as a whole.
        Lead = "lead",
        /// 责任: carries its own part of the task.
        Joint = "joint",
        /// 配合, 参与, 协助: helps those who are responsible.
        Support = "support",
        /// 指导, 督导: advises and watches.
        Guide = "guide",
    }

    /// On what ground a department has its role, above all why it counts as the lead (牵头依据).
    ///
    /// What the text says is the ground that wins; a rule of the document comes next, then the custom that the first of a list
    /// leads, which [`ReadOptions`](super::ReadOptions) can switch off.
    ///
    /// ```
    /// use fengong::model::LeadBasis;
    /// use fengong::{Directory, Plan, text::Source};
    /// let clauses = ["市园林局、市财政局", "市园林局牵头，市财政局配合", "市园林局、市财政局；列第一位者为牵头单位，下同", "市园林局、市财政局分别负责"];
    /// let bases = clauses.map(|clause| {
    ///     let text = format!("一、重点任务\n（一）贯通绿道。打通断点。（{clause}）");
    ///     let source = Source::new(&text).unwrap();
    ///     Plan::read(&source, &Directory::builtin()).value.tasks()[0].assignments[0].basis
    /// });
    /// assert_eq!(bases, [LeadBasis::FirstListed, LeadBasis::Stated, LeadBasis::DocumentRule, LeadBasis::None]);
    /// ```
    LeadBasis {
        /// The text says so: 牵头, 牵头单位. Stated helpers and advisers (配合, 指导) have it too.
        Stated = "stated",
        /// A sentence of the document says how to read its lists: 列第一位者为牵头单位，下同.
        DocumentRule = "document-rule",
        /// Nothing says so; the first of the list is taken as the lead by custom.
        FirstListed = "first-listed",
        /// The department is only listed and is not the lead.
        None = "none",
    }

    /// What a heading is for (标题的作用), told by its place and its words.
    ///
    /// ```
    /// use fengong::model::SectionRole;
    /// use fengong::{Directory, Plan, text::Source};
    /// let source = Source::new("一、主要目标\n到2027年，绿道成网。\n二、重点任务\n（一）贯通绿道。打通断点。（市园林局负责）\n三、保障措施\n（一）加强宣传。办好开放日。")?;
    /// let plan = Plan::read(&source, &Directory::builtin()).into_value();
    /// let roles: Vec<_> = plan.sections().iter().map(|section| section.role).collect();
    /// use SectionRole::{Goal, Safeguard, Section, Task};
    /// assert_eq!(roles, [Goal, Section, Task, Section, Safeguard]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    SectionRole {
        /// Holds others, or is background, principle lists, ideology.
        Section = "section",
        /// Holds tasks (重点任务 under a common heading).
        TaskGroup = "task-group",
        /// A task (任务).
        Task = "task",
        /// A step of a task (措施).
        Measure = "measure",
        /// A principle (基本原则).
        Principle = "principle",
        /// Says what is to be reached (目标).
        Goal = "goal",
        /// Says how the plan is kept going (保障措施).
        Safeguard = "safeguard",
        /// A phase of the schedule (阶段).
        Phase = "phase",
        /// An annex (附件).
        Annex = "annex",
        /// A captioned box or table (专栏).
        Table = "table",
    }

    /// What kind of organisation a department is (单位性质).
    ///
    /// ```
    /// use fengong::model::DepartmentKind;
    /// use fengong::Directory;
    /// let kind = |name| Directory::builtin().resolve(name, None).kind;
    /// assert_eq!((kind("市财政局"), kind("市委宣传部")), (DepartmentKind::Government, DepartmentKind::Party));
    /// assert_eq!((kind("各县区"), kind("江州大学")), (DepartmentKind::Collective, DepartmentKind::Education));
    /// ```
    DepartmentKind {
        /// A department of a government (政府部门).
        Government = "government",
        /// An organ of the party (党委部门).
        Party = "party",
        /// A congress, conference, court or procuratorate (人大, 政协, 法院, 检察院).
        State = "state-organ",
        /// A county, town, zone or its administration (县区, 管委会).
        Territory = "territory",
        /// A mass organisation (群团).
        MassOrganisation = "mass-organisation",
        /// A school, university or institute (高校, 院所).
        Education = "education",
        /// An enterprise or bank (企业).
        Enterprise = "enterprise",
        /// Another public institution (事业单位).
        Institution = "institution",
        /// Several at once, not named one by one: 各县区, 有关部门, …成员单位.
        Collective = "collective",
        /// Not known.
        Other = "other",
    }

    /// The level of government that a department or a place belongs to (行政层级), from the state down.
    ///
    /// ```
    /// use fengong::model::{Jurisdiction, Level};
    /// let level = |issuer| Jurisdiction::of_issuer(issuer).map(|found| found.level);
    /// assert_eq!((level("江州市人民政府"), level("广州市南沙区人民政府")), (Some(Level::City), Some(Level::County)));
    /// // From the state down.
    /// assert!(Level::State < Level::Province && Level::County < Level::Township);
    /// ```
    Level {
        /// 国家.
        State = "state",
        /// 省, 自治区, 直辖市.
        Province = "province",
        /// 设区的市, 自治州, 盟.
        City = "city",
        /// 县, 区, 县级市, 旗.
        County = "county",
        /// 乡, 镇, 街道.
        Township = "township",
    }

    /// How the real value is to compare with the printed one (以上, 以下, 左右).
    ///
    /// ```
    /// use fengong::model::Comparator;
    /// use fengong::{Directory, Plan, text::Source};
    /// let words = ["新建120公里以上", "伐树不超过10棵", "驿站达到30座", "植树5万株左右", "培育企业1-2家", "实现社区绿地全覆盖", "居民满意度达到全省平均水平"];
    /// let found = words.map(|words| {
    ///     let text = format!("一、重点任务\n（一）建设绿道。到2027年，{words}。（市园林局负责）");
    ///     let source = Source::new(&text).unwrap();
    ///     Plan::read(&source, &Directory::builtin()).value.targets()[0].comparator
    /// });
    /// use Comparator::{About, AtLeast, AtMost, Equal, Full, Range, Relative};
    /// assert_eq!(found, [AtLeast, AtMost, Equal, About, Range, Full, Relative]);
    /// ```
    Comparator {
        /// 以上, 不低于, 突破, 至少.
        AtLeast = ">=",
        /// 以下, 不超过, 控制在…以内.
        AtMost = "<=",
        /// 达到, or nothing.
        Equal = "=",
        /// 左右, 约.
        About = "~",
        /// 1-2家.
        Range = "range",
        /// 增长6%, 提高1个百分点, with or without a bound.
        Growth = "growth",
        /// 全覆盖.
        Full = "full",
        /// 达到全省平均水平.
        Relative = "relative",
    }

    /// Whether an indicator must be met (属性).
    ///
    /// ```
    /// use fengong::model::Attribute;
    /// use fengong::{Directory, Plan, text::Source};
    /// let source = Source::new(
    ///     "一、主要目标\n指标\t单位\t2024年\t2027年\t属性\n绿道长度\t公里\t310\t480\t约束性\n游客满意度\t%\t80\t90\t预期性\n",
    /// )?;
    /// let plan = Plan::read(&source, &Directory::builtin()).into_value();
    /// let attributes: Vec<_> = plan.indicators().iter().map(|indicator| indicator.attribute).collect();
    /// assert_eq!(attributes, [Some(Attribute::Binding), Some(Attribute::Expected)]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    Attribute {
        /// 约束性: must be met, and counts in the appraisal of governments.
        Binding = "binding",
        /// 预期性: hoped for, met mainly by others than governments.
        Expected = "expected",
        /// 指导性, 引导性: where to aim, with room for what a place needs.
        Guiding = "guiding",
    }

    /// Where an indicator (指标) stands.
    ///
    /// ```
    /// use fengong::model::TableKind;
    /// use fengong::{Directory, Plan, text::Source};
    /// let source = Source::new(
    ///     "一、主要目标\n到2027年，森林覆盖率达到65%。\n指标\t单位\t2024年\t2027年\n绿道长度\t公里\t310\t480\n",
    /// )?;
    /// let plan = Plan::read(&source, &Directory::builtin()).into_value();
    /// let mut tables: Vec<_> = plan.indicators().iter().map(|indicator| (&*indicator.name, indicator.table)).collect();
    /// tables.sort();
    /// assert_eq!(tables, [("森林覆盖率", TableKind::Prose), ("绿道长度", TableKind::Main)]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    TableKind {
        /// In a table of the plan's own text.
        Main = "main",
        /// In a table of an annex (附件).
        Annex = "annex",
        /// In a captioned box (专栏).
        Box = "box",
        /// In a sentence.
        Prose = "prose",
    }

    /// What ties a task or a target to an indicator, the strongest first.
    ///
    /// ```
    /// use fengong::model::Evidence;
    /// use fengong::{Directory, Plan, text::Source};
    /// let source = Source::new(
    ///     "一、主要目标\n指标\t单位\t2027年\t责任单位\n森林覆盖率\t%\t65\t市林业局\n每万人发明专利拥有量\t件\t30\t市市场监管局\n\
    ///      二、重点任务\n（一）植树。提高森林覆盖率。（市林业局）\n（二）护林。守好森林。（市林业局）\n（三）保护创新。鼓励申请发明专利。（市科技局）",
    /// )?;
    /// let plan = Plan::read(&source, &Directory::builtin()).into_value();
    /// let links = |at: usize| plan.indicators()[at].tasks.iter().map(|link| link.evidence).collect::<Vec<_>>();
    /// assert_eq!(links(0), [Evidence::Name, Evidence::Annex]);
    /// assert_eq!(links(1), [Evidence::Subject]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    Evidence {
        /// The task's text, or the target's subject, has the indicator's name.
        Name = "name",
        /// It has what the indicator is about, or a short form of its name: 发明专利 of 每万人发明专利拥有量, 研发投入占比 of
        /// 全社会研发经费支出占地区生产总值比重.
        Subject = "subject",
        /// The table gives the indicator to a department that leads or shares the task, and the task's text has a short word for what
        /// the indicator is about, which alone would say too little: 森林 of 森林覆盖率.
        Annex = "annex",
        /// Whoever answers for the indicator by its table also has the task, and nothing else ties the two. Weak: a department has
        /// many tasks. The reader never writes such a link into a plan; the graph tells them when asked.
        Departments = "departments",
    }

    /// Which way an indicator (指标) is to move.
    ///
    /// ```
    /// use fengong::model::Direction;
    /// use fengong::{Directory, Plan, text::Source};
    /// let source = Source::new(
    ///     "一、主要目标\n指标\t单位\t2024年\t2027年\n绿道长度\t公里\t310\t480\n单位产值能耗\t吨标准煤\t0.5\t≤0.4\n",
    /// )?;
    /// let plan = Plan::read(&source, &Directory::builtin()).into_value();
    /// let ways: Vec<_> = plan.indicators().iter().map(|indicator| indicator.direction).collect();
    /// assert_eq!(ways, [Some(Direction::Higher), Some(Direction::Lower)]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    Direction {
        /// More is better.
        Higher = "higher",
        /// Less is better.
        Lower = "lower",
    }

    /// How often something comes back (频次).
    ///
    /// ```
    /// use fengong::model::Every;
    /// use fengong::{Directory, Plan, text::Source};
    /// let source = Source::new("一、保障措施\n（一）加强督导。每季度通报一次。每月25日前报送进展。")?;
    /// let plan = Plan::read(&source, &Directory::builtin()).into_value();
    /// let acts: Vec<_> = plan.cadences().iter().map(|cadence| (&*cadence.action, cadence.every)).collect();
    /// assert_eq!(acts, [("通报", Some(Every::Quarter)), ("报送", Some(Every::Month))]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    Every {
        /// 日.
        Day = "day",
        /// 周.
        Week = "week",
        /// 月.
        Month = "month",
        /// 季度.
        Quarter = "quarter",
        /// 半年.
        HalfYear = "half-year",
        /// 年.
        Year = "year",
    }

    /// What a department that running text names does there (提及). It is never an assignment: that takes a clause.
    ///
    /// ```
    /// use fengong::model::MentionRole;
    /// use fengong::{Directory, Plan, text::Source};
    /// let source = Source::new("一、保障措施\n（一）加强督导。市城管局每季度通报一次，重大事项向市政府报告。对各县区进行考核。")?;
    /// let plan = Plan::read(&source, &Directory::builtin()).into_value();
    /// let roles: Vec<_> = plan.mentions().iter().map(|mention| (mention.department.name(), mention.role)).collect();
    /// use MentionRole::{Actor, Assessed, Recipient};
    /// assert_eq!(roles, [("市城市管理局", Actor), ("市政府", Recipient), ("各县区", Assessed)]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    MentionRole {
        /// 牵头, 领导.
        Lead = "lead",
        /// Acts: 要, 应, 按照职责分工.
        Actor = "actor",
        /// Acts together with others: 联合, 会同, 与…协同, 依托.
        Partner = "partner",
        /// Watches or decides: 迎接…监督, 贯彻…部署.
        Supervisor = "supervisor",
        /// Is reported to: 向…报告.
        Recipient = "recipient",
        /// Is supported: 支持….
        Beneficiary = "beneficiary",
        /// Is assessed: 对…考核.
        Assessed = "assessed",
    }

    /// What a quantity in prose is: a promise, a payment or a result.
    ///
    /// ```
    /// use fengong::model::TargetKind;
    /// use fengong::{Directory, Plan, text::Source};
    /// let source = Source::new(
    ///     "一、重点任务\n（一）贯通绿道。目前已建成绿道80公里。到2027年，新建绿道120公里。对新建驿站每座补助5万元。（市园林局负责）",
    /// )?;
    /// let plan = Plan::read(&source, &Directory::builtin()).into_value();
    /// let kinds: Vec<_> = plan.targets().iter().map(|target| target.kind).collect();
    /// assert_eq!(kinds, [TargetKind::PastResult, TargetKind::Target, TargetKind::Funding]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    TargetKind {
        /// A promise (量化目标).
        Target = "target",
        /// Money paid to somebody, or the rule of its matching (补助, 配套).
        Funding = "funding",
        /// What was reached already (成效).
        PastResult = "past-result",
    }

    /// Where the date by which a target falls due is said.
    ///
    /// ```
    /// use fengong::model::DueSource;
    /// use fengong::{Directory, Plan, text::Source};
    /// let source = Source::new(
    ///     "江州市绿道建设2025年工作要点\n一、重点任务\n（一）贯通绿道。新建绿道120公里。到2027年，绿道总长度达到480公里。（市园林局负责）",
    /// )?;
    /// let plan = Plan::read(&source, &Directory::builtin()).into_value();
    /// let dues: Vec<_> = plan.targets().iter().flat_map(|target| &target.due).map(|due| (due.year, due.source)).collect();
    /// assert_eq!(dues, [(2025, DueSource::Document), (2027, DueSource::Stated)]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    DueSource {
        /// With the target itself: 到2025年.
        Stated = "stated",
        /// In a sentence before it, or in the opening words of the goals it belongs to.
        Inherited = "inherited",
        /// By the document, which is for one year.
        Document = "document",
    }
}

impl Attribute {
    /// The attribute as plans print it: 约束性, 预期性, 指导性.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Binding => "约束性",
            Self::Expected => "预期性",
            Self::Guiding => "指导性",
        }
    }
}

impl Role {
    /// The role as an office prints it in a table.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Lead => "牵头",
            Self::Joint => "责任",
            Self::Support => "配合",
            Self::Guide => "指导",
        }
    }
}
