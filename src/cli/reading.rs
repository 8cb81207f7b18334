//! Which document a text is, and what is wrong with it.

use crate::case::Case;
use crate::document::{Document, Fault, Faults, Schema, read};
use crate::format::{Arg, Message};
use crate::link::Shared;
use crate::offer::{Offer, Public, within};
use crate::playbook::Playbook;
use serde_json::Value;

/// The kinds of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The vendor's internal document.
    Playbook,
    /// The public document.
    Offer,
    /// One customer's answers.
    Case,
    /// A case as it is sent.
    Shared,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Playbook, Self::Offer, Self::Case, Self::Shared];

    /// What a document of this kind carries as `format`.
    #[must_use]
    pub fn format(self) -> &'static str {
        match self {
            Self::Playbook => Playbook::HEAD.format,
            Self::Offer => Offer::HEAD.format,
            Self::Case => Case::HEAD.format,
            Self::Shared => Shared::HEAD.format,
        }
    }

    /// The JSON Schema of this kind.
    #[must_use]
    pub fn schema(self) -> Schema {
        match self {
            Self::Playbook => Schema::of::<Playbook>(),
            Self::Offer => Schema::of::<Offer>(),
            Self::Case => Schema::of::<Case>(),
            Self::Shared => Shared::schema(),
        }
    }

    /// The kind of document that `text` says it is; of a text that is no JSON, a playbook,
    /// so that reading it names the place.
    fn of(text: &str) -> Result<Self, Faults> {
        let Ok(value) = serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')) else {
            return Ok(Self::Playbook);
        };
        let Some(format) = value.get("format") else {
            let missing = Message::new("document.missing_field");
            return Err(vec![Fault::at("format", missing)]);
        };
        let named = Self::ALL
            .into_iter()
            .find(|kind| format.as_str() == Some(kind.format()));
        named.ok_or_else(|| {
            let message = Message::new("document.not_one_of")
                .with("allowed", Arg::Text(Self::ALL.map(Self::format).join(", ")))
                .with("found", Arg::Text(format.to_string()));
            vec![Fault::at("format", message)]
        })
    }
}

/// Checks a document of any kind, and says which it is.
///
/// # Errors
/// All its mistakes.
pub fn check(text: &str) -> Result<Kind, Faults> {
    let kind = Kind::of(text)?;
    match kind {
        Kind::Playbook => read::<Playbook>(text).map(|_| kind),
        Kind::Offer => read::<Offer>(text).map(|_| kind),
        Kind::Case => read::<Case>(text).map(|_| kind),
        Kind::Shared => Shared::read(text).map(|_| kind),
    }
}

/// The case in a case document, or in one that was sent.
pub(super) fn case(text: &str) -> Result<Case, Faults> {
    match Kind::of(text) {
        Ok(Kind::Shared) => Shared::read(text).map(|shared| shared.case),
        _ => read(text),
    }
}

/// The public part of a playbook or an offer, or of what was sent with one, and where in it that stands.
pub(super) fn public(text: &str) -> Result<(Public, &'static str), Faults> {
    let public = match Kind::of(text)? {
        Kind::Offer => read::<Offer>(text)?.public,
        Kind::Shared => {
            let missing = || Fault::at("offer", Message::new("document.missing_field"));
            let offer = Shared::read(text)?.offer.ok_or_else(|| vec![missing()])?;
            return Ok((offer.public, "offer.public"));
        }
        Kind::Playbook | Kind::Case => read::<Playbook>(text)?.public,
    };
    Ok((public, "public"))
}

/// Faults of a formula without a value under their place in the source; the others, which
/// are the case's, as they are.
pub(super) fn in_source(path: &str, faults: Faults) -> Faults {
    let of_source = |fault: &Fault| fault.path.starts_with("roi_models");
    let (source, case): (Faults, Faults) = faults.into_iter().partition(of_source);
    within(path, source).into_iter().chain(case).collect()
}
