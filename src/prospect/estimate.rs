//! What a purchase would bring and cost a prospect: cautiously, and as expected.

use super::visit::Visit;
use crate::case::Scenario;
use crate::finance::{Payback, payback};
use crate::offer::{Public, Situation, Way};
use crate::pricing::{Order, Package, PackageCharge, Quote};
use crate::roi::{CashFlow, Price, Project};

/// An honest estimate at list terms.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// What the plan costs.
    pub quote: Quote,
    /// The package that comes with it.
    pub package: Option<Package>,
    /// Plan and package, as they are paid.
    pub price: Price,
    /// How one buys at this size.
    pub way: Way,
    /// What it brings at the worse end of what is uncertain.
    pub cautious: Situation,
    /// What it brings as expected.
    pub expected: Situation,
    /// The return at the worse end.
    pub cautious_return: Return,
    /// The return as expected.
    pub expected_return: Return,
}

/// What of a return a prospect is told (`ECONOMICS.md` 2.2).
#[derive(Clone, Debug, PartialEq)]
pub struct Return {
    /// What flows when.
    pub cash_flow: CashFlow,
    /// Present value of the benefits, money.
    pub pv_benefits: f64,
    /// Present value of all costs, money.
    pub pv_costs: f64,
    /// Net present value, money.
    pub npv: f64,
    /// Payback in years after signature.
    pub payback: Payback,
}

impl Return {
    fn of(project: &Project, price: &Price) -> Self {
        let cash_flow = project.cash_flow(price);
        let pv_costs = project.present(cash_flow.costs.iter().copied());
        let pv_benefits = project.pv_benefits();
        Self {
            npv: pv_benefits - pv_costs,
            payback: payback(&cash_flow.net),
            cash_flow,
            pv_benefits,
            pv_costs,
        }
    }
}

impl Estimate {
    /// The estimate for the answers of `visit`; `None` where it has no value.
    pub(super) fn of(visit: &Visit) -> Option<Self> {
        let (public, case) = (visit.public(), visit.case());
        let order = Order {
            plan: visit.plan()?,
            quantity: case.terms.quantity,
            add_ons: Vec::new(),
        };
        let quote = Quote::new(&order, public.price_book.term(case.terms.years)?);
        let (way, package) = way(public, &quote);
        let charge = |charged| match package {
            Some(package) if package.charged == charged => package.price,
            _ => 0.0,
        };
        let price = Price {
            yearly: quote.list.units() + charge(PackageCharge::Yearly),
            once: charge(PackageCharge::Once),
            commitment: quote.commitment(),
        };
        let (model, compiled) = visit.in_use();
        let expected = compiled.situation(model, case).ok()?;
        let cautious = compiled.in_scenario(model, case, &expected, Scenario::Conservative);
        let cautious = cautious.ok()?;
        let cautious_return = Return::of(&cautious.project, &price);
        let expected_return = Return::of(&expected.project, &price);
        if !(cautious_return.npv + expected_return.npv).is_finite() {
            return None;
        }
        Some(Self {
            quote,
            package: package.cloned(),
            price,
            way,
            cautious,
            expected,
            cautious_return,
            expected_return,
        })
    }
}

/// How one buys at the size of `quote`, and with which package. Where the offer gives no routes
/// one buys alone if there is a place for it, else one talks.
fn way<'a>(public: &'a Public, quote: &Quote) -> (Way, Option<&'a Package>) {
    if let Some(route) = public.route(quote.yearly.units()) {
        return (route.way, public.package_of(route));
    }
    let checkout = public.site.as_ref().and_then(|site| site.checkout.as_ref());
    (checkout.map_or(Way::Talk, |_| Way::Checkout), None)
}
