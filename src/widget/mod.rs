//! The public calculator in the browser: a [`Visit`](crate::prospect::Visit) and its view, patched
//! into the page.
//!
//! It is not made with the framework of the Studio. The view is a tree of elements that is written
//! out when the site is built, so a page is there before any program; what is left to do in the
//! browser is to patch a tree, which takes [`dom`] a hundred lines where the framework would be a
//! third of all that a visitor loads. For the same reason everything that only passes something
//! on to the browser (messages to the page around, links, files, colours) stands in `widget.js`,
//! where it costs a tenth of what bindings to it cost here.
//!
//! ```text
//!  widget.js   listens, and calls the one function below; carries out what only a page can
//!  shell       that function: what is asked, as values of the page's
//!  dom         elements into the page
//! ```

mod dom;
#[cfg(all(feature = "vendor", target_arch = "wasm32"))]
mod leak;
mod shell;

pub use shell::offer;
