//! The kinds of `vendor.json`.

use super::formula;
use serde_json::{Value, json};
use worthwhile::economics::{
    DeadZone, Edge, End, LifetimeMultiple, LoadedPay, break_even_loss_of_wins, break_even_win_rate,
    deals_needed, discounted_perpetuity, lifetime_with_growth, open_opportunities,
    opportunities_needed, quota_for, revenue_after_discount, sales_velocity, simple_ltv,
    simple_payback, yearly_churn,
};

/// Days in a working year that the source of the case counts.
const WORKING_DAYS: f64 = 240.0;

/// The result of one vendor case; `None` for a kind that is not known here.
pub fn run(kind: &str, inputs: &Value) -> Option<Value> {
    lifetime(kind, inputs)
        .or_else(|| sales(kind, inputs))
        .or_else(|| pricing(kind, inputs))
}

fn lifetime(kind: &str, inputs: &Value) -> Option<Value> {
    let number = |key: &str| inputs[key].as_f64();
    let margin = || Some(number("arpa_month").or(number("arpu_month"))? * number("gm")?);
    Some(match kind {
        "ltv_cac" => {
            let (ltv, cac) = (
                simple_ltv(margin()?, number("churn_month")?)?,
                number("cac")?,
            );
            let payback = simple_payback(cac, margin()?);
            json!({"ltv": ltv, "ratio": ltv / cac, "payback": payback})
        }
        // Both rates of the same period: the page divided a year's margin by a month's churn.
        "ltv_unit_trap" => json!({"ltv": simple_ltv(margin()?, number("churn_month")?)}),
        "ltv" => {
            let contribution = number("contribution_month")?;
            let churn = inputs["churn_month"].as_array()?.iter();
            let all = churn.map(|churn| simple_ltv(contribution, churn.as_f64()?));
            json!(all.collect::<Option<Vec<_>>>()?)
        }
        "ltv_discounted" => {
            let (margin, churn) = (number("monthly_margin")?, number("churn_month")?);
            let (ltv, cac) = (simple_ltv(margin, churn)?, number("cac")?);
            let discounted = discounted_perpetuity(margin, churn, number("discount_month")?)?;
            json!({
                "ltv": ltv, "ratio": ltv / cac,
                "ltv_discounted": discounted, "ratio_discounted": discounted / cac,
            })
        }
        "ltv_expansion" => {
            let from_first = inputs["variant"] == "a/c + m/c^2";
            let (a, m, churn) = (number("a")?, number("m")?, number("churn")?);
            json!({"first_month": lifetime_with_growth(a, m, churn, from_first)})
        }
        "clv_multiple" if inputs["formula"] == "r/(1+i-r)" => {
            let multiple = LifetimeMultiple::FirstNotCounted;
            json!({"gl": multiple.at(number("retention")?, number("discount")?)})
        }
        "churn_month_to_year" => json!(yearly_churn(number("churn_month")?)),
        // The page shortens the payback "for churn", which can only lengthen it.
        "cac_payback_trap" => {
            let cost = number("coca")?;
            let payback = simple_payback(cost, number("monthly_gp")?);
            json!({"payback": payback, "ratio": number("ltv")? / cost})
        }
        _ => return None,
    })
}

fn sales(kind: &str, inputs: &Value) -> Option<Value> {
    let number = |key: &str| inputs[key].as_f64();
    Some(match kind {
        "deals_needed" => {
            let year = deals_needed(number("quota")?, number("acv")?);
            json!({"year": year, "month": year / 12.0, "working_day": year / WORKING_DAYS})
        }
        "ae_activity" => {
            let ote = number("ote")?;
            let quota = quota_for(ote * number("variable_share")?, number("commission")?);
            let deals = deals_needed(quota / 12.0, number("acv")?);
            json!({
                "quota_year": quota, "quota_month": quota / 12.0, "deals_month": deals,
                "opps_month": opportunities_needed(deals, number("close_rate")?),
                "acv_to_ote": quota / ote,
            })
        }
        "littles_law" => {
            let cycle_months = number("cycle_days")? / number("days_month")?;
            json!(open_opportunities(number("opps_month")?, cycle_months))
        }
        "sales_velocity" => {
            let (open, win) = (number("open_opps")?, number("win")?);
            let day = sales_velocity(open, win, number("acv")?, number("cycle_days")?);
            json!({"per_day": day, "per_month_30": day * 30.0})
        }
        "loaded_hourly" => json!(loaded_hour(inputs)?),
        "loaded_salary" => {
            let pay = LoadedPay {
                multiplier: number("multiplier")?,
                infrastructure: 0.0,
                productive_hours: 1.0,
            };
            json!(pay.yearly(number("salary")?))
        }
        _ => return None,
    })
}

/// Fringe benefits are the multiplier, overhead is the infrastructure on top; per hour worked.
fn loaded_hour(inputs: &Value) -> Option<Value> {
    let number = |key: &str| inputs[key].as_f64();
    let wage = number("wage")?;
    let bare = LoadedPay {
        multiplier: (wage + number("fringe")?) / wage,
        infrastructure: 0.0,
        productive_hours: 1.0,
    };
    let total = bare.hourly(wage);
    let overhead = total * number("overhead_rate")?;
    let full = LoadedPay {
        infrastructure: overhead,
        ..bare
    };
    Some(json!({"total": total, "overhead": overhead, "loaded": full.hourly(wage)}))
}

fn pricing(kind: &str, inputs: &Value) -> Option<Value> {
    let number = |key: &str| inputs[key].as_f64();
    Some(match kind {
        "discount_breakeven_win" => {
            json!(break_even_win_rate(number("win")?, number("discount")?))
        }
        "discount_outcome" => {
            json!(revenue_after_discount(
                number("discount")?,
                number("win_change")?
            ))
        }
        "price_volume" => {
            let (price, deals) = (number("price")?, number("deals")?);
            let margin = price * number("contribution_margin")?;
            let bearable = break_even_loss_of_wins(margin, price * number("uplift")?);
            let change = (1.0 - number("lost")? / deals) / (1.0 - bearable) - 1.0;
            let before = margin * deals;
            json!({
                "contribution_before": before,
                "contribution_after": before * (1.0 + change), "change": change,
            })
        }
        "acv" => formula::values(
            &["price_month"],
            inputs,
            &[
                ("acv", "price_month * 12"),
                ("acv_per_lead_at_5pct", "acv * 5 %"),
            ],
        )?,
        "dead_zone_bounds" => {
            let edge = |acv| Edge { acv, motion: 0 };
            let (lower, upper) = (edge(number("lower")?), edge(number("upper")?));
            let cause = End::Acceptance;
            let zone = DeadZone {
                lower,
                cause,
                upper,
            };
            let sizes = [999.99, 1000.0, 5000.0, 9999.99, 10_000.0];
            let (inside, outside): (Vec<f64>, Vec<f64>) =
                sizes.into_iter().partition(|size| zone.holds(*size));
            json!({"in_zone": inside, "outside": outside})
        }
        _ => return None,
    })
}
