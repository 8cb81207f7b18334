//! Every version this project pins outside Cargo.lock.

/// Builds the Studio from index.html. 0.22 needs a newer Rust than ours.
pub const TRUNK: &str = "0.21.14";

/// The browser tests, the optimisers of the release build, the compiler that checks the types of
/// embed/, and the database that runs the formulas' SQL, from npm. Later Playwright versions
/// cannot drive the Firefox that Debian ships. Trunk.toml repeats binaryen's version.
pub const NPM: [(&str, &str); 9] = [
    ("@playwright/test", "1.64.1"),
    ("playwright-core", "1.64.1"),
    ("axe-core", "4.14.1"),
    ("@axe-core/playwright", "4.14.0"),
    ("binaryen", "132.0.0"),
    ("@duckdb/node-api", "1.5.6-r.1"),
    ("terser", "5.51.2"),
    ("typescript", "7.0.2"),
    ("@types/react", "19.3.0"),
];

/// Node.js for Lighthouse, and Lighthouse, by `cargo xtask bench` alone.
pub const LIGHTHOUSE: [&str; 2] = ["22.19.0", "13.5.0"];

/// What the trials are measured beside, by `cargo xtask bench` alone.
pub const NUMPY: &str = "2.4.6";
pub const SQUIGGLE: &str = "0.10.0";

/// Debian's browser, and the fonts without which text has other widths than a reader's.
pub const BROWSER_PACKAGES: [&str; 4] = [
    "chromium",
    "fonts-liberation",
    "fonts-dejavu-core",
    "fonts-noto-cjk",
];

/// Debian's spreadsheet, which recalculates the formulas that go into one.
pub const OFFICE_PACKAGES: [&str; 1] = ["libreoffice-calc"];

/// Debian's reader of PDF files, which checks what the browser prints.
pub const PAPER_PACKAGES: [&str; 1] = ["poppler-utils"];

/// Debian's Rust, which can compile for the browser where rustup cannot.
pub const WASM_PACKAGES: [&str; 5] = [
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-llvm",
    "lld-22",
];

/// The oldest Node.js that Playwright and binaryen run on.
pub const NODE_MAJOR: u32 = 20;

/// The version of `package` that Cargo.lock (given as text) has settled on.
pub fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::locked;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";

    #[test]
    fn a_locked_version_belongs_to_the_whole_name() {
        assert_eq!(locked(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(LOCK, "wasm"), None);
    }
}
