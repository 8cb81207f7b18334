//! Below an empty corridor: what would close it, and by how much.

use super::fold::Fold;
use super::levers::{shown, would_do};
use super::words::Words;
use crate::deal::{Deal, Desk};
use crate::format::{Arg, Message};
use crate::session::Documents;
use yew::prelude::*;

/// What would close the corridor of a deal; nothing where it is open.
pub fn closing(documents: &Documents, words: &Words) -> Html {
    if !documents.deal().corridor.is_empty() {
        return Html::default();
    }
    let inside = {
        let (documents, words) = (documents.clone(), words.clone());
        Callback::from(move |()| closers(documents.desk(), documents.deal(), &words))
    };
    html! { <Fold summary={words.t("closing.title")} {inside} /> }
}

fn closers(desk: &Desk, deal: &Deal, words: &Words) -> Html {
    let Some((would, closers)) = desk.closers(deal) else {
        return html! { <p class="note">{ words.t("closing.nothing") }</p> };
    };
    let end = Arg::Money(deal.corridor.upper_end(), 0);
    html! {
        <>
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
        </>
    }
}
