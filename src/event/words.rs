//! Literals of patterns: lists of word forms, and whether one of them stands at an item.

use super::inflect::Inflector;
use super::items::{Item, edge};
use super::matcher::{FULL_STOP, Half};
use super::pattern::Node;
use super::program::Seen;
use std::sync::Arc;

/// The forms of a literal, or of several that a pattern can take one of, in lower case.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) forms: Box<[Arc<str>]>,
    /// For each form the bit of its first character, on the left of the trigger of its last one.
    bits: Box<[u8]>,
    /// Those bits together.
    pub(crate) edges: u64,
    /// What a word of the sentence must be for one of the forms: see [`Seen`]. A form may go over several words, the one
    /// nearest to the trigger is asked for.
    pub(super) numbers: Option<Box<[u32]>>,
}

impl Words {
    pub(super) fn new(words: &[&str], left: bool, inflector: &Inflector) -> Self {
        let (mut forms, mut bits, mut numbers) = (Vec::new(), Vec::new(), Some(Vec::new()));
        let mut edges = 0;
        for word in words {
            for form in &*inflector.known(word, left) {
                forms.push(form.text.clone());
                bits.push(u8::try_from(form.edge.trailing_zeros()).unwrap_or(u8::MAX));
                edges |= form.edge;
                numbers = numbers.zip(form.number).map(|(mut numbers, number)| {
                    numbers.push(number);
                    numbers
                });
            }
        }
        Self { forms: forms.into(), bits: bits.into(), edges, numbers: numbers.map(Vec::into_boxed_slice) }
    }
}

/// One form of a word, as it is looked for on one side of a trigger.
#[derive(Debug)]
pub(super) struct Form {
    text: Arc<str>,
    edge: u64,
    number: Option<u32>,
}

impl Form {
    pub(super) fn new(form: String, left: bool) -> Self {
        let edge = edge(if left { form.chars().next_back() } else { form.chars().next() });
        let number = nearest(&form, left);
        Self { text: form.into(), edge, number }
    }
}

/// The number of the word of a form that is nearest to the trigger; none where the segmentation of the form is not sure.
fn nearest(form: &str, left: bool) -> Option<u32> {
    // The end of a sentence without a mark counts as one.
    if form == FULL_STOP {
        return None;
    }
    if !form.is_ascii() {
        return if left { form.chars().next_back() } else { form.chars().next() }.map(u32::from);
    }
    let plain = form.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ');
    let word = if left { form.rsplit(' ').next() } else { form.split(' ').next() };
    word.filter(|word| plain && !word.is_empty()).map(Seen::of_word)
}

/// The words that a part of a pattern is one of; false when it is anything else.
pub(super) fn collect<'n>(node: &'n Node, words: &mut Vec<&'n str>) -> bool {
    match node {
        Node::Word(word) => words.push(word),
        Node::Alternatives(branches) => return branches.iter().all(|branch| collect(branch, words)),
        Node::Sequence(nodes) => match &**nodes {
            [node] => return collect(node, words),
            _ => return false,
        },
        _ => return false,
    }
    true
}

impl Half<'_> {
    /// Over how many items a literal can go at an item, for its first form that stands there: one, several for a phrase,
    /// none for the full stop that a headline leaves out.
    pub(super) fn word(&self, words: &Words, at: usize) -> Option<usize> {
        self.words(words, at).next()
    }

    /// The same for all its forms, in their order.
    pub(super) fn words<'w>(&'w self, words: &'w Words, at: usize) -> impl Iterator<Item = usize> + 'w {
        let found = self.item(at).map(|item| self.edge_of(item));
        let may_be = found.map_or_else(|| self.closes(words.edges, at), |found| words.edges & found != 0);
        let forms = if may_be { words.forms.iter().zip(&words.bits) } else { [].iter().zip(&[]) };
        let begins = move |bit: u8| found.is_none_or(|found| found >> (bit & 63) & 1 != 0);
        forms.filter(move |&(_, &bit)| begins(bit)).filter_map(move |(form, _)| self.form(form, at))
    }

    fn form(&self, form: &str, at: usize) -> Option<usize> {
        if form == FULL_STOP && self.is_end(at) {
            return Some(0);
        }
        let mut rest = form;
        let mut count = 0;
        while !rest.is_empty() {
            let item = self.item(at + count).filter(|item| !item.word.is_empty())?;
            rest = if self.leftward() {
                rest.strip_suffix(&*item.word)?.trim_end_matches(' ')
            } else {
                rest.strip_prefix(&*item.word)?.trim_start_matches(' ')
            };
            count += 1;
        }
        (count > 0).then_some(count)
    }

    /// The bit of the character of an item that a form is known by on this side.
    pub(super) fn edge_of(&self, item: &Item<'_>) -> u64 {
        if self.leftward() { item.last } else { item.first }
    }
}
