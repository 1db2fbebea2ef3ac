//! Paragraphs to sentences, with quotes, brackets and abbreviations respected.

use crate::limits::MAX_SENTENCE;
use crate::span::Span;
use crate::token::script::is_han;

/// Abbreviations after which a full stop does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "no", "vs", "etc", "inc", "ltd", "co", "corp", "hon", "sr", "jr", "gen",
    "sen", "rep", "gov", "dept", "univ", "est", "approx", "fig", "vol", "jan", "feb", "mar", "apr", "jun", "jul",
    "aug", "sep", "sept", "oct", "nov", "dec", "e.g", "i.e", "cf", "al", "mt", "ft", "rev", "capt", "col", "lt", "maj",
    "sgt", "pte", "pvt", "pty", "sdn", "bhd", "eng", "engr", "amb", "messrs", "rt", "adm", "supt", "mme", "assoc",
    "asst", "brig", "cllr", "cmdr", "cpl", "drs", "mdm", "mlle", "smt", "sra",
];

/// Cut a paragraph into sentences; the spans leave out surrounding space.
pub(crate) fn split(text: &str, paragraph: Span, out: &mut Vec<Span>) {
    let body = paragraph.of_text(text);
    let base = paragraph.start as usize;
    let (mut start, mut at) = (0, 0);
    while let Some(skipped) = body.as_bytes().get(at..).and_then(|rest| rest.iter().position(may_end)) {
        at += skipped;
        let Some(character) = char_at(body, at) else { break };
        let mut end = at + character.len_utf8();
        let ends = match character {
            '。' | '！' | '？' | '…' => true,
            '!' | '?' => true,
            '.' => full_stop(body, at),
            _ => false,
        };
        if !ends {
            at = end;
            continue;
        }
        // Closing marks and repeated stops belong to the sentence.
        while let Some(mark) = char_at(body, end)
            .filter(|mark| matches!(mark, '”' | '’' | '」' | '』' | ')' | '）' | '。' | '！' | '？' | '…' | '!' | '?'))
        {
            end += mark.len_utf8();
        }
        // A straight quote closes only where no word follows it.
        if char_at(body, end) == Some('"')
            && body.get(end + 1..).is_none_or(|rest| rest.is_empty() || rest.starts_with([' ', '\n']))
        {
            end += 1;
        }
        at = end;
        // “……。”他说: the sentence goes on behind the quotation.
        let told = body.get(start..end).unwrap_or("").trim_start();
        let closed = told.starts_with(['“', '「', '『']) && told.ends_with(['”', '」', '』', '’']);
        if closed && body.get(end..).is_some_and(|rest| rest.starts_with(is_han)) {
            continue;
        }
        push(body, base, start, end, out);
        start = end;
    }
    push(body, base, start, body.len(), out);
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Whether a mark that ends sentences may begin with a byte: of others than ASCII … 。 ！ and ？ do.
fn may_end(byte: &u8) -> bool {
    matches!(byte, b'.' | b'!' | b'?' | 0xE2 | 0xE3 | 0xEF)
}

fn push(body: &str, base: usize, start: usize, end: usize, out: &mut Vec<Span>) {
    let mut rest = body.get(start..end).unwrap_or("");
    let mut at = start;
    while rest.len() > MAX_SENTENCE {
        let cut = break_before(rest, MAX_SENTENCE);
        push_trimmed(rest.get(..cut).unwrap_or(""), base + at, out);
        at += cut;
        rest = rest.get(cut..).unwrap_or("");
    }
    push_trimmed(rest, base + at, out);
}

/// The last comma or space before a length, or the length itself at a `char` boundary.
fn break_before(text: &str, length: usize) -> usize {
    let mut end = length;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or("");
    let mark = head.rfind(['，', ',', '；', ';', ' ', '、']).filter(|&at| at > length / 2);
    mark.and_then(|at| head.get(at..).and_then(|rest| rest.chars().next()).map(|mark| at + mark.len_utf8()))
        .unwrap_or(end)
        .max(1)
}

fn push_trimmed(part: &str, start: usize, out: &mut Vec<Span>) {
    let trimmed = part.trim_start();
    let lead = part.len() - trimmed.len();
    let trimmed = trimmed.trim_end();
    if !trimmed.is_empty() {
        out.push(Span::of(start + lead, start + lead + trimmed.len()));
    }
}

/// Words that begin a sentence even behind an abbreviation: Acme Ltd. He …
const STARTERS: &[&str] = &[
    "He",
    "She",
    "It",
    "The",
    "This",
    "These",
    "They",
    "In",
    "On",
    "At",
    "We",
    "But",
    "And",
    "Its",
    "His",
    "Her",
    "Their",
    "As",
    "After",
    "Before",
    "Since",
    "While",
    "When",
    "However",
    "Meanwhile",
];

/// Whether the `.` at a place ends a sentence.
fn full_stop(body: &str, at: usize) -> bool {
    let before = body.get(..at).unwrap_or("");
    let after = body.get(at + 1..).unwrap_or("");
    let mut following = after.trim_start_matches(['"', '”', '’', ')']).chars();
    match following.next() {
        None | Some('\n') => return true,
        Some(' ') => {}
        Some(next) => return is_han(next) && before.ends_with(is_han),
    }
    // A capital, a quote or a digit must follow.
    let next = after.trim_start_matches(['"', '”', '’', ')']).trim_start().chars().next();
    if next.is_some_and(|next| next.is_lowercase()) {
        return false;
    }
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(' || c == '"').next().unwrap_or("");
    if word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase()) {
        return false; // an initial
    }
    let following = after.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    if dotted_day(before, word, after) {
        return false;
    }
    let lower = word.to_lowercase();
    if matches!(lower.as_str(), "ltd" | "inc" | "co" | "corp") && STARTERS.contains(&following) {
        return true;
    }
    let dotted = lower.contains('.') && lower.len() <= 5 && lower.chars().all(|c| c.is_alphabetic() || c == '.');
    !dotted && !ABBREVIATIONS.contains(&lower.as_str())
}

/// Whether the stop is that of a day as Germans write it: on 16. Nov. 2016.
fn dotted_day(before: &str, word: &str, after: &str) -> bool {
    let figures = matches!(word.len(), 1 | 2) && word.bytes().all(|byte| byte.is_ascii_digit());
    let Some(next) = after.strip_prefix(' ').filter(|_| figures) else { return false };
    let year = super::date::month(next).and_then(|end| next.get(end..)?.trim_start().bytes().next());
    let head = before.strip_suffix(word).unwrap_or("").trim_end();
    let last = head.rsplit(' ').next().unwrap_or("");
    year.is_some_and(|byte| byte.is_ascii_digit())
        && (head.is_empty()
            || head.ends_with([',', ':', '(', '–', '-'])
            || ["on", "the", "from", "to", "until", "since", "by", "before", "after"].contains(&last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        let mut spans = Vec::new();
        split(text, Span::of(0, text.len()), &mut spans);
        spans.into_iter().map(|span| span.of_text(text)).collect()
    }

    #[test]
    fn abbreviations_and_quotes_do_not_split() {
        assert_eq!(
            sentences("Dr. Li Wei of Acme Co. Ltd. spoke on Dec. 9. \"It grew 3.5%.\" He left."),
            ["Dr. Li Wei of Acme Co. Ltd. spoke on Dec. 9.", "\"It grew 3.5%.\"", "He left."]
        );
        assert_eq!(sentences("他说:“很好。”会议结束。"), ["他说:“很好。”", "会议结束。"]);
        assert_eq!(sentences("It opened on 16. Nov. 2016 in Jena."), ["It opened on 16. Nov. 2016 in Jena."]);
        assert_eq!(sentences("Orders rose to 16. March was weak."), ["Orders rose to 16.", "March was weak."]);
    }
}
