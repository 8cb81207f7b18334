//! Runs the binary, in a folder of its own if it writes.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a run left behind.
pub struct Run {
    pub code: i32,
    pub output: String,
    pub errors: String,
}

/// Runs the binary in the project's folder.
pub fn worthwhile(arguments: &[&str]) -> Run {
    run(arguments, Path::new(env!("CARGO_MANIFEST_DIR")))
}

fn run(arguments: &[&str], folder: &Path) -> Run {
    let done = Command::new(env!("CARGO_BIN_EXE_worthwhile"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    Run {
        code: done.status.code().unwrap(),
        output: String::from_utf8(done.stdout).unwrap(),
        errors: String::from_utf8(done.stderr).unwrap(),
    }
}

impl Run {
    /// The output of a run that went well.
    #[track_caller]
    pub fn json(&self) -> Value {
        assert_eq!((self.code, self.errors.as_str()), (0, ""));
        serde_json::from_str(&self.output).unwrap()
    }

    /// The lines of a run that found mistakes in a document, sorted.
    #[track_caller]
    pub fn mistakes(&self) -> Vec<String> {
        assert_eq!((self.code, self.output.as_str()), (2, ""));
        let mut lines: Vec<_> = self.errors.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    }
}

/// A folder of its own, gone with the value.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("worthwhile-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        run(arguments, &self.0)
    }

    pub fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    /// Writes a file and returns its path.
    pub fn write(&self, name: &str, text: &str) -> String {
        self.write_bytes(name, text.as_bytes())
    }

    pub fn write_bytes(&self, name: &str, bytes: &[u8]) -> String {
        std::fs::write(self.0.join(name), bytes).unwrap();
        self.path(name)
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.join(name)).unwrap()
    }

    pub fn exists(&self, name: &str) -> bool {
        self.0.join(name).exists()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that stays in the temporary directory is no reason to fail.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
