//! A field to type in: free to type, strict to take.
//!
//! The text on screen is the user's own while they type; what the session could take of it
//! is reformatted when they leave. What it could not take stays, with the reason beside it.

use super::app::Dispatch;
use super::key_figures::of_field;
use super::words::Words;
use crate::format::{Arg, Message};
use crate::session::{Action, Draft, Entry, Field, OwnText, ScenarioField, Session};
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub field: Field,
    pub entry: Entry,
    /// A text field's text.
    #[prop_or_default]
    pub text: AttrValue,
    /// A number field's number.
    #[prop_or_default]
    pub value: Option<f64>,
    pub draft: Option<Draft>,
    /// What stood here at the base of "what if", if it has changed since.
    #[prop_or_default]
    pub base: Option<AttrValue>,
    pub label: AttrValue,
    /// Unit, shown behind the label.
    #[prop_or_default]
    pub unit: AttrValue,
    /// Shown while the field is empty.
    #[prop_or_default]
    pub placeholder: AttrValue,
    pub words: Words,
    pub dispatch: Dispatch,
}

/// What is on screen for a value.
fn canonical(props: &Props) -> AttrValue {
    let locale = props.words.locale;
    match (props.entry, props.value) {
        (Entry::Text, _) => props.text.clone(),
        (_, None) => AttrValue::default(),
        (Entry::Percent, Some(value)) => locale.editable_percent(value).into(),
        (_, Some(value)) => locale.editable(value).into(),
    }
}

/// Whether `text` still stands for the value; not so after an undo.
fn stands_for_value(props: &Props, text: &str) -> bool {
    let locale = props.words.locale;
    let parsed = match props.entry {
        Entry::Text => return text == props.text.as_str(),
        Entry::Percent => locale.parse_percent(text),
        Entry::Money => locale.parse_money(text),
        _ => locale.parse_number(text),
    };
    parsed.ok() == props.value
}

#[component]
pub fn TypedField(props: &Props) -> Html {
    let typing = use_state(|| None::<String>);
    let id = field_id(&props.field);
    let drafted = props.draft.as_ref().map(|draft| draft.text.clone());
    let shown: AttrValue = match (&*typing, drafted) {
        (Some(text), Some(draft)) if *text == draft => text.clone().into(),
        (Some(text), None) if stands_for_value(props, text) => text.clone().into(),
        (_, Some(draft)) => draft.into(),
        (_, None) => canonical(props),
    };
    let change = {
        let (typing, field) = (typing.setter(), props.field.clone());
        let dispatch = props.dispatch.clone();
        move |text: String| {
            typing.set(Some(text.clone()));
            dispatch.dispatch(Action::Type(field.clone(), text));
        }
    };
    let oninput = move |event: InputEvent| {
        change(event.target_unchecked_into::<HtmlInputElement>().value());
    };
    let onblur = {
        let typing = typing.setter();
        move |_: FocusEvent| typing.set(None)
    };
    let onkeydown = {
        let (typing, field) = (typing.setter(), props.field.clone());
        let dispatch = props.dispatch.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                typing.set(None);
                dispatch.dispatch(Action::Discard(field.clone()));
            }
        }
    };
    let problem = props
        .draft
        .as_ref()
        .map(|draft| props.words.say(&draft.problem));
    let problem_id = format!("{id}-problem");
    let number = props.entry != Entry::Text;
    let base_id = format!("{id}-base");
    let described = match (&problem, &props.base) {
        (Some(_), Some(_)) => Some(format!("{problem_id} {base_id}")),
        (Some(_), None) => Some(problem_id.clone()),
        (None, Some(_)) => Some(base_id.clone()),
        (None, None) => None,
    };
    let changed = props.base.is_some().then_some("changed");
    html! {
        <div class={classes!("field", number.then_some("number"), changed)}>
            <label for={id.clone()}>
                { props.label.clone() }
                if !props.unit.is_empty() { <span class="unit">{ props.unit.clone() }</span> }
            </label>
            <input
                {id}
                type="text"
                dir={(!number).then_some("auto")}
                inputmode={if number { "decimal" } else { "text" }}
                autocomplete="off"
                spellcheck="false"
                value={shown}
                placeholder={props.placeholder.clone()}
                aria-invalid={problem.is_some().then_some("true")}
                aria-describedby={described}
                {oninput}
                {onblur}
                {onkeydown}
            />
            if let Some(base) = &props.base {
                <p class="was" id={base_id}>{ base.clone() }</p>
            }
            if let Some(problem) = problem {
                <p class="problem" id={problem_id} role="status">{ problem }</p>
            }
        </div>
    }
}

/// What stood in a field at the base of "what if", in words, if it has changed since.
pub fn base_of(session: &Session, field: &Field, words: &Words) -> Option<AttrValue> {
    let (base, now) = (session.base()?, session.documents());
    let (before, after) = (of_field(field, base, words), of_field(field, now, words));
    let was = Message::new("what_if.was").with("value", Arg::Text(before.clone()));
    (before != after).then(|| words.say(&was).into())
}

/// A field's id in the page.
pub fn field_id(field: &Field) -> String {
    match field {
        Field::CustomerName => "customer-name".to_owned(),
        Field::Staff => "staff".to_owned(),
        Field::Quantity => "quantity".to_owned(),
        Field::HurdleRoi => "hurdle-roi".to_owned(),
        Field::HurdlePayback => "hurdle-payback".to_owned(),
        Field::HurdleShare => "hurdle-share".to_owned(),
        Field::HurdleBudget => "hurdle-budget".to_owned(),
        Field::Revenue => "revenue".to_owned(),
        Field::ClaimShare => "claim-share".to_owned(),
        Field::DelayMonths => "delay-months".to_owned(),
        Field::Scenario(place, field) => {
            let name = match field {
                ScenarioField::ClaimShare => "claim-share",
                ScenarioField::DelayMonths => "delay-months",
                ScenarioField::Figure(id) => &format!("figure-{id}"),
            };
            format!("scenario-{place}-{name}")
        }
        Field::Figure(id) => format!("figure-{id}"),
        Field::Motion(place, field) => format!("motion-{place}-{}", field.path()),
        Field::Agreed(field) => field.path().replace('.', "-"),
        Field::RoleHours(place, line) => format!("motion-{place}-hours-{line}"),
        Field::Own(driver, text) => {
            let name = match text {
                OwnText::Name => "name",
                OwnText::Baseline => "baseline",
                OwnText::Source => "source",
            };
            format!("own-{driver}-{name}")
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct SliderProps {
    pub field: Field,
    pub value: f64,
    pub from: f64,
    pub to: f64,
    pub label: AttrValue,
    /// The value in words, for assistive technology.
    pub spoken: AttrValue,
    pub dispatch: Dispatch,
}

/// A slider over a field's plausible range. Typing beside it may go beyond.
#[component]
pub fn Slider(props: &SliderProps) -> Html {
    // Where a figure is not taken nothing has changed, and the thumb must go back all the same.
    let again = use_force_update();
    let oninput = {
        let (field, dispatch) = (props.field.clone(), props.dispatch.clone());
        move |event: InputEvent| {
            let moved = event
                .target_unchecked_into::<HtmlInputElement>()
                .value_as_number();
            dispatch.dispatch(Action::Slide(field.clone(), tidy(moved)));
            again.force_update();
        }
    };
    let step = round_step((props.to - props.from) / 50.0);
    html! {
        <input
            type="range"
            class="slider"
            id={format!("{}-slider", field_id(&props.field))}
            aria-label={props.label.clone()}
            aria-valuetext={props.spoken.clone()}
            min={tidy(props.from).to_string()}
            max={tidy(props.to).to_string()}
            step={step.to_string()}
            value={props.value.to_string()}
            {oninput}
        />
    }
}

/// Without what a sum of steps leaves in the last digits, which would put an end out of reach.
fn tidy(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

/// A step of 1, 2 or 5 times a power of ten, at most `wanted`: what people count in.
fn round_step(wanted: f64) -> f64 {
    let power = 10_f64.powf(wanted.max(1e-9).log10().floor());
    let steps = [5.0, 2.0, 1.0].map(|digit| digit * power);
    steps
        .into_iter()
        .find(|step| *step <= wanted * (1.0 + 1e-9))
        .unwrap_or(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_what_people_count_in() {
        for (wanted, step) in [(0.011, 0.01), (0.0049, 0.002), (7.0, 5.0), (0.02, 0.02)] {
            assert!((round_step(wanted) - step).abs() < 1e-12, "{wanted}");
        }
    }
}
