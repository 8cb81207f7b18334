//! Rectangles of text, as spreadsheets put them on the clipboard.

/// The rows of a clipboard text: cells apart by tabs, rows by line ends; a cell in quotes may
/// hold both, and its quotes twice. Anything is some rectangle; nothing is refused.
#[must_use]
pub fn from_clipboard(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    let mut rows = vec![vec![]];
    let mut cell = String::new();
    let mut rest = text.chars().peekable();
    let mut quoted = false;
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if quoted => quoted = false,
            _ if quoted => cell.push(c),
            // Only a cell that begins with a quote and ends with one is in quotes.
            '"' if cell.is_empty() && closes(&rest) => quoted = true,
            '\t' => push(&mut rows, &mut cell),
            '\n' => {
                push(&mut rows, &mut cell);
                rows.push(vec![]);
            }
            '\r' => {
                rest.next_if_eq(&'\n');
                push(&mut rows, &mut cell);
                rows.push(vec![]);
            }
            _ => cell.push(c),
        }
    }
    push(&mut rows, &mut cell);
    rows
}

fn push(rows: &mut [Vec<String>], cell: &mut String) {
    if let Some(row) = rows.last_mut() {
        row.push(std::mem::take(cell));
    }
}

/// Whether a quote follows that ends a cell.
fn closes(rest: &std::iter::Peekable<std::str::Chars>) -> bool {
    let mut rest = rest.clone();
    while let Some(c) = rest.next() {
        if c == '"' && rest.next_if_eq(&'"').is_none() {
            return matches!(rest.peek(), None | Some('\t' | '\n' | '\r'));
        }
    }
    false
}

/// Rows as a text for the clipboard.
#[must_use]
pub fn to_clipboard(rows: &[Vec<String>]) -> String {
    let cell = |text: &String| {
        if text.contains(['\t', '\n', '\r', '"']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.clone()
        }
    };
    let lines = rows.iter().map(|row| {
        let cells: Vec<String> = row.iter().map(cell).collect();
        cells.join("\t")
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    // As spreadsheets do, so that a last row without text is still a row.
    if rows.len() > 1 { text + "\n" } else { text }
}
