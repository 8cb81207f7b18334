//! How it is worked out, and what the words mean.

use super::super::block::Block;
use super::super::writer::Writer;
use crate::offer::is_for;

const TERMS: [(&str, &str); 9] = [
    ("proposal.method.baseline", "proposal.method.baseline_is"),
    ("proposal.method.benefit", "proposal.method.benefit_is"),
    ("proposal.method.risk", "proposal.method.risk_is"),
    ("proposal.method.ramp", "proposal.method.ramp_is"),
    ("proposal.npv", "proposal.method.npv_is"),
    ("proposal.roi", "proposal.method.roi_is"),
    ("proposal.irr", "proposal.method.irr_is"),
    ("proposal.payback", "proposal.method.payback_is"),
    ("proposal.method.range", "proposal.method.range_is"),
];

pub(super) fn method(w: &Writer) -> Vec<Block> {
    let terms = TERMS
        .iter()
        .map(|(name, meaning)| (w.t(name), w.t(meaning)));
    let mut blocks = vec![
        w.words("proposal.method.lead"),
        Block::Pairs(terms.collect()),
    ];
    let tiers = [
        "proposal.tier.a_is",
        "proposal.tier.b_is",
        "proposal.tier.c_is",
        "proposal.tier.d_is",
    ];
    blocks.push(Block::Heading(w.t("proposal.method.tiers")));
    blocks.push(Block::Points(
        tiers.into_iter().map(|key| w.t(key)).collect(),
    ));
    let library = w.figures.public.library.as_ref();
    let further: Vec<String> = library
        .into_iter()
        .flat_map(|library| &library.method)
        .filter(|point| is_for(&point.industries, &w.figures.model.id))
        .map(|point| w.of(&point.text))
        .collect();
    if !further.is_empty() {
        blocks.push(Block::Points(further));
    }
    blocks
}
