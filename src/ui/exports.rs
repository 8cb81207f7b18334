//! Files of the customer's figures: a workbook with live formulas, the cash flow as CSV.

use super::words::Words;
use crate::browser::{Export, NoFile, export, today};
use crate::format::{Arg, Message};
use crate::session::Documents;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub documents: Documents,
    /// The reader's language, in which the files are.
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
pub fn Exports(props: &Props) -> Html {
    let Props { documents, words } = props;
    let state = use_state_eq(|| State::Idle);
    let button = |what: Export, key: &'static str| {
        let onclick = {
            let (documents, words, state) = (documents.clone(), words.clone(), state.clone());
            move |_: MouseEvent| make(what, &documents, &words, &state)
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

/// Makes a file of what the customer sees: the public part alone, with the terms on the table,
/// else those that are recommended.
fn make(what: Export, documents: &Documents, words: &Words, state: &UseStateHandle<State>) {
    let mut case = (**documents.case()).clone();
    let advised = documents.deal().advice.first();
    if case.terms.agreed.is_none() {
        case.terms.agreed = advised
            .filter(|remedy| remedy.way != crate::economics::Way::Decline)
            .map(crate::economics::Remedy::agreed);
    }
    let public = &documents.playbook().public;
    let name = file_name(&case.customer.name, what);
    let (Ok(public), Ok(case)) = (serde_json::to_string(public), serde_json::to_string(&case))
    else {
        state.set(State::Failed(NoFile::NotLoaded));
        return;
    };
    state.set(State::Working);
    let state = state.setter();
    let texts = [public.as_str(), case.as_str(), words.locale.tag(), &today()];
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
