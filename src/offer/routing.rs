//! How customers of a size buy: alone, with a fixed-price package, or with somebody's help.

use super::Public;
use crate::document::{Fault, Faults, plain, unknown};
use crate::format::Message;
use crate::pricing::Package;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How customers buy from a deal size on, up to where the next route begins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Route {
    /// The smallest deal it is for, money a year after the discount for the term.
    #[schemars(range(min = 0, max = 1e12))]
    pub from: f64,
    /// How they buy.
    pub way: Way,
    /// The package that comes with it, by its name in documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 60))]
    pub package: Option<String>,
}

/// How somebody buys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Alone.
    Checkout,
    /// Alone, with a package at a fixed price.
    Package,
    /// By talking to somebody.
    Talk,
}

impl Public {
    /// How a customer buys whose deal is worth `yearly`, money a year; `None` where no routes are
    /// given.
    #[must_use]
    pub fn route(&self, yearly: f64) -> Option<&Route> {
        let reached = self.routing.iter().rev().find(|route| yearly >= route.from);
        reached.or(self.routing.first())
    }

    /// The package that comes with `route`; `None` if there is none, or none of that name.
    #[must_use]
    pub fn package_of(&self, route: &Route) -> Option<&Package> {
        let id = route.package.as_ref()?;
        self.packages.iter().find(|package| package.id == *id)
    }

    /// Routes out of order, and packages that are missing, needless or unknown.
    pub(super) fn routing_faults(&self) -> Faults {
        let mut faults = Vec::new();
        for (place, route) in self.routing.iter().enumerate() {
            let before = place.checked_sub(1).map(|before| self.routing[before].from);
            let from = plain(route.from);
            let wrong = match before {
                None if route.from > 0.0 => Some(Message::new("routing.first")),
                Some(before) if route.from <= before => {
                    Some(Message::new("routing.order").with("before", plain(before)))
                }
                _ => None,
            };
            let wrong = wrong.map(|message| message.with("found", from));
            faults.extend(wrong.map(|message| Fault::at(format!("[{place}].from"), message)));
            faults.extend(self.package_fault(route, format!("[{place}].package")));
        }
        faults
    }

    fn package_fault(&self, route: &Route, path: String) -> Option<Fault> {
        let ids = || self.packages.iter().map(|package| package.id.as_str());
        match (route.way, &route.package) {
            (Way::Package, None) => Some(Fault::at(path, Message::new("routing.package_missing"))),
            (Way::Package, Some(id)) if !ids().any(|known| known == id) => {
                Some(unknown(path, id, ids()))
            }
            (Way::Checkout | Way::Talk, Some(_)) => {
                Some(Fault::at(path, Message::new("routing.package_needless")))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn routed(routes: &str) -> Public {
        let text = format!(
            r#"{{"vendor": "V", "currency": "EUR", "routing": {routes}, "roi_models": [],
            "price_book": {{"plans": [], "terms": []}},
            "packages": [{{"id": "onboarding", "name": "Onboarding", "price": 1900}}]}}"#
        );
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn a_deal_takes_the_route_that_its_size_has_reached() {
        let public = routed(
            r#"[{"from": 0, "way": "checkout"}, {"from": 1000, "way": "package",
            "package": "onboarding"}, {"from": 25000, "way": "talk"}]"#,
        );
        assert_eq!(public.routing_faults(), []);
        let way = |yearly| public.route(yearly).map(|route| route.way);
        assert_eq!(way(999.99), Some(Way::Checkout));
        assert_eq!(way(1000.0), Some(Way::Package));
        assert_eq!(way(1e9), Some(Way::Talk));
        assert_eq!(routed("[]").route(1.0), None);
    }

    #[test]
    fn routes_out_of_order_and_wrong_packages_are_named_at_their_place() {
        let public = routed(
            r#"[{"from": 5, "way": "package"}, {"from": 5, "way": "talk", "package": "x"},
            {"from": 9, "way": "package", "package": "onbording"}]"#,
        );
        let places: Vec<String> = public
            .routing_faults()
            .into_iter()
            .map(|fault| fault.path)
            .collect();
        let expected = [
            "[0].from",
            "[0].package",
            "[1].from",
            "[1].package",
            "[2].package",
        ];
        assert_eq!(places, expected);
    }
}
