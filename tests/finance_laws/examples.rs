//! Pinned answers to the questions that are easily got wrong.

use worthwhile::finance::{Date, Irr, Payback, irr, payback};

use crate::{rates, relative_npv};

#[track_caller]
fn assert_rates(flows: &[f64], expected: &[f64]) {
    let found = rates(&irr(flows));
    let close = found
        .iter()
        .zip(expected)
        .all(|(a, b)| (a - b).abs() < 1e-6);
    assert!(
        found.len() == expected.len() && close,
        "{found:?}, not {expected:?}"
    );
}

#[test]
fn rates_that_only_touch_zero_are_found() {
    assert_rates(&[-100.0, 220.0, -121.0], &[0.1]);
    assert_rates(&[-1000.0, 3300.0, -3630.0, 1331.0], &[0.1]);
    assert_rates(&[1.0, -4.0, 6.0, -4.0, 1.0], &[0.0]);
}

#[test]
fn several_rates_are_all_found_and_the_one_nearest_ten_percent_is_chosen() {
    assert_rates(&[-1000.0, 3600.0, -4310.0, 1716.0], &[0.1, 0.2, 0.3]);
    assert_rates(
        &[-5.0, 10.5, 1.0, -8.0, 1.0],
        &[-0.870_201, 0.088_598, 0.709_560],
    );
    assert_eq!(
        irr(&[-1000.0, 3600.0, -4310.0, 1716.0])
            .rate()
            .map(|rate| (rate * 1e9).round()),
        Some(1e8)
    );
}

#[test]
fn flows_that_change_sign_without_ever_balancing_have_no_rate() {
    assert_eq!(irr(&[100.0, -100.0, 100.0]), Irr::None);
    assert_eq!(irr(&[]), Irr::None);
    assert_eq!(irr(&[-100.0]), Irr::None);
}

#[test]
fn forty_years_of_months_at_a_loss_and_a_saw_tooth_are_solved() {
    let mut months = vec![1.0; 481];
    months[0] = -1000.0;
    let rate = irr(&months).rate().unwrap();
    assert!(rate < 0.0 && relative_npv(rate, &months).abs() < 1e-9);
    let teeth: Vec<f64> = (0..481)
        .map(|month| if month % 2 == 0 { -2.0 } else { 2.1 })
        .collect();
    for rate in rates(&irr(&teeth)) {
        assert!(relative_npv(rate, &teeth).abs() < 1e-9);
    }
}

#[test]
fn payback_says_whether_the_recovery_lasts() {
    assert_eq!(
        payback(&[-100.0, 150.0, -80.0]),
        Payback::RecoveredThenLost(2.0 / 3.0)
    );
    assert_eq!(payback(&[-100.0, 150.0, -50.0]), Payback::At(2.0 / 3.0));
    assert_eq!(payback(&[-0.3, 0.1, 0.2]), Payback::At(2.0));
    assert_eq!(payback(&[100.0, -200.0, 50.0, 100.0]), Payback::At(2.5));
    assert_eq!(payback(&[0.0, 10.0]), Payback::At(0.0));
    assert_eq!(payback(&[-100.0, 99.0]), Payback::Never);
    assert_eq!(payback(&[0.0, 0.0]), Payback::Never);
}

#[test]
fn a_leap_day_exists_in_leap_years_only() {
    assert_eq!(
        Date::new(2024, 2, 29).map(Date::days_since_epoch),
        Some(19_782)
    );
    assert_eq!(Date::new(1900, 2, 29), None);
    assert_eq!(Date::new(1970, 1, 1).map(Date::days_since_epoch), Some(0));
    let problem = "2026-02-30".parse::<Date>().unwrap_err().to_string();
    assert_eq!(
        problem,
        "must be a day of the calendar such as 2026-11-23, got \"2026-02-30\""
    );
}
