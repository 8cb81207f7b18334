//! What tells this tab from others, and the time of day.

use crate::finance::Date;
use web_sys::Storage;

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// A name that no other tab has, new at each loading of the page: a tab that was doubled must
/// not share one with the first.
#[must_use]
pub fn tab_name() -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a positive number below 2^53"
    )]
    let chance = (js_sys::Math::random() * 9e15) as u64;
    format!("{chance:x}")
}

/// What this tab noted under `key`, before it was loaded anew.
#[must_use]
pub fn noted(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Notes `text` under `key`, for this tab alone. Where it cannot, a reload shows what was shown
/// last in any tab.
pub fn note(key: &str, text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, text);
    }
}

/// Milliseconds since 1970.
#[must_use]
pub fn clock() -> f64 {
    js_sys::Date::now()
}

/// The day, hour and minute of a time in milliseconds since 1970, where the user is.
#[must_use]
pub fn day_and_time(at: f64) -> Option<(Date, u32, u32)> {
    let date = js_sys::Date::new(&at.into());
    let year = u16::try_from(date.get_full_year()).ok()?;
    let month = u8::try_from(date.get_month() + 1).ok()?;
    let day = Date::new(year, month, u8::try_from(date.get_date()).ok()?)?;
    Some((day, date.get_hours(), date.get_minutes()))
}
