//! Which key leads where in a table.

/// A line and a column.
pub type At = (usize, usize);

/// Lines and columns of a table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    pub lines: usize,
    pub columns: usize,
}

/// Lines that a page key passes over.
const PAGE: usize = 10;

impl Shape {
    /// Where `key` leads from `at`, to the end if `far`; `None` for a key that leads nowhere.
    pub fn target(self, key: &str, far: bool, (line, column): At) -> Option<At> {
        let (last_line, last_column) = (self.lines.checked_sub(1)?, self.columns.checked_sub(1)?);
        let step = |value: usize, last: usize| if far { last } else { (value + 1).min(last) };
        let back = |value: usize| if far { 0 } else { value.saturating_sub(1) };
        Some(match key {
            "ArrowDown" => (step(line, last_line), column),
            "ArrowUp" => (back(line), column),
            "ArrowRight" => (line, step(column, last_column)),
            "ArrowLeft" => (line, back(column)),
            "PageDown" => ((line + PAGE).min(last_line), column),
            "PageUp" => (line.saturating_sub(PAGE), column),
            "Home" => (if far { 0 } else { line }, 0),
            "End" => (if far { last_line } else { line }, last_column),
            _ => return None,
        })
    }

    /// `at`, or the closest to it that there is.
    pub fn nearest(self, (line, column): At) -> At {
        let within = |value: usize, count: usize| value.min(count.saturating_sub(1));
        (within(line, self.lines), within(column, self.columns))
    }
}

/// The corners of the rectangle between two cells, the upper left one first.
pub fn corners(one: At, other: At) -> (At, At) {
    (
        (one.0.min(other.0), one.1.min(other.1)),
        (one.0.max(other.0), one.1.max(other.1)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_to_neighbours_and_ends_and_never_outside() {
        let shape = Shape {
            lines: 3,
            columns: 4,
        };
        for (key, far, target) in [
            ("ArrowDown", false, (2, 3)),
            ("ArrowRight", false, (1, 3)),
            ("ArrowLeft", false, (1, 2)),
            ("ArrowLeft", true, (1, 0)),
            ("ArrowUp", true, (0, 3)),
            ("PageDown", false, (2, 3)),
            ("Home", false, (1, 0)),
            ("Home", true, (0, 0)),
            ("End", true, (2, 3)),
        ] {
            assert_eq!(shape.target(key, far, (1, 3)), Some(target), "{key}");
        }
        assert_eq!(shape.target("a", false, (1, 3)), None);
        assert_eq!(shape.nearest((9, 9)), (2, 3));
        assert_eq!(corners((2, 1), (0, 3)), ((0, 1), (2, 3)));
    }
}
