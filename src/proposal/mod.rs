//! The proposal: the customer's document, made of public types alone.
//!
//! ```text
//! figures    every figure of it, worked out once          (offer and case in)
//! writer     the same in the reader's language, on a day;
//!            fields: figures that a text can name; plan: dates
//! parts      what stands in each part, as blocks           -> Proposal, the document as data
//! layout     blocks as elements, drawing: charts as SVG    -> one tree of elements
//! html       the tree as a file that needs nothing else; the Studio shows the same tree
//! markdown   blocks as Markdown
//! page       paper: size, header, footer, page numbers
//! ```

mod block;
mod drawing;
mod fields;
mod figures;
mod html;
mod layout;
mod markdown;
mod page;
mod parts;
mod plan;
mod writer;

pub use block::{
    Block, Cell, Chart, Column, Drawing, Headline, Paragraph, Row, Run, Section, Table,
};
pub use figures::{Choice, Figures};
pub use html::{STYLE, fragment, html};
pub use layout::{blocks, sheet};
pub use markdown::{markdown, markdown_of};
pub use page::page_rules;

use crate::case::{Paper, Part, ProposalSettings, Reader};
use crate::document::{Fault, Faults, unknown};
use crate::finance::Date;
use crate::format::{Catalogue, Locale};
use writer::{Writer, unknown_fields};

/// A proposal: all its texts, figures and pictures in the reader's language.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The language it is written in.
    pub locale: Locale,
    /// What it is printed on.
    pub paper: Paper,
    /// Its title.
    pub title: String,
    /// What stands below the title.
    pub subtitle: String,
    /// The customer.
    pub customer: String,
    /// The vendor.
    pub vendor: String,
    /// The vendor's lines of address.
    pub contact: Vec<String>,
    /// A picture as a data URL, known to be one.
    pub logo: Option<String>,
    /// The one colour, as `#rrggbb`.
    pub colour: Option<String>,
    /// The day it was made.
    pub date: String,
    /// What its documents are called.
    pub hash: String,
    /// The parts that are in it, in their order.
    pub sections: Vec<Section>,
    /// Every figure that a text can name, and what it is.
    pub fields: Vec<(&'static str, String)>,
    /// What is wrong with the settings: placeholders that name no figure, alternatives that the
    /// price book does not have.
    pub faults: Faults,
}

impl Proposal {
    /// The proposal of `figures` by `settings`, written for a reader of `locale` (unless the
    /// settings name another language) on the day `today`.
    #[must_use]
    pub fn new(
        figures: &Figures,
        settings: &ProposalSettings,
        locale: Locale,
        today: Date,
    ) -> Self {
        let locale = settings.language.map_or(locale, Reader::locale);
        let writer = Writer::new(figures, settings, locale, today);
        let parts = settings.parts().into_iter();
        let sections: Vec<Section> = parts
            .filter(|part| settings.has(*part))
            .map(|part| parts::section(part, &writer))
            .collect();
        let branding = figures.public.branding.clone().unwrap_or_default();
        let mut faults = figures.faults.clone();
        faults.extend(field_faults(&sections, &writer));
        Self {
            title: writer.t("proposal.title"),
            subtitle: writer.of(&figures.model.name),
            customer: writer.customer(),
            vendor: writer.vendor(),
            contact: branding
                .contact
                .iter()
                .map(|line| writer.of(line))
                .collect(),
            logo: branding.logo,
            colour: branding.colour,
            date: locale.date(today),
            hash: writer.hash,
            paper: settings.paper,
            fields: writer.fields,
            locale,
            sections,
            faults,
        }
    }

    /// The name of a file of it, without its ending.
    #[must_use]
    pub fn file_name(&self) -> String {
        let name = format!("{} {}", self.title, self.customer);
        let fits = |c: char| if c.is_alphanumeric() { c } else { '-' };
        let name: String = name.chars().map(fits).take(80).collect();
        let words = name.split('-').filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join("-")
    }
}

/// What a part is called.
#[must_use]
pub fn part_name(part: Part, locale: Locale) -> &'static str {
    let key = match part {
        Part::Summary => "proposal.part.summary",
        Part::CostOfToday => "proposal.part.cost_of_today",
        Part::Change => "proposal.part.change",
        Part::Investment => "proposal.part.investment",
        Part::Return => "proposal.part.return",
        Part::MustBeTrue => "proposal.part.must_be_true",
        Part::Implementation => "proposal.part.implementation",
        Part::Readers => "proposal.part.readers",
        Part::Assumptions => "proposal.part.assumptions",
        Part::Method => "proposal.part.method",
        Part::Answers => "proposal.part.answers",
        Part::Success => "proposal.part.success",
        Part::Timeline => "proposal.part.timeline",
        Part::Fingerprint => "proposal.part.fingerprint",
    };
    Catalogue::of(locale).text(key)
}

/// Placeholders that name no figure.
fn field_faults(sections: &[Section], writer: &Writer) -> Vec<Fault> {
    let tag = writer.locale.tag();
    let blocks = sections.iter().flat_map(|section| &section.blocks);
    let paragraphs = blocks.filter_map(|block| match block {
        Block::Words(paragraph) => Some(paragraph),
        _ => None,
    });
    paragraphs
        .flat_map(|paragraph| {
            let path = format!("proposal.texts.{tag}.{}", paragraph.name);
            unknown_fields(paragraph).map(move |name| (path.clone(), name))
        })
        .map(|(path, name)| unknown(path, name, writer.fields.iter().map(|(known, _)| *known)))
        .collect()
}
