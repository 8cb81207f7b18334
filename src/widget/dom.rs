//! Elements into the page: what differs from before is changed, all else stays as it is.

use crate::markup::{Element, Node};
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// Elements that are drawings.
const DRAWN: [&str; 2] = ["svg", "rect"];
const SVG: &str = "http://www.w3.org/2000/svg";

/// Changes `node`, which shows `old`, to show `new`; both have the same tag.
pub fn patch(document: &Document, node: &web_sys::Element, old: &Element, new: &Element) {
    if old == new {
        return;
    }
    for (name, _) in &old.attributes {
        if attribute(new, name).is_none() {
            set(node, name, None);
        }
    }
    for (name, value) in &new.attributes {
        if attribute(old, name) != Some(value) {
            set(node, name, Some(value));
        }
    }
    patch_children(document, node, &old.children, &new.children);
}

/// Whether `node` is what [`crate::markup::write`] made of `element`, as far as its children go.
pub fn shows(node: &web_sys::Element, element: &Element) -> bool {
    let children = node.child_nodes();
    if children.length() as usize != element.children.len() {
        return false;
    }
    element.children.iter().enumerate().all(|(place, child)| {
        let node = u32::try_from(place)
            .ok()
            .and_then(|place| children.get(place));
        match (child, node) {
            (Node::Text(text), Some(node)) => node.text_content().as_ref() == Some(text),
            (Node::Element(child), Some(node)) => node
                .dyn_ref::<web_sys::Element>()
                .is_some_and(|node| node.local_name() == child.tag && shows(node, child)),
            _ => false,
        }
    })
}

/// A new node that shows `element`.
pub fn made(document: &Document, element: &Element) -> Option<web_sys::Element> {
    let node = if DRAWN.contains(&element.tag) {
        document.create_element_ns(Some(SVG), element.tag).ok()?
    } else {
        document.create_element(element.tag).ok()?
    };
    for child in &element.children {
        add(document, &node, child, None);
    }
    // After the children, because a list can only pick what it has.
    for (name, value) in &element.attributes {
        set(&node, name, Some(value));
    }
    Some(node)
}

fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a String> {
    let found = element.attributes.iter().find(|(known, _)| *known == name);
    found.map(|(_, value)| value)
}

/// Sets an attribute, or takes it away. What somebody has changed follows the property, and no
/// longer the attribute.
fn set(node: &web_sys::Element, name: &str, value: Option<&str>) {
    let done = match value {
        Some(value) => node.set_attribute(name, value),
        None => node.remove_attribute(name),
    };
    // Names of attributes are ours, and valid.
    let _ = done;
    match name {
        "value" => set_value(node, value.unwrap_or_default()),
        "checked" => {
            if let Some(tick) = node.dyn_ref::<HtmlInputElement>() {
                tick.set_checked(value.is_some());
            }
        }
        "selected" if value.is_some() => {
            let list = node.parent_element();
            if let Some(list) = list
                .as_ref()
                .and_then(|list| list.dyn_ref::<HtmlSelectElement>())
            {
                list.set_value(&node.get_attribute("value").unwrap_or_default());
            }
        }
        _ => {}
    }
}

fn set_value(node: &web_sys::Element, value: &str) {
    if let Some(input) = node.dyn_ref::<HtmlInputElement>() {
        // Setting what stands there already would move the cursor.
        if input.value() != value {
            input.set_value(value);
        }
    } else if let Some(area) = node.dyn_ref::<HtmlTextAreaElement>()
        && area.value() != value
    {
        area.set_value(value);
    }
}

fn id(node: &Node) -> Option<&String> {
    match node {
        Node::Element(element) => attribute(element, "id"),
        Node::Text(_) => None,
    }
}

/// Whether what shows `old` can be made to show `new`.
fn same_kind(old: &Node, new: &Node) -> bool {
    match (old, new) {
        (Node::Text(_), Node::Text(_)) => true,
        (Node::Element(one), Node::Element(other)) => {
            one.tag == other.tag && attribute(one, "id") == attribute(other, "id")
        }
        _ => false,
    }
}

/// Walks both lists at once. Where they part, what comes later under the same id is waited for by
/// taking away what stands before it, if it is gone, or putting in what is new.
fn patch_children(document: &Document, parent: &web_sys::Element, old: &[Node], new: &[Node]) {
    let mut place = 0;
    let mut node = parent.first_child();
    for wanted in new {
        while let Some(here) = old.get(place) {
            let stays = id(here).is_none_or(|here| new.iter().any(|later| id(later) == Some(here)));
            if same_kind(here, wanted) || (stays && id(wanted) != id(here) && id(here).is_some()) {
                break;
            }
            let next = node.as_ref().and_then(web_sys::Node::next_sibling);
            if let Some(gone) = node.take() {
                // It is a child of this parent.
                let _ = parent.remove_child(&gone);
            }
            node = next;
            place += 1;
        }
        match (old.get(place), &node) {
            (Some(here), Some(shown)) if same_kind(here, wanted) => {
                change(document, shown, here, wanted);
                node = shown.next_sibling();
                place += 1;
            }
            _ => add(document, parent, wanted, node.as_ref()),
        }
    }
    while let Some(gone) = node {
        node = gone.next_sibling();
        let _ = parent.remove_child(&gone);
    }
}

fn change(document: &Document, node: &web_sys::Node, old: &Node, new: &Node) {
    match (old, new) {
        (Node::Text(old), Node::Text(new)) if old != new => node.set_text_content(Some(new)),
        (Node::Element(old), Node::Element(new)) => {
            if let Some(node) = node.dyn_ref() {
                patch(document, node, old, new);
            }
        }
        _ => {}
    }
}

/// Puts `child` before `before`, else at the end.
fn add(
    document: &Document,
    parent: &web_sys::Element,
    child: &Node,
    before: Option<&web_sys::Node>,
) {
    let node: Option<web_sys::Node> = match child {
        Node::Text(text) => Some(document.create_text_node(text).into()),
        Node::Element(element) => made(document, element).map(Into::into),
    };
    if let Some(node) = node {
        // Both belong to this document.
        let _ = parent.insert_before(&node, before);
    }
}

/// Gives the focus to the element called `id`.
pub fn focus(document: &Document, id: &str) {
    let element = document.get_element_by_id(id);
    if let Some(element) = element
        .as_ref()
        .and_then(|element| element.dyn_ref::<HtmlElement>())
    {
        // An element that cannot have it leaves it where it is.
        let _ = element.focus();
    }
}
