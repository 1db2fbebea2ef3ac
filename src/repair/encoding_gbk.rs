//! Chinese text and GBK: UTF-8 read as GBK (`鈥檚` for ’s, `涓浗` for 中国), Big5 read as GBK (`い瓣` for 中國), and GBK or
//! Big5 read as Latin-1 (`ÖÐ¹ú`).

use super::script::class;
use super::{Changes, ScriptTable, gbk};
use encoding_rs::{BIG5, WINDOWS_1252};

/// UTF-8 read as GBK.
pub(crate) fn find_utf8(text: &str, table: &ScriptTable, changes: &mut Changes) {
    find(text, changes, |at, char| {
        let suspicious = table.info(char) & class::UTF8_AS_GBK != 0;
        suspicious.then(|| utf8_as_gbk(text, at, table)).flatten()
    });
}

/// Big5 read as GBK. The most common characters of Big5 are kana, Greek and Cyrillic letters in GBK.
pub(crate) fn find_big5(text: &str, table: &ScriptTable, changes: &mut Changes) {
    let mut at = 0;
    for run in text.split(|char: char| char.is_ascii() || char == char::REPLACEMENT_CHARACTER) {
        if run.chars().any(|char| table.info(char) & class::UTF8_AS_GBK != 0)
            && let Some(meant) = big5_as_gbk(run, table)
        {
            changes.replace(at, at + run.len(), &meant);
        }
        at += run.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
}

/// GBK or Big5 read as Latin-1; returns how many bytes of the text that explains.
pub(crate) fn find_gbk(text: &str, table: &ScriptTable, changes: &mut Changes) -> usize {
    find(text, changes, |at, char| {
        let suspicious = ('\u{A1}'..='\u{FF}').contains(&char);
        suspicious.then(|| chinese_as_latin(text, at, table)).flatten()
    })
}

/// Run by run, where `read` gives the end of the run and what was meant by it. Returns how many bytes were explained.
fn find(text: &str, changes: &mut Changes, read: impl Fn(usize, char) -> Option<(usize, String)>) -> usize {
    let (mut done, mut explained) = (0, 0);
    for (at, char) in text.char_indices() {
        if at < done {
            continue;
        }
        if let Some((end, meant)) = read(at, char) {
            done = end;
            if !meant.is_empty() {
                changes.replace(at, end, &meant);
                explained += end - at;
            }
        }
    }
    explained
}

/// Longest run looked at in one go, in characters.
const LONGEST_RUN: usize = 4000;

/// A run of text that is UTF-8 read as GBK: its end and what was meant, empty where it is something else.
fn utf8_as_gbk(text: &str, at: usize, table: &ScriptTable) -> Option<(usize, String)> {
    let rest = text.get(at..)?;
    let (mut bytes, mut end, mut observed, mut whole) = (Vec::new(), at, 0i64, 0);
    for char in rest.chars().take(LONGEST_RUN) {
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
        observed += worth(char, table);
    }
    let lost = text.get(end..).and_then(|rest| rest.chars().next()).filter(|next| matches!(next, '?' | '\u{FFFD}'));
    let (meant, tail) = match std::str::from_utf8(&bytes) {
        Ok(meant) => (meant, &[][..]),
        Err(error) => {
            let (good, tail) = bytes.split_at(error.valid_up_to());
            (std::str::from_utf8(good).unwrap_or(""), tail)
        }
    };
    if let (Some(mark), [0xE2, 0x80]) = (lost, tail) {
        let spaced = |char: Option<char>| char.is_none_or(char::is_whitespace);
        let after = text.get(end + mark.len_utf8()..).and_then(|rest| rest.chars().next());
        let before = if meant.is_empty() { text.get(..at)?.chars().next_back() } else { meant.chars().next_back() };
        // The third byte is lost; most often it was that of a quotation mark, since the others pair with what follows.
        let punctuation = match (spaced(before), spaced(after)) {
            (true, true) => "–",
            (true, false) => "“",
            _ => "”",
        };
        return Some((end + mark.len_utf8(), format!("{meant}{punctuation}")));
    }
    let punctuation = |char: char| matches!(char, '\u{2013}'..='\u{2026}' | '\u{A0}'..='\u{FF}') || char.is_ascii();
    let short = tail.is_empty() && meant.chars().all(punctuation) && rest.starts_with('鈥');
    let gain = meant.chars().map(|char| worth(char, table)).sum::<i64>() - observed;
    let han = meant.chars().filter(|&char| gbk::is_han(char)).count();
    let clean = tail.len() <= 2 && (tail.is_empty() || lost.is_some());
    if short || clean && han >= 2 && gain >= 2 {
        let (end, mark) = if tail.is_empty() { (end, "") } else { (end + lost.map_or(0, char::len_utf8), "\u{FFFD}") };
        return Some((end, format!("{meant}{mark}")));
    }
    Some((end, String::new()))
}

/// What a run of characters is as Big5, if it is that.
fn big5_as_gbk(run: &str, table: &ScriptTable) -> Option<String> {
    let mut meant = String::new();
    let (mut count, mut han, mut good, mut observed) = (0, 0, 0, 0);
    for char in run.chars().take(LONGEST_RUN) {
        let paired = gbk::encode(char).or_else(|| gbk::encode_private(char)).and_then(big5)?;
        count += 1;
        han += usize::from(gbk::is_han(paired));
        good += usize::from(worth(paired, table) > 0);
        observed += usize::from(gbk::is_han(char) && worth(char, table) > 0);
        meant.push(paired);
    }
    let whole = run.chars().nth(LONGEST_RUN).is_none();
    // Japanese and Russian words are no common Chinese ones in Big5, and good Chinese is common as it stands.
    let sure = count >= 6 && han >= 5 && good * 10 >= count * 9 && observed * 3 <= count;
    (sure && whole).then_some(meant)
}

/// The character of two Big5 bytes.
fn big5(bytes: [u8; 2]) -> Option<char> {
    let mut units = [0; 4];
    let (_, read, written, errors) = BIG5.new_decoder_without_bom_handling().decode_to_utf16(&bytes, &mut units, true);
    let char = char::from_u32(u32::from(units[0]))?;
    (read == 2 && written == 1 && !errors && char != char::REPLACEMENT_CHARACTER).then_some(char)
}

/// A run of letters with accents that is GBK or Big5 read as Latin-1: the reading that explains more.
fn chinese_as_latin(text: &str, at: usize, table: &ScriptTable) -> Option<(usize, String)> {
    let mut chars = text.get(at..)?.chars();
    let first = chars.next()?;
    let (second, third) = (chars.next(), chars.next());
    // Two Chinese characters at least are four bytes, of which the first and the third are above ASCII.
    if second.is_none_or(|second| second.is_ascii()) && third.is_none_or(|third| third.is_ascii()) {
        return Some((at + first.len_utf8(), String::new()));
    }
    let (gbk, big5) = (as_latin(text, at, table, gbk::decode), as_latin(text, at, table, big5));
    match (gbk, big5) {
        (Some(gbk), Some(big5)) if gbk.1.is_empty() && !big5.1.is_empty() => Some(big5),
        (gbk, big5) => gbk.or(big5),
    }
}

fn as_latin(
    text: &str,
    at: usize,
    table: &ScriptTable,
    decode: impl Fn([u8; 2]) -> Option<char>,
) -> Option<(usize, String)> {
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
    let good = meant.chars().filter(|&char| worth(char, table) > 0).count();
    let (count, han) = (meant.chars().count(), meant.chars().filter(|&char| gbk::is_han(char)).count());
    // Nobody writes four accented letters in a row that happen to be two common Chinese characters.
    let sure = count >= 2 && han >= 2 && good * 10 >= count * 9 && plain * 4 <= count;
    Some((paired_end.max(at + rest.chars().next()?.len_utf8()), if sure { meant } else { String::new() }))
}

/// How likely a character is in Chinese text.
fn worth(char: char, table: &ScriptTable) -> i64 {
    match char {
        _ if gbk::is_common(table.simplified(char)) => 1,
        '，' | '。' | '、' | '：' | '；' | '“' | '”' | '（' | '）' | '《' | '》' | '！' | '？' | '　' => {
            1
        }
        _ if char.is_ascii() => 0,
        _ => -1,
    }
}
