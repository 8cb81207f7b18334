//! Named, timed steps.

use crate::failure::Failure;
use crate::say::say;
use std::time::{Duration, Instant};

/// The steps of one command so far, and how long each of them took.
#[derive(Default)]
pub struct Steps(Vec<(String, Duration)>);

impl Steps {
    /// Runs one step under its name. A failure names the step.
    pub fn step<T>(
        &mut self,
        name: &str,
        work: impl FnOnce() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        say!("\n== {name}");
        let start = Instant::now();
        let result = work();
        let took = start.elapsed();
        let verdict = if result.is_ok() { "done" } else { "FAILED" };
        say!("== {name}: {verdict} in {}", seconds(took));
        self.0.push((name.to_owned(), took));
        result.map_err(|failure| Failure::new(format!("step \"{name}\": {failure}")))
    }

    /// Prints a line for each step with its duration, and the sum.
    pub fn print(&self) {
        say!("");
        for (name, took) in &self.0 {
            say!("{:>8}  {name}", seconds(*took));
        }
        say!(
            "{:>8}  in all",
            seconds(self.0.iter().map(|(_, took)| *took).sum())
        );
    }
}

/// Seconds with one decimal.
fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}
