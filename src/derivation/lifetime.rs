//! K and S: the discounted years of revenue and of service (`ECONOMICS.md` 1.3).

use super::Show;
use super::sheet::{Sheet, sum};
use crate::playbook::{BillingMode, Playbook};
use crate::pricing::Commitment;

/// Adds `k{tag}` and `s{tag}`, the years of a customer bound by `commitment` and won through the
/// motion at `place`, which begin when the sale is made; the motion's
/// `retention` and `expansion` stand already, and `discount{tag}` if there is a discount.
pub(super) fn add(
    sheet: &mut Sheet,
    playbook: &Playbook,
    place: usize,
    commitment: &Commitment,
    tag: &str,
) {
    let future = &playbook.future;
    sheet.playbook(
        "rate",
        "derive.rate",
        Show::Share,
        "future.discount_rate",
        future.discount_rate,
    );
    let fade = future.expansion_fade;
    sheet.playbook(
        "fade",
        "derive.fade",
        Show::Share,
        "future.expansion_fade",
        fade,
    );
    let cap = future.expansion_cap;
    sheet.playbook(
        "cap",
        "derive.cap",
        Show::Ratio,
        "future.expansion_cap",
        cap,
    );
    let (bound, horizon) = (commitment.years, future.horizon_years);
    let monthly = future.billing == BillingMode::MonthlyInAdvance;
    let spread = |factor: &str| {
        let month = |m: u32| format!("({factor}) ^ ({m} / 12)");
        format!("({}) / 12", sum((0..12).map(month)))
    };
    if monthly {
        let (bound, free) = ("1 / (1 + rate)", "retention / (1 + rate)");
        sheet.step(
            "month_bound",
            "derive.month_bound",
            Show::Ratio,
            &spread(bound),
        );
        sheet.step(
            "month_free",
            "derive.month_free",
            Show::Ratio,
            &spread(free),
        );
    }
    for year in 0..horizon {
        alive(sheet, year, bound, monthly, tag);
        growth(sheet, year, bound, tag);
        paid(sheet, year, commitment, tag);
    }
    let later = cycle(sheet, playbook, place);
    let years = |what: &str| {
        let years = sum((0..horizon).map(|year| format!("{what}_{year}{tag}")));
        if later {
            format!("({years}) / (1 + rate) ^ (cycle / 12)")
        } else {
            years
        }
    };
    sheet.step(&format!("k{tag}"), "derive.k", Show::Ratio, &years("paid"));
    sheet.step(&format!("s{tag}"), "derive.s", Show::Ratio, &years("alive"));
}

/// Adds `cycle`, the months that a sale takes; false if it takes none.
fn cycle(sheet: &mut Sheet, playbook: &Playbook, place: usize) -> bool {
    let Some(months) = playbook.motions[place].cycle_months else {
        return false;
    };
    let path = format!("motions[{place}].cycle_months");
    sheet.playbook("cycle", "derive.cycle", Show::Months, path, months);
    true
}

/// Who is still there in `year`, discounted.
fn alive(sheet: &mut Sheet, year: u32, bound: u32, monthly: bool, tag: &str) {
    let leaving = year.saturating_sub(bound - 1);
    let mut formula = match leaving {
        0 => "1".to_owned(),
        _ => format!("retention ^ {leaving}"),
    };
    if year > 0 {
        formula = format!("{formula} / (1 + rate) ^ {year}");
    }
    if monthly {
        let free = year + 1 >= bound;
        let month = if free { "month_free" } else { "month_bound" };
        formula = format!("{formula} * {month}");
    }
    let id = format!("alive_{year}{tag}");
    sheet.year(&id, "derive.alive", Show::Ratio, year + 1, &formula);
}

/// By how much revenue has grown in `year`; nothing grows while the customer is bound.
fn growth(sheet: &mut Sheet, year: u32, bound: u32, tag: &str) {
    if year < bound {
        return;
    }
    let steps = year - bound;
    let step = match steps {
        0 => "expansion".to_owned(),
        _ => format!("expansion * fade ^ {steps}"),
    };
    let formula = match steps {
        0 => format!("min(1 + {step}, cap)"),
        _ => format!("min(growth_{}{tag} * (1 + {step}), cap)", year - 1),
    };
    let id = format!("growth_{year}{tag}");
    sheet.year(&id, "derive.growth", Show::Ratio, year + 1, &formula);
}

fn paid(sheet: &mut Sheet, year: u32, commitment: &Commitment, tag: &str) {
    let alive = format!("alive_{year}{tag}");
    let first = less(commitment.discount, tag);
    let formula = match (year < commitment.years, commitment.prepaid) {
        (false, _) => format!("{alive} * growth_{year}{tag}"),
        (true, false) if first.is_empty() => alive,
        (true, false) => format!("{alive} * {first}"),
        (true, true) if first.is_empty() => "1".to_owned(),
        (true, true) => first,
    };
    let id = format!("paid_{year}{tag}");
    sheet.year(&id, "derive.paid", Show::Ratio, year + 1, &formula);
}

/// The factor that a discount leaves; empty if there is none.
pub(super) fn less(discount: f64, tag: &str) -> String {
    if discount > 0.0 {
        format!("(1 - discount{tag})")
    } else {
        String::new()
    }
}

/// `formula` times the factor that a discount leaves.
pub(super) fn discounted(formula: &str, discount: f64, tag: &str) -> String {
    match less(discount, tag).as_str() {
        "" => formula.to_owned(),
        factor => format!("{formula} * {factor}"),
    }
}
