//! Both sides of one deal on one desk: playbook and case in, every figure out.
//!
//! ```text
//! Playbook -> Desk -> zones, minimum sizes         (the vendor, whatever the deal)
//!              |
//!     Case ----+---> Deal: estimate, corridor, advice
//! ```

mod agreement;
mod closing;
mod corridor;
mod desk;
mod guardrails;
mod key_figures;
mod negotiation;
mod pulse;
mod robustness;
mod standing;
mod warnings;
mod worth;

pub use agreement::{Agreement, way_name, way_named};
pub use closing::Closer;
pub use corridor::{Corridor, Opening};
pub use desk::{Deal, Desk};
pub use guardrails::{Approval, Concession, Give, Guardrails};
pub use key_figures::KeyFigure;
pub use negotiation::{AtPrice, Shift, price_of};
pub use pulse::Pulse;
pub use robustness::{Robustness, Tip};
pub use standing::{Band, MotionFigures};
pub use warnings::Warning;
pub use worth::Worth;
