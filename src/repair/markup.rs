//! HTML entities and leftover tags.

use super::Changes;
use crate::span::floor;

/// What an entity or a tag begins with.
pub(crate) const BEGINS: [char; 2] = ['&', '<'];

/// Longest entity name and number looked at.
const LONGEST_ENTITY: usize = 10;
/// Longest tag looked at, attributes included.
const LONGEST_TAG: usize = 1000;

const ENTITIES: &[(&str, &str)] = &[
    ("nbsp", " "),
    ("ensp", " "),
    ("emsp", " "),
    ("thinsp", " "),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("sbquo", "‚"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bdquo", "„"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("middot", "·"),
    ("bull", "•"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("deg", "°"),
    ("plusmn", "±"),
    ("times", "×"),
    ("divide", "÷"),
    ("frac12", "½"),
    ("frac14", "¼"),
    ("frac34", "¾"),
    ("sup2", "²"),
    ("sup3", "³"),
    ("micro", "µ"),
    ("para", "¶"),
    ("sect", "§"),
    ("cent", "¢"),
    ("pound", "£"),
    ("yen", "¥"),
    ("euro", "€"),
    ("shy", ""),
    ("zwnj", ""),
    ("zwj", ""),
    ("lrm", ""),
    ("rlm", ""),
    ("iexcl", "¡"),
    ("iquest", "¿"),
    ("szlig", "ß"),
    ("agrave", "à"),
    ("aacute", "á"),
    ("acirc", "â"),
    ("atilde", "ã"),
    ("auml", "ä"),
    ("aring", "å"),
    ("aelig", "æ"),
    ("ccedil", "ç"),
    ("egrave", "è"),
    ("eacute", "é"),
    ("ecirc", "ê"),
    ("euml", "ë"),
    ("igrave", "ì"),
    ("iacute", "í"),
    ("icirc", "î"),
    ("iuml", "ï"),
    ("ntilde", "ñ"),
    ("ograve", "ò"),
    ("oacute", "ó"),
    ("ocirc", "ô"),
    ("otilde", "õ"),
    ("ouml", "ö"),
    ("oslash", "ø"),
    ("ugrave", "ù"),
    ("uacute", "ú"),
    ("ucirc", "û"),
    ("uuml", "ü"),
    ("yacute", "ý"),
    ("yuml", "ÿ"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
    ("Eacute", "É"),
    ("Aring", "Å"),
    ("Oslash", "Ø"),
    ("Ccedil", "Ç"),
    ("Ntilde", "Ñ"),
    ("scaron", "š"),
    ("Scaron", "Š"),
    ("larr", "←"),
    ("rarr", "→"),
    ("le", "≤"),
    ("ge", "≥"),
    ("ne", "≠"),
    ("minus", "−"),
    ("prime", "′"),
    ("Prime", "″"),
    ("permil", "‰"),
    ("lsaquo", "‹"),
    ("rsaquo", "›"),
    ("dagger", "†"),
];

/// Tags after which a new line begins.
const BLOCK: &[&str] = &[
    "br",
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "section",
    "article",
    "blockquote",
    "header",
    "footer",
    "figure",
    "figcaption",
    "pre",
    "dl",
    "dt",
    "dd",
    "body",
    "html",
    "head",
    "title",
];
const INLINE: &[&str] = &[
    "a", "b", "i", "u", "s", "em", "strong", "span", "font", "img", "sup", "sub", "small", "big", "td", "th", "tbody",
    "thead", "label", "input", "form", "button", "iframe", "video", "audio", "source", "center", "code", "cite",
    "abbr", "meta", "link", "script", "style", "nobr", "mark", "del", "ins", "time", "picture", "svg", "path",
    "noscript", "col", "colgroup", "o:p", "wbr",
];

pub(crate) fn find(text: &str, changes: &mut Changes) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        if at < done || !matches!(byte, b'&' | b'<') {
            continue;
        }
        let rest = text.get(at..).unwrap_or("");
        let found = if byte == b'&' { entity(rest) } else { tag(rest, text.get(..at).unwrap_or("")) };
        if let Some((length, with)) = found {
            done = at + length;
            changes.replace(at, done, with.encode(&mut [0; 4]));
        }
    }
}

/// What stands in place of an entity or tag.
enum With {
    Text(&'static str),
    Char(char),
}

impl With {
    fn encode<'a>(&'a self, buffer: &'a mut [u8; 4]) -> &'a str {
        match self {
            Self::Text(text) => text,
            Self::Char(char) => char.encode_utf8(buffer),
        }
    }
}

/// The entity at the start of a text: its length and what it means. `&amp;` before another one is taken as part of it,
/// since text that was escaped twice was meant once.
fn entity(text: &str) -> Option<(usize, With)> {
    let mut at = 1;
    while text.get(at..).is_some_and(|rest| rest.starts_with("amp;")) {
        at += 4;
    }
    let rest = text.get(at..)?;
    let name_end = rest.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';');
    let meant = name_end.and_then(|end| rest.get(..end)).and_then(|name| match name.strip_prefix('#') {
        Some(number) => numeric(number).map(With::Char),
        None => ENTITIES.iter().find(|(known, _)| *known == name).map(|&(_, text)| With::Text(text)),
    });
    match (meant, name_end) {
        (Some(meant), Some(end)) => Some((at + end + 1, meant)),
        _ if rest.starts_with("nbsp") => Some((at + 4, With::Text(" "))),
        _ if at > 1 => Some((at, With::Text("&"))),
        _ => None,
    }
}

fn numeric(number: &str) -> Option<char> {
    let digits = number.strip_prefix(['x', 'X']);
    let code = digits.map_or_else(|| number.parse::<u32>(), |digits| u32::from_str_radix(digits, 16)).ok()?;
    match code {
        // HTML reads the C1 controls as Windows-1252.
        0x80..=0x9F => {
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[u8::try_from(code).ok()?]).0.chars().next()
        }
        0xA0 => Some(' '),
        0..=0x1F if !matches!(code, 9 | 10) => None,
        _ => char::from_u32(code),
    }
}

/// The tag at the start of a text. `before` tells whether a line has just begun.
fn tag(text: &str, before: &str) -> Option<(usize, With)> {
    if before.ends_with('<') {
        return None;
    }
    if text.starts_with("<!--") {
        let window = floor(text, LONGEST_TAG);
        return window.find("-->").map(|end| (end + 3, With::Text("")));
    }
    let closing = text.starts_with("</");
    let inner = text.get(if closing { 2 } else { 1 }..)?;
    let name_end = inner.bytes().take(12).position(|byte| !byte.is_ascii_alphanumeric() && byte != b':')?;
    let name = inner.get(..name_end)?.to_ascii_lowercase();
    let block = BLOCK.contains(&name.as_str());
    if !block && !INLINE.contains(&name.as_str()) {
        return None;
    }
    let window = floor(inner, LONGEST_TAG);
    let end = window
        .bytes()
        .position(|byte| matches!(byte, b'>' | b'<'))
        .filter(|&end| window.as_bytes().get(end) == Some(&b'>'))?;
    let attributes = window.get(name_end..end)?.trim().trim_end_matches('/').trim();
    // In `a <b and c> d` nothing is a tag.
    if !window.get(name_end..=end)?.starts_with([' ', '\t', '\n', '\r', '/', '>'])
        || !attributes.is_empty() && !attributes.contains('=')
    {
        return None;
    }
    let length = text.len() - inner.len() + end + 1;
    let after = text.get(length..).unwrap_or("");
    let at_line_end = before.is_empty() || before.ends_with('\n') || after.is_empty() || after.starts_with('\n');
    Some((length, With::Text(if block && !at_line_end { "\n" } else { "" })))
}
