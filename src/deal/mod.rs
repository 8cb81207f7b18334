//! Both sides of one deal on one desk: playbook and case in, every figure out.
//!
//! ```text
//! Playbook -> Desk -> zones, minimum sizes         (the vendor, whatever the deal)
//!              |
//!     Case ----+---> Deal: estimate, corridor, advice
//! ```

mod agreement;
mod corridor;
mod desk;
mod key_figures;
mod negotiation;
mod robustness;
mod standing;

pub use agreement::{Agreement, way_name, way_named};
pub use corridor::Corridor;
pub use desk::{Deal, Desk};
pub use key_figures::KeyFigure;
pub use negotiation::{AtPrice, Shift, price_of};
pub use robustness::{Robustness, Tip};
pub use standing::{Band, MotionFigures};
