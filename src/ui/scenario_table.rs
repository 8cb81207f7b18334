//! The figures of all scenarios, each with how far it lies from what is expected.

use super::scenarios::{fault_line, scenario_name};
use super::words::{NONE, Words};
use crate::case::Scenario;
use crate::format::{Arg, Message};
use crate::offer::{Compared, Outcome, RoiModel, Which};
use crate::session::Documents;
use yew::prelude::*;

/// How a figure is counted.
#[derive(Clone, Copy)]
enum Kind {
    Money,
    Share,
    Months,
}

/// A figure that is compared: its name, how it is counted, and where it stands.
struct Row {
    key: &'static str,
    kind: Kind,
    value: fn(&Outcome) -> Option<f64>,
}

const ROWS: [Row; 6] = [
    Row {
        key: "return.npv",
        kind: Kind::Money,
        value: |outcome| Some(outcome.npv),
    },
    Row {
        key: "return.roi",
        kind: Kind::Share,
        value: |outcome| outcome.roi,
    },
    Row {
        key: "return.payback",
        kind: Kind::Months,
        value: |outcome| outcome.payback_months,
    },
    Row {
        key: "return.irr",
        kind: Kind::Share,
        value: |outcome| outcome.irr,
    },
    Row {
        key: "return.pv_benefits",
        kind: Kind::Money,
        value: |outcome| Some(outcome.pv_benefits),
    },
    Row {
        key: "return.pv_costs",
        kind: Kind::Money,
        value: |outcome| Some(outcome.pv_costs),
    },
];

/// One column a scenario, one row a figure.
pub fn table(documents: &Documents, compared: &[Compared], words: &Words) -> Html {
    let case = documents.case();
    let Some(model) = documents.desk().calculator().model(case) else {
        return Html::default();
    };
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={words.t("scenario.title")}>
            <table class="must side-by-side">
                <thead>
                    <tr>
                        <th scope="col">{ words.t("return.figure") }</th>
                        for one in compared {
                            <th scope="col" key={format!("{:?}", one.which)}>
                                { scenario_name(one.which, case, words) }
                            </th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for (place, row) in ROWS.iter().enumerate() {
                        <tr key={row.key}>
                            <th scope="row">{ words.t(row.key) }</th>
                            for one in compared { { cell(one, row, place == 0, model, words) } }
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}

fn cell(one: &Compared, row: &Row, first: bool, model: &RoiModel, words: &Words) -> Html {
    let key = format!("{:?}", one.which);
    let (outcome, difference) = match &one.outcome {
        Ok(both) => both,
        // What has no value stands once, in place of all figures.
        Err(faults) if first => {
            return html! {
                <td {key} class="faulty" rowspan={ROWS.len().to_string()}>
                    for (place, fault) in faults.iter().enumerate() {
                        <p key={place} class="problem">{ fault_line(fault, model, words) }</p>
                    }
                </td>
            };
        }
        Err(_) => return Html::default(),
    };
    let expected = one.which == Which::Built(Scenario::Expected);
    let value = (row.value)(outcome);
    let apart = (row.value)(difference).filter(|_| !expected);
    // What cannot be seen at this many digits is no difference.
    let apart = apart.filter(|apart| shown(*apart, row.kind, words) != shown(0.0, row.kind, words));
    html! {
        <td {key} class={expected.then_some("strong")}>
            { value.map_or_else(|| NONE.to_owned(), |value| shown(value, row.kind, words)) }
            if let Some(apart) = apart { <small>{ signed(apart, row.kind, words) }</small> }
        </td>
    }
}

fn shown(value: f64, kind: Kind, words: &Words) -> String {
    match kind {
        Kind::Money => words.number(value, 0),
        Kind::Share => words.percent(value, 0),
        Kind::Months => words.number(value, 1),
    }
}

/// A difference with its sign; of shares in points, so that nobody takes it for a share of one.
fn signed(apart: f64, kind: Kind, words: &Words) -> String {
    let text = match kind {
        Kind::Share => {
            let points = Arg::Number(apart * 100.0, 0);
            words.say(&Message::new("scenario.points").with("points", points))
        }
        _ => shown(apart, kind, words),
    };
    if apart > 0.0 {
        format!("+{text}")
    } else {
        text
    }
}
