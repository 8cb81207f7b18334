//! `cargo xtask bench`: sizes and speed. Nothing here fails because something is slow.

use crate::failure::{At, Failure};
use crate::run::{command, prefer, run};
use crate::wasm::{Compiler, TARGET};
use crate::{chromium, dist, node, peers, places, tools};
use std::fs;

/// Lists the sizes of the release build, then times the engine natively and in the browser, and
/// the Studio on a slow machine, and the trials beside those of others.
pub fn bench() -> Result<(), Failure> {
    dist::dist(&[])?;
    run(command("cargo").arg("bench"))?;
    browser()?;
    calculator()?;
    peers::trials()
}

/// The public calculator on a slow telephone, and what Lighthouse says of it.
fn calculator() -> Result<(), Failure> {
    node::packages()?;
    let chromium = chromium::chromium()?;
    run(command("node")
        .arg("benches/calculator/run.mjs")
        .env("CHROME_PATH", &chromium))?;
    let folder = peers::lighthouse()?;
    let module = |path: &str| folder.join("node_modules").join(path);
    // Lighthouse asks for a newer Node.js than all else; npm brings it.
    run(command(module("node/bin/node"))
        .arg("benches/calculator/lighthouse.mjs")
        .arg(module("lighthouse/core/index.js"))
        .arg(module("chrome-launcher/dist/index.js"))
        .env("CHROME_PATH", chromium))
}

/// The engine and the Studio in Chromium.
fn browser() -> Result<(), Failure> {
    let folder = places::root().join("target/browser-bench");
    run(Compiler::ready()?
        .cargo()?
        .args(["build", "--release", "--package", "browser-bench"])
        .args(["--target", TARGET]))?;
    let mut bindgen = command("wasm-bindgen");
    prefer(&mut bindgen, &[tools::wasm_bindgen()?])?;
    let built = format!("target/{TARGET}/release/browser_bench.wasm");
    run(bindgen
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(&folder)
        .arg(built))?;
    let page = folder.join("index.html");
    fs::write(&page, "<!doctype html><title>Bench</title>\n").at(page.display())?;
    node::packages()?;
    run(command("node")
        .arg("benches/browser/run.mjs")
        .env("CHROME_PATH", chromium::chromium()?))
}
