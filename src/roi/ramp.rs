//! How a benefit comes into its full run: steps by year or month, a late start, or cash that is
//! set free once (`ECONOMICS.md` 2.1).

/// How long each step of a ramp lasts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// A year.
    #[default]
    Yearly,
    /// A month.
    Monthly,
}

/// When the steps of a ramp are reached, and whether what they bring comes again each year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Course {
    /// How long each step lasts.
    pub pace: Pace,
    /// Months from signature to the first step.
    pub delay_months: f64,
    /// Whether the benefit is a stock that is set free once, as the ramp rises, and comes back
    /// where it falls; else it comes anew each year.
    pub once: bool,
}

const MONTHS: f64 = 12.0;

impl Course {
    /// The share of the full run that counts in years 1 to `horizon`, for a ramp of `steps`, the
    /// last of which persists; nothing after the horizon is known of what comes once. No steps
    /// are full run from the start.
    #[must_use]
    pub fn shares(&self, steps: &[f64], horizon: usize) -> Vec<f64> {
        let mut shares = vec![0.0; horizon + usize::from(self.once)];
        self.visit(steps.len(), horizon, |year, step, part| {
            let reached = part * steps.get(step).copied().unwrap_or(1.0);
            shares[year - 1] += reached;
        });
        if self.once {
            for year in (1..horizon).rev() {
                shares[year] -= shares[year - 1];
            }
        }
        shares
    }

    /// What each of `steps` adds to the present value of a full run of 1 a year, `rate` being
    /// the yearly discount rate: the shares are linear in the steps.
    #[must_use]
    pub fn weights(&self, steps: usize, horizon: usize, rate: f64) -> Vec<f64> {
        let factor = |year: usize| (1.0 + rate).powi(-i32::try_from(year).unwrap_or(i32::MAX));
        let mut weights = vec![0.0; steps.max(1)];
        self.visit(steps, horizon, |year, step, part| {
            // What is set free in a year is bound no longer in the next one.
            let again = if self.once && year < horizon {
                factor(year + 1)
            } else {
                0.0
            };
            weights[step] += part * (factor(year) - again);
        });
        weights
    }

    /// Calls `take` with each year, counted from 1, each step reached in it, and the part of the
    /// year that it lasts.
    pub fn visit(&self, steps: usize, horizon: usize, mut take: impl FnMut(usize, usize, f64)) {
        let length = match self.pace {
            Pace::Yearly => MONTHS,
            Pace::Monthly => 1.0,
        };
        let last = steps.saturating_sub(1);
        let (mut year, mut step) = (1, 0);
        let (mut at, mut step_ends, mut year_ends) =
            (self.delay_months, self.delay_months + length, MONTHS);
        while year <= horizon {
            let until = step_ends.min(year_ends);
            if until > at {
                take(year, step.min(last), (until - at) / MONTHS);
                at = until;
            }
            if step_ends <= year_ends {
                step += 1;
                step_ends += length;
            } else {
                year += 1;
                year_ends += MONTHS;
            }
        }
    }
}
