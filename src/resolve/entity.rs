//! Mentions to clusters: one cluster per thing in the world.

use super::analysis::{Analysis, Resources};
use super::cluster::{Assigned, COMPARED, Cluster, Key, MentionId, agree, entity_type};
use super::company::{Company, is_short_english};
use super::name::{Marks, called, chinese_form, fold, fold_into, person_names, short_of};
use super::scene::{AND, Scene};
use super::unnamed::{initials, is_nameless};
use crate::extract::sentence::NAME_DOTS;
use crate::extract::{HeadKind, Mention, MentionKind};
use crate::gazetteer::{Cue, Flags, Lexicon, List, Sense, ThingKind};
use crate::record::{Category, EntityType, Qualifier};
use crate::span::Span;
use crate::token::script::{LONGEST_WORD, is_han, lower_case};
use rustc_hash::{FxBuildHasher, FxHashMap};

/// All clusters, and which one a mention belongs to.
#[derive(Debug, Default)]
pub(crate) struct Clusters {
    pub(crate) list: Vec<Cluster>,
    pub(crate) of: Assigned,
    /// By canonical id and by folded name.
    pub(super) by_key: FxHashMap<Box<str>, usize>,
    /// Persons by the words of their Latin names that can be a surname.
    by_surname: FxHashMap<Box<str>, Vec<usize>>,
    /// Latin organization names by their last word, to find longer forms.
    pub(super) by_last_word: FxHashMap<Box<str>, Vec<usize>>,
    /// Companies by the word that they are called by for short: Tianyao of Tianyao Pharmaceutical Group.
    pub(super) by_first_word: FxHashMap<Box<str>, Vec<usize>>,
    /// Chinese companies by the characters that they are known by: 禾芯 of 嘉兴禾芯传感技术股份有限公司.
    by_brand: FxHashMap<Box<str>, Vec<usize>>,
    /// Capital letters of the English posts that the article names: SITI of the Secretary for Innovation, Technology and Industry.
    initials: Vec<Box<str>>,
    /// What English sentences have been about so far, after each sentence.
    pub(super) leading: Vec<Option<usize>>,
}

/// How many mentions back an adopted name is looked for among those of its cluster.
const ADOPTED: usize = 64;
/// Add a number to the list of a key.
fn list_under(map: &mut FxHashMap<Box<str>, Vec<usize>>, key: &str, number: usize) {
    match map.get_mut(key) {
        Some(list) if list.len() < SAME_LAST_WORD => list.push(number),
        Some(_) => {}
        None => {
            map.insert(key.into(), vec![number]);
        }
    }
}

/// The same, once.
fn list_once(map: &mut FxHashMap<Box<str>, Vec<usize>>, key: &str, number: usize) {
    if !map.get(key).is_some_and(|list| list.contains(&number)) {
        list_under(map, key, number);
    }
}

/// Most bytes before the name that an English sentence begins with.
const LEAD: usize = 48;

/// Most things that room is made for before they are met.
const MOST_THINGS: usize = 128;

/// How many longer names with the same last word are compared with a short one.
const SAME_LAST_WORD: usize = 16;

impl Clusters {
    /// Cluster the mentions of an article in order of position.
    pub(crate) fn build(text: &str, analysis: &Analysis, resources: &Resources) -> Self {
        let of = Assigned::new(analysis);
        let things = of.len().min(MOST_THINGS);
        let mut clusters = Self {
            of,
            list: Vec::with_capacity(things / 2),
            initials: initials(text, analysis),
            by_key: FxHashMap::with_capacity_and_hasher(things, FxBuildHasher),
            ..Self::default()
        };
        let mut scene = Scene::default();
        let (mut order, mut folded) = (Vec::new(), String::new());
        for (number, analyzed) in analysis.sentences.iter().enumerate() {
            order.clear();
            order.extend(0..analyzed.mentions.len());
            order.sort_by_key(|&index| {
                analyzed.mentions.get(index).map(|mention| (mention.span.start, mention.span.end))
            });
            let posts = analyzed.mentions.iter().filter(|mention| mention.kind == MentionKind::Person);
            scene.people.clear();
            scene.people.extend(posts.clone().map(|mention| mention.extent));
            let former = |mention: &&Mention| {
                let mut held = mention.positions.iter().filter(|held| held.organization.is_some()).peekable();
                held.peek().is_some() && held.all(|held| held.qualifier == Some(Qualifier::Former))
            };
            // `NAME, currently T of X, joins as …`: nor is X what the sentence is about.
            for person in posts.clone() {
                let held = person.positions.iter().filter_map(|held| analyzed.mentions.get(held.organization?.mention));
                let comma = |at: u32| text.as_bytes().get(at as usize) == Some(&b',');
                let aside = |body: &&Mention| {
                    body.extent.start > person.span.end && comma(person.span.end) && comma(body.extent.end)
                };
                scene.people.extend(held.filter(aside).map(|body| body.extent));
            }
            scene.over.clear();
            scene.over.extend(posts.filter(former).map(|mention| mention.extent));
            for &index in &order {
                let Some(mention) = analyzed.mentions.get(index) else { continue };
                clusters.add(text, (number, index), mention, &resources.lexicon, &mut scene, &mut folded);
            }
            clusters.set_subject(text, number, analyzed, &resources.lexicon, &mut scene);
            clusters.leading.push(scene.leading);
        }
        clusters.add_positions(text, analysis, &resources.lexicon);
        clusters
    }

    fn add<'a>(
        &mut self,
        text: &'a str,
        id: MentionId,
        mention: &Mention,
        lexicon: &'a Lexicon,
        scene: &mut Scene<'a>,
        folded: &mut String,
    ) {
        if mention.kind == MentionKind::Anaphor {
            self.refer(text, lexicon, (id, mention), scene);
            return;
        }
        let Some(kind) = entity_type(mention.kind) else { return };
        let mut key = Self::key(text, mention, lexicon, scene);
        let surface = mention.span.of_text(text);
        if is_nameless(text, mention, lexicon) {
            return;
        }
        // SITI attends forum: who holds the post, and no body.
        if mention.thing.is_none()
            && matches!(mention.kind, MentionKind::Organization | MentionKind::Proper)
            && self.initials.iter().any(|initials| **initials == *surface)
        {
            return;
        }
        let full = mention.same_as.and_then(|full| self.by_key.get(&*fold(full.of_text(text))).copied());
        fold_into(surface, folded);
        let marks = Marks::of(folded);
        // 东大 is whatever body of that name the text has told of in full, before the one that a table has it for with a doubt.
        let sure = |sense: &Sense| matches!(sense, Sense::Thing { ambiguous: false, .. });
        let initial = self.initial_form(folded, kind, lexicon).filter(|_| {
            key.as_ref()
                .is_none_or(|key| !self.by_key.contains_key(&*key.id) && !lexicon.senses(surface).iter().any(sure))
        });
        if initial.is_some() {
            key = None;
        }
        let found = full.or(initial).or_else(|| {
            key.as_ref()
                .and_then(|key| self.by_key.get(&*key.id))
                .or_else(|| self.by_key.get(&**folded))
                .copied()
                .filter(|&index| self.list.get(index).is_some_and(|cluster| agree(cluster, kind)))
                .or_else(|| self.by_alias(text, mention, key.is_none(), kind))
                .or_else(|| self.line_above(text, mention))
                .or_else(|| self.without_form(surface, kind, lexicon))
                .or_else(|| self.longer_form(surface, (folded, marks), kind, lexicon))
                .or_else(|| if key.is_none() { self.elided_form(folded, mention) } else { None })
                .or_else(|| self.surname(surface, kind, lexicon))
                .or_else(|| self.full_name(surface, kind, lexicon))
                .or_else(|| self.short_form((surface, folded), mention, kind, lexicon))
                .or_else(|| self.bare_office(surface, kind, lexicon))
                .or_else(|| self.by_initials(surface, mention, kind))
                .or_else(|| may_be_company(mention).then(|| self.same_company(folded, lexicon)).flatten())
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
        // Of who is told of without being named, there is nothing to show.
        if !mention.span.is_empty() {
            cluster.mention(mention.span, folded, marks);
        }
        let person = kind == Some(EntityType::Person);
        if let Some(key) = &key {
            cluster.canonical.get_or_insert_with(|| key.id.clone().into_owned());
            cluster.fill(|| key.names());
        }
        if person && full.is_none() {
            // The full name after the surname alone.
            let fuller = cluster.names.zh.is_none()
                && cluster.names.en.as_deref().is_some_and(|en| !en.contains(' ') && surface.contains(' '));
            if fuller {
                cluster.names.en = None;
            }
            if surface.contains(NAME_DOTS) && cluster.names.zh.as_deref().is_some_and(|zh| !zh.contains(NAME_DOTS)) {
                cluster.names.zh = None;
            }
            cluster.fill(|| person_names(surface, mention.alias.map(|alias| alias.of_text(text)), lexicon));
        }
        if let Some(key) = &key {
            self.know(&key.id, index);
        }
        if full.is_none() {
            self.know(folded, index);
            if let Some(short) = chinese_form(surface, lexicon).filter(|_| kind == Some(EntityType::Organization)) {
                self.know(&fold(short), index);
            }
        }
        if let Some(alias) = mention.alias {
            fold_into(alias.of_text(text), folded);
            self.know(folded, index);
            if let Some(cluster) = self.list.get_mut(index).filter(|_| !person) {
                cluster.mention(alias, folded, Marks::of(folded));
            }
        }
        scene.hear_of_own(text, mention, index, lexicon);
        self.know_words(surface, mention, (index, person), lexicon);
        self.of.insert(id, index);
        if mention.kind == MentionKind::Person {
            // “We met at Ben's,” she said: whom somebody's words name is not who says them.
            if !is_quoted(text, mention.span) {
                scene.speak_of(index, mention.extent);
            }
            for post in mention.positions.iter().filter(|post| post.qualifier.is_none()) {
                scene.holds(post.title.of_text(text), index);
            }
        }
        if mention.kind != MentionKind::Person && mention.weight > 0 && !scene.is_over(mention.extent) {
            scene.current.get_or_insert(index);
        }
        scene.see(kind, mention, index, hangs(text, mention), lexicon);
    }

    /// What a word or pronoun refers back to.
    fn refer(&mut self, text: &str, lexicon: &Lexicon, (id, mention): (MentionId, &Mention), scene: &mut Scene<'_>) {
        let cluster = match mention.refers {
            Some(head) if head.kind == HeadKind::Person && head.general => scene.stands_for(text, mention.span),
            Some(head) if head.kind == HeadKind::Person => scene.holder(head.span.of_text(text), self, lexicon),
            Some(head) if head.kind == HeadKind::Several => None,
            Some(head) => scene.refer(text, head, mention.span == head.span, self),
            // `its chief engineer`: a body's rather than a place's.
            None if mention.span.of_text(text).starts_with(['t', 'i']) => {
                // `NAME, a fellow at X, will become its secretary`: not of where somebody is already.
                let becomes = takes_up(text, mention.span, lexicon);
                let spoken = || if becomes { scene.last_subject() } else { None };
                let here = scene.body_here().or_else(spoken).or(scene.last_body).or(scene.current);
                let body = |index: &usize| self.list.get(*index).is_some_and(|body| body.weight >= 2);
                here.or_else(|| scene.last_subject().filter(body)).or(scene.subject)
            }
            // Founded in Oslo, X employs 200. It …: a place does nothing.
            None => scene.current.or(scene.subject).and_then(|subject| {
                let place = self.list.get(subject).is_some_and(|cluster| cluster.kind == Some(EntityType::Place));
                if place { scene.leading.or(Some(subject)) } else { Some(subject) }
            }),
        };
        if let Some(cluster) = cluster {
            self.of.insert(id, cluster);
            if let Some(body) =
                self.list.get(cluster).filter(|body| matches!(body.kind, None | Some(EntityType::Organization)))
            {
                scene.lead_with(cluster, body.category);
            }
        }
        if let Some(person) = cluster.filter(|_| mention.refers.is_some_and(|head| head.kind == HeadKind::Person)) {
            scene.speak_of(person, mention.extent);
        }
    }

    /// 凌犀智能 in the headline, before 凌犀智能科技股份有限公司（以下简称“凌犀智能”）: the one that had the name which is defined.
    fn by_alias(&self, text: &str, mention: &Mention, unlisted: bool, kind: Option<EntityType>) -> Option<usize> {
        let alias = mention.alias.filter(|_| {
            matches!(mention.kind, MentionKind::Organization | MentionKind::Proper) && !mention.span.is_empty()
        })?;
        let index = *self.by_key.get(&*fold(alias.of_text(text)))?;
        let cluster = self.list.get(index)?;
        let same = matches!(cluster.kind, None | Some(EntityType::Organization)) && agree(cluster, kind);
        (same && (unlisted || cluster.canonical.is_none())).then_some(index)
    }

    /// A key leads to the cluster that had it first.
    fn know(&mut self, key: &str, cluster: usize) {
        if !self.by_key.contains_key(key) {
            self.by_key.insert(key.into(), cluster);
        }
    }

    /// The words by which a thing may be called later on.
    fn know_words(&mut self, surface: &str, mention: &Mention, (index, person): (usize, bool), lexicon: &Lexicon) {
        let mut buffer = [0; LONGEST_WORD];
        if person && surface.contains(' ') {
            let mut words = surface.split(' ').filter(|word| !word.starts_with('('));
            let inside = lexicon.people.surname_inside(surface);
            for word in [words.next(), words.next_back(), inside].into_iter().flatten() {
                list_once(&mut self.by_surname, &lower_case(word, &mut buffer), index);
            }
        }
        if let Some(last) = surface.split_whitespace().next_back().filter(|last| !last.contains(is_han)) {
            list_under(&mut self.by_last_word, &lower_case(last, &mut buffer), index);
        }
        if let Some(short) = short_of(surface, mention, lexicon).or_else(|| called(surface, mention, lexicon)) {
            list_once(&mut self.by_first_word, &fold(short), index);
        }
        if may_be_company(mention) {
            if let Some((first, _)) = surface.split_once(' ').filter(|_| !surface.contains(is_han)) {
                list_once(&mut self.by_brand, &lower_case(first, &mut buffer), index);
            } else if let Some(brand) = Company::of(surface, lexicon).and_then(Company::brand) {
                list_once(&mut self.by_brand, brand, index);
            }
        }
    }

    /// The one company of which this is a short form, or which was named by one.
    fn same_company(&self, folded: &str, lexicon: &Lexicon) -> Option<usize> {
        let company = Company::of(folded, lexicon);
        let brand = if folded.is_ascii() { folded.split_once(' ')?.0 } else { company?.brand()? };
        let is = |name: &str| match company {
            Some(company) => Company::of(name, lexicon).is_some_and(|other| other.is_same(company, lexicon)),
            None => is_short_english(name, folded, lexicon),
        };
        let same = |index: &usize| {
            self.list.get(*index).is_some_and(|cluster| {
                let body = matches!(cluster.kind, None | Some(EntityType::Organization));
                body && cluster.canonical.is_none() && cluster.is_called(is)
            })
        };
        only(self.by_brand.get(brand)?.iter().copied().filter(same))
    }

    /// 兰州新区管委会 behind 兰州新区党工委副书记、管委会主任: the office that was named without its place so far.
    fn bare_office(&self, surface: &str, kind: Option<EntityType>, lexicon: &Lexicon) -> Option<usize> {
        let head = lexicon.list(List::Office).before(surface).filter(|head| !head.is_empty())?;
        let word = surface.get(head.len()..)?;
        let index = *self.by_key.get(word)?;
        let cluster = self.list.get(index)?;
        let bare = cluster.canonical.is_none() && cluster.forms(COMPARED).all(|form| &*form.folded == word);
        (bare
            && kind == Some(EntityType::Organization)
            && matches!(cluster.kind, None | Some(EntityType::Organization)))
        .then_some(index)
    }

    /// The one person with this surname: Wang said, Prof. Ip.
    fn surname(&self, surface: &str, kind: Option<EntityType>, lexicon: &Lexicon) -> Option<usize> {
        if !matches!(kind, None | Some(EntityType::Person)) {
            return None;
        }
        // Al Ruqaishi, Van Eyck, after Salim bin Hamad Al Ruqaishi
        if let Some((particle, last)) = surface.split_once(' ') {
            // Bueno de Lercari, after Rosa Bueno de Lercari
            let last = surface.rsplit(' ').next().filter(|_| last.contains(' ')).unwrap_or(last);
            let inside = || lexicon.list(List::ParticleInside).within(surface);
            if !lexicon.list(List::Particle).has(particle) && !inside() {
                return None;
            }
            let [only] = self.by_surname.get(&*lower_case(last, &mut [0; LONGEST_WORD]))?.as_slice() else {
                return None;
            };
            let same = |cluster: &Cluster| cluster.names.en.as_deref().is_some_and(|name| name.ends_with(surface));
            return self.list.get(*only).is_some_and(same).then_some(*only);
        }
        match self.by_surname.get(&*lower_case(surface, &mut [0; LONGEST_WORD]))?.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// The person named before by a surname that this full name has: Dr. Okafor, then Ngozi Okafor.
    fn full_name(&self, surface: &str, kind: Option<EntityType>, lexicon: &Lexicon) -> Option<usize> {
        // 林德奎斯特 in the headline, then 安德斯·林德奎斯特
        if let Some((_, last)) = surface.rsplit_once(NAME_DOTS).filter(|_| kind == Some(EntityType::Person)) {
            let index = *self.by_key.get(&*fold(last))?;
            let short = |cluster: &Cluster| {
                cluster.kind == Some(EntityType::Person) && cluster.names.zh.as_deref() == Some(last)
            };
            return self.list.get(index).is_some_and(short).then_some(index);
        }
        let (first, _) =
            surface.split_once(' ').filter(|_| kind == Some(EntityType::Person) && !surface.contains(is_han))?;
        let last = surface.rsplit(' ').next();
        let first = Some(first).filter(|first| lexicon.people.romanized_surname(first));
        [last, first].into_iter().flatten().find_map(|surname| {
            let index = *self.by_key.get(&*fold(surname))?;
            let cluster = self.list.get(index)?;
            let short = cluster.kind == Some(EntityType::Person) && cluster.names.en.as_deref() == Some(surname);
            short.then_some(index)
        })
    }

    /// What the sentence is about, for an `it` in the next one: its first name that is no person.
    fn set_subject(
        &self,
        text: &str,
        number: usize,
        analyzed: &super::analysis::Analyzed,
        lexicon: &Lexicon,
        scene: &mut Scene<'_>,
    ) {
        let named = analyzed
            .mentions
            .iter()
            .enumerate()
            .filter(|(_, mention)| mention.kind != MentionKind::Person && mention.weight > 0);
        let known: Vec<_> = named.filter(|(index, _)| self.of.contains_key(&(number, *index))).collect();
        let of_person = |of: &crate::extract::Mention| {
            let mut persons = analyzed.mentions.iter().filter(|mention| mention.kind == MentionKind::Person);
            persons.any(|person| person.extent != person.span && person.extent.contains(of.extent))
        };
        let earliest = |own: bool| {
            let named = known.iter().filter(|(_, mention)| !own || !of_person(mention));
            named.min_by_key(|(_, mention)| mention.extent.start)
        };
        let first = earliest(true).or_else(|| earliest(false)).copied();
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
        // `Acme and Borealis have signed …`: two bodies, and `the company` is neither.
        let other = |mention: &Mention| {
            mention.span.start == first.1.extent.end.saturating_add(AND)
                && matches!(mention.kind, MentionKind::Organization | MentionKind::Proper)
        };
        if analyzed.mentions.iter().any(other) {
            return None;
        }
        let before = Span::new(analyzed.sentence.span.start, first.1.span.start).of_text(text);
        const PRONOUN: Flags = Flags::cue(Cue::PronounPerson).or(Flags::cue(Cue::PronounGroup));
        let pronoun = || before.split(' ').any(|word| lexicon.look_up(word).flags.any(PRONOUN));
        let cluster = self.list.get(index)?;
        let body = matches!(cluster.kind, None | Some(EntityType::Organization))
            && matches!(cluster.category, None | Some(Category::Company));
        (body && before.len() <= LEAD && !pronoun()).then_some(index)
    }

    /// Canonical id and full names, where the gazetteer has them.
    fn key<'a>(text: &str, mention: &Mention, lexicon: &'a Lexicon, scene: &Scene<'_>) -> Option<Key<'a>> {
        if let Some(body) = mention.composed {
            let place = mention.thing.or_else(|| scene.place_for(mention.span.of_text(text), lexicon))?;
            let (place, body) = (lexicon.thing(place)?, lexicon.thing(body)?);
            let name = place.id.strip_prefix("place:").unwrap_or(&place.id);
            return Some(Key { id: format!("org:{name}-{}", body.id).into(), thing: place, body: Some(body) });
        }
        let thing = lexicon.thing(mention.thing?)?;
        let named = matches!(thing.kind, ThingKind::Organization | ThingKind::Place);
        named.then(|| Key { id: (&*thing.id).into(), thing, body: None })
    }

    /// Whether it is open what a cluster is.
    pub(crate) fn is_open(&self, index: usize) -> bool {
        self.list.get(index).is_some_and(|cluster| cluster.kind.is_none() || cluster.weight == 0)
    }

    /// Context has said what an unknown name is.
    pub(crate) fn coerce(&mut self, index: usize, kind: EntityType) {
        // `EDF`, which is listed as one of several that have the name, is one where a post is held.
        let unsure = self.list.get(index).is_some_and(|cluster| cluster.kind == Some(kind) && cluster.weight == 1);
        if (self.is_open(index) || unsure)
            && let Some(cluster) = self.list.get_mut(index)
        {
            cluster.kind = cluster.kind.or(Some(kind));
            cluster.weight = cluster.weight.max(2);
        }
    }

    /// The cluster of a name that a rule found, a new one where there is none of this name.
    pub(crate) fn adopt(&mut self, text: &str, span: Span, kind: EntityType, lexicon: &Lexicon) -> usize {
        let surface = span.of_text(text);
        let folded = fold(surface);
        let marks = Marks::of(&folded);
        let known = self
            .by_key
            .get(&*folded)
            .copied()
            .or_else(|| self.longer_form(surface, (&folded, marks), Some(kind), lexicon));
        let known = known.filter(|&index| self.list.get(index).is_some_and(|cluster| agree(cluster, Some(kind))));
        let same = || self.same_company(&folded, lexicon).filter(|_| kind == EntityType::Organization);
        let index = known.or_else(same).unwrap_or_else(|| {
            self.list.push(Cluster::new());
            self.list.len() - 1
        });
        if let Some(cluster) = self.list.get_mut(index) {
            cluster.kind = cluster.kind.or(Some(kind));
            cluster.weight = cluster.weight.max(2);
            if !cluster.mentions.iter().rev().take(ADOPTED).any(|known| *known == span) {
                cluster.mention(span, &folded, marks);
            }
        }
        self.know(&folded, index);
        index
    }

    pub(crate) fn kind_of(&self, id: MentionId) -> Option<EntityType> {
        self.of.get(&id).and_then(|&index| self.list.get(index)).and_then(|cluster| cluster.kind)
    }
}

/// `was built by Acme`, `a contract from Acme`, `trained at Acme`: of whom a sentence tells only beside its subject.
fn hangs(text: &str, mention: &Mention) -> bool {
    let before = text.get(..mention.span.start as usize).unwrap_or("").trim_end();
    [" by", " with", " from", " at"].iter().any(|word| before.ends_with(word))
}

/// `will become its`, `was elected its`: a verb by which somebody takes up a post stands before a reference.
fn takes_up(text: &str, reference: Span, lexicon: &Lexicon) -> bool {
    let before = text.get(..reference.start as usize).unwrap_or("").trim_end();
    let before = before.strip_suffix(" as").unwrap_or(before);
    lexicon.list(List::TakesPost).has(before.rsplit(' ').next().unwrap_or(""))
}

/// A name that no list has, of what may be a company.
fn may_be_company(mention: &Mention) -> bool {
    matches!(mention.kind, MentionKind::Organization | MentionKind::Proper)
        && mention.thing.is_none()
        && matches!(mention.category, None | Some(Category::Company | Category::Fund | Category::Bank))
}

/// The one number that there is.
pub(super) fn only(mut numbers: impl Iterator<Item = usize>) -> Option<usize> {
    let first = numbers.next()?;
    numbers.all(|other| other == first).then_some(first)
}

/// Whether an opening quotation mark is the last one before a mention in its paragraph.
fn is_quoted(text: &str, mention: Span) -> bool {
    /// Characters looked at before the mention.
    const NEAR: usize = 200;
    let head = text.get(..mention.start as usize).unwrap_or("");
    let mut before = head.char_indices().rev().take(NEAR).take_while(|(_, char)| *char != '\n');
    before.find(|(_, char)| matches!(char, '“' | '”' | '"' | '「' | '」')).is_some_and(|(at, mark)| match mark {
        '"' => {
            head.get(..at).is_none_or(|front| front.is_empty() || front.ends_with([' ', '\n', '(', '：', '，', ',']))
        }
        mark => matches!(mark, '“' | '「'),
    })
}
