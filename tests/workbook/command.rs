//! The command `workbook` writes a file, and never over one.

use std::process::Command;
use worthwhile::playbook::sample;

#[test]
fn the_command_writes_a_file_and_never_over_one() {
    let folder = std::env::temp_dir().join(format!("worthwhile-command-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (playbook, case) = (folder.join("playbook.json"), folder.join("case.json"));
    std::fs::write(&playbook, sample::PLAYBOOK).unwrap();
    std::fs::write(&case, sample::CASE).unwrap();
    let run = |options: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_worthwhile"));
        let command = command
            .arg("workbook")
            .args([&playbook, &case])
            .args(options);
        command.output().unwrap()
    };
    let date = ["--date", "2026-11-23"];
    assert_eq!(run(&date).status.code(), Some(0));
    let file = std::fs::read(folder.join("case.xlsx")).unwrap();
    assert!(file.starts_with(b"PK"));
    let again = run(&date);
    assert_eq!(again.status.code(), Some(1));
    assert_eq!(std::fs::read(folder.join("case.xlsx")).unwrap(), file);
    assert_eq!(run(&["--csv", "--language", "de"]).status.code(), Some(0));
    let csv = std::fs::read_to_string(folder.join("case.csv")).unwrap();
    assert!(csv.starts_with("\u{FEFF}Zahlungsreihe\r\n"), "{csv}");
    assert!(csv.contains("\r\nKapitalwert;21423,70\r\n"), "{csv}");
    assert_eq!(run(&["--language", "tlh"]).status.code(), Some(2));
    std::fs::remove_dir_all(&folder).unwrap();
}
