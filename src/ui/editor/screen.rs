//! The playbook editor as a whole.

use super::cell::cell_id;
use super::changes::Changes;
use super::chooser::Chooser;
use super::effects::Effects;
use super::faults::Faults;
use super::files::Files;
use super::table::SheetTable;
use crate::browser::focus;
use crate::session::Session;
use crate::sheet::{Grid, PAGES, Spot, grids, locate};
use crate::ui::app::Dispatch;
use crate::ui::sharing::Arrivals;
use crate::ui::tabs::Tabs;
use crate::ui::words::Words;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub session: Session,
    /// What arrives.
    pub arrivals: Arrivals,
    pub words: Words,
    pub dispatch: Dispatch,
}

#[component]
pub fn EditorScreen(props: &Props) -> Html {
    let Props {
        session,
        words,
        dispatch,
        ..
    } = props;
    let documents = session.documents();
    let book = documents.workbook();
    let page = use_state_eq(|| 0_usize);
    let on_choose = {
        let page = page.setter();
        Callback::from(move |chosen: usize| page.set(chosen))
    };
    let entry = use_state_eq(|| 0_usize);
    let on_go = use_going(&page, &entry);
    let counts = faults_by_page(session, words);
    let tabs: Vec<(&'static str, AttrValue)> = PAGES
        .iter()
        .zip(&counts)
        .map(|(page, count)| {
            let title = words.t(page.title);
            let name = match count {
                0 => title.to_owned(),
                count => format!("{title} ({count})"),
            };
            (page.id, name.into())
        })
        .collect();
    let here = &PAGES[*page];
    let all = grids(here, book.sheet(), words.locale);
    let chooser = Chooser::of(here, &all, *entry);
    let chosen = chooser.as_ref().map_or(0, |chooser| chooser.chosen);
    let tables: Vec<&Grid> = all
        .iter()
        .filter(|grid| here.shows(grid.list.as_deref(), chosen))
        .collect();
    let on_record = {
        let entry = entry.setter();
        Callback::from(move |record: usize| entry.set(record))
    };
    html! {
        <main class="editor">
            <section class="card tables" aria-label={words.t("editor.title")}>
                <p class="private">{ words.t("motion.private") }</p>
                <Files arrivals={props.arrivals.clone()} book={book.clone()} desk={documents.desk().clone()} words={words.clone()} dispatch={dispatch.clone()} />
                <Tabs
                    label={words.t("editor.title")}
                    chosen={*page}
                    panel="sheets"
                    {on_choose}
                    {tabs}
                />
                <div id="sheets" role="tabpanel" aria-labelledby={PAGES[*page].id}>
                    for grid in tables {
                        if let Some(chooser) = chooser.as_ref().filter(|chooser| chooser.stands_before(grid)) {
                            { chooser.view(book.sheet(), words, &on_record) }
                        }
                        <SheetTable
                            key={grid.list.clone().unwrap_or_else(|| grid.table.title.to_owned())}
                            book={book.clone()}
                            case={documents.case().clone()}
                            on_record={if grid.list.as_deref() == here.one_of && here.one_of.is_some() { on_record.clone() } else { Callback::noop() }}
                            words={words.clone()}
                            dispatch={dispatch.clone()}
                            grid={grid.clone()}
                        />
                    }
                </div>
                <p class="hint">{ words.t("editor.keys") }</p>
            </section>
            <div class="aside">
                <Faults
                    book={book.clone()}
                    on_go={on_go.clone()}
                    words={words.clone()}
                    dispatch={dispatch.clone()}
                />
                <Effects desk={documents.desk().clone()} book={book.clone()} words={words.clone()} />
                <Changes book={book.clone()} {on_go} words={words.clone()} dispatch={dispatch.clone()} />
            </div>
        </main>
    }
}

/// How many faults each page has.
fn faults_by_page(session: &Session, words: &Words) -> Vec<usize> {
    let book = session.documents().workbook();
    let mut counts = vec![0; PAGES.len()];
    for fault in book.faults() {
        if let Some(spot) = locate(book.sheet(), &fault.path, words.locale) {
            counts[spot.page] += 1;
        }
    }
    counts
}

/// A way to any cell: its page is opened, and then the cell gets the focus.
#[hook]
fn use_going(page: &UseStateHandle<usize>, entry: &UseStateHandle<usize>) -> Callback<Spot> {
    let wanted = use_state_eq(|| (0_u32, String::new()));
    use_effect_with((*wanted).clone(), |(_, id)| {
        if !id.is_empty() {
            focus(id);
        }
    });
    let (page, entry) = (page.setter(), entry.setter());
    Callback::from(move |spot: Spot| {
        page.set(spot.page);
        if let Some(place) = PAGES[spot.page].entry_at(&spot.cell.path) {
            entry.set(place);
        }
        // The count makes going to the same cell again a change.
        wanted.set((wanted.0.wrapping_add(1), cell_id(&spot.cell)));
    })
}
