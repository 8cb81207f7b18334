//! The worked example of ECONOMICS.md 1.10, block by block, to 1e-9 relative.
#![cfg(feature = "vendor")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::float_cmp,
    clippy::wildcard_imports,
    clippy::too_many_lines,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

mod worked_example_support;
use worked_example_support::*;
use worthwhile::deal::{Deal, Desk};
use worthwhile::economics::*;
use worthwhile::pricing::Commitment;
use worthwhile::roi::{Price, Timing};

#[test]
fn loaded_hourly_rates() {
    let team = &desk().playbook().team.clone();
    for (role, name) in [
        ("inside_ae", "inside_ae"),
        ("se", "se"),
        ("field_ae", "field_ae"),
    ] {
        close(team.hourly(role), &["rates", name]);
    }
    let pay = LoadedPay {
        multiplier: 2.0,
        infrastructure: 0.0,
        productive_hours: 1600.0,
    };
    close(pay.hourly(50_000.0), &["rates", "ldr"]);
}

#[test]
fn motions_and_their_minimum_sizes() {
    for (name, motion) in motions() {
        let life = motion.lifetime(&outlook());
        let minimum = MinimumAcv::of(&motion, &outlook());
        let earned = motion.gross_margin * life.revenue_years - motion.commission;
        let figures = [
            ("K", life.revenue_years),
            ("S", life.service_years),
            ("k", earned + motion.commission),
            ("s", life.service_years * motion.cost_to_serve),
            (
                "opp_cost",
                motion.opportunity_cost(motion.win_rate, motion.ae_hourly_cost),
            ),
            (
                "hours_opp",
                motion.ae_hours_per_opportunity(motion.win_rate),
            ),
            ("cos_fixed", motion.fixed_cost_of_sale()),
            ("nrr", motion.net_revenue_retention()),
            ("break_even", minimum.break_even.unwrap()),
            ("ltv_cac", minimum.ltv_cac.unwrap()),
            ("payback", minimum.payback.unwrap()),
            ("target", minimum.target().unwrap()),
        ];
        for (key, value) in figures {
            close(value, &["motions", name, key]);
        }
    }
}

#[test]
fn dead_zones_and_acceptance() {
    let list: Vec<Graded> = motions()
        .into_iter()
        .map(|(_, motion)| motion.into())
        .collect();
    let zones = dead_zones(&list, &outlook());
    let expected = expected(&["dead_zones"]);
    assert_eq!(zones.len(), expected.as_array().unwrap().len());
    for (zone, edges) in zones.iter().zip(expected.as_array().unwrap()) {
        near(zone.lower.acv, edges[0].as_f64().unwrap(), "lower edge");
        near(zone.upper.acv, edges[1].as_f64().unwrap(), "upper edge");
    }
    near(
        first_viable(&list, &outlook()).unwrap(),
        self::expected(&["below_first_viable_motion"])[1]
            .as_f64()
            .unwrap(),
        "first viable size",
    );
    for acv in [500.0, 1000.0, 3000.0, 6000.0, 10_000.0] {
        close(
            list[0].base().accepted_by(acv),
            &["acceptance_self", &format!("{acv}")],
        );
    }
}

/// The golden file names the step's effect, not its inputs: what larger deals take on top follows
/// from where inside sales then pays.
#[test]
fn a_step_in_effort_makes_a_third_zone() {
    let mut list: Vec<Graded> = motions()
        .into_iter()
        .map(|(_, motion)| motion.into())
        .collect();
    let inside = motion("inside sales");
    let heavy_min = expected(&["heavy_min"]).as_f64().unwrap();
    let mut heavy = inside;
    heavy.legal_cost +=
        allowed_fixed_cost(heavy_min, &inside, &outlook()) - inside.fixed_cost_of_sale();
    close(
        MinimumAcv::of(&heavy, &outlook()).target().unwrap(),
        &["heavy_min"],
    );
    list[1] = Graded::from(inside).from_size(12_000.0, heavy);
    let zones = dead_zones(&list, &outlook());
    let edges = expected(&["dead_zones_step"]);
    let edges = edges.as_array().unwrap();
    assert_eq!(zones.len(), edges.len());
    // Found on a coarse grid there, to 0.1 %.
    for (zone, edges) in zones.iter().zip(edges) {
        for (edge, expected) in [(zone.lower, &edges[0]), (zone.upper, &edges[1])] {
            let expected = expected.as_f64().unwrap();
            assert!(
                (edge.acv - expected).abs() <= 1e-3 * expected,
                "{edge:?} {expected}"
            );
        }
    }
    assert_eq!(zones[1].cause, End::Effort);
    assert!(zones[1].holds(12_000.0) && !zones[1].holds(11_999.0));
}

#[test]
fn every_motion_at_every_size_of_the_axis() {
    for row in expected(&["axis"]).as_array().unwrap() {
        let acv = row["acv"].as_f64().unwrap();
        for (name, motion) in motions() {
            let life = motion.lifetime(&outlook());
            let cell = &row[name];
            let near = |value: f64, key: &str| near(value, cell[key].as_f64().unwrap(), key);
            near(motion.cost_of_sale(acv), "cos");
            near(motion.lifetime_value(&life, acv), "clv");
            near(motion.ltv_cac(&life, acv).unwrap(), "ltv_cac");
            assert_eq!(
                motion.payback_months(acv).is_none(),
                cell["payback"].is_null()
            );
            if let Some(months) = motion.payback_months(acv) {
                near(months, "payback");
            }
            let profit = motion.profit_per_opportunity(&life, acv, motion.ae_hourly_cost);
            near(profit, "profit_opp");
            near(motion.accepted_by(acv), "accept");
            let viable = Viability::of(&motion, &outlook()).is_some_and(|range| range.holds(acv));
            // 1,000 is the edge itself, found from both sides to the last bit.
            assert_eq!(viable, cell["viable"].as_bool().unwrap(), "{name} at {acv}");
        }
    }
}

#[test]
fn an_ae_hour_is_worth_what_the_partly_served_segment_earns() {
    let inside = motion("inside sales");
    let life = inside.lifetime(&outlook());
    let input = inputs(&["capacity"]);
    let segments: Vec<Segment> = input["segments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|segment| Segment {
            acv: segment["acv"].as_f64().unwrap(),
            opportunities: segment["opportunities_month"].as_f64().unwrap(),
        })
        .collect();
    let hours = input["hours_month"].as_f64().unwrap();
    let month = Month::fill(&inside.into(), &outlook(), hours, &segments);
    close(month.hour_value, &["capacity", "shadow"]);
    close(month.unused_hours, &["capacity", "unused"]);
    let rows = expected(&["capacity", "rows"]);
    let plan = expected(&["capacity", "plan"]);
    for (place, share) in month.plan.iter().enumerate() {
        near(
            share.profit_per_hour,
            rows[place][5].as_f64().unwrap(),
            "profit per hour",
        );
        near(share.served, plan[place][1].as_f64().unwrap(), "served");
        let acv = segments[share.segment].acv;
        let free = inside.profit_per_opportunity(&life, acv, 0.0);
        near(
            free,
            rows[place][4].as_f64().unwrap(),
            "profit, AE hour free",
        );
    }
    let at = |hour| inside.profit_per_opportunity(&life, 6000.0, hour);
    close(at(inside.ae_hourly_cost), &["capacity", "dz_wage"]);
    close(at(month.hour_value), &["capacity", "dz_shadow"]);
    let idle = Month::fill(
        &inside.into(),
        &outlook(),
        hours,
        &[Segment {
            acv: 25_000.0,
            opportunities: 5.0,
        }],
    );
    close(idle.unused_hours, &["capacity", "idle_hours"]);
    near(
        idle.hour_value,
        inside.ae_hourly_cost,
        "hours left cost the wage",
    );
}

#[test]
fn the_customers_return_at_list_price_and_as_chosen() {
    let project = deal().estimate.situation.project;
    for (block, price) in [
        (&["customer_base"][..], Price::yearly(6000.0)),
        (
            &["chosen", "customer"],
            Price::yearly(6750.0).and_once(250.0),
        ),
    ] {
        let got = project.returns(&price);
        let at = |key: &'static str| [block, &[key]].concat();
        for (flows, key) in [
            (&got.cash_flow.benefits, "benefits"),
            (&got.cash_flow.costs, "costs"),
            (&got.cash_flow.net, "net"),
        ] {
            for (flow, wanted) in flows.iter().zip(expected(&at(key)).as_array().unwrap()) {
                near(*flow, wanted.as_f64().unwrap(), key);
            }
        }
        close(got.pv_benefits, &at("pvb"));
        close(got.pv_costs, &at("pvc"));
        close(got.npv, &at("npv"));
        close(got.roi.unwrap(), &at("roi"));
        close(got.simple_roi.unwrap(), &at("simple_roi"));
        close(got.irr.rate().unwrap(), &at("irr"));
        close(got.mirr.unwrap(), &at("mirr"));
        close(got.payback.periods().unwrap(), &at("payback_y"));
        close(got.payback.periods().unwrap() * 12.0, &at("payback_m"));
        close(
            got.discounted_payback.periods().unwrap(),
            &at("disc_payback_y"),
        );
    }
    let chosen = project.returns(&Price::yearly(6750.0).and_once(250.0));
    close(chosen.must_be_true.unwrap(), &["must_be_true"]);
    close(chosen.npv, &["npv_base"]);
    close(chosen.delay.shift(3.0), &["cost_of_delay", "shift3"]);
    close(chosen.delay.run_rate, &["cost_of_delay", "run_rate"]);
    // Three months later and the same end: moved, and the last three months of full run lost.
    let lost = 3.0 * chosen.delay.run_rate / 1.1_f64.powf(3.25);
    near(
        chosen.delay.same_end(3.0),
        chosen.delay.shift(3.0) + lost,
        "the same end",
    );
}

#[test]
fn the_customers_ceilings() {
    let project = deal().estimate.situation.project;
    close(
        project.roi_ceiling(0.5, &Price::yearly(0.0)),
        &["caps", "roi50"],
    );
    close(
        project.roi_ceiling(1.0, &Price::yearly(0.0)),
        &["caps", "roi100"],
    );
    close(
        project.roi_ceiling(0.0, &Price::yearly(0.0)),
        &["caps", "break_even"],
    );
    close(
        project.share_ceiling(0.5, &Price::yearly(0.0)),
        &["caps", "share50"],
    );
    close(
        project.payback_ceiling(18.0, &Price::yearly(0.0)),
        &["caps", "payback18"],
    );
    close(
        project.payback_ceiling(12.0, &Price::yearly(0.0)),
        &["caps", "payback12"],
    );
}

#[test]
fn subscription_paid_later_is_worth_more_under_tei_timing() {
    let mut tei = deal().estimate.situation.project;
    let cash = tei.returns(&Price::yearly(6000.0));
    tei.timing = Timing::TeiYearEnd;
    let got = tei.returns(&Price::yearly(6000.0));
    // One payment moves from t=0 to t=3: NPV rises by 6000 (1 - 1.1^-3).
    near(
        got.npv - cash.npv,
        6000.0 * (1.0 - 1.1_f64.powi(-3)),
        "shift of one payment",
    );
    assert_eq!(got.cash_flow.net[0], -1890.0);
}

#[test]
fn price_response_and_its_optimum() {
    let inside = motion("inside sales");
    let response = Response::new(0.3, 0.05);
    close(response.sensitivity, &["response", "beta"]);
    close(response.elasticity(), &["response", "eps0"]);
    for (lost, row) in expected(&["opt_by_loss"]).as_object().unwrap() {
        let response = Response::new(0.3, lost.parse().unwrap());
        near(response.sensitivity, row["beta"].as_f64().unwrap(), "beta");
        near(
            response.elasticity(),
            row["eps"].as_f64().unwrap(),
            "elasticity",
        );
        near(
            best_price(&inside, &response),
            row["P"].as_f64().unwrap(),
            "best price",
        );
    }
    let best = best_price(&inside, &response);
    close(best, &["opt", "closed"]);
    // The specification's maximum was taken on a grid of whole euros.
    let sold = selling(inside, Commitment::YEARLY);
    let outcome = Outcome::of(&sold, &reference(75.0), &Terms::price(best.round()));
    close(outcome.profit, &["opt", "profit"]);
    let life = inside.lifetime(&outlook());
    let per_unit = inside.gross_margin * life.revenue_years - inside.commission;
    let won = Outcome::of(&sold, &reference(75.0), &Terms::price(6000.0));
    // What a win earns, over and above what the opportunity costs either way.
    let margin = won.lifetime_value - 1500.0 - 600.0 - 0.3 * (10.5 * 75.0 + 225.0);
    close(
        break_even_loss_of_wins(margin, 600.0 * per_unit),
        &["be_loss"],
    );
}

#[test]
fn remedies_at_the_wage_and_at_the_shadow_price() {
    let shadow = expected(&["capacity", "shadow"]).as_f64().unwrap();
    let list = Terms::price(6000.0);
    let uplift = Terms::price(6750.0);
    let normal = selling(motion("inside sales"), Commitment::YEARLY);
    let capped = selling(lighter(), Commitment::YEARLY);
    let prepaid = Commitment {
        years: 2,
        discount: 0.08,
        prepaid: true,
    };
    let prepaid = selling(motion("inside sales"), prepaid);
    let fee = |fee: f64, terms: Terms| Terms { fee, ..terms };
    for (name, sold, terms) in [
        ("as is (inside, 6000)", &normal, list),
        ("price uplift to 6750 (capped)", &normal, uplift),
        ("one-off onboarding fee 2300", &normal, fee(2300.0, list)),
        (
            "recurring support charge 900/y",
            &normal,
            Terms {
                recurring: 900.0,
                ..list
            },
        ),
        ("price 6750 + fee 250", &normal, fee(250.0, uplift)),
        ("capped effort (4 AE h, no SE, p0=24%)", &capped, list),
        (
            "capped effort + price 6750 + fee 250",
            &capped,
            fee(250.0, uplift),
        ),
        ("prepay 2 years at -8%", &prepaid, list),
    ] {
        for (key, hour) in [("wage 75/h", 75.0), ("shadow 902/h", shadow)] {
            let outcome = Outcome::of(sold, &reference(hour), &terms);
            close(outcome.profit, &["remedies", name, key]);
        }
    }
}

#[test]
fn the_desk_finds_the_chosen_deal_by_itself() {
    let deal = deal();
    let first = deal.advice.first().unwrap();
    assert_eq!(first.way, Way::LighterSaleAndPrice);
    assert_eq!(first.status(), Status::Healthy);
    assert_eq!(first.binding, [Constraint::CustomerPayback]);
    let outcome = &first.outcome;
    for (key, value) in [
        ("price", first.terms.price),
        ("fee", first.terms.fee),
        ("win", outcome.win_rate),
        ("profit", outcome.profit),
        ("hours", outcome.ae_hours),
        ("per_hour", outcome.profit_per_hour().unwrap()),
        ("cac", outcome.acquisition_cost),
        ("ltv_cac", outcome.ltv_cac.unwrap()),
        ("payback", outcome.payback_months.unwrap()),
    ] {
        close(value, &["chosen", "deal", key]);
    }
    close(deal.recommended.npv, &["chosen", "customer", "npv"]);
    let push = deal.advice.get(Way::SelfService).unwrap();
    close(
        first.gives_way_at(push, deal.ae_hour).unwrap(),
        &["mu_switch"],
    );
    assert_eq!((deal.motion, deal.zone), (1, Some(0)));
    // Sold as usual no price suits both sides; the lighter sale opens the corridor.
    let corridor = &deal.corridor;
    close(
        corridor.lighter_floor.unwrap(),
        &["light_motion_minimum_acv_payback_at_win_24_percent"],
    );
    assert!(corridor.floor.unwrap() > corridor.ceiling.price);
    assert!(!corridor.is_empty());
}

#[test]
fn the_desk_finds_every_remedys_best_size() {
    let deal = deal();
    let at = |way: Way| deal.advice.get(way).unwrap();
    assert_eq!(at(Way::PriceUplift).terms.price, 6750.0);
    assert_eq!(at(Way::OneOffCharge).terms.fee, 2300.0);
    assert_eq!(at(Way::RecurringCharge).terms.recurring, 900.0);
    for (way, name) in [
        (Way::AsIs, "as is (inside, 6000)"),
        (Way::PriceUplift, "price uplift to 6750 (capped)"),
        (Way::OneOffCharge, "one-off onboarding fee 2300"),
        (Way::RecurringCharge, "recurring support charge 900/y"),
        (Way::PriceAndCharge, "price 6750 + fee 250"),
        (Way::LighterSale, "capped effort (4 AE h, no SE, p0=24%)"),
        (Way::SelfService, "push to self-service"),
        (Way::Decline, "qualify out"),
    ] {
        close(at(way).outcome.profit, &["remedies", name, "wage 75/h"]);
    }
    // Three years at 10 % less beat two paid ahead at 8 % less.
    assert_eq!(at(Way::LongerTerm).commitment.years, 3);
    // What misses a target is ranked behind, by expected profit.
    let rest: Vec<f64> = deal.advice.ranked[1..]
        .iter()
        .map(|r| r.outcome.profit)
        .collect();
    assert!(rest.is_sorted_by(|a, b| a >= b), "{rest:?}");
}

#[test]
fn without_a_lighter_way_weak_remedies_compete() {
    let mut playbook = playbook();
    playbook.motions[1].lighter = None;
    playbook.policy.prepayment = None;
    playbook.public.price_book.terms.truncate(1);
    let deal = Desk::new(playbook).unwrap().deal(&case()).unwrap();
    let first = deal.advice.first().unwrap();
    assert_eq!(first.way, Way::RecurringCharge);
    assert_eq!(first.status(), Status::Weak);
    assert_eq!(first.binding, [Constraint::CustomerPayback]);
    assert_eq!(deal.advice.runner_up().unwrap().way, Way::PriceAndCharge);
}

#[test]
fn scarce_ae_time_turns_the_advice_to_self_service() {
    let deal = booked_deal();
    close(deal.ae_hour, &["capacity", "shadow"]);
    let first = deal.advice.first().unwrap();
    assert_eq!(first.way, Way::SelfService);
    close(
        first.outcome.profit,
        &["remedies", "push to self-service", "shadow 902/h"],
    );
    let as_is = deal.advice.get(Way::AsIs).unwrap();
    close(
        as_is.outcome.profit,
        &["remedies", "as is (inside, 6000)", "shadow 902/h"],
    );
    close(
        as_is.gives_way_at(first, deal.ae_hour).unwrap(),
        &["mu_switch_asis"],
    );
}

#[test]
fn charges_needed_and_allowed() {
    let inside = motion("inside sales");
    let life = inside.lifetime(&outlook());
    let cost = inside.cost_of_sale(6000.0);
    close(
        cost - inside.yearly_contribution(6000.0),
        &["fee_needed", "payback"],
    );
    let value = inside.lifetime_value(&life, 6000.0);
    close(cost - value / 3.0, &["fee_needed", "ratio"]);
    let project = deal().estimate.situation.project;
    // 18 months are one and a half years: two payments and half of the third year's.
    let room = (project.payback_ceiling(18.0, &Price::yearly(0.0)) - 6000.0) * 2.5;
    close(room, &["fee_needed", "cap"]);
    assert!(project.pays_back_within(18.0, &Price::yearly(6000.0).and_once(room)));
    assert!(!project.pays_back_within(18.0, &Price::yearly(6000.0).and_once(room + 1.0)));
}

#[test]
fn edges_one_change_at_a_time() {
    let base = motion("inside sales");
    let se = 2.0 * 112.5;
    let targets = |payback_months| Targets {
        payback_months,
        ..base.targets
    };
    let lighter_load = 1.75 / 2.0;
    for (name, changed) in [
        ("base", base),
        (
            "win 20%",
            Motion {
                win_rate: 0.2,
                ..base
            },
        ),
        (
            "win 40%",
            Motion {
                win_rate: 0.4,
                ..base
            },
        ),
        (
            "lead 300",
            Motion {
                lead_cost: 300.0,
                ..base
            },
        ),
        (
            "lead 1200",
            Motion {
                lead_cost: 1200.0,
                ..base
            },
        ),
        (
            "AE hours 5",
            Motion {
                ae_hours: 5.0,
                ..base
            },
        ),
        (
            "AE hours 20",
            Motion {
                ae_hours: 20.0,
                ..base
            },
        ),
        (
            "loaded multiplier 1.75",
            Motion {
                ae_hourly_cost: 75.0 * lighter_load,
                other_effort_cost: se * lighter_load,
                ..base
            },
        ),
        (
            "lambda 0",
            Motion {
                lost_effort_share: 0.0,
                ..base
            },
        ),
        (
            "onboarding cost 0 (self-guided)",
            Motion {
                onboarding_cost: 0.0,
                ..base
            },
        ),
        (
            "payback target 18 m",
            Motion {
                targets: targets(18.0),
                ..base
            },
        ),
        (
            "payback target 24 m",
            Motion {
                targets: targets(24.0),
                ..base
            },
        ),
        (
            "retention 75%",
            Motion {
                retention: 0.75,
                ..base
            },
        ),
        (
            "no commission",
            Motion {
                commission: 0.0,
                ..base
            },
        ),
    ] {
        let target = MinimumAcv::of(&changed, &outlook()).target().unwrap();
        close(target, &["edge_sensitivity", name]);
    }
    for (lever, name) in [
        (Lever::WinRate(0.2), "win 20%"),
        (Lever::WinRate(0.4), "win 40%"),
        (Lever::LeadCost(300.0), "lead 300"),
        (Lever::LeadCost(1200.0), "lead 1200"),
        (Lever::AeHours(5.0), "AE hours 5"),
        (Lever::NoLostEffort, "lambda 0"),
        (Lever::NoOnboardingCost, "onboarding cost 0 (self-guided)"),
        (Lever::NoCommission, "no commission"),
        (Lever::PaybackTarget(18.0), "payback target 18 m"),
        (Lever::Retention(0.75), "retention 75%"),
    ] {
        let edge = lever.edge(&base, &outlook()).unwrap();
        close(edge, &["edge_sensitivity", name]);
    }
    assert!(Lever::of(&base).contains(&Lever::PaybackTarget(18.0)));
}

#[test]
fn what_would_do_at_six_thousand() {
    let inside = motion("inside sales");
    let would = WouldDo::at(6000.0, &inside, &outlook());
    // ECONOMICS.md 1.5: a win rate of 72.9 %, or a negative lead cost.
    assert!((would.win_rate.unwrap() - 0.729).abs() < 5e-4, "{would:?}");
    assert!(would.lead_cost.unwrap() < 0.0);
    assert_eq!(
        would.retention, None,
        "the payback target does not care who stays"
    );
    near(would.price.unwrap(), 9_666.071_428_571_428, "price");
    // Each answer, put in, makes the deal just meet its targets.
    let large = WouldDo::at(9000.0, &inside, &outlook());
    for changed in [
        Motion {
            lead_cost: large.lead_cost.unwrap(),
            ..inside
        },
        Motion {
            ae_hours: large.ae_hours.unwrap(),
            ..inside
        },
        Motion {
            win_rate: large.win_rate.unwrap(),
            ..inside
        },
    ] {
        let target = MinimumAcv::of(&changed, &outlook()).target().unwrap();
        near(target, 9000.0, "edge");
    }
    let patient = Targets {
        payback_months: 24.0,
        ..inside.targets
    };
    let patient = Motion {
        targets: patient,
        ..inside
    };
    let stays = WouldDo::at(8000.0, &patient, &outlook()).retention.unwrap();
    let edge = Lever::Retention(stays).edge(&patient, &outlook()).unwrap();
    near(edge, 8000.0, "edge at the least retention");
}

#[test]
fn lifetime_value_in_its_common_forms() {
    let block = "clv_variants_acv_10000_gm_80_ret_85_r_10";
    let margin = 8000.0;
    let capped = |years| {
        let outlook = Outlook {
            horizon_years: years,
            ..outlook()
        };
        margin * Lifetime::new(&outlook, 0.85, 0.0, &Commitment::YEARLY).revenue_years
    };
    let endless = |form: LifetimeMultiple| margin * form.at(0.85, 0.1).unwrap();
    for (name, value) in [
        ("revenue/churn", simple_ltv(10_000.0, 0.15).unwrap()),
        ("gm/churn", simple_ltv(margin, 0.15).unwrap()),
        (
            "discounted, in advance (1+r)/(1+r-ret)",
            endless(LifetimeMultiple::InAdvance),
        ),
        (
            "discounted, in arrears 1/(1+r-ret)",
            endless(LifetimeMultiple::InArrears),
        ),
        (
            "Gupta-Lehmann ret/(1+r-ret)",
            endless(LifetimeMultiple::FirstNotCounted),
        ),
        ("5-year, discounted, in advance", capped(5)),
        ("3-year", capped(3)),
    ] {
        close(value, &[block, name]);
    }
}

#[test]
fn the_billing_mode_matters() {
    let years = |billing| {
        let outlook = Outlook {
            billing,
            ..outlook()
        };
        Lifetime::new(&outlook, 0.85, 0.0, &Commitment::YEARLY).revenue_years
    };
    assert!((years(Billing::YearlyInAdvance) - 3.1878).abs() < 5e-5);
    assert!((years(Billing::MonthlyInAdvance) - 2.8403).abs() < 5e-5);
}

fn deal() -> Deal {
    desk().deal(&case()).unwrap()
}
