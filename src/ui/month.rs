//! How busy the account executives are: what a month holds, and what an hour of it is worth.

use super::words::Words;
use crate::deal::{Desk, Pulse};
use crate::economics::Month;
use crate::format::{Arg, Message};
use yew::prelude::*;

/// The month of one account executive; nothing where no plan is made.
pub fn month(desk: &Desk, words: &Words) -> Html {
    let (Some(month), Some(pulse)) = (desk.month(), desk.pulse()) else {
        return Html::default();
    };
    html! {
        <>
            { segments(desk, month, words) }
            { sums(desk, month, &pulse, words) }
        </>
    }
}

/// The deals that come in, the most profitable hour first.
fn segments(desk: &Desk, month: &Month, words: &Words) -> Html {
    let sheets = &desk.playbook().capacity.segments;
    let heads = [
        "month.segment",
        "month.come_in",
        "month.served",
        "month.per_hour",
    ];
    let rows = month.plan.iter().map(|share| {
        let sheet = &sheets[share.segment];
        html! {
            <tr key={share.segment}>
                <th scope="row">
                    { words.of(&sheet.name) }<br />
                    <small>{ words.money(sheet.acv) }</small>
                </th>
                <td>{ words.number(sheet.opportunities_month, 1) }</td>
                <td>{ words.number(share.served, 1) }</td>
                <td>{ words.money(share.profit_per_hour) }</td>
            </tr>
        }
    });
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={words.t("month.title")}>
            <table>
                <thead>
                    <tr>
                        for key in heads { <th scope="col" {key}>{ words.t(key) }</th> }
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

/// What the month comes to.
fn sums(desk: &Desk, month: &Month, pulse: &Pulse, words: &Words) -> Html {
    let hours = Message::new("month.hours_of")
        .with("hours", Arg::Number(pulse.hours, 1))
        .with("of", Arg::Number(desk.playbook().capacity.hours_month, 1));
    let mut rows = vec![
        ("month.hours", words.say(&hours)),
        ("month.hour_value", words.money(month.hour_value)),
        ("month.won", words.number(pulse.won, 1)),
        ("month.won_acv", words.money(pulse.won_acv)),
    ];
    if let Some((open, a_month)) = pulse.open {
        rows.push(("month.open", words.number(open, 1)));
        rows.push(("month.velocity", words.money(a_month)));
    }
    let left = Message::new(if month.unused_hours > 0.0 {
        "month.left"
    } else {
        "month.full"
    })
    .with("hours", Arg::Number(month.unused_hours, 1));
    html! {
        <>
        <p class="hint">{ words.say(&left) }</p>
        <dl class="sums">
            for (key, value) in rows {
                <div {key}><dt>{ words.t(key) }</dt><dd>{ value }</dd></div>
            }
        </dl>
        </>
    }
}
