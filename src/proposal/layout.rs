//! Blocks as elements.

use super::Proposal;
use super::block::{Block, Cell, Chart, Column, Headline, Paragraph, Row, Run, Section, Table};
use super::drawing::drawing;
use crate::markup::Element;

/// Rows of a table that is kept on one page.
const MOST_WHOLE: usize = 14;

/// The whole proposal.
#[must_use]
pub fn sheet(proposal: &Proposal) -> Element {
    let sections = proposal.sections.iter().map(section);
    Element::new("article")
        .class("proposal")
        .with("lang", proposal.locale.tag())
        .child(head(proposal))
        .children(sections)
}

/// Whose it is, for whom, of which day.
fn head(proposal: &Proposal) -> Element {
    let logo = proposal.logo.as_ref().map(|logo| {
        Element::new("img")
            .class("logo")
            .with("src", logo.as_str())
            .with("alt", proposal.vendor.as_str())
    });
    let name = Element::new("p")
        .class("vendor")
        .child(isolated(&proposal.vendor));
    let contact = proposal.contact.iter();
    let contact = Element::new("address")
        .children(contact.map(|line| Element::new("span").text(line.as_str())));
    let title = Element::new("h1")
        .child(
            Element::new("span")
                .class("kind")
                .text(proposal.title.as_str()),
        )
        .child(
            Element::new("span")
                .class("whom")
                .child(isolated(&proposal.customer)),
        );
    let day = Element::new("p")
        .class("day")
        .text(format!("{} · {}", proposal.subtitle, proposal.date));
    Element::new("header")
        .class("cover")
        .child(
            Element::new("div")
                .class("from")
                .children(logo)
                .child(name)
                .children((!proposal.contact.is_empty()).then_some(contact)),
        )
        .child(Element::new("div").class("to").child(title).child(day))
}

fn section(section: &Section) -> Element {
    let id = format!("part-{}", section.part.id());
    Element::new("section")
        .class(&format!("part {}", section.part.id().replace('_', "-")))
        .with("aria-labelledby", id.as_str())
        .child(
            Element::new("h2")
                .with("id", id)
                .text(section.title.as_str()),
        )
        .children(blocks(&section.blocks))
}

/// Blocks one after another, a heading kept with what follows it.
pub fn blocks(blocks: &[Block]) -> Vec<Element> {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> Element {
    match block {
        Block::Words(words) => paragraph(words),
        Block::Heading(text) => Element::new("h3").text(text.as_str()),
        Block::Remark(text) => Element::new("p").class("remark").text(text.as_str()),
        Block::Headlines(figures) => headlines(figures),
        Block::Table(figures) => table(figures),
        Block::Points(points) => {
            let points = points.iter();
            Element::new("ul").class("points").children(
                points.map(|point| Element::new("li").with("dir", "auto").text(point.as_str())),
            )
        }
        Block::Pairs(pairs) => {
            let pairs = pairs.iter().map(|(name, text)| {
                Element::new("div")
                    .child(Element::new("dt").with("dir", "auto").text(name.as_str()))
                    .child(Element::new("dd").with("dir", "auto").text(text.as_str()))
            });
            Element::new("dl").class("pairs").children(pairs)
        }
        Block::Chart(picture) => chart(picture),
    }
}

fn paragraph(words: &Paragraph) -> Element {
    let mut element = Element::new("p").class(if words.note { "words note" } else { "words" });
    if words.edited {
        // Somebody else's words may run the other way.
        element = element.with("dir", "auto");
    }
    for run in &words.runs {
        element = match run {
            Run::Text(text) => element.text(text.as_str()),
            Run::Figure(_, text) => element.child(isolated(text).class("figure")),
            Run::Unknown(name) => element.child(
                Element::new("span")
                    .class("unknown")
                    .text(format!("{{{name}}}")),
            ),
        };
    }
    element.paragraph = Some(words.name.clone());
    element
}

/// A name or a figure that keeps its direction to itself.
fn isolated(text: &str) -> Element {
    Element::new("bdi").text(text)
}

fn headlines(figures: &[Headline]) -> Element {
    let figures = figures.iter().map(|figure| {
        Element::new("div")
            .child(Element::new("dt").text(figure.name.as_str()))
            .child(Element::new("dd").class("big").text(figure.value.as_str()))
            .children(remark(figure))
    });
    Element::new("dl").class("headlines").children(figures)
}

fn remark(figure: &Headline) -> Option<Element> {
    let remark = Element::new("dd")
        .class("remark")
        .text(figure.remark.as_str());
    (!figure.remark.is_empty()).then_some(remark)
}

fn table(figures: &Table) -> Element {
    let class = |place: usize| match figures.columns.get(place) {
        Some(Column::Figure) => Some("number"),
        Some(Column::Wide) => Some("wide"),
        Some(Column::Narrow) => Some("narrow"),
        Some(Column::Text) | None => None,
    };
    let classed = |element: Element, place: usize| match class(place) {
        Some(class) => element.class(class),
        None => element,
    };
    let head = figures.head.iter().enumerate().map(|(place, name)| {
        let head = Element::new("th").with("scope", "col").with("dir", "auto");
        classed(head, place).text(name.as_str())
    });
    let row = |row: &Row| {
        let cells = row.cells.iter().enumerate().map(|(place, cell)| {
            let element = if place == 0 {
                Element::new("th").with("scope", "row")
            } else {
                Element::new("td")
            };
            filled(classed(element.with("dir", "auto"), place), cell)
        });
        let element = Element::new("tr").children(cells);
        if row.total {
            element.class("total")
        } else {
            element
        }
    };
    let body = Element::new("tbody").children(figures.rows.iter().map(row));
    let caption = Element::new("caption").text(figures.caption.as_str());
    // What is short is not split over pages; what has two columns need not fill the line.
    let size = match (figures.head.len(), figures.rows.len()) {
        (6.., _) => "many",
        (2, ..=MOST_WHOLE) => "two whole",
        (_, ..=MOST_WHOLE) => "whole",
        _ => "long",
    };
    Element::new("div")
        .class("scroll")
        .with("role", "region")
        .with("tabindex", "0")
        .with("aria-label", figures.caption.as_str())
        .child(
            Element::new("table")
                .class(size)
                .child(caption)
                .child(Element::new("thead").child(Element::new("tr").children(head)))
                .child(body),
        )
}

fn filled(element: Element, cell: &Cell) -> Element {
    let element = element.text(cell.text.as_str());
    if cell.small.is_empty() {
        element
    } else {
        element.child(Element::new("small").text(cell.small.as_str()))
    }
}

fn chart(picture: &Chart) -> Element {
    Element::new("figure")
        .class("chart")
        .child(Element::new("figcaption").text(picture.title.as_str()))
        .child(drawing(picture))
}
