//! The document, as a tree of elements, in Yew's terms. Texts become text nodes and attributes
//! are the program's own, so nothing that stands in a document can be anything but text.

use super::paragraph::Editable;
use crate::case::{ProposalSettings, Reader};
use crate::markup::{Element, Node};
use crate::proposal::{Block, Paragraph, Proposal, sheet};
use crate::ui::app::Dispatch;
use crate::ui::words::Words;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::VTag;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub proposal: Rc<Proposal>,
    pub settings: ProposalSettings,
    pub words: Words,
    pub dispatch: Dispatch,
}

#[component]
pub fn Desk(props: &Props) -> Html {
    let Props {
        proposal,
        settings,
        words,
        dispatch,
    } = props;
    let blocks = proposal.sections.iter().flat_map(|section| &section.blocks);
    let paragraphs: BTreeMap<&str, &Paragraph> = blocks
        .filter_map(|block| match block {
            Block::Words(paragraph) => Some((paragraph.name.as_str(), paragraph)),
            _ => None,
        })
        .collect();
    let reader = Reader::of(proposal.locale);
    let editable = |element: &Element| {
        let paragraph = paragraphs.get(element.paragraph.as_deref()?)?;
        let path = format!(
            "proposal.texts.{}.{}",
            proposal.locale.tag(),
            paragraph.name
        );
        let faults = proposal.faults.iter().filter(|fault| fault.path == path);
        let faults: Vec<String> = faults.map(|fault| words.say(&fault.message)).collect();
        Some(html! {
            <Editable
                key={paragraph.name.clone()}
                proposal={proposal.clone()}
                paragraph={(*paragraph).clone()}
                own={settings.text(reader, &paragraph.name).map(str::to_owned)}
                shown={element.clone()}
                {faults}
                words={words.clone()}
                dispatch={dispatch.clone()}
            />
        })
    };
    tree(&sheet(proposal), &editable)
}

/// An element and what is in it; `other` may show something else in its place.
pub fn tree(element: &Element, other: &dyn Fn(&Element) -> Option<Html>) -> Html {
    if let Some(html) = other(element) {
        return html;
    }
    let mut tag = VTag::new(element.tag);
    for (name, value) in &element.attributes {
        tag.add_attribute(name, value.clone());
    }
    for child in &element.children {
        tag.add_child(match child {
            Node::Text(text) => text.into(),
            Node::Element(element) => tree(element, other),
        });
    }
    tag.into()
}
