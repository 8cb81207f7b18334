//! Reads an offer that was checked when it was published.
//!
//! The reader that names every mistake (`crate::document::read`) weighs more than all the rest of
//! the public calculator, and whoever could mend a mistake does not read its page. This one asks
//! only that everything that is needed is there and of its kind; `worthwhile check` names what
//! is not. A test holds the two against each other.

use super::Branding;
use super::{
    Category, Confidence, Cost, CostCategory, CostTiming, Driver, Evidence, Input, InputKind,
    LeadField, LeadForm, NamedFormula, Offer, Public, RampRange, RampStep, RoiModel, Route, Site,
    Spread, Tier, Way,
};
use crate::document::{Document, Text, Tree};
use crate::pricing::{
    AddOn, AddOnCharge, Package, PackageCharge, Plan, PriceBook, PriceTier, Term, TierMode,
};

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
        public(tree.at("public")).ok_or(Unreadable::Broken)
    }
}

fn public(tree: &Tree) -> Option<Public> {
    Some(Public {
        vendor: text(tree.at("vendor"))?,
        currency: owned(tree.at("currency"))?,
        price_book: price_book(tree.at("price_book"))?,
        packages: tree.at("packages").list(package)?,
        routing: tree.at("routing").list(route)?,
        site: tree.at("site").maybe(site)?,
        roi_models: tree.at("roi_models").list(roi_model)?,
        branding: tree.at("branding").maybe(branding)?,
        library: None,
    })
}

fn owned(tree: &Tree) -> Option<String> {
    tree.text().map(str::to_owned)
}

fn text(tree: &Tree) -> Option<Text> {
    if let Tree::Text(text) = tree {
        return Some(Text::Plain(text.clone()));
    }
    let texts = tree.fields().iter();
    let texts: Option<_> = texts
        .map(|(tag, text)| Some((tag.clone(), owned(text)?)))
        .collect();
    texts.map(Text::ByLanguage)
}

/// The value that `tree` names; the first where nothing is named.
fn one_of<T: Copy>(tree: &Tree, all: &[(&str, T)]) -> Option<T> {
    if *tree == Tree::Null {
        return all.first().map(|(_, value)| *value);
    }
    let name = tree.text()?;
    let found = all.iter().find(|(known, _)| *known == name);
    found.map(|(_, value)| *value)
}

fn price_book(tree: &Tree) -> Option<PriceBook> {
    Some(PriceBook {
        plans: tree.at("plans").list(plan)?,
        add_ons: tree.at("add_ons").list(add_on)?,
        terms: tree.at("terms").list(|term| {
            Some(Term {
                years: term.at("years").count()?,
                discount: term.at("discount").number()?,
            })
        })?,
    })
}

fn plan(tree: &Tree) -> Option<Plan> {
    const MODES: [(&str, TierMode); 2] = [
        ("graduated", TierMode::Graduated),
        ("volume", TierMode::Volume),
    ];
    Some(Plan {
        id: owned(tree.at("id"))?,
        name: text(tree.at("name"))?,
        unit: text(tree.at("unit"))?,
        price_per_unit: tree.at("price_per_unit").number()?,
        tiers: tree.at("tiers").list(|tier| {
            Some(PriceTier {
                from: tier.at("from").count()?,
                price_per_unit: tier.at("price_per_unit").number()?,
            })
        })?,
        tier_mode: one_of(tree.at("tier_mode"), &MODES)?,
        platform_fee: tree.at("platform_fee").maybe(Tree::number)?.unwrap_or(0.0),
        minimum_quantity: tree.at("minimum_quantity").count()?,
    })
}

fn add_on(tree: &Tree) -> Option<AddOn> {
    const CHARGES: [(&str, AddOnCharge); 2] = [
        ("per_unit", AddOnCharge::PerUnit),
        ("flat", AddOnCharge::Flat),
    ];
    Some(AddOn {
        id: owned(tree.at("id"))?,
        name: text(tree.at("name"))?,
        price: tree.at("price").number()?,
        charged: one_of(tree.at("charged"), &CHARGES)?,
        plans: tree.at("plans").list(owned)?,
    })
}

fn package(tree: &Tree) -> Option<Package> {
    const CHARGES: [(&str, PackageCharge); 2] = [
        ("once", PackageCharge::Once),
        ("yearly", PackageCharge::Yearly),
    ];
    Some(Package {
        id: owned(tree.at("id"))?,
        name: text(tree.at("name"))?,
        buys: tree.at("buys").list(text)?,
        price: tree.at("price").number()?,
        charged: one_of(tree.at("charged"), &CHARGES)?,
        offered_from: tree.at("offered_from").maybe(Tree::number)?,
        offered_to: tree.at("offered_to").maybe(Tree::number)?,
    })
}

fn route(tree: &Tree) -> Option<Route> {
    const WAYS: [(&str, Way); 3] = [
        ("checkout", Way::Checkout),
        ("package", Way::Package),
        ("talk", Way::Talk),
    ];
    Some(Route {
        from: tree.at("from").number()?,
        way: one_of(tree.at("way"), &WAYS)?,
        package: tree.at("package").maybe(owned)?,
    })
}

fn site(tree: &Tree) -> Option<Site> {
    Some(Site {
        checkout: tree.at("checkout").maybe(owned)?,
        call: tree.at("call").maybe(owned)?,
        lead: tree.at("lead").maybe(lead_form)?,
    })
}

fn lead_form(tree: &Tree) -> Option<LeadForm> {
    const FIELDS: [(&str, LeadField); 4] = [
        ("name", LeadField::Name),
        ("company", LeadField::Company),
        ("phone", LeadField::Phone),
        ("message", LeadField::Message),
    ];
    Some(LeadForm {
        endpoint: owned(tree.at("endpoint"))?,
        privacy: owned(tree.at("privacy"))?,
        asks: tree.at("asks").list(|ask| one_of(ask, &FIELDS))?,
        consent: tree.at("consent").maybe(text)?,
    })
}

fn branding(tree: &Tree) -> Option<Branding> {
    Some(Branding {
        logo: tree.at("logo").maybe(owned)?,
        colour: tree.at("colour").maybe(owned)?,
        contact: tree.at("contact").list(text)?,
    })
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

fn roi_model(tree: &Tree) -> Option<RoiModel> {
    Some(RoiModel {
        id: owned(tree.at("id"))?,
        name: text(tree.at("name"))?,
        implementation_days: tree.at("implementation_days").list(Tree::count)?,
        horizon_years: tree.at("horizon_years").count()?,
        discount_rate: tree.at("discount_rate").number()?,
        ramp: tree.at("ramp").list(Tree::number)?,
        ramp_step: one_of(tree.at("ramp_step"), &STEPS)?,
        start_months: tree.at("start_months").maybe(Tree::number)?.unwrap_or(0.0),
        ramp_range: tree.at("ramp_range").maybe(|range| {
            Some(RampRange {
                low: range.at("low").list(Tree::number)?,
                high: range.at("high").list(Tree::number)?,
            })
        })?,
        inputs: tree.at("inputs").list(input)?,
        questions: tree.at("questions").list(owned)?,
        formulas: tree.at("formulas").list(|formula| {
            Some(NamedFormula {
                id: owned(formula.at("id"))?,
                formula: owned(formula.at("formula"))?,
                unit: formula.at("unit").maybe(owned)?,
            })
        })?,
        drivers: tree.at("drivers").list(driver)?,
        costs: tree.at("costs").list(cost)?,
        own_drivers: tree.at("own_drivers").is_true(),
    })
}

fn input(tree: &Tree) -> Option<Input> {
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
    Some(Input {
        id: owned(tree.at("id"))?,
        name: text(tree.at("name"))?,
        unit: owned(tree.at("unit"))?,
        low: tree.at("low").maybe(Tree::number)?,
        likely: tree.at("likely").number()?,
        high: tree.at("high").maybe(Tree::number)?,
        spread: one_of(tree.at("spread"), &SPREADS)?,
        min: tree.at("min").maybe(Tree::number)?,
        max: tree.at("max").maybe(Tree::number)?,
        kind: one_of(tree.at("kind"), &KINDS)?,
        tier: one_of(tree.at("tier"), &TIERS)?,
        source: tree.at("source").maybe(text)?,
        date: tree.at("date").maybe(owned)?,
        caution: tree.at("caution").maybe(text)?,
    })
}

fn driver(tree: &Tree) -> Option<Driver> {
    const CATEGORIES: [(&str, Category); 4] = [
        ("cash", Category::Cash),
        ("time", Category::Time),
        ("risk_avoidance", Category::RiskAvoidance),
        ("working_capital", Category::WorkingCapital),
    ];
    Some(Driver {
        id: owned(tree.at("id"))?,
        name: text(tree.at("name"))?,
        category: one_of(tree.at("category"), &CATEGORIES)?,
        optional: tree.at("optional").is_true(),
        baseline: owned(tree.at("baseline"))?,
        group: tree.at("group").maybe(owned)?,
        improvement: owned(tree.at("improvement"))?,
        attribution: tree.at("attribution").maybe(owned)?,
        recapture: tree.at("recapture").maybe(owned)?,
        confidence: one_of(tree.at("confidence"), &CONFIDENCES)?,
        risk: tree.at("risk").maybe(Tree::number)?,
        ramp: tree.at("ramp").maybe(|ramp| ramp.list(Tree::number))?,
        ramp_step: one_of(tree.at("ramp_step"), &STEPS)?,
        start_months: tree.at("start_months").maybe(Tree::number)?,
        evidence: tree.at("evidence").maybe(|evidence| {
            Some(Evidence {
                tier: one_of(evidence.at("tier"), &TIERS)?,
                source: evidence.at("source").maybe(text)?,
                date: evidence.at("date").maybe(owned)?,
            })
        })?,
        caution: tree.at("caution").maybe(text)?,
    })
}

fn cost(tree: &Tree) -> Option<Cost> {
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
    Some(Cost {
        id: owned(tree.at("id"))?,
        name: text(tree.at("name"))?,
        category: one_of(tree.at("category"), &CATEGORIES)?,
        optional: tree.at("optional").is_true(),
        formula: owned(tree.at("formula"))?,
        timing: one_of(tree.at("timing"), &TIMINGS)?,
        confidence: one_of(tree.at("confidence"), &CONFIDENCES)?,
        risk: tree.at("risk").maybe(Tree::number)?,
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::document::read_value;
    use serde_json::{Value, json};

    fn sample() -> Value {
        let playbook: Value =
            serde_json::from_str(include_str!("../../samples/playbook.json")).unwrap();
        let mut public = playbook["public"].clone();
        // Everything that the sample does without.
        public["site"] = json!({"checkout": "/buy", "call": "tel:+4312345", "lead": {
            "endpoint": "/lead", "privacy": "/privacy", "asks": ["name", "company", "phone",
            "message"], "consent": {"en": "Yes"}}});
        public["routing"] = json!([{"from": 0, "way": "checkout"}, {"from": 9, "way": "talk"}]);
        json!({"format": "worthwhile.offer", "version": 1, "public": public})
    }

    #[test]
    fn an_offer_is_the_same_whoever_reads_it() {
        let offer: Offer = read_value(sample()).unwrap();
        let expected = Public {
            library: None,
            ..offer.public
        };
        let published = Public::published(&Tree::from(&sample())).unwrap();
        assert_eq!(published, expected);
        assert_eq!(expected.site.unwrap().lead.unwrap().asks.len(), 4);
    }

    /// Every field of every object is taken away once, and given another kind once: where the
    /// strict reader still reads the document, this one reads the same.
    #[test]
    fn what_may_be_absent_may_be_absent_here_too() {
        let mut places = Vec::new();
        leaves(&sample(), &mut Vec::new(), &mut places);
        let mut read = 0;
        for place in places {
            let mut changed = sample();
            remove(&mut changed, &place);
            let strict = serde_json::from_value::<Offer>(changed.clone()).ok();
            let strict = strict.filter(|offer| offer.version == 1);
            let ours = Public::published(&Tree::from(&changed)).ok();
            if let Some(strict) = strict {
                read += 1;
                let strict = Public {
                    library: None,
                    ..strict.public
                };
                assert_eq!(ours, Some(strict), "{place:?}");
            }
        }
        assert!(read > 100, "{read}");
    }

    #[test]
    fn a_newer_offer_is_told_from_a_broken_one() {
        let of = |value: Value| Public::published(&Tree::from(&value)).err();
        let mut newer = sample();
        newer["version"] = json!(2);
        assert_eq!(of(newer), Some(Unreadable::Newer));
        let mut broken = sample();
        broken["public"]["roi_models"][0]["inputs"][0]["likely"] = json!("much");
        assert_eq!(of(broken), Some(Unreadable::Broken));
        assert_eq!(of(json!([])), Some(Unreadable::Broken));
    }

    /// The places of all fields, of lists only those of the first entry.
    fn leaves(value: &Value, at: &mut Vec<String>, out: &mut Vec<Vec<String>>) {
        if let Value::Array(entries) = value {
            for (place, entry) in entries.iter().enumerate().take(2) {
                at.push(place.to_string());
                leaves(entry, at, out);
                at.pop();
            }
        }
        for (name, value) in value.as_object().into_iter().flatten() {
            at.push(name.clone());
            if name != "library" {
                out.push(at.clone());
                leaves(value, at, out);
            }
            at.pop();
        }
    }

    fn remove(value: &mut Value, place: &[String]) {
        let (last, before) = place.split_last().unwrap();
        let parent = before.iter().fold(value, |value, step| match value {
            Value::Array(entries) => &mut entries[step.parse::<usize>().unwrap()],
            value => &mut value[step],
        });
        parent.as_object_mut().unwrap().remove(last);
    }
}
