//! GBK text shifted by one byte up to the next ASCII byte.
//!
//! It comes about in two ways. A program that loses one byte of a two-byte character pairs all bytes after it wrongly. And
//! a program that puts pinyin after characters, searching by bytes, finds the last byte of one character and the first of
//! the next to be a third one: `小莉將任` becomes `小莉?qū)⑷`, since the bytes between 莉 and 將 are those of 驅 (qū). In both
//! the shift ends where an ASCII byte is taken for the second byte of a character (`館` ends as `^`), or cannot be.
//! The way back pairs the bytes again; what says that it is right are the words that come out.

use super::gbk::{self, is_han};
use super::judge::{Judge, Words};
use super::pinyin_gloss::{is_reading, syllable};
use super::{Changes, ScriptTable};

/// What decoders write for a byte they cannot read; the full-width form is what they make of the pair `A3 BF`.
pub(crate) const UNREADABLE: [char; 3] = ['?', '？', '\u{FFFD}'];

/// Longest run looked at, in characters.
const LONGEST_RUN: usize = 120;
/// Most ASCII characters taken for folded full-width ones.
const MOST_FOLDED: usize = 5;
/// How much better the new reading must be.
const LEAST_GAIN: i32 = 4;

pub(crate) fn find(text: &str, table: &ScriptTable, words: &Words<'_>, changes: &mut Changes) {
    let judge = Judge::new(table, words);
    let mut done = 0;
    for (at, mark) in text.match_indices(UNREADABLE) {
        if at < done {
            continue;
        }
        if !words.left() {
            break;
        }
        if let Some(reading) = Slip::at(text, at, mark.len(), &judge).and_then(|slip| slip.best(&judge)) {
            done = reading.end;
            changes.replace(at, reading.end, &reading.text);
        }
    }
}

/// Where a slip may begin: the bytes after `run` are to be paired anew.
struct Slip<'a> {
    text: &'a str,
    run: usize,
    /// The Chinese characters right before, at most three, in Simplified.
    before: Vec<char>,
    /// The first bytes that the first character may have had.
    leads: Vec<u8>,
    glossed: bool,
}

/// A reading of a run.
struct Reading {
    end: usize,
    text: String,
    gain: i32,
}

/// How a run ends.
enum Ending {
    /// An ASCII character was the second byte.
    Trail(u8),
    /// The second byte is lost; with a gloss it is of a character with that reading.
    Lost(Option<String>),
}

impl<'a> Slip<'a> {
    fn at(text: &'a str, start: usize, mark: usize, judge: &Judge<'_>) -> Option<Self> {
        let after = start + mark;
        let before = text.get(..start)?.chars().next_back();
        let han = text.get(..start)?.chars().rev().take(3).take_while(|&char| is_han(char));
        let mut simple: Vec<char> = han.map(|char| judge.simplified(char)).collect();
        simple.reverse();
        if let (Some((length, syllable)), Some([_, lead])) = (gloss(text.get(after..)?), before.and_then(gbk::encode)) {
            let glossed = |&byte: &u8| gbk::decode([lead, byte]).filter(|&char| is_reading(char, &syllable));
            let common = |byte: &u8| glossed(byte).is_some_and(|char| gbk::is_common(judge.simplified(char)));
            let mut leads: Vec<u8> = (0x81..=0xFE).filter(|byte| glossed(byte).is_some()).collect();
            // Machines gloss common characters.
            if leads.iter().any(common) {
                leads.retain(common);
            }
            return (!leads.is_empty()).then_some(Self {
                text,
                run: after + length,
                before: simple,
                leads,
                glossed: true,
            });
        }
        // The first character of the run may be a folded full-width one.
        let mut next = text.get(after..)?.chars();
        let (first, second) = (next.next()?, next.next().unwrap_or(' '));
        let garbled = !first.is_ascii() || first.is_ascii_graphic() && !second.is_ascii();
        garbled.then(|| Self { text, run: after, before: simple, leads: (0x81..=0xFE).collect(), glossed: false })
    }

    /// Walk along the run, trying every place where it may end.
    fn best(&self, judge: &Judge<'_>) -> Option<Reading> {
        let rest = self.text.get(self.run..)?;
        let (mut best, mut folded) = (None::<Reading>, 0);
        let (mut trail, mut lone) = (None::<u8>, 0u8); // second byte of the first character, byte that waits for its pair
        let mut body: Vec<char> = Vec::new();
        let mut balance = 0_i32; // of the single characters, to give up early
        for (at, char) in rest.char_indices().take(LONGEST_RUN) {
            let bytes = match gbk::encode(char) {
                Some(bytes) => bytes,
                None => {
                    if trail.is_some() {
                        self.try_endings(self.run + at, &body, [trail.unwrap_or(0), lone], judge, &mut best);
                    }
                    folded += 1;
                    let next = rest.get(at + 1..).and_then(|rest| rest.chars().next());
                    match char {
                        // A lost byte, unless the run goes on behind it.
                        '?' if next.is_none_or(|next| next.is_ascii()) => break,
                        '!'..='~' if folded <= MOST_FOLDED => [0xA3, char as u8 | 0x80],
                        _ => break,
                    }
                }
            };
            if trail.is_none() {
                trail = Some(bytes[0]);
            } else {
                let Some(paired) = gbk::decode([lone, bytes[0]]) else { break };
                balance = balance.saturating_add(judge.worth(paired)).saturating_sub(judge.worth(char).min(1));
                body.push(paired);
            }
            lone = bytes[1];
            if balance < -3 * LEAST_GAIN {
                return best;
            }
            if self.run + at + char.len_utf8() == self.text.len() {
                self.try_endings(self.text.len(), &body, [trail.unwrap_or(0), lone], judge, &mut best);
            }
        }
        best
    }

    fn try_endings(&self, at: usize, body: &[char], edge: [u8; 2], judge: &Judge<'_>, best: &mut Option<Reading>) {
        let rest = self.text.get(at..).unwrap_or("");
        let mut endings = Vec::new();
        if let Some(next) = rest.chars().next() {
            let after = at + next.len_utf8();
            if let '@'..='~' = next {
                endings.push((after, Ending::Trail(next as u8)));
            }
            if UNREADABLE.contains(&next) {
                endings.push((after, Ending::Lost(None)));
                if let Some((length, syllable)) = self.text.get(after..).and_then(gloss) {
                    endings.push((after + length, Ending::Lost(Some(syllable))));
                }
            }
        }
        // Last, so that it only wins by being better; a lost byte mostly leaves a mark. No letter stands behind Chinese
        // that makes a common character with the byte before it.
        let paired = rest.chars().next().filter(|next| matches!(next, '@'..='~'));
        let paired = paired
            .and_then(|next| gbk::decode([edge[1], next as u8]))
            .is_some_and(|char| is_han(char) && judge.worth(char) >= 0);
        if !rest.starts_with(UNREADABLE) && !paired {
            endings.push((at, Ending::Lost(None)));
        }
        for (end, ending) in endings {
            let reading = self.read(end, body, edge, &ending, judge);
            if let Some(reading) = reading.filter(|new| best.as_ref().is_none_or(|old| new.gain > old.gain)) {
                *best = Some(reading);
            }
        }
    }

    /// The text of one reading, and what is gained by it.
    fn read(&self, end: usize, body: &[char], edge: [u8; 2], ending: &Ending, judge: &Judge<'_>) -> Option<Reading> {
        let observed = self.text.get(self.run..end)?;
        let value = judge.value(observed.chars());
        // Both edges and the words can make up for a little, not for more.
        if judge.value(body.iter().copied()).saturating_add(2) < value || !judge.words.left() {
            return None;
        }
        let firsts: Vec<char> = self.leads.iter().filter_map(|&lead| gbk::decode([lead, edge[0]])).collect();
        let lasts: Vec<char> = match ending {
            Ending::Trail(byte) => gbk::decode([edge[1], *byte]).into_iter().collect(),
            // Below 0x80 it would not be lost, but stand there as an ASCII character.
            Ending::Lost(gloss) => (0x80..=0xFE)
                .filter_map(|byte| gbk::decode([edge[1], byte]))
                .filter(|&char| gloss.as_ref().is_none_or(|syllable| is_reading(char, syllable)))
                .collect(),
        };
        if matches!(ending, Ending::Trail(_)) && !lasts.iter().any(|&char| is_han(char)) {
            return None;
        }
        let after = self.text.get(end..)?.chars().take(3).take_while(|&char| is_han(char));
        let after: Vec<char> = after.map(|char| judge.simplified(char)).collect();
        let ends = self.text.get(end..)?.chars().next().is_none_or(char::is_control);
        let first = judge.choose(&firsts, &self.before, body);
        let mut chars: Vec<char> = vec![first.unwrap_or('?')];
        chars.extend(body);
        let context: Vec<char> = self.before.iter().chain(&chars).copied().collect();
        let last = judge.choose_last(&lasts, &context, &after, ends);
        chars.push(last.unwrap_or('?'));
        let resolved = i32::from(first.is_some()).saturating_add(i32::from(last.is_some()));
        let words = judge.words(self.before.last().into_iter().chain(&chars).copied());
        let more_words = words.saturating_sub(judge.words(observed.chars())).saturating_add(i32::from(self.glossed));
        let lost = observed.strip_suffix(UNREADABLE).unwrap_or(observed).matches('?').count() as i32;
        let gain = (judge.value(chars.iter().copied()).saturating_sub(value))
            .saturating_add(more_words.saturating_mul(2))
            .saturating_sub(lost.saturating_mul(LEAST_GAIN));
        let rare = chars.iter().filter(|&&char| judge.worth(char) < 0).count();
        let observed_rare = observed.chars().any(|char| judge.worth(char) < 0);
        // Common characters may be right as they stand, unless both edges of the run fit in.
        let marked = matches!(ending, Ending::Trail(_)) || observed.ends_with(UNREADABLE);
        let enough = self.glossed
            || observed_rare
            || marked && resolved == 2
            || body.len() >= 2 && (resolved > 0 || body.len() >= 4);
        let text = chars.iter().collect();
        let good = gain >= LEAST_GAIN
            && (words > 0 || self.glossed || observed_rare && gain >= 2 * LEAST_GAIN)
            && rare * 6 <= chars.len()
            && enough
            && !(body.is_empty() && resolved < 2);
        if !good {
            judge.words.in_vain();
        }
        good.then_some(Reading { end, text, gain })
    }
}

/// Pinyin and a closing bracket, the opening one eaten or not: its length and the syllable without tone.
fn gloss(text: &str) -> Option<(usize, String)> {
    let inner = text.strip_prefix(['(', '（']).unwrap_or(text);
    let end = inner.char_indices().take(7).find(|(_, char)| matches!(char, ')' | '）'))?;
    let letters = inner.get(..end.0).filter(|letters| !letters.is_empty())?;
    Some((text.len() - inner.len() + end.0 + end.1.len_utf8(), syllable(letters)?))
}
