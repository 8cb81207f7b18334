//! `cargo xtask dist`: the release build.

use crate::failure::Failure;
use crate::node;
use crate::run::{command, prefer, run};
use crate::trunk::trunk;

/// Builds into dist/ and lists the sizes.
pub fn dist() -> Result<(), Failure> {
    build()?;
    print_sizes()
}

/// Builds into dist/, optimised by binaryen's wasm-opt.
pub fn build() -> Result<(), Failure> {
    let modules = node::packages()?;
    let mut trunk = trunk("build")?;
    prefer(&mut trunk, &[modules.join(".bin")])?;
    run(trunk.arg("--release"))?;
    embed()
}

/// Puts embed.js into dist/, under the name that the pages of others ask for.
fn embed() -> Result<(), Failure> {
    run(command("node")
        .args(["node_modules/terser/bin/terser", "embed/embed.js"])
        .args(["--compress", "passes=3", "--mangle", "--ecma", "2022"])
        .args(["--output", "dist/embed.js"]))
}

/// Lists the files of dist/ with their sizes: as they are, and as hosts compress them.
pub fn print_sizes() -> Result<(), Failure> {
    run(command("node").args(["xtask/sizes.mjs", "dist"]))
}
