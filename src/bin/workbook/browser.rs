//! The functions that the page finds as `globalThis.worthwhileWorkbook`.

use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use worthwhile::case::Case;
use worthwhile::document::Faults;
use worthwhile::finance::Date;
use worthwhile::format::{Catalogue, Locale};
use worthwhile::offer::{Calculator, Public};
use worthwhile::workbook::{Request, cash_flow_csv, workbook, xlsx};

type Asked = (String, String, String, String);
/// What the page calls.
type Called = dyn Fn(String, String, String, String) -> Result<JsValue, JsValue>;

/// Offers `xlsx` and `csv`, each called with the offer's public part, the case, a language tag
/// and a day as `2026-11-23`.
pub fn offer() {
    let offered = Object::new();
    put(&offered, "xlsx", |asked| {
        let book = made(&asked, |request| workbook(&request))?;
        let bytes = xlsx(&book).map_err(|error| error.to_string())?;
        Ok(Uint8Array::from(bytes.as_slice()).into())
    });
    put(&offered, "csv", |asked| {
        let text = made(&asked, |request| cash_flow_csv(&request))?;
        Ok(JsValue::from_str(&text))
    });
    // Setting a property of the global object does not fail.
    let _ = Reflect::set(&js_sys::global(), &"worthwhileWorkbook".into(), &offered);
}

/// Puts `make` under `name`; what it refuses is thrown as a text.
fn put(offered: &Object, name: &str, make: fn(Asked) -> Result<JsValue, String>) {
    let called = move |public, case, language, day| -> Result<JsValue, JsValue> {
        make((public, case, language, day)).map_err(|told| JsValue::from_str(&told))
    };
    let called = Closure::<Called>::new(called);
    let _ = Reflect::set(offered, &name.into(), &called.into_js_value());
}

/// What `make` makes of what was asked.
fn made<T>(
    (public, case, language, day): &Asked,
    make: impl Fn(Request) -> Result<T, Faults>,
) -> Result<T, String> {
    let locale = Locale::from_tag(language).unwrap_or_default();
    let told = |faults: Faults| told(&faults, locale);
    let unread = |error: serde_json::Error| error.to_string();
    let public: Public = serde_json::from_str(public).map_err(unread)?;
    let case: Case = serde_json::from_str(case).map_err(unread)?;
    let today: Date = day.parse().map_err(|error| format!("{error}"))?;
    let calculator = Calculator::new(public).map_err(told)?;
    let calculator = calculator.serving(&case).map_err(told)?;
    make(Request {
        calculator: &calculator,
        case: &case,
        locale,
        today,
    })
    .map_err(told)
}

/// The first mistake, in words.
fn told(faults: &Faults, locale: Locale) -> String {
    let fault = faults.first();
    fault.map_or_else(String::new, |fault| {
        let text = Catalogue::of(locale).fill(&fault.message, "");
        format!("{}: {text}", fault.path)
    })
}
