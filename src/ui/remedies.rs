//! Every way out, ranked, with what each does to both sides.

use super::agreed::{Pick, act_on};
use super::app::Dispatch;
use super::labels;
use super::why::{Subject, Why};
use super::words::{NONE, Words};
use crate::deal::{Deal, price_of};
use crate::economics::{Constraint, Remedy, Status, Way};
use crate::format::{Arg, Message};
use crate::session::Documents;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub documents: Documents,
    pub words: Words,
    pub dispatch: Dispatch,
}

#[component]
pub fn RemedyTable(props: &Props) -> Html {
    let Props {
        documents,
        words,
        dispatch,
    } = props;
    let deal = documents.deal();
    let asked = use_state_eq(|| None::<Way>);
    let ask = {
        let asked = asked.clone();
        Callback::from(move |way: Way| asked.set((*asked != Some(way)).then_some(way)))
    };
    let actions = Actions {
        documents,
        asked: *asked,
        ask,
        dispatch,
    };
    let heads = [
        "remedy.name",
        "remedy.price",
        "remedy.charge",
        "remedy.win_rate",
        "remedy.profit",
        "remedy.per_hour",
        "remedy.ltv_cac",
        "remedy.payback",
        "remedy.customer",
    ];
    let worth = Message::new("remedy.money_in")
        .with("currency", Arg::Text(words.currency.to_string()))
        .with("amount", Arg::Money(deal.ae_hour, 0));
    html! {
        <figure class="card">
            <figcaption>
                <h2>{ words.t("remedy.title") }</h2>
                <span>{ words.say(&worth) }</span>
            </figcaption>
            <div class="scroll" tabindex="0" role="region" aria-label={words.t("remedy.title")}>
                <table class="remedies">
                    <thead>
                        <tr>
                            for key in heads { <th scope="col" {key}>{ words.t(key) }</th> }
                        </tr>
                    </thead>
                    <tbody>
                        for (place, remedy) in deal.advice.ranked.iter().enumerate() {
                            { row(&actions, remedy, place == 0 && deal.advice.eligible > 0, words) }
                        }
                    </tbody>
                </table>
            </div>
            if let Some(way) = *asked {
                <section class="why-panel" id="why" aria-live="polite">
                    <h3>{ Subject::Remedy(way).title(documents, words) }</h3>
                    <Why documents={documents.clone()} subject={Subject::Remedy(way)} words={words.clone()} />
                </section>
            }
        </figure>
    }
}

/// What can be done with each row.
struct Actions<'a> {
    documents: &'a Documents,
    /// The remedy whose derivation is open.
    asked: Option<Way>,
    ask: Callback<Way>,
    dispatch: &'a Dispatch,
}

impl Actions<'_> {
    fn buttons(&self, remedy: &Remedy, words: &Words) -> Html {
        let way = remedy.way;
        let onclick = self.ask.reform(move |_: MouseEvent| way);
        html! {
            <span class="acts">
                if way != Way::Decline {
                    <Pick
                        documents={self.documents.clone()}
                        remedy={remedy.clone()}
                        words={words.clone()}
                        dispatch={self.dispatch.clone()}
                    />
                }
                <button
                    type="button"
                    class="small"
                    aria-expanded={(self.asked == Some(way)).to_string()}
                    aria-label={act_on(words.t("why.open"), way, words)}
                    {onclick}
                >
                    { words.t("why.open") }
                </button>
            </span>
        }
    }
}

fn row(actions: &Actions, remedy: &Remedy, chosen: bool, words: &Words) -> Html {
    let documents = actions.documents;
    // The currency stands once, above the table.
    let amount = |value: f64| words.number(value, 0);
    let sells = remedy.way != Way::Decline;
    let outcome = &remedy.outcome;
    let some = |text: Option<String>| text.filter(|_| sells).unwrap_or_else(|| NONE.to_owned());
    let judged = |fails: &[Constraint], text: String| {
        let class = if fails.iter().any(|f| remedy.fails.contains(f)) {
            "bad"
        } else {
            ""
        };
        html! { <td {class}>{ text }</td> }
    };
    let charge = match (remedy.terms.fee > 0.0, remedy.terms.recurring > 0.0) {
        (true, _) => Some(amount(remedy.terms.fee)),
        (_, true) => Some(
            words.say(
                &Message::new("unit.per_year_short")
                    .with("amount", Arg::Number(remedy.terms.recurring, 0)),
            ),
        ),
        _ => None,
    };
    let customer = customer_payback(documents.deal(), remedy);
    let picked = documents.agreement().is_some() && documents.way() == remedy.way;
    let hurdles = [
        Constraint::CustomerPayback,
        Constraint::CustomerRoi,
        Constraint::CustomerBreakEven,
        Constraint::CustomerValueShare,
    ];
    html! {
        <tr key={labels::way(remedy.way, words)} class={classes!(chosen.then_some("on"), picked.then_some("picked"))}>
            <th scope="row" aria-label={format!("{} ({})", labels::way(remedy.way, words), meaning(remedy, words))}>
                <div class="remedy-head">
                    <span>{ verdict(remedy, words) }{ labels::way(remedy.way, words) }</span>
                    { actions.buttons(remedy, words) }
                </div>
            </th>
            <td>{ some(Some(amount(remedy.terms.price * (1.0 - remedy.commitment.discount)))) }</td>
            <td>{ some(charge) }</td>
            <td>{ some(Some(words.percent(outcome.win_rate, u8::from(outcome.win_rate < 0.1)))) }</td>
            <td class="strong">{ amount(outcome.profit) }</td>
            <td>{ some(outcome.profit_per_hour().map(amount)) }</td>
            { judged(&[Constraint::LtvCac], some(outcome.ltv_cac.map(|r| words.number(r, 1)))) }
            { judged(&[Constraint::Payback], some(outcome.payback_months.map(|m| words.number(m, 1)))) }
            { judged(&hurdles, some(customer.map(|months| words.number(months, 1)))) }
        </tr>
    }
}

/// Months until the customer has their money back under the remedy's terms.
fn customer_payback(deal: &Deal, remedy: &Remedy) -> Option<f64> {
    let price = price_of(&remedy.terms, &remedy.commitment);
    let years = deal.estimate.situation.project.payback(&price).periods();
    years.map(|years| years * 12.0)
}

/// How a remedy stands, and what it fails.
fn meaning(remedy: &Remedy, words: &Words) -> String {
    let status = words.t(match remedy.status() {
        Status::Healthy => "status.healthy",
        Status::Weak => "status.weak",
        Status::Blocked => "status.blocked",
    });
    let fails = remedy.fails.iter().map(|f| labels::constraint(*f, words));
    let fails: Vec<&str> = fails.collect();
    if fails.is_empty() {
        status.to_owned()
    } else {
        format!("{status}: {}", fails.join(" · "))
    }
}

/// A sign with its meaning in words, so that colour is not the only one.
fn verdict(remedy: &Remedy, words: &Words) -> Html {
    let (sign, class) = match remedy.status() {
        Status::Healthy => ("✓", "verdict good"),
        Status::Weak => ("~", "verdict warn"),
        Status::Blocked => ("✕", "verdict bad"),
    };
    let meaning = meaning(remedy, words);
    html! {
        <span {class} title={meaning.clone()}>
            <span aria-hidden="true">{ sign }</span>
            <span class="quiet">{ meaning }{ " " }</span>
        </span>
    }
}
