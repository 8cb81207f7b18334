//! How a vendor looks on paper: logo, colour, address.

use crate::document::{Fault, Faults, Text};
use crate::format::{Arg, Message};
use crate::markup::{LEAST_CONTRAST, contrast};
use base64::Engine;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a vendor looks on paper.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Branding {
    /// A picture as a data URL: PNG, JPEG, GIF or WebP, 200 kB at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 280_000))]
    pub logo: Option<String>,
    /// The one colour beside ink, as `#rrggbb`; dark enough to be read on white.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 7))]
    pub colour: Option<String>,
    /// Who offers it: person, address, telephone, point by point.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 8))]
    pub contact: Vec<Text>,
}

/// Kinds of pictures, and how their files begin.
const PICTURES: [(&str, &[u8]); 4] = [
    ("image/png", b"\x89PNG\r\n\x1a\n"),
    ("image/jpeg", b"\xff\xd8\xff"),
    ("image/gif", b"GIF8"),
    ("image/webp", b"RIFF"),
];
/// Base64 as browsers read it in a data URL, with or without its last signs.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

impl Branding {
    /// A logo that is no picture, and a colour that is none or too light.
    pub(super) fn faults(&self) -> Faults {
        let logo = self.logo.as_deref().filter(|logo| !is_picture(logo));
        let logo = logo.map(|_| Fault::at("logo", Message::new("branding.logo")));
        let colour = self.colour.as_deref().and_then(|colour| {
            let message = match against_white(colour) {
                None => Message::new("branding.colour").with("found", Arg::Text(colour.to_owned())),
                Some(contrast) if contrast < LEAST_CONTRAST => Message::new("branding.contrast")
                    .with("contrast", Arg::Number(contrast, 1))
                    .with("least", Arg::Number(LEAST_CONTRAST, 1)),
                Some(_) => return None,
            };
            Some(Fault::at("colour", message))
        });
        logo.into_iter().chain(colour).collect()
    }
}

/// Whether `url` is a data URL of a picture, by its bytes and not by what it says.
fn is_picture(url: &str) -> bool {
    let parts = url
        .strip_prefix("data:")
        .and_then(|rest| rest.split_once(";base64,"));
    let Some((kind, data)) = parts else {
        return false;
    };
    let begins = PICTURES.iter().find(|(known, _)| *known == kind);
    let (Some((_, begins)), Some(bytes)) = (begins, LENIENT.decode(data).ok()) else {
        return false;
    };
    bytes.starts_with(begins) && (kind != "image/webp" || bytes.get(8..12) == Some(b"WEBP"))
}

/// The contrast of a colour against white, 1 to 21; `None` if it is no colour.
fn against_white(colour: &str) -> Option<f64> {
    let digits = colour
        .strip_prefix('#')
        .filter(|digits| digits.len() == 6)?;
    let part = |from: usize| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok();
    Some(contrast([part(0)?, part(2)?, part(4)?], [255; 3]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn branding(logo: &str, colour: &str) -> Branding {
        Branding {
            logo: Some(logo.to_owned()),
            colour: Some(colour.to_owned()),
            contact: Vec::new(),
        }
    }

    #[test]
    fn a_logo_is_a_picture_by_its_bytes_and_a_colour_can_be_read() {
        let png = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUg==";
        assert_eq!(branding(png, "#1a55ec").faults(), []);
        let wrong = [
            "data:image/png;base64,PHNjcmlwdD4=",
            "data:image/jpeg;base64,iVBORw0KGgoAAAANSUhEUg==",
            "data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=",
            "https://example.com/logo.png",
            "data:image/png;base64,iVBORw0KGgo<script>",
            "",
        ];
        for logo in wrong {
            let faults = branding(logo, "#000000").faults();
            assert_eq!(faults.len(), 1, "{logo}");
            assert_eq!(faults[0].path, "logo");
        }
        for colour in ["red", "#fff", "#ffff00", "#1a55e", "#1a55ex", "#éa55e"] {
            let faults = branding(png, colour).faults();
            assert_eq!(faults.len(), 1, "{colour}");
            assert_eq!(faults[0].path, "colour");
        }
    }

    #[test]
    fn black_on_white_has_the_greatest_contrast() {
        assert_eq!(against_white("#000000").map(f64::round), Some(21.0));
        assert_eq!(against_white("#ffffff").map(f64::round), Some(1.0));
    }
}
