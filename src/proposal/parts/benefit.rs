//! What the situation costs today, and what changes.

use super::super::block::{Block, Cell, Chart, Column, Drawing, Row, Table};
use super::super::writer::Writer;
use crate::format::{Arg, Message};
use crate::offer::{Driver, DriverResult};

pub(super) fn cost_of_today(w: &Writer) -> Vec<Block> {
    let yearly = || w.drivers().filter(|(_, _, result)| !result.benefit.once);
    let bars = yearly().map(|(_, driver, result)| {
        let cost = result.benefit.baseline;
        (w.of(&driver.name), cost, w.money(cost))
    });
    let mut rows: Vec<Row> = yearly()
        .map(|(place, driver, result)| baseline(w, place, driver, result))
        .collect();
    let total = w.figures.estimate.situation.costs_today(&w.figures.model);
    rows.push(Row::total(vec![
        w.t("proposal.total").into(),
        "".into(),
        w.money(total).into(),
    ]));
    let mut blocks = vec![
        w.words("proposal.cost_of_today.lead"),
        Block::Chart(Chart {
            title: w.t("proposal.cost_of_today.chart"),
            text: w.t("proposal.cost_of_today.chart_text"),
            drawing: Drawing::Bars(bars.collect()),
        }),
        Block::Table(Table {
            caption: w.t("proposal.cost_of_today.table"),
            head: vec![
                w.t("proposal.area"),
                w.t("proposal.worked_out"),
                w.t("proposal.a_year"),
            ],
            columns: vec![Column::Text, Column::Wide, Column::Figure],
            rows,
        }),
    ];
    let bound: Vec<Row> = w
        .drivers()
        .filter(|(_, _, result)| result.benefit.once)
        .map(|(place, driver, result)| baseline(w, place, driver, result))
        .collect();
    if !bound.is_empty() {
        blocks.push(Block::Table(Table {
            caption: w.t("proposal.cost_of_today.bound"),
            head: vec![
                w.t("proposal.cost_of_today.bound"),
                w.t("proposal.worked_out"),
                w.t("proposal.amount"),
            ],
            columns: vec![Column::Text, Column::Wide, Column::Figure],
            rows: bound,
        }));
    }
    if shared(w) {
        blocks.push(Block::Remark(w.t("proposal.cost_of_today.shared")));
    }
    blocks.push(w.words("proposal.cost_of_today.waiting"));
    blocks
}

fn baseline(w: &Writer, place: usize, driver: &Driver, result: &DriverResult) -> Row {
    Row::new(vec![
        w.of(&driver.name).into(),
        w.worked_out(place).into(),
        w.money(result.benefit.baseline).into(),
    ])
}

/// Whether drivers that count share what they cost today.
fn shared(w: &Writer) -> bool {
    let groups: Vec<_> = w
        .drivers()
        .filter_map(|(_, driver, _)| driver.group.as_ref())
        .collect();
    (1..groups.len()).any(|place| groups[..place].contains(&groups[place]))
}

pub(super) fn change(w: &Writer) -> Vec<Block> {
    let mut rows: Vec<Row> = w
        .drivers()
        .map(|(_, driver, result)| {
            let claimed = result.benefit.full_run * result.benefit.claim;
            Row::new(vec![
                w.of(&driver.name).into(),
                solution(w, driver).into(),
                saved(w, result),
                w.money(claimed).into(),
                w.money(result.benefit.adjusted()).into(),
            ])
        })
        .collect();
    let sum = |of: fn(&DriverResult) -> f64| w.drivers().map(|(_, _, r)| of(r)).sum::<f64>();
    rows.push(Row::total(vec![
        w.t("proposal.total").into(),
        "".into(),
        "".into(),
        w.money(sum(|result| result.benefit.full_run * result.benefit.claim))
            .into(),
        w.money(sum(|result| result.benefit.adjusted())).into(),
    ]));
    vec![
        w.words("proposal.change.lead"),
        Block::Table(Table {
            caption: w.t("proposal.change.table"),
            head: vec![
                w.t("proposal.area"),
                w.t("proposal.change.how"),
                w.t("proposal.change.saved"),
                w.t("proposal.change.claimed"),
                w.t("proposal.change.counted"),
            ],
            columns: vec![
                Column::Text,
                Column::Wide,
                Column::Figure,
                Column::Figure,
                Column::Figure,
            ],
            rows,
        }),
        w.words("proposal.change.risk"),
    ]
}

/// The share of the cost of today that is saved, and what it is made of.
fn saved(w: &Writer, result: &DriverResult) -> Cell {
    let (cost, full_run) = (result.benefit.baseline, result.benefit.full_run);
    let share = (cost > 0.0).then(|| full_run / cost * result.benefit.claim);
    let factors = [
        result.improvement,
        result.attribution,
        result.recapture,
        result.in_group,
        result.benefit.claim,
    ];
    let others = factors[1..].iter().filter(|factor| **factor < 1.0);
    let made_of: Vec<String> = std::iter::once(&factors[0])
        .chain(others)
        .map(|factor| w.locale.percent(*factor, 0))
        .collect();
    let cell = Cell::new(w.percent(share, 0));
    if made_of.len() > 1 {
        cell.and(made_of.join(" × "))
    } else {
        cell
    }
}

/// How the purchase brings what a driver claims: the vendor's words, else a plain sentence.
fn solution(w: &Writer, driver: &Driver) -> String {
    let library = w.figures.public.library.as_ref();
    let mut solutions = library.into_iter().flat_map(|library| &library.solutions);
    let found = solutions
        .find(|solution| solution.driver == driver.id && solution.industry == w.figures.model.id);
    match found {
        Some(solution) => w.of(&solution.text),
        None => w.say(&Message::new("proposal.change.plain").with("vendor", Arg::Text(w.vendor()))),
    }
}
