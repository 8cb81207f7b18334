//! Figures of the playbook that are worth a second look, with the reason.

use super::words::Words;
use crate::deal::{Deal, Desk, Warning};
use crate::format::{Arg, Message};
use crate::playbook::DealValue;
use yew::prelude::*;

/// What is worth a second look before this deal; nothing if nothing is.
pub fn warnings(desk: &Desk, deal: &Deal, words: &Words) -> Html {
    let found = desk.warnings(deal.motion, deal.corridor.list);
    if found.is_empty() {
        return Html::default();
    }
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let count = Arg::Number(found.len() as f64, 0);
    html! {
        <details class="checks warn">
            <summary>{ words.say(&Message::new("warnings.count").with("count", count)) }</summary>
            <ul>
                for warning in &found {
                    <li>{ words.say(&said(desk, warning, words)) }</li>
                }
            </ul>
        </details>
    }
}

/// A warning in words.
fn said(desk: &Desk, warning: &Warning, words: &Words) -> Message {
    let role = |place: usize| Arg::Text(words.of(&desk.playbook().team.roles[place].name));
    let motion = |place: usize| Arg::Text(words.of(&desk.playbook().motions[place].name));
    match *warning {
        Warning::Bracket {
            role: who,
            usual,
            acv,
        } => Message::new("warning.bracket")
            .with("role", role(who))
            .with("usual", Arg::Money(usual, 0))
            .with("acv", Arg::Money(acv, 0)),
        Warning::Quota { role: who, ratio } => Message::new("warning.quota")
            .with("role", role(who))
            .with("ratio", Arg::Number(ratio, 1)),
        Warning::WinRate { motion: place } => {
            Message::new("warning.win_rate").with("motion", motion(place))
        }
        Warning::CommissionTwice { role: who } => {
            Message::new("warning.commission_twice").with("role", role(who))
        }
        Warning::Churn {
            motion: place,
            counted,
            twelvefold,
        } => Message::new(if twelvefold {
            "warning.churn_twelve"
        } else {
            "warning.churn"
        })
        .with("motion", motion(place))
        .with("counted", Arg::Percent(counted, 1)),
        Warning::EndlessGrowth { motion: place, nrr } => Message::new("warning.endless_growth")
            .with("motion", motion(place))
            .with("nrr", Arg::Percent(nrr, 0)),
        Warning::Blended { smallest, largest } => Message::new("warning.blended")
            .with("smallest", Arg::Money(smallest, 0))
            .with("largest", Arg::Money(largest, 0)),
        Warning::LateValue {
            motion: place,
            share,
        } => Message::new("warning.late_value")
            .with("motion", motion(place))
            .with("share", Arg::Percent(share, 0)),
        Warning::DealValue(basis) => Message::new(match basis {
            Some(DealValue::Tcv) => "warning.value_tcv",
            Some(DealValue::Clv) => "warning.value_clv",
            _ => "warning.value_unclear",
        }),
    }
}
