//! The arguments, and the help that documents the output.

use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use worthwhile::cli::{Form, Kind};
use worthwhile::finance::Date;
use worthwhile::format::Locale;

const GENERAL: &str = "\
Output is JSON on stdout; its keys are stable (see `worthwhile help <command>`). A value that
does not exist is null, with the reason beside it: \"irr\": null, \"irr_reason\": \"no_change_of_sign\".
Mistakes go to stderr, one a line, as `path: message`.
Exit codes: 0 done, 1 a file cannot be read or written, 2 a mistake in a document or an argument.";

/// Pricing and ROI of a B2B deal, on both sides of the table.
#[derive(Parser)]
#[command(version, after_help = GENERAL, arg_required_else_help = true)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// Writes the sample playbook.json and case.json into DIR [default: the current directory]
    #[arg(long, value_name = "DIR", num_args = 0..=1, default_missing_value = ".")]
    pub sample: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Subcommand)]
pub enum Command {
    /// Checks a playbook, an offer or a case, and names every mistake in it
    #[command(after_help = "Keys: ok, format.")]
    Check {
        /// The document
        file: PathBuf,
    },
    /// From which deal size each motion pays, and the sizes that none serves
    #[command(after_help = ZONES)]
    Zones {
        /// The vendor's document
        playbook: PathBuf,
    },
    /// What to do with a deal: floor, ceiling, remedies by expected profit
    #[command(after_help = ADVISE)]
    Advise {
        /// The vendor's document
        playbook: PathBuf,
        /// The customer's document
        case: PathBuf,
    },
    /// What the purchase brings the customer, at list terms
    #[command(after_help = ROI)]
    Roi {
        /// A playbook or an offer
        source: PathBuf,
        /// The customer's document
        case: PathBuf,
    },
    /// Writes a case as a spreadsheet with live formulas; never overwrites
    #[command(after_help = WORKBOOK)]
    Workbook {
        /// A playbook or an offer
        source: PathBuf,
        /// The customer's document
        case: PathBuf,
        /// Where to [default: the case's name with .xlsx or .csv, beside it]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// The cash flow alone, as comma-separated values
        #[arg(long)]
        csv: bool,
        /// The reader's language
        #[arg(long, value_name = "TAG", default_value = "en")]
        language: String,
        /// The day it is made [default: today]
        #[arg(long, value_name = "YYYY-MM-DD")]
        date: Option<Date>,
    },
    /// Prints an ROI model as one SQL query, to run it over a table of customers
    #[command(after_help = SQL)]
    Sql {
        /// A playbook or an offer
        source: PathBuf,
        /// The id of the ROI model
        #[arg(long, value_name = "ID")]
        industry: String,
        /// The table, a row for each customer
        #[arg(long, default_value = "customers")]
        table: String,
    },
    /// Makes a link to a case, not encrypted, as the Studio opens it
    #[command(after_help = "Keys: length, link. The case stands in the link itself, behind its #.")]
    Link {
        /// A playbook or an offer
        source: PathBuf,
        /// The customer's document
        case: PathBuf,
        /// The address of the Studio
        #[arg(long, value_name = "ADDRESS", default_value = "")]
        page: String,
    },
    /// Prints what a link holds: the case, and what its sender saw of it
    #[command(
        after_help = "The output is a document of its own; every command takes it for a case."
    )]
    Unlink {
        /// The link, or what stands behind its #
        link: String,
    },
    /// Prints the customer's proposal, made on a day that is given
    #[command(after_help = PROPOSAL)]
    Proposal {
        /// A playbook or an offer
        source: PathBuf,
        /// The customer's document
        case: PathBuf,
        /// Day of the proposal, such as 2026-11-23
        #[arg(long)]
        date: Date,
        /// The reader's language: en, de or zh-Hans [default: that of the case, else en]
        #[arg(long, value_parser = language)]
        language: Option<Locale>,
        /// As what it is written
        #[arg(long, default_value = "html")]
        form: FormOf,
    },
    /// Puts an offer into the pages of the public calculator, one in each language
    #[command(
        after_help = "Writes widget.html, widget.de.html and widget.zh-Hans.html beside the \
        template's scripts and styles. Keys: ok, written[]."
    )]
    Widget {
        /// The widget.html of a build
        template: PathBuf,
        /// An offer or a playbook
        source: PathBuf,
        /// Where to, existing pages are replaced [default: beside the template]
        #[arg(long, value_name = "FOLDER")]
        into: Option<PathBuf>,
    },
    /// Makes the public offer of a playbook, and says what a reader can learn from it
    #[command(after_help = PUBLISH)]
    Publish {
        /// The vendor's document
        playbook: PathBuf,
        /// The offer published last, to say what has changed since
        #[arg(long, value_name = "OFFER")]
        last: Option<PathBuf>,
        /// Where to; replaces what is there [default: stdout]
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// The language of what is said: en, de or zh-Hans
        #[arg(long, value_name = "TAG", default_value = "en", value_parser = language)]
        language: Locale,
    },
    /// Prints the JSON Schema of a document
    Schema {
        /// Which one
        kind: SchemaOf,
    },
    /// Writes the sample playbook.json and case.json; never overwrites
    #[command(after_help = "Keys: ok, written[].")]
    Sample {
        /// Where to
        #[arg(default_value = ".")]
        dir: PathBuf,
    },
}

const ZONES: &str = "\
Keys: currency; motions[]: name, opportunity_cost, fixed_cost_of_sale,
minimum_acv {break_even, ltv_cac, payback, target}; dead_zones[]: [from, to]; first_viable_acv.
Money is in the playbook's currency; sizes are contract values a year.";

const ROI: &str = "\
Keys: currency; timing; quote {quantity, units, platform_fee, add_ons, list, discount,
yearly, total};
cash_flow {benefits[], costs[], net[]} at t = 0, 1, ...; npv; irr; irr_roots[] if there are several;
mirr; roi; simple_roi; payback_months; payback_lost_again; discounted_payback_months;
discounted_payback_lost_again; pv_benefits; pv_costs; must_be_true;
drivers[]: id, baseline, full_run, by_year[].
Rates and shares are fractions of 1; by_year is after ramp and risk.";

const WORKBOOK: &str = "\
Keys: ok, written[]. Languages: en, de, zh-Hans.
The file has a sheet each for summary, inputs, drivers, costs, cash flow, scenarios and what must
be true. Every figure is a formula down to the inputs. It holds public figures only.";
const PROPOSAL: &str = "\
Prints no JSON but the document: HTML in one file that opens anywhere and loads nothing, or
Markdown. The same documents and day give the same text. Only public figures are in it.";

const PUBLISH: &str = "\
Prints a document, worthwhile.offer: price book at list, packages, routing by deal size, ROI
models, branding, texts. No cost, hour, win rate, margin or target is in it. With --output it goes
to a file, and stdout has the keys ok, written[]. What a reader of the offer can learn, which
texts had better be looked at and what has changed since the last one goes to stderr, in words.
The same playbook gives the same offer, byte for byte.";

const SQL: &str = "\
Prints ANSI SQL, no JSON. The table needs a column of numbers for each input of the model, by its
id, and one for staff; the comments before the query name them, with their units. NULL stands for
the model's likely value. Behind the table's own columns the result has: input_ID; formula_ID;
driver_ID_baseline, _improvement, _attribution, _recapture; cost_ID; and benefit_ID, what a driver
brings in a year at full run, before ramp and risk. What has no value is NULL.";

const ADVISE: &str = "\
Keys: currency; motion; band (loss, weak, healthy); dead_zone [from, to];
corridor {break_even, floor, floor_lighter_sale, approval, highest, list,
ceiling {price, hurdle}, empty, gap}; ae_hour; recommendation; runner_up; remedies[]: way, price,
one_off_charge, recurring_charge, term_years, term_discount, prepaid, win_rate, expected_profit,
profit_per_ae_hour, ltv_cac, payback_months, status (healthy, weak, blocked),
fails[], binding[]; guardrails {walk_away_below, ask_for, at_most, wins_that_may_be_lost,
concessions[]: give, price, one_off_charge, recurring_charge, expected_profit, approval};
warnings[]; customer: the keys of `roi`, under the recommended terms.
Profit is expected, per opportunity, in the playbook's currency.";

/// As what a proposal is written.
#[derive(Clone, Copy, ValueEnum)]
pub enum FormOf {
    Html,
    Markdown,
}

impl From<FormOf> for Form {
    fn from(of: FormOf) -> Self {
        match of {
            FormOf::Html => Self::Html,
            FormOf::Markdown => Self::Markdown,
        }
    }
}

fn language(tag: &str) -> Result<Locale, String> {
    Locale::from_tag(tag).ok_or_else(|| "must be en, de or zh-Hans".to_owned())
}

/// The documents that have a schema.
#[derive(Clone, Copy, ValueEnum)]
pub enum SchemaOf {
    Playbook,
    Case,
    Offer,
    Shared,
}

impl From<SchemaOf> for Kind {
    fn from(of: SchemaOf) -> Self {
        match of {
            SchemaOf::Playbook => Self::Playbook,
            SchemaOf::Case => Self::Case,
            SchemaOf::Offer => Self::Offer,
            SchemaOf::Shared => Self::Shared,
        }
    }
}
