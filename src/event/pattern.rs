//! The pattern language: text to a tree.
//!
//! ```text
//! {party:Organization} (与|和|同|及) {party:Organization}+ .. TRIGGER 了? {document:Document}?
//! ```
//! `{role:Type}` is one argument, `{role:A|B}` one of several types, `+` a coordinated list, `?` optional, `word` a literal,
//! `(a|b c)` alternatives, `TRIGGER` the trigger, `..` a gap inside the clause, `..5` a shorter one, `...` a gap that may
//! cross commas, `<name>` a pattern of the file's `[patterns]`.

use crate::limits::MAX_PROGRAM;
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What an argument may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ArgType {
    Organization,
    Person,
    Place,
    Venue,
    Occasion,
    Document,
    Programme,
    Honor,
    Title,
    Time,
    Quantity,
    Money,
    Quoted,
    Quotation,
    Group,
    /// A name that no dictionary has, and no head shows.
    Name,
    /// A noun phrase of any kind, named or not.
    Phrase,
    /// The noun phrase that an English clause begins with: its subject, however much is said of it before the verb.
    Subject,
    /// Free text to the end of the clause.
    Clause,
    /// Free text to the end of the sentence.
    Sentence,
}

impl ArgType {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("Organization", Self::Organization),
        ("Person", Self::Person),
        ("Place", Self::Place),
        ("Venue", Self::Venue),
        ("Occasion", Self::Occasion),
        ("Document", Self::Document),
        ("Programme", Self::Programme),
        ("Honor", Self::Honor),
        ("Title", Self::Title),
        ("Time", Self::Time),
        ("Quantity", Self::Quantity),
        ("Money", Self::Money),
        ("Quoted", Self::Quoted),
        ("Quotation", Self::Quotation),
        ("Group", Self::Group),
        ("Name", Self::Name),
        ("Phrase", Self::Phrase),
        ("Subject", Self::Subject),
        ("Clause", Self::Clause),
        ("Sentence", Self::Sentence),
    ];

    fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|&(_, kind)| kind)
    }
}

/// A set of argument types.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TypeSet(u32);

impl TypeSet {
    /// Types that no mention is needed for.
    pub(crate) const FREE: Self =
        Self::of(&[ArgType::Clause, ArgType::Sentence, ArgType::Phrase, ArgType::Subject, ArgType::Name]);

    /// In no set of a mention, for what is always there.
    pub(crate) const ALWAYS: Self = Self(1 << 31);

    /// Types that any noun phrase fits.
    pub(crate) const PHRASES: Self = Self::of(&[ArgType::Phrase, ArgType::Subject]);

    #[expect(clippy::indexing_slicing, reason = "a constant function has no `get`; the index is below the length")]
    pub(crate) const fn of(types: &[ArgType]) -> Self {
        let mut set = Self(0);
        let mut index = 0;
        while index < types.len() {
            set = set.with(types[index]);
            index += 1;
        }
        set
    }

    pub(crate) const fn with(self, kind: ArgType) -> Self {
        Self(self.0 | 1 << kind as u32)
    }

    pub(crate) const fn without(self, kind: ArgType) -> Self {
        Self(self.0 & !(1 << kind as u32))
    }

    pub(crate) const fn has(self, kind: ArgType) -> bool {
        self.0 & (1 << kind as u32) != 0
    }

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a type is in both sets.
    pub(crate) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// A pattern as a tree.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    Sequence(Rc<[Node]>),
    Alternatives(Rc<[Node]>),
    Optional(Box<Node>),
    /// `list`: fewest members of a list, 0 where there is none.
    Argument {
        role: String,
        types: Vec<ArgType>,
        list: u8,
    },
    Word(String),
    Gap {
        most: u8,
        commas: bool,
    },
    Trigger,
}

/// Longest gap inside a clause, in items.
const GAP: u8 = 24;
/// Longest gap over commas.
const WIDE_GAP: u8 = 60;

/// What is wrong with a pattern, and where in it (in characters, from 0).
#[derive(Debug)]
pub(crate) struct PatternError {
    pub(crate) column: usize,
    pub(crate) message: String,
    pub(crate) hint: &'static str,
}

/// The named patterns of a file; each is read when a rule first asks for it, and shared by the rules.
#[derive(Debug, Default)]
pub(crate) struct Named<'a> {
    pub(crate) texts: Option<&'a BTreeMap<String, String>>,
    read: RefCell<FxHashMap<&'a str, Part>>,
}

/// A named pattern that was read without a mistake.
#[derive(Clone, Debug)]
struct Part {
    node: Node,
    /// Elements it has, with those of the patterns in it.
    elements: usize,
    /// How deep in groups and named patterns it was read: it is no mistake there, nor anywhere less deep.
    depth: u8,
}

impl<'a> Named<'a> {
    pub(crate) fn new(texts: &'a BTreeMap<String, String>) -> Self {
        Self { texts: Some(texts), read: RefCell::default() }
    }

    pub(crate) fn text(&self, name: &str) -> Option<&'a str> {
        self.entry(name).map(|(_, text)| text)
    }

    fn entry(&self, name: &str) -> Option<(&'a str, &'a str)> {
        self.texts?.get_key_value(name).map(|(name, text)| (name.as_str(), text.as_str()))
    }
}

/// Parse a pattern. `named` are the file's named patterns.
pub(crate) fn parse(text: &str, named: &Named<'_>) -> Result<Node, PatternError> {
    let budget = Cell::new(MAX_PROGRAM);
    let mut parser = PatternParser { text, at: 0, named, depth: 0, budget: &budget };
    let node = parser.alternatives()?;
    match parser.peek() {
        None => Ok(node),
        Some(_) => Err(parser.error("unbalanced )", "remove it, or open a group before it")),
    }
}

struct PatternParser<'a, 'n> {
    text: &'a str,
    at: usize,
    named: &'a Named<'n>,
    depth: u8,
    /// Elements that may still be read: named parts in named parts multiply.
    budget: &'a Cell<usize>,
}

impl<'a> PatternParser<'a, '_> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn take(&mut self, mark: &str) -> bool {
        let found = self.rest().starts_with(mark);
        if found {
            self.at += mark.len();
        }
        found
    }

    fn error(&self, message: impl Into<String>, hint: &'static str) -> PatternError {
        let column = self.text.get(..self.at).map_or(0, |before| before.chars().count());
        PatternError { column, message: message.into(), hint }
    }

    fn alternatives(&mut self) -> Result<Node, PatternError> {
        let mut branches = vec![self.sequence()?];
        while self.take("|") {
            branches.push(self.sequence()?);
        }
        Ok(match branches.pop() {
            Some(only) if branches.is_empty() => only,
            Some(last) => {
                branches.push(last);
                Node::Alternatives(branches.into())
            }
            None => Node::Sequence(Rc::default()),
        })
    }

    fn sequence(&mut self) -> Result<Node, PatternError> {
        let mut nodes = Vec::new();
        loop {
            self.skip_space();
            match self.peek() {
                None | Some('|' | ')') => return Ok(Node::Sequence(nodes.into())),
                Some(_) => {
                    let node = self.element()?;
                    nodes.push(if self.take("?") { Node::Optional(Box::new(node)) } else { node });
                }
            }
        }
    }

    fn element(&mut self) -> Result<Node, PatternError> {
        let Some(left) = self.budget.get().checked_sub(1) else {
            let message = format!("the pattern has more than {MAX_PROGRAM} elements once its named parts are put in");
            return Err(self.error(message, "make several rules of it"));
        };
        self.budget.set(left);
        if self.take("(") {
            self.depth = self.depth.saturating_add(1);
            if self.depth > 8 {
                return Err(self.error("groups are nested deeper than 8", "name a part in [patterns]"));
            }
            let node = self.alternatives()?;
            self.depth = self.depth.saturating_sub(1);
            return if self.take(")") { Ok(node) } else { Err(self.error("missing )", "close the group")) };
        }
        if self.take("{") {
            return self.argument();
        }
        if self.take("<") {
            return self.reference();
        }
        if self.take("...") {
            return Ok(Node::Gap { most: self.number().unwrap_or(WIDE_GAP), commas: true });
        }
        if self.take("..") {
            return Ok(Node::Gap { most: self.number().unwrap_or(GAP), commas: false });
        }
        self.word()
    }

    fn number(&mut self) -> Option<u8> {
        let digits: String = self.rest().chars().take_while(char::is_ascii_digit).collect();
        self.at += digits.len();
        digits.parse().ok()
    }

    fn until(&mut self, close: char) -> Result<&'a str, PatternError> {
        let rest = self.rest();
        let Some(end) = rest.find(close) else {
            return Err(self.error(format!("missing {close}"), "close it before the pattern ends"));
        };
        self.at += end + close.len_utf8();
        Ok(rest.get(..end).unwrap_or(""))
    }

    fn argument(&mut self) -> Result<Node, PatternError> {
        let start = self.at;
        let inner = self.until('}')?;
        let Some((role, types)) = inner.split_once(':') else {
            self.at = start;
            return Err(
                self.error(format!("{{{inner}}} names no type"), "write {role:Type}, such as {party:Organization}")
            );
        };
        let mut kinds = Vec::new();
        for name in types.split('|') {
            match ArgType::from_name(name.trim()) {
                Some(kind) => kinds.push(kind),
                None => {
                    self.at = start + role.len() + 1;
                    let known: Vec<&str> = ArgType::NAMES.iter().map(|(name, _)| *name).collect();
                    let message = format!("unknown type {name:?}; types are {}", known.join(", "));
                    return Err(self.error(message, "types are written with a capital"));
                }
            }
        }
        let list = u8::from(self.take("+"));
        let list = list.saturating_add(u8::from(list > 0 && self.take("+")));
        Ok(Node::Argument { role: role.trim().to_owned(), types: kinds, list })
    }

    fn reference(&mut self) -> Result<Node, PatternError> {
        let start = self.at;
        let name = self.until('>')?;
        let Some((name, text)) = self.named.entry(name) else {
            self.at = start;
            return Err(self.error(format!("no pattern is named {name:?}"), "define it in [patterns] of this file"));
        };
        if self.depth > 4 {
            return Err(
                self.error(format!("pattern {name:?} refers to itself"), "named patterns must not go in circles")
            );
        }
        if let Some(node) = self.known(name) {
            return Ok(node);
        }
        let before = self.budget.get();
        let mut inner =
            PatternParser { text, at: 0, named: self.named, depth: self.depth.saturating_add(1), budget: self.budget };
        let read = inner.alternatives().and_then(|node| match inner.peek() {
            None => Ok(node),
            Some(_) => Err(inner.error("unbalanced )", "remove it, or open a group before it")),
        });
        let node = read.map_err(|error| self.error(format!("in <{name}>: {}", error.message), error.hint))?;
        let elements = before.saturating_sub(self.budget.get());
        self.named.read.borrow_mut().insert(name, Part { node: node.clone(), elements, depth: self.depth });
        Ok(node)
    }

    /// A named pattern that was read before, where it would be no mistake here.
    fn known(&self, name: &str) -> Option<Node> {
        let read = self.named.read.borrow();
        let part = read.get(name).filter(|part| self.depth <= part.depth)?;
        self.budget.set(self.budget.get().checked_sub(part.elements)?);
        Some(part.node.clone())
    }

    fn word(&mut self) -> Result<Node, PatternError> {
        let rest = self.rest();
        let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '|' | '{' | '}' | '<' | '>' | '?');
        let word = rest.get(..rest.find(ends).unwrap_or(rest.len())).unwrap_or("");
        if word.is_empty() {
            return Err(self
                .error("expected a word, an argument or a group", "such as {party:Organization} (与|和) .. TRIGGER"));
        }
        self.at += word.len();
        Ok(if word == "TRIGGER" { Node::Trigger } else { Node::Word(word.to_owned()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_read() {
        let node = parse("{a:Person|Organization}+ (与|和 x)? .. TRIGGER 了? {b:Clause}", &Named::default()).unwrap();
        let Node::Sequence(nodes) = node else { panic!("{node:?}") };
        assert_eq!(nodes.len(), 6);
        assert!(matches!(&nodes[0], Node::Argument { list: 1, types, .. } if types.len() == 2));
        assert!(matches!(&nodes[1], Node::Optional(inner) if matches!(**inner, Node::Alternatives(_))));
        for (bad, part) in [
            ("{a}", "no type"),
            ("{a:Foo}", "unknown type"),
            ("(a", "missing )"),
            ("a)", "unbalanced"),
            ("<x>", "no pattern"),
        ] {
            let error = parse(bad, &Named::default()).unwrap_err();
            assert!(error.message.contains(part), "{bad}: {}", error.message);
        }
    }
}
