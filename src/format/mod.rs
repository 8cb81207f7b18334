//! Numbers, money, days and messages as a reader of one language writes and reads them.
//!
//! Display and parsing share one set of conventions ([`Locale`], after CLDR), so that what is
//! shown can be typed back. What is typed is never silently reinterpreted: a text that another
//! convention would read differently is a [`NumberProblem`] with a suggestion, not a guess.
//!
//! [`Message`] is how core modules report something to a reader without knowing the language;
//! [`Catalogue`] turns it into a sentence.

mod catalogue;
mod currency;
mod decimal;
mod display;
mod editable;
mod fewest;
#[cfg(not(all(feature = "widget", not(feature = "vendor"))))]
mod float;
#[cfg(all(feature = "widget", not(feature = "vendor")))]
#[path = "float_light.rs"]
mod float;
#[cfg(all(test, feature = "vendor"))]
mod float_light;
mod isolate;
mod locale;
mod message;
mod numeral;
mod parse;
mod problem;
#[cfg(not(any(feature = "vendor", feature = "widget")))]
#[path = "texts_public.rs"]
mod texts;
#[cfg(all(feature = "widget", not(feature = "vendor")))]
#[path = "texts_widget.rs"]
mod texts;
#[cfg(feature = "vendor")]
#[path = "texts_vendor.rs"]
mod texts;
mod typed;

// Only with all the words can it be told which of them are used.
#[cfg(all(test, feature = "vendor"))]
mod catalogues_agree;

pub use catalogue::Catalogue;
pub use decimal::rounded;
pub use fewest::{cents, fewest_decimals};
pub(crate) use float::float;
pub use isolate::{is_hidden, isolated, one_line};
pub use locale::Locale;
pub use message::{Arg, Message, in_percent};
pub use problem::NumberProblem;
