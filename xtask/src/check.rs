//! `cargo xtask check`: formatting and lints.

use crate::failure::Failure;
use crate::run::{asked, command, run};
use crate::say::say;
use crate::steps::Steps;
use crate::wasm::{Compiler, TARGET};
use std::process::Command;

/// Checks everything that needs no test to run.
pub fn check() -> Result<(), Failure> {
    require_components()?;
    let mut steps = Steps::default();
    let result = run_all(&mut steps);
    steps.print();
    result
}

fn run_all(steps: &mut Steps) -> Result<(), Failure> {
    steps.step("formatting", || {
        run(cargo().args(["fmt", "--all", "--check"]))
    })?;
    steps.step("lints on this machine", || {
        clippy(
            cargo(),
            &["--workspace", "--all-targets", "--features", "studio"],
        )
    })?;
    steps.step("lints without vendor features", || {
        clippy(
            cargo(),
            &["--lib", "--no-default-features", "--features", "xlsx"],
        )
    })?;
    steps.step("lints for the browser", || {
        let compiler = Compiler::ready()?;
        if compiler == Compiler::Debian {
            say!("Debian's Rust has no clippy: compiling without its lints");
        }
        for module in MODULES {
            let options = ["--no-default-features", "--target", TARGET];
            let options = [&module[..], &options[..]].concat();
            if compiler == Compiler::Debian {
                run(compiler.cargo()?.arg("check").args(options))?;
            } else {
                clippy(compiler.cargo()?, &options)?;
            }
        }
        Ok(())
    })
}

/// The modules that a browser loads, as index.html and widget.html name them.
const MODULES: [[&str; 4]; 3] = [
    ["--bin", "studio", "--features", "studio"],
    ["--bin", "widget", "--features", "widget"],
    ["--bin", "workbook", "--features", "workbook-module"],
];

fn cargo() -> Command {
    command("cargo")
}

/// Clippy, for which a warning is an error.
fn clippy(mut cargo: Command, options: &[&str]) -> Result<(), Failure> {
    run(cargo
        .arg("clippy")
        .args(options)
        .args(["--", "-D", "warnings"]))
}

/// Installs rustfmt and clippy where rustup left them out.
fn require_components() -> Result<(), Failure> {
    let here = |name| asked(cargo().args([name, "--version"])).is_some();
    let missing: Vec<&str> = [("fmt", "rustfmt"), ("clippy", "clippy")]
        .into_iter()
        .filter_map(|(subcommand, component)| (!here(subcommand)).then_some(component))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    say!("installing {}: formatting and lints", missing.join(" and "));
    run(command("rustup").args(["component", "add"]).args(missing))
}
