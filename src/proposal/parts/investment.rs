//! What it costs: up to three options, service charges as lines of their own, and the customer's
//! own effort.

use super::super::block::{Block, Cell, Column, Row, Table};
use super::super::figures::{Choice, yearly};
use super::super::writer::Writer;
use crate::format::{Arg, Message};
use crate::offer::CostTiming;
use crate::pricing::PackageCharge;

/// What a row of the table of options says of one.
type Line = fn(&Writer, &Choice) -> Cell;

const LINES: [(&str, Line); 13] = [
    ("proposal.option.quantity", |w, option| {
        w.count(option.quantity).into()
    }),
    ("proposal.option.add_ons", |w, option| {
        let add_ons = option.add_ons.iter();
        let book = &w.figures.public.price_book;
        let names: Vec<_> = add_ons
            .map(|place| w.of(&book.add_ons[*place].name))
            .collect();
        names.join(", ").into()
    }),
    ("proposal.option.term", |w, option| {
        let years = w.years(option.terms.years);
        if option.terms.prepaid {
            Cell::new(years).and(w.t("proposal.option.prepaid"))
        } else {
            years.into()
        }
    }),
    ("proposal.option.list", |w, option| {
        w.money(option.list).into()
    }),
    ("proposal.option.price", |w, option| {
        // At list terms it is the list price again.
        if (option.terms.price - option.list).abs() < 0.005 {
            Cell::default()
        } else {
            w.money(option.terms.price).into()
        }
    }),
    ("proposal.option.discount", |w, option| {
        share(w, option.terms.discount)
    }),
    ("proposal.option.subscription", |w, option| {
        w.money(option.terms.price * (1.0 - option.terms.discount))
            .into()
    }),
    ("proposal.option.recurring", |w, option| {
        amount(
            w,
            option.terms.recurring_charge * (1.0 - option.terms.discount),
        )
    }),
    ("proposal.option.yearly", |w, option| {
        w.money(yearly(&option.terms)).into()
    }),
    ("proposal.option.one_off", |w, option| {
        amount(w, option.terms.one_off_charge)
    }),
    ("proposal.npv", |w, option| {
        w.money(option.returns.npv).into()
    }),
    ("proposal.roi", |w, option| {
        w.percent(option.returns.roi, 0).into()
    }),
    ("proposal.payback", |w, option| {
        w.months(option.returns.payback).into()
    }),
];
/// Which of them says what is paid a year.
const SUM: &str = "proposal.option.yearly";

pub(super) fn investment(w: &Writer) -> Vec<Block> {
    let options = &w.figures.options;
    let name = |option: &Choice| {
        let book = &w.figures.public.price_book;
        match option.name.trim() {
            "" => w.of(&book.plans[option.plan].name),
            name => super::super::writer::plain_text(name),
        }
    };
    let head = options.iter().map(|option| {
        if option.offered && options.len() > 1 {
            format!("{} · {}", name(option), w.t("proposal.option.offered"))
        } else {
            name(option)
        }
    });
    let rows = LINES.iter().map(|(key, line)| {
        let values = options.iter().map(|option| line(w, option));
        Row {
            cells: std::iter::once(w.t(key).into()).chain(values).collect(),
            total: *key == SUM,
        }
    });
    // A line that says nothing of any option is left out.
    let says = |row: &Row| row.cells[1..].iter().any(|cell| !cell.text.is_empty());
    let mut columns = vec![Column::Text];
    columns.extend(options.iter().map(|_| Column::Figure));
    let table = Table {
        caption: w.t("proposal.option.table"),
        head: std::iter::once(w.t("proposal.option.figure"))
            .chain(head)
            .collect(),
        rows: rows.filter(says).collect(),
        columns,
    };
    let mut blocks = vec![w.words("proposal.investment.lead"), Block::Table(table)];
    if options.len() > 1 {
        blocks.push(Block::Remark(w.t("proposal.option.same_benefits")));
    }
    blocks.extend(services(w));
    blocks.extend(own_costs(w));
    blocks
}

fn share(w: &Writer, share: f64) -> Cell {
    match share {
        0.0 => Cell::default(),
        share => format!("−{}", w.locale.percent(share, 0)).into(),
    }
}

fn amount(w: &Writer, amount: f64) -> Cell {
    match amount {
        0.0 => Cell::default(),
        amount => w.money(amount).into(),
    }
}

/// What the service charges buy.
fn services(w: &Writer) -> Vec<Block> {
    let mut places: Vec<usize> = w
        .figures
        .options
        .iter()
        .flat_map(|option| option.packages.iter().copied())
        .collect();
    places.sort_unstable();
    places.dedup();
    let packages = places
        .iter()
        .map(|place| &w.figures.public.packages[*place]);
    let pairs: Vec<(String, String)> = packages
        .map(|package| {
            let key = match package.charged {
                PackageCharge::Once => "proposal.service.once",
                PackageCharge::Yearly => "proposal.service.yearly",
            };
            let name = Message::new(key)
                .with("name", Arg::Text(w.of(&package.name)))
                .with("amount", Arg::Money(package.price, 0));
            let buys: Vec<String> = package.buys.iter().map(|point| w.of(point)).collect();
            (w.say(&name), buys.join(" · "))
        })
        .collect();
    if pairs.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Heading(w.t("proposal.service.title")),
        Block::Pairs(pairs),
    ]
}

/// What the customer spends on it themselves.
fn own_costs(w: &Writer) -> Vec<Block> {
    let costs = w
        .figures
        .model
        .costs
        .iter()
        .zip(&w.figures.estimate.situation.costs);
    let rows: Vec<Row> = costs
        .filter(|(_, amount)| **amount > 0.0)
        .map(|(cost, amount)| {
            let when = match cost.timing {
                CostTiming::Once => "proposal.own.once",
                CostTiming::FirstYear => "proposal.own.first_year",
                CostTiming::Yearly => "proposal.own.yearly",
            };
            Row::new(vec![
                w.of(&cost.name).into(),
                w.t(when).into(),
                w.money(amount * (1.0 + cost.addition())).into(),
            ])
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Heading(w.t("proposal.own.title")),
        Block::Table(Table {
            caption: w.t("proposal.own.title"),
            head: vec![
                w.t("proposal.own.what"),
                w.t("proposal.own.when"),
                w.t("proposal.amount"),
            ],
            columns: vec![Column::Text, Column::Text, Column::Figure],
            rows,
        }),
    ]
}
