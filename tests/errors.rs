//! Broken dictionary and rule files: each is refused with the place of what is wrong and what to do about it.

use shilu::{Error, Parser};
use std::path::PathBuf;

/// A file of this content; the name is to be used once.
fn file(name: &str, content: &[u8]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("errors");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path
}

fn build(name: &str, content: &[u8]) -> Error {
    let path = file(name, content);
    let builder = Parser::builder();
    let builder = if name.ends_with(".tsv") { builder.dictionary(path) } else { builder.rules(path) };
    builder.build().expect_err(name)
}

/// The file is refused with a problem at the line and column that says this.
#[track_caller]
fn refused(name: &str, content: impl AsRef<[u8]>, place: (usize, usize), says: &str) {
    let error = build(name, content.as_ref());
    let all = error.to_string();
    let found = error.problems().iter().find(|problem| problem.message.contains(says));
    let problem = found.unwrap_or_else(|| panic!("{name}: no problem says {says:?}:\n{all}"));
    assert!(problem.file.ends_with(name), "{all}");
    assert_eq!((problem.line, problem.column), place, "{all}");
    assert!(!problem.hint.is_empty(), "what to do about it: {all}");
    assert!(all.contains(&format!("{name}:{}:{}: ", place.0, place.1)), "{all}");
}

const ORGANIZATIONS: &str = "#! kind = \"organization\"\n#! columns = [\"id\", \"category\", \"zh\", \"en\"]\n";

const EVENT: &str = "[event]\ntype = \"pact\"\nroles = { party = \"organization\" }\n";

fn rule(rest: &str) -> String {
    format!("{EVENT}\n[[rule]]\n{rest}\n")
}

#[test]
fn wrong_number_of_columns() {
    let table = format!("{ORGANIZATIONS}org:one\tcompany\t甲公司\n");
    refused("columns.tsv", table, (3, 1), "3 columns, the header names 4");
}

#[test]
fn unknown_kind_of_table() {
    refused("kind.tsv", "#! kind = \"organisation\"\n#! columns = [\"id\"]\norg:one\n", (1, 11), "unknown kind");
}

#[test]
fn header_without_kind() {
    refused("no_kind.tsv", "#! columns = [\"id\"]\norg:one\n", (1, 1), "no `kind`");
}

#[test]
fn header_without_columns() {
    refused("no_columns.tsv", "#! kind = \"organization\"\norg:one\n", (1, 1), "no `columns`");
}

#[test]
fn bad_toml_in_a_table_header() {
    let table = "#! kind = \"organization\"\n#! columns = [\"id\", \norg:one\n";
    let error = build("header.tsv", table.as_bytes());
    assert_eq!(error.problems()[0].line, 2, "{error}");
    assert!(error.to_string().contains("the header is TOML"), "{error}");
}

#[test]
fn column_that_the_kind_needs() {
    let table = "#! kind = \"organization\"\n#! columns = [\"id\", \"sort\", \"zh\", \"en\"]\norg:one\tcompany\t甲\t\n";
    refused("column_name.tsv", table, (2, 14), "needs the column \"category\"");
}

#[test]
fn unknown_category() {
    let table = format!("{ORGANIZATIONS}org:one\tcompany\t甲公司\t\norg:two\tfirm\t乙公司\t\n");
    refused("category.tsv", table, (4, 9), "unknown category \"firm\"");
}

#[test]
fn bad_id() {
    let table = format!("{ORGANIZATIONS}Org One\tcompany\t甲公司\t\n");
    refused("id.tsv", table, (3, 1), "is no id");
}

#[test]
fn the_same_id_twice_in_a_table() {
    let table = format!("{ORGANIZATIONS}org:one\tcompany\t甲公司\t\norg:one\tcompany\t乙公司\t\n");
    refused("twice.tsv", table, (4, 1), "org:one");
}

#[test]
fn spaces_around_a_cell_and_empty_forms() {
    let table = format!("{ORGANIZATIONS}org:one\tcompany\t甲公司 \t\norg:two\tcompany\t乙||公司\t\n");
    refused("spaces.tsv", &table, (3, 17), "spaces around");
    refused("forms.tsv", &table, (4, 17), "empty form");
}

#[test]
fn empty_line() {
    refused("empty.tsv", format!("{ORGANIZATIONS}\norg:one\tcompany\t甲公司\t\n"), (3, 1), "empty line");
}

#[test]
fn not_utf8() {
    refused("bytes.tsv", [ORGANIZATIONS.as_bytes(), b"org:one\t\xbc\xd7\xb9\xab\t\t\n"].concat(), (3, 9), "not UTF-8");
    refused("bytes.toml", [EVENT.as_bytes(), b"# \xff\n"].concat(), (4, 3), "not UTF-8");
}

#[test]
fn missing_file() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("errors/there_is_none.tsv");
    let error = Parser::builder().dictionary(&path).build().unwrap_err();
    assert!(error.to_string().contains("there_is_none.tsv: "), "{error}");
    assert!(error.problems().is_empty());
    let error = Parser::builder().rules(path.with_extension("toml")).build().unwrap_err();
    assert!(error.to_string().contains("there_is_none.toml: "), "{error}");
}

#[test]
fn bad_toml_in_a_rule_file() {
    let rules = rule("id = \"pact.one\"\ntrigger = [\"pact\"\npattern = \"TRIGGER\"");
    let error = build("toml.toml", rules.as_bytes());
    assert!((7..=8).contains(&error.problems()[0].line), "{error}");
}

#[test]
fn unknown_key_in_a_rule() {
    let rules = rule("id = \"pact.one\"\ntriggers = [\"pact\"]\npattern = \"TRIGGER\"");
    refused("key.toml", rules, (7, 1), "triggers");
}

#[test]
fn rule_without_trigger_words() {
    let rules = rule("id = \"pact.one\"\npattern = \"TRIGGER\"");
    let error = build("no_trigger.toml", rules.as_bytes());
    assert!(error.to_string().contains("trigger"), "{error}");
    assert_eq!(error.problems().len(), 1, "{error}");
}

#[test]
fn pattern_without_trigger() {
    let rules = rule("id = \"pact.one\"\ntrigger = [\"pact\"]\npattern = \"{party:Organization}\"");
    refused("pattern.toml", rules, (8, 11), "TRIGGER exactly once");
}

#[test]
fn unknown_type_in_a_pattern() {
    let rules = rule("id = \"pact.one\"\ntrigger = [\"pact\"]\npattern = \"{party:Robot} TRIGGER\"");
    refused("type.toml", rules, (8, 19), "Robot");
}

#[test]
fn unknown_role_in_a_pattern() {
    let rules = rule("id = \"pact.one\"\ntrigger = [\"pact\"]\npattern = \"{signer:Person} TRIGGER\"");
    refused("role.toml", rules, (8, 11), "no role \"signer\"");
}

#[test]
fn unclosed_group_in_a_pattern() {
    let rules = rule("id = \"pact.one\"\ntrigger = [\"pact\"]\npattern = \"(with|by TRIGGER\"");
    let error = build("group.toml", rules.as_bytes());
    assert_eq!(error.problems()[0].line, 8, "{error}");
}

#[test]
fn the_same_rule_twice() {
    let one = "id = \"pact.one\"\ntrigger = [\"pact\"]\npattern = \"TRIGGER\"\n";
    let rules = format!("{}\n[[rule]]\n{one}", rule(one));
    refused("rule_twice.toml", rules, (12, 6), "a second rule \"pact.one\"");
}

#[test]
fn unknown_record() {
    let rules = "[event]\ntype = \"pact\"\nrecord = \"poem\"\nroles = { party = \"organization\" }\n";
    refused("record.toml", rules, (2, 8), "unknown record \"poem\"");
}

#[test]
fn unknown_modality() {
    let rules = rule("id = \"pact.one\"\ntrigger = [\"pact\"]\npattern = \"TRIGGER\"\nmodality = \"someday\"");
    let error = build("modality.toml", rules.as_bytes());
    assert!(error.to_string().contains("someday"), "{error}");
}

#[test]
fn roles_that_pairs_and_each_name_are_in_the_pattern() {
    let rules =
        rule("id = \"pact.one\"\ntrigger = [\"pact\"]\npattern = \"{party:Organization} TRIGGER\"\npairs = \"side\"");
    let error = build("pairs.toml", rules.as_bytes());
    assert!(error.to_string().contains("side"), "{error}");
}

#[test]
fn all_problems_of_all_files_come_together() {
    let table = file("together.tsv", format!("{ORGANIZATIONS}org:one\tfirm\t甲\t\nX\tcompany\t乙\t\n").as_bytes());
    let rules = file("together.toml", rule("id = \"pact.one\"\ntrigger = [\"pact\"]\npattern = \"\"").as_bytes());
    let error = Parser::builder().dictionary(table).rules(rules).build().unwrap_err();
    assert_eq!(error.problems().len(), 3, "{error}");
    assert!(error.problems().is_sorted());
}
