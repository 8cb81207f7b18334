//! The handoff sheet: what whoever comes after the sale has to know. Internal, a document of its
//! own: nothing public is made from it, and its notes are no part of the case.

use crate::case::{Part, ProposalSettings};
use crate::finance::Date;
use crate::format::{Catalogue, Locale};
use crate::markup::Element;
use crate::model::{Measured, Unit};
use crate::offer::{Assumption, InputKind, Tier, is_for};
use crate::proposal::{Block, Cell, Column, Figures, Proposal, Row, Table, blocks, markdown_of};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What people write on the sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notes {
    /// What was promised beside what the proposal says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub promised: String,
    /// What the customer's technology demands.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub requirements: String,
    /// Anything else.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remarks: String,
    /// Who owns an open assumption, by the id of its input.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub owners: BTreeMap<String, String>,
}

/// The longest note, in characters.
pub const LONGEST_NOTE: usize = 20_000;

/// The sheet, in the words of one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Handoff {
    /// Its title.
    pub title: String,
    /// That it is internal.
    pub marked: String,
    /// Its parts: heading and what stands below.
    pub parts: Vec<(String, Vec<Block>)>,
    /// The tag of its language.
    pub language: &'static str,
}

/// The assumptions of `figures` that nobody has confirmed: estimates, what has no source, and what
/// the customer was not asked.
pub fn open_assumptions(figures: &Figures) -> impl Iterator<Item = &Assumption> {
    figures.assumptions.iter().filter(|figure| {
        let asked = figures.model.inputs[figure.input].kind == InputKind::Customer;
        figure.tier >= Tier::C || asked && !figure.given
    })
}

impl Handoff {
    /// The sheet for the proposal of `figures`, with `notes`.
    #[must_use]
    pub fn new(
        figures: &Figures,
        settings: &ProposalSettings,
        notes: &Notes,
        (locale, today): (Locale, Date),
    ) -> Self {
        let words = Catalogue::of(locale);
        let t = |key| words.text(key).to_owned();
        // Everything that was promised, in the language of those who keep it.
        let settings = ProposalSettings {
            language: None,
            left_out: Vec::new(),
            ..settings.clone()
        };
        let proposal = Proposal::new(figures, &settings, locale, today);
        let parts = vec![
            (t("handoff.promised"), promised(&proposal, &notes.promised)),
            (t("handoff.open"), vec![open(figures, notes, locale)]),
            (
                t("handoff.requirements"),
                requirements(figures, &notes.requirements, locale),
            ),
            (t("handoff.remarks"), lines(&notes.remarks)),
        ];
        Self {
            title: format!("{} · {}", t("handoff.title"), proposal.customer),
            marked: t("handoff.internal"),
            parts,
            language: locale.tag(),
        }
    }

    /// The sheet as elements.
    #[must_use]
    pub fn element(&self) -> Element {
        let parts = self.parts.iter().map(|(title, content)| {
            Element::new("section")
                .class("part")
                .child(Element::new("h2").text(title.as_str()))
                .children(blocks(content))
        });
        Element::new("article")
            .class("proposal handoff")
            .with("lang", self.language)
            .child(
                Element::new("header")
                    .class("cover")
                    .child(
                        Element::new("p")
                            .class("internal")
                            .text(self.marked.as_str()),
                    )
                    .child(Element::new("h1").child(Element::new("bdi").text(self.title.as_str()))),
            )
            .children(parts)
    }

    /// The sheet as Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        let parts = self.parts.iter();
        let parts = parts.map(|(title, content)| (title.as_str(), content.as_slice()));
        let title = format!("{} · {}", self.marked, self.title);
        markdown_of(&title, parts)
    }
}

/// The headline figures, the terms, what services buy, the dates and the targets.
fn promised(proposal: &Proposal, notes: &str) -> Vec<Block> {
    let kept = |part: Part, block: &Block| match part {
        Part::Summary => matches!(block, Block::Headlines(_)),
        Part::Investment => matches!(block, Block::Table(_) | Block::Pairs(_)),
        Part::Implementation => matches!(block, Block::Remark(_)),
        Part::Success => matches!(block, Block::Table(_) | Block::Points(_)),
        _ => false,
    };
    let sections = proposal.sections.iter();
    let mut blocks: Vec<Block> = sections
        .flat_map(|section| {
            let blocks = section.blocks.iter();
            blocks.filter(move |block| kept(section.part, block))
        })
        .cloned()
        .collect();
    blocks.extend(lines(notes));
    blocks
}

/// What people wrote, a line a point.
fn lines(notes: &str) -> Vec<Block> {
    let shown = |c: char| if c.is_control() { ' ' } else { c };
    let points = notes.lines().map(|line| line.chars().map(shown).collect());
    let points: Vec<String> = points
        .filter(|line: &String| !line.trim().is_empty())
        .collect();
    if points.is_empty() {
        return Vec::new();
    }
    vec![Block::Points(points)]
}

fn open(figures: &Figures, notes: &Notes, locale: Locale) -> Block {
    let words = Catalogue::of(locale);
    let t = |key| words.text(key).to_owned();
    let rows = open_assumptions(figures).map(|figure| {
        let input = &figures.model.inputs[figure.input];
        let unit = Unit::parse(&input.unit).unwrap_or_default();
        let value = Some(figure.value);
        let value = Measured { value, unit }.shown(locale, &figures.public.currency);
        let asked = input.kind == InputKind::Customer && !figure.given;
        let why = t(match (asked, figure.tier) {
            (true, _) => "handoff.not_asked",
            (false, Tier::D) => "tier.d",
            _ => "tier.c",
        });
        let owner = notes.owners.get(&input.id).map(|owner| owner.trim());
        let owner = owner.filter(|owner| !owner.is_empty());
        Row::new(vec![
            input.name.in_language(locale.tag()).into(),
            value.into(),
            why.into(),
            Cell::new(owner.map_or_else(|| t("handoff.nobody"), str::to_owned)),
        ])
    });
    Block::Table(Table {
        caption: t("handoff.open"),
        head: vec![
            t("handoff.figure"),
            t("handoff.value"),
            t("handoff.why"),
            t("handoff.owner"),
        ],
        columns: vec![Column::Text, Column::Figure, Column::Text, Column::Text],
        rows: rows.collect(),
    })
}

/// What the library demands of the customer's technology, and what people wrote.
fn requirements(figures: &Figures, notes: &str, locale: Locale) -> Vec<Block> {
    let library = figures.public.library.as_ref();
    let points: Vec<String> = library
        .into_iter()
        .flat_map(|library| &library.requirements)
        .filter(|point| is_for(&point.industries, &figures.model.id))
        .map(|point| point.text.in_language(locale.tag()).to_owned())
        .collect();
    let mut blocks = Vec::new();
    if !points.is_empty() {
        blocks.push(Block::Points(points));
    }
    blocks.extend(lines(notes));
    blocks
}
