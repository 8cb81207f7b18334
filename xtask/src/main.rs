//! The project's own commands: `cargo xtask help` lists them.

mod bench;
mod check;
mod chromium;
mod debian;
mod dist;
mod failure;
mod install;
mod node;
mod office;
mod paper;
mod peers;
mod places;
mod run;
mod say;
mod serve;
mod steps;
mod tally;
mod test;
mod tools;
mod trunk;
mod versions;
mod wasm;
mod widget;

use failure::Failure;
use say::say;
use std::process::ExitCode;

/// What `cargo xtask help` prints.
const HELP: &str = "\
cargo xtask <command>

  serve [--port N]   build Studio and public calculator, serve them on this machine, rebuild the
                     Studio on every change
  test  [STEP...]    run all tests, or only these steps: host, wasm, browser
  check              formatting and lints, for this machine and for the browser
  dist [widget]      build Studio and public calculator, or that alone, for release into dist/,
                     and list the sizes
  bench              list the sizes of the release build, and run the benchmarks
  help               this text

Each command installs what it lacks, and says so. Tools are shared by all clones of the project.

Environment:
  WORTHWHILE_TOOLS         where tools are kept; otherwise $XDG_CACHE_HOME/worthwhile or
                           ~/.cache/worthwhile
  WORTHWHILE_WASM=debian   compile for the browser with Debian's Rust packages even where rustup
                           has the target (without it: only where rustup cannot fetch the target)
  CHROME_PATH              the Chromium or Chrome that the browser tests use
  WORTHWHILE_SOFFICE       the LibreOffice that recalculates spreadsheet formulas in the host tests
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--")
        .collect();
    match dispatch(&arguments) {
        Ok(code) => code,
        Err(failure) => {
            say!("\nxtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the command that the first argument names.
fn dispatch(arguments: &[String]) -> Result<ExitCode, Failure> {
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    match command {
        "serve" => serve::serve(rest),
        "test" => test::test(rest),
        "check" => done(no_arguments(command, rest).and_then(|()| check::check())),
        "dist" => done(dist::dist(rest)),
        "bench" => done(no_arguments(command, rest).and_then(|()| bench::bench())),
        serve::ANNOUNCE => done(serve::announce(rest)),
        "help" | "--help" | "-h" => {
            say!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        unknown => Err(Failure::new(format!(
            "there is no command `{unknown}`; `cargo xtask help` lists them"
        ))),
    }
}

/// Turns a command's silence into success.
fn done(result: Result<(), Failure>) -> Result<ExitCode, Failure> {
    result.map(|()| ExitCode::SUCCESS)
}

/// Refuses arguments that a command would otherwise ignore without a word.
fn no_arguments(command: &str, rest: &[String]) -> Result<(), Failure> {
    match rest.first() {
        None => Ok(()),
        Some(first) => Err(Failure::new(format!(
            "`{command}` takes no arguments, but was given `{first}`"
        ))),
    }
}
