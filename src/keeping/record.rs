//! One case as it is kept.

use super::{Glance, Head, Known, Stamp};
use crate::case::Case;
use crate::deal::{way_name, way_named};
use crate::document::{Fault, Faults, plain, read};
use crate::economics::Way;
use crate::format::{Arg, Message};
use crate::handoff::Notes;
use crate::link::Shared;
use crate::playbook::sample;
use crate::session::{CaseId, Documents, blank_case};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

/// A case, and what is known of it beside the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Whose it is.
    pub id: CaseId,
    /// Which writing of it this is.
    pub stamp: Stamp,
    /// When it was written, milliseconds since 1970.
    pub changed: f64,
    /// What it came to.
    pub glance: Glance,
    /// How the terms on the table are sold: beside the case, because the case is the
    /// customer's too.
    pub way: Way,
    /// The customer's document.
    pub case: Case,
    /// What it was opened from, if somebody sent it.
    pub received: Option<Rc<Shared>>,
    /// What is written on its handoff sheet: internal, as the way is.
    pub notes: Rc<Notes>,
}

const FORMAT: &str = "worthwhile.record";
const VERSION: u32 = 1;

/// The same as text. The vendor's part stays on this device: no case file is made of it.
#[derive(Serialize, Deserialize)]
struct Stored {
    format: String,
    version: u32,
    id: String,
    #[serde(flatten)]
    stamp: Stamp,
    changed: f64,
    #[serde(flatten)]
    glance: Glance,
    way: String,
    case: Value,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    received: Option<Value>,
    #[serde(default, skip_serializing_if = "is_blank")]
    notes: Rc<Notes>,
}

fn is_blank(notes: &Rc<Notes>) -> bool {
    **notes == Notes::default()
}

impl Record {
    /// What `documents` are at a time, written on top of `base` by `tab`.
    #[must_use]
    pub fn of(id: &CaseId, documents: &Documents, base: &Stamp, tab: &str, now: f64) -> Self {
        Self {
            id: id.clone(),
            stamp: base.next(tab),
            changed: now,
            glance: Glance::of(documents),
            way: documents.way(),
            case: (**documents.case()).clone(),
            received: documents.received().cloned(),
            notes: documents.notes().clone(),
        }
    }

    /// The record in `text`.
    ///
    /// # Errors
    /// All mistakes of the case with their places in it, or that it is no record of ours.
    pub fn read(text: &str) -> Result<Self, Faults> {
        let whole = |message: Message| vec![Fault::at("", message)];
        let cause =
            |cause: String| Message::new("document.unreadable").with("cause", Arg::Text(cause));
        let stored: Stored =
            serde_json::from_str(text).map_err(|error| whole(cause(error.to_string())))?;
        if stored.format != FORMAT {
            return Err(whole(
                Message::new("document.other_format")
                    .with("expected", Arg::Text(FORMAT.to_owned()))
                    .with("found", Arg::Text(stored.format)),
            ));
        }
        if stored.version > VERSION {
            return Err(whole(
                Message::new("document.newer")
                    .with("found", plain(f64::from(stored.version)))
                    .with("supported", plain(f64::from(VERSION))),
            ));
        }
        let id = CaseId::new(&stored.id);
        Ok(Self {
            id: id.ok_or_else(|| whole(cause(format!("id {:?}", stored.id))))?,
            stamp: stored.stamp,
            changed: stored.changed,
            glance: stored.glance,
            way: way_named(&stored.way).unwrap_or(Way::AsIs),
            case: read(&stored.case.to_string())?,
            // To compare with it is a convenience; the case itself is whole without it.
            received: stored
                .received
                .and_then(|shared| Shared::read_value(shared).ok())
                .map(Rc::new),
            notes: stored.notes,
        })
    }

    /// The stamp of the record in `text`, without a look at the case: that takes far longer.
    #[must_use]
    pub fn stamp_in(text: &str) -> Option<Stamp> {
        let stored: Stored = serde_json::from_str(text).ok()?;
        Some(stored.stamp)
    }

    /// The same for what the list shows of it.
    #[must_use]
    pub fn head_in(text: &str) -> Option<Head> {
        let stored: Stored = serde_json::from_str(text).ok()?;
        let customer = |field: &str| stored.case["customer"][field].as_str().map(str::to_owned);
        Some(Head {
            id: CaseId::new(&stored.id)?,
            name: customer("name")?,
            industry: customer("industry")?,
            stamp: stored.stamp,
            changed: stored.changed,
            glance: stored.glance,
            archived: false,
            deleted: None,
        })
    }

    /// It as text.
    #[must_use]
    pub fn text(&self) -> String {
        let stored = Stored {
            format: FORMAT.to_owned(),
            version: VERSION,
            id: self.id.to_string(),
            stamp: self.stamp.clone(),
            changed: self.changed,
            glance: self.glance.clone(),
            way: way_name(self.way).to_owned(),
            // A document of ours always serializes: no map with keys that are not text.
            case: serde_json::to_value(&self.case).unwrap_or_default(),
            received: self.received.as_ref().map(|shared| shared.to_value()),
            notes: self.notes.clone(),
        };
        serde_json::to_string(&stored).unwrap_or_default()
    }

    /// What it says, whoever wrote it and when: by this two of them are compared.
    #[must_use]
    pub fn content(&self) -> String {
        let case = serde_json::to_string(&self.case).unwrap_or_default();
        let received = self.received.as_ref().map(|shared| shared.for_link());
        let received = received.unwrap_or_default();
        let notes = serde_json::to_string(&self.notes).unwrap_or_default();
        format!("{} {case} {received} {notes}", way_name(self.way))
    }

    /// What a tab knows that has read or written it.
    #[must_use]
    pub fn known(&self) -> Known {
        Known {
            stamp: self.stamp.clone(),
            content: self.content(),
        }
    }

    /// What the list shows of it.
    #[must_use]
    pub fn head(&self) -> Head {
        Head {
            id: self.id.clone(),
            stamp: self.stamp.clone(),
            changed: self.changed,
            name: self.case.customer.name.clone(),
            industry: self.case.customer.industry.clone(),
            glance: self.glance.clone(),
            archived: false,
            deleted: None,
        }
    }
}

/// A short print of a [`Record::content`]: the same for the same.
#[must_use]
pub fn print(content: &str) -> String {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// Whether nobody has entered or sent anything: a blank case or the sample as it came, which
/// need not be kept once another is opened.
#[must_use]
pub fn untouched(documents: &Documents) -> bool {
    let case = &**documents.case();
    let sample = || read::<Case>(sample::CASE).is_ok_and(|sample| sample == *case);
    let beside = documents.received().is_some() || **documents.notes() != Notes::default();
    !beside && (*case == blank_case(documents.playbook()) || sample())
}
