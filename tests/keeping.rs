//! What is kept of many cases: the list, the history, two tabs. No browser.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::float_cmp,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use worthwhile::case::Case;
use worthwhile::document::read;
use worthwhile::economics::Way;
use worthwhile::format::Locale;
use worthwhile::keeping::{
    CaseList, Glance, Head, Known, MOST_VERSIONS, Meeting, Record, Stamp, Version, View, Why, due,
    is_new, keys, meet, name_of_copy, outdated, print, untouched,
};
use worthwhile::playbook::sample;
use worthwhile::session::{Action, CaseId, Documents, Field, Opened, Session, Turn};

const DAY: f64 = 86_400_000.0;

fn id(name: &str) -> CaseId {
    CaseId::new(name).unwrap()
}

thread_local! {
    static SAMPLE: Documents = Documents::sample().unwrap();
}

/// The sample, read once: it is long.
fn documents() -> Documents {
    SAMPLE.with(Documents::clone)
}

fn record(name: &str) -> Record {
    Record::of(&id(name), &documents(), &Stamp::default(), "tab", 1e12)
}

fn session() -> Session {
    Session::new(documents(), Locale::En).in_tab("t1", None)
}

fn typed(session: &Session, field: Field, text: &str) -> Session {
    session.apply(Action::Type(field, text.to_owned()))
}

// Records.

#[test]
fn a_record_reads_back_as_it_was_written() {
    let documents = session()
        .apply(Action::Pick(Way::LighterSale))
        .documents()
        .clone();
    let written = Record::of(&id("a-1"), &documents, &Stamp::default(), "tab", 1234.0);
    let read = Record::read(&written.text()).unwrap();
    assert_eq!(read, written);
    assert_eq!(read.head(), Head::read(&written.head().text()).unwrap());
    assert_eq!(
        (read.way, read.glance.currency.as_str()),
        (Way::LighterSale, "EUR")
    );
}

#[test]
fn a_record_that_is_none_says_why() {
    let key = |text: &str| Record::read(text).unwrap_err()[0].message.key;
    assert_eq!(key("{"), "document.unreadable");
    let good = record("a").text();
    assert_eq!(
        key(&good.replace("worthwhile.record", "x")),
        "document.other_format"
    );
    assert_eq!(
        key(&good.replacen("\"version\":1", "\"version\":2", 1)),
        "document.newer"
    );
    assert_eq!(
        key(&good.replace("\"id\":\"a\"", "\"id\":\"../a\"")),
        "document.unreadable"
    );
    let faults = Record::read(&good.replace("\"staff\":", "\"stuff\":")).unwrap_err();
    assert!(
        faults.iter().any(|fault| fault.path == "customer.stuff"),
        "{faults:?}"
    );
}

#[test]
fn the_customers_document_in_a_record_says_nothing_of_the_vendor() {
    let documents = session()
        .apply(Action::Pick(Way::LighterSale))
        .documents()
        .clone();
    let text = serde_json::to_string(&**documents.case()).unwrap();
    assert!(!text.contains("lighter"));
    assert!(read::<Case>(&text).is_ok());
}

#[test]
fn the_sample_and_a_blank_case_are_untouched_and_nothing_else_is() {
    assert!(untouched(session().documents()));
    let blank = session().apply(Action::NewCustomer);
    assert!(untouched(blank.documents()));
    assert!(!untouched(
        typed(&blank, Field::CustomerName, "A").documents()
    ));
    assert!(!untouched(
        typed(&session(), Field::Quantity, "41").documents()
    ));
}

#[test]
fn keys_sort_like_times_and_never_reach_into_another_case() {
    assert!(keys::version(&id("a"), 9.0) < keys::version(&id("a"), 1e12));
    assert!(!keys::version(&id("a-1"), 1.0).starts_with(&keys::versions(&id("a"))));
    assert_eq!(CaseId::new("a/b"), None);
    assert_eq!(CaseId::new(""), None);
}

// The list.

fn head(name: &str, count: u64, changed: f64) -> Head {
    let mut head = record(name).head();
    name.clone_into(&mut head.name);
    head.stamp.count = count;
    head.changed = changed;
    head
}

fn any_head() -> impl Strategy<Value = Head> {
    let deleted = prop::option::of(0.0..100.0 * DAY);
    (0..30_u32, 1..9_u64, 0.0..1e12, any::<bool>(), deleted).prop_map(
        |(number, count, changed, archived, deleted)| Head {
            archived,
            deleted,
            ..head(&format!("case-{number}"), count, changed)
        },
    )
}

fn none(_: &str) -> String {
    String::new()
}

proptest! {
    #[test]
    fn the_list_has_each_case_once_in_exactly_one_view_the_last_changed_first(
        heads in prop::collection::vec(any_head(), 0..40)
    ) {
        let ids: BTreeSet<_> = heads.iter().map(|head| head.id.clone()).collect();
        let list = CaseList::new(heads.clone());
        prop_assert_eq!(list.heads().len(), ids.len());
        prop_assert!(list.heads().is_sorted_by(|a, b| a.changed >= b.changed));
        prop_assert_eq!(View::ALL.map(|view| list.count(view)).iter().sum::<usize>(), ids.len());
        for head in list.heads() {
            let most = heads.iter().filter(|one| one.id == head.id).map(|one| one.stamp.count).max();
            prop_assert_eq!(Some(head.stamp.count), most);
        }
        for view in View::ALL {
            let all: Vec<_> = list.found(view, "", none).collect();
            prop_assert_eq!(all.len(), list.count(view));
            prop_assert!(list.found(view, "case", none).eq(all));
        }
    }

    #[test]
    fn what_was_deleted_last_or_lately_can_always_come_back(
        heads in prop::collection::vec(any_head(), 0..40),
        now in 0.0..200.0 * DAY,
    ) {
        let list = CaseList::new(heads);
        let gone: BTreeSet<_> = list.forgettable(now).into_iter().collect();
        let deleted: Vec<_> = list.found(View::Deleted, "", none).collect();
        let last = deleted.iter().filter_map(|head| head.deleted).fold(f64::MIN, f64::max);
        for head in list.heads() {
            if gone.contains(&head.id) {
                let at = head.deleted.expect("only deleted ones go");
                prop_assert!(at < last || deleted.iter().filter(|h| h.deleted == Some(last)).count() > 1);
                prop_assert!(now - at > 30.0 * DAY);
            }
        }
        prop_assert!(deleted.is_empty() || gone.len() < deleted.len());
    }

    #[test]
    fn a_copy_is_called_like_no_other(
        name in "[a-c]{0,3}( \\([0-9]\\))?",
        others in prop::collection::vec("[a-c]{0,3}( \\([0-9]\\))?", 0..20),
    ) {
        let others: Vec<&str> = others.iter().map(String::as_str).collect();
        let copy = name_of_copy(&name, &others);
        prop_assert!(!others.contains(&copy.as_str()));
        prop_assert!(copy.chars().count() <= 200);
    }
}

#[test]
fn a_search_finds_every_word_in_name_or_industry() {
    let list = CaseList::new([head("Brandt", 1, 1.0), head("Huber", 1, 2.0)]);
    let industry = |_: &str| "Manufacturing".to_owned();
    let found = |query: &str| list.found(View::Current, query, industry).count();
    assert_eq!(found("manu"), 2);
    assert_eq!(found("  BRANDT manu "), 1);
    assert_eq!(found("brandt huber"), 0);
}

#[test]
fn a_later_writing_of_an_archived_case_stays_archived_and_brings_a_deleted_one_back() {
    let archived = Head {
        archived: true,
        ..head("a", 1, 1.0)
    };
    let list = CaseList::new([archived.clone(), head("a", 2, 2.0)]);
    assert!(list.heads()[0].archived);
    let deleted = Head {
        deleted: Some(5.0),
        ..archived
    };
    let later = head("a", 2, 2.0).after(Some(&deleted));
    assert!(later.archived && later.deleted.is_none());
}

#[test]
fn copies_count_on() {
    assert_eq!(name_of_copy("Brandt", &["Brandt"]), "Brandt (2)");
    assert_eq!(
        name_of_copy("Brandt (2)", &["Brandt", "Brandt (2)"]),
        "Brandt (3)"
    );
    assert_eq!(name_of_copy("Brandt (GmbH)", &[]), "Brandt (GmbH) (2)");
    assert_eq!(name_of_copy("", &[]), "(2)");
}

// The history.

fn version(at: f64, name: Option<&str>, size: usize) -> Version {
    Version {
        at,
        why: Why::Pause,
        name: name.map(str::to_owned),
        glance: Glance::default(),
        print: format!("{at}"),
        size,
    }
}

fn any_versions() -> impl Strategy<Value = Vec<Version>> {
    let one = (
        0..400_000_u32,
        prop::bool::weighted(0.1),
        1_000..9_000_usize,
    );
    prop::collection::btree_map(0..400_000_u32, one, 0..250).prop_map(|all| {
        let minutes = all.into_iter();
        minutes
            .map(|(minute, (_, named, size))| {
                version(f64::from(minute) * 60_000.0, named.then_some("n"), size)
            })
            .collect()
    })
}

fn rest(versions: &[Version], gone: &[f64]) -> Vec<Version> {
    let mut rest = versions.to_vec();
    rest.retain(|version| !gone.contains(&version.at));
    rest
}

proptest! {
    #[test]
    fn thinning_is_bounded_keeps_the_latest_and_what_has_a_name_and_is_done_at_once(
        versions in any_versions(),
        later in 0.0..100.0 * DAY,
    ) {
        let now = versions.last().map_or(0.0, |version| version.at) + later;
        let stays = rest(&versions, &outdated(&versions, now, usize::MAX));
        let named = |all: &[Version]| all.iter().filter(|v| v.name.is_some()).count();
        prop_assert_eq!(stays.last(), versions.last());
        prop_assert_eq!(named(&stays), named(&versions).min(100));
        prop_assert!(stays.len() - named(&stays) <= MOST_VERSIONS);
        prop_assert!(outdated(&stays, now, usize::MAX).is_empty(), "thinned twice");
        let latest: Vec<_> = versions.iter().rev().take(10).collect();
        prop_assert!(stays.iter().rev().take(10).eq(latest));
    }

    #[test]
    fn the_bytes_are_bounded_too_and_names_go_last(
        versions in any_versions(),
        budget in 0..300_000_usize,
    ) {
        let now = 400_000.0 * 60_000.0;
        let stays = rest(&versions, &outdated(&versions, now, budget));
        let size: usize = stays.iter().map(|version| version.size).sum();
        prop_assert!(size <= budget || stays.len() <= 1);
        prop_assert_eq!(stays.last(), versions.last());
        let all_named = rest(&versions, &outdated(&versions, now, usize::MAX));
        let named = |all: &[Version]| all.iter().filter(|v| v.name.is_some()).count();
        if named(&stays) < named(&all_named) {
            let inner = &stays[..stays.len().saturating_sub(1)];
            prop_assert!(inner.iter().all(|version| version.name.is_some()));
        }
    }

    #[test]
    fn whatever_time_goes_by_a_year_of_work_leaves_a_state_of_every_month(step in 6..40_u32) {
        let mut kept: Vec<Version> = Vec::new();
        let mut now = 0.0;
        while now < 365.0 * DAY {
            kept.push(version(now, None, 3_000));
            kept = rest(&kept, &outdated(&kept, now, usize::MAX));
            now += f64::from(step) * DAY / 4.0;
        }
        prop_assert!(kept.len() <= MOST_VERSIONS);
        let months: BTreeSet<_> = kept.iter().map(|v| (v.at / (30.0 * DAY)).floor().to_bits()).collect();
        prop_assert!(months.len() >= 11, "{months:?}");
    }
}

#[test]
fn a_version_is_due_after_ten_minutes_and_new_only_where_it_says_something_else() {
    assert!(!due(0.0, 599_999.0) && due(0.0, 600_000.0));
    let one = record("a");
    let (version, text) = Version::of(&one, Why::Opened, None, 5.0);
    assert_eq!(Record::read(&text).unwrap(), one);
    assert!(!is_new(
        std::slice::from_ref(&version),
        &print(&one.content())
    ));
    assert!(is_new(&[version], "another"));
    assert!(is_new(&[], "another"));
}

// Two tabs.

/// A tab with a case: what it shows, what it knows, and what has been written by whom.
#[derive(Clone, Default)]
struct Tab {
    name: String,
    mine: String,
    knew: Known,
}

impl Tab {
    fn write(&mut self) -> Known {
        self.knew = Known {
            stamp: self.knew.stamp.next(&self.name),
            content: self.mine.clone(),
        };
        self.knew.clone()
    }
}

#[test]
fn a_tab_without_a_change_of_its_own_follows_and_goes_on_from_there() {
    let mut a = Tab {
        name: "a".into(),
        mine: "1".into(),
        ..Tab::default()
    };
    let first = a.write();
    let mut b = Tab {
        name: "b".into(),
        mine: "1".into(),
        knew: first,
    };
    a.mine = "2".into();
    let second = a.write();
    assert_eq!(meet(&b.knew, &b.mine, &second), Meeting::Follow);
    b.mine.clone_from(&second.content);
    b.knew = second;
    b.mine = "3".into();
    let third = b.write();
    assert_eq!(meet(&a.knew, &a.mine, &third), Meeting::Follow);
    assert_eq!(meet(&third, "3", &a.knew), Meeting::Keep);
}

#[test]
fn two_tabs_that_both_wrote_do_not_overwrite_each_other() {
    let mut a = Tab {
        name: "a".into(),
        mine: "1".into(),
        ..Tab::default()
    };
    let mut b = Tab {
        name: "b".into(),
        mine: "1".into(),
        knew: a.write(),
    };
    a.mine = "2".into();
    b.mine = "3".into();
    let (of_a, of_b) = (a.write(), b.write());
    assert_eq!(meet(&a.knew, &a.mine, &of_b), Meeting::Both);
    assert_eq!(meet(&b.knew, &b.mine, &of_a), Meeting::Both);
    // The user keeps what a has: b follows.
    a.knew.stamp = a.knew.stamp.joined(&of_b.stamp);
    let kept = a.write();
    assert_eq!(meet(&b.knew, &b.mine, &kept), Meeting::Follow);
}

#[test]
fn a_change_that_is_not_written_yet_counts_as_one() {
    let mut a = Tab {
        name: "a".into(),
        mine: "1".into(),
        ..Tab::default()
    };
    let b = Tab {
        name: "b".into(),
        mine: "typing".into(),
        knew: a.write(),
    };
    a.mine = "2".into();
    assert_eq!(meet(&b.knew, &b.mine, &a.write()), Meeting::Both);
}

proptest! {
    /// Tabs type, write and hear of each other in any order, some of it late or never: what a
    /// tab has typed is gone from its screen only if somebody has built on it.
    #[test]
    fn nothing_that_was_typed_is_pushed_out_unseen(
        events in prop::collection::vec((0..3_usize, 0..3_usize, 0..3_u8), 1..60)
    ) {
        let mut tabs: Vec<Tab> = (0..3).map(|n| Tab { name: format!("t{n}"), ..Tab::default() }).collect();
        let mut built_on: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut written: Vec<Option<Known>> = vec![None; 3];
        for (number, (who, other, what)) in events.into_iter().enumerate() {
            match what {
                0 => {
                    let before = built_on.get(&tabs[who].mine).cloned().unwrap_or_default();
                    let mut all = before;
                    all.insert(tabs[who].mine.clone());
                    let text = format!("{number}");
                    built_on.insert(text.clone(), all);
                    tabs[who].mine = text;
                }
                1 => {
                    if tabs[who].mine != tabs[who].knew.content {
                        written[who] = Some(tabs[who].write());
                    }
                }
                _ => {
                    let Some(theirs) = written[other].clone().filter(|_| other != who) else { continue };
                    let tab = &mut tabs[who];
                    if meet(&tab.knew, &tab.mine, &theirs) == Meeting::Follow {
                        let ancestors = built_on.get(&theirs.content).cloned().unwrap_or_default();
                        prop_assert!(tab.mine.is_empty() || ancestors.contains(&tab.mine));
                        tab.mine.clone_from(&theirs.content);
                        tab.knew = theirs;
                    }
                }
            }
        }
    }

    #[test]
    fn a_stamp_knows_what_went_into_it_and_stays_small(tabs in prop::collection::vec("[a-z]", 1..60)) {
        let mut stamp = Stamp::default();
        for tab in tabs {
            let next = stamp.next(&tab);
            prop_assert!(next.knows(&stamp) && !stamp.knows(&next));
            prop_assert!(next.seen.len() <= 12);
            stamp = next;
        }
    }
}

// The session turns from case to case.

fn opened(name: &str) -> Opened {
    let mut case = (**documents().case()).clone();
    name.clone_into(&mut case.customer.name);
    Opened {
        id: id(name),
        case,
        way: Way::AsIs,
        received: None,
        notes: std::rc::Rc::default(),
        variants: Some(Vec::new()),
    }
}

fn turn(session: &Session, turn: Turn, opened: Opened) -> Session {
    session.apply(Action::Turn(turn, Box::new(opened)))
}

#[test]
fn opening_another_case_is_a_step_that_goes_back_to_the_first() {
    let first = typed(&session(), Field::CustomerName, "First");
    let second = turn(&first, Turn::Open, opened("second"));
    assert_eq!(second.id(), &id("second"));
    assert_eq!(second.documents().case().customer.name, "second");
    let back = second.apply(Action::Undo);
    assert_eq!(
        (back.id(), back.documents()),
        (first.id(), first.documents())
    );
    assert_eq!(back.apply(Action::Redo).id(), &id("second"));
}

#[test]
fn every_case_that_is_begun_has_a_name_of_its_own_also_after_undo() {
    let first = typed(
        &session().apply(Action::NewCustomer),
        Field::CustomerName,
        "A",
    );
    let second = first.apply(Action::NewCustomer);
    let third = first
        .apply(Action::Undo)
        .apply(Action::Undo)
        .apply(Action::Sample);
    let again = second.apply(Action::Undo).apply(Action::NewCustomer);
    assert_ne!(first.id(), second.id());
    assert_ne!(first.id(), session().id());
    assert_ne!(again.id(), second.id());
    assert_eq!(third.id(), session().id(), "the sample was there already");
    let shared = std::rc::Rc::new(first.shared().unwrap());
    let received = first.apply(Action::Receive(shared));
    assert_ne!(received.id(), first.id());
    assert!(received.documents().received().is_some());
    assert_eq!(received.apply(Action::Undo).id(), first.id());
}

#[test]
fn what_stands_beside_a_case_is_kept_with_it() {
    let shared = std::rc::Rc::new(session().shared().unwrap());
    let received = session().apply(Action::Receive(shared));
    let notes = worthwhile::handoff::Notes {
        promised: "a sensor".to_owned(),
        ..Default::default()
    };
    let now = received.apply(Action::Note(notes));
    let record = Record::of(now.id(), now.documents(), &Stamp::default(), "tab", 1.0);
    let again = Record::read(&record.text()).unwrap();
    assert!(again.received.is_some());
    assert_eq!(again, record);
    assert_eq!(again.content(), record.content());
    // What somebody sent is not nothing, even if it is the sample.
    assert!(untouched(session().documents()));
    assert!(!untouched(received.documents()));
    // Typing on takes neither away.
    let typed = typed(&now, Field::Staff, "38");
    assert_eq!(typed.documents().received(), now.documents().received());
    assert!(
        typed
            .since_received()
            .is_some_and(|since| since.changes.len() == 1)
    );
    assert_eq!(typed.documents().notes().promised, "a sensor");
}

#[test]
fn what_another_tab_did_leaves_what_waits_in_fields() {
    let waiting = typed(&session(), Field::Quantity, "forty");
    let mut theirs = opened("x");
    theirs.id = waiting.id().clone();
    let after = turn(&waiting, Turn::Follow, theirs);
    assert_eq!(after.draft(&Field::Quantity).unwrap().text, "forty");
    assert_eq!(after.documents().case().customer.name, "x");
    assert!(turn(&waiting, Turn::Open, opened("y")).drafts().is_empty());
}

#[test]
fn a_case_that_names_what_is_gone_is_opened_as_far_as_it_fits() {
    let mut strange = opened("strange");
    strange.case.terms.plan = "gone".to_owned();
    let faults = documents().misfits(&strange.case);
    assert!(
        faults.iter().any(|fault| fault.path == "terms.plan"),
        "{faults:?}"
    );
    let after = turn(&session(), Turn::Open, strange);
    assert_eq!(after.documents().case().customer.name, "strange");
    assert_ne!(after.documents().case().terms.plan, "gone");
}

#[test]
fn one_jump_takes_back_several_steps_and_another_brings_them_again() {
    let start = session();
    let mut now = start.clone();
    for (field, text) in [
        (Field::CustomerName, "A"),
        (Field::Staff, "12"),
        (Field::Quantity, "13"),
    ] {
        now = typed(&now, field, text);
    }
    assert_eq!(now.steps_back().len(), 3);
    let back = now.apply(Action::Back(3));
    assert_eq!(back.documents(), start.documents());
    assert_eq!(back.steps_forward().len(), 3);
    assert_eq!(
        back.apply(Action::Forward(2))
            .documents()
            .case()
            .customer
            .staff,
        12
    );
    assert_eq!(back.apply(Action::Forward(99)).documents(), now.documents());
}

fn any_change() -> impl Strategy<Value = Action> {
    let name = prop::sample::select(vec!["A", "B", "C"]);
    prop_oneof![
        ("[A-C]").prop_map(|text| Action::Type(Field::CustomerName, text)),
        (1..90_u32).prop_map(|n| Action::Type(Field::Quantity, n.to_string())),
        (1..4_u32).prop_map(Action::ChooseTerm),
        Just(Action::Pick(Way::PriceUplift)),
        Just(Action::ListTerms),
        Just(Action::NewCustomer),
        name.clone()
            .prop_map(|name| Action::Turn(Turn::Open, Box::new(opened(name)))),
        name.prop_map(|name| Action::Turn(Turn::Follow, Box::new(opened(name)))),
    ]
}

proptest! {
    #[test]
    fn every_change_of_any_case_has_a_name_and_can_be_taken_back(
        actions in prop::collection::vec(any_change(), 1..20)
    ) {
        let start = session();
        let mut now = start.clone();
        for action in actions {
            let next = now.apply(action);
            if next.documents() != now.documents() || next.id() != now.id() {
                prop_assert!(next.undoable().is_some() || next.documents() == start.documents());
            }
            now = next;
        }
        let back = now.apply(Action::Back(now.steps_back().len()));
        prop_assert_eq!(back.documents(), start.documents());
        prop_assert_eq!(back.id(), start.id());
        let again = back.apply(Action::Forward(back.steps_forward().len()));
        prop_assert_eq!(again.documents(), now.documents());
        prop_assert_eq!(again.id(), now.id());
    }
}

#[test]
fn the_sample_case_is_the_documents_own() {
    let case: Case = read(sample::CASE).unwrap();
    assert_eq!(case, **documents().case());
}
