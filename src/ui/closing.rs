//! Below an empty corridor: what would close it, and by how much.

use super::levers::{shown, would_do};
use super::words::Words;
use crate::deal::{Deal, Desk};
use crate::format::{Arg, Message};
use yew::prelude::*;

/// What would close the corridor of `deal`; nothing where it is open.
pub fn closing(desk: &Desk, deal: &Deal, words: &Words) -> Html {
    let Some((would, closers)) = desk.closers(deal) else {
        return Html::default();
    };
    let end = Arg::Money(deal.corridor.upper_end(), 0);
    html! {
        <details>
            <summary>{ words.t("closing.title") }</summary>
            <p class="note">{ words.say(&Message::new("closing.alone").with("price", end)) }</p>
            { would_do(&would, words) }
            <table class="levers">
                <thead>
                    <tr>
                        <th scope="col">{ words.t("closing.change") }</th>
                        <th scope="col">{ words.t("closing.closes") }</th>
                        <th scope="col">{ words.t("closing.left") }</th>
                    </tr>
                </thead>
                <tbody>
                    for closer in closers {
                        <tr key={shown(closer.lever, words)}>
                            <th scope="row">{ shown(closer.lever, words) }</th>
                            <td>{ words.money(closer.closes) }</td>
                            <td>{ words.money(closer.left) }</td>
                        </tr>
                    }
                </tbody>
            </table>
        </details>
    }
}
