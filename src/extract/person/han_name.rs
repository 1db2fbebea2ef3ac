//! The shape of Chinese names: surname, one or two characters, and what may follow.

use super::super::sentence::{LookedFor, NAME_DOTS, View};
use crate::gazetteer::{Cue, Flags, List, Sense, ThingKind};
use crate::span::{Span, to_u32};
use crate::token::script::is_han;

/// From this weight on a character is usual in given names.
const USUAL: u8 = 4;

/// How much the place speaks for a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Context {
    /// Behind a title, or in a list of names.
    Strong,
    /// Nothing but the shape.
    Weak,
}

/// The name that begins at an offset, if the characters there look like one.
pub(super) fn at(view: &View<'_>, start: u32, context: Context) -> Option<Span> {
    let rest = view.rest(start);
    if view.has.dot
        && let Some(length) = transliterated(view, start, rest)
    {
        return Some(Span::new(start, start + to_u32(length)));
    }
    let people = &view.lexicon.people;
    let first = rest.chars().next()?;
    if context == Context::Strong
        && people.transliterates(first)
        && let Some(length) = foreign(view, start, rest)
    {
        return Some(Span::new(start, start + to_u32(length)));
    }
    if !people.may_begin_name(first) {
        return None;
    }
    let weak = context == Context::Weak;
    let mut names = view.names.borrow_mut();
    if let Some(known) = names.iter().find(|known| known.at == start && known.weak == weak) {
        return known.name;
    }
    let name = listed(view, start, rest, context).map(|name| without_verb(view, name));
    if names.len() < REMEMBERED {
        names.push(LookedFor { at: start, weak, name });
    }
    name
}

/// 聘任…李明|为新任董事会秘书: the last character is the verb that a verb of appointing asks for.
fn without_verb(view: &View<'_>, name: Span) -> Span {
    let text = name.of_text(view.text);
    let Some(short) = text.strip_suffix('为').filter(|short| short.chars().nth(1).is_some()) else { return name };
    let verb = || {
        let before = view.before(name.start);
        let clause = before.rsplit(['，', '。', '；', ',', ';', '\n']).next().unwrap_or("");
        view.lexicon.list(List::Appoints).within(clause)
    };
    let again = view.lexicon.list(List::TakesPost).begins(view.rest(name.end));
    if !again && verb() { Span::new(name.start, name.start + to_u32(short.len())) } else { name }
}

/// How many places of a sentence are remembered where a name was looked for.
const REMEMBERED: usize = 64;

/// A surname with the characters behind it.
fn listed(view: &View<'_>, start: u32, rest: &str, context: Context) -> Option<Span> {
    let people = &view.lexicon.people;
    let mut ends = [0; 5];
    let mut count = 0;
    for (slot, (at, character)) in ends.iter_mut().zip(rest.char_indices().take_while(|&(_, c)| is_han(c))) {
        *slot = at + character.len_utf8();
        count += 1;
    }
    let ends = ends.get(..count).unwrap_or(&[]);
    let compound = ends.get(1).and_then(|&end| rest.get(..end)).map_or(0, |two| people.surname(two));
    let single = ends.first().and_then(|&end| rest.get(..end)).map_or(0, |one| people.surname(one));
    let married = context == Context::Strong
        && compound == 0
        && ((single >= DOUBLED && doubled(view, rest, ends)) || is_vietnamese(view, rest, ends));
    // 陈氏|家族: a family, and nobody of it.
    if !married && compound == 0 && rest.chars().nth(1) == Some('氏') {
        return None;
    }
    let lengths: &[usize] = match (compound > 0, single) {
        (true, _) if longer(view, rest, ends) => &[5, 3, 4, 2],
        (true, _) => &[3, 4, 2],
        (false, 1..) if married => &[4, 3, 2],
        (false, 1..) => &[3, 2],
        _ => return None,
    };
    let first = ends.first().and_then(|&end| rest.get(..end)).unwrap_or("");
    let function = compound == 0 && view.lexicon.look_up(first).flags.any(CLOSED);
    let best = lengths
        .iter()
        .filter_map(|&count| {
            let end = *ends.get(count - 1)?;
            let name = rest.get(..end)?;
            let surname = if compound > 0 || count == 4 { 2 } else { 1 };
            let shape = Shape { surname, weight: compound.max(single), function };
            Some((score(view, start, name, shape, context)?, end))
        })
        .max_by_key(|&(score, end)| (score, end));
    let threshold = if context == Context::Strong { 4 } else { 9 };
    // 宗政, 贺兰: what is a surname of two characters may be one of a single character with a given name.
    let plain = || {
        let end = ends.get(1).copied().filter(|_| compound > 0 && single > 0)?;
        let shape = Shape { surname: 1, weight: single, function: false };
        Some((score(view, start, rest.get(..end)?, shape, context)?, end))
    };
    let best = best.filter(|best| best.0 >= threshold).or_else(|| plain().filter(|best| best.0 >= threshold))?;
    Some(Span::new(start, start + to_u32(best.1)))
}

/// 阮氏碧玉: what women are called in Vietnam.
fn is_vietnamese(view: &View<'_>, rest: &str, ends: &[usize]) -> bool {
    const SEEN: u8 = 3;
    const WORD: Flags = Flags::GENERIC.or(Flags::BODY_HEAD).or(Flags::BOUNDARY).or(Flags::TRIGGER).or(Flags::TITLE);
    let &[first, second, _, fourth] = ends.get(..4).unwrap_or(&[]) else { return false };
    let surname = rest.get(..first).is_some_and(|first| view.lexicon.list(List::Vietnamese).has(first));
    let Some(given) = rest.get(second..fourth).filter(|_| surname && rest.chars().nth(1) == Some('氏')) else {
        return false;
    };
    let least = |weight: u8| given.chars().all(|c| view.lexicon.people.given_character(c) >= weight);
    // 陈氏|家族, 陈氏|出席: 碧玉 is a noun too, but is written with what names are.
    let word = || view.segmenter.tag(given).is_some_and(|tag| tag.starts_with(['n', 'v']) && !tag.starts_with("nr"));
    least(SEEN) && !view.lexicon.look_up(given).flags.any(WORD) && (least(USUAL) || !word())
}

/// 宫下宗一郎, 小池百合子: behind a Japanese surname, three characters of which the last ends given names.
fn longer(view: &View<'_>, rest: &str, ends: &[usize]) -> bool {
    let surname = ends.get(1).and_then(|&end| rest.get(..end));
    let name = ends.get(4).and_then(|&end| rest.get(..end));
    surname.is_some_and(|surname| view.lexicon.people.is_foreign(surname))
        && name.is_some_and(|name| view.lexicon.list(List::GivenEnd).ends(name))
}

/// From this weight on two surnames may stand side by side.
const DOUBLED: u8 = 3;

/// 叶刘淑仪, 张赵凯渝: the surname of a husband before a woman's own name.
fn doubled(view: &View<'_>, rest: &str, ends: &[usize]) -> bool {
    let people = &view.lexicon.people;
    let &[first, second, _, fourth] = ends.get(..4).unwrap_or(&[]) else { return false };
    let own = rest.get(first..second).is_some_and(|own| people.surname(own) >= DOUBLED);
    own && rest.get(second..fourth).is_some_and(|given| given.chars().all(|c| people.given_character(c) >= USUAL))
}

/// The surname that a name begins with.
pub(super) fn surname_of<'n>(view: &View<'_>, name: &'n str) -> Option<&'n str> {
    let people = &view.lexicon.people;
    let mut ends = name.char_indices().map(|(at, character)| at + character.len_utf8());
    let one = ends.next().and_then(|end| name.get(..end))?;
    let two =
        ends.next().and_then(|end| name.get(..end)).filter(|two| name.len() > two.len() && people.surname(two) > 0);
    two.or(Some(one).filter(|one| people.surname(one) > 0))
}

/// Every character behind the surname is one that given names have: 青岫 and 海屿 are called otherwise.
pub(super) fn is_usual(view: &View<'_>, name: &str) -> bool {
    const RARE: u8 = 2;
    let people = &view.lexicon.people;
    let surname = surname_of(view, name).map_or(0, str::len);
    name.get(surname..).is_some_and(|given| given.chars().all(|character| people.given_character(character) > RARE))
}

/// What is known of a name by its surname.
#[derive(Clone, Copy)]
struct Shape {
    /// Characters of the surname.
    surname: usize,
    weight: u8,
    /// The first character is a word that stands in no name; asked of names with a surname of one.
    function: bool,
}

/// How much speaks for these characters as a name; `None` where something speaks against it.
fn score(view: &View<'_>, start: u32, name: &str, shape: Shape, context: Context) -> Option<i32> {
    let Shape { surname, weight, function } = shape;
    let people = &view.lexicon.people;
    let mut ends = name.char_indices().map(|(at, character)| at + character.len_utf8());
    let mut head = || ends.next().and_then(|end| name.get(..end)).unwrap_or(name);
    let (first, first_two) = (head(), head());
    let flags = |word: &str| view.lexicon.look_up(word).flags;
    // 双方签: a pronoun and a verb, not a rare surname.
    // 须为申报单位: a function word that is a rare surname too.
    if surname == 1 && weight <= (if context == Context::Strong { 1 } else { 2 }) && function {
        // 名誉主席应国梁
        let mut given = name.chars().skip(1);
        let usual = |character: char| people.given_character(character) >= USUAL;
        if context == Context::Weak || !given.next().is_some_and(usual) || !given.next().is_some_and(usual) {
            return None;
        }
    }
    // 于|股东: a function word and a noun.
    if surname == 1 && function {
        let rest = name.get(first.len()..).unwrap_or("");
        let unusual = rest.chars().any(|character| people.given_character(character) < 2);
        if rest.len() > 3
            && unusual
            && view.segmenter.tag(rest).is_some_and(|tag| tag.starts_with(['n', 'v']) && !tag.starts_with("nr"))
        {
            return None;
        }
    }
    let not_a_name = match context {
        Context::Strong => people.never_a_name(name),
        Context::Weak => people.not_a_name(name),
    };
    let longer = name.len() > first_two.len();
    let word = || surname == 1 && longer && flags(first_two).any(CLOSED);
    if not_a_name || word() || (weight <= 1 && longer && view.segmenter.knows(first_two)) {
        return None;
    }
    let mut score = i32::from(weight);
    let mut count = 0;
    let mut last = None;
    for (at, character) in name.char_indices().skip(surname) {
        let weight = people.given_character(character);
        score += if weight == 0 { -1 } else { i32::from(weight.min(3)) - 1 };
        count += 1;
        last = name.get(at..).map(|last| (last, weight));
    }
    let (last, weight) = last?;
    // 毕业|后: a word of the dictionary, and a function word behind it.
    let verb = || {
        let tag = view.segmenter.tag(first_two).unwrap_or("");
        let token = view.token_at(start).is_some_and(|index| view.word(index) == first_two);
        token && tag.starts_with(['v', 'd', 'n', 'a']) && !tag.starts_with("nr")
    };
    if surname == 1 && longer && flags(last).any(CLOSED) && verb() {
        return None;
    }
    let usual = weight >= USUAL;
    // 达 ends many names, 和 joins them.
    let character = last;
    let last = flags(last);
    let end = start + to_u32(name.len());
    let behind = after(view, end);
    let marked = || view.rest(end).starts_with(['、', '（', '；']);
    if last.any(CLOSED)
        && (last.any(Flags::CUES) || !usual)
        && !((weight > 0 || (count == 2 && marked())) && only_a_name(view, character, last, end))
    {
        // 丁诗如|转任
        score -= if usual && behind >= 3 && !last.any(Flags::cue(Cue::And)) { 3 } else { 8 };
    }
    if view.segmenter.knows(name) && !matches!(view.segmenter.tag(name), Some("nr" | "nrt" | "nrfg")) {
        score -= if context == Context::Strong { 2 } else { 8 };
    }
    score += behind;
    // 王华|指出: a name does not end inside a word of the dictionary.
    let last_token = view.token_from(end).checked_sub(1).and_then(|index| view.tokens.get(index));
    if last_token.is_some_and(|token| {
        // 李伟农|会面: what follows is a verb beyond doubt, and the word none that stands behind names.
        let shown = || behind >= 3 && !view.lexicon.look_up(token.span.of_text(view.text)).flags.any(FOLLOWS);
        token.span.end > end
            && token.span.start > start
            && view.segmenter.knows(token.span.of_text(view.text))
            && !shown()
    }) {
        score -= 4;
    }
    // 张工|会见: what bodies are called is no given name.
    let body = || name.get(first.len()..).is_some_and(|given| flags(given).any(Flags::BODY_HEAD));
    if surname == 1 && count == 2 && body() {
        score -= 4;
    }
    if count == 2 {
        score += 1;
    }
    Some(score)
}

/// 喻宝才与, 倪正则。, 吴敬之一行: what follows shows that a function word before it is none.
fn only_a_name(view: &View<'_>, character: &str, flags: Flags, end: u32) -> bool {
    const NEVER: Flags = Flags::cue(Cue::Say).or(Flags::cue(Cue::ListEnd)).or(Flags::cue(Cue::And));
    let rest = view.rest(end);
    let index = view.token_at(end);
    // 超20人
    if character == "超" {
        return !rest.starts_with(|c: char| c.is_numeric() || "一二三四五六七八九十百千两半".contains(c));
    }
    // 伍建和|率技术团队, 王建和、县议员…: nothing is joined to a verb or a mark.
    if flags.any(Flags::cue(Cue::And)) && (rest.starts_with('率') || rest.starts_with(['、', '，', '；', '。', '（']))
    {
        return true;
    }
    // 刘珺|则认为: an adverb before a verb of saying.
    if character == "则" && index.is_some_and(|index| view.is_cue(index, Cue::Say)) {
        return false;
    }
    // 李明|自2024年3月1日起
    if rest.starts_with(|c: char| c.is_ascii_digit()) && "自从于至在到".contains(character) {
        return false;
    }
    if flags.any(NEVER) {
        return false;
    }
    let Some(next) = rest.chars().next().filter(|next| is_han(*next)) else { return true };
    let joins = view.lexicon.look_up(next.encode_utf8(&mut [0; 4])).flags.any(Flags::cue(Cue::And));
    // 王小强|自9月5日起升任…
    let usual = character.chars().all(|last| view.lexicon.people.given_character(last) >= USUAL);
    let opens = usual && rest.starts_with(['自', '于', '因', '将', '已', '曾']);
    joins || opens || rest.starts_with("一行") || index.is_some_and(|index| view.is_cue(index, Cue::Say))
}

/// What no name consists of by itself.
const CLOSED: Flags = Flags::BOUNDARY.or(Flags::CUES);
/// What may follow a name.
const FOLLOWS: Flags = CLOSED.or(Flags::TRIGGER).or(Flags::TITLE).or(Flags::HONORIFIC_AFTER);

/// What follows a name: its end is more likely where a word begins that cannot be part of it.
fn after(view: &View<'_>, end: u32) -> i32 {
    let rest = view.rest(end);
    let Some(next) = rest.chars().next() else { return 4 };
    if !is_han(next) {
        // 洪波获|“金奖”: between a name and what is quoted a verb stands.
        return match next {
            '·' => -6,
            '“' | '「' | '《' => 0,
            _ => 4,
        };
    }
    // 葛明达|等: a verb of one character is one where it is a word, not where it may be the end of the name.
    let is_word = || {
        view.lexicon.people.given_character(next) < USUAL
            || view.token_at(end).is_some_and(|index| view.word(index).len() == next.len_utf8())
    };
    let score = |count: usize| {
        let (at, character) = rest.char_indices().nth(count - 1)?;
        let word = view.lexicon.look_up(rest.get(..at + character.len_utf8())?);
        if !word.flags.any(FOLLOWS) {
            return None;
        }
        word.senses.iter().find_map(|sense| match sense {
            Sense::Honorific { after: true } => Some(5),
            Sense::Thing { kind: ThingKind::Title, .. } if count > 1 => Some(5),
            Sense::Boundary | Sense::Trigger(_) if count == 1 && !is_word() => None,
            Sense::Boundary | Sense::Cue(_) | Sense::Trigger(_) => Some(if count > 1 { 3 } else { 2 }),
            _ => None,
        })
    };
    if let Some(best) = [4, 3, 2, 1].into_iter().filter_map(score).max() {
        return best;
    }
    // 考察团团长李明一行, 复旦大学李明团队
    if view.lexicon.list(List::Companions).begins(rest) {
        return 3;
    }
    i32::from(view.token_at(end).is_some()) * 2 - 1
}

/// A conjunction, or a word of two characters that is never in a name, begins a text: 史密斯|和…, 莱维特|作了….
fn ends_before(view: &View<'_>, rest: &str) -> bool {
    let word = |count: usize| rest.char_indices().nth(count).map_or(rest, |(end, _)| rest.get(..end).unwrap_or(""));
    view.lexicon.senses(word(1)).contains(&Sense::Cue(Cue::And))
        || rest.chars().nth(1) == Some('了')
        || view.lexicon.senses(word(2)).iter().any(|sense| matches!(sense, Sense::Boundary | Sense::Trigger(_)))
}

/// Most characters of a foreign name without a dot.
const FOREIGN: usize = 6;

/// 比罗尔, 苏拉赫曼: characters that foreign names are written with, and no Chinese name of three.
fn foreign(view: &View<'_>, start: u32, rest: &str) -> Option<usize> {
    let people = &view.lexicon.people;
    let (mut end, mut count) = (0, 0);
    for (at, character) in rest.char_indices() {
        if !people.transliterates(character) {
            break;
        }
        (end, count) = (at + character.len_utf8(), count + 1);
        if count > FOREIGN {
            return None;
        }
    }
    // 行长威廉姆斯|于周二…: a function word is written with such a character too.
    let last = rest.get(..end)?.chars().next_back()?;
    let own = || {
        let at = start + to_u32(end - last.len_utf8());
        view.token_at(at).is_some_and(|index| view.word(index).len() == last.len_utf8())
            && view.lexicon.look_up(last.encode_utf8(&mut [0; 4])).flags.any(CLOSED)
    };
    // 局长克里斯达、…: behind the word nothing follows that it could belong to.
    let followed = || rest.get(end..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric);
    if count > 3 && own() && followed() {
        (end, count) = (end - last.len_utf8(), count - 1);
    }
    let name = rest.get(..end).filter(|_| count >= 2)?;
    let next = rest.get(end..).and_then(|rest| rest.chars().next());
    let first_end = name.chars().next().map_or(0, char::len_utf8);
    // 首相斯塔默: a rare surname is a syllable behind a post.
    let least = u8::from(view.hit_ends(start, Flags::TITLE));
    let weight = name.get(..first_end).map_or(0, |first| people.surname(first));
    // 王小强|因…: what follows a name of three.
    let function = || {
        let last = name.chars().next_back().unwrap_or(' ');
        view.lexicon.look_up(last.encode_utf8(&mut [0; 4])).flags.any(CLOSED)
    };
    let chinese = weight > least && (count <= 3 || (count == 4 && weight >= 3 && function()));
    if chinese || people.not_a_name(name) || next.is_some_and(|next| NAME_DOTS.contains(&next)) {
        return None;
    }
    // Words of the dictionary that are no names: 克服, 理想.
    let (from, to) = (view.token_from(start), view.token_from(start + to_u32(end)));
    let word = |index: usize| {
        let word = view.word(index);
        word.chars().nth(1).is_some()
            && view
                .segmenter
                .tag(word)
                .is_some_and(|tag| !tag.starts_with("nr") && !tag.starts_with("ns") && tag != "nz")
    };
    let whole = view.token_at(start).is_some() && view.token_ending(start + to_u32(end)).is_some();
    let usual = (from..to).filter(|&index| word(index)).count();
    (whole && (usual == 0 || count > 3 && usual == 1 && to - from > 1)).then_some(end)
}

/// A few more characters and a bracket with Latin letters.
fn original_follows(rest: &str) -> bool {
    let open = rest.char_indices().take(4).find(|(_, c)| matches!(c, '（' | '('));
    open.is_some_and(|(at, mark)| {
        rest.get(..at).is_some_and(|name| name.chars().all(is_han))
            && rest.get(at + mark.len_utf8()..).is_some_and(|inner| inner.starts_with(|c: char| c.is_ascii_uppercase()))
    })
}

/// 戴阳·马林科维奇: parts joined by a middle dot.
fn transliterated(view: &View<'_>, start: u32, rest: &str) -> Option<usize> {
    let first = rest.char_indices().take(7).find(|&(_, c)| !is_han(c))?;
    if first.0 < 3 || !NAME_DOTS.contains(&first.1) {
        return None;
    }
    // 但|哈利·华纳, 在|山姆·华纳: a function word of its own begins no name.
    const THREE_HAN: usize = 9;
    let function = |index: usize| {
        view.word(index).chars().nth(1).is_none() && view.flags(index).any(Flags::BOUNDARY.or(Flags::CUES))
    };
    // 部长|达|尼亚尔·萨特巴耶夫: but it does behind a post.
    if first.0 >= THREE_HAN && view.token_at(start).is_some_and(function) && !view.hit_ends(start, Flags::TITLE) {
        return None;
    }
    // 任命|洛里·科赫, 该院|院长|鲁伊·门德斯: nor do a verb and a post.
    let closed = |index: usize| {
        view.word(index).len() > 3
            && view.word(index).len() < first.0
            && view.flags(index).any(CLOSED.or(Flags::TRIGGER).or(Flags::TITLE))
    };
    let from = view.hits.partition_point(|hit| hit.span.start < start);
    let dot = start + to_u32(first.0);
    let mut inside = view.hits.get(from..).unwrap_or(&[]).iter().take_while(|hit| hit.span.start < dot);
    if view.token_at(start).is_some_and(closed) || inside.any(|hit| hit.flags.any(Flags::TITLE) && hit.span.end < dot) {
        return None;
    }
    let mut end = first.0 + first.1.len_utf8();
    // The last part ends where a token ends that a boundary or a mark follows.
    let mut count = 0;
    for (at, character) in rest.get(end..)?.char_indices() {
        if NAME_DOTS.contains(&character) {
            count = 0;
            continue;
        }
        if !is_han(character) || count >= 7 {
            return (count > 0).then_some(end + at);
        }
        let offset = start + to_u32(end + at);
        // 蓬拉军（Bhokin …）: the original behind shows where the name ends.
        if rest.get(end + at..).is_some_and(original_follows) {
            count += 1;
            continue;
        }
        // 米拉文|直接, 穆萨|用中文
        // 考文垂 is one word, whatever its last character is.
        if count >= 2 && !view.lexicon.people.transliterates(character) && view.token_at(offset).is_some() {
            return Some(end + at);
        }
        if count >= 2 && ends_before(view, rest.get(end + at..).unwrap_or("")) {
            return Some(end + at);
        }
        if count >= 1
            && let Some(index) = view.token_at(offset)
            && view.flags(index).any(CLOSED.or(Flags::TRIGGER))
        {
            return Some(end + at);
        }
        count += 1;
    }
    end = rest.len();
    Some(end)
}
