//! Drawing many cases of what is uncertain (`ECONOMICS.md` 2.2).
//!
//! A uniform number becomes a value through a table of the distribution's quantiles, made once:
//! a library's samplers are twenty times slower. The uniform numbers are not random but spread
//! evenly (an additive recurrence), so that a few thousand suffice, the percentiles do not
//! jitter while a slider moves, and the same seed gives the same cases.

use super::Pert;

/// How an uncertain figure is spread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Distribution {
    /// A beta distribution around the likely value.
    Pert(Pert),
    /// Straight lines from the lowest value to the likely one and on to the highest.
    Triangular {
        /// The lowest value.
        low: f64,
        /// The likely value.
        likely: f64,
        /// The highest value.
        high: f64,
    },
    /// Every value between the two is as likely as the other.
    Uniform {
        /// The lowest value.
        low: f64,
        /// The highest value.
        high: f64,
    },
    /// Its logarithm is normal; the two values are its 10th and 90th percentile, above 0.
    LogNormal {
        /// The 10th percentile.
        p10: f64,
        /// The 90th percentile.
        p90: f64,
    },
}

/// The 90th percentile of the standard normal distribution.
const NORMAL_P90: f64 = 1.281_551_565_544_600_4;
/// How far out a logarithm is followed, in standard deviations: all but one case in 500 million.
const FURTHEST: f64 = 6.0;
/// Quantiles in a table, as a power of two.
const CELL_BITS: u32 = 10;
const CELLS: usize = 1 << CELL_BITS;
const LAST_CELL: u64 = (1 << CELL_BITS) - 1;
const TWO_TO_64: f64 = 18_446_744_073_709_551_616.0;
/// Steps of the integration that makes one.
const STEPS: usize = 8192;

/// A distribution's quantiles at equal steps of probability; the outermost steps, where a
/// quantile may be steep, in finer ones.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantiles {
    body: Table,
    low: Table,
    high: Table,
}

/// The value at the beginning of each of [`CELLS`] steps, and how much it rises in it.
type Table = Box<[[f64; 2]; CELLS]>;

impl Quantiles {
    /// The quantiles of `distribution`.
    #[must_use]
    pub fn of(distribution: &Distribution) -> Self {
        match *distribution {
            Distribution::Pert(pert) => {
                let (a, b) = (pert.alpha() - 1.0, pert.beta() - 1.0);
                let (low, width) = (pert.low(), pert.high() - pert.low());
                Self::tabulated(|x| x.powf(a) * (1.0 - x).powf(b), |x| low + width * x)
            }
            Distribution::Triangular { low, likely, high } => {
                Self::by(|u| triangular(u, low, likely, high))
            }
            Distribution::Uniform { low, high } => Self::by(|u| low + u * (high - low)),
            Distribution::LogNormal { p10, p90 } => {
                let middle = f64::midpoint(p10.ln(), p90.ln());
                let spread = (p90 / p10).ln() / (2.0 * NORMAL_P90);
                let z = |x: f64| FURTHEST * (2.0 * x - 1.0);
                Self::tabulated(
                    |x| (-0.5 * z(x) * z(x)).exp(),
                    |x| (middle + spread * z(x)).exp(),
                )
            }
        }
    }

    /// Asks for the quantiles in ascending order.
    fn by(mut quantile: impl FnMut(f64) -> f64) -> Self {
        let cell = 1.0 / count(CELLS);
        let mut from_to = |from: f64, width: f64| -> Table {
            let mut reached = quantile(from);
            Box::new(std::array::from_fn(|step| {
                let value = reached;
                reached = quantile(from + width * share(step + 1, CELLS));
                [value, reached - value]
            }))
        };
        let low = from_to(0.0, cell);
        let body = from_to(0.0, 1.0);
        let high = from_to(1.0 - cell, cell);
        Self { body, low, high }
    }

    /// The quantiles of a density on 0 to 1, of any height, `value` of each.
    fn tabulated(density: impl Fn(f64) -> f64, value: impl Fn(f64) -> f64) -> Self {
        let mut reached = Vec::with_capacity(STEPS + 1);
        let mut sum = 0.0;
        reached.push(0.0);
        for step in 0..STEPS {
            // The middle of a step: the ends of a density may be infinite or undefined.
            sum += density(f64::midpoint(share(step, STEPS), share(step + 1, STEPS)));
            reached.push(sum);
        }
        Self::by(|u| {
            let wanted = u * sum;
            let step = reached.partition_point(|sum| *sum < wanted).clamp(1, STEPS) - 1;
            let (from, to) = (reached[step], reached[step + 1]);
            let part = if to > from {
                (wanted - from) / (to - from)
            } else {
                0.0
            };
            value(share(step, STEPS) + part.clamp(0.0, 1.0) / count(STEPS))
        })
    }

    /// The value that the share `u` of cases, 0 to 1, does not exceed.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "1 stays below the next power of two"
    )]
    pub fn at(&self, u: f64) -> f64 {
        self.at_bits((u * TWO_TO_64) as u64)
    }

    /// The same for a share of 2^64: which cell it lies in, and how far into it, are bits of it.
    fn at_bits(&self, u: u64) -> f64 {
        match u >> (64 - CELL_BITS) {
            0 => between(&self.low, u << CELL_BITS),
            LAST_CELL => between(&self.high, u << CELL_BITS),
            _ => between(&self.body, u),
        }
    }

    /// The values of `points` from `place` on, in the dimension `dimension`.
    pub fn draw(&self, points: &Points, place: u32, dimension: usize, drawn: &mut [f64]) {
        let mut u = points.bits(place, dimension);
        let step = points.steps[dimension];
        for drawn in drawn {
            *drawn = self.at_bits(u);
            u = u.wrapping_add(step);
        }
    }
}

/// The value of a table at `u`, a share of 2^64, linear inside a cell.
fn between(table: &[[f64; 2]; CELLS], u: u64) -> f64 {
    let [value, rise] = table[(u >> (64 - CELL_BITS)) as usize];
    // The bits behind those of the cell as those behind the point of a number from 1 to 2.
    let part = f64::from_bits((u << CELL_BITS >> 12) | 1.0_f64.to_bits()) - 1.0;
    value + rise * part
}

fn triangular(u: f64, low: f64, likely: f64, high: f64) -> f64 {
    let width = high - low;
    let below = (likely - low) / width;
    if u < below {
        low + (u * width * (likely - low)).sqrt()
    } else {
        high - ((1.0 - u) * width * (high - likely)).sqrt()
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand")]
fn count(cells: usize) -> f64 {
    cells as f64
}

fn share(cell: usize, of: usize) -> f64 {
    count(cell) / count(of)
}

/// Evenly spread points in a cube of several dimensions: multiples of the square roots of the
/// primes (Richtmyer's recurrence), each shifted by what the seed says. Coordinates are shares of
/// 2^64, so that what lies beyond 1 falls away by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Points {
    steps: Vec<u64>,
    starts: Vec<u64>,
}

impl Points {
    /// Points of `dimensions` dimensions.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of 2^64"
    )]
    pub fn new(dimensions: usize, seed: u64) -> Self {
        let primes = (2_u32..).filter(|n| (2..*n).all(|d| n % d != 0));
        let roots = primes
            .take(dimensions)
            .map(|prime| (f64::from(prime).sqrt().fract() * TWO_TO_64) as u64);
        Self {
            steps: roots.collect(),
            starts: (0..dimensions).map(|place| start(seed, place)).collect(),
        }
    }

    fn bits(&self, place: u32, dimension: usize) -> u64 {
        let moved = self.steps[dimension].wrapping_mul(u64::from(place));
        self.starts[dimension].wrapping_add(moved)
    }

    /// The coordinate `dimension` of the point `place`, at least 0 and below 1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "53 bits")]
    pub fn at(&self, place: u32, dimension: usize) -> f64 {
        (self.bits(place, dimension) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// A number that looks random (`SplitMix64`).
fn start(seed: u64, place: usize) -> u64 {
    let mut bits = seed.wrapping_add((place as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}
