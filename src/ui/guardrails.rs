//! How far to go in the negotiation, and what to give first.

use super::words::{NONE, Words};
use crate::case::Case;
use crate::deal::{Approval, Concession, Deal, Desk, Give, Guardrails};
use crate::format::{Arg, Message};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub desk: Rc<Desk>,
    pub case: Rc<Case>,
    pub deal: Rc<Deal>,
    pub words: Words,
}

#[component]
pub fn Negotiation(props: &Props) -> Html {
    let Props {
        desk,
        case,
        deal,
        words,
    } = props;
    let rails = desk.guardrails(case, deal);
    html! {
        <figure class="card">
            <figcaption>
                <h2>{ words.t("guard.title") }</h2>
                <span>{ words.t("guard.subtitle") }</span>
            </figcaption>
            if let Some(rails) = &rails {
                { prices(rails, words) }
                { concessions(desk, rails, words) }
            } else {
                <p class="note">{ words.t("guard.nothing") }</p>
            }
        </figure>
    }
}

fn prices(rails: &Guardrails, words: &Words) -> Html {
    let figures = [
        ("guard.floor", rails.floor),
        ("guard.target", Some(rails.target)),
        ("guard.stretch", Some(rails.stretch)),
    ];
    html! {
        <>
            <dl class="sums row">
                for (key, value) in figures {
                    <div {key}>
                        <dt>{ words.t(key) }</dt>
                        <dd>{ value.map_or(NONE.to_owned(), |value| words.money(value)) }</dd>
                    </div>
                }
            </dl>
            if let Some(share) = rails.loss_allowed {
                <p class="note">
                    { words.say(&Message::new("guard.loss_allowed").with("share", Arg::Percent(share, 1))) }
                </p>
            }
        </>
    }
}

fn concessions(desk: &Desk, rails: &Guardrails, words: &Words) -> Html {
    let heads = [
        "guard.give",
        "remedy.price",
        "remedy.charge",
        "remedy.profit",
        "remedy.ltv_cac",
        "remedy.payback",
        "guard.who",
    ];
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={words.t("guard.title")}>
            <table>
                <thead>
                    <tr>
                        for key in heads {
                            <th scope="col" {key} class={(key == "guard.who").then_some("text")}>{ words.t(key) }</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for (place, step) in rails.concessions.iter().enumerate() {
                        <tr key={place}>{ concession(desk, place, step, words) }</tr>
                    }
                </tbody>
            </table>
        </div>
    }
}

fn concession(desk: &Desk, place: usize, step: &Concession, words: &Words) -> Html {
    let outcome = &step.at.outcome;
    let amount = |value: f64| words.number(value, 0);
    let or_none = |text: Option<String>| text.unwrap_or_else(|| NONE.to_owned());
    let charge = step.terms.fee + step.terms.recurring;
    let profit = step.loses_money().then_some("bad");
    html! {
        <>
            <th scope="row">{ format!("{}. {}", place + 1, words.t(give(step.what))) }</th>
            <td>{ amount(step.terms.price) }</td>
            <td>{ or_none((charge > 0.0).then(|| amount(charge))) }</td>
            <td class={classes!(profit)}>{ amount(outcome.profit) }</td>
            <td>{ or_none(outcome.ltv_cac.map(|ratio| words.number(ratio, 1))) }</td>
            <td>{ or_none(outcome.payback_months.map(|months| words.number(months, 1))) }</td>
            <td class="text">{ who(desk, step.approval, words) }</td>
        </>
    }
}

fn give(what: Give) -> &'static str {
    match what {
        Give::OneOffCharge => "give.one_off",
        Give::RecurringCharge => "give.recurring",
        Give::Uplift => "give.uplift",
        Give::Discount => "give.discount",
        Give::ApprovedDiscount => "give.approved",
    }
}

/// Who must grant it.
fn who(desk: &Desk, approval: Approval, words: &Words) -> String {
    match approval {
        Approval::None => words.t("approval.none").to_owned(),
        Approval::Nobody => words.t("approval.nobody").to_owned(),
        Approval::By(place) => words.of(&desk.playbook().policy.approvals[place].by),
    }
}
