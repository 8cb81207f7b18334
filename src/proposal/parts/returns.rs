//! What it brings: cash flow, key figures, scenarios, range.

use super::super::block::{Block, Cell, Chart, Column, Drawing, Row, Table};
use super::super::figures::SEED;
use super::super::writer::{NONE, Writer, plain_text};
use crate::case::Scenario;
use crate::format::{Arg, Message};
use crate::offer::{Outcome, Which};
use crate::roi::Trials;

pub(super) fn returns(w: &Writer) -> Vec<Block> {
    let mut blocks = vec![
        w.words("proposal.return.lead"),
        Block::Chart(flow(w)),
        Block::Table(flow_table(w)),
        Block::Heading(w.t("proposal.return.figures")),
        Block::Table(figures(w)),
        Block::Heading(w.t("proposal.return.scenarios")),
        w.words("proposal.return.scenarios_lead"),
        Block::Table(scenarios(w)),
    ];
    blocks.extend(without_value(w).map(Block::Remark));
    if let Some(trials) = &w.figures.trials {
        blocks.push(Block::Heading(w.t("proposal.return.range")));
        blocks.push(w.words("proposal.return.range_lead"));
        blocks.push(Block::Chart(range(w, trials)));
        blocks.extend(share_without_value(w, trials).map(Block::Remark));
    }
    blocks
}

fn year_name(w: &Writer, year: usize) -> String {
    match year {
        0 => w.t("proposal.signature"),
        year => w.say(&Message::new("proposal.year").with("year", Arg::Text(year.to_string()))),
    }
}

fn sums(net: &[f64]) -> Vec<f64> {
    let add = |sum: &mut f64, net: &f64| {
        *sum += net;
        Some(*sum)
    };
    net.iter().scan(0.0, add).collect()
}

/// The cash flow, year by year and added up.
pub(super) fn flow(w: &Writer) -> Chart {
    let net = &w.figures.returns.cash_flow.net;
    let years = net.iter().zip(sums(net)).enumerate();
    let bars =
        years.map(|(year, (net, sum))| (year_name(w, year), *net, sum, w.locale.number(*net, 0)));
    Chart {
        title: w.say(&Message::new("proposal.flow").with("currency", Arg::Currency)),
        text: w.t("proposal.flow_text"),
        drawing: Drawing::Flow(bars.collect()),
    }
}

fn flow_table(w: &Writer) -> Table {
    let flow = &w.figures.returns.cash_flow;
    let lines = [
        ("proposal.flow.benefits", flow.benefits.clone()),
        ("proposal.flow.costs", flow.costs.clone()),
        ("proposal.flow.net", flow.net.clone()),
        ("proposal.flow.sum", sums(&flow.net)),
    ];
    let years = 0..flow.net.len();
    let sign = w
        .locale
        .currency_sign(&w.figures.public.currency)
        .to_owned();
    let mut columns = vec![Column::Text];
    columns.extend(years.clone().map(|_| Column::Figure));
    Table {
        caption: w.t("proposal.flow.table"),
        head: std::iter::once(sign)
            .chain(years.map(|year| year_name(w, year)))
            .collect(),
        columns,
        rows: lines
            .into_iter()
            .map(|(key, values)| {
                let values = values
                    .into_iter()
                    .map(|value| w.locale.number(value, 0).into());
                Row {
                    cells: std::iter::once(w.t(key).into()).chain(values).collect(),
                    total: key == "proposal.flow.net",
                }
            })
            .collect(),
    }
}

fn figures(w: &Writer) -> Table {
    let got = &w.figures.returns;
    let rows = [
        ("proposal.annual_benefit", w.money(got.annual_benefit)),
        ("proposal.pv_benefits", w.money(got.pv_benefits)),
        ("proposal.pv_costs", w.money(got.pv_costs)),
        ("proposal.npv", w.money(got.npv)),
        ("proposal.roi", w.percent(got.roi, 1)),
        ("proposal.irr", w.percent(got.irr.rate(), 1)),
        ("proposal.mirr", w.percent(got.mirr, 1)),
        ("proposal.payback", w.months(got.payback)),
        (
            "proposal.discounted_payback",
            w.months(got.discounted_payback),
        ),
        ("proposal.month_of_delay", w.money(got.delay.run_rate)),
    ];
    Table {
        caption: w.t("proposal.return.figures"),
        head: vec![w.t("proposal.option.figure"), w.t("proposal.exactly")],
        columns: vec![Column::Text, Column::Figure],
        rows: rows
            .into_iter()
            .map(|(key, value)| Row::new(vec![w.t(key).into(), value.into()]))
            .collect(),
    }
}

fn scenario_name(w: &Writer, which: Which) -> String {
    match which {
        Which::Built(Scenario::Conservative) => w.t("proposal.scenario.conservative"),
        Which::Built(Scenario::Expected) => w.t("proposal.scenario.expected"),
        Which::Built(Scenario::Optimistic) => w.t("proposal.scenario.optimistic"),
        Which::Named(place) => plain_text(&w.figures.case.scenarios[place].name),
    }
}

/// Why scenarios have no figures, where there are such.
fn without_value(w: &Writer) -> impl Iterator<Item = String> {
    let without = w
        .figures
        .scenarios
        .iter()
        .filter(|one| one.outcome.is_err());
    without.map(|one| {
        let name = Arg::Text(scenario_name(w, one.which));
        w.say(&Message::new("proposal.return.scenario_without").with("scenario", name))
    })
}

fn scenarios(w: &Writer) -> Table {
    let cells = |outcome: &Outcome| -> [Cell; 4] {
        let months =
            |months| w.say(&Message::new("proposal.duration").with("months", Arg::Months(months)));
        let payback = outcome
            .payback_months
            .map_or_else(|| w.t("proposal.never"), months);
        [
            w.money(outcome.npv).into(),
            w.percent(outcome.roi, 0).into(),
            w.percent(outcome.irr, 0).into(),
            payback.into(),
        ]
    };
    let rows = w.figures.scenarios.iter().map(|compared| {
        let cells = match &compared.outcome {
            Ok((outcome, _)) => cells(outcome),
            Err(_) => [w.t("proposal.no_value").as_str(), NONE, NONE, NONE].map(Cell::from),
        };
        Row::new(
            std::iter::once(scenario_name(w, compared.which).into())
                .chain(cells)
                .collect(),
        )
    });
    Table {
        caption: w.t("proposal.return.scenarios"),
        head: vec![
            w.t("proposal.scenario"),
            w.t("proposal.npv"),
            w.t("proposal.roi"),
            w.t("proposal.irr"),
            w.t("proposal.payback"),
        ],
        columns: vec![
            Column::Text,
            Column::Figure,
            Column::Figure,
            Column::Figure,
            Column::Figure,
        ],
        rows: rows.collect(),
    }
}

/// How many of the cases drawn have no value, where there are such.
fn share_without_value(w: &Writer, trials: &Trials) -> Option<String> {
    let share = trials.share_without_value();
    let share = Arg::Text(w.percent(Some(share), 1));
    let message = Message::new("proposal.return.range_without").with("share", share);
    (trials.without_value > 0).then(|| w.say(&message))
}

/// Bars of the picture of the range.
const BINS: usize = 41;

fn range(w: &Writer, trials: &Trials) -> Chart {
    let marks = [
        (0.1, "proposal.p10"),
        (0.5, "proposal.p50"),
        (0.9, "proposal.p90"),
    ];
    let marks = marks.into_iter().filter_map(|(share, key)| {
        let value = trials.percentile(share)?;
        Some((value, w.t(key), w.about(value)))
    });
    let cases = u32::try_from(trials.len()).unwrap_or(u32::MAX);
    let text = Message::new("proposal.return.range_text")
        .with("cases", Arg::Number(f64::from(cases), 0))
        .with("seed", Arg::Text(SEED.to_string()));
    Chart {
        title: w.t("proposal.return.range_chart"),
        text: w.say(&text),
        drawing: Drawing::Spread {
            counts: trials.histogram(BINS),
            range: trials.range().unwrap_or_default(),
            marks: marks.collect(),
        },
    }
}
