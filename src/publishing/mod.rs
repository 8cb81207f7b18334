//! The public offer made of a playbook, and what publishing it gives away.
//!
//! ```text
//! Desk -> routing (standing at each of sizes) -> Offer
//!                                                  |-> learned   what a reader can learn
//!                                                  |-> hints     what had better not be there
//!                                                  '-> changes   against the version before
//!                                                      (report: all of it as a text)
//! ```
//!
//! An offer is made of the playbook's public part, which has no field for anything else, and of
//! the routing, of which only round thresholds and ways of buying go out.

mod changes;
mod hints;
mod learned;
mod places;
mod report;
mod routing;
mod sizes;
mod standing;

pub use changes::Changed;
pub use routing::{Difference, Routing, suggested};

use crate::deal::Desk;
use crate::document::{Document, with_integers};
use crate::format::{Arg, Locale, Message};
use crate::offer::{Offer, Public};
use serde_json::Value;

/// An offer that is about to be published.
#[derive(Clone, Debug, PartialEq)]
pub struct Publication {
    /// What will be published.
    pub offer: Offer,
    /// How customers of a size buy, by the playbook and by its zones.
    pub routing: Routing,
    /// What its readers can learn of that, route by route.
    pub routes: Vec<Message>,
    /// What else they can learn.
    pub learned: Vec<Message>,
    /// Texts in which something internal may have slipped in.
    pub hints: Vec<Message>,
    /// What is different from the version before; `None` if there is none.
    pub changes: Option<Vec<Changed>>,
}

impl Publication {
    /// The playbook on `desk` as an offer, compared with the `last` one, in words for readers of
    /// `locale`.
    #[must_use]
    pub fn new(desk: &Desk, last: Option<&Offer>, locale: Locale) -> Self {
        let routing = Routing::of(desk);
        let mut public = desk.playbook().public.clone();
        if !routing.own {
            public.routing.clone_from(&routing.suggested);
        }
        let offer = offered(public);
        let json = json(&offer);
        Self {
            routes: learned::routes(&offer.public, locale),
            learned: learned::learned(&offer.public, locale),
            hints: hints::hints(desk, &json, locale),
            changes: last.map(|last| changes::changes(&self::json(last), &json, locale)),
            routing,
            offer,
        }
    }

    /// The offer as the text of a file: the same offer is the same text.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{:#}\n", json(&self.offer))
    }

    /// What no reader can learn.
    #[must_use]
    pub fn never() -> Message {
        Message::new("publish.never")
    }

    /// Where the playbook's own routes lead elsewhere than its zones would, in words.
    #[must_use]
    pub fn disagreements(&self, locale: Locale) -> Vec<Message> {
        let public = &self.offer.public;
        let way = |route| Arg::Nested(learned::way(public, route, locale));
        let differences = self.routing.differences.iter().map(|difference| {
            let from = Arg::Money(difference.from, 0);
            match difference.to {
                Some(to) => Message::new("publish.differs").with("to", Arg::Money(to, 0)),
                None => Message::new("publish.differs_above"),
            }
            .with("from", from)
            .with("kept", way(&difference.kept))
            .with("suggested", way(&difference.suggested))
        });
        differences.collect()
    }
}

fn offered(public: Public) -> Offer {
    Offer {
        format: Offer::HEAD.format.to_owned(),
        version: Offer::HEAD.version,
        public,
    }
}

fn json(offer: &Offer) -> Value {
    // A document of ours always serializes: no map with keys that are not text.
    with_integers(serde_json::to_value(offer).unwrap_or_default())
}
