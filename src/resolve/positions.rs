//! The posts of persons, and where those without a body beside them are held.

use super::analysis::{Analysis, Analyzed};
use super::cluster::{Cluster, ClusterPosition, MentionId};
use super::entity::Clusters;
use super::name::fold;
use super::posts::{self, Owner};
use super::spoken::Spoken;
use crate::extract::title::heads_field;
use crate::extract::{Mention, MentionKind, PositionMention, Post};
use crate::gazetteer::{Lexicon, List};
use crate::record::{Category, EntityType, Qualifier};
use crate::span::{Span, to_u32};
use crate::token::script::is_han;

/// Longest phrase behind `of the` that is looked at for a name, in bytes.
const PHRASE: usize = 60;
/// How many mentions of a sentence, or of a body, are looked at for the one at which a post is held.
const CROWD: usize = 48;
/// How many names of bodies back one is looked for by how it ends.
const OFFICES: usize = 256;

impl Clusters {
    pub(super) fn add_positions(&mut self, text: &str, analysis: &Analysis, lexicon: &Lexicon) {
        // Bodies and places so far, for posts without one beside them.
        let mut bodies: Vec<MentionId> = Vec::new();
        let holds = |analyzed: &Analyzed| analyzed.mentions.iter().any(|mention| !mention.positions.is_empty());
        if !analysis.sentences.iter().any(holds) {
            return;
        }
        let mut spoken = Spoken::new(text, self, analysis, lexicon);
        for (number, analyzed) in analysis.sentences.iter().enumerate() {
            spoken.read(text, number, analysis, self);
            let mut order: Vec<usize> = (0..analyzed.mentions.len()).collect();
            order.sort_by_key(|&index| analyzed.mentions.get(index).map(|mention| mention.span.start));
            let mut last: Option<(Span, Option<usize>)> = None;
            // `A was elected chairman of ORG, and B secretary-general`
            let mut presided: Option<posts::Presided> = None;
            for index in order {
                let Some(mention) = analyzed.mentions.get(index) else { continue };
                if posts::holds_posts(mention) {
                    bodies.push((number, index));
                }
                let holder = mention.kind == MentionKind::Person || !mention.positions.is_empty();
                let Some(&person) = self.of.get(&(number, index)).filter(|_| holder) else { continue };
                let beside = last.filter(|(span, _)| posts::side_by_side(text, *span, mention.extent));
                let mut inferred = beside.and_then(|(_, organization)| organization);
                for position in &mention.positions {
                    let own =
                        || self.own_company(text, (number, analyzed.sentence.block), position, (lexicon, &spoken));
                    let own = if position.organization.is_none() { own() } else { None };
                    let stated = position
                        .organization
                        .and_then(|post| self.organization_of(text, number, analyzed, post, lexicon))
                        .or(own)
                        .or_else(|| self.named_at(analysis, position.elsewhere?))
                        .or_else(|| presided?.seats((mention, position), text, lexicon))
                        .filter(|&body| self.may_have(body, position, text, lexicon));
                    let organization = match stated {
                        Some(organization) => Some(organization),
                        None if self.has_post(text, person, position)
                            || posts::is_courtesy(position, text, lexicon) =>
                        {
                            None
                        }
                        None => {
                            let found = self.inferred(text, analysis, &bodies, (number, position), (lexicon, &spoken));
                            let found = found.or(inferred);
                            inferred = inferred.or(found);
                            found
                        }
                    };
                    // 孙东教授: a word of courtesy behind the name, and no body.
                    let known = || self.list.get(person).is_some_and(|cluster| !cluster.positions.is_empty());
                    let more = mention.positions.len() > 1 || known();
                    if organization.is_none() && more && posts::is_courtesy(position, text, lexicon) {
                        continue;
                    }
                    presided = posts::presided(presided, organization, (&analyzed.mentions, mention, position), text);
                    self.add_position(text, person, position, organization, lexicon);
                }
                last = Some((mention.extent, inferred));
            }
        }
    }

    /// `Chairman: NAME` among the facts of a company: the one that the article is about beyond doubt, not the body that happened
    /// to be named last.
    fn own_company(
        &self,
        text: &str,
        here: (usize, usize),
        position: &PositionMention,
        (lexicon, spoken): (&Lexicon, &Spoken),
    ) -> Option<usize> {
        // 主席 below the name of the company, in a line of its own.
        let level = || posts::level_of_head(position.title.of_text(text), lexicon) == "company";
        let chair = || {
            let title = position.title.of_text(text);
            position.rule == "position.zh.listed" && (lexicon.list(List::Chair).has(title) || level())
        };
        let last = position.elsewhere.filter(|_| position.rule == "position.en.title_is_name" || chair())?;
        let company = spoken.owner(Owner::Company, here, true)?;
        let name = last.of_text(text);
        let count = |index: usize| self.list.get(index).map_or(0, |cluster| cluster.mentions.len());
        let other = self.by_key.get(&*fold(name)).copied().filter(|&other| other != company);
        let often = other.is_none_or(|other| count(company) > count(other) * 2);
        let councils = lexicon.list(List::NoCompany);
        let council = councils.ends(name) || (name.is_ascii() && councils.within(name));
        (often && !council && (chair() || posts::of_company(position.title.of_text(text), lexicon))).then_some(company)
    }

    /// The body, or its place, that stands beside a title.
    fn organization_of(
        &mut self,
        text: &str,
        number: usize,
        analyzed: &Analyzed,
        post: Post,
        lexicon: &Lexicon,
    ) -> Option<usize> {
        let body = analyzed.mentions.get(post.mention)?;
        if post.place {
            return self.place_of(text, body, lexicon);
        }
        let cluster = self.of.get(&(number, post.mention)).copied()?;
        // `its`, where it stands for somebody; 该公司, where nothing is known of what it stands for.
        let kind = self.list.get(cluster)?.kind;
        // `its chief executive` says that its owner is a body.
        let its = kind.is_none() && body.refers.is_none();
        let unknown = body.kind == MentionKind::Anaphor && kind != Some(EntityType::Organization) && !its;
        (kind != Some(EntityType::Person) && !unknown).then_some(cluster)
    }

    /// 会长：李明 below a university: a post of a council that an entry of a list tells is not held at a school or a company, by
    /// what the body is.
    fn may_have(&self, body: usize, position: &PositionMention, text: &str, lexicon: &Lexicon) -> bool {
        let title = position.title.of_text(text);
        if position.organization.is_some() || !title.starts_with(is_han) {
            return true;
        }
        let council = title.ends_with("会长")
            || (lexicon.list(List::CouncilPost).ends(title) && title.ends_with(['长', '事', '员', '库', '书']));
        let other = |cluster: &Cluster| {
            matches!(cluster.category, Some(Category::University | Category::Company | Category::Hospital))
        };
        !(council && self.list.get(body).is_some_and(other))
    }

    /// The body that another sentence names.
    fn named_at(&self, analysis: &Analysis, body: Span) -> Option<usize> {
        let after = analysis.sentences.partition_point(|analyzed| analyzed.sentence.span.start <= body.start);
        let number = after.checked_sub(1)?;
        let index = analysis.mentions(number).iter().position(|mention| mention.span == body && mention.weight > 0)?;
        let cluster = self.of.get(&(number, index)).copied()?;
        let organization = |cluster: &Cluster| cluster.kind == Some(EntityType::Organization);
        self.list.get(cluster).is_some_and(organization).then_some(cluster)
    }

    /// The nearest body before a Chinese title that can have such a post: in this sentence, or the only one in the
    /// sentence before.
    fn inferred(
        &mut self,
        text: &str,
        analysis: &Analysis,
        bodies: &[MentionId],
        (number, position): (usize, &PositionMention),
        (lexicon, spoken): (&Lexicon, &Spoken),
    ) -> Option<usize> {
        let title = position.title.of_text(text);
        let here = (number, analysis.sentences.get(number)?.sentence.block);
        if !title.starts_with(is_han) {
            let owner = posts::english_owner(title, lexicon).and_then(|owner| spoken.owner(owner, here, false));
            return owner.or_else(|| self.company_spoken_of(text, analysis, (number, position), (lexicon, spoken)));
        }
        let sentence = analysis.sentences.get(number)?.sentence.span;
        let before = Span::new(sentence.start, position.title.start.max(sentence.start)).of_text(text);
        let level = position.thing.and_then(|thing| lexicon.thing(thing)).map(|thing| &*thing.level);
        let level = level.unwrap_or_else(|| posts::level_of_head(title, lexicon));
        let owner = posts::owner(before, title, level, lexicon)?;
        // 我校, 本公司: whose article it is.
        if lexicon.list(List::OurBody).ends(before) {
            return spoken.owner(owner, here, false);
        }
        // 中集来福士|总裁李明, behind 烟台中集来福士海洋工程有限公司
        if let Some(body) = self.with_part(before) {
            return Some(body);
        }
        // 公司首席医学官…: the body that the paragraph speaks of first.
        if owner == Owner::Company
            && lexicon.list(List::CompanyNoun).ends(before)
            && let Some(first) = self.first_of_block(text, analysis, bodies, (number, here.1), lexicon)
        {
            return Some(first);
        }
        // 管委会副主任, behind 园区管委会: the last body whose name ends so.
        // 当选联盟|首任理事长, behind 中原冷链协同发展联盟
        let word = match owner {
            Owner::Office | Owner::Ends(_) => posts::office_before(before, lexicon),
            Owner::Council => posts::council_before(before, lexicon),
            _ => None,
        };
        if let Some(body) = word.and_then(|word| self.last_ending(text, analysis, bodies, word)) {
            return Some(body);
        }
        // A与B签约，由总经理李明代表: whose manager stands first.
        if owner == Owner::Company
            && before.ends_with('由')
            && let Some(first) = self.first_here(text, analysis, bodies, number, lexicon)
        {
            return Some(first);
        }
        let mut found: Option<usize> = None;
        for id in bodies.iter().rev().take_while(|id| id.0 + posts::REACH >= number) {
            let Some(mention) = analysis.sentences.get(id.0).and_then(|analyzed| analyzed.mentions.get(id.1)) else {
                continue;
            };
            if mention.span.start >= position.title.start {
                continue;
            }
            // 曾在ABB任职16年的…; and another paragraph is about something else.
            let home = analysis.sentences.get(id.0).map(|home| home.sentence);
            let past = home.is_some_and(|home| {
                let before = Span::new(home.span.start, mention.extent.start.max(home.span.start)).of_text(text);
                lexicon.list(List::OnceAt).ends(before)
            });
            // 原上海某厂首席运营官李明加盟…，出任首席执行官: where somebody was before is not where the next post is held.
            let left = posts::is_left(analysis, *id);
            let beyond = home.is_none_or(|home| home.block != here.1) && spoken.owner(owner, here, false).is_some();
            if past || beyond || left {
                continue;
            }
            if owner.at_place_of(mention, (text, lexicon)) {
                return self.place_of(text, mention, lexicon);
            }
            let Some(&index) = self.of.get(id) else { continue };
            let Some(cluster) = self.list.get(index) else { continue };
            if owner.fits((text, lexicon), mention, cluster.kind, cluster.category) {
                if id.0 == number {
                    return Some(index);
                }
                if found.is_some_and(|found| found != index) {
                    // Two fit: what the article is about, or nothing.
                    found = None;
                    break;
                }
                found = Some(index);
            }
        }
        let council = matches!(owner, Owner::Council | Owner::Ends('会'));
        if council && let Some(body) = self.body_of_gathering(text, analysis, number, lexicon) {
            return Some(body);
        }
        // 主席 of a company that the article is about.
        if owner == Owner::Council && found.is_none() && lexicon.list(List::Chair).ends(title) {
            let company = spoken.owner(Owner::Company, here, true);
            if company.is_some() {
                return company;
            }
        }
        // What the article is about beyond doubt comes before a body that the sentence before happens to name; what is named
        // only further down has nobody's post here.
        let met = |body: &Cluster| body.mentions.iter().any(|mention| mention.start < sentence.end);
        let named = |index: &usize| matches!(owner, Owner::Place(_)) || self.list.get(*index).is_some_and(met);
        spoken.owner(owner, here, true).or(found).or_else(|| spoken.owner(owner, here, false).filter(named))
    }

    /// The company that a sentence names first.
    fn first_here(
        &self,
        text: &str,
        analysis: &Analysis,
        bodies: &[MentionId],
        number: usize,
        lexicon: &Lexicon,
    ) -> Option<usize> {
        let here = bodies.partition_point(|id| id.0 < number);
        let here = bodies.iter().skip(here).take_while(|id| id.0 == number);
        here.filter(|id| !posts::is_left(analysis, **id)).find_map(|id| {
            let mention = analysis.mentions(id.0).get(id.1)?;
            let index = *self.of.get(id)?;
            let cluster = self.list.get(index)?;
            Owner::Company.fits((text, lexicon), mention, cluster.kind, cluster.category).then_some(index)
        })
    }

    /// The last body near before whose name ends with a word and has another before it.
    fn last_ending(&self, text: &str, analysis: &Analysis, bodies: &[MentionId], word: &str) -> Option<usize> {
        bodies.iter().rev().take(OFFICES).find_map(|id| {
            let mention = analysis.mentions(id.0).get(id.1)?;
            let (name, index) = (mention.span.of_text(text), *self.of.get(id)?);
            let kind = self.list.get(index)?.kind;
            let body = matches!(kind, None | Some(EntityType::Organization)) && mention.weight > 0;
            (body && name.len() > word.len() && name.ends_with(word)).then_some(index)
        })
    }

    /// The company that the paragraph of a sentence begins with.
    fn first_of_block(
        &self,
        text: &str,
        analysis: &Analysis,
        bodies: &[MentionId],
        (number, block): (usize, usize),
        lexicon: &Lexicon,
    ) -> Option<usize> {
        let of_block = |id: &&MentionId| {
            id.0 < number && analysis.sentences.get(id.0).is_some_and(|home| home.sentence.block == block)
        };
        bodies
            .iter()
            .rev()
            .skip_while(|id| id.0 >= number)
            .take_while(of_block)
            .filter_map(|id| {
                let mention = analysis.sentences.get(id.0)?.mentions.get(id.1)?;
                let index = *self.of.get(id)?;
                let cluster = self.list.get(index)?;
                let fits = Owner::Company.fits((text, lexicon), mention, cluster.kind, cluster.category)
                    || (cluster.kind.is_none() && cluster.mentions.len() > 1);
                fits.then_some(index)
            })
            .last()
    }

    /// The person is known to have this post somewhere.
    fn has_post(&self, text: &str, person: usize, position: &PositionMention) -> bool {
        let title = position.title.of_text(text);
        self.list.get(person).is_some_and(|cluster| {
            cluster.positions.iter().any(|old| old.organization.is_some() && old.title.of_text(text) == title)
        })
    }

    /// 某某协会第四届会员大会: the body whose gathering the sentence, or the one before, names.
    fn body_of_gathering(
        &mut self,
        text: &str,
        analysis: &Analysis,
        number: usize,
        lexicon: &Lexicon,
    ) -> Option<usize> {
        let body = [Some(number), number.checked_sub(1)].into_iter().flatten().find_map(|number| {
            analysis.mentions(number).iter().filter(|mention| mention.kind == MentionKind::Occasion).find_map(
                |mention| {
                    let name = mention.span.of_text(text);
                    let head = name.find('第').and_then(|at| name.get(..at))?;
                    let council = lexicon.list(List::Council).ends(head) && head.chars().nth(4).is_some();
                    let start = mention.span.start as usize;
                    council.then(|| Span::of(start, start + head.len()))
                },
            )
        })?;
        Some(self.adopt(text, body, EntityType::Organization, lexicon))
    }

    /// `Chairman Tom Reed said …`: the company that the English sentence, or the ones before, are about.
    fn company_spoken_of(
        &self,
        text: &str,
        analysis: &Analysis,
        (number, position): (usize, &PositionMention),
        (lexicon, spoken): (&Lexicon, &Spoken),
    ) -> Option<usize> {
        let title = position.title.of_text(text);
        // `general manager of the incubator`: at something that no name is known of.
        let of_other = text
            .get(position.title.end as usize..)
            .and_then(|rest| rest.strip_prefix(" of the "))
            .is_some_and(|rest| {
                let phrase = [',', '.', ';', '\n'].iter().filter_map(|mark| rest.find(*mark)).min();
                let phrase = rest.get(..phrase.unwrap_or(rest.len()).min(PHRASE)).unwrap_or("");
                !phrase.contains(|c: char| c.is_ascii_uppercase())
            });
        if of_other {
            return None;
        }
        let sentence = analysis.sentences.get(number)?;
        // Of Hong Kong, or of a company that the article is about beyond doubt.
        let sure = || spoken.owner(Owner::Company, (number, sentence.sentence.block), true).is_some();
        let chief = title == "Chief Executive" && (!spoken.hong_kong || sure());
        // `Head of Disputes`, `Co-Heads of the Harbour Planning practice`
        let field = || title.split_once(" of ").is_some_and(|(post, _)| heads_field(post, lexicon));
        if !chief && !posts::of_company(title, lexicon) && !field() {
            // `Hachette UK: Group HR director NAME is retiring`: below the name of a body.
            let thing = position.thing.and_then(|thing| lexicon.thing(thing));
            let body = |index: &usize| {
                let body = self.list.get(*index);
                body.is_some_and(|body| body.kind == Some(EntityType::Organization) && body.weight >= 2)
            };
            return spoken.label(number, sentence.sentence.block).filter(body).filter(|_| posts::of_any_body(thing));
        }
        let taken = |span: Span| {
            sentence
                .mentions
                .iter()
                .any(|person| person.kind == MentionKind::Person && person.extent.contains(span) && person.span != span)
        };
        let company = |index: usize| {
            self.list.get(index).is_some_and(|cluster| {
                // `who chairs the Audit Committee`: a part of a company.
                let part = |name: &str| name.ends_with("committee") || name.ends_with("board");
                cluster.kind == Some(EntityType::Organization)
                    && !matches!(
                        cluster.category,
                        Some(Category::Government | Category::Party | Category::International | Category::Media)
                    )
                    && !cluster.forms(1).any(|form| part(&form.folded))
            })
        };
        let here = |fits: &dyn Fn(usize) -> bool| {
            let bodies = sentence.mentions.iter().enumerate().take(CROWD).filter(|(index, mention)| {
                matches!(mention.kind, MentionKind::Organization | MentionKind::Proper | MentionKind::Anaphor)
                    && mention.extent.end <= position.title.start
                    && !taken(mention.extent)
                    && !posts::is_quoted(text, mention.extent, position.title)
                    && !posts::is_aside(text, sentence.sentence.span, mention.extent)
                    && !posts::is_left(analysis, (number, *index))
                    // `comes back from Schroders as head of …`
                    && !Span::new(sentence.sentence.span.start, mention.extent.start.max(sentence.sentence.span.start))
                        .of_text(text)
                        .ends_with(" from ")
            });
            let of = |index: usize| self.of.get(&(number, index)).copied().filter(|&index| fits(index));
            let bodies = bodies.filter_map(|(index, mention)| Some((mention.extent.start, of(index)?)));
            bodies.min_by_key(|(start, _)| *start).map(|(_, index)| index)
        };
        let body =
            |index: usize| self.list.get(index).is_some_and(|cluster| cluster.kind == Some(EntityType::Organization));
        // The only company of the sentence before, or behind the title in this one.
        let here_number = number;
        let only = |number: usize| {
            let sentence = analysis.sentences.get(number).filter(|sentence| sentence.mentions.len() <= CROWD)?;
            let mut bodies = sentence.mentions.iter().enumerate().filter_map(|(index, mention)| {
                // `Jane Cole, Country Manager of ORG, as Chair`: where another post is held.
                let elsewhere = (number == here_number && taken(mention.extent))
                    || posts::is_left(analysis, (number, index))
                    || posts::is_outside(text, analysis, (number, index), lexicon)
                    || posts::is_school(text, sentence.sentence.span, mention.extent, lexicon)
                    || posts::is_aside(text, sentence.sentence.span, mention.extent)
                    || posts::is_from(text, sentence, mention);
                let body = matches!(mention.kind, MentionKind::Organization | MentionKind::Proper) && !elsewhere;
                self.of.get(&(number, index)).copied().filter(|&index| body && company(index))
            });
            let first = bodies.next()?;
            bodies.all(|other| other == first).then_some(first)
        };
        // `Calder Mutual has yet to name … said chairwoman NAME`: the only name of the sentence before, of whatever kind.
        let only_name = |number: usize| {
            let sentence = analysis.sentences.get(number)?;
            let mut names = sentence.mentions.iter().enumerate().filter_map(|(index, mention)| {
                let name =
                    matches!(mention.kind, MentionKind::Organization | MentionKind::Proper) && mention.weight > 0;
                self.of.get(&(number, index)).copied().filter(|_| name)
            });
            let first = names.next()?;
            let open = self.list.get(first).is_some_and(|cluster| cluster.kind.is_none() && cluster.category.is_none());
            (names.all(|other| other == first) && open).then_some(first)
        };
        let before = number.checked_sub(1);
        let leading = self.leading.get(before.unwrap_or(usize::MAX)).copied().flatten().filter(|&index| company(index));
        // `Acme analyst NAME said …`, `She was most recently T at Acme`, in the sentence before
        let outside = |index: &usize| {
            before.is_some_and(|before| {
                let mentions = analysis.mentions(before).len();
                (0..mentions).filter(|_| mentions <= CROWD).any(|at| {
                    self.of.get(&(before, at)) == Some(index)
                        && (posts::is_outside(text, analysis, (before, at), lexicon)
                            || posts::is_left(analysis, (before, at)))
                })
            })
        };
        let leading = leading.filter(|index| !outside(index));
        let near = |index: &usize| {
            let first = before.and_then(|before| analysis.sentences.get(before)).map(|before| before.sentence.span);
            let cluster = self.list.get(*index).zip(first);
            cluster.is_some_and(|(cluster, first)| cluster.mentions.iter().any(|mention| first.contains(*mention)))
        };
        let block = sentence.sentence.block;
        let subject =
            |sure: bool| spoken.owner(posts::Owner::Company, (number, block), sure).filter(|&index| company(index));
        // `under President NAME`
        if Span::new(sentence.sentence.span.start, position.title.start).of_text(text).ends_with(" under ") {
            return None;
        }
        // What is named only further down has nobody's post here.
        let before_here = |index: &usize| {
            let end = sentence.sentence.span.end;
            let first = |cluster: &Cluster| cluster.mentions.iter().take(CROWD).any(|mention| mention.end <= end);
            self.list.get(*index).is_some_and(first)
        };
        // `President NAME said`, at the university that the article is about
        let school = || {
            let last = title.rsplit([' ', '-']).next();
            let president = last.is_some_and(|last| lexicon.list(List::SchoolHead).has(last));
            let found = if president { spoken.owner(Owner::University, (number, block), false) } else { None };
            found.filter(before_here)
        };
        // `Chief executive NAME said Acme intends to …`: the company of the article, which the sentence names behind the post.
        let told = || {
            let rest = Span::new(position.title.end, sentence.sentence.span.end.max(position.title.end)).of_text(text);
            let told = subject(false)?;
            let (verb, at) = lexicon.list(List::Said).first_in(rest)?;
            let said = position.title.end.saturating_add(to_u32(at + verb.len()));
            let named = |(index, mention): (usize, &Mention)| {
                mention.span.start >= said && self.of.get(&(number, index)) == Some(&told)
            };
            sentence.mentions.iter().enumerate().any(named).then_some(told)
        };
        // `President NAME` is a state's as well.
        if title.starts_with(char::is_uppercase) && lexicon.list(List::StatePost).has(&title.to_ascii_lowercase()) {
            return subject(true).or_else(school);
        }
        // `"…," Chief Executive NAME told reporters`: of the company that the article is about.
        let head = Span::new(sentence.sentence.span.start, position.title.start).of_text(text).trim_end();
        let of_quote = || if head.ends_with(['"', '”']) { subject(false).filter(before_here) } else { None };
        here(&company)
            .or_else(|| here(&body))
            .or_else(|| self.begins_with(text, number, position, analysis))
            .or_else(of_quote)
            .or_else(|| leading.filter(near))
            .or_else(|| subject(true))
            .or_else(told)
            .or_else(|| only(before?))
            .or(leading)
            .or_else(|| only(number))
            .or_else(|| subject(false).filter(before_here))
            .or_else(|| only_name(before?))
            .or_else(school)
    }

    /// `Hydra-Mar, the shipping group, will appoint NAME general counsel`: a name of unknown kind that the sentence begins with.
    fn begins_with(&self, text: &str, number: usize, position: &PositionMention, analysis: &Analysis) -> Option<usize> {
        let index = self.leading.get(number).copied().flatten()?;
        let sentence = analysis.sentences.get(number)?.sentence.span;
        let cluster = self.list.get(index)?;
        let here = |mention: &Span| {
            let before = sentence.contains(*mention) && mention.end <= position.title.start;
            before && !posts::is_quoted(text, *mention, position.title)
        };
        let former = |mention: &Span| {
            here(mention) && ["Former", "Ex-"].iter().any(|word| mention.of_text(text).starts_with(word))
        };
        let left = |(at, _): (usize, &Mention)| {
            self.of.get(&(number, at)) == Some(&index) && posts::is_left(analysis, (number, at))
        };
        if analysis.mentions(number).iter().enumerate().take(CROWD).any(left) {
            return None;
        }
        let named = cluster.mentions.iter().any(here) && !cluster.mentions.iter().any(former);
        (cluster.kind != Some(EntityType::Person) && named).then_some(index)
    }

    fn add_position(
        &mut self,
        text: &str,
        person: usize,
        position: &PositionMention,
        organization: Option<usize>,
        lexicon: &Lexicon,
    ) {
        if let Some(body) = organization {
            // 朴子市长: what has a mayor is a place.
            let place = posts::is_of_town(position.title.of_text(text), lexicon);
            self.coerce(body, if place { EntityType::Place } else { EntityType::Organization });
        }
        let Some(cluster) = self.list.get_mut(person) else { return };
        let title = position.title.of_text(text);
        // 主持人, 评委: what somebody is for a day; 学生代表: nobody's post where no body stands before it.
        // 育种专家: what somebody knows, where no body stands before it.
        let expert = || lexicon.list(List::Expert).ends(title) && !lexicon.list(List::ChiefStart).begins(title);
        let alone = || organization.is_none() && (lexicon.list(List::NoPostAlone).has(title) || expert());
        if lexicon.list(List::NoPost).has(title) || alone() {
            return;
        }
        // 财务总监万晓丽因退休辞去财务总监职务: told again, without a body.
        // 2012-15: head of payloads, Airbus, in a list of what the text told of before: no other post.
        let closed = |old: &ClusterPosition| {
            organization.is_some()
                && old.organization == organization
                && (old.qualifier, position.qualifier) == (None, Some(Qualifier::Former))
        };
        let same = |old: &&mut ClusterPosition| {
            old.title.of_text(text) == title
                && (old.qualifier == position.qualifier || organization.is_none() || closed(old))
        };
        let old = cluster
            .positions
            .iter_mut()
            .filter(same)
            .find(|old| old.organization == organization || organization.is_none() || old.organization.is_none());
        if let Some(old) = old {
            old.organization = old.organization.or(organization);
            return;
        }
        let canonical = position.thing.and_then(|thing| lexicon.thing(thing)).map(|thing| String::from(&*thing.id));
        let (title, qualifier, rule) = (position.title, position.qualifier, position.rule);
        cluster.positions.push(ClusterPosition { title, canonical, organization, qualifier, rule });
    }
}
