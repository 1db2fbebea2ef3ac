//! What a word can be.

use crate::record::{Category, Qualifier};

/// Number of a word in the lexicon.
pub(crate) type WordId = u32;
/// Number of a thing in the lexicon.
pub(crate) type ThingId = u32;

/// Something with a canonical id and names in both languages.
#[derive(Debug)]
pub(crate) struct Thing {
    pub(crate) id: Box<str>,
    pub(crate) kind: ThingKind,
    pub(crate) category: Option<Category>,
    /// Of places and titles, as in the table; of compositions the levels they attach to.
    pub(crate) level: Box<str>,
    pub(crate) zh: Option<Box<str>>,
    pub(crate) en: Option<Box<str>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ThingKind {
    Organization,
    Composition,
    Title,
    Modifier,
    Place,
}

impl ThingKind {
    /// What the entries of a kind of table are, where they are things.
    pub(crate) fn of_table(kind: &str) -> Option<Self> {
        Some(match kind {
            "organization" => Self::Organization,
            "composition" => Self::Composition,
            "title" => Self::Title,
            "title_modifier" => Self::Modifier,
            "place" => Self::Place,
            _ => return None,
        })
    }
}

/// What the head of a name makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameKind {
    Occasion,
    Document,
    Programme,
    Honor,
    Venue,
    Place,
}

impl NameKind {
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "occasion" => Self::Occasion,
            "document" => Self::Document,
            "programme" => Self::Programme,
            "honor" => Self::Honor,
            "venue" => Self::Venue,
            "place" => Self::Place,
            _ => return None,
        })
    }
}

/// One thing that a word can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    Thing {
        id: ThingId,
        kind: ThingKind,
        ambiguous: bool,
    },
    OrganizationHead {
        category: Category,
        strong: bool,
    },
    NameHead {
        kind: NameKind,
        strong: bool,
    },
    Qualifier(Qualifier),
    Honorific {
        after: bool,
    },
    Cue(Cue),
    /// Never inside a name.
    Boundary,
    /// What an English word does in and beside names.
    English(EnglishWord),
    /// A noun that no unlisted name consists of.
    Generic,
    /// Names an event; the rules that it starts are listed under its number.
    Trigger(u32),
    /// Starts only loose rules: a common word (partnership, talks), which stands in names as others do.
    LooseTrigger(u32),
    /// Occurs in a rule's pattern.
    Literal,
}

impl Sense {
    /// Looked for anywhere in the text, rather than token by token.
    pub(crate) fn spans_tokens(&self, han: bool) -> bool {
        match self {
            Self::Thing { .. } | Self::Trigger(_) | Self::LooseTrigger(_) => true,
            Self::OrganizationHead { .. } | Self::NameHead { .. } | Self::Qualifier(_) => han,
            Self::Honorific { .. }
            | Self::Cue(_)
            | Self::Boundary
            | Self::English(_)
            | Self::Generic
            | Self::Literal => false,
        }
    }

    /// A Chinese word of this sense is never cut through.
    pub(crate) fn is_one_word(&self) -> bool {
        match self {
            Self::Thing { kind, .. } => matches!(kind, ThingKind::Title | ThingKind::Modifier),
            Self::NameHead { .. } | Self::OrganizationHead { .. } | Self::Generic => false,
            Self::Cue(cue) => {
                !matches!(cue, Cue::Trade | Cue::OfBody | Cue::Business | Cue::Firm | Cue::BodyFollows | Cue::Parted)
            }
            _ => true,
        }
    }
}

/// Everything that a word can be, as a set: most questions about a token are whether it can be one of a few things.
///
/// A bit for each class of cue, and one for each other kind of sense.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Flags(u128);

impl Flags {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const BOUNDARY: Self = Self(1 << 64);
    pub(crate) const TRIGGER: Self = Self(1 << 65);
    pub(crate) const GENERIC: Self = Self(1 << 66);
    /// The head of an organization's name.
    pub(crate) const BODY_HEAD: Self = Self(1 << 67);
    /// The head of another name.
    pub(crate) const NAME_HEAD: Self = Self(1 << 68);
    /// The head of any name.
    pub(crate) const HEAD: Self = Self::BODY_HEAD.or(Self::NAME_HEAD);
    pub(crate) const QUALIFIER: Self = Self(1 << 69);
    /// Stands behind a person's name.
    pub(crate) const HONORIFIC_AFTER: Self = Self(1 << 70);
    /// Stands before a person's name.
    pub(crate) const HONORIFIC_BEFORE: Self = Self(1 << 71);
    pub(crate) const TITLE: Self = Self(1 << 72);
    pub(crate) const MODIFIER: Self = Self(1 << 73);
    pub(crate) const COMPOSITION: Self = Self(1 << 74);
    /// A listed organization, ambiguous or not; and one that is nothing else.
    pub(crate) const BODY: Self = Self(1 << 75);
    pub(crate) const SURE_BODY: Self = Self(1 << 76);
    /// A listed place, ambiguous or not; and one that is nothing else.
    pub(crate) const PLACE: Self = Self(1 << 77);
    pub(crate) const SURE_PLACE: Self = Self(1 << 78);
    /// Of a Chinese token: a person's name may begin with its first character; it begins with 兼, which joins posts.
    pub(crate) const PERSON_START: Self = Self(1 << 82);
    pub(crate) const JOINS_POSTS: Self = Self(1 << 83);
    /// Of a token: a word with a capital, at its start or near it.
    pub(crate) const CAPITAL: Self = Self(1 << 84);
    /// Starts only loose rules.
    pub(crate) const LOOSE_TRIGGER: Self = Self(1 << 85);
    /// Titles that are nothing else.
    pub(crate) const SURE_TITLE: Self = Self(1 << 79);
    /// Anything with an id.
    pub(crate) const THING: Self = Self::TITLE.or(Self::MODIFIER).or(Self::COMPOSITION).or(Self::BODY).or(Self::PLACE);
    /// Cues of any class.
    pub(crate) const CUES: Self = Self((1 << Cue::ALL.len()) - 1);
    /// Cues that end a noun phrase.
    pub(crate) const OUTER: Self = Self::cues(true);
    /// Cues that are no part of an unlisted name.
    pub(crate) const FUNCTION: Self = Self::cues(false);

    pub(crate) const fn cue(cue: Cue) -> Self {
        Self(1 << cue as u8)
    }

    pub(crate) const fn english(class: EnglishWord) -> Self {
        Self(1_u128 << 96 << class as u8)
    }

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether anything of `other` is in the set.
    pub(crate) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) fn of(senses: &[Sense]) -> Self {
        senses.iter().fold(Self::NONE, |flags, sense| {
            flags.or(match sense {
                Sense::Cue(cue) => Self::cue(*cue),
                Sense::Boundary => Self::BOUNDARY,
                Sense::Trigger(_) => Self::TRIGGER,
                Sense::LooseTrigger(_) => Self::LOOSE_TRIGGER,
                Sense::Generic => Self::GENERIC,
                Sense::English(class) => Self::english(*class),
                Sense::OrganizationHead { .. } => Self::BODY_HEAD,
                Sense::NameHead { .. } => Self::NAME_HEAD,
                Sense::Qualifier(_) => Self::QUALIFIER,
                Sense::Honorific { after: true } => Self::HONORIFIC_AFTER,
                Sense::Honorific { after: false } => Self::HONORIFIC_BEFORE,
                Sense::Thing { kind, ambiguous, .. } => Self::thing(*kind, *ambiguous),
                Sense::Literal => Self::NONE,
            })
        })
    }

    const fn thing(kind: ThingKind, ambiguous: bool) -> Self {
        match (kind, ambiguous) {
            (ThingKind::Organization, true) => Self::BODY,
            (ThingKind::Organization, false) => Self::BODY.or(Self::SURE_BODY),
            (ThingKind::Place, true) => Self::PLACE,
            (ThingKind::Place, false) => Self::PLACE.or(Self::SURE_PLACE),
            (ThingKind::Title, true) => Self::TITLE,
            (ThingKind::Title, false) => Self::TITLE.or(Self::SURE_TITLE),
            (ThingKind::Composition, _) => Self::COMPOSITION,
            (ThingKind::Modifier, _) => Self::MODIFIER,
        }
    }

    /// All cues but those inside noun phrases, or but those that only say something of the words beside them.
    #[expect(clippy::indexing_slicing, reason = "a constant function has no `get`; the index is below the length")]
    const fn cues(outer: bool) -> Self {
        let mut flags = Self::NONE;
        let mut index = 0;
        while index < Cue::ALL.len() {
            let cue = Cue::ALL[index];
            if (outer && !cue.is_inner() && !cue.is_noun()) || (!outer && !cue.is_context()) {
                flags = flags.or(Self::cue(cue));
            }
            index += 1;
        }
        flags
    }
}

const _: () = assert!(Cue::ALL.len() <= 64, "a cue has no bit");

/// English words by what they do in and beside names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EnglishWord {
    /// A common noun or adjective: with a capital at the start of a sentence it is no name.
    Common,
    /// Of a country or people: Chinese, Americans.
    Demonym,
    /// What a company is called beside its name: startup, maker.
    Company,
    /// A field of work: Culture, Sports. `and` and commas join them inside a name.
    Field,
    /// Small words inside personal names: von, de la.
    Particle,
    /// Where someone stands in a picture: (left).
    Mark,
    /// A name behind `in` is a place: based in, held in.
    Stay,
    /// A name right behind is a place: northern, downtown.
    Direction,
    /// Capital letters that name no body: AI, GDP.
    Abbreviation,
    /// Behind the name of a body and a hyphen: backed, owned; and participles whose `by` names one.
    Backed,
    /// What a body has: `X's shares`, `a unit of X`.
    Asset,
    /// Verbs of which a body can be the subject: X said, X plans.
    Acts,
    /// Verbs and nouns of which only bodies are subject or object: X employs, a partnership with X.
    Deals,
    /// A name behind their `in` is a body: a stake in X.
    Stake,
    /// As `Company`, but by itself it refers back to no company: regulator, partner, bank.
    Called,
    /// In small letters before a body's head, what the body is a body of: municipal, county.
    Level,
    /// Heads of bodies in small letters: bureau, committee.
    Seat,
    /// Surnames that are words for buildings and grounds: Hall, Bridge.
    Surname,
}

impl EnglishWord {
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "common" => Self::Common,
            "demonym" => Self::Demonym,
            "company" => Self::Company,
            "field" => Self::Field,
            "particle" => Self::Particle,
            "mark" => Self::Mark,
            "stay" => Self::Stay,
            "direction" => Self::Direction,
            "abbreviation" => Self::Abbreviation,
            "backed" => Self::Backed,
            "asset" => Self::Asset,
            "acts" => Self::Acts,
            "deals" => Self::Deals,
            "stake" => Self::Stake,
            "called" => Self::Called,
            "level" => Self::Level,
            "seat" => Self::Seat,
            "surname" => Self::Surname,
            _ => return None,
        })
    }
}

macro_rules! cues {
    ($($(#[$meta:meta])* $name:ident = $text:literal,)*) => {
        /// Classes of closed-class words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum Cue { $($(#[$meta])* $name,)* }

        impl Cue {
            const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// A function word inside noun phrases.
            pub(crate) const fn is_inner(self) -> bool {
                matches!(self, Self::Article | Self::Linker | Self::Aside | Self::Definite | Self::Preposition)
            }

            /// A common noun, or a verb that names hold too.
            const fn is_noun(self) -> bool {
                matches!(self, Self::Apposition | Self::Generic | Self::Trade | Self::OfBody | Self::Business | Self::Firm | Self::BodyFollows)
            }

            /// Says something of the words beside it, and does not end a name by itself.
            pub(crate) const fn is_context(self) -> bool {
                matches!(self, Self::Intends | Self::Source | Self::PlaceFollows | Self::PersonBefore | Self::PersonFollows | Self::Apposition | Self::Generic | Self::GluedBefore | Self::GluedAfter | Self::GluedAlways | Self::Pair | Self::Manner | Self::ObjectMarker | Self::Infinitive | Self::Policy | Self::Trade | Self::OfBody | Self::Business | Self::Firm | Self::BodyFollows | Self::Report | Self::Parted | Self::Whole)
            }

            pub(crate) fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$name),)* _ => None }
            }
        }
    };
}

cues! {
    /// What follows is to happen.
    Planned = "planned",
    /// A noun of names that by itself says that what follows is to happen: 计划.
    Intends = "intends",
    /// What follows may happen.
    Possible = "possible",
    /// What follows is wished for: no event.
    Goal = "goal",
    /// What something is for: no event in its clause.
    Purpose = "purpose",
    /// A verb that at the start of a clause says what is to be done: no event.
    Policy = "policy",
    /// What follows did not happen.
    Negative = "negative",
    /// What the clause behind tells did not happen, however far its verb stands: denied that.
    Denial = "denial",
    /// Behind what came to nothing: 告吹, fell through.
    Undone = "undone",
    /// Before the verb of what is done to somebody: 被.
    Passive = "passive",
    /// What follows was before.
    Past = "past",
    /// Background of the report.
    Background = "background",
    /// Puts a clause at the gathering spoken of.
    Frame = "frame",
    /// Joins members of a list.
    And = "and",
    /// Joins alternatives.
    Or = "or",
    /// A list of examples follows.
    OpenList = "open_list",
    /// Ends a list.
    ListEnd = "list_end",
    /// This one, just mentioned.
    Definite = "definite",
    /// He, she.
    PronounPerson = "pronoun_person",
    /// He, she, before a verb.
    PronounSubject = "pronoun_subject",
    /// They, both sides.
    PronounGroup = "pronoun_group",
    /// We, our institute.
    Own = "self",
    /// Verbs of saying.
    Say = "say",
    /// A short form follows.
    Definition = "definition",
    /// Members follow.
    Consist = "consist",
    /// In the order of the lists.
    Respectively = "respectively",
    /// The short name of a place may follow.
    PlaceFollows = "place_follows",
    /// `the`, `a`, `its`.
    Article = "article",
    /// `in`, `by`: ends a noun phrase.
    Preposition = "preposition",
    /// `of`, `for`: goes on inside a noun phrase.
    Linker = "linker",
    /// `'s` behind a name.
    Possessive = "possessive",
    /// By what means something is done: no name that does it stands behind.
    Means = "means",
    /// From whom something is got: the name behind it does nothing by itself.
    Source = "source",
    /// Begins an apposition between commas.
    Aside = "aside",
    /// `effective`, `with effect from`: the time behind is the one from which a thing holds.
    TakesEffect = "takes_effect",
    /// A person's name may stand right before it.
    PersonBefore = "person_before",
    /// A person's name may follow.
    PersonFollows = "person_follows",
    /// Has a post: what follows is the post of the person before.
    Holds = "holds",
    /// Had a post.
    Held = "held",
    /// A common noun for a body that stands before its name: 公司, 子公司, 股东.
    Apposition = "apposition",
    /// Names a kind of body or place; a name only with an unknown word, Latin letters or quotation marks before it.
    Generic = "generic",
    /// A character that the segmenter glues to the front of unknown words.
    GluedBefore = "glued_before",
    /// A character that the segmenter glues to the end of unknown words.
    GluedAfter = "glued_after",
    /// A character that stands in no unknown word.
    GluedAlways = "glued_always",
    /// A manner word that the segmenter glues to the verb behind it: 隆重|举行.
    Manner = "manner",
    /// Puts the object before the verb, and is then no word of plans: 将A评为B.
    ObjectMarker = "object_marker",
    /// `to` before the verb of a headline: it is to happen.
    Infinitive = "infinitive",
    /// Two words that `and` joins into one name: Science and Technology.
    Pair = "pair",
    /// `announced that it …`: whose words those of the clause behind are, told as the text's own.
    Report = "report",
    /// What companies end their names with: 智能, 资本.
    Trade = "trade",
    /// Stands behind the name of a body: 旗下, 方面.
    OfBody = "of_body",
    /// Verbs of what bodies do: at the start of a clause a name before it is one of a body.
    Business = "business",
    /// What only companies do or have: 停牌, 股价, 融资.
    Firm = "firm",
    /// Verbs behind which a body stands: 收购, 携手.
    BodyFollows = "body_follows",
    /// Two words that the segmenter's dictionary has as one: 主持|会议, 将|在.
    Parted = "parted",
    /// One word that the segmenter's dictionary lacks: 碳中和.
    Whole = "whole",
}
