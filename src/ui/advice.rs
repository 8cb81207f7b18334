//! What to do with the deal, and why.

use super::checks::Checks;
use super::labels;
use super::package_note::package_note;
use super::sentences::{headline, reasons, short, standing};
use super::warnings::warnings;
use super::words::{NONE, Words};
use crate::economics::{Constraint, Remedy, Way};
use crate::format::{Arg, Message};
use crate::session::Documents;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub documents: Documents,
    /// The same, once they stand still: the headline follows each key press, its reasons follow
    /// when there is time to read them.
    pub settled: Documents,
    pub words: Words,
}

#[component]
pub fn AdviceCard(props: &Props) -> Html {
    let Props {
        documents,
        settled,
        words,
    } = props;
    let (desk, deal) = (documents.desk(), documents.deal());
    let Some(advised) = deal.advice.first() else {
        return Html::default();
    };
    let motion = words.of(&desk.playbook().motions[deal.motion].name);
    html! {
        <section class="card advice" aria-labelledby="advice-headline">
            <div class="say">
                <p class={classes!("kicker", deal.zone.map(|_| "warn"))}>
                    { words.say(&standing(desk, deal, motion)) }
                </p>
                <h2 id="advice-headline" aria-live="polite">{ words.say(&headline(advised)) }</h2>
                <Reasons documents={settled.clone()} words={words.clone()} />
            </div>
            <Grounds documents={settled.clone()} words={words.clone()} />
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct CalmProps {
    documents: Documents,
    words: Words,
}

/// Why, in sentences.
#[component]
fn Reasons(props: &CalmProps) -> Html {
    let CalmProps { documents, words } = props;
    let (desk, deal) = (documents.desk(), documents.deal());
    let motion = words.of(&desk.playbook().motions[deal.motion].name);
    html! {
        <>
            <p>
                for (place, sentence) in reasons(desk, deal, &motion).iter().enumerate() {
                    <span key={place}>{ words.say(sentence) }{ " " }</span>
                }
            </p>
            { package_note(desk, deal, words) }
        </>
    }
}

/// Figures, limits, checks and warnings.
#[component]
fn Grounds(props: &CalmProps) -> Html {
    let CalmProps { documents, words } = props;
    let (desk, deal) = (documents.desk(), documents.deal());
    let Some(first) = deal.advice.first() else {
        return Html::default();
    };
    let chip = |key: &'static str, constraints: &[Constraint]| -> Html {
        let names: Vec<&str> = constraints
            .iter()
            .map(|c| labels::constraint(*c, words))
            .collect();
        let what = Arg::Text(names.join(", "));
        html! {
            if !names.is_empty() {
                <li class="chip warn">{ words.say(&Message::new(key).with("what", what)) }</li>
            }
        }
    };
    html! {
        <>
            <Facts first={first.clone()} words={words.clone()} />
            <ul class="chips">
                { chip("advice.misses", &first.fails) }
                { chip("advice.binds", &first.binding) }
                if let Some(second) = deal.advice.runner_up() {
                    <li class="chip second">
                        { words.say(&Message::new("advice.second").with("what", Arg::Nested(short(second)))) }
                    </li>
                }
            </ul>
            <Checks
                desk={desk.clone()}
                case={documents.case().clone()}
                deal={deal.clone()}
                words={words.clone()}
            />
            { warnings(desk, deal, words) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct FactsProps {
    first: Remedy,
    words: Words,
}

/// The three figures that a sales manager asks for.
#[component]
fn Facts(props: &FactsProps) -> Html {
    let FactsProps { first, words } = props;
    if first.way == Way::Decline {
        return Html::default();
    }
    let outcome = &first.outcome;
    let or_none = |value: Option<String>| value.unwrap_or_else(|| NONE.to_owned());
    let facts = [
        (
            or_none(outcome.payback_months.map(|m| words.number(m, 1))),
            "fact.payback",
        ),
        (
            or_none(outcome.ltv_cac.map(|ratio| words.number(ratio, 1))),
            "fact.ltv_cac",
        ),
        (words.money(outcome.profit), "fact.profit"),
    ];
    html! {
        <dl class="facts">
            for (value, key) in facts {
                <div {key}><dt>{ words.t(key) }</dt><dd>{ value }</dd></div>
            }
        </dl>
    }
}
