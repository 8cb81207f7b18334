//! What is wrong in a document, and where.

use crate::format::{Arg, Message};
use crate::suggest::nearest;

/// One mistake.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Its place, such as `motions[1].win_rate`; empty for the document as a whole.
    pub path: String,
    /// What is wrong.
    pub message: Message,
}

/// The most mistakes that are looked for: a text with more of them is no document that somebody
/// mends, and each costs a search for the name that was meant.
pub const MOST_FAULTS: usize = 1_000;

/// All mistakes of a document; never empty where it is an error.
pub type Faults = Vec<Fault>;

impl Fault {
    /// A mistake at `path`.
    #[must_use]
    pub fn at(path: impl Into<String>, message: Message) -> Self {
        Self {
            path: path.into(),
            message,
        }
    }

    /// The same mistake with `prefix` before its place.
    #[must_use]
    pub fn within(mut self, prefix: &str) -> Self {
        self.path = joined(prefix, &self.path);
        self
    }
}

/// `path` with `prefix` before it.
pub(super) fn joined(prefix: &str, path: &str) -> String {
    if prefix.is_empty() || path.is_empty() || path.starts_with('[') {
        format!("{prefix}{path}")
    } else {
        format!("{prefix}.{path}")
    }
}

/// A number as it stands in a document: with the decimals it has, six at most.
#[must_use]
pub fn plain(value: f64) -> Arg {
    if value.abs() >= 1e15 {
        // Hundreds of digits would hide the message.
        return Arg::Text(format!("{value:e}"));
    }
    let decimals = (0..6_u8).find(|d| {
        let scaled = value * 10_f64.powi(i32::from(*d));
        (scaled - scaled.round()).abs() <= 1e-9 * scaled.abs()
    });
    Arg::Number(value, decimals.unwrap_or(6))
}

/// A name at `path` that is none of the `known` ones; perhaps the closest of them is meant.
#[must_use]
pub fn unknown<'a>(
    path: impl Into<String>,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Fault {
    let text = |text: &str| Arg::Text(text.to_owned());
    let message = match nearest(name, known) {
        Some(near) => Message::new("document.unknown_near").with("near", text(near)),
        None => Message::new("document.unknown"),
    };
    Fault::at(path, message.with("found", text(name)))
}
