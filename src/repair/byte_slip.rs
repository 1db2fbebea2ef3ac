//! GBK text shifted by one byte up to the next ASCII byte.
//!
//! It comes about in two ways. A program that loses one byte of a two-byte character pairs all bytes after it wrongly. And
//! a program that puts pinyin after characters, searching by bytes, finds the last byte of one character and the first of
//! the next to be a third one: `小莉將任` becomes `小莉?qū)⑷`, since the bytes between 莉 and 將 are those of 驅 (qū). In both
//! the shift ends where an ASCII byte is taken for the second byte of a character (`館` ends as `^`), or cannot be.
//! The way back pairs the bytes again; what says that it is right are the words that come out.

use super::gbk::{self, is_han};
use super::pinyin_gloss::{is_reading, syllable};
use super::{Changes, ScriptTable};
use std::cell::Cell;

/// What decoders write for a byte they cannot read; the full-width form is what they make of the pair `A3 BF`.
pub(crate) const UNREADABLE: [char; 3] = ['?', '？', '\u{FFFD}'];

/// Longest run looked at, in characters.
const LONGEST_RUN: usize = 120;
/// Most ASCII characters taken for folded full-width ones.
const MOST_FOLDED: usize = 5;
/// The characters that most of a news text consists of, sorted; pairs of wrong bytes are as likely any other.
const FREQUENT: &str = "\
〇一七万三上下不与专且世业东两个中为主举么义之乐九也乡书了争事二于五亚些交产京人亿什今介从他代以仪们件任份企优\
会传但位低住体何余作你使供便促保信候做健傅储像儿元先光克党入全八公六共关其内再军农冯决几出分切划刘则创初利别到\
制刻前副力办加务动化北区医十千午半协南卫即却厅原去县参又及双反发取受变口只可台司各合同名后向吕听吴告员周命和品\
唐售商四回因团园国在地圳场块坛型城培基增士声处备外多大天太头奖女她好如妇委子孙季学孵它宇安宋完定实宣家察对导将\
小少尔就局居届屋展山岁岛州工己已市布师带席常平年并广应底度康建开式引张强当形彭影很徐得德心必思性总情想意感成我\
或战户房所手才打技把投报拉持指据接推提揭播支收放政教数文料斯新方无日早时明易星昨是晚智更曹曾最月有服望期末本术\
朱机权李材村条来杨构林果校样核格桥梁械楼次欧正此每比民气氢水求汇江沈没河治法洋津活浙海消深清港湖源演火点然片牌\
物特率王环现球理生用田由电界疗白百的盟目直相省看真着知研础确碳示社神种科秒程究空立童第等签算管箭籍类粮系红约绍\
经结给络统绿网罗署美老考者而联股育胡能自至致航色艺芯苏范草药获落董蓝融行街表袁被装西要见观规视览觉解计认让训议\
记许论设访评识话该说调谢象责质贸费资赛走赵起超路身车辞边达过运近还这进选通造道邓那郑部郭都里重量金钟铁银链镇长\
门问间队际陆陈限院难集零需青非面韩音项领题额食马高黄龄";
/// How many readings of a text are weighed, which is the dear part: some, and one more for every so many bytes.
const READINGS: (usize, usize) = (200, 1000);
/// How much better the new reading must be.
const LEAST_GAIN: i32 = 4;

pub(crate) fn find(text: &str, table: &ScriptTable, known: &dyn Fn(&str) -> bool, changes: &mut Changes) {
    let budget = Cell::new(READINGS.0 + text.len() / READINGS.1);
    let judge = Judge { table, known, frequent: FREQUENT.chars().collect(), budget };
    let mut done = 0;
    for (at, mark) in text.match_indices(UNREADABLE) {
        if at < done {
            continue;
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
        let mut simple: Vec<char> = han.map(|char| judge.table.simplified(char)).collect();
        simple.reverse();
        if let (Some((length, syllable)), Some([_, lead])) = (gloss(text.get(after..)?), before.and_then(gbk::encode)) {
            let glossed = |&byte: &u8| gbk::decode([lead, byte]).filter(|&char| is_reading(char, &syllable));
            let common = |byte: &u8| glossed(byte).is_some_and(|char| gbk::is_common(judge.table.simplified(char)));
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
        let mut balance = 0; // of the single characters, to give up early
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
                balance += judge.worth(paired) - judge.worth(char).min(1);
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
        if judge.value(body.iter().copied()) + 2 < value || judge.budget.get() == 0 {
            return None;
        }
        judge.budget.set(judge.budget.get() - 1);
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
        let after: Vec<char> = after.map(|char| judge.table.simplified(char)).collect();
        let ends = self.text.get(end..)?.chars().next().is_none_or(char::is_control);
        let first = judge.choose(&firsts, &self.before, body);
        let mut chars: Vec<char> = vec![first.unwrap_or('?')];
        chars.extend(body);
        let context: Vec<char> = self.before.iter().chain(&chars).copied().collect();
        let last = judge.choose_last(&lasts, &context, &after, ends);
        chars.push(last.unwrap_or('?'));
        let resolved = i32::from(first.is_some()) + i32::from(last.is_some());
        let words = judge.words(self.before.last().into_iter().chain(&chars).copied());
        let gain = judge.value(chars.iter().copied()) + 2 * words - value - 2 * judge.words(observed.chars())
            + 2 * i32::from(self.glossed)
            - LEAST_GAIN * observed.strip_suffix(UNREADABLE).unwrap_or(observed).matches('?').count() as i32;
        let rare = chars.iter().filter(|&&char| judge.worth(char) < 0).count();
        let observed_rare = observed.chars().any(|char| judge.worth(char) < 0);
        // Common characters may be right as they stand, unless both edges of the run fit in.
        let marked = matches!(ending, Ending::Trail(_)) || observed.ends_with(UNREADABLE);
        let enough = self.glossed
            || observed_rare
            || marked && resolved == 2
            || body.len() >= 2 && (resolved > 0 || body.len() >= 4);
        let text = chars.iter().collect();
        (gain >= LEAST_GAIN
            && (words > 0 || self.glossed || observed_rare && gain >= 2 * LEAST_GAIN)
            && rare * 6 <= chars.len()
            && enough
            && !(body.is_empty() && resolved < 2))
            .then_some(Reading { end, text, gain })
    }
}

/// Pinyin and a closing bracket, the opening one eaten or not: its length and the syllable without tone.
fn gloss(text: &str) -> Option<(usize, String)> {
    let inner = text.strip_prefix(['(', '（']).unwrap_or(text);
    let end = inner.char_indices().take(7).find(|(_, char)| matches!(char, ')' | '）'))?;
    let letters = inner.get(..end.0).filter(|letters| !letters.is_empty())?;
    Some((text.len() - inner.len() + end.0 + end.1.len_utf8(), syllable(letters)?))
}

/// Tells likely text from unlikely.
struct Judge<'a> {
    table: &'a ScriptTable,
    known: &'a dyn Fn(&str) -> bool,
    frequent: Vec<char>,
    /// Readings that may still be weighed.
    budget: Cell<usize>,
}

impl Judge<'_> {
    /// Of one character.
    fn worth(&self, char: char) -> i32 {
        let simple = self.table.simplified(char);
        match char {
            _ if self.frequent.binary_search(&simple).is_ok() => 2,
            _ if gbk::is_common(simple) => 0,
            '，' | '。' | '：' | '；' | '、' | '（' | '）' | '《' | '》' | '“' | '”' | '！' | '？' | '　' => {
                1
            }
            _ if char.is_ascii() || matches!(char, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ') => 0,
            '—' | '…' | '·' | '‘' | '’' | '【' | '】' | '％' | '〇' | '\u{FF01}'..='\u{FF5E}' => 0,
            // Characters of GB 2312's second list occur in names; others hardly do.
            _ if is_han(simple) && matches!(gbk::encode(simple), Some([0xD8..=0xF7, 0xA1..=0xFE])) => -2,
            _ => -3,
        }
    }

    fn value(&self, chars: impl Iterator<Item = char>) -> i32 {
        chars.map(|char| self.worth(char)).sum()
    }

    /// How many pairs of neighbouring characters are words.
    fn words(&self, chars: impl Iterator<Item = char>) -> i32 {
        let (mut before, mut words) = (None, 0);
        for char in chars.map(|char| self.table.simplified(char)) {
            words += i32::from(before.is_some_and(|before| self.is_word(&[before, char])));
            before = Some(char);
        }
        words
    }

    fn is_word(&self, chars: &[char]) -> bool {
        chars.iter().all(|&char| is_han(char)) && (self.known)(&chars.iter().collect::<String>())
    }

    /// The one of several first characters that makes words with what stands around it.
    fn choose(&self, options: &[char], before: &[char], body: &[char]) -> Option<char> {
        if let [only] = options {
            return Some(*only);
        }
        let after: Vec<char> = body.iter().take(3).map(|&char| self.table.simplified(char)).collect();
        if options.contains(&'　') && before.is_empty() && !after.first().is_some_and(|&char| is_han(char)) {
            return Some('　');
        }
        self.unique_best(options, |char| {
            let mut around: Vec<char> = before.to_vec();
            around.push(char);
            around.extend(&after);
            self.longest_word_over(&around, before.len())
        })
    }

    /// The same for the last character, where `chars` are all before it.
    fn choose_last(&self, options: &[char], chars: &[char], after: &[char], ends: bool) -> Option<char> {
        if let [only] = options {
            return Some(*only);
        }
        let before: Vec<char> = chars.iter().rev().take(3).rev().map(|&char| self.table.simplified(char)).collect();
        // Of full-width ASCII, what stands between Chinese characters is nearly always the comma.
        if options.contains(&'，') && options.contains(&'：') && !after.is_empty() {
            return Some('，');
        }
        // And of the other punctuation, what ends a text is the full stop.
        if options.contains(&'。') && options.contains(&'、') && ends {
            return Some('。');
        }
        self.unique_best(options, |char| {
            let mut around = before.clone();
            around.push(char);
            around.extend(after);
            self.longest_word_over(&around, before.len())
        })
    }

    fn unique_best(&self, options: &[char], score: impl Fn(char) -> usize) -> Option<char> {
        let common = options.iter().filter(|&&char| self.worth(char) >= 0 && is_han(char));
        let frequent = |char: char| usize::from(self.worth(char) > 0);
        let mut scored: Vec<(usize, char)> = common
            .map(|&char| (score(self.table.simplified(char)), char))
            .filter(|&(score, _)| score > 0)
            .map(|(score, char)| (2 * score + frequent(char), char))
            .collect();
        scored.sort_by_key(|&(score, _)| std::cmp::Reverse(score));
        match scored.as_slice() {
            [(first, _), (second, _), ..] if first == second => None,
            [(_, char), ..] => Some(*char),
            [] => None,
        }
    }

    /// Sum of the lengths of the words that lie over a place.
    fn longest_word_over(&self, chars: &[char], place: usize) -> usize {
        let mut sum = 0;
        for from in place.saturating_sub(3)..=place {
            for to in place + 1..=chars.len().min(from + 4) {
                let word = chars.get(from..to).unwrap_or(&[]);
                sum += if word.len() >= 2 && self.is_word(word) { word.len() } else { 0 };
            }
        }
        sum
    }
}
