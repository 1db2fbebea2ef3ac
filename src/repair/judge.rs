//! Tells likely Chinese text from unlikely: by how common its characters are, and by the words in it.

use super::ScriptTable;
use super::gbk::{self, is_han};
use std::cell::Cell;
use std::sync::LazyLock;

/// The characters that most of a news text consists of, sorted; pairs of wrong bytes are as likely any other.
const FREQUENT: &str = "\
〇一七万三上下不与专且世业东两个中为主举么义之乐九也乡书了争事二于五亚些交产京人亿什今介从他代以仪们件任份企优\
会传但位低住体何余作你使供便促保信候做健傅储像儿元先光克党入全八公六共关其内再军农冯决几出分切划刘则创初利别到\
制刻前副力办加务动化北区医十千午半协南卫即却厅原去县参又及双反发取受变口只可台司各合同名后向吕听吴告员周命和品\
唐售商四回因团园国在地圳场块坛型城培基增士声处备外多大天太头奖女她好如妇委子孙季学孵它宇安宋完定实宣家察对导将\
小少尔就局居届屋展山岁岛州工己已市布师带席常平年并广应底度康建开式引张强当形彭影很徐得德心必思性总情想意感成我\
或战户房所手才打技把投报拉持指据接推提揭播支收放政教数文料斯新方无日早时明易星昨是晚智更曹曾最月有服望期末本术\
朱机权李材村条来杨构林果校样核格桥梁械楼次欧正此每比民气氢水求汇江沈没河治法洋津活浙海消深清港湖源演火点然片牌\
物特率王环现球理生用田由电界疗白百的盟目直相省看真着知研础确碳示社神种科秒程究空立童第等签算管箭籍类粮系红约绍\
经结给络统绿网罗署美老考者而联股育胡能自至致航色艺芯苏范草药获落董蓝融行街表袁被装西要见观规视览觉解计认让训议\
记许论设访评识话该说调谢象责质贸费资赛走赵起超路身车辞边达过运近还这进选通造道邓那郑部郭都里重量金钟铁银链镇长\
门问间队际陆陈限院难集零需青非面韩音项领题额食马高黄龄";
/// What each Simplified character of the Basic Multilingual Plane is worth: damaged text asks for every one some dozen times.
static WORTHS: LazyLock<Vec<i8>> = LazyLock::new(|| {
    let mut worths: Vec<i8> = (0..0x1_0000).map(|code| char::from_u32(code).map_or(-3, plain_worth)).collect();
    for char in FREQUENT.chars() {
        if let Some(worth) = worths.get_mut(char as usize) {
            *worth = 2;
        }
    }
    worths
});

/// What a character is worth that is not one of the frequent ones.
fn plain_worth(char: char) -> i8 {
    match char {
        _ if gbk::is_common(char) => 0,
        _ if is_mark(char) => 1,
        _ if char.is_ascii() || matches!(char, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ') => 0,
        '—' | '…' | '·' | '‘' | '’' | '【' | '】' | '％' | '〇' | '\u{FF01}'..='\u{FF5E}' => 0,
        // Characters of GB 2312's second list occur in names; others hardly do.
        _ if is_han(char) && matches!(gbk::encode(char), Some([0xD8..=0xF7, 0xA1..=0xFE])) => -2,
        _ => -3,
    }
}

/// Whether a character is common in Chinese text.
pub(super) fn is_likely(char: char, table: &ScriptTable) -> bool {
    gbk::is_common(table.simplified(char)) || is_mark(char)
}

/// The punctuation that most texts have.
fn is_mark(char: char) -> bool {
    matches!(char, '，' | '。' | '、' | '：' | '；' | '“' | '”' | '（' | '）' | '《' | '》' | '！' | '？' | '　')
}

/// How many readings of damaged places are weighed in vain in an article, which is the dear part: some, and one more for
/// every so many bytes.
const READINGS: (usize, usize) = (30, 400);

/// The words that there are, and how many readings may still be weighed by them.
pub(super) struct Words<'a> {
    known: &'a dyn Fn(&str) -> bool,
    readings: Cell<usize>,
}

impl<'a> Words<'a> {
    /// `known` tells whether something is a Chinese (Simplified) word; `length` is that of the article in bytes.
    pub(super) fn new(known: &'a dyn Fn(&str) -> bool, length: usize) -> Self {
        Self { known, readings: Cell::new(READINGS.0 + length / READINGS.1) }
    }

    pub(super) fn know(&self, word: &str) -> bool {
        (self.known)(word)
    }

    /// Whether another reading may be weighed.
    pub(super) fn left(&self) -> bool {
        self.readings.get() > 0
    }

    /// One was weighed in vain.
    pub(super) fn in_vain(&self) {
        self.readings.set(self.readings.get().saturating_sub(1));
    }
}

/// Tells likely text from unlikely.
pub(super) struct Judge<'a> {
    table: &'a ScriptTable,
    pub(super) words: &'a Words<'a>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(table: &'a ScriptTable, words: &'a Words<'a>) -> Self {
        Self { table, words }
    }

    /// A character in Simplified.
    pub(super) fn simplified(&self, char: char) -> char {
        self.table.simplified(char)
    }

    /// Of one character.
    pub(super) fn worth(&self, char: char) -> i32 {
        WORTHS.get(self.table.simplified(char) as usize).map_or(-3, |&worth| i32::from(worth))
    }

    /// The same by common and uncommon alone.
    pub(super) fn likelihood(&self, char: char) -> i64 {
        match char {
            _ if is_likely(char, self.table) => 1,
            _ if char.is_ascii() => 0,
            _ => -1,
        }
    }

    pub(super) fn value(&self, chars: impl Iterator<Item = char>) -> i32 {
        chars.map(|char| self.worth(char)).sum()
    }

    /// How many pairs of neighbouring characters are words.
    pub(super) fn words(&self, chars: impl Iterator<Item = char>) -> i32 {
        let (mut pair, mut before, mut words) = (String::new(), None, 0_i32);
        for char in chars.map(|char| self.table.simplified(char)) {
            if let Some(before) = before.filter(|&before| is_han(before) && is_han(char)) {
                pair.clear();
                pair.extend([before, char]);
                words = words.saturating_add(i32::from(self.words.know(&pair)));
            }
            before = Some(char);
        }
        words
    }

    /// The one of several first characters that makes words with what stands around it.
    pub(super) fn choose(&self, options: &[char], before: &[char], body: &[char]) -> Option<char> {
        if let [only] = options {
            return Some(*only);
        }
        let after: Vec<char> = body.iter().take(3).map(|&char| self.table.simplified(char)).collect();
        if options.contains(&'　') && before.is_empty() && !after.first().is_some_and(|&char| is_han(char)) {
            return Some('　');
        }
        self.unique_best(options, before, &after)
    }

    /// The same for the last character, where `chars` are all before it.
    pub(super) fn choose_last(&self, options: &[char], chars: &[char], after: &[char], ends: bool) -> Option<char> {
        if let [only] = options {
            return Some(*only);
        }
        let before: Vec<char> = chars.iter().rev().take(3).rev().map(|&char| self.table.simplified(char)).collect();
        // Of full-width ASCII, what stands between Chinese characters is nearly always the comma.
        if options.contains(&'，') && options.contains(&'：') && !after.is_empty() {
            return Some('，');
        }
        // And of the other punctuation, what ends a text is the full stop.
        if options.contains(&'。') && options.contains(&'、') && ends {
            return Some('。');
        }
        self.unique_best(options, &before, after)
    }

    /// The one of several characters that makes the longest words with the Chinese characters around it.
    fn unique_best(&self, options: &[char], before: &[char], after: &[char]) -> Option<char> {
        let left = before.iter().rev().take_while(|&&char| is_han(char)).count();
        let before = before.get(before.len() - left..).unwrap_or(&[]);
        let mut around = Around::default();
        let mut scored: Vec<(usize, char)> = Vec::new();
        for &char in options.iter().filter(|&&char| self.worth(char) >= 0 && is_han(char)) {
            around.write(before, self.table.simplified(char), after);
            let score = self.words_over(&around, left);
            if score > 0 {
                scored.push((2 * score + usize::from(self.worth(char) > 0), char));
            }
        }
        scored.sort_by_key(|&(score, _)| std::cmp::Reverse(score));
        match scored.as_slice() {
            [(first, _), (second, _), ..] if first == second => None,
            [(_, char), ..] => Some(*char),
            [] => None,
        }
    }

    /// Sum of the lengths of the words that lie over a place. Those of four characters are only looked up where there is a
    /// shorter one, which nearly all of them hold.
    fn words_over(&self, around: &Around, place: usize) -> usize {
        let mut sum = 0;
        for length in [2, 3, 4] {
            if length == 4 && sum == 0 {
                break;
            }
            for from in (place + 1).saturating_sub(length)..=place {
                let known = around.word(from, from + length).is_some_and(|word| self.words.know(word));
                sum += if known { length } else { 0 };
            }
        }
        sum
    }
}

/// A few characters, and where each of them begins and ends.
#[derive(Default)]
struct Around {
    text: String,
    bounds: Vec<usize>,
}

impl Around {
    /// One character between others, up to the first that is no Chinese one.
    fn write(&mut self, before: &[char], char: char, after: &[char]) {
        self.text.clear();
        self.bounds.clear();
        self.bounds.push(0);
        for &char in before.iter().chain([&char]).chain(after.iter().take_while(|&&char| is_han(char))) {
            self.text.push(char);
            self.bounds.push(self.text.len());
        }
    }

    fn word(&self, from: usize, to: usize) -> Option<&str> {
        self.text.get(*self.bounds.get(from)?..*self.bounds.get(to)?)
    }
}
