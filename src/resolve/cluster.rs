//! One thing of the world: what it is called, where it is mentioned, and which mentions are its.

use super::analysis::Analysis;
use super::name::{Form, Marks};
use crate::extract::MentionKind;
use crate::gazetteer::Thing;
use crate::record::{Category, EntityType, Names, Qualifier};
use crate::span::Span;

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
    /// The different ones among the names of the first few mentions.
    forms: Vec<Form>,
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

/// How many mentions of a thing are compared with other names.
pub(super) const COMPARED: u8 = 3;
/// How many names are kept for that and for words that refer back.
const KEPT_FORMS: usize = 4;

impl Cluster {
    pub(super) fn new() -> Self {
        Self {
            kind: None,
            category: None,
            canonical: None,
            names: Names::default(),
            positions: Vec::new(),
            mentions: Vec::new(),
            // Hardly anything has two.
            forms: Vec::with_capacity(1),
            weight: 0,
        }
    }

    /// Add a mention with its folded name.
    pub(super) fn mention(&mut self, span: Span, folded: &str, marks: Marks) {
        if self.mentions.len() < KEPT_FORMS && !self.forms.iter().any(|form| &*form.folded == folded) {
            self.forms.push(Form::new(folded, marks, self.mentions.len() as u8));
        }
        self.mentions.push(span);
    }

    /// The different names of the first so many mentions.
    pub(crate) fn forms(&self, mentions: u8) -> impl Iterator<Item = &Form> {
        self.forms.iter().take_while(move |form| form.mention < mentions)
    }

    /// One of the folded names that are compared with others is such a one.
    pub(super) fn is_called(&self, such: impl Fn(&str) -> bool) -> bool {
        self.forms(COMPARED).any(|form| such(&form.folded))
    }

    /// Names that are not known yet.
    pub(super) fn fill(&mut self, more: impl FnOnce() -> Names) {
        if self.names.zh.is_some() && self.names.en.is_some() {
            return;
        }
        let more = more();
        self.names.zh = self.names.zh.take().or(more.zh);
        self.names.en = self.names.en.take().or(more.en);
    }
}

/// Number of a mention: sentence, then mention in it.
pub(crate) type MentionId = (usize, usize);

/// The clusters of mentions, by their numbers.
#[derive(Debug, Default)]
pub(crate) struct Assigned {
    /// Where the mentions of each sentence begin among the slots.
    first: Vec<usize>,
    slots: Vec<Option<usize>>,
}

impl Assigned {
    pub(super) fn new(analysis: &Analysis) -> Self {
        let mut first = Vec::with_capacity(analysis.sentences.len());
        let mut total = 0;
        for analyzed in &analysis.sentences {
            first.push(total);
            total += analyzed.mentions.len();
        }
        Self { first, slots: vec![None; total] }
    }

    /// How many mentions there are.
    pub(super) fn len(&self) -> usize {
        self.slots.len()
    }

    fn slot(&self, &(sentence, mention): &MentionId) -> Option<usize> {
        let slot = self.first.get(sentence)? + mention;
        let end = self.first.get(sentence + 1).copied().unwrap_or(self.slots.len());
        (slot < end).then_some(slot)
    }

    pub(crate) fn get(&self, id: &MentionId) -> Option<&usize> {
        self.slots.get(self.slot(id)?)?.as_ref()
    }

    pub(crate) fn contains_key(&self, id: &MentionId) -> bool {
        self.get(id).is_some()
    }

    pub(super) fn insert(&mut self, id: MentionId, cluster: usize) {
        if let Some(slot) = self.slot(&id).and_then(|slot| self.slots.get_mut(slot)) {
            *slot = Some(cluster);
        }
    }
}

/// A canonical id with the things that it is made of.
pub(super) struct Key<'a> {
    pub(super) id: std::borrow::Cow<'a, str>,
    pub(super) thing: &'a Thing,
    /// Of a composed name: the body at the place.
    pub(super) body: Option<&'a Thing>,
}

impl Key<'_> {
    pub(super) fn names(&self) -> Names {
        let owned = |name: &Option<Box<str>>| name.as_deref().map(str::to_owned);
        let Some(body) = self.body else { return Names { zh: owned(&self.thing.zh), en: owned(&self.thing.en) } };
        let place = self.thing;
        Names {
            zh: place.zh.as_deref().zip(body.zh.as_deref()).map(|(place, body)| format!("{place}{body}")),
            en: place.en.as_deref().zip(body.en.as_deref()).map(|(place, body)| format!("{place} {body}")),
        }
    }
}

/// Whether a cluster can be of a type.
pub(super) fn agree(cluster: &Cluster, kind: Option<EntityType>) -> bool {
    cluster.kind.is_none() || kind.is_none() || cluster.kind == kind
}

/// What a mention kind is as an entity; `None` inside for names of unknown kind.
#[allow(
    clippy::option_option,
    reason = "no entity, an entity of unknown type, and an entity of a type are three things"
)]
pub(super) fn entity_type(kind: MentionKind) -> Option<Option<EntityType>> {
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
