//! The documents a session works on.

use super::Workbook;
use super::fitting::fitted;
use crate::case::{Case, Chosen};
use crate::deal::{Agreement, Deal, Desk, price_of};
use crate::document::{Faults, read};
use crate::economics::{Remedy, Way};
use crate::handoff::Notes;
use crate::link::Shared;
use crate::offer::Defensibility;
use crate::playbook::{Playbook, sample};
use crate::roi::{Price, Return};
use serde_json::Value;
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
    /// How the terms on the table are sold: the vendor's business, so no part of the case.
    way: Way,
    agreement: Option<Rc<Agreement>>,
    workbook: Workbook,
    /// What the case was opened from, if somebody sent it.
    received: Option<Rc<Shared>>,
    /// What is written on the handoff sheet: internal, so no part of the case.
    notes: Rc<Notes>,
}

impl PartialEq for Documents {
    fn eq(&self, other: &Self) -> bool {
        // Deal and agreement follow from the others.
        self.desk == other.desk
            && self.case == other.case
            && self.way == other.way
            && self.workbook == other.workbook
            && self.received == other.received
            && self.notes == other.notes
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

    /// The sample customer and the team of founding document 002.
    ///
    /// # Errors
    /// None in practice: a test reads both.
    pub fn smb_team() -> Result<Self, Faults> {
        Self::new(sample::smb_team()?, read(sample::CASE)?)
    }

    /// Documents that fit each other.
    ///
    /// # Errors
    /// Every place at which the deal does not work out.
    pub fn new(playbook: Playbook, case: Case) -> Result<Self, Faults> {
        let workbook = Workbook::of(&playbook);
        Self::on(Rc::new(Desk::new(playbook)?), case, Way::AsIs, workbook)
    }

    fn on(desk: Rc<Desk>, case: Case, way: Way, workbook: Workbook) -> Result<Self, Faults> {
        let desk = desk.serving(&case)?.map_or(desk, Rc::new);
        let deal = Rc::new(desk.deal(&case)?);
        // List terms are sold as usual: a way that was picked ends with its terms.
        let way = case.terms.agreed.map_or(Way::AsIs, |_| way);
        Ok(Self {
            agreement: desk.agreement(&case, &deal, way).map(Rc::new),
            desk,
            case: Rc::new(case),
            deal,
            way,
            workbook,
            received: None,
            notes: Rc::default(),
        })
    }

    /// The same, the case opened from what somebody sent.
    #[must_use]
    pub fn opened_from(self, received: Option<Rc<Shared>>) -> Self {
        Self { received, ..self }
    }

    /// What the case was opened from, if somebody sent it.
    #[must_use]
    pub fn received(&self) -> Option<&Rc<Shared>> {
        self.received.as_ref()
    }

    /// The same without what stood beside the case of a customer before.
    pub(super) fn of_nobody(self) -> Self {
        self.opened_from(None).noted(Rc::default())
    }

    /// The same with what stands beside the case of `other`.
    fn beside(self, other: &Self) -> Self {
        let same = self.opened_from(other.received.clone());
        same.noted(other.notes.clone())
    }

    /// The same with other notes on the handoff sheet.
    #[must_use]
    pub fn noted(self, notes: Rc<Notes>) -> Self {
        Self { notes, ..self }
    }

    /// What is written on the handoff sheet.
    #[must_use]
    pub fn notes(&self) -> &Rc<Notes> {
        &self.notes
    }

    /// The same, the terms on the table sold in `way`; as usual where none are.
    #[must_use]
    pub fn sold(&self, way: Way) -> Self {
        let same = self.on_same_desk((*self.case).clone(), way);
        same.unwrap_or_else(|_| self.clone())
    }

    /// The same with the terms of a remedy on the table, sold as it sells.
    ///
    /// # Errors
    /// Every place at which the deal does not work out.
    pub(super) fn picked(&self, remedy: &Remedy) -> Result<Self, Faults> {
        let mut case = (*self.case).clone();
        case.terms.agreed = Some(remedy.agreed());
        self.on_same_desk(case, remedy.way)
    }

    fn on_same_desk(&self, case: Case, way: Way) -> Result<Self, Faults> {
        let same = Self::on(self.desk.clone(), case, way, self.workbook.clone())?;
        Ok(same.beside(self))
    }

    /// The same with another case.
    ///
    /// # Errors
    /// Every place at which the deal does not work out.
    pub fn with_case(&self, change: impl FnOnce(&mut Case)) -> Result<Self, Faults> {
        let mut case = (*self.case).clone();
        change(&mut case);
        self.on_same_desk(case, self.way)
    }

    /// The same with another playbook.
    ///
    /// # Errors
    /// Every place at which the deal does not work out.
    pub fn with_playbook(&self, change: impl FnOnce(&mut Playbook)) -> Result<Self, Faults> {
        let mut playbook = self.desk.playbook().clone();
        change(&mut playbook);
        let workbook = self.workbook.good(&playbook);
        let desk = Rc::new(Desk::new(playbook)?);
        let changed = Self::on(desk, (*self.case).clone(), self.way, workbook)?.beside(self);
        Ok(if self.workbook.faults().is_empty() {
            changed
        } else {
            // What waits in the tables with mistakes must not be overwritten, nor overwrite this.
            let before = Workbook::of(self.playbook());
            changed.carried_over(self.workbook.sheet(), before.sheet())
        })
    }

    /// The same with `playbook`, and with the case as far as it fits it.
    pub(super) fn with_other_playbook(&self, playbook: Playbook) -> Result<Self, Faults> {
        let workbook = self.workbook.good(&playbook);
        if playbook == *self.playbook() {
            return Ok(self.with_workbook(workbook));
        }
        let case = fitted(&self.case, &self.playbook().public, &playbook.public);
        let other = Self::on(Rc::new(Desk::new(playbook)?), case, self.way, workbook)?;
        Ok(other.beside(self))
    }

    /// `other` in place of these, its playbook compared with the same saved version.
    pub(super) fn recalled(&self, other: &Self) -> Self {
        let other = other.with_workbook(self.workbook.good(other.playbook()));
        // A variant is another deal with the same customer.
        other.beside(self)
    }

    /// The same with another state of the tables.
    pub(super) fn with_workbook(&self, workbook: Workbook) -> Self {
        Self {
            workbook,
            ..self.clone()
        }
    }

    /// The same with what an earlier visit left in the tables: a sheet with mistakes, and the
    /// saved version.
    #[must_use]
    pub fn resumed(&self, sheet: Option<Value>, base: Option<Value>) -> Self {
        let sheet = sheet.unwrap_or_else(|| (**self.workbook.sheet()).clone());
        let base = base.map_or_else(|| self.workbook.sheet().clone(), Rc::new);
        self.with_sheet(sheet).compared_with(base)
    }

    /// The playbook as it stands in its tables.
    #[must_use]
    pub fn workbook(&self) -> &Workbook {
        &self.workbook
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

    /// How the terms on the table are sold; as usual where none are.
    #[must_use]
    pub fn way(&self) -> Way {
        self.way
    }

    /// The terms on the table, worked out; `None` at list terms.
    #[must_use]
    pub fn agreement(&self) -> Option<&Rc<Agreement>> {
        self.agreement.as_ref()
    }

    /// What the customer gets under the terms on the table, else under the recommended ones.
    #[must_use]
    pub fn returns(&self) -> &Return {
        let agreed = self.agreement().map(|agreement| &agreement.returns);
        agreed.unwrap_or(&self.deal.recommended)
    }

    /// What the customer pays under those terms.
    #[must_use]
    pub fn price(&self) -> Price {
        let agreed = self.agreement().map(|agreement| &agreement.remedy);
        agreed.map_or(self.deal.price, |remedy| {
            price_of(&remedy.terms, &remedy.commitment)
        })
    }

    /// What a chief financial officer could say against the case under those terms, and what it
    /// rests on. `None` if the case fits no model.
    #[must_use]
    pub fn defensibility(&self) -> Option<Defensibility> {
        let situation = &self.deal.estimate.situation;
        let calculator = self.desk.calculator();
        calculator.defensibility(&self.case, situation, &self.price())
    }
}

/// The case of a customer nobody has asked anything yet: the playbook's own defaults.
#[must_use]
pub fn blank_case(playbook: &Playbook) -> Case {
    let public = &playbook.public;
    let (model, plan) = (public.roi_models.first(), public.price_book.plans.first());
    let terms = Chosen {
        plan: plan.map_or_else(String::new, |plan| plan.id.clone()),
        quantity: plan.map_or(1, |plan| plan.minimum_quantity),
        add_ons: Vec::new(),
        years: public.price_book.terms.first().map_or(1, |term| term.years),
        agreed: None,
    };
    Case::blank(
        model.map_or_else(String::new, |model| model.id.clone()),
        1,
        terms,
    )
}
