//! Packages of Debian and its descendants.

use crate::failure::Failure;
use crate::places::on_path;
use crate::run::{asked, command, run};
use crate::say::say;
use std::process::Command;

/// Whether this system installs its packages with apt.
pub fn is_here() -> bool {
    on_path("apt-get").is_some() && on_path("dpkg-query").is_some()
}

/// Those of `packages` that are not installed.
pub fn missing<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    let installed = |package: &&&str| {
        let mut query = command("dpkg-query");
        query.args(["-W", "-f=${db:Status-Status}", package]);
        asked(&mut query).is_some_and(|status| status == "installed")
    };
    packages
        .iter()
        .filter(|package| !installed(package))
        .copied()
        .collect()
}

/// Installs those of `packages` that are missing.
pub fn install(packages: &[&str], why: &str) -> Result<(), Failure> {
    let missing = missing(packages);
    if missing.is_empty() {
        return Ok(());
    }
    say!("installing {}: {why}", missing.join(" "));
    let install = || {
        run(apt()?
            .args(["install", "-y", "--no-install-recommends"])
            .args(&missing))
    };
    // The lists are absent on a fresh machine and outdated on an old one: fetch them only then.
    install()
        .or_else(|_| run(apt()?.args(["-q", "update"])).and_then(|()| install()))
        .map_err(|failure| {
            Failure::new(format!(
                "{failure}; please run: apt-get install --no-install-recommends {}",
                missing.join(" ")
            ))
        })
}

/// `apt-get`, with the rights it needs.
fn apt() -> Result<Command, Failure> {
    let root = asked(command("id").arg("-u")).is_some_and(|id| id == "0");
    let mut apt = if root {
        command("apt-get")
    } else if on_path("sudo").is_some() {
        let mut sudo = command("sudo");
        // sudo asks at the terminal, not at standard input; without a terminal it gives up.
        sudo.args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        sudo
    } else {
        return Err(Failure::new("apt-get needs root, and there is no sudo"));
    };
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    Ok(apt)
}
