//! `cargo xtask bench`: sizes and speed.

use crate::failure::Failure;
use crate::run::{command, run};
use crate::{dist, places};

/// Lists the sizes of the release build, then runs the benchmarks if the project has any.
pub fn bench() -> Result<(), Failure> {
    dist::dist()?;
    if places::root().join("benches").is_dir() {
        run(command("cargo").arg("bench"))?;
    }
    Ok(())
}
