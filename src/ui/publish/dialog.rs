//! What publishing gives away, what has changed, and the file.

use super::last::{Last, OFFER_FILE, keep};
use super::picture::{RoutesPicture, way_class};
use crate::browser::download;
use crate::deal::Desk;
use crate::format::{Arg, Message};
use crate::publishing::{Changed, Publication};
use crate::ui::dialog::Dialog;
use crate::ui::words::{NONE, Words};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub desk: Rc<Desk>,
    pub words: Words,
    pub on_close: Callback<()>,
}

/// The most changes shown one by one.
const MOST: usize = 100;

#[component]
pub fn PublishDialog(props: &Props) -> Html {
    let Props {
        desk,
        words,
        on_close,
    } = props;
    let last = use_state(Last::load);
    let said = use_state_eq(|| None::<&'static str>);
    let publication = use_memo(
        (desk.clone(), (*last).clone(), words.locale),
        |(desk, last, locale)| Publication::new(desk, last.offer(), *locale),
    );
    let publish = {
        let (publication, last, said) = (publication.clone(), last.setter(), said.setter());
        move |_: MouseEvent| {
            let text = publication.file();
            if !download(OFFER_FILE, &text) {
                said.set(Some("publish.no_file"));
                return;
            }
            let kept = keep(&text).is_ok();
            said.set(Some(if kept {
                "publish.done"
            } else {
                "publish.not_kept"
            }));
            last.set(Last::Known(Box::new(publication.offer.clone())));
        }
    };
    html! {
        <Dialog id="publish-title" title={words.t("publish.title")} class="publish" on_close={on_close.clone()} words={words.clone()}>
            <p>{ words.t("publish.lead") }</p>
            { routes(&publication, words) }
            { part("publish.hints", &publication.hints, words) }
            { changes(&publication, *last == Last::Broken, words) }
            { learned(&publication, words) }
            <div class="dialog-acts">
                <button type="button" class="main" onclick={publish}>{ words.t("publish.download") }</button>
                <span role="status">{ said.map_or("", |key| words.t(key)) }</span>
            </div>
        </Dialog>
    }
}

/// How customers of a size buy, and what the zones say to it.
fn routes(publication: &Publication, words: &Words) -> Html {
    let routing = &publication.offer.public.routing;
    let own = words.t(if publication.routing.own {
        "publish.routing_own"
    } else {
        "publish.routing_suggested"
    });
    html! {
        <section aria-labelledby="publish-routes">
            <h3 id="publish-routes">{ words.t("sheet.routing") }</h3>
            <RoutesPicture routes={routing.clone()} words={words.clone()} />
            <ul class="route-list">
                for (route, message) in routing.iter().zip(&publication.routes) {
                    <li>
                        <span class={classes!("route-mark", way_class(route.way))} aria-hidden="true"></span>
                        { words.say(message) }
                    </li>
                }
            </ul>
            <p class="hint">{ own }</p>
            { part("publish.differ", &publication.disagreements(words.locale), words) }
        </section>
    }
}

fn part(title: &'static str, messages: &[Message], words: &Words) -> Html {
    html! {
        if !messages.is_empty() {
            <div class="publish-note">
                <h4>{ words.t(title) }</h4>
                <ul class="contents">
                    for message in messages {
                        <li>{ words.say(message) }</li>
                    }
                </ul>
            </div>
        }
    }
}

fn learned(publication: &Publication, words: &Words) -> Html {
    html! {
        <section aria-labelledby="publish-learned">
            <h3 id="publish-learned">{ words.t("publish.learned") }</h3>
            <ul class="contents">
                for message in &publication.learned {
                    <li>{ words.say(message) }</li>
                }
            </ul>
            <h3>{ words.t("publish.unlearned") }</h3>
            <p>{ words.say(&Publication::never()) }</p>
        </section>
    }
}

fn changes(publication: &Publication, broken: bool, words: &Words) -> Html {
    let title = match &publication.changes {
        None if broken => words.t("publish.broken").to_owned(),
        None => words.t("publish.first").to_owned(),
        Some(changes) if changes.is_empty() => words.t("publish.unchanged").to_owned(),
        Some(changes) => {
            #[expect(clippy::cast_precision_loss, reason = "a number of changes")]
            let count = Arg::Number(changes.len() as f64, 0);
            words.say(&Message::new("publish.changed").with("count", count))
        }
    };
    html! {
        <section aria-labelledby="publish-changes">
            <h3 id="publish-changes">{ words.t("publish.changes") }</h3>
            <p>{ title }</p>
            <ul class="contents publish-changes">
                for changed in publication.changes.iter().flatten().take(MOST) {
                    <li>{ change(changed) }</li>
                }
            </ul>
        </section>
    }
}

fn change(changed: &Changed) -> Html {
    let shown = |text: &str| {
        if text.is_empty() {
            NONE.to_owned()
        } else {
            text.to_owned()
        }
    };
    let values = !(changed.before.is_empty() && changed.now.is_empty());
    html! {
        <>
            <span>{ changed.place.clone() }</span>
            if values {
                { ": " }<del>{ shown(&changed.before) }</del>{ " → " }<ins>{ shown(&changed.now) }</ins>
            }
        </>
    }
}
