//! Characters that nobody sees: removed, or made the space or line end that they stand for.

use super::Changes;

/// What becomes of a character.
enum Fate {
    Keep,
    Remove,
    Become(&'static str),
}

pub(crate) fn find(text: &str, changes: &mut Changes) {
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let end = at + char.len_utf8();
        match fate(char) {
            Fate::Keep => {}
            // Of \r\n only the \r goes.
            Fate::Become("\n") if char == '\r' && chars.peek().is_some_and(|&(_, next)| next == '\n') => {
                changes.remove(at, end);
            }
            Fate::Become(with) => changes.replace(at, end, with),
            // Those that stand together are one change.
            Fate::Remove => {
                let mut end = end;
                while let Some((next, char)) = chars.next_if(|&(_, char)| matches!(fate(char), Fate::Remove)) {
                    end = next + char.len_utf8();
                }
                changes.remove(at, end);
            }
        }
    }
}

pub(crate) fn is_affected(char: char) -> bool {
    !matches!(fate(char), Fate::Keep)
}

fn fate(char: char) -> Fate {
    match char {
        '\n' | '\t' => Fate::Keep,
        // Line and page ends of other systems.
        '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Become("\n"),
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Fate::Remove,
        // Soft hyphen, zero-width characters, directions, byte order mark, interlinear annotations.
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => Fate::Remove,
        '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' => Fate::Remove,
        // The ideographic space stays: it is the right space of Chinese text, where it indents and separates.
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => Fate::Become(" "),
        _ => Fate::Keep,
    }
}
