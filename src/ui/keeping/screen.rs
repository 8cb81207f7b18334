//! All cases on one screen.

use super::cases::Cases;
use super::past::Past;
use super::row::Row;
use crate::browser::go_to;
use crate::format::{Arg, Message};
use crate::keeping::{CaseList, Head, View};
use crate::session::{Action, CaseId, Session};
use crate::ui::app::Dispatch;
use crate::ui::words::Words;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub session: Session,
    pub cases: Cases,
    /// Whether the large store has answered.
    pub ready: bool,
    /// How often something in the list has changed.
    pub revision: u32,
    /// The case that was deleted last, and its name.
    pub deleted: Option<(CaseId, String)>,
    pub words: Words,
    pub dispatch: Dispatch,
}

/// How many cases are shown at first: more than fit a window, fewer than would be slow.
const PAGE: usize = 60;

#[component]
pub fn CasesScreen(props: &Props) -> Html {
    let Props { session, words, .. } = props;
    let list = use_list(props);
    let view = use_state_eq(View::default);
    let query = use_state_eq(String::new);
    let all = use_state_eq(|| false);
    let models = &session.documents().playbook().public.roi_models;
    let industry = |id: &str| {
        let model = models.iter().find(|model| model.id == id);
        model.map_or_else(|| id.to_owned(), |model| words.of(&model.name))
    };
    let found: Vec<&Head> = list.found(*view, &query, industry).collect();
    let shown = if *all { found.len() } else { PAGE };
    let more = {
        let all = all.setter();
        move |_: MouseEvent| all.set(true)
    };
    let note = if !props.ready {
        Some(words.t("cases.waiting").to_owned())
    } else if found.is_empty() && !query.is_empty() {
        Some(words.t("cases.nothing_found").to_owned())
    } else {
        found.is_empty().then(|| words.t("cases.none").to_owned())
    };
    let head = |key: &'static str, class: &'static str| {
        html! { <th scope="col" {class}>{ words.t(key) }</th> }
    };
    html! {
        <main class="cases">
            <section class="card all" aria-labelledby="cases-title">
                { top(&list, &view, &query, props) }
                { undo(props) }
                if !found.is_empty() {
                    <table>
                        <thead>
                            <tr>
                                { head("cases.customer", "text") }
                                { head("customer.industry", "text") }
                                { head("cases.npv", "") }
                                { head("cases.remedy", "text") }
                                { head("cases.changed", "") }
                                <th><span class="quiet">{ words.t("cases.acts") }</span></th>
                            </tr>
                        </thead>
                        <tbody>
                            for head in found.iter().take(shown) {
                                <Row
                                    key={head.id.to_string()}
                                    head={(*head).clone()}
                                    industry={industry(&head.industry)}
                                    here={head.id == *session.id()}
                                    cases={props.cases.clone()}
                                    words={words.clone()}
                                />
                            }
                        </tbody>
                    </table>
                }
                if let Some(note) = note { <p class="note" role="status">{ note }</p> }
                if found.len() > shown {
                    <button type="button" onclick={more}>
                        { words.say(&counted("cases.show_all", found.len())) }
                    </button>
                }
            </section>
            <Past
                session={session.clone()}
                cases={props.cases.clone()}
                ready={props.ready}
                revision={props.revision}
                words={words.clone()}
            />
        </main>
    }
}

/// The list as it is kept, read anew whenever something in it has changed.
#[hook]
fn use_list(props: &Props) -> Rc<CaseList> {
    let list = use_state_eq(Rc::<CaseList>::default);
    use_effect_with((props.ready, props.revision), {
        let (list, cases) = (list.setter(), props.cases.clone());
        move |_| spawn_local(async move { list.set(Rc::new(cases.list().await)) })
    });
    (*list).clone()
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand")]
fn counted(key: &'static str, count: usize) -> Message {
    Message::new(key).with("number", Arg::Number(count as f64, 0))
}

/// Title, what to look for, which ones, and the next customer.
fn top(
    list: &CaseList,
    view: &UseStateHandle<View>,
    query: &UseStateHandle<String>,
    props: &Props,
) -> Html {
    let words = &props.words;
    let oninput = {
        let query = query.setter();
        move |event: InputEvent| {
            query.set(event.target_unchecked_into::<HtmlInputElement>().value());
        }
    };
    let choices = View::ALL.map(|one| {
        let key = match one {
            View::Current => "cases.current",
            View::Archived => "cases.archived",
            View::Deleted => "cases.deleted",
        };
        let setter = view.setter();
        let pressed = (**view == one).to_string();
        html! {
            <button
                {key}
                type="button"
                class="small"
                aria-pressed={pressed}
                onclick={move |_: MouseEvent| setter.set(one)}
            >
                { words.say(&counted(key, list.count(one))) }
            </button>
        }
    });
    let begin = {
        let dispatch = props.dispatch.clone();
        move |_: MouseEvent| {
            dispatch.dispatch(Action::NewCustomer);
            go_to("deal");
        }
    };
    html! {
        <header>
            <h2 id="cases-title">{ words.t("cases.title") }</h2>
            <div class="field">
                <label for="case-search" class="quiet">{ words.t("cases.search") }</label>
                <input
                    id="case-search"
                    type="search"
                    autocomplete="off"
                    placeholder={words.t("cases.search")}
                    value={(**query).clone()}
                    {oninput}
                />
            </div>
            <div class="acts-row" role="group" aria-label={words.t("cases.view")}>{ for choices }</div>
            <button type="button" class="primary" onclick={begin}>{ words.t("cases.begin") }</button>
        </header>
    }
}

/// The case deleted last can come back in one click.
fn undo(props: &Props) -> Html {
    let Some((id, name)) = props.deleted.clone() else {
        return Html::default();
    };
    let name = if name.is_empty() {
        props.words.t("header.unnamed").to_owned()
    } else {
        name
    };
    let said = Message::new("cases.was_deleted").with("name", Arg::Text(name));
    let cases = props.cases.clone();
    let back = move |_: MouseEvent| cases.bring_back(id.clone());
    html! {
        <p class="undone" role="status">
            { props.words.say(&said) }{ " " }
            <button type="button" class="small" onclick={back}>{ props.words.t("cases.bring_back") }</button>
        </p>
    }
}
