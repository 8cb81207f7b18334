//! Would a chief financial officer accept it: what can be said against the case, and what to do
//! about each point.

use super::driver::{driver_id, focus_figure};
use super::fold::Fold;
use super::foundation::FoundationView;
use super::more_drivers::WHAT_COUNTS;
use super::words::Words;
use crate::browser::{focus, press, soon};
use crate::format::{Arg, Message};
use crate::offer::{Concern, Defensibility, Finding, RoiModel, Severity, Spot};
use crate::session::{Documents, Field};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub documents: Documents,
    pub check: Rc<Defensibility>,
    pub words: Words,
}

/// How many findings there are, and all of them on demand.
#[component]
pub fn Defence(props: &Props) -> Html {
    let Props {
        documents,
        check,
        words,
    } = props;
    let count = u32::try_from(check.findings.len()).unwrap_or(u32::MAX);
    let summary = match count {
        0 => words.t("defence.none").to_owned(),
        _ => words
            .say(&Message::new("defence.summary").with("count", Arg::Number(f64::from(count), 0))),
    };
    let inside = {
        let (documents, check, words) = (documents.clone(), check.clone(), words.clone());
        Callback::from(move |()| open(&documents, &check, &words))
    };
    html! { <Fold class="defence" {summary} {inside} /> }
}

fn open(documents: &Documents, check: &Rc<Defensibility>, words: &Words) -> Html {
    let Some(model) = documents.desk().calculator().model(documents.case()) else {
        return Html::default();
    };
    html! {
        <div class="certainty">
            if check.findings.is_empty() {
                <p class="good">{ words.t("defence.nothing") }</p>
            } else {
                <p class="note">{ words.t("defence.what") }</p>
            }
            <ol class="findings">
                for finding in check.findings.iter() {
                    <li key={format!("{:?}{:?}", finding.spot, std::mem::discriminant(&finding.concern))}>
                        { row(finding, model, words) }
                    </li>
                }
            </ol>
            <FoundationView documents={documents.clone()} check={check.clone()} words={words.clone()} />
        </div>
    }
}

/// How much it weighs, what it is about, what it says, and what to do.
fn row(finding: &Finding, model: &RoiModel, words: &Words) -> Html {
    let (class, sign, weight) = match finding.severity {
        Severity::Serious => ("weight bad", "✕", "defence.serious"),
        Severity::Warning => ("weight warn", "▲", "defence.warning"),
        Severity::Note => ("weight", "●", "defence.note"),
    };
    let name = |spot: Spot| name(spot, model, words);
    let about = name(finding.spot);
    let label = Message::new("defence.go").with("name", Arg::Text(about.clone()));
    html! {
        <>
            <p class="finding-head">
                <span {class}><span aria-hidden="true">{ sign }</span>{ " " }{ words.t(weight) }</span>
                if let Some(go) = way_to(finding, model) {
                    <button
                        type="button"
                        class="link"
                        aria-label={words.say(&label)}
                        onclick={move |_: MouseEvent| go()}
                    >
                        { about }
                    </button>
                } else {
                    <b>{ about }</b>
                }
            </p>
            <p>{ words.say(&finding.what(&name)) }</p>
            <p class="fix">{ "→ " }{ words.say(&finding.fix()) }</p>
        </>
    }
}

fn name(spot: Spot, model: &RoiModel, words: &Words) -> String {
    match spot {
        Spot::Driver(place) => words.of(&model.drivers[place].name),
        Spot::Input(place) => words.of(&model.inputs[place].name),
        Spot::Costs => words.t("defence.costs").to_owned(),
        Spot::Case => words.t("defence.case").to_owned(),
    }
}

/// Leads to what a finding is about, wherever it is hidden; none where no field of the Deal
/// screen mends it.
fn way_to(finding: &Finding, model: &RoiModel) -> Option<Box<dyn Fn()>> {
    let id = match (finding.spot, finding.concern) {
        (Spot::Input(place), _) => {
            let input = model.inputs[place].id.clone();
            return Some(Box::new(move || focus_figure(&input)));
        }
        (Spot::Driver(place), _) => driver_id(&model.drivers[place]),
        (Spot::Case, Concern::AboveBudget { .. }) => super::field::field_id(&Field::HurdleBudget),
        (Spot::Costs, _) => WHAT_COUNTS.to_owned(),
        (Spot::Case, _) => return None,
    };
    Some(Box::new(move || {
        press("tab-customer");
        let id = id.clone();
        soon(move || focus(&id));
    }))
}
