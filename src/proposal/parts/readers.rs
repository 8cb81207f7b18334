//! The same for each kind of reader: what matters to them, in a few lines.

use super::super::block::{Block, Headline};
use super::super::writer::Writer;

/// A kind of reader: name, what to say, and the figures that matter, by the key of their name
/// and the field.
type View = (
    &'static str,
    &'static str,
    [(&'static str, &'static str); 4],
);

const VIEWS: [View; 4] = [
    (
        "proposal.readers.lead",
        "proposal.readers.lead_text",
        [
            ("proposal.npv_about", "npv"),
            ("proposal.payback", "payback"),
            ("proposal.decision", "decision"),
            ("proposal.month_of_delay", "month_of_delay"),
        ],
    ),
    (
        "proposal.readers.operations",
        "proposal.readers.operations_text",
        [
            ("proposal.cost_today", "cost_today"),
            ("proposal.annual_benefit", "annual_benefit"),
            ("proposal.go_live", "go_live"),
            ("proposal.staff", "staff"),
        ],
    ),
    (
        "proposal.readers.it",
        "proposal.readers.it_text",
        [
            ("proposal.option.quantity", "quantity"),
            ("proposal.option.term", "term"),
            ("proposal.signature_date", "signature"),
            ("proposal.go_live", "go_live"),
        ],
    ),
    (
        "proposal.readers.finance",
        "proposal.readers.finance_text",
        [
            ("proposal.npv_exact", "npv_exact"),
            ("proposal.roi", "roi"),
            ("proposal.irr", "irr"),
            ("proposal.must_be_true", "must_be_true"),
        ],
    ),
];

pub(super) fn readers(w: &Writer) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (name, text, figures) in VIEWS {
        blocks.push(Block::Heading(w.t(name)));
        blocks.push(w.words(text));
        let figures = figures.iter().map(|(key, field)| {
            let value = w.fields.iter().find(|(known, _)| known == field);
            Headline {
                name: w.t(key),
                value: value.map_or_else(String::new, |(_, value)| value.clone()),
                remark: String::new(),
            }
        });
        blocks.push(Block::Headlines(figures.collect()));
        if name == "proposal.readers.it" {
            blocks.extend(requirements(w));
        }
    }
    blocks
}

/// What the customer's technology has to meet.
fn requirements(w: &Writer) -> Option<Block> {
    let library = w.figures.public.library.as_ref()?;
    let points: Vec<String> = library
        .requirements
        .iter()
        .filter(|point| crate::offer::is_for(&point.industries, &w.figures.model.id))
        .map(|point| w.of(&point.text))
        .collect();
    (!points.is_empty()).then_some(Block::Points(points))
}
