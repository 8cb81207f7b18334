//! Trunk, with its tools on PATH.

use crate::failure::Failure;
use crate::run::{command, prefer};
use crate::tools;
use crate::wasm::Compiler;
use std::process::Command;

/// Trunk for one of its own commands, offline: it may not fetch tools of its own choice.
pub fn trunk(subcommand: &str) -> Result<Command, Failure> {
    trunk_with(Compiler::ready()?, subcommand)
}

/// The same with a compiler that is ready.
pub fn trunk_with(compiler: Compiler, subcommand: &str) -> Result<Command, Failure> {
    let folder = tools::trunk()?;
    let mut trunk = command(folder.join("trunk"));
    compiler.prepare(&mut trunk)?;
    prefer(&mut trunk, &[tools::wasm_bindgen()?])?;
    trunk.args([subcommand, "--offline", "true", "--skip-version-check"]);
    // Trunk takes the usual NO_COLOR=1 for a wrong value of its option of that name.
    trunk.env_remove("NO_COLOR");
    // A failed build is told by the compiler's message, not by where in Trunk it arrived.
    trunk.env_remove("RUST_BACKTRACE");
    Ok(trunk)
}
