//! Formulas of golden cases that are data in the product as well: run by the formula language.

use serde_json::{Value, json};
use worthwhile::model::{Definition, Program};

/// The values of `definitions` (name and formula) over the numbers of `inputs`. `names` lists
/// what the formulas use of them; one that is absent is 0.
pub fn values(names: &[&str], inputs: &Value, definitions: &[(&str, &str)]) -> Option<Value> {
    let definitions: Vec<Definition> = definitions
        .iter()
        .map(|(name, formula)| Definition { name, formula })
        .collect();
    let program = Program::compile(names, &definitions).ok()?;
    let numbers: Vec<f64> = names
        .iter()
        .map(|name| inputs[*name].as_f64().unwrap_or(0.0))
        .collect();
    let mut values = serde_json::Map::new();
    for (definition, value) in definitions.iter().zip(program.evaluate(&numbers)) {
        values.insert(definition.name.to_owned(), json!(value.ok()?));
    }
    Some(Value::Object(values))
}

/// The value of one formula.
pub fn value(names: &[&str], inputs: &Value, formula: &str) -> Option<Value> {
    let mut values = values(names, inputs, &[("result", formula)])?;
    Some(values["result"].take())
}
