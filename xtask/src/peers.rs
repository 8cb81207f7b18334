//! The worked example's trials, by us and by others, side by side.

use crate::failure::{At, Failure};
use crate::install::install;
use crate::places::{cache, on_path, root};
use crate::run::{asked, command, run};
use crate::say::say;
use crate::versions::{LIGHTHOUSE, NUMPY, SQUIGGLE};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Runs the same model natively, in `NumPy`, in plain JavaScript and in Squiggle, and prints how
/// many trials a second each works out and the percentiles, which must agree. Ours in the
/// browser stand above, in the browser's own part.
pub fn trials() -> Result<(), Failure> {
    say!("\ntrials a second of the worked example's model, and their percentiles");
    let mut native = command("cargo");
    native.args([
        "run",
        "--quiet",
        "--release",
        "--package",
        "browser-bench",
        "--",
    ]);
    line("Worthwhile, native", native.arg("1000000"))?;
    match numpy()? {
        Some(python) => {
            let script = root().join("benches/peers/numpy_trials.py");
            line("NumPy", command(python).arg(script).arg("1000000"))?;
        }
        None => say!("NumPy: left out, there is no python3"),
    }
    let script = |name: &str| root().join("benches/peers").join(name);
    let mut javascript = command("node");
    javascript
        .arg(script("javascript_trials.mjs"))
        .arg("1000000");
    line("plain JavaScript", &mut javascript)?;
    let mut squiggle_run = command("node");
    squiggle_run
        .arg(script("squiggle_trials.mjs"))
        .arg("100000")
        .arg(squiggle()?);
    line("Squiggle", &mut squiggle_run)
}

/// One line of the table, from what the command prints: trials, seconds and three percentiles.
fn line(name: &str, peer: &mut Command) -> Result<(), Failure> {
    let answer = asked(peer).ok_or_else(|| Failure::new(format!("{name} did not run")))?;
    let numbers: Vec<f64> = answer.split_whitespace().flat_map(str::parse).collect();
    let [trials, seconds, p10, p50, p90] = numbers[..] else {
        return Err(Failure::new(format!("{name} said: {answer}")));
    };
    let rate = trials / seconds / 1e6;
    say!("{name:20} {rate:8.2} million/s   P10 {p10:9.0}  P50 {p50:9.0}  P90 {p90:9.0}");
    Ok(())
}

/// A Python with `NumPy`; `None` without Python.
fn numpy() -> Result<Option<PathBuf>, Failure> {
    if on_path("python3").is_none() {
        return Ok(None);
    }
    let folder = cache()?.join(format!("numpy-{NUMPY}"));
    install(
        &folder,
        "NumPy, to measure beside; seconds, once",
        |folder| {
            run(command("python3").args(["-m", "venv"]).arg(folder))?;
            let pip = folder.join("bin/python");
            let package = format!("numpy=={NUMPY}");
            run(command(pip).args(["-m", "pip", "install", "--quiet", &package]))
        },
    )?;
    Ok(Some(folder.join("bin/python")))
}

/// The module of Squiggle.
fn squiggle() -> Result<PathBuf, Failure> {
    let package = format!("@quri/squiggle-lang@{SQUIGGLE}");
    let folder = from_npm(&format!("squiggle-{SQUIGGLE}"), "Squiggle", &[package])?;
    Ok(folder.join("node_modules/@quri/squiggle-lang/dist/index.js"))
}

/// A folder with Lighthouse and the Node.js that it runs on in its `node_modules`.
pub fn lighthouse() -> Result<PathBuf, Failure> {
    let [node, lighthouse] = LIGHTHOUSE;
    let packages = [format!("node@{node}"), format!("lighthouse@{lighthouse}")];
    from_npm(&format!("lighthouse-{lighthouse}"), "Lighthouse", &packages)
}

/// A folder of the cache with `packages` of npm in it.
fn from_npm(name: &str, what: &str, packages: &[String]) -> Result<PathBuf, Failure> {
    let folder = cache()?.join(name);
    let why = format!("{what}, to measure with; seconds, once");
    install(&folder, &why, |folder| {
        let manifest = folder.join("package.json");
        fs::write(&manifest, "{ \"private\": true }\n").at(manifest.display())?;
        run(command("npm")
            .current_dir(folder)
            .args(["install", "--no-audit", "--no-fund", "--loglevel", "error"])
            .args(packages))
    })?;
    Ok(folder)
}
