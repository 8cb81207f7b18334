//! Pages as they are written.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use crate::document::{Document, read_value};
use crate::format::Locale;
use crate::offer::Calculator;
use std::rc::Rc;

/// The template says nothing by itself: a page in German is German with scripts off, too.
#[test]
fn a_page_speaks_its_language_before_and_without_the_program() {
    let playbook: Value =
        serde_json::from_str(include_str!("../../../samples/playbook.json")).unwrap();
    let offer = serde_json::json!({
        "format": Offer::HEAD.format, "version": Offer::HEAD.version, "public": playbook["public"]
    });
    let offer: Offer = read_value(offer).unwrap();
    let calculator = Rc::new(Calculator::new(offer.public.clone()).unwrap());
    for (locale, description, notice) in [
        (Locale::En, "An honest estimate", "needs JavaScript"),
        (Locale::De, "Eine ehrliche", "braucht JavaScript"),
        (Locale::ZhHans, "诚实的估算", "需要启用 JavaScript"),
    ] {
        let visit = Visit::new(Rc::clone(&calculator), locale).unwrap();
        let page = page(include_str!("../../../widget.html"), &visit, &offer).unwrap();
        let after = |begin: &str| page.split_once(begin).unwrap().1.to_owned();
        assert!(page.contains(&format!("<html lang=\"{}\"", locale.tag())));
        assert!(
            after("name=\"description\" content=\"")
                .split('"')
                .next()
                .unwrap()
                .contains(description)
        );
        assert!(
            after("<noscript>")
                .split("</noscript>")
                .next()
                .unwrap()
                .contains(notice)
        );
        assert!(page.contains("<div id=\"calculator\">"));
    }
}
