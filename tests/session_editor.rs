//! The playbook edited in its tables, as the session sees it. No browser.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

use proptest::prelude::*;
use serde_json::json;
use worthwhile::format::Locale;
use worthwhile::session::{Action, Documents, Edit, Field, MotionField, Session, playbook_file};
use worthwhile::sheet::{Cell, Grid, PAGES, Row, diff, grids};

fn session() -> Session {
    Session::new(Documents::sample().unwrap(), Locale::En)
}

fn all_grids(session: &Session) -> Vec<Grid> {
    let sheet = session.documents().workbook().sheet();
    let grids = PAGES.iter().flat_map(|page| grids(page, sheet, Locale::En));
    grids.collect()
}

fn cell(session: &Session, name: &str) -> Cell {
    let mut cells = all_grids(session).into_iter().flat_map(|grid| {
        let cells: Vec<Cell> = grid.cells().map(|(_, _, cell)| cell).collect();
        cells
    });
    cells.find(|cell| cell.name() == name).unwrap()
}

fn typed(session: &Session, name: &str, text: &str) -> Session {
    let cell = cell(session, name);
    session.apply(Action::Edit(Edit::Type(cell, text.to_owned())))
}

fn done(session: &Session, list: &str, change: Row) -> Session {
    let mut grids = all_grids(session).into_iter();
    let grid = grids
        .find(|grid| grid.list.as_deref() == Some(list))
        .unwrap();
    session.apply(Action::Edit(Edit::Row(grid, change)))
}

fn faults(session: &Session) -> usize {
    session.documents().workbook().faults().len()
}

fn changes(session: &Session) -> usize {
    let book = session.documents().workbook();
    diff(book.base(), book.sheet()).len()
}

const WIN: &str = "motions[1].win_rate";

#[test]
fn a_mistake_keeps_the_last_good_playbook_and_is_one_step_with_its_mending() {
    let start = session();
    let wrong = typed(&start, WIN, "4x");
    assert_eq!(faults(&wrong), 1);
    assert_eq!(wrong.documents().playbook(), start.documents().playbook());
    let mended = typed(&wrong, WIN, "45");
    assert_eq!(faults(&mended), 0);
    assert_eq!(mended.documents().playbook().motions[1].win_rate, 0.45);
    let undone = mended.apply(Action::Undo);
    assert_eq!(undone.documents(), start.documents());
    assert!(undone.undoable().is_none());
}

#[test]
fn typing_back_what_was_there_is_no_change() {
    let start = session();
    let back = typed(&typed(&start, WIN, "45"), WIN, "30");
    assert_eq!(back.documents(), start.documents());
    assert!(back.undoable().is_none());
}

#[test]
fn a_figure_changed_on_the_deal_reaches_the_tables_with_their_mistakes() {
    let wrong = typed(&session(), "motions[2].lead_cost", "dear");
    // The motion stands elsewhere in the tables than in the last good playbook.
    let moved = done(&wrong, "motions", Row::Move(1, 0));
    let lead = Field::Motion(1, MotionField::WinRate);
    let both = moved.apply(Action::Type(lead, "50".to_owned()));
    assert_eq!(both.documents().playbook().motions[1].win_rate, 0.5);
    let sheet = both.documents().workbook().sheet();
    assert_eq!(sheet["motions"][0]["id"], "inside_sales");
    assert_eq!(sheet["motions"][0]["win_rate"], 0.5);
    assert_eq!(sheet["motions"][2]["lead_cost"], "dear");
    let good = typed(&both, "motions[2].lead_cost", "3000");
    assert_eq!(faults(&good), 0);
    assert_eq!(good.documents().playbook().motions[0].win_rate, 0.5);
}

#[test]
fn what_waits_in_a_cell_is_read_again_in_another_language() {
    let wrong = typed(&session(), "motions[2].lead_cost", "1.234,56");
    assert_eq!(faults(&wrong), 1);
    let german = wrong.apply(Action::Speak(Locale::De));
    assert_eq!(faults(&german), 0);
    assert_eq!(german.documents().playbook().motions[2].lead_cost, 1234.56);
}

#[test]
fn the_customer_keeps_a_plan_whatever_happens_to_theirs() {
    let start = session();
    let gone = done(&start, "public.price_book.plans", Row::Delete(1));
    assert_eq!(faults(&gone), 0);
    assert_eq!(gone.documents().case().terms.plan, "business");
    assert_eq!(
        gone.documents().case().customer,
        start.documents().case().customer
    );
    let back = gone.apply(Action::Undo);
    assert_eq!(back.documents().case().terms.plan, "team");
}

#[test]
fn fields_that_wait_for_a_motion_that_goes_wait_no_more() {
    let last = Field::Motion(2, MotionField::LeadCost);
    let waiting = session().apply(Action::Type(last, "x".to_owned()));
    assert_eq!(waiting.drafts().len(), 1);
    assert!(
        done(&waiting, "motions", Row::Delete(2))
            .drafts()
            .is_empty()
    );
}

#[test]
fn accepting_resetting_and_importing_move_the_saved_version() {
    let changed = typed(&session(), WIN, "45");
    assert_eq!(changes(&changed), 1);
    let accepted = changed.apply(Action::Edit(Edit::Accept));
    assert_eq!(changes(&accepted), 0);
    assert_eq!(changes(&accepted.apply(Action::Undo)), 1);
    let reset = changed.apply(Action::Edit(Edit::Reset));
    assert_eq!(reset.documents(), session().documents());
    let text = accepted.documents().workbook().sheet().to_string();
    let imported = session().apply(Action::Edit(Edit::Import(playbook_file(&text).unwrap())));
    assert_eq!(imported.documents().playbook().motions[1].win_rate, 0.45);
    assert_eq!(changes(&imported), 0);
}

#[test]
fn a_file_with_mistakes_is_taken_and_one_of_another_kind_is_not() {
    let mut broken = (**session().documents().workbook().sheet()).clone();
    broken["motions"][1]["win_rate"] = json!("high");
    broken["colour"] = json!("red");
    let value = playbook_file(&broken.to_string()).unwrap();
    let imported = session().apply(Action::Edit(Edit::Import(value)));
    assert_eq!(faults(&imported), 2);
    assert_eq!(
        imported.documents().playbook(),
        session().documents().playbook()
    );
    let removed = imported.apply(Action::Edit(Edit::Remove("colour".to_owned())));
    assert_eq!(faults(&removed), 1);
    for other in [
        "",
        "[1",
        "{}",
        r#"{"format":"worthwhile.case","version":1}"#,
        r#"{"format":"worthwhile.playbook","version":2}"#,
    ] {
        assert!(!playbook_file(other).unwrap_err().is_empty(), "{other}");
    }
}

#[test]
fn what_an_earlier_visit_left_is_found_again() {
    let wrong = typed(&typed(&session(), "motions[0].lead_cost", "20"), WIN, "x");
    let book = wrong.documents().workbook();
    let fresh = Documents::new(
        wrong.documents().playbook().clone(),
        (**wrong.documents().case()).clone(),
    );
    let resumed = fresh.unwrap().resumed(
        Some((**book.sheet()).clone()),
        Some((**book.base()).clone()),
    );
    assert_eq!(resumed.workbook(), book);
}

#[test]
fn add_ons_are_taken_with_plans_that_have_them() {
    let take =
        |session: &Session, id: &str| session.apply(Action::ChooseAddOn(id.to_owned(), true));
    let size = |session: &Session| session.documents().deal().estimate.quote.yearly.units();
    let both = take(&take(&session(), "single_sign_on"), "analytics");
    assert_eq!(size(&both), 6000.0 + 600.0 + 40.0 * 24.0);
    let starter = both.apply(Action::ChoosePlan("starter".to_owned()));
    assert!(starter.documents().case().terms.add_ons.is_empty());
    assert_eq!(
        size(&both.apply(Action::ChooseAddOn("analytics".to_owned(), false))),
        6600.0
    );
    assert_eq!(
        take(&session(), "no such").documents(),
        session().documents()
    );
}

#[test]
fn a_wanted_size_is_met_across_tiers() {
    let business = session().apply(Action::ChoosePlan("business".to_owned()));
    let large = business.apply(Action::Resize(100_000.0));
    let quote = large.documents().deal().estimate.quote;
    assert!(
        (quote.yearly.units() - 100_000.0).abs() <= 90.0,
        "{quote:?}"
    );
    assert!(
        business
            .apply(Action::Resize(f64::NAN))
            .documents()
            .deal()
            .recommended
            .npv
            .is_finite()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_is_edited_undo_leads_back_to_the_beginning(
        edits in prop::collection::vec(
            (any::<prop::sample::Index>(), "[0-9]{1,3}|[a-z]{1,3}|", 0..5_u8), 1..12),
    ) {
        let start = session();
        let mut now = start.clone();
        for (which, text, kind) in edits {
            let grids = all_grids(&now);
            let grid = which.get(&grids);
            let cells: Vec<Cell> = grid.cells().map(|(_, _, cell)| cell).collect();
            let edit = match kind {
                0 => Edit::Row(grid.clone(), Row::Delete(0)),
                1 => Edit::Row(grid.clone(), Row::Add),
                2 => Edit::Paste(grid.clone(), (0, 0), vec![vec![text; 3]; 2]),
                _ if cells.is_empty() => continue,
                3 => Edit::Clear(vec![which.get(&cells).clone()]),
                _ => Edit::Type(which.get(&cells).clone(), text),
            };
            now = now.apply(Action::Edit(edit));
            prop_assert!(now.documents().deal().recommended.npv.is_finite());
        }
        while now.undoable().is_some() {
            now = now.apply(Action::Undo);
        }
        prop_assert_eq!(now.documents(), start.documents());
    }
}
