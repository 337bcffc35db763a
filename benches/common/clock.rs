//! How long things take beside each other: rounds that take each candidate in turn, and the median of them.

use core::hint::black_box;
use std::time::{Duration, Instant};

/// What is measured: its name, and the work on a text.
pub(crate) type Candidate<'a> = (&'static str, Box<dyn Fn(&str) -> usize + 'a>);

/// The median time of each candidate over rounds that interleave them. Short work repeats inside a round until the
/// clock can tell it.
pub(crate) fn measure(candidates: &[Candidate<'_>], text: &str, rounds: usize) -> Vec<Duration> {
    let mut times: Vec<Vec<Duration>> = vec![Vec::with_capacity(rounds); candidates.len()];
    let repeats: Vec<u32> = candidates
        .iter()
        .map(|(_, work)| {
            let begin = Instant::now();
            black_box(work(text));
            let once = begin.elapsed().max(Duration::from_nanos(50));
            if rounds == 1 {
                1
            } else {
                (Duration::from_millis(2).as_nanos() / once.as_nanos()).clamp(1, 10_000) as u32
            }
        })
        .collect();
    for _ in 0..rounds {
        for ((times, (_, work)), &repeats) in times.iter_mut().zip(candidates).zip(&repeats) {
            let begin = Instant::now();
            for _ in 0..repeats {
                black_box(work(black_box(text)));
            }
            times.push(begin.elapsed() / repeats);
        }
    }
    times.iter_mut().map(|times| median(times)).collect()
}

/// The middle one; the times are sorted by it.
pub(crate) fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// In seconds, and never none.
pub(crate) fn seconds(time: Duration) -> f64 {
    time.as_secs_f64().max(1e-9)
}
