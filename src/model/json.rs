//! Plans as JSON text, laid out for people: one heading, one department, one assignment a line.

use std::io;

use serde::{Deserialize, Serialize};
use serde_json::ser::Formatter;

use super::plan::Plan;
use super::wire::{PlanFile, VERSION, unknown_version};
use crate::error::Error;

impl Plan {
    /// The longest JSON text that [`Plan::from_json`] takes, in bytes: 256 MiB, four times the longest source, because a
    /// plan is longer than the text it was read from. It keeps a wrongly picked file from filling the memory.
    pub const JSON_LIMIT: usize = 256 << 20;

    /// The plan as JSON text with a line end, in the versioned form that [`Plan::from_json`] reads.
    ///
    /// The same plan gives the same bytes, always.
    ///
    /// *Complexity*: linear in the facts of the plan.
    ///
    /// ```
    /// use fengong::Plan;
    /// let plan = Plan::builder("市容整治方案").task("清洗河道").lead("市水利局").build()?;
    /// assert_eq!(Plan::from_json(&plan.to_json())?, plan);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut text = Vec::new();
        let mut writer = serde_json::Serializer::with_formatter(&mut text, Layout::default());
        let written = self.serialize(&mut writer);
        text.push(b'\n');
        match (written, String::from_utf8(text)) {
            (Ok(()), Ok(text)) => text,
            _ => unreachable!("a vector takes every byte, all keys are strings, and JSON is UTF-8"),
        }
    }

    /// Reads a plan from JSON text, written by [`Plan::to_json`] or by hand.
    ///
    /// These are the records and their fields; those in bold a record needs, the others may be left out. Fields of other
    /// names are refused. Positions count from 0 within this file; spans are `[start, end]` in bytes of the text that was read.
    ///
    /// | record | fields |
    /// |---|---|
    /// | the plan | **fengong** (the version, 1), header, sections, departments, tasks, phases, cadences, deadlines, mentions, indicators, targets |
    /// | header | title, notice_title, number, issuer, addressees, issued and published (as `2025-02-18`), index_number, kind, place, level, period (`{"from": 2025, "to": 2027}`), citations, body (a span) |
    /// | citation | **title**, number, span |
    /// | section | **label**, **title**, parent (position of an earlier section), role (`section` when left out), marker, run_in, sentence, row, span |
    /// | department | **name**, place, kind (by its name when left out), level, known, names (those that assignments print when left out), members |
    /// | task | **title**, section (position; without it the task makes its own at the top, with the next number), span, measures, clauses, assignments |
    /// | measure | **title**, label, span |
    /// | clause | **text**, span, governs (a span), deadline |
    /// | assignment | **department** (its name), **role**, place (where several have the name), printed (where the text has another name), basis (when left out, `none` for the role `joint` and `stated` for the others), group, open, clause (position in the task), span |
    /// | phase | **name**, section (position), text, from and to (as `2024`, `2024-06` or `2024-06-30`; open when left out), span |
    /// | cadence | **action**, section, text, every, span |
    /// | deadline | section and task (positions), clause (position in the task), text, date (as for a phase), recurring, from_phase, who and to (lists of named departments), what, span |
    /// | recurring | **every**, month, day (both within the cycle) |
    /// | mention | **department** (a named department), **role**, section, text, span |
    /// | named department | **printed**, name (the canonical one), place |
    /// | indicator | **name**, **table**, section (position), number, category, unit, figures, attribute, starred, assessed, qualitative, components, departments (assignments), tasks (task links), direction, span, name_span |
    /// | component | **name**, unit, figures |
    /// | figures | baseline, target, milestones (a list), average: each a figure |
    /// | figure | **printed**, value and high (as `"2.65"`), comparator, year, cumulative, span |
    /// | task link | **task** (position), **evidence**, span |
    /// | target | **subject**, **comparator**, section and task (positions), kind (`target` when left out), value, value_high and value_from (as `"2.65"`), unit, bound, reference, due, as_of, hedge, per, cumulative, condition, payer, text, span, figure, figure_span, indicators (indicator links) |
    /// | indicator link | **indicator** (position), evidence (`name` when left out) |
    /// | due | **year**, month, text, source (`stated` when left out), span |
    ///
    /// A department need not be listed: one that an assignment names is added. Kinds, levels, roles, bases and the like are the
    /// words of the closed lists, such as [`Role`](super::Role), [`LeadBasis`](super::LeadBasis) or
    /// [`Comparator`](super::Comparator); each list tells its own with `as_str`.
    ///
    /// ```
    /// use fengong::{Error, Plan};
    /// let plan = Plan::from_json(
    ///     r#"{"fengong": 1,
    ///         "header": {"title": "科技创新行动计划"},
    ///         "tasks": [{"title": "建设创新平台", "assignments": [{"department": "市科技局", "role": "lead"}]}]}"#,
    /// )?;
    /// assert_eq!(plan.department_named("市科技局")?.id, plan.tasks()[0].assignments[0].department);
    ///
    /// let error = Plan::from_json(r#"{"fengong": 1, "tasks": [{"title": "建设创新平台", "section": 3}]}"#).unwrap_err();
    /// assert!(matches!(error, Error::MalformedPlan { at, .. } if at == "tasks[0].section"));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// - [`Error::MalformedPlan`] with the place and the reason: text that is no JSON, a field that is unknown, missing or of
    ///   another type, and whatever [`PlanBuilder`](super::PlanBuilder) refuses.
    /// - [`Error::UnknownVersion`] when `fengong` is another number than 1.
    /// - [`Error::SourceTooLarge`] past [`Plan::JSON_LIMIT`].
    ///
    /// *Complexity*: linear in the length of the text.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        if text.len() > Self::JSON_LIMIT {
            return Err(Error::SourceTooLarge { size: text.len(), limit: Self::JSON_LIMIT });
        }
        // Editors on Windows begin files with a byte order mark.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = serde_json::Deserializer::from_str(text);
        let file: PlanFile<'_> = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            other_version(text).unwrap_or_else(|| malformed(&error.path().to_string(), &error.into_inner()))
        })?;
        reader.end().map_err(|error| malformed(".", &error))?;
        file.into_plan()
    }
}

fn malformed(path: &str, error: &serde_json::Error) -> Error {
    // Where the text ends too early, the next step of the path is not known.
    let at = match path.trim_end_matches(['?', '.']) {
        "" => "the top level",
        at => at,
    };
    Error::MalformedPlan { at: at.to_owned(), reason: error.to_string() }
}

/// The version is the reason when a file of another version does not read, whatever was met first.
fn other_version(text: &str) -> Option<Error> {
    #[derive(Deserialize)]
    struct Probe {
        fengong: u64,
    }
    let Probe { fengong } = serde_json::from_str(text).ok()?;
    (fengong != u64::from(VERSION)).then(|| unknown_version(fengong))
}

/// Breaks the plan, its header, its lists and its tasks over lines; all that is smaller stays on one.
#[derive(Debug, Default)]
struct Layout {
    /// The objects and lists that are open, and whether each is broken over lines.
    open: Vec<bool>,
    /// Whether the innermost has nothing in it yet.
    empty: bool,
    /// The field of the plan that is being written.
    field: String,
    in_key: bool,
    /// A list element was announced: whether it is the first. What it is shows only when it begins.
    element: Option<bool>,
}

impl Layout {
    fn line<W: ?Sized + io::Write>(&self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b"\n")?;
        (0..self.open.len()).try_for_each(|_| writer.write_all(b"  "))
    }

    /// Before a list element that stays on the line.
    fn gap<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.element.take() == Some(false) { writer.write_all(b" ") } else { Ok(()) }
    }

    fn begin<W: ?Sized + io::Write>(&mut self, writer: &mut W, mark: &[u8], broken: bool) -> io::Result<()> {
        self.open.push(broken);
        self.empty = true;
        writer.write_all(mark)
    }

    fn end<W: ?Sized + io::Write>(&mut self, writer: &mut W, mark: &[u8]) -> io::Result<()> {
        let broken = self.open.pop().unwrap_or(false);
        if broken && !self.empty {
            self.line(writer)?;
        }
        self.empty = false;
        writer.write_all(mark)
    }
}

impl Formatter for Layout {
    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.gap(writer)?;
        self.begin(writer, b"[", false)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.empty = false;
        self.element = Some(first);
        if first { Ok(()) } else { writer.write_all(b",") }
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        // A list of objects in something broken is broken too.
        if let [.., true, list] = self.open.as_mut_slice()
            && self.element.take().is_some()
        {
            *list = true;
            self.line(writer)?;
        }
        self.gap(writer)?;
        let broken = match self.open.len() {
            0 | 1 => true,
            2 => self.field == "tasks",
            _ => false,
        };
        self.begin(writer, b"{", broken)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.empty = false;
        self.in_key = true;
        if self.open.len() == 1 {
            self.field.clear();
        }
        if !first {
            writer.write_all(b",")?;
        }
        match self.open.last() {
            Some(true) => self.line(writer),
            _ if first => Ok(()),
            _ => writer.write_all(b" "),
        }
    }

    fn end_object_key<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.in_key = false;
        Ok(())
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn begin_string<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.gap(writer)?;
        writer.write_all(b"\"")
    }

    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if self.in_key && self.open.len() == 1 {
            self.field.push_str(fragment);
        }
        writer.write_all(fragment.as_bytes())
    }

    fn write_u32<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: u32) -> io::Result<()> {
        self.gap(writer)?;
        write!(writer, "{value}")
    }
}
