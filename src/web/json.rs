//! Values of the page's as trees, and back: the browser parses JSON better than we do.

use crate::document::Tree;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Deeper than any document of ours. What nests deeper would use up the stack.
const DEEPEST: u32 = 40;

/// A value of the page's as a tree; what is no JSON, or too deep in it, is null.
#[must_use]
pub fn tree(value: &JsValue) -> Tree {
    within(value, DEEPEST)
}

fn within(value: &JsValue, depth: u32) -> Tree {
    let Some(depth) = depth.checked_sub(1) else {
        return Tree::Null;
    };
    if let Some(number) = value.as_f64() {
        return Tree::Number(number);
    }
    if let Some(text) = value.as_string() {
        return Tree::Text(text);
    }
    if let Some(value) = value.as_bool() {
        return Tree::Bool(value);
    }
    if let Some(entries) = value.dyn_ref::<Array>() {
        return Tree::List(entries.iter().map(|entry| within(&entry, depth)).collect());
    }
    let Some(object) = value.dyn_ref::<Object>() else {
        return Tree::Null;
    };
    let fields = Object::entries(object);
    let field = |entry: JsValue| {
        let entry: Array = entry.unchecked_into();
        (
            entry.get(0).as_string().unwrap_or_default(),
            within(&entry.get(1), depth),
        )
    };
    Tree::Fields(fields.iter().map(field).collect())
}

/// A tree as a value of the page's.
#[must_use]
pub fn to_value(tree: &Tree) -> JsValue {
    match tree {
        Tree::Null => JsValue::NULL,
        Tree::Bool(value) => JsValue::from_bool(*value),
        Tree::Number(number) => JsValue::from_f64(*number),
        Tree::Text(text) => JsValue::from_str(text),
        Tree::List(entries) => entries.iter().map(to_value).collect::<Array>().into(),
        Tree::Fields(fields) => {
            let object = Object::new();
            for (name, value) in fields {
                // A property of an object of ours can be set.
                let _ = Reflect::set(&object, &name.as_str().into(), &to_value(value));
            }
            object.into()
        }
    }
}
