//! Reads an offer that was checked when it was published.
//!
//! The reader that names every mistake (`crate::document::read`) weighs more than all the rest of
//! the public calculator, and whoever could mend a mistake does not read its page. This one asks
//! only that everything that is needed is there and of its kind; `worthwhile check` names what
//! is not. A test holds the two against each other.

use super::site::{ADDRESSES, CALLS, is_address};
use super::{
    Branding, Category, Confidence, Cost, CostCategory, CostTiming, Driver, Evidence, Input,
    InputKind, LeadField, LeadForm, NamedFormula, Offer, Public, RampRange, RampStep, RoiModel,
    Route, Site, Spread, Tier, Way,
};
use crate::document::{Document, Text, Tree};
use crate::pricing::{
    AddOn, AddOnCharge, Package, PackageCharge, Plan, PriceBook, PriceTier, Term, TierMode,
};
use std::cell::Cell;

#[cfg(test)]
mod tests;

/// Why there is no offer in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is made by a newer program.
    Newer,
    /// Something is missing, or of another kind.
    Broken,
}

impl Public {
    /// The public part of the offer in `tree`, without the texts for proposals.
    ///
    /// # Errors
    /// A newer version; anything that is missing or of another kind.
    pub fn published(tree: &Tree) -> Result<Self, Unreadable> {
        let head = Offer::HEAD;
        let version = tree.at("version").number().unwrap_or(0.0);
        if tree.at("format").text() != Some(head.format) {
            return Err(Unreadable::Broken);
        }
        if version > f64::from(head.version) {
            return Err(Unreadable::Newer);
        }
        let reader = Reader::default();
        let public = reader.public(tree.at("public"));
        if reader.broken.get() {
            return Err(Unreadable::Broken);
        }
        Ok(public)
    }
}

const STEPS: [(&str, RampStep); 2] = [("year", RampStep::Year), ("month", RampStep::Month)];
const CONFIDENCES: [(&str, Confidence); 3] = [
    ("medium", Confidence::Medium),
    ("high", Confidence::High),
    ("low", Confidence::Low),
];
const TIERS: [(&str, Tier); 4] = [
    ("A", Tier::A),
    ("B", Tier::B),
    ("C", Tier::C),
    ("D", Tier::D),
];

/// Reads what has been checked. What is not there or of another kind is only noted, and something
/// else stands in for it: a way out at each of a hundred fields would be most of the program.
#[derive(Default)]
struct Reader {
    broken: Cell<bool>,
}

impl Reader {
    /// What is there, else a note that it is not.
    fn noted<T: Default>(&self, found: Option<T>) -> T {
        if found.is_none() {
            self.broken.set(true);
        }
        found.unwrap_or_default()
    }

    fn number(&self, tree: &Tree) -> f64 {
        self.noted(tree.number())
    }

    fn count(&self, tree: &Tree) -> u32 {
        self.noted(tree.count())
    }

    fn text(&self, tree: &Tree) -> String {
        self.noted(tree.text().map(str::to_owned))
    }

    /// What the page makes a link of is looked at again: an offer may come from anywhere.
    fn address(&self, tree: &Tree, allowed: &[&str]) -> String {
        let address = tree.text().filter(|address| is_address(address, allowed));
        self.noted(address.map(str::to_owned))
    }

    fn words(&self, tree: &Tree) -> Text {
        let Tree::Fields(texts) = tree else {
            return Text::Plain(self.text(tree));
        };
        let texts = texts.iter();
        Text::ByLanguage(
            texts
                .map(|(tag, text)| (tag.clone(), self.text(text)))
                .collect(),
        )
    }

    /// What `read` makes of each entry; what is not there is an empty list.
    fn list<T>(&self, tree: &Tree, read: impl Fn(&Self, &Tree) -> T) -> Vec<T> {
        if !matches!(tree, Tree::Null | Tree::List(_)) {
            self.broken.set(true);
        }
        tree.list().iter().map(|entry| read(self, entry)).collect()
    }

    /// What `read` makes of it, where it is there at all.
    fn maybe<T>(&self, tree: &Tree, read: impl Fn(&Self, &Tree) -> T) -> Option<T> {
        (*tree != Tree::Null).then(|| read(self, tree))
    }

    /// The value that `tree` names; the first where nothing is named.
    fn one_of<T: Copy>(&self, tree: &Tree, all: &[(&str, T)]) -> T {
        let known = |name| all.iter().position(|(known, _)| *known == name);
        let found = tree.text().and_then(known);
        if found.is_none() && *tree != Tree::Null {
            self.broken.set(true);
        }
        all[found.unwrap_or(0)].1
    }

    fn public(&self, tree: &Tree) -> Public {
        Public {
            vendor: self.words(tree.at("vendor")),
            currency: self.text(tree.at("currency")),
            price_book: self.price_book(tree.at("price_book")),
            packages: self.list(tree.at("packages"), Self::package),
            routing: self.list(tree.at("routing"), Self::route),
            site: self.maybe(tree.at("site"), Self::site),
            roi_models: self.list(tree.at("roi_models"), Self::roi_model),
            branding: self.maybe(tree.at("branding"), Self::branding),
            library: None,
        }
    }

    fn price_book(&self, tree: &Tree) -> PriceBook {
        PriceBook {
            plans: self.list(tree.at("plans"), Self::plan),
            add_ons: self.list(tree.at("add_ons"), Self::add_on),
            terms: self.list(tree.at("terms"), |reader, term| Term {
                years: reader.count(term.at("years")),
                discount: reader.number(term.at("discount")),
            }),
        }
    }

    fn plan(&self, tree: &Tree) -> Plan {
        const MODES: [(&str, TierMode); 2] = [
            ("graduated", TierMode::Graduated),
            ("volume", TierMode::Volume),
        ];
        Plan {
            id: self.text(tree.at("id")),
            name: self.words(tree.at("name")),
            unit: self.words(tree.at("unit")),
            price_per_unit: self.number(tree.at("price_per_unit")),
            tiers: self.list(tree.at("tiers"), |reader, tier| PriceTier {
                from: reader.count(tier.at("from")),
                price_per_unit: reader.number(tier.at("price_per_unit")),
            }),
            tier_mode: self.one_of(tree.at("tier_mode"), &MODES),
            platform_fee: self
                .maybe(tree.at("platform_fee"), Self::number)
                .unwrap_or(0.0),
            minimum_quantity: self.count(tree.at("minimum_quantity")),
        }
    }

    fn add_on(&self, tree: &Tree) -> AddOn {
        const CHARGES: [(&str, AddOnCharge); 2] = [
            ("per_unit", AddOnCharge::PerUnit),
            ("flat", AddOnCharge::Flat),
        ];
        AddOn {
            id: self.text(tree.at("id")),
            name: self.words(tree.at("name")),
            price: self.number(tree.at("price")),
            charged: self.one_of(tree.at("charged"), &CHARGES),
            plans: self.list(tree.at("plans"), Self::text),
        }
    }

    fn package(&self, tree: &Tree) -> Package {
        const CHARGES: [(&str, PackageCharge); 2] = [
            ("once", PackageCharge::Once),
            ("yearly", PackageCharge::Yearly),
        ];
        Package {
            id: self.text(tree.at("id")),
            name: self.words(tree.at("name")),
            buys: self.list(tree.at("buys"), Self::words),
            price: self.number(tree.at("price")),
            charged: self.one_of(tree.at("charged"), &CHARGES),
            offered_from: self.maybe(tree.at("offered_from"), Self::number),
            offered_to: self.maybe(tree.at("offered_to"), Self::number),
        }
    }

    fn route(&self, tree: &Tree) -> Route {
        const WAYS: [(&str, Way); 3] = [
            ("checkout", Way::Checkout),
            ("package", Way::Package),
            ("talk", Way::Talk),
        ];
        Route {
            from: self.number(tree.at("from")),
            way: self.one_of(tree.at("way"), &WAYS),
            package: self.maybe(tree.at("package"), Self::text),
        }
    }

    fn site(&self, tree: &Tree) -> Site {
        Site {
            checkout: self.maybe(tree.at("checkout"), |reader, tree| {
                reader.address(tree, &ADDRESSES)
            }),
            call: self.maybe(tree.at("call"), |reader, tree| reader.address(tree, &CALLS)),
            lead: self.maybe(tree.at("lead"), Self::lead_form),
            plan: self.maybe(tree.at("plan"), Self::text),
            quantity: self.maybe(tree.at("quantity"), Self::count),
        }
    }

    fn lead_form(&self, tree: &Tree) -> LeadForm {
        const FIELDS: [(&str, LeadField); 4] = [
            ("name", LeadField::Name),
            ("company", LeadField::Company),
            ("phone", LeadField::Phone),
            ("message", LeadField::Message),
        ];
        LeadForm {
            endpoint: self.address(tree.at("endpoint"), &ADDRESSES),
            privacy: self.address(tree.at("privacy"), &ADDRESSES),
            asks: self.list(tree.at("asks"), |reader, ask| reader.one_of(ask, &FIELDS)),
            consent: self.maybe(tree.at("consent"), Self::words),
        }
    }

    fn branding(&self, tree: &Tree) -> Branding {
        Branding {
            logo: self.maybe(tree.at("logo"), Self::text),
            colour: self.maybe(tree.at("colour"), Self::text),
            contact: self.list(tree.at("contact"), Self::words),
        }
    }

    fn roi_model(&self, tree: &Tree) -> RoiModel {
        RoiModel {
            id: self.text(tree.at("id")),
            name: self.words(tree.at("name")),
            implementation_days: self.list(tree.at("implementation_days"), Self::count),
            // Every year becomes a column; none would be no estimate.
            horizon_years: self.noted(
                tree.at("horizon_years")
                    .count()
                    .filter(|years| (1..=10).contains(years)),
            ),
            discount_rate: self.number(tree.at("discount_rate")),
            ramp: self.list(tree.at("ramp"), Self::number),
            ramp_step: self.one_of(tree.at("ramp_step"), &STEPS),
            start_months: self
                .maybe(tree.at("start_months"), Self::number)
                .unwrap_or(0.0),
            ramp_range: self.maybe(tree.at("ramp_range"), |reader, range| RampRange {
                low: reader.list(range.at("low"), Self::number),
                high: reader.list(range.at("high"), Self::number),
            }),
            inputs: self.list(tree.at("inputs"), Self::input),
            questions: self.list(tree.at("questions"), Self::text),
            formulas: self.list(tree.at("formulas"), |reader, formula| NamedFormula {
                id: reader.text(formula.at("id")),
                name: reader.maybe(formula.at("name"), Self::words),
                formula: reader.text(formula.at("formula")),
                unit: reader.maybe(formula.at("unit"), Self::text),
            }),
            drivers: self.list(tree.at("drivers"), Self::driver),
            costs: self.list(tree.at("costs"), Self::cost),
            own_drivers: tree.at("own_drivers").is_true(),
        }
    }

    fn input(&self, tree: &Tree) -> Input {
        const SPREADS: [(&str, Spread); 5] = [
            ("pert", Spread::Pert),
            ("triangular", Spread::Triangular),
            ("uniform", Spread::Uniform),
            ("log_normal", Spread::LogNormal),
            ("fixed", Spread::Fixed),
        ];
        const KINDS: [(&str, InputKind); 2] = [
            ("customer", InputKind::Customer),
            ("assumption", InputKind::Assumption),
        ];
        Input {
            id: self.text(tree.at("id")),
            name: self.words(tree.at("name")),
            unit: self.text(tree.at("unit")),
            low: self.maybe(tree.at("low"), Self::number),
            likely: self.number(tree.at("likely")),
            high: self.maybe(tree.at("high"), Self::number),
            spread: self.one_of(tree.at("spread"), &SPREADS),
            min: self.maybe(tree.at("min"), Self::number),
            max: self.maybe(tree.at("max"), Self::number),
            kind: self.one_of(tree.at("kind"), &KINDS),
            tier: self.one_of(tree.at("tier"), &TIERS),
            source: self.maybe(tree.at("source"), Self::words),
            date: self.maybe(tree.at("date"), Self::text),
            caution: self.maybe(tree.at("caution"), Self::words),
        }
    }

    fn driver(&self, tree: &Tree) -> Driver {
        const CATEGORIES: [(&str, Category); 4] = [
            ("cash", Category::Cash),
            ("time", Category::Time),
            ("risk_avoidance", Category::RiskAvoidance),
            ("working_capital", Category::WorkingCapital),
        ];
        Driver {
            id: self.text(tree.at("id")),
            name: self.words(tree.at("name")),
            category: self.one_of(tree.at("category"), &CATEGORIES),
            optional: tree.at("optional").is_true(),
            baseline: self.text(tree.at("baseline")),
            group: self.maybe(tree.at("group"), Self::text),
            improvement: self.text(tree.at("improvement")),
            attribution: self.maybe(tree.at("attribution"), Self::text),
            recapture: self.maybe(tree.at("recapture"), Self::text),
            confidence: self.one_of(tree.at("confidence"), &CONFIDENCES),
            risk: self.maybe(tree.at("risk"), Self::number),
            ramp: self.maybe(tree.at("ramp"), |reader, ramp| {
                reader.list(ramp, Self::number)
            }),
            ramp_step: self.one_of(tree.at("ramp_step"), &STEPS),
            start_months: self.maybe(tree.at("start_months"), Self::number),
            evidence: self.maybe(tree.at("evidence"), |reader, evidence| Evidence {
                tier: reader.one_of(evidence.at("tier"), &TIERS),
                source: reader.maybe(evidence.at("source"), Self::words),
                date: reader.maybe(evidence.at("date"), Self::text),
            }),
            caution: self.maybe(tree.at("caution"), Self::words),
        }
    }

    fn cost(&self, tree: &Tree) -> Cost {
        const CATEGORIES: [(&str, CostCategory); 5] = [
            ("internal_labour", CostCategory::InternalLabour),
            ("integration", CostCategory::Integration),
            ("training", CostCategory::Training),
            ("change", CostCategory::Change),
            ("other", CostCategory::Other),
        ];
        const TIMINGS: [(&str, CostTiming); 3] = [
            ("once", CostTiming::Once),
            ("first_year", CostTiming::FirstYear),
            ("yearly", CostTiming::Yearly),
        ];
        Cost {
            id: self.text(tree.at("id")),
            name: self.words(tree.at("name")),
            category: self.one_of(tree.at("category"), &CATEGORIES),
            optional: tree.at("optional").is_true(),
            formula: self.text(tree.at("formula")),
            timing: self.one_of(tree.at("timing"), &TIMINGS),
            confidence: self.one_of(tree.at("confidence"), &CONFIDENCES),
            risk: self.maybe(tree.at("risk"), Self::number),
        }
    }
}
