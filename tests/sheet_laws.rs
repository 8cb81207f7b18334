//! The playbook as tables: cells, rectangles, records, differences.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use worthwhile::document::{read_value, with_integers};
use worthwhile::format::{Catalogue, Locale};
use worthwhile::playbook::{Playbook, sample};
use worthwhile::sheet::{
    Cell, Grid, Kind, PAGES, Row, What, at, diff, from_clipboard, grids, paste, put, row,
    take_back, to_clipboard,
};

/// The sample, every optional field filled in or null, so that nothing is merely absent.
///
/// Of the ROI models one is enough here, and saves most of the time.
fn sheet() -> Value {
    let mut playbook: Playbook = worthwhile::document::read(sample::PLAYBOOK).unwrap();
    playbook
        .public
        .roi_models
        .retain(|model| model.id == "other");
    with_integers(serde_json::to_value(playbook).unwrap())
}

fn all_grids(sheet: &Value) -> Vec<Grid> {
    PAGES
        .iter()
        .flat_map(|page| grids(page, sheet, Locale::En))
        .collect()
}

fn all_cells(sheet: &Value) -> Vec<Cell> {
    let grids = all_grids(sheet);
    grids
        .iter()
        .flat_map(|grid| grid.cells().map(|(_, _, cell)| cell).collect::<Vec<_>>())
        .collect()
}

fn faults(sheet: &Value) -> Vec<String> {
    let faults = read_value::<Playbook>(sheet.clone())
        .err()
        .unwrap_or_default();
    worthwhile::cli::lines(&faults, "whole")
        .lines()
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_field_has_a_name_in_the_catalogue_and_a_place_in_the_schema() {
    let english = Catalogue::of(Locale::En);
    for page in &PAGES {
        assert_ne!(english.text(page.title), page.title);
        for table in page.tables {
            assert_ne!(english.text(table.title), table.title);
            for column in table.columns {
                assert_ne!(english.text(column.head), column.head);
                assert!(
                    column
                        .group
                        .is_none_or(|group| english.text(group) != group)
                );
            }
        }
    }
    // A cell for a field that the document does not have would be an unknown field when typed in.
    let sheet = sheet();
    for cell in all_cells(&sheet) {
        let mut typed = sheet.clone();
        cell.write(&mut typed, "1", Locale::En);
        let unknown = faults(&typed)
            .into_iter()
            .find(|line| line.contains("unknown field"));
        assert_eq!(unknown, None, "{}", cell.path);
    }
}

#[test]
fn names_of_cells_are_unique() {
    let names: Vec<String> = all_cells(&sheet()).iter().map(Cell::name).collect();
    let unique: BTreeSet<&String> = names.iter().collect();
    assert_eq!(unique.len(), names.len());
    assert!(names.len() > 200);
}

#[test]
fn what_a_cell_shows_it_takes_back_unchanged_in_every_language() {
    let sheet = sheet();
    for locale in Locale::ALL {
        for cell in all_cells(&sheet) {
            for text in [cell.text(&sheet, locale), cell.copied(&sheet, locale)] {
                let mut again = sheet.clone();
                cell.write(&mut again, &text, locale);
                assert!(diff(&sheet, &again).is_empty(), "{} {text:?}", cell.path);
            }
        }
    }
}

fn cell(sheet: &Value, name: &str) -> Cell {
    let mut cells = all_cells(sheet).into_iter();
    cells
        .find(|cell| cell.name() == name)
        .unwrap_or_else(|| panic!("no cell {name}"))
}

fn typed(sheet: &Value, name: &str, text: &str, locale: Locale) -> Value {
    let mut typed = sheet.clone();
    cell(sheet, name).write(&mut typed, text, locale);
    typed
}

#[test]
fn numbers_are_read_in_the_language_and_what_is_none_stands_as_typed() {
    let sheet = sheet();
    let german = typed(&sheet, "motions[1].lead_cost", "1.234,56 €", Locale::De);
    assert_eq!(german["motions"][1]["lead_cost"], 1234.56);
    let share = typed(&sheet, "motions[1].win_rate", "32,5 %", Locale::De);
    assert_eq!(share["motions"][1]["win_rate"], 0.325);
    let english = typed(&sheet, "motions[1].lead_cost", "1.234,56", Locale::En);
    assert_eq!(english["motions"][1]["lead_cost"], "1.234,56");
    let problem = cell(&english, "motions[1].lead_cost")
        .problem(&english, Locale::En)
        .unwrap();
    assert_eq!(
        Catalogue::of(Locale::En).fill(&problem, "EUR"),
        "This can be read in two ways. Did you mean 1,234.56?"
    );
}

#[test]
fn a_group_begins_with_its_first_figure_and_ends_with_its_last() {
    let sheet = sheet();
    let begun = typed(&sheet, "motions[2].lighter.win_rate", "20", Locale::En);
    assert_eq!(
        faults(&begun),
        ["motions[2].lighter.onboarding_cost: is missing"]
    );
    let whole = typed(
        &begun,
        "motions[2].lighter.onboarding_cost",
        "500",
        Locale::En,
    );
    let whole = typed(&whole, "motions[2].lighter.hours@se", "3", Locale::En);
    assert!(faults(&whole).is_empty());
    assert_eq!(
        whole["motions"][2]["lighter"]["hours"],
        json!([{"role": "se", "hours": 3}])
    );
    let mut emptied = whole;
    for name in [
        "lighter.hours@se",
        "lighter.win_rate",
        "lighter.onboarding_cost",
    ] {
        emptied = typed(&emptied, &format!("motions[2].{name}"), "", Locale::En);
    }
    assert_eq!(emptied, sheet);
}

#[test]
fn texts_are_english_until_they_are_translated() {
    let sheet = sheet();
    let name = "public.price_book.plans[0].name";
    let german = typed(&sheet, &format!("{name}@de"), "Einstieg", Locale::De);
    assert_eq!(
        *at(&german, name).unwrap(),
        json!({"en": "Starter", "de": "Einstieg"})
    );
    let plain = typed(&german, &format!("{name}@de"), "", Locale::De);
    assert_eq!(*at(&plain, name).unwrap(), "Starter");
    let none = typed(&plain, &format!("{name}@en"), "", Locale::En);
    assert_eq!(faults(&none), [format!("{name}: is missing")]);
}

#[test]
fn choices_are_understood_by_their_name_in_any_language() {
    let sheet = sheet();
    let kind = typed(
        &sheet,
        "motions[1].kind",
        "Der Kunde kauft allein",
        Locale::En,
    );
    assert_eq!(kind["motions"][1]["kind"], "self_service");
    let sells = typed(&sheet, "team.roles[2].sells", "Ja", Locale::ZhHans);
    assert_eq!(sells["team"]["roles"][2]["sells"], true);
    let motion = typed(&sheet, "capacity.motion", "Großkunden", Locale::En);
    assert_eq!(motion["capacity"]["motion"], "enterprise");
    let plans = typed(
        &sheet,
        "public.price_book.add_ons[0].plans",
        "Starter; TEAM",
        Locale::En,
    );
    let add_on = &plans["public"]["price_book"]["add_ons"][0];
    assert_eq!(add_on["plans"], json!(["starter", "team"]));
    let wrong = typed(&sheet, "motions[1].kind", "nobody", Locale::En);
    assert_eq!(
        faults(&wrong),
        ["motions[1].kind: must be one of \"self_service\", \"assisted\", got \"nobody\""]
    );
}

#[test]
fn a_fault_is_shown_at_its_cell_and_nowhere_else() {
    let sheet = sheet();
    for (name, text) in [
        ("motions[1].win_rate", "130"),
        ("motions[1].hours@se", "many"),
        ("motions[0].acceptance.tenth_at", "1"),
        ("public.price_book.terms[1].years", "1"),
        ("public.price_book.add_ons[1].plans", "team, nothing"),
        ("team.roles[0].name@en", ""),
        ("public.packages[0].offered_to", "1"),
    ] {
        let locale = Locale::En;
        let wrong = if name.ends_with("@en") {
            let mut wrong = sheet.clone();
            put(&mut wrong, "team.roles[0].name", Value::Null);
            wrong
        } else {
            typed(&sheet, name, text, locale)
        };
        let faults = read_value::<Playbook>(wrong.clone()).unwrap_err();
        let shown: Vec<String> = all_cells(&wrong)
            .into_iter()
            .filter(|cell| cell.fault(&wrong, &faults, locale).is_some())
            .map(|cell| cell.name())
            .collect();
        assert_eq!(shown, [name], "{faults:?}");
    }
    let wrong = typed(&sheet, "motions[1].win_rate", "130", Locale::En);
    let faults = read_value::<Playbook>(wrong.clone()).unwrap_err();
    let fault = cell(&wrong, "motions[1].win_rate")
        .fault(&wrong, &faults, Locale::En)
        .unwrap();
    assert_eq!(
        Catalogue::of(Locale::En).fill(&fault, "EUR"),
        "must be above 0% and at most 100%, got 130%"
    );
}

fn grid(sheet: &Value, list: &str) -> Grid {
    let mut grids = all_grids(sheet).into_iter();
    grids
        .find(|grid| grid.list.as_deref() == Some(list))
        .unwrap()
}

#[test]
fn a_block_from_a_spreadsheet_lands_where_it_is_pasted_and_makes_room() {
    let mut sheet = sheet();
    let rows = from_clipboard("KMU\t\t\t8.500,50 €\t7\r\nKlein\t\t\t1.000\t20,5\r\n");
    let segments = grid(&sheet, "capacity.segments");
    let left_out = paste(&mut sheet, &segments, (2, 0), &rows, Locale::De);
    assert_eq!(left_out, 0);
    assert_eq!(
        sheet["capacity"]["segments"].as_array().unwrap()[2..],
        [
            json!({"name": "KMU", "acv": 8500.5, "opportunities_month": 7}),
            json!({"name": "Klein", "acv": 1000, "opportunities_month": 20.5}),
        ]
    );
    assert!(faults(&sheet).is_empty());
    // Motions stand side by side: a column of the block is a motion.
    let motions = grid(&sheet, "motions");
    let field = motions
        .fields
        .iter()
        .position(|field| field.column.path == "win_rate")
        .unwrap();
    let block = from_clipboard("10%\t20%\n70\t75\n");
    paste(&mut sheet, &motions, (1, field), &block, Locale::En);
    assert_eq!(sheet["motions"][1]["win_rate"], 0.1);
    assert_eq!(sheet["motions"][2]["win_rate"], 0.2);
    assert_eq!(sheet["motions"][2]["gross_margin"], 0.75);
    let wide = vec![vec!["5".to_owned(); 8]];
    let left_out = paste(&mut sheet, &motions, (0, field), &wide, Locale::En);
    assert_eq!(
        (left_out, sheet["motions"].as_array().unwrap().len()),
        (2, 6)
    );
}

#[test]
fn quotes_hold_line_ends_and_tabs_together() {
    assert_eq!(
        from_clipboard("a\t\"b\nc\"\t\"say \"\"x\"\"\"\n\"open\tq\n"),
        [vec!["a", "b\nc", "say \"x\""], vec!["\"open", "q"]]
    );
    assert_eq!(from_clipboard(""), [[""]]);
}

#[test]
fn a_group_begun_with_a_translation_is_none_once_that_is_taken_back() {
    let mut base = sheet();
    put(
        &mut base,
        "public.roi_models[0].drivers[0].evidence",
        Value::Null,
    );
    let name = "public.roi_models[0].drivers[0].evidence.source@de";
    let mut now = typed(&base, name, "Eine Studie", Locale::De);
    for change in diff(&base, &now) {
        take_back(&mut now, &change);
    }
    assert_eq!(faults(&now), [""; 0]);
    assert_eq!(now, base);
}

/// A record with its list and what is done.
fn any_change() -> impl Strategy<Value = (usize, Row)> {
    let row = prop_oneof![
        2 => Just(Row::Add),
        2 => (0..7_usize).prop_map(Row::Duplicate),
        2 => (0..7_usize, 0..7_usize).prop_map(|(from, to)| Row::Move(from, to)),
        3 => (0..7_usize).prop_map(Row::Delete),
    ];
    (0..30_usize, row)
}

/// Texts as they are typed and pasted.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[0-9]{1,3}",
        1 => "",
        1 => "[0-9]{1,2}[.,][0-9]{1,3}",
        1 => "[a-z]{1,5}",
        1 => "\\PC{0,8}",
    ]
}

proptest! {
    // Reading a whole playbook for every case takes its time.
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn references_stay_sound_whatever_is_done_with_records(
        changes in prop::collection::vec(any_change(), 1..25),
    ) {
        let mut sheet = sheet();
        for (which, change) in changes {
            let lists: Vec<Grid> =
                all_grids(&sheet).into_iter().filter(|grid| grid.list.is_some()).collect();
            row(&mut sheet, &lists[which % lists.len()], change, Locale::De);
        }
        let found = faults(&sheet);
        // Ten years is the longest term, a plan has room for tiers beyond any quantity, routes
        // go by size wherever they stand, and a formula that uses what is gone says so: what it
        // should be instead nobody can know.
        let full = |line: &String| {
            let sized = ["terms[", "tiers[", "].from: "].iter().any(|part| line.contains(part));
            sized || line.contains("no input or formula")
        };
        prop_assert!(found.iter().all(full), "{found:?}");
    }

    #[test]
    fn taking_back_every_change_in_any_order_gives_the_saved_version(
        changes in prop::collection::vec(any_change(), 0..12),
        typed in prop::collection::vec((any::<prop::sample::Index>(), any_text()), 0..12),
        order in any::<prop::sample::Index>(),
    ) {
        let base = sheet();
        let mut now = base.clone();
        for (which, change) in changes {
            let lists: Vec<Grid> =
                all_grids(&now).into_iter().filter(|grid| grid.list.is_some()).collect();
            row(&mut now, &lists[which % lists.len()], change, Locale::En);
        }
        for (cell, text) in typed {
            let cells = all_cells(&now);
            cell.get(&cells).write(&mut now, &text, Locale::En);
        }
        for _ in 0..2_000 {
            let changes = diff(&base, &now);
            if changes.is_empty() {
                break;
            }
            take_back(&mut now, order.get(&changes));
        }
        prop_assert_eq!(diff(&base, &now), vec![]);
        // What is null and what is absent is the same to a document, and to its reader.
        let read = |sheet: &Value| read_value::<Playbook>(sheet.clone()).unwrap();
        prop_assert_eq!(read(&now), read(&base));
    }

    #[test]
    fn nothing_typed_anywhere_is_lost(
        place in any::<prop::sample::Index>(), text in any_text(),
        locale in prop::sample::select(Locale::ALL.to_vec()),
    ) {
        let sheet = sheet();
        let cells = all_cells(&sheet);
        let cell = place.get(&cells);
        let mut typed = sheet.clone();
        cell.write(&mut typed, &text, locale);
        let again = cell.text(&typed, locale);
        // What is shown afterwards stands for the same.
        let mut once_more = typed.clone();
        cell.write(&mut once_more, &again, locale);
        prop_assert!(diff(&typed, &once_more).is_empty(), "{} {text:?} {again:?}", cell.path);
        if cell.is_number() && cell.problem(&typed, locale).is_some() {
            prop_assert_eq!(again, text.trim());
        }
    }

    #[test]
    fn any_text_is_some_rectangle_and_rectangles_come_back(
        text in "[a-c\"\t\r\n]{0,40}",
        rows in (1..5_usize).prop_flat_map(|width| {
            prop::collection::vec(prop::collection::vec("[a\"\t\n é]{0,5}", width), 1..5)
        }),
    ) {
        let read = from_clipboard(&text);
        prop_assert!(!read.is_empty() && read.iter().all(|row| !row.is_empty()));
        prop_assert_eq!(from_clipboard(&to_clipboard(&rows)), rows);
    }

    #[test]
    fn pasting_anything_anywhere_leaves_a_document_that_names_its_faults(
        text in "([0-9a-c.,%\t\n]|\"\"){0,60}",
        which in 0..30_usize, place in (0..4_usize, 0..30_usize),
        locale in prop::sample::select(Locale::ALL.to_vec()),
    ) {
        let mut sheet = sheet();
        let grids = all_grids(&sheet);
        paste(&mut sheet, &grids[which % grids.len()], place, &from_clipboard(&text), locale);
        let faults = read_value::<Playbook>(sheet.clone()).err().unwrap_or_default();
        let cells = all_cells(&sheet);
        for fault in &faults {
            let shown = cells.iter().any(|cell| {
                cell.fault(&sheet, &vec![fault.clone()], locale).is_some()
            });
            prop_assert!(shown, "{fault:?}");
        }
    }
}

#[test]
fn a_change_of_each_kind_is_told_as_what_it_is() {
    let base = sheet();
    let mut now = base.clone();
    now["motions"][1]["win_rate"] = json!(0.5);
    let motions = grid(&now, "motions");
    row(&mut now, &motions, Row::Move(0, 2), Locale::En);
    let terms = grid(&now, "public.price_book.terms");
    row(&mut now, &terms, Row::Delete(1), Locale::En);
    let roles = grid(&now, "team.roles");
    row(&mut now, &roles, Row::Add, Locale::En);
    let told: Vec<String> = diff(&base, &now)
        .into_iter()
        .map(|change| {
            let what = match change.what {
                What::Value(old, new) => format!("{:?} {:?}", old.unwrap(), new.unwrap()),
                What::Added(_) => "added".to_owned(),
                What::Removed(_) => "removed".to_owned(),
                What::Order(_) => "order".to_owned(),
            };
            format!("{}: {what}", change.path)
        })
        .collect();
    assert_eq!(
        told,
        [
            "public.price_book.terms[1]: removed",
            "team.roles[3]: added",
            "motions[0].win_rate: Number(0.3) Number(0.5)",
            "motions: order",
        ]
    );
}

#[test]
fn a_role_that_goes_takes_its_hours_with_it() {
    let mut sheet = sheet();
    let roles = grid(&sheet, "team.roles");
    row(&mut sheet, &roles, Row::Delete(0), Locale::En);
    assert_eq!(
        sheet["motions"][1]["hours"],
        json!([{"role": "se", "hours": 2}])
    );
    assert_eq!(sheet["motions"][1]["lighter"]["hours"], json!([]));
    let hours = |cell: &Cell| matches!(&cell.kind, Kind::Hours(role) if role == "inside_ae");
    assert!(!all_cells(&sheet).iter().any(hours));
}

#[test]
fn the_texts_for_proposals_are_tables_whose_mistakes_stand_at_their_cells() {
    let mut sheet = sheet();
    let grids = all_grids(&sheet);
    let list = "public.library.answers";
    let grid = grids.iter().find(|grid| grid.list.as_deref() == Some(list));
    let grid = grid.unwrap();
    let before = grid.records.len();
    let text = "other, Manufacturing\tIs it safe?\t\t\tYes.\n";
    let rows = from_clipboard(text);
    assert_eq!(paste(&mut sheet, grid, (before, 0), &rows, Locale::En), 0);
    let new = format!("{list}[{before}]");
    assert_eq!(
        at(&sheet, &new).unwrap(),
        &json!({"industries": ["other", "Manufacturing"], "question": "Is it safe?", "answer": "Yes."})
    );
    assert_eq!(faults(&sheet), Vec::<String>::new());
    // Without its answer a question is a mistake, and it stands at the cell of the answer.
    let cells = all_cells(&sheet);
    let answer = cells
        .iter()
        .find(|cell| cell.path == format!("{new}.answer"));
    answer.unwrap().write(&mut sheet, "", Locale::En);
    let told = read_value::<Playbook>(sheet.clone()).unwrap_err();
    assert!(answer.unwrap().fault(&sheet, &told, Locale::En).is_some());
}
