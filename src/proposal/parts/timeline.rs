//! What is decided when, and the next step.

use super::super::block::{Block, Chart, Column, Drawing, Row, Table};
use super::super::plan::STAGES;
use super::super::writer::{Writer, plain_text};
use crate::format::{Arg, Message};

pub(super) fn timeline(w: &Writer) -> Vec<Block> {
    let dates = |from: u32, to: u32| {
        let (from, to) = (w.date(w.calendar.day(from)), w.date(w.calendar.day(to)));
        format!("{from} – {to}")
    };
    let spans = STAGES
        .iter()
        .map(|(key, from, to)| (w.t(key), *from, *to, dates(*from, *to)));
    let outcomes = [
        "proposal.stage.discovery_is",
        "proposal.stage.proposal_is",
        "proposal.stage.negotiation_is",
        "proposal.stage.closing_is",
    ];
    let rows = STAGES
        .iter()
        .zip(outcomes)
        .map(|((key, from, to), outcome)| {
            let days = Message::new("proposal.plan.days")
                .with("from", Arg::Text(from.to_string()))
                .with("to", Arg::Text(to.to_string()));
            Row::new(vec![
                w.t(key).into(),
                super::super::block::Cell::new(w.say(&days)).and(dates(*from, *to)),
                w.t(outcome).into(),
            ])
        });
    let mut blocks = vec![
        w.words("proposal.timeline.lead"),
        Block::Chart(Chart {
            title: w.t("proposal.timeline.chart"),
            text: w.t("proposal.timeline.chart_text"),
            drawing: Drawing::Spans(spans.collect()),
        }),
        Block::Table(Table {
            caption: w.t("proposal.timeline.table"),
            head: vec![
                w.t("proposal.timeline.stage"),
                w.t("proposal.plan.when"),
                w.t("proposal.timeline.outcome"),
            ],
            columns: vec![Column::Text, Column::Narrow, Column::Wide],
            rows: rows.collect(),
        }),
        Block::Heading(w.t("proposal.timeline.next")),
        w.words("proposal.timeline.next_step"),
    ];
    let contacts = &w.settings.contacts;
    let named = contacts
        .iter()
        .filter(|contact| !contact.name.trim().is_empty());
    let pairs: Vec<(String, String)> = named
        .map(|contact| (plain_text(&contact.name), plain_text(&contact.role)))
        .collect();
    if !pairs.is_empty() {
        blocks.push(Block::Heading(w.t("proposal.timeline.people")));
        blocks.push(Block::Pairs(pairs));
    }
    blocks
}
