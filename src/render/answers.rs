//! What a graph answers, as tables with heads that an office would print.

use std::collections::{HashMap, HashSet};

use super::table::Table;
use crate::graph::{
    Central, Cover, DepartmentKey, DepartmentSet, DepartmentView, Duty, Groups, LeadReason, Leads, Meetings,
    Pair, PlanGraph, Reorganisation, Share, TaskSet, TaskView, Timetable, Workload,
};

/// The name of a department; with its place where the graph has namesakes.
fn name(department: DepartmentView<'_>) -> String {
    if department.graph().departments_named(department.name()).len() > 1 {
        department.full_name()
    } else {
        department.name().to_owned()
    }
}

fn names<'g>(departments: impl IntoIterator<Item = DepartmentView<'g>>) -> String {
    departments.into_iter().map(name).collect::<Vec<_>>().join("、")
}

/// Where a task stands: the path of its heading, behind the plan where there are several.
fn place(task: TaskView<'_>) -> String {
    if task.graph().plans().len() > 1 {
        format!("{} {}", task.plan().key(), task.path())
    } else {
        task.path()
    }
}

fn percent(part: f64) -> String {
    format!("{:.1}%", part * 100.0)
}

impl Table {
    /// Tasks with their place and who has to do with them: 编号, 任务, 单位.
    ///
    /// ```
    /// use fengong::{Plan, graph::PlanGraph, render::Table};
    /// let plan = Plan::builder("方案").section("一", "任务").task("建成平台").lead("市城管局").support("市公安局").build()?;
    /// let graph = PlanGraph::of(plan);
    /// let table = Table::of_tasks("全部任务", &graph.tasks());
    /// assert_eq!(table.rows(), [["一/1", "建成平台", "市城管局、市公安局"]]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn of_tasks(title: impl Into<String>, tasks: &TaskSet<'_>) -> Self {
        let mut table = Self::new(title).with_label("编号").with_title("任务").with_words("单位");
        for task in tasks {
            let mut said = HashSet::new();
            let printed = task.assignments().map(|assignment| assignment.printed());
            let all: Vec<&str> = printed.filter(|name| said.insert(*name)).collect();
            table.push([place(task), task.title().to_owned(), all.join("、")]);
        }
        table
    }

    /// Departments with their tasks by role: 单位, 牵头, 责任, 配合, 指导, 任务.
    #[must_use]
    pub fn of_departments(title: impl Into<String>, departments: &DepartmentSet<'_>) -> Self {
        let mut table = Self::new(title).with_title("单位");
        for head in ["牵头", "责任", "配合", "指导", "任务"] {
            table = table.with_number(head);
        }
        for department in departments {
            let tally = department.tally();
            let numbers = [tally.lead, tally.joint, tally.support, tally.guide, tally.tasks()];
            let numbers = numbers.into_iter().map(|number| number.to_string());
            table.push([name(department)].into_iter().chain(numbers));
        }
        table
    }

    /// The load of each department that has a task, heaviest first: 单位, 牵头, 责任, 配合, 指导, 任务, 提及, 负荷.
    #[must_use]
    pub fn of_workload(workload: &Workload<'_>) -> Self {
        let mut table = Self::new("各单位工作量").with_title("单位");
        for head in ["牵头", "责任", "配合", "指导", "任务", "提及", "负荷"] {
            table = table.with_number(head);
        }
        for row in workload.by_load().into_iter().filter(|row| row.tally().mentions > 0) {
            let tally = row.tally();
            let counts = [tally.lead, tally.joint, tally.support, tally.guide, tally.tasks(), tally.mentions];
            let numbers =
                counts.into_iter().map(u64::from).chain([row.load()]).map(|number| number.to_string());
            let name = row.department().map_or_else(|| row.name().to_owned(), name);
            table.push([name].into_iter().chain(numbers));
        }
        table
    }

    /// Shares of leads and load: 单位, 牵头, 牵头占比, 负荷, 负荷占比.
    #[must_use]
    pub fn of_shares(shares: &[Share<'_>]) -> Self {
        let mut table = Self::new("牵头和负荷占比").with_title("单位");
        for head in ["牵头", "牵头占比", "负荷", "负荷占比"] {
            table = table.with_number(head);
        }
        for share in shares {
            let row = share.row;
            let name = row.department().map_or_else(|| row.name().to_owned(), name);
            let (lead, load) = (row.tally().lead.to_string(), row.load().to_string());
            table.push([name, lead, percent(share.led), load, percent(share.load)]);
        }
        table
    }

    /// Pairs of departments that share tasks: 序号, 单位, 协作单位, 共同任务, and 权重 where tasks do not count one each.
    #[must_use]
    pub fn of_pairs(pairs: &[Pair<'_>]) -> Self {
        let mut table =
            Self::new("协作最多的单位").with_label("序号").with_words("单位").with_words("协作单位");
        table = table.with_number("共同任务");
        if pairs.iter().any(|pair| pair.weight() != u64::from(pair.shared())) {
            table = table.with_number("权重");
        }
        for (at, pair) in pairs.iter().enumerate() {
            let (shared, weight) = (pair.shared().to_string(), pair.weight().to_string());
            table.push([(at + 1).to_string(), name(pair.one()), name(pair.other()), shared, weight]);
        }
        table
    }

    /// The place of departments in the network: 单位, 协作单位数, 协作量, 核心度, 中介度, with a note on what the last two mean.
    #[must_use]
    pub fn of_central(central: &[Central<'_>]) -> Self {
        let mut table = Self::new("核心单位和桥梁单位").with_title("单位");
        for head in ["协作单位数", "协作量", "核心度", "中介度"] {
            table = table.with_number(head);
        }
        for each in central {
            let (partners, strength) = (each.partners.to_string(), each.strength.to_string());
            table.push([
                name(each.department),
                partners,
                strength,
                percent(each.rank),
                percent(each.betweenness),
            ]);
        }
        table.note("核心度按协作量计，全部单位合计 100%；中介度是其他单位两两之间最短联系经过它的比例。");
        table
    }

    /// Groups of departments that work together: 序号, 单位数, 单位, with the modularity as a note.
    #[must_use]
    pub fn of_groups(groups: &Groups<'_>) -> Self {
        let mut table = Self::new("协作群").with_label("序号").with_number("单位数").with_title("单位");
        for (at, group) in groups.groups().iter().enumerate() {
            table.push([(at + 1).to_string(), group.len().to_string(), names(group)]);
        }
        table.note(format!(
            "模块度 {:.3}：零为群内外协作无别，一般超过 0.3 才说明确有分群。",
            groups.modularity()
        ));
        table
    }

    /// Leads as they were decided: 编号, 任务, 牵头单位, 理由, 原牵头单位.
    #[must_use]
    pub fn of_leads(title: impl Into<String>, leads: &Leads<'_>) -> Self {
        let mut table = Self::new(title).with_label("编号").with_title("任务");
        table = table.with_words("牵头单位").with_words("理由").with_words("原牵头单位");
        for choice in leads.choices() {
            let reason = match (choice.reason, choice.is_change()) {
                (LeadReason::Given, _) => "文件已定",
                (LeadReason::Only, true) => "唯一可选，新定",
                (LeadReason::Only, false) => "唯一可选",
                (_, true) => "均衡选定，新定",
                (_, false) => "均衡选定，照旧",
            };
            let before = names(&choice.before);
            table.push([
                place(choice.task),
                choice.task.title().to_owned(),
                name(choice.lead),
                reason.to_owned(),
                before,
            ]);
        }
        table
    }

    /// How many tasks each department leads once leads were decided, and before: 单位, 建议牵头, 原牵头.
    #[must_use]
    pub fn of_lead_loads(leads: &Leads<'_>) -> Self {
        let mut table =
            Self::new("各单位牵头任务数").with_title("单位").with_number("建议牵头").with_number("原牵头");
        // A task with several leads has a line for each of them, one behind the other, and led by each of them before.
        let mut led: HashMap<DepartmentKey, u32> = HashMap::new();
        for lines in leads.choices().chunk_by(|one, other| one.task == other.task) {
            for department in lines.iter().take(1).flat_map(|line| &line.before) {
                *led.entry(department.key()).or_default() += 1;
            }
        }
        for &(department, load) in leads.loads() {
            let before = led.get(&department.key()).copied().unwrap_or_default();
            table.push([name(department), load.to_string(), before.to_string()]);
        }
        table
    }

    /// What moved in a reorganisation of a graph: 编号, 事项, 原单位, 原角色, 现单位, 现角色, 说明.
    ///
    /// What stays as it is with the department that keeps its name, as most does where somebody else is merged into it, is only
    /// counted, in a note. `before` is the graph that was reorganised; what another graph does not have is left out.
    #[must_use]
    pub fn of_moves(before: &PlanGraph, after: &Reorganisation) -> Self {
        let mut table = Self::new("职责变动").with_label("编号").with_title("事项");
        for head in ["原单位", "原角色", "现单位", "现角色", "说明"] {
            table = table.with_words(head);
        }
        let mut kept = 0_usize;
        for each in after.moves() {
            let duty = match each.duty {
                Duty::Task(key) => before.task(key).map(|task| (place(task), task.title().to_owned())),
                Duty::Indicator(key) => {
                    before.indicator(key).map(|indicator| ("指标".to_owned(), indicator.name().to_owned()))
                }
            };
            let (Ok((place, title)), Ok(from)) = (duty, before.department(each.from)) else { continue };
            let to = each.to.and_then(|key| after.graph().department(key).ok());
            let remark = match (to, each.met, each.after == Some(each.before)) {
                (None, ..) => "无人承接",
                (_, true, true) => "合并为一",
                (_, true, false) => "合并为一，从高定角色",
                (Some(to), false, true) if to.name() == from.name() => {
                    kept += 1;
                    continue;
                }
                _ => "",
            };
            table.push([
                place,
                title,
                name(from),
                each.before.label().to_owned(),
                to.map(name).unwrap_or_default(),
                each.after.map_or("", crate::model::Role::label).to_owned(),
                remark.to_owned(),
            ]);
        }
        if kept > 0 {
            table.note(format!("另有 {kept} 项照旧由原单位承担，未列。"));
        }
        table
    }

    /// Who must be in the room: 单位 and how many of the tasks each has to do with, with what is proven as a note.
    #[must_use]
    pub fn of_cover(cover: &Cover<'_>, tasks: &TaskSet<'_>) -> Self {
        let mut table = Self::new("最少到会单位").with_title("单位").with_number("涉及任务");
        for department in &cover.departments {
            let own = department.tasks().iter().filter(|task| tasks.contains(*task)).count();
            table.push([name(department), own.to_string()]);
        }
        let count = cover.departments.len();
        table.note(match cover.is_smallest() {
            true => format!("{count} 个单位是最少的，再少不能覆盖全部任务。"),
            false => format!("{count} 个单位，不少于 {} 个；任务太多，未能证明最少。", cover.least),
        });
        if !cover.untouched.is_empty() {
            table.note(format!("{} 项任务没有可以到会的单位。", cover.untouched.len()));
        }
        table
    }

    /// Rounds of meetings: 场次, 编号, 任务, 单位, with what is proven as a note.
    #[must_use]
    pub fn of_meetings(meetings: &Meetings<'_>) -> Self {
        let mut table =
            Self::new("会议分场").with_label("场次").with_label("编号").with_title("任务").with_words("单位");
        for (at, round) in meetings.rounds.iter().enumerate() {
            for task in round {
                let departments = names(task.departments());
                table.push([(at + 1).to_string(), place(task), task.title().to_owned(), departments]);
            }
        }
        let count = meetings.rounds.len();
        table.note(match meetings.is_fewest() {
            true => format!("{count} 场是最少的，同一场的会议没有共同单位。"),
            false => format!("{count} 场，不少于 {} 场；任务太多，未能证明最少。", meetings.least),
        });
        table
    }

    /// A timetable: 编号, 任务, 最早开始, 最早完成, 时限, 机动天数, 说明.
    #[must_use]
    pub fn of_timetable(timetable: &Timetable<'_>) -> Self {
        let mut table = Self::new("进度表").with_label("编号").with_title("任务");
        table =
            table.with_words("最早开始").with_words("最早完成").with_words("时限").with_number("机动天数");
        table = table.with_words("说明");
        let critical: HashSet<_> = timetable.critical_path().iter().map(|task| task.key()).collect();
        for row in timetable.rows() {
            let remark = match (row.late(), critical.contains(&row.task.key())) {
                (0, true) => "关键".to_owned(),
                (0, false) => String::new(),
                (late, _) => format!("逾期 {late} 天"),
            };
            table.push([
                place(row.task),
                row.task.title().to_owned(),
                row.begins.to_string(),
                row.ends.to_string(),
                row.due.map(|due| due.to_string()).unwrap_or_default(),
                row.slack.to_string(),
                remark,
            ]);
        }
        table
    }
}
