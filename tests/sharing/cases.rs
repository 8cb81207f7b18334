//! Any case that fits the sample playbook.

use proptest::prelude::*;
use std::collections::BTreeMap;
use worthwhile::case::{Agreed, Case, CaseTiming, NamedScenario, Scenario};
use worthwhile::offer::{Public, input_limits};

/// Any case that fits the sample playbook.
pub(crate) fn cases() -> impl Strategy<Value = Case> {
    let public = crate::playbook().public;
    let industry = 0..public.roi_models.len();
    industry.prop_flat_map(move |place| of_industry(&public, place))
}

fn of_industry(public: &Public, place: usize) -> impl Strategy<Value = Case> + use<> {
    let model = &public.roi_models[place];
    let id = model.id.clone();
    let drivers = model.drivers.iter().map(|driver| driver.id.clone());
    let plans: Vec<String> = public
        .price_book
        .plans
        .iter()
        .map(|plan| plan.id.clone())
        .collect();
    let years: Vec<u32> = public
        .price_book
        .terms
        .iter()
        .map(|term| term.years)
        .collect();
    let who = (
        texts(0..200),
        1_u32..10_000_000,
        prop::option::of(0.0..1e17),
        figures(public, place),
        prop::collection::btree_map(
            prop::sample::select(drivers.collect::<Vec<_>>()),
            any::<bool>(),
            0..3,
        ),
    );
    let doubts = (
        prop::option::of(0.0..=1.0),
        prop::option::of(0.0..=60.0),
        prop::collection::vec(scenarios(public, place), 0..4),
        prop::option::of(0.0..100.0),
        prop::sample::select(Scenario::ALL.to_vec()),
    );
    let terms = (
        prop::sample::select(plans),
        1_u32..10_000_000,
        prop::sample::select(years),
        prop::option::of(agreed()),
        any::<bool>(),
    );
    (who, doubts, terms).prop_map(move |(who, doubts, terms)| {
        let mut case = crate::case();
        case.customer.industry.clone_from(&id);
        (
            case.customer.name,
            case.customer.staff,
            case.customer.revenue,
        ) = (who.0, who.1, who.2);
        case.figures = BTreeMap::from([(id.clone(), who.3)]);
        case.drivers = BTreeMap::from([(id.clone(), who.4)]);
        (case.claim_share, case.delay_months, case.scenarios) = (doubts.0, doubts.1, doubts.2);
        (case.hurdles.roi_min, case.hurdles.scenario) = (doubts.3, doubts.4);
        (case.terms.plan, case.terms.quantity, case.terms.years) = (terms.0, terms.1, terms.2);
        case.terms.agreed = terms.3;
        if terms.4 {
            case.timing = CaseTiming::TeiYearEnd;
        }
        case
    })
}

/// Texts as people, machines and enemies write them, without what is hidden in a name.
fn texts(length: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let letters = prop_oneof![
        8 => prop::char::range(' ', '~'),
        2 => any::<char>(),
        1 => prop::sample::select(vec!['ü', '木', 'ש', '<', '&', '"', '\'', '=', '\u{1f468}']),
    ];
    prop::collection::vec(letters, length).prop_map(|letters| {
        let text: String = letters.into_iter().collect();
        worthwhile::format::one_line(&text)
    })
}

fn figures(public: &Public, place: usize) -> impl Strategy<Value = BTreeMap<String, f64>> + use<> {
    let one = public.roi_models[place].inputs.iter().map(|input| {
        let (low, high) = input_limits(input);
        let high = high.min(1e12);
        let value = prop_oneof![low..=high, Just(low), Just(high), Just(input.likely)];
        prop::option::weighted(0.4, value).prop_map({
            let id = input.id.clone();
            move |value| value.map(|value| (id.clone(), value))
        })
    });
    let all: Vec<_> = one.collect();
    all.prop_map(|figures| figures.into_iter().flatten().collect())
}

fn scenarios(public: &Public, place: usize) -> impl Strategy<Value = NamedScenario> + use<> {
    let id = public.roi_models[place].id.clone();
    let name = texts(1..60).prop_filter("a name", |name| !name.is_empty());
    (name, figures(public, place), prop::option::of(0.0..=1.0)).prop_map(
        move |(name, figures, claim_share)| NamedScenario {
            name,
            figures: BTreeMap::from([(id.clone(), figures)]),
            claim_share,
            delay_months: None,
        },
    )
}

fn agreed() -> impl Strategy<Value = Agreed> {
    (
        0.0..1e9,
        0.0..1e6,
        0.0..1e6,
        1_u32..=10,
        0.0..=0.9,
        any::<bool>(),
    )
        .prop_map(
            |(price, one_off_charge, recurring_charge, years, discount, prepaid)| Agreed {
                price,
                one_off_charge,
                recurring_charge,
                years,
                discount,
                prepaid,
            },
        )
}
