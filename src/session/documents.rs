//! The documents a session works on.

use crate::case::{Case, CaseHurdles, Chosen, Customer};
use crate::deal::{Deal, Desk};
use crate::document::{Document, Faults, read};
use crate::playbook::{Playbook, sample};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A playbook and a case that fit each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Documents {
    /// The vendor's document.
    pub playbook: Rc<Playbook>,
    /// The customer's document.
    pub case: Rc<Case>,
}

impl Documents {
    /// The sample vendor and the sample customer.
    ///
    /// # Errors
    /// None in practice: a test reads both.
    pub fn sample() -> Result<Self, Faults> {
        Self::new(read(sample::PLAYBOOK)?, read(sample::CASE)?)
    }

    /// Documents that fit each other.
    ///
    /// # Errors
    /// Every place at which the deal does not work out.
    pub fn new(playbook: Playbook, case: Case) -> Result<Self, Faults> {
        let documents = Self {
            playbook: Rc::new(playbook),
            case: Rc::new(case),
        };
        documents.deal()?;
        Ok(documents)
    }

    /// The deal worked out.
    ///
    /// # Errors
    /// Every place at which it does not work out.
    pub fn deal(&self) -> Result<Deal, Faults> {
        Desk::new((*self.playbook).clone())?.deal(&self.case)
    }

    /// The case of a customer nobody has asked anything yet: the playbook's own defaults.
    #[must_use]
    pub fn blank_case(&self) -> Case {
        let public = &self.playbook.public;
        let plan = public.price_book.plans.first();
        Case {
            format: Case::HEAD.format.to_owned(),
            version: Case::HEAD.version,
            customer: Customer {
                name: String::new(),
                industry: public
                    .roi_models
                    .first()
                    .map_or_else(String::new, |m| m.id.clone()),
                staff: 1,
            },
            figures: BTreeMap::new(),
            terms: Chosen {
                plan: plan.map_or_else(String::new, |plan| plan.id.clone()),
                quantity: plan.map_or(1, |plan| plan.minimum_quantity),
                years: public.price_book.terms.first().map_or(1, |term| term.years),
            },
            hurdles: CaseHurdles::default(),
            timing: self.case.timing,
        }
    }
}
