//! Values as they come, counted on the way, so that any percentile of them is found without
//! putting a million values in order.

use super::Trials;

/// Values looked at before the ranges are laid out in which the rest is counted.
const FIRST: usize = 4096;
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
        Trials::new(self.halves, scale, self.came, seed)
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
    fn about(&self, first: usize, until: usize) -> std::ops::Range<f64> {
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

/// The value that the share `share` of the values of `halves` does not exceed, linear between
/// two of them. `None` without values.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place among a few millions"
)]
pub(super) fn percentile(halves: &[Counted], scale: &Scale, share: f64) -> Option<f64> {
    let all: usize = halves.iter().map(|half| half.values.len()).sum();
    let last = all.checked_sub(1)?;
    let place = share.clamp(0.0, 1.0) * last as f64;
    let (below, above) = (place as usize, (place as usize + 1).min(last));
    let (first, before) = cell_of(halves, below);
    let (until, _) = cell_of(halves, above);
    let about = scale.about(first, until);
    let mut near = Vec::new();
    for half in halves {
        let values = half.values.iter().copied();
        let values = values.filter(|value| about.contains(value));
        near.extend(values.filter(|value| (first..=until).contains(&scale.cell(*value))));
    }
    near.sort_unstable_by(f64::total_cmp);
    let (below, above) = (*near.get(below - before)?, *near.get(above - before)?);
    Some(below + (above - below) * place.fract())
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
