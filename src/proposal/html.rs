//! The tree as HTML: a file that needs nothing else, or a fragment for a mail.

use super::Proposal;
use super::layout::sheet;
use super::page::page_rules;
use crate::markup::{Element, Node, escaped, write};
use std::fmt::Write;

/// How a proposal looks, on screen and on paper; the Studio links the same sheet.
pub const STYLE: &str = include_str!("../../styles/proposal.css");

/// The proposal as one file: its style in it, no script, nothing to load.
#[must_use]
pub fn html(proposal: &Proposal) -> String {
    let title = format!(
        "{} · {} · {}",
        proposal.title, proposal.customer, proposal.vendor
    );
    let rules = page_rules(proposal).join("\n");
    let mut out = String::with_capacity(100_000);
    out.push_str("<!doctype html>\n<html lang=\"");
    out.push_str(proposal.locale.tag());
    out.push_str("\">\n<head>\n<meta charset=\"utf-8\">\n");
    // Styles by their number alone, pictures from the file alone, anything else not at all.
    let _ = writeln!(
        out,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'nonce-{0}'; img-src data:; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"Worthwhile {1}\">\n\
         <title>{2}</title>\n<style nonce=\"{0}\">\n{STYLE}\n{rules}\n</style>\n</head>\n\
         <body class=\"desk\">",
        proposal.hash,
        env!("CARGO_PKG_VERSION"),
        escaped(&title),
    );
    write(&sheet(proposal), &mut out);
    out.push_str("\n</body>\n</html>\n");
    out
}

/// The proposal for a mail or a note: elements without classes and pictures, because where it is
/// pasted there is no style for them.
#[must_use]
pub fn fragment(proposal: &Proposal) -> String {
    let mut out = String::with_capacity(50_000);
    if let Some(bare) = bare(&sheet(proposal)) {
        write(&bare, &mut out);
    }
    out
}

fn bare(element: &Element) -> Option<Element> {
    if ["svg", "img", "figure"].contains(&element.tag) {
        return None;
    }
    let kept = ["lang", "dir", "scope"];
    let attributes = element
        .attributes
        .iter()
        .filter(|(name, _)| kept.contains(name));
    let children = element.children.iter().filter_map(|node| match node {
        Node::Text(text) => Some(Node::Text(text.clone())),
        Node::Element(element) => bare(element).map(Node::Element),
    });
    Some(Element {
        tag: element.tag,
        attributes: attributes.cloned().collect(),
        children: children.collect(),
        paragraph: None,
    })
}
