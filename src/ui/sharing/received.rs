//! What has changed since a case was received, against the figures its sender saw.

use super::arrivals::Arrivals;
use crate::deal::KeyFigure;
use crate::format::{Arg, Message};
use crate::session::{Action, Comparison, Difference, Documents, Session};
use crate::ui::app::Dispatch;
use crate::ui::key_figures::{at, compared, place};
use crate::ui::words::Words;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub session: Session,
    pub words: Words,
    pub dispatch: Dispatch,
    pub arrivals: Arrivals,
}

/// The card of a case that was received; nothing of one's own.
#[component]
pub fn ReceivedCard(props: &Props) -> Html {
    let Props {
        session,
        words,
        dispatch,
        arrivals,
    } = props;
    let received = session.received().cloned();
    let desk = session.documents().desk().clone();
    let theirs = use_memo((received.clone(), desk), |_| {
        (session.changed_by_sender(), session.other_offer())
    });
    let documents = session.documents().clone();
    let ours = use_memo((received.clone(), documents.clone()), |_| {
        session.since_received()
    });
    let (Some(_), Some(ours)) = (received, &*ours) else {
        return Html::default();
    };
    let forget = {
        let dispatch = dispatch.clone();
        move |_: MouseEvent| dispatch.dispatch(Action::Forget)
    };
    let figures_at = match documents.case().terms.agreed {
        Some(_) => "received.at_agreed",
        None => "received.at_list",
    };
    html! {
        <section class="card received" aria-labelledby="received-title">
            <div class="agreed-head">
                <div>
                    <h2 id="received-title">{ words.t("received.title") }</h2>
                    <p class="hint">{ words.t("received.hint") }</p>
                </div>
                <div class="acts-row">
                    <button type="button" onclick={arrivals.share()}>
                        { words.t("received.send_back") }
                    </button>
                    <button type="button" onclick={forget}>{ words.t("received.close") }</button>
                </div>
            </div>
            if let Some(message) = &theirs.1 { <p class="notice">{ words.say(message) }</p> }
            if let Some((sent, after)) = &theirs.0 {
                <div class="theirs">
                    <p class="changes" role="status">{ summary(sent, &THEIRS, words) }</p>
                    { list(sent, after, words) }
                    { figures(sent, &THEIRS, words) }
                </div>
            }
            <div class="ours">
                <p class="changes" role="status">{ summary(ours, &OURS, words) }</p>
                { list(ours, &documents, words) }
                { figures(ours, &OURS, words) }
            </div>
            <p class="hint">{ words.t(figures_at) }</p>
        </section>
    }
}

/// How a comparison is told: whoever changed something, and from when to when.
struct Telling {
    some: &'static str,
    none: &'static str,
    before: &'static str,
    after: &'static str,
}

const OURS: Telling = Telling {
    some: "received.you_changed",
    none: "received.unchanged",
    before: "received.as_sent",
    after: "received.now",
};
const THEIRS: Telling = Telling {
    some: "received.they_changed",
    none: "received.they_unchanged",
    before: "received.earlier",
    after: "received.as_sent",
};

/// "You changed 3 assumptions: NPV −18 %".
fn summary(comparison: &Comparison, telling: &Telling, words: &Words) -> String {
    let count = comparison.changes.len();
    if comparison.base.is_none() {
        return words.t("received.no_base").to_owned();
    }
    let same = comparison.before == comparison.after;
    if count == 0 && same {
        return words.t(telling.none).to_owned();
    }
    let count = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let message = Message::new(telling.some).with("count", Arg::Number(count, 0));
    words.say(&message.with("npv", Arg::Text(by(comparison, words))))
}

/// By how much the net present value changed: as a share of what it was, where that says
/// something.
fn by(comparison: &Comparison, words: &Words) -> String {
    let (before, after) = (comparison.before.npv, comparison.after.npv);
    let by = (after - before) / before.abs();
    let shown = if by.is_finite() && by.abs() < 10.0 {
        words.percent(by, u8::from(by.abs() < 0.095))
    } else {
        words.money(after - before)
    };
    if after > before && shown != words.percent(0.0, 1) {
        format!("+{shown}")
    } else {
        shown
    }
}

/// The most changes told.
const MOST_TOLD: usize = 40;

/// Each change, before and after.
fn list(comparison: &Comparison, after: &Documents, words: &Words) -> Html {
    let Some(before) = comparison
        .base
        .as_ref()
        .filter(|_| !comparison.changes.is_empty())
    else {
        return Html::default();
    };
    let line = |change: &Difference| {
        // Named by whichever state has the field on its screen.
        let known = match after.field_at(change) {
            Some(_) => after,
            None => before,
        };
        let pair = format!(
            "{} → {}",
            at(change, before, words),
            at(change, after, words)
        );
        html! {
            <li key={change.path.clone()}>
                <bdi>{ place(change, known, words) }</bdi>{ ": " }<bdi>{ pair }</bdi>
            </li>
        }
    };
    html! {
        <ul class="told">
            for change in comparison.changes.iter().take(MOST_TOLD) { { line(change) } }
            if comparison.changes.len() > MOST_TOLD { <li>{ "…" }</li> }
        </ul>
    }
}

fn figures(comparison: &Comparison, telling: &Telling, words: &Words) -> Html {
    let (before, after) = (&comparison.before, &comparison.after);
    let rows = [
        (KeyFigure::Npv, Some(before.npv), Some(after.npv)),
        (KeyFigure::Roi, before.roi, after.roi),
        (
            KeyFigure::CustomerPayback,
            before.payback_months,
            after.payback_months,
        ),
    ];
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={words.t("received.figures")}>
            <table class="compare">
                <thead>
                    <tr>
                        <th scope="col">{ words.t("return.figure") }</th>
                        <th scope="col">{ words.t(telling.before) }</th>
                        <th scope="col">{ words.t(telling.after) }</th>
                        <th scope="col">{ words.t("what_if.difference") }</th>
                    </tr>
                </thead>
                <tbody>
                    for (figure, before, after) in rows { { compared(figure, before, after, words) } }
                </tbody>
            </table>
        </div>
    }
}
