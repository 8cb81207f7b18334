//! Handing the user a file.

use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Offers `text` as a file called `name`. False if the browser will not make one.
#[must_use]
pub fn download(name: &str, text: &str) -> bool {
    download_as(name, text, "application/json")
}

/// The same for a text of the media type `kind`.
#[must_use]
pub fn download_as(name: &str, text: &str, kind: &str) -> bool {
    offer(name, &JsValue::from_str(text), kind).is_some()
}

/// Offers `content`, bytes or a text, as a file of `kind`.
#[must_use]
pub fn offer(name: &str, content: &JsValue, kind: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(content);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address).ok()
}
