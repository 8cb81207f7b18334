//! The spreadsheet that recalculates the formulas written for one.

use crate::debian;
use crate::failure::Failure;
use crate::places::on_path;
use crate::versions::OFFICE_PACKAGES;
use std::env;
use std::path::PathBuf;

/// Where systems other than Debian keep it.
const PLACES: [&str; 2] = [
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
];

/// The program, installed if this is Debian and it is missing.
pub fn office() -> Result<PathBuf, Failure> {
    let given = env::var_os("WORTHWHILE_SOFFICE").filter(|path| !path.is_empty());
    if let Some(path) = given.map(PathBuf::from).or_else(found) {
        return Ok(path);
    }
    if debian::is_here() {
        debian::install(
            &OFFICE_PACKAGES,
            "recalculates the formulas written for spreadsheets; a minute, once",
        )?;
    }
    found().ok_or_else(|| {
        Failure::new(
            "no LibreOffice to recalculate the spreadsheet formulas: install LibreOffice Calc, \
             or set WORTHWHILE_SOFFICE to its program `soffice`",
        )
    })
}

/// The first one that is already here.
fn found() -> Option<PathBuf> {
    on_path("soffice").or_else(|| {
        let mut places = PLACES.iter().map(PathBuf::from);
        places.find(|path| path.is_file())
    })
}
