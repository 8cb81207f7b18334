//! The documents a session works on.

use crate::case::{Case, CaseHurdles, CaseTiming, Chosen, Customer};
use crate::deal::{Deal, Desk};
use crate::document::{Document, Faults, read};
use crate::playbook::{Playbook, sample};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A playbook and a case that fit each other, and the deal that proves it.
///
/// The deal is worked out when documents are put together, because only then is it known that
/// they fit; views take it from here instead of working it out again. It cannot grow stale:
/// nothing here is ever changed, only replaced.
#[derive(Clone, Debug)]
pub struct Documents {
    desk: Rc<Desk>,
    case: Rc<Case>,
    deal: Rc<Deal>,
}

impl PartialEq for Documents {
    fn eq(&self, other: &Self) -> bool {
        // The deal follows from the other two.
        self.desk == other.desk && self.case == other.case
    }
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
        Self::on(Rc::new(Desk::new(playbook)?), case)
    }

    fn on(desk: Rc<Desk>, case: Case) -> Result<Self, Faults> {
        let deal = Rc::new(desk.deal(&case)?);
        let case = Rc::new(case);
        Ok(Self { desk, case, deal })
    }

    /// The same with another case.
    ///
    /// # Errors
    /// Every place at which the deal does not work out.
    pub fn with_case(&self, change: impl FnOnce(&mut Case)) -> Result<Self, Faults> {
        let mut case = (*self.case).clone();
        change(&mut case);
        Self::on(self.desk.clone(), case)
    }

    /// The same with another playbook.
    ///
    /// # Errors
    /// Every place at which the deal does not work out.
    pub fn with_playbook(&self, change: impl FnOnce(&mut Playbook)) -> Result<Self, Faults> {
        let mut playbook = self.desk.playbook().clone();
        change(&mut playbook);
        Self::new(playbook, (*self.case).clone())
    }

    /// The playbook made ready.
    #[must_use]
    pub fn desk(&self) -> &Rc<Desk> {
        &self.desk
    }

    /// The vendor's document.
    #[must_use]
    pub fn playbook(&self) -> &Playbook {
        self.desk.playbook()
    }

    /// The customer's document.
    #[must_use]
    pub fn case(&self) -> &Rc<Case> {
        &self.case
    }

    /// The deal worked out.
    #[must_use]
    pub fn deal(&self) -> &Rc<Deal> {
        &self.deal
    }
}

/// The case of a customer nobody has asked anything yet: the playbook's own defaults.
#[must_use]
pub fn blank_case(playbook: &Playbook) -> Case {
    let public = &playbook.public;
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
            add_ons: Vec::new(),
            years: public.price_book.terms.first().map_or(1, |term| term.years),
        },
        hurdles: CaseHurdles::default(),
        timing: CaseTiming::default(),
    }
}
