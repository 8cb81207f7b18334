//! Floor, break-even and ceiling of a price, and from which size a motion pays
//! (`ECONOMICS.md` 1.5, 1.9).

use super::customer::{AT_END, Ends, flows, flows_at};
use super::hour::USUAL;
use super::list::list_price;
use super::payments::{paid_at, price_years};
use super::selling::{self, Variant};
use super::sheet::{Sheet, sum};
use super::{Derivation, Show, Source, lifetime};
use crate::case::{Case, Scenario};
use crate::deal::{Deal, Desk};
use crate::economics::{MinimumAcv, Motion};
use crate::format::Message;
use crate::pricing::Commitment;
use crate::roi::Price;

/// Derives the prices of the deal's corridor.
#[must_use]
pub fn of_corridor(desk: &Desk, case: &Case, deal: &Deal) -> Derivation {
    let mut sheet = Sheet::default();
    let playbook = desk.playbook();
    let bound = deal.estimate.quote.commitment();
    list_price(&mut sheet, desk, case);
    term(&mut sheet, desk, &bound);
    let motion = &playbook.motions[deal.motion];
    let acv = deal.estimate.quote.yearly.units();
    selling::common(&mut sheet, playbook, deal.motion, acv);
    lifetime::add(&mut sheet, playbook, deal.motion, &bound, "");
    let usual = Selling {
        place: deal.motion,
        variant: Variant::Usual,
        tag: USUAL,
        acv,
        motion: *desk.motions()[deal.motion].at(acv),
    };
    usual.minimums(&mut sheet, desk, &bound);
    if let Some(lighter) = motion.lighter(&playbook.team, acv) {
        let light = Selling {
            variant: Variant::Lighter,
            tag: "_light",
            motion: lighter,
            ..usual
        };
        light.minimums(&mut sheet, desk, &bound);
    }
    ceiling(&mut sheet, desk, case, deal);
    sheet.done()
}

/// Derives from which deal size the motion at `place` pays, whatever the deal; with the effort
/// of the smallest ones.
#[must_use]
pub fn of_motion(desk: &Desk, place: usize) -> Derivation {
    let mut sheet = Sheet::default();
    selling::common(&mut sheet, desk.playbook(), place, 0.0);
    lifetime::add(&mut sheet, desk.playbook(), place, &Commitment::YEARLY, "");
    let selling = Selling {
        place,
        variant: Variant::Usual,
        tag: USUAL,
        acv: 0.0,
        motion: *desk.motions()[place].base(),
    };
    selling.minimums(&mut sheet, desk, &Commitment::YEARLY);
    sheet.done()
}

/// Adds the discount of the term, if it has one.
fn term(sheet: &mut Sheet, desk: &Desk, bound: &Commitment) {
    let terms = &desk.playbook().public.price_book.terms;
    let place = terms.iter().position(|term| term.years == bound.years);
    if let Some(place) = place.filter(|_| bound.discount > 0.0) {
        let path = format!("public.price_book.terms[{place}].discount");
        sheet.playbook(
            "discount",
            "derive.discount",
            Show::Share,
            path,
            bound.discount,
        );
    }
}

/// One way of selling a motion.
#[derive(Clone, Copy)]
struct Selling {
    place: usize,
    variant: Variant,
    tag: &'static str,
    /// The size of the deal.
    acv: f64,
    motion: Motion,
}

impl Selling {
    /// Adds break-even, the two minimum sizes and the larger of them.
    fn minimums(&self, sheet: &mut Sheet, desk: &Desk, bound: &Commitment) {
        let tag = self.tag;
        let sold = (self.variant, self.acv);
        selling::add(sheet, desk.playbook(), self.place, sold, tag);
        let (win, wage) = (format!("win_list{tag}"), format!("ae_wage{tag}"));
        selling::opportunity(sheet, tag, tag, &win, &wage);
        let fixed = format!("fixed{tag}");
        let formula = format!("cost{tag} / {win} + legal + onboarding{tag}");
        sheet.step(&fixed, "derive.fixed_cost", Show::Money, &formula);
        let first = lifetime::discounted("commission", bound.discount, "");
        let ratio = lifetime::discounted("target_ratio * commission", bound.discount, "");
        let margin = lifetime::discounted("target_months / 12 * margin", bound.discount, "");
        let rows: [(&str, &'static str, String); 3] = [
            (
                "break_even",
                "derive.break_even",
                format!("({fixed} + s * serve) / (margin * k - {first})"),
            ),
            (
                "by_ratio",
                "derive.by_ratio",
                format!("(target_ratio * {fixed} + s * serve) / (margin * k - {ratio})"),
            ),
            (
                "by_payback",
                "derive.by_payback",
                format!("({fixed} + target_months / 12 * serve) / ({margin} - {first})"),
            ),
        ];
        for (id, key, formula) in &rows {
            self.named(sheet, &format!("{id}{tag}"), key, formula);
        }
        let target = format!("max(by_ratio{tag}, by_payback{tag})");
        self.named(sheet, &format!("floor{tag}"), "derive.floor", &target);
        let engine = MinimumAcv::under(&self.motion, desk.outlook(), bound);
        sheet.figure(&format!("floor{tag}"), engine.target());
        sheet.figure(&format!("by_payback{tag}"), engine.payback);
        sheet.figure(&format!("by_ratio{tag}"), engine.ltv_cac);
        sheet.figure(&format!("break_even{tag}"), engine.break_even);
        sheet.figure(&fixed, Some(self.motion.fixed_cost_of_sale()));
    }

    fn named(&self, sheet: &mut Sheet, id: &str, key: &'static str, formula: &str) {
        let own = Message::new(key);
        let name = match self.variant {
            Variant::Lighter => {
                Message::new("derive.lighter").with("name", crate::format::Arg::Nested(own))
            }
            _ => own,
        };
        sheet.named(id, name, Show::Money, formula);
    }
}

/// Adds the highest price that the customer can accept: the lowest of what each hurdle allows.
fn ceiling(sheet: &mut Sheet, desk: &Desk, case: &Case, deal: &Deal) {
    flows(sheet, desk, case);
    let bound = deal.estimate.quote.commitment();
    let project = &deal.estimate.hurdle_project;
    at_ends(sheet, desk, case, deal);
    price_years(sheet, deal, "paid_years", &bound, "");
    let horizon = project.horizon();
    let end = ends(deal);
    let discounted = |what: &str, from: usize| {
        sum((from..=horizon).map(|t| match t {
            0 => format!("{what}_0{end}"),
            _ => format!("{what}_{t}{end} / (1 + customer_rate) ^ {t}"),
        }))
    };
    let (benefits, others) = (discounted("benefit", 1), discounted("other", 0));
    sheet.step("pv_benefits", "return.pv_benefits", Show::Money, &benefits);
    sheet.step("pv_others", "derive.pv_others", Show::Money, &others);
    let formula = "(pv_benefits - pv_others) / paid_years";
    sheet.step(
        "up_to_break_even",
        "derive.up_to_break_even",
        Show::Money,
        formula,
    );
    let hurdle = |name: &str| Source::Case(format!("hurdles.{name}"));
    let mut limits = vec!["up_to_break_even".to_owned()];
    if let Some(roi) = case.hurdles.roi_min {
        let name = Message::new("hurdle.roi");
        sheet.input("hurdle_roi", name, Show::Share, hurdle("roi_min"), roi);
        let formula = "(pv_benefits / (1 + hurdle_roi) - pv_others) / paid_years";
        sheet.step("up_to_roi", "derive.up_to_roi", Show::Money, formula);
        limits.push("up_to_roi".to_owned());
    }
    if let Some(share) = case.hurdles.value_share_max {
        let name = Message::new("hurdle.share");
        sheet.input(
            "hurdle_share",
            name,
            Show::Share,
            hurdle("value_share_max"),
            share,
        );
        let formula = "hurdle_share * (pv_benefits - pv_others) / paid_years";
        sheet.step("up_to_share", "derive.up_to_share", Show::Money, formula);
        limits.push("up_to_share".to_owned());
    }
    if let Some(months) = case.hurdles.payback_months_max {
        let name = Message::new("hurdle.payback");
        sheet.input(
            "hurdle_months",
            name,
            Show::Months,
            hurdle("payback_months_max"),
            months,
        );
        up_to_payback(sheet, deal, &bound, months);
        limits.push("up_to_payback".to_owned());
    }
    let lowest = format!("min({})", limits.join(", "));
    sheet.step("ceiling", "derive.ceiling", Show::Money, &lowest);
    sheet.figure("ceiling", Some(deal.corridor.ceiling.price));
}

/// Whether the hurdles hold at the ends of what is uncertain: the tag of the flows there.
fn ends(deal: &Deal) -> &'static str {
    if deal.estimate.hurdle_project == deal.estimate.situation.project {
        ""
    } else {
        AT_END
    }
}

/// Adds the flows at the ends of what is uncertain, where these are what counts.
fn at_ends(sheet: &mut Sheet, desk: &Desk, case: &Case, deal: &Deal) {
    let expected = &deal.estimate.situation;
    // The deal was worked out with it, so it has a value.
    if !ends(deal).is_empty()
        && let Ok(there) = desk.calculator().at_hurdles(case, expected)
    {
        let ends = Ends {
            there: &there,
            expected,
            better: case.hurdles.scenario == Scenario::Optimistic,
        };
        flows_at(sheet, desk, case, Some(ends));
    }
}

/// Adds the highest price paid back in time. What has come back by a moment is linear in the
/// price, so the price at which it is just enough has a closed form; the moment is the end of the
/// time allowed, or of an earlier year if a later one takes back what had come.
fn up_to_payback(sheet: &mut Sheet, deal: &Deal, bound: &Commitment, months: f64) {
    let project = &deal.estimate.hurdle_project;
    let rest = Price {
        commitment: *bound,
        ..Price::yearly(0.0)
    };
    let engine = project.payback_ceiling(months, &rest);
    let horizon = u32::try_from(project.horizon()).unwrap_or(u32::MAX);
    let last = (months / 12.0).min(f64::from(horizon));
    let whole = (0..=horizon).filter(|year| f64::from(*year) < last);
    let moments = std::iter::once(last).chain(whole.map(f64::from));
    let near = |value: f64| (value - engine).abs() <= 1e-9 * engine.abs().max(1.0);
    for (place, moment) in moments.enumerate() {
        let formula = price_at(deal, bound, moment, place == 0 && last < f64::from(horizon));
        let id = format!("up_to_payback_{place}");
        sheet.step(&id, "derive.up_to_payback", Show::Money, &formula);
        if near(sheet.value(&id)) {
            return sheet.step(
                "up_to_payback",
                "derive.up_to_payback",
                Show::Money,
                &formula,
            );
        }
    }
    // Cash flows that turn more than once: the engine finds the price by halving.
    let name = Message::new("derive.up_to_payback");
    sheet.input("up_to_payback", name, Show::Money, Source::Sought, engine);
}

/// The price at which what has flowed by `moment`, in years, comes to nothing.
fn price_at(deal: &Deal, bound: &Commitment, moment: f64, by_hurdle: bool) -> String {
    let (project, end) = (&deal.estimate.hurdle_project, ends(deal));
    let horizon = u32::try_from(project.horizon()).unwrap_or(u32::MAX);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a year within the horizon"
    )]
    let whole = moment.floor() as u32;
    let part = match moment.fract() {
        0.0 => None,
        _ if by_hurdle => Some(format!("(hurdle_months / 12 - {whole})")),
        fraction => Some(fraction.to_string()),
    };
    let flow = |t: u32| match t {
        0 => format!("0 - other_0{end}"),
        _ => format!("benefit_{t}{end} - other_{t}{end}"),
    };
    let mut flows: Vec<String> = (0..=whole).map(flow).collect();
    let paid = |t: u32| paid_at(t, horizon, project.timing, bound, "");
    let mut payments: Vec<String> = (0..=whole).filter_map(paid).collect();
    if let Some(part) = part {
        flows.push(format!("{part} * ({})", flow(whole + 1)));
        payments.extend(paid(whole + 1).map(|paid| format!("{part} * {paid}")));
    }
    format!("({}) / ({})", flows.join(" + "), sum(payments))
}
