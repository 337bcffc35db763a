//! Checks plans like a good clerk: each finding with its place, its reason and a way out.
//!
//! ```sh
//! cargo run --release --example check                                       # the plan that ships
//! cargo run --release --example check -- plan.txt --ignore wording --fail-on error
//! cargo run --release --example check -- plan.txt --format sarif --exempt exemptions.toml
//! ```

mod desk;

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use fengong::check::{Checker, Exemptions, Report, Rule};
use fengong::diagnostic::Severity;
use fengong::render::Findings;
use fengong::text::Source;
use fengong::{Error, Plan};

/// 检查规划、计划、要点或方案：责任分工、指标、结构、文字各方面的问题，逐处给出位置、理由和改法。
#[derive(Parser)]
#[command(
    name = "check",
    after_help = "规则一览见 docs/rules.md。\n豁免文件是 TOML，每条写明规则和理由，可再限定文件、路径或文字（containing）：\n\n  [[exemptions]]\n  rule = \"FG103\"\n  file = \"计划.txt\"\n  path = \"三/（二）\"\n  reason = \"由各县区分别实施\"\n\n退出码：0 没有达到 --fail-on 级别的问题，1 有，2 用法有误、文件不能读或不是 UTF-8。"
)]
struct Args {
    /// 文件正文（UTF-8 文本），- 为标准输入，可给多份；不给就用随库附带的样例
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// 只查这些规则，逗号隔开：代码、代码开头、名称、类别（reading、responsibility、figures、structure、wording、exemptions）或 all
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    select: Vec<String>,
    /// 不查这些规则
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    ignore: Vec<String>,
    /// 一家单位牵头的任务超过这个份额就算过多（FG112，默认不查，要用 --select 选上），0 到 1
    #[arg(long, value_parser = share, default_value_t = Checker::OVERLOAD_SHARE, value_name = "SHARE")]
    overload_share: f64,
    /// 输出格式
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// 豁免声明（TOML 文件）
    #[arg(long, value_name = "FILE")]
    exempt: Option<PathBuf>,
    /// 有这个级别及以上的问题时退出码为 1
    #[arg(long, value_enum, default_value_t = Level::Warning, value_name = "LEVEL")]
    fail_on: Level,
    /// 何时用颜色
    #[arg(long, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    color: Colour,
    /// 说明一条规则，或列出全部（all）
    #[arg(long, value_name = "RULE")]
    explain: Option<String>,
    #[command(flatten)]
    names: desk::Names,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Short,
    Json,
    Sarif,
    Markdown,
}

#[derive(Clone, Copy, ValueEnum)]
enum Level {
    Info,
    Warning,
    Error,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Info => Self::Info,
            Level::Warning => Self::Warning,
            Level::Error => Self::Error,
        }
    }
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(message) => desk::exit(Err(message)),
    }
}

/// Whether all files are clean.
fn run(args: &Args) -> Result<bool, String> {
    if let Some(rule) = &args.explain {
        return desk::print(&explain(rule)?).map(|()| true);
    }
    let checker = checker(args)?;
    let exemptions = exemptions(args)?;
    let directory = args.names.directory()?;
    let documents = desk::texts(&args.files)?;
    let check = |(name, source): &(String, Source<'_>)| {
        let checker = checker.clone().with_exemptions(exemptions.for_document(name));
        checker.check(&Plan::read(source, &directory), source)
    };
    let mut reports: Vec<Report> = documents.iter().map(check).collect();
    Report::share_exemptions(&mut reports);
    let findings = desk::terminal_width().into_iter().fold(Findings::new(), Findings::with_width);
    let findings = documents
        .iter()
        .zip(&reports)
        .fold(findings, |findings, ((name, source), report)| findings.with_document(name, source, report));
    let colour = match args.color {
        Colour::Auto => std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        Colour::Always => true,
        Colour::Never => false,
    };
    desk::print(&match args.format {
        Format::Text => findings.to_text(colour),
        Format::Short => findings.to_short(),
        Format::Json => findings.to_json_lines(),
        Format::Sarif => findings.to_sarif(),
        Format::Markdown => findings.to_markdown(),
    })?;
    let threshold = args.fail_on.into();
    Ok(reports.iter().all(|report| report.is_clean(threshold)))
}

fn checker(args: &Args) -> Result<Checker, String> {
    let mut checker = Checker::new().with_overload_share(args.overload_share);
    for word in &args.select {
        checker = checker.select(word).map_err(unknown)?;
    }
    for word in &args.ignore {
        checker = checker.ignore(word).map_err(unknown)?;
    }
    Ok(checker)
}

/// A share of the whole.
fn share(word: &str) -> Result<f64, String> {
    let share = word.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| format!("“{word}”不是 0 到 1 之间的数，如 0.3。"))
}

fn exemptions(args: &Args) -> Result<Exemptions, String> {
    match &args.exempt {
        Some(file) => desk::toml_file(file, "豁免声明"),
        None => Ok(Exemptions::default()),
    }
}

fn unknown(error: Error) -> String {
    match error {
        Error::UnknownRule { name, nearest: Some(nearest) } => {
            format!("没有叫“{name}”的规则，是不是 {nearest}？")
        }
        Error::UnknownRule { name, nearest: None } => {
            format!("没有叫“{name}”的规则，可用 --explain all 列出全部。")
        }
        error => error.to_string(),
    }
}

fn explain(word: &str) -> Result<String, String> {
    if word == "all" {
        let line =
            |rule: &Rule| format!("{} {} {}\n", rule.code(), desk::pad(rule.name(), 36), rule.page().what);
        return Ok(Rule::all().iter().map(line).collect());
    }
    let rule = Rule::named(word).map_err(unknown)?;
    let page = rule.page();
    let state = if rule.runs_by_default() { "默认检查" } else { "默认不查" };
    // Which option sets the bound of a rule is known here and not to its page.
    let option =
        if rule.name() == "overloaded-department" { "选项：--overload-share，如 0.3\n" } else { "" };
    Ok(format!(
        "{} {}（{}，{state}）\n\n查什么：{}\n为何重要：{}\n示例：{}\n改法：{}\n依据：{}\n{option}",
        rule.code(),
        rule.name(),
        rule.severity().label(),
        page.what,
        page.why,
        page.example,
        page.fix,
        page.basis
    ))
}
