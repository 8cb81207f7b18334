//! A case on its way to somebody else: what is sent, and the form it takes in a link.
//!
//! ```text
//!  Shared     the case, the figures its sender saw, what it was made from; a file as it is
//!    | JSON, compressed by whoever has the means (the browser, or the command line)
//!  Packed     the bytes, and how many they are when unpacked
//!    | as they are, or encrypted under a passphrase (a Lock says how)
//!  Envelope   case=1.<base64url>: kind, size, lock, bytes, CRC-32
//! ```
//!
//! All of it is public: nothing here has a field for a vendor's figure, and the figures sent
//! are worked out from the public offer. Nothing here compresses or encrypts; what it does is
//! pack, and trust nothing when it unpacks.

mod checksum;
mod envelope;
mod headline;
mod shared;

pub use envelope::{Envelope, ITERATIONS, Lock, Packed, address, fragment_in, is_link};
pub use headline::Headline;
pub use shared::{Origin, Sent, Shared, file_name};

/// The most characters that every mail program, chat and CRM field is sure to carry.
pub const SHORT: usize = 2_000;
