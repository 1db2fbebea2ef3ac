//! Whom and what an article is about, for posts that name no body: its company, its university, its city, and the heading
//! that its sentences stand under.

use super::analysis::Analysis;
use super::cluster::Cluster;
use super::entity::Clusters;
use super::posts::{Owner, Seat};
use crate::extract::MentionKind;
use crate::gazetteer::Lexicon;
use crate::record::{Category, EntityType};

/// How far a heading that is a body's name reaches, in sentences.
const SECTION: usize = 12;

/// What the posts of an article are held at if nothing nearer says so.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    company: Option<usize>,
    university: Option<usize>,
    /// The place of each level that is named most.
    places: Vec<(Seat, usize)>,
    /// The body that a heading names, and the number of its sentence.
    section: Option<(usize, usize)>,
}

/// The one that is named most; none where two are named as often.
fn most<'c>(clusters: impl Iterator<Item = (usize, &'c Cluster)>) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    let mut tie = false;
    for (index, cluster) in clusters {
        let count = cluster.mentions.len();
        match best {
            Some((most, _)) if count < most => {}
            Some((most, _)) if count == most => tie = true,
            _ => (best, tie) = (Some((count, index)), false),
        }
    }
    best.filter(|_| !tie).map(|(_, index)| index)
}

impl Spoken {
    pub(super) fn new(clusters: &Clusters, analysis: &Analysis, lexicon: &Lexicon) -> Self {
        let of = |fits: fn(Option<Category>) -> bool| {
            most(clusters.list.iter().enumerate().filter(|(_, cluster)| {
                cluster.kind == Some(EntityType::Organization) && cluster.weight > 1 && fits(cluster.category)
            }))
        };
        let mut levels: Vec<(Seat, usize)> = Vec::new();
        for (number, analyzed) in analysis.sentences.iter().enumerate() {
            for (index, mention) in analyzed.mentions.iter().enumerate() {
                let thing = mention.thing.filter(|_| mention.kind == MentionKind::Place && mention.weight > 0);
                let seat = thing.and_then(|thing| lexicon.thing(thing)).and_then(|thing| Seat::of_level(&thing.level));
                let cluster = clusters.of.get(&(number, index)).copied();
                if let Some(found) = seat.zip(cluster)
                    && !levels.contains(&found)
                {
                    levels.push(found);
                }
            }
        }
        let place = |seat: Seat| {
            let named = levels.iter().filter(|(level, _)| *level == seat).map(|(_, index)| *index);
            most(named.filter_map(|index| Some((index, clusters.list.get(index)?)))).map(|index| (seat, index))
        };
        Self {
            company: of(|category| matches!(category, Some(Category::Company | Category::Bank))),
            university: of(|category| category == Some(Category::University)),
            places: [Seat::Province, Seat::City, Seat::District].into_iter().filter_map(place).collect(),
            section: None,
        }
    }

    /// A sentence that is a body's name and nothing else is the heading of those that follow.
    pub(super) fn read(&mut self, text: &str, number: usize, analysis: &Analysis, clusters: &Clusters) {
        let Some(analyzed) = analysis.sentences.get(number) else { return };
        let line = analyzed.sentence.span.of_text(text).trim_end_matches([':', '：', ' ', '\n']).trim_start();
        let whole = analyzed.mentions.iter().enumerate().find(|(_, mention)| {
            matches!(mention.kind, MentionKind::Organization | MentionKind::Proper)
                && mention.weight > 0
                && mention.span.of_text(text) == line
        });
        let cluster = whole.and_then(|(index, _)| clusters.of.get(&(number, index)).copied());
        let body = |index: &usize| {
            clusters.list.get(*index).is_some_and(|cluster| cluster.kind == Some(EntityType::Organization))
        };
        if let Some(index) = cluster.filter(body) {
            self.section = Some((index, number));
        }
    }

    /// The body whose name the sentences stand under.
    pub(super) fn section(&self, number: usize) -> Option<usize> {
        self.section.filter(|(_, heading)| number <= heading + SECTION).map(|(index, _)| index)
    }

    /// What a post that asks for such an owner is held at.
    pub(super) fn owner(&self, owner: Owner, number: usize) -> Option<usize> {
        match owner {
            Owner::Company => self.section(number).or(self.company),
            Owner::University => self.university,
            Owner::Place(seat) => self.places.iter().find(|(level, _)| *level == seat).map(|(_, index)| *index),
            Owner::Ends(_) | Owner::Office | Owner::Bank => None,
        }
    }
}
