//! What joins two capitalised runs into one name.

use super::{Run, Walls, is_document_head, is_honor_head, is_name_head, is_occasion_head};
use crate::extract::latin::{capitalised, is_capitals, is_common, without_possessive};
use crate::extract::organization::head_of;
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Cue, EnglishWord, List, Sense, ThingKind};
use crate::record::Category;
use crate::token::TokenKind;

/// Longest form of a company, in bytes: Inc, GmbH, Limited; but Aluminum Company of America.
const SHORT_FORM: usize = 4;
/// Most members of a series inside a name: Land, Infrastructure, Transport and Tourism.
const SERIES: usize = 5;

impl Walls<'_, '_> {
    /// `Lakeside Valley Farmers' Union`: behind a plural for people, a body of theirs.
    pub(super) fn plural_owner(&self, run: Run) -> Option<usize> {
        let view = self.view;
        let people = view.word(run.to.checked_sub(1)?);
        let plural = ["ers", "ors", "ees", "ists", "ians"].iter().any(|end| people.ends_with(end));
        let next = run.to + 2;
        if !plural || !matches!(view.word(run.to), "'" | "’") || view.word(run.to + 1) != " " || self.is_closed(next)
        {
            return None;
        }
        let to = capitalised(view, next).then(|| self.plain_run(next))?;
        head_of(view.senses(to.checked_sub(1)?)).map(|_| to)
    }

    /// `(China)`, `(Shanghai)`, `(James)` inside or at the end of a name.
    pub(super) fn bracket_inside(&self, run: Run) -> Option<usize> {
        let view = self.view;
        let open = if view.word(run.to) == " " { run.to + 1 } else { run.to };
        if !matches!(view.word(open), "(" | "（") {
            return None;
        }
        let close = (open + 1..open + 6).find(|&index| matches!(view.word(index), ")" | "）"))?;
        let inner = view.span_of(open + 1, close).of_text(view.text);
        let place =
            view.lexicon.senses(inner).iter().any(|sense| matches!(sense, Sense::Thing { kind: ThingKind::Place, .. }));
        let given = view.lexicon.people.given_name(inner).is_some();
        let after = if view.word(close + 1) == " " { close + 2 } else { close + 1 };
        let continues = capitalised(view, after) && !self.is_closed(after);
        if (place || given || inner == "Group") && continues {
            return Some(self.plain_run(after));
        }
        // `Acme Bio (Wuxi): …`, and at the end of a line: where it is.
        let located = close + 1 >= view.tokens.len() || view.word(close + 1) == ":";
        (place && !continues && !located).then_some(close + 1)
    }

    /// `, Ltd.`, ` Co., Ltd.`, `, Inc.` at the end of a name.
    pub(super) fn company_form(&self, run: Run) -> Option<usize> {
        let view = self.view;
        let is_form = |index: usize| {
            matches!(head_of(view.senses(index)), Some((Category::Company, true)))
                || matches!(view.word(index), "Ltd" | "Inc" | "Co" | "LLC" | "Corp" | "Limited")
        };
        let last = run.to.checked_sub(1)?;
        // The stop behind `B.V` is the form's own, though it ends the sentence too.
        if view.word(last).contains('.') && view.word(run.to) == "." {
            let dotted = view.span_of(last, run.to + 1).of_text(view.text);
            if head_of(view.lexicon.senses(dotted)).is_some() {
                return Some(run.to + 1);
            }
        }
        // `Pvt. Ltd`, `Pte. Ltd.`: the stop inside is the form's, the one at the end of a sentence is not.
        if view.word(run.to) == "." && view.word(run.to + 1) == " " {
            let form = |end: usize| {
                let text = view.span_of(last, end).of_text(view.text);
                end <= view.tokens.len() && head_of(view.lexicon.senses(text)).is_some()
            };
            if form(run.to + 4) {
                return Some(if run.to + 4 < view.tokens.len() { run.to + 4 } else { run.to + 3 });
            }
            if form(run.to + 3) {
                return Some(run.to + 3);
            }
        }
        let last_is_form = is_form(last);
        let mut to = run.to;
        // Brightwater Holdings plc
        if view.word(to) == " " && view.word(to + 1).starts_with(char::is_lowercase) && is_form(to + 1) {
            return Some(to + 2);
        }
        if last_is_form
            && view.word(to) == "."
            && (view.word(to + 1) == "," || view.kind(to + 1) == Some(TokenKind::Space))
        {
            // `Co.` inside a sentence; at its end the stop is the sentence's.
            to += 1;
        }
        if to == view.tokens.len() {
            to = run.to;
        }
        if view.word(to) == " " && view.word(to + 1) == "," && view.word(to + 2) == " " && is_form(to + 3) {
            to += 1;
        }
        // `Anna Weber, Co-Founder of …`
        let compound = view.word(to + 3) == "-";
        if view.word(to) == "," && view.word(to + 1) == " " && is_form(to + 2) && !compound {
            to += 3;
            return Some(if view.word(to) == "." && to + 1 < view.tokens.len() { to + 1 } else { to });
        }
        (to > run.to).then_some(to)
    }

    /// `SoftBank Vision Fund 2`: which one of the funds of a name it is.
    pub(super) fn numbered(&self, run: Run) -> Option<usize> {
        let view = self.view;
        let number = run.to + 1;
        let fund = matches!(head_of(view.senses(run.to.checked_sub(1)?)), Some((Category::Fund, _)));
        let digits = view.kind(number) == Some(TokenKind::Number) && view.word(number).len() <= 2;
        let counts = view.word(number + 1) == " "
            && (view.kind(number + 2) == Some(TokenKind::Number)
                || matches!(view.word(number + 2), "million" | "billion" | "percent" | "companies" | "startups"));
        (fund
            && digits
            && view.word(run.to) == " "
            && !counts
            && !self.is_closed(number)
            && !matches!(view.word(number + 1), "%" | "." | ","))
        .then_some(number + 1)
    }

    /// `von der`, `de la`, `al-` inside a personal name, `de`, `do` inside any.
    pub(super) fn particles(&self, run: Run) -> Option<usize> {
        let view = self.view;
        let mut at = run.to;
        let mut count = 0;
        while view.word(at) == " " && view.is_english(at + 1, EnglishWord::Particle) && count < 2 {
            at += 2;
            count += 1;
        }
        // Muqtada al-Sadr
        let next = at + 1;
        let joined =
            count > 0 && matches!(view.word(at), " " | "-") && capitalised(view, next) && !self.is_closed(next);
        joined.then(|| self.plain_run(next))
    }

    /// `of`, `for`, `on`, `at the` after a head that takes a complement.
    pub(super) fn complement(&self, run: Run) -> Option<usize> {
        let view = self.view;
        let last = view.word(run.to.checked_sub(1)?);
        let mut at = run.to;
        if view.word(at) != " " {
            return None;
        }
        let headed = (run.from..run.to).any(|index| head_of(view.senses(index)).is_some() || is_name_head(view, index));
        let last_headed = head_of(view.senses(run.to - 1)).is_some() || is_name_head(view, run.to - 1);
        at += 1;
        let connector = view.word(at);
        let fits = match connector {
            // Lawyers for Jane Doe: people, and no firm.
            // Elected to Clare County Council for a party.
            "for" => {
                headed
                    && (run.to > run.from + 1 || !["ers", "ors", "eys"].iter().any(|end| last.ends_with(end)))
                    && !(last == "Council"
                        && run.to.checked_sub(3).is_some_and(|level| view.is_english(level, EnglishWord::Level)))
            }
            "of" => headed,
            "on" => {
                last_headed
                    && matches!(
                        last,
                        "Committee"
                            | "Commission"
                            | "Conference"
                            | "Forum"
                            | "Council"
                            | "Dialogue"
                            | "Panel"
                            | "Summit"
                    )
                    || (run.from..run.to).any(|index| is_document_head(view, index))
            }
            // Guidelines for …, Contribution to …: the subject of a paper is in capitals too.
            "to" => is_document_head(view, run.to - 1),
            // The Seed Forum at the Anting Exhibition Hall: where it is held, and no part of its name.
            "at" => last_headed && !is_occasion_head(view, run.to - 1) && !is_honor_head(view, run.to - 1),
            "under" => last_headed,
            _ => return None,
        };
        at += 1;
        if !fits || view.word(at) != " " {
            return None;
        }
        // `Acme Inc. of Lunenburg`: behind the form of a company its seat follows.
        let form = head_of(view.senses(run.to - 1)).is_some_and(|(category, strong)| {
            category == Category::Company
                && (last == "Limited" || (last.len() <= SHORT_FORM && (strong || is_capitals(last))))
        });
        if form || last.ends_with('.') {
            return None;
        }
        at += 1;
        if view.word(at) == "the" && view.word(at + 1) == " " {
            at += 2;
        }
        if !capitalised(view, at) || self.is_closed(at) {
            return None;
        }
        let mut end = self.plain_run(at);
        // White Paper on China's Rare Earth Recycling
        if connector == "on"
            && without_possessive(view.word(end - 1)) != view.word(end - 1)
            && view.word(end) == " "
            && capitalised(view, end + 1)
            && !self.is_closed(end + 1)
        {
            end = self.plain_run(end + 1);
        }
        let place_only = || {
            view.hits_at(view.tokens.get(at).map_or(0, |t| t.span.start)).any(|hit| {
                view.lexicon
                    .senses_of(hit.word)
                    .iter()
                    .any(|sense| matches!(sense, Sense::Thing { kind: ThingKind::Place, .. }))
            })
        };
        // `at` wants an organization or a place behind it.
        let headed_right = (at..end).any(|index| head_of(view.senses(index)).is_some());
        (connector != "at" && connector != "under" || headed_right || place_only()).then_some(end)
    }

    /// `and` inside a name: a known pair, or a complement that is not finished.
    pub(super) fn conjunction(&self, run: Run) -> Option<usize> {
        let view = self.view;
        let mut at = run.to;
        if view.word(at) == "," && view.word(at + 1) == " " {
            return self.listed_series(run).or_else(|| self.series(run));
        }
        if view.word(at) != " " || !matches!(view.word(at + 1), "and" | "&") || view.word(at + 2) != " " {
            return None;
        }
        at += 3;
        if !capitalised(view, at) || self.is_closed(at) {
            return None;
        }
        let end = self.plain_run(at);
        // A known pair: Science and Technology.
        let left = view.word(run.to - 1);
        let right = view.word(at);
        let pair = format!("{left} and {right}");
        if view.senses_of_phrase(&pair).iter().any(|sense| matches!(sense, Sense::Cue(Cue::Pair))) {
            return Some(end);
        }
        // A listed name spans it.
        let (left_end, right_start) = (view.span_of(run.from, run.to).end, view.span_of(at, at + 1).start);
        if let Some(name) = self.listed.iter().find(|name| name.span.start < left_end && name.span.end > right_start) {
            return Some(view.token_from(name.span.end).max(end.min(at + 1)));
        }
        // Two fields with one head behind them: Culture and Sports Bureau.
        let field = |index: usize| view.is_english(index, EnglishWord::Field);
        if run.to - run.from <= 3 && field(run.to - 1) && field(at) && head_of(view.senses(end - 1)).is_some() {
            return Some(end);
        }
        // `the Handicraft and Wood Industry Association`: behind one word with an article, the head belongs to both.
        let article = run.to == run.from + 1
            && run.from.checked_sub(2).is_some_and(|word| matches!(view.word(word), "the" | "The"));
        let council = || {
            (at + 2..end).step_by(2).any(|index| {
                matches!(head_of(view.senses(index)), Some((Category::Association, _)))
                    && (index + 1 == end || matches!(view.word(index + 2), "of" | "for"))
            })
        };
        let span = view.span_of(run.from, run.to);
        let plain = || {
            head_of(view.senses(run.from)).is_none()
                && !view.is_english(run.from, EnglishWord::Demonym)
                && !is_capitals(left)
                && !self.listed.iter().any(|name| name.span.overlaps(span) && name.weight > 0)
        };
        if article && council() && plain() {
            return Some(end);
        }
        if self.is_of_gathering(run, (at, end)) {
            return Some(end);
        }
        if self.is_abbreviated(run, (at, end)) || self.shares_head(run, (at, end)) {
            return Some(end);
        }
        // An open complement: Ministry of Culture and Tourism; what follows is short and no name of its own.
        let open = (run.from..run.to).any(|index| matches!(view.word(index), "of" | "for"))
            && head_of(view.senses(run.to - 1)).is_none();
        // `Ministry of Mines and Energy`: one word is no name of its own.
        let own = (end > at + 1
            && (at..end).any(|index| head_of(view.senses(index)).is_some() || is_name_head(view, index)))
            || self.listed.iter().any(|name| name.span.start == right_start && name.weight > 0)
            || end > at + 3
            || has_inner_capital(right);
        // College of Computer Science and Software Engineering
        let fields = field(run.to - 1) && field(end - 1) && end <= at + 5;
        // Ministry of Digital Development and Information: the first field ends as companies do.
        let linked = (run.from..run.to).find(|&index| view.word(index) == "of");
        let ministry = linked
            .and_then(|of| of.checked_sub(2))
            .is_some_and(|head| view.lexicon.list(List::OfFields).has(view.word(head)));
        let open = open && (!own || fields) && !self.is_of_place((left_end, right_start), at);
        (open || (ministry && fields)).then_some(end)
    }

    /// `Bank of Suzhou and Acme`: behind the place that a body is of, `and` joins nothing but another place.
    fn is_of_place(&self, (left_end, right_start): (u32, u32), right: usize) -> bool {
        let view = self.view;
        let place = |name: &&Mention| name.kind == MentionKind::Place;
        self.listed.iter().filter(place).any(|name| name.span.end == left_end)
            && !self.listed.iter().filter(place).any(|name| name.span.start == right_start)
            && !view.is_english(right, EnglishWord::Demonym)
            && !is_common(view, view.word(right))
    }

    /// `Namibia Investment Promotion and Development Board (NIPDB)`: the letters in the bracket begin with that of the first word, and
    /// not with that of the one behind `and`.
    fn is_abbreviated(&self, run: Run, (at, end): (usize, usize)) -> bool {
        let view = self.view;
        let bracket = view.word(end) == " " && view.word(end + 1) == "(" && view.word(end + 3) == ")";
        let letters = view.word(end + 2);
        let first = |index: usize| view.word(index).chars().next();
        bracket
            && letters.len() > 2
            && is_capitals(letters)
            && letters.chars().next() == first(run.from)
            && first(at) != first(run.from)
            && head_of(view.senses(run.to - 1)).is_none()
            && head_of(view.senses(end - 1)).is_some()
            && !self.is_whole(run)
    }

    /// `Wuxi Innovation and Venture Capital Group`: behind a place, fields of work with one head for both.
    fn shares_head(&self, run: Run, (at, end): (usize, usize)) -> bool {
        let view = self.view;
        let start = view.tokens.get(run.from).map(|token| token.span.start);
        let placed = self.listed.iter().find(|name| name.kind == MentionKind::Place && Some(name.span.start) == start);
        let Some(first) = placed.map(|place| view.token_from(place.span.end) + 1).filter(|&first| first < run.to)
        else {
            return false;
        };
        let headless = (first..run.to).all(|index| head_of(view.senses(index)).is_none());
        let field = |index: usize| view.is_english(index, EnglishWord::Field);
        headless
            && (field(run.to - 1) || field(at))
            && [run.to - 1, at].iter().all(|&index| is_common(view, view.word(index)))
            && matches!(
                head_of(view.senses(end - 1)),
                Some((_, true)) | Some((Category::Government | Category::Association | Category::Company, _))
            )
            && !self.is_whole(run)
    }

    /// A listed body's name is all of a run.
    fn is_whole(&self, run: Run) -> bool {
        let span = self.view.span_of(run.from, run.to);
        self.listed.iter().any(|name| name.kind == MentionKind::Organization && name.span.end == span.end)
    }

    /// `the 2025 District Investment Promotion and Major Projects Conference`: common nouns behind an article, with one head for both.
    fn is_of_gathering(&self, run: Run, (at, end): (usize, usize)) -> bool {
        let view = self.view;
        let word = |back: usize| run.from.checked_sub(back).map_or("", |index| view.word(index));
        let numbered = run.from.checked_sub(2).is_some_and(|index| view.kind(index) == Some(TokenKind::Number));
        let article = matches!(word(if numbered { 4 } else { 2 }), "the" | "The");
        let headless = |index: usize| {
            !is_occasion_head(view, index)
                && !is_document_head(view, index)
                && !is_honor_head(view, index)
                && !matches!(view.word(index), "of" | "for")
        };
        (article || numbered)
            && is_occasion_head(view, end - 1)
            && run.to > run.from + 1
            && head_of(view.senses(run.to - 1)).is_none()
            && (run.from..run.to).all(headless)
            && [run.to - 1, at].iter().all(|&index| is_common(view, view.word(index)))
    }

    /// `Secretary for Innovation, Technology and Industry`: commas inside a listed name only.
    fn listed_series(&self, run: Run) -> Option<usize> {
        let view = self.view;
        let span = view.span_of(run.from, run.to);
        view.hits_at(span.start)
            .filter(|hit| hit.span.end > span.end)
            .find(|hit| {
                view.lexicon
                    .senses_of(hit.word)
                    .iter()
                    .any(|sense| matches!(sense, Sense::Thing { kind: ThingKind::Organization, .. }))
            })
            .map(|hit| view.token_from(hit.span.end))
    }

    /// Somebody's name, a listed one or one with a head begins at a token.
    fn is_named(&self, index: usize) -> bool {
        let view = self.view;
        let start = view.tokens.get(index).map_or(0, |token| token.span.start);
        let word = view.word(index);
        let people = &view.lexicon.people;
        people.given_name(word).is_some()
            || people.romanized_surname(word)
            || self.listed.iter().any(|name| name.span.start == start && name.weight > 0)
            || matches!(word, "Ministry" | "Department" | "Minister" | "Bank" | "University")
            || is_capitals(word)
    }

    /// Fields of work with commas: Ministry of Land, Infrastructure and Transport; Culture, Sports and Tourism Bureau.
    fn series(&self, run: Run) -> Option<usize> {
        let view = self.view;
        let open = (run.from..run.to).any(|index| matches!(view.word(index), "of" | "for"));
        // Ministry of Environment, Forest and Climate Change: of a ministry all are fields.
        let ministry = open && view.lexicon.list(List::OfFields).has(view.word(run.from));
        // Jiangsu Bureau of Science, Technology and Talents: nor is anything else listed behind it.
        let linked = (run.from..run.to).find(|&index| matches!(view.word(index), "of" | "for"));
        let head = linked.and_then(|of| of.checked_sub(2)).filter(|&head| view.word(head + 1) == " ");
        let office = head.is_some_and(|head| {
            matches!(head_of(view.senses(head)), Some((Category::Government | Category::University, _)))
                && view.word(head) != "University"
        });
        let field = |index: usize| {
            capitalised(view, index)
                && !self.is_closed(index)
                && (view.is_english(index, EnglishWord::Field)
                    || (ministry && !self.is_named(index))
                    || (office && !self.is_named(index) && is_common(view, view.word(index))))
        };
        // Pudong Science, Technology and Economic Commission
        let place_end = view.tokens.get(run.from).map(|token| token.span.end);
        let placed = || {
            run.to - run.from == 3
                && self.listed.iter().any(|name| name.kind == MentionKind::Place && Some(name.span.end) == place_end)
        };
        if !field(run.to.checked_sub(1)?) || !(open || run.to - run.from == 1 || placed()) {
            return None;
        }
        let mut at = run.to;
        for _ in 0..SERIES {
            if view.word(at) != "," || view.word(at + 1) != " " {
                break;
            }
            if matches!(view.word(at + 2), "and" | "&") {
                at += 1;
                break;
            }
            let end = if field(at + 2) { self.plain_run(at + 2) } else { return None };
            if !field(end - 1) || end > at + 5 {
                return None;
            }
            at = end;
        }
        if view.word(at) != " " || !matches!(view.word(at + 1), "and" | "&") || view.word(at + 2) != " " {
            return None;
        }
        let end = if field(at + 3) { self.plain_run(at + 3) } else { return None };
        let headed = head_of(view.senses(end - 1)).is_some();
        (headed != open || (open && field(end - 1))).then_some(end)
    }
}

/// GeneWorks, SolarOne: only companies are written so.
fn has_inner_capital(word: &str) -> bool {
    let mut lower = false;
    word.chars().any(|c| {
        let inner = lower && c.is_uppercase();
        lower = c.is_lowercase();
        inner
    })
}
