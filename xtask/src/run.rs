//! Starting other programs and judging how they ended.

use crate::failure::{At, Failure};
use crate::say::say;
use crate::tally::Tally;
use std::env;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

/// A command that runs in the repository and reads nothing, so that it cannot wait for an answer.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(crate::places::root())
        .stdin(Stdio::null());
    command
}

/// Puts `folders` before the others on the command's `PATH`.
pub fn prefer(command: &mut Command, folders: &[PathBuf]) -> Result<(), Failure> {
    let set = command.get_envs().find(|(name, _)| *name == "PATH");
    let path = match set {
        Some((_, Some(path))) => path.to_os_string(),
        _ => env::var_os("PATH").unwrap_or_default(),
    };
    let all = folders.iter().cloned().chain(env::split_paths(&path));
    command.env("PATH", env::join_paths(all).at("PATH")?);
    Ok(())
}

/// Runs to the end; anything but success is a failure.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().at(described(command))?;
    judged(command, status)
}

/// What a command wrote to standard output if it succeeded; its other words are discarded.
pub fn asked(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// Runs a test runner: shows its output unchanged and as it comes, and counts in it.
pub fn counted(command: &mut Command, tally: &mut Tally) -> Result<(), Failure> {
    // A pipe makes runners drop their colours; a person still wants them.
    if std::io::stdout().is_terminal() {
        command
            .env("CARGO_TERM_COLOR", "always")
            .env("FORCE_COLOR", "1");
    }
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .at(described(command))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line.at(described(command))?;
            let line = String::from_utf8_lossy(&line);
            say!("{line}");
            tally.read(&line);
        }
    }
    let status = child.wait().at(described(command))?;
    judged(command, status)
}

/// Success, or a failure that names the command.
fn judged(command: &Command, status: ExitStatus) -> Result<(), Failure> {
    if status.success() {
        return Ok(());
    }
    let command = described(command);
    Err(Failure::new(format!("`{command}` failed ({status})")))
}

/// The command as one would type it, without the folders of its program.
fn described(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    let words = std::iter::once(name).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}
