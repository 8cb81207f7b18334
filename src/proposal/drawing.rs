//! Charts as vector graphics. Colours come from classes, so that they print and no style stands
//! in the document.

use super::block::{Chart, Drawing};
use crate::markup::Element;

/// Width of every picture, in units of its own.
const WIDTH: f64 = 640.0;
/// Where bars begin that have names beside them.
const BESIDE: f64 = 190.0;
/// Characters of a name that find room beside a bar.
const NAME: usize = 28;

/// The picture, with the same in words for those who cannot see it.
pub(super) fn drawing(chart: &Chart) -> Element {
    let (height, shapes) = match &chart.drawing {
        Drawing::Flow(years) => flow(years),
        Drawing::Bars(bars) => beside(bars),
        Drawing::Spread {
            counts,
            range,
            marks,
        } => spread(counts, *range, marks),
        Drawing::Spans(spans) => over_days(spans),
    };
    Element::new("svg")
        .with("viewBox", format!("0 0 {WIDTH} {height:.0}"))
        .with("role", "img")
        .with(
            "aria-label",
            format!("{}. {}", chart.title, described(chart)),
        )
        .children(shapes)
}

/// What a picture shows, in words.
fn described(chart: &Chart) -> String {
    let values: Vec<String> = match &chart.drawing {
        Drawing::Flow(years) => years
            .iter()
            .map(|(name, _, _, value)| said(name, value))
            .collect(),
        Drawing::Bars(bars) => bars
            .iter()
            .map(|(name, _, value)| said(name, value))
            .collect(),
        Drawing::Spread { marks, .. } => marks
            .iter()
            .map(|(_, name, value)| said(name, value))
            .collect(),
        Drawing::Spans(spans) => spans
            .iter()
            .map(|(name, _, _, days)| said(name, days))
            .collect(),
    };
    format!("{} {}", chart.text, values.join("; "))
}

fn said(name: &str, value: &str) -> String {
    format!("{name}: {value}")
}

fn label(x: f64, y: f64, class: &str, text: &str) -> Element {
    Element::new("text")
        .with("x", px(x))
        .with("y", px(y))
        .class(class)
        .text(text)
}

fn bar(x: f64, y: f64, (width, height): (f64, f64), class: &str) -> Element {
    Element::new("rect")
        .with("x", px(x))
        .with("y", px(y))
        .with("width", px(width.max(1.0)))
        .with("height", px(height.max(1.0)))
        .with("rx", "1.5")
        .class(class)
}

fn line(path: String, class: &str) -> Element {
    Element::new("path").with("d", path).class(class)
}

/// A tenth is more than enough.
fn px(value: f64) -> String {
    format!("{value:.1}")
}

#[expect(clippy::cast_precision_loss, reason = "a few bars")]
fn number(count: usize) -> f64 {
    count as f64
}

/// A name cut to the room that it has.
fn cut(name: &str) -> String {
    let wide = |c: char| if c as u32 > 0x2E80 { 2 } else { 1 };
    let mut room = NAME;
    let mut kept = String::new();
    for c in name.chars() {
        let Some(left) = room.checked_sub(wide(c)) else {
            kept.push('…');
            break;
        };
        room = left;
        kept.push(c);
    }
    kept
}

fn flow(years: &[(String, f64, f64, String)]) -> (f64, Vec<Element>) {
    const HEIGHT: f64 = 120.0;
    let values = || years.iter().flat_map(|(_, net, sum, _)| [*net, *sum]);
    let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    let span = (high - low).max(f64::MIN_POSITIVE);
    let y = |value: f64| 6.0 + (high - value) / span * (HEIGHT - 12.0);
    let slot = WIDTH / number(years.len().max(1));
    let middle = |place: usize| slot * (number(place) + 0.5);
    let width = (slot * 0.42).min(46.0);
    let mut shapes: Vec<Element> = years
        .iter()
        .enumerate()
        .map(|(place, (_, net, _, _))| {
            let (top, bottom) = (y(net.max(0.0)), y(net.min(0.0)));
            let class = if *net < 0.0 { "bar out" } else { "bar" };
            bar(
                middle(place) - width / 2.0,
                top,
                (width, bottom - top),
                class,
            )
        })
        .collect();
    let points: Vec<String> = years
        .iter()
        .enumerate()
        .map(|(place, (_, _, sum, _))| format!("{} {}", px(middle(place)), px(y(*sum))))
        .collect();
    shapes.push(line(format!("M0 {0}H{WIDTH}", px(y(0.0))), "zero"));
    if !points.is_empty() {
        shapes.push(line(format!("M{}", points.join("L")), "sum"));
    }
    for (place, (name, _, _, value)) in years.iter().enumerate() {
        shapes.push(label(middle(place), HEIGHT + 12.0, "mid", &cut(name)));
        shapes.push(label(middle(place), HEIGHT + 28.0, "mid strong", value));
    }
    (HEIGHT + 34.0, shapes)
}

fn beside(bars: &[(String, f64, String)]) -> (f64, Vec<Element>) {
    const ROW: f64 = 24.0;
    const ROOM: f64 = 96.0;
    let most = bars.iter().fold(f64::MIN_POSITIVE, |most, (_, value, _)| {
        most.max(value.abs())
    });
    let mut shapes = Vec::new();
    for (place, (name, value, shown)) in bars.iter().enumerate() {
        let y = ROW * number(place);
        let width = value.abs() / most * (WIDTH - BESIDE - ROOM);
        let class = if *value < 0.0 { "bar out" } else { "bar" };
        shapes.push(label(0.0, y + 16.0, "name", &cut(name)));
        shapes.push(bar(BESIDE, y + 5.0, (width, 14.0), class));
        shapes.push(label(
            BESIDE + width.max(1.0) + 7.0,
            y + 16.0,
            "name strong",
            shown,
        ));
    }
    (ROW * number(bars.len().max(1)), shapes)
}

fn spread(
    counts: &[usize],
    (low, high): (f64, f64),
    marks: &[(f64, String, String)],
) -> (f64, Vec<Element>) {
    const TOP: f64 = 46.0;
    const HEIGHT: f64 = 84.0;
    let most = number(counts.iter().copied().max().unwrap_or(1).max(1));
    let slot = WIDTH / number(counts.len().max(1));
    let bars = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    let mut shapes: Vec<Element> = bars
        .map(|(place, count)| {
            let height = number(*count) / most * HEIGHT;
            bar(
                slot * number(place) + 0.5,
                TOP + HEIGHT - height,
                (slot - 1.0, height),
                "bar soft",
            )
        })
        .collect();
    shapes.push(line(format!("M0 {0}H{WIDTH}", px(TOP + HEIGHT)), "zero"));
    let span = (high - low).max(f64::MIN_POSITIVE);
    let last = marks.len().saturating_sub(1);
    for (place, (value, name, shown)) in marks.iter().enumerate() {
        let x = ((value - low) / span).clamp(0.0, 1.0) * WIDTH;
        shapes.push(line(
            format!("M{0} {1}V{2}", px(x), px(TOP - 8.0), px(TOP + HEIGHT)),
            "mark",
        ));
        // Names turn away from each other.
        let (class, beside) = match place {
            0 => ("end", x.max(150.0)),
            place if place == last => ("name", x.min(WIDTH - 150.0)),
            _ => ("mid", x.clamp(80.0, WIDTH - 80.0)),
        };
        // The middle one stands above the two others.
        let y = if class == "mid" { 12.0 } else { 36.0 };
        shapes.push(label(
            beside,
            y,
            &format!("{class} strong"),
            &format!("{name}: {shown}"),
        ));
    }
    (TOP + HEIGHT + 4.0, shapes)
}

fn over_days(spans: &[(String, u32, u32, String)]) -> (f64, Vec<Element>) {
    const ROW: f64 = 26.0;
    let last = spans
        .iter()
        .map(|(_, _, to, _)| *to)
        .max()
        .unwrap_or(1)
        .max(1);
    let x = |day: u32| BESIDE + f64::from(day) / f64::from(last) * (WIDTH - BESIDE);
    let mut shapes = Vec::new();
    for (place, (name, from, to, days)) in spans.iter().enumerate() {
        let y = ROW * number(place);
        let (left, right) = (x(from.saturating_sub(1)), x(*to));
        shapes.push(line(
            format!("M{BESIDE} {0}H{WIDTH}", px(y + 13.0)),
            "track",
        ));
        shapes.push(label(0.0, y + 17.0, "name", &cut(name)));
        shapes.push(bar(left, y + 6.0, (right - left - 1.0, 14.0), "bar"));
        // Beside the bar, where there is room.
        if right + 200.0 < WIDTH {
            shapes.push(label(right + 6.0, y + 17.0, "name over", days));
        } else {
            shapes.push(label(left - 6.0, y + 17.0, "end over", days));
        }
    }
    (ROW * number(spans.len().max(1)), shapes)
}
