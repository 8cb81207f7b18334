//! How one customer's proposal is put together: what is in it, in which order, in whose words.
//! It is the customer's document, so all of this is part of their case.

use super::Agreed;
use crate::document::{Fault, Faults, plain};
use crate::finance::Date;
use crate::format::{Locale, Message};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The settings of a proposal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposalSettings {
    /// The reader's language; that of the screen, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Reader>,
    /// The day on which the decision begins; the day it is printed, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    /// What it is printed on.
    #[serde(default, skip_serializing_if = "is_default")]
    pub paper: Paper,
    /// The parts in their order; those that are not named follow in the usual one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 20))]
    pub order: Vec<Part>,
    /// The parts that are left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 20))]
    pub left_out: Vec<Part>,
    /// What may be bought instead of the terms on the table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 2))]
    pub alternatives: Vec<Alternative>,
    /// Who reads and decides on the customer's side.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 12))]
    pub contacts: Vec<Contact>,
    /// Texts in place of the standard ones, and notes: by language, then by the name of the
    /// paragraph. Figures in them are placeholders such as `{npv}`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<Reader, BTreeMap<String, String>>,
}

/// The languages a proposal is written in.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
pub enum Reader {
    /// English.
    #[serde(rename = "en")]
    En,
    /// German.
    #[serde(rename = "de")]
    De,
    /// Simplified Chinese.
    #[serde(rename = "zh-Hans")]
    ZhHans,
}

/// What a proposal is printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 210 by 297 millimetres.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

/// A part of a proposal.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// All on one page.
    Summary,
    /// What the situation costs today.
    CostOfToday,
    /// What changes, and how.
    Change,
    /// What it costs, in up to three options.
    Investment,
    /// What it brings.
    Return,
    /// How far the figures can move.
    MustBeTrue,
    /// Who does what until it runs.
    Implementation,
    /// The same for each kind of reader.
    Readers,
    /// Every figure it rests on, and whose it is.
    Assumptions,
    /// How it is worked out, and what the words mean.
    Method,
    /// Answers to questions, and who else did it.
    Answers,
    /// How success is measured.
    Success,
    /// What is decided when, and the next step.
    Timeline,
    /// What it was made from.
    Fingerprint,
}

/// An option beside the terms on the table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    /// Its name; that of its plan, if empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(length(max = 60))]
    pub name: String,
    /// A plan of the price book.
    #[schemars(length(min = 1, max = 60))]
    pub plan: String,
    /// Years bound; a term of the price book.
    #[schemars(range(min = 1, max = 10))]
    pub years: u32,
    /// Add-ons of the price book.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 50))]
    pub add_ons: Vec<String>,
    /// Packages of services.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 50))]
    pub packages: Vec<String>,
    /// Terms of its own in place of list terms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<Agreed>,
}

/// Somebody on the customer's side.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Their name.
    #[schemars(length(max = 120))]
    pub name: String,
    /// What they do there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(length(max = 120))]
    pub role: String,
}

/// The longest text of a paragraph, in characters.
pub const LONGEST_TEXT: usize = 20_000;
/// The longest name of a paragraph.
const LONGEST_NAME: usize = 80;

impl Reader {
    /// The language with its conventions.
    #[must_use]
    pub fn locale(self) -> Locale {
        match self {
            Self::En => Locale::En,
            Self::De => Locale::De,
            Self::ZhHans => Locale::ZhHans,
        }
    }

    /// The reader of a language.
    #[must_use]
    pub fn of(locale: Locale) -> Self {
        match locale {
            Locale::En => Self::En,
            Locale::De => Self::De,
            Locale::ZhHans => Self::ZhHans,
        }
    }
}

impl Part {
    /// All of them in the usual order.
    pub const ALL: [Self; 14] = [
        Self::Summary,
        Self::CostOfToday,
        Self::Change,
        Self::Investment,
        Self::Return,
        Self::MustBeTrue,
        Self::Implementation,
        Self::Readers,
        Self::Assumptions,
        Self::Method,
        Self::Answers,
        Self::Success,
        Self::Timeline,
        Self::Fingerprint,
    ];

    /// Its name in documents.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::CostOfToday => "cost_of_today",
            Self::Change => "change",
            Self::Investment => "investment",
            Self::Return => "return",
            Self::MustBeTrue => "must_be_true",
            Self::Implementation => "implementation",
            Self::Readers => "readers",
            Self::Assumptions => "assumptions",
            Self::Method => "method",
            Self::Answers => "answers",
            Self::Success => "success",
            Self::Timeline => "timeline",
            Self::Fingerprint => "fingerprint",
        }
    }
}

impl ProposalSettings {
    /// Every part, in the order of this proposal, those that are left out included.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::with_capacity(Part::ALL.len());
        for part in self.order.iter().chain(&Part::ALL) {
            if !parts.contains(part) {
                parts.push(*part);
            }
        }
        parts
    }

    /// Whether `part` is in it.
    #[must_use]
    pub fn has(&self, part: Part) -> bool {
        !self.left_out.contains(&part)
    }

    /// The text in place of the standard one of a paragraph.
    #[must_use]
    pub fn text(&self, reader: Reader, paragraph: &str) -> Option<&str> {
        let texts = self.texts.get(&reader)?;
        texts.get(paragraph).map(String::as_str)
    }

    /// Puts `text` in place of the standard one; `None` brings that back.
    pub fn write(&mut self, reader: Reader, paragraph: &str, text: Option<String>) {
        let texts = self.texts.entry(reader).or_default();
        match text {
            Some(text) => {
                texts.insert(paragraph.to_owned(), text);
            }
            None => {
                texts.remove(paragraph);
            }
        }
        if texts.is_empty() {
            self.texts.remove(&reader);
        }
    }

    /// Texts that are too long.
    pub(super) fn faults(&self) -> Faults {
        let texts = self.texts.iter().flat_map(|(reader, texts)| {
            let tag = reader.locale().tag();
            texts.iter().map(move |(name, text)| (tag, name, text))
        });
        texts
            .filter(|(_, name, text)| {
                text.chars().count() > LONGEST_TEXT || name.chars().count() > LONGEST_NAME
            })
            .map(|(tag, name, _)| {
                #[expect(clippy::cast_precision_loss, reason = "a small limit")]
                let limit = plain(LONGEST_TEXT as f64);
                let message = Message::new("document.too_long").with("limit", limit);
                Fault::at(format!("proposal.texts.{tag}.{name}"), message)
            })
            .collect()
    }
}

/// Whether a field says no more than its absence would.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
