//! The tree as HTML.

use super::{Element, Node};
use std::fmt::Write;

/// Elements without an end tag.
const VOID: [&str; 4] = ["img", "br", "hr", "input"];

/// Writes `element` out as HTML.
pub fn write(element: &Element, out: &mut String) {
    out.push('<');
    out.push_str(element.tag);
    for (name, value) in &element.attributes {
        let _ = write!(out, " {name}=\"{}\"", escaped(value));
    }
    out.push('>');
    if VOID.contains(&element.tag) {
        return;
    }
    for child in &element.children {
        match child {
            Node::Text(text) => out.push_str(&escaped(text)),
            Node::Element(element) => write(element, out),
        }
    }
    let _ = write!(out, "</{}>", element.tag);
}

/// Text as HTML writes it, in an element or in quotes.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
