//! How success is measured: what, from where, to where, and when it is looked at.

use super::super::block::{Block, Cell, Column, Row, Table};
use super::super::plan::later;
use super::super::writer::Writer;
use crate::finance::Date;
use crate::offer::{Input, Measure};
use crate::roi::ramp_at;

/// Days after the go-live on which it is looked at.
const REVIEWS: [u32; 3] = [90, 180, 360];

pub(super) fn success(w: &Writer) -> Vec<Block> {
    let go_live = w.calendar.go_live().map(|(_, last)| last);
    let reviews: Vec<Option<Date>> = REVIEWS.iter().map(|days| later(go_live?, *days)).collect();
    let mut rows: Vec<Row> = measures(w)
        .map(|(measure, input)| row(w, measure, input))
        .collect();
    let yearly = w.drivers().filter(|(_, _, result)| !result.benefit.once);
    rows.extend(yearly.map(|(_, driver, result)| {
        let (from, benefit) = (result.benefit.baseline, result.benefit.adjusted());
        let first = benefit * ramp_at(&result.benefit.ramp, 1);
        Row::new(vec![
            Cell::new(w.of(&driver.name)).and(w.t("proposal.success.cost")),
            w.money(from).into(),
            w.about(from - first).into(),
            w.about(from - benefit).into(),
        ])
    }));
    let reviews: Vec<String> = reviews.into_iter().map(|date| w.date(date)).collect();
    vec![
        w.words("proposal.success.lead"),
        Block::Table(Table {
            caption: w.t("proposal.success.table"),
            head: vec![
                w.t("proposal.success.metric"),
                w.t("proposal.success.baseline"),
                w.t("proposal.success.first_year"),
                w.t("proposal.success.target"),
            ],
            columns: vec![Column::Text, Column::Figure, Column::Figure, Column::Figure],
            rows,
        }),
        Block::Heading(w.t("proposal.success.reviews")),
        Block::Points(reviews),
        w.words("proposal.success.how"),
    ]
}

/// The vendor's measures for this industry whose figures count.
fn measures<'a>(w: &'a Writer) -> impl Iterator<Item = (&'a Measure, &'a Input)> {
    let library = w.figures.public.library.as_ref();
    let measures = library.into_iter().flat_map(|library| &library.measures);
    measures.filter_map(|measure| {
        let model = &w.figures.model;
        let place = model
            .inputs
            .iter()
            .position(|input| input.id == measure.input)?;
        let counts = w
            .figures
            .assumptions
            .iter()
            .any(|figure| figure.input == place);
        (measure.industry == model.id && counts).then(|| (measure, &model.inputs[place]))
    })
}

fn row(w: &Writer, measure: &Measure, input: &Input) -> Row {
    let value = |id: &String| {
        let model = &w.figures.model;
        let place = model.inputs.iter().position(|input| input.id == *id)?;
        w.figures.estimate.situation.inputs.get(place).copied()
    };
    let today = value(&measure.input).unwrap_or(input.likely);
    let falls = measure.falls_by.as_ref().and_then(value).unwrap_or(0.0);
    let rises = measure.rises_by.as_ref().and_then(value).unwrap_or(0.0);
    let target = |reached: f64| today * (1.0 - falls * reached) + rises * reached;
    let shown = |value: f64| w.value(input, crate::offer::rounded(value, 3));
    let first = ramp_at(&yearly_ramp(w), 1);
    Row::new(vec![
        w.of(&input.name).into(),
        w.value(input, today).into(),
        shown(target(first)).into(),
        shown(target(1.0)).into(),
    ])
}

/// The ramp of the first driver that counts: measures have none of their own.
fn yearly_ramp(w: &Writer) -> Vec<f64> {
    let mut drivers = w.drivers();
    drivers
        .next()
        .map_or_else(Vec::new, |(_, _, result)| result.benefit.ramp.clone())
}
