//! Whether advice stands when the vendor's own figures are off, and what any price does.
#![cfg(feature = "vendor")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_cmp,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

use worthwhile::case::Case;
use worthwhile::deal::{Deal, Desk};
use worthwhile::document::read;
use worthwhile::economics::{Constraint, Way};
use worthwhile::playbook::sample;

fn desk() -> Desk {
    Desk::new(read(sample::PLAYBOOK).unwrap()).unwrap()
}

fn worked_out(desk: &Desk) -> Deal {
    desk.deal(&read(sample::CASE).unwrap()).unwrap()
}

#[test]
fn sixteen_checks_each_hold_or_name_what_would_be_done_instead() {
    let desk = desk();
    let deal = worked_out(&desk);
    let checks = desk.robustness(&read(sample::CASE).unwrap(), &deal);
    assert_eq!(checks.of(), 16);
    let first = deal.advice.first().unwrap().way;
    assert!(checks.tips.iter().all(|tip| tip.way != first));
    // Neither unanimous nor arbitrary: the sample lies where the advice can tip.
    assert!(checks.holds > 0 && checks.holds < 16, "{checks:?}");
    // More wins, fewer hours, fewer leaving: nothing of that makes a lighter sale worse.
    let best = |tip: &&worthwhile::deal::Tip| {
        tip.shift.win_rate > 1.0 && tip.shift.hours < 1.0 && tip.shift.churn < 1.0
    };
    for tip in checks.tips.iter().filter(best) {
        assert_ne!(tip.way, Way::SelfService);
    }
}

#[test]
fn advice_far_from_any_limit_holds_in_every_check() {
    let desk = desk();
    let mut case: Case = read(sample::CASE).unwrap();
    case.terms.quantity = 5;
    let deal = desk.deal(&case).unwrap();
    // Small enough for self-service, which is what then sells it.
    assert_eq!(deal.advice.first().unwrap().way, Way::AsIs);
    assert_eq!((deal.motion, deal.zone), (0, None));
    let checks = desk.robustness(&case, &deal);
    assert_eq!((checks.holds, checks.tips.len()), (16, 0));
}

#[test]
fn the_recommended_price_looked_at_is_the_recommendation() {
    let desk = desk();
    let (case, deal) = (read(sample::CASE).unwrap(), worked_out(&desk));
    let first = deal.advice.first().unwrap();
    let at = desk
        .at_price(&case, &deal, None, first.terms.yearly())
        .unwrap();
    assert_eq!(at.outcome, first.outcome);
    assert_eq!(at.returns, deal.recommended);
    assert!(at.fails.is_empty());
    // Past the ceiling the customer objects, below the floor the vendor does.
    let above = desk.at_price(&case, &deal, None, 7000.0).unwrap();
    assert_eq!(above.fails, [Constraint::CustomerPayback]);
    let below = desk.at_price(&case, &deal, None, 6000.0).unwrap();
    assert!(below.fails.contains(&Constraint::Payback));
    assert!(below.outcome.win_rate > first.outcome.win_rate);
}
