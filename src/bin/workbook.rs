//! The writer of workbooks as a module of its own, which the Studio loads when somebody asks for
//! one: documents go in as JSON, a file comes out. It knows no vendor's side.

#[cfg(target_arch = "wasm32")]
#[path = "workbook/browser.rs"]
mod browser;

/// Hands the two makers of files to whoever has loaded the module.
#[cfg(target_arch = "wasm32")]
fn main() {
    browser::offer();
}

/// Elsewhere the command line writes workbooks.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
