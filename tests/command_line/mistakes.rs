//! What is wrong is named, in words and by the exit code.

use super::support::{Folder, worthwhile};
use super::{CASE, PLAYBOOK, sample};
use serde_json::json;

#[test]
fn all_mistakes_at_once_each_with_its_place() {
    let folder = Folder::new();
    let mut playbook = sample(PLAYBOOK);
    playbook["motions"][1]["win_rate"] = json!(30);
    playbook["motions"][0]["lead_cots"] = json!(12);
    playbook["future"]["horizon_years"] = json!(2.5);
    playbook["policy"]
        .as_object_mut()
        .unwrap()
        .remove("price_step");
    let path = folder.write("playbook.json", &playbook.to_string());
    let run = worthwhile(&["check", &path]);
    assert_eq!(
        run.mistakes(),
        [
            "future.horizon_years: expected a whole number, got 2.5",
            "motions[0].lead_cots: unknown field; did you mean “lead_cost”?",
            "motions[1].win_rate: must be above 0 and at most 1, got 30",
            "policy.price_step: is missing",
        ]
    );
    // Every command that reads it says the same.
    assert_eq!(worthwhile(&["zones", &path]).mistakes(), run.mistakes());
    assert_eq!(
        worthwhile(&["advise", &path, CASE]).mistakes(),
        run.mistakes()
    );
    assert_eq!(worthwhile(&["roi", &path, CASE]).mistakes(), run.mistakes());
}

#[test]
fn mistakes_that_a_schema_cannot_see() {
    let folder = Folder::new();
    let mut playbook = sample(PLAYBOOK);
    playbook["capacity"]["motion"] = json!("inside_sale");
    playbook["motions"][1]["hours"][0]["role"] = json!("wizard");
    playbook["public"]["roi_models"][0]["drivers"][0]["baseline"] =
        json!("downtime_hours * dowtime_rate");
    let path = folder.write("playbook.json", &playbook.to_string());
    assert_eq!(
        worthwhile(&["check", &path]).mistakes(),
        [
            "capacity.motion: “inside_sale” is not defined; did you mean “inside_sales”?",
            "motions[1].hours[0].role: “wizard” is not defined",
            "public.roi_models[0].drivers[0].baseline: at column 18: there is no input or formula \
             “dowtime_rate”; did you mean “downtime_rate”?",
        ]
    );
}

#[test]
fn mistakes_of_the_case_against_the_playbook() {
    let folder = Folder::new();
    let mut case = sample(CASE);
    case["terms"]["plan"] = json!("teem");
    case["terms"]["years"] = json!(4);
    case["figures"]["manufacturing"]["scrap_rate"] = json!(3);
    let case = folder.write("case.json", &case.to_string());
    assert!(
        worthwhile(&["check", &case]).json()["ok"]
            .as_bool()
            .unwrap()
    );
    let wanted = [
        "figures.manufacturing.scrap_rate: must be at least 0 and at most 1, got 3",
        "terms.plan: “teem” is not defined; did you mean “team”?",
        "terms.years: must be one of 1, 2, 3, got 4",
    ];
    assert_eq!(worthwhile(&["roi", PLAYBOOK, &case]).mistakes(), wanted);
    assert_eq!(worthwhile(&["advise", PLAYBOOK, &case]).mistakes(), wanted);
}

#[test]
fn a_formula_without_a_value_names_its_place() {
    let folder = Folder::new();
    let mut playbook = sample(PLAYBOOK);
    playbook["public"]["roi_models"][0]["drivers"][0]["improvement"] =
        json!("1 person / (planners - 4 person)");
    let path = folder.write("playbook.json", &playbook.to_string());
    let wanted = [
        "public.roi_models[0].drivers[0].improvement: divides by zero: \
         1 person / (planners - 4 person)",
    ];
    assert_eq!(worthwhile(&["roi", &path, CASE]).mistakes(), wanted);
    assert_eq!(worthwhile(&["advise", &path, CASE]).mistakes(), wanted);
}

#[test]
fn a_newer_version_another_format_and_no_format() {
    let folder = Folder::new();
    let mut newer = sample(CASE);
    newer["version"] = json!(2);
    let newer = folder.write("newer.json", &newer.to_string());
    let too_new =
        format!("{newer}: version 2 is newer than this program, which reads versions up to 1");
    assert_eq!(
        worthwhile(&["check", &newer]).mistakes(),
        std::slice::from_ref(&too_new)
    );
    assert_eq!(worthwhile(&["roi", PLAYBOOK, &newer]).mistakes(), [too_new]);
    assert_eq!(
        worthwhile(&["zones", CASE]).mistakes(),
        [
            "samples/case.json: expected a document of format “worthwhile.playbook”, got \
          “worthwhile.case”"
        ]
    );
    let other = folder.write("other.json", r#"{"format": "invoice", "version": 1}"#);
    assert_eq!(
        worthwhile(&["check", &other]).mistakes(),
        [
            "format: must be one of worthwhile.playbook, worthwhile.offer, worthwhile.case, worthwhile.shared, got \
          \"invoice\""
        ]
    );
    let none = folder.write("none.json", "[1, 2]");
    assert_eq!(
        worthwhile(&["check", &none]).mistakes(),
        ["format: is missing"]
    );
}

#[test]
fn a_text_that_is_no_json_is_bad_input_and_a_missing_file_a_failure() {
    let folder = Folder::new();
    let broken = folder.write("broken.json", "{\n  \"format\": oops\n}");
    assert_eq!(
        worthwhile(&["check", &broken]).mistakes(),
        [format!("{broken}: not JSON, from line 2, column 13")]
    );
    let bytes = folder.write_bytes("bytes.json", &[0x7b, 0xff, 0x7d]);
    assert_eq!(
        worthwhile(&["check", &bytes]).mistakes(),
        [format!("{bytes}: not UTF-8 text")]
    );
    let missing = folder.path("missing.json");
    for arguments in [
        vec!["check", &missing],
        vec!["zones", &missing],
        vec!["roi", PLAYBOOK, &missing],
        vec!["advise", &missing, CASE],
    ] {
        let run = worthwhile(&arguments);
        assert_eq!(run.code, 1, "{arguments:?}");
        assert!(
            run.errors.starts_with(&format!("{missing}: ")),
            "{}",
            run.errors
        );
        assert_eq!(run.output, "");
    }
}

#[test]
fn usage_mistakes_exit_with_2() {
    for arguments in [
        vec![],
        vec!["frobnicate"],
        vec!["zones"],
        vec!["schema", "motion"],
    ] {
        let run = worthwhile(&arguments);
        assert_eq!((run.code, run.output.as_str()), (2, ""), "{arguments:?}");
        assert!(run.errors.contains("Usage") || run.errors.contains("possible values"));
    }
    assert_eq!(worthwhile(&["--help"]).code, 0);
}
