//! The terms on the table: picking them, changing them, and what they do to both sides.

use super::app::Dispatch;
use super::customer::number_field;
use super::labels;
use super::sentences::headline;
use super::why::{Subject, WhyFold};
use super::words::{NONE, Words};
use crate::case::Agreed;
use crate::economics::{Constraint, Remedy, Status, Way};
use crate::format::{Arg, Message};
use crate::session::{Action, AgreedField, Documents, Field, Session};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct PickProps {
    pub documents: Documents,
    pub remedy: Remedy,
    pub words: Words,
    pub dispatch: Dispatch,
}

/// Puts a remedy's terms on the table; pressed while they lie there.
#[component]
pub fn Pick(props: &PickProps) -> Html {
    let PickProps {
        documents,
        remedy,
        words,
        dispatch,
    } = props;
    let on_table = documents.case().terms.agreed == Some(remedy.agreed());
    let picked = on_table && documents.way() == remedy.way;
    let onclick = {
        let (dispatch, way) = (dispatch.clone(), remedy.way);
        move |_: MouseEvent| {
            dispatch.dispatch(if picked {
                Action::ListTerms
            } else {
                Action::Pick(way)
            });
        }
    };
    let act = words.t(if picked {
        "remedy.picked"
    } else {
        "remedy.pick"
    });
    html! {
        <button
            type="button"
            class="small"
            aria-pressed={picked.to_string()}
            aria-label={act_on(act, remedy.way, words)}
            {onclick}
        >
            { act }
        </button>
    }
}

/// What a row's button does, for those who do not see in which row it is.
pub fn act_on(act: &str, way: Way, words: &Words) -> String {
    let message = Message::new("remedy.act_on")
        .with("act", Arg::Text(act.to_owned()))
        .with("name", Arg::Text(labels::way(way, words).to_owned()));
    words.say(&message)
}

#[derive(Properties, PartialEq)]
pub struct CardProps {
    pub documents: Documents,
    pub words: Words,
    pub dispatch: Dispatch,
}

/// The deal at the terms on the table; nothing at list terms.
#[component]
pub fn AgreedCard(props: &CardProps) -> Html {
    let CardProps {
        documents,
        words,
        dispatch,
    } = props;
    let Some(agreement) = documents.agreement() else {
        return Html::default();
    };
    let remedy = &agreement.remedy;
    let months = agreement
        .returns
        .payback
        .periods()
        .map(|years| years * 12.0);
    let or_none = |value: Option<String>| value.unwrap_or_else(|| NONE.to_owned());
    let outcome = &remedy.outcome;
    let number = |value: Option<f64>| or_none(value.map(|value| words.number(value, 1)));
    let figures = [
        ("remedy.win_rate", words.percent(outcome.win_rate, 0)),
        ("remedy.profit", words.money(outcome.profit)),
        ("remedy.ltv_cac", number(outcome.ltv_cac)),
        ("remedy.payback", number(outcome.payback_months)),
        ("return.npv", words.money(agreement.returns.npv)),
        ("remedy.customer", number(months)),
    ];
    html! {
        <section class="card agreed" aria-labelledby="agreed-title">
            <div class="agreed-head">
                <div>
                    <h2 id="agreed-title" class="kicker">{ words.t("agreed.title") }</h2>
                    <p class="agreed-terms" aria-live="polite">{ words.say(&in_words(remedy)) }</p>
                </div>
                <BackToList words={words.clone()} dispatch={dispatch.clone()} />
            </div>
            <div class="readout">
                <dl>
                    for (key, value) in figures {
                        <div {key}><dt>{ words.t(key) }</dt><dd>{ value }</dd></div>
                    }
                </dl>
            </div>
            { verdict(remedy, words) }
            <WhyFold documents={documents.clone()} subject={Subject::Agreed} words={words.clone()} />
        </section>
    }
}

/// The terms in one sentence, whoever picked or typed them.
fn in_words(remedy: &Remedy) -> Message {
    let (terms, bound) = (&remedy.terms, &remedy.commitment);
    let (fee, recurring) = (terms.fee > 0.0, terms.recurring > 0.0);
    let told = match remedy.way {
        Way::LongerTerm => false,
        Way::RecurringCharge => recurring && !fee,
        Way::OneOffCharge | Way::PriceAndCharge => fee && !recurring,
        Way::LighterSaleAndPrice => !recurring,
        Way::AsIs | Way::PriceUplift | Way::LighterSale | Way::OutsourcedQualification => {
            !fee && !recurring
        }
        Way::SelfService | Way::Decline => true,
    };
    if told && bound.discount == 0.0 && bound.years == 1 {
        return headline(remedy);
    }
    let key = match (fee, recurring) {
        (false, false) => "agreed.terms",
        (true, false) => "agreed.terms_fee",
        (false, true) => "agreed.terms_recurring",
        (true, true) => "agreed.terms_both",
    };
    Message::new(key)
        .with(
            "price",
            Arg::Money(remedy.yearly_paid() - paid(remedy, terms.recurring), 0),
        )
        .with("fee", Arg::Money(terms.fee, 0))
        .with("recurring", Arg::Money(paid(remedy, terms.recurring), 0))
        .with("term", Arg::Nested(term(&remedy.agreed())))
}

fn paid(remedy: &Remedy, amount: f64) -> f64 {
    amount * (1.0 - remedy.commitment.discount)
}

/// For how long, at which discount, paid when.
fn term(agreed: &Agreed) -> Message {
    let key = match (agreed.prepaid, agreed.discount > 0.0) {
        (true, _) => "agreed.prepaid",
        (false, true) => "terms.years_less",
        (false, false) => "terms.years",
    };
    Message::new(key)
        .with("count", Arg::Number(f64::from(agreed.years), 0))
        .with("discount", Arg::Percent(agreed.discount, 0))
}

/// Whether the terms hold, or what they break by now.
fn verdict(remedy: &Remedy, words: &Words) -> Html {
    let names = |constraints: &[Constraint]| -> String {
        let names = constraints.iter().map(|c| labels::constraint(*c, words));
        names.collect::<Vec<_>>().join(", ")
    };
    let what = Arg::Text(names(&remedy.fails));
    let (class, message) = match remedy.status() {
        Status::Healthy => ("note good", Message::new("agreed.fits")),
        Status::Weak => (
            "note warn",
            Message::new("agreed.misses").with("what", what),
        ),
        Status::Blocked => ("note bad", Message::new("agreed.breaks").with("what", what)),
    };
    html! { <p {class} role="status">{ words.say(&message) }</p> }
}

#[derive(Properties, PartialEq)]
struct BackProps {
    words: Words,
    dispatch: Dispatch,
}

#[component]
fn BackToList(props: &BackProps) -> Html {
    let dispatch = props.dispatch.clone();
    let onclick = move |_: MouseEvent| dispatch.dispatch(Action::ListTerms);
    html! { <button type="button" {onclick}>{ props.words.t("agreed.back") }</button> }
}

#[derive(Properties, PartialEq)]
pub struct TermsProps {
    pub session: Session,
    pub words: Words,
    pub dispatch: Dispatch,
}

/// The terms on the table as fields; at list terms the list's own, ready to be changed.
#[component]
pub fn AgreedTerms(props: &TermsProps) -> Html {
    let TermsProps {
        session,
        words,
        dispatch,
    } = props;
    let agreed = session.documents().case().terms.agreed;
    let title = agreed.map_or("agreed.at_list", |_| "agreed.on_table");
    html! {
        <>
            <h2>{ words.t("agreed.title") }<em>{ words.t(title) }</em></h2>
            <div class="pair">
                for (which, label) in AgreedField::ALL.into_iter().zip(["agreed.price", "agreed.one_off", "agreed.recurring"]) {
                    { number_field(session, Field::Agreed(which), label, words, dispatch) }
                }
            </div>
            if let Some(agreed) = agreed {
                <p class="hint">{ words.say(&term(&agreed)) }</p>
            }
        </>
    }
}
