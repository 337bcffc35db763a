//! The first door of a plan: from a document's parts to typed facts, with names resolved.

mod assign;
mod clauses;
mod derived;
mod direction;
mod figures;
mod findings;
mod header;
mod held;
mod indicators;
mod links;
mod mentions;
mod past;
mod places;
mod prose;
mod relocate;
mod rows;
mod running;
mod schedule;
mod sections;
mod statistic;
mod targets;
mod tasks;
mod ties;

use super::directory::Directory;
use super::plan::Plan;
use crate::diagnostic::{Diagnostic, Parsed};
use crate::document::Document;
use crate::document::residue::Cleaned;
use crate::text::Source;

/// How a document is to be read. The default reads as an office would.
///
/// ```
/// use fengong::{Directory, Plan, model::ReadOptions, text::Source};
/// let source = Source::new("一、重点任务\n（一）建设科技馆。完成选址。（市科技局、市财政局）")?;
/// let options = ReadOptions::default().with_first_listed_lead(false);
/// let plan = Plan::read_with(&source, &Directory::builtin(), &options).into_value();
/// assert_eq!(plan.tasks()[0].leads().count(), 0);
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadOptions {
    first_listed_lead: bool,
    facts: bool,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self { first_listed_lead: true, facts: true }
    }
}

impl ReadOptions {
    /// Whether the first department of a plain list counts as the lead when neither the clause nor the document says who leads. On by
    /// default: joint documents list the host first, and offices that state a rule state this one.
    #[must_use]
    pub const fn with_first_listed_lead(mut self, yes: bool) -> Self {
        self.first_listed_lead = yes;
        self
    }

    /// Whether what a plan says beside its division of work is read: indicators, targets, phases, cadences, deadlines and mentions.
    /// On by default. Who only wants tasks and who has them, for a matrix or a graph of thousands of plans, saves the time.
    ///
    /// Header, sections, tasks, clauses and assignments are the same either way. Departments are those that tasks name, with the
    /// same ids; findings about tables of indicators and dates are left out.
    ///
    /// ```
    /// use fengong::{Directory, Plan, model::ReadOptions, text::Source};
    /// let source = Source::new("一、重点任务\n（一）建设绿道。到2027年，新建绿道120公里以上。（市城管局负责）")?;
    /// let directory = Directory::builtin();
    /// let bare = Plan::read_with(&source, &directory, &ReadOptions::default().with_facts(false)).into_value();
    /// assert_eq!(bare.tasks(), Plan::read(&source, &directory).value.tasks());
    /// assert!(bare.targets().is_empty());
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub const fn with_facts(mut self, yes: bool) -> Self {
        self.facts = yes;
        self
    }

    const fn first_listed(&self) -> bool {
        self.first_listed_lead
    }
}

impl Plan {
    /// Reads an issued text. Any text reads: what is not understood is left out, what is remarkable comes as findings
    /// ([`Parsed::diagnostics`]), and a text without a plan gives an empty one.
    ///
    /// - **Header** ([`Header`](super::Header)): metadata of the page, covering notice, number, dates, place and period. What is not
    ///   said is left open.
    /// - **Sections** ([`Section`](super::Section)): 一、 （一） 1. （1） ①, 1.1, chapters, articles, 任务一：, run-in headings with and
    ///   without numbers, 一是…, 附件, 专栏. Lines that extraction broke are read as one.
    /// - **Tasks** ([`Task`](super::Task)): the lowest numbered level outside of requirements, goals, principles, safeguards and
    ///   phases; what carries a clause wherever it stands; and the rows of a table that lists tasks.
    /// - **Assignments** ([`Assignment`](super::Assignment)): from clauses in brackets, on lines of their own, behind a paragraph and in
    ///   tables. 牵头 makes a lead; 配合, 参与 and 协助 make support; 指导 makes a guide; a plain list makes joint departments. Where no word says
    ///   who leads, a rule of the document does (列第一位者为牵头单位，下同), or else the first of the list, marked as
    ///   [`FirstListed`](super::LeadBasis::FirstListed); 分别负责, 按职责分工负责 and lists of nothing but collectives have no lead.
    /// - **Departments** ([`Department`](super::Department)): one for each canonical name that the directory gives in the document's
    ///   jurisdiction. Unknown names keep their words and are reported.
    /// - **Facts**: indicators of tables and goals, targets with exact values, phases, cadences, deadlines, and departments that act
    ///   outside of clauses.
    ///
    /// *Complexity*: linear in the length of the text.
    ///
    /// ```
    /// use fengong::{Directory, Plan, text::Source};
    /// let source = Source::new("一、重点任务\n（一）建设科技馆。完成选址。（市科技局牵头，市财政局配合）")?;
    /// let plan = Plan::read(&source, &Directory::builtin()).into_value();
    /// let task = &plan.tasks()[0];
    /// assert_eq!(&*task.title, "建设科技馆");
    /// assert_eq!(&*plan.department(task.assignments[0].department)?.name, "市科技局");
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn read(source: &Source<'_>, directory: &Directory) -> Parsed<Self> {
        Self::read_with(source, directory, &ReadOptions::default())
    }

    /// Reads an issued text in a given way; see [`Plan::read`] and, for an example, [`ReadOptions`].
    ///
    /// *Complexity*: linear in the length of the text.
    #[must_use]
    pub fn read_with(source: &Source<'_>, directory: &Directory, options: &ReadOptions) -> Parsed<Self> {
        if let Some(document) = Document::parse(source.text()) {
            return Self::of(document, directory, options);
        }
        let Some(cleaned) = Cleaned::of(source.text()) else {
            return Self::of(Document::parse_as_is(source.text()), directory, options);
        };
        let mut parsed = Self::of(Document::parse_as_is(cleaned.text()), directory, options);
        relocate::relocate(&mut parsed, |span| cleaned.locate(span));
        parsed
    }

    /// The plan that a document holds.
    fn of(mut document: Document<'_>, directory: &Directory, options: &ReadOptions) -> Parsed<Self> {
        let mut findings: Vec<Diagnostic> = Vec::new();
        let header = header::header(&document);
        let jurisdiction = header.jurisdiction();
        let sections = sections::sections(&document);
        let mut departments =
            assign::Departments::new(directory, jurisdiction.clone(), document.take_lists());
        let mut plan = Self { header, sections, ..Self::default() };
        if options.facts {
            plan.targets = targets::rows(&document, &plan.header);
        }
        tasks::fill(&document, options, &mut departments, &mut plan);
        document.let_go_of_clauses();
        // Tables, targets and the schedule ask for it, and nobody else.
        let past = if options.facts { past::past(&document) } else { held::Held::default() };
        if options.facts {
            let tables = core::mem::take(&mut document.indicators);
            indicators::fill(&document, tables, &past, options, &mut departments, &mut plan, &mut findings);
        }
        let departments = departments.into_met().fitted();
        if options.facts {
            let places = places::Places::new(&document, directory, jurisdiction, past, &plan);
            running::fill(&places, departments.list(), &mut plan, &mut findings);
            document.let_go_of_outline();
            plan.targets.shrink_to_fit();
            targets::link(&mut plan);
            prose::fill(&mut plan);
        }
        findings::collect(&document, &plan, &departments, &mut findings);
        if options.facts {
            let links = links::find(&document, &plan);
            drop(document);
            links::put(links, &mut plan);
            derived::add(&mut plan);
        }
        plan.departments = departments.into_list();
        Parsed::new(plan, findings)
    }
}
