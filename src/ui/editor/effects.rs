//! What the present edit does: from which size each motion pays, and where the dead zones are,
//! beside the saved version.

use crate::deal::Desk;
use crate::document::read_value;
use crate::economics::DeadZone;
use crate::format::{Arg, Message};
use crate::playbook::Playbook;
use crate::session::Workbook;
use crate::ui::words::{NONE, Words};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub desk: Rc<Desk>,
    pub book: Workbook,
    pub words: Words,
}

#[component]
pub fn Effects(props: &Props) -> Html {
    let Props { desk, book, words } = props;
    let saved = use_memo(book.base().clone(), |base| {
        let playbook = read_value::<Playbook>((**base).clone()).ok()?;
        Desk::new(playbook).ok()
    });
    let rows =
        (0..desk.figures().len()).map(|place| row(desk, saved.as_ref().as_ref(), place, words));
    let waits = !book.faults().is_empty();
    html! {
        <section class={classes!("card", "effects", waits.then_some("waits"))}>
            <h2>{ words.t("editor.effects") }</h2>
            <div class="scroll" tabindex="0" role="region" aria-label={words.t("editor.effects")}>
                <table>
                    <thead>
                        <tr>
                            for key in ["motion.title", "map.fixed_cost", "editor.pays_from", "editor.before"] {
                                <th {key} scope="col">{ words.t(key) }</th>
                            }
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            <dl class="sums">
                <div><dt>{ words.t("editor.zones") }</dt><dd>{ zones(desk.zones(), words) }</dd></div>
                if let Some(saved) = saved.as_ref() {
                    if saved.zones() != desk.zones() {
                        <div><dt>{ words.t("editor.saved") }</dt><dd>{ zones(saved.zones(), words) }</dd></div>
                    }
                }
            </dl>
        </section>
    }
}

fn row(desk: &Desk, saved: Option<&Desk>, place: usize, words: &Words) -> Html {
    let (sheet, figures) = (&desk.playbook().motions[place], &desk.figures()[place]);
    let money = |value: Option<f64>| value.map_or(NONE.to_owned(), |value| words.money(value));
    let now = figures.minimum.target();
    let before = saved.and_then(|saved| {
        let place = saved.playbook().motion_place(&sheet.id)?;
        saved.figures()[place].minimum.target()
    });
    let moved = money(now) != money(before);
    html! {
        <tr key={sheet.id.clone()}>
            <th scope="row">{ words.of(&sheet.name) }</th>
            <td>{ words.money(figures.fixed_cost_of_sale) }</td>
            <td class="strong">{ money(now) }</td>
            <td class={classes!((!moved).then_some("same"))}>{ money(before) }</td>
        </tr>
    }
}

fn zones(zones: &[DeadZone], words: &Words) -> String {
    if zones.is_empty() {
        return words.t("map.no_zone").to_owned();
    }
    let zones = zones.iter().map(|zone| {
        let message = Message::new("editor.from_to")
            .with("from", Arg::Money(zone.lower.acv, 0))
            .with("to", Arg::Money(zone.upper.acv, 0));
        words.say(&message)
    });
    zones.collect::<Vec<_>>().join(" · ")
}
