//! `LibreOffice` recalculates: every formula of the workbook comes to what was written beside it,
//! and after inputs are changed in the file, to what the engine says of the changed case.
//!
//! `cargo xtask test` installs it and says where it is. Without it these tests are not run.

use crate::generated::pairs;
use crate::support::{Grid, INDUSTRIES, TIMINGS, calculator, case, differ, dusty, made, wrong};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use std::path::{Path, PathBuf};
use std::process::Command;
use worthwhile::case::Case;
use worthwhile::format::Locale;
use worthwhile::offer::Calculator;
use worthwhile::workbook::{Book, Content, Value, xlsx};

/// What a cell shows that nobody has recalculated.
const STALE: f64 = -123_456_789.0;

#[test]
#[ignore = "needs LibreOffice, which `cargo xtask test` brings"]
fn every_formula_comes_to_what_is_written_beside_it() {
    let calculator = calculator();
    let mut books = Vec::new();
    for industry in INDUSTRIES {
        for (timing, locale) in TIMINGS.into_iter().zip([Locale::En, Locale::De]) {
            books.push(made(&calculator, &case(industry, timing, |_| {}), locale));
        }
    }
    for (calculator, case) in dusty() {
        books.push(made(&calculator, &case, Locale::En));
    }
    let mut runner = TestRunner::deterministic();
    for _ in 0..12 {
        let (calculator, case) = pairs().new_tree(&mut runner).unwrap().current();
        books.push(made(&calculator, &case, Locale::ZhHans));
    }
    let mut compared = 0;
    for (book, sheets) in books.iter().zip(recalculated(&books)) {
        for (place, recalculated) in sheets.iter().enumerate() {
            compared += compare(book, place, recalculated);
        }
    }
    assert!(compared > 10_000, "{compared}");
}

/// Holds every formula of a sheet against what it was recalculated to; gives how many there are.
fn compare(book: &Book, place: usize, recalculated: &Grid) -> usize {
    let sheet = &book.sheets[place];
    let mut wrong = Vec::new();
    let mut count = 0;
    for (row, column, cell) in &sheet.cells {
        let Content::Formula(formula, wanted) = &cell.content else {
            continue;
        };
        let nothing = Value::Text(String::new());
        let got = recalculated.get(&(*row, *column)).unwrap_or(&nothing);
        count += 1;
        if differ(got, wanted) {
            wrong.push(format!(
                "{row},{column}: ={formula}\n  {got:?}, not {wanted:?}"
            ));
        }
    }
    let some = wrong.len().min(8);
    assert!(
        wrong.is_empty(),
        "{} of {count} in {}:\n{}",
        wrong.len(),
        sheet.name,
        wrong[..some].join("\n")
    );
    count
}

#[test]
#[ignore = "needs LibreOffice, which `cargo xtask test` brings"]
fn after_three_inputs_are_changed_the_headlines_are_the_engines() {
    let calculator = calculator();
    let mut books = Vec::new();
    let mut changed = Vec::new();
    for industry in INDUSTRIES {
        for timing in TIMINGS {
            for fill in [true, false] {
                let before = case(industry, timing, |_| {});
                let mut book = made(&calculator, &before, Locale::En);
                let after = change(&calculator, &before, &mut book, fill);
                assert_ne!(before, after);
                books.push(book);
                changed.push(after);
            }
        }
    }
    for (after, sheets) in changed.iter().zip(recalculated(&books)) {
        let wrong = wrong(&sheets[0], &calculator, after);
        assert!(
            wrong.is_empty(),
            "{}: {}",
            after.customer.industry,
            wrong.join("\n")
        );
    }
}

/// Changes a figure of the customer's, an assumption and a setting, in the file and in the case;
/// with `fill` also the number of people, else a figure is emptied.
fn change(calculator: &Calculator, case: &Case, book: &mut Book, fill: bool) -> Case {
    let model = calculator.model(case).unwrap();
    let mut after = case.clone();
    let figures = after.figures.entry(model.id.clone()).or_default();
    let of = |kind| model.inputs.iter().filter(move |input| input.kind == kind);
    let asked = of(worthwhile::offer::InputKind::Customer);
    for (input, factor) in asked.take(2).zip([1.4, 0.8]) {
        let value = figures.get(&input.id).copied().unwrap_or(input.likely) * factor;
        figures.insert(input.id.clone(), value);
        fill_in(book, input.name.in_language("en"), Content::Number(value));
    }
    let assumed = of(worthwhile::offer::InputKind::Assumption).find(|input| input.high.is_some());
    let assumed = assumed.unwrap();
    let value = assumed.likely * 0.7;
    figures.insert(assumed.id.clone(), value);
    fill_in(book, assumed.name.in_language("en"), Content::Number(value));
    let empty = of(worthwhile::offer::InputKind::Customer).nth(3);
    if let (false, Some(empty)) = (fill, empty) {
        figures.remove(&empty.id);
        fill_in(book, empty.name.in_language("en"), Content::Empty);
    } else {
        after.customer.staff = 77;
        fill_in(book, "People employed", Content::Number(77.0));
    }
    let hurdles = [
        ("ROI, at least", &mut after.hurdles.roi_min, 1.5),
        (
            "Payback in months, at most",
            &mut after.hurdles.payback_months_max,
            9.0,
        ),
        (
            "Vendor's share of the value, at most",
            &mut after.hurdles.value_share_max,
            0.3,
        ),
    ];
    for (label, demanded, limit) in hurdles {
        *demanded = fill.then_some(limit);
        let content = demanded.map_or(Content::Empty, Content::Number);
        fill_in(book, label, content);
    }
    after.delay_months = Some(2.0);
    let delay = "Benefits begin later than planned, in months";
    fill_in(book, delay, Content::Number(2.0));
    after
}

/// Fills in the cell beside `label` on the sheet of inputs.
fn fill_in(book: &mut Book, label: &str, content: Content) {
    let inputs = &mut book.sheets[1].cells;
    let is = |found: &Content| matches!(found, Content::Text(text) if text == label);
    let row = inputs
        .iter()
        .find(|(_, column, cell)| *column == 0 && is(&cell.content))
        .unwrap()
        .0;
    let cell = inputs
        .iter_mut()
        .find(|(at, column, _)| (*at, *column) == (row, 1))
        .unwrap();
    cell.2.content = content;
}

/// What `LibreOffice` shows of each sheet of each book.
fn recalculated(books: &[Book]) -> Vec<Vec<Grid>> {
    let folder = std::env::temp_dir().join(format!(
        "worthwhile-workbook-{}-{}",
        std::process::id(),
        books.len()
    ));
    std::fs::create_dir_all(folder.join("profile/user")).unwrap();
    std::fs::write(
        folder.join("profile/user/registrymodifications.xcu"),
        ALWAYS,
    )
    .unwrap();
    let files: Vec<PathBuf> = books
        .iter()
        .enumerate()
        .map(|(place, book)| {
            let path = folder.join(format!("book{place}.xlsx"));
            std::fs::write(&path, xlsx(&stale(book)).unwrap()).unwrap();
            path
        })
        .collect();
    let office = std::env::var_os("WORTHWHILE_SOFFICE").map(PathBuf::from);
    let office = office.unwrap_or_else(|| {
        panic!("WORTHWHILE_SOFFICE is not set: `cargo xtask test -- host` installs what this test needs")
    });
    let done = Command::new(office)
        .arg(format!(
            "-env:UserInstallation=file://{}/profile",
            folder.display()
        ))
        .args(["--headless", "--convert-to"])
        // Commas, quotes, UTF-8; values in full and not as they are shown; every sheet.
        .arg("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1")
        .arg("--outdir")
        .arg(&folder)
        .args(&files)
        .output()
        .unwrap();
    let shown = books.iter().enumerate().map(|(place, book)| {
        let sheets = book.sheets.iter().map(|sheet| {
            let path = folder.join(format!("book{place}-{}.csv", sheet.name));
            read(&path, &format!("{done:?}"))
        });
        sheets.collect()
    });
    let shown = shown.collect();
    let _ = std::fs::remove_dir_all(&folder);
    shown
}

/// A profile that recalculates every file that is opened.
const ALWAYS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

/// The same with wrong results written beside the formulas: what is read later was recalculated.
fn stale(book: &Book) -> Book {
    let mut book = book.clone();
    for sheet in &mut book.sheets {
        for (_, _, cell) in &mut sheet.cells {
            if let Content::Formula(_, value) = &mut cell.content {
                *value = Value::Number(STALE);
            }
        }
    }
    book
}

fn read(path: &Path, told: &str) -> Grid {
    let text = std::fs::read_to_string(path)
        .unwrap_or_else(|problem| panic!("{}: {problem}: {told}", path.display()));
    let mut cells = Grid::new();
    for (row, line) in (0..).zip(rows(&text)) {
        for (column, shown) in (0..).zip(line) {
            // A share is written as a percentage even in full.
            let share = shown
                .strip_suffix('%')
                .and_then(|share| share.parse::<f64>().ok());
            let number = share.map(|share| share / 100.0);
            let value = match number.map_or_else(|| shown.parse::<f64>(), Ok) {
                Ok(number) => Value::Number(number),
                _ if shown.starts_with('#') || shown.starts_with("Err:") => Value::Missing,
                _ => Value::Text(shown),
            };
            cells.insert((row, column), value);
        }
    }
    cells
}

/// The cells of comma-separated values.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !quoted => {}
            c => cell.push(c),
        }
    }
    rows
}

#[test]
fn the_reader_of_rows_sees_quotes() {
    assert_eq!(
        rows("a,\"b \"\"c\"\", d\"\n1,\n"),
        [vec!["a", "b \"c\", d"], vec!["1", ""]]
    );
}
