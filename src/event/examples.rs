//! The examples of rules. They are most of what a rule file has, and only those who run them need them: a parser keeps
//! the files as they were written, and no more.

use super::rules::Rules;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use std::fmt;

/// The examples of a rule.
#[derive(Clone, Debug, Default)]
pub(crate) struct Examples {
    pub(crate) positive: Vec<toml::Table>,
    pub(crate) negative: Vec<toml::Table>,
}

/// Where a rule is written: the number of its file, and its own in that.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written {
    pub(super) source: usize,
    pub(super) number: usize,
}

/// An example that is passed over, but for its being a table.
#[derive(Debug)]
pub(super) struct Unread;

impl<'de> Deserialize<'de> for Unread {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Self)
    }
}

impl<'de> Visitor<'de> for Unread {
    type Value = Self;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(self)
    }
}

impl Rules {
    /// The examples of all rules, by the number of the rule: reads the files once more.
    pub(crate) fn examples(&self) -> Vec<Examples> {
        let files: Vec<toml::Table> = self.sources.iter().map(|text| text.parse().unwrap_or_default()).collect();
        let of = |written: Written, key: &str| {
            let rule = files.get(written.source).and_then(|file| file.get("rule")?.as_array()?.get(written.number));
            let examples = rule.and_then(|rule| rule.get(key)?.as_array());
            examples.into_iter().flatten().filter_map(|example| example.as_table().cloned()).collect()
        };
        let all = self.rules.iter().map(|rule| rule.written);
        all.map(|rule| Examples { positive: of(rule, "positive"), negative: of(rule, "negative") }).collect()
    }
}
