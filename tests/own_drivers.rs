//! Benefits that an account executive adds for one customer.
#![cfg(feature = "vendor")]
#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

use worthwhile::case::{Case, Category, OwnDriver};
use worthwhile::cli;
use worthwhile::document::read;
use worthwhile::format::{Catalogue, Locale};
use worthwhile::offer::Calculator;
use worthwhile::playbook::{Playbook, sample};
use worthwhile::session::{Action, Documents, Field, MOST_OWN, OwnEdit, OwnText, Session, Step};

fn session() -> Session {
    Session::new(Documents::sample().unwrap(), Locale::De)
}

fn edited(session: &Session, edit: OwnEdit) -> Session {
    session.apply(Action::Own(edit))
}

fn added(session: &Session) -> Session {
    edited(session, OwnEdit::Add("Weniger Reisen".to_owned()))
}

fn typed(session: &Session, field: Field, text: &str) -> Session {
    session.apply(Action::Type(field, text.to_owned()))
}

fn figure(session: &Session, input: &str, text: &str) -> Session {
    let changed = typed(session, Field::Figure(input.to_owned()), text);
    assert!(changed.drafts().is_empty(), "{:?}", changed.drafts());
    changed
}

fn own(session: &Session) -> OwnDriver {
    session.documents().case().own_drivers()[0].clone()
}

fn text(session: &Session, which: OwnText, text: &str) -> Session {
    typed(session, Field::Own(own(session).id, which), text)
}

fn full_run(session: &Session) -> f64 {
    let drivers = &session.documents().deal().estimate.situation.drivers;
    drivers.iter().map(|driver| driver.benefit.full_run).sum()
}

fn npv(session: &Session) -> f64 {
    session.documents().returns().npv
}

#[test]
fn a_benefit_counts_once_its_figures_are_given_with_the_deduction_of_a_hope() {
    let start = session();
    let new = added(&start);
    assert_eq!(
        full_run(&new),
        full_run(&start),
        "nothing is said of it yet"
    );
    let with = figure(&figure(&new, "own_1_today", "10.000"), "own_1_saved", "50");
    // 10,000 a year, half of it saved; a fifth of that is deducted.
    assert!((full_run(&with) - full_run(&start) - 5000.0).abs() < 1e-6);
    let drivers = &with.documents().deal().estimate.situation.drivers;
    assert!((drivers.last().unwrap().benefit.adjusted() - 4000.0).abs() < 1e-6);
    assert!(npv(&with) > npv(&start));
    // The vendor's own document knows nothing of it.
    assert_eq!(with.documents().playbook(), start.documents().playbook());
    assert_eq!(
        with.undoable(),
        Some(&Step::Field(Field::Figure("own_1_saved".to_owned())))
    );
}

#[test]
fn it_is_a_driver_like_any_other() {
    let with = figure(
        &figure(&added(&session()), "own_1_today", "10.000"),
        "own_1_saved",
        "50",
    );
    let documents = with.documents();
    let (calculator, case) = (documents.desk().calculator(), documents.case());
    let model = calculator.model(case).unwrap();
    let saved = model
        .inputs
        .iter()
        .find(|input| input.id == "own_1_saved")
        .unwrap();
    assert_eq!(
        saved.name.in_language("de"),
        "Weniger Reisen: Anteil, der entfällt"
    );
    assert!(
        calculator
            .explain(
                case,
                &format!("drivers[{}].baseline", model.drivers.len() - 1)
            )
            .is_some()
    );
    let thresholds = calculator.thresholds(case, &documents.price()).unwrap();
    let named = |id: &str| {
        thresholds
            .iter()
            .any(|one| model.inputs[one.input].id == id)
    };
    assert!(named("own_1_today"), "what must be true names it");
    let off = with.apply(Action::Count(
        worthwhile::session::Counted::Driver("own_1".to_owned()),
        false,
    ));
    assert_eq!(full_run(&off), full_run(&session()));
}

#[test]
fn what_is_deleted_leaves_nothing_and_comes_back_whole() {
    let start = session();
    let with = figure(&added(&start), "own_1_today", "10.000");
    let gone = edited(&with, OwnEdit::Delete("own_1".to_owned()));
    assert_eq!(gone.documents(), start.documents());
    assert_eq!(gone.apply(Action::Undo).documents(), with.documents());
    assert_eq!(
        with.apply(Action::Undo).apply(Action::Undo).documents(),
        start.documents()
    );
}

#[test]
fn a_formula_takes_the_place_of_the_amount_and_says_what_is_wrong_with_it() {
    let with = figure(
        &figure(&added(&session()), "own_1_today", "10.000"),
        "own_1_saved",
        "50",
    );
    let by_formula = text(&with, OwnText::Baseline, "staff * 100 money/person/year");
    assert!(by_formula.drafts().is_empty(), "{:?}", by_formula.drafts());
    assert!(
        by_formula
            .documents()
            .case()
            .figure("own_1_today")
            .is_none()
    );
    let staff = f64::from(by_formula.documents().case().customer.staff);
    let more = full_run(&by_formula) - full_run(&session());
    assert!((more - staff * 100.0 * 0.5).abs() < 1e-6, "{more}");
    // The people employed are no input of the driver's own.
    let (calculator, case) = (
        by_formula.documents().desk().calculator(),
        by_formula.documents().case(),
    );
    let inputs = calculator.model(case).unwrap().inputs.len();
    let groups = calculator.groups(case).unwrap();
    assert!(
        groups
            .by_driver
            .iter()
            .flatten()
            .all(|place| *place < inputs)
    );
    for (wrong, says) in [
        ("staf * 100", "staff"),
        ("staff +", ""),
        ("staff", ""),
        ("own_1.baseline", ""),
    ] {
        let draft = text(&with, OwnText::Baseline, wrong);
        let field = Field::Own("own_1".to_owned(), OwnText::Baseline);
        let problem = &draft.draft(&field).unwrap().problem;
        let problem = Catalogue::of(Locale::De).fill(problem, "EUR");
        assert!(problem.contains(says), "{wrong}: {problem}");
        assert_eq!(draft.documents(), with.documents());
    }
    let emptied = text(&by_formula, OwnText::Baseline, "");
    assert_eq!(own(&emptied).baseline, None);
}

#[test]
fn name_source_and_kind_are_changed_and_names_cannot_be_empty() {
    let with = added(&session());
    let named = text(&with, OwnText::Name, "Reisekosten");
    assert_eq!(own(&named).name, "Reisekosten");
    let nameless = text(&named, OwnText::Name, " ");
    assert_eq!(own(&nameless).name, "Reisekosten");
    assert_eq!(nameless.drafts().len(), 1);
    let sourced = text(&named, OwnText::Source, "Leitung Service");
    assert_eq!(own(&sourced).source, "Leitung Service");
    let bound = edited(
        &named,
        OwnEdit::Categorise("own_1".to_owned(), Category::WorkingCapital),
    );
    let bound = figure(
        &figure(&bound, "own_1_today", "10.000"),
        "own_1_saved",
        "50",
    );
    let drivers = &bound.documents().deal().estimate.situation.drivers;
    assert!(drivers.last().unwrap().benefit.once);
}

#[test]
fn there_are_as_many_as_there_can_be_and_each_industry_has_its_own() {
    let mut full = session();
    for _ in 0..MOST_OWN + 3 {
        full = added(&full);
    }
    let ids: std::collections::BTreeSet<String> = full
        .documents()
        .case()
        .own_drivers()
        .iter()
        .map(|own| own.id.clone())
        .collect();
    assert_eq!(ids.len(), MOST_OWN);
    let elsewhere = full.apply(Action::ChooseIndustry("technology".to_owned()));
    assert_eq!(elsewhere.documents().case().customer.industry, "technology");
    assert!(elsewhere.documents().case().own_drivers().is_empty());
    let back = elsewhere.apply(Action::ChooseIndustry("manufacturing".to_owned()));
    assert_eq!(back.documents().case().own_drivers().len(), MOST_OWN);
}

#[test]
fn a_model_that_allows_none_refuses_them_and_a_changed_playbook_drops_them() {
    let with = figure(&added(&session()), "own_1_today", "10.000");
    let case = (**with.documents().case()).clone();
    let mut closed: Playbook = read(sample::PLAYBOOK).unwrap();
    for model in &mut closed.public.roi_models {
        model.own_drivers = false;
    }
    let faults = Calculator::with_own(&closed.public, &case).unwrap_err();
    assert_eq!(faults[0].path, "own_drivers.manufacturing");
    let plain = Calculator::new(closed.public.clone()).unwrap();
    assert!(
        plain.estimate(&case).is_err(),
        "never worked out without them"
    );
    let file = serde_json::to_string(&closed).unwrap();
    let fitted = with.apply(Action::Edit(worthwhile::session::Edit::Import(
        serde_json::to_value(&closed).unwrap(),
    )));
    assert!(fitted.documents().case().own_drivers().is_empty());
    assert!(fitted.documents().case().figure("own_1_today").is_none());
    let told = cli::advise(&file, &serde_json::to_string(&case).unwrap()).unwrap_err();
    assert_eq!(told[0].path, "own_drivers.manufacturing");
}

#[test]
fn mistakes_in_a_file_are_told_at_their_place_in_the_case() {
    let with = added(&session());
    let mut case = (**with.documents().case()).clone();
    let own = case.own_drivers.get_mut("manufacturing").unwrap();
    own[0].baseline = Some("nothing * 12".to_owned());
    let playbook: Playbook = read(sample::PLAYBOOK).unwrap();
    let faults = Calculator::with_own(&playbook.public, &case).unwrap_err();
    assert_eq!(faults[0].path, "own_drivers.manufacturing[0].baseline");
    let text = serde_json::to_string(&case).unwrap();
    assert_eq!(read::<Case>(&text).unwrap(), case);
}

#[test]
fn the_command_line_counts_them() {
    let with = figure(
        &figure(&added(&session()), "own_1_today", "10.000"),
        "own_1_saved",
        "50",
    );
    let of = |session: &Session| {
        let case = serde_json::to_string(&**session.documents().case()).unwrap();
        let report = cli::roi(sample::PLAYBOOK, &case).unwrap();
        report["npv"].as_f64().unwrap()
    };
    assert!(of(&with) > of(&session()));
}
