//! The programs that read what the browser prints.

use crate::debian;
use crate::failure::Failure;
use crate::places::on_path;
use crate::versions::PAPER_PACKAGES;

/// What the tests of the proposal call.
const PROGRAMS: [&str; 3] = ["pdfinfo", "pdftotext", "pdffonts"];

/// Makes sure that they are here, installed if this is Debian and they are missing.
pub fn readers() -> Result<(), Failure> {
    if !all_here() && debian::is_here() {
        debian::install(
            &PAPER_PACKAGES,
            "reads what the browser prints; seconds, once",
        )?;
    }
    if all_here() {
        return Ok(());
    }
    Err(Failure::new(
        "no reader of PDF files: install Poppler with its programs pdfinfo, pdftotext and pdffonts",
    ))
}

fn all_here() -> bool {
    PROGRAMS
        .into_iter()
        .all(|program| on_path(program).is_some())
}
