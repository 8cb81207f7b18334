//! `worthwhile publish`: the offer for everybody, and in words what it gives away.

use crate::deal::Desk;
use crate::document::{Faults, read};
use crate::format::Locale;
use crate::offer::Offer;
use crate::publishing::Publication;

/// What publishing comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The offer, as the text of a file.
    pub offer: String,
    /// What a reader can learn, what had better be looked at, what has changed: for people.
    pub report: String,
}

/// The offer of a playbook, from its text and that of the offer published `last`, in words for
/// readers of `locale`.
///
/// # Errors
/// Every mistake in the playbook; if it has none, every mistake in the last offer.
pub fn publish(playbook: &str, last: Option<&str>, locale: Locale) -> Result<Published, Faults> {
    let desk = Desk::new(read(playbook)?)?;
    let last = last.map(read::<Offer>).transpose()?;
    let publication = Publication::new(&desk, last.as_ref(), locale);
    Ok(Published {
        offer: publication.file(),
        report: publication.report(locale),
    })
}
