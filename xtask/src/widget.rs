//! The public calculator: compiled as small as the compiler can, its pages written with an offer.

use crate::failure::{At, Failure};
use crate::node;
use crate::places::root;
use crate::run::{command, prefer, run};
use crate::trunk::trunk_with;
use crate::wasm::Compiler;
use std::fs;
use std::path::Path;

/// Where Trunk puts what it builds.
const SITE: &str = "target/widget-site";

/// Builds the public calculator into `folder`, beside what is there, with the offer that the
/// sample playbook publishes in its pages.
pub fn build(folder: &str) -> Result<(), Failure> {
    let modules = node::packages()?;
    let compiler = Compiler::ready()?.for_size()?;
    let mut trunk = trunk_with(compiler, "build")?;
    prefer(&mut trunk, &[modules.join(".bin")])?;
    // Another standard library than the Studio's: in one folder they would take turns.
    trunk.env("CARGO_TARGET_DIR", root().join("target/widget"));
    compiler.smallest(&mut trunk)?;
    fs::create_dir_all(root().join(SITE)).at(SITE)?;
    run(trunk.args(["--config", "Trunk.widget.toml", "--release"]))?;
    allow_inline(SITE)?;
    remove_earlier(&root().join(folder))?;
    copy_all(&root().join(SITE), &root().join(folder))?;
    shorten(folder)?;
    embed(folder)?;
    pages(folder)
}

/// The same into a folder of its own for a look on this machine: quickly built, so larger, and
/// without the tools that make it small.
pub fn build_quickly(folder: &str) -> Result<(), Failure> {
    fs::create_dir_all(root().join(folder)).at(folder)?;
    let mut trunk = trunk_with(Compiler::ready()?, "build")?;
    run(trunk
        .args(["--config", "Trunk.widget.toml", "--dist", folder])
        .args(["--cargo-profile", "release"]))?;
    allow_inline(folder)?;
    fs::copy(
        root().join("embed/embed.js"),
        root().join(folder).join("embed.js"),
    )
    .at("embed.js")?;
    pages(folder)
}

/// Lets the page's own policy allow what stands in it.
fn allow_inline(folder: &str) -> Result<(), Failure> {
    run(command("node").args(["xtask/policy.mjs", &format!("{folder}/widget.html")]))
}

/// Removes what an earlier build has put there: its names have other hashes.
fn remove_earlier(folder: &Path) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).at(folder.display())? {
        let path = entry.at(folder.display())?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("widget") {
            fs::remove_file(&path).at(path.display())?;
        }
    }
    Ok(())
}

/// Copies the files of a folder; it has no folders in it.
fn copy_all(from: &Path, to: &Path) -> Result<(), Failure> {
    for entry in fs::read_dir(from).at(from.display())? {
        let path = entry.at(from.display())?.path();
        if let Some(name) = path.file_name().filter(|_| path.is_file()) {
            fs::copy(&path, to.join(name)).at(path.display())?;
        }
    }
    Ok(())
}

/// Shortens the scripts of the public calculator, whose weight is what visitors wait for.
fn shorten(folder: &str) -> Result<(), Failure> {
    for entry in fs::read_dir(root().join(folder)).at(folder)? {
        let path = entry.at(folder)?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.starts_with("widget-") && path.extension().is_some_and(|end| end == "js") {
            run(command("node")
                .args(["node_modules/terser/bin/terser", "--module"])
                .args(["--compress", "passes=3", "--mangle", "--ecma", "2022"])
                .arg("--output")
                .arg(&path)
                .arg(&path))?;
        }
    }
    Ok(())
}

/// Puts embed.js there, under the name that the pages of others ask for.
fn embed(folder: &str) -> Result<(), Failure> {
    run(command("node")
        .args(["node_modules/terser/bin/terser", "embed/embed.js"])
        .args(["--compress", "passes=3", "--mangle", "--ecma", "2022"])
        .args(["--output", &format!("{folder}/embed.js")]))
}

/// Publishes the sample, and writes its pages.
fn pages(folder: &str) -> Result<(), Failure> {
    let worthwhile = || {
        let mut cargo = command("cargo");
        cargo.args(["run", "--quiet", "--bin", "worthwhile", "--"]);
        cargo
    };
    let offer = format!("{folder}/offer.json");
    let playbook = "samples/playbook.json";
    run(worthwhile().args(["publish", playbook, "--output", &offer]))?;
    run(worthwhile().args(["widget", &format!("{folder}/widget.html"), &offer]))
}
