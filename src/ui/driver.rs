//! One line of benefit: what it costs today, and how much of that would be saved.

use super::app::Dispatch;
use super::customer::per_year;
use super::evidence::evidence;
use super::field::{Slider, TypedField, base_of, field_id};
use super::fold::Fold;
use super::labels;
use super::own_driver::OwnDetails;
use super::why::{Subject, Why};
use super::words::Words;
use crate::browser::{focus, press, soon};
use crate::case::OwnDriver;
use crate::format::{Arg, Message, rounded};
use crate::model::Unit;
use crate::offer::{Driver, DriverResult, Input, InputKind, Tier, input_limits};
use crate::session::{Field, Session};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub session: Session,
    pub driver: Driver,
    pub result: DriverResult,
    /// The inputs that only this driver uses.
    pub inputs: Vec<Input>,
    /// If it was added for this customer, what was added.
    pub own: Option<OwnDriver>,
    pub words: Words,
    pub dispatch: Dispatch,
}

#[component]
pub fn DriverBlock(props: &Props) -> Html {
    let Props {
        session,
        driver,
        result,
        inputs,
        own,
        words,
        dispatch,
    } = props;
    let (asked, assumed): (Vec<&Input>, Vec<&Input>) = inputs
        .iter()
        .partition(|input| input.kind == InputKind::Customer);
    // What is bound in a stock is no yearly amount, and comes once.
    let (today, saving) = if result.benefit.once {
        let bound = Message::new("driver.bound");
        (
            bound.with("amount", Arg::Money(result.benefit.baseline, 0)),
            "driver.release",
        )
    } else {
        (per_year(result.benefit.baseline), "driver.saving")
    };
    let saving = Message::new(saving).with("amount", Arg::Money(result.benefit.full_run, 0));
    let inside = {
        let (documents, words) = (session.documents().clone(), words.clone());
        let subject = Subject::Driver(result.driver);
        let (driver, inputs) = (driver.clone(), inputs.clone());
        Callback::from(move |()| {
            let (documents, rests_on) = (documents.clone(), evidence(&driver, &inputs, &words));
            html! { <>{ rests_on }<Why {documents} {subject} words={words.clone()} /></> }
        })
    };
    html! {
        <section id={driver_id(driver)} tabindex="-1" class="driver" aria-label={words.of(&driver.name)}>
            <h3>
                { words.of(&driver.name) }
                <em>{ words.say(&today) }</em>
            </h3>
            { input_fields(session, asked, words, dispatch) }
            for input in assumed {
                <Assumption
                    key={input.id.clone()}
                    session={session.clone()}
                    input={input.clone()}
                    words={words.clone()}
                    dispatch={dispatch.clone()}
                />
            }
            <Fold summary={words.say(&saving)} {inside} />
            if let Some(own) = own {
                <OwnDetails
                    session={session.clone()}
                    driver={own.clone()}
                    words={words.clone()}
                    dispatch={dispatch.clone()}
                />
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
pub struct InputProps {
    pub session: Session,
    pub input: Input,
    pub words: Words,
    pub dispatch: Dispatch,
}

/// Figures of the customer's, side by side.
pub fn input_fields<'a>(
    session: &Session,
    inputs: impl IntoIterator<Item = &'a Input>,
    words: &Words,
    dispatch: &Dispatch,
) -> Html {
    html! {
        <div class="pair">
            for input in inputs {
                <InputField
                    key={input.id.clone()}
                    session={session.clone()}
                    input={input.clone()}
                    words={words.clone()}
                    dispatch={dispatch.clone()}
                />
            }
        </div>
    }
}

/// A figure of the customer's.
#[component]
pub fn InputField(props: &InputProps) -> Html {
    let InputProps {
        session,
        input,
        words,
        dispatch,
    } = props;
    let field = Field::Figure(input.id.clone());
    let unit = Unit::parse(&input.unit)
        .map(|unit| labels::unit(&unit, words))
        .unwrap_or_default();
    html! {
        <TypedField
            entry={field.entry(session.documents())}
            value={field.number(session.documents())}
            draft={session.draft(&field).cloned()}
            base={base_of(session, &field, words)}
            label={words.of(&input.name)}
            {unit}
            words={words.clone()}
            dispatch={dispatch.clone()}
            {field}
        />
    }
}

/// An assumption about the effect: a field, and a slider over its plausible range.
#[component]
fn Assumption(props: &InputProps) -> Html {
    let InputProps {
        session,
        input,
        words,
        dispatch,
    } = props;
    let field = Field::Figure(input.id.clone());
    let value = field.number(session.documents()).unwrap_or(input.likely);
    let name = words.of(&input.name);
    html! {
        <div class="assumption">
            <InputField
                session={session.clone()}
                input={input.clone()}
                words={words.clone()}
                dispatch={dispatch.clone()}
            />
            if let Some((from, to)) = track(input) {
                <Slider
                    {value}
                    {from}
                    {to}
                    label={name}
                    spoken={shown(input, value, words)}
                    dispatch={dispatch.clone()}
                    {field}
                />
                <p class="range">
                    <span>{ shown(input, from, words) }</span>
                    <TierMark tier={input.tier} words={words.clone()} />
                    <span>{ shown(input, to, words) }</span>
                </p>
            }
        </div>
    }
}

/// The plausible range, and as much again half on either side, within the limits.
fn track(input: &Input) -> Option<(f64, f64)> {
    let (low, high) = input.low.zip(input.high)?;
    let (least, most) = input_limits(input);
    let beyond = (high - low) / 2.0;
    Some(((low - beyond).max(least), (high + beyond).min(most)))
}

/// A value of `input` with its unit.
fn shown(input: &Input, value: f64, words: &Words) -> String {
    match Unit::parse(&input.unit) {
        Ok(unit) if unit.percent => {
            let decimals = u8::from((value * 100.0).fract().abs() > 1e-9);
            words.percent(value, decimals)
        }
        Ok(unit) if unit.is_money() => words.money(value),
        _ => words.number(value, 0),
    }
}

/// A value of `input` to about three digits; money and shares with their sign.
pub fn amount(input: &Input, value: f64, words: &Words) -> String {
    let value = rounded(value, if value.abs() < 1000.0 { 3 } else { 4 });
    let exact = |value: f64, digits: u8| {
        let scaled = value * 10_f64.powi(i32::from(digits));
        (scaled - scaled.round()).abs() < 1e-9
    };
    let decimals = |value: f64, most: u8| (0..most).find(|n| exact(value, *n)).unwrap_or(most);
    match Unit::parse(&input.unit) {
        Ok(unit) if unit.percent => words.percent(value, decimals(value * 100.0, 1)),
        Ok(unit) if unit.is_money() => {
            let cents = if value.abs() < 100.0 && !exact(value, 0) {
                2
            } else {
                0
            };
            words.locale.money(value, &words.currency, cents)
        }
        _ => words.number(value, decimals(value, if value < 10.0 { 2 } else { 1 })),
    }
}

/// The unit that `amount` leaves to be said.
pub fn unit_of(input: &Input, words: &Words) -> String {
    match Unit::parse(&input.unit) {
        Ok(unit) if !unit.percent && !unit.is_money() => labels::unit(&unit, words),
        _ => String::new(),
    }
}

/// A driver's id in the page.
pub fn driver_id(driver: &Driver) -> String {
    format!("driver-{}", driver.id)
}

/// Leads to the field of an input, wherever it is hidden.
pub fn focus_figure(input: &str) {
    press("tab-customer");
    let id = field_id(&Field::Figure(input.to_owned()));
    soon(move || focus(&id));
}

#[derive(Properties, PartialEq)]
pub struct TierProps {
    pub tier: Tier,
    pub words: Words,
}

/// How well an assumption is founded.
#[component]
pub fn TierMark(props: &TierProps) -> Html {
    let (class, name) = match props.tier {
        Tier::A => ("tier a", "A"),
        Tier::B => ("tier b", "B"),
        Tier::C => ("tier c", "C"),
        Tier::D => ("tier d", "D"),
    };
    let meaning = labels::tier(props.tier, &props.words);
    html! {
        <span class="evidence">
            <span {class} aria-hidden="true">{ name }</span>{ " " }{ meaning }
        </span>
    }
}
