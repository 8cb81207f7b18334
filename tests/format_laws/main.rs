//! What holds for display and parsing whatever the number, the text and the language.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test may stop at the first thing that is wrong"
)]

mod display;
mod fields;
mod messages;
mod parsing;

use proptest::num::f64::{NEGATIVE, NORMAL, POSITIVE, SUBNORMAL, ZERO};
use proptest::prelude::*;
use worthwhile::format::{Locale, NumberProblem, rounded};

fn locales() -> impl Strategy<Value = Locale> {
    prop::sample::select(Locale::ALL.to_vec())
}

fn finite() -> impl Strategy<Value = f64> {
    prop_oneof![
        POSITIVE | NEGATIVE | NORMAL | SUBNORMAL | ZERO,
        -1e9..1e9,
        (-1_000_000_000..1_000_000_000).prop_map(|cents| f64::from(cents) / 100.0),
    ]
}

/// Texts that nearly are numbers, and texts that are anything.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9]{1,4}([., '][0-9]{0,4}){0,3}",
        "[-+]?[0-9]{0,3}[.,]?[0-9]{0,3}[eE]?[-+]?[0-9]{0,4} ?[%€]?",
        "[0-9.,' eE+%€$A-Z１２．，。￥\u{a0}\u{202f}\u{2212}-]{0,12}",
        "\\PC*",
    ]
}

type Parse = fn(Locale, &str) -> Result<f64, NumberProblem>;

const FIELDS: [Parse; 3] = [
    Locale::parse_number,
    Locale::parse_percent,
    Locale::parse_money,
];

proptest! {
    #[test]
    fn a_number_shown_is_read_back_as_the_rounded_number(
        locale in locales(), value in -1e9..1e9, decimals in 0..7_u8,
    ) {
        let shown = locale.number(value, decimals);
        let read = locale.parse_number(&shown).unwrap();
        prop_assert_eq!(locale.number(read, decimals), shown);
        let half = 0.5 * 0.1_f64.powi(i32::from(decimals));
        prop_assert!((read - value).abs() <= half * (1.0 + 1e-6) + 1e-7, "{value} {read}");
    }

    #[test]
    fn money_and_percent_shown_are_read_back(
        locale in locales(), value in -1e9..1e9, decimals in 0..4_u8,
        currency in prop::sample::select(vec!["EUR", "USD", "GBP", "CHF", "CNY", "JPY", "NOK"]),
    ) {
        let money = locale.money(value, currency, decimals);
        let read = locale.parse_money(&money).unwrap();
        prop_assert_eq!(locale.money(read, currency, decimals), money);
        let percent = locale.percent(value, decimals);
        let read = locale.parse_percent(&percent).unwrap();
        prop_assert_eq!(locale.percent(read, decimals), percent);
    }

    #[test]
    fn what_an_input_shows_is_exactly_the_number(locale in locales(), value in finite()) {
        prop_assert_eq!(locale.parse_number(&locale.editable(value)), Ok(value));
        prop_assert_eq!(locale.parse_money(&locale.editable(value)), Ok(value));
        if value.abs() < 1e300 {
            prop_assert_eq!(locale.parse_percent(&locale.editable_percent(value)), Ok(value));
        }
    }

    #[test]
    fn any_text_is_a_finite_number_or_a_problem(locale in locales(), text in texts()) {
        for parse in FIELDS {
            match parse(locale, &text) {
                Ok(value) => prop_assert!(value.is_finite()),
                Err(NumberProblem::Grouping { suggestion }) => {
                    let read = parse(locale, &suggestion);
                    prop_assert!(
                        matches!(read, Ok(_) | Err(NumberProblem::TooLarge)),
                        "{text:?} suggests {suggestion:?}, which is {read:?}"
                    );
                }
                Err(_) => {}
            }
        }
    }

    #[test]
    fn a_text_that_means_two_numbers_means_one_only_by_the_rule_of_its_language(
        whole in 1..1000, fraction in "[0-9]{1,2}|[0-9]{4,6}",
    ) {
        let (point, comma) = (format!("{whole}.{fraction}"), format!("{whole},{fraction}"));
        prop_assert!(Locale::En.parse_number(&point).is_ok());
        prop_assert!(Locale::De.parse_number(&comma).is_ok());
        let refused = |suggestion: &String| Err(NumberProblem::Grouping { suggestion: suggestion.clone() });
        prop_assert_eq!(Locale::En.parse_number(&comma), refused(&point));
        prop_assert_eq!(Locale::De.parse_number(&point), refused(&comma));
    }

    #[test]
    fn rounding_to_significant_digits_stays_near_and_is_settled(value in finite(), digits in 1..6_u8) {
        let once = rounded(value, digits);
        prop_assert_eq!(rounded(once, digits).to_bits(), once.to_bits());
        let allowed = value.abs() * 0.51 * 10.0_f64.powi(1 - i32::from(digits));
        prop_assert!((once - value).abs() <= allowed.max(5e-324), "{value} {once}");
    }

    #[test]
    fn any_number_can_be_shown(value in prop::num::f64::ANY, decimals in 0..20_u8, locale in locales()) {
        let shown = locale.number(value, decimals);
        prop_assert!(!shown.is_empty() && !shown.contains("NaN") && !shown.contains("inf"));
    }
}
