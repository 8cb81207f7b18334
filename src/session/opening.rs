//! Which case the session is about, and how it gets to another: always as a step that undo
//! takes back, so nothing that comes in from outside can push out what was there.

use super::fitting::fitted;
use super::{Documents, Session, Step, Variant};
use crate::case::Case;
use crate::document::Faults;
use crate::economics::Way;
use crate::handoff::Notes;
use crate::link::Shared;
use serde_json::Value;
use std::fmt;
use std::rc::Rc;

/// Names a case for good, whatever the customer is called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId(String);

/// The longest name of a case, in characters.
const LONGEST_ID: usize = 60;

impl CaseId {
    /// The name `text`, if it can be one: it is part of the keys under which things are kept.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let good = !text.is_empty() && text.len() <= LONGEST_ID && text.chars().all(plain);
        good.then(|| Self(text.to_owned()))
    }

    /// The name of the case that `tab` begins as its `count`-th.
    #[must_use]
    pub fn made(tab: &str, count: u32) -> Self {
        let plain = tab.chars().filter(char::is_ascii_alphanumeric);
        let tab: String = plain.take(LONGEST_ID / 2).collect();
        Self(format!("{tab}-{count}"))
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a session turns to.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// Whose it is.
    pub id: CaseId,
    /// The customer's document.
    pub case: Case,
    /// How the terms on the table are sold.
    pub way: Way,
    /// What it was opened from, if somebody sent it.
    pub received: Option<Rc<Shared>>,
    /// What is written on its handoff sheet.
    pub notes: Rc<Notes>,
    /// The states kept for them; `None` leaves those that are there.
    pub variants: Option<Vec<Variant>>,
}

/// Why it turns to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The user opens another case.
    Open,
    /// An earlier version of this case comes back.
    Restore,
    /// Another tab has changed this case.
    Follow,
}

/// The playbook that another tab has kept.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherPlaybook {
    /// The last one in order.
    pub playbook: Value,
    /// It as it stands in its tables, while that has mistakes.
    pub draft: Option<Value>,
    /// The version last saved, where it is another.
    pub saved: Option<Value>,
}

impl Turn {
    fn step(self) -> &'static str {
        match self {
            Self::Open => "step.open_case",
            Self::Restore => "step.restore_version",
            Self::Follow => "step.other_tab",
        }
    }
}

/// What is known of the cases that this session has begun and is about.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Begun {
    /// The case on screen.
    pub(super) id: CaseId,
    tab: String,
    /// How many this tab has begun: only ever more, also where undo takes one back.
    count: u32,
}

impl Default for Begun {
    fn default() -> Self {
        let tab = "case";
        Self {
            id: CaseId::made(tab, 0),
            tab: tab.to_owned(),
            count: 0,
        }
    }
}

impl Begun {
    /// Goes on to a case that nobody has begun before.
    pub(super) fn next(&mut self) {
        self.count += 1;
        self.id = CaseId::made(&self.tab, self.count);
    }
}

impl Session {
    /// The same in a tab of this name, which no other tab has, and about the case `id`; about
    /// one that the tab begins where there is none.
    #[must_use]
    pub fn in_tab(mut self, tab: &str, id: Option<CaseId>) -> Self {
        self.begun = Begun {
            id: id.unwrap_or_else(|| CaseId::made(tab, 0)),
            tab: tab.to_owned(),
            count: 0,
        };
        self
    }

    /// The case on screen.
    #[must_use]
    pub fn id(&self) -> &CaseId {
        &self.begun.id
    }

    pub(super) fn turn(&mut self, turn: Turn, opened: Opened) {
        let Ok(documents) = self.documents.with_opened(&opened.case, opened.way) else {
            return;
        };
        let documents = documents.opened_from(opened.received).noted(opened.notes);
        let variants = opened.variants.map_or(self.variants.clone(), Rc::new);
        let same_case = opened.id == self.begun.id;
        if same_case && documents == self.documents && variants == self.variants {
            return;
        }
        self.remember(Step::Choice(turn.step()));
        // What waits in fields stays where the same customer's case only moves under it.
        if turn != Turn::Follow {
            self.drafts.clear();
        }
        if !same_case {
            self.base = None;
        }
        self.documents = documents;
        self.variants = variants;
        self.begun.id = opened.id;
    }

    pub(super) fn follow_playbook(&mut self, other: OtherPlaybook) {
        let documents = self.documents.with_sheet(other.playbook);
        let documents = documents.resumed(other.draft, other.saved);
        self.change(Step::Choice("step.other_tab"), documents);
    }
}

impl Documents {
    /// The same playbook with another case: as it is, else as far as it fits.
    ///
    /// # Errors
    /// Every place at which the deal does not work out even then.
    pub fn with_opened(&self, case: &Case, way: Way) -> Result<Self, Faults> {
        let exact = self.with_case(|own| *own = case.clone());
        let documents = exact.or_else(|_| {
            let public = &self.playbook().public;
            self.with_case(|own| *own = fitted(case, public, public))
        });
        documents.map(|documents| documents.sold(way))
    }

    /// Every place at which `case` does not fit the playbook.
    #[must_use]
    pub fn misfits(&self, case: &Case) -> Faults {
        let exact = self.with_case(|own| *own = case.clone());
        exact.err().unwrap_or_default()
    }
}
