//! Publishing the playbook's public part: what a reader can learn, what has changed, the file.
//!
//! ```text
//! button ── dialog ── picture   the routes on the axis of deal sizes
//!             └────── last      the version that was published last
//! ```

mod button;
mod dialog;
mod last;
mod picture;

pub use button::PublishButton;
