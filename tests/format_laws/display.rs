//! Pinned displays, one row for each language.

use worthwhile::finance::Date;
use worthwhile::format::{Locale, rounded};

#[track_caller]
fn assert_shown(show: impl Fn(Locale) -> String, expected: [&str; 3]) {
    assert_eq!(Locale::ALL.map(show), expected);
}

#[test]
fn numbers_have_the_marks_of_the_language_and_a_real_minus() {
    assert_shown(
        |l| l.number(1234.56, 2),
        ["1,234.56", "1.234,56", "1,234.56"],
    );
    assert_shown(
        |l| l.number(-1_234_567.0, 0),
        ["−1,234,567", "−1.234.567", "−1,234,567"],
    );
    assert_shown(|l| l.number(0.5, 3), ["0.500", "0,500", "0.500"]);
    assert_shown(|l| l.number(f64::NAN, 2), ["–", "–", "–"]);
}

#[test]
fn half_is_rounded_away_from_zero_and_zero_has_no_sign() {
    let shown = |value, decimals| Locale::En.number(value, decimals);
    assert_eq!(shown(1.005, 2), "1.01");
    assert_eq!(shown(2.5, 0), "3");
    assert_eq!(shown(-2.5, 0), "−3");
    assert_eq!(shown(999.995, 2), "1,000.00");
    assert_eq!(shown(0.5, 0), "1");
    assert_eq!(shown(0.05, 0), "0");
    assert_eq!(shown(0.005, 0), "0");
    assert_eq!(shown(-0.004, 2), "0.00");
    assert_eq!(shown(-0.0, 0), "0");
    assert_eq!(shown(1e21, 0), "1,000,000,000,000,000,000,000");
}

#[test]
fn percent_has_a_space_in_german_only() {
    assert_shown(|l| l.percent(0.88, 0), ["88%", "88\u{a0}%", "88%"]);
    assert_shown(
        |l| l.percent(-0.125, 1),
        ["−12.5%", "−12,5\u{a0}%", "−12.5%"],
    );
}

#[test]
fn money_has_its_symbol_where_the_language_puts_it() {
    assert_shown(
        |l| l.money(6000.0, "EUR", 0),
        ["€6,000", "6.000\u{a0}€", "€6,000"],
    );
    assert_shown(
        |l| l.money(-99.5, "USD", 2),
        ["−$99.50", "−99,50\u{a0}$", "−$99.50"],
    );
    assert_shown(
        |l| l.money(6000.0, "CHF", 0),
        ["CHF\u{a0}6,000", "6.000\u{a0}CHF", "CHF\u{a0}6,000"],
    );
}

#[test]
fn a_day_is_written_as_the_language_does() {
    let day = Date::new(2026, 11, 3).unwrap();
    assert_shown(
        |l| l.date(day),
        ["3 Nov 2026", "03.11.2026", "2026年11月3日"],
    );
}

#[test]
fn rounding_to_significant_digits_gives_about_values() {
    let about = |value, digits| Locale::En.number(rounded(value, digits), 0);
    assert_eq!(about(162_437.0, 2), "160,000");
    assert_eq!(about(2_347_829.0, 3), "2,350,000");
    assert_eq!(about(99_600.0, 2), "100,000");
    assert_eq!(about(0.0, 2), "0");
    assert!(rounded(f64::MAX, 1).is_finite());
}

#[test]
fn an_input_shows_every_digit_and_nothing_else() {
    assert_shown(
        |l| l.editable(-1234.5),
        ["-1,234.5", "-1.234,5", "-1,234.5"],
    );
    assert_shown(|l| l.editable_percent(0.07), ["7", "7", "7"]);
    assert_shown(|l| l.editable_percent(0.0), ["0", "0", "0"]);
    assert_shown(
        |l| l.editable(0.1 + 0.2),
        [
            "0.30000000000000004",
            "0,30000000000000004",
            "0.30000000000000004",
        ],
    );
}

#[test]
fn a_language_is_found_by_its_primary_tag() {
    assert_eq!(Locale::from_tag("de-AT"), Some(Locale::De));
    assert_eq!(Locale::from_tag("zh-CN"), Some(Locale::ZhHans));
    assert_eq!(Locale::from_tag("EN_gb"), Some(Locale::En));
    assert_eq!(Locale::from_tag("fr"), None);
    for locale in Locale::ALL {
        assert_eq!(Locale::from_tag(locale.tag()), Some(locale));
    }
}
