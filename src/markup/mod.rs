//! A tree of elements: what a file, a page and the screen have in common.
//!
//! It holds plain texts; whoever writes it out escapes them, once. Tags and names of attributes
//! are the program's own, so no document can bring one in.

mod contrast;
mod html;

pub use contrast::{Colour, LEAST_CONTRAST, contrast, readable};
pub use html::{escaped, write};

/// An element.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Element {
    /// Its tag.
    pub tag: &'static str,
    /// Its attributes.
    pub attributes: Vec<(&'static str, String)>,
    /// What is in it.
    pub children: Vec<Node>,
    /// The paragraph of the settings that it shows, for a screen on which that can be edited.
    pub paragraph: Option<String>,
}

/// Something in an element.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text.
    Text(String),
}

impl Element {
    /// An empty element.
    #[must_use]
    pub fn new(tag: &'static str) -> Self {
        Self {
            tag,
            ..Self::default()
        }
    }

    /// The same with a class.
    #[must_use]
    pub fn class(self, class: &str) -> Self {
        self.with("class", class)
    }

    /// The same with an attribute.
    #[must_use]
    pub fn with(self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributed(name, value.into())
    }

    // Called in a hundred places: once in the program is enough.
    #[inline(never)]
    fn attributed(mut self, name: &'static str, value: String) -> Self {
        self.attributes.push((name, value));
        self
    }

    /// The same with a text in it.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        self.saying(text.into())
    }

    #[inline(never)]
    fn saying(mut self, text: String) -> Self {
        match self.children.last_mut() {
            // In a page two texts side by side are one.
            Some(Node::Text(before)) => before.push_str(&text),
            _ if text.is_empty() => {}
            _ => self.children.push(Node::Text(text)),
        }
        self
    }

    /// The same with an element in it.
    #[must_use]
    #[inline(never)]
    pub fn child(mut self, child: Self) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// The same with elements in it.
    #[must_use]
    pub fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children
            .extend(children.into_iter().map(Node::Element));
        self
    }
}
