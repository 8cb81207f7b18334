//! The figures behind the deal-size map.

use super::words::{NONE, Words};
use crate::deal::{Deal, Desk};
use yew::prelude::*;

/// The figures behind the map.
pub fn motion_table(desk: &Desk, deal: &Deal, words: &Words) -> Html {
    let money = |value: Option<f64>| value.map_or(NONE.to_owned(), |value| words.money(value));
    let heads = [
        "map.motion",
        "map.opportunity_cost",
        "map.fixed_cost",
        "map.break_even",
        "map.ltv_cac",
        "map.payback",
        "map.accepted_to",
        "map.accept_this",
    ];
    let rows = desk
        .playbook()
        .motions
        .iter()
        .enumerate()
        .map(|(place, sheet)| {
            let (figures, motion) = (
                &desk.figures()[place],
                desk.motions()[place].at(deal.corridor.list),
            );
            let accepted = motion
                .acceptance
                .map(|curve| curve.size_at(motion.acceptance_min));
            let cells = [
                words.money(figures.opportunity_cost),
                words.money(figures.fixed_cost_of_sale),
                money(figures.minimum.break_even),
                money(figures.minimum.ltv_cac),
                money(figures.minimum.payback),
                money(accepted),
                words.percent(motion.accepted_by(deal.corridor.list), 0),
            ];
            html! {
                <tr key={place}>
                    <th scope="row">{ words.of(&sheet.name) }</th>
                    for (column, cell) in cells.into_iter().enumerate() {
                        <td key={column}>{ cell }</td>
                    }
                </tr>
            }
        });
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={words.t("map.table")}>
            <table>
                <thead>
                    <tr>
                        for key in heads { <th scope="col" {key}>{ words.t(key) }</th> }
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}
