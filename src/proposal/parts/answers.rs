//! Answers to what is asked, and who else did it.

use super::super::block::Block;
use super::super::writer::Writer;
use crate::offer::is_for;

pub(super) fn answers(w: &Writer) -> Vec<Block> {
    let mut blocks = vec![w.words("proposal.answers.lead")];
    let Some(library) = &w.figures.public.library else {
        blocks.push(Block::Pairs(usual(w)));
        return blocks;
    };
    let industry = &w.figures.model.id;
    let answers = library
        .answers
        .iter()
        .filter(|answer| is_for(&answer.industries, industry));
    let answers: Vec<(String, String)> = answers
        .map(|answer| (w.of(&answer.question), w.of(&answer.answer)))
        .collect();
    blocks.push(Block::Pairs(if answers.is_empty() {
        usual(w)
    } else {
        answers
    }));
    let stories = library
        .stories
        .iter()
        .filter(|story| is_for(&story.industries, industry));
    let stories: Vec<(String, String)> = stories
        .map(|story| {
            let source = story.source.as_ref().map(|source| w.of(source));
            let text = w.of(&story.story);
            let text = source.map_or_else(|| text.clone(), |source| format!("{text} ({source})"));
            (w.of(&story.customer), text)
        })
        .collect();
    if !stories.is_empty() {
        blocks.push(Block::Heading(w.t("proposal.answers.stories")));
        blocks.push(Block::Pairs(stories));
    }
    blocks
}

/// What every chief financial officer asks, answered from the document itself.
fn usual(w: &Writer) -> Vec<(String, String)> {
    let usual = [
        ("proposal.answers.half", "proposal.answers.half_is"),
        ("proposal.answers.source", "proposal.answers.source_is"),
        ("proposal.answers.effort", "proposal.answers.effort_is"),
    ];
    usual
        .into_iter()
        .map(|(asked, answer)| (w.t(asked), w.t(answer)))
        .collect()
}
