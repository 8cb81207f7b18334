//! Everything that leaves the room: print, files, copies.

use super::files::Files;
use crate::browser::{copy, copy_rich, download_as, print};
use crate::case::Case;
use crate::deal::Desk;
use crate::document::Fault;
use crate::format::{Arg, Message};
use crate::proposal::{Proposal, fragment, html, markdown};
use crate::ui::words::Words;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub proposal: Rc<Proposal>,
    pub case: Rc<Case>,
    pub desk: Rc<Desk>,
    pub words: Words,
}

/// Hands the proposal over, and tells what that came to.
type Act = fn(&Proposal, Callback<&'static str>);

#[component]
pub fn Exports(props: &Props) -> Html {
    let (proposal, words) = (&props.proposal, &props.words);
    // What the last of them came to, by the key of the sentence.
    let said = use_state_eq(|| None::<&'static str>);
    let faults: Vec<String> = proposal
        .faults
        .iter()
        .map(|fault: &Fault| {
            let message = Message::new("proposal_screen.fault")
                .with("place", Arg::Text(fault.path.clone()))
                .with("what", Arg::Nested(fault.message.clone()));
            words.say(&message)
        })
        .collect();
    let act = |key: &'static str, action: Act| {
        let (proposal, said) = (proposal.clone(), said.setter());
        let onclick = move |_: MouseEvent| {
            let said = said.clone();
            action(&proposal, Callback::from(move |key| said.set(Some(key))));
        };
        html! { <button type="button" {onclick}>{ words.t(key) }</button> }
    };
    html! {
        <section class="card exports" aria-labelledby="proposal-exports">
            <h2 id="proposal-exports">{ words.t("proposal_screen.exports") }</h2>
            if !faults.is_empty() {
                <div class="notice" role="status">
                    { words.t("proposal_screen.faults") }
                    <ul>
                        for (place, fault) in faults.into_iter().enumerate() {
                            <li key={place}>{ fault }</li>
                        }
                    </ul>
                </div>
            }
            <div class="buttons">
                { act("proposal_screen.print", |_, _| print()) }
                { act("proposal_screen.html", |proposal, said| {
                    let name = format!("{}.html", proposal.file_name());
                    let done = download_as(&name, &html(proposal), "text/html");
                    said.emit(if done { "proposal_screen.offered" } else { "proposal_screen.refused" });
                }) }
                { act("proposal_screen.markdown", |proposal, said| {
                    tell(copy(&markdown(proposal)), said);
                }) }
                { act("proposal_screen.rich", |proposal, said| {
                    tell(copy_rich(&fragment(proposal), &markdown(proposal)), said);
                }) }
            </div>
            <Files
                case={props.case.clone()}
                desk={props.desk.clone()}
                reader={proposal.locale}
                words={words.clone()}
            />
            <p class="hint" role="status">{ (*said).map(|key| words.t(key)) }</p>
        </section>
    }
}

fn tell(done: impl Future<Output = bool> + 'static, said: Callback<&'static str>) {
    spawn_local(async move { said.emit(copied(done.await)) });
}

fn copied(done: bool) -> &'static str {
    if done {
        "proposal_screen.copied"
    } else {
        "proposal_screen.not_copied"
    }
}
