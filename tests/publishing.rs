//! Publishing: routing by deal size, what a reader of the offer can learn, what has changed.
#![cfg(all(feature = "vendor", not(target_arch = "wasm32")))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_cmp,
    clippy::cast_possible_truncation,
    missing_docs,
    reason = "a test may stop at the first thing that is wrong"
)]

use proptest::prelude::*;
use serde_json::{Value, json};
use worthwhile::deal::Desk;
use worthwhile::document::{read, read_value};
use worthwhile::economics::Kind;
use worthwhile::format::{Catalogue, Locale};
use worthwhile::offer::{Offer, Route, Way};
use worthwhile::playbook::{Playbook, sample};
use worthwhile::publishing::{Publication, suggested};

/// The sample playbook, with `change` made to it.
fn desk(change: impl FnOnce(&mut Value)) -> Desk {
    let mut playbook: Value = serde_json::from_str(sample::PLAYBOOK).unwrap();
    change(&mut playbook);
    Desk::new(read_value::<Playbook>(playbook).unwrap()).unwrap()
}

fn published(desk: &Desk) -> Publication {
    Publication::new(desk, None, Locale::En)
}

/// Routes as `(from, way or package)`.
fn told(routes: &[Route]) -> Vec<(f64, &str)> {
    let way = |route: &Route| match route.way {
        Way::Checkout => "checkout",
        Way::Package => "package",
        Way::Talk => "talk",
    };
    let named = routes.iter().map(|route| {
        let package = route.package.as_deref();
        (route.from, package.unwrap_or(way(route)))
    });
    named.collect()
}

fn said(messages: &[worthwhile::format::Message]) -> Vec<String> {
    let english = Catalogue::of(Locale::En);
    let filled = messages.iter().map(|message| english.fill(message, "EUR"));
    filled.collect()
}

#[test]
fn the_samples_zones_make_its_routes() {
    // Customers buy alone up to 1,000; a person's sale pays from 9,666 on, which rounds up.
    let expected = [
        (0.0, "checkout"),
        (1000.0, "guided_onboarding"),
        (5000.0, "onboarding_with_migration"),
        (9750.0, "talk"),
    ];
    assert_eq!(told(&suggested(&desk(|_| ()))), expected);
}

#[test]
fn without_packages_the_dead_zone_talks_as_soon_as_that_earns_something() {
    let routes = suggested(&desk(|playbook| playbook["public"]["packages"] = json!([])));
    let [(0.0, "checkout"), (from, "talk")] = told(&routes)[..] else {
        panic!("{routes:?}");
    };
    // A lighter sale breaks even in between: below it nobody is sent to a person.
    assert!((1000.0..9750.0).contains(&from), "{from}");
}

#[test]
fn who_sells_through_people_only_sends_nobody_to_a_checkout() {
    let routes = suggested(&desk(|playbook| {
        playbook["motions"].as_array_mut().unwrap().remove(0);
        playbook["public"]["packages"] = json!([]);
    }));
    assert_eq!(told(&routes), [(0.0, "talk")]);
}

#[test]
fn a_package_that_no_size_needs_is_on_no_route() {
    // A person costs next to nothing, so one pays wherever customers want one.
    let routes = suggested(&desk(|playbook| {
        playbook["motions"][0]["lead_cost"] = json!(0);
        playbook["motions"][0]["cost_to_serve"] = json!(0);
        let motion = &mut playbook["motions"][1];
        motion["hours"] = json!([]);
        motion["lighter"] = Value::Null;
        for cost in [
            "lead_cost",
            "legal_cost",
            "onboarding_cost",
            "cost_to_serve",
        ] {
            motion[cost] = json!(1);
        }
    }));
    assert_eq!(told(&routes), [(0.0, "checkout"), (1000.0, "talk")]);
}

#[test]
fn coarser_prices_make_coarser_routes() {
    let routes = suggested(&desk(|playbook| {
        playbook["policy"]["price_step"] = json!(4000);
    }));
    assert_eq!(told(&routes).last(), Some(&(12_000.0, "talk")));
    let fine = suggested(&desk(|playbook| {
        playbook["policy"]["price_step"] = json!(0.01);
    }));
    // Not 9,666.07: two digits.
    assert_eq!(told(&fine).last(), Some(&(9700.0, "talk")));
}

#[test]
fn the_offer_is_read_back_and_is_the_same_each_time() {
    let desk = desk(|_| ());
    let publication = published(&desk);
    let again = read::<Offer>(&publication.file()).unwrap();
    assert_eq!(again, publication.offer);
    assert_eq!(published(&desk).file(), publication.file());
    for locale in Locale::ALL {
        // What is said is in a language, the offer in all.
        let other = Publication::new(&desk, None, locale);
        assert_eq!(other.file(), publication.file());
        assert!(
            !other.report(locale).contains("publish."),
            "a key without words"
        );
    }
}

#[test]
fn routes_given_by_hand_are_kept_and_where_they_differ_is_said() {
    let own = json!([{"from": 0, "way": "checkout"}, {"from": 9750, "way": "talk"}]);
    let publication = published(&desk(|playbook| playbook["public"]["routing"] = own));
    let routing = &publication.offer.public.routing;
    assert_eq!(told(routing), [(0.0, "checkout"), (9750.0, "talk")]);
    assert!(publication.routing.own);
    let expected = [
        "Between €1,000 and €5,000 a year: customers buy alone; the zones suggest: you sell with \
         the package Guided onboarding at €250",
        "Between €5,000 and €9,750 a year: customers buy alone; the zones suggest: you sell with \
         the package Onboarding with data migration at €1,500",
    ];
    assert_eq!(said(&publication.disagreements(Locale::En)), expected);
    assert_eq!(published(&desk(|_| ())).routing.differences, []);
}

#[test]
fn what_a_reader_can_learn_is_said_in_plain_words() {
    let publication = published(&desk(|playbook| {
        playbook["public"]["site"] = json!({
            "checkout": "https://example.com/buy?plan={plan}",
            "lead": {"endpoint": "/lead", "privacy": "/privacy", "asks": ["name", "company"]}
        });
    }));
    let learned = [said(&publication.routes), said(&publication.learned)].concat();
    for line in [
        "Below €1,000 a year customers buy alone.",
        "From €1,000 to under €5,000 a year you sell with the package Guided onboarding at €250.",
        "From €9,750 a year customers talk to you.",
        "Plan Business: €240 a year for each of the users, at least 20, down to €180 for many.",
        "Discount for 3 years: 10%.",
        "Package Support with a named contact: €600 a year.",
        "Buying online leads to https://example.com/buy?plan={plan}",
        "A contact form is posted to /lead; it asks for an e-mail address and: Name, Company.",
    ] {
        assert!(learned.contains(&line.to_owned()), "{line} in {learned:#?}");
    }
    assert!(said(&[Publication::never()])[0].contains("win rates"));
}

#[test]
fn what_may_have_slipped_in_is_pointed_at_and_nothing_else() {
    assert_eq!(said(&published(&desk(|_| ())).hints), [""; 0]);
    let publication = published(&desk(|playbook| {
        let model = &mut playbook["public"]["roi_models"][0];
        model["inputs"][0]["caution"] = json!("Our win rate depends on it.");
        model["inputs"][1]["source"] = json!("A won deal costs us 6,166.25 before commission");
        model["inputs"][2]["caution"] = json!("30 % of 600 at 75 an hour");
        playbook["public"]["packages"][0]["buys"][0] =
            json!({"en": "A call", "de": "Ein Termin mit: Vertrieb, Innendienst"});
    }));
    let expected = [
        "Service packages · Guided onboarding · What it buys: ",
        "Manufacturing · Unplanned downtime · What to beware of · English: mentions “win rate”.",
        "Manufacturing · Cost of a stopped hour · Source · English: has the number 6,166.25,",
    ];
    let hints = said(&publication.hints);
    assert_eq!(hints.len(), 3, "{hints:#?}");
    for (hint, expected) in hints.iter().zip(expected).skip(1) {
        assert!(hint.starts_with(expected), "{hint}");
    }
    assert!(hints[0].contains("“Vertrieb, Innendienst”"), "{}", hints[0]);
}

#[test]
fn a_route_of_ones_own_that_begins_at_an_exact_edge_is_pointed_at() {
    let own = |from: f64| {
        let own = json!([{"from": 0, "way": "checkout"}, {"from": from, "way": "talk"}]);
        said(&published(&desk(|playbook| playbook["public"]["routing"] = own)).hints)
    };
    assert_eq!(own(9750.0), [""; 0]);
    let expected = "How customers of a size buy · 2 · From a deal size of: €9,666 is also one of \
                    your internal figures. Take a round size.";
    assert_eq!(own(9666.0), [expected]);
    assert_eq!(own(9_666.071_428_571_428).len(), 1);
}

#[test]
fn changes_against_the_last_version_are_told_one_by_one() {
    let last = published(&desk(|_| ())).offer;
    let changed = desk(|playbook| {
        let public = &mut playbook["public"];
        public["price_book"]["plans"][0]["price_per_unit"] = json!(108);
        public["packages"].as_array_mut().unwrap().remove(2);
        public["branding"]["colour"] = json!("#003366");
    });
    let publication = Publication::new(&changed, Some(&last), Locale::En);
    let lines: Vec<String> = publication
        .changes
        .iter()
        .flatten()
        .map(worthwhile::publishing::Changed::line)
        .collect();
    let has = |part: &str| lines.iter().any(|line| line.contains(part));
    assert!(
        has("Starter · Price per unit and year: 96 → 108"),
        "{lines:#?}"
    );
    assert!(has("Support with a named contact"), "{lines:#?}");
    assert!(has("public.branding.colour: #"), "{lines:#?}");
    assert_eq!(lines.len(), 3, "{lines:#?}");

    let same = Publication::new(&desk(|_| ()), Some(&last), Locale::En);
    assert_eq!(same.changes, Some(Vec::new()));
    assert!(
        same.report(Locale::En)
            .contains("Nothing has changed since the last version.")
    );
}

/// The sample with other figures: every number of the vendor's and of the packages times one of
/// `factors`, in turn, where the playbook stays a good one.
fn with_factors(factors: &[f64]) -> Desk {
    let mut sample: Value = serde_json::from_str(sample::PLAYBOOK).unwrap();
    // One industry is enough, and reads faster.
    sample["public"]["roi_models"]
        .as_array_mut()
        .unwrap()
        .drain(..3);
    sample["public"].as_object_mut().unwrap().remove("library");
    let mut places = Vec::new();
    for part in [
        "/motions",
        "/team",
        "/policy",
        "/future",
        "/capacity",
        "/public/packages",
    ] {
        numbers(sample.pointer(part).unwrap(), part, &mut places);
    }
    let mut document = sample.clone();
    for (place, factor) in places.iter().zip(factors.iter().cycle()) {
        let slot = document.pointer_mut(place).unwrap();
        let changed = slot.as_f64().unwrap() * factor;
        *slot = if slot.is_f64() {
            changed.into()
        } else {
            (changed.round() as i64).into()
        };
    }
    loop {
        let faults = match read_value(document.clone()).map(Desk::new) {
            Ok(Ok(desk)) => return desk,
            Ok(Err(faults)) | Err(faults) => faults,
        };
        for fault in faults {
            // The group that is wrong is as it was.
            let place = fault
                .path
                .replace('[', "/")
                .replace(']', "")
                .replace('.', "/");
            let group = format!("/{}", place.rsplit_once('/').unwrap().0);
            let before = sample.pointer(&group).unwrap().clone();
            *document.pointer_mut(&group).unwrap() = before;
        }
    }
}

fn numbers(value: &Value, at: &str, places: &mut Vec<String>) {
    match value {
        Value::Number(_) => places.push(at.to_owned()),
        Value::Object(fields) => {
            for (name, value) in fields {
                numbers(value, &format!("{at}/{name}"), places);
            }
        }
        Value::Array(entries) => {
            for (place, value) in entries.iter().enumerate() {
                numbers(value, &format!("{at}/{place}"), places);
            }
        }
        _ => {}
    }
}

/// Whether a deal of `size` earns its cost through a motion of `kind`, by the closed forms.
fn earns(desk: &Desk, kind: Kind, size: f64) -> bool {
    let playbook = desk.playbook();
    let places = 0..desk.motions().len();
    let mut motions = places.flat_map(|place| {
        let usual = *desk.motions()[place].at(size);
        let lighter = playbook.motions[place].lighter(&playbook.team, size);
        [Some((place, usual)), lighter.map(|motion| (place, motion))]
    });
    motions.any(|motion| {
        motion.is_some_and(|(place, motion)| {
            let life = motion.lifetime(desk.outlook());
            let hour = desk.ae_hour(place);
            motion.kind == kind
                && motion.lifetime_value(&life, size) >= motion.cost_of_sale(size)
                && motion.profit_per_opportunity(&life, size, hour) >= 0.0
        })
    })
}

proptest! {
    // Reading a playbook for every figure that is changed takes its time.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn routes_are_valid_round_and_never_the_way_that_loses(
        factors in prop::collection::vec(0.3..3.0_f64, 1..9),
        sizes in prop::collection::vec(2.0..6.0_f64, 40),
    ) {
        let desk = with_factors(&factors);
        let publication = published(&desk);
        let public = &publication.offer.public;
        prop_assert_eq!(public.faults(), vec![]);
        prop_assert_eq!(&read::<Offer>(&publication.file()).unwrap(), &publication.offer);
        let step = desk.playbook().policy.price_step;
        for route in &public.routing[1..] {
            let round = |decade: f64| {
                let digit = 10_f64.powf(decade.log10().floor() - 1.0);
                let steps = route.from / (step * (digit / step * (1.0 - 1e-9)).ceil().max(1.0));
                (steps - steps.round()).abs() < 1e-6
            };
            // The step of a decade may lead a little into the next one.
            prop_assert!(round(route.from) || round(0.8 * route.from), "{} in {step}", route.from);
        }
        for pair in public.routing.windows(2) {
            prop_assert!((pair[0].way, &pair[0].package) != (pair[1].way, &pair[1].package));
        }
        for size in sizes.iter().map(|digits| 10_f64.powf(*digits)) {
            let about = step.max(0.1 * size) * 1.01;
            let all_about = |kind| {
                [size - about, size, size + about].iter().all(|size| earns(&desk, kind, *size))
            };
            let way = public.route(size).unwrap().way;
            if way == Way::Checkout && !earns(&desk, Kind::SelfService, size) {
                prop_assert!(!all_about(Kind::Assisted), "{size} is sent to a checkout");
            }
            if way == Way::Talk && !earns(&desk, Kind::Assisted, size) {
                prop_assert!(!all_about(Kind::SelfService), "{size} is sent to a person");
            }
        }
    }

    #[test]
    fn a_package_is_sold_to_none_but_the_sizes_it_is_meant_for(
        factors in prop::collection::vec(0.3..3.0_f64, 1..9),
        digits in prop::collection::vec(2.0..6.0_f64, 40),
    ) {
        let desk = with_factors(&factors);
        let public = &published(&desk).offer.public;
        let smallest = 96.0 * 0.9;
        for size in digits.iter().map(|digits| 10_f64.powf(*digits)).filter(|s| *s > smallest) {
            let Some(id) = &public.route(size).unwrap().package else { continue };
            let package = public.packages.iter().find(|package| package.id == *id).unwrap();
            prop_assert!(package.suits(size), "{id} at {size}: {package:?} {:?}", public.routing);
        }
    }
}
