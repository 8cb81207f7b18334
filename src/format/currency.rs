//! How currencies are written, and which texts beside a number are one.

/// The codes of ISO 4217 in use.
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL \
    BSD BTN BWP BYN BZD CAD CDF CHF CLP CNH CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR \
    FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES \
    KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR \
    MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RMB RON RSD RUB RWF \
    SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS \
    UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL";

/// The symbol of a currency, if readers know it without its code.
pub(super) fn symbol(code: &str) -> Option<&'static str> {
    match code {
        "EUR" => Some("€"),
        "USD" => Some("$"),
        "GBP" => Some("£"),
        "CNY" | "JPY" => Some("¥"),
        _ => None,
    }
}

/// The text without a currency at its start, if there is one.
pub(super) fn strip_leading(text: &str) -> Option<&str> {
    let letters = text
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(text.len());
    let (word, rest) = text.split_at(letters);
    let mut after = rest.chars();
    match after.next() {
        Some(sign) if is_sign(sign) && is_country(word) => Some(after.as_str()),
        _ => is_code(word).then_some(rest),
    }
}

/// The text without a currency at its end, if there is one.
pub(super) fn strip_trailing(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_suffix(is_sign) {
        return Some(rest);
    }
    let start = text.len().checked_sub(3)?;
    text.get(start..)
        .filter(|code| is_code(code))
        .and_then(|_| text.get(..start))
}

/// What may stand before a dollar sign: nothing, or capitals as in `US$` and `A$`.
fn is_country(word: &str) -> bool {
    word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_code(word: &str) -> bool {
    CODES
        .split_whitespace()
        .any(|code| code.eq_ignore_ascii_case(word))
}

/// The currency symbols of Unicode (`Sc`) a keyboard or a spreadsheet may yield, 元 and 円.
fn is_sign(c: char) -> bool {
    matches!(c, '$' | '¢'..='¥' | '\u{20A0}'..='\u{20CF}' | '＄' | '￠' | '￡' | '￥' | '￦' | '元' | '円')
}
