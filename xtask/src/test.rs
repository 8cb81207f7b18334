//! `cargo xtask test`: every test, in the order of how fast they answer.

use crate::failure::{At, Failure};
use crate::run::{command, counted, prefer, run};
use crate::say::say;
use crate::steps::Steps;
use crate::tally::Tally;
use crate::wasm::{Compiler, TARGET};
use crate::{chromium, dist, node, office, paper, places, tools};
use std::net::TcpListener;
use std::process::ExitCode;

/// The variable with the property tests' seed, and what it is where nobody sets it: the same
/// commit gives the same result every time. `cargo test` alone draws new cases, and
/// `PROPTEST_CASES=40000 cargo test --release` searches for counterexamples.
const LAW_SEED: (&str, &str) = ("PROPTEST_RNG_SEED", "20261123");

/// The names that select steps.
const NAMES: [&str; 3] = ["host", "wasm", "browser"];

/// Runs the steps that `names` selects, or all of them, up to the first that fails. The last
/// line sums up what all runners reported.
pub fn test(names: &[String]) -> Result<ExitCode, Failure> {
    if let Some(unknown) = names.iter().find(|name| !NAMES.contains(&name.as_str())) {
        return Err(Failure::new(format!(
            "there is no test step `{unknown}`: they are {}",
            NAMES.join(", ")
        )));
    }
    let wanted = |name: &str| names.is_empty() || names.iter().any(|wanted| wanted == name);
    let mut steps = Steps::default();
    let mut tally = Tally::default();
    let result = run_all(wanted, &mut steps, &mut tally);
    steps.print();
    say!("");
    if let Err(failure) = &result {
        say!("xtask: {failure}\n");
        // A step can fail before its runner counts, for instance in the compiler.
        tally.failed = tally.failed.max(1);
    }
    say!("{tally}");
    Ok(match tally.failed {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

fn run_all(
    wanted: impl Fn(&str) -> bool,
    steps: &mut Steps,
    tally: &mut Tally,
) -> Result<(), Failure> {
    if wanted("host") {
        let (packages, office) = steps.step("tools for the host tests", || {
            Ok((node::packages()?, office::office()?))
        })?;
        steps.step("host tests", || {
            // With the Studio's feature, because its pure parts (scales, sentences) are tested
            // here; and with the tests that need a spreadsheet or a database, which are here now.
            let options = ["test", "--workspace", "--features", "studio"];
            let seed = std::env::var(LAW_SEED.0).unwrap_or_else(|_| LAW_SEED.1.to_owned());
            let mut cargo = command("cargo");
            cargo
                .args(options)
                .args(["--", "--include-ignored"])
                .env(LAW_SEED.0, seed)
                .env("WORTHWHILE_NODE_MODULES", packages)
                .env("WORTHWHILE_SOFFICE", office);
            counted(&mut cargo, tally)
        })?;
        steps.step("host tests without vendor features", || {
            let options = ["test", "--lib", "--no-default-features"];
            counted(command("cargo").args(options), tally)
        })?;
    }
    if wanted("wasm") && places::root().join("tests/wasm.rs").is_file() {
        steps.step("wasm tests in Node", || wasm(tally))?;
    }
    if wanted("browser") {
        // Minutes on a fresh machine: a step of their own, so that the others' times can be compared.
        steps.step("tools for the browser tests", || {
            tools::trunk()?;
            tools::wasm_bindgen()?;
            node::packages()?;
            paper::readers()?;
            chromium::chromium()
        })?;
        steps.step("types of embed.js", types)?;
        steps.step("release build", dist::build)?;
        steps.step("browser tests", || browser(tally))?;
    }
    Ok(())
}

/// The tests of tests/wasm.rs, compiled for the browser and run in Node.
fn wasm(tally: &mut Tally) -> Result<(), Failure> {
    let mut cargo = Compiler::ready()?.cargo()?;
    prefer(&mut cargo, &[tools::wasm_bindgen()?])?;
    cargo
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .args(["test", "--target", TARGET, "--test", "wasm"]);
    counted(&mut cargo, tally)
}

/// embed.js against the types it is published with, and these against how pages use them.
fn types() -> Result<(), Failure> {
    run(command("node")
        .args(["node_modules/typescript/bin/tsc", "--project"])
        .arg("tests/embed"))
}

/// The Playwright tests of tests/browser, on what is in dist/.
fn browser(tally: &mut Tally) -> Result<(), Failure> {
    node::packages()?;
    let [port, host] = free_ports()?;
    // Through Node.js: the program in .bin is another one on Windows.
    let mut playwright = command("node");
    playwright
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .args(["--config", "tests/browser/playwright.config.ts"])
        .env("CHROME_PATH", chromium::chromium()?)
        .env("WORTHWHILE_TEST_PORT", port.to_string())
        .env("WORTHWHILE_HOST_PORT", host.to_string());
    counted(&mut playwright, tally)
}

/// Two ports that nothing listens on, so that two clones can test at the same time.
fn free_ports() -> Result<[u16; 2], Failure> {
    let listen = || TcpListener::bind(("127.0.0.1", 0)).at("a free port");
    // Both at once: a port that is given back may be given out again.
    let (one, other) = (listen()?, listen()?);
    let port = |listener: &TcpListener| listener.local_addr().at("a free port");
    Ok([port(&one)?.port(), port(&other)?.port()])
}
