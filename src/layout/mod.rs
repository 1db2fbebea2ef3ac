//! Repaired text to blocks: headline, dateline, bylines, furniture and body; the body to sentences.

mod dateline;
mod labels;
mod noise;
mod sentence;

use crate::span::Span;
use noise::Noise;
pub(crate) use noise::NoiseTable;

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
}

/// Read the layout of a repaired text.
pub(crate) fn read(text: &str, noise: &NoiseTable) -> Layout {
    let mut layout = Layout::default();
    let mut over = false; // other articles or comments follow
    let lines = lines(text);
    for (index, &line) in lines.iter().enumerate() {
        let content = line.of_text(text);
        let class = noise.of_line(content).or_else(|| short_start(content, noise));
        over |= matches!(class, Some(Noise::Related | Noise::Comment)) && index > 0;
        let kind = if over || is_furniture(class) || labels::read(text, line, noise, &mut layout) {
            BlockKind::Furniture
        } else if class == Some(Noise::Caption) {
            BlockKind::Caption
        } else if layout.title.is_none() && layout.sentences.is_empty() && is_headline(content, lines.get(index + 1)) {
            layout.title = Some(line);
            BlockKind::Headline
        } else {
            BlockKind::Body
        };
        let mut body = line;
        if kind == BlockKind::Body && layout.sentences.iter().all(|sentence| sentence.kind != BlockKind::Body) {
            body = dateline::read(text, line, noise, &mut layout);
        }
        push_block(text, Block { kind }, body, &mut layout);
    }
    layout
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
                | Noise::Comment
        )
    )
}

/// A furniture word begins a line that is too short to be a sentence and has no full stop.
fn short_start(line: &str, noise: &NoiseTable) -> Option<Noise> {
    let (length, class) = noise.at_start(line)?;
    let long = line.chars().count() > 80;
    let sentence = line.ends_with(['。', '.', '！', '？']);
    match class {
        Noise::Caption | Noise::Copyright | Noise::Comment | Noise::Related if length >= 6 || !long => Some(class),
        _ if !long && !sentence => Some(class),
        _ => None,
    }
}

/// The first line is the headline when it does not end like a sentence and more follows.
fn is_headline(line: &str, next: Option<&Span>) -> bool {
    let characters = line.chars().count();
    next.is_some()
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
