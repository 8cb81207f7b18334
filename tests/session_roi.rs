//! ROI models edited in the playbook's tables, as the session sees it. No browser.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_cmp,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

use worthwhile::format::{Catalogue, Locale};
use worthwhile::session::{
    Action, Documents, Edit, Reading, Session, formula_names, playbook_file, read_formula,
};
use worthwhile::sheet::{
    Cell, Grid, PAGES, Row, at, diff, from_clipboard, grids, locate, take_back,
};

const DRIVERS: &str = "public.roi_models[0].drivers";
const BASELINE: &str = "public.roi_models[0].drivers[0].baseline";

fn session() -> Session {
    Session::new(Documents::sample().unwrap(), Locale::En)
}

fn grid(session: &Session, list: &str) -> Grid {
    let sheet = session.documents().workbook().sheet();
    let mut grids = PAGES.iter().flat_map(|page| grids(page, sheet, Locale::En));
    grids
        .find(|grid| grid.list.as_deref() == Some(list))
        .unwrap()
}

fn cell(session: &Session, name: &str) -> Cell {
    let sheet = session.documents().workbook().sheet();
    let grids = PAGES.iter().flat_map(|page| grids(page, sheet, Locale::En));
    let mut cells = grids.flat_map(|grid| {
        let cells: Vec<Cell> = grid.cells().map(|(_, _, cell)| cell).collect();
        cells
    });
    cells
        .find(|cell| cell.name() == name)
        .unwrap_or_else(|| panic!("no cell {name}"))
}

fn typed(session: &Session, name: &str, text: &str) -> Session {
    let cell = cell(session, name);
    session.apply(Action::Edit(Edit::Type(cell, text.to_owned())))
}

fn done(session: &Session, list: &str, change: Row) -> Session {
    session.apply(Action::Edit(Edit::Row(grid(session, list), change)))
}

/// Where the playbook is wrong and how, in words.
fn told(session: &Session) -> Vec<(String, String)> {
    let book = session.documents().workbook();
    let words = Catalogue::of(Locale::En);
    let faults = book.faults().iter();
    faults
        .map(|fault| {
            let name = locate(book.sheet(), &fault.path, Locale::En).unwrap().name;
            (name, words.fill(&fault.message, "EUR"))
        })
        .collect()
}

fn reading(session: &Session, name: &str) -> Reading {
    let documents = session.documents();
    let cell = cell(session, name);
    read_formula(documents.workbook().sheet(), documents.case(), &cell)
}

fn result(session: &Session, name: &str) -> String {
    match reading(session, name) {
        Reading::Good(explained) => explained.result.shown(Locale::En, "EUR"),
        other => panic!("{other:?}"),
    }
}

fn gain(session: &Session) -> f64 {
    session.documents().returns().npv
}

#[test]
fn a_driver_is_added_filled_in_and_counts() {
    let start = session();
    let added = done(&start, DRIVERS, Row::Add);
    assert_eq!(told(&added), []);
    assert_eq!(gain(&added), gain(&start));
    let place = grid(&added, DRIVERS).records.len() - 1;
    let of = |field: &str| format!("{DRIVERS}[{place}].{field}");
    let filled = typed(&added, &of("baseline"), "downtime_hours * downtime_rate");
    let filled = typed(&filled, &of("improvement"), "20 %");
    assert_eq!(told(&filled), []);
    assert!(gain(&filled) > gain(&start));
    let gone = done(&filled, DRIVERS, Row::Delete(place));
    assert_eq!(gone.documents().playbook(), start.documents().playbook());
}

#[test]
fn a_wrong_formula_stays_with_its_error_and_the_last_good_deal() {
    let start = session();
    let wrong = typed(&start, BASELINE, "downtime_hours * downtme_rate");
    assert_eq!(
        told(&wrong),
        [(
            "Manufacturing · Unplanned downtime · Baseline".to_owned(),
            "at column 18: there is no input or formula “downtme_rate”; did you mean \
             “downtime_rate”?"
                .to_owned()
        )]
    );
    assert_eq!(reading(&wrong, BASELINE), Reading::Wrong(Some(17..29)));
    assert_eq!(gain(&wrong), gain(&start));
    let unit = typed(&wrong, BASELINE, "2 * downtime_hours");
    assert_eq!(reading(&unit, BASELINE), Reading::Wrong(Some(0..18)));
    let other = format!("{DRIVERS}[1].baseline");
    assert_eq!(reading(&unit, &other), Reading::Waits);
    let right = typed(&unit, BASELINE, "downtime_hours * downtime_rate * 2");
    assert_eq!(told(&right), []);
    assert!(gain(&right) > gain(&start));
    let undone = right.apply(Action::Undo);
    assert_eq!(undone.documents(), start.documents());
}

#[test]
fn a_formula_is_tried_with_the_figures_of_the_case_or_the_defaults() {
    let start = session();
    assert_eq!(result(&start, BASELINE), "€54,000/year");
    let mut documents = start.documents().clone();
    documents = documents
        .with_case(|case| {
            let figures = case.figures.entry("manufacturing".to_owned()).or_default();
            figures.insert("downtime_hours".to_owned(), 10.0);
        })
        .unwrap();
    let own = Session::new(documents, Locale::En);
    assert_eq!(result(&own, BASELINE), "€4,500/year");
    // Another industry's formula has that industry's defaults.
    let other = "public.roi_models[1].drivers[0].baseline";
    assert_eq!(result(&own, other), result(&start, other));
}

#[test]
fn an_input_that_is_gone_or_renamed_is_missed_by_every_formula_that_uses_it() {
    let start = session();
    let inputs = "public.roi_models[0].inputs";
    for session in [
        done(&start, inputs, Row::Delete(0)),
        typed(&start, &format!("{inputs}[0].id"), "stopped_hours"),
    ] {
        let told = told(&session);
        assert!(!told.is_empty());
        for (place, what) in told {
            assert!(place.starts_with("Manufacturing · "), "{place}");
            // A formula, or the question that asks for it first.
            let missed = [
                "there is no input or formula “downtime_hours”",
                "“downtime_hours” is not defined",
            ];
            assert!(missed.iter().any(|part| what.contains(part)), "{what}");
        }
        assert_eq!(gain(&session), gain(&start));
    }
}

#[test]
fn a_model_is_added_for_another_industry_and_removed() {
    let start = session();
    let added = done(&start, "public.roi_models", Row::Add);
    assert_eq!(told(&added), []);
    assert_eq!(added.documents().playbook().public.roi_models.len(), 5);
    let list = "public.roi_models[4].inputs";
    let filled = done(&added, list, Row::Add);
    let filled = typed(&filled, &format!("{list}[0].id"), "claims");
    let filled = typed(&filled, &format!("{list}[0].likely"), "1,000");
    let filled = typed(
        &filled,
        "public.roi_models[4].drivers[0].baseline",
        "claims",
    );
    assert_eq!(told(&filled), []);
    assert_eq!(
        result(&filled, "public.roi_models[4].drivers[0].baseline"),
        "€1,000/year"
    );
    let removed = done(&filled, "public.roi_models", Row::Delete(4));
    assert_eq!(removed.documents().playbook(), start.documents().playbook());
    // The customer's own industry may go as well: the case takes one that is left.
    let without = done(&start, "public.roi_models", Row::Delete(0));
    assert_eq!(told(&without), []);
    assert!(gain(&without).is_finite());
}

#[test]
fn inputs_are_pasted_from_a_spreadsheet_percent_by_their_unit() {
    let start = session();
    let list = "public.roi_models[3].inputs";
    let grid = grid(&start, list);
    let end = grid.records.len();
    let rows = from_clipboard(
        "returns\tReturns\t\t\titem/year\t80\t100\t120\t\"evenly\"\n\
         returns_cut\tFewer\t\t\t%\t5%\t10%\t20%\taround the likely value\n",
    );
    let pasted = start.apply(Action::Edit(Edit::Paste(grid, (end, 0), rows)));
    assert_eq!(told(&pasted), []);
    let sheet = pasted.documents().workbook().sheet().clone();
    let value = |path: String| at(&sheet, &path).unwrap().clone();
    assert_eq!(value(format!("{list}[{end}].likely")), 100);
    assert_eq!(value(format!("{list}[{end}].spread")), "uniform");
    assert_eq!(value(format!("{list}[{}].likely", end + 1)), 0.1);
    assert_eq!(value(format!("{list}[{}].high", end + 1)), 0.2);
    let cell = cell(&pasted, &format!("{list}[{}].likely", end + 1));
    assert_eq!(cell.text(&sheet, Locale::En), "10");
    assert_eq!(pasted.apply(Action::Undo).documents(), start.documents());
}

#[test]
fn ramps_are_one_value_and_changes_are_taken_back() {
    let start = session();
    let ramp = "public.roi_models[0].ramp";
    let slow = typed(&start, ramp, "30; 60 %; 90");
    let slow = typed(&slow, "public.roi_models[0].ramp_range.low", "");
    let slow = typed(&slow, "public.roi_models[0].ramp_range.high", "");
    assert_eq!(told(&slow), []);
    assert_eq!(
        slow.documents().playbook().public.roi_models[0].ramp,
        [0.3, 0.6, 0.9]
    );
    let book = slow.documents().workbook();
    let changes = diff(book.base(), book.sheet());
    assert_eq!(changes.len(), 3);
    let mut back = (**book.sheet()).clone();
    for change in &changes {
        take_back(&mut back, change);
    }
    assert!(diff(book.base(), &back).is_empty());
    let wrong = typed(&start, ramp, "30; many");
    assert_eq!(
        cell(&wrong, ramp).text(wrong.documents().workbook().sheet(), Locale::En),
        "30; many"
    );
    assert_eq!(
        told(&wrong)[0].0,
        "Manufacturing · Share of full effect, step by step"
    );
}

#[test]
fn what_is_exported_with_a_new_driver_is_imported_again() {
    let changed = typed(
        &done(&session(), DRIVERS, Row::Add),
        BASELINE,
        "downtime_hours * 1 money/hour",
    );
    let text = serde_json::to_string_pretty(&**changed.documents().workbook().sheet()).unwrap();
    let imported = session().apply(Action::Edit(Edit::Import(playbook_file(&text).unwrap())));
    assert_eq!(
        imported.documents().playbook(),
        changed.documents().playbook()
    );
    assert_eq!(told(&imported), []);
}

#[test]
fn a_formula_may_name_inputs_people_and_other_formulas_but_not_itself() {
    let start = session();
    let names = |cell: &Cell| -> Vec<String> {
        let sheet = start.documents().workbook().sheet();
        let known = formula_names(sheet, cell, Locale::En).into_iter();
        known.map(|known| known.name).collect()
    };
    let model = &start.documents().playbook().public.roi_models[0];
    let all = names(&cell(&start, BASELINE));
    assert_eq!(all.len(), model.inputs.len() + 1 + model.formulas.len());
    assert!(all.contains(&"staff".to_owned()) && all.contains(&model.formulas[0].id));
    let own = names(&cell(&start, "public.roi_models[0].formulas[0].formula"));
    assert_eq!(own.len(), all.len() - 1);
}
