//! What the user must know about their documents: not kept, or not readable.

use super::fault_list::fault_list;
use super::keeping::{Cases, Keeping, PlaybookKept};
use super::startup::{CASE_FILE, Unreadable, case_file};
use super::words::Words;
use crate::browser::{Refusal, download};
use crate::case::Case;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub case: Rc<Case>,
    pub keeping: Keeping,
    /// Why the case or the playbook could not be kept.
    pub refusal: Option<Refusal>,
    pub playbook: PlaybookKept,
    pub cases: Cases,
    pub words: Words,
}

#[component]
pub fn Banners(props: &Props) -> Html {
    let Props {
        keeping,
        playbook,
        cases,
        words,
        ..
    } = props;
    let save = {
        let case = props.case.clone();
        Callback::from(move |()| offer(CASE_FILE, &case_file(&case)))
    };
    let choice = |said: &'static str, theirs: Callback<()>, mine: Callback<()>| {
        banner(
            words.t(said),
            &[
                (words.t("banner.load_other"), theirs),
                (words.t("banner.keep_this"), mine),
            ],
        )
    };
    let both = {
        let (theirs, mine) = (cases.clone(), cases.clone());
        choice(
            "banner.other_tab",
            Callback::from(move |()| theirs.take_theirs()),
            Callback::from(move |()| mine.keep_mine()),
        )
    };
    let refused = match (props.refusal, keeping.shelf) {
        (Some(Refusal::Full), _) => Some("banner.full"),
        (Some(_), _) => Some("banner.blocked"),
        (None, Some(_)) => Some("banner.shelf"),
        (None, None) => keeping.late.then_some("banner.late"),
    };
    html! {
        <>
            if keeping.both { { both } }
            if playbook.both {
                { choice("banner.other_playbook", playbook.take_theirs.clone(), playbook.keep_mine.clone()) }
            }
            if let Some(said) = refused {
                { banner(words.t(said), &[(words.t("banner.download_case"), save)]) }
            }
            for (place, document) in keeping.unreadable.iter().enumerate() {
                <Broken key={place} document={document.clone()} words={words.clone()} />
            }
        </>
    }
}

fn banner(said: &str, choices: &[(&'static str, Callback<()>)]) -> Html {
    html! {
        <div class="banner" role="alert">
            <p>{ said }</p>
            for (name, act) in choices.iter() {
                <button key={*name} type="button" onclick={act.reform(|_: MouseEvent| ())}>{ *name }</button>
            }
        </div>
    }
}

/// The most faults shown of a document that cannot be read.
const MOST_FAULTS: usize = 20;

#[derive(Properties, PartialEq)]
struct BrokenProps {
    document: Unreadable,
    words: Words,
}

#[component]
fn Broken(props: &BrokenProps) -> Html {
    let BrokenProps { document, words } = props;
    let closed = use_state(|| false);
    if *closed {
        return Html::default();
    }
    let save = {
        let document = document.clone();
        move |_: MouseEvent| offer(document.file, &document.text)
    };
    let close = move |_: MouseEvent| closed.set(true);
    html! {
        <div class="banner" role="alert">
            <div>
                <p>{ words.t(document.said) }</p>
                { fault_list(&document.faults, MOST_FAULTS, false, words) }
            </div>
            <button type="button" onclick={save}>{ words.t("banner.download_broken") }</button>
            <button type="button" onclick={close}>{ words.t("banner.close") }</button>
        </div>
    }
}

/// A browser that makes no file has nothing more to say than that nothing happens.
fn offer(name: &str, text: &str) {
    let _ = download(name, text);
}
