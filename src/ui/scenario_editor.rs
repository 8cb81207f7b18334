//! The named scenarios: what differs in each, new ones, and their end.

use super::app::Dispatch;
use super::field::{TypedField, base_of};
use super::fold::Fold;
use super::key_figures::of_field;
use super::labels;
use super::new_name::Texts;
use super::words::Words;
use crate::browser::{focus, soon};
use crate::format::{Arg, Message};
use crate::model::Unit;
use crate::offer::{Input, InputKind, RoiModel};
use crate::session::{Action, Entry, Field, ScenarioEdit, ScenarioField, Session};
use std::collections::BTreeMap;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub session: Session,
    pub words: Words,
    pub dispatch: Dispatch,
}

/// Where the name of a new scenario is typed.
pub const NEW_NAME: &str = "scenario-name";

/// What adding a scenario says.
pub const NEW_SCENARIO: Texts = Texts {
    name: "scenario.name",
    number: "scenario.number",
    add: "scenario.add",
    full: "scenario.full",
};

/// Each named scenario with what differs in it.
#[component]
pub fn NamedScenarios(props: &Props) -> Html {
    let scenarios = &props.session.documents().case().scenarios;
    html! {
        for (place, scenario) in scenarios.iter().enumerate() {
            <section key={place} class="named" aria-label={scenario.name.clone()}>
                { head(place, &scenario.name, props) }
                <div class="pair">
                    { own_field(place, ScenarioField::ClaimShare, props) }
                    { own_field(place, ScenarioField::DelayMonths, props) }
                </div>
                { figures(place, props) }
            </section>
        }
    }
}

/// A scenario's name, to be changed in place, and its end.
fn head(place: usize, name: &str, props: &Props) -> Html {
    let words = &props.words;
    let onchange = {
        let (dispatch, name) = (props.dispatch.clone(), name.to_owned());
        move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let typed = input.value();
            if typed.trim().is_empty() {
                // A scenario must be called something.
                input.set_value(&name);
            }
            dispatch.dispatch(Action::Scenarios(ScenarioEdit::Rename(place, typed)));
        }
    };
    let onclick = {
        let dispatch = props.dispatch.clone();
        move |_: MouseEvent| {
            dispatch.dispatch(Action::Scenarios(ScenarioEdit::Delete(place)));
            // The button is gone with its scenario.
            soon(|| focus(NEW_NAME));
        }
    };
    let delete = Message::new("variant.delete_this").with("name", Arg::Text(name.to_owned()));
    html! {
        <div class="named-head">
            <input
                id={format!("scenario-{place}-name")}
                type="text"
                dir="auto"
                maxlength="60"
                value={name.to_owned()}
                aria-label={words.t("scenario.name")}
                {onchange}
            />
            <button type="button" class="small" aria-label={words.say(&delete)} {onclick}>
                { words.t("variant.delete") }
            </button>
        </div>
    }
}

/// A figure of a scenario that is not one of the ROI model's.
fn own_field(place: usize, field: ScenarioField, props: &Props) -> Html {
    let (label, of_case) = match field {
        ScenarioField::DelayMonths => ("scenario.delay_months", Field::DelayMonths),
        _ => ("scenario.claim_share", Field::ClaimShare),
    };
    let documents = props.session.documents();
    let as_in_case = match of_case.number(documents) {
        Some(_) => of_field(&of_case, documents, &props.words),
        None if of_case == Field::ClaimShare => props.words.percent(1.0, 0),
        None => props.words.number(0.0, 0),
    };
    let label = props.words.t(label).to_owned();
    scenario_field(
        Field::Scenario(place, field),
        label,
        None,
        as_in_case,
        props,
    )
}

/// A field that is as in the case while it is empty; what stands there shows meanwhile.
fn scenario_field(
    field: Field,
    label: String,
    unit: Option<String>,
    as_in_case: String,
    props: &Props,
) -> Html {
    let Props {
        session,
        words,
        dispatch,
    } = props;
    let documents = session.documents();
    let entry = field.entry(documents);
    let key = format!("{field:?}");
    let percent = (entry == Entry::Percent).then(|| "%".to_owned());
    html! {
        <TypedField
            {key}
            {entry}
            value={field.number(documents)}
            draft={session.draft(&field).cloned()}
            base={base_of(session, &field, words)}
            {label}
            unit={unit.or(percent).unwrap_or_default()}
            placeholder={as_in_case}
            words={words.clone()}
            dispatch={dispatch.clone()}
            {field}
        />
    }
}

/// The ROI model's figures that differ in a scenario, and those that could.
fn figures(place: usize, props: &Props) -> Html {
    let case = props.session.documents().case();
    let changed = case.scenarios[place].figures.get(&case.customer.industry);
    let count = u32::try_from(changed.map_or(0, BTreeMap::len)).unwrap_or(u32::MAX);
    let summary = match count {
        0 => props.words.t("scenario.figures_none").to_owned(),
        _ => props
            .words
            .say(&Message::new("scenario.figures").with("count", Arg::Number(f64::from(count), 0))),
    };
    let inside = {
        let props = Props {
            session: props.session.clone(),
            words: props.words.clone(),
            dispatch: props.dispatch.clone(),
        };
        Callback::from(move |()| {
            let documents = props.session.documents();
            let model = documents.desk().calculator().model(documents.case());
            let inputs = model.map(|model| counting(model, &props.session));
            html! {
                <div class="pair">
                    for input in inputs.into_iter().flatten() {
                        { figure(place, input, &props) }
                    }
                </div>
            }
        })
    };
    html! { <Fold {summary} {inside} /> }
}

/// The inputs on which something rests that counts, assumptions first.
fn counting<'a>(model: &'a RoiModel, session: &Session) -> Vec<&'a Input> {
    let documents = session.documents();
    let groups = documents.desk().calculator().groups(documents.case());
    let used = |place: &usize| {
        groups.as_ref().is_some_and(|groups| {
            let own = groups.by_driver.iter().flatten();
            own.chain(&groups.shared).any(|other| other == place)
        })
    };
    let places = (0..model.inputs.len()).filter(used);
    let mut inputs: Vec<&Input> = places.map(|place| &model.inputs[place]).collect();
    inputs.sort_by_key(|input| input.kind == InputKind::Customer);
    inputs
}

fn figure(place: usize, input: &Input, props: &Props) -> Html {
    let words = &props.words;
    let of_case = Field::Figure(input.id.clone());
    let as_in_case = of_field(&of_case, props.session.documents(), words);
    let unit = Unit::parse(&input.unit).map(|unit| labels::unit(&unit, words));
    let field = Field::Scenario(place, ScenarioField::Figure(input.id.clone()));
    scenario_field(field, words.of(&input.name), unit.ok(), as_in_case, props)
}
