//! The command line as a script sees it: the real binary, its output and its exit code.
#![cfg(all(feature = "vendor", not(target_arch = "wasm32")))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::float_cmp,
    missing_docs,
    reason = "a test may stop at the first thing that is wrong"
)]

mod mistakes;
mod publishing;
mod support;

use serde_json::{Value, json};
use support::{Folder, worthwhile};

const PLAYBOOK: &str = "samples/playbook.json";
const CASE: &str = "samples/case.json";

#[test]
fn the_samples_are_in_order() {
    let ok = |format: &str| json!({"ok": true, "format": format});
    assert_eq!(
        worthwhile(&["check", PLAYBOOK]).json(),
        ok("worthwhile.playbook")
    );
    assert_eq!(worthwhile(&["check", CASE]).json(), ok("worthwhile.case"));
    let folder = Folder::new();
    let offer = folder.write("offer.json", &offer().to_string());
    assert_eq!(
        worthwhile(&["check", &offer]).json(),
        ok("worthwhile.offer")
    );
}

#[test]
fn zones_of_the_sample() {
    let zones = worthwhile(&["zones", PLAYBOOK]).json();
    let names: Vec<_> = list(&zones["motions"]).iter().map(|m| &m["name"]).collect();
    assert_eq!(names, ["Self-service", "Inside sales", "Enterprise"]);
    let inside = &zones["motions"][1];
    near(&inside["opportunity_cost"], 1399.875);
    near(&inside["fixed_cost_of_sale"], 6166.25);
    near(&inside["minimum_acv"]["target"], 9_666.071_428_571_428);
    let edges: Vec<_> = list(&zones["dead_zones"])
        .iter()
        .flat_map(|zone| list(zone).clone())
        .collect();
    assert_eq!(edges.len(), 4);
    for (edge, wanted) in
        edges
            .iter()
            .zip([1000.0, 9_666.071_428_571_428, 60_000.0, 124_399.217_232_025])
    {
        near(edge, wanted);
    }
    near(&zones["first_viable_acv"], 314.685_555_616_632_77);
}

#[test]
fn the_customers_return_from_a_playbook_and_from_an_offer() {
    let roi = worthwhile(&["roi", PLAYBOOK, CASE]).json();
    near(&roi["npv"], 21_423.696_468_820_43);
    near(&roi["payback_months"], 15.745_466_853_633_769);
    assert_eq!(roi["payback_lost_again"], false);
    assert_eq!(roi["quote"]["quantity"], 40);
    assert_eq!(list(&roi["cash_flow"]["net"]).len(), 4);
    assert_eq!(roi["drivers"][0]["id"], "downtime");
    assert_eq!(
        roi["drivers"][0]["by_year"],
        json!([5737.5, 10327.5, 11475.0])
    );
    assert_eq!(roi.get("irr_roots"), None);

    let folder = Folder::new();
    let offer = folder.write("offer.json", &offer().to_string());
    assert_eq!(worthwhile(&["roi", &offer, CASE]).json(), roi);
}

#[test]
fn a_rate_that_does_not_exist_is_null_with_its_reason() {
    let folder = Folder::new();
    let mut case = sample(CASE);
    for figure in ["downtime_hours", "material_spend", "planners"] {
        case["figures"]["manufacturing"][figure] = json!(0);
    }
    let roi = worthwhile(&[
        "roi",
        PLAYBOOK,
        &folder.write("case.json", &case.to_string()),
    ])
    .json();
    for (key, reason) in [
        ("irr", "no_change_of_sign"),
        ("mirr", "no_change_of_sign"),
        ("payback_months", "never"),
        ("discounted_payback_months", "never"),
        ("must_be_true", "no_benefits"),
    ] {
        assert_eq!(roi[key], Value::Null, "{key}");
        assert_eq!(roi[format!("{key}_reason")], reason, "{key}");
    }
    assert_eq!(roi["roi"], -1.0);
}

#[test]
fn several_rates_and_a_recovery_that_is_lost_are_told() {
    let folder = Folder::new();
    let mut offer = offer();
    let model = &mut offer["public"]["roi_models"][0];
    model["horizon_years"] = json!(2);
    model["ramp"] = json!([1, 0]);
    model["drivers"][0]["risk"] = json!(0);
    // At t = 0 -10,000, then +23,000 and -13,200: the textbook case of two rates.
    model["drivers"][0]["baseline"] =
        json!("(23000 + 13200 + 10000) * 1 money/year / downtime_cut");
    for driver in [1, 2] {
        model["drivers"][driver]["baseline"] = json!("0 * scrap_rate");
    }
    model["costs"] = json!([{
        "id": "removal", "name": "Removal", "timing": "yearly", "risk": 0,
        "formula": "13200"
    }]);
    let mut case = sample(CASE);
    case["terms"]["quantity"] = json!(1);
    let case = folder.write("case.json", &case.to_string());
    offer["public"]["price_book"]["plans"][1]["price_per_unit"] = json!(10_000);
    offer["public"]["price_book"]["plans"][1]["minimum_quantity"] = json!(1);
    let offer = folder.write("offer.json", &offer.to_string());
    let roi = worthwhile(&["roi", &offer, &case]).json();
    let net: Vec<f64> = list(&roi["cash_flow"]["net"])
        .iter()
        .map(|net| net.as_f64().unwrap())
        .collect();
    for (got, wanted) in net.iter().zip([-10_000.0, 23_000.0, -13_200.0]) {
        assert!((got - wanted).abs() < 1e-6, "{net:?}");
    }
    let roots = list(&roi["irr_roots"]);
    near(&roots[0], 0.1);
    near(&roots[1], 0.2);
    near(&roi["irr"], 0.1);
    assert_eq!(roi["payback_lost_again"], true);
}

#[test]
fn advice_for_the_sample() {
    let advice = worthwhile(&["advise", PLAYBOOK, CASE]).json();
    assert_eq!(advice["motion"], "Inside sales");
    assert_eq!(advice["band"], "weak");
    near(&advice["dead_zone"][0], 1000.0);
    assert_eq!(advice["recommendation"], "lighter_sale_and_price");
    assert_eq!(advice["runner_up"], "longer_term");
    let corridor = &advice["corridor"];
    assert_eq!(corridor["empty"], false);
    near(&corridor["floor"], 9_666.071_428_571_428);
    near(&corridor["floor_lighter_sale"], 6_664.285_714_285_715);
    assert_eq!(corridor["ceiling"]["hurdle"], "payback");
    near(&corridor["approval"], 4800.0);
    assert_eq!(list(&advice["remedies"]).len(), 10);
    let first = &advice["remedies"][0];
    assert_eq!(first["way"], "lighter_sale_and_price");
    assert_eq!(first["price"], 6750.0);
    assert_eq!(first["one_off_charge"], 250.0);
    assert_eq!(first["status"], "healthy");
    assert_eq!(first["fails"], json!([]));
    assert_eq!(first["binding"], json!(["customer_payback"]));
    let longer = &advice["remedies"][1];
    assert_eq!(longer["term_years"], 3);
    assert_eq!(longer["fails"], json!(["ltv_cac", "payback"]));
    // The customer's figures are those under the recommended terms, not at list.
    near(&advice["customer"]["npv"], 19_122.043_576_258_446);
    near(&advice["customer"]["quote"]["yearly"], 6000.0);
}

#[test]
fn fewer_units_than_a_plan_sells_are_charged_as_its_minimum() {
    let folder = Folder::new();
    let mut case = sample(CASE);
    case["terms"]["quantity"] = json!(1);
    case["terms"]["years"] = json!(3);
    let case = folder.write("case.json", &case.to_string());
    let quote = &worthwhile(&["roi", PLAYBOOK, &case]).json()["quote"];
    let wanted = json!({
        "quantity": 5, "units": 750.0, "platform_fee": 0.0, "add_ons": 0.0, "list": 750.0, "discount": 0.1, "yearly": 675.0, "total": 2025.0
    });
    assert_eq!(*quote, wanted);
}

#[test]
fn add_ons_of_a_case_are_part_of_its_price() {
    let folder = Folder::new();
    let mut case = sample(CASE);
    case["terms"]["add_ons"] = json!(["analytics", "single_sign_on"]);
    let good = folder.write("case.json", &case.to_string());
    let quote = &worthwhile(&["roi", PLAYBOOK, &good]).json()["quote"];
    let wanted = json!({
        "quantity": 40, "units": 6000.0, "platform_fee": 0.0, "add_ons": 1560.0, "list": 7560.0,
        "discount": 0.0, "yearly": 7560.0, "total": 7560.0
    });
    assert_eq!(*quote, wanted);
    case["terms"]["plan"] = json!("starter");
    case["terms"]["add_ons"] = json!(["analytics", "nothing", "analytics"]);
    let faults = folder.write("faults.json", &case.to_string());
    assert_eq!(
        worthwhile(&["advise", PLAYBOOK, &faults]).mistakes(),
        [
            "terms.add_ons[0]: goes only with these plans: team, business",
            "terms.add_ons[1]: “nothing” is not defined",
            "terms.add_ons[2]: stands twice; it must be unique",
        ]
    );
}

#[test]
fn outside_the_dead_zone_there_is_none() {
    let folder = Folder::new();
    let mut case = sample(CASE);
    case["terms"]["quantity"] = json!(100);
    let case = folder.write("case.json", &case.to_string());
    let advice = worthwhile(&["advise", PLAYBOOK, &case]).json();
    assert_eq!(advice["dead_zone"], Value::Null);
    assert_eq!(advice["dead_zone_reason"], "outside_every_zone");
}

#[test]
fn the_negotiation_and_what_looks_wrong_are_told() {
    let folder = Folder::new();
    let mut playbook = sample(PLAYBOOK);
    playbook["motions"][1]["win_rate_from"] = json!("opinion");
    let playbook = folder.write("playbook.json", &playbook.to_string());
    let advice = worthwhile(&["advise", &playbook, CASE]).json();
    assert_eq!(advice["warnings"], json!(["win_rate_not_from_records"]));
    let rails = &advice["guardrails"];
    assert_eq!(rails["walk_away_below"], 3600.0);
    assert_eq!(rails["ask_for"], 6750.0);
    assert_eq!(rails["concessions"][3]["approval"], "Head of sales");
    assert_eq!(rails["concessions"][0]["approval_reason"], "not_needed");
}

#[test]
fn the_help_documents_the_keys() {
    for (command, keys) in [
        (
            "zones",
            vec!["minimum_acv", "dead_zones", "first_viable_acv"],
        ),
        ("roi", vec!["must_be_true", "irr_roots", "by_year"]),
        ("sql", vec!["benefit_ID", "driver_ID_baseline", "staff"]),
        (
            "advise",
            vec![
                "corridor",
                "runner_up",
                "profit_per_ae_hour",
                "guardrails",
                "warnings",
            ],
        ),
    ] {
        let help = worthwhile(&["help", command]).output;
        for key in keys {
            assert!(help.contains(key), "{command}: {key}");
        }
    }
}

/// What a database makes of it, `model_laws` compares with the engine.
#[test]
fn a_model_is_printed_as_one_query() {
    let run = worthwhile(&[
        "sql",
        PLAYBOOK,
        "--industry",
        "technology",
        "--table",
        "base",
    ]);
    assert_eq!((run.code, run.errors.as_str()), (0, ""));
    assert!(run.output.starts_with("-- tickets [ticket/month] 1500\n"));
    assert!(run.output.contains("\nFROM \"base\"\n"));
    assert!(run.output.contains(" AS \"benefit_support\""));
    let selects = run.output.matches("WITH ").count();
    assert_eq!(selects, 1);

    let folder = Folder::new();
    let offer = folder.write("offer.json", &offer().to_string());
    let same = worthwhile(&["sql", &offer, "--industry", "technology", "--table", "base"]);
    assert_eq!(same.output, run.output);

    let wrong = worthwhile(&["sql", PLAYBOOK, "--industry", "technologi"]).mistakes();
    assert_eq!(
        wrong,
        ["--industry: “technologi” is not defined; did you mean “technology”?"]
    );
    let mut long = sample(PLAYBOOK);
    long["public"]["roi_models"][2]["drivers"][0]["improvement"] =
        json!(format!("deflection{}", " ^ deflection".repeat(40)));
    let path = folder.write("long.json", &long.to_string());
    let wrong = worthwhile(&["sql", &path, "--industry", "technology"]).mistakes();
    assert_eq!(
        wrong,
        [
            "public.roi_models[2].drivers[0].improvement: too long to be written out in another \
             language"
        ]
    );
}

#[test]
fn a_proposal_is_printed_for_its_reader_on_its_day() {
    let asked = [
        "proposal",
        PLAYBOOK,
        CASE,
        "--date",
        "2026-11-23",
        "--language",
        "de",
    ];
    let printed = worthwhile(&[&asked[..], &["--form", "markdown"]].concat());
    assert_eq!((printed.code, printed.errors.as_str()), (0, ""));
    assert!(
        printed
            .output
            .starts_with("# Angebot · Brandt Verpackungen\n")
    );
    let page = worthwhile(&asked).output;
    assert!(page.starts_with("<!doctype html>\n<html lang=\"de\">"));
    assert_eq!(worthwhile(&asked).output, page);
    let mut wrong = asked;
    wrong[4] = "2026-02-30";
    assert_eq!(worthwhile(&wrong).code, 2);
    let mut case: Value = serde_json::from_str(&text(CASE)).unwrap();
    case["proposal"] = json!({"texts": {"de": {"summary.lead": "{kapitalwert}"}}});
    let folder = Folder::new();
    let path = folder.write("case.json", &case.to_string());
    let faults = worthwhile(&[
        "proposal",
        PLAYBOOK,
        &path,
        "--date",
        "2026-11-23",
        "--language",
        "de",
    ]);
    assert_eq!(
        faults.mistakes(),
        ["proposal.texts.de.summary.lead: “kapitalwert” is not defined"]
    );
}

#[test]
fn schemas_describe_the_documents() {
    for (kind, format) in [
        ("playbook", "worthwhile.playbook"),
        ("case", "worthwhile.case"),
        ("offer", "worthwhile.offer"),
        ("shared", "worthwhile.shared"),
    ] {
        let schema = worthwhile(&["schema", kind]).json();
        assert_eq!(schema["properties"]["format"]["const"], format);
    }
}

#[test]
fn a_case_goes_through_a_link_and_every_command_takes_what_comes_out() {
    let made = worthwhile(&["link", PLAYBOOK, CASE, "--page", "https://x.example/#deal"]).json();
    let link = made["link"].as_str().unwrap();
    assert!(link.starts_with("https://x.example/#case=1."));
    assert_eq!(made["length"], link.len());
    let folder = Folder::new();
    let out = worthwhile(&["unlink", link]);
    let shared = out.json();
    assert_eq!(shared["case"]["customer"]["name"], "Brandt Verpackungen");
    folder.write("shared.json", &out.output);
    let path = folder.path("shared.json");
    let figures = worthwhile(&["roi", PLAYBOOK, &path]).json();
    assert_eq!(figures, worthwhile(&["roi", PLAYBOOK, CASE]).json());
    assert_eq!(figures["npv"], shared["sent"]["figures"]["npv"]);
    let checked = worthwhile(&["check", &path]).json();
    assert_eq!(checked["format"], "worthwhile.shared");
    let whole = "tests/migrations/shared.v1.json";
    assert_eq!(
        worthwhile(&["roi", whole, whole]).code,
        0,
        "it brings its offer along"
    );
    let cut = worthwhile(&["unlink", &link[..link.len() - 3]]).mistakes();
    assert_eq!(
        cut,
        [
            "link: The link is incomplete or was changed on its way. Ask for it again, or for the file."
        ]
    );
}

#[test]
fn samples_are_written_but_never_over_a_file() {
    for arguments in [vec!["--sample"], vec!["sample"]] {
        let folder = Folder::new();
        let run = folder.run(&arguments);
        assert_eq!(run.code, 0, "{}", run.errors);
        assert_eq!(folder.read("playbook.json"), text(PLAYBOOK));
        assert_eq!(folder.read("case.json"), text(CASE));
    }
    let folder = Folder::new();
    folder.write("case.json", "mine");
    let run = folder.run(&["--sample"]);
    assert_eq!(run.code, 1);
    assert_eq!(
        run.errors,
        "./case.json: exists already; nothing was written\n"
    );
    assert_eq!(folder.read("case.json"), "mine");
    assert!(!folder.exists("playbook.json"));

    let inner = folder.path("new/samples");
    assert_eq!(worthwhile(&["sample", &inner]).code, 0);
    assert_eq!(worthwhile(&["--sample", &inner]).code, 1);
}

#[test]
fn numbers_survive_printing_and_reading() {
    let printed = worthwhile(&["advise", PLAYBOOK, CASE]).output;
    let value: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(value.to_string(), printed.trim_end());
}

fn text(path: &str) -> String {
    std::fs::read_to_string(path).unwrap()
}

fn sample(path: &str) -> Value {
    serde_json::from_str(&text(path)).unwrap()
}

fn offer() -> Value {
    json!({"format": "worthwhile.offer", "version": 1, "public": sample(PLAYBOOK)["public"]})
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

#[track_caller]
fn near(got: &Value, wanted: f64) {
    let got = got.as_f64().expect("a number");
    assert!(
        (got - wanted).abs() <= 1e-9 * wanted.abs(),
        "{got} instead of {wanted}"
    );
}

#[test]
fn terms_on_the_table_are_honoured() {
    let mut case: Value = serde_json::from_str(&std::fs::read_to_string(CASE).unwrap()).unwrap();
    let agreed = json!({"price": 6000, "one_off_charge": 2300, "recurring_charge": 0,
        "years": 1, "discount": 0, "prepaid": false});
    case["terms"]["agreed"] = agreed;
    let folder = Folder::new();
    let path = folder.write("case.json", &case.to_string());
    let list = worthwhile(&["roi", PLAYBOOK, CASE]).json();
    let roi = worthwhile(&["roi", PLAYBOOK, &path]).json();
    assert_eq!(list["agreed_reason"], "list_terms");
    near(&roi["agreed"]["one_off_charge"], 2300.0);
    near(&roi["npv"], list["npv"].as_f64().unwrap() - 2300.0);
    let advice = worthwhile(&["advise", PLAYBOOK, &path]).json();
    let plain = worthwhile(&["advise", PLAYBOOK, CASE]).json();
    assert_eq!(advice["remedies"], plain["remedies"]);
    assert_eq!(advice["recommendation"], plain["recommendation"]);
    let charge = list_of(&plain, "one_off_charge");
    near(
        &advice["agreed"]["expected_profit"],
        charge["expected_profit"].as_f64().unwrap(),
    );
    near(&advice["customer"]["npv"], roi["npv"].as_f64().unwrap());
    case["terms"]["agreed"]["years"] = json!(0);
    let path = folder.write("bad.json", &case.to_string());
    let bad = worthwhile(&["roi", PLAYBOOK, &path]);
    assert!(
        bad.errors
            .contains("terms.agreed.years: must be at least 1 and at most 10, got 0")
    );
}

/// The remedy of this name.
fn list_of<'a>(advice: &'a Value, way: &str) -> &'a Value {
    let remedies = advice["remedies"].as_array().unwrap();
    remedies.iter().find(|remedy| remedy["way"] == way).unwrap()
}
