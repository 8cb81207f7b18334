//! For whom the proposal is, from when its days count, and what it is printed on.

use crate::case::{Case, Contact, Paper, Reader};
use crate::format::{Arg, Locale, Message};
use crate::session::{Action, MOST_CONTACTS, ProposalEdit};
use crate::ui::app::Dispatch;
use crate::ui::choice::Choice;
use crate::ui::words::Words;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub case: Rc<Case>,
    /// The language in which it is written.
    pub locale: Locale,
    pub words: Words,
    pub dispatch: Dispatch,
}

#[component]
pub fn Settings(props: &Props) -> Html {
    let Props {
        case,
        locale,
        words,
        dispatch,
    } = props;
    let settings = &case.proposal;
    let languages: Vec<(AttrValue, AttrValue)> = Locale::ALL
        .iter()
        .map(|l| (l.tag().into(), l.native_name().into()))
        .collect();
    let speak = {
        let dispatch = dispatch.clone();
        Callback::from(move |tag: String| {
            let reader = Locale::from_tag(&tag).map(Reader::of);
            dispatch.dispatch(Action::Propose(ProposalEdit::Language(reader)));
        })
    };
    let papers: Vec<(AttrValue, AttrValue)> = vec![
        ("a4".into(), "A4".into()),
        ("letter".into(), "Letter".into()),
    ];
    let on_paper = {
        let dispatch = dispatch.clone();
        Callback::from(move |name: String| {
            let paper = if name == "letter" {
                Paper::Letter
            } else {
                Paper::A4
            };
            dispatch.dispatch(Action::Propose(ProposalEdit::Paper(paper)));
        })
    };
    let on_start = {
        let dispatch = dispatch.clone();
        move |event: Event| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            // The field itself takes nothing but a day, or nothing at all.
            let start = text.parse().ok();
            dispatch.dispatch(Action::Propose(ProposalEdit::Start(start)));
        }
    };
    html! {
        <section class="card" aria-labelledby="proposal-settings">
            <h2 id="proposal-settings">{ words.t("proposal_screen.settings") }</h2>
            <div class="pair">
                <Choice
                    id="proposal-language"
                    label={words.t("proposal_screen.language")}
                    options={languages}
                    chosen={locale.tag()}
                    on_choose={speak}
                />
                <Choice
                    id="proposal-paper"
                    label={words.t("proposal_screen.paper")}
                    options={papers}
                    chosen={if settings.paper == Paper::Letter { "letter" } else { "a4" }}
                    on_choose={on_paper}
                />
            </div>
            <div class="field">
                <label for="proposal-start">{ words.t("proposal_screen.start") }</label>
                <input
                    id="proposal-start"
                    type="date"
                    value={settings.start.map(|start| start.to_string()).unwrap_or_default()}
                    onchange={on_start}
                />
                <p class="hint">{ words.t("proposal_screen.start_hint") }</p>
            </div>
            { contacts(props) }
        </section>
    }
}

/// The customer's people: those that there are, and room for one more.
fn contacts(props: &Props) -> Html {
    let Props {
        case,
        words,
        dispatch,
        ..
    } = props;
    let people = &case.proposal.contacts;
    let rows = (people.len() + 1).min(MOST_CONTACTS);
    let field = |place: usize,
                 key: &'static str,
                 name: &'static str,
                 value: String,
                 write: fn(&mut Contact, String)| {
        let (dispatch, people) = (dispatch.clone(), people.clone());
        let id = format!("contact-{name}-{place}");
        let number = (place + 1).to_string();
        let label = words.say(&Message::new(key).with("number", Arg::Text(number)));
        let oninput = move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            let mut people = people.clone();
            if place == people.len() {
                people.push(Contact::default());
            }
            write(
                &mut people[place],
                text.chars().filter(|c| !c.is_control()).collect(),
            );
            while people
                .last()
                .is_some_and(|one| one.name.is_empty() && one.role.is_empty())
            {
                people.pop();
            }
            dispatch.dispatch(Action::Propose(ProposalEdit::Contacts(people)));
        };
        html! {
            <input {id} type="text" maxlength="120" autocomplete="off" aria-label={label.clone()} placeholder={label} {value} {oninput} />
        }
    };
    html! {
        <fieldset class="people">
            <legend>{ words.t("proposal_screen.people") }</legend>
            for place in 0..rows {
                <div class="pair" key={place}>
                    { field(place, "proposal_screen.person", "name", people.get(place).map(|one| one.name.clone()).unwrap_or_default(), |one, text| one.name = text) }
                    { field(place, "proposal_screen.role", "role", people.get(place).map(|one| one.role.clone()).unwrap_or_default(), |one, text| one.role = text) }
                </div>
            }
        </fieldset>
    }
}
