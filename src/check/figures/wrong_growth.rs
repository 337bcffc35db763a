//! FG213: a change that does not follow from its two numbers.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};

use super::amounts::{Amount, sentences};

const CODE: Code = Code::new("FG213", "wrong-growth", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Figures, PAGE, look);

const PAGE: Page = Page {
    what: "一句话里给出了前后两个数和变化幅度，而幅度算不出来：由A提高到B、提高N个百分点（增长N%、增加N家），\
           净增A、总量达到B、增长N%，达到B、比某年增加A、增长N%。误差按印出的位数容许，写“约”“近”“以上”的，以及按可比价格计算的生产总值、增加值增速不查。",
    why: "增幅是最容易被引用的数字；算错一处，全文的数据都会受怀疑。",
    example: "净增绿道60公里，总长达到100公里，增长120%（100−60=40，60÷40=150%）。",
    fix: "核对三个数，改正错的一个。",
    basis: "算术：增幅＝增量÷基数；百分点＝两个百分数之差。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (line, text) in subject.body_lines() {
        // A change takes three numbers, and words for where it starts or for what was added.
        if runs_of_digits(text) < 3 || !text.contains(['由', '从', '增']) {
            continue;
        }
        for amounts in sentences(line, text) {
            sentence(&amounts, subject, findings);
        }
    }
}

fn sentence(amounts: &[Amount], subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut at_constant_prices = false;
    // 由A增加到B，增加C，增长N% tells of N twice.
    let mut said = None;
    for at in 0..amounts.len() {
        let Some([first, second, rest @ ..]) = amounts.get(at..) else { break };
        at_constant_prices |= is_at_constant_prices(&first.before);
        for (nth, change) in rest.iter().take(2).enumerate() {
            let between = rest.get(..nth).unwrap_or_default();
            let Some(known) = Known::of(first, second, between, change) else { break };
            let real = at_constant_prices || change.before.contains("实际") || change.before.contains("可比");
            if *change.unit == *"%" && real || said == Some(change.span) {
                continue;
            }
            if let Some(right) = known.right(change) {
                report(&known, change, &right, subject, findings);
                said = Some(change.span);
            }
        }
    }
}

fn runs_of_digits(text: &str) -> usize {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    text.chars().zip(text.chars().skip(1)).filter(|(one, next)| digit(*one) && !digit(*next)).take(3).count()
}

fn report(
    known: &Known<'_>,
    change: &Amount,
    right: &str,
    subject: &Subject<'_>,
    findings: &mut Findings<'_>,
) {
    let (one, two) = (subject.words(known.first.span), subject.words(known.second.span));
    let how = match known.form {
        Form::FromTo => format!("由{one}到{two}"),
        Form::Added => format!("基数是{}", known.base_words()),
    };
    findings
        .at(Some(change.span), format!("“{}”与前面的数不符：{how}，{right}", subject.words(change.span)))
        .help("请核对这三个数")
        .related(Some(known.first.span), format!("前面的数：{one}"))
        .related(Some(known.second.span), format!("前面的数：{two}"));
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// 由A提高到B.
    FromTo,
    /// 净增A，总量达到B; or 达到B，增加A.
    Added,
}

/// What two numbers say about a beginning and an end.
struct Known<'s> {
    form: Form,
    first: &'s Amount,
    second: &'s Amount,
    /// The least and the most that the beginning and the end can be, by the printed digits.
    base: (f64, f64),
    end: (f64, f64),
    /// Over how many years, where both are named.
    years: Option<i32>,
}

impl<'s> Known<'s> {
    /// What `first` and `second` say, if `change`, with only other changes between, is the change from the one to the other.
    fn of(first: &'s Amount, second: &'s Amount, between: &[Amount], change: &Amount) -> Option<Self> {
        let exact = [first, second, change].iter().all(|amount| !amount.vague);
        if !exact || first.unit != second.unit || !follows(change) || !between.iter().all(follows) {
            return None;
        }
        if starts(&first.before) && arrives(&second.before) {
            // 同比 goes back to last year, whatever year the first number is of.
            let another = ["同比", "上年", "去年"].iter().any(|word| change.before.contains(word));
            let years = first.year.zip(second.year).map(|(from, to)| to - from);
            return (!another).then(|| Self {
                form: Form::FromTo,
                first,
                second,
                base: first.bounds(),
                end: second.bounds(),
                years,
            });
        }
        let (added, total) = if is_added(&first.before) && totals(&second.before) {
            (first, second)
        } else if arrives(&first.before)
            && follows(second)
            && is_added(&second.before)
            && !second.before.contains("年均")
        {
            (second, first)
        } else {
            return None;
        };
        // Only growth has the beginning for its base; a share of what was added is another matter.
        if *change.unit != *"%"
            || *first.unit == *"%"
            || !change.before.contains("增长")
            || change.before.contains(['比', '较'])
        {
            return None;
        }
        let (add, end) = (added.bounds(), total.bounds());
        let base = (end.0 - add.1, end.1 - add.0);
        (base.0 > 0.0).then_some(Self { form: Form::Added, first, second, base, end, years: None })
    }

    fn base_words(&self) -> String {
        // 5000张 and 3.5万张 are told apart in 张.
        let finer = if self.second.step() < self.first.step() { self.second } else { self.first };
        format!("{:.*}{}", finer.digits, self.printed().0 / finer.times, finer.printed)
    }

    /// Beginning and end as they are printed.
    fn printed(&self) -> (f64, f64) {
        match self.form {
            Form::FromTo => (self.first.value, self.second.value),
            Form::Added => {
                ((self.first.value - self.second.value).abs(), self.first.value.max(self.second.value))
            }
        }
    }

    /// What the change should be, where it is not what is printed.
    fn right(&self, change: &Amount) -> Option<String> {
        let yearly = change.before.contains("年均") || change.before.contains("每年");
        let shares = *self.first.unit == *"%";
        let step = change.step();
        let fits = |how: &dyn Fn(f64, f64) -> f64| {
            // The change is at its most where the beginning is at its least and the end at its most, or the other way round.
            let (one, other) = (how(self.base.0, self.end.1), how(self.base.1, self.end.0));
            let crosses = self.base.0 <= self.end.1 && self.end.0 <= self.base.1;
            let least = if crosses { 0.0 } else { one.min(other) };
            change.value > least - step && change.value < one.max(other) + step
        };
        let (base, end) = self.printed();
        let say = |how: &dyn Fn(f64, f64) -> f64, digits: usize, unit: &str| {
            format!("应为{:.digits$}{unit}", how(base, end) / change.times)
        };
        let apart = |base: f64, end: f64| (end - base).abs();
        let grown =
            |base: f64, end: f64| if base > 0.0 { ((end / base - 1.0) * 100.0).abs() } else { f64::INFINITY };
        let digits = change.digits.max(1);
        match &*change.unit {
            "个百分点" if shares && yearly => {
                let years = f64::from(self.years.filter(|years| *years > 0)?);
                let each = |base: f64, end: f64| apart(base, end) / years;
                (!fits(&each)).then(|| say(&each, digits, "个百分点"))
            }
            "个百分点" if shares => (!fits(&apart)).then(|| say(&apart, digits, "个百分点")),
            "%" if yearly => {
                let years = f64::from(self.years.filter(|years| *years > 0)?);
                let each = |base: f64, end: f64| {
                    if base > 0.0 {
                        (((end / base).powf(1.0 / years) - 1.0) * 100.0).abs()
                    } else {
                        f64::INFINITY
                    }
                };
                (!fits(&each)).then(|| say(&each, digits, "%"))
            }
            // 提高5% of a share may be meant as five points.
            "%" if shares => (!fits(&grown) && !fits(&apart)).then(|| say(&apart, digits, "个百分点")),
            "%" => (!fits(&grown)).then(|| say(&grown, digits, "%")),
            unit if *unit == *self.first.unit && self.form == Form::FromTo && !yearly => {
                (!fits(&apart)).then(|| say(&apart, change.digits, &change.printed))
            }
            _ => None,
        }
    }
}

impl Amount {
    /// The least and the most that a printed number stands for. Things are counted exactly.
    fn bounds(&self) -> (f64, f64) {
        const COUNTS: &[&str] =
            &["家", "个", "名", "人", "项", "件", "所", "座", "户", "条", "处", "支", "辆", "台"];
        if self.digits == 0 && self.printed == *self.unit && COUNTS.contains(&&*self.unit) {
            return (self.value, self.value);
        }
        let half = self.step() / 2.0;
        (self.value - half, self.value + half)
    }

    /// One of the last digit that is printed.
    fn step(&self) -> f64 {
        self.times * 10_f64.powi(-i32::try_from(self.digits).unwrap_or(0))
    }
}

/// Whether growth is told at the prices of one year, and does not follow from the sums that are printed.
fn is_at_constant_prices(subject: &str) -> bool {
    ["生产总值", "GDP", "增加值", "总产值", "经济总量"].iter().any(|sum| subject.contains(sum))
}

/// Words without the year at their end: 由2015年的, 提高到2020年底的.
fn undated(words: &str) -> &str {
    let words = words.trim_end_matches("的").trim_end_matches(['末', '底', '初']);
    match words.strip_suffix('年') {
        Some(rest) => rest.trim_end_matches(|c: char| c.is_ascii_digit()),
        None => words,
    }
}

/// 由, 从: the number is where something starts.
fn starts(before: &str) -> bool {
    undated(before).ends_with(['由', '从'])
}

/// 提高到, 达到: the number is where something arrives.
fn arrives(before: &str) -> bool {
    const VERBS: &[&str] = &[
        "提高", "增加", "增长", "提升", "上升", "扩大", "下降", "降低", "减少", "发展", "达", "增", "降",
        "升",
    ];
    let words = undated(before);
    let Some(verb) = words.strip_suffix(['到', '至']) else { return words.ends_with("达") };
    VERBS.iter().any(|word| verb.ends_with(word))
}

/// 总量达到: the number is the whole after something was added.
fn totals(before: &str) -> bool {
    let words = before.trim_start_matches([',', '、']);
    let Some(words) = words.strip_suffix("达到").or_else(|| words.strip_suffix("达")) else {
        return false;
    };
    [
        "",
        "总量",
        "总数",
        "总数量",
        "累计",
        "总长",
        "总规模",
        "总面积",
        "总额",
        "全市总数",
        "全市总量",
        "总长度",
    ]
    .contains(&words)
}

/// 净增, 增加: the number is what was added.
fn is_added(before: &str) -> bool {
    let words = before.trim_end_matches('了');
    ["净增", "新增", "增加", "净增加"].iter().any(|verb| words.ends_with(verb) || added_thing(words, verb))
}

/// 净增高新技术企业: the verb with the thing that is counted.
fn added_thing(words: &str, verb: &str) -> bool {
    let clause = words.rsplit([',', '、', '。']).next().unwrap_or(words);
    clause.find(verb).is_some_and(|at| clause.len() - at <= 60)
}

/// Whether a number is the change of the one before it and of nothing else: ，年均提高, ，比2015年增长.
fn follows(change: &Amount) -> bool {
    const VERBS: &[&str] =
        &["增长", "提高", "增加", "提升", "上升", "下降", "降低", "减少", "净增", "扩大", "回落"];
    const BETWEEN: &[&str] =
        &["年均", "平均每年", "每年", "累计", "净", "共", "同比", "五年", "总体", "实际"];
    let words = change.before.trim_start_matches([',', '、', '(']).trim_end_matches('了');
    let Some(mut words) = VERBS.iter().find_map(|verb| words.strip_suffix(verb)) else { return false };
    while let Some(rest) = BETWEEN.iter().find_map(|word| words.strip_suffix(word)) {
        words = rest;
    }
    let dated = undated(words);
    words.is_empty()
        || (["比", "较"].contains(&dated) || ["比上年", "较上年", "比去年", "较去年"].contains(&words))
}
