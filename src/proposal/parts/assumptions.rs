//! Every figure that it rests on: value, range, evidence, source, and who gave it.

use super::super::block::{Block, Cell, Column, Row, Table};
use super::super::writer::{NONE, Writer};
use crate::offer::{Assumption, Input, InputKind, Tier};

pub(super) fn assumptions(w: &Writer) -> Vec<Block> {
    let rows = w.figures.assumptions.iter().map(|figure| row(w, figure));
    let mut blocks = vec![
        w.words("proposal.assumptions.lead"),
        Block::Table(Table {
            caption: w.t("proposal.assumptions.table"),
            head: vec![
                w.t("proposal.option.figure"),
                w.t("proposal.value"),
                w.t("proposal.assumptions.range"),
                w.t("proposal.assumptions.tier"),
                w.t("proposal.assumptions.source"),
                w.t("proposal.assumptions.who"),
            ],
            columns: vec![
                Column::Text,
                Column::Figure,
                Column::Figure,
                Column::Narrow,
                Column::Wide,
                Column::Text,
            ],
            rows: rows.collect(),
        }),
    ];
    if let Some(check) = &w.figures.check {
        let tiers = [Tier::A, Tier::B, Tier::C, Tier::D];
        let rows = tiers
            .into_iter()
            .zip(check.foundation.shares)
            .map(|(tier, share)| {
                Row::new(vec![
                    tier_name(w, tier).into(),
                    w.locale.percent(share, 0).into(),
                ])
            });
        blocks.push(Block::Heading(w.t("proposal.assumptions.foundation")));
        blocks.push(Block::Table(Table {
            caption: w.t("proposal.assumptions.foundation"),
            head: vec![
                w.t("proposal.assumptions.weakest"),
                w.t("proposal.assumptions.share"),
            ],
            columns: vec![Column::Text, Column::Figure],
            rows: rows.collect(),
        }));
    }
    blocks
}

fn row(w: &Writer, figure: &Assumption) -> Row {
    let input = &w.figures.model.inputs[figure.input];
    // A figure of the customer's is theirs, whatever the model's default rests on.
    let customers = figure.given && input.kind == InputKind::Customer;
    let source = input
        .source
        .as_ref()
        .filter(|_| !customers && spoken(figure));
    let source = match (customers, source) {
        (true, _) => w.t("proposal.assumptions.customers"),
        (false, Some(source)) => w.of(source),
        (false, None) => NONE.to_owned(),
    };
    let dated = input.date.as_ref().filter(|_| !customers);
    let who = if figure.given {
        match input.kind {
            InputKind::Customer => w.customer(),
            InputKind::Assumption => w.t("proposal.assumptions.agreed"),
        }
    } else {
        w.vendor()
    };
    Row::new(vec![
        w.of(&input.name).into(),
        w.value(input, figure.value).into(),
        range(w, input, customers).into(),
        Cell::new(tier_letter(figure.tier)),
        Cell::new(source).and(dated.cloned().unwrap_or_default()),
        who.into(),
    ])
}

/// Whether the source speaks for the value in use.
fn spoken(figure: &Assumption) -> bool {
    figure.tier != Tier::D
}

fn range(w: &Writer, input: &Input, certain: bool) -> String {
    match input.low.zip(input.high).filter(|_| !certain) {
        Some((low, high)) => format!("{} – {}", w.value(input, low), w.value(input, high)),
        None => String::new(),
    }
}

fn tier_letter(tier: Tier) -> &'static str {
    match tier {
        Tier::A => "A",
        Tier::B => "B",
        Tier::C => "C",
        Tier::D => "D",
    }
}

/// A tier with what it means.
pub(super) fn tier_name(w: &Writer, tier: Tier) -> String {
    w.t(match tier {
        Tier::A => "proposal.tier.a",
        Tier::B => "proposal.tier.b",
        Tier::C => "proposal.tier.c",
        Tier::D => "proposal.tier.d",
    })
}
