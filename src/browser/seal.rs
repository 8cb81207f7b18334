//! Encrypting and decrypting with what the browser has for it (`WebCrypto`).

use crate::link::{ITERATIONS, Lock};
use js_sys::{ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, AesKeyGenParams, Crypto, CryptoKey, Pbkdf2Params, SubtleCrypto};

/// Whether the browser encrypts for this page: it does so for pages that came over an encrypted
/// connection or from this device.
#[must_use]
pub fn can_seal() -> bool {
    crypto().is_some_and(|crypto| !crypto.subtle().is_undefined())
}

/// A new lock, its salt and nonce by chance.
#[must_use]
pub fn new_lock() -> Option<Lock> {
    let crypto = crypto()?;
    let mut lock = Lock {
        iterations: ITERATIONS,
        salt: [0; 16],
        nonce: [0; 12],
    };
    crypto
        .get_random_values_with_u8_array(&mut lock.salt)
        .ok()?;
    crypto
        .get_random_values_with_u8_array(&mut lock.nonce)
        .ok()?;
    Some(lock)
}

/// `bytes`, which unpack to `size`, encrypted under `passphrase`.
pub async fn sealed(bytes: &[u8], size: u32, lock: &Lock, passphrase: &str) -> Option<Vec<u8>> {
    let (subtle, key) = key(lock, passphrase).await.ok()?;
    let by = by(lock, size);
    let sealed = subtle.encrypt_with_object_and_u8_array(&by, &key, bytes);
    finished(sealed).await.ok()
}

/// `bytes` decrypted; `None` for another passphrase, or if anything was changed.
pub async fn opened(bytes: &[u8], size: u32, lock: &Lock, passphrase: &str) -> Option<Vec<u8>> {
    let (subtle, key) = key(lock, passphrase).await.ok()?;
    let by = by(lock, size);
    let opened = subtle.decrypt_with_object_and_u8_array(&by, &key, bytes);
    finished(opened).await.ok()
}

fn crypto() -> Option<Crypto> {
    web_sys::window()?.crypto().ok()
}

fn by(lock: &Lock, size: u32) -> AesGcmParams {
    // Copies, because a view of our memory would not outlive this function.
    let by = AesGcmParams::new("AES-GCM", &copy(&lock.nonce));
    by.set_additional_data(&copy(&lock.authenticated(size)));
    by
}

fn copy(bytes: &[u8]) -> Uint8Array {
    Uint8Array::from(bytes)
}

async fn key(lock: &Lock, passphrase: &str) -> Result<(SubtleCrypto, CryptoKey), JsValue> {
    let subtle = crypto().ok_or(JsValue::NULL)?.subtle();
    let uses = js_sys::Array::of1(&"deriveKey".into());
    // What looks the same is the same, on whatever keyboard it was typed.
    let passphrase = js_sys::JsString::from(passphrase).normalize("NFC");
    let passphrase = String::from(passphrase);
    let raw = copy(passphrase.as_bytes());
    let raw = subtle.import_key_with_str("raw", &raw, "PBKDF2", false, &uses)?;
    let raw: CryptoKey = awaited(raw).await?.dyn_into()?;
    let salt = copy(&lock.salt);
    let how = Pbkdf2Params::new_with_str("PBKDF2", "SHA-256", lock.iterations, &salt);
    let kind = AesKeyGenParams::new("AES-GCM", 256);
    let uses = js_sys::Array::of2(&"encrypt".into(), &"decrypt".into());
    let key = subtle.derive_key_with_object_and_object(&how, &raw, &kind, false, &uses)?;
    Ok((subtle, awaited(key).await?.dyn_into()?))
}

async fn finished(promise: Result<impl JsCast, JsValue>) -> Result<Vec<u8>, JsValue> {
    let bytes: ArrayBuffer = awaited(promise?).await?.dyn_into()?;
    Ok(Uint8Array::new(&bytes).to_vec())
}

async fn awaited(promise: impl JsCast) -> Result<JsValue, JsValue> {
    JsFuture::from(promise.unchecked_into::<Promise>()).await
}
