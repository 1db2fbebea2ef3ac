//! What an article has spoken of so far: what references back, pronouns and bodies without a place refer to.

use super::entity::Clusters;
use super::name::{fold, type_of_name};
use super::spoken::{bracket_behind, is_own_role};
use crate::extract::{HeadKind, Mention, MentionKind};
use crate::gazetteer::{Lexicon, List, NameKind};
use crate::record::{Category, EntityType};
use crate::span::Span;
use crate::token::script::is_han;

/// What has been spoken of so far.
#[derive(Debug, Default)]
pub(super) struct Scene<'a> {
    /// Last place seen at each level, as a thing.
    places: Vec<(&'a str, u32)>,
    /// The body that calls itself 公司 or the Company.
    own: Option<usize>,
    /// What the sentence before was about.
    pub(super) subject: Option<usize>,
    /// What this sentence is about so far.
    pub(super) current: Option<usize>,
    /// The body that a sentence began with last.
    pub(super) leading: Option<usize>,
    /// What people take up in this sentence, with their posts.
    pub(super) people: Vec<Span>,
    /// The same of people whose posts there are all over.
    pub(super) over: Vec<Span>,
    /// The last body that was the first of its sentence, by its category.
    subjects: Vec<(Option<Category>, usize)>,
    sentence_has_subject: bool,
    /// Where the first body of this sentence ends, right behind it, and the body that it took the place of.
    first_end: Option<u32>,
    replaced: Option<(Option<Category>, usize)>,
    /// The first body of this sentence that only hangs on its verb: built by Acme.
    hung: Option<(Option<Category>, usize)>,
    /// The last body of this sentence, also one that somebody's post is at.
    pub(super) last_body: Option<usize>,
    /// The person whom this sentence speaks of first, and where the mention ends; nobody in a list of several.
    speaks_of: Option<(Option<usize>, u32)>,
    /// The same of the sentences before, and how many of them have passed without a person.
    spoke_of: Option<(usize, u8)>,
    /// The posts that persons were named with.
    posts: Vec<(&'a str, usize)>,
    /// Clusters by what an anaphor's head can refer to, latest last.
    recent: Vec<(Option<EntityType>, Option<Category>, usize)>,
}

/// In how many mentions of a thing the word that refers back to it is looked for.
const NAMES_LOOKED_AT: u8 = 4;

/// Length of the ` and ` between two bodies.
pub(super) const AND: u32 = 5;

/// How far back an anaphor looks, in mentions.
const ANAPHOR_REACH: usize = 400;

/// How many sentences without a person may stand between a pronoun and its person.
const PRONOUN_REACH: u8 = 3;
/// How many posts with persons are remembered.
const POSTS: usize = 64;
/// Two persons no further apart than this are members of a list.
const LIST_MARK: u32 = 5;

impl<'a> Scene<'a> {
    /// A person is mentioned: the first of a sentence is whom it speaks of, unless a list begins with it.
    pub(super) fn speak_of(&mut self, person: usize, extent: Span) {
        match self.speaks_of {
            None => self.speaks_of = Some((Some(person), extent.end)),
            Some((Some(first), end)) if first != person && extent.start.saturating_sub(end) <= LIST_MARK => {
                self.speaks_of = Some((None, extent.end));
            }
            Some((first, _)) => self.speaks_of = Some((first, 0)),
        }
    }

    pub(super) fn close_sentence(&mut self) {
        // Where no other body is told of, it is what the sentence was about.
        if let Some((category, body)) = self.hung.take().filter(|_| !self.sentence_has_subject) {
            self.subjects.retain(|(of, _)| *of != category);
            self.subjects.push((category, body));
        }
        self.sentence_has_subject = false;
        self.first_end = None;
        self.last_body = None;
        self.spoke_of = match self.speaks_of.take() {
            Some((Some(person), _)) => Some((person, 0)),
            // Behind a list of several, one person is who was spoken of before them.
            Some((None, _)) | None => self
                .spoke_of
                .map(|(person, age)| (person, age.saturating_add(1)))
                .filter(|&(_, age)| age <= PRONOUN_REACH),
        };
    }

    /// Whom 他 or she stands for: whom this sentence spoke of, else the one before.
    pub(super) fn person(&self) -> Option<usize> {
        match self.speaks_of {
            Some((first, _)) => first,
            None => self.spoke_of.map(|(person, _)| person),
        }
    }

    /// Whom `him` stands for behind a verb: `Rawlings appointed him` tells of somebody else than who appoints.
    pub(super) fn stands_for(&self, text: &str, pronoun: Span) -> Option<usize> {
        let object = matches!(pronoun.of_text(text), "him" | "her");
        match self.speaks_of {
            Some((Some(_), end)) if object && end > 0 && end < pronoun.start => {
                let verb = Span::new(end, pronoun.start).of_text(text).trim();
                if verb.contains(' ') { self.person() } else { self.spoke_of.map(|(person, _)| person) }
            }
            _ => self.person(),
        }
    }

    /// 云舟科技股份有限公司（以下简称“公司”）, Acme, Inc. (the “Company”)
    pub(super) fn hear_of_own(&mut self, text: &str, mention: &Mention, cluster: usize, lexicon: &Lexicon) {
        let body = matches!(mention.kind, MentionKind::Organization | MentionKind::Proper) && mention.weight > 0;
        let company = matches!(mention.category, None | Some(Category::Company | Category::Bank | Category::Fund));
        if self.own.is_none() && body && company {
            let inner = bracket_behind(text, mention.span.end);
            let own = inner.is_some_and(|inner| is_own_role(inner, lexicon.list(List::OwnBody)));
            self.own = own.then_some(cluster);
        }
    }

    /// Somebody is named with a post.
    pub(super) fn holds(&mut self, title: &'a str, person: usize) {
        if self.posts.len() < POSTS && !self.posts.contains(&(title, person)) {
            self.posts.push((title, person));
        }
    }

    /// `The Minister`, behind `Minister of Trade NAME`: who was named with such a post, of several the one named most.
    pub(super) fn holder(&self, post: &str, clusters: &Clusters, lexicon: &Lexicon) -> Option<usize> {
        let under = lexicon.list(List::Under);
        let begins = |title: &str| {
            title.get(..post.len()).is_some_and(|start| start.eq_ignore_ascii_case(post))
                && title.get(post.len()..).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        // The minister, behind Energy Minister NAME; Vice President NAME is no president.
        let ends = |title: &str| {
            let at = title.len().saturating_sub(post.len());
            title.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(post))
                && title.get(..at).is_some_and(|field| {
                    let mut words = field.split([' ', '-']).filter(|word| !word.is_empty());
                    field.ends_with(' ') && !words.any(|word| under.has(&word.to_ascii_lowercase()))
                })
        };
        self.most_named(&begins, clusters).or_else(|| self.most_named(&ends, clusters))
    }

    /// Of those who were named with a post like this the one who is named most, unless two are.
    fn most_named(&self, fits: &dyn Fn(&str) -> bool, clusters: &Clusters) -> Option<usize> {
        let named = |person: usize| clusters.list.get(person).map_or(0, |cluster| cluster.mentions.len());
        let mut best = None::<(usize, bool)>;
        for (_, person) in self.posts.iter().filter(|(title, _)| fits(title)) {
            best = match best {
                Some((known, _)) if known == *person => best,
                Some((known, _)) if named(known) == named(*person) => Some((known, false)),
                Some((known, _)) if named(known) > named(*person) => best,
                _ => Some((*person, true)),
            };
        }
        best.filter(|(_, sure)| *sure).map(|(person, _)| person)
    }

    pub(super) fn see(
        &mut self,
        kind: Option<EntityType>,
        mention: &Mention,
        cluster: usize,
        hangs: bool,
        lexicon: &'a Lexicon,
    ) {
        let place = mention.thing.filter(|_| kind == Some(EntityType::Place) || mention.composed.is_some());
        if let Some(place) = place
            && mention.weight > 0
            && let Some(thing) = lexicon.thing(place)
        {
            self.places.retain(|(level, _)| *level != &*thing.level);
            self.places.push((&thing.level, place));
        }
        self.recent.push((kind, mention.category, cluster));
        let body = matches!(mention.kind, MentionKind::Organization | MentionKind::Proper) && mention.weight > 0;
        if body && !self.is_over(mention.extent) {
            self.last_body = Some(cluster);
        }
        // `Acme and Borealis signed. The company …`: of two bodies none is what the sentence was about.
        if body && self.first_end.is_some_and(|end| mention.span.start == end.saturating_add(AND)) {
            self.subjects.pop();
            self.subjects.extend(self.replaced.take());
        }
        self.first_end = None;
        // `Jane Doe joins from Acme`: such a sentence is about her.
        if body && hangs && !self.sentence_has_subject && self.speaks_of.is_none() {
            self.hung.get_or_insert((mention.category, cluster));
        }
        // 宁波银行行长 says nothing of the bank.
        if body
            && !hangs
            && !self.sentence_has_subject
            && !self.people.iter().any(|person| person.contains(mention.extent))
        {
            self.replaced = self.subjects.iter().find(|(category, _)| *category == mention.category).copied();
            self.subjects.retain(|(category, _)| *category != mention.category);
            self.subjects.push((mention.category, cluster));
            self.sentence_has_subject = true;
            self.first_end = Some(mention.extent.end);
        }
    }

    /// `NAME, previously T at X, has been appointed its director`: where somebody was before is not spoken of.
    pub(super) fn is_over(&self, mention: Span) -> bool {
        self.over.iter().any(|span| span.contains(mention))
    }

    /// The place that the level character of an elided name stands for.
    pub(super) fn place_for(&self, name: &str, _lexicon: &Lexicon) -> Option<u32> {
        let levels: &[&str] = match name.chars().next()? {
            '区' => &["district", "zone"],
            '市' => &["city"],
            '省' => &["province"],
            '县' => &["district"],
            _ => return None,
        };
        self.places.iter().rev().find(|(level, _)| levels.contains(level)).map(|(_, place)| *place)
    }

    /// What a head word, alone or behind the or 该, refers to.
    pub(super) fn refer(
        &self,
        text: &str,
        head: crate::extract::Head,
        alone: bool,
        clusters: &Clusters,
    ) -> Option<usize> {
        // （以下简称“公司”）: whose text it is.
        let company = head.kind == HeadKind::Organization(Category::Company);
        let defined = company && (alone || !head.span.of_text(text).starts_with(is_han));
        if let Some(own) = self.own.filter(|_| defined) {
            return Some(own);
        }
        // 公司 alone is the one that the article tells of, not the last whose name ends so.
        if alone
            && company
            && let Some(body) = self.body(head.kind)
            && clusters.list.get(body).is_some_and(|cluster| cluster.kind == Some(EntityType::Organization))
        {
            return Some(body);
        }
        let word = fold(head.span.of_text(text));
        // 该中心 may be a centre of research.
        let ends = |index: usize| {
            word.starts_with(is_han)
                && clusters
                    .list
                    .get(index)
                    .is_some_and(|cluster| cluster.forms(NAMES_LOOKED_AT).any(|form| form.folded.ends_with(&*word)))
        };
        let fits = |entry: &(Option<EntityType>, Option<Category>, usize)| match head.kind {
            HeadKind::Organization(category) => {
                entry.0.is_none_or(|kind| kind == EntityType::Organization)
                    && (entry.1 == Some(category) || ends(entry.2))
            }
            HeadKind::Name(kind) => entry.0 == Some(type_of_name(kind)),
            HeadKind::Person | HeadKind::Several => false,
        };
        // 会议 may be a 大会 too.
        let first =
            word.chars().next().filter(|first| is_han(*first) && head.kind == HeadKind::Name(NameKind::Occasion));
        let same = |name: &str| name.contains(&word) || first.is_some_and(|first| name.ends_with(first));
        let same_head = |index: usize| {
            clusters
                .list
                .get(index)
                .is_some_and(|cluster| cluster.forms(NAMES_LOOKED_AT).any(|form| same(&form.folded)))
        };
        let recent = || self.recent.iter().rev().take(ANAPHOR_REACH).filter(|entry| fits(entry));
        recent()
            .find(|entry| same_head(entry.2))
            .or_else(|| {
                // Without the same word only gatherings are referred to: 本次活动 for a conference.
                recent().find(|_| head.general && head.kind == HeadKind::Name(NameKind::Occasion))
            })
            .map(|entry| entry.2)
            .or_else(|| self.body(head.kind))
            .or_else(|| {
                // `the company`: what the text is about, if that can be one.
                let latin = !head.span.of_text(text).starts_with(is_han);
                let subject = self.leading.or(self.current).or(self.subject).filter(|_| latin);
                let company = |&index: &usize| {
                    clusters.list.get(index).is_some_and(|cluster| {
                        matches!(cluster.kind, None | Some(EntityType::Organization))
                            && matches!(cluster.category, None | Some(Category::Company))
                            && head.kind == HeadKind::Organization(Category::Company)
                    })
                };
                // She met the chairman of Acme, who confirmed that the company …
                subject.filter(company).or_else(|| self.last_body.filter(|_| latin).filter(company))
            })
    }

    /// `The company also …`: a sentence whose first body is referred to.
    pub(super) fn lead_with(&mut self, cluster: usize, category: Option<Category>) {
        if !self.sentence_has_subject {
            self.subjects.retain(|(of, _)| *of != category);
            self.subjects.push((category, cluster));
            self.sentence_has_subject = true;
        }
    }

    /// The body that the sentences before were about last.
    pub(super) fn last_subject(&self) -> Option<usize> {
        self.subjects.last().map(|&(_, cluster)| cluster)
    }

    /// The first body of this sentence.
    pub(super) fn body_here(&self) -> Option<usize> {
        self.subjects.last().filter(|_| self.sentence_has_subject).map(|&(_, cluster)| cluster)
    }

    /// The body that a sentence was about last: the company, 学校. Of a company the name need not say that it is one.
    fn body(&self, kind: HeadKind) -> Option<usize> {
        let HeadKind::Organization(category) = kind else { return None };
        // Funds, and banks in the words of their papers, are companies too.
        let company = |of| matches!(of, None | Some(Category::Fund | Category::Bank | Category::Incubator));
        let fits = |of: Option<Category>| of == Some(category) || (category == Category::Company && company(of));
        // The start-up is not the fund that the sentence before began with.
        let fund = |of: Option<Category>| of == Some(Category::Fund) && category != Category::Fund;
        let mut last = self.subjects.iter().rev().filter(|(of, _)| fits(*of));
        let first = last.clone().next();
        last.find(|(of, _)| !fund(*of)).or(first).map(|&(_, cluster)| cluster)
    }
}
