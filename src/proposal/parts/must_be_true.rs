//! How far the figures can move.

use super::super::block::{Block, Cell, Column, Row, Table};
use super::super::writer::{NONE, Writer};
use crate::format::{Arg, Message};
use crate::roi::Hurdle;

/// The figures with the least room; the rest have more.
const MOST: usize = 10;

pub(super) fn must_be_true(w: &Writer) -> Vec<Block> {
    let figures = w.figures;
    let rows: Vec<Row> = figures
        .thresholds
        .iter()
        .take(MOST)
        .map(|threshold| {
            let input = &figures.model.inputs[threshold.input];
            let cell = |value: Option<f64>| {
                let Some(value) = value else {
                    return Cell::new(NONE);
                };
                let distance = threshold.distance(value).map(|share| signed(w, share));
                Cell::new(near(w, threshold.input, value)).and(distance.unwrap_or_default())
            };
            let hurdle = threshold.first_hurdle();
            let named = hurdle.map(|(hurdle, value)| {
                let cell = cell(Some(value));
                let name = w.t(match hurdle {
                    Hurdle::Payback => "proposal.must.payback",
                    Hurdle::ValueShare => "proposal.must.value_share",
                    Hurdle::Roi | Hurdle::BreakEven => "proposal.must.roi",
                });
                Cell {
                    small: [cell.small, name].join(" · "),
                    ..cell
                }
            });
            Row::new(vec![
                w.of(&input.name).into(),
                w.value(input, threshold.today).into(),
                named.unwrap_or_else(|| Cell::new(NONE)),
                cell(threshold.break_even),
            ])
        })
        .collect();
    let mut blocks = vec![w.words("proposal.must.lead")];
    if !rows.is_empty() {
        blocks.push(Block::Table(Table {
            caption: w.t("proposal.must.table"),
            head: vec![
                w.t("proposal.option.figure"),
                w.t("proposal.must.today"),
                w.t("proposal.must.demand"),
                w.t("proposal.must.break_even"),
            ],
            columns: vec![Column::Text, Column::Figure, Column::Figure, Column::Figure],
            rows,
        }));
    }
    blocks.push(Block::Remark(w.t("proposal.must.how")));
    blocks
}

/// A value to about three digits: where a figure would have to be is no exact science.
fn near(w: &Writer, input: usize, value: f64) -> String {
    w.value(
        &w.figures.model.inputs[input],
        crate::offer::rounded(value, 3),
    )
}

/// A relative change with its sign.
fn signed(w: &Writer, share: f64) -> String {
    let decimals = u8::from(share.abs() < 0.1);
    let plus = if share > 0.0 { "+" } else { "" };
    let share = format!("{plus}{}", w.locale.percent(share, decimals));
    w.say(&Message::new("proposal.must.distance").with("share", Arg::Text(share)))
}
