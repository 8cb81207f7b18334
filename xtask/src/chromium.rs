//! The browser that the tests drive.

use crate::failure::Failure;
use crate::say::say;
use crate::versions::BROWSER_PACKAGES;
use crate::{debian, places};
use std::env;
use std::path::PathBuf;

/// Where systems other than Debian keep it.
const PLACES: [&str; 5] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
];

/// The program, installed if this is Debian and it is missing.
pub fn chromium() -> Result<PathBuf, Failure> {
    if let Some(path) = env::var_os("CHROME_PATH").filter(|path| !path.is_empty()) {
        let path = PathBuf::from(path);
        return path.is_file().then_some(path).ok_or_else(|| {
            Failure::new("CHROME_PATH does not name a file: it should name Chromium or Chrome")
        });
    }
    let installed = if debian::is_here() {
        debian::install(&BROWSER_PACKAGES, "the browser tests' browser and fonts")
    } else {
        Ok(())
    };
    match (found(), installed) {
        (Some(path), Ok(())) => Ok(path),
        (Some(path), Err(failure)) => {
            say!("going on without all fonts, so text may have other widths: {failure}");
            Ok(path)
        }
        (None, Err(failure)) => Err(failure),
        (None, Ok(())) => Err(Failure::new(
            "no browser for the tests: install Chromium or Google Chrome (Fedora, Arch and \
             Homebrew call the package `chromium`), or set CHROME_PATH to the program",
        )),
    }
}

/// The first browser that is already here.
fn found() -> Option<PathBuf> {
    [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ]
    .into_iter()
    .find_map(places::on_path)
    .or_else(|| {
        PLACES
            .map(PathBuf::from)
            .into_iter()
            .find(|path| path.is_file())
    })
}
