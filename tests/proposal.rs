//! The proposal: every part in every language, whatever the documents say.
#![cfg(all(feature = "vendor", not(target_arch = "wasm32")))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a test may stop at the first thing that is wrong"
)]

use proptest::prelude::*;
use worthwhile::case::{
    Alternative, Case, Contact, NamedScenario, Paper, Part, ProposalSettings, Reader,
};
use worthwhile::document::{Document, read};
use worthwhile::finance::Date;
use worthwhile::format::Locale;
use worthwhile::offer::{Calculator, Offer, Public};
use worthwhile::playbook::{Playbook, sample};
use worthwhile::proposal::{Block, Figures, Proposal, fragment, html, markdown, page_rules};

fn public() -> Public {
    read::<Playbook>(sample::PLAYBOOK).unwrap().public
}

fn case() -> Case {
    read(sample::CASE).unwrap()
}

fn day() -> Date {
    Date::new(2026, 11, 23).unwrap()
}

fn made(public: Public, case: &Case, locale: Locale) -> Proposal {
    let calculator = Calculator::new(public).unwrap();
    let figures = Figures::new(&calculator, case).unwrap();
    Proposal::new(&figures, &case.proposal, locale, day())
}

/// A case with something in every setting.
fn full() -> Case {
    let mut case = case();
    case.scenarios.push(NamedScenario {
        name: "A slow year".to_owned(),
        claim_share: Some(0.5),
        ..NamedScenario::default()
    });
    case.proposal = ProposalSettings {
        start: Date::new(2027, 1, 31),
        alternatives: vec![
            Alternative {
                name: String::new(),
                plan: "starter".to_owned(),
                years: 1,
                add_ons: Vec::new(),
                packages: vec!["guided_onboarding".to_owned()],
                agreed: None,
            },
            Alternative {
                name: "Best".to_owned(),
                plan: "business".to_owned(),
                years: 3,
                add_ons: vec!["analytics".to_owned()],
                packages: vec!["success_support".to_owned()],
                agreed: None,
            },
        ],
        contacts: vec![Contact {
            name: "Eva Brandt".to_owned(),
            role: "CFO".to_owned(),
        }],
        ..ProposalSettings::default()
    };
    case
}

#[test]
fn every_part_is_written_in_every_language_for_every_industry() {
    for model in public().roi_models {
        for locale in Locale::ALL {
            let mut case = full();
            case.customer.industry.clone_from(&model.id);
            let on = model.drivers.iter().map(|driver| (driver.id.clone(), true));
            case.drivers.insert(model.id.clone(), on.collect());
            let proposal = made(public(), &case, locale);
            assert_eq!(proposal.sections.len(), Part::ALL.len());
            assert_eq!(proposal.faults, []);
            let text = markdown(&proposal) + &html(&proposal);
            // A key in place of its text.
            let key = text.match_indices("proposal.").any(|(at, found)| {
                text[at + found.len()..].starts_with(|c: char| c.is_ascii_lowercase())
            });
            assert!(!key, "{} {locale:?}", model.id);
            for missing in ["NaN", "inf ", "\u{1}", "{customer}", "{count}"] {
                assert!(
                    !text.contains(missing),
                    "{} {locale:?}: {missing}",
                    model.id
                );
            }
            for section in &proposal.sections {
                assert!(!section.blocks.is_empty(), "{:?} {locale:?}", section.part);
            }
            balanced(&html(&proposal)).unwrap();
        }
    }
}

#[test]
fn the_same_documents_give_the_same_text() {
    let one = html(&made(public(), &full(), Locale::De));
    assert_eq!(one, html(&made(public(), &full(), Locale::De)));
    let mut other = full();
    other.customer.staff += 1;
    assert_ne!(
        made(public(), &full(), Locale::De).hash,
        made(public(), &other, Locale::De).hash
    );
}

#[test]
fn figures_of_the_worked_example_stand_in_it() {
    let text = markdown(&made(public(), &case(), Locale::De));
    for figure in [
        "163.600 €",
        "21.424 €",
        "20.979 €",
        "15,7 Monate",
        "6.000 €",
    ] {
        let figure = figure.replace(" €", "\u{A0}€");
        assert!(text.contains(&figure), "{figure}\n{text}");
    }
    // The headline has two digits, as on the first screen.
    let proposal = made(public(), &case(), Locale::En);
    let Block::Headlines(headlines) = &proposal.sections[0].blocks[1] else {
        panic!("the second block of the summary");
    };
    assert_eq!(headlines[0].value, "€21,000");
}

#[test]
fn three_options_stand_side_by_side_with_their_services() {
    let text = markdown(&made(public(), &full(), Locale::En));
    // Starter: 40 units at 96 each; with onboarding once.
    let line = |name: &str| {
        let mut lines = text.lines();
        let found = lines.find(|line| line.starts_with(&format!("| {name}")));
        found.unwrap_or_else(|| panic!("{name}\n{text}")).to_owned()
    };
    assert_eq!(line("Units"), "| Units | 40 | 40 | 40 |");
    assert_eq!(
        line("**Paid a year"),
        "| **Paid a year** | **€3,840** | **€6,000** | **€10,104** |"
    );
    assert_eq!(
        line("Service charge, once"),
        "| Service charge, once | €250 |  |  |"
    );
    assert_eq!(
        line("Service charge a year"),
        "| Service charge a year |  |  | €600 |"
    );
    assert!(text.contains("**Guided onboarding (€250 once)**: Two sessions by video"));
}

#[test]
fn an_alternative_that_is_not_sold_is_named_with_its_place() {
    let mut case = full();
    case.proposal.alternatives[0].plan = "startr".to_owned();
    case.proposal.alternatives[1].packages = vec!["none".to_owned()];
    let faults = made(public(), &case, Locale::En).faults;
    let paths: Vec<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "proposal.alternatives[0].plan",
            "proposal.alternatives[1].packages[0]"
        ]
    );
}

#[test]
fn a_text_in_other_words_keeps_its_figures_bound() {
    let mut case = case();
    let own = "Worth {npv} to {customer}, {nvp} {no name} {".to_owned();
    case.proposal.write(Reader::En, "summary.lead", Some(own));
    case.proposal
        .write(Reader::En, "summary.note", Some("For the board".to_owned()));
    let proposal = made(public(), &case, Locale::En);
    let text = markdown(&proposal);
    assert!(
        text.contains("Worth €21,000 to Brandt Verpackungen, \\{nvp\\} \\{no name\\} \\{"),
        "{text}"
    );
    assert!(text.contains("> For the board"));
    let faults: Vec<_> = proposal
        .faults
        .iter()
        .map(|fault| &fault.path[..])
        .collect();
    assert_eq!(faults, ["proposal.texts.en.summary.lead"]);
    // In another language the standard text stands.
    assert!(!markdown(&made(public(), &case, Locale::De)).contains("board"));
}

#[test]
fn parts_can_be_left_out_and_moved() {
    let mut case = case();
    case.proposal.order = vec![Part::Return, Part::Summary];
    case.proposal.left_out = vec![Part::Method, Part::Fingerprint];
    let proposal = made(public(), &case, Locale::En);
    let parts: Vec<Part> = proposal
        .sections
        .iter()
        .map(|section| section.part)
        .collect();
    assert_eq!(
        &parts[..3],
        [Part::Return, Part::Summary, Part::CostOfToday]
    );
    assert_eq!(parts.len(), 12);
}

#[test]
fn dates_count_from_the_start() {
    let mut case = case();
    case.proposal.start = Date::new(2026, 1, 1);
    let text = markdown(&made(public(), &case, Locale::En));
    // Day 50, day 60, and 60 days after that.
    for date in ["19 Feb 2026", "1 Mar 2026", "30 Apr 2026"] {
        assert!(text.contains(date), "{date}\n{text}");
    }
}

#[test]
fn a_case_file_carries_its_proposal_and_an_old_one_is_as_before() {
    let case = full();
    let text = serde_json::to_string(&case).unwrap();
    assert_eq!(read::<Case>(&text).unwrap(), case);
    let plain = serde_json::to_string(&self::case()).unwrap();
    assert!(!plain.contains("proposal"));
    let long = serde_json::json!({"en": {"summary.lead": "x".repeat(20_001)}});
    let mut value: serde_json::Value = serde_json::from_str(&plain).unwrap();
    value["proposal"] = serde_json::json!({"texts": long});
    let faults = read::<Case>(&value.to_string()).unwrap_err();
    assert_eq!(faults[0].path, "proposal.texts.en.summary.lead");
    value["proposal"] = serde_json::json!({"start": "2026-02-30"});
    assert!(read::<Case>(&value.to_string()).is_err());
}

#[test]
fn what_the_vendor_keeps_ready_is_checked() {
    let mut playbook: serde_json::Value = serde_json::from_str(sample::PLAYBOOK).unwrap();
    let library = &mut playbook["public"]["library"];
    library["phases"][1]["to_day"] = 2.into();
    playbook["public"]["branding"]["colour"] = "#ffee00".into();
    let faults = read::<Playbook>(&playbook.to_string()).unwrap_err();
    let paths: Vec<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(
        paths,
        ["public.branding.colour", "public.library.phases[1].to_day",]
    );
}

#[test]
fn no_figure_of_the_vendors_own_is_in_it() {
    // Made from the public part alone, which has no field for one.
    let offer = Offer {
        format: Offer::HEAD.format.to_owned(),
        version: 1,
        public: public(),
    };
    let offer: Offer = read(&serde_json::to_string(&offer).unwrap()).unwrap();
    let from_offer = html(&made(offer.public, &full(), Locale::En));
    assert_eq!(from_offer, html(&made(public(), &full(), Locale::En)));
}

/// Texts that would do harm if they were anything but text.
fn hostile() -> impl Strategy<Value = String> {
    const KNOWN: [&str; 10] = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "</style><script>",
        "]]>-->&amp;&#0;",
        "\u{202E}gnp.exe\u{0}\u{7}\u{1b}[31m",
        "שלום עולם",
        "=cmd|' /C calc'!A0",
        "{npv} {customer} {{x}} {",
        "| a | b |\n|---|---|\n# h",
        "\\\"; } @import url(//x); a { b: \"",
    ];
    prop_oneof![
        prop::sample::select(&KNOWN[..]).prop_map(str::to_owned),
        any::<String>(),
        ".{0,80}",
    ]
}

fn settings() -> impl Strategy<Value = ProposalSettings> {
    const NAMES: [&str; 6] = [
        "summary.lead",
        "summary.note",
        "return.lead",
        "method.note",
        "timeline.next_step",
        "unknown",
    ];
    let parts = || prop::collection::vec(prop::sample::select(&Part::ALL[..]), 0..6);
    let texts = prop::collection::btree_map(
        prop::sample::select(&NAMES[..]).prop_map(str::to_owned),
        hostile(),
        0..4,
    );
    let people = prop::collection::vec((hostile(), hostile()), 0..3);
    (
        parts(),
        parts(),
        texts,
        people,
        any::<bool>(),
        1..3000_u16,
        hostile(),
    )
        .prop_map(
            |(order, left_out, texts, people, letter, year, name)| ProposalSettings {
                order,
                left_out,
                paper: if letter { Paper::Letter } else { Paper::A4 },
                texts: [(Reader::En, texts)].into(),
                contacts: people
                    .into_iter()
                    .map(|(name, role)| Contact { name, role })
                    .collect(),
                start: Date::new(year, 2, 28),
                alternatives: vec![Alternative {
                    name,
                    plan: "business".to_owned(),
                    years: 2,
                    add_ons: Vec::new(),
                    packages: Vec::new(),
                    agreed: None,
                }],
                language: None,
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_is_in_the_settings_is_text(settings in settings(), name in hostile(), vendor in hostile()) {
        let mut case = case();
        case.customer.name = name;
        case.proposal = settings;
        let mut public = public();
        public.vendor = vendor.as_str().into();
        let proposal = made(public, &case, Locale::En);
        let page = html(&proposal);
        balanced(&page).map_err(TestCaseError::fail)?;
        let (head, body) = page.split_once("</head>").unwrap();
        prop_assert_eq!(page.matches("<script").count(), 0);
        prop_assert_eq!(head.matches("</style").count(), 1);
        prop_assert_eq!(body.matches("<img").count(), 0);
        let hidden = |c: char| {
            c.is_control() && c != '\n' || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        };
        prop_assert!(!page.contains(hidden));
        balanced(&fragment(&proposal)).map_err(TestCaseError::fail)?;
        for rule in page_rules(&proposal) {
            prop_assert_eq!(rule.matches('{').count(), rule.matches('}').count());
            let allowed = |c: char| !matches!(c, '<' | '\n');
            prop_assert!(rule.chars().all(allowed), "{}", rule);
        }
        prop_assert!(!markdown(&proposal).replace("\\<", "").contains('<'));
    }
}

#[test]
fn a_hundred_thousand_characters_are_shown_as_text() {
    let mut case = case();
    case.customer.name = "W".repeat(100_000);
    let proposal = made(public(), &case, Locale::En);
    balanced(&html(&proposal)).unwrap();
    assert!(page_rules(&proposal).iter().all(|rule| rule.len() < 3000));
    assert!(proposal.file_name().chars().count() <= 80);
}

/// Whether every element that begins ends, in its turn, and every attribute is in quotes.
fn balanced(page: &str) -> Result<(), String> {
    const VOID: [&str; 3] = ["meta", "img", "br"];
    let mut open: Vec<&str> = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if rest.starts_with("!doctype html>") {
            continue;
        }
        let end = rest.find('>').ok_or("a tag without an end")?;
        let tag = &rest[..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            match open.pop() {
                Some(last) if last == name => {}
                last => return Err(format!("</{name}> ends {last:?}")),
            }
            continue;
        }
        let name = tag.split(' ').next().unwrap_or_default();
        if !name.chars().all(|c| c.is_ascii_alphanumeric()) || name.is_empty() {
            return Err(format!("<{tag}> is no tag"));
        }
        let quotes = tag.matches('"').count();
        if quotes != 2 * tag.matches("=\"").count() && !tag.contains("content=") {
            return Err(format!("<{tag}> has an attribute that is not in quotes"));
        }
        if name == "style" {
            // A style sheet is no markup.
            let (_, behind) = rest
                .split_once("</style>")
                .ok_or("a style without an end")?;
            rest = behind;
        } else if !VOID.contains(&name) {
            open.push(name);
        }
    }
    if open.is_empty() {
        Ok(())
    } else {
        Err(format!("{open:?} do not end"))
    }
}
