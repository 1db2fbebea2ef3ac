//! What is doubtful in a dictionary table that can be read: names told twice, names that others have, names that are words.

use crate::error::Problem;
use crate::gazetteer::Sense;
use crate::gazetteer::sense::{EnglishWord, ThingKind};
use crate::gazetteer::table::{Form, Row, Table, shown};
use crate::parser::Parser;
use crate::token::script::is_han;
use std::collections::HashMap;

/// Look over a table of organizations, places or titles as text, before it is used: its mistakes, which a parser would refuse
/// it for, and what is doubtful in its forms. `name` is the file's, for the places of what is found; lines and columns count
/// from 1, columns in characters. Of tables of other kinds only the mistakes are told.
///
/// Doubtful are a form that another line of the table has too; one that is a thing of the same kind with another id in the
/// parser's dictionaries; and one that is dangerous because it stands in texts where nobody means it: a single character, a word of
/// the language, a person's name, digits alone. A form that ends in `?` is believed only where the context supports it, so
/// words and persons' names are no danger there.
///
/// ```
/// let parser = shilu::Parser::new()?;
/// let table = "#! kind = \"organization\"\n#! columns = [\"id\", \"category\", \"zh\", \"en\"]\n\
///              #! source = \"ours\"\norg:example-apple-growers\tcompany\t苹果\t\n";
/// let findings = shilu::check::dictionary(&parser, "mine.tsv", table);
/// assert_eq!((findings[0].line, findings[0].column), (4, 35));
/// # Ok::<(), shilu::Error>(())
/// ```
pub fn dictionary(parser: &Parser, name: &str, text: &str) -> Vec<Problem> {
    let mut findings = Vec::new();
    let table = Table::read_own(name, text, &mut findings);
    let listed = |kind: &ThingKind| matches!(kind, ThingKind::Organization | ThingKind::Place | ThingKind::Title);
    if let Some(kind) = ThingKind::of_table(&table.kind).filter(listed) {
        let lint = Lint { parser, table: &table, kind };
        lint.order(&mut findings);
        lint.forms(&mut findings);
    }
    findings.sort();
    findings
}

struct Lint<'a> {
    parser: &'a Parser,
    table: &'a Table<'a>,
    kind: ThingKind,
}

impl<'a> Lint<'a> {
    /// The first line that does not stand where it belongs.
    fn order(&self, findings: &mut Vec<Problem>) {
        let id = |row: &Row| self.table.cell(row, "id");
        let misplaced =
            self.table.rows.iter().zip(self.table.rows.iter().skip(1)).find(|(one, other)| id(one) > id(other));
        if let Some((before, row)) = misplaced {
            let message = format!("{} stands behind {}", shown(id(row)), shown(id(before)));
            findings.push(self.table.problem(row, "id", message).hint("sort the lines: changes are then easy to see"));
        }
    }

    fn forms(&self, findings: &mut Vec<Problem>) {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for row in &self.table.rows {
            for column in ["zh", "en"] {
                for form in self.table.forms(row, column) {
                    let first = *seen.entry(form.text).or_insert(row.line);
                    let doubt = (first != row.line)
                        .then(|| {
                            let message = format!("{} is in line {first} too", shown(form.text));
                            (message, "give it to one of them, or end it with ? in both")
                        })
                        .filter(|_| !form.ambiguous)
                        .or_else(|| self.other_thing(row, form))
                        .or_else(|| self.danger(form));
                    if let Some((message, hint)) = doubt {
                        findings.push(self.table.problem(row, column, message).hint(hint));
                    }
                }
            }
        }
    }

    /// A thing of the same kind in the parser's dictionaries, with another id.
    fn other_thing(&self, row: &Row, form: Form<'_>) -> Option<(String, &'static str)> {
        let lexicon = &self.parser.data.resources.lexicon;
        let id = self.table.cell(row, "id");
        let mut others = lexicon.senses(form.text).iter().filter_map(|sense| match sense {
            Sense::Thing { id, kind, ambiguous: false } if *kind == self.kind => lexicon.thing(*id),
            _ => None,
        });
        let other = others.rfind(|thing| *thing.id != *id)?;
        let message = format!("{} is {} in our dictionaries", shown(form.text), other.id);
        Some((message, "use that id if it is the same thing; your line then takes the place of ours"))
    }

    fn danger(&self, form: Form<'_>) -> Option<(String, &'static str)> {
        let text = form.text;
        let how = if text.chars().count() == 1 {
            Some("is one character")
        } else if !text.chars().any(char::is_alphabetic) {
            Some("has no letters")
        } else if form.ambiguous {
            None
        } else if text.chars().all(is_han) {
            self.chinese(text)
        } else {
            self.english(text)
        }?;
        Some((
            format!("{} {how}", shown(text)),
            "leave it out, write more of the name, or end it with ? where a word is meant too",
        ))
    }

    fn chinese(&self, text: &str) -> Option<&'static str> {
        let people = &self.parser.data.resources.lexicon.people;
        let segmenter = &self.parser.data.resources.segmenter;
        if self.kind == ThingKind::Title {
            return None;
        }
        let surname = text.chars().next().map_or(0, |char| people.surname(char.encode_utf8(&mut [0; 4])));
        match segmenter.tag(text)? {
            tag if tag.starts_with("nr") && surname > 0 => Some("is a person's name"),
            // Names of places, bodies and brands; unknown ones; what is too long to be meant otherwise.
            "ns" | "nt" | "nz" | "nr" | "nrt" | "nrfg" | "x" | "eng" | "j" => None,
            _ if text.chars().count() > 3 => None,
            _ => Some("is a word of the language"),
        }
    }

    fn english(&self, text: &str) -> Option<&'static str> {
        let lexicon = &self.parser.data.resources.lexicon;
        if !text.is_ascii() || text.contains(' ') {
            return None;
        }
        let common = |word: &str| {
            lexicon
                .senses(word)
                .iter()
                .any(|sense| matches!(sense, Sense::English(EnglishWord::Common) | Sense::Cue(_)))
        };
        if text.len() <= 2 {
            Some("has two letters")
        } else if self.kind == ThingKind::Title {
            None
        } else if common(&text.to_ascii_lowercase()) || !text.contains(|char: char| char.is_ascii_uppercase()) {
            Some("is a word of the language")
        } else {
            lexicon.people.given_name(text).map(|_| "is a person's name")
        }
    }
}
