//! The sum of what the test runners report about themselves.

use std::fmt;

/// How many tests passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that ran and held.
    pub passed: u32,
    /// Tests that ran and did not hold.
    pub failed: u32,
    /// Tests that did not run.
    pub skipped: u32,
}

impl Tally {
    /// Adds what one line of a runner's output reports; other lines report nothing.
    pub fn read(&mut self, line: &str) {
        let line = plain(line);
        if let Some((_, counts)) = line
            .strip_prefix("test result: ")
            .and_then(|result| result.split_once(". "))
        {
            for count in counts.split("; ") {
                self.add(count);
            }
        } else if line.starts_with("  ") {
            // Playwright's closing lines: "  12 passed (3.4s)".
            self.add(line.split(" (").next().unwrap_or_default());
        }
    }

    /// Adds one count, such as `12 passed`.
    fn add(&mut self, count: &str) {
        let Some((number, kind)) = count.trim().split_once(' ') else {
            return;
        };
        let Ok(number) = number.parse::<u32>() else {
            return;
        };
        match kind {
            // Flaky: passed at a second attempt.
            "passed" | "flaky" => self.passed += number,
            "failed" | "interrupted" => self.failed += number,
            "skipped" | "ignored" | "did not run" => self.skipped += number,
            _ => {}
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            passed,
            failed,
            skipped,
        } = self;
        write!(f, "{passed} passed, {failed} failed, {skipped} skipped")
    }
}

/// The line without the escape sequences that colour it.
fn plain(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| c.is_ascii_alphabetic());
        text.push_str(end.map_or("", |end| &part[end + 1..]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[track_caller]
    fn counts(output: &str, expected: &str) {
        let mut tally = Tally::default();
        output.lines().for_each(|line| tally.read(line));
        assert_eq!(tally.to_string(), expected);
    }

    #[test]
    fn cargo_test_is_summed_over_its_binaries() {
        counts(
            "running 3 tests\n\
             test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
             test result: FAILED. 4 passed; 1 failed; 0 ignored; 0 measured; 7 filtered out\n",
            "6 passed, 1 failed, 1 skipped",
        );
    }

    #[test]
    fn playwright_is_counted_with_and_without_colours() {
        counts(
            "  1 failed\n    tests/a.spec.ts:1:1 › 3 passed\n  2 skipped\n  3 did not run\n  4 passed (2.1s)\n",
            "4 passed, 1 failed, 5 skipped",
        );
        counts(
            "\u{1b}[32m  4 passed\u{1b}[39m\u{1b}[2m (2.1s)\u{1b}[22m",
            "4 passed, 0 failed, 0 skipped",
        );
    }
}
