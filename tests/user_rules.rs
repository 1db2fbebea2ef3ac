//! An event type of the user's invention, added by data alone: its records, its examples, lint and the comparison of rule sets.

use shilu::check::{self, Difference, FindingKind};
use shilu::{Article, Input, Parser};
use std::path::PathBuf;

const AIRLIFT: &str = r#"
[event]
type = "airlift"
needs = ["goods"]
key = ["goods", "destination"]

[event.roles]
sender = "organization"
goods = "quantity"
destination = "place"

[patterns]
to_zh = "(向|往|赴) {destination:Place}"

[[rule]]
id = "airlift.zh.to"
trigger = ["空运", "空投"]
pattern = "{sender:Organization} ..4 <to_zh> TRIGGER 了? ..2 {goods:Quantity}"
positive = [{ text = "蓝湾机器人有限公司向湖州市空投了500顶帐篷。", sender = "蓝湾机器人有限公司", destination = "湖州市", goods = "500顶帐篷" }]
negative = [{ text = "大雪中空投很难。", why = "unfilled" }]

[[rule]]
id = "airlift.en.to"
trigger = ["airlift", "airdrop"]
pattern = "{sender:Organization} ..3 TRIGGER ..2 {goods:Quantity} ..2 to {destination:Place}"
positive = [{ text = "Bluebay Robotics Ltd airlifted 500 tents to Huzhou.", sender = "Bluebay Robotics Ltd", destination = "Huzhou", goods = "500 tents" }]
negative = [{ text = "Airlifting is hard in snow.", why = "unfilled" }]
"#;

fn file(name: &str, content: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("user_rules");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path
}

fn with_rules(path: &PathBuf) -> Parser {
    Parser::builder().rules(path).build().unwrap()
}

fn parse(parser: &Parser, text: &str) -> Article {
    parser.parse(&Input { id: "airlift", text, published: Some("2024-12-11") }).unwrap()
}

/// Type, modality and arguments of the events of the invented type.
fn airlifts(article: &Article) -> Vec<(String, Vec<(String, String)>)> {
    let own = article.events.iter().filter(|event| event.kind == "airlift");
    own.map(|event| {
        let arguments = event.arguments.iter().map(|argument| (argument.role.clone(), argument.text.clone()));
        (event.modality.as_str().to_owned(), arguments.collect())
    })
    .collect()
}

fn pairs(arguments: &[(&str, &str)]) -> Vec<(String, String)> {
    arguments.iter().map(|&(role, text)| (role.to_owned(), text.to_owned())).collect()
}

#[test]
fn an_invented_type_is_found_in_both_languages() {
    let parser = with_rules(&file("airlift.toml", AIRLIFT));
    let chinese = parse(&parser, "蓝湾机器人有限公司将于明天向湖州市空运300箱药品。");
    let expected = [("sender", "蓝湾机器人有限公司"), ("destination", "湖州市"), ("goods", "300箱药品")];
    assert_eq!(airlifts(&chinese), [("planned".to_owned(), pairs(&expected))]);
    let english = parse(&parser, "On Monday, Bluebay Robotics Ltd airdropped 300 boxes of medicine to Huzhou.");
    let found = airlifts(&english);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "actual");
    assert!(found[0].1.contains(&("sender".into(), "Bluebay Robotics Ltd".into())), "{found:?}");
    assert!(found[0].1.contains(&("destination".into(), "Huzhou".into())), "{found:?}");
    // Times and entities are done for it as for every type.
    assert_eq!(english.events[0].time.as_ref().and_then(|time| time.value.as_deref()), Some("2024-12-09"));
    let sender = english.events[0].arguments[0].entity.clone();
    assert!(english.entities.iter().any(|entity| Some(&entity.id) == sender.as_ref()));
    assert!(airlifts(&parse(&Parser::new().unwrap(), "蓝湾机器人有限公司向湖州市空运300箱药品。")).is_empty());
}

#[test]
fn its_examples_are_run_and_lint_has_nothing_to_say() {
    let path = file("examples.toml", AIRLIFT);
    let (name, parser) = (path.display().to_string(), with_rules(&path));
    assert_eq!(check::rule_file(&parser, &name), []);
    assert_eq!(check::lint(&parser, &[name]), []);
}

#[test]
fn lint_names_what_is_superfluous() {
    let second = r#"
[[rule]]
id = "airlift.en.again"
trigger = ["airlift"]
pattern = "{sender:Organization} ..3 TRIGGER ..2 {goods:Quantity} ..2 to {destination:Place}"
unless = ["quietly"]
positive = [{ text = "Bluebay Robotics Ltd airlifted 500 tents to Huzhou." }]

[[rule]]
id = "airlift.zh.twice"
trigger = ["空投", "空运"]
pattern = "{sender:Organization} ..4 <to_zh> TRIGGER 了? ..2 {goods:Quantity}"
negative = [{ text = "大雪中空投很难。", why = "unfilled" }]

[[rule]]
id = "airlift.en.dead"
trigger = ["airlift"]
pattern = "{sender:Organization} ..4 TRIGGER ..2 {goods:Quantity} ..2 to {destination:Place}"
positive = [{ text = "Bluebay Robotics Ltd airlifted 500 tents to Huzhou." }]
negative = [{ text = "Airlifting is hard in snow.", why = "unfilled" }]
"#;
    let path = file("superfluous.toml", &format!("{AIRLIFT}{second}"));
    let (name, parser) = (path.display().to_string(), with_rules(&path));
    let found = check::lint(&parser, std::slice::from_ref(&name));
    let has = |rule: &str, kind: FindingKind| found.iter().any(|finding| finding.rule == rule && finding.kind == kind);
    assert!(has("airlift.en.again", FindingKind::NoExample), "{found:?}");
    assert!(has("airlift.en.again", FindingKind::Shadowed), "{found:?}");
    assert!(has("airlift.zh.twice", FindingKind::NoExample), "{found:?}");
    assert!(has("airlift.zh.twice", FindingKind::Duplicate), "{found:?}");
    assert!(has("airlift.en.dead", FindingKind::Dead), "{found:?}");
    assert!(!found.iter().any(|finding| finding.rule == "airlift.zh.to"), "the first of two is kept: {found:?}");
    assert!(found.iter().all(|finding| finding.place.starts_with(&name)), "{found:?}");
}

#[test]
fn two_rule_sets_are_compared_by_what_they_find() {
    let text = "蓝湾机器人有限公司向湖州市空运300箱药品。";
    let (ours, with) = (Parser::new().unwrap(), with_rules(&file("compared.toml", AIRLIFT)));
    let other = AIRLIFT.replace(
        "{goods:Quantity}\"\npositive = [{ text = \"蓝湾",
        "{goods:Quantity} ..3\"\npositive = [{ text = \"蓝湾",
    );
    let renamed = with_rules(&file("renamed.toml", &other.replace("airlift.zh.to", "airlift.zh.other")));
    let changes = check::difference(&parse(&ours, text), &parse(&with, text));
    assert_eq!(changes.iter().map(|change| change.what).collect::<Vec<_>>(), [Difference::New], "{changes:?}");
    assert!(changes[0].to_string().starts_with("+ airlift “空运”"), "{}", changes[0]);
    assert!(changes[0].to_string().contains("destination 湖州市"), "{}", changes[0]);
    let back = check::difference(&parse(&with, text), &parse(&ours, text));
    assert_eq!(back.iter().map(|change| change.what).collect::<Vec<_>>(), [Difference::Gone], "{back:?}");
    assert_eq!(check::difference(&parse(&with, text), &parse(&renamed, text)), [], "the rule's id is no difference");
    let planned = with_rules(&file(
        "planned.toml",
        &AIRLIFT.replace("trigger = [\"空运\"", "modality = \"planned\"\ntrigger = [\"空运\""),
    ));
    let changed = check::difference(&parse(&with, text), &parse(&planned, text));
    assert_eq!(changed.iter().map(|change| change.what).collect::<Vec<_>>(), [Difference::Changed], "{changed:?}");
    assert!(changed[0].to_string().contains("\n+ airlift “空运” planned"), "{}", changed[0]);
}
