//! The kinds of table and their columns.

/// A kind of table: its name, the columns that it must have, and those that it may have.
type Kind = (&'static str, &'static [&'static str], &'static [&'static str]);

/// All kinds; `dictionaries/README.md` says what each is for.
const KINDS: &[Kind] = &[
    ("boundary", &[], &["zh", "en"]),
    ("calendar", &["class", "value"], &["zh", "en"]),
    ("composition", &["id", "category", "levels"], &["zh", "en"]),
    ("counter", &["unit"], &["zh", "en"]),
    ("cue", &["class"], &["zh", "en"]),
    ("currency", &["unit"], &["zh", "en"]),
    ("english_word", &["class", "en"], &[]),
    ("family_name", &["en"], &[]),
    ("generic", &[], &["zh", "en"]),
    ("given_character", &["zh", "weight"], &[]),
    ("given_name", &["en"], &[]),
    ("honorific", &["position"], &["zh", "en"]),
    ("irregular", &["lemma", "forms"], &[]),
    ("list", &["class"], &["zh", "en"]),
    ("name_head", &["type", "strength"], &["zh", "en"]),
    ("noise", &["class", "where"], &["zh", "en"]),
    ("not_a_name", &[], &["zh", "en"]),
    ("not_a_number", &[], &["zh", "en"]),
    ("number_context", &["class"], &["zh", "en"]),
    ("organization", &["id", "category"], &["zh", "en"]),
    ("organization_head", &["category", "strength"], &["zh", "en"]),
    ("place", &["id", "level"], &["zh", "en", "parent"]),
    ("script", &["from", "to"], &["not_before"]),
    ("simplified", &["characters"], &[]),
    ("subunit", &["unit", "parts"], &["zh", "en"]),
    ("surname", &["zh"], &["weight", "pinyin", "other"]),
    ("title", &["id", "level"], &["zh", "en"]),
    ("title_modifier", &["id"], &["zh", "en"]),
    ("title_qualifier", &["qualifier"], &["zh", "en"]),
    ("transliteration", &["zh"], &[]),
    ("unit", &["unit", "dimension"], &["zh", "en"]),
];

/// What is wrong with the columns of a kind, and what they should be; `None` where nothing is, or the kind is unknown.
pub(super) fn wrong_columns(kind: &str, columns: &[String]) -> Option<(String, String)> {
    let &(_, needed, possible) = KINDS.iter().find(|(name, ..)| *name == kind)?;
    let known = |column: &str| needed.contains(&column) || possible.contains(&column);
    let missing = needed.iter().find(|&&column| !columns.iter().any(|found| found == column));
    let strange = columns.iter().find(|column| !known(column));
    let twice = columns.iter().enumerate().find(|(at, column)| columns.iter().take(*at).any(|other| other == *column));
    let message = match (missing, strange, twice) {
        (Some(missing), ..) => format!("a table of the kind {kind:?} needs the column {missing:?}"),
        (_, Some(strange), _) => format!("a table of the kind {kind:?} has no column {strange:?}"),
        (_, _, Some((_, twice))) => format!("the column {twice:?} is named twice"),
        _ => return None,
    };
    let all: Vec<&str> = needed.iter().chain(possible).copied().collect();
    Some((message, format!("columns are {}", all.join(", "))))
}

pub(super) fn is_kind(kind: &str) -> bool {
    KINDS.iter().any(|(name, ..)| *name == kind)
}

/// All kinds, to be shown.
pub(super) fn names() -> String {
    let names: Vec<&str> = KINDS.iter().map(|(name, ..)| *name).collect();
    names.join(", ")
}
