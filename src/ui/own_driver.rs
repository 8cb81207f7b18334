//! A driver that was added for this customer alone: what it is, and how it is taken out again.

use super::app::Dispatch;
use super::choice::Choice;
use super::field::{TypedField, base_of, field_id};
use super::fold::Fold;
use super::new_name::{NewName, Texts};
use super::words::Words;
use crate::browser::{focus, soon};
use crate::case::{Category, OwnDriver};
use crate::offer::RoiModel;
use crate::session::{Action, Entry, Field, MOST_OWN, OwnEdit, OwnText, Session};
use yew::prelude::*;

/// What adding a driver says.
const NEW: Texts = Texts {
    name: "own.new",
    number: "own.number",
    add: "own.add",
    full: "own.full",
};

/// Where a driver is added, if the ROI model allows it.
pub fn new_own(model: &RoiModel, own: &[OwnDriver], words: &Words, dispatch: &Dispatch) -> Html {
    if !model.own_drivers {
        return Html::default();
    }
    let dispatch = dispatch.clone();
    let on_name = move |name: String| dispatch.dispatch(Action::Own(OwnEdit::Add(name)));
    html! {
        <>
            <NewName
                id="own-new"
                of={NEW}
                count={own.len()}
                most={MOST_OWN}
                words={words.clone()}
                {on_name}
            />
            <p class="hint">{ words.t("own.hint") }</p>
        </>
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub session: Session,
    pub driver: OwnDriver,
    pub words: Words,
    pub dispatch: Dispatch,
}

/// What a driver that was added says of itself, behind a line.
#[component]
pub fn OwnDetails(props: &Props) -> Html {
    let inside = {
        let (session, driver) = (props.session.clone(), props.driver.clone());
        let (words, dispatch) = (props.words.clone(), props.dispatch.clone());
        Callback::from(move |()| details(&session, &driver, &words, &dispatch))
    };
    html! { <Fold class="own" summary={props.words.t("own.details")} {inside} /> }
}

fn details(session: &Session, driver: &OwnDriver, words: &Words, dispatch: &Dispatch) -> Html {
    let text = |which: OwnText, label: &'static str, placeholder: &'static str| {
        let field = Field::Own(driver.id.clone(), which);
        html! {
            <TypedField
                entry={Entry::Text}
                text={which.of(driver).to_owned()}
                draft={session.draft(&field).cloned()}
                base={base_of(session, &field, words)}
                label={words.t(label)}
                placeholder={words.t(placeholder)}
                words={words.clone()}
                dispatch={dispatch.clone()}
                {field}
            />
        }
    };
    let delete = {
        let (dispatch, id) = (dispatch.clone(), driver.id.clone());
        move |_: MouseEvent| {
            dispatch.dispatch(Action::Own(OwnEdit::Delete(id.clone())));
            // What had the focus is gone.
            soon(|| focus(super::more_drivers::WHAT_COUNTS));
        }
    };
    html! {
        <>
            { text(OwnText::Name, "own.name", "field.none") }
            { kind(driver, words, dispatch) }
            { text(OwnText::Source, "own.source", "own.source_hint") }
            { text(OwnText::Baseline, "own.baseline", "own.baseline_hint") }
            <p class="hint">{ names(session, driver, words) }</p>
            <button type="button" onclick={delete}>{ words.t("own.delete") }</button>
        </>
    }
}

/// What kind of value it is.
fn kind(driver: &OwnDriver, words: &Words, dispatch: &Dispatch) -> Html {
    let key = |category: Category| match category {
        Category::Cash => "sheet.category.cash",
        Category::Time => "sheet.category.time",
        Category::RiskAvoidance => "sheet.category.risk_avoidance",
        Category::WorkingCapital => "sheet.category.working_capital",
    };
    let options = Category::ALL.map(|one| (AttrValue::from(key(one)), words.t(key(one)).into()));
    let on_choose = {
        let (dispatch, id) = (dispatch.clone(), driver.id.clone());
        Callback::from(move |chosen: String| {
            if let Some(one) = Category::ALL.into_iter().find(|one| key(*one) == chosen) {
                dispatch.dispatch(Action::Own(OwnEdit::Categorise(id.clone(), one)));
            }
        })
    };
    let id = field_id(&Field::Own(driver.id.clone(), OwnText::Name)) + "-kind";
    html! {
        <Choice
            {id}
            label={words.t("sheet.category")}
            options={options.to_vec()}
            chosen={key(driver.category)}
            {on_choose}
        />
    }
}

/// The names that its formula may use.
fn names(session: &Session, driver: &OwnDriver, words: &Words) -> Html {
    let documents = session.documents();
    let Some(model) = documents.desk().calculator().model(documents.case()) else {
        return Html::default();
    };
    let own = [driver.today(), driver.saved()];
    let inputs = model.inputs.iter().filter(|input| !own.contains(&input.id));
    let inputs = inputs.map(|input| (&input.id, words.of(&input.name)));
    let formulas = model
        .formulas
        .iter()
        .map(|one| (&one.id, words.of(&one.label())));
    html! {
        <>
            { words.t("own.names") }
            for (id, meaning) in inputs.chain(formulas) {
                { " " }<code title={meaning}>{ id }</code>
            }
        </>
    }
}
