//! The version that was published last, kept in the browser beside the playbook.

use crate::browser::{self, Refusal};
use crate::document::read;
use crate::offer::Offer;
use crate::ui::startup::put_aside;

const LAST: &str = "worthwhile.published";
/// Name for a file of it.
pub const OFFER_FILE: &str = "offer.json";

/// What is known of the last version.
#[derive(Clone, Debug, PartialEq)]
pub enum Last {
    /// Nothing was published from here.
    None,
    /// This.
    Known(Box<Offer>),
    /// It could not be read; it is still kept.
    Broken,
}

impl Last {
    /// What is kept.
    pub fn load() -> Self {
        let Some(text) = browser::load(LAST).ok().flatten() else {
            return Self::None;
        };
        if let Ok(offer) = read(&text) {
            return Self::Known(Box::new(offer));
        }
        put_aside(OFFER_FILE, &text);
        Self::Broken
    }

    /// The offer, if it is known.
    pub fn offer(&self) -> Option<&Offer> {
        match self {
            Self::Known(offer) => Some(offer),
            Self::None | Self::Broken => None,
        }
    }
}

/// Keeps `text` as the last version.
///
/// # Errors
/// Storage that is blocked or full.
pub fn keep(text: &str) -> Result<(), Refusal> {
    browser::save(LAST, text)
}
