//! Entities, events, quotes and statistics as records, with spans in the article as received.

use crate::discourse::{self, Draft, DraftArgument, Resolved, Story};
use crate::event::rules::{RecordKind, Rules};
use crate::extract::quantity::{QuantityKind, QuantityMention};
use crate::gazetteer::Lexicon;
use crate::layout::Layout;
use crate::record::{
    Argument, Article, Dateline, Entity, EntityType, Event, Language, Modality, Note, Position, Quantity,
    QuantityMention as QuantityRecord, Quote, Repair, Statistic, Subject, Text, Time, TitleMention,
};
use crate::repair::{Notice, Repaired};
use crate::resolve::analysis::Analysis;
use crate::resolve::cluster::Cluster;
use crate::resolve::entity::Clusters;
use crate::span::Span;
use crate::token::script::is_han;
use rustc_hash::{FxHashMap, FxHashSet};

/// Everything known about an article.
pub(crate) struct Parts<'a> {
    pub(crate) repaired: &'a Repaired<'a>,
    pub(crate) layout: &'a Layout,
    pub(crate) analysis: &'a Analysis,
    pub(crate) clusters: &'a Clusters,
    pub(crate) times: &'a [Resolved],
    pub(crate) story: &'a Story,
    pub(crate) rules: &'a Rules,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) language: Language,
    pub(crate) notices: &'a [Notice],
}

/// Make the record. `event_ids` receives the id that each draft got.
pub(crate) fn article(
    parts: &Parts<'_>,
    id: &str,
    published: Option<String>,
    event_ids: &mut Vec<Option<String>>,
) -> Article {
    let ids = EntityIds::new(parts);
    let order = event_order(parts);
    *event_ids = vec![None; parts.story.drafts.len()];
    for (number, &draft) in order.iter().enumerate() {
        if let Some(slot) = event_ids.get_mut(draft) {
            *slot = Some(numbered('v', number));
        }
    }
    let layout = parts.layout;
    Article {
        schema: "shilu/1".to_owned(),
        id: id.to_owned(),
        language: parts.language,
        title: layout.title.map(|span| parts.text(span)),
        published,
        dateline: layout.dateline.map(|dateline| Dateline {
            place: dateline.place.map(|span| span.of_text(&parts.repaired.text).trim().to_owned()),
            agency: dateline.agency.map(|span| span.of_text(&parts.repaired.text).to_owned()),
            span: parts.repaired.source_span(dateline.span),
        }),
        source: layout.source.map(|span| parts.text(span)),
        authors: authors(parts),
        repairs: repairs(parts.repaired),
        entities: ids.entities(parts),
        titles: parts.titles(),
        times: parts.times.iter().map(|time| parts.time(time)).collect(),
        quantities: parts.quantities(),
        events: list_of(order.len(), order.iter().filter_map(|&draft| parts.event(draft, &ids, event_ids))),
        quotes: parts.records(RecordKind::Quote).filter_map(|draft| parts.quote(draft, &ids)).collect(),
        statistics: parts.records(RecordKind::Statistic).filter_map(|draft| parts.statistic(draft, &ids)).collect(),
        notes: notes(parts),
    }
}

/// A list with room for so many from the start: records are large, and would be moved each time that it grows.
fn list_of<T>(most: usize, records: impl Iterator<Item = T>) -> Vec<T> {
    let mut list = Vec::with_capacity(most);
    list.extend(records);
    list
}

/// Authors by position, each once.
fn authors(parts: &Parts<'_>) -> Vec<Text> {
    let mut known = FxHashSet::default();
    let mut new = |span: &&Span| known.insert(span.of_text(&parts.repaired.text));
    parts.layout.authors.iter().filter(|span| new(span)).map(|&span| parts.text(span)).collect()
}

fn notes(parts: &Parts<'_>) -> Vec<Note> {
    let note = |notice: &Notice| Note {
        kind: notice.kind.to_owned(),
        message: notice.message.clone(),
        span: parts.repaired.source_span(notice.span),
    };
    parts.notices.iter().map(note).collect()
}

fn repairs(repaired: &Repaired<'_>) -> Vec<Repair> {
    repaired
        .edits
        .iter()
        .map(|edit| Repair {
            fix: edit.fix.as_str().to_owned(),
            before: edit.source.of_text(repaired.source).to_owned(),
            after: edit.clean.of_text(&repaired.text).to_owned(),
            span: crate::SourceSpan { start: edit.source.start as usize, end: edit.source.end as usize },
        })
        .collect()
}

/// Drafts of events in order of position, then of rule id.
fn event_order(parts: &Parts<'_>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..parts.story.drafts.len())
        .filter(|&index| parts.story.drafts.get(index).is_some_and(|draft| parts.kind_of(draft) == RecordKind::Event))
        .collect();
    order.sort_by_cached_key(|&index| {
        let draft = parts.story.drafts.get(index);
        draft.map(|draft| {
            let first = draft.arguments.iter().map(|argument| argument.span.start).min();
            (draft.trigger, first, parts.rules.rules.get(draft.rule).map(|rule| &*rule.id), index)
        })
    });
    order
}

/// `e0`, `e1`, … for the clusters that are entities, by first mention.
struct EntityIds {
    order: Vec<usize>,
    of: Vec<Option<usize>>,
}

impl EntityIds {
    fn new(parts: &Parts<'_>) -> Self {
        let list = &parts.clusters.list;
        // A generic name (a cooperation agreement, a project) is an entity only where something is said of it.
        let mut told = vec![false; list.len()];
        for cluster in
            parts.story.drafts.iter().flat_map(|draft| &draft.arguments).filter_map(|argument| argument.cluster)
        {
            if let Some(told) = told.get_mut(cluster) {
                *told = true;
            }
        }
        let is_entity = |index: usize| {
            let told = told.get(index).copied().unwrap_or(false);
            list.get(index)
                .is_some_and(|cluster| cluster.kind.is_some() && (cluster.weight >= 2 || (cluster.weight > 0 && told)))
        };
        let mut order: Vec<usize> = (0..list.len()).filter(|&index| is_entity(index)).collect();
        order.sort_by_cached_key(|&index| list.get(index).and_then(|cluster| cluster.mentions.iter().min().copied()));
        let mut of = vec![None; list.len()];
        for (number, &index) in order.iter().enumerate() {
            if let Some(slot) = of.get_mut(index) {
                *slot = Some(number);
            }
        }
        Self { order, of }
    }

    fn id(&self, cluster: Option<usize>) -> Option<String> {
        self.of.get(cluster?).copied().flatten().map(|number| numbered('e', number))
    }

    fn entities(&self, parts: &Parts<'_>) -> Vec<Entity> {
        let clusters = || self.order.iter().filter_map(|&index| parts.clusters.list.get(index)).enumerate();
        let text = &parts.repaired.text;
        let mut bodies: FxHashMap<&str, usize> = FxHashMap::default();
        for (number, body) in clusters().filter(|(_, cluster)| cluster.kind == Some(EntityType::Organization)) {
            for name in body.mentions.iter().map(|span| span.of_text(text)) {
                bodies.entry(name.strip_prefix("The ").unwrap_or(name)).or_insert(number);
            }
        }
        let entities = clusters().filter_map(|(number, cluster)| {
            let mut entity = self.entity(parts, number, cluster)?;
            if entity.kind == EntityType::Organization {
                entity.parent = parent(&entity.name, number, &bodies).map(|parent| numbered('e', parent));
            }
            Some(entity)
        });
        list_of(self.order.len(), entities)
    }

    fn entity(&self, parts: &Parts<'_>, number: usize, cluster: &Cluster) -> Option<Entity> {
        let text = &parts.repaired.text;
        let kind = cluster.kind?;
        let mut mentions = cluster.mentions.clone();
        mentions.sort_unstable();
        mentions.dedup();
        // The fullest form; of equal ones the first.
        // In the script that it was first named in: 博乐仁(Roland Busch) is 博乐仁.
        let han = mentions.first()?.of_text(text).starts_with(is_han);
        let names = mentions.iter().map(|span| span.of_text(text)).rev();
        let name = names.filter(|name| name.starts_with(is_han) == han).max_by_key(|name| name.chars().count())?;
        let positions = cluster.positions.iter().map(|position| Position {
            title: position.title.of_text(text).to_owned(),
            canonical: position.canonical.clone(),
            organization: self.id(position.organization),
            qualifier: position.qualifier,
            rule: position.rule.to_owned(),
            span: parts.repaired.source_span(position.title),
        });
        Some(Entity {
            id: numbered('e', number),
            kind,
            category: cluster.category.filter(|_| kind == EntityType::Organization),
            name: name.strip_prefix("The ").filter(|_| kind != EntityType::Organization).unwrap_or(name).to_owned(),
            canonical: cluster.canonical.clone(),
            names: cluster.names.clone(),
            parent: None,
            positions: positions.collect(),
            mentions: mentions.iter().map(|&span| parts.text(span)).collect(),
        })
    }
}

/// The body that contains another one, by its name: 复旦大学 of 复旦大学附属中山医院, the Ministry of Z of `Department of Y of the
/// Ministry of Z`, Acme of `Acme's Aurora Lab`.
fn parent(name: &str, own: usize, bodies: &FxHashMap<&str, usize>) -> Option<usize> {
    /// Least characters of the name of a Chinese body, and of what stands behind it in that of its part.
    const LEAST: (usize, usize) = (3, 2);
    let known = |name: &str| bodies.get(name).copied().filter(|&number| number != own);
    if name.starts_with(is_han) {
        let ends = name.char_indices().map(|(end, _)| end).rev();
        return ends.skip(LEAST.1 - 1).find_map(|end| {
            let head = name.get(..end).filter(|head| head.chars().nth(LEAST.0 - 1).is_some())?;
            known(head)
        });
    }
    let owned = name.contains(['\'', '’']);
    let marks: &[&str] = if owned { &[" 's ", "'s ", "’s "] } else { &[] };
    let owner = marks.iter().find_map(|mark| known(name.split_once(mark)?.0));
    owner.or_else(|| {
        name.char_indices().filter(|&(_, character)| character == ' ').find_map(|(at, _)| {
            let behind =
                [" of the ", " of ", " at the ", " at "].iter().find_map(|word| name.get(at..)?.strip_prefix(word));
            known(behind?)
        })
    })
}

impl Parts<'_> {
    fn text(&self, span: Span) -> Text {
        Text { text: span.of_text(&self.repaired.text).to_owned(), span: self.repaired.source_span(span) }
    }

    fn kind_of(&self, draft: &Draft) -> RecordKind {
        self.rules.types.get(draft.kind).map_or(RecordKind::Event, |kind| kind.record)
    }

    fn records(&self, wanted: RecordKind) -> impl Iterator<Item = &Draft> {
        self.story.drafts.iter().filter(move |draft| self.kind_of(draft) == wanted)
    }

    fn titles(&self) -> Vec<TitleMention> {
        let most = self.analysis.sentences.iter().map(|analyzed| analyzed.titles.len()).sum();
        let titles = self.analysis.sentences.iter().flat_map(|analyzed| &analyzed.titles);
        let titles = titles.filter(|title| !title.ambiguous && !title.plural).map(|title| {
            let Text { text, span } = self.text(title.span);
            let thing = title.thing.filter(|_| title.exact).and_then(|thing| self.lexicon.thing(thing));
            TitleMention { text, canonical: thing.map(|thing| String::from(&*thing.id)), span }
        });
        list_of(most, titles)
    }

    fn time(&self, time: &Resolved) -> Time {
        let Text { text, span } = self.text(time.span);
        Time {
            text,
            kind: time.kind,
            timex: time.timex.clone(),
            value: time.value.clone(),
            end_value: time.end_value.clone(),
            modifier: time.modifier,
            span,
        }
    }

    fn quantities(&self) -> Vec<QuantityRecord> {
        let quantities = self.analysis.quantities.iter().filter(|quantity| quantity.kind != QuantityKind::Ordinal);
        let quantities = quantities.map(|quantity| {
            let Text { text, span } = self.text(quantity.core);
            QuantityRecord { text, quantity: amount(quantity), span }
        });
        list_of(self.analysis.quantities.len(), quantities)
    }

    fn quantity(&self, number: Option<u32>) -> Option<&QuantityMention> {
        self.analysis.quantities.get(number? as usize)
    }

    fn event(&self, index: usize, ids: &EntityIds, event_ids: &[Option<String>]) -> Option<Event> {
        let draft = self.story.drafts.get(index)?;
        let mut arguments: Vec<&DraftArgument> = draft.arguments.iter().collect();
        arguments.sort_by(|left, right| (left.span, &left.role).cmp(&(right.span, &right.role)));
        let planned = draft.planned && draft.stance.modality == Modality::Actual;
        Some(Event {
            id: event_ids.get(index)?.clone()?,
            kind: String::from(&*self.rules.types.get(draft.kind)?.name),
            trigger: self.text(draft.trigger),
            time: draft.time.as_ref().map(|time| self.time(time)),
            modality: if planned { Modality::Planned } else { draft.stance.modality },
            polarity: draft.stance.polarity,
            parent: draft.parent.and_then(|parent| event_ids.get(parent).cloned().flatten()),
            arguments: arguments.into_iter().map(|argument| self.argument(argument, ids)).collect(),
            rule: String::from(&*self.rules.rules.get(draft.rule)?.id),
            span: self.repaired.source_span(draft.span),
        })
    }

    fn argument(&self, argument: &DraftArgument, ids: &EntityIds) -> Argument {
        let Text { text, span } = self.text(argument.span);
        let numeric = matches!(&*argument.role, "count" | "attendance" | "amount");
        let quantity = self.quantity(argument.quantity).filter(|_| numeric);
        Argument {
            role: String::from(&*argument.role),
            entity: ids.id(argument.cluster),
            text,
            quantity: quantity.map(amount),
            span,
        }
    }

    fn quote(&self, draft: &Draft, ids: &EntityIds) -> Option<Quote> {
        let words = draft.of_role("text").next()?;
        let speaker = draft.of_role("speaker").next().and_then(|speaker| ids.id(speaker.cluster));
        let direct = discourse::is_direct(&self.repaired.text, words.span);
        let Text { text, span } = self.text(words.span);
        let verb = (!draft.trigger.is_empty()).then(|| self.text(draft.trigger));
        Some(Quote { speaker, text, direct, verb, rule: String::from(&*self.rules.rules.get(draft.rule)?.id), span })
    }

    fn statistic(&self, draft: &Draft, ids: &EntityIds) -> Option<Statistic> {
        let subject = draft.of_role("subject").next()?;
        let value = draft.of_role("quantity").next()?;
        let quantity = self.quantity(value.quantity)?;
        let mut said: Vec<Span> = draft.of_role("measure").map(|measure| measure.span).collect();
        said.sort_unstable();
        let said: Vec<&str> = said.iter().map(|span| span.of_text(&self.repaired.text)).collect();
        let measure = match said.first() {
            Some(first) => said.join(if first.contains(is_han) { "" } else { " " }),
            None => self.measure(value.span, quantity)?,
        };
        Some(Statistic {
            subject: Subject {
                entity: ids.id(subject.cluster),
                text: subject.span.of_text(&self.repaired.text).to_owned(),
            },
            measure,
            quantity: amount(quantity),
            as_of: draft.time.as_ref().map(|time| self.time(time)),
            rule: String::from(&*self.rules.rules.get(draft.rule)?.id),
            span: self.repaired.source_span(draft.span),
        })
    }

    /// What is counted: the words behind the number and its counter.
    fn measure(&self, value: Span, quantity: &QuantityMention) -> Option<String> {
        let text = &self.repaired.text;
        let whole = value.cover(quantity.span).of_text(text);
        let counted = quantity.kind == QuantityKind::Count && !whole.contains(is_han);
        let start = if counted { quantity.number.end } else { quantity.span.end };
        let end = if whole.contains(is_han) { value.end } else { self.postmodifier(value.end) };
        let measure = Span::new(start, end.max(start)).of_text(text).trim();
        (!measure.is_empty()).then(|| measure.to_owned())
    }
}

/// Longest participle phrase behind a counted noun, in bytes.
const POSTMODIFIER: usize = 60;

impl Parts<'_> {
    /// `companies listed on the STAR Market`: a participle phrase up to the next comma or `and` belongs to what is counted.
    fn postmodifier(&self, end: u32) -> u32 {
        let rest = self.repaired.text.get(end as usize..).unwrap_or("");
        let word = rest.trim_start_matches(' ').split([' ', ',', '.']).next().unwrap_or("");
        if !(word.len() > 3 && word.ends_with("ed") || matches!(word, "run" | "built" | "held" | "made")) {
            return end;
        }
        let stop = rest.find([',', '.', ';', '\n']).into_iter().chain(rest.find(" and ")).min().unwrap_or(rest.len());
        if stop > POSTMODIFIER { end } else { end.saturating_add(crate::span::to_u32(stop)) }
    }
}

/// `e12`
fn numbered(letter: char, number: usize) -> String {
    let mut id = String::with_capacity(8);
    id.push(letter);
    let mut unit = 1;
    while number / unit >= 10 {
        unit *= 10;
    }
    while unit > 0 {
        id.push(char::from_digit((number / unit % 10) as u32, 10).unwrap_or('0'));
        unit /= 10;
    }
    id
}

fn amount(quantity: &QuantityMention) -> Quantity {
    Quantity { value: quantity.value, relation: quantity.relation, unit: quantity.unit.as_deref().map(str::to_owned) }
}
