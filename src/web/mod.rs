//! What Studio and public calculator both ask of the browser, without a framework.

mod clipboard;
mod deflate;
mod download;
mod json;

pub use clipboard::{copy, copy_rich, pasted, take_along};
pub use deflate::{packed, unpacked};
pub use download::{download, download_as, offer};
pub use json::{to_value, tree};
