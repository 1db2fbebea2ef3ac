//! When two Chinese names of companies are one: 禾芯传感 of 嘉兴禾芯传感技术股份有限公司, 皓辰创投 of 深圳皓辰创业投资管理有限公司.

use super::entity::Clusters;
use super::name::{fold, is_with_form};
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Flags, Lexicon, List, Sense};
use crate::record::{Category, EntityType};
use crate::token::script::is_han;

/// Most words that the full name of a company has behind its short one: Alder Quay of Alder Quay Ventures.
const MORE_WORDS: usize = 2;

/// Whether one folded English name is another without the form of a company, or one of two words and more without the words for
/// what companies do.
pub(super) fn is_short_english(one: &str, two: &str, lexicon: &Lexicon) -> bool {
    let (short, long) = if one.len() <= two.len() { (one, two) } else { (two, one) };
    if is_with_form(long, short, lexicon) {
        return true;
    }
    let Some(rest) = long.strip_prefix(short).and_then(|rest| rest.strip_prefix(' ')) else { return false };
    let heads = |word: &str| {
        let mut characters = word.chars();
        let capital: String = characters.next().into_iter().flat_map(char::to_uppercase).chain(characters).collect();
        let of = |sense: &Sense| {
            matches!(sense, Sense::OrganizationHead { category: Category::Company | Category::Fund, .. })
        };
        // Ventures, B.V.
        lexicon.senses(&capital).iter().any(of) || lexicon.senses(&word.to_uppercase()).iter().any(of)
    };
    short.contains(' ') && rest.split(' ').count() <= MORE_WORDS && rest.split(' ').all(heads)
}

impl Clusters {
    /// 瀚腾水务控股有限公司 and HANTENG WATER HOLDINGS LIMITED in two lines of their own: the company that the line above names,
    /// in the other language.
    pub(super) fn line_above(&self, text: &str, mention: &Mention) -> Option<usize> {
        if mention.kind != MentionKind::Organization && mention.kind != MentionKind::Proper {
            return None;
        }
        let name = mention.span.of_text(text);
        let before = text.get(..mention.span.start as usize)?;
        let behind = text.get(mention.span.end as usize..)?.trim_start_matches([' ', '\r']);
        let alone = before.ends_with('\n') && (behind.is_empty() || behind.starts_with('\n'));
        if !alone || !name.contains(' ') || !name.starts_with(|c: char| c.is_ascii_uppercase()) {
            return None;
        }
        let above = before.trim_end().rsplit('\n').next()?.trim();
        let company = above.starts_with(is_han) && above.ends_with("有限公司");
        let index = *self.by_key.get(&*fold(above)).filter(|_| company)?;
        self.list.get(index).is_some_and(|cluster| cluster.kind == Some(EntityType::Organization)).then_some(index)
    }
}

/// The characters that a company is known by at the least.
const BRAND: usize = 2;
/// Characters of a short form without a place.
const SHORT: usize = 3;
/// Characters of one that leaves out some between others: 皓辰创投.
const ABBREVIATED: usize = 4;

/// A name by its parts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Company<'t> {
    /// 深圳, if it begins with one.
    place: Option<&'t str>,
    /// What stands behind it, without the form.
    core: &'t str,
    /// It has a form: 有限公司.
    full: bool,
}

impl<'t> Company<'t> {
    /// The parts of a folded Chinese name.
    pub(super) fn of(name: &'t str, lexicon: &Lexicon) -> Option<Self> {
        if !name.starts_with(is_han) {
            return None;
        }
        let form = lexicon.list(List::CompanyForm).before(name);
        let whole = form.unwrap_or(name);
        let ends = whole.char_indices().map(|(at, _)| at).skip(BRAND).take(3);
        let parts = ends.filter_map(|end| whole.split_at_checked(end));
        let place = parts
            .filter(|(place, rest)| {
                rest.chars().nth(BRAND - 1).is_some() && lexicon.look_up(place).flags.any(Flags::PLACE)
            })
            .last();
        let (place, core) = place.map_or((None, whole), |(place, core)| (Some(place), core));
        Some(Self { place, core, full: form.is_some() })
    }

    /// The characters by which names that may be the same are found.
    pub(super) fn brand(self) -> Option<&'t str> {
        Some(beginning(self.core)).filter(|brand| brand.chars().count() == BRAND && brand.chars().all(is_han))
    }

    /// Whether one of the two is short for the other.
    pub(super) fn is_same(self, other: Self, lexicon: &Lexicon) -> bool {
        let (short, long) = if self.core.len() <= other.core.len() { (self, other) } else { (other, self) };
        let places = match (short.place.map(without_level), long.place.map(without_level)) {
            (Some(one), Some(two)) => one == two,
            (Some(_), None) => false,
            (None, _) => true,
        };
        if !long.full || short.full || !places || long.core.contains('(') {
            return false;
        }
        let characters = short.core.chars().count();
        match long.core.strip_prefix(short.core) {
            // 凌犀智能上海: a branch is another body.
            Some(rest) => {
                let shown = characters >= SHORT || short.place.is_some() || lexicon.senses(short.core).is_empty();
                shown && !begins_with_place(rest, lexicon)
            }
            None => characters >= ABBREVIATED && leaves_out(short.core, long.core),
        }
    }
}

fn without_level(place: &str) -> &str {
    place.strip_suffix(['市', '省', '县', '区']).unwrap_or(place)
}

fn begins_with_place(rest: &str, lexicon: &Lexicon) -> bool {
    lexicon.look_up(beginning(rest)).flags.any(Flags::PLACE)
}

/// The first characters of a name, as many as a brand has.
fn beginning(name: &str) -> &str {
    name.char_indices().nth(BRAND).and_then(|(end, _)| name.get(..end)).unwrap_or(name)
}

/// 皓辰创投 of 皓辰创业投资管理: all of it in this order, the brand at the beginning of both.
fn leaves_out(short: &str, long: &str) -> bool {
    let mut left = long.chars();
    let mut shared = short.chars().zip(long.chars()).take_while(|(one, two)| one == two);
    shared.by_ref().nth(BRAND - 1).is_some() && short.chars().all(|one| left.any(|other| other == one))
}

#[cfg(test)]
mod tests {
    use crate::Parser;

    /// The names of the bodies in a text.
    fn bodies(parser: &Parser, text: &str) -> Vec<String> {
        let article = parser.parse_article(text).unwrap();
        let bodies =
            article.entities.into_iter().filter(|entity| entity.kind == crate::record::EntityType::Organization);
        bodies.map(|entity| entity.name).collect()
    }

    #[test]
    fn a_company_is_what_it_calls_itself() {
        let parser = Parser::new().unwrap();
        for (text, own) in [
            (
                "青松科技股份有限公司(以下简称“公司”)与远山集团有限公司签署协议。远山集团向公司采购设备。公司于2023年7月在上海证券交易所上市。",
                "青松科技股份有限公司",
            ),
            (
                "Acme Robotics Ltd (the “Company”) signed an agreement with Borealis Ltd. Borealis sells pumps. In 2023, the Company listed on the London Stock Exchange.",
                "Acme Robotics Ltd",
            ),
        ] {
            let article = parser.parse_article(text).unwrap();
            let listing = article.events.iter().find(|event| event.kind == "listing").unwrap();
            let company = listing.arguments.iter().find(|argument| argument.role == "company").unwrap();
            let entity = article.entities.iter().find(|entity| Some(&entity.id) == company.entity.as_ref()).unwrap();
            assert_eq!(entity.name, own, "{text}");
        }
    }

    #[test]
    fn short_forms_of_companies_are_the_companies() {
        let parser = Parser::new().unwrap();
        for (text, count) in [
            ("禾芯传感再获2.4亿元融资。嘉兴禾芯传感技术股份有限公司董事长沈砚青表示感谢。", 1),
            ("嘉兴禾芯传感技术股份有限公司董事长沈砚青表示感谢。禾芯传感再获2.4亿元融资。", 1),
            ("南京鹭翔无人机科技有限公司发起联盟。会上，南京鹭翔与浙江大学签署协议。", 2),
            ("深圳皓辰创业投资管理有限公司成立。皓辰创投总经理周敏出席。", 1),
            ("凌犀智能发布新品。凌犀智能科技股份有限公司（以下简称“凌犀智能”）今日举办发布会。", 1),
            ("上海鹭翔签署协议。南京鹭翔无人机科技有限公司发起联盟。", 2),
            ("禾芯传感技术股份有限公司成立。禾芯科技有限公司成立。", 2),
            ("Alder Quay raised a fund. Alder Quay Ventures, the London investor, closed it.", 1),
            ("Velora Robotics opened a plant. Velora Robotics, Inc. (NASDAQ: VLRA) hired 20 people. Velora grew.", 1),
            ("Jane Doe left Velora Robotics. Velora Robotics Co., Ltd. hired 20 people.", 1),
        ] {
            assert_eq!(bodies(&parser, text).len(), count, "{text} {:?}", bodies(&parser, text));
        }
    }
}
