//! Output to the terminal.

use std::io::Write;

/// Writes one line to standard output and flushes it, so that it keeps its place among the lines
/// of the programs we start. A closed pipe is no reason to stop.
pub fn line(text: std::fmt::Arguments<'_>) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{text}");
    let _ = out.flush();
}

/// `println!` that does not panic; see [`line`].
macro_rules! say {
    ($($argument:tt)*) => { $crate::say::line(format_args!($($argument)*)) };
}
pub(crate) use say;
