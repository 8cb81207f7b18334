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
    /// The compiler that makes the smallest modules: one with the standard library's source, from
    /// rustup, else Debian's. Where neither can be had it is this one.
    pub fn for_size(self) -> Result<Self, Failure> {
        if self == Self::Debian || has_source() {
            return Ok(self);
        }
        say!(
            "installing rust-src: the public calculator is compiled with a smaller standard library"
        );
        let added = run(command("rustup").args(["component", "add", "rust-src"]));
        if added.is_ok() && has_source() {
            return Ok(self);
        }
        if debian::is_here() {
            say!("rustup has no rust-src for us; taking Debian's Rust for the public calculator");
            let debian = Self::debian()?;
            debian.fetch()?;
            return Ok(debian);
        }
        say!("rustup has no rust-src for us: the public calculator will be a sixth larger");
        Ok(self)
    }

    /// Lets `program` compile for the browser as small as possible: a standard library compiled for
    /// size, without the words of panics that nobody would read. Without its source it compiles as
    /// always.
    pub fn smallest(self, program: &mut Command) -> Result<(), Failure> {
        if self == Self::Rustup && !has_source() {
            return Ok(());
        }
        self.fetch_for_library()?;
        program
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
            .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
            .env("RUSTFLAGS", SMALLEST);
        Ok(())
    }

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
        match self {
            Self::Rustup => Ok(()),
            Self::Debian => self.fetch_for_library(),
        }
    }

    /// Fetches what the standard library depends on, where it is compiled here.
    fn fetch_for_library(self) -> Result<(), Failure> {
        let mut rustc = command("rustc");
        self.prepare(&mut rustc)?;
        let sysroot = asked(rustc.args(["--print", "sysroot"])).unwrap_or_default();
        let library = PathBuf::from(sysroot).join("lib/rustlib/src/rust/library/Cargo.toml");
        let mut cargo = self.cargo()?;
        // Its manifest asks for what only such a cargo reads.
        run(cargo
            .env("RUSTC_BOOTSTRAP", "1")
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

/// What compiles without the words of panics, places in the source and debug output.
const SMALLEST: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none \
    -Zfmt-debug=none";

/// Whether the toolchain in use has the standard library's source.
fn has_source() -> bool {
    let sysroot = asked(command("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    PathBuf::from(sysroot)
        .join("lib/rustlib/src/rust/library/Cargo.toml")
        .is_file()
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
