//! Packing and unpacking with what the browser has for it.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamDefaultReader, ReadableWritablePair};

/// `bytes` packed ("raw deflate"); `None` if the browser cannot.
pub async fn packed(bytes: &[u8]) -> Option<Vec<u8>> {
    through("CompressionStream", bytes, usize::MAX).await.ok()
}

/// `bytes` unpacked, as long as no more than `most` come out; `None` if they are no packed ones.
pub async fn unpacked(bytes: &[u8], most: usize) -> Option<Vec<u8>> {
    through("DecompressionStream", bytes, most).await.ok()
}

/// What comes out of the stream of the class `name` when `bytes` go in. It is read piece by
/// piece, so that a small text that unpacks without end stops at `most`.
async fn through(name: &str, bytes: &[u8], most: usize) -> Result<Vec<u8>, JsValue> {
    // By name, because the bindings call these classes unstable; every browser since 2023 has
    // them.
    let class: Function = Reflect::get(&js_sys::global(), &name.into())?.dyn_into()?;
    let stream = Reflect::construct(&class, &Array::of1(&"deflate-raw".into()))?;
    let parts = Array::of1(&Uint8Array::from(bytes));
    let pair: ReadableWritablePair = stream.unchecked_into();
    let stream = Blob::new_with_u8_array_sequence(&parts)?.stream();
    let stream = stream.pipe_through(&pair);
    let reader: ReadableStreamDefaultReader = stream.get_reader().dyn_into()?;
    let mut out = Vec::new();
    loop {
        let read: Promise = reader.read().unchecked_into();
        let piece = JsFuture::from(read).await?;
        if Reflect::get(&piece, &"done".into())?.is_truthy() {
            return Ok(out);
        }
        let piece: Uint8Array = Reflect::get(&piece, &"value".into())?.dyn_into()?;
        if out.len() + piece.length() as usize > most {
            // Whoever reads no further need not hear how the rest ends.
            let _ = reader.cancel();
            return Err(JsValue::NULL);
        }
        out.extend(piece.to_vec());
    }
}
