//! Whether what was read is a quantity: years, codes, names and numberings are none.

use super::QuantityKind;
use super::lexicon::Before;
use super::number::Written;
use super::scan::{Draft, Scanner};
use super::zh;
use crate::token::script::{is_close_bracket, is_open_bracket};

impl Scanner<'_> {
    /// Whether what was read is a quantity at all.
    pub(super) fn believed(&self, draft: &Draft) -> bool {
        let text = self.text.get(draft.number_at..draft.number.end).unwrap_or("");
        let one_sign = text.chars().count() == 1;
        let named = self.is_named(draft, text);
        match draft.kind {
            _ if self.is_all(draft) => true,
            _ if named => false,
            _ if draft.number.needs_unit => draft.kind == QuantityKind::Measure,
            // The formal digits are rarely that: 陆股通, 伍人.
            _ if one_sign && "壹贰叁肆伍陆柒捌玖拾".contains(text) => false,
            QuantityKind::Bare => self.bare_is_believed(draft, one_sign),
            QuantityKind::Count if text.eq_ignore_ascii_case("one") => false,
            QuantityKind::Count if matches!(draft.number.written, Written::Digits) => false,
            QuantityKind::Ordinal if self.may_be_year(draft) => false,
            _ => {
                !(draft.number.implicit
                    && one_sign
                    && text != "十"
                    && draft.relation.or(draft.number.relation).is_none())
            }
        }
    }

    /// The whole text is this number: whoever asks about it means a number.
    fn is_all(&self, draft: &Draft) -> bool {
        let blank = |text: &str| text.chars().all(char::is_whitespace);
        let after = self.rest(draft.end).trim_start_matches(['.', '。']);
        self.alone && blank(self.text.get(..draft.start).unwrap_or("")) && blank(after)
    }

    /// Three Gorges, Seven Network.
    fn is_named(&self, draft: &Draft, text: &str) -> bool {
        let capital = text.starts_with(|c: char| c.is_ascii_uppercase());
        let rest = self.rest(draft.number.end);
        let next = rest.strip_prefix([' ', '-']).unwrap_or("");
        capital && next.starts_with(|c: char| c.is_ascii_uppercase())
    }

    fn bare_is_believed(&self, draft: &Draft, one_sign: bool) -> bool {
        let whole = draft.number_at == 0 && draft.end == self.text.len() && self.beyond.is_none();
        let relation = draft.relation.or(draft.number.relation).is_some();
        let number = &draft.number;
        let next = self.next(draft.end);
        let word_follows = next.is_some_and(|c| c.is_alphabetic() && !c.is_ascii());
        if number.ratio.is_some() {
            return true;
        }
        if number.implicit && one_sign && !relation && number.scaled {
            return false;
        }
        if word_follows {
            return number.scaled && (number.trailing >= 10_000 || relation);
        }
        match number.written {
            Written::Digits => false,
            Written::Chinese => whole || !one_sign,
            Written::English => !self
                .rest(draft.number_at)
                .get(..3)
                .is_some_and(|one| one.eq_ignore_ascii_case("one") && draft.number.end == draft.number_at + 3),
            Written::Figures(_) => self.figures_are_believed(draft),
        }
    }

    fn figures_are_believed(&self, draft: &Draft) -> bool {
        let Some(figure) = draft.number.figure() else { return true };
        let relation = draft.relation.is_some();
        let code = figure.padded || (figure.digits >= 5 && !figure.grouped) || self.may_be_year(draft);
        let range = draft.upper.is_some() && !relation;
        !(code || range || self.is_marker(draft) || self.is_numbering(draft) && !relation)
    }

    /// `1.` at the start of a line, `(1)`, a row of figures.
    fn is_marker(&self, draft: &Draft) -> bool {
        let before = self.text.get(..draft.start).unwrap_or("");
        let unspaced = before.strip_suffix(' ').unwrap_or(before);
        let (last, next) = (before.chars().next_back(), self.next(draft.end));
        let line_start = unspaced.is_empty() || unspaced.ends_with('\n');
        let mut after = self.rest(draft.end).chars();
        let (next_at_hand, second) = (after.next(), after.next());
        let marker = line_start && matches!(next, Some('.' | '、' | ')' | '）' | '\n' | '．' | ','));
        // "…如下:1、撤销": an item of a list, where "62、27亿元" is a list of numbers.
        let item = next_at_hand == Some('、') && second.is_some_and(|c| !c.is_ascii_digit() && zh::sign(c).is_none());
        let title_or_host =
            next == Some('》') || (next == Some('.') && second.is_some_and(|c| c.is_ascii_alphabetic()));
        let decade = matches!(next, Some('\'' | '’')) && second == Some('s');
        let opened = last.is_some_and(is_open_bracket);
        let closed = next.is_some_and(is_close_bracket);
        let row_before = unspaced.len() < before.len() && unspaced.ends_with(|c: char| c.is_ascii_digit());
        let row_after =
            self.rest(draft.end).strip_prefix(' ').is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
        marker || item || title_or_host || decade || (opened && closed) || row_before || row_after
    }

    /// WTIF 2024, (HK: 2160), 22 On Sloane: a number in a name.
    fn is_numbering(&self, draft: &Draft) -> bool {
        let before = self.text.get(..draft.start).unwrap_or("");
        let unspaced = before.strip_suffix(' ').unwrap_or("");
        let unspaced = unspaced.strip_suffix(':').unwrap_or(unspaced);
        let capital = |c: char| c.is_ascii_uppercase();
        let word = last_word(unspaced);
        let title = self.rest(draft.end).strip_prefix(' ').is_some_and(|rest| rest.starts_with(capital));
        // "Ali, 24, London": an age.
        let age = before.strip_suffix(", ").is_some_and(|name| {
            matches!(self.next(draft.end), Some(',' | ';')) && last_word(name).starts_with(capital)
        });
        title || age || (word.contains(capital) && !self.is_labelled(draft))
    }

    /// `Staff: 870`: a line that is nothing but a label and its number. HK: 2160 is a code.
    fn is_labelled(&self, draft: &Draft) -> bool {
        const LONGEST: usize = 40;
        let before = self.text.get(..draft.start).unwrap_or("");
        let label = before.rsplit('\n').next().unwrap_or("").trim_start_matches(['•', '-', '*', '·', '◆', '■', ' ']);
        let Some(label) = label.strip_suffix(": ") else { return false };
        let words = label.bytes().all(|byte| byte.is_ascii_alphabetic() || b" &-'".contains(&byte));
        let after = self.rest(draft.end).trim_start_matches([' ', ';', '.']);
        let alone = after.is_empty() || after.starts_with(['\n', '(', ',']);
        words && label.len() <= LONGEST && label.bytes().any(|byte| byte.is_ascii_lowercase()) && alone
    }

    /// 1998, 2024: what is written like a year is one, unless a word before or after makes it an amount.
    pub(super) fn may_be_year(&self, draft: &Draft) -> bool {
        let Some(figure) = draft.number.figure() else { return false };
        let plain = figure.digits == 4 && !figure.grouped && !figure.decimal && draft.upper.is_none();
        let year = (1800.0..2100.0).contains(&figure.value.to_f64());
        plain && year && !matches!(self.before(draft.start), Some((_, Before::Relation(_))))
    }
}

fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("")
}
