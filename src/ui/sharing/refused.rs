//! What stands before everything else: what was not opened, and why; the dialogs of a link that
//! waits for its passphrase and of a case being shared.

use super::arrivals::{Arrivals, whole};
use super::dialog::ShareDialog;
use super::unlock::Unlock;
use crate::browser::{download, focus};
use crate::format::{Arg, Message};
use crate::session::Session;
use crate::ui::fault_list::fault_list;
use crate::ui::words::Words;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub arrivals: Arrivals,
    pub session: Session,
    pub words: Words,
}

/// The button that closes what is said.
const CLOSE: &str = "close-refused";
/// The most faults shown; a file with more of them is no document of ours.
const MOST_FAULTS: usize = 200;

#[component]
pub fn Notices(props: &Props) -> Html {
    let Props {
        arrivals,
        session,
        words,
    } = props;
    // It answers something that was just done, wherever on the page that was.
    use_effect_with((*arrivals.refused).clone(), |refused| {
        if refused.is_some() {
            focus(CLOSE);
        }
    });
    let on_shared = {
        let sharing = arrivals.sharing.setter();
        Callback::from(move |()| sharing.set(false))
    };
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
                            { fault_list(&refused.faults, MOST_FAULTS, true, words) }
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
                    <button id={CLOSE} type="button" onclick={close}>{ words.t("banner.close") }</button>
                </div>
            }
            if *arrivals.sharing {
                <ShareDialog session={session.clone()} words={words.clone()} on_close={on_shared} />
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
