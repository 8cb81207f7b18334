//! Something to tell the reader, before anyone knows in which language.

/// A sentence by its key in the catalogue, with the values that go into it.
///
/// Core modules build messages to report problems and reasons; only
/// [`Catalogue::fill`](super::Catalogue::fill) knows the words.
///
/// ```
/// # use worthwhile::format::{Arg, Message};
/// let months = Message::new("months").with("count", Arg::Number(18.0, 0));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// The key of the sentence.
    pub key: &'static str,
    /// The values by the name of their placeholder. One named `count` also chooses between the
    /// forms `key.one` and `key.other`.
    pub args: Vec<(&'static str, Arg)>,
}

/// A value that goes into a message, to be written in the reader's language.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// A name or a text of the user's, shown as it is.
    Text(String),
    /// A number, and how many decimals to show.
    Number(f64, u8),
    /// A share (0.25 is 25 %), and how many decimals of the percentage to show.
    Percent(f64, u8),
    /// An amount in the currency of whoever renders it, and how many decimals to show.
    Money(f64, u8),
    /// The name of that currency, or the word for money where nobody says which.
    Currency,
    /// A duration in months, shown with its unit and at most one decimal.
    Months(f64),
    /// A sentence or a term inside the sentence.
    Nested(Message),
}

impl Message {
    /// The message with this key, no values yet.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            args: Vec::new(),
        }
    }

    /// The same message with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }
}

/// A message about the limits of a share, in percent: what a document calls 0.3 the reader types
/// as 30.
#[must_use]
pub fn in_percent(mut message: Message) -> Message {
    for (_, arg) in &mut message.args {
        if let Arg::Number(value, decimals) = *arg {
            *arg = Arg::Percent(value, decimals.saturating_sub(2));
        }
    }
    message
}
