//! What a prospect can do with a published offer, without a browser.
#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at the first thing that is wrong"
)]
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use serde_json::{Value, json};
use std::rc::Rc;
use worthwhile::case::Case;
use worthwhile::cli;
use worthwhile::document::Tree;
use worthwhile::format::Locale;
use worthwhile::markup::{Element, Node, write};
use worthwhile::offer::{Calculator, Public, Way};
use worthwhile::prospect::{Action, Field, Panel, Sending, Told, Visit, as_tree, prefill, view};

/// The sample's public part, published, with what is changed in it.
fn public(change: impl Fn(&mut Value)) -> Public {
    let playbook: Value = serde_json::from_str(include_str!("../samples/playbook.json")).unwrap();
    let mut public = playbook["public"].clone();
    public["routing"] = json!([{"from": 0, "way": "checkout"},
        {"from": 1000, "way": "package", "package": "guided_onboarding"},
        {"from": 20000, "way": "talk"}]);
    public["site"] = json!({"checkout": "/buy?plan={plan}&n={quantity}&with={package}",
        "call": "tel:+431234", "plan": "team", "quantity": 40,
        "lead": {"endpoint": "/lead", "privacy": "/privacy", "asks": ["company"]}});
    change(&mut public);
    let offer = json!({"format": "worthwhile.offer", "version": 1, "public": public});
    Public::published(&Tree::from(&offer)).unwrap()
}

fn visit_to(public: Public, locale: Locale) -> Visit {
    Visit::new(Rc::new(Calculator::published(public).unwrap()), locale).unwrap()
}

fn visit() -> Visit {
    visit_to(public(|_| {}), Locale::En)
}

fn figure(id: &str) -> Field {
    Field::Figure(id.to_owned())
}

fn typed(visit: &mut Visit, field: Field, text: &str) -> Vec<Told> {
    visit.apply(Action::Type(field, text.to_owned()))
}

fn page(visit: &Visit) -> String {
    let mut out = String::new();
    write(&view(visit), &mut out);
    out
}

fn visit_case(visit: &Visit) -> Case {
    serde_json::from_value(json_of(&visit.copy())).unwrap()
}

fn json_of(tree: &Tree) -> Value {
    match tree {
        Tree::Null => Value::Null,
        Tree::Bool(value) => json!(value),
        Tree::Number(_) => tree
            .count()
            .map_or_else(|| json!(tree.number()), |count| json!(count)),
        Tree::Text(text) => json!(text),
        Tree::List(entries) => entries.iter().map(json_of).collect(),
        Tree::Fields(fields) => {
            let fields = fields.iter();
            Value::Object(
                fields
                    .map(|(name, value)| (name.clone(), json_of(value)))
                    .collect(),
            )
        }
    }
}

#[test]
fn the_expected_end_is_what_the_engine_says_and_the_cautious_one_what_it_says_cautiously() {
    let mut visit = visit();
    typed(&mut visit, figure("downtime_hours"), "200");
    let estimate = visit.estimate().unwrap();
    let case = visit_case(&visit);
    let calculator = Calculator::new(visit.public().clone()).unwrap();
    let expected = calculator.estimate(&case).unwrap();
    let returns = expected.situation.project.returns(&estimate.price);
    assert!((returns.npv - estimate.expected_return.npv).abs() < 1e-6);
    assert_eq!(returns.payback, estimate.expected_return.payback);
    let (model, compiled) = calculator.in_use(&case).unwrap();
    let cautious = compiled.conservative(model, &case).unwrap();
    let cautious = cautious.project.returns(&estimate.price);
    assert!((cautious.npv - estimate.cautious_return.npv).abs() < 1e-6);
    assert!(cautious.npv < returns.npv);
    // The package is part of what is paid.
    assert_eq!(estimate.package.as_ref().unwrap().id, "guided_onboarding");
    assert!((estimate.price.once - 250.0).abs() < 1e-9);
}

#[test]
fn nonsense_stays_as_typed_with_its_reason_and_changes_nothing() {
    for locale in Locale::ALL {
        let mut visit = visit_to(public(|_| {}), locale);
        let before = visit.copy();
        for text in ["", "-", "abc", "34e", "1e309", "-5", "99999999999999999999"] {
            let told = typed(&mut visit, figure("downtime_hours"), text);
            assert_eq!(told, [], "{text}");
            visit.apply(Action::Leave(figure("downtime_hours")));
            assert_eq!(visit.text(&figure("downtime_hours")), text);
            assert!(visit.problem(&figure("downtime_hours")).is_some(), "{text}");
            assert!(page(&visit).contains("aria-invalid"), "{text}");
            assert_eq!(visit.copy(), before, "{text}");
        }
        typed(&mut visit, Field::Quantity, "12.5");
        typed(&mut visit, Field::Quantity, "12,5");
        assert!(visit.problem(&Field::Quantity).is_some());
    }
}

#[test]
fn numbers_are_read_as_the_language_writes_them_and_percentages_as_shares() {
    let mut german = visit_to(public(|_| {}), Locale::De);
    typed(&mut german, figure("downtime_rate"), "1.234,56");
    typed(&mut german, figure("downtime_cut"), "12,5");
    let case = visit_case(&german);
    assert_eq!(case.figure("downtime_rate"), Some(1234.56));
    assert_eq!(case.figure("downtime_cut"), Some(0.125));
    german.apply(Action::Leave(figure("downtime_cut")));
    assert_eq!(german.text(&figure("downtime_cut")), "12,5");
    typed(&mut german, figure("downtime_cut"), "130");
    assert!(german.problem(&figure("downtime_cut")).is_some());
    german.apply(Action::Reset(figure("downtime_cut")));
    assert_eq!(german.text(&figure("downtime_cut")), "25");
    assert_eq!(visit_case(&german).figure("downtime_cut"), None);
}

#[test]
fn the_size_of_the_deal_decides_how_one_buys() {
    let mut visit = visit();
    let way = |visit: &Visit| visit.estimate().unwrap().way;
    typed(&mut visit, Field::Quantity, "5");
    assert_eq!(way(&visit), Way::Checkout);
    assert_eq!(visit.destination().unwrap(), "/buy?plan=team&n=5&with=");
    typed(&mut visit, Field::Quantity, "40");
    assert_eq!(way(&visit), Way::Package);
    assert_eq!(
        visit.destination().unwrap(),
        "/buy?plan=team&n=40&with=guided_onboarding"
    );
    typed(&mut visit, Field::Quantity, "400");
    assert_eq!(way(&visit), Way::Talk);
    assert_eq!(visit.destination().unwrap(), "tel:+431234");
    let told = visit.apply(Action::Follow);
    assert_eq!(told, [Told::Route("talk", None)]);
}

#[test]
fn what_does_not_pay_is_called_so() {
    let mut visit = visit();
    for id in ["downtime_hours", "material_spend", "planners"] {
        typed(&mut visit, figure(id), "0");
    }
    let estimate = visit.estimate().unwrap();
    assert!(estimate.expected_return.npv < 0.0);
    let page = page(&visit);
    assert!(page.contains("it would cost more than it brings"), "{page}");
    assert!(page.contains("we would not advise it"));
    assert!(page.contains("not within 3 years"));
}

#[test]
fn a_figure_without_a_value_says_so_and_comes_back() {
    let mut visit = visit_to(
        public(|public| {
            public["roi_models"][0]["drivers"][0]["improvement"] = json!("downtime_cut / planners");
        }),
        Locale::En,
    );
    typed(&mut visit, figure("planners"), "0");
    assert_eq!(visit.estimate(), None);
    assert!(page(&visit).contains("divided by 0"));
    assert_eq!(visit.result(), Told::Result("none", Vec::new()));
    typed(&mut visit, figure("planners"), "2");
    assert!(visit.estimate().is_some());
}

#[test]
fn a_copy_is_a_case_that_everybody_reads_and_gives_the_same_estimate() {
    let mut visit = visit();
    typed(&mut visit, Field::Industry, "technology");
    typed(&mut visit, figure("tickets"), "2500");
    typed(&mut visit, Field::Years, "3");
    visit.apply(Action::Switch("tickets_x".to_owned(), true));
    let first = visit.model().drivers[0].id.clone();
    visit.apply(Action::Switch(first, false));
    let copy = visit.copy();
    // Strictly, as a document.
    let text = json_of(&copy).to_string();
    assert_eq!(cli::check(&text).unwrap(), cli::Kind::Case);
    let mut other = self::visit();
    assert!(other.receive(&copy));
    assert_eq!(other.copy(), copy);
    assert_eq!(other.estimate(), visit.estimate());
    assert!(!other.receive(&Tree::Null));
    let foreign = json!({"format": "worthwhile.case", "customer": {"industry": "x"},
        "terms": {"plan": "team"}});
    assert!(!other.receive(&Tree::from(&foreign)));
    assert_eq!(other.copy(), copy);
}

#[test]
fn only_known_answers_within_their_limits_are_prefilled() {
    let mut visit = visit();
    let values = json!({"downtime_hours": 80, "industry": "manufacturing", "scrap_rate": 0.04,
        "quantity": "30", "planners": -3, "nonsense": 1, "plan": "enterprise_x",
        "constructor": 1, "material_spend": "much"});
    let (told, refused) = prefill(&mut visit, &Tree::from(&values));
    assert_eq!(
        refused,
        [
            "planners",
            "nonsense",
            "plan",
            "constructor",
            "material_spend"
        ]
    );
    assert!(told.contains(&Told::Change("quantity".to_owned(), Tree::Number(30.0))));
    let case = visit_case(&visit);
    assert_eq!(case.figure("downtime_hours"), Some(80.0));
    assert_eq!(case.figure("scrap_rate"), Some(0.04));
    assert_eq!(case.terms.quantity, 30);
    assert!(!page(&visit).contains("aria-invalid"));
}

#[test]
fn nothing_is_sent_without_an_address_and_consent_and_then_only_what_was_written() {
    let mut visit = visit();
    visit.apply(Action::Open(Panel::Contact));
    let write = |visit: &mut Visit, name: &str, text: &str| {
        visit.apply(Action::Contact(name.to_owned(), text.to_owned()));
    };
    write(&mut visit, "email", "ada@example.com");
    assert_eq!(visit.letter(), None);
    visit.apply(Action::Consent(true));
    for wrong in ["", "ada", "@example.com", "ada@", "a da@example.com"] {
        write(&mut visit, "email", wrong);
        assert_eq!(visit.letter(), None, "{wrong}");
    }
    write(&mut visit, "email", " ada@example.com ");
    write(&mut visit, "company", "Brandt");
    write(&mut visit, "phone", "not asked for");
    let letter = json_of(&visit.letter().unwrap());
    assert_eq!(letter["email"], "ada@example.com");
    assert_eq!(letter["company"], "Brandt");
    assert!(letter["consent"].as_str().unwrap().contains("Linea"));
    assert_eq!(letter["case"], json_of(&visit.copy()));
    let names: Vec<&String> = letter.as_object().unwrap().keys().collect();
    assert_eq!(
        names,
        [
            "email", "company", "consent", "language", "case", "estimate"
        ]
    );
    let told = visit.apply(Action::Sending(Sending::Sent));
    assert_eq!(told, [Told::Lead("sent")]);
    assert!(page(&visit).contains("Thank you"));
}

#[test]
fn values_stand_apart_from_what_everybody_is_told() {
    let mut visit = visit();
    let told = typed(&mut visit, figure("downtime_hours"), "77");
    for told in told {
        let Tree::Fields(fields) = as_tree(&told) else {
            unreachable!()
        };
        let open: Vec<_> = fields.iter().filter(|(name, _)| name != "values").collect();
        let open = format!("{open:?}");
        assert!(!open.contains("77") && !open.contains("Number"), "{open}");
    }
}

#[test]
fn the_page_is_written_in_one_language_with_all_that_the_program_needs() {
    let template = include_str!("../widget.html");
    let playbook = include_str!("../samples/playbook.json");
    for locale in Locale::ALL {
        let page = cli::widget(template, playbook, locale).unwrap();
        assert!(page.contains(&format!("<html lang=\"{}\"", locale.tag())));
        assert!(
            !page.contains("{count}</") && !page.contains(">widget."),
            "{locale:?}"
        );
        // The words and the offer are what a browser makes of them.
        let data = |id: &str| {
            let (_, rest) = page.split_once(&format!("id=\"{id}\">")).unwrap();
            let (text, _) = rest.split_once("</script>").unwrap();
            serde_json::from_str::<Value>(text).unwrap()
        };
        assert!(data("words").as_object().unwrap().len() > 90);
        let offer = Public::published(&Tree::from(&data("offer"))).unwrap();
        let visit = visit_to(offer, locale);
        let mut again = String::new();
        write(&view(&visit), &mut again);
        assert!(
            page.contains(&again),
            "{locale:?}: the program would show another page"
        );
    }
}

#[test]
fn the_page_may_ask_the_endpoint_of_its_contact_form_and_nobody_else() {
    let template = include_str!("../widget.html");
    let policy = |endpoint: &str| {
        let mut playbook: Value =
            serde_json::from_str(include_str!("../samples/playbook.json")).unwrap();
        playbook["public"]["site"] = json!({"lead": {"endpoint": endpoint, "privacy": "/privacy"}});
        let page = cli::widget(template, &playbook.to_string(), Locale::En);
        let page = page.ok()?;
        let (_, rest) = page.split_once("connect-src ")?;
        Some(rest.split_once(';')?.0.to_owned())
    };
    assert_eq!(policy("/lead").unwrap(), "'self'");
    let other = policy("https://crm.example:8443/new?x=1").unwrap();
    assert_eq!(other, "'self' https://crm.example:8443");
    for hostile in [
        "https://a.example;script-src *",
        "https://*",
        "https://a.example,b",
    ] {
        assert_eq!(policy(hostile), None, "{hostile}");
    }
}

/// Every id stands once, and no two texts stand side by side: the patcher relies on both.
fn check(element: &Element, ids: &mut Vec<String>) -> Result<(), TestCaseError> {
    if let Some((_, id)) = element.attributes.iter().find(|(name, _)| *name == "id") {
        prop_assert!(!ids.contains(id), "{} stands twice", id);
        ids.push(id.clone());
    }
    let texts = element.children.windows(2);
    for pair in texts {
        prop_assert!(!matches!(pair, [Node::Text(_), Node::Text(_)]));
    }
    for child in &element.children {
        if let Node::Element(child) = child {
            check(child, ids)?;
        }
    }
    Ok(())
}

fn actions() -> impl Strategy<Value = Action> {
    let figures = prop::sample::select(vec![
        "downtime_hours",
        "material_spend",
        "planners",
        "downtime_cut",
        "tickets",
        "nothing",
    ]);
    let field = prop_oneof![
        figures.prop_map(figure),
        Just(Field::Quantity),
        Just(Field::Staff),
        Just(Field::Industry),
        Just(Field::Plan),
        Just(Field::Years),
    ];
    let text = prop_oneof![
        "\\PC{0,12}",
        "[0-9]{1,7}([.,][0-9]{1,2})?",
        prop::sample::select(vec![
            "technology",
            "manufacturing",
            "team",
            "business",
            "3",
            "1e400"
        ])
        .prop_map(str::to_owned),
    ];
    let panel = prop::sample::select(Panel::ALL.to_vec());
    let sending = prop::sample::select(Sending::ALL.to_vec());
    prop_oneof![
        6 => (field.clone(), text.clone()).prop_map(|(field, text)| Action::Type(field, text)),
        2 => field.clone().prop_map(Action::Leave),
        1 => field.prop_map(Action::Reset),
        2 => panel.prop_map(Action::Open),
        1 => (text.clone(), any::<bool>()).prop_map(|(id, on)| Action::Switch(id, on)),
        1 => Just(Action::Switch("downtime".to_owned(), false)),
        1 => text.prop_map(|text| Action::Contact("email".to_owned(), text)),
        1 => any::<bool>().prop_map(Action::Consent),
        1 => sending.prop_map(Action::Sending),
        1 => Just(Action::StartOver),
        1 => Just(Action::Follow),
        1 => Just(Action::Link("https://example.com/#case=1.x".to_owned())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_done_the_page_holds_and_a_copy_is_a_valid_case(
        steps in prop::collection::vec(actions(), 1..30),
        locale in prop::sample::select(Locale::ALL.to_vec()),
    ) {
        let mut visit = visit_to(public(|_| {}), locale);
        for step in steps {
            visit.apply(step);
            check(&view(&visit), &mut Vec::new())?;
            let page = page(&visit);
            prop_assert!(!page.contains("NaN") && !page.contains("inf "));
            // What is remembered of the estimate is what the answers come to.
            let mut other = visit_to(public(|_| {}), locale);
            prop_assert!(other.receive(&visit.copy()));
            prop_assert_eq!(other.estimate(), visit.estimate());
        }
        let text = json_of(&visit.copy()).to_string();
        prop_assert!(cli::check(&text).is_ok(), "{text}");
        let calculator = Calculator::new(visit.public().clone()).unwrap();
        let case: Case = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(calculator.case_faults(&case), []);
    }
}
