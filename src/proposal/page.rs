//! Paper: its size, and what stands at the top and the bottom of each page.

use super::Proposal;
use crate::case::Paper;
use crate::format::{Arg, Catalogue, Message};
use std::fmt::Write;

/// The longest name at the edge of a page, in characters; the whole one stands on the first.
const LONGEST: usize = 60;

/// Rules of a style sheet for this proposal alone, each complete: the page, its first one, the
/// vendor's colour. What documents bring in is written so that it can be nothing but text.
#[must_use]
pub fn page_rules(proposal: &Proposal) -> Vec<String> {
    let size = match proposal.paper {
        Paper::A4 => "A4",
        Paper::Letter => "letter",
    };
    let left = quoted(&short(&proposal.vendor));
    let right = quoted(&short(&format!(
        "{} · {}",
        proposal.title, proposal.customer
    )));
    let bottom = quoted(&format!("{} · {}", proposal.date, proposal.hash));
    // “Page 3 of 9”, in the words of the language; where the browser counts stands a letter that
    // nobody writes.
    let words = Message::new("proposal.page")
        .with("page", Arg::Text("\u{e000}".to_owned()))
        .with("pages", Arg::Text("\u{e001}".to_owned()));
    let words = Catalogue::of(proposal.locale).fill(&words, "");
    let number: Vec<String> = words
        .split_inclusive(['\u{e000}', '\u{e001}'])
        .flat_map(|piece| {
            let text = quoted(piece.trim_end_matches(['\u{e000}', '\u{e001}']));
            let counter = match piece.chars().last() {
                Some('\u{e000}') => Some("counter(page)".to_owned()),
                Some('\u{e001}') => Some("counter(pages)".to_owned()),
                _ => None,
            };
            [Some(text), counter]
        })
        .flatten()
        .collect();
    let number = number.join(" ");
    let edge = "font: 8pt ui-sans-serif, system-ui, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, \
                \"PingFang SC\", \"Microsoft YaHei\", \"Noto Sans CJK SC\", sans-serif; color: #5f6878";
    let mut rules = vec![
        format!(
            "@page {{ size: {size}; margin: 20mm 17mm 18mm; \
             @top-left {{ content: {left}; {edge}; }} \
             @top-right {{ content: {right}; {edge}; }} \
             @bottom-left {{ content: {bottom}; {edge}; }} \
             @bottom-right {{ content: {number}; {edge}; }} }}"
        ),
        // The first page says whose it is in its own words.
        "@page :first { @top-left { content: none; } @top-right { content: none; } }".to_owned(),
    ];
    // Checked when the document was read: six hexadecimal digits.
    if let Some(colour) = proposal.colour.as_ref().filter(|colour| is_colour(colour)) {
        rules.push(format!(".proposal {{ --brand: {colour}; }}"));
    }
    rules
}

fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn short(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// Text in quotes of a style sheet: whatever is no letter, digit or blank by its number.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        if c.is_alphanumeric() || c == ' ' {
            out.push(c);
        } else {
            let _ = write!(out, "\\{:x} ", u32::from(c));
        }
    }
    out.push('"');
    out
}
