//! Whom and what an article is about, for posts that name no body: its company, its university, its city, and the heading
//! that its sentences stand under.

use super::analysis::Analysis;
use super::cluster::Cluster;
use super::entity::Clusters;
use super::posts::{self, Owner, Seat};
use crate::extract::MentionKind;
use crate::gazetteer::{Lexicon, List, WordList};
use crate::record::{Category, EntityType};
use crate::span::{Span, to_u32};

/// How far a heading that is a body's name reaches, in sentences.
const SECTION: usize = 12;

/// What the posts of an article are held at if nothing nearer says so.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    company: Subject,
    university: Subject,
    council: Subject,
    /// The place of each level that is named most.
    places: Vec<(Seat, usize)>,
    /// The only body of each kind that posts are named after: the one 院 of an 院长, the one centre of a 主任.
    only: Vec<(Owner, Option<usize>)>,
    /// The body that a heading names, and where it reaches.
    section: Option<Section>,
    /// The article speaks of Hong Kong, whose head is a Chief Executive.
    pub(super) hong_kong: bool,
}

/// What of one kind an article is about.
#[derive(Clone, Copy, Debug, Default)]
struct Subject {
    /// The one that is named most, or that the article begins with.
    main: Option<usize>,
    /// It is named far more often than any other.
    sure: bool,
}

/// A heading that is a body's name.
#[derive(Clone, Copy, Debug)]
struct Section {
    body: usize,
    /// The last sentence and, for names with a colon at the start of a paragraph, the only block that it reaches.
    last: usize,
    block: Option<usize>,
}

/// The one that is named most; none where two are named as often.
fn most<'c>(clusters: impl Iterator<Item = (usize, &'c Cluster)>) -> Subject {
    const OFTEN: usize = 3;
    let (mut best, mut second) = (None::<(usize, usize)>, 0);
    for (index, cluster) in clusters {
        let count = cluster.mentions.len();
        match best {
            Some((most, _)) if count <= most => second = second.max(count),
            _ => {
                second = best.map_or(0, |(most, _)| most);
                best = Some((count, index));
            }
        }
    }
    let (count, index) = best.unwrap_or_default();
    Subject { main: best.filter(|_| count > second).map(|_| index), sure: count >= OFTEN && count >= second * 2 }
}

/// 某某股份有限公司（以下简称“公司”）, Acme Corp. (the “Company”): whose article it is, by what it calls itself.
fn own_company(text: &str, clusters: &Clusters, analysis: &Analysis, lexicon: &Lexicon) -> Option<usize> {
    const OPENING: usize = 3;
    let roles = lexicon.list(List::OwnBody);
    let (mut coded, mut several) = (None, false);
    for (number, analyzed) in analysis.sentences.iter().enumerate().take(SECTION) {
        for (index, mention) in analyzed.mentions.iter().enumerate() {
            if !matches!(mention.kind, MentionKind::Organization | MentionKind::Proper) || mention.weight == 0 {
                continue;
            }
            let Some(inner) = bracket_behind(text, mention.span.end) else { continue };
            if is_own_role(inner, roles) {
                return clusters.of.get(&(number, index)).copied();
            }
            // 澄澜环球控股（02871）: the only company of the opening that has a code of a stock exchange.
            if number < OPENING && inner.split(['，', ',', '、', ';']).any(|inner| is_stock_code(inner, lexicon)) {
                match clusters.of.get(&(number, index)).copied() {
                    same if coded == same => {}
                    other if coded.is_none() => coded = other,
                    _ => several = true,
                }
            }
        }
    }
    coded.filter(|_| !several)
}

/// 我校: the only university that no sentence names beside the word, as it does those who come to see ours. That alone shows
/// nothing: it must be named more than once, and not as where somebody learned, or be whose reporters wrote.
///
/// Also which are named beside the word.
fn own_university(
    text: &str,
    clusters: &Clusters,
    analysis: &Analysis,
    lexicon: &Lexicon,
) -> (Option<usize>, Vec<bool>) {
    let words = lexicon.list(List::OurSchool);
    let is = |index: usize| {
        let cluster = clusters.list.get(index)?;
        let body = cluster.kind == Some(EntityType::Organization) && cluster.weight > 1;
        let name = &cluster.forms(1).next()?.folded;
        let whole = name.ends_with("大学") || !lexicon.list(List::PartEnd).ends(name);
        (body && cluster.category == Some(Category::University) && whole).then_some(index)
    };
    let (mut beside, mut spoken) = (vec![false; clusters.list.len()], false);
    for (number, analyzed) in analysis.sentences.iter().enumerate() {
        let line = analyzed.sentence.span.of_text(text);
        if !words.within(line) {
            continue;
        }
        spoken = true;
        let named = (0..analyzed.mentions.len()).filter_map(|index| clusters.of.get(&(number, index)).copied());
        for index in named {
            if let Some(beside) = beside.get_mut(index) {
                *beside = true;
            }
        }
    }
    if !spoken {
        return (None, beside);
    }
    let apart = beside.iter().enumerate().filter(|(_, beside)| !**beside);
    let Some(ours) = super::entity::only(apart.filter_map(|(index, _)| is(index))) else { return (None, beside) };
    let mentions: &[Span] = clusters.list.get(ours).map_or(&[], |cluster| &cluster.mentions);
    // 本网讯（通讯员 程一诺）芒种刚过，东江理工大学…: in the sentence that the reporters stand in.
    let signs = |mention: &Span| {
        let before = near_before(text, mention.start, "。\n");
        lexicon.list(List::Byline).within(before)
    };
    let learned = |mention: &Span| {
        let before = near_before(text, mention.start, "，。；,;\n");
        [List::OnceAt, List::Studied].iter().any(|&list| lexicon.list(list).within(before))
    };
    let shown = mentions.len() > 1 || mentions.iter().any(signs);
    ((shown && !mentions.iter().any(learned)).then_some(ours), beside)
}

/// What stands before an offset, as far as it says anything of what is there, behind the last of some marks.
fn near_before<'t>(text: &'t str, at: u32, marks: &str) -> &'t str {
    const NEAR: usize = 48;
    let head = text.get(..at as usize).unwrap_or("");
    let near = head.char_indices().rev().take(NEAR).take_while(|(_, mark)| !marks.contains(*mark));
    near.last().and_then(|(start, _)| head.get(start..)).unwrap_or("")
}

/// What stands in a bracket right behind a name.
pub(super) fn bracket_behind(text: &str, end: u32) -> Option<&str> {
    const LONGEST: usize = 90;
    let rest = text.get(end as usize..)?.trim_start_matches(' ').strip_prefix(['（', '('])?;
    let close = rest.char_indices().take(LONGEST).find(|(_, mark)| matches!(mark, '）' | ')' | '\n'))?.0;
    rest.get(..close)
}

/// 以下简称“公司”, the “Company”: a word for any body in quotation marks.
pub(super) fn is_own_role(inner: &str, roles: WordList<'_>) -> bool {
    let mut quoted = inner.split(['“', '”', '"', '「', '」']).skip(1).step_by(2);
    quoted.any(|role| roles.has(role))
}

/// 02871, 600000.SH, 股份代号：2871: a number of four to six digits, with letters or a word for what it is.
fn is_stock_code(inner: &str, lexicon: &Lexicon) -> bool {
    let digits = inner.bytes().filter(u8::is_ascii_digit).count();
    let code = lexicon.list(List::StockCode).behind(inner).unwrap_or(inner);
    let plain = code.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || ".:：- ".contains(c));
    (4..=6).contains(&digits) && plain && !(digits == 4 && inner.len() == 4 && inner.starts_with("20"))
}

impl Spoken {
    pub(super) fn new(text: &str, clusters: &Clusters, analysis: &Analysis, lexicon: &Lexicon) -> Self {
        let first_block =
            analysis.sentences.iter().take(2).map(|analyzed| analyzed.sentence.span.end).max().unwrap_or(0);
        let of = |fits: &dyn Fn(&Cluster) -> bool| {
            let body = |cluster: &Cluster| match cluster.kind {
                Some(EntityType::Organization) => cluster.weight > 1,
                // 天枢智控: a name that nothing has said the kind of so far, but that it is named again.
                None => cluster.mentions.len() > 1,
                _ => false,
            };
            let all = || clusters.list.iter().enumerate().filter(|(_, cluster)| body(cluster) && fits(cluster));
            let named = most(all());
            // The only one that the headline and the first sentence name.
            let mut opening =
                all().filter(|(_, cluster)| cluster.mentions.iter().any(|mention| mention.end <= first_block));
            let first = opening.next().map(|(index, _)| index).filter(|_| opening.next().is_none());
            let main = named.main.filter(|_| named.sure).or(first).or(named.main);
            Subject { main, ..named }
        };
        let mut levels: Vec<(Seat, usize)> = Vec::new();
        for (number, analyzed) in analysis.sentences.iter().enumerate() {
            for (index, mention) in analyzed.mentions.iter().enumerate() {
                if mention.kind != MentionKind::Place || mention.weight == 0 {
                    continue;
                }
                let seat = match mention.thing.and_then(|thing| lexicon.thing(thing)) {
                    Some(thing) => Seat::of_level(&thing.level),
                    // 甬江市, which no list has
                    None => mention.span.of_text(text).chars().next_back().and_then(Seat::of_character),
                };
                if let Some(seat) = seat
                    && let Some(&cluster) = clusters.of.get(&(number, index))
                    && !levels.contains(&(seat, cluster))
                {
                    levels.push((seat, cluster));
                }
            }
        }
        let place = |seat: Seat| {
            let named = levels.iter().filter(|(level, _)| *level == seat).map(|(_, index)| *index);
            most(named.filter_map(|index| Some((index, clusters.list.get(index)?)))).main.map(|index| (seat, index))
        };
        let mut only: Vec<(Owner, Option<usize>)> = Vec::new();
        for (index, cluster) in clusters.list.iter().enumerate() {
            let Some(owner) = Owner::of_body(cluster, lexicon) else { continue };
            match only.iter_mut().find(|(known, _)| *known == owner) {
                Some((_, one)) => *one = None,
                None => only.push((owner, Some(index))),
            }
        }
        let council = |cluster: &Cluster| {
            let name = cluster.names.zh.as_deref().or_else(|| cluster.forms(1).next().map(|form| &*form.folded));
            name.is_some_and(|name| {
                lexicon.list(List::Council).ends(name) && !lexicon.list(List::StandingCommittee).ends(name)
            })
        };
        let (school, beside) = own_university(text, clusters, analysis, lexicon);
        let company = own_company(text, clusters, analysis, lexicon);
        let company = company.map(|index| Subject { main: Some(index), sure: true });
        Self {
            company: company.unwrap_or_else(|| {
                of(&|cluster| match cluster.category {
                    Some(category) => matches!(category, Category::Company | Category::Bank),
                    None => cluster.forms(1).next().is_some_and(|form| posts::may_be_firm(&form.folded, lexicon)),
                })
            }),
            university: school.map_or_else(
                || {
                    let named = of(&|cluster| cluster.category == Some(Category::University));
                    // 苏州大学校长李明来我校: named once or twice, and beside ours, it is a guest.
                    let guest = |index: &usize| !named.sure && beside.get(*index) == Some(&true);
                    Subject { main: named.main.filter(|index| !guest(index)), ..named }
                },
                |index| Subject { main: Some(index), sure: true },
            ),
            council: of(&council),
            places: [Seat::Province, Seat::City, Seat::District].into_iter().filter_map(place).collect(),
            only,
            section: None,
            hong_kong: text.contains("Hong Kong") || text.contains("HKSAR"),
        }
    }

    /// A sentence that is a body's name and nothing else is the heading of those that follow; with a colon behind it at the
    /// start of a paragraph, of the paragraph.
    pub(super) fn read(&mut self, text: &str, number: usize, analysis: &Analysis, clusters: &Clusters) {
        let Some(analyzed) = analysis.sentences.get(number) else { return };
        let sentence = analyzed.sentence.span;
        let line = sentence.of_text(text).trim_end_matches([':', '：', ' ', '\n']).trim_start();
        let start = sentence.end.saturating_sub(to_u32(sentence.of_text(text).trim_start().len()));
        let opens = number
            .checked_sub(1)
            .and_then(|before| analysis.sentences.get(before))
            .is_none_or(|before| before.sentence.block != analyzed.sentence.block);
        for (index, mention) in analyzed.mentions.iter().enumerate() {
            let named = matches!(mention.kind, MentionKind::Organization | MentionKind::Proper)
                && mention.weight > 0
                && mention.span.start == start;
            let whole = mention.span.of_text(text) == line;
            let label = || {
                let rest = Span::new(mention.extent.end, sentence.end.max(mention.extent.end)).of_text(text);
                let code = rest.strip_prefix(['（', '(']).and_then(|inner| inner.split_once(['）', ')']));
                let rest = code.filter(|(code, _)| code.len() < 24).map_or(rest, |(_, rest)| rest);
                opens && rest.starts_with(['：', ':'])
            };
            if !named || !(whole || label()) {
                continue;
            }
            // MANAGEMENT, OUTLOOK: a word in capitals that is nobody's name.
            let capitals = || {
                let name = mention.span.of_text(text);
                !name.contains(' ') && name.len() > 5 && name.bytes().all(|byte| byte.is_ascii_uppercase())
            };
            if mention.kind == MentionKind::Proper && whole && capitals() {
                continue;
            }
            let body = clusters.of.get(&(number, index)).copied();
            let kind = body.and_then(|body| clusters.list.get(body)).map(|cluster| cluster.kind);
            if let (Some(body), Some(None | Some(EntityType::Organization))) = (body, kind) {
                let last = number + SECTION;
                self.section = Some(Section { body, last, block: (!whole).then_some(analyzed.sentence.block) });
            }
        }
    }

    /// The body whose name the sentences stand under.
    fn section(&self, number: usize, block: usize) -> Option<usize> {
        let reaches = |section: &Section| number <= section.last && section.block.is_none_or(|only| only == block);
        self.section.filter(reaches).map(|section| section.body)
    }

    /// The body before the colon that the paragraph begins with.
    pub(super) fn label(&self, number: usize, block: usize) -> Option<usize> {
        self.section
            .filter(|section| section.block == Some(block) && number <= section.last)
            .map(|section| section.body)
    }

    /// What a post that asks for such an owner is held at; `sure`: what the article is about beyond doubt.
    pub(super) fn owner(&self, owner: Owner, (number, block): (usize, usize), sure: bool) -> Option<usize> {
        let subject = |subject: Subject| subject.main.filter(|_| subject.sure || !sure);
        match owner {
            Owner::Company => self.section(number, block).or_else(|| subject(self.company)),
            Owner::University => subject(self.university),
            Owner::Council => subject(self.council),
            Owner::Place(seat) => self.places.iter().find(|(level, _)| *level == seat).map(|(_, index)| *index),
            Owner::Ends(_) | Owner::Office | Owner::Bank | Owner::Assembly => {
                self.only.iter().find(|(kind, _)| *kind == owner && !sure).and_then(|(_, index)| *index)
            }
        }
    }
}
