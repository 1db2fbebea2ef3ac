//! Records against the JSON Schema that is made from the Rust types.

mod common;

use common::{articles, parse};
use shilu::Article;

#[test]
fn records_of_the_example_articles_are_valid() {
    let schema = shilu::json_schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (name, text) in articles() {
        let record = serde_json::to_value(parse(&text)).unwrap();
        let errors: Vec<String> =
            validator.iter_errors(&record).map(|error| format!("{}: {error}", error.instance_path)).collect();
        assert!(errors.is_empty(), "{name}\n{}", errors.join("\n"));
    }
}

#[test]
fn the_schema_refuses_what_is_no_record() {
    let schema = shilu::json_schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let record = serde_json::to_value(parse("张江集团与复旦大学签署《战略合作协议》。")).unwrap();
    assert!(validator.is_valid(&record));
    let mut without_language = record.clone();
    without_language.as_object_mut().unwrap().remove("language");
    assert!(!validator.is_valid(&without_language));
    let mut unknown_type = record;
    unknown_type["entities"][0]["type"] = "robot".into();
    assert!(!validator.is_valid(&unknown_type));
}

#[test]
fn records_survive_json() {
    for (name, text) in articles() {
        let article = parse(&text);
        let json = serde_json::to_string(&article).unwrap();
        let back: Article = serde_json::from_str(&json).unwrap();
        assert_eq!(back, article, "{name}");
        assert_eq!(serde_json::to_string(&back).unwrap(), json, "{name}");
    }
}
