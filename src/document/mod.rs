//! Reading the JSON documents: all mistakes at once, each with its place.
//!
//! The Rust types are the only description: [`Schema`] derives the published JSON Schema
//! from them, and the same schema is what a document is checked against. What a schema
//! cannot say (a formula that does not parse, a role that is not defined) each document
//! adds in its own `faults`.

mod bytes;
mod check;
mod fault;
mod read;
mod schema;
mod text;
mod tree;

pub use bytes::{refused_size, text_of};
pub use fault::{Fault, Faults, MOST_FAULTS, plain, unknown};
pub use read::{Document, Head, Migration, json, migrated, read, read_value, with_integers};
pub use schema::Schema;
pub use text::{Text, name};
pub use tree::Tree;
