//! The command line: reads documents, prints JSON. What it prints is described in
//! `worthwhile::cli` and in `worthwhile help <command>`.
//!
//! Exit codes: 0 done, 1 a file cannot be read or written, 2 a mistake in a document or in
//! the arguments.

#[cfg(not(target_arch = "wasm32"))]
#[path = "worthwhile/native.rs"]
mod native;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::run()
}

/// There is no command line in a browser; the build for it has this target all the same.
#[cfg(target_arch = "wasm32")]
fn main() {}
