//! What the user must know about their documents: not kept, or not readable.

use super::startup::{Unreadable, VARIANTS_FILE, case_file};
use super::words::Words;
use crate::browser::{Refusal, download, reload};
use crate::case::Case;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub case: Rc<Case>,
    /// Why the case could not be kept.
    pub kept: Option<Refusal>,
    pub unreadable: Vec<Unreadable>,
    /// Whether another tab's case is the one that is kept.
    pub elsewhere: bool,
    /// The user wants this tab's case to be kept instead.
    pub on_keep: Callback<()>,
    pub words: Words,
}

#[component]
pub fn Banners(props: &Props) -> Html {
    let words = &props.words;
    let save = {
        let case = props.case.clone();
        move |_: MouseEvent| offer("case.worthwhile.json", &case_file(&case))
    };
    let refusal = props.kept.map(|refusal| match refusal {
        Refusal::Blocked => words.t("banner.blocked"),
        Refusal::Full => words.t("banner.full"),
    });
    html! {
        <>
            if props.elsewhere {
                <div class="banner" role="alert">
                    <p>{ words.t("banner.other_tab") }</p>
                    <button type="button" onclick={|_: MouseEvent| reload()}>
                        { words.t("banner.load_other") }
                    </button>
                    <button type="button" onclick={props.on_keep.reform(|_: MouseEvent| ())}>
                        { words.t("banner.keep_this") }
                    </button>
                </div>
            }
            if let Some(reason) = refusal {
                <div class="banner" role="alert">
                    <p>{ reason }</p>
                    <button type="button" onclick={save}>{ words.t("banner.download_case") }</button>
                </div>
            }
            for document in props.unreadable.iter() {
                <Broken key={document.file} document={document.clone()} words={words.clone()} />
            }
        </>
    }
}

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
    let said = if document.file == VARIANTS_FILE {
        "banner.unreadable_variants"
    } else {
        "banner.unreadable"
    };
    html! {
        <div class="banner" role="alert">
            <div>
                <p>{ words.t(said) }</p>
                <ul>
                    for (place, fault) in document.faults.iter().enumerate().take(20) {
                        <li key={place}>
                            if !fault.path.is_empty() { <code>{ &fault.path }</code>{ ": " } }
                            { words.say(&fault.message) }
                        </li>
                    }
                </ul>
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
