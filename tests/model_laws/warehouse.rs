//! Whole models as one query, answered by a database, against the engine.

use crate::consumers::{duckdb, told};
use serde_json::{Value, json};
use worthwhile::case::Case;
use worthwhile::cli;
use worthwhile::document::read;
use worthwhile::model::quoted;
use worthwhile::offer::{Calculator, RoiModel};
use worthwhile::playbook::{Playbook, sample};

/// A customer's figures, in the order of the inputs; `None` for one that is not known.
type Customer = Vec<Option<f64>>;

/// Three customers: nothing known, everything else than expected, and a first figure that leaves
/// a driver of the first model without a value.
fn customers(model: &RoiModel) -> [Customer; 3] {
    let inputs = model.inputs.iter();
    let other = inputs.map(|input| Some((input.likely * 1.25).min(input.max.unwrap_or(1e9))));
    let mut broken: Customer = vec![None; model.inputs.len()];
    broken[0] = Some(0.0);
    [vec![None; broken.len()], other.collect(), broken]
}

/// The sample, with formulas that rest on later ones, and one that divides by an input.
fn playbook() -> String {
    let mut playbook: Value = serde_json::from_str(sample::PLAYBOOK).unwrap();
    let model = &mut playbook["public"]["roi_models"][0];
    model["formulas"] = json!([
        {"id": "weeks", "formula": "days / 5 day/week"},
        {"id": "days", "formula": "230", "unit": "day/year"},
        {"id": "one", "formula": "downtime_hours / downtime_hours"}
    ]);
    model["drivers"][0]["attribution"] = "one".into();
    playbook.to_string()
}

/// The table of `customers`, with `staff` people each.
fn table(model: &RoiModel, customers: &[Customer], staff: u32) -> [String; 2] {
    let columns: Vec<String> = model.inputs.iter().map(|input| quoted(&input.id)).collect();
    let rows = customers.iter().enumerate().map(|(row, figures)| {
        let values = figures
            .iter()
            .map(|value| value.map_or("NULL".into(), |v| v.to_string()));
        let values: Vec<String> = values.collect();
        format!("({row}, {staff}, {})", values.join(", "))
    });
    let rows: Vec<String> = rows.collect();
    [
        format!(
            "CREATE TABLE \"the customers\" (row INTEGER, staff INTEGER, {} DOUBLE)",
            columns.join(" DOUBLE, ")
        ),
        format!("INSERT INTO \"the customers\" VALUES {}", rows.join(", ")),
    ]
}

/// What the engine says: each driver's benefit, then each cost; `None` where there is none.
fn engine(calculator: &Calculator, model: &RoiModel, case: &Case) -> Vec<Option<f64>> {
    let value = |path: String| calculator.explain(case, &path).unwrap().result.value;
    let parts = ["baseline", "improvement", "attribution", "recapture"];
    let benefits = (0..model.drivers.len()).map(|driver| {
        let values = parts.map(|part| value(format!("drivers[{driver}].{part}")));
        values.into_iter().product()
    });
    let costs = (0..model.costs.len()).map(|cost| value(format!("costs[{cost}].formula")));
    benefits.chain(costs).collect()
}

#[test]
#[ignore = "needs DuckDB, which `cargo xtask test` brings"]
fn a_warehouse_comes_to_the_benefits_of_every_model() {
    let packages = told("WORTHWHILE_NODE_MODULES");
    let text = playbook();
    let playbook: Playbook = read(&text).unwrap();
    let calculator = Calculator::new(playbook.public).unwrap();
    let mut without = Vec::new();
    for model in &calculator.public().roi_models {
        let query = cli::sql(&text, &model.id, "the customers").unwrap();
        let benefits = model
            .drivers
            .iter()
            .map(|driver| format!("benefit_{}", driver.id));
        let costs = model.costs.iter().map(|cost| format!("cost_{}", cost.id));
        let columns: Vec<String> = benefits.chain(costs).map(|name| quoted(&name)).collect();
        let asked = format!("SELECT {} FROM ({query}) ORDER BY row", columns.join(", "));
        let customers = customers(model);
        let answers = duckdb(&packages, &table(model, &customers, 40), &[asked]);
        for (row, figures) in customers.iter().enumerate() {
            let mut case: Case = read(sample::CASE).unwrap();
            case.customer.industry.clone_from(&model.id);
            let given = model.inputs.iter().zip(figures);
            let given = given.filter_map(|(input, value)| Some((input.id.clone(), (*value)?)));
            case.figures.insert(model.id.clone(), given.collect());
            let Some(found) = answers[0][row].as_array() else {
                panic!("{answers:?}");
            };
            let wanted = engine(&calculator, model, &case);
            assert_eq!(wanted.len(), found.len());
            for (column, (wanted, found)) in wanted.iter().zip(found).enumerate() {
                match (wanted, found.as_f64()) {
                    (Some(wanted), Some(found)) => {
                        let apart = (wanted - found).abs();
                        assert!(apart <= 1e-9 * wanted.abs(), "{wanted} {found}");
                    }
                    (None, None) => without.push((model.id.clone(), row, column)),
                    _ => panic!("{} {row} {column}: {wanted:?} {found}", model.id),
                }
            }
        }
    }
    assert_eq!(without, [("manufacturing".to_owned(), 2, 0)]);
}
