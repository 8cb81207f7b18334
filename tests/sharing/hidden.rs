//! What others write into names: control characters, directions, markup, formulas.

use crate::case;
use proptest::prelude::*;
use serde_json::{Value, json};
use worthwhile::case::Case;
use worthwhile::document::read;
use worthwhile::format::{Arg, Catalogue, Locale, Message, is_hidden, isolated, one_line};
use worthwhile::session::{Action, Documents, Field, Session};

proptest! {
    #[test]
    fn a_name_is_one_line_wherever_it_comes_from(name in any::<String>()) {
        let mut document: Value = serde_json::to_value(case()).unwrap();
        document["customer"]["name"] = json!(name);
        if let Ok(case) = read::<Case>(&document.to_string()) {
            prop_assert!(!case.customer.name.contains(is_hidden));
        }
        thread_local!(static SAMPLE: Documents = Documents::sample().unwrap());
        let session = SAMPLE.with(|sample| Session::new(sample.clone(), Locale::En));
        let session = session.apply(Action::Type(Field::CustomerName, name));
        prop_assert!(!session.documents().case().customer.name.contains(is_hidden));
    }

    #[test]
    fn a_sentence_keeps_its_direction(text in any::<String>()) {
        let shown = isolated(&text);
        let (mut depth, mut least) = (0_i32, 0);
        for c in shown.chars() {
            let turns = ('\u{202a}'..='\u{202e}').contains(&c);
            prop_assert!(!turns);
            prop_assert!(!c.is_control() || c == '\n' || c == '\t');
            match c {
                '\u{2066}'..='\u{2068}' => depth += 1,
                '\u{2069}' => depth -= 1,
                _ => {}
            }
            least = least.min(depth);
        }
        prop_assert_eq!((depth, least), (0, 0), "every isolate that begins ends");
        // What is in order stays so, also as a part of a longer sentence.
        let ends = ['\u{2068}', '\u{2069}'];
        let again = isolated(&shown);
        prop_assert_eq!(again.trim_matches(ends), shown.trim_matches(ends));
    }

    #[test]
    fn plain_words_are_left_alone(text in "[ -~äöüß木工€−–“”\u{a0}]{0,60}") {
        prop_assert_eq!(isolated(&text), text.as_str());
        prop_assert_eq!(one_line(&text), text);
    }
}

#[test]
fn a_name_from_right_to_left_stands_apart_in_its_sentence() {
    let say = |name: &str| {
        let message = Message::new("arrival.file_refused").with("name", Arg::Text(name.to_owned()));
        Catalogue::of(Locale::En).fill(&message, "")
    };
    assert_eq!(say("Brandt"), "“Brandt” cannot be opened.");
    assert_eq!(say("שלום"), "“\u{2068}שלום\u{2069}” cannot be opened.");
    assert_eq!(say("a\u{202e}nosj.exe"), "“anosj.exe” cannot be opened.");
    assert_eq!(say("a\u{2069}b\u{7}"), "“ab” cannot be opened.");
}

#[test]
fn persian_and_emoji_keep_their_joiners() {
    let text = "می\u{200c}خواهم \u{1f469}\u{200d}\u{1f680}";
    assert_eq!(one_line(text), text);
}
