//! A case made to fit a playbook that has changed under it.

use crate::case::Case;
use crate::offer::{Calculator, Public, RoiModel, input_limits};
use std::collections::BTreeMap;

/// `case` with everything that `public` does not have replaced by what stands in its place, so
/// that a plan taken out of the price book does not take the customer with it.
pub(super) fn fitted(case: &Case, before: &Public, public: &Public) -> Case {
    let mut case = case.clone();
    let book = &public.price_book;
    let terms = &mut case.terms;
    if book.plan(&terms.plan).is_none() {
        let was = before
            .price_book
            .plans
            .iter()
            .position(|plan| plan.id == terms.plan);
        let plan = book
            .plans
            .get(was.unwrap_or(0))
            .or_else(|| book.plans.last());
        terms.plan = plan.map_or_else(String::new, |plan| plan.id.clone());
    }
    if book.term(terms.years).is_none() {
        let nearest = book
            .terms
            .iter()
            .min_by_key(|term| term.years.abs_diff(terms.years));
        terms.years = nearest.map_or(terms.years, |term| term.years);
    }
    let plan = terms.plan.clone();
    terms
        .add_ons
        .retain(|id| book.add_on(id).is_some_and(|add_on| add_on.fits(&plan)));
    let allows = |id: &String| {
        let mut models = public.roi_models.iter();
        models.any(|model| model.id == *id && model.own_drivers)
    };
    case.own_drivers.retain(|id, _| allows(id));
    let extended = Calculator::with_own(public, &case);
    if extended.is_err() {
        case.own_drivers.clear();
    }
    let extended = extended.as_ref().map_or(public, Calculator::public);
    let models = &extended.roi_models;
    if !models
        .iter()
        .any(|model| model.id == case.customer.industry)
    {
        case.customer.industry = models.first().map_or_else(String::new, |m| m.id.clone());
    }
    fit_figures(&mut case.figures, models);
    for scenario in &mut case.scenarios {
        fit_figures(&mut scenario.figures, models);
    }
    fit(&mut case.drivers, models, |model, id, _| {
        model.drivers.iter().any(|driver| driver.id == id)
    });
    fit(&mut case.costs, models, |model, id, _| {
        model.costs.iter().any(|cost| cost.id == id)
    });
    case
}

/// Takes out figures for inputs that are gone, or that no longer accept them.
fn fit_figures(figures: &mut BTreeMap<String, BTreeMap<String, f64>>, models: &[RoiModel]) {
    fit(figures, models, |model, id, value| {
        let input = model.inputs.iter().find(|input| input.id == id);
        let limits = input.map(input_limits);
        limits.is_some_and(|(low, high)| *value >= low && *value <= high)
    });
}

/// Takes out answers to what no model asks any more.
fn fit<T>(
    answers: &mut BTreeMap<String, BTreeMap<String, T>>,
    models: &[RoiModel],
    fits: impl Fn(&RoiModel, &str, &T) -> bool,
) {
    answers.retain(|id, answers| {
        let Some(model) = models.iter().find(|model| model.id == *id) else {
            return false;
        };
        answers.retain(|id, answer| fits(model, id, answer));
        true
    });
}
