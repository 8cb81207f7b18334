//! The tools that cargo builds: Trunk and wasm-bindgen.

use crate::failure::{At, Failure};
use crate::install::install;
use crate::places;
use crate::run::{command, run};
use crate::versions;
use std::fs;
use std::path::PathBuf;

/// The folder of the `trunk` program.
pub fn trunk() -> Result<PathBuf, Failure> {
    // Without default features it cannot download other tools, which is our task anyway.
    cargo_tool(
        "trunk",
        versions::TRUNK,
        "builds the Studio; about 4 minutes, once",
        &["--locked", "--no-default-features"],
    )
}

/// The folder of `wasm-bindgen` and `wasm-bindgen-test-runner`, of exactly the version that
/// Cargo.lock has for the crate: the two speak a format that changes with every release.
pub fn wasm_bindgen() -> Result<PathBuf, Failure> {
    let path = places::root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).at(path.display())?;
    let version = versions::locked(&lock, "wasm-bindgen")
        .ok_or_else(|| Failure::new("Cargo.lock does not name wasm-bindgen: run `cargo fetch`"))?;
    // No --locked: the lock file it is published with does not build.
    cargo_tool(
        "wasm-bindgen-cli",
        version,
        "connects Rust and JavaScript; about 2 minutes, once",
        &[],
    )
}

/// Installs one crate's programs unless they are there, and returns their folder.
///
/// Debug builds are fast enough to run and compile in half the time; their debug information
/// would fill hundreds of megabytes.
fn cargo_tool(name: &str, version: &str, why: &str, options: &[&str]) -> Result<PathBuf, Failure> {
    let folder = places::cache()?
        .join("tools")
        .join(format!("{name}-{version}"));
    install(&folder, why, |partial| {
        let mut cargo = command("cargo");
        cargo
            .args(["install", name, "--version", version, "--debug"])
            .args(options)
            .arg("--root")
            .arg(partial)
            .env("CARGO_PROFILE_DEV_DEBUG", "0");
        run(&mut cargo)
    })?;
    Ok(folder.join("bin"))
}
