//! Both sides of one deal on one desk: playbook and case in, every figure out.
//!
//! ```text
//! Playbook -> Desk -> zones, minimum sizes         (the vendor, whatever the deal)
//!              |
//!     Case ----+---> Deal: estimate, corridor, advice
//! ```

mod corridor;
mod desk;
mod standing;

pub use corridor::Corridor;
pub use desk::{Deal, Desk, price_of};
pub use standing::{Band, MotionFigures};
