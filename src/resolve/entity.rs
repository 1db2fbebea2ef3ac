//! Mentions to clusters: one cluster per thing in the world.

use super::analysis::{Analysis, Resources};
use super::name::{extends, fold, person_names, short_of};
use super::scene::Scene;
use crate::extract::{HeadKind, Mention, MentionKind};
use crate::gazetteer::{Cue, Lexicon, Sense, ThingKind};
use crate::record::{Category, EntityType, Names, Qualifier};
use crate::span::Span;
use crate::token::script::is_han;
use std::collections::HashMap;

/// One thing with its mentions.
#[derive(Debug)]
pub(crate) struct Cluster {
    /// `None` while no context has said what an unknown name is.
    pub(crate) kind: Option<EntityType>,
    pub(crate) category: Option<Category>,
    pub(crate) canonical: Option<String>,
    pub(crate) names: Names,
    pub(crate) positions: Vec<ClusterPosition>,
    pub(crate) mentions: Vec<Span>,
    /// Sure enough to be an entity by itself.
    pub(crate) weight: u8,
}

/// A post of a person.
#[derive(Debug)]
pub(crate) struct ClusterPosition {
    pub(crate) title: Span,
    pub(crate) canonical: Option<String>,
    pub(crate) organization: Option<usize>,
    pub(crate) qualifier: Option<Qualifier>,
    pub(crate) rule: &'static str,
}

/// Number of a mention: sentence, then mention in it.
pub(crate) type MentionId = (usize, usize);

/// All clusters, and which one a mention belongs to.
#[derive(Debug, Default)]
pub(crate) struct Clusters {
    pub(crate) list: Vec<Cluster>,
    pub(crate) of: HashMap<MentionId, usize>,
    pub(super) by_key: HashMap<String, usize>,
    /// Persons by the words of their Latin names that can be a surname.
    by_surname: HashMap<String, Vec<usize>>,
    /// Latin organization names by their last word, to find longer forms.
    by_last_word: HashMap<String, Vec<usize>>,
    /// Companies by the word that they are called by for short: Tianyao of Tianyao Pharmaceutical Group.
    by_first_word: HashMap<String, Vec<usize>>,
    /// What English sentences have been about so far, after each sentence.
    pub(super) leading: Vec<Option<usize>>,
}

/// Most bytes before the name that an English sentence begins with.
const LEAD: usize = 48;

/// How many longer names with the same last word are compared with a short one.
const SAME_LAST_WORD: usize = 16;

impl Clusters {
    /// Cluster the mentions of an article in order of position.
    pub(crate) fn build(text: &str, analysis: &Analysis, resources: &Resources) -> Self {
        let mut clusters = Self::default();
        let mut scene = Scene::default();
        for (number, analyzed) in analysis.sentences.iter().enumerate() {
            let mut order: Vec<usize> = (0..analyzed.mentions.len()).collect();
            order.sort_by_key(|&index| {
                analyzed.mentions.get(index).map(|mention| (mention.span.start, mention.span.end))
            });
            let posts = analyzed.mentions.iter().filter(|mention| mention.kind == MentionKind::Person);
            scene.people = posts.map(|mention| mention.extent).collect();
            for index in order {
                let Some(mention) = analyzed.mentions.get(index) else { continue };
                clusters.add(text, (number, index), mention, &resources.lexicon, &mut scene);
            }
            clusters.set_subject(text, number, analyzed, &resources.lexicon, &mut scene);
            clusters.leading.push(scene.leading);
        }
        clusters.add_positions(text, analysis, &resources.lexicon);
        clusters
    }

    fn add(&mut self, text: &str, id: MentionId, mention: &Mention, lexicon: &Lexicon, scene: &mut Scene) {
        if mention.kind == MentionKind::Anaphor {
            let cluster = match mention.refers {
                Some(head) if head.kind == HeadKind::Person => scene.person(),
                Some(head) => scene.refer(text, head, self),
                // `its chief engineer`: a body's rather than a place's.
                None if mention.span.of_text(text).starts_with(['t', 'i']) => {
                    scene.body_here().or(scene.last_body).or(scene.current).or(scene.subject)
                }
                None => scene.current.or(scene.subject),
            };
            if let Some(cluster) = cluster {
                self.of.insert(id, cluster);
                if let Some(body) = self.list.get(cluster).filter(|body| body.kind == Some(EntityType::Organization)) {
                    scene.lead_with(cluster, body.category);
                }
            }
            if let Some(person) = cluster.filter(|_| mention.refers.is_some_and(|head| head.kind == HeadKind::Person)) {
                scene.speak_of(person, mention.extent);
            }
            return;
        }
        let Some(kind) = entity_type(mention.kind) else { return };
        let key = self.key(text, mention, lexicon, scene);
        let surface = mention.span.of_text(text);
        let folded = fold(surface);
        let full = mention.same_as.and_then(|full| self.by_key.get(&fold(full.of_text(text))).copied());
        let found = full.or_else(|| {
            key.as_ref()
                .and_then(|(key, _)| self.by_key.get(key))
                .or_else(|| self.by_key.get(&folded))
                .copied()
                .filter(|&index| self.list.get(index).is_some_and(|cluster| agree(cluster, kind)))
                .or_else(|| self.longer_form(text, surface, kind))
                .or_else(|| self.surname(surface, kind))
                .or_else(|| self.full_name(surface, kind, lexicon))
                .or_else(|| self.short_form(surface, mention, kind, lexicon))
        });
        let index = found.unwrap_or_else(|| {
            self.list.push(Cluster::new());
            self.list.len() - 1
        });
        let Some(cluster) = self.list.get_mut(index) else { return };
        cluster.kind = cluster.kind.or(kind);
        cluster.category =
            cluster.category.or(mention.category.filter(|_| kind.is_none_or(|kind| kind == EntityType::Organization)));
        cluster.weight = cluster.weight.max(mention.weight);
        cluster.mentions.push(mention.span);
        if let Some((canonical, names)) = key {
            cluster.canonical.get_or_insert(canonical.clone());
            fill(&mut cluster.names, names);
            self.by_key.entry(canonical).or_insert(index);
        }
        if kind == Some(EntityType::Person) && surface.contains(' ') {
            let mut words = surface.split(' ').filter(|word| !word.starts_with('('));
            for word in [words.next(), words.next_back()].into_iter().flatten() {
                let list = self.by_surname.entry(word.to_lowercase()).or_default();
                if !list.contains(&index) && list.len() < SAME_LAST_WORD {
                    list.push(index);
                }
            }
        }
        if kind == Some(EntityType::Person) && full.is_none() {
            let names = person_names(surface, mention.alias.map(|alias| alias.of_text(text)), lexicon);
            // The full name after the surname alone.
            let fuller = cluster.names.zh.is_none()
                && cluster.names.en.as_deref().is_some_and(|en| !en.contains(' ') && surface.contains(' '));
            if fuller {
                cluster.names = names;
            } else {
                fill(&mut cluster.names, names);
            }
        }
        if full.is_none() {
            self.by_key.entry(folded).or_insert(index);
        }
        if let Some(alias) = mention.alias {
            self.by_key.entry(fold(alias.of_text(text))).or_insert(index);
            if let Some(cluster) = self.list.get_mut(index).filter(|_| kind != Some(EntityType::Person)) {
                cluster.mentions.push(alias);
            }
        }
        if let Some(last) = surface.split_whitespace().next_back().filter(|last| last.is_ascii()) {
            self.by_last_word.entry(last.to_lowercase()).or_default().push(index);
        }
        if let Some(short) = short_of(surface, mention, lexicon) {
            let list = self.by_first_word.entry(fold(short)).or_default();
            if !list.contains(&index) && list.len() < SAME_LAST_WORD {
                list.push(index);
            }
        }
        self.of.insert(id, index);
        if mention.kind == MentionKind::Person {
            scene.speak_of(index, mention.extent);
        }
        if mention.kind != MentionKind::Person && mention.weight > 0 {
            scene.current.get_or_insert(index);
        }
        scene.see(kind, mention, index, lexicon);
    }

    /// The one person with this surname: Wang said, Prof. Ip.
    fn surname(&self, surface: &str, kind: Option<EntityType>) -> Option<usize> {
        if !matches!(kind, None | Some(EntityType::Person)) || surface.contains(' ') {
            return None;
        }
        match self.by_surname.get(&surface.to_lowercase())?.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// The person named before by a surname that this full name has: Dr. Okafor, then Ngozi Okafor.
    fn full_name(&self, surface: &str, kind: Option<EntityType>, lexicon: &Lexicon) -> Option<usize> {
        let (first, _) = surface.split_once(' ').filter(|_| kind == Some(EntityType::Person) && surface.is_ascii())?;
        let last = surface.rsplit(' ').next();
        let first = Some(first).filter(|first| lexicon.people.romanized_surname(first));
        [last, first].into_iter().flatten().find_map(|surname| {
            let index = *self.by_key.get(&fold(surname))?;
            let cluster = self.list.get(index)?;
            let short = cluster.kind == Some(EntityType::Person) && cluster.names.en.as_deref() == Some(surname);
            short.then_some(index)
        })
    }

    /// One unlisted word, and the one company whose name begins with it, whichever comes first.
    fn short_form(
        &self,
        surface: &str,
        mention: &Mention,
        kind: Option<EntityType>,
        lexicon: &Lexicon,
    ) -> Option<usize> {
        if mention.thing.is_some() || !matches!(kind, None | Some(EntityType::Organization)) {
            return None;
        }
        let index = match short_of(surface, mention, lexicon) {
            Some(short) => {
                let short = fold(short);
                *self.by_key.get(&short)?
            }
            None => match self.by_first_word.get(&fold(surface))?.as_slice() {
                [only] => *only,
                _ => return None,
            },
        };
        self.list
            .get(index)
            .filter(|cluster| {
                matches!(cluster.kind, None | Some(EntityType::Organization))
                    && (!surface.contains(' ') || cluster.canonical.is_none())
            })
            .map(|_| index)
    }

    /// What the sentence is about, for an `it` in the next one: its first name that is no person.
    fn set_subject(
        &self,
        text: &str,
        number: usize,
        analyzed: &super::analysis::Analyzed,
        lexicon: &Lexicon,
        scene: &mut Scene,
    ) {
        let named = analyzed
            .mentions
            .iter()
            .enumerate()
            .filter(|(_, mention)| mention.kind != MentionKind::Person && mention.weight > 0);
        let first = named
            .filter(|(index, _)| self.of.contains_key(&(number, *index)))
            .min_by_key(|(_, mention)| mention.extent.start);
        scene.current = None;
        scene.close_sentence();
        if let Some(leading) = self.leading(text, number, analyzed, lexicon) {
            scene.leading = Some(leading);
        }
        scene.subject = first.and_then(|(index, _)| self.of.get(&(number, index)).copied());
    }

    /// The body that an English sentence begins with: a few words before it, no other name and no pronoun.
    fn leading(
        &self,
        text: &str,
        number: usize,
        analyzed: &super::analysis::Analyzed,
        lexicon: &Lexicon,
    ) -> Option<usize> {
        let first = analyzed
            .mentions
            .iter()
            .enumerate()
            .filter(|(_, mention)| {
                matches!(mention.kind, MentionKind::Person | MentionKind::Organization | MentionKind::Proper)
                    && mention.weight > 0
            })
            .min_by_key(|(_, mention)| mention.span.start)?;
        let index = *self.of.get(&(number, first.0)).filter(|_| first.1.kind != MentionKind::Person)?;
        let before = Span::new(analyzed.sentence.span.start, first.1.span.start).of_text(text);
        let pronoun = before.split(' ').any(|word| {
            lexicon.senses(word).iter().any(|sense| matches!(sense, Sense::Cue(Cue::PronounPerson | Cue::PronounGroup)))
        });
        let cluster = self.list.get(index)?;
        let body = matches!(cluster.kind, None | Some(EntityType::Organization))
            && matches!(cluster.category, None | Some(Category::Company));
        (body && before.len() <= LEAD && !pronoun).then_some(index)
    }

    /// Canonical id and full names, where the gazetteer has them.
    fn key(&self, text: &str, mention: &Mention, lexicon: &Lexicon, scene: &Scene) -> Option<(String, Names)> {
        if let Some(body) = mention.composed {
            let place = mention.thing.or_else(|| scene.place_for(mention.span.of_text(text), lexicon))?;
            let (place, body) = (lexicon.thing(place)?, lexicon.thing(body)?);
            let name = place.id.strip_prefix("place:").unwrap_or(&place.id);
            let names = Names {
                zh: place.zh.as_deref().zip(body.zh.as_deref()).map(|(place, body)| format!("{place}{body}")),
                en: place.en.as_deref().zip(body.en.as_deref()).map(|(place, body)| format!("{place} {body}")),
            };
            return Some((format!("org:{name}-{}", body.id), names));
        }
        let thing = lexicon.thing(mention.thing?)?;
        matches!(thing.kind, ThingKind::Organization | ThingKind::Place).then(|| {
            (
                thing.id.to_string(),
                Names { zh: thing.zh.as_deref().map(str::to_owned), en: thing.en.as_deref().map(str::to_owned) },
            )
        })
    }

    /// The one earlier name that ends with this one, or begins with it before a company form: OpenX Lab, Paragraf.
    fn longer_form(&self, text: &str, surface: &str, kind: Option<EntityType>) -> Option<usize> {
        if !matches!(kind, None | Some(EntityType::Organization)) {
            return None;
        }
        let fits = |index: &usize| {
            self.list.get(*index).is_some_and(|cluster| {
                matches!(cluster.kind, None | Some(EntityType::Organization))
                    && cluster.mentions.iter().take(3).any(|span| extends(span.of_text(text), surface))
            })
        };
        let mut found: Vec<usize> = if surface.contains(is_han) {
            if surface.chars().count() < 4 {
                return None;
            }
            (0..self.list.len()).rev().take(64).filter(fits).collect()
        } else {
            let last = surface.split_whitespace().next_back()?.to_lowercase();
            let same = self.by_last_word.get(&last).into_iter().flatten().copied();
            let brackets = self.list.len().saturating_sub(64)..self.list.len();
            same.take(SAME_LAST_WORD).chain(brackets).filter(fits).collect()
        };
        found.sort_unstable();
        found.dedup();
        if found.len() == 1 { found.pop() } else { None }
    }

    /// Context has said what an unknown name is.
    pub(crate) fn coerce(&mut self, index: usize, kind: EntityType) {
        if let Some(cluster) = self.list.get_mut(index)
            && (cluster.kind.is_none() || cluster.weight == 0)
        {
            cluster.kind = cluster.kind.or(Some(kind));
            cluster.weight = cluster.weight.max(2);
        }
    }

    /// The cluster of a name that a rule found, a new one where there is none of this name.
    pub(crate) fn adopt(&mut self, text: &str, span: Span, kind: EntityType) -> usize {
        let surface = span.of_text(text);
        let known = self.by_key.get(&fold(surface)).copied().or_else(|| self.longer_form(text, surface, Some(kind)));
        let known = known.filter(|&index| self.list.get(index).is_some_and(|cluster| agree(cluster, Some(kind))));
        let index = known.unwrap_or_else(|| {
            self.list.push(Cluster::new());
            self.list.len() - 1
        });
        if let Some(cluster) = self.list.get_mut(index) {
            cluster.kind = cluster.kind.or(Some(kind));
            cluster.weight = cluster.weight.max(2);
            if !cluster.mentions.contains(&span) {
                cluster.mentions.push(span);
            }
        }
        self.by_key.entry(fold(surface)).or_insert(index);
        index
    }

    pub(crate) fn kind_of(&self, id: MentionId) -> Option<EntityType> {
        self.of.get(&id).and_then(|&index| self.list.get(index)).and_then(|cluster| cluster.kind)
    }
}

impl Cluster {
    pub(super) fn new() -> Self {
        Self {
            kind: None,
            category: None,
            canonical: None,
            names: Names::default(),
            positions: Vec::new(),
            mentions: Vec::new(),
            weight: 0,
        }
    }
}

fn agree(cluster: &Cluster, kind: Option<EntityType>) -> bool {
    cluster.kind.is_none() || kind.is_none() || cluster.kind == kind
}

fn fill(names: &mut Names, more: Names) {
    names.zh = names.zh.take().or(more.zh);
    names.en = names.en.take().or(more.en);
}

/// What a mention kind is as an entity; `None` inside for names of unknown kind.
#[allow(
    clippy::option_option,
    reason = "no entity, an entity of unknown type, and an entity of a type are three things"
)]
pub(crate) fn entity_type(kind: MentionKind) -> Option<Option<EntityType>> {
    Some(Some(match kind {
        MentionKind::Organization => EntityType::Organization,
        MentionKind::Person => EntityType::Person,
        MentionKind::Place => EntityType::Place,
        MentionKind::Venue => EntityType::Venue,
        MentionKind::Occasion => EntityType::Occasion,
        MentionKind::Document => EntityType::Document,
        MentionKind::Programme => EntityType::Programme,
        MentionKind::Honor => EntityType::Honor,
        MentionKind::Proper => return Some(None),
        _ => return None,
    }))
}
