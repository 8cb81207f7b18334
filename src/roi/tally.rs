//! Values as they come, counted on the way, so that any percentile of them is found without
//! putting a million values in order.

use super::Trials;
use std::ops::{Range, RangeInclusive};

/// Values looked at before the ranges are laid out in which the rest is counted.
const FIRST: usize = 4096;
/// Nobody waits for more of them; whoever wants some moves them.
const MOST_ROOM: usize = 1 << 21;
/// Values looked at together.
const STRETCH: usize = 16;
/// Blocks are whole, so that one half may come to hold some more than the other.
const ROUND: usize = 1024;
/// Ranges.
const CELLS: usize = 4096;

/// The values of cases as they come, in two halves that are later held against each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    halves: [Counted; 2],
    /// Laid out once enough values have come.
    scale: Option<Scale>,
    /// Which half the next block goes to.
    next: usize,
    /// All that came, with a value or without.
    came: usize,
    sums: Sums,
}

/// What is summed up on the way, while the values are still at hand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sums {
    pub sum: f64,
    /// Values above 0.
    pub above_zero: usize,
    pub low: f64,
    pub high: f64,
}

impl Default for Sums {
    fn default() -> Self {
        Self {
            sum: 0.0,
            above_zero: 0,
            low: f64::INFINITY,
            high: f64::NEG_INFINITY,
        }
    }
}

impl Sums {
    /// Value by value beside each other, so that no one waits for the one before it.
    fn add(&mut self, values: &[f64]) {
        const BESIDE: usize = 8;
        let (mut sums, mut above) = ([0.0; BESIDE], [0_u32; BESIDE]);
        let (mut low, mut high) = ([self.low; BESIDE], [self.high; BESIDE]);
        for some in values.chunks(BESIDE) {
            for (lane, value) in some.iter().enumerate() {
                sums[lane] += value;
                above[lane] += u32::from(*value > 0.0);
                low[lane] = if *value < low[lane] {
                    *value
                } else {
                    low[lane]
                };
                high[lane] = if *value > high[lane] {
                    *value
                } else {
                    high[lane]
                };
            }
        }
        self.sum += sums.iter().sum::<f64>();
        self.above_zero += above.iter().sum::<u32>() as usize;
        self.low = low.into_iter().fold(self.low, f64::min);
        self.high = high.into_iter().fold(self.high, f64::max);
    }
}

/// Values, and how many of them lie in each range.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Counted {
    pub values: Vec<f64>,
    counts: Vec<u32>,
}

/// Equal ranges next to each other; the outermost ones hold everything beyond them as well.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    from: f64,
    per_unit: f64,
}

impl Tally {
    /// With room for `cases` of them, so that none is moved when more come.
    #[must_use]
    pub fn with_room(cases: usize) -> Self {
        let half = || Counted {
            values: Vec::with_capacity(cases.min(MOST_ROOM) / 2 + ROUND),
            counts: Vec::new(),
        };
        Self {
            halves: [half(), half()],
            ..Self::default()
        }
    }

    /// Takes the values of a block of cases; blocks go to either half in turn, so that at any
    /// moment both have seen the same stretch. A value that is not finite is none.
    pub fn push(&mut self, block: &[f64]) {
        self.came += block.len();
        let half = &mut self.halves[self.next];
        self.next = 1 - self.next;
        let from = half.values.len();
        if block.iter().all(|value| value.is_finite()) {
            half.values.extend_from_slice(block);
        } else {
            let values = block.iter().copied().filter(|value| value.is_finite());
            half.values.extend(values);
        }
        self.sums.add(&half.values[from..]);
        match &self.scale {
            Some(scale) => half.count(scale, from),
            None if self.len() >= FIRST => self.lay_out(),
            None => {}
        }
    }

    /// What the cases, drawn with `seed`, come to.
    #[must_use]
    pub fn trials(mut self, seed: u64) -> Trials {
        if self.scale.is_none() {
            self.lay_out();
        }
        let scale = self.scale.unwrap_or(Scale::over(0.0, 0.0));
        Trials::new(self.halves, scale, (self.came, self.sums), seed)
    }

    fn len(&self) -> usize {
        self.halves.iter().map(|half| half.values.len()).sum()
    }

    /// Lays out the ranges over what has come so far and some more, and counts it.
    fn lay_out(&mut self) {
        let values = self.halves.iter().flat_map(|half| half.values.iter());
        let ends = values.fold(None, |ends: Option<(f64, f64)>, value| {
            let (low, high) = ends.unwrap_or((*value, *value));
            Some((low.min(*value), high.max(*value)))
        });
        if let Some((low, high)) = ends {
            let scale = Scale::over(low, high);
            self.halves
                .iter_mut()
                .for_each(|half| half.count(&scale, 0));
            self.scale = Some(scale);
        }
    }
}

impl Counted {
    fn count(&mut self, scale: &Scale, from: usize) {
        self.counts.resize(CELLS, 0);
        for value in &self.values[from..] {
            self.counts[scale.cell(*value)] += 1;
        }
    }
}

impl Scale {
    fn over(low: f64, high: f64) -> Self {
        // Halved before they are subtracted: the ends may lie further apart than a number reaches.
        let beyond = (high / 2.0 - low / 2.0).max(f64::MIN_POSITIVE);
        #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
        let cells = CELLS as f64;
        Self {
            from: (low - beyond / 2.0).max(f64::MIN),
            per_unit: (cells / 3.0 / beyond).min(f64::MAX),
        }
    }

    /// Where the values of the ranges `first` to `until` lie and none of others but their
    /// neighbours': cheaper to ask, and more values than enough.
    fn about(&self, cells: &RangeInclusive<usize>) -> Range<f64> {
        let (first, until) = (*cells.start(), *cells.end());
        #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
        let edge = |cell: usize| self.from + cell as f64 / self.per_unit;
        // The outermost ranges have no edge, nor have ranges narrower or wider than numbers tell.
        let tells = |low: usize| edge(low) < edge(low + 1) && edge(low + 1).is_finite();
        let from = first.checked_sub(1).filter(|low| *low > 0 && tells(*low));
        let to = Some(until + 2).filter(|high| *high < CELLS && tells(high - 1));
        from.map_or(f64::NEG_INFINITY, edge)..to.map_or(f64::INFINITY, edge)
    }

    /// The range in which `value` lies; never before that of a smaller one.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "held between the ends"
    )]
    fn cell(&self, value: f64) -> usize {
        (((value - self.from) * self.per_unit) as usize).min(CELLS - 1)
    }
}

/// The values that the shares `shares` of the values of `halves` do not exceed, each linear
/// between two of them, found in one pass. `None` without values.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place among a few millions"
)]
pub(super) fn percentiles<const N: usize>(
    halves: &[Counted],
    scale: &Scale,
    shares: [f64; N],
) -> Option<[f64; N]> {
    let all: usize = halves.iter().map(|half| half.values.len()).sum();
    let last = all.checked_sub(1)?;
    let places = shares.map(|share| share.clamp(0.0, 1.0) * last as f64);
    let wanted = places.map(|place| {
        let (below, above) = (place as usize, (place as usize + 1).min(last));
        let (first, before) = cell_of(halves, below);
        let (until, _) = cell_of(halves, above);
        (below - before, above - before, first..=until)
    });
    let about = wanted.clone().map(|(_, _, cells)| scale.about(&cells));
    let mut near = wanted.clone().map(|_| Vec::new());
    for some in halves.iter().flat_map(|half| half.values.chunks(STRETCH)) {
        for ((near, about), (_, _, cells)) in near.iter_mut().zip(&about).zip(&wanted) {
            // Asked of the whole stretch first: hardly any holds one that is near.
            let inside = |value: &f64| *value >= about.start && *value < about.end;
            if some.iter().fold(false, |any, value| any | inside(value)) {
                let values = some.iter().filter(|value| inside(value));
                near.extend(values.filter(|value| cells.contains(&scale.cell(**value))));
            }
        }
    }
    let mut found = [0.0; N];
    for (place, near) in near.iter_mut().enumerate() {
        near.sort_unstable_by(f64::total_cmp);
        let (below, above) = (*near.get(wanted[place].0)?, *near.get(wanted[place].1)?);
        found[place] = below + (above - below) * places[place].fract();
    }
    Some(found)
}

/// The range of the value at `place` of all in order, and how many values lie before that range.
fn cell_of(halves: &[Counted], place: usize) -> (usize, usize) {
    let mut before = 0;
    for cell in 0..CELLS {
        let counts = halves.iter().filter_map(|half| half.counts.get(cell));
        let here: usize = counts.map(|count| *count as usize).sum();
        if before + here > place {
            return (cell, before);
        }
        before += here;
    }
    (CELLS - 1, before)
}
