//! Named occasions, documents, programmes, honors and venues; quotations; and words that refer back to them.

use super::described::is_theme;
use super::organization::extend_left;
use super::sentence::View;
use super::{Head, HeadKind, Mention, MentionKind, definite, pronoun};
use crate::gazetteer::{Cue, EnglishWord, Flags, List, NameKind, Sense, ThingKind};
use crate::record::Category;
use crate::span::Span;
use crate::token::TokenKind;
use crate::token::script::{closing_quote, is_han};

/// The mention kind of a head.
pub(crate) fn mention_kind(kind: NameKind) -> MentionKind {
    match kind {
        NameKind::Occasion => MentionKind::Occasion,
        NameKind::Document => MentionKind::Document,
        NameKind::Programme => MentionKind::Programme,
        NameKind::Honor => MentionKind::Honor,
        NameKind::Venue => MentionKind::Venue,
        NameKind::Place => MentionKind::Place,
    }
}

/// Candidates of one sentence. `blocked` are times, which names other than occasions do not reach over.
/// Returns the closing mark of a quotation that runs on into the next sentence.
pub(crate) fn find(view: &View<'_>, blocked: &[Span], out: &mut Vec<Mention>) -> Option<char> {
    const DEFINITE: Flags = Flags::cue(Cue::Definite);
    let open = marked(view, out);
    if view.has.han {
        super::han_head::find(view, blocked, out);
    }
    if view.has.latin && view.all.any(Flags::NAME_HEAD) {
        by_latin_head(view, blocked, out);
    }
    if view.has.han || view.all.any(DEFINITE.or(Flags::HEAD)) {
        anaphora(view, out);
    }
    if view.has.latin {
        definite::bodies(view, out);
        pronoun::bodies(view, out);
        pronoun::holders(view, out);
    }
    if view.has.latin || view.all.any(Flags::cue(Cue::PronounSubject)) {
        pronoun::persons(view, out);
    }
    open
}

/// Names in book titles and in quotation marks.
fn marked(view: &View<'_>, out: &mut Vec<Mention>) -> Option<char> {
    if view.in_quote.is_none() && !view.has.quote {
        return None;
    }
    book_titles(view, out);
    quoted(view, out)
}

/// 《…》 is a document (a film or a programme now and then, which the heads do not tell).
fn book_titles(view: &View<'_>, out: &mut Vec<Mention>) {
    let mut index = 0;
    while index < view.tokens.len() {
        if view.word(index) == "《"
            && let Some(close) = (index + 1..(index + 60).min(view.tokens.len())).find(|&at| view.word(at) == "》")
        {
            let mut mention = Mention::new(view.span_of(index + 1, close), MentionKind::Document, 3);
            mention.extent = view.span_of(index, close + 1);
            // 《财经周刊》副总编辑: who has editors is no text.
            if view.lexicon.list(List::PressPost).begins(view.rest(mention.extent.end)) {
                (mention.kind, mention.category) = (MentionKind::Organization, Some(Category::Media));
            }
            if close > index + 1 {
                out.push(mention);
            }
            index = close;
        }
        index += 1;
    }
}

/// Longest name in quotation marks, in characters; anything longer or with a sentence in it was said by someone.
const QUOTED_NAME: usize = 40;

/// Longest cry or slogan that somebody may put a full stop behind, in characters.
const SLOGAN: usize = 5;

/// Quotation marks: what was said, a name, or a slogan. Returns the closing mark that the sentence still waits for.
fn quoted(view: &View<'_>, out: &mut Vec<Mention>) -> Option<char> {
    let mut index = 0;
    if let Some(close) = view.in_quote {
        // The quotation began in a sentence before.
        let Some(end) = (0..view.tokens.len()).find(|&at| view.word(at).starts_with(close)) else {
            push_quotation(view, (0, view.tokens.len()), view.tokens.len(), out);
            return Some(close);
        };
        push_quotation(view, (0, end), end + 1, out);
        index = end + 1;
    }
    while index < view.tokens.len() {
        let open = view.word(index).chars().next().unwrap_or(' ');
        let Some(close) = closing_quote(open).filter(|_| view.kind(index) == Some(TokenKind::Punct)) else {
            index += 1;
            continue;
        };
        if let Some(last) = super::latin::nickname(view, index) {
            index = last + 1;
            continue;
        }
        let end = (index + 1..view.tokens.len()).find(|&at| view.word(at).starts_with(close));
        // A quotation may run on into the next sentence.
        let Some(last) = end else {
            push_quotation(view, (index + 1, view.tokens.len()), view.tokens.len(), out);
            return Some(close);
        };
        if spoken(view, index, view.span_of(index + 1, last)) {
            push_quotation(view, (index + 1, last), last + 1, out);
        } else {
            let inner = view.span_of(index + 1, last);
            let span = trim_list_mark(inner, inner.of_text(view.text));
            let mut mention = Mention::new(span, MentionKind::Quoted, 3);
            mention.extent = view.span_of(index, last + 1);
            if !span.is_empty() {
                by_context(view, &mut mention, index, last + 1);
                out.push(mention);
            }
        }
        index = last + 1;
    }
    None
}

fn push_quotation(view: &View<'_>, inner: (usize, usize), after: usize, out: &mut Vec<Mention>) {
    let mut span = view.span_of(inner.0, inner.1);
    if !span.is_empty() {
        // The comma before `he said` is not his.
        span.end -= u32::from(span.of_text(view.text).ends_with(','));
        let mut mention = Mention::new(span, MentionKind::Quotation, 3);
        mention.extent = view.span_of(inner.0.saturating_sub(usize::from(inner.0 > 0)), after);
        out.push(mention);
    }
}

/// Whether what stands in quotation marks was said: it is long, or ends like a sentence, or follows a verb of saying.
fn spoken(view: &View<'_>, open: usize, inner: Span) -> bool {
    let text = inner.of_text(view.text);
    let characters = text.chars().count();
    if said_before(view, open) || characters > QUOTED_NAME * 2 {
        return true;
    }
    if !text.contains(is_han) {
        let words = text.split(' ').filter(|word| word.len() > 3);
        let (capitals, all) = words.fold((0, 0), |(capitals, all), word| {
            (capitals + usize::from(word.starts_with(char::is_uppercase)), all + 1)
        });
        // A title in capitals is no sentence, whatever mark stands at its end.
        return capitals * 3 < all * 2 && (text.ends_with(['.', '!', '?', ',']) || text.split(' ').count() > 8);
    }
    // “我们等了三年。”: a full stop inside the marks ends what was said, however short.
    characters > SLOGAN && text.ends_with('。')
        || characters > 8
            && (text.ends_with(['。', '！', '？', '!', '?', '，', ',', '；']) || text.contains(['。', '；']))
}

/// `“GOI Exemplars,”`: the comma is the sentence's.
fn trim_list_mark(span: Span, text: &str) -> Span {
    let trimmed = text.trim_end_matches([',', '.', '，']);
    Span::new(span.start, span.start + crate::span::to_u32(trimmed.len()))
}

/// A verb of saying with a colon or comma stands before the mark.
fn said_before(view: &View<'_>, index: usize) -> bool {
    let Some(mark) = index.checked_sub(1) else { return false };
    let mark = if view.kind(mark) == Some(TokenKind::Space) { mark.saturating_sub(1) } else { mark };
    matches!(view.word(mark), ":" | "：") && mark > 0 && view.is_cue(mark - 1, Cue::Say)
}

/// A quoted name is what its own last word or the word behind it says.
fn by_context(view: &View<'_>, mention: &mut Mention, open: usize, after: usize) {
    let text = mention.span.of_text(view.text);
    let own = last_head(view, mention.span);
    let next_at = view.tokens.get(after).map_or(view.span.end, |token| token.span.start);
    let next = if view.kind(after) == Some(TokenKind::Space) { after + 1 } else { after };
    let following = view
        .hits_at(next_at)
        .find_map(|hit| name_head(view.lexicon.senses_of(hit.word)))
        .or_else(|| name_head(view.senses(next)).filter(|_| !text.contains(is_han)));
    let organization = super::organization::head_of(view.senses_of_last(mention.span)).or_else(|| {
        let mut ending = view.hits_ending(mention.span.end).filter(|hit| hit.span.start > mention.span.start);
        ending.find_map(|hit| super::organization::head_of(view.lexicon.senses_of(hit.word)))
    });
    let named = !text.contains(['—', '+', '、'])
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && !is_theme(view, open, text);
    if let Some((category, _)) = organization.filter(|_| own.is_none() && named) {
        (mention.kind, mention.category) = (MentionKind::Organization, Some(category));
        return;
    }
    // 机器人公司「栖行机器人」: what it is called is a company, whatever the name ends with.
    if named && open.checked_sub(1).is_some_and(|noun| super::organization::is_firm_noun(view, noun)) {
        (mention.kind, mention.category, mention.weight) = (MentionKind::Organization, Some(Category::Company), 2);
        return;
    }
    // “爱小伴”创始人: what has a head of the kind that companies have.
    if named && own.is_none() && text.chars().nth(2).is_some() && heads_company(view, next_at) {
        (mention.kind, mention.category, mention.weight) = (MentionKind::Organization, Some(Category::Company), 2);
        return;
    }
    if let Some((kind, _)) = own.filter(|(kind, _)| *kind != NameKind::Place) {
        mention.kind = mention_kind(kind);
        // Modifiers before the quotation belong to the name: 徐汇区高质量孵化器“加速计划”.
        let left =
            extend_left(view, view.tokens.get(open).map_or(mention.span.start, |token| token.span.start), false, &[]);
        // 授予A“共和国勋章”: whose it becomes stands before what is given.
        let given = kind == NameKind::Honor;
        if !left.counted && !given && text.contains(is_han) && left.start < mention.extent.start {
            mention.extent.start = left.start;
            mention.span = Span::new(left.start, mention.extent.end);
        }
        return;
    }
    if let Some((kind, _)) = following {
        mention.kind = mention_kind(kind);
    }
}

/// A post that only companies have, with no field of its own, begins at an offset: 创始人, 董事长.
fn heads_company(view: &View<'_>, at: u32) -> bool {
    view.hits_at(at).filter(|hit| hit.flags.any(Flags::TITLE)).any(|hit| {
        let fields = view.lexicon.list(List::FieldPost).ends(hit.span.of_text(view.text));
        !fields
            && view.lexicon.senses_of(hit.word).iter().any(|sense| match sense {
                Sense::Thing { id, kind: ThingKind::Title, ambiguous: false } => {
                    view.lexicon.thing(*id).is_some_and(|thing| &*thing.level == "company")
                }
                _ => false,
            })
    })
}

fn last_head(view: &View<'_>, span: Span) -> Option<(NameKind, bool)> {
    let by_hit = view
        .hits
        .iter()
        .filter(|hit| hit.span.end == span.end && hit.span.start >= span.start)
        .find_map(|hit| name_head(view.lexicon.senses_of(hit.word)));
    by_hit.or_else(|| name_head(view.senses_of_last(span)))
}

pub(super) fn name_head(senses: &[Sense]) -> Option<(NameKind, bool)> {
    senses.iter().find_map(|sense| match sense {
        Sense::NameHead { kind, strong } => Some((*kind, *strong)),
        _ => None,
    })
}

/// Lower-case English names: joint incubation contracts, letters of intent, strategic cooperation agreement.
fn by_latin_head(view: &View<'_>, blocked: &[Span], out: &mut Vec<Mention>) {
    let mut taken = 0;
    for index in 0..view.tokens.len() {
        let Some(token) = view.tokens.get(index) else { break };
        if token.kind != TokenKind::Word || token.span.start < taken || !view.may_be(index, Flags::NAME_HEAD) {
            continue;
        }
        let phrase =
            view.hits_at(token.span.start).find(|hit| hit.span.end > token.span.end && hit.flags.any(Flags::NAME_HEAD));
        let found = match phrase {
            Some(hit) => name_head(view.lexicon.senses_of(hit.word)).map(|(kind, strong)| (kind, strong, hit.span)),
            None => name_head(view.senses(index)).map(|(kind, strong)| (kind, strong, token.span)),
        };
        let Some((kind, strong, head)) = found else { continue };
        // What names an event itself is left to the rules: a dialogue, a discussion.
        if kind == NameKind::Occasion
            && phrase.is_none()
            && view.senses(index).iter().any(|sense| matches!(sense, Sense::Trigger(_)))
        {
            continue;
        }
        if !matches!(kind, NameKind::Document | NameKind::Honor | NameKind::Programme | NameKind::Occasion) {
            continue;
        }
        // `The Ports Authority plans to …` is a verb.
        if view
            .hits_at(token.span.start)
            .any(|hit| view.lexicon.senses_of(hit.word).contains(&Sense::Cue(Cue::Planned)))
        {
            continue;
        }
        // Wednesday night; half of the year, where names have capitals: Supplier of the Year.
        if blocked.iter().any(|time| time.overlaps(head)) {
            continue;
        }
        if view.word(index) == "of" {
            if let Some(start) = capitals_before(view, index).filter(|_| kind == NameKind::Honor) {
                out.push(Mention::new(Span::new(start, head.end), MentionKind::Honor, 2));
                taken = head.end;
            }
            continue;
        }
        let start = modifiers_before(view, index, kind == NameKind::Document);
        let span = Span::new(start, head.end);
        taken = head.end;
        let modified = start < head.start;
        // `forum` alone is a word for one that has a name.
        let bare = kind == NameKind::Occasion && phrase.is_none() && !modified;
        if (modified || strong) && !bare && !head.of_text(view.text).starts_with(char::is_uppercase) {
            // A common noun is no name by itself; it can be what an event is about.
            let weight = if kind == NameKind::Programme { 1 } else { u8::from(modified) + u8::from(strong) };
            out.push(Mention::new(span, mention_kind(kind), weight));
        }
    }
}

/// Where the run of capitalised words right before `of the Year` begins: Small Manufacturer of the Year.
fn capitals_before(view: &View<'_>, of: usize) -> Option<u32> {
    const WORDS: usize = 5;
    let mut start = None;
    let mut at = of;
    for _ in 0..WORDS {
        let Some(word) = at.checked_sub(2).filter(|_| view.word(at - 1) == " ") else { break };
        if view.word(word) == "&" && start.is_some() {
            at = word;
            continue;
        }
        let name = view.kind(word) == Some(TokenKind::Word) && view.flags(word).any(Flags::CAPITAL);
        let closed = view.is_boundary(word) || view.senses(word).iter().any(|sense| matches!(sense, Sense::Cue(_)));
        if !name || closed {
            break;
        }
        start = view.tokens.get(word).map(|token| token.span.start);
        at = word;
    }
    start
}

/// Start of the adjectives and nouns right before a head, up to five words; of a paper also joint-venture agreement.
fn modifiers_before(view: &View<'_>, head: usize, compounds: bool) -> u32 {
    let mut start = view.tokens.get(head).map_or(0, |token| token.span.start);
    let mut at = head;
    for _ in 0..5 {
        let Some(word) = at.checked_sub(2).filter(|_| view.word(at - 1) == " ") else { break };
        let closed = view.is_boundary(word)
            || view.senses(word).iter().any(|sense| matches!(sense, Sense::Cue(_) | Sense::Literal))
            || matches!(view.word(word), "of" | "for" | "in" | "on" | "at" | "to" | "the" | "a" | "an" | "and")
            || matches!(view.word(word), "million" | "billion" | "trillion" | "bn" | "mn"); // 300 million agreement
        // three-day forum: half a compound is no modifier; but a co-incubation programme.
        let half = word.checked_sub(1).is_some_and(|before| view.word(before) == "-");
        let whole = if half { word.saturating_sub(2) } else { word };
        let worded = view.kind(word) == Some(TokenKind::Word) && view.kind(whole) == Some(TokenKind::Word);
        let joined = || {
            let prefix = view.word(whole).len() < 3 && whole.checked_sub(1).is_some_and(|at| view.word(at) == " ");
            prefix || (compounds && is_plain_compound(view.word(whole), view.word(word)))
        };
        if !worded || closed || (half && !joined()) || ends_verb(view, word) {
            break;
        }
        at = whole;
        start = view.tokens.get(at).map_or(start, |token| token.span.start);
    }
    start
}

/// joint-venture, sale-leaseback; not five-year, which says how long.
fn is_plain_compound(first: &str, last: &str) -> bool {
    let plain = |word: &str| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    plain(first) && plain(last) && !matches!(last, "year" | "month" | "week" | "day" | "term" | "hour")
}

/// The home of `took home`.
fn ends_verb(view: &View<'_>, word: usize) -> bool {
    let end = view.span_of(word, word + 1).end;
    word.checked_sub(2).and_then(|verb| view.tokens.get(verb)).is_some_and(|verb| {
        let whole = |span: Span| span.end == end;
        view.hits_at(verb.span.start).any(|hit| whole(hit.span) && hit.flags.any(Flags::TRIGGER))
    })
}

/// 本次大会, 该联盟, the alliance, the conference: a definite word and a head without a name.
fn anaphora(view: &View<'_>, out: &mut Vec<Mention>) {
    for index in 0..view.tokens.len() {
        let Some(token) = view.tokens.get(index) else { break };
        let definite = view.is_cue(index, Cue::Definite);
        if token.kind == TokenKind::Han && !definite {
            out.extend(definite_word(view, index));
        }
        // English needs the article.
        if !definite && (token.kind != TokenKind::Han || !view.may_be(index, Flags::HEAD)) {
            continue;
        }
        let next = if view.word(index + 1) == " " { index + 2 } else { index + 1 };
        // The three-day forum
        let compound = definite && view.word(next + 1) == "-" && view.word(next + 3) == " ";
        let head_index = if compound {
            next + 4
        } else if definite {
            next
        } else {
            index
        };
        let Some(head_token) = view.tokens.get(head_index) else { continue };
        let hit = view
            .hits_at(head_token.span.start)
            .find(|hit| hit.flags.any(Flags::HEAD) && view.token_ending(hit.span.end).is_some());
        let (head_span, senses) = match hit {
            Some(hit) => (hit.span, view.lexicon.senses_of(hit.word)),
            None => (head_token.span, view.senses(head_index)),
        };
        // A bare word in Chinese is looked up as it stands.
        if !definite && head_kind(senses).is_none() {
            continue;
        }
        // The company's president
        let word = super::latin::without_possessive(head_span.of_text(view.text));
        let head_span = Span::new(head_span.start, head_span.start + crate::span::to_u32(word.len()));
        let company = || {
            let noun = view.lexicon.senses(word).contains(&Sense::English(EnglishWord::Company));
            (noun && definite && !word.ends_with('s')).then_some(HeadKind::Organization(Category::Company))
        };
        let kind = head_kind(view.lexicon.senses(word)).or_else(|| head_kind(capitalised(view, word))).or_else(company);
        let Some(kind) = kind else { continue };
        let han = word.starts_with(is_han);
        // The Luxembourg-based company
        let based = view.is_english(next + 2, EnglishWord::Stay) && matches!(kind, HeadKind::Organization(_));
        if compound && kind != HeadKind::Name(NameKind::Occasion) && !based {
            continue;
        }
        // A ceremony with a name of its own kind is a part of something, not a word for it.
        if word.contains(' ') || (han && word.chars().count() > 2) {
            continue;
        }
        // English needs the article; a Chinese head may stand bare: 大会由…主办.
        let bare = match kind {
            HeadKind::Name(NameKind::Occasion) => !modified(view, head_index),
            // 公司计划…: at the start of a clause, before a verb.
            HeadKind::Organization(_) => begins_clause(view, head_index) && word.chars().count() == 2,
            HeadKind::Name(_) | HeadKind::Person | HeadKind::Several => false,
        };
        let referring = definite || (han && bare);
        if !referring {
            continue;
        }
        // A longer compound noun follows: the conference hall.
        let after = view.token_from(head_span.end);
        if view.word(after) == " "
            && view.kind(after + 1) == Some(TokenKind::Word)
            && head_kind(view.senses(after + 1)).is_some()
            // The company plans to …
            && !view.may_be(after + 1, Flags::cue(Cue::Planned))
        {
            continue;
        }
        // The exchange of letters: a noun of doing.
        let mut hits = view.hits_at(head_span.start);
        if !han
            && view.word(after + 1) == "of"
            && hits.any(|hit| hit.span.end > head_span.end && hit.flags.any(Flags::TRIGGER))
        {
            continue;
        }
        let span = if definite { Span::new(token.span.start, head_span.end) } else { head_span };
        let mut mention = Mention::new(span, MentionKind::Anaphor, 1);
        let weak = |sense: &Sense| matches!(sense, Sense::NameHead { strong: false, .. });
        let general = view.lexicon.senses(word).iter().any(weak) || capitalised(view, word).iter().any(weak);
        mention.refers = Some(Head { kind, span: head_span, general });
        out.push(mention);
    }
}

/// 该公司, 本公司 where the segmenter has them as one word.
fn definite_word(view: &View<'_>, index: usize) -> Option<Mention> {
    let (word, span) = (view.word(index), view.tokens.get(index)?.span);
    let first = word.chars().next()?;
    let definite = view.lexicon.senses(word.get(..first.len_utf8())?).contains(&Sense::Cue(Cue::Definite));
    let noun = word.get(first.len_utf8()..).filter(|noun| definite && !noun.is_empty())?;
    let senses = view.lexicon.senses(noun);
    let kind = if word.chars().count() > 2 { head_kind(senses) } else { definite::short_kind(noun) };
    let kind = kind.filter(|_| !belongs(view, index + 1))?;
    // 本公司 is whose text it is, as 公司 alone.
    let own = view.is_cue(index, Cue::Own);
    let from = if own { span.start } else { span.start + crate::span::to_u32(first.len_utf8()) };
    let mut mention = Mention::new(span, MentionKind::Anaphor, 1);
    let general = senses.iter().any(|sense| matches!(sense, Sense::NameHead { strong: false, .. }));
    mention.refers = Some(Head { kind, span: Span::new(from, span.end), general });
    Some(mention)
}

/// 该公司|总部, 本公司|全资附属公司: a noun right behind is what the body has, not what the body does.
fn belongs(view: &View<'_>, next: usize) -> bool {
    let han = view.kind(next) == Some(TokenKind::Han);
    let noun = view.segmenter.tag(view.word(next)).is_none_or(|tag| tag.starts_with(['n', 'b', 'j', 'l']));
    let says = view.is_boundary(next)
        || view.may_be(next, Flags::TRIGGER.or(Flags::CUES))
        || view.senses(next).iter().any(|sense| matches!(sense, Sense::Cue(_)));
    han && noun && !says
}

/// A word at the start of a clause with a verb or a function word behind it.
fn begins_clause(view: &View<'_>, index: usize) -> bool {
    let starts = index.checked_sub(1).is_none_or(|before| {
        view.kind(before) == Some(TokenKind::Punct) && !matches!(view.word(before), "、" | "“" | "《")
    });
    let next = index + 1;
    // 公司11月与…, 公司去年收购…
    let verb = matches!(view.segmenter.tag(view.word(next)), Some(tag) if tag.starts_with(['v', 'd', 'p', 't']))
        || view.kind(next) == Some(TokenKind::Number);
    starts && (view.is_boundary(next) || verb || view.senses(next).iter().any(|sense| matches!(sense, Sense::Cue(_))))
}

/// Something that could be the head's modifier stands right before it.
fn modified(view: &View<'_>, index: usize) -> bool {
    index.checked_sub(1).is_some_and(|before| {
        view.kind(before) == Some(TokenKind::Han)
            && !view.is_boundary(before)
            && !view.senses(before).iter().any(|sense| matches!(sense, Sense::Cue(_)))
            || matches!(view.kind(before), Some(TokenKind::Word | TokenKind::Number))
    })
}

fn head_kind(senses: &[Sense]) -> Option<HeadKind> {
    senses.iter().find_map(|sense| match sense {
        Sense::NameHead { kind, .. } => Some(HeadKind::Name(*kind)),
        Sense::OrganizationHead { category, .. } => Some(HeadKind::Organization(*category)),
        _ => None,
    })
}

/// What a word can be with a capital.
fn capitalised<'a>(view: &View<'a>, word: &str) -> &'a [Sense] {
    let mut characters = word.chars();
    let Some(first) = characters.next().filter(|first| !is_han(*first)) else { return &[] };
    let word: String = first.to_uppercase().chain(characters).collect();
    view.lexicon.senses(&word)
}

/// （以下简称“东部中心”）behind a Chinese name: the short form, if it is one, and the end of the bracket.
pub(crate) fn defined_alias(view: &View<'_>, mention: &Mention) -> Option<(Option<Span>, u32)> {
    let end = mention.span.end;
    let name = mention.span.of_text(view.text);
    let named = matches!(mention.kind, MentionKind::Organization | MentionKind::Proper) && name.ends_with(is_han);
    let open = view.token_at(end).filter(|_| named)?;
    if !matches!(view.word(open), "(" | "（") {
        return None;
    }
    let close = (open + 1..open + 28).find(|&index| matches!(view.word(index), ")" | "）"))?;
    let is_mark = |index: usize| view.kind(index) == Some(TokenKind::Punct);
    let defines = |index: usize| view.is_cue(index, Cue::Definition) || matches!(view.word(index), "以下" | "下");
    // （股票代码：688001，以下简称晶禾）, （以下简称晶禾，股票代码688001）: what else the bracket says.
    let behind = |index: usize| (index + 1..close).find(|&index| !is_mark(index));
    let names = |index: &usize| !defines(*index) && view.kind(*index) != Some(TokenKind::Number);
    let definition = (open + 1..close).filter(|&index| defines(index)).find_map(|index| behind(index).filter(names));
    let defined = definition.is_some();
    let from = definition.or_else(|| behind(open)).filter(names)?;
    let quoted = view.word(from - 1).starts_with(['“', '「', '『', '"']);
    let ends = |index: usize| !quoted && matches!(view.word(index), "，" | "," | "；" | ";");
    let part = (from..close).find(|&index| ends(index)).unwrap_or(close);
    let to = (from..part).rev().find(|&index| !is_mark(index))? + 1;
    let span = view.span_of(from, to);
    let alias = span.of_text(view.text);
    // Without a word that says so, the short form must be made of the name's own characters.
    let made_of = alias.chars().count() <= 8 && alias.chars().all(|c| name.contains(c));
    let close = view.tokens.get(close)?.span.end;
    // （以下简称“公司”或“澜图科技”）: the one that is a name.
    if defined && let Some(alias) = named_piece(view, span) {
        return Some((alias, close));
    }
    (is_short_form(alias) && (defined || made_of)).then_some((Some(span), close))
}

/// Of a length and of characters that a short form has.
fn is_short_form(text: &str) -> bool {
    (2..=20).contains(&text.chars().count()) && text.chars().all(|c| is_han(c) || c.is_alphanumeric())
}

/// Of short forms in quotation marks, or of one that is a word for a role, the one that is a name.
#[allow(clippy::option_option, reason = "there may be short forms and no name among them")]
fn named_piece(view: &View<'_>, span: Span) -> Option<Option<Span>> {
    let text = span.of_text(view.text);
    let roles = view.lexicon.list(List::OwnRole);
    let marks: &[char] = &['“', '”', '"', '「', '」', '『', '』'];
    if !text.contains(marks) {
        return roles.has(text).then_some(None);
    }
    let mut at = span.start as usize;
    for marked in text.split_inclusive(marks) {
        let piece = marked.trim_end_matches(marks);
        if is_short_form(piece) && !roles.has(piece) && piece != "或者" && piece != "以及" {
            return Some(Some(Span::of(at, at + piece.len())));
        }
        at += marked.len();
    }
    Some(None)
}

/// Documents and honors by their common noun: MoUs, agreements, prizes.
pub(crate) fn kind_of_common_noun(view: &View<'_>, noun: &str) -> Option<MentionKind> {
    let senses = view.lexicon.senses(noun);
    let (kind, _) = name_head(senses).filter(|_| !noun.contains(is_han))?;
    matches!(kind, NameKind::Document | NameKind::Honor).then(|| mention_kind(kind))
}
