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
    /// Those of one bit lie together.
    pub(crate) forms: Box<[Arc<str>]>,
    /// For each form the bit of its first character, on the left of the trigger of its last one.
    bits: Box<[u8]>,
    /// For each form what [`head`] says of it.
    heads: Box<[u32]>,
    /// The first form as the pattern has them.
    pub(crate) first: Option<Arc<str>>,
    /// Those bits together.
    pub(crate) edges: u64,
    /// What a word of the sentence must be for one of the forms: see [`Seen`]. A form may go over several words, the one
    /// nearest to the trigger is asked for.
    pub(super) numbers: Option<Box<[u32]>>,
}

impl Words {
    pub(super) fn new(words: &[&str], left: bool, inflector: &Inflector) -> Self {
        let (mut forms, mut numbers) = (Vec::new(), Some(Vec::new()));
        let mut edges = 0;
        for word in words {
            for form in &*inflector.known(word, left) {
                forms.push((bit_of(form.edge), form.text.clone()));
                edges |= form.edge;
                numbers = numbers.zip(form.number).map(|(mut numbers, number)| {
                    numbers.push(number);
                    numbers
                });
            }
        }
        let first = forms.first().map(|(_, form)| form.clone());
        // Stable: forms that can stand at one item keep their order.
        forms.sort_by_key(|&(bit, _)| bit);
        let bits = forms.iter().map(|&(bit, _)| bit).collect();
        let heads = forms.iter().map(|(_, form)| head(form, left)).collect();
        let forms = forms.into_iter().map(|(_, form)| form).collect();
        Self { forms, bits, heads, first, edges, numbers: numbers.map(Vec::into_boxed_slice) }
    }
}

/// The place of a bit.
fn bit_of(edge: u64) -> u8 {
    u8::try_from(edge.trailing_zeros()).unwrap_or(u8::MAX)
}

/// The bits of a [`head`] that a word of so many bytes has.
fn head_mask(length: usize) -> u32 {
    match length {
        0 => 0,
        1 => 0xFF,
        2 => 0xFFFF,
        3 => 0xFF_FFFF,
        _ => u32::MAX,
    }
}

/// The bytes of a word nearest to the trigger, four at most, the nearest one lowest.
fn head(word: &str, left: bool) -> u32 {
    let bytes = word.as_bytes();
    let whole = if left {
        bytes.last_chunk().map(|last| u32::from_be_bytes(*last))
    } else {
        bytes.first_chunk().map(|first| u32::from_le_bytes(*first))
    };
    if let Some(head) = whole {
        return head;
    }
    let put = |head: u32, (byte, place): (u8, u32)| head | u32::from(byte) << place;
    if left {
        word.bytes().rev().zip([0, 8, 16, 24]).fold(0, put)
    } else {
        word.bytes().zip([0, 8, 16, 24]).fold(0, put)
    }
}

/// One form of a word, as it is looked for on one side of a trigger.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) text: Arc<str>,
    edge: u64,
    number: Option<u32>,
}

impl Form {
    pub(super) fn new(form: &str, left: bool) -> Self {
        let edge = edge(if left { form.chars().next_back() } else { form.chars().next() });
        let number = nearest(form, left);
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
        let item = self.item(at);
        let found = match item {
            Some(item) => self.edge_of(item) & words.edges,
            None if self.closes(words.edges, at) => edge(FULL_STOP.chars().next()),
            None => 0,
        };
        // Of the forms with the bit of the word that stands here, those that begin as it does.
        let bit = bit_of(found);
        let from = if found == 0 { words.bits.len() } else { words.bits.partition_point(|&one| one < bit) };
        let alike = words.bits.iter().skip(from).take_while(|&&one| one == bit).count();
        let word = item.map_or("", |item| &*item.word);
        let (near, known) = (head(word, self.leftward()), head_mask(word.len()));
        let heads = words.heads.get(from..from + alike).unwrap_or(&[]);
        let forms = words.forms.get(from..from + alike).unwrap_or(&[]);
        let begin = heads.iter().zip(forms).filter(move |&(head, _)| (head ^ near) & known == 0);
        begin.filter_map(move |(_, form)| self.form(form, at))
    }

    fn form(&self, form: &str, at: usize) -> Option<usize> {
        if form == FULL_STOP && self.is_end(at) {
            return Some(0);
        }
        if self.item(at).is_some_and(|item| form == &*item.word) {
            return Some(1);
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
