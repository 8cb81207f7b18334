//! Offer and case in, the customer's figures out.

use super::answers::answer_faults;
use super::compiled::CompiledModel;
use super::situation::Situation;
use super::{InputGroups, Public, RoiModel, Sampler, Simulation, Swing, Threshold, within};
use crate::case::{Case, OwnDriver, Scenario};
use crate::document::{Fault, Faults, unknown};
use crate::format::{Arg, Message};
use crate::model::Explanation;
use crate::pricing::{Order, Plan, PriceBook, Quote};
use crate::roi::{Price, Project, Return, Trials};
use std::collections::BTreeMap;

/// An offer ready for use.
#[derive(Clone, Debug, PartialEq)]
pub struct Calculator {
    public: Public,
    models: Vec<CompiledModel>,
    /// The drivers among them that a case has added, by ROI model.
    own: BTreeMap<String, Vec<OwnDriver>>,
}

/// What a customer pays and gets at list terms.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// What they would pay.
    pub quote: Quote,
    /// What it would bring, the price left open.
    pub situation: Situation,
    /// Benefits and costs in the scenario in which the customer's hurdles must hold.
    pub hurdle_project: Project,
    /// Their return at the quote.
    pub returns: Return,
}

impl Calculator {
    /// Prepares `public`.
    ///
    /// # Errors
    /// Every mistake in it that a schema cannot see.
    pub fn new(public: Public) -> Result<Self, Faults> {
        let models = public.compiled()?;
        Ok(Self::of(public, models, BTreeMap::new()))
    }

    /// Prepares a public part that was checked when it was published; `None` if its formulas
    /// cannot be read all the same.
    #[must_use]
    pub fn published(public: Public) -> Option<Self> {
        let models = public.roi_models.iter().map(CompiledModel::published);
        let models = models.collect::<Option<_>>()?;
        Some(Self::of(public, models, BTreeMap::new()))
    }

    pub(super) fn of(
        public: Public,
        models: Vec<CompiledModel>,
        own: BTreeMap<String, Vec<OwnDriver>>,
    ) -> Self {
        Self {
            public,
            models,
            own,
        }
    }

    pub(super) fn own(&self) -> &BTreeMap<String, Vec<OwnDriver>> {
        &self.own
    }

    /// What it was prepared from, with the drivers that a case has added.
    #[must_use]
    pub fn public(&self) -> &Public {
        &self.public
    }

    /// The ROI model that `case` uses.
    #[must_use]
    pub fn model(&self, case: &Case) -> Option<&RoiModel> {
        self.in_use(case).map(|(model, _)| model)
    }

    /// The inputs of the ROI model that `case` uses, by the driver they belong to.
    #[must_use]
    pub fn groups(&self, case: &Case) -> Option<InputGroups> {
        let (model, compiled) = self.in_use(case)?;
        Some(compiled.groups(model, case))
    }

    /// The formula at `path` of the ROI model that `case` uses, with its numbers put in.
    #[must_use]
    pub fn explain(&self, case: &Case, path: &str) -> Option<Explanation> {
        let (model, compiled) = self.in_use(case)?;
        compiled.explain(model, case, path)
    }

    /// The ROI model at `place` as one SQL query over `table`.
    ///
    /// # Errors
    /// The first formula that is too long to be written out.
    pub fn sql(&self, place: usize, table: &str) -> Result<String, Fault> {
        let (model, compiled) = self.at_place(place);
        compiled.sql(model, table)
    }

    pub(super) fn place(&self, case: &Case) -> Option<usize> {
        self.public
            .roi_models
            .iter()
            .position(|model| model.id == case.customer.industry)
    }

    /// The ROI model at a place, in the document and ready for use.
    pub(super) fn at_place(&self, place: usize) -> (&RoiModel, &CompiledModel) {
        (&self.public.roi_models[place], &self.models[place])
    }

    /// The ROI model that `case` uses, in the document and ready for use.
    #[must_use]
    pub fn in_use(&self, case: &Case) -> Option<(&RoiModel, &CompiledModel)> {
        Some(self.at_place(self.place(case)?))
    }

    /// The first ROI model, for those who have seen that there is one.
    pub(crate) fn first(&self) -> (&RoiModel, &CompiledModel) {
        self.at_place(0)
    }

    /// The customer's figures at list terms.
    ///
    /// # Errors
    /// Every place of the case that does not fit the offer, or every formula without a value.
    pub fn estimate(&self, case: &Case) -> Result<Estimate, Faults> {
        let faults = self.case_faults(case);
        let book = &self.public.price_book;
        let (Some(place), Some(plan), Some(term), true) = (
            self.place(case),
            book.plan(&case.terms.plan),
            book.term(case.terms.years),
            faults.is_empty(),
        ) else {
            return Err(faults);
        };
        let (model, compiled) = self.at_place(place);
        let placed = |faults| within(&format!("roi_models[{place}]"), faults);
        let situation = compiled.situation(model, case).map_err(placed)?;
        let hurdle_project = self.at_hurdles(case, &situation)?.project;
        let quote = Quote::new(&order(book, plan, case), term);
        let price = Price {
            commitment: quote.commitment(),
            ..Price::yearly(quote.list.units())
        };
        let returns = situation.project.returns(&price);
        Ok(Estimate {
            quote,
            situation,
            hurdle_project,
            returns,
        })
    }

    /// What the ROI model says of `case` in the scenario in which the customer's hurdles must
    /// hold; `expected` is what it says as expected.
    ///
    /// # Errors
    /// Every formula without a value.
    pub fn at_hurdles(&self, case: &Case, expected: &Situation) -> Result<Situation, Faults> {
        let scenario = case.hurdles.scenario;
        match self.place(case) {
            Some(place) if scenario != Scenario::Expected => {
                let (model, compiled) = self.at_place(place);
                let there = compiled.in_scenario(model, case, expected, scenario);
                there.map_err(|faults| within(&format!("roi_models[{place}]"), faults))
            }
            _ => Ok(expected.clone()),
        }
    }

    /// What is uncertain in `case`, ready to be drawn; what `before` has of it is used again.
    #[must_use]
    pub fn sampler(&self, case: &Case, before: Option<&Sampler>) -> Option<Sampler> {
        let (model, compiled) = self.in_use(case)?;
        Some(compiled.sampler(model, case, before))
    }

    /// The customer's net present value under `price` in many cases, at one go: how many, and
    /// the seed.
    #[must_use]
    pub fn simulate(
        &self,
        case: &Case,
        price: &Price,
        sampler: &Sampler,
        cases: (u32, u64),
    ) -> Option<Trials> {
        self.place(case)?;
        let mut simulation = Simulation::new(self, case, price, sampler.clone(), cases);
        while !simulation.step(u32::MAX) {}
        Some(simulation.done())
    }

    /// What each uncertain figure does to the customer's net present value under `price`.
    ///
    /// # Errors
    /// Every formula that has no value as expected.
    pub fn tornado(&self, case: &Case, price: &Price) -> Result<Vec<Swing>, Faults> {
        match self.in_use(case) {
            Some((model, compiled)) => compiled.tornado(model, case, price),
            None => Ok(Vec::new()),
        }
    }

    /// What must be true: where each figure that is the customer's or uncertain would have to
    /// be for `price` to be worth nothing to them, or to just meet what they demand.
    ///
    /// # Errors
    /// Every formula that has no value as expected.
    pub fn thresholds(&self, case: &Case, price: &Price) -> Result<Vec<Threshold>, Faults> {
        match self.in_use(case) {
            Some((model, compiled)) => compiled.thresholds(model, case, price),
            None => Ok(Vec::new()),
        }
    }

    /// Units with which `case` would come to a deal of `yearly`, money a year; at most `most`.
    #[must_use]
    pub fn quantity_for(&self, case: &Case, yearly: f64, most: u32) -> Option<u32> {
        let book = &self.public.price_book;
        let (plan, term) = (book.plan(&case.terms.plan)?, book.term(case.terms.years)?);
        let order = order(book, plan, case);
        Some(Quote::quantity_for(&order, term, yearly, most))
    }

    /// Places where `case` names something that the offer does not have, or gives a figure
    /// outside its limits.
    #[must_use]
    pub fn case_faults(&self, case: &Case) -> Faults {
        let book = &self.public.price_book;
        let mut faults = Vec::new();
        if !self.serves(case) {
            faults.push(Fault::at("own_drivers", Message::new("case.own_unknown")));
        }
        if book.plan(&case.terms.plan).is_none() {
            let plans = book.plans.iter().map(|plan| plan.id.as_str());
            faults.push(unknown("terms.plan", &case.terms.plan, plans));
        }
        faults.extend(within("terms", add_on_faults(book, case)));
        if book.term(case.terms.years).is_none() {
            let years: Vec<String> = book
                .terms
                .iter()
                .map(|term| term.years.to_string())
                .collect();
            let message = Message::new("document.not_one_of")
                .with("allowed", Arg::Text(years.join(", ")))
                .with("found", Arg::Text(case.terms.years.to_string()));
            faults.push(Fault::at("terms.years", message));
        }
        if self.place(case).is_none() {
            let models = self.public.roi_models.iter().map(|model| model.id.as_str());
            let industry = &case.customer.industry;
            faults.push(unknown("customer.industry", industry, models));
        }
        faults.extend(answer_faults(&self.public.roi_models, case));
        faults
    }
}

/// What `case` orders of `plan`.
fn order<'a>(book: &'a PriceBook, plan: &'a Plan, case: &Case) -> Order<'a> {
    let chosen = case.terms.add_ons.iter();
    Order {
        plan,
        quantity: case.terms.quantity,
        add_ons: chosen.filter_map(|id| book.add_on(id)).collect(),
    }
}

/// Add-ons of `case` that do not exist, stand twice or do not go with its plan.
fn add_on_faults(book: &PriceBook, case: &Case) -> Faults {
    let chosen = &case.terms.add_ons;
    let fault = |place: usize| {
        let path = format!("add_ons[{place}]");
        let id = &chosen[place];
        let Some(add_on) = book.add_on(id) else {
            let known = book.add_ons.iter().map(|add_on| add_on.id.as_str());
            return Some(unknown(path, id, known));
        };
        if chosen[..place].contains(id) {
            return Some(Fault::at(path, Message::new("document.twice")));
        }
        let message = Message::new("pricing.add_on_of_other_plan")
            .with("plans", Arg::Text(add_on.plans.join(", ")));
        (!add_on.fits(&case.terms.plan)).then(|| Fault::at(path, message))
    };
    (0..chosen.len()).filter_map(fault).collect()
}
