//! The one function that `widget.js` calls.

use super::dom::{focus, made, patch, shows};
use crate::document::Tree;
use crate::format::{Catalogue, Locale};
use crate::markup::{Element, readable};
use crate::offer::{Calculator, Public, Unreadable};
use crate::prospect::{
    Action, CALCULATOR, Field, Panel, ROOT, Sending, Told, Visit, as_tree, prefill, view,
};
use crate::web::{to_value, tree};
use js_sys::Reflect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::Document;

/// The visit and the page that shows it.
struct Shown {
    visit: Visit,
    document: Document,
    page: Option<Page>,
}

/// What is in the page.
struct Page {
    /// The element that shows the visit.
    node: web_sys::Element,
    /// What it shows.
    view: Element,
}

/// What the page calls: a verb, what it is about, a value.
type Called = dyn Fn(String, JsValue) -> JsValue;

/// Offers the function to the page as `globalThis.worthwhileWidget`.
pub fn offer() {
    let shown = RefCell::new(None);
    let called = Closure::<Called>::new(move |verb: String, about: JsValue| {
        let answer = asked(&mut shown.borrow_mut(), &verb, &tree(&about));
        to_value(&answer)
    });
    // Setting a property of the global object does not fail.
    let _ = Reflect::set(
        &js_sys::global(),
        &"worthwhileWidget".into(),
        &called.into_js_value(),
    );
}

/// Answers what the page asks.
fn asked(shown: &mut Option<Shown>, verb: &str, about: &Tree) -> Tree {
    if verb == "start" {
        return match start(about) {
            Ok(started) => {
                let answer = started.greeting();
                *shown = Some(started);
                answer
            }
            Err(code) => Tree::Text(code.to_owned()),
        };
    }
    if verb == "readable" {
        return readable_colour(about).unwrap_or(Tree::Null);
    }
    match shown {
        Some(shown) => shown.asked(verb, about),
        None => Tree::Null,
    }
}

/// Starts with `lang`, `words` and `offer`; or the code of what is wrong with them.
fn start(about: &Tree) -> Result<Shown, &'static str> {
    let locale = about.at("lang").text().and_then(Locale::from_tag);
    let locale = locale.unwrap_or_default();
    let words = about.at("words").fields().iter();
    let words = words.filter_map(|(key, text)| Some((key.clone(), text.text()?.to_owned())));
    Catalogue::install(locale, words.collect());
    let public = Public::published(about.at("offer")).map_err(|unreadable| match unreadable {
        Unreadable::Newer => "offer-newer",
        Unreadable::Broken => "offer-broken",
    })?;
    let calculator = Calculator::published(public).map(Rc::new);
    let visit = calculator.and_then(|calculator| Visit::new(calculator, locale));
    let visit = visit.ok_or("offer-broken")?;
    let document = web_sys::window().and_then(|window| window.document());
    Ok(Shown {
        visit,
        document: document.ok_or("start")?,
        page: None,
    })
}

/// A colour that can be read, of `colour` on each of `grounds`, all as lists of three numbers.
fn readable_colour(about: &Tree) -> Option<Tree> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to a byte"
    )]
    let part = |tree: &Tree| tree.number().map(|part| part.clamp(0.0, 255.0) as u8);
    let colour = |tree: &Tree| {
        let parts: Option<Vec<u8>> = tree.list().iter().map(part).collect();
        parts?.try_into().ok()
    };
    let grounds: Option<Vec<_>> = about.at("grounds").list().iter().map(colour).collect();
    let good = readable(colour(about.at("colour"))?, &grounds?)?;
    let good = good.iter().map(|part| Tree::Number(f64::from(*part)));
    Some(Tree::List(good.collect()))
}

impl Page {
    /// Takes over the element that is there, if it shows `visit`, else puts a new one in its place.
    fn of(visit: &Visit, document: &Document) -> Option<Self> {
        let root = document.get_element_by_id(ROOT)?;
        let view = view(visit);
        // A notice may stand before it.
        let there = document.get_element_by_id(CALCULATOR);
        if let Some(node) = there.clone().filter(|there| shows(there, &view)) {
            return Some(Self { node, view });
        }
        let node = made(document, &view)?;
        root.insert_before(&node, there.as_deref()).ok()?;
        if let Some(other) = there {
            other.remove();
        }
        Some(Self { node, view })
    }
}

impl Shown {
    /// Takes the page over, which the page asks for once it has nothing better to do; or before
    /// the first thing that is done, because what is changed must be known.
    fn show(&mut self) {
        if self.page.is_none() {
            self.page = Page::of(&self.visit, &self.document);
        }
    }

    /// What the page around is greeted with.
    fn greeting(&self) -> Tree {
        let public = self.visit.public();
        let locale = self.visit.locale().tag();
        let vendor = public.vendor.in_language(locale);
        let fields = [
            ("lang", locale),
            ("currency", &public.currency),
            ("vendor", vendor),
        ];
        let fields = fields.map(|(name, text)| (name.to_owned(), Tree::Text(text.to_owned())));
        Tree::Fields(fields.into())
    }

    fn asked(&mut self, verb: &str, about: &Tree) -> Tree {
        self.show();
        match verb {
            "copy" => self.visit.copy(),
            "letter" => self.visit.letter().unwrap_or(Tree::Null),
            "endpoint" => {
                let form = self.visit.public().lead_form();
                form.map_or(Tree::Null, |form| Tree::Text(form.endpoint.clone()))
            }
            "receive" => {
                let taken = self.visit.receive(about);
                self.render();
                Tree::Bool(taken)
            }
            "prefill" => {
                let (told, refused) = prefill(&mut self.visit, about);
                self.render();
                let refused = refused.into_iter().map(Tree::Text);
                Tree::List(vec![list(&told), Tree::List(refused.collect())])
            }
            "result" => list(&[self.visit.result()]),
            "rehearse" => self.rehearse().unwrap_or(Tree::Null),
            verb => match action(verb, about) {
                Some(action) => self.act(action),
                None => Tree::Null,
            },
        }
    }

    /// Does it and shows it; what is to be told of it.
    fn act(&mut self, action: Action) -> Tree {
        let opened = match &action {
            Action::Open(panel) if !self.visit.is_open(*panel) => Some(*panel),
            _ => None,
        };
        let told = self.visit.apply(action);
        self.render();
        if let Some(panel) = opened {
            focus(&self.document, panel.name());
        }
        list(&told)
    }

    /// A key press that nobody sees, on a visit that nobody makes: the browser compiles a function
    /// when it is first called, and a prospect's first key press would have to wait for that.
    fn rehearse(&self) -> Option<Tree> {
        let mut visit = self.visit.another()?;
        let before = view(&visit);
        let node = made(&self.document, &before)?;
        let told = visit.apply(Action::Type(Field::Quantity, "1000".to_owned()));
        patch(&self.document, &node, &before, &view(&visit));
        Some(list(&told))
    }

    fn render(&mut self) {
        let Some(page) = &mut self.page else { return };
        let wanted = view(&self.visit);
        patch(&self.document, &page.node, &page.view, &wanted);
        page.view = wanted;
    }
}

fn list(told: &[Told]) -> Tree {
    Tree::List(told.iter().map(as_tree).collect())
}

/// What a verb of the page means: what it is about in `what`, and a value.
fn action(verb: &str, about: &Tree) -> Option<Action> {
    let what = about.at("what").text().unwrap_or_default();
    let text = || about.at("value").text().unwrap_or_default().to_owned();
    let on = about.at("value").is_true();
    let field = || Field::named(what);
    Some(match verb {
        "type" => Action::Type(field()?, text()),
        "leave" => Action::Leave(field()?),
        "reset" => Action::Reset(field()?),
        "switch" => Action::Switch(what.to_owned(), on),
        "open" => Action::Open(Panel::ALL.into_iter().find(|panel| panel.name() == what)?),
        "follow" => Action::Follow,
        "start-over" => Action::StartOver,
        "consent" => Action::Consent(on),
        "contact" => Action::Contact(what.to_owned(), text()),
        "sending" => Action::Sending(Sending::ALL.into_iter().find(|s| s.name() == what)?),
        "link" => Action::Link(text()),
        "copied" => Action::Copied,
        "kept" => Action::Keep(what.to_owned()),
        _ => return None,
    })
}
