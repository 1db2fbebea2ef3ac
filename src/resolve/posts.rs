//! Where a post without an organization beside it is held: 院长李小明 after 浙江大学湖州研究院, 市长 after 南京市委.

use super::analysis::{Analysis, Analyzed};
use super::cluster::{Cluster, MentionId};
use crate::extract::{Mention, MentionKind, PositionMention};
use crate::gazetteer::{Lexicon, List, Sense, Thing, ThingKind, WordList};
use crate::record::{Category, EntityType, Qualifier};
use crate::span::{Span, to_u32};
use crate::token::script::is_han;

/// How many sentences back a body is looked for, where it is the only one that fits.
pub(super) const REACH: usize = 1;

/// What a body must be for a post to be held there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// The post is named after the last character of the body's name: 院长, 局长.
    Ends(char),
    /// A committee, a centre or a laboratory: 主任.
    Office,
    /// A place of this level: 市长, 区长.
    Place(Seat),
    University,
    Bank,
    Company,
    /// A committee, an association: 委员, 理事长.
    Council,
    /// 议长: a parliament, or the council of a place.
    Assembly,
}

/// Levels of places that have a head of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seat {
    Province,
    City,
    District,
    Town,
}

impl Seat {
    pub(super) fn of_character(character: char) -> Option<Self> {
        Some(match character {
            '省' => Self::Province,
            '市' | '州' => Self::City,
            '区' | '县' => Self::District,
            '镇' | '乡' => Self::Town,
            _ => return None,
        })
    }

    /// The level of a listed place.
    pub(super) fn of_level(level: &str) -> Option<Self> {
        Some(match level {
            "province" => Self::Province,
            "city" => Self::City,
            "district" => Self::District,
            "town" => Self::Town,
            _ => return None,
        })
    }

    fn is_of(self, name: &str) -> bool {
        name.chars().next_back().and_then(Self::of_character) == Some(self)
    }
}

/// The owner that a Chinese title asks for by itself or by the character before it (校党委书记).
pub(super) fn owner(before: &str, title: &str, level: &str, lexicon: &Lexicon) -> Option<Owner> {
    // 院长助理: where the 院长 is.
    let assisted = lexicon.list(List::Assistant).before(title).filter(|chief| chief.ends_with('长'));
    let title = assisted.unwrap_or(title);
    let mut characters = title.chars().rev();
    let of = |character: char| match character {
        '校' => Some(Owner::University),
        '行' => Some(Owner::Bank),
        '议' => Some(Owner::Assembly),
        // 次长: of a ministry.
        '次' => Some(Owner::Ends('部')),
        _ if lexicon.list(List::CalledAfter).has_character(character) => Some(Owner::Ends(character)),
        _ => Seat::of_character(character).map(Owner::Place),
    };
    if characters.next() == Some('长')
        && let Some(owner) = characters.next().and_then(of)
    {
        return Some(owner);
    }
    // 公司总经理: no 司.
    let own = before.chars().next_back().filter(|_| !before.ends_with("公司"));
    let own = own.and_then(of).filter(|owner| !matches!(owner, Owner::Place(_)));
    // 副主任, 首任主任; but 主任医师, 主任科员
    let office = || lexicon.list(List::OfficePost).ends(title).then_some(Owner::Office);
    let school =
        || (level == "university" || lexicon.list(List::UniversityPost).has(title)).then_some(Owner::University);
    let council = || {
        let rank = lexicon.list(List::CouncilPost).before(title);
        rank.is_some_and(|rank| rank.is_empty() || lexicon.list(List::Rank).has(rank)).then_some(Owner::Council)
    };
    let firm = level == "company" || lexicon.list(List::FirmPost).has(title);
    own.or_else(office).or_else(council).or_else(school).or(firm.then_some(Owner::Company))
}

/// 执行副总, 全球副总裁: the level of the listed post behind what says more of it.
pub(super) fn level_of_head<'l>(title: &str, lexicon: &'l Lexicon) -> &'l str {
    let mut heads = title.char_indices().skip(1).filter_map(|(at, _)| title.get(at..));
    let level = heads.find_map(|head| {
        let thing = lexicon.senses(head).iter().find_map(|sense| match sense {
            Sense::Thing { id, kind: ThingKind::Title, ambiguous: false } => lexicon.thing(*id),
            _ => None,
        })?;
        head.chars().nth(1).map(|_| &*thing.level)
    });
    level.unwrap_or("")
}

/// The word for an office that stands alone before a post: 管委会|副主任, 该|中心|主任.
pub(super) fn office_before<'t>(before: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    alone_before(before, lexicon.list(List::Office), "兼")
}

/// The word for a council that stands alone before a post: 联盟|首任理事长.
pub(super) fn council_before<'t>(before: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    alone_before(before, lexicon.list(List::Council), "选当")
}

/// A word of a list before a post, if it is not the end of a name that nobody knows: 某某研究|中心. `also` may stand before it.
fn alone_before<'t>(before: &'t str, words: WordList<'_>, also: &str) -> Option<&'t str> {
    let head = words.before(before)?;
    let free = |last: char| !is_han(last) || "的该本其和与任为由及同".contains(last) || also.contains(last);
    before.get(head.len()..).filter(|_| head.chars().next_back().is_none_or(free))
}

impl Owner {
    /// What the posts of a sure body are named after, if it is the last character of its name, or what kind of office it is.
    pub(super) fn of_body(cluster: &Cluster, lexicon: &Lexicon) -> Option<Self> {
        if cluster.kind != Some(EntityType::Organization) || cluster.weight < 2 {
            return None;
        }
        let name = &cluster.forms(1).next()?.folded;
        if cluster.category == Some(Category::Bank) {
            return Some(Self::Bank);
        }
        if lexicon.list(List::Office).ends(name) {
            return Some(Self::Office);
        }
        let last = name.chars().next_back().filter(|_| !name.ends_with("公司"))?;
        (lexicon.list(List::CalledAfter).has_character(last) && !lexicon.list(List::Committee).ends(name))
            .then_some(Self::Ends(last))
    }

    /// Whether a post can be held at a mention. `category` is what its cluster is.
    pub(super) fn fits(
        self,
        (text, lexicon): (&str, &Lexicon),
        mention: &Mention,
        kind: Option<EntityType>,
        category: Option<Category>,
    ) -> bool {
        // 萨克森州 is no city.
        let level =
            || mention.thing.and_then(|place| lexicon.thing(place)).and_then(|place| Seat::of_level(&place.level));
        if let Self::Place(seat) = self
            && level().is_some_and(|level| level != seat)
        {
            return false;
        }
        let name = mention.span.of_text(text);
        let organization = kind == Some(EntityType::Organization) && mention.weight > 0;
        match self {
            Self::Place(seat) => kind == Some(EntityType::Place) && seat.is_of(name),
            Self::Council => organization && lexicon.list(List::Council).ends(name),
            Self::Assembly => organization && lexicon.list(List::Assembly).ends(name),
            Self::Office => organization && lexicon.list(List::Office).ends(name),
            // 财政司司长 is not at a 公司.
            Self::Ends(last) => {
                organization
                    && name.ends_with(last)
                    && !name.ends_with("公司")
                    && !lexicon.list(List::Committee).ends(name)
            }
            Self::University => organization && category == Some(Category::University),
            Self::Bank => organization && category == Some(Category::Bank),
            Self::Company => {
                organization
                    && (matches!(category, Some(Category::Company | Category::Fund | Category::Incubator))
                        || (category.is_none() && may_be_firm(name, lexicon)))
            }
        }
    }

    /// Whether a post is held at the place of a composed body: 区长 after 徐汇区委.
    pub(super) fn at_place_of(self, mention: &Mention, (text, lexicon): (&str, &Lexicon)) -> bool {
        let Self::Place(seat) = self else { return false };
        let place = mention.thing.filter(|_| mention.composed.is_some()).and_then(|place| lexicon.thing(place));
        match place {
            Some(place) => place.zh.as_deref().is_some_and(|name| seat.is_of(name)),
            // 江州市委, whose city no list has
            None => {
                mention.kind == MentionKind::Organization
                    && mention.composed.is_none()
                    && place_of_body(mention.span.of_text(text), lexicon).is_some_and(|name| seat.is_of(name))
            }
        }
    }
}

/// What an English post asks for that names no body: a city of its mayor, a university of its provost.
pub(super) fn english_owner(title: &str, lexicon: &Lexicon) -> Option<Owner> {
    let title = title.to_ascii_lowercase();
    let of = |list: List| {
        let rank = lexicon.list(list).before(&title)?;
        (rank.is_empty() || rank.strip_suffix(' ').is_some_and(|rank| lexicon.list(List::Rank).has(rank))).then_some(())
    };
    let owners = [
        (List::UniversityPost, Owner::University),
        (List::DistrictPost, Owner::Place(Seat::District)),
        (List::CityPost, Owner::Place(Seat::City)),
    ];
    owners.into_iter().find_map(|(list, owner)| of(list).map(|()| owner))
}

/// 孙东教授, 何栢章工程师: a word of courtesy behind a name.
pub(super) fn is_courtesy(position: &PositionMention, text: &str, lexicon: &Lexicon) -> bool {
    position.rule == "position.zh.name_title" && lexicon.list(List::Courtesy).has(position.title.of_text(text))
}

/// A body without a category that may be a company: by its name it is no part of a government, and no school.
pub(super) fn may_be_firm(name: &str, lexicon: &Lexicon) -> bool {
    !lexicon.list(List::NoFirm).ends(name)
}

/// 石浦县 of 石浦县委, 石浦县人民政府: the place whose body this is, by its name.
pub(crate) fn place_of_body<'t>(name: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    let place = lexicon.list(List::BodyOfPlace).before(name)?;
    let seat = place.chars().next_back().and_then(Seat::of_character)?;
    (seat != Seat::Town && place.chars().nth(2).is_some()).then_some(place)
}

/// Whether an English title by itself is a company's: Chairman, Vice-chairman, chief financial officer.
pub(crate) fn of_company(title: &str, lexicon: &Lexicon) -> bool {
    // Whether what the words are by themselves is a company's post; nothing where they are none.
    let level = |words: &str| {
        let mut sure = lexicon.senses(words).iter().filter_map(|sense| match sense {
            Sense::Thing { id, kind: ThingKind::Title, ambiguous: false } => lexicon.thing(*id),
            _ => None,
        });
        let first = sure.next()?;
        Some(&*first.level == "company" || sure.any(|thing| &*thing.level == "company"))
    };
    let mut words = title.split([' ', '-']);
    // `Chief Executive` is a government's too, `chief executive` hardly.
    let capitals = words.clone().all(|word| word.starts_with(char::is_uppercase));
    match level(title) {
        Some(company) if company || capitals => company,
        _ => {
            let lower = title.to_ascii_lowercase();
            // Of a company where one is spoken of; a director without a rank may be of anything.
            let rank = lexicon.list(List::BoardSeat).before(&lower).map(|rank| rank.trim_end_matches([' ', '-']));
            let seat = rank.is_some_and(|rank| {
                if rank.is_empty() { lower != "director" } else { lexicon.list(List::BoardRank).has(rank) }
            });
            // Group Financial Controller: behind other words the last one is a post beyond doubt.
            let several = words.clone().nth(1).is_some();
            let last = |word: &str| {
                lexicon.senses(word).iter().any(|sense| match sense {
                    Sense::Thing { id, kind: ThingKind::Title, .. } => {
                        several && lexicon.thing(*id).is_some_and(|thing| &*thing.level == "company")
                    }
                    _ => false,
                })
            };
            let end = words.clone().next_back();
            seat || end.is_some_and(|word| level(word).unwrap_or_else(|| last(word)))
                // `chief minister` is a government's.
                || (level(title).is_none() && words.clone().any(|word| word.eq_ignore_ascii_case("chief")))
                || words.any(|word| word.eq_ignore_ascii_case("executive"))
        }
    }
}

/// Whether a mention may be where a post is held.
pub(super) fn holds_posts(mention: &Mention) -> bool {
    matches!(mention.kind, MentionKind::Organization | MentionKind::Place | MentionKind::Anaphor | MentionKind::Proper)
}

/// 镇长, 乡长: the head of a place that may be too small for any list, and of nothing else.
pub(super) fn is_of_town(title: &str, lexicon: &Lexicon) -> bool {
    let level = title.strip_suffix('长').map(|head| head.trim_start_matches('副'));
    level.is_some_and(|level| lexicon.list(List::TownLevel).has(level))
}

/// Two persons stand side by side in a list: nothing but a mark or a word like 和 between them.
pub(super) fn side_by_side(text: &str, first: Span, second: Span) -> bool {
    let between = Span::new(first.end, second.start.max(first.end)).of_text(text);
    matches!(between, "、" | "," | "，" | "和" | "与" | "及" | "以及")
}

/// `"Acme gives us …," Chief Executive NAME told …`: what a quotation names that closes before a post.
pub(super) fn is_quoted(text: &str, name: Span, post: Span) -> bool {
    let between = Span::new(name.end, post.start.max(name.end)).of_text(text);
    let plain = between.matches('"').count() % 2 == 1;
    plain || between.matches('”').count() > between.matches('“').count()
}

/// `A of X, B of Y and C`: where somebody is from who has no post there.
pub(super) fn is_from(text: &str, sentence: &Analyzed, body: &Mention) -> bool {
    const FROM: [&str; 4] = [" of ", " from ", " of the ", " from the "];
    let before =
        Span::new(sentence.sentence.span.start, body.extent.start.max(sentence.sentence.span.start)).of_text(text);
    if before.ends_with(" from ") || before.ends_with(" from the ") {
        return true;
    }
    sentence.mentions.iter().any(|person| {
        person.kind == MentionKind::Person
            && person.span.end < body.extent.start
            && FROM.contains(&Span::new(person.span.end, body.extent.start).of_text(text))
    })
}

/// `She is a Fellow of X`, `X analyst NAME`: a body that somebody belongs to, or looks at others from.
pub(super) fn is_outside(text: &str, analysis: &Analysis, (number, body): MentionId, lexicon: &Lexicon) -> bool {
    let member = |held: &PositionMention| {
        let title = held.title.of_text(text).rsplit(' ').next().unwrap_or("");
        held.organization.is_some_and(|post| post.mention == body)
            && lexicon.list(List::Outsider).has(&title.to_ascii_lowercase())
    };
    analysis.mentions(number).iter().any(|person| person.positions.iter().any(member))
}

/// The body that somebody was said to preside over, and where the words that say so end.
#[derive(Clone, Copy)]
pub(super) struct Presided {
    body: usize,
    end: u32,
}

impl Presided {
    /// `elected A chairman of ORG, and B secretary-general`: nothing but a joint stands between the two, nothing between B
    /// and the post, and no verb of B's own.
    pub(super) fn seats(
        self,
        (person, held): (&Mention, &PositionMention),
        text: &str,
        lexicon: &Lexicon,
    ) -> Option<usize> {
        let between = |from: u32, to: u32| if from < to { Span::new(from, to).of_text(text) } else { "" };
        let joint = between(self.end, person.extent.start.min(person.span.start));
        let title = held.title.of_text(text);
        let behind = between(person.span.end, held.title.start);
        // `and B, director of ORG2, the secretary-general.`: what else B is, and no verb behind.
        let end = Span::new(held.title.end, to_u32(text.len())).of_text(text);
        let apposed = behind.len() > ", the ".len()
            && behind.starts_with(", ")
            && behind.ends_with(", the ")
            && end.starts_with(['.', ';']);
        let seat = held.organization.is_none()
            && title.is_ascii()
            && matches!(joint, ", " | " and " | ", and " | "; " | "; and " | " with " | ", with ")
            && (apposed || matches!(behind, " " | " as " | " as its ") || is_chosen(behind, lexicon))
            && lexicon.list(List::CouncilPost).has(&title.to_ascii_lowercase());
        seat.then_some(self.body)
    }
}

/// `, director of ORG2, was appointed as the |secretary-general`: nothing but the verb of choosing before the post.
fn is_chosen(behind: &str, lexicon: &Lexicon) -> bool {
    let clause = behind.rsplit_once(", ").map_or(behind, |(_, clause)| clause).trim();
    let clause = ["the", "its"].iter().find_map(|word| clause.strip_suffix(word)).unwrap_or(clause).trim_end();
    let verb = clause.strip_suffix(" as").unwrap_or(clause);
    let verb = ["was ", "were ", "has been "].iter().find_map(|word| verb.strip_prefix(word)).unwrap_or(verb);
    lexicon.list(List::TakesPost).has(verb)
}

/// Who presides behind one more post: chairman, president; or a post at the same body, behind which the list goes on.
pub(super) fn presided(
    known: Option<Presided>,
    body: Option<usize>,
    (mentions, person, held): (&[Mention], &Mention, &PositionMention),
    text: &str,
) -> Option<Presided> {
    let Some(body) = body else { return known };
    let last = held.title.of_text(text).rsplit([' ', '-']).next().unwrap_or("");
    let begins = |word: &str| last.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let presides = begins("chair") || last.eq_ignore_ascii_case("president");
    if !presides && known.is_none_or(|known| known.body != body) {
        return known;
    }
    let at = held.organization.and_then(|post| mentions.get(post.mention));
    let end = at.map_or(0, |body| body.extent.end).max(held.title.end).max(person.span.end);
    Some(Presided { body, end })
}

/// Whether a post may be held at any body: no post of a state, no rank.
pub(super) fn of_any_body(post: Option<&Thing>) -> bool {
    let level = post.map_or("", |thing| &*thing.level);
    matches!(level, "company" | "social" | "")
}

/// `attended X`, `studied law at X`, `a degree from X`: where somebody learned, and no employer.
pub(super) fn is_school(text: &str, sentence: Span, body: Span, lexicon: &Lexicon) -> bool {
    const NEAR: usize = 60;
    let before = Span::new(sentence.start, body.start.max(sentence.start)).of_text(text);
    let from = before.len().saturating_sub(NEAR);
    let near = (from..=before.len()).find_map(|at| before.get(at..)).unwrap_or("");
    let near = near.strip_suffix("the ").unwrap_or(near);
    let Some(near) = near.strip_suffix(' ') else { return false };
    let whole = |head: &str| head.is_empty() || head.ends_with(|c: char| !c.is_alphanumeric());
    if lexicon.list(List::Attended).before(near).is_some_and(whole) {
        return true;
    }
    // What was learned may stand between the two.
    let Some(clause) = near.strip_suffix(" at").or_else(|| near.strip_suffix(" from")) else { return false };
    let clause = clause.rsplit([',', ';', '.', ':']).next().unwrap_or("");
    lexicon.list(List::Studied).first_in(clause).is_some_and(|(word, at)| {
        let behind = clause.get(at + word.len()..).unwrap_or("");
        clause.get(..at).is_some_and(whole) && !behind.starts_with(|c: char| c.is_alphanumeric())
    })
}

/// Somebody has held a post at a body and holds it no longer, as the mention says: a former partner at X.
pub(super) fn is_left(analysis: &Analysis, (number, body): MentionId) -> bool {
    let over = |held: &PositionMention| {
        held.qualifier == Some(Qualifier::Former) && held.organization.is_some_and(|post| post.mention == body)
    };
    analysis.mentions(number).iter().any(|person| person.positions.iter().any(over))
}

/// `NAME, who ran Acme until 2022, will …`: a body of a clause that tells more of somebody.
pub(super) fn is_aside(text: &str, sentence: Span, body: Span) -> bool {
    let before = Span::new(sentence.start, body.start.max(sentence.start)).of_text(text);
    before.rsplit_once(',').is_some_and(|(_, clause)| clause.starts_with(" who "))
}
