//! The sheet of inputs: everything that can be asked or assumed, each with a name.

use super::book::{At, Book, Kind, Role};
use super::source::{Source, kind};
use super::term::{Term, Value};
use super::text::Names;
use super::{INPUTS, heads, sheet_head};
use crate::case::CaseTiming;
use crate::model::Unit;
use crate::offer::{Input, InputKind};

/// The named cells of the sheet.
pub(super) struct Inputs {
    /// In use: every input, staff last.
    pub values: Vec<Term>,
    /// What the reader has filled in, in the same order.
    pub given: Vec<Term>,
    /// The lowest and the highest plausible value of each, where there is one.
    pub ranges: Vec<(Option<Term>, Option<Term>)>,
    pub rate: Term,
    pub claim: Term,
    pub delay: Term,
    /// 1 if the subscription counts as paid ahead.
    pub in_advance: Term,
    /// What the customer demands of ROI, payback and the vendor's share of the value; a text
    /// where nothing.
    pub hurdles: [Term; 3],
}

/// What the customer may demand, and how it is written.
pub(super) const HURDLES: [(&str, Kind); 3] = [
    ("workbook.hurdles.roi", Kind::Percent(1)),
    ("workbook.hurdles.payback", Kind::Number(1)),
    ("workbook.hurdles.share", Kind::Percent(1)),
];

const GIVEN: u16 = 1;
const IN_USE: u16 = 2;

/// Writes the sheet.
pub(super) fn write(source: &Source, book: &mut Book, names: &mut Names) -> Inputs {
    let title = source.t("workbook.inputs.title");
    let row = sheet_head(
        source,
        book,
        INPUTS,
        title,
        source.t("workbook.inputs.note"),
    );
    book.sheets[INPUTS].widths = vec![
        40.0, 15.0, 15.0, 17.0, 11.0, 15.0, 11.0, 13.0, 23.0, 54.0, 23.0,
    ];
    book.sheets[INPUTS].frozen = (row + 1, 1);
    book.sheets[INPUTS].repeated = Some((row, row));
    let at = At::new(INPUTS, row, 0);
    columns(source, book, at);
    let mut page = Page {
        source,
        book,
        names,
        at: at.down(1),
    };
    let ids: Vec<String> = source
        .model
        .inputs
        .iter()
        .map(|i| page.names.name(&i.id))
        .collect();
    let mut inputs = page.general();
    let staff = inputs.values.pop();
    let staff_given = inputs.given.pop();
    inputs.fill(source.model.inputs.len());
    for (kind, key) in [
        (InputKind::Customer, "workbook.inputs.customer"),
        (InputKind::Assumption, "workbook.inputs.assumptions"),
    ] {
        let all = source.model.inputs.iter().enumerate();
        let some: Vec<(usize, &Input)> = all.filter(|(_, input)| input.kind == kind).collect();
        if some.is_empty() {
            continue;
        }
        page.section(key);
        for (place, input) in some {
            let (value, given, range) = page.input(input, &ids[place]);
            inputs.values[place] = value;
            inputs.given[place] = given;
            inputs.ranges[place] = range;
        }
    }
    inputs.values.extend(staff);
    inputs.given.extend(staff_given);
    inputs
}

fn columns(source: &Source, book: &mut Book, at: At) {
    let columns = [
        (Role::Head, "workbook.name"),
        (Role::HeadRight, "workbook.inputs.given"),
        (Role::HeadRight, "workbook.inputs.in_use"),
        (Role::HeadAside, "workbook.inputs.unit"),
        (Role::HeadRight, "workbook.inputs.low"),
        (Role::HeadRight, "workbook.inputs.likely"),
        (Role::HeadRight, "workbook.inputs.high"),
        (Role::HeadAside, "workbook.inputs.whose"),
        (Role::HeadAside, "workbook.evidence"),
        (Role::HeadAside, "workbook.source"),
        (Role::HeadAside, "workbook.inputs.name"),
    ];
    heads(source, book, at, &columns);
}

impl Inputs {
    /// Makes room for inputs to come.
    fn fill(&mut self, count: usize) {
        let none = Term::number(0.0);
        self.values = vec![none.clone(); count];
        self.given = vec![none; count];
        self.ranges = vec![(None, None); count];
    }
}

struct Page<'a, 's> {
    source: &'a Source<'s>,
    book: &'a mut Book,
    names: &'a mut Names,
    at: At,
}

/// A row: what it is called, its number, what is used without one, and how they are written.
struct Row<'a> {
    label: &'a str,
    name: &'a str,
    unit: String,
    kind: Kind,
    given: Option<f64>,
    likely: Option<f64>,
}

impl Page<'_, '_> {
    fn section(&mut self, key: &'static str) {
        self.at = self.at.down(1);
        self.book.say(self.at, Role::Section, self.source.t(key));
        self.at = self.at.down(1);
    }

    /// What holds for every model; `values` and `given` hold staff alone.
    fn general(&mut self) -> Inputs {
        let (case, source) = (self.source.case, self.source);
        self.book
            .say(self.at, Role::Section, source.t("workbook.inputs.general"));
        self.at = self.at.down(1);
        let months = source.t("workbook.unit.months");
        let (staff, staff_given) = self.row(&Row {
            label: source.t("workbook.inputs.staff"),
            name: "staff",
            unit: source.t("workbook.unit.person").to_owned(),
            kind: Kind::Number(0),
            given: Some(f64::from(case.customer.staff)),
            likely: None,
        });
        let (rate, _) = self.row(&Row {
            label: source.t("workbook.inputs.rate"),
            name: "discount_rate",
            unit: format!("% / {}", source.t("workbook.unit.year")),
            kind: Kind::Percent(1),
            given: None,
            likely: Some(source.model.discount_rate),
        });
        let (claim, _) = self.row(&Row {
            label: source.t("workbook.inputs.claim"),
            name: "claim_share",
            unit: "%".to_owned(),
            kind: Kind::Percent(0),
            given: case.claim_share,
            likely: Some(1.0),
        });
        let (delay, _) = self.row(&Row {
            label: source.t("workbook.inputs.delay"),
            name: "delay_months",
            unit: months.to_owned(),
            kind: Kind::Plain,
            given: case.delay_months,
            likely: Some(0.0),
        });
        Inputs {
            values: vec![staff],
            given: vec![staff_given],
            ranges: Vec::new(),
            rate,
            claim,
            delay,
            in_advance: self.timing(),
            hurdles: self.hurdles(),
        }
    }

    fn hurdles(&mut self) -> [Term; 3] {
        let (source, hurdles) = (self.source, &self.source.case.hurdles);
        self.section("workbook.hurdles.title");
        let demands = [
            hurdles.roi_min,
            hurdles.payback_months_max,
            hurdles.value_share_max,
        ];
        std::array::from_fn(|place| {
            let (key, kind) = HURDLES[place];
            let at = self.at.right(GIVEN);
            self.book.say(self.at, Role::Label, source.t(key));
            let given = self.book.ask(at, kind, demands[place]);
            let meant = source.t("workbook.hurdles.empty");
            self.book.say(self.at.right(9), Role::Prose, meant);
            self.at = self.at.down(1);
            given
        })
    }

    fn timing(&mut self) -> Term {
        let (source, at) = (self.source, self.at);
        let choices = [CaseTiming::CashInAdvance, CaseTiming::TeiYearEnd];
        let choices = choices.map(|timing| source.timing(timing));
        self.book
            .say(at, Role::Label, source.t("workbook.inputs.timing"));
        let chosen = source.timing(source.case.timing);
        let timing = self.book.offer(at.right(GIVEN), &choices, chosen);
        self.book
            .work(at.right(IN_USE), Role::Figure, Kind::Plain, &timing);
        let meant = source.t("workbook.inputs.timing_means");
        self.book.say(at.right(9), Role::Prose, meant);
        let name = self.names.name("timing");
        self.book.say(at.right(10), Role::Aside, &name);
        let named = self.book.name(&name, at.right(IN_USE), timing.value());
        self.at = at.down(1);
        named.equals(&Term::text(choices[0]))
    }

    /// Writes a row, and gives the figure in use and the cell to be filled in.
    fn row(&mut self, row: &Row) -> (Term, Term) {
        let at = self.at;
        self.at = at.down(1);
        self.book.say(at, Role::Label, row.label);
        let given = self.book.ask(at.right(GIVEN), row.kind, row.given);
        self.book.say(at.right(3), Role::Aside, &row.unit);
        let in_use = match row.likely {
            None => given.clone(),
            Some(likely) => {
                let likely = self.book.state(at.right(5), Role::Figure, row.kind, likely);
                is_given(&given).choose(&given, &likely)
            }
        };
        let in_use = self
            .book
            .work(at.right(IN_USE), Role::Figure, row.kind, &in_use);
        let name = self.names.name(row.name);
        self.book.say(at.right(10), Role::Aside, &name);
        let named = self.book.name(&name, at.right(IN_USE), in_use.value());
        (named, given)
    }

    /// An input of the model.
    fn input(&mut self, input: &Input, name: &str) -> (Term, Term, (Option<Term>, Option<Term>)) {
        let (source, at) = (self.source, self.at);
        self.at = at.down(1);
        let unit = Unit::parse(&input.unit).unwrap_or_default();
        let given = source.case.figure(&input.id);
        let kind = kind(&unit, given.unwrap_or(input.likely));
        self.book.say(at, Role::Label, source.of(&input.name));
        let asked = self.book.ask(at.right(GIVEN), kind, given);
        self.book.say(at.right(3), Role::Aside, &source.unit(&unit));
        let mut end = |column: u16, value: Option<f64>| {
            value.map(|value| self.book.state(at.right(column), Role::Figure, kind, value))
        };
        let (low, high) = (end(4, input.low), end(6, input.high));
        let likely = self
            .book
            .state(at.right(5), Role::Figure, kind, input.likely);
        let in_use = is_given(&asked).choose(&asked, &likely);
        let in_use = self
            .book
            .work(at.right(IN_USE), Role::Figure, kind, &in_use);
        let whose = match input.kind {
            InputKind::Customer => source.t("workbook.inputs.whose_customer"),
            InputKind::Assumption => source.t("workbook.inputs.whose_assumption"),
        };
        self.book.say(at.right(7), Role::Aside, whose);
        self.book
            .say(at.right(8), Role::Aside, source.tier(input.tier));
        let found = input.source.as_ref().map_or("", |text| source.of(text));
        let dated = match &input.date {
            Some(date) => format!("{found} ({date})"),
            None => found.to_owned(),
        };
        self.book.say(at.right(9), Role::Prose, &dated);
        self.book.say(at.right(10), Role::Aside, name);
        let named = self.book.name(name, at.right(IN_USE), in_use.value());
        (named, asked, (low, high))
    }
}

/// Whether a cell is filled in with a number.
pub(super) fn is_given(cell: &Term) -> Term {
    let is = cell.amount().is_some();
    Term::call("ISNUMBER", &[cell.raw()], Value::Number(f64::from(is)))
}
