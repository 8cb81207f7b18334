//! The store in `IndexedDB`: one object store, texts by name.

use super::Changes;
use crate::browser::storage::{Refusal, refusal};
use gloo::timers::callback::Timeout;
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest,
    IdbTransaction, IdbTransactionMode,
};

const NAME: &str = "worthwhile";
const VERSION: u32 = 1;
const STORE: &str = "kept";
/// How long the opening is waited for, milliseconds.
const PATIENCE: u32 = 10_000;

/// An open database.
#[derive(Clone)]
pub struct Indexed(IdbDatabase);

impl Indexed {
    /// Opens the database, and makes it where there is none; goes on without it where the browser
    /// has neither opened nor refused it after a while.
    pub async fn open() -> Result<Self, Refusal> {
        let request = factory()?
            .open_with_u32(NAME, VERSION)
            .map_err(|error| refusal(&error))?;
        let asked = request.clone();
        let make = Closure::once_into_js(move || {
            let database = asked.result().ok().and_then(|it| it.dyn_into().ok());
            // A browser that refuses fails the opening, which is waited for below.
            let _ = database.map(|database: IdbDatabase| database.create_object_store(STORE));
        });
        request.set_onupgradeneeded(Some(make.unchecked_ref()));
        let opened = opened(&request)
            .await
            .inspect_err(|_| turn_away(&request))?;
        let database: IdbDatabase = opened.dyn_into().map_err(|_| Refusal::Blocked)?;
        // A newer program in another tab must not wait for this one.
        let closed = database.clone();
        let close = Closure::once_into_js(move || closed.close());
        database.set_onversionchange(Some(close.unchecked_ref()));
        Ok(Self(database))
    }

    pub async fn get(&self, key: &str) -> Result<Option<String>, Refusal> {
        let (store, _) = self.store(IdbTransactionMode::Readonly)?;
        read(&store, key).await
    }

    pub async fn range(&self, prefix: &str) -> Result<Vec<(String, String)>, Refusal> {
        let (store, _) = self.store(IdbTransactionMode::Readonly)?;
        // All names are plain: the next character closes the range.
        let end = format!("{prefix}\u{ffff}");
        let range = IdbKeyRange::bound(&prefix.into(), &end.into()).map_err(|e| refusal(&e))?;
        let keys = store
            .get_all_keys_with_key(&range)
            .map_err(|e| refusal(&e))?;
        let texts = store.get_all_with_key(&range).map_err(|e| refusal(&e))?;
        let (keys, texts) = (done(&keys), done(&texts));
        let (keys, texts) = (JsFuture::from(keys), JsFuture::from(texts));
        let keys: Array = keys.await.map_err(|e| refusal(&e))?.unchecked_into();
        let texts: Array = texts.await.map_err(|e| refusal(&e))?.unchecked_into();
        let both = keys.iter().zip(texts.iter());
        Ok(both
            .filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?)))
            .collect())
    }

    pub async fn write_over(
        &self,
        key: &str,
        decide: impl FnOnce(Option<&str>) -> Option<Changes>,
    ) -> Result<bool, Refusal> {
        let (store, transaction) = self.store(IdbTransactionMode::Readwrite)?;
        let finished = JsFuture::from(finished(&transaction));
        let Some(changes) = decide(read(&store, key).await?.as_deref()) else {
            return Ok(false);
        };
        for (key, text) in changes {
            let asked = match text {
                Some(text) => store.put_with_key(&text.into(), &key.into()),
                None => store.delete(&key.into()),
            };
            if let Err(error) = asked {
                // Nothing of it is kept where not all is.
                let _ = transaction.abort();
                return Err(refusal(&error));
            }
        }
        finished.await.map_err(|error| refusal(&error))?;
        Ok(true)
    }

    fn store(&self, mode: IdbTransactionMode) -> Result<(IdbObjectStore, IdbTransaction), Refusal> {
        let begun = self.0.transaction_with_str_and_mode(STORE, mode);
        let transaction = begun.map_err(|error| refusal(&error))?;
        let store = transaction.object_store(STORE).map_err(|e| refusal(&e))?;
        Ok((store, transaction))
    }
}

/// Where the browser has databases at all: in some private modes merely asking throws.
fn factory() -> Result<IdbFactory, Refusal> {
    let window = web_sys::window().ok_or(Refusal::Blocked)?;
    let factory = window.indexed_db().ok().flatten();
    factory.ok_or(Refusal::Blocked)
}

async fn read(store: &IdbObjectStore, key: &str) -> Result<Option<String>, Refusal> {
    if key.is_empty() {
        return Ok(None);
    }
    let request = store.get(&key.into()).map_err(|error| refusal(&error))?;
    let text = JsFuture::from(done(&request)).await;
    Ok(text.map_err(|error| refusal(&error))?.as_string())
}

/// What a request brings. It is waited for in microtasks, so its transaction stays open.
fn done(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let (asked, failed) = (request.clone(), request.clone());
        let success = Closure::once_into_js(move || {
            let result = asked.result().unwrap_or(JsValue::UNDEFINED);
            // A function of the browser's own that only takes note.
            let _ = resolve.call1(&JsValue::NULL, &result);
        });
        let failure = Closure::once_into_js(move || {
            let _ = reject.call1(&JsValue::NULL, &reason(failed.error().ok().flatten()));
        });
        request.set_onsuccess(Some(success.unchecked_ref()));
        request.set_onerror(Some(failure.unchecked_ref()));
    })
}

/// The same for opening, which another tab may hold up, and a browser may forget.
async fn opened(request: &IdbOpenDbRequest) -> Result<JsValue, Refusal> {
    let held_up = Promise::new(&mut |_, reject| {
        request.set_onblocked(Some(&reject));
    });
    let mut limit = None;
    let late = Promise::new(&mut |resolve, _| {
        let give_up = move || {
            // A function of the browser's own that only takes note.
            let _ = resolve.call0(&JsValue::NULL);
        };
        limit = Some(Timeout::new(PATIENCE, give_up));
    });
    let first = Promise::race(&Array::of3(&done(request), &held_up, &late));
    let first = JsFuture::from(first).await;
    drop(limit);
    match first {
        Ok(database) if database.is_undefined() => Err(Refusal::Late),
        first => first.map_err(|error| refusal(&error)),
    }
}

/// Closes what opens after all once the program has gone on without it: left open it would hold
/// up a newer program in another tab.
fn turn_away(request: &IdbOpenDbRequest) {
    let asked = request.clone();
    let close = Closure::once_into_js(move || {
        let database = asked.result().ok().and_then(|it| it.dyn_into().ok());
        let _ = database.map(|database: IdbDatabase| database.close());
    });
    request.set_onsuccess(Some(close.unchecked_ref()));
}

/// Once all of a transaction is kept; or why it is not.
fn finished(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let (aborted, failed) = (transaction.clone(), reject.clone());
        let abort = Closure::once_into_js(move || {
            let _ = failed.call1(&JsValue::NULL, &reason(aborted.error()));
        });
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(abort.unchecked_ref()));
    })
}

fn reason(error: Option<web_sys::DomException>) -> JsValue {
    error.map_or(JsValue::UNDEFINED, Into::into)
}
