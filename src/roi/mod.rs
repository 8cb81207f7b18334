//! The customer's side of a deal: what it brings, what it costs, and whether it pays.
//!
//! Numbers in, numbers out; the figures come from the offer's ROI model
//! (`crate::offer::estimate`). Source: `ECONOMICS.md` 2.1 and 2.2.

mod benefit;
mod hurdle;
mod payments;
mod project;
mod ramp;
mod returns;
mod sampling;
mod tally;
mod trials;
mod uncertainty;

pub use benefit::{Benefit, ramp_at, yearly_benefits};
pub use hurdle::{Ceiling, Demands, Hurdle, Hurdles};
pub use project::{CashFlow, Price, Project, Timing};
pub use ramp::{Course, Pace};
pub use returns::{CostOfDelay, Return};
pub use sampling::{Distribution, Points, Quantiles};
pub use tally::Tally;
pub use trials::{Probability, Trials};
pub use uncertainty::{Pert, risk_deduction};
