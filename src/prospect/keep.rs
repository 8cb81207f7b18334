//! A copy to keep: the answers as a case document, written and read as a plain tree.

use super::field::{Field, input};
use super::visit::Visit;
use crate::case::Case;
use crate::document::{Document, Tree};
use crate::offer::{RoiModel, input_limits};

/// `case` as a document: what a visit can put into one.
pub(super) fn written(case: &Case) -> Tree {
    let number = |value: f64| Tree::Number(value);
    let text = |text: &str| Tree::Text(text.to_owned());
    let head = Case::HEAD;
    let customer = object([
        ("name", text(&case.customer.name)),
        ("industry", text(&case.customer.industry)),
        ("staff", number(f64::from(case.customer.staff))),
    ]);
    let terms = object([
        ("plan", text(&case.terms.plan)),
        ("quantity", number(f64::from(case.terms.quantity))),
        ("years", number(f64::from(case.terms.years))),
    ]);
    let by_model = |answers: Vec<(String, Tree)>| Tree::Fields(answers);
    let figures = case.figures.iter().map(|(model, figures)| {
        let figures = figures.iter();
        let figures = figures.map(|(id, value)| (id.clone(), Tree::Number(*value)));
        (model.clone(), Tree::Fields(figures.collect()))
    });
    let drivers = case.drivers.iter().map(|(model, drivers)| {
        let drivers = drivers.iter();
        let drivers = drivers.map(|(id, on)| (id.clone(), Tree::Bool(*on)));
        (model.clone(), Tree::Fields(drivers.collect()))
    });
    object([
        ("format", text(head.format)),
        ("version", number(f64::from(head.version))),
        ("customer", customer),
        ("figures", by_model(figures.collect())),
        ("drivers", by_model(drivers.collect())),
        ("terms", terms),
        ("hurdles", object([])),
    ])
}

fn object<const N: usize>(fields: [(&str, Tree); N]) -> Tree {
    let fields = fields.into_iter();
    Tree::Fields(
        fields
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

impl Visit {
    /// The answers as a case document, for a file or a link.
    #[must_use]
    pub fn copy(&self) -> Tree {
        written(self.case())
    }

    /// Takes over the answers of the case document in `tree`, alone or as it is shared, as far as
    /// this offer asks for them. `false`, and nothing happens, if it is none or is about an ROI
    /// model or a plan that the offer does not have.
    pub fn receive(&mut self, tree: &Tree) -> bool {
        let tree = match tree.at("case") {
            Tree::Null => tree,
            case => case,
        };
        self.received(tree).is_some()
    }

    fn received(&mut self, tree: &Tree) -> Option<()> {
        let calculator = self.calculator();
        let public = calculator.public();
        let (customer, terms) = (tree.at("customer"), tree.at("terms"));
        let is_case = tree.at("format").text() == Some(Case::HEAD.format);
        let industry = customer.at("industry").text().filter(|_| is_case)?;
        let plan = terms.at("plan").text()?;
        public
            .roi_models
            .iter()
            .find(|model| model.id == industry)?;
        public.price_book.plan(plan)?;
        let case = self.replaced();
        industry.clone_into(&mut case.customer.industry);
        plan.clone_into(&mut case.terms.plan);
        let count = |tree: &Tree, old: u32| tree.count().filter(|count| *count > 0).unwrap_or(old);
        case.customer.staff = count(customer.at("staff"), case.customer.staff);
        case.terms.quantity = count(terms.at("quantity"), case.terms.quantity);
        let years = terms.at("years").count();
        let years = years.filter(|years| public.price_book.term(*years).is_some());
        case.terms.years = years.unwrap_or(case.terms.years);
        case.figures.clear();
        case.drivers.clear();
        for model in &public.roi_models {
            take_answers(case, model, tree);
        }
        Some(())
    }
}

/// The answers of the case document in `tree` about `model`.
fn take_answers(case: &mut Case, model: &RoiModel, tree: &Tree) {
    for (id, value) in tree.at("figures").at(&model.id).fields() {
        let Some((input, value)) = input(model, id).zip(value.number()) else {
            continue;
        };
        let (low, high) = input_limits(input);
        if (low..=high).contains(&value) {
            let own = case.figures.entry(model.id.clone()).or_default();
            own.insert(id.clone(), value);
        }
    }
    for (id, on) in tree.at("drivers").at(&model.id).fields() {
        if model.drivers.iter().any(|driver| driver.id == *id) {
            let own = case.drivers.entry(model.id.clone()).or_default();
            own.insert(id.clone(), on.is_true());
        }
    }
}

impl Field {
    /// Whether a visit to an offer can have it.
    pub(super) fn exists(&self, visit: &Visit) -> bool {
        match self {
            Self::Figure(id) => input(visit.model(), id).is_some(),
            _ => true,
        }
    }
}
