//! What can be typed next in a formula.

use proptest::prelude::*;
use worthwhile::model::{Completion, Fitting, Formula, Known, Mistake, byte_at, complete};

fn names() -> Vec<Known> {
    let known = |(name, title): (&str, &str)| Known {
        name: name.to_owned(),
        title: title.to_owned(),
    };
    [
        ("downtime_hours", "Ungeplante Stillstände"),
        ("downtime_rate", "停机成本"),
        ("hours_year", "Arbeitsstunden"),
        ("scrap", "Ausschuss"),
    ]
    .map(known)
    .into()
}

/// What fits where `|` stands.
fn at(text: &str) -> Option<Completion> {
    let caret = text.find('|').unwrap();
    complete(&text.replace('|', ""), caret, &names())
}

fn words(text: &str) -> Vec<String> {
    let source = text.replace('|', "");
    let found = at(text).unwrap();
    let taken = found.fitting.iter().map(|fitting| {
        let (text, caret) = found.take(&source, fitting, &names());
        text[found.at.start..caret].to_owned()
    });
    taken.collect()
}

#[test]
fn names_that_begin_with_the_word_come_before_those_that_hold_it() {
    assert_eq!(words("2 * hour|"), ["hours_year", "downtime_hours"]);
    assert_eq!(words("down|"), ["downtime_hours", "downtime_rate"]);
    assert_eq!(words("aussch|"), ["scrap"]);
    assert_eq!(words("停|"), ["downtime_rate"]);
    assert_eq!(words("max(scrap, mi|"), ["min("]);
    assert_eq!(words("mi|(1, 2)"), ["min"]);
    assert_eq!(words("|").len(), 10);
    // The rest of the word is replaced with it.
    assert_eq!(words("scr|ambled * 2"), ["scrap"]);
    assert_eq!(at("scr|ambled * 2").unwrap().at, 0..9);
}

#[test]
fn a_name_that_stands_there_is_whole() {
    assert!(at("scrap|").unwrap().whole);
    assert!(at("scrap|").unwrap().fitting.is_empty());
    assert!(!at("scra|").unwrap().whole);
}

#[test]
fn behind_a_number_stands_a_unit_and_behind_a_value_no_name() {
    assert_eq!(words("12 mon|"), ["money", "month"]);
    assert_eq!(words("12mont|"), ["month"]);
    assert_eq!(words("12 month/ye|"), ["year"]);
    assert_eq!(words("3 hour/week/per|"), ["person"]);
    assert_eq!(words("12 / sc|"), ["scrap"]);
    assert_eq!(words("scrap/do|"), ["downtime_hours", "downtime_rate"]);
    for nothing in ["scrap sc|", "(scrap) s|", "5 % s|", "12 |"] {
        assert_eq!(at(nothing), None, "{nothing}");
    }
    assert_eq!(words("scrap > 1 and sc|"), ["scrap"]);
}

#[test]
fn places_are_counted_as_browsers_do() {
    assert_eq!(byte_at("a停𝒳b", 0), 0);
    assert_eq!(byte_at("a停𝒳b", 2), 4);
    assert_eq!(byte_at("a停𝒳b", 4), 8);
    assert_eq!(byte_at("a停𝒳b", 9), 9);
}

proptest! {
    #[test]
    fn what_is_taken_is_known_and_stands_before_the_caret(
        text in "(downtime_hours|scrap|hour|ho|mi|min|停|[0-9]{1,2}|\\*| |/|\\(|\\)|,|and|%|§|é){0,9}",
        place in any::<prop::sample::Index>(),
    ) {
        let carets: Vec<usize> = (0..=text.len()).filter(|n| text.is_char_boundary(*n)).collect();
        let caret = *place.get(&carets);
        let Some(found) = complete(&text, caret, &names()) else { return Ok(()) };
        prop_assert!(found.at.start <= caret && caret <= found.at.end);
        for fitting in &found.fitting {
            let (taken, behind) = found.take(&text, fitting, &names());
            prop_assert!(taken.starts_with(&text[..found.at.start]));
            prop_assert!(taken.ends_with(&text[found.at.end..]));
            prop_assert!(behind >= found.at.start && taken.is_char_boundary(behind));
            let known: Vec<String> = names().into_iter().map(|known| known.name).collect();
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            // Whatever else is wrong: that name is not.
            if let Err(fault) = Formula::parse(&taken, &known) {
                let unknown = matches!(
                    fault.mistake,
                    Mistake::UnknownName(..) | Mistake::UnknownFunction(..)
                );
                prop_assert!(!unknown || fault.at.start != found.at.start, "{taken} {fault:?}");
            }
            if let Fitting::Name(_) = fitting {
                let again = complete(&taken, behind, &names()).unwrap();
                prop_assert!(again.whole && !again.fitting.contains(fitting));
            }
        }
    }
}
