//! The playbook as it stands in its tables, which may hold mistakes.

use crate::document::{Faults, read_value, with_integers};
use crate::playbook::Playbook;
use serde_json::Value;
use std::rc::Rc;

/// The playbook as it is being edited, and the saved version that it is compared with.
///
/// As long as it has mistakes it is kept as it is, and the documents beside it are the last good
/// ones; without mistakes it is the documents' own playbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workbook {
    sheet: Rc<Value>,
    faults: Rc<Mistakes>,
    base: Rc<Value>,
}

/// What is wrong, in a type of its own so that shared ones are compared by identity first.
#[derive(Debug, PartialEq, Default)]
struct Mistakes(Faults);

impl Eq for Mistakes {}

impl Workbook {
    /// A playbook in order, which is its own saved version.
    #[must_use]
    pub fn of(playbook: &Playbook) -> Self {
        let sheet = Rc::new(sheet_of(playbook));
        Self {
            base: sheet.clone(),
            faults: Rc::default(),
            sheet,
        }
    }

    /// The playbook as JSON.
    #[must_use]
    pub fn sheet(&self) -> &Rc<Value> {
        &self.sheet
    }

    /// All that is wrong with it; empty for a good one.
    #[must_use]
    pub fn faults(&self) -> &Faults {
        &self.faults.0
    }

    /// The saved version that it is compared with.
    #[must_use]
    pub fn base(&self) -> &Rc<Value> {
        &self.base
    }

    /// The same with a playbook that is in order.
    pub(super) fn good(&self, playbook: &Playbook) -> Self {
        Self {
            sheet: Rc::new(sheet_of(playbook)),
            faults: Rc::default(),
            base: self.base.clone(),
        }
    }

    /// The same with a sheet that has mistakes.
    pub(super) fn faulty(&self, sheet: Value, faults: Faults) -> Self {
        Self {
            sheet: Rc::new(sheet),
            faults: Rc::new(Mistakes(faults)),
            base: self.base.clone(),
        }
    }

    /// The same, compared with another saved version.
    pub(super) fn against(&self, base: Rc<Value>) -> Self {
        Self {
            base,
            ..self.clone()
        }
    }
}

/// A playbook as JSON, whole numbers without a decimal point.
fn sheet_of(playbook: &Playbook) -> Value {
    // A document of ours always serializes: no map with keys that are not text.
    with_integers(serde_json::to_value(playbook).unwrap_or_default())
}

/// The playbook that `sheet` is.
pub(super) fn playbook_of(sheet: &Value) -> Result<Playbook, Faults> {
    read_value(sheet.clone())
}
