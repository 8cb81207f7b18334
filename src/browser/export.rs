//! Files that a module of their own makes, which is loaded when the first one is asked for.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// What to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// A workbook with live formulas.
    Workbook,
    /// The cash flow as comma-separated values.
    CashFlow,
}

/// Why there is no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoFile {
    /// The module could not be loaded: no connection, or it is not there.
    NotLoaded,
    /// It was loaded, and says what is in the way.
    Refused(String),
}

impl Export {
    fn name(self) -> &'static str {
        match self {
            Self::Workbook => "xlsx",
            Self::CashFlow => "csv",
        }
    }

    /// The file's ending, and what kind of file it is.
    #[must_use]
    pub fn ending(self) -> &'static str {
        self.name()
    }

    fn kind(self) -> &'static str {
        match self {
            Self::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::CashFlow => "text/csv;charset=utf-8",
        }
    }
}

/// Makes a file of `documents` (the public part of the offer and the case as JSON, the reader's
/// language, today), offers it to the user under `name`, and tells `then` how that went.
pub fn export(
    what: Export,
    name: String,
    documents: [&str; 4],
    then: impl Fn(Result<(), NoFile>) + Clone + 'static,
) {
    let Some(promise) = asked(what, documents) else {
        then(Err(NoFile::NotLoaded));
        return;
    };
    let failed = then.clone();
    let done = Closure::once(move |made: JsValue| {
        let offered = crate::web::offer(&name, &part(made), what.kind());
        then(offered.ok_or(NoFile::NotLoaded));
    });
    let failed = Closure::once(move |reason: JsValue| {
        failed(Err(reason
            .as_string()
            .map_or(NoFile::NotLoaded, NoFile::Refused)));
    });
    // One of the two is called, once; what stays behind is a few bytes a file.
    let _ = promise.then2(&done, &failed);
    done.forget();
    failed.forget();
}

/// Bytes as they are, or a text.
fn part(made: JsValue) -> JsValue {
    made.dyn_into::<Uint8Array>()
        .map_or_else(|text| text, Into::into)
}

/// Calls what boot.js offers.
fn asked(what: Export, documents: [&str; 4]) -> Option<Promise> {
    let make = Reflect::get(&js_sys::global(), &"worthwhileExport".into()).ok()?;
    let arguments = Array::of1(&what.name().into());
    for document in documents {
        arguments.push(&document.into());
    }
    let promise = make
        .dyn_into::<Function>()
        .ok()?
        .apply(&JsValue::NULL, &arguments);
    promise.ok()?.dyn_into().ok()
}
