//! Two tabs with the same case: what becomes of it.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which writing of a case this is, and which others went into it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// How often it was written along the longest line.
    pub count: u64,
    /// The tab that wrote it.
    pub by: String,
    /// Of each tab the latest writing that went into it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub seen: BTreeMap<String, u64>,
}

/// The most tabs that a stamp remembers: each loading of the page is a new one.
const MOST_TABS: usize = 12;

impl Stamp {
    /// The stamp of what `tab` writes next on top of this.
    #[must_use]
    pub fn next(&self, tab: &str) -> Self {
        let count = self.count + 1;
        let mut seen = self.seen.clone();
        seen.insert(tab.to_owned(), count);
        while seen.len() > MOST_TABS {
            let oldest = seen.iter().min_by_key(|(_, count)| **count);
            let Some(oldest) = oldest.map(|(tab, _)| tab.clone()) else {
                break;
            };
            seen.remove(&oldest);
        }
        Self {
            count,
            by: tab.to_owned(),
            seen,
        }
    }

    /// Whether `other` went into it, or is it.
    #[must_use]
    pub fn knows(&self, other: &Self) -> bool {
        self.seen.get(&other.by).copied().unwrap_or(0) >= other.count
    }

    /// A stamp that knows both.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        let mut seen = self.seen.clone();
        for (tab, count) in &other.seen {
            let known = seen.entry(tab.clone()).or_default();
            *known = (*known).max(*count);
        }
        let later = if other.count > self.count {
            other
        } else {
            self
        };
        Self {
            seen,
            ..later.clone()
        }
    }
}

/// What becomes of a case that somebody else has written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// Both say the same.
    Agreed,
    /// Theirs is built on all that this tab has: it shows theirs.
    Follow,
    /// What this tab has is built on theirs: it goes on.
    Keep,
    /// Both have changed it: both are kept, and the user chooses.
    Both,
}

/// What one tab knows of a case: what it last wrote or read, as [`super::Record::content`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Which writing that was.
    pub stamp: Stamp,
    /// What it said.
    pub content: String,
}

/// What becomes of what a tab shows, `mine`, which last `knew` this, where `theirs` was written
/// meanwhile.
#[must_use]
pub fn meet(knew: &Known, mine: &str, theirs: &Known) -> Meeting {
    if mine == theirs.content {
        Meeting::Agreed
    } else if knew.stamp.knows(&theirs.stamp) {
        Meeting::Keep
    } else if theirs.stamp.knows(&knew.stamp) && mine == knew.content {
        Meeting::Follow
    } else {
        Meeting::Both
    }
}
