//! What was not opened, and why; and an encrypted link that waits for its passphrase.

use super::arrivals::{Arrivals, whole};
use super::unlock::Unlock;
use crate::browser::download;
use crate::format::{Arg, Message};
use crate::ui::words::Words;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub arrivals: Arrivals,
    pub words: Words,
}

/// The most faults shown; a file with more of them is no document of ours.
const MOST_FAULTS: usize = 200;

#[component]
pub fn Notices(props: &Props) -> Html {
    let Props { arrivals, words } = props;
    let close = {
        let refused = arrivals.refused.setter();
        move |_: MouseEvent| refused.set(None)
    };
    let cancel = {
        let sealed = arrivals.sealed.setter();
        Callback::from(move |()| sealed.set(None))
    };
    html! {
        <>
            if let Some(refused) = &*arrivals.refused {
                <div class="banner refused" role="alert">
                    <div>
                        <p>
                            { title(refused.name.as_ref(), words) }
                            if let Some(message) = whole(&refused.faults) { { " " }{ words.say(message) } }
                        </p>
                        if whole(&refused.faults).is_none() {
                            <ul tabindex="0">
                                for (place, fault) in refused.faults.iter().enumerate().take(MOST_FAULTS) {
                                    <li key={place}>
                                        if !fault.path.is_empty() { <code>{ &fault.path }</code>{ ": " } }
                                        { words.say(&fault.message) }
                                    </li>
                                }
                            </ul>
                        }
                    </div>
                    if let Some(text) = refused.text.clone() {
                        <button type="button" onclick={{
                            let name = refused.name.clone().unwrap_or_else(|| "refused.worthwhile.json".to_owned());
                            // A browser that makes no file has nothing more to say.
                            move |_: MouseEvent| { let _ = download(&name, &text); }
                        }}>
                            { words.t("banner.download_broken") }
                        </button>
                    }
                    <button type="button" onclick={close}>{ words.t("banner.close") }</button>
                </div>
            }
            if let Some(envelope) = &*arrivals.sealed {
                <Unlock
                    envelope={envelope.clone()}
                    on_open={arrivals.open.clone()}
                    on_close={cancel}
                    words={words.clone()}
                />
            }
        </>
    }
}

fn title(name: Option<&String>, words: &Words) -> String {
    match name {
        Some(name) => {
            let name: String = name.chars().take(80).collect();
            words.say(&Message::new("arrival.file_refused").with("name", Arg::Text(name)))
        }
        None => words.t("arrival.refused").to_owned(),
    }
}
