//! Making workbooks and reading their figures.

use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use worthwhile::case::Case;
use worthwhile::document::read;
use worthwhile::finance::{Date, Payback};
use worthwhile::format::Locale;
use worthwhile::offer::{Calculator, Compared, Outcome, Public, price_paid};
use worthwhile::playbook::{Playbook, sample};
use worthwhile::roi::{Hurdle, Hurdles, Return};
use worthwhile::workbook::{Book, Content, Request, Value, workbook};

pub fn calculator() -> Calculator {
    Calculator::new(public()).unwrap()
}

pub fn public() -> Public {
    read::<Playbook>(sample::PLAYBOOK).unwrap().public
}

pub const INDUSTRIES: [&str; 4] = [
    "manufacturing",
    "professional_services",
    "technology",
    "other",
];
pub const TIMINGS: [&str; 2] = ["cash_in_advance", "tei_year_end"];

/// The sample customer in another industry; `change` may change more.
pub fn case(industry: &str, timing: &str, change: impl FnOnce(&mut Json)) -> Case {
    let mut case: Json = serde_json::from_str(sample::CASE).unwrap();
    case["customer"]["industry"] = json!(industry);
    case["timing"] = json!(timing);
    case["scenarios"] = json!([
        {"name": "Half of it", "claim_share": 0.5},
        {"name": "Late", "delay_months": 9,
         "figures": {"manufacturing": {"downtime_cut": 0.2, "planners": 3}}},
    ]);
    change(&mut case);
    read(&case.to_string()).unwrap()
}

pub fn made(calculator: &Calculator, case: &Case, locale: Locale) -> Book {
    workbook(&Request {
        calculator,
        case,
        locale,
        today: Date::new(2026, 11, 23).unwrap(),
    })
    .unwrap()
}

/// Offers and cases with flows that are but the dust of a rounding: an investment of it, and
/// returns of it.
pub fn dusty() -> [(Calculator, Case); 2] {
    let input = |id: &str, unit: &str| json!({"id": id, "name": id, "unit": unit, "likely": 1, "kind": "assumption", "tier": "C"});
    let cost = |id: &str, formula: &str, timing: &str| json!({"id": id, "name": id, "formula": formula, "timing": timing, "risk": 0});
    let of = |baseline: &str, ramp: &[f64], costs: &[Json]| {
        let model = json!({
            "id": "manufacturing", "name": "M", "implementation_days": [30, 45],
            "horizon_years": 3, "discount_rate": 0.1, "ramp": ramp, "costs": costs,
            "inputs": [input("yearly", "money/year"), input("once", "money")],
            "drivers": [{"id": "d", "name": "D", "category": "cash", "risk": 0,
                "baseline": baseline, "improvement": "1"}],
        });
        let case = case("manufacturing", "cash_in_advance", |case| {
            case["figures"] = json!({});
            case["scenarios"] = json!([]);
            case["terms"]["agreed"] = json!({"price": 0, "one_off_charge": 0,
                "recurring_charge": 0, "years": 1, "discount": 0, "prepaid": false});
        });
        let mut public = public();
        public.roi_models = vec![serde_json::from_value(model).unwrap()];
        (Calculator::new(public).unwrap(), case)
    };
    let invested = cost("c", "once * 0.1 + once * 0.2", "first_year");
    let spent = cost("c", "yearly * 0.3", "yearly");
    [
        of("yearly", &[0.3, 1.0], &[invested]),
        of(
            "yearly * 0.1 + yearly * 0.2",
            &[1.0],
            &[spent, cost("e", "once * 100", "once")],
        ),
    ]
}

/// What stands on a sheet.
pub type Grid = BTreeMap<(u32, u16), Value>;

/// What the sheet at `place` shows without recalculation.
pub fn grid(book: &Book, place: usize) -> Grid {
    let shown = |content: &Content| match content {
        Content::Empty => Value::Text(String::new()),
        Content::Text(text) => Value::Text(text.clone()),
        Content::Number(number) => Value::Number(*number),
        Content::Formula(_, value) => value.clone(),
    };
    let cells = book.sheets[place].cells.iter();
    cells
        .map(|(row, column, cell)| ((*row, *column), shown(&cell.content)))
        .collect()
}

/// The cells behind the first label that reads `label`.
pub fn behind(grid: &Grid, label: &str) -> Vec<Value> {
    let is = |value: &Value| matches!(value, Value::Text(text) if text == label);
    let found = grid
        .iter()
        .find(|((_, column), value)| *column == 0 && is(value));
    let Some(((row, _), _)) = found else {
        panic!("no row {label}");
    };
    let cells = grid.range((*row, 1)..(row + 1, 0));
    cells.map(|(_, value)| value.clone()).collect()
}

/// Labels of the summary, with what the engine says.
pub fn headlines(returns: &Return) -> Vec<(&'static str, Value)> {
    let share = |share: Option<f64>| share.map_or(Value::Text("none".to_owned()), Value::Number);
    let months = |payback: Payback| {
        let months = payback.periods().map(|years| years * 12.0);
        months.map_or(Value::Text("never".to_owned()), Value::Number)
    };
    vec![
        ("Net present value", Value::Number(returns.npv)),
        ("ROI", share(returns.roi)),
        ("Internal rate of return", share(returns.irr.rate())),
        ("Modified internal rate of return", share(returns.mirr)),
        ("Payback, months after signature", months(returns.payback)),
        (
            "Discounted payback, months",
            months(returns.discounted_payback),
        ),
        (
            "Benefit a year at full run",
            Value::Number(returns.annual_benefit),
        ),
        (
            "Present value of benefits",
            Value::Number(returns.pv_benefits),
        ),
        ("Present value of costs", Value::Number(returns.pv_costs)),
        (
            "Share of all benefits that must come true",
            share(returns.must_be_true),
        ),
    ]
}

/// What the engine says of `case`: the return, and the scenarios by name.
pub fn engine(calculator: &Calculator, case: &Case) -> (Return, Vec<(String, Option<Outcome>)>) {
    let estimate = calculator.estimate(case).unwrap();
    let price = price_paid(case, &estimate.quote);
    let names = ["Conservative", "Expected", "Optimistic"].map(str::to_owned);
    let own = case.scenarios.iter().map(|scenario| scenario.name.clone());
    let names = names.into_iter().chain(own);
    let scenarios = calculator.scenarios(case, &price).unwrap();
    let outcome = |compared: Compared| compared.outcome.ok().map(|(outcome, _)| outcome);
    let scenarios = names.zip(scenarios.into_iter().map(outcome)).collect();
    (estimate.situation.project.returns(&price), scenarios)
}

/// How two figures differ, if they do: amounts by a cent, or a trillionth of the larger.
pub fn differ(got: &Value, wanted: &Value) -> bool {
    match (got, wanted) {
        (Value::Number(got), Value::Number(wanted)) => {
            let size = got.abs().max(wanted.abs());
            // Shares and months are held to more digits than an amount.
            let near: f64 = if size < 1_000.0 { 1e-7 } else { 0.005 };
            (got - wanted).abs() > near.max(size * 1e-12)
        }
        _ => got != wanted,
    }
}

/// Whether a rate is further out than the workbook searches: it says that there is none.
fn out_of_reach(got: &Value, wanted: &Value) -> bool {
    let none = matches!(got, Value::Text(text) if text == "none");
    none && matches!(wanted, Value::Number(rate) if *rate < -0.9998 || *rate > 10_000.0)
}

/// Every headline of the summary that is not the engine's.
pub fn wrong(summary: &Grid, calculator: &Calculator, case: &Case) -> Vec<String> {
    let (returns, scenarios) = engine(calculator, case);
    let mut wrong = Vec::new();
    for (label, wanted) in headlines(&returns) {
        let got = behind(summary, label).into_iter().next().unwrap();
        if differ(&got, &wanted) && !out_of_reach(&got, &wanted) {
            wrong.push(format!("{label}: {got:?}, not {wanted:?}"));
        }
    }
    for (name, outcome) in scenarios {
        let Some(outcome) = outcome else { continue };
        let text = |none: &str| Value::Text(none.to_owned());
        let wanted = [
            Value::Number(outcome.npv),
            outcome.roi.map_or(text("none"), Value::Number),
            outcome.irr.map_or(text("none"), Value::Number),
            outcome.payback_months.map_or(text("never"), Value::Number),
        ];
        for (got, wanted) in behind(summary, &name).iter().zip(&wanted) {
            if differ(got, wanted) && !out_of_reach(got, wanted) {
                wrong.push(format!("{name}: {got:?}, not {wanted:?}"));
            }
        }
    }
    wrong.extend(wrong_hurdles(summary, calculator, case));
    wrong
}

/// Every hurdle of the summary that is not the customer's, or met where the engine says that it
/// is not, or the other way round.
fn wrong_hurdles(summary: &Grid, calculator: &Calculator, case: &Case) -> Vec<String> {
    let estimate = calculator.estimate(case).unwrap();
    let price = price_paid(case, &estimate.quote);
    let paid = price.once + price.yearly;
    let none = Hurdles::default();
    let all = case.hurdles();
    let rows = [
        (
            "ROI, at least",
            Hurdle::Roi,
            all.roi_min,
            Hurdles {
                roi_min: all.roi_min,
                ..none
            },
        ),
        (
            "Payback in months, at most",
            Hurdle::Payback,
            all.payback_months_max,
            Hurdles {
                payback_months_max: all.payback_months_max,
                ..none
            },
        ),
        (
            "Vendor's share of the value, at most",
            Hurdle::ValueShare,
            all.value_share_max,
            Hurdles {
                value_share_max: all.value_share_max,
                ..none
            },
        ),
    ];
    let mut wrong = Vec::new();
    for (label, hurdle, limit, alone) in rows {
        // Where nothing is paid there is no share.
        if hurdle == Hurdle::ValueShare && paid < 1.0 {
            continue;
        }
        let text = |text: &str| Value::Text(text.to_owned());
        let broken = estimate.hurdle_project.broken_hurdle(&alone, &price) == Some(hurdle);
        let met = limit.map(|_| text(if broken { "no" } else { "yes" }));
        let limit = limit.map_or(text(""), Value::Number);
        let got = behind(summary, label);
        if differ(&got[0], &limit) || got[2] != met.unwrap_or(text("")) {
            wrong.push(format!("{label}: {got:?}, broken: {broken}"));
        }
    }
    wrong
}
