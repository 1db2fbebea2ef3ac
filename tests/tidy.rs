//! The house rules that no compiler checks: data files, source files, and what the event matcher may know.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const MOST_LINES: usize = 600;

/// All files below a folder, as paths from the root of the repository, sorted.
fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(ROOT).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let path = path.strip_prefix(ROOT).unwrap().to_str().unwrap();
                found.push(path.replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(ROOT).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn sources() -> Vec<String> {
    let all = ["src", "cli/src"].into_iter().flat_map(files);
    all.filter(|path| path.ends_with(".rs")).collect()
}

fn tables() -> Vec<Table> {
    files("dictionaries").iter().filter(|path| path.ends_with(".tsv")).map(|path| Table::read(path)).collect()
}

/// All complaints together.
fn report(complaints: &[String]) {
    assert!(complaints.is_empty(), "{} complaints\n{}", complaints.len(), complaints.join("\n"));
}

/// A dictionary table, read without the library.
#[derive(Debug)]
struct Table {
    path: String,
    kind: String,
    columns: Vec<String>,
    /// Line number and cells.
    rows: Vec<(usize, Vec<String>)>,
}

impl Table {
    fn read(path: &str) -> Self {
        let text = read(path);
        let header: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("#!")).collect();
        let header: toml::Table = header.join("\n").parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        let columns = header["columns"].as_array().unwrap().iter();
        let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
        Self {
            path: path.to_owned(),
            kind: header["kind"].as_str().unwrap().to_owned(),
            columns: columns.map(|column| column.as_str().unwrap().to_owned()).collect(),
            rows: lines.map(|(index, line)| (index + 1, line.split('\t').map(str::to_owned).collect())).collect(),
        }
    }

    fn cells<'t>(&'t self, column: &str) -> impl Iterator<Item = (usize, &'t str)> {
        let column = self.columns.iter().position(|name| name == column);
        self.rows.iter().filter_map(move |(line, cells)| Some((*line, cells.get(column?)?.as_str())))
    }
}

#[test]
fn the_bundled_list_is_the_dictionaries_folder() {
    let list = read("src/gazetteer/bundled.rs");
    let names: Vec<&str> = list.split("(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let loaded = list.split("include_str!(\"../../dictionaries/").skip(1);
    let loaded: Vec<&str> = loaded.filter_map(|rest| rest.split('"').next()).collect();
    // Multi-line entries put the name on a line of its own.
    let names: Vec<&str> = if names.len() == loaded.len() {
        names
    } else {
        list.lines()
            .filter_map(|line| {
                line.trim().trim_start_matches('(').strip_prefix('"').and_then(|rest| rest.split('"').next())
            })
            .collect()
    };
    assert_eq!(names, loaded, "each file is loaded under its own path");
    let folder = files("dictionaries");
    let data = folder.iter().filter_map(|path| path.strip_prefix("dictionaries/"));
    let found: BTreeSet<&str> = data.filter(|path| *path != "README.md").collect();
    let bundled: BTreeSet<&str> = loaded.iter().copied().collect();
    assert_eq!(bundled.len(), loaded.len(), "a file is listed twice");
    assert_eq!(found, bundled, "left: the folder, right: the list in src/gazetteer/bundled.rs");
    let (tables, rules): (Vec<&str>, Vec<&str>) = loaded.into_iter().partition(|path| path.ends_with(".tsv"));
    assert!(tables.is_sorted() && rules.is_sorted(), "the lists are in the order of their paths");
}

/// Every key of a rule or an event type, and every class of cues, words, lists and noise.
#[test]
fn the_page_on_dictionaries_names_every_key_and_class() {
    let page = read("dictionaries/README.md");
    let between = |text: &str, from: &str| {
        let struct_ = text.split(from).nth(1).unwrap_or_default();
        struct_.split("\n}").next().unwrap_or_default().to_owned()
    };
    let rules = read("src/event/rules.rs");
    let tables = [between(&rules, "struct EventTable {"), between(&rules, "struct RuleTable {")].concat();
    let keys = tables.lines().filter_map(|line| line.trim().strip_prefix("pub(super) ")?.split_once(':'));
    let keys: Vec<String> = keys.map(|(key, _)| key.replace("kind", "type")).collect();
    assert!(keys.len() > 30, "the keys of rules are no longer found: {keys:?}");
    let mut classes = Vec::new();
    for path in ["src/gazetteer/sense.rs", "src/gazetteer/lists.rs", "src/layout/noise.rs"] {
        let source = read(path);
        let quoted = source.lines().filter_map(|line| line.trim().split_once(" = \"")?.1.split_once('"'));
        let named = quoted.map(|(class, _)| class.to_owned()).filter(|class| !class.contains(char::is_whitespace));
        let before = classes.len();
        classes.extend(named);
        assert!(classes.len() > before + 10, "the classes of {path} are no longer found");
    }
    let missing = keys.iter().chain(&classes).filter(|name| !page.contains(&format!("`{name}`")));
    report(&missing.map(|name| format!("dictionaries/README.md does not say what {name} is")).collect::<Vec<_>>());
}

#[test]
fn source_files_are_short() {
    let long = sources().into_iter().filter_map(|path| {
        let lines = read(&path).lines().count();
        (lines > MOST_LINES).then(|| format!("{path}: {lines} lines, at most {MOST_LINES}"))
    });
    report(&long.collect::<Vec<_>>());
}

#[test]
fn nothing_is_unsafe() {
    assert!(read("Cargo.toml").contains("unsafe_code = \"forbid\""), "Cargo.toml forbids unsafe code");
    let word = |line: &str| line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "unsafe");
    let mut complaints = Vec::new();
    for path in sources() {
        let text = read(&path);
        let lines = text.lines().enumerate().filter(|(_, line)| word(line));
        complaints.extend(lines.map(|(index, line)| format!("{path}:{}: {}", index + 1, line.trim())));
    }
    report(&complaints);
}

#[test]
fn tables_are_sorted() {
    let mut complaints = Vec::new();
    for path in files("dictionaries").iter().filter(|path| path.ends_with(".tsv")) {
        let text = read(path);
        let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
        let lines: Vec<(usize, &str)> = lines.collect();
        for pair in lines.windows(2) {
            let [(_, before), (index, line)] = pair else { continue };
            if before >= line {
                complaints.push(format!("{path}:{}: {line:?} belongs before {before:?}", index + 1));
            }
        }
    }
    report(&complaints);
}

#[test]
fn ids_are_unique_over_a_kind() {
    let mut seen: HashMap<(String, String), String> = HashMap::new();
    let mut complaints = Vec::new();
    for table in tables() {
        for (line, id) in table.cells("id") {
            let place = format!("{}:{line}", table.path);
            if let Some(first) = seen.insert((table.kind.clone(), id.to_owned()), place.clone()) {
                complaints.push(format!("{place}: {id} is at {first} already"));
            }
        }
    }
    assert!(!seen.is_empty(), "there are tables with ids");
    report(&complaints);
}

#[test]
fn alternatives_are_not_doubled() {
    let mut complaints = Vec::new();
    for table in tables() {
        for column in ["zh", "en"] {
            for (line, cell) in table.cells(column) {
                let mut seen = HashSet::new();
                for form in cell.split('|').map(|form| form.strip_suffix('?').unwrap_or(form)) {
                    if !form.is_empty() && !seen.insert(form) {
                        complaints.push(format!("{}:{line}: {form:?} stands twice in {column}", table.path));
                    }
                }
            }
        }
    }
    for path in files("dictionaries/events").iter().filter(|path| path.ends_with(".toml")) {
        let rules: toml::Value = toml::Value::Table(read(path).parse().unwrap());
        doubled_in_rules(&rules, path, false, &mut complaints);
    }
    report(&complaints);
}

/// What stands twice in the `trigger` and `unless` lists and in the alternatives of patterns below a value of a rule file.
fn doubled_in_rules(value: &toml::Value, place: &str, named: bool, complaints: &mut Vec<String>) {
    if let Some(rules) = value.as_array() {
        rules.iter().for_each(|rule| doubled_in_rules(rule, place, named, complaints));
    }
    let Some(table) = value.as_table() else { return };
    let id = table.get("id").and_then(toml::Value::as_str).map(|id| format!("{place}: {id}"));
    let place = id.as_deref().unwrap_or(place);
    for (key, value) in table {
        let mut lists: Vec<Vec<String>> = Vec::new();
        match value {
            toml::Value::Array(words) if key == "trigger" || key == "unless" => {
                lists.push(words.iter().filter_map(|word| Some(word.as_str()?.to_owned())).collect());
            }
            toml::Value::String(pattern) if named || key == "pattern" => lists = alternatives(pattern),
            _ => doubled_in_rules(value, place, key == "patterns", complaints),
        }
        for list in lists {
            let mut seen = HashSet::new();
            for form in list.iter().filter(|form| !seen.insert(form.as_str())) {
                complaints.push(format!("{place}: {form:?} stands twice in {key}"));
            }
        }
    }
}

/// The alternatives of each group of a pattern, `{role:A|B}` and the whole among them, with single spaces.
fn alternatives(pattern: &str) -> Vec<Vec<String>> {
    let mut closed = Vec::new();
    let mut open = vec![vec![String::new()]];
    for character in pattern.chars() {
        match character {
            '(' | '{' => open.push(vec![String::new()]),
            '|' => open.last_mut().unwrap().push(String::new()),
            ')' | '}' => {
                let group = open.pop().unwrap();
                let text = open.last_mut().and_then(|group| group.last_mut());
                let text = text.unwrap_or_else(|| panic!("{pattern}: unbalanced"));
                let opening = if character == ')' { '(' } else { '{' };
                text.extend([opening.to_string(), group.join("|"), character.to_string()]);
                closed.push(group);
            }
            _ => open.last_mut().unwrap().last_mut().unwrap().push(character),
        }
    }
    closed.append(&mut open);
    let single = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    closed.iter().map(|group| group.iter().map(single).collect()).collect()
}

#[test]
fn parents_of_places_are_places() {
    let tables = tables();
    let places = || tables.iter().filter(|table| table.kind == "place");
    let parents: BTreeMap<&str, &str> = places()
        .flat_map(|table| table.cells("id").map(|(_, id)| id).zip(table.cells("parent").map(|(_, parent)| parent)))
        .collect();
    assert!(!parents.is_empty(), "there are places");
    let mut complaints = Vec::new();
    for (id, parent) in &parents {
        if !parent.is_empty() && !parents.contains_key(parent) {
            complaints.push(format!("{id}: its parent {parent} is no place"));
        }
        let chain = std::iter::successors(Some(*id), |id| parents.get(id).copied().filter(|parent| !parent.is_empty()));
        if chain.take(10).count() == 10 {
            complaints.push(format!("{id}: its parents go in a circle"));
        }
    }
    report(&complaints);
}

/// The types of SCHEMA.md; those of the rule files come to them.
const TYPES: &[&str] = &[
    "conference",
    "speech",
    "discussion",
    "signing",
    "cooperation",
    "establishment",
    "membership",
    "unveiling",
    "launch",
    "release",
    "opening",
    "construction",
    "award",
    "appointment",
    "departure",
    "visit",
    "meeting",
    "investment",
    "acquisition",
    "listing",
    "quote",
    "statistic",
];

/// The marks between words, clauses and sentences that the matcher may know of both languages.
const SEPARATORS: &[&str] = &[
    "、", "，", ",", "；", ";", "：", ":", "（", "(", "）", ")", "。", ".", "！", "!", "？", "?", "—", "--", "-", "·",
    "&", "“", "「", "『", "\"", "《", "”", "」", "』", "》", " ",
];

/// English words that may stand in the matcher: none, they are cues in `dictionaries/cues/`.
const WORDS: &[&str] = &[];

#[test]
fn the_event_matcher_names_no_type_and_no_language() {
    let mut types: BTreeSet<String> = TYPES.iter().map(|&name| name.to_owned()).collect();
    for path in files("dictionaries/events") {
        let rules: toml::Table = read(&path).parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        let name = rules["event"]["type"].as_str().unwrap();
        types.extend(Some(name.to_owned()).filter(|name| name != "*"));
    }
    let mut complaints = Vec::new();
    let mut literals_seen = 0;
    for name in ["matcher", "engine", "items", "program", "compound", "contest", "partner", "types", "words"] {
        let path = format!("src/event/{name}.rs");
        let text = read(&path);
        let code = text.split("#[cfg(test)]").next().unwrap();
        for (line, literal) in literals(code) {
            literals_seen += 1;
            let mut words = literal.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            if let Some(name) = words.find(|word| types.contains(*word)) {
                complaints.push(format!("{path}:{line}: {literal:?} names the event type {name}"));
            }
            if literal.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')) {
                complaints.push(format!("{path}:{line}: {literal:?} is Chinese"));
            }
            let symbol = !literal.is_empty() && !literal.contains(|c: char| c.is_ascii_alphanumeric());
            if symbol && !literal.contains(['{', '\\']) && !SEPARATORS.contains(&literal.as_str()) {
                complaints.push(format!("{path}:{line}: {literal:?} is not in the list of separators"));
            }
            // Messages have spaces.
            let word = !literal.is_empty() && literal.chars().all(|c| c.is_ascii_alphabetic() || c == '\'');
            if word && !WORDS.contains(&literal.as_str()) {
                complaints.push(format!("{path}:{line}: {literal:?} is English"));
            }
        }
    }
    assert!(literals_seen > 10, "the literals are found");
    report(&complaints);
}

/// The string and character literals of Rust code with their lines, without comments. Enough of Rust for these files:
/// no raw strings, no block comments.
fn literals(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (index, line) in code.lines().enumerate() {
        let characters: Vec<char> = line.chars().collect();
        let mut at = 0;
        while let Some(&character) = characters.get(at) {
            let rest = characters.get(at..).unwrap_or(&[]);
            let length = match (character, rest) {
                ('/', ['/', '/', ..]) => break,
                ('"', _) => closed(rest, '"'),
                ('\'', ['\'', '\\', ..] | ['\'', _, '\'', ..]) => closed(rest, '\''),
                _ => None,
            };
            if let Some(length) = length {
                let literal: String = rest.get(1..length).unwrap_or(&[]).iter().collect();
                found.push((index + 1, literal));
                at += length + 1;
            } else {
                at += 1;
            }
        }
    }
    found
}

/// Where the literal ends that begins the characters.
fn closed(characters: &[char], quote: char) -> Option<usize> {
    let mut escaped = false;
    characters.iter().enumerate().skip(1).find_map(|(at, &character)| {
        let ends = character == quote && !escaped;
        escaped = character == '\\' && !escaped;
        ends.then_some(at)
    })
}
