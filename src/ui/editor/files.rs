//! The playbook in and out of files, and which version is the saved one.

use crate::browser::{download, picked, press, read_text};
use crate::document;
use crate::session::{Action, Edit, Workbook, playbook_file};
use crate::ui::app::Dispatch;
use crate::ui::words::Words;
use serde_json::Value;
use web_sys::File;
use yew::prelude::*;

/// Taking a file in: what to do with one, and why the last one was refused.
#[derive(Clone, PartialEq)]
pub struct Intake {
    /// Takes a file that was picked or dropped.
    pub take: Callback<Option<File>>,
    /// What is wrong with the last one, if it is no playbook at all.
    refused: UseStateHandle<Option<document::Faults>>,
}

/// The intake of files for the whole screen: they may be dropped anywhere on it.
#[hook]
pub fn use_intake(dispatch: &Dispatch) -> Intake {
    let refused = use_state_eq(|| None::<document::Faults>);
    let take = use_callback(dispatch.clone(), {
        let refused = refused.setter();
        move |file: Option<File>, dispatch: &Dispatch| {
            let Some(file) = file else { return };
            let (refused, dispatch) = (refused.clone(), dispatch.clone());
            read_text(&file, move |text| match playbook_file(&text) {
                Ok(playbook) => {
                    refused.set(None);
                    dispatch.dispatch(Action::Edit(Edit::Import(playbook)));
                }
                Err(faults) => refused.set(Some(faults)),
            });
        }
    });
    Intake { take, refused }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub intake: Intake,
    pub book: Workbook,
    pub words: Words,
    pub dispatch: Dispatch,
}

#[component]
pub fn Files(props: &Props) -> Html {
    let Props {
        intake,
        book,
        words,
        dispatch,
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
    let close = {
        let refused = intake.refused.setter();
        move |_: MouseEvent| refused.set(None)
    };
    html! {
        <div class="files">
            <input
                id="import"
                type="file"
                hidden=true
                accept=".json,application/json"
                onchange={intake.take.reform(|event: Event| picked(&event))}
            />
            <button type="button" onclick={|_: MouseEvent| press("import")}>{ words.t("editor.import") }</button>
            <button type="button" onclick={export}>{ words.t("editor.export") }</button>
            <button type="button" onclick={accept} disabled={unchanged || !book.faults().is_empty()}>
                { words.t("editor.accept") }
            </button>
            <span class="hint">{ words.t("editor.drop") }</span>
            if let Some(faults) = &*intake.refused {
                <div class="refused" role="alert">
                    <p>{ words.t("editor.refused") }</p>
                    <ul>
                        for (place, fault) in faults.iter().enumerate().take(20) {
                            <li key={place}>
                                if !fault.path.is_empty() { <code>{ &fault.path }</code>{ ": " } }
                                { words.say(&fault.message) }
                            </li>
                        }
                    </ul>
                    <button type="button" onclick={close}>{ words.t("banner.close") }</button>
                </div>
            }
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
