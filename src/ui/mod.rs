//! The Studio's screens: Yew components over a [`Session`](crate::session::Session).
//!
//! ```text
//! app ── header, banners
//!  ├─ customer   who they are, what it costs them today, what they would buy
//!  ├─ motions    how we sell
//!  ├─ advice     what to do and why            (sentences: the words of it)
//!  ├─ corridor   floor, list, ceiling
//!  ├─ map        which deal sizes pay
//!  ├─ remedies   every way out, ranked
//!  ├─ guardrails how far to go, what to give first
//!  ├─ editor     the playbook in tables
//!  ├─ publish    the public offer, and what it gives away
//!  ├─ sharing    cases that leave and arrive
//!  ├─ keeping    all cases and their history; nothing is lost
//!  ├─ proposal   the customer's document
//!  └─ returns    what the customer gets        (cash_flow, range, tornado, must_be_true)
//! ```
//!
//! Components get figures as props and draw them; none of them calculates.

mod add_ons;
mod advice;
mod agreed;
mod app;
mod banners;
mod cash_flow;
mod chart;
mod checks;
mod choice;
mod claim;
mod closing;
mod corridor;
mod corridor_picture;
mod customer;
mod defence;
mod dialog;
mod driver;
mod editor;
mod evidence;
mod fault_list;
mod field;
mod fold;
mod foundation;
mod guardrails;
mod header;
mod headline;
mod histogram;
mod keeping;
mod key_figures;
mod labels;
mod levers;
mod map;
mod month;
mod more_drivers;
mod motion_table;
mod motions;
mod must_be_true;
mod new_name;
mod own_driver;
mod package_note;
mod pain;
mod price_book;
mod proposal;
mod publish;
mod range;
mod remedies;
mod returns;
mod scenario_editor;
mod scenario_table;
mod scenarios;
mod screen;
mod sentences;
mod settled;
mod sharing;
mod startup;
mod strip;
mod tabs;
mod tornado;
mod trials;
mod undo;
mod variants;
mod waiting;
mod warnings;
mod what_if;
mod why;
mod words;
mod worth;

pub use app::App;
