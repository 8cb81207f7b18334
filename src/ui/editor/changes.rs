//! What has changed against the saved version, each change to be taken back.

use crate::format::{Arg, Message};
use crate::session::{Action, Edit, Workbook};
use crate::sheet::{Change, Spot, Told, diff, told};
use crate::ui::app::Dispatch;
use crate::ui::words::{NONE, Words};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub book: Workbook,
    pub on_go: Callback<Spot>,
    pub words: Words,
    pub dispatch: Dispatch,
}

/// The most changes shown one by one.
const MOST: usize = 100;

#[component]
pub fn Changes(props: &Props) -> Html {
    let (book, words) = (&props.book, &props.words);
    let changes = diff(book.base(), book.sheet());
    let act = |edit: Edit| {
        let dispatch = props.dispatch.clone();
        move |_: MouseEvent| dispatch.dispatch(Action::Edit(edit.clone()))
    };
    #[expect(clippy::cast_precision_loss, reason = "a number of changes")]
    let count = Arg::Number(changes.len() as f64, 0);
    html! {
        <section class="card changes" aria-labelledby="changes">
            <h2 id="changes">
                if changes.is_empty() {
                    { words.t("editor.no_changes") }
                } else {
                    { words.say(&Message::new("editor.changes").with("count", count)) }
                }
            </h2>
            if !changes.is_empty() {
                <p>
                    <button type="button" onclick={act(Edit::Reset)}>{ words.t("editor.reset") }</button>
                </p>
            }
            <ul>
                for change in changes.iter().take(MOST) {
                    <li key={change.path.clone()}>
                        { in_words(props, change) }
                        <button type="button" class="link" onclick={act(Edit::TakeBack(change.clone()))}>
                            { words.t("editor.take_back") }
                            <span class="quiet">{ " " }{ &change.path }</span>
                        </button>
                    </li>
                }
            </ul>
        </section>
    }
}

fn in_words(props: &Props, change: &Change) -> Html {
    let (book, words) = (&props.book, &props.words);
    let (spot, old, new) = match told(change, book.base(), book.sheet(), words.locale) {
        Told::Record(message) => return html! { <span>{ words.say(&message) }</span> },
        Told::Elsewhere => return html! { <code>{ &change.path }</code> },
        Told::Cell(spot, old, new) => (*spot, old, new),
    };
    let shown = |text: String| {
        if text.is_empty() {
            NONE.to_owned()
        } else {
            text
        }
    };
    let (name, on_go) = (spot.name.clone(), props.on_go.clone());
    html! {
        <>
            <button type="button" class="link" onclick={move |_: MouseEvent| on_go.emit(spot.clone())}>
                { name }
            </button>
            <span class="values"><del>{ shown(old) }</del>{ " → " }<ins>{ shown(new) }</ins></span>
        </>
    }
}
