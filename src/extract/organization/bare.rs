//! Chinese names of bodies that no list has and no head shows, told by what stands around them: 海瑟医疗, 锐眸, 台湾高铁.
//!
//! A run of words that can be a name is one where the words beside it leave no doubt: a post behind it (帷幄智能首席执行官),
//! a common noun before it (保荐人国信证券), a body that it is listed or joined with, a verb of business behind it at the start of a
//! clause. Parts of bodies (外交部非洲司) are found on the way.

mod around;
mod original;

use super::super::sentence::View;
use super::super::title::Title;
use super::super::{Mention, MentionKind};
use crate::gazetteer::{Cue, Flags, List, Sense, ThingKind};
use crate::record::Category;
use crate::span::{Span, to_u32};
use crate::token::TokenKind;
use crate::token::script::is_han;

/// Most words of such a name.
const LONGEST: usize = 6;
/// Most characters of such a name.
const CHARACTERS: usize = 14;
/// Most words of a part of a body.
const PART: usize = 6;

/// What a token says about being part of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    /// Unknown, or a proper noun.
    Proper,
    /// One character.
    Character,
    /// A common noun.
    Noun,
    /// What companies end their names with: 智能, 资本.
    Trade,
    /// A place that is sure to be one.
    Place,
    /// A listed name that is a common word too, or a name of unknown kind.
    Open,
    /// A listed company.
    Company,
}

/// Tokens that can be one name.
#[derive(Clone, Copy, Debug)]
struct Run {
    from: usize,
    to: usize,
    span: Span,
    /// A word that shows a name.
    shown: bool,
    /// A place or company with a word of trade right behind it, and nothing else.
    branch: bool,
    /// An unknown word first, a word of trade last.
    firm: bool,
    /// An unknown word first, or a listed name alone.
    leading: bool,
    /// A word of trade last, before a post in a company.
    trading: bool,
    /// Any nouns, before a post that only companies have.
    posted: bool,
    /// Two words of two characters, the last of trade: 三友机械.
    pair: bool,
    /// Two or three characters like those of a person.
    personal: bool,
    done: bool,
}

/// A sentence with the mentions that were chosen in it.
struct Sight<'v, 'a> {
    view: &'v View<'a>,
    titles: &'v [Title],
    times: &'v [Span],
    chosen: &'v mut Vec<Mention>,
    /// Extents of all but quotations, in order, with their places in `chosen`.
    taken: Vec<(Span, usize)>,
    /// Lists that end with 等 and a common noun for bodies, or are counted as companies are.
    lists: Vec<Row>,
}

/// A list of bodies.
#[derive(Clone, Copy, Debug)]
struct Row {
    span: Span,
    /// Counted: 灵初动力、方舟无限两家公司.
    counted: bool,
}

/// 台达电、纬创、中钢等业者: the members of a list that ends with a common noun for bodies.
fn lists_of_bodies(view: &View<'_>) -> Vec<Row> {
    let mut lists = Vec::new();
    // Most sentences have neither.
    if !view.all.any(Flags::cue(Cue::ListEnd)) && !view.span.of_text(view.text).contains(['家', '等']) {
        return lists;
    }
    for (end, token) in view.tokens.iter().enumerate() {
        if end == 0 || !matches!(token.kind, TokenKind::Han | TokenKind::Number) {
            continue;
        }
        let counted = is_count_of_companies(view, end);
        const BODIES: Flags = Flags::cue(Cue::Apposition).or(Flags::cue(Cue::Generic));
        // 等企业 may be one word.
        let noun = view.word(end).strip_prefix('等').filter(|noun| view.lexicon.look_up(noun).flags.any(BODIES));
        let and_others = noun.is_some() || (view.word(end).starts_with('等') && view.is_cue(end, Cue::ListEnd));
        if !counted && !and_others {
            continue;
        }
        // 多家企业 may be one word too.
        let of_bodies = |index: usize| view.flags(index).any(BODIES) || view.word(index).ends_with("家企业");
        let noun = counted
            || noun.is_some()
            || (end + 1..end + 6)
                .take_while(|&index| {
                    of_bodies(index) || (view.kind(index) != Some(TokenKind::Punct) && !view.is_boundary(index))
                })
                .any(of_bodies);
        if !noun {
            continue;
        }
        let joins = |index: usize| view.word(index) == "、" || view.is_cue(index, Cue::And);
        let member = |index: &usize| {
            joins(*index)
                || (matches!(view.kind(*index), Some(TokenKind::Han | TokenKind::Word)) && !view.is_boundary(*index))
        };
        let start = (0..end).rev().take_while(member).last().unwrap_or(end);
        if !counted || (start..end).any(joins) {
            lists.push(Row { span: view.span_of(start, end), counted });
        }
    }
    lists
}

/// 三家, 两家公司, 16家企业: companies are counted so.
fn is_count_of_companies(view: &View<'_>, index: usize) -> bool {
    let word = view.word(index);
    let numeral =
        |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || "二两三四五六七八九十".contains(c));
    match word.strip_suffix('家') {
        Some(number) => numeral(number),
        None => view.word(index + 1) == "家" && numeral(word),
    }
}

/// Parts of bodies, and bodies by what stands around them.
///
/// Returns the names that were told by their surroundings, to be believed in the rest of the article.
pub(crate) fn find(view: &View<'_>, titles: &[Title], times: &[Span], chosen: &mut Vec<Mention>) -> Vec<Span> {
    let mut found = Vec::new();
    if !view.has.han {
        return found;
    }
    original::originals(view, chosen);
    let mut sight = Sight { view, titles, times, chosen, taken: Vec::new(), lists: lists_of_bodies(view) };
    sight.partnerships();
    sight.parts();
    sight.quoted(&mut found);
    let mut runs = sight.runs();
    // A name that is known by now shows the next one of its list, on either side.
    for backward in [false, true] {
        for at in 0..runs.len() {
            let at = if backward { runs.len() - 1 - at } else { at };
            let Some(run) = runs.get_mut(at).filter(|run| !run.done) else { continue };
            if sight.is_body(run) {
                run.done = true;
                sight.add(run);
                if run.shown && !run.personal {
                    found.push(run.span);
                    found.extend(without_place(view, run.span));
                }
            }
        }
    }
    sight.settle();
    found
}

impl Sight<'_, '_> {
    fn index(&mut self) {
        let solid = self.chosen.iter().enumerate().filter(|(_, mention)| mention.kind != MentionKind::Quotation);
        self.taken = solid.map(|(index, mention)| (mention.extent, index)).collect();
        self.taken.sort_unstable_by_key(|(extent, _)| extent.start);
    }

    /// The mention that has an offset in it.
    fn covering(&self, offset: u32) -> Option<&Mention> {
        let at = self.taken.partition_point(|(extent, _)| extent.end <= offset);
        let (extent, index) = self.taken.get(at)?;
        self.chosen.get(*index).filter(|_| extent.start <= offset)
    }

    /// A body that is sure ends at an offset.
    fn body_ending(&self, offset: u32) -> bool {
        offset.checked_sub(1).and_then(|last| self.covering(last)).is_some_and(|mention| {
            mention.extent.end == offset && mention.kind == MentionKind::Organization && mention.weight >= 2
        })
    }

    /// A body that is sure begins at an offset.
    fn body_at(&self, offset: u32) -> bool {
        self.covering(offset).is_some_and(|mention| {
            mention.extent.start == offset && mention.kind == MentionKind::Organization && mention.weight >= 2
        })
    }

    fn in_title(&self, span: Span) -> bool {
        let at = self.titles.partition_point(|title| title.span.end <= span.start);
        self.titles.get(at).is_some_and(|title| title.span.start < span.end)
    }

    fn in_time(&self, span: Span) -> bool {
        self.times.iter().any(|time| time.overlaps(span))
    }

    /// What the token at an index is, and the end of the tokens that go with it.
    fn piece(&self, index: usize) -> Option<(Piece, usize)> {
        let view = self.view;
        let token = view.tokens.get(index)?;
        if self.is_works(index) {
            return None;
        }
        if let Some(mention) = self.covering(token.span.start) {
            if mention.span != mention.extent || mention.span.start != token.span.start {
                return None;
            }
            let end = view.token_from(mention.span.end);
            // 工业视觉公司|锐眸, 两国: a common noun, and what points back.
            let closed = Flags::FUNCTION.or(Flags::cue(Cue::Apposition)).or(Flags::cue(Cue::OfBody)).or(Flags::GENERIC);
            if mention.thing.is_none() && (index..end).any(|index| view.flags(index).any(closed)) {
                return None;
            }
            let piece = match (mention.kind, mention.weight) {
                (MentionKind::Place, 2..) => Piece::Place,
                (MentionKind::Place, _) => Piece::Noun,
                (MentionKind::Organization, 0) | (MentionKind::Proper, _) => Piece::Open,
                (MentionKind::Organization, 3..)
                    if mention.thing.is_some() && mention.category == Some(Category::Company) =>
                {
                    Piece::Company
                }
                _ => return None,
            };
            return Some((piece, end));
        }
        if token.kind != TokenKind::Han || self.in_title(token.span) || self.in_time(token.span) {
            return None;
        }
        self.word(index).map(|piece| (piece, index + 1))
    }

    /// 面板厂|凌升|光电, 元件厂|晟|曜|光电: what a company makes, before its name.
    fn is_works(&self, index: usize) -> bool {
        let word = self.view.word(index);
        word.ends_with('厂')
            && word.chars().nth(2).is_some()
            && !self.view.word(index + 1).ends_with('厂')
            && matches!(self.piece(index + 1), Some((Piece::Proper | Piece::Character, _)))
    }

    fn word(&self, index: usize) -> Option<Piece> {
        let view = self.view;
        let flags = view.flags(index);
        if flags.any(Flags::cue(Cue::Trade)) {
            return Some(Piece::Trade);
        }
        let closed = Flags::BOUNDARY.or(Flags::GENERIC).or(Flags::TRIGGER).or(Flags::FUNCTION);
        if flags.any(closed.or(Flags::cue(Cue::Apposition)).or(Flags::cue(Cue::OfBody))) {
            return None;
        }
        let word = view.word(index);
        let ends = |sense: &Sense| matches!(sense, Sense::Qualifier(_) | Sense::Honorific { .. });
        if view.is_person(view.span_of(index, index + 1)) || view.senses(index).iter().any(ends) {
            return None;
        }
        if word.chars().nth(1).is_none() {
            let tag = view.segmenter.tag(word).and_then(|tag| tag.bytes().next());
            let function = matches!(tag, Some(b'p' | b'c' | b'u' | b'r' | b'y' | b'm' | b'q'));
            return (!function).then_some(Piece::Character);
        }
        // 孵化器: what ends names is no name by itself.
        let head = |sense: &Sense| matches!(sense, Sense::OrganizationHead { .. } | Sense::NameHead { .. });
        if view.senses(index).iter().any(head) {
            return Some(Piece::Noun);
        }
        match view.segmenter.tag(word) {
            // 各街镇: a pronoun that the segmenter glues to a noun.
            None if begins_with_pronoun(view, word) => None,
            _ if view.lexicon.people.not_a_name(word) => Some(Piece::Noun),
            None | Some("nz" | "nr" | "nrt" | "nt" | "nrfg") => Some(Piece::Proper),
            Some("an" | "vn" | "j" | "l" | "i" | "b" | "a" | "ag" | "g" | "z" | "s") => Some(Piece::Noun),
            Some(tag) => tag.starts_with('n').then_some(Piece::Noun),
        }
    }

    /// 盈捷企业管理合伙企业（有限合伙）: the form in brackets belongs to the name.
    fn partnerships(&mut self) {
        let places = self.chosen.iter().filter(|mention| mention.kind == MentionKind::Place && mention.weight > 0);
        let places: Vec<Span> = places.map(|mention| mention.extent).collect();
        for mention in self.chosen.iter_mut().filter(|mention| mention.kind == MentionKind::Organization) {
            let rest = self.view.rest(mention.extent.end);
            if mention.extent != mention.span || !rest.starts_with(['(', '（']) {
                continue;
            }
            // 星展银行（香港）
            let inner = mention.extent.end + rest.chars().next().map_or(0, |open| to_u32(open.len_utf8()));
            let place = places.iter().find(|place| place.start == inner);
            let close = place.and_then(|place| self.view.rest(place.end).chars().next());
            if let Some((place, close)) = place.zip(close.filter(|close| matches!(close, '）' | ')'))) {
                mention.span.end = place.end + to_u32(close.len_utf8());
                (mention.extent, mention.thing) = (mention.span, None);
                continue;
            }
            let forms =
                ["(有限合伙)", "（有限合伙）", "(普通合伙)", "（普通合伙）", "(特殊普通合伙)", "（特殊普通合伙）"];
            if let Some(form) = forms.iter().find(|form| rest.starts_with(**form)) {
                mention.span.end += to_u32(form.len());
                mention.extent = mention.span;
            }
        }
        // The place is part of the name now.
        let names: Vec<Span> = self
            .chosen
            .iter()
            .filter(|mention| mention.kind == MentionKind::Organization)
            .map(|mention| mention.extent)
            .collect();
        self.chosen.retain(|mention| {
            mention.kind != MentionKind::Place
                || !names.iter().any(|name| name.contains(mention.extent) && *name != mention.extent)
        });
        self.index();
    }

    /// 外交部|非洲|司, 中国科学院|地理|所: words behind a body up to one that ends like a part of it.
    fn parts(&mut self) {
        let mut at = 0;
        while let Some(&(extent, index)) = self.taken.get(at) {
            at += 1;
            let whole = self.chosen.get(index).filter(|mention| mention.weight >= 2 && mention.extent == mention.span);
            let endings = match whole.map(|mention| mention.kind) {
                Some(MentionKind::Organization) => List::PartEnd,
                // 浙江省|机械|工业厅
                Some(MentionKind::Place) => List::PlaceBodyEnd,
                _ => continue,
            };
            let Some(end) = self.part_end(extent.end, endings) else { continue };
            let span = Span::new(extent.start, end);
            let category = self.chosen.get(index).and_then(|mention| mention.category);
            // What it reached over is no mention of its own.
            for &(other, index) in self.taken.iter().skip(at).take_while(|(other, _)| other.start < end) {
                if let Some(mention) = self.chosen.get_mut(index).filter(|_| other.end <= end) {
                    mention.weight = DROPPED;
                }
            }
            if let Some(mention) = self.chosen.get_mut(index) {
                *mention = Mention::new(span, MentionKind::Organization, 3);
                mention.category = category;
            }
            self.drop();
        }
    }

    fn part_end(&self, from: u32, endings: List) -> Option<u32> {
        let view = self.view;
        let mut index = view.token_at(from)?;
        let (mut end, mut words) = (None, 0);
        // 海关总署|驻|天津|特派员|办事处
        let posted = view.word(index) == "驻";
        index += usize::from(posted);
        // 汉堡市|经济|及|创新|部, 挪威|贸易|、|工业|及|渔业部: a ministry is called after several fields.
        let of_place = endings == List::PlaceBodyEnd;
        let (mut listed, mut and) = (false, false);
        while words < PART {
            let joint = view.word(index);
            if of_place && words > 0 && end.is_none() && matches!(joint, "、" | "及" | "和" | "与") && !and {
                (listed, and) = (true, joint != "、");
                index += 1;
                continue;
            }
            let part = words > 0 && view.lexicon.list(List::PartEnd).has(view.word(index));
            let inner = posted && view.kind(index) == Some(TokenKind::Han) && !view.is_boundary(index);
            let piece = self.piece(index).or((part || inner).then_some((Piece::Noun, index + 1)));
            let piece = piece.or_else(|| self.inner_word(index).map(|next| (Piece::Noun, next)));
            let piece = piece.or_else(|| self.which_part(index).map(|next| (Piece::Noun, next)));
            let piece = piece.or_else(|| (and && self.is_field(index)).then_some((Piece::Noun, index + 1)));
            let Some((piece, next)) = piece.filter(|(piece, _)| !matches!(piece, Piece::Open | Piece::Company)) else {
                break;
            };
            // 北京经济和上海教育局: two bodies.
            if listed && piece != Piece::Noun && piece != Piece::Trade {
                break;
            }
            words += 1;
            let last = view.word(next - 1);
            let endings = if and { List::PartEnd } else { endings };
            let ends = view.lexicon.list(endings).ends(last) && (and || !listed);
            let alone = words == 1 && last.chars().nth(1).is_none();
            // 大中华区|总裁: the region of a post.
            let ends = ends && !view.flags(next - 1).any(Flags::MODIFIER);
            index = next;
            let stop = view.tokens.get(index).map_or(view.span.end, |token| token.span.start);
            if ends && !alone && piece != Piece::Place && self.bounded(index) {
                end = Some(stop);
            }
        }
        end
    }

    /// 深切|治疗|部, 会计|司, 社工|系: a word that stands in the names of parts, though no name of a company has it.
    fn inner_word(&self, index: usize) -> Option<usize> {
        let view = self.view;
        let token = view.tokens.get(index).filter(|token| token.kind == TokenKind::Han)?;
        const NEVER: Flags = Flags::BOUNDARY.or(Flags::FUNCTION).or(Flags::TRIGGER).or(Flags::QUALIFIER);
        let word = view.word(index);
        if view.flags(index).any(NEVER) || word.chars().nth(1).is_none() || self.covering(token.span.start).is_some() {
            return None;
        }
        let noun = matches!(view.segmenter.tag(word), Some("vn" | "v" | "j" | "b"))
            || view.segmenter.tag(word).is_some_and(|tag| tag.starts_with('n') && !tag.starts_with("nr"));
        let title = || self.titles.iter().any(|title| title.span.overlaps(token.span) && title.span != token.span);
        (noun && view.lexicon.list(List::PartEnd).has(view.word(index + 1)) && !title()).then_some(index + 1)
    }

    /// 海洋与|投资|统筹|部: a verb of two characters is a field of a ministry behind another one.
    fn is_field(&self, index: usize) -> bool {
        self.view.kind(index) == Some(TokenKind::Han)
            && self.view.word(index).chars().count() == 2
            && !self.view.flags(index).any(Flags::BOUNDARY.or(Flags::TITLE).or(Flags::CUES))
            && matches!(self.view.segmenter.tag(self.view.word(index)), Some("v" | "vn" | "n" | "b"))
    }

    /// 自来水公司|第六|区|管理处: which one of several parts it is.
    fn which_part(&self, index: usize) -> Option<usize> {
        let view = self.view;
        let rest = view.word(index).strip_prefix('第')?;
        let numeral = |word: &str| {
            !word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
        };
        let next = if rest.is_empty() && numeral(view.word(index + 1)) { index + 2 } else { index + 1 };
        let free = view.tokens.get(index).is_some_and(|token| !self.in_time(token.span));
        (free && (next > index + 1 || numeral(rest))).then_some(next)
    }

    /// Nothing that belongs to a noun phrase begins at a token.
    fn bounded(&self, index: usize) -> bool {
        let view = self.view;
        let Some(token) = view.tokens.get(index) else { return true };
        if token.kind != TokenKind::Han || self.in_title(token.span) || self.in_time(token.span) {
            return true;
        }
        if self.covering(token.span.start).is_some_and(|mention| mention.kind != MentionKind::Proper) {
            return true;
        }
        let title = |sense: &Sense| {
            matches!(sense, Sense::Thing { kind: ThingKind::Title | ThingKind::Modifier, .. } | Sense::Qualifier(_))
        };
        view.is_boundary(index)
            || view.flags(index).any(Flags::CUES)
            || view.senses(index).iter().any(title)
            || self.word(index).is_none()
            || view.lexicon.people.surname(view.word(index).get(..3).unwrap_or("")) > 0
    }

    /// All runs of words that can be names.
    fn runs(&self) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut index = 0;
        while index < self.view.tokens.len() {
            let (run, next) = self.run(index);
            runs.extend(run);
            index = next.max(index + 1);
        }
        runs
    }

    /// The run that begins at a token, and where to go on.
    fn run(&self, from: usize) -> (Option<Run>, usize) {
        let view = self.view;
        let (mut to, mut count) = (from, 0);
        let (mut first, mut last) = (None, None);
        let (mut proper, mut open, mut other) = (false, 0, 0);
        let mut leading = None;
        // The next run may begin where this one ends, unless nothing can begin there.
        let mut closed = 0;
        loop {
            let Some((piece, next)) = self.piece(to) else {
                closed = 1;
                break;
            };
            let starts = matches!(piece, Piece::Place | Piece::Company);
            if starts && count > 0 {
                break;
            }
            let characters = piece == Piece::Character && last == Some(Piece::Character);
            proper |= piece == Piece::Proper || characters;
            open += usize::from(piece == Piece::Open);
            other += usize::from(!matches!(piece, Piece::Open | Piece::Place | Piece::Company));
            if !starts && leading.is_none() {
                leading = Some(piece);
            }
            first = first.or(Some(piece));
            last = Some(piece);
            (to, count) = (next, count + 1);
        }
        let next = to + closed;
        if count == 0 || count > LONGEST || to <= from {
            return (None, next);
        }
        let span = view.span_of(from, to);
        let text = span.of_text(view.text);
        let length = text.chars().count();
        let whole = first == Some(Piece::Open) && count == 1;
        let branch = (2..=3).contains(&count)
            && matches!(first, Some(Piece::Place | Piece::Company | Piece::Open))
            && last == Some(Piece::Trade)
            && length <= 8;
        // 西部超导材料: only before a post.
        let trading = count >= 2 && open == 0 && last == Some(Piece::Trade);
        let listed = open == 0
            && self.lists.iter().any(|list| {
                list.span.contains(span) && (proper || last == Some(Piece::Trade) || (list.counted && other > 1))
            });
        let shown = whole || (open == 0 && proper && first != Some(Piece::Company));
        // 公司第四届|董事会
        let shown = shown && !(text.ends_with(['届', '次']) && view.lexicon.list(List::OwnRole).begins(text));
        let leads = whole || matches!(leading, Some(Piece::Proper | Piece::Character));
        let firm = shown && last == Some(Piece::Trade) && leads && other > 1;
        let pair = trading && count == 2 && length == 4 && self.is_plain_noun(from);
        let posted = open == 0
            && !text.contains('兼')
            && (3..=8).contains(&length)
            && !matches!(first, Some(Piece::Place | Piece::Company))
            && self.before_chief(span.end)
            && self.opens_name(from);
        let fits = (whole || (2..=CHARACTERS).contains(&length)) && (shown || branch || trading || listed || posted);
        if !fits {
            return (None, next);
        }
        let personal = !whole && last != Some(Piece::Trade) && super::super::person::begins_with_name(view, span);
        let run =
            Run { from, to, span, shown, branch, firm, leading: leads, trading, posted, pair, personal, done: false };
        (Some(run), next)
    }

    /// A body of its own, in the place of what it reaches over.
    fn add(&mut self, run: &Run) {
        let span = run.span;
        let known = self.covering(span.start).filter(|mention| mention.extent == span).is_some();
        let from = self.taken.partition_point(|(extent, _)| extent.end <= span.start);
        for &(extent, index) in self.taken.iter().skip(from).take_while(|(extent, _)| extent.start < span.end) {
            let Some(mention) = self.chosen.get_mut(index) else { continue };
            if known && extent == span {
                (mention.kind, mention.weight) = (MentionKind::Organization, mention.weight.max(2));
                mention.category = mention.category.or(Some(Category::Company));
            } else {
                mention.weight = DROPPED;
            }
        }
        if !known {
            let mut mention = Mention::new(span, MentionKind::Organization, 2);
            mention.category = Some(Category::Company);
            self.chosen.push(mention);
            self.drop();
        }
    }

    /// Take away what is part of a longer name.
    fn drop(&mut self) {
        self.chosen.retain(|mention| mention.weight != DROPPED);
        self.index();
    }

    fn settle(self) {
        self.chosen.sort_by_key(|mention| (mention.extent.start, std::cmp::Reverse(mention.extent.end)));
    }
}

/// The first character of a word that no dictionary has is a pronoun by itself.
fn begins_with_pronoun(view: &View<'_>, word: &str) -> bool {
    let first = word.get(..word.chars().next().map_or(0, char::len_utf8)).unwrap_or("");
    view.segmenter.tag(first).is_some_and(|tag| tag.starts_with('r'))
}

/// Weight of mentions that are to go.
const DROPPED: u8 = u8::MAX;

/// The name without the place that it begins with: 蓝辰储能 of 宁德蓝辰储能.
fn without_place(view: &View<'_>, name: Span) -> Option<Span> {
    let hit = view.hits_at(name.start).find(|hit| {
        hit.span.end < name.end
            && view
                .lexicon
                .senses_of(hit.word)
                .iter()
                .any(|sense| matches!(sense, Sense::Thing { kind: ThingKind::Place, ambiguous: false, .. }))
    })?;
    let rest = Span::new(hit.span.end, name.end);
    let text = rest.of_text(view.text);
    (text.starts_with(is_han) && text.chars().nth(3).is_some()).then_some(rest)
}
