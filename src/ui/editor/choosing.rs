//! Names offered while a formula is typed, and how hands choose among them.

use super::cell::cell_id;
use super::formula::Aid;
use super::hand::{Hand, Mode};
use crate::model::{Completion, Known, byte_at, complete};
use crate::session::{formula_names, read_formula};
use crate::sheet::{Cell, Kind};
use web_sys::{Element, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

/// Names are asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Asking {
    /// Where the caret is, in bytes of the text.
    caret: usize,
    /// Which name the keys have come to; `None` for the first.
    active: Option<usize>,
    /// Without a word being typed, on demand.
    demanded: bool,
}

/// What is offered: the cell, its text, what fits, what it is chosen from.
struct Offer {
    cell: Cell,
    text: String,
    names: Vec<Known>,
    found: Completion,
    active: Option<usize>,
}

impl Hand {
    /// The formula that is being typed.
    fn formula(&self) -> Option<(Cell, String)> {
        let cell = self.cell(self.at())?;
        if cell.kind != Kind::Formula || *self.mode == Mode::Moving {
            return None;
        }
        let typed = (*self.typing)
            .clone()
            .filter(|(name, _)| *name == cell.name());
        let text = typed.map_or_else(
            || cell.text(self.book.sheet(), self.locale),
            |(_, text)| text,
        );
        Some((cell, text))
    }

    fn offer(&self) -> Option<Offer> {
        let asking = (*self.asking)?;
        let (cell, text) = self.formula()?;
        let names = formula_names(self.book.sheet(), &cell, self.locale);
        let found = complete(&text, asking.caret, &names)?;
        let wanted = asking.demanded || found.at.start < asking.caret;
        let last = found.fitting.len().checked_sub(1).filter(|_| wanted)?;
        // A whole name may be all that is meant: Enter is then no choice of another.
        let first = (!found.whole).then_some(0);
        let active = asking.active.map(|place| place.min(last)).or(first);
        Some(Offer {
            cell,
            text,
            names,
            found,
            active,
        })
    }

    /// What helps with the formula in `cell`, if that one is being typed.
    pub fn aid(&self, of: &Cell) -> Option<Aid> {
        let (cell, text) = self.formula().filter(|(cell, _)| cell == of)?;
        let offer = self.offer();
        Some(Aid {
            reading: read_formula(self.book.sheet(), &self.case, &cell),
            names: formula_names(self.book.sheet(), &cell, self.locale),
            active: offer.as_ref().and_then(|offer| offer.active),
            completion: offer.map(|offer| offer.found),
            text,
        })
    }

    /// Something was typed into `cell`: the names that fit are offered.
    pub fn ask(&self, cell: &Cell, input: &HtmlInputElement, demanded: bool) {
        let caret = input.selection_end().ok().flatten().unwrap_or(0);
        let caret = byte_at(&input.value(), usize::try_from(caret).unwrap_or(0));
        let asking = Asking {
            caret,
            active: None,
            demanded,
        };
        self.asking
            .set((cell.kind == Kind::Formula).then_some(asking));
    }

    /// A key while a formula is typed; whether it was one for the names.
    pub fn choose(&self, event: &KeyboardEvent) -> bool {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
            return false;
        };
        let key = event.key();
        let Some(offer) = self.offer() else {
            let demands = *self.mode == Mode::Editing && key == "ArrowDown"
                || *self.mode != Mode::Moving && key == " " && event.ctrl_key();
            if let (true, Some((cell, _))) = (demands, self.formula()) {
                self.ask(&cell, &input, true);
                return true;
            }
            return false;
        };
        let count = offer.found.fitting.len();
        let go = |place: usize| {
            let asking = self.asking.map(|asking| Asking {
                active: Some(place),
                ..asking
            });
            self.asking.set(asking);
            true
        };
        match (key.as_str(), offer.active) {
            ("ArrowDown", active) => go(active.map_or(0, |place| (place + 1) % count)),
            ("ArrowUp", active) => {
                go(active.map_or(count - 1, |place| (place + count - 1) % count))
            }
            ("Escape", _) => {
                self.asking.set(None);
                true
            }
            ("Enter" | "Tab", Some(place)) if !event.shift_key() => {
                self.take(&offer, place, &input);
                true
            }
            // The caret goes elsewhere.
            ("ArrowLeft" | "ArrowRight" | "Home" | "End", _) => {
                self.asking.set(None);
                false
            }
            _ => false,
        }
    }

    /// The mouse is pressed on a name: it is taken, and the focus stays.
    pub fn pick(&self, event: &MouseEvent) -> bool {
        let target = event.target_dyn_into::<Element>();
        let over = target
            .as_ref()
            .and_then(|target| target.closest(".aid").ok().flatten());
        let option = target.and_then(|target| target.closest("[role=option]").ok().flatten());
        let place = option.and_then(|option| option.id().rsplit('-').next()?.parse().ok());
        if let (Some(offer), Some(place)) = (self.offer(), place) {
            let document = web_sys::window().and_then(|window| window.document());
            let input = document.and_then(|all| all.get_element_by_id(&cell_id(&offer.cell)));
            if let Some(input) = input.and_then(|input| wasm_bindgen::JsCast::dyn_into(input).ok())
            {
                self.take(&offer, place, &input);
            }
        }
        if over.is_some() {
            event.prevent_default();
        }
        over.is_some()
    }

    fn take(&self, offer: &Offer, place: usize, input: &HtmlInputElement) {
        let Some(fitting) = offer.found.fitting.get(place) else {
            return;
        };
        let (text, caret) = offer.found.take(&offer.text, fitting, &offer.names);
        input.set_value(&text);
        let units = text[..caret].encode_utf16().count();
        let caret = u32::try_from(units).unwrap_or(u32::MAX);
        // A text field of ours always has a selection.
        let _ = input.set_selection_range(caret, caret);
        self.asking.set(None);
        self.typed(offer.cell.clone(), text);
    }
}
