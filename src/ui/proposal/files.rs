//! Files of the customer's figures: a workbook with live formulas, the cash flow as CSV.

use crate::browser::{Export, NoFile, export, today};
use crate::case::Case;
use crate::deal::Desk;
use crate::format::{Arg, Locale, Message};
use crate::offer::Public;
use crate::ui::words::Words;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    pub case: Rc<Case>,
    pub desk: Rc<Desk>,
    /// The reader's language, in which the files are.
    pub reader: Locale,
    pub words: Words,
}

/// How far the last file has come.
#[derive(Clone, PartialEq)]
enum State {
    Idle,
    Working,
    Done,
    Failed(NoFile),
}

#[component]
pub fn Files(props: &Props) -> Html {
    let words = &props.words;
    let state = use_state_eq(|| State::Idle);
    let button = |what: Export, key: &'static str| {
        let onclick = {
            let (props, state) = (props.clone(), state.clone());
            move |_: MouseEvent| make(what, &props, &state)
        };
        let busy = *state == State::Working;
        html! {
            <button type="button" class="small" {onclick} disabled={busy}>{ words.t(key) }</button>
        }
    };
    let told = match &*state {
        State::Idle => String::new(),
        State::Working => words.t("export.working").to_owned(),
        State::Done => words.t("export.done").to_owned(),
        State::Failed(NoFile::NotLoaded) => words.t("export.not_loaded").to_owned(),
        State::Failed(NoFile::Refused(reason)) => {
            words.say(&Message::new("export.refused").with("reason", Arg::Text(reason.clone())))
        }
    };
    let failed = matches!(*state, State::Failed(_));
    html! {
        <div class="exports">
            { button(Export::Workbook, "export.workbook") }
            { button(Export::CashFlow, "export.cash_flow") }
            <span class={classes!("note", failed.then_some("warn"))} role="status">{ told }</span>
        </div>
    }
}

/// Makes a file of what the customer sees: the public part alone, under the terms that the
/// proposal shows.
fn make(what: Export, props: &Props, state: &UseStateHandle<State>) {
    let public: &Public = &props.desk.playbook().public;
    let name = file_name(&props.case.customer.name, what);
    let (Ok(public), Ok(case)) = (
        serde_json::to_string(public),
        serde_json::to_string(&*props.case),
    ) else {
        state.set(State::Failed(NoFile::NotLoaded));
        return;
    };
    state.set(State::Working);
    let state = state.setter();
    let day = today().map(|day| day.to_string()).unwrap_or_default();
    let texts = [public.as_str(), case.as_str(), props.reader.tag(), &day];
    export(what, name, texts, move |outcome| {
        state.set(match outcome {
            Ok(()) => State::Done,
            Err(reason) => State::Failed(reason),
        });
    });
}

/// A name that says whose figures they are, as far as every system can write it.
fn file_name(customer: &str, what: Export) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let name: String = customer.chars().take(60).map(plain).collect();
    let name = match name.trim_matches('-') {
        "" => "case",
        name => name,
    };
    format!("{name}.worthwhile.{}", what.ending())
}
