//! A whole model as one SQL query, to run it over a customer base in a warehouse.

use super::compiled::{CompiledModel, STAFF};
use super::roi_model::{Input, RoiModel};
use super::units::parts;
use crate::document::Fault;
use crate::format::Message;
use crate::model::{Formula, TooLarge, Unit, double, number, quoted};

impl CompiledModel {
    /// `model` (the one it was compiled from) as one `SELECT` over `table`: a row for each
    /// customer with a column for each input, by its id, and one for `staff`. The result has
    /// these columns and behind them every figure of the model:
    ///
    /// - `input_<id>`: the customer's figure; the likely one where the column is NULL, as on
    ///   screen;
    /// - `formula_<id>`, `driver_<id>_<part>`, `cost_<id>`: what each formula comes to;
    /// - `benefit_<id>`: what each driver brings in a year at full run, before ramp and risk.
    ///
    /// What has no value is NULL. A common table expression holds the formulas that rest on
    /// earlier ones only.
    ///
    /// # Errors
    /// The first formula that is too long to be written out.
    pub fn sql(&self, model: &RoiModel, table: &str) -> Result<String, Fault> {
        let names = self.columns(model);
        let mut steps = vec![inputs(model, table)];
        for layer in self.program.layers() {
            let columns = layer.into_iter().map(|place| self.column(place, &names));
            let columns = columns.collect::<Result<Vec<_>, Fault>>()?;
            steps.push(select(&step(steps.len() - 1), &columns));
        }
        let last = select(&step(steps.len() - 1), &benefits(model));
        let steps = steps.iter().enumerate();
        let steps: Vec<String> = steps
            .map(|(place, text)| format!("{} AS (\n{text}\n)", step(place)))
            .collect();
        let comments: Vec<String> = model.inputs.iter().map(comment).collect();
        Ok(format!(
            "{}WITH {}\n{last}",
            comments.concat(),
            steps.join(",\n")
        ))
    }

    /// The definition at `place` as a column.
    fn column(&self, place: usize, names: &[String]) -> Result<String, Fault> {
        let formula = self.program.formula(place).ok_or(TooLarge);
        let written = formula.and_then(|formula| formula.sql(|name| quoted(&names[name])));
        let written = written.map_err(|TooLarge| {
            let message = Message::new("formula.too_long_to_write");
            Fault::at(self.paths[place].clone(), message)
        })?;
        let name = &names[names.len() - self.paths.len() + place];
        Ok(format!("{written} AS {}", quoted(name)))
    }

    /// The column of every name: inputs, staff and definitions.
    fn columns(&self, model: &RoiModel) -> Vec<String> {
        let inputs = model.inputs.iter().map(|input| input.id.as_str());
        let inputs = inputs.chain([STAFF]).map(|id| format!("input_{id}"));
        let definitions = self.paths.iter().map(|path| match parts(path) {
            ("formulas", place, _) => format!("formula_{}", model.formulas[place].id),
            ("drivers", place, part) => format!("driver_{}_{part}", model.drivers[place].id),
            ("costs", place, _) => format!("cost_{}", model.costs[place].id),
            _ => path.clone(),
        });
        inputs.chain(definitions).collect()
    }
}

/// A common table expression, by its place.
fn step(place: usize) -> String {
    quoted(&format!("step_{place}"))
}

/// The inputs as doubles, with the model's likely values for those that are not there.
fn inputs(model: &RoiModel, table: &str) -> String {
    let of = |input: &Input| {
        let (column, likely) = (double(&input.id), number(input.likely));
        let name = quoted(&format!("input_{}", input.id));
        format!("COALESCE({column}, {likely}) AS {name}")
    };
    let staff = format!("{} AS {}", double(STAFF), quoted(&format!("input_{STAFF}")));
    let columns: Vec<String> = model.inputs.iter().map(of).chain([staff]).collect();
    select(&quoted(table), &columns)
}

/// An input, its unit and its likely value.
fn comment(input: &Input) -> String {
    // Not as it stands in the document: a line break in it would end the comment.
    let unit = Unit::parse(&input.unit).unwrap_or_default();
    format!("-- {} [{unit}] {}\n", input.id, input.likely)
}

/// What each driver brings, from the columns of its four parts.
fn benefits(model: &RoiModel) -> Vec<String> {
    let parts = ["baseline", "improvement", "attribution", "recapture"];
    let Ok(product) = Formula::parse(&parts.join(" * "), &parts) else {
        return Vec::new();
    };
    let of = |id: &String| {
        let column = |place: usize| quoted(&format!("driver_{id}_{}", parts[place]));
        let written = product
            .sql(column)
            .unwrap_or_else(|TooLarge| "NULL".to_owned());
        format!("{written} AS {}", quoted(&format!("benefit_{id}")))
    };
    model.drivers.iter().map(|driver| of(&driver.id)).collect()
}

/// All of `from` and `columns` behind it.
fn select(from: &str, columns: &[String]) -> String {
    let all = format!("SELECT {from}.*");
    let lines: Vec<&str> = std::iter::once(all.as_str())
        .chain(columns.iter().map(String::as_str))
        .collect();
    format!("{}\nFROM {from}", lines.join(",\n  "))
}
