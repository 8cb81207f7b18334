//! What the one who keeps must remember.

use crate::browser::{Channel, Shelf};
use crate::keeping::{Known, Record, untouched};
use crate::session::{CaseId, Documents, Session, Variant, variants_file};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What the one who keeps must remember.
pub(super) struct Inner {
    pub(super) tab: String,
    /// What is on screen.
    pub(super) shown: Shown,
    /// What this tab last wrote or read of each case.
    pub(super) known: BTreeMap<CaseId, Known>,
    /// What stands beside each case, as last written or read.
    pub(super) beside: BTreeMap<CaseId, String>,
    /// What another tab has made of the case on screen, where both have changed it.
    pub(super) theirs: Option<Record>,
    /// `None` until it has answered.
    pub(super) shelf: Option<Shelf>,
    /// What begins when it has.
    pub(super) later: Vec<Box<dyn FnOnce(Shelf)>>,
    /// What still has to go there.
    pub(super) waiting: BTreeMap<CaseId, Record>,
    pub(super) writing: bool,
    /// When the last version of each case was taken.
    pub(super) marked: BTreeMap<CaseId, f64>,
    pub(super) channel: Option<Channel>,
    /// Whether what is on screen was kept by an earlier version of the program.
    pub(super) old: bool,
}

/// What is on screen.
#[derive(Clone, PartialEq)]
pub(super) struct Shown {
    pub(super) id: CaseId,
    pub(super) documents: Documents,
    pub(super) variants: Rc<Vec<Variant>>,
}

impl Shown {
    pub(super) fn of(session: &Session) -> Self {
        Self {
            id: session.id().clone(),
            documents: session.documents().clone(),
            variants: session.variants().clone(),
        }
    }

    pub(super) fn untouched(&self) -> bool {
        self.variants.is_empty() && untouched(&self.documents)
    }

    /// What stands beside the case, as text; `None` if nothing does.
    pub(super) fn beside(&self) -> Option<String> {
        (!self.variants.is_empty()).then(|| variants_file(&self.variants))
    }
}
