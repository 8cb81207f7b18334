//! Several names in one cell: `starter, team`.

use super::cell::{Offered, entries, meant, named};
use super::path;
use crate::format::Locale;
use serde_json::Value;

/// What can be named there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// The plans.
    Plans,
    /// The ROI models, one for each industry.
    Models,
    /// The inputs of the same model.
    Inputs,
    /// These values, each with the key of its name.
    These(&'static [(&'static str, &'static str)]),
}

/// What stands between the names.
const BETWEEN: [char; 5] = [',', ';', '，', '；', '\n'];

impl Names {
    /// What can be named in the cell at `cell`.
    fn offered(self, sheet: &Value, cell: &str, locale: Locale) -> Vec<Offered> {
        match self {
            Self::Plans => entries(sheet, "public.price_book.plans", locale),
            Self::Models => entries(sheet, super::roi::LIST, locale),
            Self::Inputs => {
                let (model, _) = path::split(cell);
                entries(sheet, &path::within(model, "inputs"), locale)
            }
            Self::These(values) => named(values, locale),
        }
    }

    /// The text of the cell at `cell`. What has an id of its own stands there by its id, which
    /// formulas and files know it by.
    pub(super) fn text(self, sheet: &Value, cell: &str, locale: Locale) -> String {
        let offered = self.offered(sheet, cell, locale);
        let shown = |value: &str| {
            let known = offered.iter().find(|offered| offered.value == value);
            match (self, known) {
                (Self::These(_), Some(offered)) => offered.name.clone(),
                _ => value.to_owned(),
            }
        };
        let values = path::list(sheet, cell).iter().filter_map(Value::as_str);
        values.map(shown).collect::<Vec<_>>().join(", ")
    }

    /// What `text` names, by id or by name, in any language; a name that is none stays as it is.
    pub(super) fn read(self, sheet: &Value, cell: &str, text: &str) -> Value {
        let languages = Locale::ALL.into_iter();
        let offered: Vec<Offered> = languages
            .flat_map(|locale| self.offered(sheet, cell, locale))
            .collect();
        let names = text.split(BETWEEN).map(str::trim);
        let names = names.filter(|name| !name.is_empty());
        names.map(|name| meant(&offered, name)).collect()
    }
}
