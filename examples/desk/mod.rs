//! What every example does at its desk: takes files in, says what is wrong with them, and hands results out.

#![allow(dead_code)] // no example needs all of it

use std::fmt::Write as _;
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use fengong::diagnostic::{Diagnostic, Severity};
use fengong::graph::{DepartmentView, PlanGraph};
use fengong::render::{CsvOptions, Table, TextOptions};
use fengong::text::{Source, display_width};
use fengong::{Directory, Error, Parsed, Plan, sample};

/// What is said of plans that give no task to anybody.
pub(crate) const NOBODY: &str = "没有一项任务写明责任单位。";

/// How files begin that hold no plain text, and what to do with them; names may lie, first bytes do not.
const NO_TEXT: [(&[u8], &str); 6] = [
    (b"%PDF", " PDF，请先提取文字，如 pdftotext -layout"),
    (b"PK\x03\x04", " Word、WPS 文档、表格或压缩包，请先另存为纯文本（UTF-8）"),
    (b"\xd0\xcf\x11\xe0", " Word、WPS 文档或表格，请先另存为纯文本（UTF-8）"),
    (b"{\\rtf", " RTF 文档，请先另存为纯文本（UTF-8）"),
    (b"\xff\xfe", " UTF-16 文本，请先转码，如 iconv -f UTF-16 -t UTF-8"),
    (b"\xfe\xff", " UTF-16 文本，请先转码，如 iconv -f UTF-16 -t UTF-8"),
];

/// The text of a file, of standard input for `-`, or of the plan that ships when there is none, with a name to call it by.
pub(crate) fn text(file: Option<&Path>) -> Result<(String, Source<'static>), String> {
    let Some(file) = file else {
        let source = Source::new(sample::TEXT).map_err(|error| error.to_string())?;
        return Ok(("样例".to_owned(), source));
    };
    let (name, bytes) = if file == Path::new("-") {
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().read_to_end(&mut bytes);
        ("标准输入".to_owned(), read.map(|_| bytes))
    } else {
        (file.display().to_string(), std::fs::read(file))
    };
    let bytes = bytes.map_err(|error| unreadable(&name, &error))?;
    if let Some(other) = other_than_text(&bytes) {
        return Err(format!("{name} 是{other}。"));
    }
    match Source::from_utf8(bytes) {
        Ok(source) => Ok((name, source)),
        Err(Error::InvalidUtf8 { offset }) => Err(format!(
            "{name} 从第 {} 个字节起不是 UTF-8，请先转码，如 iconv -f GB18030 -t UTF-8。",
            offset + 1
        )),
        Err(Error::SourceTooLarge { size, limit }) => {
            Err(format!("{name} 有 {size} 字节，超过上限 {limit} 字节，请确认是否选错了文件，或分开处理。"))
        }
        Err(error) => Err(format!("{name} 不能用（{error}），请确认是否选错了文件。")),
    }
}

/// The texts of several files, or of the plan that ships when none is named.
pub(crate) fn texts(files: &[PathBuf]) -> Result<Vec<(String, Source<'static>)>, String> {
    // What was read from standard input is gone; a second reader would take an empty document for what was meant.
    if files.iter().filter(|file| *file == Path::new("-")).count() > 1 {
        return Err("标准输入（-）只能给一次。".to_owned());
    }
    if files.is_empty() { Ok(vec![text(None)?]) } else { files.iter().map(|file| text(Some(file))).collect() }
}

/// Why a file cannot be read, and the way out.
fn unreadable(name: &str, error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => format!("没有 {name} 这个文件，请检查路径。"),
        ErrorKind::IsADirectory => format!("{name} 是文件夹，请写明其中的文件。"),
        ErrorKind::PermissionDenied => format!("没有读 {name} 的权限。"),
        ErrorKind::InvalidData => format!("{name} 不是 UTF-8，请先转码，如 iconv -f GB18030 -t UTF-8。"),
        _ => format!("读不了 {name}（{error}）。"),
    }
}

/// What a file is that holds no text which can be read, and the way out.
fn other_than_text(bytes: &[u8]) -> Option<&'static str> {
    let words = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let begins =
        |tag: &&str| words.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag.as_bytes()));
    if let Some((_, other)) = NO_TEXT.iter().find(|(head, _)| bytes.starts_with(head)) {
        Some(other)
    } else if ["<!doctype html", "<html"].iter().any(begins) {
        Some("网页源码，请在浏览器里打开，把正文存为纯文本（UTF-8）")
    } else if bytes.contains(&0) {
        Some("二进制文件，请确认是否选错了文件")
    } else {
        None
    }
}

/// Whose names are known beside those that are built in.
#[derive(Args)]
pub(crate) struct Names {
    /// 补充的单位名录（TOML 文件）：单位、别名、各县区一类集合单位的成员，写法见 README
    #[arg(long, value_name = "FILE")]
    directory: Option<PathBuf>,
}

impl Names {
    pub(crate) fn directory(&self) -> Result<Directory, String> {
        let Some(file) = &self.directory else { return Ok(Directory::builtin()) };
        toml_file(file, "单位名录")
    }
}

/// What stands in a file that people write; `what` is what it should be.
pub(crate) fn toml_file<T: serde::de::DeserializeOwned>(file: &Path, what: &str) -> Result<T, String> {
    let name = file.display().to_string();
    let words = std::fs::read_to_string(file).map_err(|error| unreadable(&name, &error))?;
    toml::from_str(&words).map_err(|error| format!("{name} 不是{what}：\n{error}"))
}

/// How many findings of a document are told before its result: more would hide what was asked for.
const MOST_FINDINGS: usize = 3;

/// Reads a plan and puts the first findings that matter on standard error, one line each; `check` shows all of them.
pub(crate) fn plan(name: &str, source: &Source<'_>, directory: &Directory) -> Parsed<Plan> {
    let parsed = Plan::read(source, directory);
    let mut lines = String::new();
    let matters = |finding: &&Diagnostic| finding.severity > Severity::Info;
    let mut findings = parsed.diagnostics.iter().filter(matters);
    for finding in findings.by_ref().take(MOST_FINDINGS) {
        let place =
            finding.span.map(|span| format!("{}:", source.position(span.start()))).unwrap_or_default();
        let _ = writeln!(lines, "{name}:{place} {} {}", finding.code, finding.message);
    }
    let others = findings.count();
    if others > 0 {
        let _ = writeln!(lines, "{name}: 另有{others}处问题，请用示例程序 check 查看。");
    }
    // Findings are a courtesy; nobody listening is no fault.
    let _ = std::io::stderr().write_all(lines.as_bytes());
    parsed
}

/// The plans of several files, or the one that ships when none is named.
pub(crate) fn plans(files: &[PathBuf], names: &Names) -> Result<Vec<Plan>, String> {
    let directory = names.directory()?;
    Ok(texts(files)?.iter().map(|(name, source)| plan(name, source, &directory).into_value()).collect())
}

/// The department of a name in whatever spelling the directory knows, or what to say where the name is of no use.
pub(crate) fn department<'g>(
    graph: &'g PlanGraph,
    names: &Names,
    name: &str,
) -> Result<DepartmentView<'g>, String> {
    let found = graph.department_named(name.trim()).or_else(|error| match (&error, names.directory()) {
        (Error::UnknownDepartmentName { .. }, Ok(directory)) => {
            let jurisdiction = graph.plans().next().and_then(|plan| plan.plan().header().jurisdiction());
            let meant = directory.resolve(name, jurisdiction.as_ref());
            graph.department_named(&meant.name).map_err(|_| error)
        }
        _ => Err(error),
    });
    found.map_err(|error| match error {
        Error::AmbiguousDepartment { departments, .. } => {
            format!("“{name}”可以指{}，请写明是哪一个。", departments.join("、"))
        }
        _ => format!("没有单位“{name}”，请用文件里的名称。"),
    })
}

/// How one table is written, and where to.
#[derive(Args)]
pub(crate) struct Output {
    /// 输出格式
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// 写入这个文件；不给就写到标准输出。CSV 要用表格软件打开的，请写入文件
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Markdown,
    Text,
    Csv,
    Html,
}

impl Output {
    /// Writes a table as it was asked for.
    pub(crate) fn table(&self, table: &Table) -> Result<(), String> {
        let file = self.output.as_deref();
        let words = match self.format {
            Format::Markdown => table.to_markdown(),
            Format::Text => table.to_text(&text_options(file)),
            Format::Csv => table.to_csv(&csv_options(file)),
            Format::Html => table.to_html(),
        };
        write(&words, file)
    }
}

/// The columns of the terminal that results are printed on; pipes have none.
pub(crate) fn terminal_width() -> Option<usize> {
    terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| width.0.into())
}

/// As wide as the terminal that a table is printed on; for files and pipes the library's own width serves.
pub(crate) fn text_options(file: Option<&Path>) -> TextOptions {
    let width = if file.is_none() { terminal_width() } else { None };
    width.into_iter().fold(TextOptions::default(), TextOptions::with_width)
}

/// A file will be opened by a spreadsheet, which needs the mark in front; what is piped on does not.
pub(crate) fn csv_options(file: Option<&Path>) -> CsvOptions {
    CsvOptions::default().with_bom(file.is_some())
}

/// Writes a result into a file, or prints it where none is named.
pub(crate) fn write(words: &str, file: Option<&Path>) -> Result<(), String> {
    let Some(file) = file else { return print(words) };
    std::fs::write(file, words)
        .map_err(|error| format!("写不了 {}（{error}），请换一个可写的位置。", file.display()))
}

/// Prints a result. A reader that has seen enough (`| head`) may close the pipe; that is no fault.
pub(crate) fn print(text: &str) -> Result<(), String> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(format!("写不出结果：{error}")),
        _ => Ok(()),
    }
}

/// Exit code 0, or 2 with the message on standard error.
pub(crate) fn exit(result: Result<(), String>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(std::io::stderr(), "{message}");
            ExitCode::from(2)
        }
    }
}

/// A text filled up with blanks to a width on the terminal.
pub(crate) fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(display_width(text))))
}
