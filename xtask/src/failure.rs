//! Why a command could not be finished.

use std::fmt;

/// One sentence that says what failed and what to do about it.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// A failure described by `message`: lower case, the place, and the remedy where there is one.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Names the place of an error that the standard library reports without one.
pub trait At<T> {
    /// Puts `place` before the error's own words.
    fn at(self, place: impl fmt::Display) -> Result<T, Failure>;
}

impl<T, E: fmt::Display> At<T> for Result<T, E> {
    fn at(self, place: impl fmt::Display) -> Result<T, Failure> {
        self.map_err(|error| Failure::new(format!("{place}: {error}")))
    }
}
