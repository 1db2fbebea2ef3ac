//! Articles for the benchmarks: sentences written for them, with names filled in, always the same ones.
//!
//! A repeated article would train the branch predictor and stay in the cache, which flatters dictionary work; so each
//! article has another cast, other sentences and another order. The numbers of records that the parser finds in them are
//! asserted before anything is timed: work that is quick because it is not done would show.

use shilu::{Article, Parser};
use std::collections::BTreeMap;

/// Articles of a group.
const ARTICLES: usize = 240;

/// Events and entities of each group. They change with rules and dictionaries.
const EXPECTED: [(usize, usize); 3] = [(2401, 4686), (2401, 4686), (2458, 4255)];

/// The groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    /// Simplified Chinese.
    Simplified,
    /// The same articles in Traditional characters, with pinyin in brackets after every eleventh character.
    Traditional,
    /// English.
    English,
}

impl Group {
    /// All groups.
    pub(crate) const ALL: [Self; 3] = [Self::Simplified, Self::Traditional, Self::English];

    /// Name in the results.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Simplified => "simplified",
            Self::Traditional => "traditional",
            Self::English => "english",
        }
    }

    /// The articles.
    pub(crate) fn articles(self) -> Vec<String> {
        let stock = match self {
            Self::Simplified | Self::Traditional => Stock::new(include_str!("zh.tsv"), 1),
            Self::English => Stock::new(include_str!("en.tsv"), 2),
        };
        let article = |number| stock.article(&mut Dice::new(number));
        (0..ARTICLES)
            .map(|number| match self {
                Self::Traditional => glossed(&hanconv::s2t(article(number))),
                Self::Simplified | Self::English => article(number),
            })
            .collect()
    }
}

/// The articles of a group with their records.
pub(crate) struct Corpus {
    pub(crate) group: Group,
    pub(crate) articles: Vec<String>,
    pub(crate) records: Vec<Article>,
}

impl Corpus {
    /// Parse the articles of all groups and compare the numbers of records with the expected ones.
    ///
    /// # Panics
    /// When they differ.
    pub(crate) fn all(parser: &Parser) -> Vec<Self> {
        let all: Vec<Self> = Group::ALL.iter().map(|&group| Self::new(group, parser)).collect();
        let found: Vec<(usize, usize)> = all.iter().map(|corpus| (corpus.events(), corpus.entities())).collect();
        assert_eq!(
            found, EXPECTED,
            "events and entities differ: if that is meant, put them in benches/articles/mod.rs"
        );
        all
    }

    fn new(group: Group, parser: &Parser) -> Self {
        let articles = group.articles();
        let parse = |article: &String| parser.parse_article(article).expect("the articles are within the limits");
        let records = articles.iter().map(parse).collect();
        Self { group, articles, records }
    }

    pub(crate) fn bytes(&self) -> usize {
        self.articles.iter().map(String::len).sum()
    }

    pub(crate) fn events(&self) -> usize {
        self.records.iter().map(|record| record.events.len()).sum()
    }

    pub(crate) fn entities(&self) -> usize {
        self.records.iter().map(|record| record.entities.len()).sum()
    }
}

/// A linear congruential generator (Knuth's MMIX): enough to vary articles, and the same on every machine.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn new(article: usize) -> Self {
        let mut dice = Self(article as u64 + 1);
        dice.roll(2);
        dice
    }

    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides.max(1)
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list.get(self.roll(list.len())).copied().unwrap_or("")
    }
}

/// The sentences and words of one language.
struct Stock {
    openings: Vec<&'static str>,
    bodies: Vec<&'static str>,
    words: BTreeMap<&'static str, Vec<&'static str>>,
    chinese: bool,
}

/// What an article is about: the same bodies and people in all its sentences.
struct Cast {
    names: BTreeMap<&'static str, String>,
}

impl Stock {
    fn new(sentences: &'static str, column: usize) -> Self {
        let (mut openings, mut bodies, mut opening) = (Vec::new(), Vec::new(), true);
        for line in sentences.lines() {
            opening &= line != "# body";
            if let Some((_, sentence)) = line.split_once('\t') {
                if opening { openings.push(sentence) } else { bodies.push(sentence) }
            }
        }
        let mut words: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for line in include_str!("words.tsv").lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            if let (Some(&kind), Some(&word)) = (cells.first(), cells.get(column)) {
                words.entry(kind).or_default().push(word);
            }
        }
        Self { openings, bodies, words, chinese: column == 1 }
    }

    /// A headline, a body of two to five paragraphs, and the furniture that pages have around them.
    fn article(&self, dice: &mut Dice) -> String {
        let cast = self.cast(dice);
        let mut text = if self.chinese {
            self.fill("{occasion}在{city}举行\n", &cast, dice)
        } else {
            self.fill("{occasion} Held in {city}\n", &cast, dice)
        };
        if dice.roll(3) == 0 {
            let dateline =
                if self.chinese { "本报讯（记者 {person}）" } else { "{city}, {date} /PRNewswire/ -- " };
            text.push_str(&self.fill(dateline, &cast, dice));
        }
        text.push_str(&self.fill(dice.pick(&self.openings), &cast, dice));
        for _ in 0..2 + dice.roll(4) {
            text.push('\n');
            for _ in 0..2 + dice.roll(3) {
                text.push_str(&self.fill(dice.pick(&self.bodies), &cast, dice));
                if !self.chinese {
                    text.push(' ');
                }
            }
        }
        if dice.roll(2) == 0 {
            let credit =
                if self.chinese { "\n来源：{city}日报\n责任编辑：{person}" } else { "\nEditor: {person}" };
            text.push_str(&self.fill(credit, &cast, dice));
        }
        text
    }

    fn cast(&self, dice: &mut Dice) -> Cast {
        let mut names = BTreeMap::new();
        for slot in ["A", "B", "C"] {
            names.insert(slot, self.word("org", dice).to_owned());
        }
        for slot in ["P", "Q"] {
            let (title, person) = (self.word("title", dice), self.person(dice));
            names.insert(slot, if self.chinese { format!("{title}{person}") } else { format!("{title} {person}") });
        }
        for slot in ["city", "field", "occasion"] {
            names.insert(slot, self.word(slot, dice).to_owned());
        }
        Cast { names }
    }

    fn word(&self, kind: &str, dice: &mut Dice) -> &'static str {
        self.words.get(kind).map_or("", |words| dice.pick(words))
    }

    fn person(&self, dice: &mut Dice) -> String {
        if dice.roll(5) == 0 {
            return self.word("foreigner", dice).to_owned();
        }
        let (surname, given) = (self.word("surname", dice), self.word("given", dice));
        if self.chinese { format!("{surname}{given}") } else { format!("{surname} {given}") }
    }

    /// A sentence with its slots filled.
    fn fill(&self, sentence: &str, cast: &Cast, dice: &mut Dice) -> String {
        let mut filled = String::new();
        let mut rest = sentence;
        while let Some((before, after)) = rest.split_once('{') {
            let (slot, after) = after.split_once('}').unwrap_or((after, ""));
            filled.push_str(before);
            match cast.names.get(slot) {
                Some(name) => filled.push_str(name),
                None => filled.push_str(&self.slot(slot, dice)),
            }
            rest = after;
        }
        filled + rest
    }

    fn slot(&self, slot: &str, dice: &mut Dice) -> String {
        let (month, day) = (1 + dice.roll(12), 1 + dice.roll(28));
        let year = 2019 + dice.roll(7);
        let english_month = ENGLISH_MONTHS.get(month - 1).copied().unwrap_or("May");
        match (slot, self.chinese) {
            ("person", _) => self.person(dice),
            ("year", _) => year.to_string(),
            ("day", _) => day.to_string(),
            ("k", _) => (2 + dice.roll(47)).to_string(),
            ("n", _) => (60 + dice.roll(4000)).to_string(),
            ("kth", _) => format!("{}th", 4 + dice.roll(16)),
            ("round", _) => dice.pick(&["A", "B", "C"]).to_owned(),
            ("date", true) if dice.roll(3) == 0 => format!("{year}年{month}月{day}日"),
            ("date", true) => format!("{month}月{day}日"),
            ("date", false) => format!("{english_month} {day}, {year}"),
            ("next", true) => format!("明年{month}月"),
            ("next", false) => format!("{english_month} next year"),
            ("amount", true) => format!("{}.{}亿{}", 1 + dice.roll(40), 1 + dice.roll(9), dice.pick(&["元", "美元"])),
            ("amount", false) => {
                format!("{}{}.{} million", dice.pick(&["$", "RMB "]), 1 + dice.roll(400), 1 + dice.roll(9))
            }
            _ => self.word(slot, dice).to_owned(),
        }
    }
}

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Pinyin in brackets after every eleventh Chinese character, as some converters leave it behind.
fn glossed(text: &str) -> String {
    use pinyin::ToPinyin;
    let mut glossed = String::with_capacity(text.len() * 2);
    let mut han = 0;
    for character in text.chars() {
        glossed.push(character);
        if let Some(reading) = character.to_pinyin() {
            han += 1;
            if han % 11 == 0 {
                glossed.push('(');
                glossed.push_str(reading.with_tone());
                glossed.push(')');
            }
        }
    }
    glossed
}
