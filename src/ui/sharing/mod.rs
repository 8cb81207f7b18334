//! Cases that leave and arrive: as a link, as a file.
//!
//! ```text
//! arrivals    what is dropped, pasted, picked or stands in the address, by what it says it is
//!  ├─ refused     why something was not opened
//!  └─ unlock      asks for the passphrase of an encrypted link
//! dialog      the link and the file to send     (link: made anew whenever what it holds changes)
//! received    what has changed since a case was received
//! ```

mod arrivals;
mod dialog;
mod link;
mod received;
mod refused;
mod unlock;

pub use arrivals::{Arrivals, use_arrivals};
pub use received::ReceivedCard;
pub use refused::Notices;
