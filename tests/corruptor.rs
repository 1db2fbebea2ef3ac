//! Clean text, damaged in every way that pages are damaged, alone and together, comes back.
//!
//! The text is that of the benchmarks: 240 articles a language, with another cast and other sentences each.

#[path = "../benches/articles/mod.rs"]
#[allow(dead_code, reason = "only the articles are used")]
mod articles;
mod common;

use articles::{Dice, Group};
use common::PARSER;
use encoding_rs::{BIG5, Encoding, GBK, MACINTOSH, WINDOWS_1252};
use pinyin::ToPinyin;
use std::sync::LazyLock;

static CHINESE: LazyLock<Vec<String>> = LazyLock::new(|| Group::Simplified.articles());
static ENGLISH: LazyLock<Vec<String>> = LazyLock::new(|| Group::English.articles());

fn repair(text: &str) -> String {
    PARSER.repair(text).unwrap()
}

fn is_han(char: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&char)
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['。', '\n']).map(str::trim).filter(|sentence| sentence.chars().count() >= 8)
}

/// How a site writes its glosses.
#[derive(Clone, Copy, Debug)]
struct Site {
    brackets: [char; 2],
    tones: Tones,
    /// Glosses what is among these, or every so many-th character.
    which: Which,
}

#[derive(Clone, Copy, Debug)]
enum Tones {
    Marks,
    Numbers,
    None,
}

#[derive(Clone, Copy, Debug)]
enum Which {
    Set(&'static str),
    Every(usize),
    /// After two characters, both read.
    Words(usize),
}

const SITES: &[Site] = &[
    Site {
        brackets: ['(', ')'],
        tones: Tones::Marks,
        which: Which::Set("区发动业创产学导关应会华处际联务将长现实验术经营总点传兴"),
    },
    Site {
        brackets: ['（', '）'], tones: Tones::Marks, which: Which::Set("后进开对时来为过还这于与从众个亿优传")
    },
    Site { brackets: ['（', ')'], tones: Tones::Marks, which: Which::Every(7) },
    Site { brackets: ['(', ')'], tones: Tones::Numbers, which: Which::Every(5) },
    Site { brackets: ['(', ')'], tones: Tones::None, which: Which::Every(9) },
    Site { brackets: ['（', '）'], tones: Tones::None, which: Which::Every(4) },
    Site { brackets: ['(', ')'], tones: Tones::Marks, which: Which::Words(6) },
    Site { brackets: ['（', '）'], tones: Tones::None, which: Which::Words(8) },
];

/// A text with glosses, and how many there are.
fn glossed(text: &str, site: Site, traditional: bool) -> (String, usize) {
    let chars: Vec<char> = text.chars().collect();
    let written: Vec<char> = if traditional { hanconv::s2t(text).chars().collect() } else { chars.clone() };
    assert_eq!(chars.len(), written.len());
    let reading = |char: char| {
        let pinyin = char.to_pinyin()?;
        Some(match site.tones {
            Tones::Marks => pinyin.with_tone(),
            Tones::Numbers => pinyin.with_tone_num_end(),
            Tones::None => pinyin.plain(),
        })
    };
    let (mut out, mut count) = (String::new(), 0);
    for (index, &char) in chars.iter().enumerate() {
        out.push(written[index]);
        let gloss = match site.which {
            Which::Set(set) => reading(char).filter(|_| set.contains(char)).map(str::to_owned),
            Which::Every(step) => reading(char).filter(|_| index % step == 1).map(str::to_owned),
            Which::Words(step) => {
                let before = index.checked_sub(1).and_then(|before| reading(chars[before]));
                before.zip(reading(char)).filter(|_| index % step == 1).map(|(first, second)| {
                    let mark = if index % 2 == 0 { " " } else { "" };
                    format!("{first}{mark}{second}")
                })
            }
        };
        if let Some(gloss) = gloss {
            out.extend([site.brackets[0]]);
            out.push_str(&gloss);
            out.push(site.brackets[1]);
            count += 1;
        }
    }
    (out, count)
}

fn brackets(text: &str) -> usize {
    text.matches(['(', '（']).count()
}

#[test]
fn glosses_are_removed() {
    let (mut total, mut left, mut inexact) = (0, 0, 0);
    for (number, article) in CHINESE.iter().enumerate() {
        for traditional in [false, true] {
            let site = SITES[(number + usize::from(traditional)) % SITES.len()];
            let (damaged, count) = glossed(article, site, traditional);
            let repaired = repair(&damaged);
            total += count;
            let more = brackets(&repaired).saturating_sub(brackets(article));
            left += more;
            if more > 0 && left < 20 {
                let line = repaired.lines().zip(article.lines()).find(|(repaired, clean)| repaired != clean);
                println!("{site:?}: {line:?}");
            }
            inexact += usize::from(repaired != *article);
        }
    }
    println!("{total} glosses in {} texts, {left} left; {inexact} texts differ", 2 * CHINESE.len());
    assert!(total >= 20_000 && left * 100 <= total, "{left} of {total} glosses left");
    assert!(inexact * 50 <= CHINESE.len(), "{inexact} texts differ");
}

#[test]
fn brackets_with_meaning_stay() {
    for (article, insert) in CHINESE
        .iter()
        .zip(["(AI)", "（上海）", "(a)", "(Dejan Marinkovic)", "（下称甲方）", "(MIIT)", "(一)"].iter().cycle())
    {
        let at = article.char_indices().filter(|&(_, char)| is_han(char)).nth(20).unwrap().0;
        let text = format!("{}{insert}{}", &article[..at], &article[at..]);
        assert_eq!(repair(&text), text);
    }
}

/// The two bytes of a character in GBK.
fn gbk(char: char) -> Option<[u8; 2]> {
    let text = char.to_string();
    let (bytes, _, unmapped) = GBK.encode(&text);
    <[u8; 2]>::try_from(&*bytes).ok().filter(|_| !unmapped)
}

fn pair(bytes: [u8; 2]) -> Option<char> {
    let (text, errors) = GBK.decode_without_bom_handling(&bytes);
    let mut chars = text.chars();
    let first = chars.next().filter(|char| !errors && !('\u{E000}'..='\u{F8FF}').contains(char))?;
    chars.next().is_none().then_some(first)
}

/// GBK bytes read again, with `?` for every byte that is no part of a character; full-width forms folded or not.
fn read_gbk(bytes: &[u8], folded: bool) -> String {
    let (mut text, mut at) = (String::new(), 0);
    while let Some(&byte) = bytes.get(at) {
        let paired = bytes.get(at + 1).and_then(|&trail| pair([byte, trail]));
        let char = if byte < 0x80 { Some(char::from(byte)) } else { paired };
        at += if byte >= 0x80 && paired.is_some() { 2 } else { 1 };
        text.push(match char.unwrap_or('?') {
            char @ '\u{FF01}'..='\u{FF5E}' if folded => char::from_u32(u32::from(char) - 0xFEE0).unwrap(),
            char => char,
        });
    }
    text
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for char in text.chars() {
        match gbk(char) {
            Some(pair) => bytes.extend(pair),
            None => bytes.push(u8::try_from(char).ok().filter(u8::is_ascii)?),
        }
    }
    Some(bytes)
}

/// A text whose `lost`-th character lost its first byte, which became `?`.
fn slipped(text: &str, lost: usize, folded: bool) -> Option<String> {
    let head: String = text.chars().take(lost).collect();
    let mut damaged = bytes(&head)?;
    let tail: String = text.chars().skip(lost).collect();
    damaged.push(b'?');
    damaged.extend(bytes(&tail)?.get(1..)?);
    Some(read_gbk(&damaged, folded))
}

/// A text with the pinyin of a character put after bytes that are those of the character by accident.
fn misglossed(text: &str, lost: usize, folded: bool) -> Option<String> {
    let bytes = bytes(text)?;
    let head: String = text.chars().take(lost).collect();
    let at = self::bytes(&head)?.len() + 1;
    let false_pair = pair([*bytes.get(at)?, *bytes.get(at + 1)?]).filter(|&char| is_han(char))?;
    let reading = false_pair.to_pinyin()?.with_tone();
    Some(format!("{}{reading}){}", read_gbk(bytes.get(..at + 2)?, folded), read_gbk(bytes.get(at + 2..)?, folded)))
}

/// Full-width punctuation as ASCII, as the damage leaves it.
fn level(text: &str) -> Vec<char> {
    let fold = |char: char| match char {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(char) - 0xFEE0).unwrap(),
        char => char,
    };
    text.trim().chars().map(fold).collect()
}

/// How many characters of a text the damage at `from` touched: a shift ends at an ASCII byte, and where a pair cannot be read.
fn run(text: &str, damaged: &str, from: usize) -> usize {
    let (text, damaged) = (level(text), level(damaged));
    let behind = text.iter().rev().zip(damaged.iter().rev()).take_while(|(left, right)| left == right).count();
    text.len().saturating_sub(from + behind)
}

#[test]
fn byte_slips_are_mended() {
    let (mut total, mut mended, mut exact, mut wrong) = (0, 0, 0, 0);
    let mut shown = 0;
    let mut dice = Dice(7);
    for (number, article) in CHINESE.iter().enumerate() {
        for sentence in sentences(article).flat_map(|sentence| [sentence; 2]) {
            let text = if number % 2 == 0 { sentence.to_owned() } else { hanconv::s2t(sentence) };
            let lost = dice.roll(text.chars().count());
            let (glossed, folded) = (dice.roll(3) == 0, dice.roll(2) == 0);
            let damaged = if glossed { misglossed(&text, lost, folded) } else { slipped(&text, lost, folded) };
            let Some(damaged) = damaged else { continue };
            let length = run(&text, &damaged, lost);
            if length <= 4 || !text.chars().nth(lost).is_some_and(is_han) {
                continue;
            }
            let repaired = repair(&damaged);
            let (found, clean) = (level(&repaired), level(sentence));
            total += 1;
            let ahead = found.iter().zip(&clean).take_while(|(left, right)| left == right).count();
            let good = if found == clean {
                exact += 1;
                true
            } else {
                let differ =
                    found.iter().zip(&clean).enumerate().filter(|(_, (left, right))| left != right).map(|(at, _)| at);
                // The characters at both ends lost a byte: they are guesses, and may be left open.
                let near_edge = |at: usize| at.abs_diff(lost) <= 1 || (at + 1).abs_diff(lost + length) <= 1;
                found.len() == clean.len() && differ.clone().all(near_edge)
            };
            mended += usize::from(good);
            if !good {
                wrong += usize::from(ahead < lost.saturating_sub(1));
                if shown < 25 {
                    shown += 1;
                    println!("{sentence}\n    {damaged}\n    {repaired}");
                }
            }
        }
    }
    println!("{total} runs, {mended} mended, {exact} exact, {wrong} with changes before the run");
    assert!(total >= 1_000 && mended * 100 >= total * 95, "{mended} of {total} runs mended");
    assert_eq!(wrong, 0, "text before the damage was changed");
}

#[test]
fn clean_sentences_stay() {
    let (mut total, mut changed) = (0, Vec::new());
    for article in CHINESE.iter().chain(ENGLISH.iter()) {
        for sentence in article.split_inclusive(['。', '\n']).flat_map(|part| part.split_inclusive(". ")) {
            total += 1;
            let repaired = repair(sentence);
            if repaired != sentence {
                changed.push(format!("{sentence:?} became {repaired:?}"));
            }
            let traditional = hanconv::s2t(sentence);
            total += 1;
            let repaired = repair(&traditional);
            if repaired != sentence && repaired != hanconv::t2s(&traditional) {
                changed.push(format!("{traditional:?} became {repaired:?}"));
            }
        }
    }
    println!("{total} sentences, {} changed", changed.len());
    assert!(total >= 10_000 && changed.len() * 1000 <= total, "{} of {total}:\n{}", changed.len(), changed.join("\n"));
    for article in CHINESE.iter().chain(ENGLISH.iter()) {
        assert_eq!(repair(article), *article, "a whole article stays");
    }
}

/// Bytes of one encoding read as another; none where the text has characters that are not in it.
fn misread(text: &str, written: &'static Encoding, read: &'static Encoding) -> Option<String> {
    let (bytes, _, unmapped) = written.encode(text);
    (!unmapped).then(|| read.decode_without_bom_handling(&bytes).0.into_owned())
}

#[test]
fn misread_articles_come_back() {
    use encoding_rs::UTF_8;
    let pairs: [(&'static Encoding, &'static Encoding, usize); 6] = [
        (UTF_8, WINDOWS_1252, 98),
        (UTF_8, MACINTOSH, 98),
        (GBK, WINDOWS_1252, 98),
        (UTF_8, GBK, 97),
        (BIG5, GBK, 95),
        (BIG5, WINDOWS_1252, 95),
    ];
    for (written, read, least) in pairs {
        let (mut total, mut good) = (0, 0);
        for article in CHINESE.iter().step_by(3) {
            let text = if written == BIG5 { hanconv::s2t(article) } else { article.clone() };
            let Some(damaged) = misread(&text, written, read) else { continue };
            let repaired = repair(&damaged);
            for (found, clean) in repaired.lines().zip(article.lines()) {
                let same = level(found).iter().zip(level(clean)).filter(|(left, right)| **left == *right).count();
                let right = same * 10 >= clean.chars().count() * 9;
                (total, good) = (total + 1, good + usize::from(right));
                if !right && total - good < 6 {
                    println!("{clean}\n    {found}");
                }
            }
        }
        println!("{} as {}: {good} of {total} lines", written.name(), read.name());
        assert!(
            total >= 50 && good * 100 >= total * least,
            "{} as {}: {good} of {total} lines",
            written.name(),
            read.name()
        );
    }
}

/// A damage, by name.
type Damage = (&'static str, fn(&str) -> String);

/// Small damages that leave no doubt, by name.
const SMALL: &[Damage] = &[
    ("zero-width", |text| {
        text.chars()
            .enumerate()
            .flat_map(|(at, char)| (at % 5 == 3).then_some('\u{200B}').into_iter().chain([char]))
            .collect()
    }),
    ("soft hyphens and marks", |text| {
        format!("\u{FEFF}{}", text.replace('，', "\u{200E}，").replace('的', "\u{AD}的"))
    }),
    ("carriage returns", |text| text.replace('\n', "\r\n")),
    ("full-width digits", |text| {
        text.chars()
            .map(
                |char| {
                    if char.is_ascii_alphanumeric() { char::from_u32(u32::from(char) + 0xFEE0).unwrap() } else { char }
                },
            )
            .collect()
    }),
    ("tags", |text| format!("<p class=\"a\">{}</p>", text.replace('\n', "</p>\n<p>").replace('，', "，<span></span>"))),
    ("comments", |text| text.replace('。', "。<!-- ad -->")),
    ("entities", |text| {
        text.replace('“', "&ldquo;").replace('”', "&rdquo;").replace('—', "&mdash;").replace('·', "&middot;")
    }),
    ("numeric entities", |text| {
        text.chars().map(|char| if char == '的' { "&#30340;".to_owned() } else { char.to_string() }).collect()
    }),
];

#[test]
fn small_damages_are_undone() {
    for (name, damage) in SMALL {
        for article in CHINESE.iter() {
            let plain = article.contains(char::is_whitespace);
            assert!(plain, "articles have lines");
            assert_eq!(repair(&damage(article)), *article, "{name}");
        }
    }
}

#[test]
fn everything_together() {
    let (mut total, mut left, mut lines, mut good) = (0, 0, 0, 0);
    for (number, article) in CHINESE.iter().enumerate() {
        let site = SITES[number % SITES.len()];
        let (mut damaged, count) = glossed(article, site, number % 2 == 0);
        for (at, (_, damage)) in SMALL.iter().enumerate() {
            // Full-width letters are no pinyin any more; all others go together.
            if (number + at) % 3 == 0 && at != 3 {
                damaged = damage(&damaged);
            }
        }
        let repaired = repair(&damaged);
        total += count;
        left += brackets(&repaired).saturating_sub(brackets(article));
        lines += article.lines().count();
        good += article.lines().zip(repaired.lines()).filter(|(clean, found)| clean == found).count();
    }
    println!("{left} of {total} glosses left, {good} of {lines} lines");
    assert!(left * 100 <= total && good * 100 >= lines * 99, "{left} of {total} glosses, {good} of {lines} lines");
}
