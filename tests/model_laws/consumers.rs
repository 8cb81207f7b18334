//! The readings that other programs run, run by them: `LibreOffice` recalculates the
//! spreadsheet reading, `DuckDB` answers the SQL reading, and both come to what the first reading says.
//!
//! `cargo xtask test` installs the two and says where they are. Without it these tests are not
//! run and say so.

use crate::tree::{self, NAMES, Tree};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use worthwhile::model::{Formula, double, perhaps_empty};

/// Formulas as vendors write them, and the corners in which programs differ.
const CORNERS: [&str; 40] = [
    "a * b * 46 week/year * 25 %",
    "-a ^ 2",
    "(-a) ^ 2",
    "2 ^ 3 ^ 2",
    "2 * -3 - -b",
    "--a",
    "a / c",
    "c / c",
    "c ^ c",
    "c ^ -1",
    "d ^ 3",
    "(-8) ^ (1 / 3)",
    "(-8) ^ 0.2",
    "d ^ 0.5",
    "a ^ 0.5 + b ^ -1.5",
    "d ^ b",
    "b ^ d",
    "d ^ (a + 1)",
    "10 ^ 300 * 10 ^ 300",
    "1 / (10 ^ 300 * 10 ^ 300)",
    "if(10 ^ 300 * 10 ^ 300 > 1, 1, 2)",
    "min(10 ^ 300 * 10 ^ 300, 1)",
    "if(c = 0, 7, 1 / c)",
    "if(a > 1 or 1 / c > 1, 1, 2)",
    "if(a < 1 and 1 / c > 1, 1, 2)",
    "if(not (a < b and b < 100), 1, if(a != 2, 2, 3))",
    "if(a > 1 and b > 1 and c = 0 and d < 0 or a = 9, 1, 2)",
    "min(a, b, c, d) + max(a) - clamp(d, -1, 5)",
    "clamp(a, 10, 3)",
    "ln(a) + ln(b) ^ 2",
    "ln(c)",
    "ln(d)",
    "round(b * 100) + round(2.5) + round(-2.5)",
    "round(1.005, 2) + round(2.675, 2) + round(0.285, 2)",
    "round(1234.567, -2) + round(150, -2)",
    "round(b / 3, a)",
    "round(10 ^ 299, 15)",
    "round(b, 40) + round(123.456, 2.9)",
    "1.7e308 / 10 ^ 300 + 1e-7 * 3e20",
    "200 % % * (a - (b - c)) / (d / a)",
];

/// The cases: what the four names hold.
const CASES: [[Option<f64>; 4]; 6] = [
    [Some(2.0), Some(3.5), Some(0.0), Some(-4.0)],
    [Some(1.0), Some(-0.5), Some(8.0), Some(125.0)],
    [Some(-3.0), Some(1e300), Some(0.25), Some(2.0)],
    [Some(0.0), Some(0.0), Some(1.0), Some(1.0)],
    [None, Some(2.0), Some(5.0), Some(0.5)],
    [Some(7.0), None, Some(3.0), None],
];

/// How many formulas are generated.
const GENERATED: usize = 400;

/// The corners, and formulas that are generated: the same ones every time.
fn formulas() -> Vec<Formula> {
    let mut runner = TestRunner::deterministic();
    let generated = std::iter::repeat_with(|| {
        let tree: Tree = tree::trees().new_tree(&mut runner).unwrap().current();
        Formula::parse(&tree.print(), &NAMES).ok()
    });
    let corners = CORNERS.map(|text| Formula::parse(text, &NAMES).unwrap());
    corners
        .into_iter()
        .chain(generated.flatten().take(GENERATED))
        .collect()
}

/// What `xtask` says under `name`.
pub fn told(name: &str) -> PathBuf {
    let Some(path) = std::env::var_os(name) else {
        panic!("{name} is not set: `cargo xtask test -- host` installs what this test needs");
    };
    PathBuf::from(path)
}

/// Holds what another program came to against the first reading.
#[derive(Default)]
struct Comparison {
    valued: usize,
    compared: usize,
    wrong: Vec<String>,
}

impl Comparison {
    fn compare(
        &mut self,
        formula: &Formula,
        case: &[Option<f64>],
        written: &str,
        got: &Result<Option<f64>, String>,
    ) {
        let wanted = formula.evaluate(case).ok();
        let fits = match (got, wanted) {
            (Ok(Some(got)), Some(wanted)) => {
                (got - wanted).abs() <= 1e-9 * wanted.abs().max(1e-300)
            }
            (Ok(None), None) => true,
            _ => false,
        };
        self.compared += 1;
        self.valued += usize::from(wanted.is_some());
        if !fits {
            let source = formula.source();
            self.wrong.push(format!(
                "{source}\n  {case:?}\n  {written}\n  {wanted:?}, got {got:?}"
            ));
        }
    }

    fn judge(&self) {
        let (wrong, all) = (self.wrong.len(), self.compared);
        assert!(
            self.valued * 3 > all,
            "{} of {all} have a value",
            self.valued
        );
        assert!(
            self.valued * 10 < all * 9,
            "{} of {all} have a value",
            self.valued
        );
        assert!(
            wrong == 0,
            "{wrong} of {all} differ:\n{}",
            self.wrong[..wrong.min(12)].join("\n")
        );
    }
}

#[test]
#[ignore = "needs DuckDB, which `cargo xtask test` brings"]
fn duckdb_comes_to_the_same() {
    let packages = told("WORTHWHILE_NODE_MODULES");
    let formulas = formulas();
    let names: Vec<String> = NAMES.iter().map(|name| double(name)).collect();
    let expressions: Vec<String> = formulas
        .iter()
        .map(|formula| formula.sql(|place| names[place].clone()).unwrap())
        .collect();
    let rows = CASES.iter().zip(0..).map(|(case, row)| {
        let values =
            case.map(|value| value.map_or("NULL".to_owned(), |value| format!("{value:E}")));
        format!("({row}, {})", values.join(", "))
    });
    let rows: Vec<String> = rows.collect();
    let statements = [
        // Whole numbers and decimals, as a warehouse has them.
        "CREATE TABLE cases (row INTEGER, a INTEGER, b DOUBLE, c DECIMAL(10, 2), d FLOAT)"
            .to_owned(),
        format!("INSERT INTO cases VALUES {}", rows.join(", ")),
    ];
    let queries: Vec<String> = expressions
        .iter()
        .map(|sql| format!("SELECT {sql} FROM cases ORDER BY row"))
        .collect();
    let answers = duckdb(&packages, &statements, &queries);
    let mut comparison = Comparison::default();
    for ((formula, sql), answer) in formulas.iter().zip(&expressions).zip(&answers) {
        for (row, case) in CASES.iter().enumerate() {
            let got = match &answer[row][0] {
                Value::Null if answer.is_array() => Ok(None),
                Value::Number(number) => Ok(number.as_f64()),
                other => Err(format!("{other} {answer}")),
            };
            comparison.compare(formula, case, sql, &got);
        }
    }
    comparison.judge();
}

/// What `DuckDB` answers, in one process.
pub fn duckdb(packages: &Path, statements: &[String], queries: &[String]) -> Vec<Value> {
    let mut node = Command::new("node")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/model_laws/duckdb.mjs"))
        .arg(packages)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = node.stdin.take().unwrap();
    let asked = json!([statements, queries]).to_string();
    let writer = std::thread::spawn(move || input.write_all(asked.as_bytes()));
    let done = node.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(done.status.success(), "node: {}", done.status);
    serde_json::from_slice(&done.stdout).unwrap()
}

/// The columns of a sheet that hold the names.
const COLUMNS: [char; 4] = ['A', 'B', 'C', 'D'];

#[test]
#[ignore = "needs LibreOffice, which `cargo xtask test` brings"]
fn libreoffice_comes_to_the_same() {
    let office = told("WORTHWHILE_SOFFICE");
    let formulas = formulas();
    // A row for each formula and case: the four values, some cells empty, and the formula.
    let rows: Vec<(&Formula, &[Option<f64>; 4])> = formulas
        .iter()
        .flat_map(|formula| CASES.iter().map(move |case| (formula, case)))
        .collect();
    let written: Vec<String> = rows
        .iter()
        .enumerate()
        .map(|(row, (formula, _))| {
            let cell = |place: usize| perhaps_empty(&format!("{}{}", COLUMNS[place], row + 1));
            formula.spreadsheet(cell).unwrap()
        })
        .collect();
    let cells = rows
        .iter()
        .zip(&written)
        .map(|((_, case), formula)| (case.to_vec(), formula.as_str()));
    let results = libreoffice(&office, cells);
    assert_eq!(results.len(), rows.len());
    let mut comparison = Comparison::default();
    for (((formula, case), written), got) in rows.iter().zip(&written).zip(&results) {
        // A spreadsheet takes what is equal to 15 digits for equal.
        if !tree::near_tie(formula, *case) {
            comparison.compare(formula, *case, written, got);
        }
    }
    assert!(
        comparison.compared * 20 > rows.len() * 19,
        "{} compared",
        comparison.compared
    );
    comparison.judge();
}

/// What `LibreOffice` recalculates: for each row, values and behind them a formula as Excel has
/// it.
fn libreoffice<'a>(
    office: &Path,
    rows: impl Iterator<Item = (Vec<Option<f64>>, &'a str)>,
) -> Vec<Result<Option<f64>, String>> {
    let folder = std::env::temp_dir().join(format!("worthwhile-formulas-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("formulas.fods"), sheet(rows)).unwrap();
    let done = Command::new(office)
        .arg(format!(
            "-env:UserInstallation=file://{}/profile",
            folder.display()
        ))
        .args(["--headless", "--convert-to"])
        // Commas, quotes, UTF-8; values as they are shown, which the sheet says.
        .arg("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true")
        .arg("--outdir")
        .arg(&folder)
        .arg(folder.join("formulas.fods"))
        .output()
        .unwrap();
    let csv = std::fs::read_to_string(folder.join("formulas.csv"))
        .unwrap_or_else(|problem| panic!("{problem}: {done:?}"));
    let _ = std::fs::remove_dir_all(&folder);
    let results = csv.lines().map(|line| {
        let shown = line.rsplit(',').next().unwrap_or_default();
        match shown.parse::<f64>() {
            Ok(value) => Ok(Some(value)),
            // A formula that it cannot read at all is another thing than one without a value.
            _ if ["#DIV/0!", "#NUM!", "#N/A", "#VALUE!", "Err:502", "Err:503"].contains(&shown) => {
                Ok(None)
            }
            _ => Err(shown.to_owned()),
        }
    });
    results.collect()
}

/// A flat spreadsheet document whose formulas are in Excel's writing.
fn sheet<'a>(rows: impl Iterator<Item = (Vec<Option<f64>>, &'a str)>) -> String {
    let row = |(values, formula): (Vec<Option<f64>>, &str)| {
        let values = values.into_iter().map(|value| match value {
            Some(value) => format!(
                "<table:table-cell office:value-type=\"float\" office:value=\"{value:E}\"/>"
            ),
            None => "<table:table-cell/>".to_owned(),
        });
        let formula = formula
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        let formula = format!(
            "<table:table-cell table:style-name=\"full\" table:formula=\"msoxl:={formula}\"/>"
        );
        let cells: String = values.chain([formula]).collect();
        format!("<table:table-row>{cells}</table:table-row>\n")
    };
    let rows: String = rows.map(row).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:msoxl=\"http://schemas.microsoft.com/office/excel/formula\" office:version=\"1.2\" \
         xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
         xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" \
         office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">\
         <office:automatic-styles><number:number-style style:name=\"digits\">\
         <number:scientific-number number:decimal-places=\"16\" number:min-integer-digits=\"1\" \
         number:min-exponent-digits=\"2\"/></number:number-style><style:style style:name=\"full\" \
         style:family=\"table-cell\" style:data-style-name=\"digits\"/></office:automatic-styles>\
         <office:body>\
         <office:spreadsheet><table:table table:name=\"Formulas\">{rows}</table:table>\
         </office:spreadsheet></office:body></office:document>\n"
    )
}
