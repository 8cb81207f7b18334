//! All real roots of a [`Timeline`], by Descartes' rule of signs and Rolle's theorem.
//!
//! One change of sign means exactly one root: it is bracketed and solved at once. With more, the
//! roots of the turning function (one change less, so this recursion ends) cut the axis into
//! pieces with at most one root each; a turning point on the axis itself is a double root.

use super::timeline::Timeline;

/// Where the search starts and which root is preferred: a growth of 10 % a period.
pub(super) const HURDLE: f64 = 0.095_310_179_804_324_87;

/// Above so many changes of sign (a saw tooth, not a project) a fixed grid replaces the recursion.
const SAW_TOOTH: usize = 64;
const GRID: u16 = 4096;

/// A step this small is the last: the next would be lost in rounding.
const SETTLED: f64 = 1e-13;

/// The roots in ascending order of growth, a multiple root once.
pub(super) fn roots(line: &Timeline) -> Vec<f64> {
    let (low, high) = line.bounds();
    let mut found = roots_within(line, low, high);
    found.dedup_by(|a, b| (*a - *b).abs() < 1e-10);
    found
}

fn roots_within(line: &Timeline, low: f64, high: f64) -> Vec<f64> {
    let cuts = match line.sign_changes() {
        0 => return Vec::new(),
        1 => Vec::new(),
        changes if changes > SAW_TOOTH => grid(low, high),
        _ => roots_within(&line.turning(), low, high),
    };
    let mut found = Vec::new();
    let mut left = (low, line.sign(low));
    for cut in cuts.into_iter().chain([high]) {
        let right = (cut, line.sign(cut));
        if right.1 == 0 {
            found.push(cut);
        } else if left.1 * right.1 < 0 {
            found.push(crossing(line, left.0, right.0, right.1 > 0));
        }
        left = right;
    }
    found
}

/// The one root between `below` and `above`, by Newton steps kept inside the bracket and replaced
/// by halving when they do not shrink.
fn crossing(line: &Timeline, mut below: f64, mut above: f64, rising: bool) -> f64 {
    let inside = below < HURDLE && HURDLE < above;
    let mut at = if inside {
        HURDLE
    } else {
        f64::midpoint(below, above)
    };
    let mut last_step = above - below;
    for _ in 0..200 {
        let (value, slope) = line.value_and_slope(at);
        if (value > 0.0) == rising {
            above = at;
        } else {
            below = at;
        }
        let newton = at - value / slope;
        let good = below < newton && newton < above && (newton - at).abs() < 0.5 * last_step;
        let next = if good {
            newton
        } else {
            f64::midpoint(below, above)
        };
        last_step = (next - at).abs();
        at = next;
        if last_step <= SETTLED * at.abs().max(1.0) {
            break;
        }
    }
    at
}

fn grid(low: f64, high: f64) -> Vec<f64> {
    let step = (high - low) / f64::from(GRID);
    (1..GRID)
        .map(|index| low + step * f64::from(index))
        .collect()
}
