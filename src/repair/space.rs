//! Stray spaces inside words, and missing ones between English sentences.
//!
//! A space between Chinese characters may also separate a name from the next, so it only goes where a word says so.

use super::Changes;
use super::gbk::is_han;
use super::judge::Words;

/// Longest token looked at on either side of a space, in characters.
const LONGEST_TOKEN: usize = 12;
/// Longest stretch without spaces looked at around a full stop, in bytes.
const LONGEST_STRETCH: usize = 100;

/// Fixed phrases that no word list has.
const PHRASES: [&str; 4] = ["以下简称", "以下统称", "以下合称", "（下称"];

/// Surnames that are common: a space pads names of two characters to the length of three.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程苏魏吕丁任沈姚卢\
姜崔钟谭陆汪范石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤俞骆";

/// Second halves of English compounds.
const TAILS: &[&str] = &[
    "owned",
    "funded",
    "led",
    "based",
    "related",
    "oriented",
    "driven",
    "backed",
    "invested",
    "scale",
    "level",
    "class",
    "tech",
    "term",
    "quality",
    "performing",
    "intensive",
    "friendly",
    "sized",
    "wide",
    "edge",
    "depth",
];
/// After these a second half is a sentence of its own: `a plan - led by the city`.
const CONTINUES: &[&str] = &["by", "on", "in", "to", "at", "from", "with", "of", "for"];
/// First halves that are no words of their own.
const HEADS: &[&str] = &["co", "non", "multi", "semi", "anti", "inter", "pre", "mid", "self", "cross", "cutting"];
/// Cities and districts in 'an.
const AN: &[&str] = &["Jing", "Xi", "Tai", "Yan", "Hui", "Ji", "Chang", "Lu", "Liu", "Huai", "Gu", "Rui"];
/// What follows the full stop of a name and not of a sentence.
const ENDINGS: &[&str] = &["Com", "Org", "Net", "Cn", "Io", "Ai", "Co", "Js", "Gov", "Edu", "Inc", "Ltd", "Pdf", "Jpg"];

pub(crate) fn find(text: &str, words: &Words<'_>, changes: &mut Changes) {
    let bytes = text.as_bytes();
    // Only before a Chinese character or in `Xi 'an`.
    let stray = |at: usize| bytes.get(at + 1).is_some_and(|next| !next.is_ascii() || *next == b'\'');
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b' ' if stray(at) && inside_word(text, at, words) => changes.remove(at, at + 1),
            b'-' if loose_hyphen(text, at) => {
                changes.remove(at - 1, at);
                changes.remove(at + 1, at + 2);
            }
            b'.' | b'!' | b'?' if sentence_end(text, at) => changes.replace(at + 1, at + 1, " "),
            _ => {}
        }
    }
}

fn inside_word(text: &str, at: usize, words: &Words<'_>) -> bool {
    let (before, after) = (text.get(..at).unwrap_or(""), text.get(at + 1..).unwrap_or(""));
    let Some(next) = after.chars().next() else { return false };
    if next == '\'' {
        let word = before.rsplit(|char: char| !char.is_ascii_alphabetic()).next().unwrap_or("");
        return AN.contains(&word) && after.starts_with("'an") && !after.get(3..).is_some_and(starts_with_letter);
    }
    if !is_han(next) || !before.ends_with(is_han) {
        return false;
    }
    let mut left: Vec<char> = before.chars().rev().take_while(|&char| is_han(char)).take(LONGEST_TOKEN).collect();
    left.reverse();
    let right: Vec<char> = after.chars().take_while(|&char| is_han(char)).take(LONGEST_TOKEN).collect();
    let word = |from: &[char], to: &[char]| words.know(&from.iter().chain(to).collect::<String>());
    let tail = |count: usize| left.get(left.len().saturating_sub(count)..).unwrap_or(&[]);
    let confirmed = match (left.len(), right.len()) {
        (1, 1) if left.iter().all(|&char| SURNAMES.contains(char)) => true,
        (1, count) if (1..=count.min(3)).any(|count| word(&left, right.get(..count).unwrap_or(&[]))) => true,
        (count, 1) if (1..=count.min(3)).any(|count| word(tail(count), &right)) => true,
        (1, 1) => singles(before.chars().rev()) + singles(after.chars()) >= 3,
        _ => false,
    };
    confirmed || in_name(before, after, &left, &right, words) || in_phrase(before, after)
}

/// What stands behind a name and a space and is no part of the name: 张三 等，, 张三 在会上, 张三 男，.
const BEHIND_NAMES: &str = "等著译编文摄图供讯在与和及为是的了将曾已出任由向对于从到说称也并男女生汉";

/// 戴晓 帆，: a surname and a character before the space, one before a mark behind it. 林 可 昕: a surname and a character that
/// stand alone before it.
fn in_name(before: &str, after: &str, left: &[char], right: &[char], words: &Words<'_>) -> bool {
    let Some(first) = right.first().filter(|first| !BEHIND_NAMES.contains(**first)) else { return false };
    let surname = |from_end: usize| {
        let at = left.len().checked_sub(from_end);
        at.and_then(|at| left.get(at)).is_some_and(|&char| SURNAMES.contains(char))
    };
    let mark = || after.chars().nth(1).is_none_or(|next| matches!(next, '，' | '。' | '、' | '；' | '：' | '（'));
    let pair: String = left.get(left.len().saturating_sub(2)..).unwrap_or(&[]).iter().collect();
    if right.len() == 1 && surname(2) && mark() && !words.know(&pair) {
        return true;
    }
    let mut alone = before.chars().rev().skip(1);
    let spaced =
        left.len() == 1 && alone.next() == Some(' ') && alone.next().is_some_and(|char| SURNAMES.contains(char));
    let word: String = right.iter().take(2).collect();
    spaced && is_han(*first) && !(right.len() > 1 && words.know(&word))
}

/// How many single characters stand in a row, one space apart; more than three are not counted.
fn singles(mut chars: impl Iterator<Item = char>) -> usize {
    let mut count = 0;
    while count < 3 && chars.next().is_some_and(is_han) {
        match chars.next() {
            Some(' ') => count += 1,
            Some(char) if is_han(char) => break,
            _ => return count + 1,
        }
    }
    count
}

/// Whether the space lies in a fixed phrase, other spaces left out.
fn in_phrase(before: &str, after: &str) -> bool {
    let near = |char: &char| is_han(*char) || matches!(char, ' ' | '（');
    let mut left: Vec<char> = before.chars().rev().take(8).take_while(near).filter(|&char| char != ' ').collect();
    left.reverse();
    let right: String = after.chars().take(8).take_while(near).filter(|&char| char != ' ').collect();
    let left: String = left.iter().collect();
    PHRASES.iter().any(|phrase| {
        let cuts = phrase.char_indices().skip(1).filter_map(|(at, _)| phrase.split_at_checked(at));
        cuts.into_iter().any(|(head, tail)| left.ends_with(head) && right.starts_with(tail))
    })
}

/// ` - ` inside a compound: `state - owned`.
fn loose_hyphen(text: &str, at: usize) -> bool {
    let Some(before) = text.get(..at).and_then(|before| before.strip_suffix(' ')) else { return false };
    let Some(after) = text.get(at + 1..).and_then(|after| after.strip_prefix(' ')) else { return false };
    let head = before.rsplit(|char: char| !char.is_ascii_alphabetic()).next().unwrap_or("");
    let mut words = after.split(|char: char| !char.is_ascii_alphabetic());
    let tail = words.next().unwrap_or("");
    let next = words.next().unwrap_or("");
    !head.is_empty()
        && !tail.is_empty()
        && (TAILS.contains(&tail) && !CONTINUES.contains(&next)
            || HEADS.contains(&head) && tail.chars().all(|char| char.is_ascii_lowercase()))
}

/// `innovation.Life`, but no address, file name or abbreviation.
fn sentence_end(text: &str, at: usize) -> bool {
    let (before, after) = (text.get(..at).unwrap_or(""), text.get(at + 1..).unwrap_or(""));
    let mut next = after.chars();
    let capital = next.next().is_some_and(|char| char.is_ascii_uppercase());
    if !capital || !next.next().is_some_and(|char| char.is_ascii_lowercase()) {
        return false;
    }
    let lower = before.bytes().rev().take(2).filter(u8::is_ascii_lowercase).count();
    if lower < 2 {
        return false;
    }
    let stretch = before.bytes().rev().take(LONGEST_STRETCH).take_while(|byte| !byte.is_ascii_whitespace()).count();
    let token = before.as_bytes().get(before.len() - stretch..).unwrap_or(&[]);
    let odd = |&byte: &u8| matches!(byte, b'/' | b'@' | b'_' | b'.' | b'\\' | b'#' | b'=');
    let word_end = after.bytes().take(LONGEST_STRETCH).position(|byte| !byte.is_ascii_alphabetic());
    let word = after.get(..word_end.unwrap_or(after.len()).min(LONGEST_STRETCH)).unwrap_or("");
    let rest = after.get(word.len()..).unwrap_or("");
    // A name goes on with another dot or slash (`System.Out.Print`); a sentence goes on with a space.
    let goes_on =
        rest.starts_with(['/', '@', '_', '(', '=', '\\']) || rest.strip_prefix('.').is_some_and(starts_with_letter);
    !token.iter().any(odd) && !ENDINGS.contains(&word) && !goes_on
}

fn starts_with_letter(text: &str) -> bool {
    text.starts_with(|char: char| char.is_ascii_alphanumeric())
}
