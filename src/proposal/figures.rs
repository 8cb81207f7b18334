//! Every figure of a proposal, worked out once, whatever language it is then written in.

use crate::case::{Agreed, Alternative, Case};
use crate::document::{Faults, unknown};
use crate::offer::{
    Assumption, Calculator, Compared, Defensibility, Estimate, Public, RoiModel, Threshold,
    price_paid, rounded,
};
use crate::pricing::{Package, PackageCharge};
use crate::roi::{Price, Return, Trials};

/// Cases drawn for the range: as many as on the Studio's first screen.
const TRIALS: u32 = 10_000;
/// What they are drawn with: always the same, so that the same question has one answer.
pub(super) const SEED: u64 = 1;

/// The figures of a proposal.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// The vendor's side of it.
    pub public: Public,
    /// The ROI model in use.
    pub model: RoiModel,
    /// The customer's case.
    pub case: Case,
    /// What the ROI model says, and what list terms would be.
    pub estimate: Estimate,
    /// What is paid under the terms on the table.
    pub price: Price,
    /// What they bring.
    pub returns: Return,
    /// How well the value is founded.
    pub check: Option<Defensibility>,
    /// What else might happen.
    pub scenarios: Vec<Compared>,
    /// The range.
    pub trials: Option<Trials>,
    /// How far each figure can move, the one with the least room first.
    pub thresholds: Vec<Threshold>,
    /// Every figure that it rests on.
    pub assumptions: Vec<Assumption>,
    /// What can be bought, the terms on the table among it, the cheapest first.
    pub options: Vec<Choice>,
    /// How each driver's cost of today is worked out, in the model's order.
    pub baselines: Vec<Option<crate::model::Explanation>>,
    /// What is wrong with the settings.
    pub faults: Faults,
}

/// Something that can be bought.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its name, where it has one.
    pub name: String,
    /// Whether these are the terms on the table.
    pub offered: bool,
    /// The plan, by its place in the price book.
    pub plan: usize,
    /// Units charged.
    pub quantity: u32,
    /// Add-ons, by their places in the price book.
    pub add_ons: Vec<usize>,
    /// List price a year.
    pub list: f64,
    /// The terms.
    pub terms: Agreed,
    /// Packages of services that the charges buy, by their places.
    pub packages: Vec<usize>,
    /// What it brings, the same benefits assumed.
    pub returns: Return,
}

impl Figures {
    /// The figures of `case`, which fits the offer of `calculator`.
    ///
    /// # Errors
    /// Every place of the case that does not fit, or every formula without a value.
    pub fn new(calculator: &Calculator, case: &Case) -> Result<Self, Faults> {
        let estimate = calculator.estimate(case)?;
        // A case that has an estimate has a model.
        let model = calculator.model(case).ok_or_else(Faults::new)?.clone();
        let price = price_paid(case, &estimate.quote);
        let returns = estimate.situation.project.returns(&price);
        let sampler = calculator.sampler(case, None);
        let trials =
            sampler.and_then(|some| calculator.simulate(case, &price, &some, (TRIALS, SEED)));
        let mut thresholds = calculator.thresholds(case, &price)?;
        thresholds.sort_by(|a, b| room(a).total_cmp(&room(b)));
        let public = calculator.public().clone();
        let (options, faults) = options(calculator, case, &estimate);
        let places = 0..model.drivers.len();
        Ok(Self {
            check: calculator.defensibility(case, &estimate.situation, &price),
            scenarios: calculator.scenarios(case, &price)?,
            trials: trials.filter(|trials| !trials.is_empty()),
            thresholds,
            assumptions: calculator.assumptions(case),
            options,
            baselines: places
                .map(|place| calculator.explain(case, &format!("drivers[{place}].baseline")))
                .collect(),
            faults,
            public,
            model,
            case: case.clone(),
            estimate,
            price,
            returns,
        })
    }

    /// `value` with no more digits than the evidence carries.
    #[must_use]
    pub fn about(&self, value: f64) -> f64 {
        match &self.check {
            Some(check) => rounded(value, check.foundation.digits),
            None => value,
        }
    }
}

/// How far it is to where the purchase is worth nothing, or a demand just met.
fn room(threshold: &Threshold) -> f64 {
    let distance = |value: f64| threshold.distance(value).map_or(f64::INFINITY, f64::abs);
    let hurdle = threshold.first_hurdle().map(|(_, value)| value);
    let values = hurdle.into_iter().chain(threshold.break_even);
    values.map(distance).fold(f64::INFINITY, f64::min)
}

/// What can be bought, the cheapest first, and the alternatives that the price book does not know.
fn options(calculator: &Calculator, case: &Case, estimate: &Estimate) -> (Vec<Choice>, Faults) {
    let mut faults = Faults::new();
    let mut options: Vec<Choice> = offered(calculator.public(), case, estimate)
        .into_iter()
        .collect();
    for (place, alternative) in case.proposal.alternatives.iter().enumerate() {
        let path = format!("proposal.alternatives[{place}]");
        faults.extend(unknown_packages(calculator.public(), alternative, &path));
        let mut tried = case.clone();
        tried.terms.plan.clone_from(&alternative.plan);
        tried.terms.add_ons.clone_from(&alternative.add_ons);
        tried.terms.years = alternative.years;
        tried.terms.agreed = alternative.agreed;
        match calculator.estimate(&tried) {
            Ok(other) => {
                options.extend(chosen(calculator.public(), alternative, &tried, &other));
            }
            Err(found) => faults.extend(found.into_iter().map(|mut fault| {
                fault.path = fault.path.replacen("terms", &path, 1);
                fault
            })),
        }
    }
    options.sort_by(|a, b| yearly(&a.terms).total_cmp(&yearly(&b.terms)));
    (options, faults)
}

/// What is paid in a year of the term, charges included.
pub(super) fn yearly(terms: &Agreed) -> f64 {
    (terms.price + terms.recurring_charge) * (1.0 - terms.discount)
}

/// The terms on the table.
fn offered(public: &Public, case: &Case, estimate: &Estimate) -> Option<Choice> {
    let terms = case.terms.agreed;
    let terms = terms.unwrap_or_else(|| Agreed::at_list(&estimate.quote));
    let charges = [
        (PackageCharge::Once, terms.one_off_charge),
        (PackageCharge::Yearly, terms.recurring_charge),
    ];
    let bought = charges.into_iter().filter(|(_, charge)| *charge > 0.0);
    let packages = bought.filter_map(|(charged, charge)| {
        let found = Package::covering(&public.packages, charged, charge, yearly(&terms))?;
        place(&public.packages, |package| package.id == found.id)
    });
    let packages = packages.collect();
    choice(public, case, estimate, (String::new(), terms, packages)).map(|choice| Choice {
        offered: true,
        ..choice
    })
}

/// An alternative; its packages cost what they cost.
fn chosen(
    public: &Public,
    alternative: &Alternative,
    case: &Case,
    estimate: &Estimate,
) -> Option<Choice> {
    let mut terms = alternative
        .agreed
        .unwrap_or_else(|| Agreed::at_list(&estimate.quote));
    let packages = alternative.packages.iter();
    let packages: Vec<usize> = packages
        .filter_map(|id| place(&public.packages, |package| package.id == *id))
        .collect();
    for package in packages.iter().map(|place| &public.packages[*place]) {
        match package.charged {
            PackageCharge::Once => terms.one_off_charge += package.price,
            // A package has its price, whatever the term's discount on the rest.
            PackageCharge::Yearly => {
                terms.recurring_charge += package.price / (1.0 - terms.discount);
            }
        }
    }
    let name = alternative.name.clone();
    choice(public, case, estimate, (name, terms, packages))
}

fn choice(
    public: &Public,
    case: &Case,
    estimate: &Estimate,
    (name, terms, packages): (String, Agreed, Vec<usize>),
) -> Option<Choice> {
    let book = &public.price_book;
    let add_ons = case.terms.add_ons.iter();
    Some(Choice {
        name,
        offered: false,
        plan: place(&book.plans, |plan| plan.id == case.terms.plan)?,
        quantity: estimate.quote.quantity,
        add_ons: add_ons
            .filter_map(|id| place(&book.add_ons, |add_on| add_on.id == *id))
            .collect(),
        list: estimate.quote.list.units(),
        returns: estimate.situation.project.returns(&terms.to_price()),
        terms,
        packages,
    })
}

fn unknown_packages(public: &Public, alternative: &Alternative, path: &str) -> Faults {
    let known = || public.packages.iter().map(|package| package.id.as_str());
    let named = alternative.packages.iter().enumerate();
    named
        .filter(|(_, id)| !known().any(|package| package == id.as_str()))
        .map(|(nth, id)| unknown(format!("{path}.packages[{nth}]"), id, known()))
        .collect()
}

fn place<T>(all: &[T], is: impl Fn(&T) -> bool) -> Option<usize> {
    all.iter().position(is)
}
