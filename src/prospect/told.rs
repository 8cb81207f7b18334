//! What the page around the calculator is told. Values stand apart, in `values`: they are passed on
//! only where the page around has asked for them.

use super::visit::Visit;
use crate::document::Tree;
use crate::offer::Way;

/// Something the page around is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// A part of the page was opened.
    View(&'static str),
    /// An answer has changed: its name and, if values are told, what it is.
    Change(String, Tree),
    /// The estimate has changed: how one buys and, if values are told, the estimate.
    Result(&'static str, Vec<(&'static str, Tree)>),
    /// The prospect follows the way to buy.
    Route(&'static str, Option<String>),
    /// The contact form was sent, or was not.
    Lead(&'static str),
    /// A copy was kept.
    Share(String),
}

/// The message as an object; what only some are told stands in its `values`.
#[must_use]
pub fn as_tree(told: &Told) -> Tree {
    let text = |text: &str| Tree::Text(text.to_owned());
    let (kind, name, what) = match told {
        Told::View(name) => ("view", "name", text(name)),
        Told::Change(field, _) => ("change", "field", text(field)),
        Told::Result(way, _) => ("result", "route", text(way)),
        Told::Route(way, _) => ("route", "way", text(way)),
        Told::Lead(status) => ("lead", "status", text(status)),
        Told::Share(how) => ("share", "how", text(how)),
    };
    let mut fields = vec![("type", text(kind)), (name, what)];
    match told {
        Told::Change(_, value) => fields.push(("values", object(&[("value", value.clone())]))),
        Told::Result(_, figures) => fields.push(("values", object(figures))),
        Told::Route(_, Some(package)) => fields.push(("package", text(package))),
        _ => {}
    }
    object(&fields)
}

/// An answer has changed.
pub(super) fn changed(field: String, value: Tree) -> Told {
    Told::Change(field, value)
}

fn object(fields: &[(&'static str, Tree)]) -> Tree {
    let fields = fields.iter();
    Tree::Fields(
        fields
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect(),
    )
}

/// A way to buy by its name in documents.
pub(super) fn way_name(way: Way) -> &'static str {
    match way {
        Way::Checkout => "checkout",
        Way::Package => "package",
        Way::Talk => "talk",
    }
}

impl Visit {
    /// What is told of the estimate.
    #[must_use]
    pub fn result(&self) -> Told {
        let Some(estimate) = self.estimate() else {
            return Told::Result("none", Vec::new());
        };
        let npvs = [&estimate.cautious_return, &estimate.expected_return].map(|r| r.npv);
        let payback = estimate.cautious_return.payback.periods();
        let package = estimate
            .package
            .as_ref()
            .map_or(Tree::Null, |p| Tree::Text(p.id.clone()));
        let figures = vec![
            ("low", Tree::Number(npvs[0].min(npvs[1]))),
            ("high", Tree::Number(npvs[0].max(npvs[1]))),
            ("currency", Tree::Text(self.public().currency.clone())),
            ("price", Tree::Number(estimate.price.yearly)),
            (
                "paybackMonths",
                payback.map_or(Tree::Null, |years| Tree::Number(years * 12.0)),
            ),
            ("plan", Tree::Text(self.case().terms.plan.clone())),
            ("quantity", Tree::Number(f64::from(estimate.quote.quantity))),
            ("package", package),
        ];
        Told::Result(way_name(estimate.way), figures)
    }

    pub(super) fn followed(&self) -> Told {
        let estimate = self.estimate();
        let way = estimate.map_or("none", |estimate| way_name(estimate.way));
        let package = estimate.and_then(|estimate| estimate.package.as_ref());
        Told::Route(way, package.map(|package| package.id.clone()))
    }

    /// Where the way to buy leads, with the answers filled in; `None` where the site gives no
    /// address for it.
    #[must_use]
    pub fn destination(&self) -> Option<String> {
        let estimate = self.estimate()?;
        let site = self.public().site.as_ref()?;
        let address = match estimate.way {
            Way::Checkout | Way::Package => site.checkout.as_ref(),
            Way::Talk => site.call.as_ref(),
        }?;
        let package = estimate.package.as_ref().map_or("", |package| &package.id);
        let filled = [
            ("{plan}", self.case().terms.plan.as_str()),
            ("{quantity}", &estimate.quote.quantity.to_string()),
            ("{years}", &estimate.quote.years.to_string()),
            ("{package}", package),
        ];
        let fill =
            |address: String, (name, value): &(&str, &str)| address.replace(name, &quoted(value));
        Some(filled.iter().fold(address.clone(), fill))
    }
}

/// `text` as it may stand in an address.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                out.push(char::from(byte));
            }
            _ => {
                out.push('%');
                for half in [byte >> 4, byte & 15] {
                    out.push(
                        char::from_digit(u32::from(half), 16)
                            .unwrap_or('0')
                            .to_ascii_uppercase(),
                    );
                }
            }
        }
    }
    out
}
