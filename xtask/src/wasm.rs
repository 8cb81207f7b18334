//! A compiler for the browser: rustup's target where it can be had, otherwise Debian's packages.

use crate::debian;
use crate::failure::Failure;
use crate::places::on_path;
use crate::run::{asked, command, prefer, run};
use crate::say::say;
use crate::versions::WASM_PACKAGES;
use std::env;
use std::path::PathBuf;
use std::process::Command;

/// The browser's target triple.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The name under which rustup knows Debian's toolchain.
const LINK: &str = "worthwhile-debian";

/// Which compiler builds for the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compiler {
    /// The toolchain in use, with the target that rustup installs.
    Rustup,
    /// Debian's rustc-web, which compiles the standard library along with the program.
    Debian,
}

impl Compiler {
    /// Finds or installs a compiler, and fetches the crates it will need.
    pub fn ready() -> Result<Self, Failure> {
        let compiler = match env::var("WORTHWHILE_WASM").as_deref() {
            Err(_) | Ok("" | "rustup") => Self::find()?,
            Ok("debian") => Self::debian()?,
            Ok(other) => {
                return Err(Failure::new(format!(
                    "WORTHWHILE_WASM is `{other}`: it can be `rustup` or `debian`"
                )));
            }
        };
        compiler.fetch()?;
        Ok(compiler)
    }

    /// Fetches all crates now: Trunk builds offline, so that it cannot fetch tools as well.
    fn fetch(self) -> Result<(), Failure> {
        run(self.cargo()?.args(["fetch", "--quiet"]))?;
        if self == Self::Rustup {
            return Ok(());
        }
        // The standard library is compiled here, and depends on crates that Debian does not ship.
        let mut rustc = command("rustc");
        self.prepare(&mut rustc)?;
        let sysroot = asked(rustc.args(["--print", "sysroot"])).unwrap_or_default();
        let library = PathBuf::from(sysroot).join("lib/rustlib/src/rust/library/Cargo.toml");
        let mut cargo = self.cargo()?;
        run(cargo
            .args(["fetch", "--quiet", "--locked", "--manifest-path"])
            .arg(library))
    }

    /// `cargo` with everything set that compiling for the browser takes.
    pub fn cargo(self) -> Result<Command, Failure> {
        let mut cargo = command("cargo");
        self.prepare(&mut cargo)?;
        Ok(cargo)
    }

    /// Sets the same for any program that starts cargo.
    pub fn prepare(self, program: &mut Command) -> Result<(), Failure> {
        // cargo tells the programs it runs, such as this one, where it is itself: another
        // toolchain's cargo would pass that on as its own place.
        program.env_remove("CARGO");
        if self == Self::Rustup {
            return Ok(());
        }
        if on_path("rustup").is_some() {
            program.env("RUSTUP_TOOLCHAIN", LINK);
        } else {
            prefer(program, &[PathBuf::from("/usr/bin")])?;
        }
        // Debian ships the standard library for this target as source only.
        program
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
        Ok(())
    }

    /// The first way that works here.
    fn find() -> Result<Self, Failure> {
        if has_target() {
            return Ok(Self::Rustup);
        }
        // Where rustup failed once it would fail again, perhaps after a minute of waiting.
        if debian::is_here() && debian::missing(&WASM_PACKAGES).is_empty() {
            return Self::debian();
        }
        say!("installing the Rust target {TARGET}: compiles for the browser");
        let rustup = run(command("rustup").args(["target", "add", TARGET]));
        match rustup {
            Ok(()) if has_target() => Ok(Self::Rustup),
            _ if debian::is_here() => {
                say!("rustup has no {TARGET} for us; taking Debian's Rust instead");
                Self::debian()
            }
            _ => Err(Failure::new(format!(
                "Rust cannot compile for the browser here: run `rustup target add {TARGET}`"
            ))),
        }
    }

    /// Debian's packages, made known to rustup.
    fn debian() -> Result<Self, Failure> {
        if !debian::is_here() {
            return Err(Failure::new(
                "WORTHWHILE_WASM=debian needs apt, which is not here",
            ));
        }
        debian::install(&WASM_PACKAGES, "Debian's Rust, compiles for the browser")?;
        let known = asked(command("rustup").args(["toolchain", "list"]))
            .is_none_or(|list| list.lines().any(|line| line.starts_with(LINK)));
        if !known {
            run(command("rustup").args(["toolchain", "link", LINK, "/usr"]))?;
        }
        Ok(Self::Debian)
    }
}

/// Whether the toolchain in use has the target's standard library.
fn has_target() -> bool {
    let mut rustc = command("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let Some(folder) = asked(&mut rustc) else {
        return false;
    };
    std::fs::read_dir(folder).is_ok_and(|files| {
        files
            .flatten()
            .any(|file| file.file_name().to_string_lossy().starts_with("libcore-"))
    })
}
