//! A match with its arguments bound to entities.

use super::{Resolved, succession};
use crate::event::Stance;
use crate::event::engine::Found;
use crate::event::items::Item;
use crate::event::matcher::Capture;
use crate::event::rules::{EventType, RecordKind, Rule, Rules};
use crate::extract::{Mention, MentionKind, PositionMention};
use crate::gazetteer::{Lexicon, List};
use crate::record::{Category, EntityType, Modality, Polarity, Qualifier};
use crate::resolve::analysis::{Analysis, Page};
use crate::resolve::cluster::{Cluster, ClusterPosition};
use crate::resolve::entity::Clusters;
use crate::span::Span;
use std::sync::Arc;

/// A filled role.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DraftArgument {
    pub(crate) role: Arc<str>,
    pub(crate) cluster: Option<usize>,
    /// Number of the quantity in the article.
    pub(crate) quantity: Option<u32>,
    pub(crate) span: Span,
}

/// An event, quote or statistic in the making.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) rule: usize,
    pub(crate) kind: usize,
    pub(crate) sentence: usize,
    pub(crate) clause: u16,
    pub(crate) part: u16,
    pub(crate) trigger: Span,
    pub(crate) span: Span,
    pub(crate) stance: Stance,
    pub(crate) planned: bool,
    pub(crate) arguments: Vec<DraftArgument>,
    pub(crate) time: Option<Resolved>,
    pub(crate) parent: Option<usize>,
    /// Merged into another one.
    pub(crate) spent: Option<usize>,
    /// Stands for a list of pairs that came later.
    pub(crate) replaced: bool,
    /// Told so that it is of the day of the news, where it has no time of its own.
    pub(crate) of_news: bool,
    /// Has no day but its own: told in the perfect, or by a rule that says so.
    pub(crate) undated: bool,
    /// Told in passing of a name: X, who arrived on Friday.
    pub(crate) passing: bool,
}

impl DraftArgument {
    /// Whether both are one entity.
    pub(super) fn shares_entity(&self, other: &Self) -> bool {
        self.cluster.is_some() && self.cluster == other.cluster
    }

    /// Whether both are one entity, or the very same words.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.span == other.span || self.shares_entity(other)
    }
}

impl Draft {
    /// What a match tells, without a time and by itself.
    pub(super) fn new(found: &Found, kind: usize, sentence: usize, arguments: Vec<DraftArgument>) -> Self {
        Self {
            rule: found.rule,
            kind,
            sentence,
            clause: found.clause,
            part: found.part,
            trigger: found.trigger,
            span: found.span,
            stance: found.stance,
            planned: false,
            arguments,
            time: None,
            parent: None,
            spent: None,
            replaced: false,
            of_news: false,
            undated: false,
            passing: false,
        }
    }

    /// What has not happened, so far as is told.
    pub(crate) fn is_planned(&self) -> bool {
        self.planned || self.stance.modality != Modality::Actual
    }

    pub(crate) fn has(&self, role: &str) -> bool {
        is_filled(role, &self.arguments)
    }

    pub(crate) fn of_role<'d>(&'d self, role: &'d str) -> impl Iterator<Item = &'d DraftArgument> {
        self.arguments.iter().filter(move |argument| *argument.role == *role)
    }
}

/// Makes drafts of the matches of one sentence.
pub(super) struct Maker<'a> {
    pub(super) page: Page<'a>,
    pub(super) analysis: &'a Analysis,
    pub(super) rules: &'a Rules,
    pub(super) sentence: usize,
    pub(super) lexicon: &'a Lexicon,
}

impl Maker<'_> {
    /// One draft, or one for each pair or quantity of a list.
    pub(super) fn drafts(&self, found: &Found, items: &[Item<'_>], clusters: &mut Clusters) -> Vec<Draft> {
        let Some(rule) = self.rules.rules.get(found.rule) else { return Vec::new() };
        if let Some(slot) = rule.apart {
            return self.apart(found, slot, rule.employers.is_some(), clusters);
        }
        if let Some(both) = rule.abreast
            && let Some(drafts) = self.abreast(found, both, clusters)
        {
            return drafts;
        }
        if rule.pairs.is_none() && rule.each.is_none() {
            return vec![self.draft(found, &found.captures, clusters)];
        }
        let mut captures = found.captures.clone();
        if let Some(slot) = rule.each {
            self.further(found, slot, items, &mut captures);
        }
        let (listed, shared): (Vec<Capture>, Vec<Capture>) = captures
            .iter()
            .copied()
            .partition(|capture| Some(capture.slot) == rule.pairs || Some(capture.slot) == rule.each);
        let size = if rule.pairs.is_some() { 2 } else { 1 };
        let split = (rule.pairs.is_some() && listed.len() % 2 == 0 && !listed.is_empty())
            || (rule.each.is_some() && listed.len() > 1);
        if !split {
            return vec![self.draft(found, &captures, clusters)];
        }
        listed
            .chunks(size)
            .map(|chunk| {
                let all: Vec<Capture> = shared.iter().chain(chunk).copied().collect();
                self.draft(found, &all, clusters)
            })
            .collect()
    }

    /// A draft for the first of a role with each of the others; for each of them where somebody's employer is the first.
    fn apart(&self, found: &Found, slot: u8, employed: bool, clusters: &mut Clusters) -> Vec<Draft> {
        let (listed, shared): (Vec<Capture>, Vec<Capture>) =
            found.captures.iter().copied().partition(|capture| capture.slot == slot);
        if employed && listed.len() > 1 {
            let alone = |one: &Capture| shared.iter().chain([one]).copied().collect::<Vec<_>>();
            return listed.iter().map(|one| self.draft(found, &alone(one), clusters)).collect();
        }
        let Some((first, others)) = listed.split_first().filter(|(_, others)| others.len() > 1) else {
            return vec![self.draft(found, &found.captures, clusters)];
        };
        let with = |other: &Capture| shared.iter().chain([first, other]).copied().collect::<Vec<_>>();
        others.iter().map(|other| self.draft(found, &with(other), clusters)).collect()
    }

    /// A draft for each two members of two lists of one length.
    fn abreast(&self, found: &Found, (one, other): (u8, u8), clusters: &mut Clusters) -> Option<Vec<Draft>> {
        let of = |slot: u8| found.captures.iter().filter(move |capture| capture.slot == slot).copied();
        let (first, second): (Vec<Capture>, Vec<Capture>) = (of(one).collect(), of(other).collect());
        if first.len() < 2 || first.len() != second.len() {
            return None;
        }
        let shared = || found.captures.iter().filter(|capture| capture.slot != one && capture.slot != other).copied();
        let both = first.into_iter().zip(second);
        Some(
            both.map(|(one, other)| self.draft(found, &shared().chain([one, other]).collect::<Vec<_>>(), clusters))
                .collect(),
        )
    }

    /// Quantities behind the match in the same part of the sentence.
    fn further(&self, found: &Found, slot: u8, items: &[Item<'_>], captures: &mut Vec<Capture>) {
        let Some(last) = captures.iter().filter(|capture| capture.slot == slot).map(|capture| capture.span.end).max()
        else {
            return;
        };
        let mentions = self.mentions();
        let counts = |capture: &Capture| {
            let kind = capture.mention.and_then(|index| mentions.get(index)).map(|mention| mention.kind);
            matches!(kind, Some(MentionKind::Quantity(_) | MentionKind::Group))
        };
        // Of prizes each makes a record, and no number behind them.
        if !captures.iter().any(|capture| capture.slot == slot && counts(capture)) {
            return;
        }
        for item in items.iter().filter(|item| item.span.start >= last && item.part == found.part) {
            let Some(index) = item.mention else { continue };
            let Some(mention) = mentions.get(index) else { continue };
            if matches!(mention.kind, MentionKind::Quantity(_) | MentionKind::Group) {
                captures.push(Capture { slot, mention: Some(index), span: mention.span, named: false });
            }
        }
    }

    fn mentions(&self) -> &[Mention] {
        self.analysis.mentions(self.sentence)
    }

    fn draft(&self, found: &Found, captures: &[Capture], clusters: &mut Clusters) -> Draft {
        let rule = self.rules.rules.get(found.rule);
        let kind = rule.map_or(0, |rule| rule.kind);
        let mut arguments = Vec::new();
        for capture in captures {
            let role = rule.and_then(|rule| rule.program.roles.get(capture.slot as usize)).cloned().unwrap_or_default();
            // {_day:Time}: it must stand there, and is no argument.
            if role.starts_with('_') {
                continue;
            }
            let argument = self.argument(role, *capture, kind, clusters);
            if !arguments.contains(&argument) {
                arguments.push(argument);
            }
        }
        let role_of = |slot: u8| rule.and_then(|rule| rule.program.roles.get(usize::from(slot)));
        if let Some(role) = found.unsaid.and_then(role_of)
            && let Some(body) = most_named(clusters).and_then(|body| body_of(role, body, clusters))
        {
            arguments.push(body);
        }
        let employers = rule.and_then(|rule| rule.employers.as_ref());
        let posts = rule.and_then(|rule| rule.posts.as_ref());
        if let Some(role) = employers
            && !(posts.is_some() && is_filled(role, &arguments))
        {
            employed_at(role, clusters, &mut arguments);
        }
        if let Some(role) = posts {
            let leaves = self.rules.types.get(kind).filter(|kind| kind.leaves);
            self.posts(role, captures, (leaves, clusters), &mut arguments);
        }
        for (role, from) in self.rules.types.get(kind).map_or(&[][..], |kind| &kind.otherwise) {
            otherwise(role, from, clusters, &mut arguments);
            self.whose_board(role, clusters, &mut arguments);
        }
        // Of who comes next the post is another matter.
        if let Some(kind) = self.rules.types.get(kind).filter(|_| rule.is_some_and(|rule| !rule.completes)) {
            for (post, body) in &kind.held {
                if let Some(before) = &kind.succeeds {
                    succession::takes_post((post, body), before, (self.page.text, clusters), &mut arguments);
                }
                held_at((post, body), kind.leaves, (self.page.text, clusters, self.lexicon), &mut arguments);
            }
        }
        self.counts(captures, rule, kind, &mut arguments);
        let mut stance = found.stance;
        if rule.is_some_and(|rule| rule.called_off) {
            stance.polarity = Polarity::Negative;
        }
        let planned = rule.is_some_and(|rule| rule.planned);
        Draft { stance, planned, ..Draft::new(found, kind, self.sentence, arguments) }
    }

    fn argument(&self, role: Arc<str>, capture: Capture, kind: usize, clusters: &mut Clusters) -> DraftArgument {
        let mention = capture.mention.and_then(|index| self.mentions().get(index));
        let cluster = capture.mention.and_then(|index| clusters.of.get(&(self.sentence, index)).copied());
        if let Some(cluster) = cluster.filter(|&cluster| clusters.is_open(cluster))
            && let Some(wanted) = self.type_for(kind, &role, capture.span)
        {
            clusters.coerce(cluster, wanted);
        }
        let cluster = cluster.or_else(|| {
            let wanted = self.type_for(kind, &role, capture.span).filter(|_| capture.named)?;
            Some(clusters.adopt(self.page.text, capture.span, wanted, self.lexicon))
        });
        let quantity = mention.and_then(|mention| mention.quantity);
        let span = if mention.is_some() { capture.span } else { trim(self.page.text, capture.span) };
        DraftArgument { role, cluster, quantity, span }
    }

    /// The entity type that a name of unknown kind gets in a role: the first that the role allows.
    fn type_for(&self, kind: usize, role: &str, span: Span) -> Option<EntityType> {
        let types = self.rules.types.get(kind)?.roles.get(role)?;
        let allowed = || types.iter().filter_map(|name| EntityType::from_name(name));
        let allows = |wanted: EntityType| allowed().any(|kind| kind == wanted);
        // A given name that is a word too is a name where a person may stand.
        let mut words = span.of_text(self.page.text).split(' ');
        let given =
            words.next().is_some_and(|first| self.lexicon.people.given_name(first).is_some()) && words.count() == 1;
        if given && allows(EntityType::Person) {
            return Some(EntityType::Person);
        }
        if allows(EntityType::Organization) { Some(EntityType::Organization) } else { allowed().next() }
    }

    /// 首席技术官郝思远离职: the posts that stand with a person, where the role is empty; of who leaves also 原财务长.
    fn posts(
        &self,
        role: &str,
        captures: &[Capture],
        (leaves, clusters): (Option<&EventType>, &Clusters),
        arguments: &mut Vec<DraftArgument>,
    ) {
        if is_filled(role, arguments) {
            return;
        }
        let body = leaves.and_then(|kind| kind.held.iter().find(|(post, _)| post == role));
        let left = body.and_then(|(_, body)| arguments.iter().find(|argument| *argument.role == **body)?.cluster);
        // is leaving Acme to become chief executive of Borealis
        let elsewhere = |position: &PositionMention| {
            let held = position.organization.and_then(|post| clusters.of.get(&(self.sentence, post.mention)));
            left.zip(held).is_some_and(|(left, held)| left != *held)
        };
        let persons = captures.iter().filter_map(|capture| self.mentions().get(capture.mention?));
        let held = persons
            .flat_map(|person| &person.positions)
            .filter(|position| leaves.is_some() || position.qualifier != Some(Qualifier::Former))
            .filter(|position| !elsewhere(position))
            .filter(|position| leaves.is_none() || !succession::is_next(self.page.text, position.title, self.lexicon));
        let titles = held.map(|position| DraftArgument {
            role: role.into(),
            cluster: None,
            quantity: None,
            span: position.title,
        });
        arguments.extend(titles);
        if !is_filled(role, arguments) {
            arguments.extend(self.post_before(role, captures, clusters));
        }
    }

    /// `NAME – Treasurer. She joins from Acme.`: the post that the sentence before tells of the person.
    fn post_before(&self, role: &str, captures: &[Capture], clusters: &Clusters) -> Option<DraftArgument> {
        const BACK: u32 = 160;
        let referred = |capture: &&Capture| {
            let mention = capture.mention.and_then(|index| self.mentions().get(index));
            mention.is_some_and(Mention::is_personal_pronoun)
        };
        let pronoun = captures.iter().find(referred)?;
        let person = clusters.list.get(*clusters.of.get(&(self.sentence, pronoun.mention?))?)?;
        let near = |held: &&ClusterPosition| {
            held.title.end <= pronoun.span.start && pronoun.span.start <= held.title.end.saturating_add(BACK)
        };
        let held = person.positions.iter().filter(|held| !is_former(held)).rev().find(near)?;
        Some(DraftArgument { role: role.into(), cluster: None, quantity: None, span: held.title })
    }

    /// 青松公司董事会聘任…: the post is at the company whose board it is.
    fn whose_board(&self, role: &str, clusters: &mut Clusters, arguments: &mut [DraftArgument]) {
        for argument in arguments.iter_mut().filter(|argument| *argument.role == *role) {
            let name = argument.span.of_text(self.page.text);
            let whose =
                self.lexicon.list(List::Board).before(name).map(|whose| whose.trim_end_matches(" of").trim_end());
            let Some(whose) = whose.filter(|whose| whose.chars().nth(1).is_some()) else { continue };
            let span = Span::of(argument.span.start as usize, argument.span.start as usize + whose.len());
            // Of 公司董事会 the text says elsewhere which company it is.
            let common = [List::OwnRole, List::CompanyForm].iter().any(|&list| self.lexicon.list(list).has(whose));
            let named = (!common).then(|| clusters.adopt(self.page.text, span, EntityType::Organization, self.lexicon));
            (argument.span, argument.cluster) = (span, named);
        }
    }

    /// A counted group says how many: 为5位创业导师颁发.
    fn counts(&self, captures: &[Capture], rule: Option<&Rule>, kind: usize, arguments: &mut Vec<DraftArgument>) {
        let Some(kind) = self.rules.types.get(kind).filter(|kind| kind.record == RecordKind::Event && !kind.any) else {
            return;
        };
        if !kind.roles.contains_key("count") {
            return;
        }
        let numeric = |slot: u8| {
            let role = rule.and_then(|rule| rule.program.roles.get(slot as usize));
            role.is_some_and(|role| matches!(&**role, "attendance" | "count" | "amount"))
        };
        // `the two sides` are no number of anything.
        let definite = |span: Span| {
            let before = self.page.text.get(..span.start as usize).unwrap_or("").trim_end();
            ["the", "The", "both", "Both", "these", "These"].iter().any(|word| before.ends_with(word))
        };
        for capture in captures.iter().filter(|capture| !numeric(capture.slot) && !definite(capture.span)) {
            let group = capture.mention.and_then(|index| self.mentions().get(index));
            let Some(number) =
                group.filter(|group| !matches!(group.kind, MentionKind::Quantity(_))).and_then(|group| group.quantity)
            else {
                continue;
            };
            if let Some(quantity) = self.analysis.quantities.get(number as usize)
                && !is_filled("count", arguments)
            {
                arguments.push(DraftArgument {
                    role: "count".into(),
                    cluster: None,
                    quantity: Some(number),
                    span: quantity.span,
                });
            }
        }
    }
}

/// The organizations of the persons among the arguments, in a role of their own.
pub(super) fn employed_at(role: &str, clusters: &Clusters, arguments: &mut Vec<DraftArgument>) {
    let of_person = |argument: &DraftArgument| {
        let person = clusters.list.get(argument.cluster?)?;
        // Not where somebody was before.
        let mut held = person.positions.iter().filter(|position| !is_former(position));
        body_of(role, held.find_map(|position| position.organization)?, clusters)
    };
    let found: Vec<DraftArgument> = arguments.iter().filter_map(of_person).collect();
    for employer in found {
        let there = |known: &DraftArgument| *known.role == *role && known.cluster == employer.cluster;
        if !arguments.iter().any(there) {
            arguments.push(employer);
        }
    }
}

/// • Opened a plant in Leeds: the body that the article names most, whose doings it lists.
fn most_named(clusters: &Clusters) -> Option<usize> {
    let bodies = clusters.list.iter().enumerate().filter(|(_, cluster)| cluster.kind == Some(EntityType::Organization));
    let counted = || bodies.clone().map(|(index, cluster)| (cluster.mentions.len(), index));
    let (most, index) = counted().max_by_key(|&(count, index)| (count, std::cmp::Reverse(index)))?;
    (most > 1 && counted().filter(|&(count, _)| count == most).count() == 1).then_some(index)
}

/// The organization of a post among the arguments, as its own.
pub(super) fn body_of(role: &str, organization: usize, clusters: &Clusters) -> Option<DraftArgument> {
    let span = *clusters.list.get(organization)?.mentions.first()?;
    Some(DraftArgument { role: role.into(), cluster: Some(organization), quantity: None, span })
}

/// Whether it may be a post that somebody gives up now.
fn is_left(text: &str, position: &ClusterPosition, lexicon: &Lexicon) -> bool {
    !is_former(position) && !succession::is_next(text, position.title, lexicon)
}

fn is_former(position: &ClusterPosition) -> bool {
    position.qualifier == Some(Qualifier::Former)
}

pub(super) fn is_filled(role: &str, arguments: &[DraftArgument]) -> bool {
    arguments.iter().any(|argument| *argument.role == *role)
}

/// 财务总监王小强…辞去所任职务: the body at which a person of the event holds the post, by what the article says elsewhere;
/// of one who leaves, the only post that he has.
fn held_at(
    (post, body): (&str, &str),
    leaves: bool,
    (text, clusters, lexicon): (&str, &Clusters, &Lexicon),
    arguments: &mut Vec<DraftArgument>,
) {
    if is_filled(body, arguments) {
        return;
    }
    let persons = arguments.iter().filter_map(|argument| clusters.list.get(argument.cluster?));
    let positions =
        persons.filter(|cluster| cluster.kind == Some(EntityType::Person)).flat_map(|person| &person.positions);
    let told = is_filled(post, arguments);
    let of_told = |held: &ClusterPosition| {
        let mut posts = arguments.iter().filter(|argument| *argument.role == *post);
        posts.any(|argument| argument.span.of_text(text) == held.title.of_text(text))
    };
    let meant: Vec<&ClusterPosition> =
        positions.filter(|held| if told { of_told(held) } else { leaves && is_left(text, held, lexicon) }).collect();
    let mut bodies = meant.iter().map(|held| held.organization);
    let Some(only) = bodies.next().filter(|first| bodies.all(|other| other == *first)) else { return };
    if let ([one], false) = (&*meant, told) {
        arguments.push(DraftArgument { role: post.into(), cluster: None, quantity: None, span: one.title });
    }
    arguments.extend(only.and_then(|organization| body_of(body, organization, clusters)));
}

/// The body that an argument is, unless it is one that acts for others, as governments do.
pub(super) fn own_body<'c>(argument: &DraftArgument, clusters: &'c Clusters) -> Option<&'c Cluster> {
    let cluster = clusters.list.get(argument.cluster?)?;
    let own = matches!(cluster.kind, None | Some(EntityType::Organization))
        && !matches!(cluster.category, Some(Category::Government | Category::Party));
    own.then_some(cluster)
}

/// `Acme named Jane Doe as treasurer`: the one body in a role fills another one too, if nothing does. Governments name people
/// to posts elsewhere.
pub(super) fn otherwise(role: &str, from: &str, clusters: &Clusters, arguments: &mut Vec<DraftArgument>) {
    if is_filled(role, arguments) {
        return;
    }
    let mut bodies = arguments.iter().filter(|argument| *argument.role == *from);
    let (Some(body), None) = (bodies.next(), bodies.next()) else { return };
    if own_body(body, clusters).is_some() {
        let body = DraftArgument { role: role.into(), ..body.clone() };
        arguments.push(body);
    }
}

/// Free text without the marks around it.
fn trim(text: &str, span: Span) -> Span {
    let inner = span.of_text(text);
    let is_mark = |c: char| c.is_whitespace() || ",，、:：;；\"“”「」‘.".contains(c);
    let start = inner.len() - inner.trim_start_matches(is_mark).len();
    let trimmed = inner.trim_matches(is_mark);
    if trimmed.is_empty() {
        return span;
    }
    Span::of(span.start as usize + start, span.start as usize + start + trimmed.len())
}
