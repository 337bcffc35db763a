//! Whom an amount is for: who gets a payment and what for, who pays it, and for each of what it counts.

use core::ops::Range;

use super::find::Found;
use super::lexicon::{Lexicon, words};
use super::payment;
use super::phrase::Phrase;
use super::words;

/// Characters of the longest amount.
const AMOUNT: usize = 8;

impl Phrase<'_> {
    /// 每个重点产业, 每县: up to the verb or the number.
    pub(super) fn per(&self, found: &Found) -> Option<Range<usize>> {
        static NOT: Lexicon = Lexicon::new(&[
            "每年",
            "每月",
            "每季",
            "每半年",
            "每万",
            "每千",
            "每百",
            "每十",
            "每亩",
            "每天",
            "每日",
            "每周",
        ]);
        let (_, each) = self.flat.last_in(found.segment..found.start, words!["每"])?;
        // 每平方米60元、最高30万元: what is counted has its own amount.
        let counted = || {
            let between = self.flat.slice(each.end..found.start);
            let mark = between.iter().position(|&c| c == '、');
            mark.and_then(|mark| between.get(..mark)).is_some_and(|own| own.iter().any(char::is_ascii_digit))
        };
        if self.flat.any_at(each.start, &NOT).is_some() || counted() {
            return None;
        }
        let stop = (each.end + 1..found.start)
            .find(|&at| {
                self.flat.any_at(at, &words::MAKE).is_some()
                    || self
                        .flat
                        .any_at(
                            at,
                            words!["至少", "不少于", "不低于", "不超过", "最高", "给予", "有", "要", "("],
                        )
                        .is_some()
            })
            .unwrap_or(found.start);
        (stop > each.end).then_some(each.start..stop)
    }

    /// 市级财政, as far to the left as it is named.
    pub(super) fn payer(&self, found: &Found) -> Option<Range<usize>> {
        let flat = self.flat;
        let names = |at| {
            let (word, end) = flat.any_at(at, &payment::PAYERS)?;
            // 评上国家级的奖励5万元: a level that something has pays nobody.
            let level = !word.ends_with("财政") && matches!(flat.get(end), Some('的' | '、' | '级'));
            (!level && end <= found.start).then_some(at..end)
        };
        (found.segment..found.start).find_map(names)
    }

    /// Who is paid or what for: between 对 and 给予, or before the rate where the payment is named behind it.
    pub(super) fn condition(&self, found: &Found) -> Option<Range<usize>> {
        let flat = self.flat;
        let amount = found.cue.map_or(found.start, |cue| cue.start);
        let pay = self.pays(found.start).map(|pay| pay.start);
        let behind = flat.any_at(found.end, &payment::PAID).is_some()
            || flat.any_at(found.end, words!["给予", "予以"]).is_some()
            || payment::is_rate_below_most(flat, found, self.range.end);
        let before_amount = behind.then(|| pay.unwrap_or(self.range.start)..amount);
        let (open, pay) = before_amount
            .and_then(|within| Some((self.opening(within)?, amount)))
            .or_else(|| Some((self.opening(self.range.start..pay?)?, pay?)))?;
        let (_, from) = flat.any_at(open, &payment::RECIPIENTS)?;
        let from = self.behind_payment(from, pay);
        let stop = self.without_lead_over(from, self.before_rate(from, pay));
        (stop > from).then_some(from..stop)
    }

    /// The last word that pays before a place.
    fn pays(&self, stop: usize) -> Option<Range<usize>> {
        let before = self.range.start..stop;
        let (_, pay) = self
            .flat
            .last_in(before.clone(), words!["给予"])
            .or_else(|| self.flat.last_in(before, words!["奖励", "补助", "补贴", "资助", "发放"]))?;
        Some(pay)
    }

    /// The last place in a stretch where somebody begins to be described who is paid.
    fn opening(&self, within: Range<usize>) -> Option<usize> {
        let flat = self.flat;
        let opens = |words: &Lexicon| {
            within.clone().rev().find(|&at| {
                flat.any_at(at, words).is_some()
                    && (at == self.range.start
                        || matches!(flat.before(at), Some(',' | ';' | ':' | '。' | ')')))
            })
        };
        opens(words!["对", "凡", "符合", "满足"]).or_else(|| opens(&payment::RECIPIENTS))
    }

    /// 国家级的奖励50万元、省级的奖励20万元: who got the payment before is not who gets this one.
    fn behind_payment(&self, from: usize, pay: usize) -> usize {
        let flat = self.flat;
        let Some((_, paid)) = flat.last_in(from..pay, &payment::PAY) else { return from };
        let mark = |at: &usize| matches!(flat.get(*at), Some('、' | ',' | ';'));
        let Some(mark) = (paid.end..pay).find(mark) else { return from };
        // The amount stands before its noun or behind its verb: 10万元奖励, 奖励10万元.
        let amount = from.max(paid.start.saturating_sub(AMOUNT))..mark;
        let amount = flat.slice(amount).iter().any(char::is_ascii_digit);
        if amount && mark + 1 < pay { mark + 1 } else { from }
    }

    /// Where the words end before those that tell the rate: 按投入的30%, 按每平方米.
    fn before_rate(&self, from: usize, stop: usize) -> usize {
        match self.flat.last_in(from..stop, words!["按"]) {
            Some((_, by))
                if by.start > from
                    && self.flat.any_at(by.end, words!["时", "期", "规定", "要求"]).is_none() =>
            {
                by.start
            }
            _ => stop,
        }
    }

    /// Where they end before what leads over to the payment, and before who pays.
    fn without_lead_over(&self, from: usize, mut stop: usize) -> usize {
        let flat = self.flat;
        loop {
            let word = flat.any_before(stop, from, words!["分别", "一次性", "的", ",", "由", "再"]);
            let payer = || {
                let payer = flat.any_before(stop, from, &payment::PAYERS)?;
                // 国家级、省级的: of these only what a mark parts, or 财政 names, pays.
                let pays = payer.0.ends_with("财政") || matches!(flat.before(payer.1), Some(',' | '由'));
                pays.then_some(payer)
            };
            match word.or_else(payer) {
                Some((_, start)) => stop = start,
                None => return stop,
            }
        }
    }
}
