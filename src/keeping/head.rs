//! What the list of cases shows of one.

use super::{Glance, Stamp};
use crate::session::CaseId;
use serde::{Deserialize, Serialize};

/// A case in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Whose it is.
    pub id: CaseId,
    /// Which writing it belongs to.
    pub stamp: Stamp,
    /// When that was, milliseconds since 1970.
    pub changed: f64,
    /// The customer's name.
    pub name: String,
    /// Their industry.
    pub industry: String,
    /// The figures at a glance.
    pub glance: Glance,
    /// Whether it is put away.
    pub archived: bool,
    /// When it was deleted, milliseconds since 1970. Until it is forgotten it can come back.
    pub deleted: Option<f64>,
}

/// The same as text.
#[derive(Serialize, Deserialize)]
struct Stored {
    id: String,
    #[serde(flatten)]
    stamp: Stamp,
    changed: f64,
    name: String,
    industry: String,
    #[serde(flatten)]
    glance: Glance,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    archived: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deleted: Option<f64>,
}

impl Head {
    /// The head in `text`; `None` where it is none, and the record must be asked.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let stored: Stored = serde_json::from_str(text).ok()?;
        Some(Self {
            id: CaseId::new(&stored.id)?,
            stamp: stored.stamp,
            changed: stored.changed,
            name: stored.name,
            industry: stored.industry,
            glance: stored.glance,
            archived: stored.archived,
            deleted: stored.deleted,
        })
    }

    /// It as text.
    #[must_use]
    pub fn text(&self) -> String {
        let stored = Stored {
            id: self.id.to_string(),
            stamp: self.stamp.clone(),
            changed: self.changed,
            name: self.name.clone(),
            industry: self.industry.clone(),
            glance: self.glance.clone(),
            archived: self.archived,
            deleted: self.deleted,
        };
        // Texts and finite numbers always serialize.
        serde_json::to_string(&stored).unwrap_or_default()
    }

    /// The head of a later writing, put away if the one before was. Whoever writes a deleted
    /// case wants it.
    #[must_use]
    pub fn after(self, before: Option<&Self>) -> Self {
        Self {
            archived: before.is_some_and(|before| before.archived),
            ..self
        }
    }
}
