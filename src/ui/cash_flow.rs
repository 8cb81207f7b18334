//! The customer's cash flow year by year, and what it adds up to.

use super::chart::{Scale, px};
use super::fold::Fold;
use super::words::Words;
use crate::browser::use_width;
use crate::format::{Arg, Message};
use crate::roi::CashFlow;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub flow: CashFlow,
    pub words: Words,
}

const HEIGHT: f64 = 132.0;

#[component]
pub fn CashFlowChart(props: &Props) -> Html {
    let Props { flow, words } = props;
    let node = use_node_ref();
    let width = use_width(node.clone(), 290.0);
    let inside = {
        let (flow, words) = (flow.clone(), words.clone());
        Callback::from(move |()| table(&flow, &words))
    };
    html! {
        <figure>
            <figcaption>
                <h3>{ words.t("cash_flow.title") }</h3>
                <span>{ words.t("cash_flow.subtitle") }</span>
            </figcaption>
            <div class="drawing" ref={node}>{ picture(flow, width, words) }</div>
            <Fold summary={words.t("cash_flow.table")} {inside} />
        </figure>
    }
}

/// Net flows added up, year by year.
fn cumulative(flow: &CashFlow) -> Vec<f64> {
    flow.net
        .iter()
        .scan(0.0, |sum, net| {
            *sum += net;
            Some(*sum)
        })
        .collect()
}

fn year_name(year: usize, words: &Words) -> String {
    match year {
        0 => words.t("cash_flow.start").to_owned(),
        _ => words.say(&Message::new("cash_flow.year").with(
            "year",
            Arg::Number(f64::from(u8::try_from(year).unwrap_or(u8::MAX)), 0),
        )),
    }
}

fn picture(flow: &CashFlow, width: f64, words: &Words) -> Html {
    let sums = cumulative(flow);
    let all = || flow.net.iter().chain(&sums).copied();
    let (low, high) = (all().fold(0.0, f64::min), all().fold(0.0, f64::max));
    let room = ((high - low) * 0.05).max(1e-9);
    let y = Scale::linear(high + room, low - room, 4.0, HEIGHT);
    let count = f64::from(u8::try_from(flow.net.len()).unwrap_or(u8::MAX));
    let slot = width / count;
    let middle = |year: usize| slot * (f64::from(u8::try_from(year).unwrap_or(u8::MAX)) + 0.5);
    let bar = (slot * 0.5).min(34.0);
    let line: Vec<String> = sums
        .iter()
        .enumerate()
        .map(|(year, sum)| format!("{:.1} {:.1}", middle(year), y.at(*sum)))
        .collect();
    html! {
        <svg width={px(width)} height={px(HEIGHT + 36.0)} class="cash" role="img" aria-label={words.t("cash_flow.title")}>
            for (year, net) in flow.net.iter().enumerate() {
                <rect
                    key={year}
                    x={px(middle(year) - bar / 2.0)}
                    y={px(y.at(net.max(0.0)))}
                    width={px(bar)}
                    height={px((y.at(net.min(0.0)) - y.at(net.max(0.0))).max(1.0))}
                    rx="2"
                    class={if *net < 0.0 { "out" } else { "in" }}
                />
            }
            <path d={format!("M0 {0:.1}H{width:.1}", y.at(0.0))} class="zero" />
            <path d={format!("M{}", line.join("L"))} class="sum" />
            for (year, net) in flow.net.iter().enumerate() {
                <g key={year} class="label">
                    <text x={px(middle(year))} y={px(HEIGHT + 16.0)}>{ year_name(year, words) }</text>
                    <text x={px(middle(year))} y={px(HEIGHT + 31.0)} class="value">{ words.number(*net, 0) }</text>
                </g>
            }
        </svg>
    }
}

fn table(flow: &CashFlow, words: &Words) -> Html {
    let sums = cumulative(flow);
    let lines = [
        ("cash_flow.benefits", &flow.benefits),
        ("cash_flow.costs", &flow.costs),
        ("cash_flow.net", &flow.net),
        ("cash_flow.sum", &sums),
    ];
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={words.t("cash_flow.table")}>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ words.sign() }</th>
                        for year in 0..flow.net.len() {
                            <th scope="col" key={year}>{ year_name(year, words) }</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for (key, values) in lines {
                        <tr {key}>
                            <th scope="row">{ words.t(key) }</th>
                            for (year, value) in values.iter().enumerate() {
                                <td key={year}>{ words.number(*value, 0) }</td>
                            }
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}
