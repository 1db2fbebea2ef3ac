//! Some hundreds of broken files, made out of good ones and written by hand: each is refused with a place, what was expected and
//! what to do, and all of them in one run.

use shilu::{Parser, Problem};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A good table of each kind: kind, columns, rows.
const TABLES: &[(&str, &str, [&str; 2])] = &[
    ("boundary", "zh en", ["呜呼\talas", "噫\toh"]),
    ("calendar", "class value zh en", ["month\t1\t端月\tPrimember", "weekday\t1\t首日\tFirstday"]),
    (
        "composition",
        "id category levels zh en",
        ["org:x\tgovernment\tcity\t甲委\tX Board", "org:y\tparty\tcity\t乙委\tY Board"],
    ),
    ("counter", "unit zh en", ["person\t尊\theads", "piece\t桩\tcases"]),
    ("cue", "class zh en", ["and\t暨及\tplus", "or\t抑或\telse"]),
    ("currency", "unit zh en", ["XAA\t甲元\talphas", "XBB\t乙元\tbetas"]),
    ("english_word", "class en", ["common\twidgetry", "mark\tleftmost"]),
    ("generic", "zh en", ["某物\tthingy", "某事\taffair"]),
    ("given_character", "zh weight", ["彧\t2", "翀\t4"]),
    ("given_name", "en", ["Zebulona", "Quillon"]),
    ("honorific", "position zh en", ["after\t阁老\tEsq.", "before\t敝\tSquire"]),
    ("irregular", "lemma forms", ["grok\tgrokt", "blip\tblap|blup"]),
    ("list", "class zh en", ["rank\t见习\ttrainee", "level\t\tCountywide"]),
    ("name_head", "type strength zh en", ["occasion\tstrong\t雅集\tSoiree", "honor\tweak\t旌表\tLaurel"]),
    ("noise", "class where zh en", ["share\tline\t转给我\tpass it on", "contact\tstart\t电报挂号\tCable"]),
    ("not_a_name", "zh en", ["高山\tHigh Hill", "马路\tMain Road"]),
    ("not_a_number", "zh en", ["万一\tOne Direction", "三思\tSeventh Heaven"]),
    ("number_context", "class zh en", ["more_before\t多达\tas many as", "stop\t\thence"]),
    ("organization", "id category zh en", ["org:one\tcompany\t甲公司\tOne Ltd", "org:two\tcompany\t乙公司\tTwo Ltd"]),
    ("organization_head", "category strength zh en", ["company\tstrong\t商号\tEmporium", "party\tweak\t帮\tGuild"]),
    ("place", "id level zh en parent", ["place:one\tcity\t甲市\tOneville\t", "place:two\ttown\t乙镇\tTwoton\t"]),
    ("script", "from to", ["甴\t由", "曱\t甲"]),
    ("simplified", "characters", ["汇区", "会议"]),
    ("subunit", "unit parts zh en", ["XAA\t100\t甲分\talphalets", "XBB\t10\t乙角\tbetalets"]),
    ("surname", "zh weight pinyin other", ["甲\t2\tJia\tKia", "乙\t1\tYi\tYee"]),
    ("title", "id level zh en", ["title:one\tsocial\t掌柜\tKeeper", "title:two\tsocial\t账房\tTeller"]),
    ("title_modifier", "id zh en", ["title:sub\t次席\tUnder", "title:top\t首席\tArch"]),
    ("title_qualifier", "qualifier zh en", ["former\t前前\terstwhile", "acting\t暂代\tstopgap"]),
    ("unit", "unit dimension zh en", ["xa\tlength\t甲尺\talphafeet", "xb\tlength\t乙寸\tbetafeet"]),
];

/// A broken file and where it is broken: line, column, and what the problem says.
struct Broken {
    name: String,
    content: Vec<u8>,
    place: (usize, usize),
    says: &'static str,
}

/// The first lines of a table.
fn header(kind: &str, columns: &str) -> [String; 2] {
    let columns: Vec<String> = columns.split(' ').map(|column| format!("\"{column}\"")).collect();
    [format!("#! kind = \"{kind}\""), format!("#! columns = [{}]", columns.join(", "))]
}

/// All ways in which we break one table.
fn broken_tables(kind: &str, columns: &str, rows: [&str; 2]) -> Vec<Broken> {
    let header = header(kind, columns);
    let mut all = Vec::new();
    let mut put = |what: &str, lines: &[&str], place: (usize, usize), says: &'static str| {
        let content = (lines.join("\n") + "\n").into_bytes();
        all.push(Broken { name: format!("{kind}_{what}.tsv"), content, place, says });
    };
    let [first, second] = rows;
    let head = [header[0].as_str(), header[1].as_str()];
    let cells: Vec<&str> = second.split('\t').collect();
    // A table of one column has no cell to lose.
    let fewer = second.rsplit_once('\t').map_or("", |(before, _)| before);
    let says = if cells.len() == 1 { "empty line" } else { "columns, the header names" };
    put("fewer_cells", &[head[0], head[1], first, fewer], (4, 1), says);
    put("more_cells", &[head[0], head[1], first, &format!("{second}\tx")], (4, 1), "columns, the header names");
    put("space", &[head[0], head[1], &format!(" {first}"), second], (3, 1), "spaces around");
    let forms = cells.iter().rposition(|cell| !cell.is_empty()).unwrap();
    let column = cells[..forms].iter().map(|cell| cell.chars().count() + 1).sum::<usize>() + 1;
    let with = |changed: &str| {
        let mut cells = cells.clone();
        cells[forms] = changed;
        cells.join("\t")
    };
    put("empty_form", &[head[0], head[1], first, &with(&format!("{}||x", cells[forms]))], (4, column), "empty form in");
    put(
        "zero_width",
        &[head[0], head[1], first, &with(&format!("{}\u{200b}x", cells[forms]))],
        (4, column),
        "nobody sees",
    );
    put("long_form", &[head[0], head[1], first, &with(&"长".repeat(1 << 14))], (4, column), "more than 400 characters");
    put("empty_line", &[head[0], head[1], first, "", second], (4, 1), "empty line");
    put("kind", &[&head[0].replace(kind, &format!("{kind}x")), head[1], first, second], (1, 11), "unknown kind");
    put(
        "column",
        &[head[0], &head[1].replacen("\", \"", "x\", \"", 1).replacen("\"]", "y\"]", 1), first],
        (2, 14),
        "column",
    );
    put("bracket", &[head[0], &head[1].replace(']', ""), first, second], (2, head[1].len()), "");
    put("no_kind", &[head[1], first, second], (1, 1), "no `kind`");
    put("no_columns", &[head[0], first, second], (1, 1), "no `columns`");
    let bytes = [head.join("\n").as_bytes(), b"\n", second.as_bytes(), b"\xb9\xab\n"].concat();
    let place = (3, second.chars().count() + 1);
    all.push(Broken { name: format!("{kind}_gbk.tsv"), content: bytes, place, says: "not UTF-8" });
    all
}

/// Values that mean nothing, by hand: kind, columns, a row, its column, and what the problem says.
const VALUES: &[(&str, &str, &str, usize, &str)] = &[
    ("organization", "id category zh en", "Org One\tcompany\t甲公司\t", 1, "\"Org One\" is no id"),
    ("organization", "id category zh en", "\tcompany\t甲公司\t", 1, "\"\" is no id"),
    ("organization", "id category zh en", "org:one\tfirm\t甲公司\t", 9, "unknown category \"firm\""),
    ("organization", "id category zh en", "甲公司\torg:one\tcompany\t", 1, "is no id"),
    ("composition", "id category levels zh en", "org:x\tministry\tcity\t甲委\t", 7, "unknown category \"ministry\""),
    ("organization_head", "category strength zh en", "shop\tstrong\t商号\t", 1, "unknown category \"shop\""),
    ("name_head", "type strength zh en", "event\tstrong\t雅集\t", 1, "unknown type \"event\""),
    ("cue", "class zh en", "perhaps\t或许\tperhaps", 1, "unknown class \"perhaps\""),
    ("list", "class zh en", "perhaps\t或许\tperhaps", 1, "unknown class \"perhaps\""),
    ("english_word", "class en", "noun\twidget", 1, "unknown class \"noun\""),
    ("title_qualifier", "qualifier zh en", "late\t故\tlate", 1, "unknown qualifier \"late\""),
    ("honorific", "position zh en", "behind\t先生\tEsq.", 1, "unknown position \"behind\""),
    ("surname", "zh weight pinyin other", "甲\tcommon\tJia\t", 3, "weight \"common\" is no number"),
    ("surname", "zh weight pinyin other", "甲\t9\tJia\t", 3, "weight \"9\" is no number from 1 to 5"),
    ("given_character", "zh weight", "彧\t-1", 3, "weight \"-1\" is no number"),
    ("noise", "class where zh en", "banner\tline\t横幅\t", 1, "unknown class \"banner\""),
    ("noise", "class where zh en", "share\tmiddle\t横幅\t", 7, "unknown where \"middle\""),
    ("calendar", "class value zh en", "month\t13\t十三月\t", 1, "no meaning for \"month\" \"13\""),
    ("calendar", "class value zh en", "moon\t1\t甲\t", 1, "no meaning for \"moon\""),
    ("calendar", "class value zh en", "holiday_date\tfeast 2024-02-30\t\t", 14, "no date in \"feast 2024-02-30\""),
    ("calendar", "class value zh en", "holiday_date\tfeast\t\t", 14, "no date in"),
    ("subunit", "unit parts zh en", "CNY\tten\t角\t", 5, "\"ten\" is no number above one"),
    ("subunit", "unit parts zh en", "CNY\t1\t角\t", 5, "\"1\" is no number above one"),
    ("number_context", "class zh en", "between\t之间\t", 1, "unknown class \"between\""),
    ("script", "from to", "電腦\t计算机", 4, "are not of one length"),
];

/// A good rule file; `@` makes it one of its own.
const RULES: &str = "\
[event]
type = \"pact@\"
needs = [\"party\"]
roles = { party = \"organization\", text = \"document\" }

[patterns]
both = \"{party:Organization} (与|和)\"

[[rule]]
id = \"pact@.zh\"
trigger = [\"歃血为盟\"]
pattern = \"<both> {party:Organization}+ .. TRIGGER\"
positive = [{ text = \"科技部与复旦大学歃血为盟。\", party = [\"科技部\", \"复旦大学\"] }]
negative = [{ text = \"他们歃血为盟。\", why = \"unfilled\" }]

[[rule]]
id = \"pact@.en\"
trigger = [\"pledge\"]
pattern = \"{party:Organization}+ TRIGGER ..3 {text:Document}?\"
unless = [\"never\"]
";

/// Mistakes by hand: what is replaced by what, and the place and words of the problem.
const MISTAKES: &[(&str, &str, (usize, usize), &str)] = &[
    ("type = \"pact@\"", "type = 5", (2, 8), "expected a string"),
    ("type = \"pact@\"", "kind = \"pact@\"", (2, 1), "unknown field `kind`"),
    ("type = \"pact@\"", "type = \"\"", (2, 8), "is no name of a type"),
    ("[event]\ntype = \"pact@\"\nneeds", "[events]\nneeds", (1, 2), "unknown field `events`"),
    ("needs = [\"party\"]", "needs = \"party\"", (3, 9), "expected a sequence"),
    ("needs = [\"party\"]", "needs = [\"side\"]", (3, 10), "\"side\" is no role of the event"),
    ("needs = [\"party\"]", "key = [\"sides\"]", (3, 8), "\"sides\" is no role of the event"),
    ("needs = [\"party\"]", "gathering = \"yes\"", (3, 13), "expected a boolean"),
    ("needs = [\"party\"]", "record = \"poem\"", (2, 8), "unknown record \"poem\""),
    ("\"organization\"", "\"organisation\"", (4, 19), "unknown type \"organisation\" of a role"),
    ("\"document\"", "\"Document\"", (4, 42), "unknown type \"Document\" of a role"),
    ("[patterns]", "[pattern]", (6, 2), "unknown field `pattern`"),
    ("both = ", "each = ", (12, 13), "no pattern is named \"both\""),
    ("(与|和)\"", "(与|和))\"", (12, 18), "in <both>: unbalanced )"),
    ("(与|和)\"", "(与|和\"", (12, 18), "in <both>: missing )"),
    ("(与|和)\"", "<both>\"", (12, 18), "refers to itself"),
    ("[[rule]]\nid = \"pact@.zh\"", "[rule]\nid = \"pact@.zh\"", (16, 3), "duplicate key"),
    ("[[rule]]\nid = \"pact@.en\"", "[[rules]]\nid = \"pact@.en\"", (16, 3), "unknown field `rules`"),
    ("id = \"pact@.zh\"\n", "", (9, 1), "missing field `id`"),
    ("id = \"pact@.zh\"", "id = \"\"", (10, 6), "an empty id"),
    ("id = \"pact@.en\"", "id = \"pact@.zh\"", (17, 6), "a second rule"),
    ("trigger = [\"歃血为盟\"]\n", "", (9, 1), "missing field `trigger`"),
    ("trigger = [\"歃血为盟\"]", "trigger = \"歃血为盟\"", (11, 11), "expected a sequence"),
    ("trigger = [\"歃血为盟\"]", "trigger = []", (11, 11), "no trigger"),
    ("trigger = [\"歃血为盟\"]", "trigger = [\"\"]", (11, 12), "\"\" is no word"),
    ("trigger = [\"歃血为盟\"]", "trigger = [\"歃血为盟\", \" 盟\"]", (11, 20), "\" 盟\" is no word"),
    ("trigger = [\"歃血为盟\"]", "trigger = [\"歃血为盟\" \"结盟\"]", (11, 19), ""),
    ("trigger = [\"歃血为盟\"]", "trigger = [“歃血为盟”]", (11, 12), ""),
    ("trigger = [\"歃血为盟\"]", "triggers = [\"歃血为盟\"]", (11, 1), "unknown field `triggers`"),
    (".. TRIGGER\"", "..\"", (12, 11), "TRIGGER exactly once"),
    (".. TRIGGER\"", "TRIGGER .. TRIGGER\"", (12, 11), "TRIGGER exactly once"),
    (".. TRIGGER\"", "(.. TRIGGER)?\"", (12, 11), "TRIGGER exactly once"),
    ("<both> {party:Organization}+", "<both> {party:Company}+", (12, 26), "unknown type \"Company\""),
    ("<both> {party:Organization}+", "<both> {side:Organization}+", (12, 11), "has no role \"side\""),
    ("<both> {party:Organization}+", "<both> {Organization}+", (12, 20), "names no type"),
    ("<both> {party:Organization}+", "<both> {party:Organization+", (12, 20), "missing }"),
    ("<both> {party:Organization}+", "<both {party:Organization}+", (12, 13), "missing >"),
    ("<both> {party:Organization}+", "((((((((( {party:Organization}", (12, 21), "nested deeper than 8"),
    ("..3 {text", "..3 ) {text", (19, 46), "unbalanced )"),
    ("{text:Document}?", "??", (19, 46), "expected a word"),
    ("unless = [\"never\"]", "unless = [\"\"]", (20, 11), "\"\" is no word"),
    ("unless = [\"never\"]", "unless = \"never\"", (20, 10), "expected a sequence"),
    ("unless = [\"never\"]", "modality = \"someday\"", (17, 6), "unknown modality \"someday\""),
    ("unless = [\"never\"]", "pairs = \"side\"", (17, 6), "\"side\" is no role of the pattern"),
    ("unless = [\"never\"]", "each = \"amount\"", (17, 6), "\"amount\" is no role of the pattern"),
    ("unless = [\"never\"]", "employers = \"boss\"", (19, 11), "has no role \"boss\""),
    ("unless = [\"never\"]", "completes = 1", (20, 13), "expected a boolean"),
    ("unless = [\"never\"]", "id = \"again\"", (20, 1), "duplicate key"),
    ("unless = [\"never\"]", "positive = { text = \"x\" }", (20, 12), "expected a sequence"),
    ("unless = [\"never\"]", "unless = [\"never\"", (20, 18), ""),
    ("unless = [\"never\"]", "unless: [\"never\"]", (20, 7), ""),
    ("unless = [\"never\"]", "# \u{0}", (20, 3), ""),
];

/// The name, the file, and where a problem must be.
fn broken_rules() -> Vec<Broken> {
    let mut all = Vec::new();
    for (number, &(good, bad, place, says)) in MISTAKES.iter().enumerate() {
        assert!(RULES.contains(good), "{good}");
        let text = RULES.replacen(good, bad, 1).replace('@', &format!("_m{number}"));
        // A longer name moves what stands behind it on its line, which no place here is.
        all.push(Broken { name: format!("mistake_{number:02}.toml"), content: text.into_bytes(), place, says });
    }
    // A mark lost at any place; where the complaint is depends on the mark, that there is one does not.
    for (number, (at, _)) in RULES.match_indices(['"', '[', ']', '{', '}', '=', '<', '>', ')']).enumerate() {
        let text = RULES[..at].to_owned() + &RULES[at + 1..];
        let text = text.replace('@', &format!("_l{number}"));
        all.push(Broken {
            name: format!("lost_{number:03}.toml"),
            content: text.into_bytes(),
            place: (0, 0),
            says: "",
        });
    }
    all
}

fn broken_values() -> Vec<Broken> {
    let file =
        |(number, &(kind, columns, row, column, says)): (usize, &(&str, &str, &'static str, usize, &'static str))| {
            let [first, second] = header(kind, columns);
            let text = format!("{first}\n{second}\n{row}\n");
            Broken { name: format!("value_{number:02}.tsv"), content: text.into_bytes(), place: (3, column), says }
        };
    VALUES.iter().enumerate().map(file).collect()
}

/// Write the files and give what building a parser with all of them says, by file.
fn refused(folder: &str, files: &[Broken]) -> BTreeMap<String, Vec<Problem>> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(folder);
    std::fs::create_dir_all(&folder).unwrap();
    for entry in std::fs::read_dir(&folder).unwrap() {
        std::fs::remove_file(entry.unwrap().path()).unwrap();
    }
    for file in files {
        std::fs::write(folder.join(&file.name), &file.content).unwrap();
    }
    let error = Parser::builder().dictionary(&folder).rules(&folder).build().expect_err("all of them are broken");
    let mut problems: BTreeMap<String, Vec<Problem>> = BTreeMap::new();
    for problem in error.problems() {
        let name = Path::new(&problem.file).file_name().unwrap().to_str().unwrap().to_owned();
        problems.entry(name).or_default().push(problem.clone());
    }
    problems
}

/// Every file has its problem at its place, and every problem says what to do.
fn complaints(files: &[Broken], problems: &BTreeMap<String, Vec<Problem>>) -> String {
    let mut complaints = String::new();
    for file in files {
        let found = problems.get(&file.name).map_or(&[][..], Vec::as_slice);
        let here = |problem: &&Problem| {
            (file.place.0 == 0 || (problem.line, problem.column) == file.place) && problem.message.contains(file.says)
        };
        let lines = file.content.iter().filter(|byte| **byte == b'\n').count() + 1;
        let located = |problem: &Problem| (1..=lines).contains(&problem.line) && problem.column > 0;
        let whole = |problem: &Problem| {
            located(problem) && !problem.message.is_empty() && !problem.hint.is_empty() && problem.message.len() < 700
        };
        if !found.iter().any(|problem| here(&problem)) || !found.iter().all(whole) {
            complaints += &format!("{}: wanted {:?} {:?}, found\n", file.name, file.place, file.says);
            for problem in found {
                complaints +=
                    &format!("    {}:{}: {} ({})\n", problem.line, problem.column, problem.message, problem.hint);
            }
        }
    }
    complaints
}

#[test]
fn every_broken_file_is_refused_at_its_place() {
    let tables = TABLES.iter().flat_map(|&(kind, columns, rows)| broken_tables(kind, columns, rows));
    let files: Vec<Broken> = tables.chain(broken_values()).chain(broken_rules()).collect();
    assert!(files.len() >= 400, "{}", files.len());
    let problems = refused("broken", &files);
    let complaints = complaints(&files, &problems);
    assert!(complaints.is_empty(), "{complaints}");
    // How the messages read.
    let mut shown = String::new();
    for (name, problems) in &problems {
        if ["mistake_", "value_", "organization_", "surname_"].iter().any(|shown| name.starts_with(shown)) {
            for problem in problems {
                let Problem { line, column, message, hint, .. } = problem;
                shown += &format!("{name}:{line}:{column}: {message} ({hint})\n");
            }
        }
    }
    insta::assert_snapshot!("broken_files", shown);
}

/// What was broken above was good before.
#[test]
fn the_good_files_are_good() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("good");
    std::fs::create_dir_all(&folder).unwrap();
    for (kind, columns, rows) in TABLES {
        let [first, second] = header(kind, columns);
        // With the mark that some editors put before a text, and their line ends.
        let text = format!("\u{feff}{first}\r\n{second}\r\n{}\r\n", rows.join("\r\n"));
        std::fs::write(folder.join(format!("{kind}.tsv")), text).unwrap();
    }
    std::fs::write(folder.join("rules.toml"), format!("\u{feff}{}", RULES.replace('@', "_good"))).unwrap();
    let parser = Parser::builder().dictionary(&folder).rules(&folder).build().unwrap_or_else(|error| panic!("{error}"));
    assert!(parser.warnings().is_empty(), "{:?}", parser.warnings());
}

#[test]
fn nothing_is_overridden_in_silence() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("overrides");
    std::fs::create_dir_all(&folder).unwrap();
    let put = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    let header = "#! kind = \"organization\"\n#! columns = [\"id\", \"category\", \"zh\", \"en\"]\n";
    put("a.tsv", &format!("{header}org:mine\tcompany\t甲公司\t\norg:most\tgovernment\t科学技术部\tMOST\n"));
    put("b.tsv", &format!("{header}org:mine\tcompany\t乙公司\t\n"));
    put("c.tsv", "#! kind = \"surname\"\n#! columns = [\"zh\", \"weight\"]\n王\t1\n");
    put("d.tsv", "#! kind = \"script\"\n#! columns = [\"from\", \"to\"]\n匯\t彙\n");
    put("award.toml", "[event]\ntype = \"award\"\nroles = { recipient = \"person\" }\n");
    let more = "[event]\ntype = \"signing\"\nneeds = [\"place\"]\nroles = { place = \"venue\" }\n";
    put(
        "more.toml",
        &format!("{more}otherwise = {{ place = \"place\" }}\nheld = {{ place = \"place\" }}\nleaves = true\n"),
    );
    let parser = Parser::builder().dictionary(&folder).rules(&folder).build().unwrap_or_else(|error| panic!("{error}"));
    let mut found = String::new();
    for problem in parser.warnings() {
        let name = Path::new(&problem.file).file_name().unwrap().to_str().unwrap();
        // Of our own files the line moves with every entry.
        let message = problem.message.replace(folder.to_str().unwrap(), "").replace(char::is_numeric, "");
        found += &format!("{name}:{}:{}: {message}\n", problem.line, problem.column);
    }
    let wanted = "\
a.tsv:4:1: \"org:most\" takes the place of organizations/central_government.tsv:
award.toml:1:1: takes the place of our events/award.toml, with all its rules
award.toml:3:23: the role \"recipient\" of the type \"award\" was organization | person | programme | place
b.tsv:3:1: \"org:mine\" takes the place of /a.tsv:
c.tsv:3:1: 王 had the weight \nd.tsv:3:1: 匯 became 汇
more.toml:2:8: `held` of the type \"signing\" stays what another file says
more.toml:2:8: `leaves` of the type \"signing\" stays what another file says
more.toml:2:8: `needs` of the type \"signing\" stays what another file says
more.toml:2:8: `otherwise` of the type \"signing\" stays what another file says
more.toml:4:19: the role \"place\" of the type \"signing\" was place
";
    assert_eq!(found, wanted);
    // And the last one is what is used.
    let article = parser.parse_article("乙公司与MOST签署合作协议。").unwrap();
    let ids: Vec<_> = article.entities.iter().filter_map(|entity| entity.canonical.as_deref()).collect();
    assert_eq!(ids, ["org:mine", "org:most"]);
    assert!(parser.parse_article("甲公司成立。").unwrap().entities.iter().all(|entity| entity.canonical.is_none()));
}
