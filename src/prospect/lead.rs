//! The contact form: what is written, and what is sent with consent.

use super::estimate::Estimate;
use super::keep::written;
use super::told::Told;
use super::visit::Visit;
use crate::document::Tree;
use crate::offer::LeadField;

/// The contact form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lead {
    /// What is written, by the name of the field.
    written: Vec<(String, String)>,
    /// Whether they agree to be contacted.
    pub consent: bool,
    /// Where sending has got to.
    pub sending: Sending,
}

/// Where sending has got to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sending {
    /// Nothing was sent.
    #[default]
    No,
    /// Something is missing or no address.
    Incomplete,
    /// On its way.
    Under,
    /// It has arrived.
    Sent,
    /// It has not; nothing is lost.
    Failed,
}

impl Sending {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::No,
        Self::Incomplete,
        Self::Under,
        Self::Sent,
        Self::Failed,
    ];

    /// Its name to the page.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Incomplete => "incomplete",
            Self::Under => "under",
            Self::Sent => "sent",
            Self::Failed => "failed",
        }
    }

    pub(super) fn told(self) -> Option<Told> {
        match self {
            Self::Sent => Some(Told::Lead("sent")),
            Self::Failed => Some(Told::Lead("failed")),
            _ => None,
        }
    }
}

/// The fields, by their names: the e-mail address is always asked.
pub(super) const EMAIL: &str = "email";

/// The name of a field.
pub(super) fn name(field: LeadField) -> &'static str {
    match field {
        LeadField::Name => "name",
        LeadField::Company => "company",
        LeadField::Phone => "phone",
        LeadField::Message => "message",
    }
}

/// The longest text sent, in characters.
pub(super) const LONGEST: usize = 5_000;

impl Lead {
    /// What is written in the field `name`.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        let found = self.written.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, text)| text)
    }

    pub(super) fn write(&mut self, name: String, text: &str) {
        self.written.retain(|(known, _)| *known != name);
        self.written
            .push((name, text.chars().take(LONGEST).collect()));
    }

    /// Whether the address could be one: what is before and after the `@` is the mail server's
    /// business.
    #[must_use]
    pub fn has_address(&self) -> bool {
        let address = self.text(EMAIL).trim();
        let parts = address.split_once('@');
        parts.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
            && !address.contains(char::is_whitespace)
    }

    /// Whether it may be sent.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.consent && self.has_address()
    }
}

impl Visit {
    /// What the contact form sends: what is written, the consent in its words, the answers and
    /// what they were told. `None` without consent and an address.
    #[must_use]
    pub fn letter(&self) -> Option<Tree> {
        let lead = self.lead();
        let form = self.public().lead_form()?;
        if !lead.is_complete() {
            return None;
        }
        let mut fields = vec![said(EMAIL, lead.text(EMAIL).trim())];
        let asked = form.asks.iter().map(|ask| name(*ask));
        fields.extend(asked.map(|name| said(name, lead.text(name).trim())));
        fields.push(said("consent", &self.consent_text()));
        fields.push(said("language", self.locale().tag()));
        fields.push(("case".to_owned(), written(self.case())));
        if let Some(estimate) = self.estimate() {
            fields.push(("estimate".to_owned(), self.told_estimate(estimate)));
        }
        Some(Tree::Fields(fields))
    }

    fn told_estimate(&self, estimate: &Estimate) -> Tree {
        let number = |name: &str, value: f64| (name.to_owned(), Tree::Number(value));
        Tree::Fields(vec![
            said("currency", &self.public().currency),
            number("npv_cautious", estimate.cautious_return.npv),
            number("npv_expected", estimate.expected_return.npv),
            number("price_yearly", estimate.price.yearly),
            number("price_once", estimate.price.once),
        ])
    }
}

fn said(name: &str, value: &str) -> (String, Tree) {
    (name.to_owned(), Tree::Text(value.to_owned()))
}
