//! The vendor's side of a deal: what winning and serving a customer costs through each
//! motion, from which size a motion pays, where no motion does, and what to offer there.
//!
//! Numbers in, numbers out: no document, no currency, no text. Source: `ECONOMICS.md` 1.1 to 1.9.
//!
//! ```text
//! rates -> lifetime -> motion -> minimum -> zones
//!                         |         acceptance -^
//!                         +-> response -> terms -> remedies
//!                         +-> capacity (what an AE hour is worth) -^
//! ```

mod acceptance;
mod activity;
mod advise;
mod capacity;
mod comparison;
mod constraint;
mod graded;
mod inverse;
mod lever;
mod lifetime;
mod minimum;
mod motion;
mod rates;
mod remedy;
mod response;
mod terms;
mod zones;

pub use acceptance::Acceptance;
pub use activity::{
    break_even_loss_of_wins, break_even_win_rate, deals_needed, open_opportunities,
    opportunities_needed, quota_for, revenue_after_discount, sales_velocity,
};
pub use advise::{Deal, advise};
pub use capacity::{Month, Segment, SegmentShare};
pub use comparison::{
    LifetimeMultiple, cash_payback_months, discounted_perpetuity, lifetime_with_growth, simple_ltv,
    simple_payback, survival_adjusted_payback,
};
pub use constraint::{Bounds, Constraint};
pub use graded::Graded;
pub use inverse::{WouldDo, allowed_fixed_cost};
pub use lever::Lever;
pub use lifetime::{Billing, Lifetime, Outlook};
pub use minimum::{Criterion, MinimumAcv};
pub use motion::{Kind, Motion, Targets};
pub use rates::{LoadedPay, monthly_churn, monthly_rate, yearly_churn};
pub use remedy::{Advice, Remedy, Status, Way};
pub use response::Response;
pub use terms::{Outcome, Reference, Selling, Terms};
pub use zones::{DeadZone, Edge, End, Viability, dead_zones, first_viable};
