//! Sharing a case: what goes out, as a link and as a file.

use super::link::{Link, SHORTEST, use_link};
use crate::browser::{can_seal, copy, download, select};
use crate::format::{Arg, Message};
use crate::link::{SHORT, Shared, file_name};
use crate::session::Session;
use crate::ui::dialog::Dialog;
use crate::ui::words::{NONE, Words};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub session: Session,
    pub words: Words,
    pub on_close: Callback<()>,
}

#[component]
pub fn ShareDialog(props: &Props) -> Html {
    let Props {
        session,
        words,
        on_close,
    } = props;
    let shared = use_memo(session.clone(), |session| {
        session.shared().ok().map(Rc::new)
    });
    let passphrase = use_state_eq(String::new);
    let link = use_link((*shared).clone(), (*passphrase).clone());
    let on_passphrase = {
        let passphrase = passphrase.setter();
        Callback::from(move |text: String| passphrase.set(text))
    };
    html! {
        <Dialog id="share-title" title={words.t("share.title")} on_close={on_close.clone()} words={words.clone()}>
            if let Some(shared) = &*shared {
                { contents(shared, words) }
                <Passphrase value={(*passphrase).clone()} on_type={on_passphrase} words={words.clone()} />
                <LinkPart {link} words={words.clone()} />
                <FilePart session={session.clone()} shared={shared.clone()} words={words.clone()} />
            }
        </Dialog>
    }
}

/// What goes out, in plain words.
fn contents(shared: &Shared, words: &Words) -> Html {
    let figures = shared.sent.as_ref().map(|sent| sent.figures);
    let figures = figures.map(|figures| {
        let roi = figures
            .roi
            .map_or_else(|| NONE.to_owned(), |roi| words.percent(roi, 1));
        let payback = figures
            .payback_months
            .map_or_else(|| Arg::Text(words.t("value.never").to_owned()), Arg::Months);
        let at = words.t(match shared.case.terms.agreed {
            Some(_) => "share.at_agreed",
            None => "share.at_list",
        });
        let message = Message::new("share.has_figures")
            .with("npv", Arg::Money(figures.npv, 0))
            .with("roi", Arg::Text(roi))
            .with("payback", payback);
        words.say(&message.with("at", Arg::Text(at.to_owned())))
    });
    html! {
        <>
            <p>{ words.t("share.holds") }</p>
            <ul class="contents">
                <li>{ words.t("share.has_case") }</li>
                if let Some(figures) = figures { <li>{ figures }</li> }
                <li>{ words.t("share.has_print") }</li>
                if shared.origin.is_some() { <li>{ words.t("share.has_origin") }</li> }
            </ul>
            <p class="hint">{ words.t("share.has_not") }</p>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct PassphraseProps {
    value: String,
    on_type: Callback<String>,
    words: Words,
}

#[component]
fn Passphrase(props: &PassphraseProps) -> Html {
    let PassphraseProps {
        value,
        on_type,
        words,
    } = props;
    let seen = use_state_eq(|| false);
    let oninput = on_type.reform(|event: InputEvent| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        input.value()
    });
    let onchange = {
        let seen = seen.setter();
        move |event: Event| seen.set(event.target_unchecked_into::<HtmlInputElement>().checked())
    };
    let short = (1..SHORTEST).contains(&value.chars().count());
    let able = can_seal();
    html! {
        <div class="field passphrase">
            <label for="passphrase">{ words.t("share.passphrase_optional") }</label>
            <input
                id="passphrase"
                type={if *seen { "text" } else { "password" }}
                autocomplete="off"
                spellcheck="false"
                disabled={!able}
                value={value.clone()}
                aria-invalid={short.to_string()}
                aria-describedby="passphrase-hint"
                {oninput}
            />
            <label class="tick">
                <input type="checkbox" checked={*seen} {onchange} />
                { words.t("share.passphrase_show") }
            </label>
            <p id="passphrase-hint" class={if short { "problem" } else { "hint" }}>
                { words.t(match (able, short) {
                    (false, _) => "link.no_sealing",
                    (true, true) => "share.passphrase_short",
                    (true, false) => "share.passphrase_hint",
                }) }
            </p>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct LinkProps {
    link: Link,
    words: Words,
}

/// The link, and whether it is short enough to be mailed.
#[component]
fn LinkPart(props: &LinkProps) -> Html {
    let LinkProps { link, words } = props;
    // The address that was copied, and whether that went well.
    let copied = use_state_eq(|| None::<(String, bool)>);
    let address = match link {
        Link::Made(address) => address.clone(),
        _ => String::new(),
    };
    let onclick = {
        let (address, copied) = (address.clone(), copied.setter());
        move |_: MouseEvent| {
            let (address, copied) = (address.clone(), copied.clone());
            spawn_local(async move {
                let well = copy(&address).await;
                if !well {
                    select("share-link");
                }
                copied.set(Some((address, well)));
            });
        }
    };
    let state = match link {
        Link::Waiting => words.t("share.waiting").to_owned(),
        Link::Short => words.t("share.no_link_yet").to_owned(),
        Link::Impossible(message) => words.say(message),
        Link::Made(address) => length(address, words),
    };
    let said = match &*copied {
        Some((what, true)) if *what == address => words.t("share.copied"),
        Some((what, false)) if *what == address => words.t("share.copy_yourself"),
        _ => "",
    };
    let long = address.len() > SHORT;
    html! {
        <div class="field">
            <label for="share-link">{ words.t("share.link") }</label>
            <textarea id="share-link" readonly=true rows="2" spellcheck="false" value={address.clone()} />
            <p class={classes!("hint", long.then_some("caution"))} role="status">{ state }</p>
            <div class="dialog-acts">
                <button
                    type="button"
                    class={(!long).then_some("main")}
                    disabled={address.is_empty()}
                    {onclick}
                >
                    { words.t("share.copy") }
                </button>
                <span role="status">{ said }</span>
            </div>
        </div>
    }
}

/// How long the link is, and what that means.
fn length(address: &str, words: &Words) -> String {
    let number = |count: usize| Arg::Number(f64::from(u32::try_from(count).unwrap_or(u32::MAX)), 0);
    let key = if address.len() > SHORT {
        "share.long"
    } else {
        "share.short"
    };
    let message = Message::new(key).with("length", number(address.len()));
    words.say(&message.with("most", number(SHORT)))
}

#[derive(Properties, PartialEq)]
struct FileProps {
    session: Session,
    shared: Rc<Shared>,
    words: Words,
}

/// The case as a file, with the offer if it is to be understood without ours.
#[component]
fn FilePart(props: &FileProps) -> Html {
    let FileProps {
        session,
        shared,
        words,
    } = props;
    let whole = use_state_eq(|| true);
    let onchange = {
        let whole = whole.setter();
        move |event: Event| whole.set(event.target_unchecked_into::<HtmlInputElement>().checked())
    };
    let onclick = {
        let (shared, session, whole) = (shared.clone(), session.clone(), *whole);
        move |_: MouseEvent| {
            let name = file_name(&shared.case.customer.name);
            let shared = (*shared).clone();
            let file = if whole {
                shared.with_offer(&session.documents().playbook().public)
            } else {
                shared
            };
            // A browser that makes no file has nothing more to say than that nothing happens.
            let _ = download(&name, &file.for_file());
        }
    };
    html! {
        <div class="field file-part">
            <h3>{ words.t("share.file") }</h3>
            <p class="hint">{ words.t("share.file_hint") }</p>
            <label class="tick">
                <input type="checkbox" checked={*whole} {onchange} />
                { words.t("share.with_offer") }
            </label>
            <div class="dialog-acts">
                <button type="button" {onclick}>{ words.t("share.download") }</button>
            </div>
        </div>
    }
}
