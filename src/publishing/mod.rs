//! The public offer made of a playbook, and what publishing it gives away.

mod routing;
mod sizes;
mod standing;

pub use routing::{Difference, Routing, suggested};
