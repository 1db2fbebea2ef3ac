//! Repaired text to blocks: headline, dateline, bylines, furniture and body; the body to sentences.

mod date;
mod dateline;
mod labels;
mod noise;
mod sentence;

use crate::gazetteer::Lexicon;
use crate::gazetteer::sense::{Sense, ThingKind};
use crate::span::Span;
use labels::Labels;
use noise::Noise;
pub(crate) use noise::NoiseTable;
use rustc_hash::FxHashSet;

/// What a line of the article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BlockKind {
    Headline,
    Body,
    Caption,
    /// Source lines, bylines, navigation, copyright: nothing in it takes part in events.
    Furniture,
}

/// One line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
}

/// One sentence of a headline, caption or paragraph.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sentence {
    pub(crate) span: Span,
    pub(crate) block: usize,
    pub(crate) kind: BlockKind,
}

/// What the outside of the article says about it.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    pub(crate) blocks: Vec<Block>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) title: Option<Span>,
    pub(crate) dateline: Option<dateline::Dateline>,
    pub(crate) source: Option<Span>,
    pub(crate) authors: Vec<Span>,
    /// Where a date of publication is written.
    pub(crate) published: Option<Span>,
    /// Whether that is the date below the body that signs a notice.
    pub(crate) signed: bool,
}

/// What names the lexicon knows, for those parts of a page where nothing but names stands.
#[derive(Clone, Copy)]
pub(crate) struct Names<'l>(&'l Lexicon);

impl Names<'_> {
    /// A place, also one in capitals.
    fn is_place(self, name: &str) -> bool {
        let name = name.trim();
        let place = |name: &str| {
            self.0.senses(name).iter().any(|sense| matches!(sense, Sense::Thing { kind: ThingKind::Place, .. }))
        };
        let latin = || name.is_ascii() || name.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
        !name.is_empty() && name.len() <= 48 && (place(name) || latin() && place(&title_case(name)))
    }

    /// Two or three words that are a personal name, as bylines without `By` are.
    fn is_person(self, name: &str) -> bool {
        let words: Vec<&str> = name.split(' ').collect();
        let capital = |word: &&str| {
            word.starts_with(|c: char| c.is_ascii_uppercase())
                && word.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-' || b == b'\'')
        };
        let [first, .., last] = words.as_slice() else { return false };
        let people = &self.0.people;
        let chinese = words.len() == 2 && people.romanized_surname(first) && people.is_romanized_given(last);
        (2..=3).contains(&words.len())
            && words.iter().all(capital)
            && (chinese || people.given_name(first) == Some(true))
            && !self.is_place(name)
    }
}

/// SAN DIEGO as San Diego.
fn title_case(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for char in name.chars() {
        let inside = out.ends_with(char::is_alphabetic);
        if inside { out.extend(char.to_lowercase()) } else { out.push(char) }
    }
    out
}

/// Where the reading of the lines stands.
struct Reader<'t> {
    text: &'t str,
    noise: &'t NoiseTable,
    names: Names<'t>,
    layout: Layout,
    /// Other articles or comments follow.
    over: bool,
    /// Addresses and telephone numbers follow.
    contact: bool,
    /// A sentence of the body was read.
    body: bool,
    /// A date on a line of its own behind the body: that of the signature, if it is the last thing.
    signed: Option<(Span, bool)>,
    /// `Ends/Monday, March 18, 2024` was read.
    ended: bool,
    /// Lines read, to know those that come twice.
    seen: FxHashSet<&'t str>,
    /// Only sentences count: the lines behind a word for related matter.
    sentences_only: bool,
    /// The last line that tells something.
    last_told: Option<usize>,
    /// The line before said that the source follows.
    source_follows: bool,
    /// The line before was short and no sentence, as the body that signs a notice is.
    signer: bool,
}

/// Read the layout of a repaired text.
pub(crate) fn read(text: &str, noise: &NoiseTable, lexicon: &Lexicon) -> Layout {
    let mut reader = Reader {
        text,
        noise,
        names: Names(lexicon),
        layout: Layout::default(),
        over: false,
        sentences_only: false,
        contact: false,
        body: false,
        signed: None,
        ended: false,
        seen: FxHashSet::default(),
        last_told: None,
        source_follows: false,
        signer: false,
    };
    let lines = lines(text);
    reader.last_told = lines.iter().rposition(|line| is_told(line.of_text(text)));
    for (index, &line) in lines.iter().enumerate() {
        reader.line(line, index, lines.get(index + 1).copied());
    }
    let mut layout = reader.layout;
    layout.signed = layout.published.is_none() && reader.signed.is_some_and(|(_, signer)| signer);
    layout.published = layout.published.or(reader.signed.map(|(span, _)| span));
    // A line's end is read before its beginning.
    layout.authors.sort_unstable_by_key(|name| name.start);
    layout
}

impl<'t> Reader<'t> {
    fn line(&mut self, line: Span, index: usize, next: Option<Span>) {
        let content = line.of_text(self.text);
        let mut body = line;
        let kind = self.kind(content, line, index, next, &mut body);
        if kind == BlockKind::Body {
            // Below a headline there can be a second one before the dateline.
            if !self.body
                || (index <= LATEST_DATELINE
                    && self.layout.dateline.is_none()
                    && (is_dated(content) || is_bracket(content)))
            {
                body = dateline::read(self.text, body, self.noise, self.names, &mut self.layout);
            }
            self.body = true;
            self.signer = content.chars().count() <= 30 && is_headline(content, None);
            // A date that nobody signed is one only at the end of all.
            self.signed = self.signed.filter(|&(_, signer)| signer);
        }
        push_block(self.text, Block { kind }, body, &mut self.layout);
    }

    /// What a line is; `body` is what is left of it without labels in brackets at its end.
    fn kind(&mut self, content: &'t str, line: Span, index: usize, next: Option<Span>, body: &mut Span) -> BlockKind {
        let whole = self.noise.of_line(content);
        let start = line_start(content, self.noise).filter(|start| whole.is_none() || start.ends_article);
        let class = start.map(|start| start.class).or(whole);
        // Some words that end an article are also headings in it, and some stand before one link in the middle.
        let inside = start.is_some_and(|start| start.inside) && self.last_told.is_some_and(|last| last > index);
        self.over |= matches!(class, Some(Noise::Related | Noise::Comment)) && index > 0 && !inside;
        self.sentences_only |= class == Some(Noise::Background) && index > 0;
        self.contact = class == Some(Noise::Contact) || self.contact && content.len() < 90;
        if self.over || self.sentences_only && !is_told(content) || is_mark(content) || self.is_repeated(content) {
            return BlockKind::Furniture;
        }
        let dated = after_ends(content);
        // A text that is nothing but a date has no page around it.
        if let Some(end) = date::whole(dated).filter(|_| index > 0 || next.is_some()) {
            let start = line.end as usize - dated.len();
            let found = Span::of(start, start + end);
            if self.body {
                // Ends/Monday, March 18, 2024: by itself the end, whatever captions follow.
                self.ended |= dated.len() < content.len();
                self.signed = Some((found, self.signer || self.ended));
            } else {
                self.layout.published = self.layout.published.or(Some(found));
            }
            return BlockKind::Furniture;
        }
        if std::mem::take(&mut self.source_follows) && content.len() <= 90 {
            self.layout.source = self.layout.source.or(Some(line));
            return BlockKind::Furniture;
        }
        if whole == Some(Noise::SourceLabel) {
            self.source_follows = true;
            return BlockKind::Furniture;
        }
        let long = content.len() > 180;
        if let Some((rest, picture)) = labels::trailing(self.text, line, self.noise, &mut self.layout) {
            *body = rest;
            if picture && self.layout.title.is_none() && !self.body && next.is_some() && class == Some(Noise::Caption) {
                // 某某出席典礼（附图）
                self.layout.title = Some(rest);
                return BlockKind::Headline;
            }
            if picture && !long {
                return BlockKind::Caption;
            }
        } else if is_furniture(class) && !(long && class == Some(Noise::Credit)) {
            return BlockKind::Furniture;
        } else {
            match labels::read(self.text, line, self.noise, &mut self.layout) {
                Labels::All => {
                    // By Jane Doe | Mumbai | 18 Nov 2025, 11:40 IST
                    if self.layout.published.is_none() && !self.body {
                        self.layout.published = self.dated_inside(content, line);
                    }
                    return BlockKind::Furniture;
                }
                Labels::Before(rest) => {
                    *body = rest;
                    return BlockKind::Body;
                }
                Labels::None if self.contact => return whom_to_ask(content),
                Labels::None => {}
            }
        }
        if class == Some(Noise::Caption) {
            return BlockKind::Caption;
        }
        if self.layout.title.is_none()
            && !self.body
            && next.is_some()
            && is_headline(content, next)
            && !self.opens_body(line)
        {
            self.layout.title = Some(line);
            return BlockKind::Headline;
        }
        let heads = || is_subheading(content, next.map(|next| next.of_text(self.text)));
        if self.body && heads() {
            return BlockKind::Headline;
        }
        // Behind the end of a press release stand its pictures.
        if self.ended {
            return BlockKind::Caption;
        }
        self.under_headline(content, line, next).unwrap_or(BlockKind::Body)
    }

    /// Whether the same line was there before; very short ones may come twice.
    fn is_repeated(&mut self, content: &'t str) -> bool {
        !self.seen.insert(content) && content.len() >= 12
    }

    /// The line under the headline: a reporter's name, a number of a document, or what sums the article up.
    fn under_headline(&mut self, content: &str, line: Span, next: Option<Span>) -> Option<BlockKind> {
        if self.body || self.layout.title.is_none() {
            return None;
        }
        if is_document_number(content) {
            return Some(BlockKind::Furniture);
        }
        if self.layout.authors.is_empty() && next.is_some() && self.names.is_person(content) {
            self.layout.authors.push(line);
            return Some(BlockKind::Furniture);
        }
        // Global Times, Mar 18, 2024; 2024-03-18 14:20 经济日报 记者X／台北即时报道
        if self.filing_line(content, line) {
            return Some(BlockKind::Furniture);
        }
        let next_line = next?;
        let next = next_line.of_text(self.text);
        let byline = self
            .noise
            .at_start(next)
            .is_some_and(|(_, class)| matches!(class, Noise::AuthorLabel | Noise::DateLabel | Noise::SourceLabel));
        let dated = || date::leading(next).is_some() || is_bracket(next) && self.opens_body(next_line);
        let dek = is_headline(content, None) && content.len() <= 240 && (byline || dated());
        dek.then_some(BlockKind::Headline)
    }

    /// A line of outlet and date, in either order, with the reporter.
    fn filing_line(&mut self, content: &str, line: Span) -> bool {
        if content.len() > 120 || content.ends_with(['.', '。', '！', '？']) {
            return false;
        }
        let base = line.start as usize;
        if let Some((end, all)) = date::leading(content) {
            let rest = content.get(all..).unwrap_or("");
            let words = rest.split([' ', '　']).filter(|word| !word.is_empty());
            let mut known = false;
            for word in words {
                let at =
                    base + content.len() - rest.len() + (word.as_ptr() as usize).saturating_sub(rest.as_ptr() as usize);
                let label = self.noise.at_start(word).filter(|&(_, class)| class == Noise::AuthorLabel);
                known |= self.noise.is_agency(word) || label.is_some() || self.names.is_place(word);
                if let Some((length, _)) = label {
                    let name_end = word.find(['／', '/']).unwrap_or(word.len());
                    labels::split_names(
                        self.text,
                        Span::of(at + length, at + name_end),
                        self.noise,
                        &mut self.layout.authors,
                    );
                }
            }
            // June 12, 2025 | Press release; 2025-08-07 10:00 湖州发布
            known |= content.len() <= 80 && (all > end || rest.trim_start().starts_with(['|', '｜']));
            if known {
                self.layout.published = self.layout.published.or(Some(Span::of(base, base + end)));
            }
            return known;
        }
        // Lakeside Monitor | 14 March 2025 | Compiled by X; 湖州日报 2025年8月7日 第1版
        let outlet = |content: &str| {
            let first = content.split(' ').next().unwrap_or("");
            let labelled = self.noise.at_start(content).is_some_and(|(_, class)| class == Noise::AuthorLabel);
            labelled || self.noise.is_agency(first) || first.ends_with(['报', '网'])
        };
        if content.contains(['|', '｜']) || (content.len() <= 80 && outlet(content)) {
            let dated = self.dated_inside(content, line);
            self.layout.published = self.layout.published.or(dated);
            if dated.is_some() {
                return true;
            }
        }
        // Westmere News, 12 May 2025; Compiled by X | Friday 6 June 2025; 20:14 UTC+8, 2025-04-17
        let Some((at, end)) = date::closing(content).filter(|&(at, _)| !ends_range(content, at)) else { return false };
        self.layout.published = self.layout.published.or(Some(Span::of(base + at, base + at + end)));
        true
    }

    /// A date with its year in a line of outlet, reporter and day.
    fn dated_inside(&self, content: &str, line: Span) -> Option<Span> {
        let (at, length) = date::inside(content).filter(|&(at, _)| !ends_range(content, at))?;
        let start = line.start as usize + at;
        Some(Span::of(start, start + length))
    }

    /// Whether a line begins with a dateline, so that it is no headline.
    fn opens_body(&self, line: Span) -> bool {
        let mut scratch = Layout::default();
        dateline::read(self.text, line, self.noise, self.names, &mut scratch) != line
    }
}

/// Furthest line with a dateline.
const LATEST_DATELINE: usize = 6;

/// Whether a line begins with capitals or a place and has a dash and a number near its start, as datelines have.
fn is_dated(line: &str) -> bool {
    const REACH: usize = 90;
    let head = crate::span::floor(line, REACH);
    let dash = head.find("--").or_else(|| head.find('—')).or_else(|| head.find(" – "));
    dash.and_then(|dash| head.get(..dash)).is_some_and(|front| front.contains(|c: char| c.is_ascii_digit()))
}

/// （香港，2025年5月19日）…: whether a line begins with a bracket that has a number in it.
fn is_bracket(line: &str) -> bool {
    const LONGEST: usize = 90;
    let open = line.starts_with(['(', '（', '【', '[']);
    let close = crate::span::floor(line, LONGEST).find([')', '）', '】', ']']);
    open && close.and_then(|close| line.get(..close)).is_some_and(|inner| inner.contains(|c: char| c.is_ascii_digit()))
}

/// A line without a letter or digit: a rule, a row of stars.
fn is_mark(line: &str) -> bool {
    !line.contains(char::is_alphanumeric)
}

/// `Ends/Monday, March 18, 2024`, `完／2024年3月18日`: the date behind the word that ends a press release.
fn after_ends(line: &str) -> &str {
    let rest = line.strip_prefix("Ends").or_else(|| line.strip_prefix('完')).unwrap_or(line);
    rest.trim_start_matches(['/', '／', ' '])
}

/// `5–6 June 2025`: a date with another day joined to its front is that of what the article tells of.
fn ends_range(line: &str, at: usize) -> bool {
    let before = line.get(..at).unwrap_or("").trim_end();
    let front = before.strip_suffix(['–', '-', '—', '至', '~']).or_else(|| before.strip_suffix(" to"));
    front.is_some_and(|front| front.trim_end().ends_with(|c: char| c.is_ascii_digit() || matches!(c, '日' | '号')))
}

/// `■结盟：携手A、收购B`, `二、签约`, `03 揭牌`: a short line with a mark or number in front, and a paragraph behind it.
fn is_subheading(line: &str, next: Option<&str>) -> bool {
    const LONGEST: usize = 28;
    /// Fewest bytes of the paragraph.
    const FEWEST: usize = 60;
    let marked = line.starts_with(['■', '◆', '▌', '●', '【']);
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let numbered = number.len() < line.len() && number.starts_with([' ', '、', '.', '．', '\u{3000}']);
    let ended = line.ends_with(['。', '.', '！', '？', '；', ';', '：', ':', '，']);
    let long = line.len().saturating_mul(2).max(FEWEST);
    let told = |next: &str| next.len() > long && next.ends_with(['。', '”', '！', '？', '.']);
    (marked || numbered) && !ended && line.chars().count() <= LONGEST && next.is_some_and(told)
}

/// 海科〔2024〕5号: what a document is filed under.
fn is_document_number(line: &str) -> bool {
    line.len() <= 60 && line.ends_with('号') && line.contains(['〔', '[', '［']) && line.contains(['〕', ']', '］'])
}

/// A line below `Media contact:`. Who is to be asked counts, the address does not.
fn whom_to_ask(line: &str) -> BlockKind {
    let address = |text: &str| text.contains(['@', '/']) || text.contains(|c: char| c.is_ascii_digit());
    let (first, rest) = line.split_once([',', '(', '，', '（']).unwrap_or((line, ""));
    let reached = !address(first) && rest.contains(['@', '+']);
    let named = first.starts_with(char::is_uppercase) && !first.contains(':');
    if named && (!address(line) || reached) { BlockKind::Caption } else { BlockKind::Furniture }
}

fn is_furniture(class: Option<Noise>) -> bool {
    matches!(
        class,
        Some(
            Noise::Navigation
                | Noise::Share
                | Noise::Copyright
                | Noise::Advertisement
                | Noise::Credit
                | Noise::ViewsLabel
                | Noise::Related
                | Noise::Background
                | Noise::Comment
                | Noise::Contact
        )
    )
}

/// A paragraph: a sentence that no headline is as long as.
fn is_told(line: &str) -> bool {
    const LONGEST_HEADLINE: usize = 120;
    line.len() > LONGEST_HEADLINE && line.ends_with(['。', '”', '！', '？', '.'])
}

/// A furniture word at the start of a line.
#[derive(Clone, Copy)]
struct LineStart {
    class: Noise,
    /// It can stand in the middle of an article: an ordinary word (`Highlights`), or one with its link on the same line.
    inside: bool,
    /// It is the whole line, and other articles or comments follow.
    ends_article: bool,
}

/// A furniture word begins a line that is too short to be a sentence and has no full stop.
fn line_start(line: &str, noise: &NoiseTable) -> Option<LineStart> {
    let (length, class) = noise.at_start(line)?;
    let (form, rest) = line.split_at_checked(length)?;
    let word = |text: Option<char>| text.is_some_and(|char| char.is_ascii_alphanumeric());
    if word(form.chars().next_back()) && word(rest.chars().next()) {
        return None;
    }
    let long = line.chars().count() > 80;
    let sentence = line.ends_with(['。', '.', '！', '？']);
    let labelled = form.ends_with([':', '：']) || rest.starts_with([':', '：']);
    let goes_on = rest.contains(char::is_alphanumeric);
    let ordinary = noise.is_ordinary(form);
    let ends_article = !goes_on && matches!(class, Noise::Related | Noise::Comment);
    let start = LineStart { class, inside: ordinary || goes_on, ends_article };
    match class {
        // `Highlights of the day included …` is a sentence, `Highlights` a heading.
        Noise::Related | Noise::Comment if goes_on && ordinary && (long || sentence) => None,
        Noise::Related if goes_on && !labelled && long && sentence => None,
        Noise::Caption | Noise::Copyright | Noise::Comment | Noise::Related if length >= 6 || !long => Some(start),
        Noise::Background if line.len() > length + 6 => None,
        _ if !long && !sentence => Some(start),
        _ => None,
    }
}

/// The first line is the headline when it does not end like a sentence and more follows; a line that does is none.
fn is_headline(line: &str, next: Option<Span>) -> bool {
    let characters = line.chars().count();
    (next.is_some() || characters <= 120)
        && characters <= 200
        && !line.ends_with(['。', '.', '！', '？', '!', ';', '；', ':', '：', ',', '，'])
}

fn push_block(text: &str, block: Block, body: Span, layout: &mut Layout) {
    let number = layout.blocks.len();
    layout.blocks.push(block);
    if block.kind == BlockKind::Furniture {
        return;
    }
    let mut spans = Vec::new();
    sentence::split(text, body, &mut spans);
    let kind = block.kind;
    // `Jane Doe commented:`, and the words in a paragraph of their own: one sentence, as where they follow on the line.
    let before = number.checked_sub(1).filter(|_| kind == BlockKind::Body);
    let says = |last: &mut Sentence| {
        Some(last.block) == before && last.kind == kind && last.span.of_text(text).ends_with([':', '：'])
    };
    if let Some(first) = spans.first_mut().filter(|first| first.of_text(text).starts_with(['"', '“', '「', '『']))
        && let Some(last) = layout.sentences.pop_if(says)
    {
        *first = last.span.cover(*first);
    }
    layout.sentences.extend(spans.into_iter().map(|span| Sentence { span, block: number, kind }));
}

/// The lines of a text without surrounding space, empty ones left out.
fn lines(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let trimmed = line.trim_start();
        let start = at + line.len() - trimmed.len();
        let trimmed = trimmed.trim_end();
        if !trimmed.is_empty() {
            spans.push(Span::of(start, start + trimmed.len()));
        }
        at += line.len() + 1;
    }
    spans
}
