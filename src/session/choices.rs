//! What is chosen from a list, and what follows from it.

use super::Session;
use crate::case::Case;

impl Session {
    /// Changes the case, if the deal works out with it.
    pub(super) fn choose_in_case(&mut self, step: &'static str, change: impl FnOnce(&mut Case)) {
        let changed = self.documents.with_case(change);
        self.choose(step, changed);
    }

    pub(super) fn choose_industry(&mut self, id: String) {
        let before = self.documents.clone();
        self.choose_in_case("step.industry", |case| case.customer.industry = id);
        self.keep_drafts(&before);
    }

    /// Add-ons that do not go with the new plan are left.
    pub(super) fn choose_plan(&mut self, id: String) {
        let desk = self.documents.desk().clone();
        let book = &desk.playbook().public.price_book;
        self.choose_in_case("step.plan", |case| {
            let fits = |chosen: &String| book.add_on(chosen).is_some_and(|a| a.fits(&id));
            case.terms.add_ons.retain(fits);
            case.terms.plan = id;
        });
    }

    pub(super) fn choose_add_on(&mut self, id: String, taken: bool) {
        self.choose_in_case("step.add_on", |case| {
            case.terms.add_ons.retain(|chosen| *chosen != id);
            case.terms.add_ons.extend(taken.then_some(id));
        });
    }
}
