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
    /// Posts held towards a body: adviser to, ambassador to.
    PostTowards = "post_towards" No,
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
    /// What ends as an association and is none.
    Committee = "committee" No,
    /// Ends of bodies with a head who is called after them: 局长.
    CalledAfter = "called_after" No,
    /// How Chinese bodies end and nothing else does; the same for names of three characters and more.
    SureBodyEnd = "sure_body_end" No,
    LongBodyEnd = "long_body_end" No,
    /// Bodies of a place: 人民政府.
    BodyOfPlace = "body_of_place" No,
    /// Forms of companies, and ranks of schools, that names are told without.
    CompanyForm = "company_form" No,
    SchoolRank = "school_rank" No,
    /// How bodies and their parts end; their parts; the bodies of a place.
    BodyEnd = "body_end" No,
    PartEnd = "part_end" No,
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
    /// Verbs by which gatherings are held.
    Held = "held" No,
    /// Behind the name of a place for its level: Provincial.
    Level = "level" Before,
    /// Behind the name of a place or body, before the name of the body that sits there or belongs to it.
    Seat = "seat" Behind,
    /// Verbs between a name and what the person is.
    Becomes = "becomes" Around,
    /// Adverbs before such a verb; those by which the post is no longer held.
    BeforeVerb = "before_verb" Before,
    NoLonger = "no_longer" Before,
    /// Between such a verb and the post.
    BeforePost = "before_post" Behind,
    /// Between a mark behind a name and the post.
    BehindName = "behind_name" Behind,
    /// Verbs whose object takes the post behind it.
    Appoints = "appoints" No,
    /// Verbs between a person and the body of the post behind `as`; anywhere in the clause.
    Joins = "joins" Around,
    JoinsWithin = "joins_within" Around,
}

/// The words of one list; longer ones stand before shorter ones.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordList<'a>(&'a [Box<str>]);

impl<'w> WordList<'w> {
    pub(crate) fn has(self, text: &str) -> bool {
        self.0.iter().any(|word| **word == *text)
    }

    pub(crate) fn has_character(self, character: char) -> bool {
        self.has(character.encode_utf8(&mut [0; 4]))
    }

    /// Whether one of them ends a text.
    pub(crate) fn ends(self, text: &str) -> bool {
        self.0.iter().any(|word| text.ends_with(&**word))
    }

    /// Whether one of them begins a text.
    pub(crate) fn begins(self, text: &str) -> bool {
        self.0.iter().any(|word| text.starts_with(&**word))
    }

    /// Whether one of them stands in a text.
    pub(crate) fn within(self, text: &str) -> bool {
        self.0.iter().any(|word| text.contains(&**word))
    }

    /// The first of them that stands in a text, and where.
    pub(crate) fn first_in(self, text: &str) -> Option<(&'w str, usize)> {
        self.0.iter().filter_map(|word| Some((&**word, text.find(&**word)?))).min_by_key(|(_, at)| *at)
    }

    /// What stands before the one that ends a text.
    pub(crate) fn before(self, text: &str) -> Option<&str> {
        self.0.iter().find_map(|word| text.strip_suffix(&**word))
    }

    /// What stands behind the one that begins a text.
    pub(crate) fn behind(self, text: &str) -> Option<&str> {
        self.0.iter().find_map(|word| text.strip_prefix(&**word))
    }
}

/// All lists.
#[derive(Debug)]
pub(crate) struct Lists([Vec<Box<str>>; List::COUNT]);

impl Default for Lists {
    fn default() -> Self {
        Self(std::array::from_fn(|_| Vec::new()))
    }
}

impl Lists {
    pub(crate) fn get(&self, list: List) -> WordList<'_> {
        WordList(self.0.get(list as usize).map_or(&[], Vec::as_slice))
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
                let word = match spaces {
                    Spaces::No => form.text.into(),
                    Spaces::Before => format!(" {}", form.text),
                    Spaces::Behind => format!("{} ", form.text),
                    Spaces::Around => format!(" {} ", form.text),
                };
                if !words.iter().any(|known| **known == *word) {
                    words.push(word.into_boxed_str());
                }
            }
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        }
    }
}
