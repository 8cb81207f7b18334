//! Names, sources and notes that are none: formulas, markup, control characters, far too much.

use crate::support::{case, made, public};
use serde_json::json;
use worthwhile::document::Text;
use worthwhile::finance::Date;
use worthwhile::format::Locale;
use worthwhile::offer::{Calculator, Public};
use worthwhile::workbook::{Content, Request, cash_flow_csv, xlsx};

const HOSTILE: [&str; 7] = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(A1:A9)",
    "-2+3",
    "<script>alert(1)</script> & \"quotes\" 'too' ]]>",
    "\u{202E}gnp.exe\u{0007}\u{0000}\u{FFFE} \u{1F600}",
    "=HYPERLINK(\"http://example.com\";\"x\")",
];

/// The sample offer with hostile texts wherever a text can stand.
fn hostile(text: &str) -> Public {
    let mut public = public();
    public.vendor = Text::Plain(text.to_owned());
    for model in &mut public.roi_models {
        model.name = Text::Plain(text.to_owned());
        for input in &mut model.inputs {
            input.name = Text::Plain(text.to_owned());
            input.source = Some(Text::Plain(text.to_owned()));
        }
        for driver in &mut model.drivers {
            driver.name = Text::Plain(text.to_owned());
            driver.group = Some(text.chars().filter(|c| !c.is_control()).take(50).collect());
        }
        for cost in &mut model.costs {
            cost.name = Text::Plain(text.to_owned());
        }
    }
    public
}

#[test]
fn a_text_stays_a_text() {
    for text in HOSTILE
        .into_iter()
        .map(str::to_owned)
        .chain(["x=".repeat(50_000)])
    {
        let calculator = Calculator::new(hostile(&text)).unwrap();
        let name: String = text.chars().take(150).collect();
        let case = case("manufacturing", "cash_in_advance", |case| {
            case["customer"]["name"] = json!(name);
            case["scenarios"][0]["name"] = json!(text.chars().take(60).collect::<String>());
        });
        let book = made(&calculator, &case, Locale::En);
        for sheet in &book.sheets {
            for (row, column, cell) in &sheet.cells {
                match &cell.content {
                    Content::Text(text) => assert!(text.encode_utf16().count() <= 32_767),
                    // What a document says never gets into a formula.
                    Content::Formula(formula, _) => {
                        for bad in ["cmd", "HYPERLINK", "<script", "SUM(A1:A9)"] {
                            assert!(
                                !formula.contains(bad),
                                "{}!{row},{column}: {formula}",
                                sheet.name
                            );
                        }
                    }
                    Content::Empty | Content::Number(_) => {}
                }
            }
        }
        assert!(xlsx(&book).unwrap().starts_with(b"PK"));
    }
}

#[test]
fn a_line_of_the_csv_begins_no_formula_and_numbers_stay_numbers() {
    for locale in Locale::ALL {
        for text in HOSTILE {
            let calculator = Calculator::new(hostile(text)).unwrap();
            let case = case("manufacturing", "cash_in_advance", |case| {
                case["customer"]["name"] = json!(text);
            });
            let csv = cash_flow_csv(&Request {
                calculator: &calculator,
                case: &case,
                locale,
                today: Date::new(2026, 11, 23).unwrap(),
            })
            .unwrap();
            let lines = csv.strip_prefix('\u{FEFF}').unwrap().split("\r\n");
            for line in lines {
                let first = line.trim_start_matches('"');
                assert!(!first.starts_with(['=', '+', '-', '@']), "{line}");
            }
            let (separator, loss) = match locale {
                Locale::De => (';', "-6675,60"),
                _ => (',', "-6675.60"),
            };
            let net = csv
                .lines()
                .filter(|line| line.contains(loss) || line.contains(&format!("{separator}-")));
            assert!(net.count() > 0, "{csv}");
        }
    }
}
