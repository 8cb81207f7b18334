//! Where things are: the repository and the cache of tools.

use crate::failure::{At, Failure};
use std::env;
use std::path::{Path, PathBuf};

/// The folder of the repository that this command was compiled in.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// The cache of tools, shared by all clones: they take minutes to build and never differ.
pub fn cache() -> Result<PathBuf, Failure> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty());
    if let Some(tools) = set("WORTHWHILE_TOOLS") {
        return std::path::absolute(PathBuf::from(tools)).at("WORTHWHILE_TOOLS");
    }
    if let Some(cache) = set("XDG_CACHE_HOME") {
        return Ok(PathBuf::from(cache).join("worthwhile"));
    }
    env::home_dir()
        .map(|home| home.join(".cache").join("worthwhile"))
        .ok_or_else(|| Failure::new("no home folder: set WORTHWHILE_TOOLS to a folder for tools"))
}

/// The first program called `name` on `PATH`.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}
