//! Putting a tool into the cache, whole or not at all.

use crate::failure::{At, Failure};
use crate::say::say;
use std::fs;
use std::path::Path;

/// Makes sure that `folder` exists, filled by `fill`. The filling happens in a sibling that is
/// renamed at the end, so an interrupted installation never counts as one.
pub fn install(
    folder: &Path,
    why: &str,
    fill: impl FnOnce(&Path) -> Result<(), Failure>,
) -> Result<(), Failure> {
    if folder.exists() {
        return Ok(());
    }
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    say!("installing {name}: {why}");
    let partial = folder.with_file_name(format!(".partial-{name}-{}", std::process::id()));
    fs::create_dir_all(&partial).at(partial.display())?;
    if let Err(failure) = fill(&partial) {
        // Best effort: what stays behind is ignored by later runs.
        let _ = fs::remove_dir_all(&partial);
        return Err(failure);
    }
    match fs::rename(&partial, folder) {
        // Another clone was faster: its result is as good as ours.
        Err(_) if folder.exists() => fs::remove_dir_all(&partial).at(partial.display()),
        renamed => renamed.at(folder.display()),
    }
}
