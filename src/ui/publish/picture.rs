//! The routes on the axis of deal sizes. The sentences beside it say the same.

use crate::browser::use_width;
use crate::offer::{Route, Way};
use crate::ui::chart::{Label, Scale, place_labels, px, text_width};
use crate::ui::words::Words;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub routes: Vec<Route>,
    pub words: Words,
}

const BAR: f64 = 18.0;
const LINE: f64 = 17.0;

#[component]
pub fn RoutesPicture(props: &Props) -> Html {
    let Props { routes, words } = props;
    let node = use_node_ref();
    let width = use_width(node.clone(), 560.0);
    let starts: Vec<f64> = routes.iter().skip(1).map(|route| route.from).collect();
    // A third of a decade of room on either side.
    let first = starts.first().map_or(1000.0, |from| from / 3.0);
    let last = starts.last().map_or(10_000.0, |from| from * 3.0);
    let scale = Scale::logarithmic(first, last, 0.0, width);
    let texts: Vec<String> = starts.iter().map(|from| words.money(*from)).collect();
    let labels: Vec<Label> = starts
        .iter()
        .zip(&texts)
        .map(|(from, text)| Label {
            at: scale.at(*from),
            width: text_width(text),
        })
        .collect();
    let placed = place_labels(&labels, 0.0, width);
    let lanes = placed.iter().map(|label| label.lane + 1).max().unwrap_or(0);
    let bottom = BAR + 4.0 + LINE * lane(lanes);
    html! {
        <div class="route-picture" ref={node}>
            <svg width={px(width)} height={px(bottom)} aria-hidden="true">
                for (place, route) in routes.iter().enumerate() {
                    { bar(route, routes.get(place + 1), &scale, width) }
                }
                for ((label, text), from) in placed.iter().zip(&texts).zip(&starts) {
                    <path class="route-edge" d={format!("M{:.1} 0v{:.1}", scale.at(*from), BAR + 4.0)} />
                    <text x={px(label.x)} y={px(BAR + LINE * lane(label.lane + 1))}>{ text.clone() }</text>
                }
            </svg>
        </div>
    }
}

fn lane(count: usize) -> f64 {
    f64::from(u8::try_from(count).unwrap_or(u8::MAX))
}

fn bar(route: &Route, next: Option<&Route>, scale: &Scale, width: f64) -> Html {
    let from = if route.from > 0.0 {
        scale.at(route.from)
    } else {
        0.0
    };
    let to = next.map_or(width, |next| scale.at(next.from));
    html! {
        <rect
            x={px(from)}
            y="0"
            width={px((to - from).max(0.0))}
            height={px(BAR)}
            class={classes!("route-bar", way_class(route.way))}
        />
    }
}

/// The class of a way's colour.
pub fn way_class(way: Way) -> &'static str {
    match way {
        Way::Checkout => "route-checkout",
        Way::Package => "route-package",
        Way::Talk => "route-talk",
    }
}
