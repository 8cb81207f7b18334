//! The sheet of costs: what is paid to the vendor and when, and the customer's own costs.

use super::book::{At, Book, Kind, Line, Role};
use super::formulas::Known;
use super::inputs::Inputs;
use super::source::Source;
use super::term::Term;
use super::text::Names;
use super::{COSTS, heads, sheet_head, times};
use crate::document::Faults;
use crate::offer::{Cost, CostCategory, CostTiming};

/// The cells of the sheet, at t = 0, 1, ....
pub(super) struct Costs {
    pub subscription: Vec<Term>,
    pub recurring: Vec<Term>,
    pub one_off: Vec<Term>,
    pub own: Vec<OwnCost>,
}

/// One of the customer's own costs.
pub(super) struct OwnCost {
    pub on: Term,
    /// The amount, before anything is added for risk.
    pub amount: Term,
    pub risk: Term,
    pub by_year: Vec<Term>,
}

/// The terms on the table.
struct Deal {
    price: Term,
    recurring: Term,
    one_off: Term,
    years: Term,
    discount: Term,
    prepaid: Term,
}

/// Writes the sheet.
pub(super) fn write(
    source: &Source,
    book: &mut Book,
    (inputs, known): (&Inputs, &Known),
    names: &mut Names,
) -> Result<Costs, Faults> {
    let title = source.t("workbook.costs.title");
    let row = sheet_head(source, book, COSTS, title, source.t("workbook.costs.note"));
    book.sheets[COSTS].widths = vec![44.0];
    let columns = (source.horizon + 1).max(6);
    book.sheets[COSTS].widths.extend(vec![17.0; columns]);
    let at = At::new(COSTS, row, 0);
    let (deal, at) = deal(source, book, names, at);
    let paid = paid(source, book, inputs, &deal, at);
    let at = at.down(7);
    let own = own(source, book, known, at)?;
    let [subscription, recurring, one_off] = paid;
    Ok(Costs {
        subscription,
        recurring,
        one_off,
        own,
    })
}

/// The terms on the table, and where the next block may stand.
fn deal(source: &Source, book: &mut Book, names: &mut Names, at: At) -> (Deal, At) {
    book.say(at, Role::Section, source.t("workbook.costs.terms"));
    book.say(at.right(1), Role::Aside, &bought(source));
    let terms = &source.terms;
    let mut row = |row: u32, key: &'static str, name: &str, kind: Kind, number: f64| {
        let at = at.down(row);
        book.say(at, Role::Label, source.t(key));
        let cell = book.ask(at.right(1), kind, Some(number));
        named(book, names, (name, at), &cell)
    };
    let money = Kind::Money(2);
    let share = Kind::Percent(1);
    let price = row(
        1,
        "workbook.costs.price",
        "subscription_price",
        money,
        terms.price,
    );
    let charge = terms.recurring_charge;
    let recurring = row(
        2,
        "workbook.costs.recurring",
        "recurring_charge",
        money,
        charge,
    );
    let charge = terms.one_off_charge;
    let one_off = row(3, "workbook.costs.one_off", "one_off_charge", money, charge);
    let bound = f64::from(terms.years);
    let years = row(4, "workbook.costs.years", "term_years", Kind::Plain, bound);
    let discount = row(
        5,
        "workbook.costs.discount",
        "term_discount",
        share,
        terms.discount,
    );
    let last = at.down(6);
    book.say(last, Role::Label, source.t("workbook.costs.prepaid"));
    let chosen = source.whether(terms.prepaid);
    let cell = book.offer(last.right(1), &source.answers(), chosen);
    let prepaid = named(book, names, ("prepaid", last), &cell);
    let deal = Deal {
        price,
        recurring,
        one_off,
        years,
        discount,
        prepaid: prepaid.equals(&Term::text(source.whether(true))),
    };
    (deal, at.down(8))
}

/// The plan and how much of it.
fn bought(source: &Source) -> String {
    let prices = &source.calculator.public().price_book;
    let plan = prices.plan(&source.case.terms.plan);
    let plan = plan.map_or("", |plan| source.of(&plan.name));
    let quantity = f64::from(source.quote.quantity);
    format!("{plan} × {}", source.locale.number(quantity, 0))
}

/// Gives a cell of the terms a name, which is said behind it.
fn named(book: &mut Book, names: &mut Names, (name, at): (&str, At), cell: &Term) -> Term {
    let name = names.name(name);
    book.say(at.right(2), Role::Aside, &name);
    book.name(&name, at.right(1), cell.value())
}

/// What is paid at the start of year `year`, counted from 0, as a multiple of the yearly price.
fn paid_in(deal: &Deal, year: usize) -> Term {
    let one = Term::number(1.0);
    let reduced = one.minus(&deal.discount);
    let ahead = if year == 0 {
        deal.years.times(&reduced)
    } else {
        Term::number(0.0)
    };
    #[expect(clippy::cast_precision_loss, reason = "a few years")]
    let bound = Term::number(year as f64).below(&deal.years);
    bound.choose(&deal.prepaid.choose(&ahead, &reduced), &one)
}

/// What is paid to the vendor at t = 0, 1, ...: subscription, recurring and one-off charges.
fn paid(source: &Source, book: &mut Book, inputs: &Inputs, deal: &Deal, at: At) -> [Vec<Term>; 3] {
    let horizon = source.horizon;
    book.say(at, Role::Head, source.t("workbook.costs.paid"));
    for (column, time) in (1..).zip(times(source)) {
        book.say(at.right(column), Role::HeadRight, &time);
    }
    let line = |row: u32| Line::across(at.down(row).right(1));
    book.say(
        at.down(1),
        Role::Label,
        source.t("workbook.costs.by_term_year"),
    );
    let terms: Vec<Term> = (0..horizon).map(|year| paid_in(deal, year)).collect();
    let in_year = book
        .works(line(1), Role::Working, Kind::Number(2), &terms)
        .cells;
    book.say(at.down(2), Role::Label, source.t("workbook.costs.multiple"));
    let none = Term::number(0.0);
    let counted = |t: usize| {
        let ahead = in_year.get(t).unwrap_or(&none);
        let behind = match t {
            0 => deal.prepaid.choose(&in_year[0], &none),
            1 => deal.prepaid.choose(&none, &in_year[0]),
            _ => in_year[t - 1].clone(),
        };
        inputs.in_advance.choose(ahead, &behind)
    };
    let multiples: Vec<Term> = (0..=horizon).map(counted).collect();
    let multiples = book
        .works(line(2), Role::Working, Kind::Number(2), &multiples)
        .cells;
    let mut charge = |row: u32, key: &'static str, price: &dyn Fn(usize) -> Term| {
        book.say(at.down(row), Role::Label, source.t(key));
        let terms: Vec<Term> = (0..=horizon).map(price).collect();
        book.works(line(row), Role::Figure, Kind::Money(2), &terms)
            .cells
    };
    [
        charge(3, "workbook.costs.subscription", &|t| {
            deal.price.times(&multiples[t])
        }),
        charge(4, "workbook.costs.recurring", &|t| {
            deal.recurring.times(&multiples[t])
        }),
        charge(5, "workbook.costs.one_off", &|t| {
            if t == 0 {
                deal.one_off.clone()
            } else {
                none.clone()
            }
        }),
    ]
}

/// The customer's own costs.
fn own(source: &Source, book: &mut Book, known: &Known, at: At) -> Result<Vec<OwnCost>, Faults> {
    let count = u32::try_from(source.model.costs.len()).unwrap_or(u32::MAX);
    if count == 0 {
        return Ok(Vec::new());
    }
    let columns = [
        (Role::Head, "workbook.costs.own"),
        (Role::Head, "workbook.counts"),
        (Role::HeadAside, "workbook.costs.category"),
        (Role::HeadAside, "workbook.costs.due"),
        (Role::HeadRight, "workbook.costs.amount"),
        (Role::HeadRight, "workbook.costs.risk"),
        (Role::HeadRight, "workbook.costs.adjusted"),
    ];
    heads(source, book, at, &columns);
    let by_year = at.down(count + 2);
    book.say(by_year, Role::Head, source.t("workbook.costs.own_by_year"));
    for (column, time) in (1..).zip(times(source)) {
        book.say(by_year.right(column), Role::HeadRight, &time);
    }
    let rows = source.model.costs.iter().zip(1..).enumerate();
    rows.map(|(place, (cost, row))| {
        let formula =
            known.formula(source, source.compiled.formula_of_cost(source.model, place))?;
        Ok(one(
            source,
            book,
            (cost, &formula),
            [at.down(row), by_year.down(row)],
        ))
    })
    .collect()
}

fn one(
    source: &Source,
    book: &mut Book,
    (cost, formula): (&Cost, &Term),
    [at, by_year]: [At; 2],
) -> OwnCost {
    book.say(at, Role::Label, source.of(&cost.name));
    let chosen = source.whether(cost.is_on(source.case));
    let on = book.offer(at.right(1), &source.answers(), chosen);
    let on = on.equals(&Term::text(source.whether(true)));
    book.say(at.right(2), Role::Aside, category(source, cost.category));
    book.say(at.right(3), Role::Aside, due(source, cost.timing));
    let amount = on.choose(formula, &Term::number(0.0));
    let amount = book.work(at.right(4), Role::Figure, Kind::Money(2), &amount);
    let risk = book.ask(at.right(5), Kind::Percent(1), Some(cost.addition()));
    let adjusted = amount.times(&Term::number(1.0).plus(&risk));
    let adjusted = book.work(at.right(6), Role::Headline, Kind::Money(2), &adjusted);
    book.say(by_year, Role::Label, source.of(&cost.name));
    let terms: Vec<Term> = (0..=source.horizon)
        .map(|t| {
            if falls(cost.timing, t) {
                adjusted.clone()
            } else {
                Term::number(0.0)
            }
        })
        .collect();
    let line = Line::across(by_year.right(1));
    OwnCost {
        on,
        amount,
        risk,
        by_year: book.works(line, Role::Figure, Kind::Money(2), &terms).cells,
    }
}

/// Whether a cost falls due at time `t`.
pub(super) fn falls(timing: CostTiming, t: usize) -> bool {
    match timing {
        CostTiming::Once => t == 0,
        CostTiming::FirstYear => t == 1,
        CostTiming::Yearly => t > 0,
    }
}

fn due(source: &Source, timing: CostTiming) -> &'static str {
    source.t(match timing {
        CostTiming::Once => "workbook.due.once",
        CostTiming::FirstYear => "workbook.due.first_year",
        CostTiming::Yearly => "workbook.due.yearly",
    })
}

fn category(source: &Source, category: CostCategory) -> &'static str {
    source.t(match category {
        CostCategory::InternalLabour => "workbook.cost.internal_labour",
        CostCategory::Integration => "workbook.cost.integration",
        CostCategory::Training => "workbook.cost.training",
        CostCategory::Change => "workbook.cost.change",
        CostCategory::Other => "workbook.cost.miscellaneous",
    })
}
