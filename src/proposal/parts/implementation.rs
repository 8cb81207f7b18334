//! Who does what until it runs, with dates.

use super::super::block::{Block, Chart, Column, Drawing, Row, Table};
use super::super::plan::PHASES;
use super::super::writer::Writer;
use crate::format::{Arg, Message};
use crate::offer::is_for;

/// A phase in the reader's language.
struct Step {
    name: String,
    from: u32,
    to: u32,
    vendor: String,
    customer: String,
}

pub(super) fn implementation(w: &Writer) -> Vec<Block> {
    let steps = steps(w);
    let dates = |step: &Step| {
        let from = w.date(w.calendar.after_signature(step.from));
        format!("{from} – {}", w.date(w.calendar.after_signature(step.to)))
    };
    let spans = steps
        .iter()
        .map(|step| (step.name.clone(), step.from, step.to, dates(step)));
    let chart = Chart {
        title: w.t("proposal.plan.chart"),
        text: w.t("proposal.plan.chart_text"),
        drawing: Drawing::Spans(spans.collect()),
    };
    let rows = steps.iter().map(|step| {
        let days = Message::new("proposal.plan.days")
            .with("from", Arg::Text(step.from.to_string()))
            .with("to", Arg::Text(step.to.to_string()));
        Row::new(vec![
            step.name.as_str().into(),
            super::super::block::Cell::new(w.say(&days)).and(dates(step)),
            step.vendor.as_str().into(),
            step.customer.as_str().into(),
        ])
    });
    let table = Table {
        caption: w.t("proposal.plan.table"),
        head: vec![
            w.t("proposal.plan.phase"),
            w.t("proposal.plan.when"),
            w.vendor(),
            w.customer(),
        ],
        columns: vec![Column::Text, Column::Narrow, Column::Wide, Column::Wide],
        rows: rows.collect(),
    };
    let (from, to) = w.calendar.implementation;
    let range = w.calendar.go_live();
    let go_live = Message::new("proposal.plan.go_live")
        .with("from", Arg::Text(from.to_string()))
        .with("to", Arg::Text(to.to_string()))
        .with("first", Arg::Text(w.date(range.map(|(first, _)| first))))
        .with("last", Arg::Text(w.date(range.map(|(_, last)| last))));
    vec![
        w.words("proposal.plan.lead"),
        Block::Chart(chart),
        Block::Table(table),
        Block::Remark(w.say(&go_live)),
    ]
}

/// The vendor's phases for this industry, else the usual ones within the model's days.
fn steps(w: &Writer) -> Vec<Step> {
    let library = w.figures.public.library.as_ref();
    let phases = library.into_iter().flat_map(|library| &library.phases);
    let own: Vec<Step> = phases
        .filter(|phase| is_for(&phase.industries, &w.figures.model.id))
        .map(|phase| Step {
            name: w.of(&phase.name),
            from: phase.from_day,
            to: phase.to_day,
            vendor: w.of(&phase.vendor),
            customer: w.of(&phase.customer),
        })
        .collect();
    if !own.is_empty() {
        return own;
    }
    let (_, days) = w.calendar.implementation;
    let who = [
        (
            "proposal.phase.prepare_vendor",
            "proposal.phase.prepare_customer",
        ),
        (
            "proposal.phase.set_up_vendor",
            "proposal.phase.set_up_customer",
        ),
        (
            "proposal.phase.pilot_vendor",
            "proposal.phase.pilot_customer",
        ),
        (
            "proposal.phase.roll_out_vendor",
            "proposal.phase.roll_out_customer",
        ),
    ];
    let at = |percent: u32| days.max(4) * percent / 100;
    let usual = PHASES.iter().zip(who);
    usual
        .map(|((name, from, to), (vendor, customer))| Step {
            name: w.t(name),
            from: at(*from) + 1,
            to: at(*to),
            vendor: w.t(vendor),
            customer: w.t(customer),
        })
        .collect()
}
