//! The key figures in words: names, values, differences; and what documents differ in.

use super::labels;
use super::words::{NONE, Words};
use crate::deal::{KeyFigure, way_named};
use crate::format::{Arg, Message};
use crate::session::{Difference, Documents, Entry, Field, Side};
use crate::sheet::{PAGES, Rows, locate};
use serde_json::Value;
use yew::prelude::*;

/// A key figure's name.
pub fn name(figure: KeyFigure, words: &Words) -> &'static str {
    words.t(match figure {
        KeyFigure::Recommended => "key.recommended",
        KeyFigure::Profit => "key.profit",
        KeyFigure::LtvCac => "remedy.ltv_cac",
        KeyFigure::Payback => "remedy.payback",
        KeyFigure::Npv => "key.npv",
        KeyFigure::Roi => "key.roi",
        KeyFigure::CustomerPayback => "key.customer_payback",
        KeyFigure::Floor => "key.floor",
        KeyFigure::Ceiling => "key.ceiling",
        KeyFigure::Gap => "key.gap",
        KeyFigure::ZoneFrom => "key.zone_from",
        KeyFigure::ZoneTo => "key.zone_to",
    })
}

/// A key figure of `documents`.
pub fn value(figure: KeyFigure, documents: &Documents) -> Option<f64> {
    let agreement = documents.agreement().map(|agreement| &**agreement);
    figure.of(documents.desk(), documents.deal(), agreement)
}

/// A key figure's value with its unit.
pub fn shown(figure: KeyFigure, value: Option<f64>, words: &Words) -> String {
    let Some(value) = value else {
        return NONE.to_owned();
    };
    match figure {
        KeyFigure::LtvCac | KeyFigure::Payback | KeyFigure::CustomerPayback => {
            words.number(value, 1)
        }
        KeyFigure::Roi => words.percent(value, 1),
        _ => words.money(value),
    }
}

/// By how much a key figure moved, with its sign; empty if it did not as far as can be seen.
pub fn moved(figure: KeyFigure, base: Option<f64>, now: Option<f64>, words: &Words) -> String {
    let (before, after) = (shown(figure, base, words), shown(figure, now, words));
    match (base, now) {
        _ if before == after => String::new(),
        (Some(base), Some(now)) => {
            let by = difference(figure, now - base, words);
            if now > base { format!("+{by}") } else { by }
        }
        _ => "≠".to_owned(),
    }
}

/// A difference of two shares is told in points, so that nobody takes it for a share of one.
fn difference(figure: KeyFigure, by: f64, words: &Words) -> String {
    if figure == KeyFigure::Roi {
        let points = Arg::Number(by * 100.0, 1);
        return words.say(&Message::new("key.points").with("points", points));
    }
    shown(figure, Some(by), words)
}

/// What the place of a difference is called; its path where no field shows it.
pub fn place(difference: &Difference, documents: &Documents, words: &Words) -> String {
    if let Some(field) = documents.field_at(difference) {
        return labels::field_name(&field, documents, words);
    }
    let key = match difference.path.as_str() {
        "way" => "key.way",
        "customer.industry" => "customer.industry",
        "terms.plan" => "terms.plan",
        "terms.years" => "terms.term",
        "terms.agreed.years" => "key.agreed_years",
        "terms.agreed.discount" => "key.agreed_discount",
        "terms.agreed.prepaid" => "key.agreed_prepaid",
        "timing" => "timing.title",
        "capacity.ae_time" => "ae_time.title",
        path => {
            let sheet = documents.workbook().sheet();
            let cell = locate(sheet, path, words.locale).map(|spot| spot.name);
            let table = || table_of(path).map(|title| words.t(title).to_owned());
            return cell.or_else(table).unwrap_or_else(|| path.to_owned());
        }
    };
    words.t(key).to_owned()
}

/// The table whose records stand in the list at `path`.
fn table_of(path: &str) -> Option<&'static str> {
    let mut tables = PAGES.iter().flat_map(|page| page.tables);
    let table = tables.find(|table| match table.rows {
        Rows::Many(list) => list == path,
        Rows::Inside(outer, inner) => {
            path.starts_with(outer) && path.ends_with(&format!("].{inner}"))
        }
        Rows::One(_) => false,
    });
    table.map(|table| table.title)
}

/// What stands at the place of a difference.
pub fn at(difference: &Difference, documents: &Documents, words: &Words) -> String {
    if let Some(field) = documents.field_at(difference) {
        return of_field(&field, documents, words);
    }
    let Some(value) = documents.at(difference) else {
        return NONE.to_owned();
    };
    if difference.side == Side::Playbook {
        let sheet = documents.workbook().sheet();
        if let Some(spot) = locate(sheet, &difference.path, words.locale) {
            return spot.cell.copied(sheet, words.locale);
        }
    }
    match (difference.path.as_str(), &value) {
        ("way", Value::String(name)) => {
            way_named(name).map_or_else(|| name.clone(), |way| labels::way(way, words).to_owned())
        }
        ("terms.agreed.discount", Value::Number(share)) => {
            words.percent(share.as_f64().unwrap_or_default(), 0)
        }
        (path, Value::String(text)) => named(path, text, documents, words),
        (_, Value::Number(number)) => words.locale.editable(number.as_f64().unwrap_or_default()),
        (_, Value::Bool(yes)) => words.t(if *yes { "key.yes" } else { "key.no" }).to_owned(),
        // Records by their number.
        (_, Value::Array(records)) => words.number(
            f64::from(u32::try_from(records.len()).unwrap_or(u32::MAX)),
            0,
        ),
        (_, other) => other.to_string(),
    }
}

/// The choices of the screen, by their names there.
fn named(path: &str, text: &str, documents: &Documents, words: &Words) -> String {
    let public = &documents.playbook().public;
    let of_plan = || {
        public
            .price_book
            .plan(text)
            .map(|plan| words.of(&plan.name))
    };
    let models = || public.roi_models.iter().find(|model| model.id == *text);
    let name = match (path, text) {
        ("terms.plan", _) => of_plan(),
        ("customer.industry", _) => models().map(|model| words.of(&model.name)),
        ("timing", "cash_in_advance") => Some(words.t("timing.cash").to_owned()),
        ("timing", _) => Some(words.t("timing.tei").to_owned()),
        ("capacity.ae_time", "spare") => Some(words.t("ae_time.spare").to_owned()),
        ("capacity.ae_time", _) => Some(words.t("ae_time.booked").to_owned()),
        _ => None,
    };
    name.unwrap_or_else(|| text.to_owned())
}

/// A field's value as its input shows it, with a percent sign where it is typed in percent.
pub fn of_field(field: &Field, documents: &Documents, words: &Words) -> String {
    let Some(value) = field.number(documents) else {
        return match field {
            Field::CustomerName => documents.case().customer.name.clone(),
            Field::Own(id, text) => {
                let own = documents.case().own_drivers().iter();
                let driver = own.clone().find(|own| own.id == *id);
                driver.map_or_else(String::new, |own| text.of(own).to_owned())
            }
            _ => words.t("field.none").to_owned(),
        };
    };
    match field.entry(documents) {
        Entry::Percent => format!("{} %", words.locale.editable_percent(value)),
        _ => words.locale.editable(value),
    }
}

/// A figure before and after, as a row of a table.
pub fn compared(figure: KeyFigure, before: Option<f64>, after: Option<f64>, words: &Words) -> Html {
    let by = moved(figure, before, after, words);
    html! {
        <tr key={name(figure, words)} class={(!by.is_empty()).then_some("moved")}>
            <th scope="row">{ name(figure, words) }</th>
            <td>{ shown(figure, before, words) }</td>
            <td>{ shown(figure, after, words) }</td>
            <td class="strong">{ by }</td>
        </tr>
    }
}
