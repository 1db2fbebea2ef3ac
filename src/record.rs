//! The serialisable types: the schema `shilu/1`, exactly.

use crate::span::SourceSpan;
use serde::{Deserialize, Serialize};

macro_rules! record {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $kind:ty,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub struct $name { $($(#[$field_meta])* pub $field: $kind,)* }
    };
}

macro_rules! names {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum $name { $($(#[$variant_meta])* #[serde(rename = $text)] $variant,)* }

        impl $name {
            /// All values, in the order of the schema.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name as it stands in records and data files.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }

            /// The value of a name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

names! {
    /// The main language and script of an article, as BCP 47 tags.
    Language {
        /// Chinese in Simplified characters.
        ZhHans = "zh-Hans",
        /// Chinese in Traditional characters.
        ZhHant = "zh-Hant",
        /// English.
        En = "en",
        /// Several languages in comparable parts.
        Mul = "mul",
    }
}

names! {
    /// What an entity is.
    EntityType {
        /// A named body.
        Organization = "organization",
        /// A named person.
        Person = "person",
        /// A country, city, district, zone or street.
        Place = "place",
        /// A building, hall or hotel where something happens.
        Venue = "venue",
        /// A named conference, contest or ceremony.
        Occasion = "occasion",
        /// A named agreement, report, policy.
        Document = "document",
        /// A plan, platform, product or project.
        Programme = "programme",
        /// A prize, title or certificate.
        Honor = "honor",
    }
}

names! {
    /// What kind of organization.
    Category {
        /// A state body.
        Government = "government",
        /// A body of a political party.
        Party = "party",
        /// A business.
        Company = "company",
        /// A university or school.
        University = "university",
        /// A research institute or laboratory.
        Research = "research",
        /// A hospital.
        Hospital = "hospital",
        /// An incubator or accelerator.
        Incubator = "incubator",
        /// A science or industry park.
        Park = "park",
        /// An alliance.
        Alliance = "alliance",
        /// An association or society.
        Association = "association",
        /// A newspaper, broadcaster, agency.
        Media = "media",
        /// A bank.
        Bank = "bank",
        /// A fund.
        Fund = "fund",
        /// An international body.
        International = "international",
        /// Anything else.
        Other = "other",
    }
}

names! {
    /// How a post is held.
    Qualifier {
        /// No longer.
        Former = "former",
        /// For the time being.
        Acting = "acting",
        /// Not yet.
        Incoming = "incoming",
        /// In name.
        Honorary = "honorary",
        /// As the first.
        Founding = "founding",
    }
}

names! {
    /// Whether an event happened.
    Modality {
        /// It happened or is happening.
        Actual = "actual",
        /// It is to happen.
        Planned = "planned",
        /// It may happen.
        Possible = "possible",
    }
}

names! {
    /// Whether an event is asserted or denied.
    Polarity {
        /// Asserted.
        Positive = "positive",
        /// Denied.
        Negative = "negative",
    }
}

names! {
    /// The TIMEX3 types.
    TimeType {
        /// A day or a longer calendar unit.
        Date = "DATE",
        /// A time of day.
        Time = "TIME",
        /// A length of time.
        Duration = "DURATION",
        /// A recurring time.
        Set = "SET",
    }
}

names! {
    /// The TIMEX3 modifiers in use.
    TimeMod {
        /// About.
        Approx = "APPROX",
        /// At the start of.
        Start = "START",
        /// In the middle of.
        Mid = "MID",
        /// At the end of.
        End = "END",
        /// Before.
        Before = "BEFORE",
        /// After.
        After = "AFTER",
    }
}

names! {
    /// How the stated number relates to the real one.
    Relation {
        /// Exactly.
        Equal = "=",
        /// More than.
        More = ">",
        /// At least.
        AtLeast = ">=",
        /// Less than.
        Less = "<",
        /// At most.
        AtMost = "<=",
        /// About.
        About = "~",
    }
}

record! {
    /// Everything read from one article: the top of a record.
    Article {
        /// Always `shilu/1`.
        schema: String,
        /// As given by the caller.
        id: String,
        /// Main language.
        language: Language,
        /// The headline.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        title: Option<Text>,
        /// Day of publication, ISO 8601: as given, else from the dateline or byline.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        published: Option<String>,
        /// Where and through whom the report was filed.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        dateline: Option<Dateline>,
        /// Who published it first.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        source: Option<Text>,
        /// Bylines; never participants of events.
        authors: Vec<Text>,
        /// What was changed in the text before reading it, by position.
        repairs: Vec<Repair>,
        /// Who and what is mentioned.
        entities: Vec<Entity>,
        /// Every post, rank and honorific, with or without a person.
        titles: Vec<TitleMention>,
        /// Every expression of time.
        times: Vec<Time>,
        /// Every number with what it counts or measures.
        quantities: Vec<QuantityMention>,
        /// What happened.
        events: Vec<Event>,
        /// Who said what.
        quotes: Vec<Quote>,
        /// Countable and measurable facts about named things.
        statistics: Vec<Statistic>,
        /// Things noticed, never fatal.
        notes: Vec<Note>,
    }
}

record! {
    /// A text with its place.
    Text {
        /// Repaired reading.
        text: String,
        /// Where.
        #[serde(flatten)]
        span: SourceSpan,
    }
}

record! {
    /// The opening of a report: place and agency.
    Dateline {
        /// As written.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        place: Option<String>,
        /// News agency or wire.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        agency: Option<String>,
        /// Where.
        #[serde(flatten)]
        span: SourceSpan,
    }
}

record! {
    /// One change to the text. Replaying all of them on the article gives the repaired text.
    Repair {
        /// Which repair, from the closed list of [`crate::Fix`].
        fix: String,
        /// What it was.
        before: String,
        /// What it became.
        after: String,
        /// Where.
        #[serde(flatten)]
        span: SourceSpan,
    }
}

record! {
    /// One thing in the world, with all its mentions.
    Entity {
        /// `e0`, `e1`, … in order of first mention.
        id: String,
        /// What it is.
        #[serde(rename = "type")]
        kind: EntityType,
        /// Of organizations.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        category: Option<Category>,
        /// The fullest form that the article uses.
        name: String,
        /// Id in the gazetteer.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        canonical: Option<String>,
        /// Full names by language.
        #[serde(skip_serializing_if = "Names::is_empty", default)]
        names: Names,
        /// Id of the organization that contains it.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        parent: Option<String>,
        /// Of persons.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        positions: Vec<Position>,
        /// Where it is mentioned, by position.
        mentions: Vec<Text>,
    }
}

record! {
    /// A name in both languages.
    #[derive(Default)]
    Names {
        /// Chinese, Simplified.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        zh: Option<String>,
        /// English.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        en: Option<String>,
    }
}

impl Names {
    fn is_empty(&self) -> bool {
        self.zh.is_none() && self.en.is_none()
    }
}

record! {
    /// A post that a person holds.
    Position {
        /// Title without the organization's name.
        title: String,
        /// Id of the title in the gazetteer.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        canonical: Option<String>,
        /// Entity id of the organization or place.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        organization: Option<String>,
        /// How it is held, when not plainly.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        qualifier: Option<Qualifier>,
        /// Id of the construction that was read.
        rule: String,
        /// Where the title stands.
        #[serde(flatten)]
        span: SourceSpan,
    }
}

record! {
    /// A mention of a title.
    TitleMention {
        /// Repaired reading.
        text: String,
        /// Id in the gazetteer.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        canonical: Option<String>,
        /// Where.
        #[serde(flatten)]
        span: SourceSpan,
    }
}

record! {
    /// A TIMEX3 expression.
    Time {
        /// As written, repaired.
        text: String,
        /// What it is.
        #[serde(rename = "type")]
        kind: TimeType,
        /// Value as written, `X` where unknown: `XXXX-12-10`, `2024-09-26/2024-09-28`, `P3D`.
        timex: String,
        /// ISO 8601 after resolution; absent where the text does not tell.
        value: Option<String>,
        /// End of a range.
        end_value: Option<String>,
        /// Modifier.
        #[serde(rename = "mod")]
        modifier: Option<TimeMod>,
        /// Where.
        #[serde(flatten)]
        span: SourceSpan,
    }
}

record! {
    /// A number with a unit.
    Quantity {
        /// In the stated unit.
        value: f64,
        /// How exact.
        relation: Relation,
        /// ISO 4217 code, `%`, metric symbol, `person`, or the counter as written; absent for bare numbers.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        unit: Option<String>,
    }
}

record! {
    /// A mention of a quantity.
    QuantityMention {
        /// As written, repaired.
        text: String,
        /// In the stated unit.
        #[serde(flatten)]
        quantity: Quantity,
        /// Where.
        #[serde(flatten)]
        span: SourceSpan,
    }
}

record! {
    /// Something that happened, is planned or is denied.
    Event {
        /// `v0`, `v1`, … in order of position.
        id: String,
        /// One of the twenty types of the schema, or of a user's rule file.
        #[serde(rename = "type")]
        kind: String,
        /// The word that named it.
        trigger: Text,
        /// When.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        time: Option<Time>,
        /// Whether it happened.
        modality: Modality,
        /// Whether it is asserted.
        polarity: Polarity,
        /// Id of the gathering it happened at.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        parent: Option<String>,
        /// Who and what took part.
        arguments: Vec<Argument>,
        /// Id of the rule that made it.
        rule: String,
        /// The clause it was read from.
        #[serde(flatten)]
        span: SourceSpan,
    }
}

record! {
    /// A filled role.
    Argument {
        /// Role of the event type.
        role: String,
        /// Id of the entity, where it is one.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        entity: Option<String>,
        /// Repaired reading.
        text: String,
        /// Its number, where it is one.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        quantity: Option<Quantity>,
        /// Where.
        #[serde(flatten)]
        span: SourceSpan,
    }
}

record! {
    /// Something said.
    Quote {
        /// Entity id of who said it.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        speaker: Option<String>,
        /// What, repaired, without quotation marks.
        text: String,
        /// In quotation marks.
        direct: bool,
        /// The verb of saying.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        verb: Option<Text>,
        /// Id of the rule that made it.
        rule: String,
        /// Where.
        #[serde(flatten)]
        span: SourceSpan,
    }
}

record! {
    /// A number of countable or measurable things, stated as a fact about a named subject.
    Statistic {
        /// About whom.
        subject: Subject,
        /// What is counted or measured.
        measure: String,
        /// How much.
        quantity: Quantity,
        /// As of when.
        as_of: Option<Time>,
        /// Id of the rule that made it.
        rule: String,
        /// Where.
        #[serde(flatten)]
        span: SourceSpan,
    }
}

record! {
    /// The subject of a statistic.
    Subject {
        /// Id of the entity, where it is one.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        entity: Option<String>,
        /// As written, repaired.
        text: String,
    }
}

record! {
    /// Something noticed that a reader may want to know.
    Note {
        /// `mojibake` (damaged text that was left), `unread` (a character of mended text that is not certain), `date` (a date
        /// that lost a character).
        kind: String,
        /// In plain words.
        message: String,
        /// Where.
        #[serde(flatten)]
        span: SourceSpan,
    }
}
