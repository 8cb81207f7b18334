//! Blocks as Markdown, for notes and systems that take text alone.

use super::Proposal;
use super::block::{Block, Cell, Column, Row, Section, Table};

/// The proposal as Markdown. Charts are left out: what they show stands in the tables.
#[must_use]
pub fn markdown(proposal: &Proposal) -> String {
    let title = format!("# {} · {}", proposal.title, escaped(&proposal.customer));
    let from = format!(
        "{} · {} · {}",
        escaped(&proposal.vendor),
        escaped(&proposal.subtitle),
        escaped(&proposal.date)
    );
    let contact = proposal.contact.iter().map(|line| escaped(line));
    let parts = proposal.sections.iter().flat_map(section);
    let all: Vec<String> = [title, from]
        .into_iter()
        .chain(contact)
        .chain(parts)
        .collect();
    all.join("\n\n") + "\n"
}

/// Parts under a title, each with its heading.
#[must_use]
pub fn markdown_of<'a>(title: &str, parts: impl Iterator<Item = (&'a str, &'a [Block])>) -> String {
    let title = format!("# {}", escaped(title));
    let parts = parts.flat_map(|(title, blocks)| part(title, blocks));
    let all: Vec<String> = std::iter::once(title).chain(parts).collect();
    all.join("\n\n") + "\n"
}

fn section(section: &Section) -> Vec<String> {
    part(&section.title, &section.blocks)
}

fn part(title: &str, blocks: &[Block]) -> Vec<String> {
    let title = format!("## {}", escaped(title));
    std::iter::once(title)
        .chain(blocks.iter().filter_map(block))
        .collect()
}

fn block(block: &Block) -> Option<String> {
    Some(match block {
        Block::Words(words) if words.note => {
            let lines = words.text();
            let lines = lines.lines().map(|line| format!("> {}", escaped(line)));
            lines.collect::<Vec<_>>().join("\n")
        }
        Block::Words(words) => {
            let lines = words.text();
            // A line end of the author's is a paragraph of its own.
            lines.lines().map(escaped).collect::<Vec<_>>().join("\n\n")
        }
        Block::Heading(text) => format!("### {}", escaped(text)),
        Block::Remark(text) => format!("*{}*", escaped(text)),
        Block::Headlines(figures) => {
            let figures = figures.iter().map(|figure| {
                let (name, value) = (escaped(&figure.name), escaped(&figure.value));
                match figure.remark.as_str() {
                    "" => format!("- {name}: **{value}**"),
                    remark => format!("- {name}: **{value}** ({})", escaped(remark)),
                }
            });
            figures.collect::<Vec<_>>().join("\n")
        }
        Block::Table(figures) => table(figures),
        Block::Points(points) => {
            let points = points
                .iter()
                .map(|point| format!("- {}", escaped(&one_line(point))));
            points.collect::<Vec<_>>().join("\n")
        }
        Block::Pairs(pairs) => {
            let pairs = pairs.iter().map(|(name, text)| {
                format!(
                    "**{}**: {}",
                    escaped(&one_line(name)),
                    escaped(&one_line(text))
                )
            });
            pairs.collect::<Vec<_>>().join("\n\n")
        }
        Block::Chart(_) => return None,
    })
}

fn table(figures: &Table) -> String {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let heads = figures.head.iter().map(|name| escaped(&one_line(name)));
    let rules = (0..figures.head.len()).map(|place| match figures.columns.get(place) {
        Some(Column::Figure) => "---:".to_owned(),
        _ => "---".to_owned(),
    });
    let row = |row: &Row| {
        let cells = row.cells.iter().map(|cell| match (text(cell), row.total) {
            (text, true) if !text.is_empty() => format!("**{text}**"),
            (text, _) => text,
        });
        line(cells.collect())
    };
    let mut lines = vec![line(heads.collect()), line(rules.collect())];
    lines.extend(figures.rows.iter().map(row));
    lines.join("\n")
}

fn text(cell: &Cell) -> String {
    let text = escaped(&one_line(&cell.text));
    match cell.small.as_str() {
        "" => text,
        small => format!("{text} ({})", escaped(&one_line(small))),
    }
}

fn one_line(text: &str) -> String {
    text.split('\n')
        .map(str::trim)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Text that Markdown takes for nothing else.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let plain = text.trim_start();
    // At the start of a line a few more signs mean something.
    let list = plain.starts_with(['-', '+', '=', '~']) || begins_with_number(plain);
    for (place, c) in plain.chars().enumerate() {
        let first = place == 0 && list && !plain.starts_with(|c: char| c.is_ascii_digit());
        if first
            || matches!(
                c,
                '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '!' | '&'
            )
        {
            out.push('\\');
        }
        out.push(c);
    }
    if begins_with_number(plain) {
        // “1. May” is no list.
        let digits = plain.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
        out.insert(digits, '\\');
    }
    out
}

fn begins_with_number(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && (rest.starts_with(". ") || rest.starts_with(") "))
}
