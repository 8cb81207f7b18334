//! What a customer is worth by every common definition, named.

use super::words::{NONE, Words};
use crate::deal::{Deal, Desk};
use crate::format::{Arg, Message};
use yew::prelude::*;

/// Lifetime value and payback of this deal at list, ours and the others.
pub fn worth(desk: &Desk, deal: &Deal, words: &Words) -> Html {
    let worth = desk.worth(deal.motion, deal.corridor.list);
    let money = |value: Option<f64>| value.map_or(NONE.to_owned(), |value| words.money(value));
    let months = |value: Option<f64>| {
        value.map_or_else(
            || words.t("worth.never").to_owned(),
            |value| words.say(&Message::new("worth.months").with("months", Arg::Months(value))),
        )
    };
    let years = Arg::Number(f64::from(desk.outlook().horizon_years), 0);
    let ours = words.say(&Message::new("worth.ours").with("years", years));
    let rows = [
        (ours, words.money(worth.lifetime_value)),
        (
            words.t("worth.late").to_owned(),
            words.percent(worth.late_share, 0),
        ),
        (words.t("worth.simple").to_owned(), money(worth.simple)),
        (
            words.t("worth.in_advance").to_owned(),
            money(worth.in_advance),
        ),
        (
            words.t("worth.in_arrears").to_owned(),
            money(worth.in_arrears),
        ),
        (
            words.t("worth.first_not_counted").to_owned(),
            money(worth.first_not_counted),
        ),
        (words.t("worth.payback").to_owned(), months(worth.payback)),
        (
            words.t("worth.cash_payback").to_owned(),
            months(worth.cash_payback),
        ),
        (
            words.t("worth.survival_payback").to_owned(),
            months(worth.survival_payback),
        ),
    ];
    html! {
        <>
            <table class="levers">
                <tbody>
                    for (place, (name, value)) in rows.into_iter().enumerate() {
                        <tr key={place} class={(place == 0).then_some("on")}>
                            <th scope="row">{ name }</th>
                            <td>{ value }</td>
                        </tr>
                    }
                </tbody>
            </table>
            <p class="note">{ words.t("worth.note") }</p>
        </>
    }
}
