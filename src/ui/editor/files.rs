//! The playbook in and out of files, and which version is the saved one.

use crate::browser::{download, press};
use crate::deal::Desk;
use crate::session::{Action, Edit, Workbook};
use crate::ui::app::Dispatch;
use crate::ui::publish::PublishButton;
use crate::ui::sharing::Arrivals;
use crate::ui::words::Words;
use serde_json::Value;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub arrivals: Arrivals,
    pub book: Workbook,
    pub desk: Rc<Desk>,
    pub words: Words,
    pub dispatch: Dispatch,
}

#[component]
pub fn Files(props: &Props) -> Html {
    let Props {
        arrivals,
        book,
        words,
        dispatch,
        ..
    } = props;
    let export = {
        let (book, dispatch) = (book.clone(), dispatch.clone());
        move |_: MouseEvent| {
            let text = serde_json::to_string_pretty(&**book.sheet()).unwrap_or_default();
            // A version with mistakes goes out of the house, but is not what others are
            // compared with.
            if download(&file_name(book.sheet()), &(text + "\n")) && book.faults().is_empty() {
                dispatch.dispatch(Action::Edit(Edit::Accept));
            }
        }
    };
    let accept = {
        let dispatch = dispatch.clone();
        move |_: MouseEvent| dispatch.dispatch(Action::Edit(Edit::Accept))
    };
    let unchanged = book.base() == book.sheet();
    html! {
        <div class="files">
            <input
                id="import"
                type="file"
                hidden=true
                accept=".json,application/json"
                onchange={arrivals.pick()}
            />
            <button type="button" onclick={|_: MouseEvent| press("import")}>{ words.t("editor.import") }</button>
            <button type="button" onclick={export}>{ words.t("editor.export") }</button>
            <button type="button" onclick={accept} disabled={unchanged || !book.faults().is_empty()}>
                { words.t("editor.accept") }
            </button>
            <PublishButton
                desk={props.desk.clone()}
                faulty={!book.faults().is_empty()}
                words={words.clone()}
            />
            <span class="hint">{ words.t("editor.drop") }</span>
        </div>
    }
}

/// A file name that says whose playbook it is, as far as every system can write it.
fn file_name(sheet: &Value) -> String {
    let vendor = crate::sheet::at(sheet, "public.vendor");
    let vendor = vendor.and_then(|text| text.as_str().or_else(|| text.get("en")?.as_str()));
    let plain = |c: char| {
        if c.is_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    let name: String = vendor
        .unwrap_or_default()
        .chars()
        .take(40)
        .map(plain)
        .collect();
    match name.trim_matches('-') {
        "" => "playbook.worthwhile-playbook.json".to_owned(),
        name => format!("{name}.worthwhile-playbook.json"),
    }
}
