//! Figures that a text can name: `{npv}` stands for what the net present value is, so that no
//! figure is ever typed.

use super::block::Run;
use super::figures::yearly;
use super::writer::{NONE, Writer};
use crate::case::Scenario;
use crate::format::{Arg, Message};
use crate::offer::Which;
use crate::roi::Probability;

/// Every figure by its name, in the words of `w`'s language.
pub(super) fn fields(w: &Writer) -> Vec<(&'static str, String)> {
    let (figures, model) = (w.figures, &w.figures.model);
    let (returns, case) = (&figures.returns, &figures.case);
    let offered = figures.options.iter().find(|option| option.offered);
    let plan = offered.map(|option| &figures.public.price_book.plans[option.plan]);
    let terms = offered.map(|option| option.terms);
    let amount = |value: Option<f64>| value.map_or_else(|| NONE.to_owned(), |v| w.money(v));
    let percentile = |share: f64| figures.trials.as_ref()?.percentile(share);
    let about = |value: Option<f64>| value.map_or_else(|| NONE.to_owned(), |v| w.about(v));
    let conservative = figures
        .scenarios
        .iter()
        .find_map(|compared| match compared {
            c if c.which == Which::Built(Scenario::Conservative) => c.outcome.as_ref().ok(),
            _ => None,
        });
    let quantity = offered.zip(plan).map(|(option, plan)| {
        let message = Message::new("proposal.quantity")
            .with("count", Arg::Number(f64::from(option.quantity), 0))
            .with("unit", Arg::Text(w.of(&plan.unit)));
        w.say(&message)
    });
    vec![
        ("customer", w.customer()),
        ("vendor", w.vendor()),
        ("industry", w.of(&model.name)),
        ("npv", w.about(returns.npv)),
        ("npv_exact", w.money(returns.npv)),
        ("roi", w.percent(returns.roi, 0)),
        ("payback", w.months(returns.payback)),
        ("irr", w.percent(returns.irr.rate(), 0)),
        (
            "cost_today",
            w.about(figures.estimate.situation.costs_today(model)),
        ),
        ("annual_benefit", w.about(returns.annual_benefit)),
        ("pv_benefits", w.money(returns.pv_benefits)),
        ("pv_costs", w.money(returns.pv_costs)),
        ("must_be_true", w.percent(returns.must_be_true, 0)),
        ("low", about(percentile(0.1))),
        ("high", about(percentile(0.9))),
        ("chance", chance(w)),
        (
            "conservative",
            about(conservative.map(|(outcome, _)| outcome.npv)),
        ),
        ("month_of_delay", w.about(returns.delay.run_rate)),
        ("yearly_price", amount(terms.as_ref().map(yearly))),
        (
            "one_off_charge",
            amount(terms.map(|terms| terms.one_off_charge)),
        ),
        (
            "plan",
            plan.map_or_else(|| NONE.to_owned(), |plan| w.of(&plan.name)),
        ),
        ("quantity", quantity.unwrap_or_else(|| NONE.to_owned())),
        (
            "term",
            w.years(terms.map_or(case.terms.years, |terms| terms.years)),
        ),
        ("horizon", w.years(model.horizon_years)),
        ("discount_rate", w.percent(Some(model.discount_rate), 0)),
        ("staff", w.count(case.customer.staff)),
        ("date", w.locale.date(w.today)),
        ("start", w.date(Some(w.calendar.start))),
        ("decision", w.date(w.calendar.decision())),
        ("signature", w.date(w.calendar.signature())),
        (
            "go_live",
            w.date(w.calendar.go_live().map(|(_, last)| last)),
        ),
        ("model", model.fingerprint()),
    ]
}

fn chance(w: &Writer) -> String {
    let probability = w
        .figures
        .trials
        .as_ref()
        .and_then(crate::roi::Trials::above_zero);
    match probability {
        None => NONE.to_owned(),
        Some(Probability::Share(share)) => w.locale.percent(share, 0),
        Some(Probability::AboveAllButOneInThousand) => format!("> {}", w.locale.percent(0.999, 1)),
        Some(Probability::BelowOneInThousand) => format!("< {}", w.locale.percent(0.001, 1)),
    }
}

/// `text` with its placeholders put in. What is in braces and looks like a name is one; any other
/// brace is a brace.
pub(super) fn runs(text: &str, fields: &[(&'static str, String)]) -> Vec<Run> {
    let (mut runs, mut plain, mut rest) = (Vec::new(), String::new(), text);
    while let Some((before, after)) = rest.split_once('{') {
        plain.push_str(before);
        let name = after.split_once('}').filter(|(name, _)| is_name(name));
        let Some((name, behind)) = name else {
            plain.push('{');
            rest = after;
            continue;
        };
        if !plain.is_empty() {
            runs.push(Run::Text(std::mem::take(&mut plain)));
        }
        let known = fields.iter().find(|(known, _)| *known == name);
        runs.push(known.map_or_else(
            || Run::Unknown(name.to_owned()),
            |(name, value)| Run::Figure(name, value.clone()),
        ));
        rest = behind;
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        runs.push(Run::Text(plain));
    }
    runs
}

fn is_name(text: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || c == '_';
    !text.is_empty() && text.chars().count() <= 40 && text.chars().all(fits)
}
