//! Our own rule files, read line by line: of all that TOML allows, their rules are written in a few ways.
//!
//! Rules are most of the start-up, and examples are most of a rule file: here they are passed over unread. What is written in
//! any other way makes the whole file be read as TOML, and so do the user's files, whose mistakes are reported. That both
//! readers see the same in our files is tested.

use super::rules::RuleTable;
use toml::Spanned;

/// The part of a file before its rules, and the rules; nothing where something is written in another way.
pub(super) fn read(text: &str) -> Option<(&str, Vec<RuleTable>)> {
    let begin = text.find("\n[[rule]]\n")? + 1;
    let (head, body) = text.split_at_checked(begin)?;
    let mut rules: Vec<RuleTable> = Vec::with_capacity(128);
    let mut examples = false;
    let mut next = begin;
    for line in body.split_inclusive('\n') {
        let from = next;
        next += line.len();
        let line = line.strip_suffix('\n').unwrap_or(line);
        if examples {
            // Each is a table on lines of its own, which ends with a brace.
            examples = line != "]" && !line.ends_with("}]");
            if line == "[[rule]]" {
                return None;
            }
        } else if line == "[[rule]]" {
            rules.push(RuleTable::default());
        } else if !line.is_empty() && !line.starts_with('#') {
            let (key, text) = line.split_once(" = ")?;
            match key {
                "positive" | "negative" => examples = !text.ends_with(']'),
                _ => put(rules.last_mut()?, key, Value { text, at: from + line.len() - text.len() })?,
            }
        }
    }
    let complete =
        |rule: &RuleTable| [rule.id.span(), rule.trigger.span(), rule.pattern.span()].iter().all(|at| at.end > 0);
    rules.iter().all(complete).then_some((head, rules))
}

fn put(rule: &mut RuleTable, key: &str, value: Value<'_>) -> Option<()> {
    match key {
        "id" => rule.id = value.string()?,
        "trigger" => rule.trigger = value.list()?,
        "pattern" => rule.pattern = value.string()?,
        "unless" => rule.unless = value.list()?.into_inner(),
        "not_cues" => rule.not_cues = value.list()?.into_inner().into_iter().map(Spanned::into_inner).collect(),
        "abreast" => {
            let [one, other] = <[_; 2]>::try_from(value.list()?.into_inner()).ok()?;
            rule.abreast = Some((one.into_inner(), other.into_inner()));
        }
        "completes" => rule.completes = value.truth()?,
        "leads" => rule.leads = value.truth()?,
        "beside" => rule.beside = value.truth()?,
        "wide" => rule.wide = value.truth()?,
        "loose" => rule.loose = value.truth()?,
        "measured" => rule.measured = value.truth()?,
        "follows" => rule.follows = value.truth()?,
        "alike" => rule.alike = value.truth()?,
        "bare" => rule.bare = value.truth()?,
        "undated" => rule.undated = value.truth()?,
        "spreads" => rule.spreads = value.truth()?,
        "pairs" => rule.pairs = value.text()?,
        "apart" => rule.apart = value.text()?,
        "each" => rule.each = value.text()?,
        "nouns" => rule.nouns = value.text()?,
        "modality" => rule.modality = value.text()?,
        "polarity" => rule.polarity = value.text()?,
        "employers" => rule.employers = value.text()?,
        "posts" => rule.posts = value.text()?,
        "of_whom" => rule.of_whom = value.text()?,
        _ => return None,
    }
    Some(())
}

/// A value, and where in the file it begins.
#[derive(Clone, Copy)]
struct Value<'a> {
    text: &'a str,
    at: usize,
}

impl Value<'_> {
    fn string(self) -> Option<Spanned<String>> {
        let inner = self.text.strip_prefix('"')?.strip_suffix('"')?;
        let plain = !inner.bytes().any(|byte| matches!(byte, b'"' | b'\\'));
        plain.then(|| Spanned::new(self.at..self.at + self.text.len(), inner.to_owned()))
    }

    fn text(self) -> Option<Option<String>> {
        Some(Some(self.string()?.into_inner()))
    }

    fn truth(self) -> Option<bool> {
        self.text.parse().ok()
    }

    fn list(self) -> Option<Spanned<Vec<Spanned<String>>>> {
        let mut rest = self.text.strip_prefix('[')?.strip_suffix(']')?;
        let mut at = self.at + 1;
        let mut list = Vec::new();
        while !rest.is_empty() {
            let end = rest.strip_prefix('"')?.find('"')? + 2;
            let (text, behind) = rest.split_at_checked(end)?;
            list.push(Value { text, at }.string()?);
            rest =
                if behind.is_empty() { behind } else { behind.strip_prefix(", ").filter(|rest| !rest.is_empty())? };
            at += end + 2;
        }
        Some(Spanned::new(self.at..self.at + self.text.len(), list))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::source::Source;
    use crate::gazetteer::bundled;
    use crate::gazetteer::table::Lines;
    use toml::de::DeTable;

    #[test]
    fn our_files_are_read_as_toml_says() {
        for &(file, text) in bundled::RULES {
            let (head, rules) = read(text).unwrap_or_else(|| panic!("{file}: something is written in another way"));
            let whole = Source { file, text, lines: &Lines::new(text) };
            let (table, tables) = whole.read().unwrap();
            let mut problems = Vec::new();
            let same = tables.into_iter().map(|table| whole.rule(table, &mut problems).unwrap().without_examples());
            let same: Vec<String> = same.map(|rule| format!("{rule:?}")).collect();
            assert_eq!(rules.iter().map(|rule| format!("{rule:?}")).collect::<Vec<_>>(), same, "{file}");
            let (before, none) = Source { text: head, ..whole }.read().unwrap();
            let shown = |table: &DeTable<'_>| format!("{table:?}");
            assert!(none.is_empty() && shown(before.get_ref()) == shown(table.get_ref()), "{file}");
        }
    }

    #[test]
    fn what_is_written_in_another_way_is_left_to_toml() {
        let rule = "\n[[rule]]\nid = \"a\"\ntrigger = [\"b\", \"c\"]\npattern = \"TRIGGER\"\n";
        assert!(read(rule).is_some_and(|(head, rules)| head == "\n" && rules.len() == 1));
        for more in [
            "each = \"a\\u0062\"",
            "each = 'a'",
            "loose = true # so",
            "unless = [\"a\" , \"b\"]",
            "unless = [",
            "other = true",
            "[x]",
            "each=\"a\"",
            "[[rule]]",
        ] {
            assert!(read(&format!("{rule}{more}\n")).is_none(), "{more}");
        }
    }
}
