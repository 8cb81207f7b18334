//! What the user is doing: documents, half-typed fields, undo. No browser, no clock.
//!
//! State is one plain [`Session`]; [`Session::apply`] is the only way to change it, and views
//! derive everything else. The documents in it are always good ones: what is typed enters them
//! only if it can be read, lies within its limits and the deal still works out. Everything
//! else stays a [`Draft`] at its field, so the last good figures stand and nothing is lost.

mod action;
mod choices;
mod difference;
mod documents;
mod edit;
mod field;
mod fitting;
mod formula;
mod limits;
mod motion_field;
mod opening;
mod own_drivers;
mod proposal;
mod receive;
mod refused;
mod scenarios;
mod typed;
mod variants;
mod what_if;
mod workbook;

pub use action::{Action, Step};
pub use difference::{Difference, Side};
pub use documents::{Documents, blank_case};
pub use edit::{Edit, playbook_file};
pub use field::{AgreedField, Entry, Field};
pub use formula::{Reading, formula_names, read_formula};
pub use motion_field::MotionField;
pub use opening::{CaseId, Opened, OtherPlaybook, Turn};
pub use own_drivers::{MOST_OWN, OwnEdit, OwnText};
pub use proposal::{MOST_ALTERNATIVES, MOST_CONTACTS, ProposalEdit};
pub use receive::{Comparison, Incoming, incoming};
pub use refused::Refused;
pub use scenarios::{Counted, MOST_SCENARIOS, ScenarioEdit, ScenarioField};
pub use typed::Draft;
pub use variants::{MOST_VARIANTS, Variant, read_variants, tidy_name, variants_file};
pub use what_if::Trial;
pub use workbook::Workbook;

use crate::format::Locale;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What the user is doing.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    begun: opening::Begun,
    documents: Documents,
    locale: Locale,
    drafts: BTreeMap<Field, Draft>,
    variants: Rc<Vec<Variant>>,
    /// What the last action could not change.
    refused: Option<Refused>,
    /// The state at which "what if" was turned on.
    base: Option<Documents>,
    past: Vec<(Step, Point)>,
    future: Vec<(Step, Point)>,
}

/// What undo goes back to.
#[derive(Clone, Debug, PartialEq)]
struct Point {
    id: CaseId,
    documents: Documents,
    variants: Rc<Vec<Variant>>,
}

impl Session {
    /// A session with `documents`, in the language `locale`.
    #[must_use]
    pub fn new(documents: Documents, locale: Locale) -> Self {
        Self {
            begun: opening::Begun::default(),
            documents,
            locale,
            drafts: BTreeMap::new(),
            variants: Rc::default(),
            refused: None,
            base: None,
            past: Vec::new(),
            future: Vec::new(),
        }
    }

    /// The documents, always good ones.
    #[must_use]
    pub fn documents(&self) -> &Documents {
        &self.documents
    }

    /// The language of the screen.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// What stands in `field` and could not be taken.
    #[must_use]
    pub fn draft(&self, field: &Field) -> Option<&Draft> {
        self.drafts.get(field)
    }

    /// Every field that holds something that could not be taken.
    #[must_use]
    pub fn drafts(&self) -> &BTreeMap<Field, Draft> {
        &self.drafts
    }

    /// The change that undo would take back.
    #[must_use]
    pub fn undoable(&self) -> Option<&Step> {
        self.past.last().map(|(step, _)| step)
    }

    /// The changes that undo would take back, the last one first.
    #[must_use]
    pub fn steps_back(&self) -> impl ExactSizeIterator<Item = &Step> {
        self.past.iter().rev().map(|(step, _)| step)
    }

    /// The changes that redo would bring again, the next one first.
    #[must_use]
    pub fn steps_forward(&self) -> impl ExactSizeIterator<Item = &Step> {
        self.future.iter().rev().map(|(step, _)| step)
    }

    /// The change that redo would bring again.
    #[must_use]
    pub fn redoable(&self) -> Option<&Step> {
        self.future.last().map(|(step, _)| step)
    }
}
