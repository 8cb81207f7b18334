//! "Did you mean": the known name closest to a misspelt one.

/// The name closest to `word`, if it is close enough to be a slip of the fingers.
#[must_use]
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    names
        .into_iter()
        .filter_map(|name| {
            let own = name.chars().count();
            let most = 1 + own / 4;
            // A hostile document has long words and many of them: the comparison is the slow part.
            let close = own.abs_diff(length) <= most;
            let distance = close.then(|| strsim::osa_distance(word, name))?;
            (distance <= most).then_some((distance, name))
        })
        .min()
        .map(|(_, name)| name)
}
