//! What the customer gets for their money.

use super::app::Dispatch;
use super::cash_flow::CashFlowChart;
use super::choice::Choice;
use super::claim::{Claim, OtherClaim, doubt};
use super::defence::Defence;
use super::fold::Fold;
use super::headline::gain;
use super::must_be_true::MustBeTrue;
use super::pain::pain;
use super::range::Range;
use super::scenarios::Scenarios;
use super::tornado::Tornado;
use super::waiting::Waiting;
use super::why::{Subject, WhyFold};
use super::words::{NONE, Words};
use crate::case::CaseTiming;
use crate::economics::Way;
use crate::finance::{Irr, Payback};
use crate::format::{Arg, Message};
use crate::offer::Defensibility;
use crate::roi::Return;
use crate::session::{Action, Documents, Session};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub session: Session,
    /// Documents that have stood still for a moment: what is read line by line waits for them,
    /// so that the frame of a key press has the headline and the picture to draw and no more.
    pub settled: Documents,
    pub check: Option<Rc<Defensibility>>,
    pub words: Words,
    pub dispatch: Dispatch,
}

#[component]
pub fn ReturnPanel(props: &Props) -> Html {
    let Props {
        session,
        settled,
        check,
        words,
        dispatch,
    } = props;
    let documents = session.documents();
    let (deal, case) = (documents.deal(), documents.case());
    let agreed = documents.agreement();
    let got = documents.returns();
    let sold = deal
        .advice
        .first()
        .is_some_and(|remedy| remedy.way != Way::Decline);
    let terms = match (agreed, sold) {
        (Some(_), _) => "return.at_agreed",
        (None, true) => "return.at_recommended",
        (None, false) => "return.at_list",
    };
    let horizon = got.cash_flow.net.len().saturating_sub(1);
    let years = Arg::Number(f64::from(u8::try_from(horizon).unwrap_or(u8::MAX)), 0);
    let options: Vec<(AttrValue, AttrValue)> = vec![
        ("cash".into(), words.t("timing.cash").into()),
        ("tei".into(), words.t("timing.tei").into()),
    ];
    let chosen = if case.timing == CaseTiming::CashInAdvance {
        "cash"
    } else {
        "tei"
    };
    let on_choose = {
        let dispatch = dispatch.clone();
        Callback::from(move |value: String| {
            let timing = if value == "tei" {
                CaseTiming::TeiYearEnd
            } else {
                CaseTiming::CashInAdvance
            };
            dispatch.dispatch(Action::ChooseTiming(timing));
        })
    };
    let on_demand = |show: fn(Documents, Words) -> Html| {
        let (documents, words) = (settled.clone(), words.clone());
        Callback::from(move |()| show(documents.clone(), words.clone()))
    };
    let hangs_on = on_demand(|documents, words| html! { <Tornado {documents} {words} /> });
    let must = on_demand(|documents, words| html! { <MustBeTrue {documents} {words} /> });
    let exact = Message::new("return.exactly").with("amount", Arg::Money(got.npv, 0));
    let exact = words.say(&exact);
    html! {
        <section class="card return" aria-labelledby="return-title">
            <h2 id="return-title">{ words.t("return.title") }</h2>
            { pain(documents, words) }
            <p class={classes!("big", (got.npv < 0.0).then_some("bad"))}>
                <b title={exact}>{ gain(got, check.as_deref(), words) }</b>
                <span>{ words.say(&Message::new("return.npv_over").with("count", years)) }</span>
                <em>{ words.t(terms) }</em>
                if let Some(doubt) = doubt(case, words) { <em class="warn">{ doubt }</em> }
            </p>
            <Headlines got={got.clone()} words={words.clone()} />
            <Claim session={session.clone()} words={words.clone()} dispatch={dispatch.clone()} />
            <div>
                <Range documents={settled.clone()} words={words.clone()} />
                <Fold summary={words.t("tornado.title")} inside={hangs_on} />
                <Fold summary={words.t("must.title")} inside={must} />
                <OtherClaim session={session.clone()} words={words.clone()} dispatch={dispatch.clone()} />
                <Scenarios
                    session={session.clone()}
                    settled={settled.clone()}
                    words={words.clone()}
                    dispatch={dispatch.clone()}
                />
                <Waiting delay={settled.returns().delay.clone()} words={words.clone()} />
                if let Some(check) = check {
                    <Defence documents={documents.clone()} check={check.clone()} words={words.clone()} />
                }
            </div>
            <p class="note">{ words.say(&per_employee(settled)) }</p>
            <CashFlowChart flow={got.cash_flow.clone()} words={words.clone()} />
            <Metrics documents={settled.clone()} words={words.clone()} />
            <WhyFold documents={settled.clone()} subject={Subject::Returns} words={words.clone()} />
            <Choice
                id="timing"
                label={words.t("timing.title")}
                {options}
                {chosen}
                {on_choose}
            />
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct HeadlinesProps {
    got: Return,
    words: Words,
}

#[component]
fn Headlines(props: &HeadlinesProps) -> Html {
    let HeadlinesProps { got, words } = props;
    let months = got
        .payback
        .periods()
        .map(|years| words.number(years * 12.0, 1));
    let share = |share: Option<f64>| share.map(|share| words.percent(share, 0));
    let three = [
        (months, "return.months"),
        (share(got.roi), "return.roi_adjusted"),
        (share(got.must_be_true), "return.must_be_true"),
    ];
    html! {
        <dl class="trio">
            for (value, key) in three {
                <div {key}>
                    <dt>{ words.t(key) }</dt>
                    <dd>{ value.unwrap_or_else(|| NONE.to_owned()) }</dd>
                </div>
            }
        </dl>
    }
}

#[derive(Properties, PartialEq)]
struct MetricsProps {
    documents: Documents,
    words: Words,
}

/// How a figure of a return is shown.
type Show = fn(&Return, &Words) -> String;

/// Every figure, as offered and at list.
#[component]
fn Metrics(props: &MetricsProps) -> Html {
    let MetricsProps { documents, words } = props;
    let (list, offered) = (&documents.deal().estimate.returns, documents.returns());
    let head = match documents.agreement() {
        Some(_) => "return.agreed",
        None => "return.recommended",
    };
    let rows: [(&'static str, Show); 11] = [
        ("return.annual_benefit", |got, words| {
            words.money(got.annual_benefit)
        }),
        ("return.annual_cost", |got, words| {
            words.money(per_year(&got.cash_flow.costs))
        }),
        ("return.pv_benefits", |got, words| {
            words.money(got.pv_benefits)
        }),
        ("return.pv_costs", |got, words| words.money(got.pv_costs)),
        ("return.npv", |got, words| words.money(got.npv)),
        ("return.roi", |got, words| share(got.roi, words)),
        ("return.irr", |got, words| internal_rate(&got.irr, words)),
        ("return.mirr", |got, words| share(got.mirr, words)),
        ("return.payback", |got, words| months(got.payback, words)),
        ("return.discounted_payback", |got, words| {
            months(got.discounted_payback, words)
        }),
        ("return.run_rate", |got, words| {
            words.money(got.delay.run_rate)
        }),
    ];
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={words.t("return.figures")}>
        <table class="metrics">
            <thead>
                <tr>
                    <th scope="col">{ words.t("return.figure") }</th>
                    <th scope="col">{ words.t(head) }</th>
                    <th scope="col">{ words.t("return.list") }</th>
                </tr>
            </thead>
            <tbody>
                for (key, show) in rows {
                    <tr {key}>
                        <th scope="row">{ words.t(key) }</th>
                        <td class="strong">{ show(offered, words) }</td>
                        <td>{ show(list, words) }</td>
                    </tr>
                }
            </tbody>
        </table>
        </div>
    }
}

/// What the purchase brings for each person employed.
fn per_employee(documents: &Documents) -> Message {
    let benefit = documents.deal().estimate.returns.annual_benefit;
    let staff = documents.case().customer.staff;
    Message::new("return.per_employee")
        .with("amount", Arg::Money(benefit / f64::from(staff.max(1)), 0))
}

/// All costs, spread over the years.
fn per_year(costs: &[f64]) -> f64 {
    let years = costs.len().saturating_sub(1).max(1);
    costs.iter().sum::<f64>() / f64::from(u16::try_from(years).unwrap_or(u16::MAX))
}

fn share(value: Option<f64>, words: &Words) -> String {
    value.map_or_else(|| NONE.to_owned(), |value| words.percent(value, 1))
}

fn internal_rate(irr: &Irr, words: &Words) -> String {
    match irr {
        Irr::None => NONE.to_owned(),
        Irr::One(rate) => words.percent(*rate, 1),
        Irr::Several { chosen, .. } => {
            words.say(&Message::new("return.irr_several").with("rate", Arg::Percent(*chosen, 1)))
        }
    }
}

fn months(payback: Payback, words: &Words) -> String {
    match payback {
        Payback::Never => words.t("value.never").to_owned(),
        Payback::At(years) => words.number(years * 12.0, 1),
        Payback::RecoveredThenLost(years) => words
            .say(&Message::new("return.lost_again").with("months", Arg::Number(years * 12.0, 1))),
    }
}
