//! Short and long forms of one name: a body that the text has called otherwise before.

use super::cluster::{COMPARED, Cluster, agree};
use super::entity::{Clusters, only};
use super::name::{Marks, chinese_form, fold, short_of};
use super::posts;
use crate::extract::Mention;
use crate::gazetteer::{Flags, Lexicon, List};
use crate::record::{EntityType, Names};
use crate::span::Span;
use crate::token::script::{LONGEST_WORD, is_han, lower_case};

/// How many of the last things a name is compared with.
const LATEST: usize = 64;

impl Clusters {
    fn latest(&self) -> std::ops::Range<usize> {
        self.list.len().saturating_sub(LATEST)..self.list.len()
    }

    /// The one body of the last ones of which something holds.
    pub(super) fn only_body(&self, holds: impl Fn(&Cluster) -> bool) -> Option<usize> {
        let body = |cluster: &Cluster| cluster.kind == Some(EntityType::Organization) && holds(cluster);
        only(self.latest().filter(|index| self.list.get(*index).is_some_and(body)))
    }

    /// One unlisted word, and the one company whose name begins with it, whichever comes first.
    pub(super) fn short_form(
        &self,
        (surface, folded): (&str, &str),
        mention: &Mention,
        kind: Option<EntityType>,
        lexicon: &Lexicon,
    ) -> Option<usize> {
        if mention.thing.is_some() || !matches!(kind, None | Some(EntityType::Organization)) {
            return None;
        }
        let forms = lexicon.list(List::FormWord);
        let index = match short_of(surface, mention, lexicon) {
            Some(short) => {
                let short = fold(short);
                *self.by_key.get(&*short)?
            }
            None => match self.by_first_word.get(folded)?.as_slice() {
                // Hexham of Hexham Rotary Club, where the text speaks of the place.
                [only] if !self.is_place(folded) => *only,
                _ => return None,
            },
        };
        self.list
            .get(index)
            .filter(|cluster| {
                // Gamuda Engineering Sdn Bhd is another company than Gamuda Bhd.
                let formed = |name: &str| {
                    name.contains(' ')
                        && name.rsplit(' ').next().is_some_and(|last| forms.has(last.trim_end_matches('.')))
                };
                let other = || formed(folded) && cluster.is_called(formed);
                matches!(cluster.kind, None | Some(EntityType::Organization))
                    && (!surface.contains(' ') || (cluster.canonical.is_none() && !other()))
            })
            .map(|_| index)
    }

    fn is_place(&self, folded: &str) -> bool {
        let known = self.by_key.get(folded).and_then(|&index| self.list.get(index));
        known.is_some_and(|cluster| cluster.kind == Some(EntityType::Place))
    }

    /// 澜图科技 before 澜图科技股份有限公司, 岚洋大学 before 国立岚洋大学.
    pub(super) fn without_form(&self, surface: &str, kind: Option<EntityType>, lexicon: &Lexicon) -> Option<usize> {
        let short = chinese_form(surface, lexicon).filter(|_| kind == Some(EntityType::Organization))?;
        let index = *self.by_key.get(&*fold(short))?;
        self.list.get(index).is_some_and(|cluster| agree(cluster, kind)).then_some(index)
    }

    /// The one earlier name that ends with this one, or begins with it before a company form: OpenX Lab, Paragraf.
    pub(super) fn longer_form(
        &self,
        surface: &str,
        (folded, marks): (&str, Marks),
        kind: Option<EntityType>,
        lexicon: &Lexicon,
    ) -> Option<usize> {
        if !matches!(kind, None | Some(EntityType::Organization)) {
            return None;
        }
        let fits = |index: &usize| {
            self.list.get(*index).is_some_and(|cluster| {
                matches!(cluster.kind, None | Some(EntityType::Organization))
                    && cluster.forms(COMPARED).any(|form| form.extends(folded, marks, lexicon))
            })
        };
        let latest = self.latest();
        if marks.han {
            return if surface.chars().count() < 4 { None } else { only(latest.filter(fits)) };
        }
        let last = surface.split_whitespace().next_back()?;
        let same = self.by_last_word.get(&*lower_case(last, &mut [0; LONGEST_WORD])).into_iter().flatten().copied();
        only(same.chain(latest).filter(fits))
    }

    /// 市委, behind 甬江市委: the last body of a place that no list has.
    pub(super) fn elided_form(&self, folded: &str, mention: &Mention) -> Option<usize> {
        mention.composed.filter(|_| mention.thing.is_none())?;
        let longer = |name: &str| name.len() > folded.len() && name.ends_with(folded);
        self.only_body(|cluster| cluster.canonical.is_none() && cluster.is_called(longer))
    }

    /// 东大 of 东京大学: the one earlier body with the same first character, whose head the last one begins.
    pub(super) fn initial_form(&self, folded: &str, kind: Option<EntityType>, lexicon: &Lexicon) -> Option<usize> {
        let mut characters = folded.chars();
        let (first, last) = (characters.next().filter(|first| is_han(*first))?, characters.next()?);
        if characters.next().is_some() || !matches!(kind, None | Some(EntityType::Organization)) {
            return None;
        }
        let heads = lexicon.list(List::InitialHead);
        // 北大 is none of 北方工业大学: two characters stand before the head.
        let two = |stem: &str| stem.starts_with(first) && stem.chars().count() == 2;
        // 科大 of 澳门|科技大学: the place that it begins with is left out.
        let behind_place = |stem: &str| {
            let ends = stem.char_indices().skip(2).take(2).map(|(end, _)| end);
            ends.filter_map(|end| stem.split_at_checked(end))
                .any(|(place, rest)| two(rest) && lexicon.look_up(place).flags.any(Flags::SURE_PLACE))
        };
        let whole = |name: &str| {
            let stem = heads.before(name).unwrap_or("");
            name.get(stem.len()..).is_some_and(|head| head.starts_with(last)) && (two(stem) || behind_place(stem))
        };
        self.only_body(|cluster| cluster.is_called(whole))
    }

    /// The one body in whose name the characters right before a post stand: 中集来福士 of 烟台中集来福士海洋工程有限公司.
    pub(super) fn with_part(&self, before: &str) -> Option<usize> {
        const PART: std::ops::RangeInclusive<usize> = 3..=8;
        let start = before.char_indices().rev().take(*PART.end() + 1).take_while(|(_, c)| is_han(*c)).last()?.0;
        let part = before.get(start..).filter(|part| PART.contains(&part.chars().count()))?;
        self.only_body(|cluster| cluster.is_called(|name| name.len() > part.len() && name.contains(part)))
    }

    /// 石浦县 of 石浦县委, a place that no list has.
    fn unlisted_place_of(&mut self, text: &str, mention: &Mention, lexicon: &Lexicon) -> Option<usize> {
        let name = posts::place_of_body(mention.span.of_text(text), lexicon)?;
        let span = Span::of(mention.span.start as usize, mention.span.start as usize + name.len());
        let known = self.by_key.get(&*fold(name)).copied();
        Some(known.unwrap_or_else(|| self.adopt(text, span, EntityType::Place, lexicon)))
    }

    /// The place that a composed body is at, as an entity of its own.
    pub(super) fn place_of(&mut self, text: &str, mention: &Mention, lexicon: &Lexicon) -> Option<usize> {
        let Some(place) = mention.thing.and_then(|place| lexicon.thing(place)) else {
            return self.unlisted_place_of(text, mention, lexicon);
        };
        if let Some(&index) = self.by_key.get(&*place.id) {
            return Some(index);
        }
        let body = mention.body?;
        let mut cluster = Cluster::new();
        cluster.kind = Some(EntityType::Place);
        cluster.weight = 3;
        cluster.canonical = Some(String::from(&*place.id));
        cluster.names =
            Names { zh: place.zh.as_deref().map(str::to_owned), en: place.en.as_deref().map(str::to_owned) };
        let span = Span::new(mention.span.start, body.start.max(mention.span.start));
        let folded = fold(span.of_text(text));
        cluster.mention(span, &folded, Marks::of(&folded));
        self.list.push(cluster);
        self.by_key.insert(place.id.clone(), self.list.len() - 1);
        Some(self.list.len() - 1)
    }
}
