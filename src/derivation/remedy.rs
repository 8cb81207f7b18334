//! What a remedy leads to, for the vendor and for the customer (`ECONOMICS.md` 1.8, 1.9, 2.2).

use super::hour::USUAL;
use super::list::list_price;
use super::selling::{self, Variant};
use super::sheet::Sheet;
use super::{Derivation, Show, Source, customer, hour, lifetime, self_service};
use crate::case::Case;
use crate::deal::{Deal, Desk, price_of};
use crate::economics::{Motion, Remedy, Way};
use crate::format::Message;
use crate::pricing::Commitment;

/// Everything a derivation of one deal reads.
pub(super) struct Table<'a> {
    pub desk: &'a Desk,
    pub case: &'a Case,
    pub deal: &'a Deal,
    pub remedy: &'a Remedy,
}

/// Derives the figures of `remedy`, one of the deal's or the terms on the table.
#[must_use]
pub fn of_remedy(desk: &Desk, case: &Case, deal: &Deal, remedy: &Remedy) -> Derivation {
    let mut sheet = Sheet::default();
    let table = Table {
        desk,
        case,
        deal,
        remedy,
    };
    if remedy.way == Way::Decline {
        sheet.step("win_rate", "derive.win_rate", Show::Share, "0");
        sheet.figure("win_rate", Some(remedy.outcome.win_rate));
        sheet.step("profit", "derive.profit", Show::Money, "0");
        sheet.figure("profit", Some(remedy.outcome.profit));
        return sheet.done();
    }
    table.terms(&mut sheet);
    customer::flows(&mut sheet, desk, case);
    if !(remedy.way == Way::SelfService && self_service::add(&mut sheet, &table)) {
        table.vendor(&mut sheet);
    }
    let price = price_of(&remedy.terms, &remedy.commitment);
    let got = deal.estimate.situation.project.returns(&price);
    super::returns::returns(&mut sheet, deal, &remedy.commitment, &got);
    sheet.done()
}

impl Table<'_> {
    /// Whether these are the terms that the case carries.
    fn agreed(&self) -> bool {
        self.case.terms.agreed == Some(self.remedy.agreed())
    }

    /// Adds `list`, `price`, `fee`, `recurring`, `yearly` and `discount`.
    pub(super) fn terms(&self, sheet: &mut Sheet) {
        list_price(sheet, self.desk, self.case);
        let terms = &self.remedy.terms;
        let source = |name: &str| {
            if self.agreed() {
                Source::Case(format!("terms.agreed.{name}"))
            } else {
                Source::Sought
            }
        };
        let at_list = terms.price.total_cmp(&self.deal.corridor.list).is_eq();
        if at_list && !self.agreed() {
            sheet.step("price", "derive.price", Show::Money, "list");
        } else {
            let name = Message::new("derive.price");
            sheet.input("price", name, Show::Money, source("price"), terms.price);
        }
        for (id, name, at, value) in [
            (
                "fee",
                Message::new("derive.fee"),
                "one_off_charge",
                terms.fee,
            ),
            (
                "recurring",
                Message::new("derive.recurring"),
                "recurring_charge",
                terms.recurring,
            ),
        ] {
            if value > 0.0 || self.agreed() {
                sheet.input(id, name, Show::Money, source(at), value);
            } else {
                sheet.named(id, name, Show::Money, "0");
            }
        }
        sheet.step("yearly", "derive.yearly", Show::Money, "price + recurring");
        self.discount(sheet);
    }

    /// The term's discount, from wherever the term is offered.
    fn discount(&self, sheet: &mut Sheet) {
        let bound = &self.remedy.commitment;
        if bound.discount <= 0.0 {
            return;
        }
        let terms = &self.desk.playbook().public.price_book.terms;
        let listed = terms.iter().position(|term| term.years == bound.years);
        let source = match (self.agreed(), bound.prepaid, listed) {
            (true, _, _) => Source::Case("terms.agreed.discount".to_owned()),
            (_, false, Some(place)) => {
                Source::Playbook(format!("public.price_book.terms[{place}].discount"))
            }
            _ => Source::Playbook("policy.prepayment.discount".to_owned()),
        };
        let name = Message::new("derive.discount");
        sheet.input("discount", name, Show::Share, source, bound.discount);
    }

    /// The vendor's figures where a person sells.
    fn vendor(&self, sheet: &mut Sheet) {
        let playbook = self.desk.playbook();
        let (place, bound) = (self.deal.motion, &self.remedy.commitment);
        let outcome = &self.remedy.outcome;
        let variant = Variant::of(self.remedy.way, &playbook.motions[place]);
        let acv = self.deal.estimate.quote.yearly.units();
        selling::common(sheet, playbook, place, acv);
        hour::add(sheet, self.desk, place, acv);
        let of = if variant == Variant::Usual { USUAL } else { "" };
        selling::add(sheet, playbook, place, (variant, acv), of);
        self.win_rate(sheet, of);
        sheet.figure("win_rate", Some(outcome.win_rate));
        sheet.figure("perceived", Some(self.perceived()));
        lifetime::add(sheet, playbook, place, bound, "");
        selling::opportunity(sheet, "", of, "win_rate", "ae_hour");
        let hour = format!("ae_wage{of}");
        selling::opportunity(sheet, "_wage", of, "win_rate", &hour);
        let fixed = format!("cost_wage / win_rate + legal + onboarding{of}");
        sheet.step("fixed", "derive.fixed_cost", Show::Money, &fixed);
        let first = lifetime::discounted("commission * price", bound.discount, "");
        sheet.step(
            "commission_paid",
            "derive.commission_paid",
            Show::Money,
            &first,
        );
        sheet.step(
            "clv",
            "derive.clv",
            Show::Money,
            "margin * k * yearly - s * serve",
        );
        let profit =
            format!("win_rate * (clv - legal - onboarding{of} - commission_paid + fee) - cost");
        sheet.step("profit", "derive.profit", Show::Money, &profit);
        sheet.figure("profit", Some(outcome.profit));
        let spent = format!("ae_hours{of} * sigma");
        sheet.step("hours_spent", "derive.hours_spent", Show::Hours, &spent);
        sheet.step(
            "per_hour",
            "derive.per_hour",
            Show::Money,
            "profit / hours_spent",
        );
        sheet.figure("per_hour", outcome.profit_per_hour());
        sheet.step(
            "cac",
            "derive.cac",
            Show::Money,
            "fixed + commission_paid - fee",
        );
        let sold = self.motion(variant);
        ratios(sheet, self, &sold);
        let (win, hour) = (outcome.win_rate, self.deal.ae_hour);
        sheet.figure("cost", Some(sold.opportunity_cost(win, hour)));
        let at_wage = sold.opportunity_cost(win, sold.ae_hourly_cost);
        let fixed = at_wage / win + sold.legal_cost + sold.onboarding_cost;
        sheet.figure("fixed", Some(fixed));
    }

    /// The engine's motion, as `variant` sells it.
    fn motion(&self, variant: Variant) -> Motion {
        let playbook = self.desk.playbook();
        let acv = self.deal.estimate.quote.yearly.units();
        let sheet = &playbook.motions[self.deal.motion];
        let other = match variant {
            Variant::Usual => None,
            Variant::Lighter => sheet.lighter(&playbook.team, acv),
            Variant::Outsourced => sheet.outsourced(&playbook.team, acv),
        };
        other.unwrap_or(*self.desk.motions()[self.deal.motion].at(acv))
    }

    /// What the engine makes of the perceived cost.
    fn perceived(&self) -> f64 {
        let project = &self.deal.estimate.situation.project;
        let (list, terms) = (self.deal.corridor.list, &self.remedy.terms);
        let reference = project.price_years(&Commitment::YEARLY) * list;
        let policy = &self.desk.playbook().policy;
        let paid = project.price_years(&self.remedy.commitment) * terms.yearly();
        if reference > 0.0 {
            (paid + policy.charge_aversion * terms.fee) / reference
        } else {
            1.0
        }
    }

    /// Adds `perceived` and `win_rate`: how customers answer to the terms. The logistic curve
    /// is written with odds, which need neither logarithm nor exponential.
    fn win_rate(&self, sheet: &mut Sheet, of: &str) {
        let policy = &self.desk.playbook().policy;
        super::payments::price_years(sheet, self.deal, "paid_years", &self.remedy.commitment, "");
        super::payments::price_years(sheet, self.deal, "list_years", &Commitment::YEARLY, "");
        let aversion = policy.charge_aversion;
        sheet.playbook(
            "aversion",
            "derive.aversion",
            Show::Ratio,
            "policy.charge_aversion",
            aversion,
        );
        let formula = if sheet.value("list_years") * sheet.value("list") > 0.0 {
            "(paid_years * yearly + aversion * fee) / (list_years * list)"
        } else {
            "1"
        };
        sheet.step("perceived", "derive.perceived", Show::Ratio, formula);
        let lost = policy.lost_wins_at_plus_10;
        sheet.playbook(
            "lost",
            "derive.lost",
            Show::Share,
            "policy.lost_wins_at_plus_10",
            lost,
        );
        let clamped = |value: f64, name: &str, low: &str, least: f64| {
            if (least..=0.9999).contains(&value) {
                name.to_owned()
            } else {
                format!("clamp({name}, {low}, 0.9999)")
            }
        };
        let base = clamped(
            sheet.value("win_list_usual"),
            "win_list_usual",
            "1e-9",
            1e-9,
        );
        sheet.step("win_base", "derive.win_base", Show::Share, &base);
        let dearer = sheet.value("win_base") * (1.0 - lost);
        let dearer = clamped(dearer, "win_base * (1 - lost)", "1e-12", 1e-12);
        sheet.step("win_dearer", "derive.win_dearer", Show::Share, &dearer);
        let odds = "win_base / (1 - win_base) / (win_dearer / (1 - win_dearer))";
        sheet.step("odds_fall", "derive.odds_fall", Show::Ratio, odds);
        let own = format!("win_list{of}");
        let own = clamped(sheet.value(&own), &own, "1e-9", 1e-9);
        sheet.step("win_start", "derive.win_start", Show::Share, &own);
        let odds = "win_start / (1 - win_start) * odds_fall ^ ((1 - perceived) / 10 %)";
        sheet.step("odds", "derive.odds", Show::Ratio, odds);
        let formula = if self.remedy.outcome.win_rate > 1e-9 {
            "odds / (1 + odds)"
        } else {
            "max(odds / (1 + odds), 1e-9)"
        };
        sheet.step("win_rate", "derive.win_rate", Show::Share, formula);
    }
}

/// Adds the figures that compare what a customer is worth with what they cost; `cac`, `clv` and
/// `yearly` stand already.
pub(super) fn ratios(sheet: &mut Sheet, table: &Table, sold: &Motion) {
    let remedy = table.remedy;
    let outcome = &remedy.outcome;
    sheet.figure("cac", Some(outcome.acquisition_cost));
    let bound = &remedy.commitment;
    let outlook = table.desk.outlook();
    let life = sold.lifetime_under(outlook, bound);
    sheet.figure("k", Some(life.revenue_years));
    sheet.figure("s", Some(life.service_years));
    sheet.figure("clv", Some(outcome.lifetime_value));
    sheet.step("ltv_cac", "remedy.ltv_cac", Show::Ratio, "clv / cac");
    sheet.figure("ltv_cac", outcome.ltv_cac);
    let first = lifetime::discounted("margin * yearly", remedy.commitment.discount, "");
    let contribution = format!("{first} - serve");
    sheet.step(
        "contribution",
        "derive.contribution",
        Show::Money,
        &contribution,
    );
    let formula = if outcome.acquisition_cost > 0.0 {
        "12 * cac / contribution"
    } else {
        "0"
    };
    sheet.step("payback", "remedy.payback", Show::Months, formula);
    sheet.figure("payback", outcome.payback_months);
}
