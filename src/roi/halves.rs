//! Values on their way into order, a little work at a time.
//!
//! A million values are not sorted within a frame. So they are sorted in short runs as they
//! come, and the runs are merged two at a time, in steps that never take long.

use super::Trials;
use std::collections::VecDeque;

/// Values in a run: sorted well within a millisecond.
const RUN: usize = 4096;

/// The values of cases as they come, in two halves that are later held against each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Halves {
    both: [Half; 2],
    /// Where the next block goes.
    next: usize,
    /// All that came, with a value or without.
    came: usize,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Half {
    open: Vec<f64>,
    runs: VecDeque<Vec<f64>>,
}

impl Halves {
    /// Takes the values of a block of cases; blocks go to either half in turn, so that at any
    /// moment both have seen the same stretch. A value that is not finite is none.
    pub fn push(&mut self, block: &[f64]) {
        self.came += block.len();
        let half = &mut self.both[self.next];
        self.next = 1 - self.next;
        let values = block.iter().copied().filter(|value| value.is_finite());
        half.open.extend(values);
        if half.open.len() >= RUN {
            half.close();
        }
    }

    /// Merges two runs; whether nothing is left to merge.
    pub fn settle(&mut self) -> bool {
        self.both.iter_mut().for_each(Half::close);
        let Some(half) = self.both.iter_mut().find(|half| half.runs.len() > 1) else {
            return true;
        };
        if let (Some(a), Some(b)) = (half.runs.pop_front(), half.runs.pop_front()) {
            half.runs.push_back(merged(&a, &b));
        }
        false
    }

    /// What the cases, drawn with `seed`, come to; the rest of the merging is done at once.
    #[must_use]
    pub fn trials(mut self, seed: u64) -> Trials {
        while !self.settle() {}
        let ordered = |mut half: Half| half.runs.pop_front().unwrap_or_default();
        let [a, b] = self.both.map(ordered);
        Trials::of_halves(&a, &b, self.came, seed)
    }
}

impl Half {
    fn close(&mut self) {
        if !self.open.is_empty() {
            let mut run = std::mem::take(&mut self.open);
            run.sort_unstable_by(f64::total_cmp);
            self.runs.push_back(run);
        }
    }
}

/// Two ascending runs as one.
pub(super) fn merged(a: &[f64], b: &[f64]) -> Vec<f64> {
    let mut both = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a, b);
    while let ([x, rest_a @ ..], [y, rest_b @ ..]) = (a, b) {
        if x <= y {
            both.push(*x);
            a = rest_a;
        } else {
            both.push(*y);
            b = rest_b;
        }
    }
    both.extend_from_slice(a);
    both.extend_from_slice(b);
    both
}
