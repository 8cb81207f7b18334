//! A case that somebody sent: whether it fits the playbook, and what has changed since.

use super::edit::playbook_of_file;
use super::{Difference, Documents, Session, Step};
use crate::document::{Document, Fault, Faults, json};
use crate::economics::Way;
use crate::format::{Arg, Message};
use crate::link::{Headline, Origin, Sent, Shared};
use crate::playbook::Playbook;
use serde_json::Value;
use std::rc::Rc;

/// What came from outside, by what it says of itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Incoming {
    /// A playbook for the tables, be it with mistakes.
    Playbook(Value),
    /// A case.
    Case(Rc<Shared>),
}

/// Two states of a case: what differs, and what that does to the figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The earlier state; `None` if it does not fit the playbook.
    pub base: Option<Documents>,
    /// Where the later one differs from it.
    pub changes: Vec<Difference>,
    /// The figures before.
    pub before: Headline,
    /// The figures after.
    pub after: Headline,
}

/// What `text` is, for somebody who works with `documents`.
///
/// # Errors
/// Text that is neither a case nor a playbook, every mistake in it, and every place at which a
/// case does not fit the playbook.
pub fn incoming(text: &str, documents: &Documents) -> Result<Incoming, Faults> {
    let value = json(text)?;
    let format = value.get("format").and_then(Value::as_str);
    if format == Some(Playbook::HEAD.format) {
        return playbook_of_file(value).map(Incoming::Playbook);
    }
    let ours = [Shared::HEAD.format, crate::case::Case::HEAD.format];
    if !format.is_some_and(|format| ours.contains(&format)) {
        let message = Message::new("file.neither");
        let found = format.unwrap_or_default().to_owned();
        return Err(vec![Fault::at("", message.with("found", Arg::Text(found)))]);
    }
    let shared = Shared::read_value(value)?;
    documents.with_received(&shared)?;
    Ok(Incoming::Case(Rc::new(shared)))
}

impl Documents {
    /// These with the case that was sent.
    ///
    /// # Errors
    /// Another vendor's case, one in another currency, and every place at which it does not fit
    /// the playbook.
    pub fn with_received(&self, shared: &Shared) -> Result<Self, Faults> {
        if let Some(sent) = &shared.sent {
            self.same_vendor(sent)?;
        }
        let case = shared.case.clone();
        let received = self.with_case(|own| *own = case)?;
        // How terms are sold is the vendor's business and is not sent.
        Ok(received.sold(Way::AsIs))
    }

    fn same_vendor(&self, sent: &Sent) -> Result<(), Faults> {
        let own = self.sent()?;
        let pairs = [
            ("link.other_vendor", &sent.vendor, &own.vendor),
            ("link.other_currency", &sent.currency, &own.currency),
        ];
        let others = pairs.into_iter().filter(|(_, sent, own)| sent != own);
        let faults: Faults = others
            .map(|(key, sent, own)| {
                let message = Message::new(key).with("found", Arg::Text(sent.clone()));
                Fault::at("", message.with("own", Arg::Text(own.clone())))
            })
            .collect();
        if faults.is_empty() {
            Ok(())
        } else {
            Err(faults)
        }
    }

    /// What somebody sees of the case who has the public offer.
    fn sent(&self) -> Result<Sent, Faults> {
        Sent::of(self.desk().calculator(), self.case())
    }

    /// The case as it is sent by whoever made it from `origin`.
    fn shared(&self, origin: Option<Origin>) -> Result<Shared, Faults> {
        Shared::of(self.desk().calculator(), (**self.case()).clone(), origin)
    }

    /// What has become of `origin` in these documents, whose figures are `after`; its own are
    /// those that its sender saw.
    fn since(&self, origin: &Origin, after: Option<Headline>) -> Option<Comparison> {
        let case = origin.case.clone();
        let base = self.with_case(|own| *own = case).ok();
        // How terms are sold is no part of a case, and no change of it.
        let base = base.map(|base| base.sold(self.way()));
        let worked_out = || Some(base.as_ref()?.sent().ok()?.figures);
        Some(Comparison {
            changes: base
                .as_ref()
                .map_or_else(Vec::new, |base| base.differences(self)),
            before: origin.figures.or_else(worked_out)?,
            after: match after {
                Some(after) => after,
                None => self.sent().ok()?.figures,
            },
            base,
        })
    }
}

impl Session {
    /// What the case was opened from, if somebody sent it.
    #[must_use]
    pub fn received(&self) -> Option<&Rc<Shared>> {
        self.documents.received()
    }

    /// What arrives is a case of its own: that of before stays what it was.
    pub(super) fn receive(&mut self, shared: Rc<Shared>) {
        let Ok(documents) = self.documents.with_received(&shared) else {
            return;
        };
        self.remember(Step::Choice("step.receive"));
        self.begun.next();
        self.variants = Rc::default();
        self.drafts.clear();
        self.base = None;
        self.documents = documents.of_nobody().opened_from(Some(shared));
    }

    pub(super) fn forget(&mut self) {
        let documents = self.documents.clone().opened_from(None);
        self.change(Step::Choice("step.forget"), documents);
    }

    /// The case as it is sent now, with what it was made from if somebody sent that.
    ///
    /// # Errors
    /// None in practice: the documents of a session fit each other.
    pub fn shared(&self) -> Result<Shared, Faults> {
        let origin = self.received().map(|shared| shared.as_origin());
        self.documents.shared(origin)
    }

    /// What was changed here since the case was received.
    #[must_use]
    pub fn since_received(&self) -> Option<Comparison> {
        let received = self.received()?;
        self.documents.since(&received.as_origin(), None)
    }

    /// What the sender had changed in what the case was made from, and the case as it was sent.
    #[must_use]
    pub fn changed_by_sender(&self) -> Option<(Comparison, Documents)> {
        let received = self.received()?;
        let origin = received.origin.as_ref()?;
        let theirs = self.documents.with_received(received).ok()?;
        let comparison = theirs.since(origin, received.as_origin().figures)?;
        Some((comparison, theirs))
    }

    /// Whether the sender worked with another ROI model or other prices than these documents.
    #[must_use]
    pub fn other_offer(&self) -> Option<Message> {
        let sent = self.received()?.sent.as_ref()?;
        let own = self.documents.with_received(self.received()?).ok()?;
        let own = own.sent().ok()?;
        match (own.model != sent.model, own.prices != sent.prices) {
            (false, false) => None,
            (true, false) => Some(Message::new("received.other_model")),
            (false, true) => Some(Message::new("received.other_prices")),
            (true, true) => Some(Message::new("received.other_both")),
        }
    }
}
