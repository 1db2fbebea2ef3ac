//! Short lists of words that are compared with what stands right beside a name: endings of bodies, posts of one kind of
//! body, verbs before a post. They are no words that a text is searched for.

use super::table::{Table, shown};
use crate::data::Findings;

/// Where spaces stand around a word of a list in a text.
#[derive(Clone, Copy)]
enum Spaces {
    No,
    Before,
    Behind,
    Around,
}

macro_rules! lists {
    ($($(#[$meta:meta])* $name:ident = $text:literal $spaces:ident,)*) => {
        /// Classes of such lists.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum List { $($(#[$meta])* $name,)* }

        impl List {
            const COUNT: usize = [$($text,)*].len();

            fn from_name(name: &str) -> Option<(Self, Spaces)> {
                match name { $($text => Some((Self::$name, Spaces::$spaces)),)* _ => None }
            }
        }
    };
}

lists! {
    /// Posts of a university, of a council, of a board: 教务长, 理事长, treasurer.
    UniversityPost = "university_post" No,
    CouncilPost = "council_post" No,
    BoardSeat = "board_seat" No,
    /// Posts of places that have a mayor, and of districts and counties.
    CityPost = "city_post" No,
    DistrictPost = "district_post" No,
    /// Posts that a university has one of, by their end, and parts of one with posts of their own: 校长, 学院.
    UniversityHead = "university_head" No,
    CollegeEnd = "college_end" No,
    /// By which a post is one of a whole company, whatever its field: 首席.
    ChiefStart = "chief_start" No,
    /// Posts of an office or of a part of a body, by their end: 主任.
    OfficePost = "office_post" No,
    /// Who runs the office of a body; ends of posts of who runs a company; who presides.
    OfficeHead = "office_head" No,
    CompanyHead = "company_head" No,
    Chair = "chair" No,
    /// Who sits in a committee of a body, and posts of one.
    CommitteeMember = "committee_member" No,
    CommitteePost = "committee_post" No,
    /// A post that stands before another one as a word of rank: 助理处长.
    Assistant = "assistant" No,
    /// The noun for a post, behind it: 部长职务.
    PostNoun = "post_noun" No,
    /// What somebody does at a gathering, by the end: 主讲人.
    GatheringRole = "gathering_role" No,
    /// What is nobody's post without a body; by its end, what somebody knows or does: 专家, 家.
    NoPostAlone = "no_post_alone" No,
    Expert = "expert" No,
    Trade = "trade_end" No,
    /// Heads of departments behind their field: 外交部长; what stands before them and is no field.
    DepartmentHead = "department_head" No,
    NoField = "no_field" No,
    /// Verbs of building behind a place, which begin no name.
    Builds = "builds" No,
    /// Posts of papers and journals.
    PressPost = "press_post" No,
    /// Posts of a company that have a field of their own: 总监.
    FieldPost = "field_post" No,
    /// Fields of posts, which posts without a field do not have: 研发 of 研发总监.
    PostField = "title_field" No,
    /// The last word of posts over a field that may be written with capitals: Head of Harbour Planning.
    FieldHead = "field_head" No,
    /// Posts that name their own body, so that the one before them is somebody else's: 立法委员.
    OwnPost = "own_post" No,
    /// Posts held towards a body: adviser to, ambassador to.
    PostTowards = "post_towards" No,
    /// Whom a state sends to another.
    Envoy = "envoy" No,
    /// What somebody is for a day or by trade, and no post at a body: 主持人, 评委.
    NoPost = "no_post" No,
    /// Posts of states, provinces and cities, and of churches: governor.
    StatePost = "state_post" No,
    /// How the names of bodies end that are posted abroad: 大使馆.
    Posted = "posted" No,
    /// Words of courtesy behind a name that are posts too: 教授.
    Courtesy = "courtesy" No,
    /// Words of honour between a name and the next of a list.
    Honor = "honor_behind" No,
    /// Ranks before a post; before a seat of a board.
    Rank = "rank" No,
    BoardRank = "board_rank" No,
    /// How councils and associations, offices, and bodies that are no companies end.
    Council = "council" No,
    Office = "office" No,
    NoFirm = "no_firm" No,
    /// The government of a place, by the end; its standing committee, which is no council of its own.
    Government = "government" No,
    StandingCommittee = "standing_committee" No,
    /// What ends as an association and is none.
    Committee = "committee" No,
    /// Ends of bodies with a head who is called after them: 局长.
    CalledAfter = "called_after" No,
    /// How Chinese bodies end and nothing else does; the same for names of three characters and more.
    SureBodyEnd = "sure_body_end" No,
    LongBodyEnd = "long_body_end" No,
    /// Ends of parts of a body that are called after two fields: 材料科学与工程学院.
    JoinedEnd = "joined_end" No,
    /// What nobles, officers and clergy are called behind a name: 玛丽娜公主.
    Noble = "noble" No,
    /// What stands behind a field of study: 土木工程|系, 机械工程|硕士.
    BehindField = "behind_field" No,
    /// Verbs that the names of papers begin with behind one of signing: 签署|委托|招商协议.
    PaperVerb = "paper_verb" No,
    Signs = "signs" No,
    /// Posts of a company, among others, for which no body need stand beside them.
    FirmPost = "firm_post" No,
    /// Bodies of a place: 人民政府.
    BodyOfPlace = "body_of_place" No,
    /// Forms of companies, and ranks of schools, that names are told without.
    CompanyForm = "company_form" No,
    SchoolRank = "school_rank" No,
    /// How bodies and their parts end; their parts; the bodies of a place.
    BodyEnd = "body_end" No,
    PartEnd = "part_end" No,
    /// Where somebody is in a picture.
    Pictured = "pictured" No,
    /// Last words of companies that are called by two words without them.
    TradeWord = "trade_word" No,
    /// Heads of bodies that are called by a first character and the head's own: 东大 of 东京大学.
    InitialHead = "initial_head" No,
    /// The word between an owner and what is his.
    Genitive = "genitive" No,
    /// Words before the quoted title of a talk or the theme of a gathering.
    Entitled = "entitled" No,
    /// What somebody did where he learned.
    Studied = "studied" No,
    Attended = "attended" No,
    /// Words before the one that somebody acts with.
    With = "with" No,
    /// Nouns for places that end as the names of towns and villages do: 小镇.
    PlaceNoun = "place_noun" No,
    /// Nouns for companies that are said of persons too: 股东.
    OfPersons = "of_persons" No,
    /// What stands between an event and what comes to nothing, which is another thing: 避免.
    Averts = "averts" No,
    /// By which a clause tells of what is now; before years all of which something took; the day before a gathering.
    Now = "now" No,
    Throughout = "throughout" No,
    Eve = "eve" No,
    /// Before the noun for a gathering that was told of: 本届; behind a holiday that something is about: 习俗.
    This = "this" No,
    Subject = "subject" No,
    /// Last characters of Japanese given names of three.
    GivenEnd = "given_end" No,
    PlaceBodyEnd = "place_body_end" No,
    /// How nouns for companies end, shops, and the names of sites.
    FirmEnd = "firm_end" No,
    ShopEnd = "shop_end" No,
    SiteEnd = "site_end" No,
    /// Those by which a body decides: behind its name they are no body of their own.
    Board = "board" No,
    /// Words for any body of a kind, which a text defines for itself: （以下简称“公司”）.
    OwnRole = "own_role" No,
    /// References to a body between a verb of holding and the post: 该校.
    OwnBody = "own_body" No,
    /// Those who go or work with somebody, behind the name: 一行.
    Companions = "companions" No,
    /// By which a sentence says that a list follows.
    Introduces = "list_follows" No,
    /// Parts of a body that are named by where they are or what they do.
    PartOfBody = "part_of_body" No,
    /// English nouns for a body beside those for companies; nouns and what stands before them that mean another one; several.
    BodyNoun = "body_noun" No,
    OtherBody = "other_body" No,
    Several = "several" No,
    /// How posts begin and end that several hold at a body at the same time: 副市长, board member.
    OfSeveral = "of_several" No,
    OfSeveralEnd = "of_several_end" No,
    /// Words in a post that make it another one than what it ends with: vice president.
    Under = "under_post" No,
    /// Adjectives that say how often something is: annual.
    Often = "often" No,
    /// Nouns whose number is told without a verb: 在园企业432家.
    Counted = "counted" No,
    /// How nouns of what is measured end, in Chinese, and what may stand between them and the number: 缓解率约33%.
    Amount = "amount" No,
    About = "about" No,
    /// Words of texts from Taiwan, whose 元 is its dollar.
    TaiwanWord = "taiwan_word" No,
    /// Verbs by which gatherings are held.
    Held = "held" No,
    /// What a longer trigger says before a shorter one of how it was done, and behind it: 到场, 了.
    Manner = "manner" No,
    Aspect = "aspect" No,
    /// Behind the place that somebody is from: 湖北武汉人.
    Native = "native" No,
    /// Days on which somebody else does the work: 离港期间, absence.
    Absence = "absence" No,
    /// What says that something was before a gathering: on the eve of, 前夕; the first and the last day of one of several.
    Ahead = "ahead" No,
    FirstDay = "first_day" No,
    LastDay = "last_day" No,
    SecondDay = "second_day" No,
    /// What comes to its end on the day that is told: 闭幕, concluded.
    Ends = "ends" No,
    /// Behind the name of a place for its level: Provincial.
    Level = "level" Before,
    /// Behind the name of a place or body, before the name of the body that sits there or belongs to it.
    Seat = "seat" Behind,
    /// Verbs between a name and what the person is.
    Becomes = "becomes" Around,
    /// Between whose a post is and the post: its longtime director.
    Tenure = "tenure" Around,
    /// Adverbs before such a verb; those by which the post is no longer held.
    BeforeVerb = "before_verb" Before,
    NoLonger = "no_longer" Before,
    /// Verbs by which somebody takes a post, right before it; those by which somebody rises from one to the next, follows another.
    TakesPost = "takes_post" No,
    Rises = "rises" No,
    /// Verbs by which everybody of a list is chosen for one post, right before it.
    ChosenFor = "chosen_for" No,
    /// Verbs before the post that somebody has from then on, beside one that is given up: to become, will remain as.
    GoesOn = "goes_on" No,
    Replaces = "replaces" No,
    /// Verbs of granting somebody's wish and of leaving a post.
    Grants = "grants" No,
    Resigns = "resigns" No,
    /// What stands before the body at which a post was held: 在, 加盟.
    BeforeBody = "before_body" No,
    /// What stands before a park or zone that is where something is: 落户, in.
    WhereBefore = "where_before" No,
    /// Small words of companies' forms at the end of a name, without which the same company is named: gmbh, oyj.
    FormWord = "form_word" No,
    /// What stands before the body that somebody was at: 曾在.
    OnceAt = "once_at" No,
    /// Words of courtesy behind a name that are no posts: 先生.
    Courteous = "courteous" No,
    /// Words for the body whose text it is, and for companies: 我校, 该公司.
    OurBody = "our_body" No,
    /// Nouns for companies that need a name before them, and words that are none: 子公司; 全资.
    PlainFirm = "plain_firm" No,
    FirmWord = "firm_word" No,
    CompanyNoun = "company_noun" No,
    /// Headings of a life, and what says whence it is known: 简历, 公开资料.
    LifeHeading = "life_heading" No,
    SourceOfLife = "source_of_life" No,
    /// Whose name at the foot or head of an article follows: 记者.
    Byline = "byline" No,
    /// What stands before the code of a share.
    StockCode = "stock_code" No,
    /// What is told of a quarter: 财报, earnings.
    Results = "results" No,
    /// Verbs in the past that do not end in -ed, at the start of an item of a list.
    Past = "past" No,
    /// Between such a verb and the post.
    BeforePost = "before_post" Behind,
    /// Between a mark behind a name and the post.
    BehindName = "behind_name" Behind,
    /// By the last word, posts of who speaks of a company from outside, or only belongs to a body: analyst, fellow.
    Outsider = "outsider" No,
    /// In a time that is no day of its own: immediate.
    AtOnce = "at_once" No,
    /// Before what a figure is compared with, and words of a period that lies before: than, previous.
    ComparedWith = "compared_with" No,
    PeriodBefore = "period_before" No,
    /// How parliaments end; levels of places with a head, which may be too small for any list: 镇.
    Assembly = "assembly" No,
    TownLevel = "town_level" No,
    /// What the names of councils, societies and their like have in them: no company.
    NoCompany = "no_company" No,
    /// The last word of posts of who heads a university, and may head others: President.
    SchoolHead = "school_head" No,
    /// Between who speaks and what is said.
    Said = "said" Around,
    /// What surnames begin with; what stands between two of them: Van Eyck, Bueno de Lercari.
    Particle = "particle" No,
    ParticleInside = "particle_inside" Around,
    /// What a sentence begins with before a post of whom it is about, formerly or now.
    OpensFormer = "opens_former" Behind,
    OpensPost = "opens_post" Behind,
    /// Behind a post that somebody is chosen for: Designate.
    Elected = "elected" No,
    /// Verbs whose object takes the post behind it.
    Appoints = "appoints" No,
    /// Verbs between a person and the body of the post behind `as`; anywhere in the clause.
    Joins = "joins" Around,
    JoinsWithin = "joins_within" Around,
    /// By which the verb behind is over: 已.
    Already = "already" No,
    /// Between an evening and a time of the day after it: 抵达, next morning.
    Arrives = "arrives" No,
    /// Behind which a day may be to come: 邀请.
    Invites = "invites" No,
    /// The university whose text it is: 我校.
    OurSchool = "our_school" No,
    /// Surnames of Vietnam.
    Vietnamese = "vietnamese" No,
    /// What a committee is named by, though it is a verb: 提名.
    CommitteeField = "committee_field" No,
    /// Characters that the segmenter takes for one word with the name behind; what stands before 任 that it does so with.
    GluedVerb = "glued_verb" No,
    BeforeTaking = "before_taking" No,
    /// Nouns for many persons that are no field of work: Police and Health Minister.
    Persons = "persons" No,
    /// Verbs of persons alone, words before them, and words before the name of a place.
    Deed = "deed" No,
    BeforeDeed = "before_deed" No,
    OfPlace = "of_place" Around,
    /// Heads of bodies that are called after fields: Ministry of Mines and Energy.
    OfFields = "of_fields" No,
}

/// The words of one list; longer ones stand before shorter ones.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordList<'a>(&'a Words);

impl<'w> WordList<'w> {
    pub(crate) fn has(self, text: &str) -> bool {
        self.0.beginning(text).any(|word| word == text)
    }

    pub(crate) fn has_character(self, character: char) -> bool {
        self.has(character.encode_utf8(&mut [0; 4]))
    }

    /// Whether one of them ends a text.
    pub(crate) fn ends(self, text: &str) -> bool {
        self.before(text).is_some()
    }

    /// How many of them stand in a text, up to a number.
    pub(crate) fn count_in(self, text: &str, most: usize) -> usize {
        self.0.list.iter().filter(|word| text.contains(&***word)).take(most).count()
    }

    /// Whether one of them begins a text.
    pub(crate) fn begins(self, text: &str) -> bool {
        self.behind(text).is_some()
    }

    /// Whether one of them stands in a text.
    pub(crate) fn within(self, text: &str) -> bool {
        self.0.list.iter().any(|word| text.contains(&**word))
    }

    /// The first of them that stands in a text, and where.
    pub(crate) fn first_in(self, text: &str) -> Option<(&'w str, usize)> {
        // Asking whether a word is there costs a fraction of asking where, and most are not.
        let found = self.0.list.iter().filter(|word| text.contains(&***word));
        found.filter_map(|word| Some((&**word, text.find(&**word)?))).min_by_key(|(_, at)| *at)
    }

    /// Where the last of them in a text begins.
    pub(crate) fn last_in(self, text: &str) -> Option<usize> {
        let found = self.0.list.iter().filter(|word| text.contains(&***word));
        found.filter_map(|word| text.rfind(&**word)).max()
    }

    /// What stands before the one that ends a text.
    pub(crate) fn before(self, text: &str) -> Option<&str> {
        self.0.ending(text).find_map(|word| text.strip_suffix(word))
    }

    /// What stands behind the one that begins a text.
    pub(crate) fn behind(self, text: &str) -> Option<&str> {
        self.0.beginning(text).find_map(|word| text.strip_prefix(word))
    }
}

/// Words, longer ones before shorter ones, and where those lie that begin or end with the same bytes: of a list of a hundred
/// words one or two are compared.
#[derive(Debug, Default)]
struct Words {
    list: Vec<Box<str>>,
    by_start: Buckets,
    by_end: Buckets,
    /// How many are long enough to be in the buckets.
    long: usize,
}

/// How many bytes say which bucket a word is in: those of a Chinese character.
const EDGE: usize = 3;

impl Words {
    fn put(&mut self, word: String) {
        if !self.list.iter().any(|known| **known == *word) {
            self.list.push(word.into_boxed_str());
        }
    }

    fn finish(&mut self) {
        self.list.sort_by_key(|word| std::cmp::Reverse(word.len()));
        self.long = self.list.partition_point(|word| word.len() >= EDGE);
        let long = self.list.get(..self.long).unwrap_or(&[]);
        self.by_start = Buckets::new(long.iter().map(|word| word.as_bytes().first_chunk()));
        self.by_end = Buckets::new(long.iter().map(|word| word.as_bytes().last_chunk()));
    }

    /// The words that may begin a text.
    fn beginning(&self, text: &str) -> impl Iterator<Item = &str> {
        self.of_edge(&self.by_start, text.as_bytes().first_chunk())
    }

    /// The words that may end a text.
    fn ending(&self, text: &str) -> impl Iterator<Item = &str> {
        self.of_edge(&self.by_end, text.as_bytes().last_chunk())
    }

    fn of_edge(&self, buckets: &Buckets, edge: Option<&[u8; EDGE]>) -> impl Iterator<Item = &str> {
        let long =
            edge.map_or(&[][..], |edge| buckets.get(edge)).iter().filter_map(|&at| self.list.get(usize::from(at)));
        let short = self.list.get(self.long..).unwrap_or(&[]);
        long.chain(short).map(|word| &**word)
    }
}

/// Numbers of words by three of their bytes, those of one bucket in order.
#[derive(Debug, Default)]
struct Buckets {
    /// Where each bucket begins, and the last one ends.
    starts: Vec<u16>,
    words: Vec<u16>,
}

impl Buckets {
    const COUNT: u16 = 64;
    const NONE: Self = Self { starts: Vec::new(), words: Vec::new() };

    fn new<'a>(edges: impl Iterator<Item = Option<&'a [u8; EDGE]>>) -> Self {
        let mut words: Vec<(u16, u16)> = (0..).zip(edges).filter_map(|(at, edge)| Some((bucket(edge?), at))).collect();
        words.sort_unstable();
        let before = |bucket| words.partition_point(|&(of, _)| of < bucket);
        let starts = (0..=Self::COUNT).map(|bucket| u16::try_from(before(bucket)).unwrap_or(u16::MAX)).collect();
        Self { starts, words: words.into_iter().map(|(_, at)| at).collect() }
    }

    fn get(&self, edge: &[u8; EDGE]) -> &[u16] {
        let bucket = usize::from(bucket(edge));
        let range = self.starts.get(bucket).zip(self.starts.get(bucket + 1));
        range.and_then(|(&from, &to)| self.words.get(usize::from(from)..usize::from(to))).unwrap_or(&[])
    }
}

/// The bucket of three bytes. The last one of a Chinese character tells most, that of an English word may be a space.
fn bucket(edge: &[u8; EDGE]) -> u16 {
    let hash = edge.iter().fold(0_u16, |hash, &byte| hash.wrapping_mul(37).wrapping_add(u16::from(byte)));
    (hash ^ hash >> 7) % Buckets::COUNT
}

/// All lists.
#[derive(Debug)]
pub(crate) struct Lists([Words; List::COUNT]);

impl Default for Lists {
    fn default() -> Self {
        Self(std::array::from_fn(|_| Words::default()))
    }
}

impl Lists {
    pub(crate) fn get(&self, list: List) -> WordList<'_> {
        const NONE: &Words = &Words { list: Vec::new(), by_start: Buckets::NONE, by_end: Buckets::NONE, long: 0 };
        WordList(self.0.get(list as usize).unwrap_or(NONE))
    }

    /// Add a table of the kind `list`.
    pub(super) fn add(&mut self, table: &Table<'_>, findings: &mut Findings) {
        for row in &table.rows {
            let class = table.cell(row, "class");
            let Some((list, spaces)) = List::from_name(class) else {
                let problem = table.problem(row, "class", format!("unknown class {}", shown(class)));
                findings.problems.push(problem.hint("dictionaries/README.md lists the values"));
                continue;
            };
            let Some(words) = self.0.get_mut(list as usize) else { continue };
            for form in ["zh", "en"].into_iter().flat_map(|column| table.forms(row, column)) {
                words.put(match spaces {
                    Spaces::No => form.text.into(),
                    Spaces::Before => format!(" {}", form.text),
                    Spaces::Behind => format!("{} ", form.text),
                    Spaces::Around => format!(" {} ", form.text),
                });
            }
        }
        self.0.iter_mut().for_each(Words::finish);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_at_an_edge_is_taken() {
        let mut words = Words::default();
        for word in ["院", "学院", "科学院", "s", "of ", " as the ", " the ", "the "] {
            words.put(word.to_owned());
        }
        words.finish();
        let list = WordList(&words);
        assert_eq!(list.before("中国科学院"), Some("中国"));
        assert_eq!(list.before("商学院"), Some("商"));
        assert_eq!(list.before("serves as the "), Some("serves"));
        assert_eq!(list.before("in the "), Some("in"));
        assert_eq!(list.before("the "), Some(""));
        assert_eq!(list.before("banks"), Some("bank"));
        assert_eq!(list.before("bank"), None);
        assert_eq!(list.behind("of Oslo"), Some("Oslo"));
        assert_eq!(list.behind("s"), Some(""));
        assert_eq!(list.behind(""), None);
        assert!(list.has("学院") && !list.has("学") && !list.has("商学院") && list.has_character('院'));
    }
}
