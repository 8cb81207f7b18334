//! The workbook as an XLSX file, by way of `rust_xlsxwriter`.

use super::book::{Book, Cell, Content, Kind, Role, Sheet};
use super::term::Value;
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula,
    Workbook, Worksheet, XlsxError,
};
use std::collections::HashMap;
use std::fmt;

/// Why a file could not be written.
#[derive(Debug)]
pub struct Unwritten(String);

impl fmt::Display for Unwritten {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Unwritten {}

impl From<XlsxError> for Unwritten {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

/// The accent, its soft shade, ink and lines: the Studio's own in light mode.
const ACCENT: u32 = 0x1A_55_EC;
const SOFT: u32 = 0xEA_F0_FF;
const INK: u32 = 0x16_1B_24;
const INK_SOFT: u32 = 0x5F_68_78;
const LINE: u32 = 0xC5_CC_D8;

/// `book` as the bytes of a file.
///
/// # Errors
/// The writer found something that a file cannot hold; a book from [`super::workbook`] has none
/// of that.
pub fn xlsx(book: &Book) -> Result<Vec<u8>, Unwritten> {
    let mut file = Workbook::new();
    let (year, month, day) = book.day;
    let properties = DocProperties::new()
        .set_title(cut(&book.sheets[0].name))
        .set_subject(cut(&book.title.0))
        .set_author(cut(&book.title.1))
        .set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?);
    file.set_properties(&properties);
    let mut looks = Looks {
        currency: &book.currency,
        known: HashMap::new(),
    };
    for sheet in &book.sheets {
        lay_out(file.add_worksheet(), sheet, book.letter, &mut looks)?;
    }
    for (name, cell) in &book.names {
        file.define_name(name, &format!("={cell}"))?;
    }
    Ok(file.save_to_buffer()?)
}

/// A document property takes no more.
fn cut(text: &str) -> String {
    text.chars().take(200).collect()
}

fn lay_out(
    page: &mut Worksheet,
    sheet: &Sheet,
    letter: bool,
    looks: &mut Looks,
) -> Result<(), Unwritten> {
    const A4: u8 = 9;
    const LETTER: u8 = 1;
    page.set_name(&sheet.name)?;
    page.set_screen_gridlines(false);
    page.set_paper_size(if letter { LETTER } else { A4 });
    if sheet.landscape {
        page.set_landscape();
    }
    page.set_print_fit_to_pages(1, 0);
    page.set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
    page.set_footer("&L&A&R&P / &N");
    let (row, column) = sheet.frozen;
    page.set_freeze_panes(row, column)?;
    if let Some((first, last)) = sheet.repeated {
        page.set_repeat_rows(first, last)?;
    }
    for (column, width) in (0..).zip(&sheet.widths) {
        page.set_column_width(column, *width)?;
    }
    // A formula that comes to nothing shows nothing, not 0.
    page.set_formula_result_default("");
    for (row, column, cell) in &sheet.cells {
        if cell.role == Role::Title {
            page.set_row_height(*row, 24)?;
        }
        write(page, (*row, *column), cell, looks)?;
    }
    if let Some(last) = sheet.printed {
        let columns = u16::try_from(sheet.widths.len()).unwrap_or(u16::MAX);
        page.set_print_area(0, 0, last, columns.saturating_sub(1))?;
    }
    Ok(())
}

fn write(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    looks: &mut Looks,
) -> Result<(), Unwritten> {
    let format = looks.of(cell.role, cell.kind);
    match &cell.content {
        Content::Empty => page.write_blank(row, column, format)?,
        Content::Text(text) => page.write_string_with_format(row, column, text, format)?,
        Content::Number(number) => page.write_number_with_format(row, column, *number, format)?,
        Content::Formula(formula, value) => {
            let result = match value {
                Value::Number(number) => number.to_string(),
                Value::Text(text) => text.clone(),
                Value::Missing => "#N/A".to_owned(),
            };
            let formula = Formula::new(formula).set_result(result);
            page.write_formula_with_format(row, column, formula, format)?
        }
    };
    if !cell.choices.is_empty() {
        let choices = DataValidation::new().allow_list_strings(&cell.choices)?;
        page.add_data_validation(row, column, row, column, &choices)?;
    }
    Ok(())
}

/// The formats in use: one for each role and way to write a number.
struct Looks<'a> {
    currency: &'a (String, bool),
    known: HashMap<(Role, Kind), Format>,
}

impl Looks<'_> {
    fn of(&mut self, role: Role, kind: Kind) -> &Format {
        let currency = self.currency;
        let known = self.known.entry((role, kind));
        known.or_insert_with(|| dressed(role).set_num_format(number_format(kind, currency)))
    }
}

fn number_format(kind: Kind, (sign, behind): &(String, bool)) -> String {
    let digits = |decimals: u8| match decimals {
        0 => "#,##0".to_owned(),
        some => format!("#,##0.{}", "0".repeat(some.into())),
    };
    let money = |digits: String| match (behind, sign.chars().count() > 1) {
        (true, _) => format!("{digits} \"{sign}\""),
        (false, true) => format!("\"{sign} \"{digits}"),
        (false, false) => format!("\"{sign}\"{digits}"),
    };
    match kind {
        Kind::Plain => "General".to_owned(),
        Kind::Number(decimals) => digits(decimals),
        Kind::Money(decimals) => {
            let digits = money(digits(decimals));
            format!("{digits};-{digits};\"–\"")
        }
        Kind::Rate => money("General".to_owned()),
        Kind::Percent(0) => "0%".to_owned(),
        Kind::Percent(decimals) => format!("0.{}%", "0".repeat(decimals.into())),
    }
}

fn dressed(role: Role) -> Format {
    let format = Format::new()
        .set_font_name("Calibri")
        .set_font_size(10)
        .set_font_color(INK)
        .set_align(FormatAlign::VerticalCenter);
    match role {
        Role::Title => format.set_bold().set_font_size(16),
        Role::Note => format.set_font_color(INK_SOFT),
        Role::Aside => format
            .set_font_color(INK_SOFT)
            .set_align(FormatAlign::Left)
            .set_indent(1),
        Role::Working => format
            .set_font_color(INK_SOFT)
            .set_align(FormatAlign::Right),
        Role::Section => format.set_bold().set_font_size(11).set_font_color(ACCENT),
        Role::Head | Role::HeadRight | Role::HeadAside => {
            let format = format
                .set_bold()
                .set_font_color(ACCENT)
                .set_text_wrap()
                .set_align(FormatAlign::Bottom)
                .set_border_bottom(FormatBorder::Medium)
                .set_border_bottom_color(ACCENT);
            match role {
                Role::HeadRight => format.set_align(FormatAlign::Right),
                Role::HeadAside => format.set_align(FormatAlign::Left).set_indent(1),
                _ => format,
            }
        }
        Role::Label => format,
        Role::Figure => format.set_align(FormatAlign::Right),
        Role::Prose => format
            .set_font_color(INK_SOFT)
            .set_text_wrap()
            .set_align(FormatAlign::Left)
            .set_indent(1),
        Role::TotalLabel | Role::Total => format
            .set_bold()
            .set_border_top(FormatBorder::Thin)
            .set_border_top_color(INK_SOFT),
        Role::Headline => format.set_bold().set_align(FormatAlign::Right),
        Role::Input => format
            .set_font_color(ACCENT)
            .set_background_color(SOFT)
            .set_border(FormatBorder::Thin)
            .set_border_color(LINE),
    }
}
