//! Node.js and the npm packages: the browser tests and the optimiser of the release build.

use crate::failure::{At, Failure};
use crate::install::install;
use crate::places;
use crate::run::{asked, command, run};
use crate::versions::{NODE_MAJOR, NPM};
use std::fs;
use std::path::{Path, PathBuf};

/// The `node_modules` folder with the pinned packages. As a side effect the repository's own
/// `node_modules` points to it, which is where the tests import from.
pub fn packages() -> Result<PathBuf, Failure> {
    require_node()?;
    let versions: Vec<&str> = NPM.iter().map(|(_, version)| *version).collect();
    let folder = places::cache()?.join(format!("node-{}", versions.join("-")));
    let names: Vec<&str> = NPM.iter().map(|(name, _)| *name).collect();
    install(
        &folder,
        &format!("{}; seconds, once", names.join(", ")),
        fill,
    )?;
    let modules = folder.join("node_modules");
    link(&modules, &places::root().join("node_modules"))?;
    Ok(modules)
}

/// Installs the pinned packages into `folder`.
fn fill(folder: &Path) -> Result<(), Failure> {
    let manifest = folder.join("package.json");
    fs::write(&manifest, "{ \"private\": true }\n").at(manifest.display())?;
    let mut npm = command(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(folder)
        .args(["install", "--save-exact", "--no-audit", "--no-fund"])
        .args(["--loglevel", "error"])
        .args(NPM.map(|(name, version)| format!("{name}@{version}")))
        // We use the browsers of the system: Playwright's own are large and patched.
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    run(&mut npm)
}

/// Fails unless Node.js is there and new enough.
fn require_node() -> Result<(), Failure> {
    let advice = format!("install Node.js {NODE_MAJOR} or later, with npm");
    let version = asked(command("node").arg("--version"))
        .ok_or_else(|| Failure::new(format!("`node` was not found: {advice}")))?;
    let major = version.trim_start_matches('v').split('.').next();
    match major.and_then(|major| major.parse::<u32>().ok()) {
        Some(major) if major >= NODE_MAJOR => Ok(()),
        _ => Err(Failure::new(format!("Node.js is {version}: {advice}"))),
    }
}

/// Makes `link` point to `target`, replacing an older link but never a real folder.
fn link(target: &Path, link: &Path) -> Result<(), Failure> {
    match fs::read_link(link) {
        Ok(current) if current == target => return Ok(()),
        Ok(_) => fs::remove_file(link).at(link.display())?,
        Err(_) if link.exists() => {
            return Err(Failure::new(format!(
                "{} is a folder of its own: remove it, the packages come from the tools' cache",
                link.display()
            )));
        }
        Err(_) => {}
    }
    symlink(target, link)
}

#[cfg(not(windows))]
fn symlink(target: &Path, link: &Path) -> Result<(), Failure> {
    std::os::unix::fs::symlink(target, link).at(link.display())
}

/// A junction: symbolic links need a privilege on Windows.
#[cfg(windows)]
fn symlink(target: &Path, link: &Path) -> Result<(), Failure> {
    let mut cmd = command("cmd");
    run(cmd.args(["/C", "mklink", "/J"]).arg(link).arg(target))
}
