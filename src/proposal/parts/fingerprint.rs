//! What it was made from, so that anybody can make it again.

use super::super::block::{Block, Column, Row, Table};
use super::super::figures::SEED;
use super::super::writer::{NONE, Writer};

pub(super) fn fingerprint(w: &Writer) -> Vec<Block> {
    let figures = w.figures;
    let trials = figures.trials.as_ref();
    let cases = trials.map(|trials| w.count(u32::try_from(trials.len()).unwrap_or(u32::MAX)));
    let rows = [
        ("proposal.fingerprint.model", figures.model.fingerprint()),
        ("proposal.fingerprint.documents", w.hash.clone()),
        ("proposal.fingerprint.date", w.locale.date(w.today)),
        ("proposal.fingerprint.seed", SEED.to_string()),
        (
            "proposal.fingerprint.cases",
            cases.unwrap_or_else(|| NONE.to_owned()),
        ),
        (
            "proposal.fingerprint.program",
            env!("CARGO_PKG_VERSION").to_owned(),
        ),
    ];
    vec![
        w.words("proposal.fingerprint.lead"),
        Block::Table(Table {
            caption: w.t("proposal.part.fingerprint"),
            head: vec![w.t("proposal.fingerprint.what"), w.t("proposal.value")],
            columns: vec![Column::Text, Column::Figure],
            rows: rows
                .into_iter()
                .map(|(key, value)| Row::new(vec![w.t(key).into(), value.into()]))
                .collect(),
        }),
    ]
}
