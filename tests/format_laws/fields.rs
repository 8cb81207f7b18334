//! What may stand beside the number in a percent or a money field.

use worthwhile::format::Locale::{De, En};
use worthwhile::format::NumberProblem::NotANumber;

#[test]
fn a_percent_field_takes_a_percentage_with_or_without_its_sign() {
    for text in ["25", "25%", "25 %", "25\u{a0}%", "%25"] {
        assert_eq!(En.parse_percent(text), Ok(0.25), "{text:?}");
    }
    assert_eq!(En.parse_percent("7"), Ok(0.07));
    assert_eq!(De.parse_percent("-12,5 %"), Ok(-0.125));
}

#[test]
fn a_money_field_passes_over_any_currency() {
    for text in [
        "€6,000",
        "6,000 EUR",
        "eur 6,000",
        "US$6,000",
        "CHF\u{a0}6'000",
        "6,000.00 zwl",
    ] {
        assert_eq!(En.parse_money(text), Ok(6000.0), "{text:?}");
    }
    for text in ["-€5", "€-5", "€ −5", "−5 €", "-5 EUR"] {
        assert_eq!(De.parse_money(text), Ok(-5.0), "{text:?}");
    }
    assert_eq!(De.parse_money("€ 1e3"), Ok(1000.0));
    assert_eq!(De.parse_money("€ 5 €"), Err(NotANumber));
}
