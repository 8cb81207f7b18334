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
//!  ├─ editor     the playbook in tables
//!  └─ returns    what the customer gets        (cash_flow: the picture of it)
//! ```
//!
//! Components get figures as props and draw them; none of them calculates.

mod add_ons;
mod advice;
mod app;
mod banners;
mod cash_flow;
mod chart;
mod checks;
mod choice;
mod corridor;
mod corridor_picture;
mod customer;
mod driver;
mod editor;
mod field;
mod header;
mod labels;
mod levers;
mod map;
mod motion_table;
mod motions;
mod package_note;
mod remedies;
mod returns;
mod sentences;
mod startup;
mod strip;
mod tabs;
mod words;

pub use app::App;
