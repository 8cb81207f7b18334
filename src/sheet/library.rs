//! The tables of what a vendor keeps ready for proposals, by industry.

use super::several::Names;
use super::tables::{Column, Of, Rows, Table, field};

const INDUSTRIES: Column = field(
    "industries",
    Of::Several(Names::Models),
    "sheet.for_industries",
);

pub(super) const ANSWERS: Table = Table {
    title: "sheet.answers",
    rows: Rows::Many("public.library.answers"),
    across: false,
    columns: &[
        INDUSTRIES,
        field("question", Of::Words, "sheet.question"),
        field("answer", Of::Words, "sheet.answer"),
    ],
    blank: r#"{"question": "", "answer": ""}"#,
};

pub(super) const STORIES: Table = Table {
    title: "sheet.stories",
    rows: Rows::Many("public.library.stories"),
    across: false,
    columns: &[
        INDUSTRIES,
        field("customer", Of::Words, "sheet.story_customer"),
        field("story", Of::Words, "sheet.story"),
        field("source", Of::Words, "sheet.story_source"),
    ],
    blank: r#"{"customer": "", "story": ""}"#,
};
