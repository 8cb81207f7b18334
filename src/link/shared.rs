//! What is sent: a case, what its sender saw, and what it was made from.

use super::{Headline, Packed};
use crate::case::Case;
use crate::document::{Document, Fault, Faults, Head, Schema, json, read_value, with_integers};
use crate::format::Message;
use crate::offer::{Calculator, Offer, Public};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A case as it is sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// The case.
    pub case: Case,
    /// What its sender saw; `None` of a bare case document.
    pub sent: Option<Sent>,
    /// What the sender had received and then changed.
    pub origin: Option<Origin>,
    /// The offer it was worked out with, where it is to be understood without asking.
    pub offer: Option<Offer>,
}

// As for the case: every figure is finite.
impl Eq for Shared {}

/// What a sender saw, and with which offer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    /// The vendor's name, in English if there are several.
    #[schemars(length(max = 1000))]
    pub vendor: String,
    /// ISO 4217 code of the currency of every amount.
    #[schemars(length(min = 3, max = 3))]
    pub currency: String,
    /// Fingerprint of the ROI model.
    #[schemars(length(max = 60))]
    pub model: String,
    /// Fingerprint of the price book.
    #[schemars(length(max = 60))]
    pub prices: String,
    /// The figures.
    pub figures: Headline,
}

/// What a case was made from: an earlier one, as its sender saw it.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// The earlier case.
    pub case: Case,
    /// The figures of whoever sent it.
    pub figures: Option<Headline>,
}

/// A shared case as a document. Case and offer are documents of their own, with versions of
/// their own.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Worthwhile shared case")]
struct Written {
    /// Always `worthwhile.shared`.
    #[schemars(extend("const" = "worthwhile.shared"))]
    format: String,
    /// Version of this format.
    #[schemars(range(min = 1, max = 1))]
    version: u32,
    /// The case, a case document.
    case: Value,
    /// What its sender saw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sent: Option<Sent>,
    /// What the sender had received and then changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    origin: Option<WrittenOrigin>,
    /// The offer it was worked out with, an offer document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    offer: Option<Value>,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct WrittenOrigin {
    /// The earlier case, a case document.
    case: Value,
    /// The figures of whoever sent it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    figures: Option<Headline>,
}

impl Document for Written {
    const HEAD: Head = Head {
        format: "worthwhile.shared",
        version: 1,
        migrations: &[],
    };

    fn faults(&self) -> Faults {
        Vec::new()
    }
}

impl Sent {
    /// What somebody with the offer of `calculator` sees of `case`.
    ///
    /// # Errors
    /// Every place at which the two do not fit.
    pub fn of(calculator: &Calculator, case: &Case) -> Result<Self, Faults> {
        let public = calculator.public();
        let model = calculator.model(case);
        Ok(Self {
            figures: Headline::of(calculator, case)?,
            vendor: vendor(public),
            currency: public.currency.clone(),
            model: model.map_or_else(String::new, crate::offer::RoiModel::fingerprint),
            prices: public.prices_fingerprint(),
        })
    }
}

/// The vendor's name as it is sent: the same whatever language the sender reads.
fn vendor(public: &Public) -> String {
    public.vendor.in_language("en").chars().take(1000).collect()
}

impl Shared {
    /// What the document says of itself.
    pub const HEAD: Head = Written::HEAD;

    /// The JSON Schema of the document.
    #[must_use]
    pub fn schema() -> Schema {
        Schema::of::<Written>()
    }

    /// `case` as somebody with the offer of `calculator` sends it, who made it from `origin`.
    ///
    /// # Errors
    /// Every place at which case and offer do not fit.
    pub fn of(calculator: &Calculator, case: Case, origin: Option<Origin>) -> Result<Self, Faults> {
        Ok(Self {
            sent: Some(Sent::of(calculator, &case)?),
            origin: origin.filter(|origin| origin.case != case),
            case,
            offer: None,
        })
    }

    /// The same with the offer itself.
    #[must_use]
    pub fn with_offer(self, public: &Public) -> Self {
        let offer = Offer {
            format: Offer::HEAD.format.to_owned(),
            version: Offer::HEAD.version,
            public: public.clone(),
        };
        Self {
            offer: Some(offer),
            ..self
        }
    }

    /// What is received under the name of this: what a case made from it would be made from.
    #[must_use]
    pub fn as_origin(&self) -> Origin {
        Origin {
            case: self.case.clone(),
            figures: self.sent.as_ref().map(|sent| sent.figures),
        }
    }

    /// Reads a shared case, or a bare case document.
    ///
    /// # Errors
    /// All mistakes, each with its place.
    pub fn read(text: &str) -> Result<Self, Faults> {
        Self::read_value(json(text)?)
    }

    /// As [`Self::read`], once the text is JSON.
    ///
    /// # Errors
    /// All mistakes, each with its place.
    pub fn read_value(value: Value) -> Result<Self, Faults> {
        if value["format"] == Case::HEAD.format {
            let bare = |case| Self {
                case,
                sent: None,
                origin: None,
                offer: None,
            };
            return read_value(value).map(bare);
        }
        let written: Written = read_value(value)?;
        let mut faults = Vec::new();
        let case = part("case", Some(written.case), &mut faults);
        let offer = part("offer", written.offer, &mut faults);
        let (earlier, figures) = written
            .origin
            .map_or((None, None), |origin| (Some(origin.case), origin.figures));
        let origin = part("origin.case", earlier, &mut faults);
        let (Some(case), true) = (case, faults.is_empty()) else {
            return Err(faults);
        };
        Ok(Self {
            case,
            sent: written.sent,
            origin: origin.map(|case| Origin { case, figures }),
            offer,
        })
    }

    /// Reads what came out of a link; `bytes` are those that were packed.
    ///
    /// # Errors
    /// Another length than was said, no text, and all mistakes in it.
    pub fn unpacked(packed: &Packed, bytes: &[u8]) -> Result<Self, Faults> {
        let damaged = || vec![Fault::at("", Message::new("link.damaged"))];
        if u32::try_from(bytes.len()) != Ok(packed.size) {
            return Err(damaged());
        }
        Self::read(std::str::from_utf8(bytes).map_err(|_| damaged())?)
    }

    /// The document as JSON.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let case = |case: &Case| serde_json::to_value(case).unwrap_or_default();
        let written = Written {
            format: Self::HEAD.format.to_owned(),
            version: Self::HEAD.version,
            case: case(&self.case),
            sent: self.sent.clone(),
            origin: self.origin.as_ref().map(|origin| WrittenOrigin {
                case: case(&origin.case),
                figures: origin.figures,
            }),
            offer: self
                .offer
                .as_ref()
                .map(|offer| serde_json::to_value(offer).unwrap_or_default()),
        };
        // A document of ours always serializes: no map with keys that are not text.
        with_integers(serde_json::to_value(written).unwrap_or_default())
    }

    /// The document as text for a link: short, and without the offer, which the receiver has.
    #[must_use]
    pub fn for_link(&self) -> String {
        let bare = Self {
            offer: None,
            ..self.clone()
        };
        bare.to_value().to_string()
    }

    /// The document as text for a file.
    #[must_use]
    pub fn for_file(&self) -> String {
        format!("{:#}\n", self.to_value())
    }
}

/// Reads a document inside the document, at `path`.
fn part<T: Document>(path: &str, value: Option<Value>, faults: &mut Faults) -> Option<T> {
    let read = read_value(value?);
    let within = |fault: Fault| fault.within(path);
    read.map_err(|found| faults.extend(found.into_iter().map(within)))
        .ok()
}

/// The longest name of a customer in the name of a file, in characters.
const LONGEST: usize = 60;
/// Names that are devices to Windows, whatever stands behind their dot.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// A name for the file of the case of `customer`, as far as every system can write it.
#[must_use]
pub fn file_name(customer: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let name: String = customer.chars().map(plain).take(LONGEST).collect();
    let parts: Vec<&str> = name.split('-').filter(|part| !part.is_empty()).collect();
    let name = parts.join("-");
    let device = DEVICES.iter().any(|device| {
        let rest = name.to_lowercase().strip_prefix(device).map(str::len);
        rest.is_some_and(|rest| rest < 2)
    });
    match name.as_str() {
        "" => "case.worthwhile.json".to_owned(),
        name if device => format!("case-{name}.worthwhile.json"),
        name => format!("{name}.worthwhile.json"),
    }
}
