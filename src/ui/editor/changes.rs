//! What has changed against the saved version, each change to be taken back.

use crate::format::{Arg, Message};
use crate::session::{Action, Edit, Workbook};
use crate::sheet::{Change, PAGES, Spot, What, diff, grids, locate, take_back};
use crate::ui::app::Dispatch;
use crate::ui::words::{NONE, Words};
use serde_json::Value;
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
                        { told(props, change) }
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

fn told(props: &Props, change: &Change) -> Html {
    let (sheet, base, words) = (props.book.sheet(), props.book.base(), &props.words);
    if let Some(record) = record(props, change) {
        return record;
    }
    let now = locate(sheet, &change.path, words.locale);
    // Hours that are gone have their cell in the saved version.
    let Some(spot) = now.or_else(|| locate(base, &change.path, words.locale)) else {
        return html! { <code>{ &change.path }</code> };
    };
    let mut before = (**sheet).clone();
    take_back(&mut before, change);
    let text = |sheet: &Value| {
        let text = spot.cell.copied(sheet, words.locale);
        if text.is_empty() {
            NONE.to_owned()
        } else {
            text
        }
    };
    let (old, new) = (text(&before), text(sheet));
    let (name, on_go) = (spot.name.clone(), props.on_go.clone());
    html! {
        <>
            <button type="button" class="link" onclick={move |_: MouseEvent| on_go.emit(spot.clone())}>
                { name }
            </button>
            <span class="values"><del>{ old }</del>{ " → " }<ins>{ new }</ins></span>
        </>
    }
}

/// A change of a whole record of a table: new, gone, in another place.
fn record(props: &Props, change: &Change) -> Option<Html> {
    let (key, sheet) = match change.what {
        What::Added(_) => ("editor.added", props.book.sheet()),
        What::Removed(_) => ("editor.removed", props.book.base()),
        What::Order(_) => ("editor.moved", props.book.sheet()),
        What::Value(..) => return None,
    };
    let locale = props.words.locale;
    let mut tables = PAGES.iter().flat_map(|page| grids(page, sheet, locale));
    let (grid, name) = tables.find_map(|grid| {
        if grid.list.as_ref() == Some(&change.path) {
            return Some((grid, String::new()));
        }
        let place = grid
            .records
            .iter()
            .position(|record| *record == change.path)?;
        grid.list.as_ref()?;
        let name = grid.record_name(place, sheet, locale);
        Some((grid, name))
    })?;
    let title = super::table::title(&grid, &props.words);
    let parts: Vec<&str> = [title.as_str(), &name]
        .into_iter()
        .filter(|p| !p.is_empty())
        .collect();
    let message = Message::new(key).with("name", Arg::Text(parts.join(" · ")));
    Some(html! { <span>{ props.words.say(&message) }</span> })
}
