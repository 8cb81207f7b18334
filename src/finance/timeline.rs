//! Amounts on a time axis, seen as a function of the growth `s = ln(1 + rate)`.
//!
//! The present value is `f(s) = SUM amount * e^(-time * s)`. Only its sign and its roots matter
//! here, so it is always evaluated times a positive factor that keeps every power at 1 or below
//! (Horner from the far end), which cannot overflow however long the flows are.

/// The growths that a rate can express: below, `1 + rate` rounds to 0; above, it overflows.
const GROWTHS: (f64, f64) = (-36.7, 709.7);

/// At least two amounts in order of time, scaled to at most 1; the first and last are not zero.
pub(super) struct Timeline {
    points: Vec<(f64, f64)>,
    /// Whether neighbours are exactly one unit of time apart: then one power serves them all.
    even: bool,
}

impl Timeline {
    /// Amounts one period apart; `None` when fewer than two count or one is not finite.
    pub(super) fn of_periods(flows: &[f64]) -> Option<Self> {
        let times = std::iter::successors(Some(0.0), |time| Some(time + 1.0));
        Self::new(times.zip(flows.iter().copied()).collect(), true)
    }

    /// Amounts at any times; those at the same time are added up.
    pub(super) fn of_times(mut points: Vec<(f64, f64)>) -> Option<Self> {
        points.sort_by(|a, b| a.0.total_cmp(&b.0));
        scale(&mut points);
        points.dedup_by(|later, kept| {
            let same = later.0 <= kept.0;
            kept.1 += if same { later.1 } else { 0.0 };
            same
        });
        Self::new(points, false)
    }

    fn new(mut points: Vec<(f64, f64)>, even: bool) -> Option<Self> {
        scale(&mut points);
        if points.iter().any(|point| !point.1.is_finite()) {
            return None;
        }
        let first = points.iter().position(|point| point.1.abs() > 0.0)?;
        let last = points.iter().rposition(|point| point.1.abs() > 0.0)?;
        points.truncate(last + 1);
        points.drain(..first);
        (first < last).then_some(Self { points, even })
    }

    /// How often the sign turns from one amount to the next, zeros left out. By Descartes' rule
    /// there are at most this many roots, and fewer only by an even number.
    pub(super) fn sign_changes(&self) -> usize {
        let signs = self
            .points
            .iter()
            .filter(|point| point.1.abs() > 0.0)
            .map(|point| point.1 > 0.0);
        signs
            .clone()
            .zip(signs.skip(1))
            .filter(|(a, b)| a != b)
            .count()
    }

    /// The value at `growth` and its slope, both times the same positive factor.
    pub(super) fn value_and_slope(&self, growth: f64) -> (f64, f64) {
        let away = growth.abs();
        let unit = (-away).exp();
        let mut last_time = None;
        let step = |(value, slope): (f64, f64), &(time, amount): &(f64, f64)| {
            let gap = last_time.map_or(0.0, |last: f64| (time - last).abs());
            last_time = Some(time);
            let power = if self.even { unit } else { (-away * gap).exp() };
            (value * power + amount, (slope - gap * value) * power)
        };
        if growth >= 0.0 {
            self.points.iter().rev().fold((0.0, 0.0), step)
        } else {
            let (value, slope) = self.points.iter().fold((0.0, 0.0), step);
            (value, -slope)
        }
    }

    /// The sign at `growth` as -1, 0 or 1, where 0 is also a value lost in rounding.
    pub(super) fn sign(&self, growth: f64) -> i8 {
        let (value, _) = self.value_and_slope(growth);
        let near = if growth >= 0.0 {
            self.points.first()
        } else {
            self.points.last()
        };
        let near = near.map_or(0.0, |point| point.0);
        let terms = self.points.iter();
        let size: f64 = terms
            .map(|(time, amount)| amount.abs() * (-(time - near) * growth).exp())
            .sum();
        let count = self.points.iter().fold(4.0, |count, _| count + 1.0);
        match value {
            _ if value.abs() <= 4.0 * count * f64::EPSILON * size => 0,
            _ if value > 0.0 => 1,
            _ => -1,
        }
    }

    /// An interval of growth that holds every root a rate can express. Outside, the nearest (or
    /// the farthest) amount outweighs all others by two to one, after Cauchy's bound.
    pub(super) fn bounds(&self) -> (f64, f64) {
        let total: f64 = self.points.iter().map(|point| point.1.abs()).sum();
        let reach = |near: Option<&(f64, f64)>, next: Option<&(f64, f64)>| {
            let (Some(near), Some(next)) = (near, next) else {
                return 0.0;
            };
            (1.0 + 2.0 * total / near.1.abs()).ln() / (next.0 - near.0).abs()
        };
        let count = self.points.len();
        let low = reach(self.points.last(), self.points.get(count - 2));
        let high = reach(self.points.first(), self.points.get(1));
        ((-low).max(GROWTHS.0), high.min(GROWTHS.1))
    }

    /// The slope of `e^(pivot * s) f(s)`, whose pivot lies in the first change of sign: it has one
    /// change of sign less, and between any two roots of `f` it has a root (Rolle).
    pub(super) fn turning(&self) -> Self {
        let pivot = self.first_change();
        let points = self
            .points
            .iter()
            .map(|&(time, amount)| (time, amount * (pivot - time)));
        let mut points: Vec<_> = points.collect();
        scale(&mut points);
        Self {
            points,
            even: self.even,
        }
    }

    fn first_change(&self) -> f64 {
        let counted = self.points.iter().filter(|point| point.1.abs() > 0.0);
        let mut pairs = counted.clone().zip(counted.skip(1));
        let change = pairs.find(|(a, b)| (a.1 > 0.0) != (b.1 > 0.0));
        change.map_or(0.0, |(a, b)| f64::midpoint(a.0, b.0))
    }
}

/// Divides by the largest amount; infinite, NaN and all-zero input becomes NaN.
fn scale(points: &mut [(f64, f64)]) {
    let size = points
        .iter()
        .fold(0.0_f64, |most, point| most.max(point.1.abs()));
    for point in points {
        point.1 /= size;
    }
}
