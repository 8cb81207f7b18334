//! `cargo xtask dist`: the release build.

use crate::failure::Failure;
use crate::node;
use crate::run::{command, prefer, run};
use crate::trunk::trunk;
use crate::widget;

/// Builds into dist/ what is named, or everything, and lists the sizes.
pub fn dist(names: &[String]) -> Result<(), Failure> {
    match names {
        [] => build()?,
        [name] if name == "widget" => widget::build("dist")?,
        _ => return Err(Failure::new("`dist` takes nothing, or `widget`")),
    }
    print_sizes()
}

/// Builds into dist/, optimised by binaryen's wasm-opt.
pub fn build() -> Result<(), Failure> {
    let modules = node::packages()?;
    let mut trunk = trunk("build")?;
    prefer(&mut trunk, &[modules.join(".bin")])?;
    run(trunk.arg("--release"))?;
    widget::build("dist")
}

/// Lists the files of dist/ with their sizes: as they are, and as hosts compress them.
pub fn print_sizes() -> Result<(), Failure> {
    run(command("node").args(["xtask/sizes.mjs", "dist"]))
}
