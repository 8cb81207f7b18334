//! What holds for every playbook and case that is in order, the extremes included.

use proptest::prelude::*;
use serde_json::{Value, json};
use worthwhile::case::{Case, Scenario};
use worthwhile::cli;
use worthwhile::deal::{Approval, Deal, Desk, price_of};
use worthwhile::derivation::{Derivation, of_corridor, of_motion, of_remedy};
use worthwhile::document::{Document, read};
use worthwhile::economics::{Constraint, Status, Way};
use worthwhile::playbook::{Playbook, sample};
use worthwhile::roi::{Hurdle, Price};

proptest! {
    #[test]
    fn every_law_holds_for_every_document(texts in documents()) {
        every_figure_is_a_number(&texts)?;
        if let Some((desk, deal)) = worked_out(&texts) {
            let case = read::<Case>(&texts.1).unwrap();
            every_outcome_is_a_number(&deal)?;
            the_recommended_remedy_keeps_every_limit_that_it_does_not_name(&desk, &deal, &case)?;
            the_ranking_is_by_profit_among_those_that_may_be_chosen(&deal)?;
            at_the_ceiling_the_customer_agrees_and_above_it_they_do_not(&deal, &case)?;
            concessions_go_down_step_by_step(&desk, &deal, &case)?;
            what_stands_beside_the_advice_is_a_number(&desk, &deal)?;
            the_conservative_scenario_is_never_better_than_the_expected_one(&deal)?;
            every_derivation_comes_to_the_engines_figure(&desk, &deal, &case)?;
            picking_a_remedy_gives_its_figures_and_moves_no_other(&desk, &deal, &case)?;
        }
    }
}

type Law = Result<(), TestCaseError>;

fn every_figure_is_a_number((playbook, case): &(String, String)) -> Law {
    for figures in [
        cli::zones(playbook),
        cli::roi(playbook, case),
        cli::advise(playbook, case),
    ] {
        match figures {
            Ok(figures) => {
                let text = figures.to_string();
                prop_assert!(!text.contains("out_of_range"), "{text}\n{case}");
            }
            // Limits that a schema cannot see are kept as well: only mistakes with a place.
            Err(faults) => prop_assert!(faults.iter().all(|fault| !fault.path.is_empty())),
        }
    }
    Ok(())
}

fn every_outcome_is_a_number(deal: &Deal) -> Law {
    for remedy in &deal.advice.ranked {
        let outcome = &remedy.outcome;
        for value in [
            outcome.win_rate,
            outcome.profit,
            outcome.ae_hours,
            outcome.acquisition_cost,
            outcome.lifetime_value,
            outcome.ltv_cac.unwrap_or(0.0),
            outcome.payback_months.unwrap_or(0.0),
            remedy.terms.price,
            remedy.terms.fee,
            remedy.terms.recurring,
        ] {
            prop_assert!(value.is_finite(), "{remedy:?}");
        }
    }
    prop_assert!(deal.ae_hour.is_finite());
    Ok(())
}

fn the_recommended_remedy_keeps_every_limit_that_it_does_not_name(
    desk: &Desk,
    deal: &Deal,
    case: &Case,
) -> Law {
    let first = deal.advice.first().unwrap();
    let kept = |constraint| !first.fails.contains(&constraint);
    prop_assert!(first.status() != Status::Blocked);
    let sold = first.outcome.ae_hours > 0.0;
    if sold {
        let targets = desk.motions()[deal.motion].base().targets;
        if kept(Constraint::LtvCac)
            && let Some(ratio) = first.outcome.ltv_cac
        {
            prop_assert!(ratio >= targets.ltv_cac * (1.0 - 1e-9));
        }
        if kept(Constraint::Payback) {
            let months = first.outcome.payback_months.unwrap();
            prop_assert!(months <= targets.payback_months * (1.0 + 1e-8));
        }
        let policy = &desk.playbook().policy;
        let list = deal.corridor.list;
        prop_assert!(first.terms.yearly() <= policy.highest_price * list * (1.0 + 1e-8));
        prop_assert!(first.terms.fee <= policy.charge_max_share * list * (1.0 + 1e-8));
        // A term's own discount is the vendor's policy, so it needs no approval.
        let kept = 1.0 - first.commitment.discount;
        let lowest = deal.corridor.approval.min(list * kept);
        prop_assert!(first.terms.yearly() * kept >= lowest * (1.0 - 1e-8));
    }
    if first.outcome.win_rate > 0.0 {
        let price = price_of(&first.terms, &first.commitment);
        let project = &deal.estimate.hurdle_project;
        let broken = project.broken_hurdle(&case.hurdles(), &price);
        prop_assert!(broken.is_none(), "{broken:?}");
        if case.hurdles.roi_min.is_none() && case.hurdles.scenario == Scenario::Expected {
            prop_assert!(deal.recommended.npv >= -1e-6 * deal.recommended.pv_costs.abs());
        }
    }
    Ok(())
}

fn every_derivation_comes_to_the_engines_figure(desk: &Desk, deal: &Deal, case: &Case) -> Law {
    let remedies = deal.advice.ranked.iter();
    let all = remedies
        .map(|remedy| of_remedy(desk, case, deal, remedy))
        .chain([of_corridor(desk, case, deal)])
        .chain((0..desk.motions().len()).map(|place| of_motion(desk, place)));
    for derivation in all {
        for figure in &derivation.figures {
            let step = &derivation.steps[figure.step];
            let (Some(value), Some(engine)) = (step.value, figure.engine) else {
                prop_assert_eq!(step.value, figure.engine, "{}", &step.id);
                continue;
            };
            // A difference of large amounts is as exact as these are.
            let size = largest(&derivation, figure.step, 6).max(1.0);
            let off = (value - engine).abs() / size;
            prop_assert!(off <= 1e-9, "{}: {value}, engine {engine}", &step.id);
        }
    }
    Ok(())
}

/// The largest value that a step rests on, so many levels down.
fn largest(derivation: &Derivation, place: usize, levels: u32) -> f64 {
    let step = &derivation.steps[place];
    let own = step.value.map_or(0.0, f64::abs);
    if levels == 0 {
        return own;
    }
    let below = step.uses().into_iter();
    below
        .map(|used| largest(derivation, used, levels - 1))
        .fold(own, f64::max)
}

fn picking_a_remedy_gives_its_figures_and_moves_no_other(
    desk: &Desk,
    deal: &Deal,
    case: &Case,
) -> Law {
    for remedy in deal.advice.ranked.iter().filter(|r| r.way != Way::Decline) {
        let mut picked = case.clone();
        picked.terms.agreed = Some(remedy.agreed());
        let text = serde_json::to_string(&picked).unwrap();
        prop_assert_eq!(&read::<Case>(&text).unwrap(), &picked);
        let again = desk.deal(&picked).unwrap();
        prop_assert_eq!(&again.advice, &deal.advice);
        let agreement = desk.agreement(&picked, &again, remedy.way).unwrap();
        let (got, wanted) = (&agreement.remedy.outcome, &remedy.outcome);
        let size = wanted.lifetime_value.abs() + wanted.acquisition_cost.abs() + 1.0;
        prop_assert!((got.profit - wanted.profit).abs() <= 1e-9 * size);
        prop_assert!((got.win_rate - wanted.win_rate).abs() <= 1e-9);
        prop_assert!(agreement.returns.npv.is_finite());
    }
    Ok(())
}

fn the_ranking_is_by_profit_among_those_that_may_be_chosen(deal: &Deal) -> Law {
    let advice = &deal.advice;
    for pair in advice.ranked[1..advice.eligible].windows(2) {
        prop_assert!(pair[0].outcome.profit >= pair[1].outcome.profit);
    }
    let first = advice.first().unwrap();
    let best = first.outcome.profit;
    prop_assert!(best >= 0.0, "declining is always a choice");
    for other in &advice.ranked[..advice.eligible] {
        // Only what satisfies less may earn more and still not be chosen.
        prop_assert!(best >= other.outcome.profit || other.status() < first.status());
    }
    for other in &advice.ranked[advice.eligible..] {
        prop_assert!(other.status() != Status::Healthy);
    }
    Ok(())
}

fn at_the_ceiling_the_customer_agrees_and_above_it_they_do_not(deal: &Deal, case: &Case) -> Law {
    let ceiling = deal.corridor.ceiling;
    let project = &deal.estimate.hurdle_project;
    let bound = Price {
        commitment: deal.estimate.quote.commitment(),
        ..Price::yearly(0.0)
    };
    let broken = |yearly: f64| project.broken_hurdle(&case.hurdles(), &Price { yearly, ..bound });
    let hair = 1e-6 * ceiling.price.abs().max(1.0);
    if ceiling.price > 0.0 {
        prop_assert_eq!(broken(ceiling.price - hair), None);
        prop_assert!(broken(ceiling.price + hair).is_some(), "{ceiling:?}");
        prop_assert!(
            ceiling.hurdle != Hurdle::Payback || case.hurdles.payback_months_max.is_some()
        );
    }
    Ok(())
}

fn concessions_go_down_step_by_step(desk: &Desk, deal: &Deal, case: &Case) -> Law {
    let Some(rails) = desk.guardrails(case, deal) else {
        return Ok(());
    };
    prop_assert!(rails.stretch >= rails.target);
    let mut paid = deal.advice.first().unwrap().terms;
    for step in &rails.concessions {
        let less = step.terms.yearly() + step.terms.fee < paid.yearly() + paid.fee;
        prop_assert!(less, "{paid:?} {:?}", step.terms);
        // The charges are gone before the price moves.
        prop_assert!(step.terms.price == paid.price || step.terms.fee == 0.0);
        paid = step.terms;
        let discount = 1.0 - step.terms.yearly() / deal.corridor.list;
        let policy = &desk.playbook().policy;
        match step.approval {
            Approval::None => prop_assert!(discount <= policy.max_discount + 1e-6),
            Approval::By(by) => {
                prop_assert!(discount <= policy.approvals[by].max_discount + 1e-6);
            }
            Approval::Nobody => prop_assert!(false, "{step:?}"),
        }
    }
    Ok(())
}

fn what_stands_beside_the_advice_is_a_number(desk: &Desk, deal: &Deal) -> Law {
    for motion in 0..desk.motions().len() {
        let worth = desk.worth(motion, deal.corridor.list);
        let values = [
            Some(worth.lifetime_value),
            Some(worth.late_share),
            worth.simple,
            worth.in_advance,
            worth.in_arrears,
            worth.first_not_counted,
            worth.payback,
            worth.cash_payback,
            worth.survival_payback,
        ];
        for value in values.into_iter().flatten() {
            prop_assert!(value.is_finite(), "{worth:?}");
        }
        let warnings = format!("{:?}", desk.warnings(motion, deal.corridor.list));
        prop_assert!(
            !warnings.contains("NaN") && !warnings.contains("inf"),
            "{warnings}"
        );
    }
    if let Some(pulse) = desk.pulse() {
        prop_assert!(pulse.won_acv.is_finite() && pulse.hours.is_finite());
        prop_assert!(
            pulse
                .open
                .is_none_or(|(open, acv)| open.is_finite() && acv.is_finite())
        );
    }
    Ok(())
}

fn the_conservative_scenario_is_never_better_than_the_expected_one(deal: &Deal) -> Law {
    let expected = deal.estimate.situation.project.worth();
    prop_assert!(deal.estimate.hurdle_project.worth() <= expected);
    Ok(())
}

fn worked_out((playbook, case): &(String, String)) -> Option<(Desk, Deal)> {
    let desk = Desk::new(read::<Playbook>(playbook).ok()?).ok()?;
    let deal = desk.deal(&read(case).ok()?).ok()?;
    Some((desk, deal))
}

/// The samples, some of their numbers moved within the limits of the schema.
pub fn documents() -> impl Strategy<Value = (String, String)> {
    let moves = || prop::collection::vec((any::<u32>(), 0..8_u8, 0.0..1.0_f64), 0..8);
    (moves(), moves(), any::<bool>()).prop_map(|(playbook, case, conservative)| {
        let mut text = sample::CASE.to_owned();
        if conservative {
            text = text.replace("\"expected\"", "\"conservative\"");
        }
        (
            moved::<Playbook>(sample::PLAYBOOK, &playbook),
            moved::<Case>(&text, &case),
        )
    })
}

fn moved<T: Document>(text: &str, moves: &[(u32, u8, f64)]) -> String {
    let mut document: Value = serde_json::from_str(text).unwrap();
    let mut paths = Vec::new();
    numbers(&document, String::new(), &mut paths);
    for (place, how, part) in moves {
        let path = &paths[*place as usize % paths.len()];
        let old = document
            .pointer(path)
            .and_then(Value::as_f64)
            .unwrap_or(1.0);
        let candidates = [
            old * 4.0 * part,
            old * (1.0 + part),
            0.0,
            1.0,
            1e-9 * part,
            1e9 * part,
            1e12,
            *part,
        ];
        let mut value = json!(candidates[usize::from(*how)]);
        if document.pointer(path).is_some_and(Value::is_u64) && value.as_f64().unwrap() <= 1e9 {
            value = json!(value.as_f64().unwrap().round());
        }
        let kept = document.pointer(path).cloned().unwrap();
        *document.pointer_mut(path).unwrap() = value;
        // A value beyond its limits is taken back: the rest is in order.
        if read::<T>(&document.to_string()).is_err() {
            *document.pointer_mut(path).unwrap() = kept;
        }
    }
    document.to_string()
}

/// JSON pointers of all numbers.
fn numbers(value: &Value, path: String, out: &mut Vec<String>) {
    match value {
        Value::Number(_) => out.push(path),
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                numbers(item, format!("{path}/{place}"), out);
            }
        }
        Value::Object(fields) => {
            for (name, item) in fields {
                numbers(item, format!("{path}/{name}"), out);
            }
        }
        _ => {}
    }
}

/// A sample playbook with one change, and the deal of the sample case in it.
fn with(path: &str, value: Value) -> Deal {
    let mut playbook: Value = serde_json::from_str(sample::PLAYBOOK).unwrap();
    *playbook.pointer_mut(path).unwrap() = value;
    let texts = (playbook.to_string(), sample::CASE.to_owned());
    worked_out(&texts).unwrap().1
}

fn all_numbers(deal: &Deal) -> bool {
    deal.advice.ranked.iter().all(|remedy| {
        let outcome = &remedy.outcome;
        let all = [outcome.win_rate, outcome.profit, outcome.acquisition_cost];
        all.iter().all(|value| value.is_finite())
    })
}

#[test]
fn a_plan_that_costs_nothing() {
    assert!(all_numbers(&with(
        "/public/price_book/plans/1/price_per_unit",
        json!(0)
    )));
}

#[test]
fn a_charge_is_kept_small_by_the_limit_that_says_so() {
    let deal = with("/policy/charge_max_share", json!(0.1));
    let charge = deal.advice.get(Way::OneOffCharge).unwrap();
    assert_eq!(charge.terms.fee, 600.0);
    assert_eq!(charge.binding, [Constraint::ChargeBound]);
    let deal = with("/policy/highest_price", json!(1.05));
    let uplift = deal.advice.get(Way::PriceUplift).unwrap();
    assert_eq!(uplift.terms.price, 6250.0);
    assert_eq!(uplift.binding, [Constraint::TrustRegion]);
}

#[test]
fn steps_far_beyond_the_price() {
    assert!(all_numbers(&with("/policy/price_step", json!(1e9))));
    assert!(all_numbers(&with("/policy/charge_step", json!(1e9))));
}

#[test]
fn everybody_would_accept_at_any_size() {
    let mut playbook: Value = serde_json::from_str(sample::PLAYBOOK).unwrap();
    playbook["motions"][0]["acceptance"] =
        json!({"half_at": 1e-300, "tenth_at": 1e12, "least": 1e-300});
    let zones = cli::zones(&playbook.to_string()).unwrap();
    assert_eq!(zones["dead_zones"], json!([]));
    let desk = Desk::new(read(&playbook.to_string()).unwrap()).unwrap();
    assert_eq!(desk.figures()[0].viability[0].to, None);
}

#[test]
fn a_win_rate_of_next_to_nothing() {
    let mut playbook: Value = serde_json::from_str(sample::PLAYBOOK).unwrap();
    playbook["motions"][1]["win_rate"] = json!(1e-300);
    playbook["motions"][1]["lead_cost"] = json!(1e9);
    let zones = cli::zones(&playbook.to_string()).unwrap();
    assert!(zones["motions"][1]["fixed_cost_of_sale"].is_f64());
    let texts = (playbook.to_string(), sample::CASE.to_owned());
    assert!(all_numbers(&worked_out(&texts).unwrap().1));
    assert!(all_numbers(&with(
        "/policy/lost_wins_at_plus_10",
        json!(0.999_999_999)
    )));
}

#[test]
fn hours_of_next_to_nothing_in_a_month_without_hours() {
    let mut playbook: Value = serde_json::from_str(sample::PLAYBOOK).unwrap();
    playbook["motions"][1]["hours"][0]["hours"] = json!(1e-305);
    playbook["capacity"]["hours_month"] = json!(0);
    playbook["capacity"]["ae_time"] = json!("booked");
    let texts = (playbook.to_string(), sample::CASE.to_owned());
    assert!(all_numbers(&worked_out(&texts).unwrap().1));
}
