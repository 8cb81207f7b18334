//! The reader of published offers beside the strict one.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::Unreadable;
use crate::document::{Tree, read_value};
use crate::offer::{Offer, Public};
use serde_json::{Value, json};

fn sample() -> Value {
    let playbook: Value =
        serde_json::from_str(include_str!("../../../samples/playbook.json")).unwrap();
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

/// An offer may come from anywhere: what the page makes a link of, or a column of, is looked at.
#[test]
fn an_address_that_runs_a_script_and_a_horizon_without_end_are_broken() {
    let broken = |place: &str, value: Value| {
        let mut changed = sample();
        *changed["public"].pointer_mut(place).unwrap() = value;
        Public::published(&Tree::from(&changed)).err()
    };
    for place in [
        "/site/checkout",
        "/site/call",
        "/site/lead/endpoint",
        "/site/lead/privacy",
    ] {
        assert_eq!(
            broken(place, json!("javascript:alert(1)")),
            Some(Unreadable::Broken),
            "{place}"
        );
        assert_eq!(
            broken(place, json!("//elsewhere.example")),
            Some(Unreadable::Broken),
            "{place}"
        );
        assert_eq!(
            broken(place, json!("https://shop.example/{plan}")),
            None,
            "{place}"
        );
    }
    for years in [0, 11, 4_000_000_000_u32] {
        assert_eq!(
            broken("/roi_models/0/horizon_years", json!(years)),
            Some(Unreadable::Broken)
        );
    }
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
