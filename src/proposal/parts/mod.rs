//! What stands in each part of a proposal.

mod answers;
mod assumptions;
mod benefit;
mod fingerprint;
mod implementation;
mod investment;
mod method;
mod must_be_true;
mod readers;
mod returns;
mod success;
mod summary;
mod timeline;

use super::block::{Block, Section};
use super::part_name;
use super::writer::Writer;
use crate::case::Part;

/// A part with what stands in it.
pub(super) fn section(part: Part, w: &Writer) -> Section {
    let mut blocks: Vec<Block> = match part {
        Part::Summary => summary::summary(w),
        Part::CostOfToday => benefit::cost_of_today(w),
        Part::Change => benefit::change(w),
        Part::Investment => investment::investment(w),
        Part::Return => returns::returns(w),
        Part::MustBeTrue => must_be_true::must_be_true(w),
        Part::Implementation => implementation::implementation(w),
        Part::Readers => readers::readers(w),
        Part::Assumptions => assumptions::assumptions(w),
        Part::Method => method::method(w),
        Part::Answers => answers::answers(w),
        Part::Success => success::success(w),
        Part::Timeline => timeline::timeline(w),
        Part::Fingerprint => fingerprint::fingerprint(w),
    };
    // A note comes before what it remarks upon.
    if let Some(note) = w.note(part) {
        blocks.insert(0, note);
    }
    Section {
        part,
        title: part_name(part, w.locale).to_owned(),
        blocks,
    }
}
