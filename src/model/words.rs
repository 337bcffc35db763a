//! The closed word lists of the field: each value has one spelling in tables and files.

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
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word for it in tables and files.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The value that a word stands for.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == word)
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

    /// What a department does for a task.
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

    /// Why a department counts as the lead of a task. All but leads, and roles that the text states, have `None`.
    LeadBasis {
        /// The text says so: 牵头, 牵头单位.
        Stated = "stated",
        /// A sentence of the document says how to read its lists: 列第一位者为牵头单位，下同.
        DocumentRule = "document-rule",
        /// Nothing says so; the first of the list is taken as the lead by custom.
        FirstListed = "first-listed",
        /// No lead can be named on any ground.
        None = "none",
    }

    /// What a heading is for.
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

    /// What kind of organisation a department is.
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

    /// The level of government that a department or a place belongs to.
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

    /// How the real value is to compare with the printed one.
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
    Attribute {
        /// 约束性: must be met, and counts in the appraisal of governments.
        Binding = "binding",
        /// 预期性: hoped for, met mainly by others than governments.
        Expected = "expected",
    }

    /// Where an indicator stands.
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

    /// Which way an indicator is to move.
    Direction {
        /// More is better.
        Higher = "higher",
        /// Less is better.
        Lower = "lower",
    }

    /// How often something comes back (频次).
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

    /// What a department that running text names does there. It is never an assignment: that takes a clause.
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

    /// What a quantity in prose is.
    TargetKind {
        /// A promise (量化目标).
        Target = "target",
        /// Money paid to somebody, or the rule of its matching (补助, 配套).
        Funding = "funding",
        /// What was reached already (成效).
        PastResult = "past-result",
    }

    /// Where the date by which a target falls due is said.
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
    /// The word that plans print: 约束性, 预期性.
    #[must_use]
    pub const fn printed(self) -> &'static str {
        match self {
            Self::Binding => "约束性",
            Self::Expected => "预期性",
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
