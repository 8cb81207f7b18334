//! What charts share: scales, and labels that do not run into each other.

/// Maps values to pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    from: f64,
    to: f64,
    left: f64,
    right: f64,
    logarithmic: bool,
}

impl Scale {
    /// Equal distances for equal differences.
    pub fn linear(from: f64, to: f64, left: f64, right: f64) -> Self {
        Self {
            from,
            to,
            left,
            right,
            logarithmic: false,
        }
    }

    /// Equal distances for equal ratios; `from` above 0.
    pub fn logarithmic(from: f64, to: f64, left: f64, right: f64) -> Self {
        Self {
            from: from.ln(),
            to: to.ln(),
            left,
            right,
            logarithmic: true,
        }
    }

    /// The value that is drawn at `x` pixels.
    pub fn value(&self, x: f64) -> f64 {
        // Past an edge is at the edge.
        let share = (x - self.left) / (self.right - self.left);
        let place = self.from + share.clamp(0.0, 1.0) * (self.to - self.from);
        if self.logarithmic { place.exp() } else { place }
    }

    /// Where `value` is drawn; values outside stand at the edge. A scale of one value alone has
    /// it in the middle.
    pub fn at(&self, value: f64) -> f64 {
        let place = if self.logarithmic {
            value.max(f64::MIN_POSITIVE).ln()
        } else {
            value
        };
        let span = self.to - self.from;
        let share = if span.abs() > 0.0 {
            (place - self.from) / span
        } else {
            0.5
        };
        self.left + share.clamp(0.0, 1.0) * (self.right - self.left)
    }
}

/// About how wide `text` is in our 12 px type.
pub fn text_width(text: &str) -> f64 {
    text.chars()
        .map(|c| if c as u32 > 0x2E80 { 12.5 } else { 6.7 })
        .sum()
}

/// A label to be placed: where it points, and how wide it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// The place it belongs to, pixels.
    pub at: f64,
    /// Its width, pixels.
    pub width: f64,
}

/// Where a label goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Its middle, pixels.
    pub x: f64,
    /// The lane it lies in, 0 first.
    pub lane: usize,
}

/// Places labels, given from left to right. Two neighbours that would touch turn away from each
/// other, each beginning at its own place; what still touches moves to a further lane.
/// Deterministic, so a moving slider does not make labels jump without need.
pub fn place_labels(labels: &[Label], left: f64, right: f64) -> Vec<Placed> {
    const GAP: f64 = 8.0;
    /// How far a label may reach beyond its place towards its neighbour.
    const OVERHANG: f64 = 6.0;
    let middle = |label: &Label, x: f64| {
        let half = label.width / 2.0;
        x.min(right - half).max(left + half)
    };
    let mut places: Vec<f64> = labels.iter().map(|label| middle(label, label.at)).collect();
    for second in 1..labels.len() {
        let (a, b) = (&labels[second - 1], &labels[second]);
        if places[second] - places[second - 1] < f64::midpoint(a.width, b.width) + GAP {
            let overhang = f64::midpoint(b.at, -a.at - 4.0).min(OVERHANG);
            places[second - 1] = middle(a, a.at + overhang - a.width / 2.0);
            places[second] = middle(b, b.at - overhang + b.width / 2.0);
        }
    }
    let mut lanes: Vec<Vec<(f64, f64)>> = Vec::new();
    labels
        .iter()
        .zip(places)
        .map(|(label, x)| {
            let (from, to) = (x - label.width / 2.0, x + label.width / 2.0);
            let free = |lane: &Vec<(f64, f64)>| lane.iter().all(|(a, b)| to <= *a || from >= *b);
            let lane = lanes.iter().position(free).unwrap_or(lanes.len());
            if lane == lanes.len() {
                lanes.push(Vec::new());
            }
            lanes[lane].push((from, to));
            Placed { x, lane }
        })
        .collect()
}

/// A coordinate for an SVG attribute: a tenth of a pixel is more than enough.
pub fn px(value: f64) -> String {
    format!("{value:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_in_one_lane_never_overlap() {
        let labels: Vec<Label> = (0..40)
            .map(|n| Label {
                at: f64::from(n * 7),
                width: 60.0,
            })
            .collect();
        let placed = place_labels(&labels, 0.0, 300.0);
        for (place, a) in placed.iter().enumerate() {
            assert!(a.x >= 30.0 && a.x <= 270.0);
            for b in &placed[..place] {
                assert!(a.lane != b.lane || (a.x - b.x).abs() >= 60.0, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn close_neighbours_turn_away_from_each_other() {
        let close = [150.0, 160.0].map(|at| Label { at, width: 60.0 });
        let placed = place_labels(&close, 0.0, 300.0);
        assert_eq!([placed[0].lane, placed[1].lane], [0, 0]);
        assert!(placed[0].x < 150.0 && placed[1].x > 160.0, "{placed:?}");
    }

    #[test]
    fn a_scale_of_one_value_has_it_in_the_middle() {
        let scale = Scale::linear(7.0, 7.0, 10.0, 30.0);
        assert!((scale.at(7.0) - 20.0).abs() < 1e-9);
        assert!((scale.value(10.0) - 7.0).abs() < 1e-9);
    }

    #[test]
    fn a_logarithmic_scale_spaces_ratios_evenly() {
        let scale = Scale::logarithmic(100.0, 10_000.0, 0.0, 200.0);
        assert!((scale.at(1000.0) - 100.0).abs() < 1e-9);
        assert!((scale.value(100.0) - 1000.0).abs() < 1e-9);
        assert_eq!(scale.at(1.0).to_string(), "0");
        assert_eq!(scale.at(0.0).to_string(), "0");
    }
}
