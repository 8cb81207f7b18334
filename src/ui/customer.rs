//! Who the customer is, what their situation costs them today, and what they would buy.

use super::add_ons::add_ons;
use super::agreed::AgreedTerms;
use super::app::Dispatch;
use super::choice::{Choice, refusal};
use super::driver::{DriverBlock, input_fields};
use super::evidence::cautions;
use super::field::{TypedField, base_of};
use super::fold::Fold;
use super::more_drivers::more_drivers;
use super::pain::pain_in_full;
use super::price_book::{plans, terms, years_and_discount};
use super::words::Words;
use crate::case::Scenario;
use crate::deal::{Deal, Desk};
use crate::format::{Arg, Message};
use crate::offer::Input;
use crate::pricing::Quote;
use crate::session::{Action, Entry, Field, Session};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub session: Session,
    pub desk: Rc<Desk>,
    pub deal: Rc<Deal>,
    pub words: Words,
    pub dispatch: Dispatch,
}

/// A number field of the session, by its label's key.
pub fn number_field(
    session: &Session,
    field: Field,
    label: &'static str,
    words: &Words,
    dispatch: &Dispatch,
) -> Html {
    let documents = session.documents();
    let entry = field.entry(documents);
    let unit = match entry {
        Entry::Percent => "%".to_owned(),
        Entry::Money => words.sign(),
        _ => String::new(),
    };
    html! {
        <TypedField
            {entry}
            value={field.number(documents)}
            draft={session.draft(&field).cloned()}
            base={base_of(session, &field, words)}
            label={words.t(label)}
            {unit}
            placeholder={while_empty(&field, words)}
            words={words.clone()}
            dispatch={dispatch.clone()}
            {field}
        />
    }
}

/// What stands for an empty field.
fn while_empty(field: &Field, words: &Words) -> String {
    match field {
        Field::ClaimShare => words.locale.editable_percent(1.0),
        Field::DelayMonths => words.locale.editable(0.0),
        field if field.optional() => words.t("field.none").to_owned(),
        _ => String::new(),
    }
}

#[component]
pub fn CustomerPanel(props: &Props) -> Html {
    let Props {
        session,
        desk,
        deal,
        words,
        dispatch,
    } = props;
    let case = session.documents().case();
    let Some((model, groups)) = desk
        .calculator()
        .model(case)
        .zip(desk.calculator().groups(case))
    else {
        return Html::default();
    };
    let drivers = &deal.estimate.situation.drivers;
    let today = deal.estimate.situation.costs_today(model);
    let shared: Vec<Input> = groups
        .shared
        .iter()
        .map(|place| model.inputs[*place].clone())
        .collect();
    html! {
        <>
            <CustomerFields
                session={session.clone()}
                desk={desk.clone()}
                quote={deal.estimate.quote}
                words={words.clone()}
                dispatch={dispatch.clone()}
            />
            <AgreedTerms session={session.clone()} words={words.clone()} dispatch={dispatch.clone()} />
            <h2>
                { words.t("customer.today") }
                <em>{ words.say(&per_year(today)) }</em>
            </h2>
            { pain_in_full(today, model.horizon_years, words) }
            for (place, driver) in model.drivers.iter().enumerate().filter(|(place, _)| drivers[*place].on) {
                <DriverBlock
                    key={driver.id.clone()}
                    session={session.clone()}
                    driver={driver.clone()}
                    result={drivers[place].clone()}
                    own={case.own_drivers().iter().find(|own| own.id == driver.id).cloned()}
                    inputs={groups.by_driver[place].iter().map(|n| model.inputs[*n].clone()).collect::<Vec<_>>()}
                    words={words.clone()}
                    dispatch={dispatch.clone()}
                />
            }
            { more_drivers(session.documents(), words, dispatch) }
            if !shared.is_empty() { { common(session, &shared, words, dispatch) } }
            <h2>{ words.t("hurdle.title") }</h2>
            <div class="pair">
                { number_field(session, Field::HurdlePayback, "hurdle.payback", words, dispatch) }
                { number_field(session, Field::HurdleRoi, "hurdle.roi", words, dispatch) }
                { number_field(session, Field::HurdleShare, "hurdle.share", words, dispatch) }
                { number_field(session, Field::HurdleBudget, "hurdle.budget", words, dispatch) }
            </div>
            { scenario(session, words, dispatch) }
        </>
    }
}

/// The figures that belong to no driver alone, and what to beware of in them.
fn common(session: &Session, inputs: &[Input], words: &Words, dispatch: &Dispatch) -> Html {
    let beware = cautions(inputs, words).map(|cautions| {
        let inside = Callback::from(move |()| cautions.clone());
        html! { <Fold summary={words.t("customer.shared_cautions")} {inside} /> }
    });
    html! {
        <>
            <h2>{ words.t("customer.shared") }</h2>
            { input_fields(session, inputs, words, dispatch) }
            { beware }
        </>
    }
}

/// An amount a year.
pub fn per_year(amount: f64) -> Message {
    Message::new("unit.per_year").with("amount", Arg::Money(amount, 0))
}

#[derive(Properties, PartialEq)]
struct FieldsProps {
    session: Session,
    desk: Rc<Desk>,
    quote: Quote,
    words: Words,
    dispatch: Dispatch,
}

#[component]
fn CustomerFields(props: &FieldsProps) -> Html {
    let FieldsProps {
        session,
        desk,
        quote,
        words,
        dispatch,
    } = props;
    let case = session.documents().case();
    let public = &desk.playbook().public;
    let industries: Vec<(AttrValue, AttrValue)> = public
        .roi_models
        .iter()
        .map(|model| (model.id.clone().into(), words.of(&model.name).into()))
        .collect();
    let book = &public.price_book;
    let (plans, terms) = (plans(book, words), terms(book, years_and_discount, words));
    let choose = |action: fn(String) -> Option<Action>| {
        let dispatch = dispatch.clone();
        Callback::from(move |value: String| {
            if let Some(action) = action(value) {
                dispatch.dispatch(action);
            }
        })
    };
    html! {
        <>
            <TypedField
                field={Field::CustomerName}
                entry={Entry::Text}
                text={case.customer.name.clone()}
                draft={session.draft(&Field::CustomerName).cloned()}
                base={base_of(session, &Field::CustomerName, words)}
                label={words.t("customer.name")}
                words={words.clone()}
                dispatch={dispatch.clone()}
            />
            <Choice
                id="industry"
                problem={refusal(session, "step.industry", words)}
                label={words.t("customer.industry")}
                options={industries}
                chosen={case.customer.industry.clone()}
                on_choose={choose(|id| Some(Action::ChooseIndustry(id)))}
            />
            <div class="pair">
                { number_field(session, Field::Staff, "customer.staff", words, dispatch) }
                { number_field(session, Field::Revenue, "customer.revenue", words, dispatch) }
                <Choice
                    id="plan"
                    problem={refusal(session, "step.plan", words)}
                    label={words.t("terms.plan")}
                    options={plans}
                    chosen={case.terms.plan.clone()}
                    on_choose={choose(|id| Some(Action::ChoosePlan(id)))}
                />
                { number_field(session, Field::Quantity, "terms.quantity", words, dispatch) }
            </div>
            <Choice
                id="term"
                problem={refusal(session, "step.term", words)}
                label={words.t("terms.term")}
                options={terms}
                chosen={case.terms.years.to_string()}
                on_choose={choose(|years| years.parse().ok().map(Action::ChooseTerm))}
            />
            <div class="field number">
                <span class="label">{ words.t("terms.list_price") }</span>
                <output for="plan quantity term">{ words.money(quote.yearly.units()) }</output>
            </div>
            { add_ons(book, case, words, dispatch) }
            if quote.quantity > case.terms.quantity {
                <p class="hint">
                    { words.say(&Message::new("terms.charged_from").with("quantity", Arg::Number(f64::from(quote.quantity), 0))) }
                </p>
            }
        </>
    }
}

/// In which scenario the hurdles must hold.
fn scenario(session: &Session, words: &Words, dispatch: &Dispatch) -> Html {
    let name = |scenario: Scenario| match scenario {
        Scenario::Conservative => ("conservative", "scenario.conservative"),
        Scenario::Expected => ("expected", "scenario.expected"),
        Scenario::Optimistic => ("optimistic", "scenario.optimistic"),
    };
    let options: Vec<(AttrValue, AttrValue)> = Scenario::ALL
        .map(|scenario| {
            let (value, key) = name(scenario);
            (value.into(), words.t(key).into())
        })
        .into();
    let (chosen, _) = name(session.documents().case().hurdles.scenario);
    let dispatch = dispatch.clone();
    let on_choose = Callback::from(move |value: String| {
        let mut all = Scenario::ALL.into_iter();
        if let Some(scenario) = all.find(|scenario| name(*scenario).0 == value) {
            dispatch.dispatch(Action::ChooseScenario(scenario));
        }
    });
    let problem = refusal(session, "step.scenario", words);
    html! { <Choice id="scenario" label={words.t("hurdle.scenario")} {options} {chosen} {problem} {on_choose} /> }
}
