//! One case in the list.

use super::cases::Cases;
use crate::browser::{day_and_time, go_to};
use crate::deal::way_named;
use crate::format::{Arg, Message};
use crate::keeping::Head;
use crate::ui::labels;
use crate::ui::words::{NONE, Words};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub head: Head,
    /// Its industry, by its name.
    pub industry: String,
    /// Whether it is on screen.
    pub here: bool,
    pub cases: Cases,
    pub words: Words,
}

#[component]
pub fn Row(props: &Props) -> Html {
    let Props {
        head,
        industry,
        here,
        cases,
        words,
    } = props;
    let name = if head.name.is_empty() {
        words.t("header.unnamed").to_owned()
    } else {
        head.name.clone()
    };
    let remedy = head.glance.remedy.as_deref().and_then(way_named);
    let remedy = remedy.map_or(NONE, |way| labels::way(way, words));
    let npv = words
        .locale
        .money(head.glance.npv, &head.glance.currency, 0);
    let open = {
        let (cases, id, here) = (cases.clone(), head.id.clone(), *here);
        move |_: MouseEvent| {
            if !here {
                cases.open(id.clone());
            }
            go_to("deal");
        }
    };
    html! {
        <tr class={here.then_some("on")} aria-current={here.then_some("true")}>
            <th scope="row" class="text">
                <button type="button" class="link" onclick={open}>{ &name }</button>
            </th>
            <td class="text">{ industry }</td>
            <td>{ npv }</td>
            <td class="text">{ remedy }</td>
            <td>{ when(head.changed, words) }</td>
            <td><div class="acts-row">{ acts(head, &name, cases, words) }</div></td>
        </tr>
    }
}

/// What can be done with it, by where it is.
fn acts(head: &Head, name: &str, cases: &Cases, words: &Words) -> Html {
    let button = |key: &'static str, spoken: &'static str, act: fn(&Cases, &Head)| {
        let (cases, head) = (cases.clone(), head.clone());
        let onclick = move |_: MouseEvent| act(&cases, &head);
        let label = Message::new(spoken).with("name", Arg::Text(name.to_owned()));
        html! {
            <button type="button" class="small" aria-label={words.say(&label)} {onclick}>{ words.t(key) }</button>
        }
    };
    if head.deleted.is_some() {
        return html! {
            <>
                { button("cases.bring_back", "cases.bring_back_this", |cases, head| cases.bring_back(head.id.clone())) }
                { button("cases.forget", "cases.forget_this", |cases, head| cases.forget(head.id.clone())) }
            </>
        };
    }
    let (key, spoken) = if head.archived {
        ("cases.unarchive", "cases.unarchive_this")
    } else {
        ("cases.archive", "cases.archive_this")
    };
    html! {
        <>
            { button("cases.copy", "cases.copy_this", |cases, head| cases.duplicate(head.id.clone())) }
            { button(key, spoken, |cases, head| cases.archive(head.id.clone(), !head.archived)) }
            { button("cases.delete", "cases.delete_this", |cases, head| cases.delete(head.id.clone())) }
        </>
    }
}

/// A time as the user's clock shows it.
pub fn when(at: f64, words: &Words) -> String {
    day_and_time(at).map_or_else(String::new, |(day, hour, minute)| {
        format!("{}, {hour:02}:{minute:02}", words.locale.date(day))
    })
}
