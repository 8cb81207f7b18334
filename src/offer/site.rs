//! Where the public calculator leads: addresses of the vendor's own pages, and the contact form.

use super::Public;
use crate::document::{Fault, Faults, Text, unknown};
use crate::format::{Arg, Message};
use crate::pricing::PriceBook;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where the public calculator leads. What is not given is not offered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Where one buys alone: an address that begins with `https://` or `/`. `{plan}`,
    /// `{quantity}`, `{years}` and `{package}` in it are filled in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 1000))]
    pub checkout: Option<String>,
    /// Where one asks for a talk: as for `checkout`, or with `mailto:` or `tel:`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 1000))]
    pub call: Option<String>,
    /// The contact form after the result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<LeadForm>,
    /// The plan that it starts with; the first of the price book if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 60))]
    pub plan: Option<String>,
    /// Units of the plan that it starts with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 10_000_000))]
    pub quantity: Option<u32>,
}

impl Public {
    /// The contact form of its site, where there is one.
    #[must_use]
    pub fn lead_form(&self) -> Option<&LeadForm> {
        self.site.as_ref()?.lead.as_ref()
    }
}

/// A form with which a prospect asks to be contacted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeadForm {
    /// Where it is posted as JSON: an address that begins with `https://` or `/`.
    #[schemars(length(min = 1, max = 1000))]
    pub endpoint: String,
    /// Where it is said what becomes of it: an address that begins with `https://` or `/`.
    #[schemars(length(min = 1, max = 1000))]
    pub privacy: String,
    /// What is asked beside the e-mail address.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 4))]
    pub asks: Vec<LeadField>,
    /// What the prospect agrees to, in the vendor's words; ours if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Text>,
}

/// What a contact form asks beside the e-mail address. None of it is required.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LeadField {
    /// Their name.
    Name,
    /// Their company.
    Company,
    /// A telephone number.
    Phone,
    /// Anything else.
    Message,
}

/// What an address may begin with, so that following it can run no script.
pub(super) const ADDRESSES: [&str; 2] = ["https://", "/"];
/// What it may begin with where it leads to a talk.
pub(super) const CALLS: [&str; 4] = ["https://", "/", "mailto:", "tel:"];
/// What is allowed beside for trying a page on the own machine.
const LOCAL: [&str; 2] = ["http://localhost", "http://127.0.0.1"];

impl Site {
    /// Addresses that are none, and a plan that `book` does not have.
    pub(super) fn faults(&self, book: &PriceBook) -> Faults {
        let lead = self.lead.as_ref();
        let endpoint = lead.map(|lead| lead.endpoint.as_str());
        let privacy = lead.map(|lead| lead.privacy.as_str());
        let addresses = [
            ("checkout", self.checkout.as_deref(), &ADDRESSES[..]),
            ("call", self.call.as_deref(), &CALLS[..]),
            ("lead.endpoint", endpoint, &ADDRESSES[..]),
            ("lead.privacy", privacy, &ADDRESSES[..]),
        ];
        let faults = addresses
            .into_iter()
            .filter_map(|(path, address, allowed)| {
                let address = address.filter(|address| !is_address(address, allowed))?;
                let message = Message::new("site.address")
                    .with("allowed", Arg::Text(allowed.join(", ")))
                    .with("found", Arg::Text(address.to_owned()));
                Some(Fault::at(path, message))
            });
        let plan = self.plan.as_ref().filter(|id| book.plan(id).is_none());
        let plan = plan.map(|id| unknown("plan", id, book.plans.iter().map(|p| p.id.as_str())));
        faults.chain(plan).collect()
    }
}

/// Whether `address` begins as `allowed` and is one word. `//` would lead to another host.
pub(super) fn is_address(address: &str, allowed: &[&str]) -> bool {
    let begins = |with: &&str| address.starts_with(with) && address.len() >= with.len();
    let local = |with: &&str| {
        let rest = address.strip_prefix(with);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
    };
    // None of these stands in an address unquoted, and in a policy they would mean something.
    let odd = |c: char| c.is_whitespace() || c.is_control() || "\"'<>\\`;,*".contains(c);
    (allowed.iter().any(begins) || LOCAL.iter().any(local))
        && !address.starts_with("//")
        && !address.contains(odd)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_can_run_no_script_and_names_its_host() {
        for good in [
            "https://example.com/buy?plan={plan}",
            "/buy",
            "http://localhost:8080/x",
            "http://127.0.0.1",
        ] {
            assert!(is_address(good, &ADDRESSES), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "//elsewhere.example",
            "http://example.com",
            "http://localhost.example.com",
            "https://a b",
            "/x\"y",
            "mailto:a@example.com",
            "",
            "data:text/html,x",
            "/\\elsewhere.example",
            "https://a.example;script-src",
            "https://*",
        ] {
            assert!(!is_address(bad, &ADDRESSES), "{bad}");
        }
        assert!(is_address("mailto:sales@example.com", &CALLS));
    }
}
