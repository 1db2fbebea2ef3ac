//! Chinese text and GBK: UTF-8 read as GBK (`鈥檚` for ’s, `涓浗` for 中国), Big5 read as GBK (`い瓣` for 中國), and GBK or
//! Big5 read as Latin-1 (`ÖÐ¹ú`).

use super::judge::{Judge, Words, is_likely};
use super::script::class;
use super::{Changes, ScriptTable, gbk};
use encoding_rs::{BIG5, WINDOWS_1252};

/// A run of text and what may have been meant by it.
struct Run {
    end: usize,
    /// Empty where nothing can be made of it.
    meant: String,
    /// Nobody would write this; what else can be read so in the same text, is.
    certain: bool,
}

/// UTF-8 read as GBK.
pub(crate) fn find_utf8(text: &str, table: &ScriptTable, words: &Words<'_>, changes: &mut Changes) {
    let mut judge = None;
    let runs = runs(text, |at, char| {
        let suspicious = table.info(char) & class::UTF8_AS_GBK != 0;
        suspicious.then(|| utf8_as_gbk(text, at, judge.get_or_insert_with(|| Judge::new(table, words)))).flatten()
    });
    accept(&runs, changes);
}

/// Big5 read as GBK. The most common characters of Big5 are kana, Greek and Cyrillic letters in GBK.
pub(crate) fn find_big5(text: &str, table: &ScriptTable, changes: &mut Changes) {
    let parts = text.split(|char: char| char.is_ascii() || char == char::REPLACEMENT_CHARACTER);
    let letters = |part: &str| part.chars().any(|char| table.info(char) & class::UTF8_AS_GBK != 0);
    let certain = |part: &str| letters(part) && big5_as_gbk(part, 0, table).is_some_and(|run| run.certain);
    // Without a certain one nothing is changed.
    if !parts.clone().any(certain) {
        return;
    }
    let (mut runs, mut at) = (Vec::new(), 0);
    for part in parts {
        if let Some(run) = big5_as_gbk(part, at, table) {
            runs.push((at, run));
        }
        at += part.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    accept(&runs, changes);
}

/// GBK or Big5 read as Latin-1; returns how many bytes of the text that explains.
pub(crate) fn find_gbk(text: &str, table: &ScriptTable, changes: &mut Changes) -> usize {
    let read = |decode: fn([u8; 2]) -> Option<char>, plain: usize| {
        runs(text, |at, char| {
            if !('\u{A1}'..='\u{FF}').contains(&char) {
                return None;
            }
            // Two Chinese characters at least are four bytes, of which the first and the third are above ASCII.
            let next = text.get(at + char.len_utf8()..)?.chars().take(2);
            let suspicious = !next.into_iter().all(|next| next.is_ascii());
            suspicious.then(|| as_latin(text, at, table, decode, plain)).flatten()
        })
    };
    // The second byte of a Big5 character is an ASCII one nearly every second time.
    let [gbk, big5] = [read(gbk::decode, 25), read(big5, 75)];
    let sure = |runs: &[(usize, Run)]| -> usize {
        runs.iter().filter(|(_, run)| run.certain).map(|(at, run)| run.end - at).sum()
    };
    accept(if sure(&big5) > sure(&gbk) { &big5 } else { &gbk }, changes)
}

/// The runs of a text. `read` gives the end of one and what was meant by it.
fn runs(text: &str, mut read: impl FnMut(usize, char) -> Option<Run>) -> Vec<(usize, Run)> {
    let (mut done, mut runs) = (0, Vec::new());
    for (at, char) in text.char_indices() {
        if at < done {
            continue;
        }
        if let Some(run) = read(at, char) {
            done = run.end;
            if !run.meant.is_empty() {
                runs.push((at, run));
            }
        }
    }
    runs
}

/// Change all runs of a text if there are certain ones. Returns how many bytes were explained.
fn accept(runs: &[(usize, Run)], changes: &mut Changes) -> usize {
    if !runs.iter().any(|(_, run)| run.certain) {
        return 0;
    }
    let mut explained = 0;
    for (at, run) in runs {
        changes.replace(*at, run.end, &run.meant);
        explained += run.end - at;
    }
    explained
}

/// Longest run looked at in one go, in characters.
const LONGEST_RUN: usize = 4000;

/// A run of text that is UTF-8 read as GBK.
fn utf8_as_gbk(text: &str, at: usize, judge: &Judge<'_>) -> Option<Run> {
    let (bytes, end) = bytes_as_gbk(text, at)?;
    let observed: i64 = text.get(at..end)?.chars().map(|char| judge.likelihood(char)).sum();
    let lost = text.get(end..).and_then(|rest| rest.chars().next()).filter(|next| matches!(next, '?' | '\u{FFFD}'));
    let (meant, tail) = match std::str::from_utf8(&bytes) {
        Ok(meant) => (meant, &[][..]),
        Err(error) => {
            let (good, tail) = bytes.split_at(error.valid_up_to());
            (std::str::from_utf8(good).unwrap_or(""), tail)
        }
    };
    let around = [
        if meant.is_empty() { text.get(..at)?.chars().next_back() } else { meant.chars().next_back() },
        text.get(end + lost.map_or(0, char::len_utf8)..)?.chars().next(),
    ];
    if let (Some(mark), [0xE2, 0x80]) = (lost, tail) {
        return Some(Run { end: end + mark.len_utf8(), meant: format!("{meant}{}", quotation(around)), certain: true });
    }
    let punctuation = |char: char| matches!(char, '\u{2013}'..='\u{2026}' | '\u{A0}'..='\u{FF}') || char.is_ascii();
    let short = tail.is_empty() && meant.chars().all(punctuation) && text.get(at..)?.starts_with('鈥');
    let gain = meant.chars().map(|char| judge.likelihood(char)).sum::<i64>().saturating_sub(observed);
    let han = meant.chars().filter(|&char| gbk::is_han(char)).count();
    let certain = short || (tail.is_empty() || lost.is_some()) && han >= 2 && gain >= 2;
    let likely = |meant: &str| meant.chars().all(|char| judge.likelihood(char) > 0);
    let doubtful = (tail.is_empty() || lost.is_some()) && likely(meant);
    let (mut end, mut meant) = (end, meant.to_owned());
    if !certain && !doubtful {
        end += lost.filter(|_| !tail.is_empty()).map_or(0, char::len_utf8);
        return Some(Run { end, meant: String::new(), certain });
    }
    if let Some(mark) = lost.filter(|_| !tail.is_empty()) {
        end += mark.len_utf8();
        let context = text.get(..at)?.chars().rev().take(3).collect::<Vec<_>>().into_iter().rev().chain(meant.chars());
        let lost = third_byte(tail, &context.collect::<Vec<_>>(), around, text.get(end..)?, judge);
        meant.push(lost.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    let kept = certain || likely(&meant);
    Some(Run { end, meant: if kept { meant } else { String::new() }, certain })
}

/// The longest run of characters from a place whose GBK bytes are UTF-8, and where it ends.
fn bytes_as_gbk(text: &str, at: usize) -> Option<(Vec<u8>, usize)> {
    let (mut bytes, mut end, mut whole) = (Vec::new(), at, 0);
    for char in text.get(at..)?.chars().take(LONGEST_RUN) {
        let before = bytes.len();
        match gbk::encode(char).or_else(|| gbk::encode_private(char)) {
            Some(pair) => bytes.extend(pair),
            None if char == '€' => bytes.push(0x80),
            None => break,
        }
        match std::str::from_utf8(bytes.get(whole..).unwrap_or(&[])) {
            Ok(_) => whole = bytes.len(),
            Err(error) if error.error_len().is_none() => whole += error.valid_up_to(),
            // Good text fails here at its first or second character.
            Err(_) => {
                bytes.truncate(before);
                break;
            }
        }
        end += char.len_utf8();
    }
    Some((bytes, end))
}

/// The mark whose third byte is lost; most often it was a quotation mark, since the others pair with what follows.
fn quotation(around: [Option<char>; 2]) -> &'static str {
    match around.map(|char| char.is_none_or(char::is_whitespace)) {
        [true, true] => "–",
        [true, false] => "“",
        _ => "”",
    }
}

/// What stands behind digits and before them, the most common first.
const BEHIND_DIGITS: &str = "年月日时分元万亿个名家届人项";
const BEFORE_DIGITS: &str = "第于在共约至从到近逾";

/// The character whose third byte is lost, where what stands around tells which.
fn third_byte(tail: &[u8], before: &[char], around: [Option<char>; 2], rest: &str, judge: &Judge<'_>) -> Option<char> {
    let &[first, second] = tail else { return None };
    let option = |third: u8| std::str::from_utf8(&[first, second, third]).ok()?.chars().next();
    let options: Vec<char> = (0x80..=0xBF).filter_map(option).collect();
    let beside = |digit: Option<char>, list: &str| {
        digit.filter(char::is_ascii_digit).and_then(|_| list.chars().find(|char| options.contains(char)))
    };
    if let Some(char) = beside(around[0], BEHIND_DIGITS).or_else(|| beside(around[1], BEFORE_DIGITS)) {
        return Some(char);
    }
    if !judge.words.left() {
        return None;
    }
    let after: Vec<char> = rest.chars().take(3).take_while(|&char| gbk::is_han(char)).collect();
    let chosen = judge.choose_last(&options, before, &after, around[1].is_none_or(|char| !char.is_alphabetic()));
    if chosen.is_none() {
        judge.words.in_vain();
    }
    chosen.or_else(|| {
        options.contains(&'，').then_some('，').filter(|_| around[1].is_some_and(|char| !char.is_control()))
    })
}

/// What a run of characters is as Big5.
fn big5_as_gbk(part: &str, at: usize, table: &ScriptTable) -> Option<Run> {
    let mut meant = String::new();
    let (mut count, mut han, mut good, mut observed) = (0, 0, 0, 0);
    let length = part.chars().take(LONGEST_RUN).count();
    for char in part.chars().take(LONGEST_RUN) {
        // Neither certain nor doubtful, whatever follows.
        if (count - good) * 10 > length * 2 {
            return None;
        }
        let paired = gbk::encode(char).or_else(|| gbk::encode_private(char)).and_then(big5);
        let paired = paired.unwrap_or(char::REPLACEMENT_CHARACTER);
        count += 1;
        han += usize::from(gbk::is_han(paired));
        good += usize::from(is_likely(paired, table));
        observed += usize::from(gbk::is_han(char) && is_likely(char, table));
        meant.push(paired);
    }
    let letters = part.chars().any(|char| table.info(char) & class::UTF8_AS_GBK != 0);
    // Japanese and Russian words are no common Chinese ones in Big5, and good Chinese is common as it stands.
    let certain = letters && count >= 6 && han >= 5 && good * 10 >= count * 9 && observed * 3 <= count;
    let doubtful = count > 0 && good * 10 >= count * 8 && good > observed;
    (certain || doubtful).then(|| Run {
        end: at + part.chars().take(LONGEST_RUN).map(char::len_utf8).sum::<usize>(),
        meant,
        certain,
    })
}

/// The character of two Big5 bytes.
fn big5(bytes: [u8; 2]) -> Option<char> {
    let mut units = [0; 4];
    let (_, read, written, errors) = BIG5.new_decoder_without_bom_handling().decode_to_utf16(&bytes, &mut units, true);
    let char = char::from_u32(u32::from(units[0]))?;
    (read == 2 && written == 1 && !errors && char != char::REPLACEMENT_CHARACTER).then_some(char)
}

/// A run of letters with accents that is GBK or Big5 read as Latin-1. `most_plain`: of a hundred second bytes, how many may be ASCII.
fn as_latin(
    text: &str,
    at: usize,
    table: &ScriptTable,
    decode: impl Fn([u8; 2]) -> Option<char>,
    most_plain: usize,
) -> Option<Run> {
    let rest = text.get(at..)?;
    let byte = |char: char| match char {
        '\u{80}'..='\u{FF}' => u8::try_from(char).ok(),
        '\0'..='\u{7F}' => Some(char as u8),
        _ => {
            let mut buffer = [0; 4];
            let (bytes, _, unmapped) = WINDOWS_1252.encode(char.encode_utf8(&mut buffer));
            bytes.first().copied().filter(|_| !unmapped)
        }
    };
    let (mut meant, mut end, mut lead) = (String::new(), at, None::<u8>);
    let (mut plain, mut paired_end) = (0, at);
    for char in rest.chars().take(LONGEST_RUN) {
        let Some(byte) = byte(char).filter(|&byte| lead.is_some() || byte >= 0x81) else { break };
        end += char.len_utf8();
        lead = match lead {
            None => Some(byte),
            Some(first) => {
                let Some(char) = decode([first, byte]) else { break };
                plain += usize::from(byte < 0x80);
                meant.push(char);
                paired_end = end;
                None
            }
        };
    }
    let good = meant.chars().filter(|&char| is_likely(char, table)).count();
    let (count, han) = (meant.chars().count(), meant.chars().filter(|&char| gbk::is_han(char)).count());
    // Nobody writes four accented letters in a row that happen to be two common Chinese characters.
    let least = if plain == 0 { 2 } else { 4 };
    let certain = count >= least && han >= least && good * 10 >= count * 9 && plain * 100 <= count * most_plain;
    let end = paired_end.max(at + rest.chars().next()?.len_utf8());
    let doubtful = good * 10 >= count * 7;
    Some(Run { end, meant: if certain || doubtful { meant } else { String::new() }, certain })
}
