//! `shilu rules test`, `shilu rules lint`, `shilu rules diff`.

mod common;

use common::{PACT, end, file, rules, run, shilu};

/// Rules that lint has something to say of: no negative example, the same rule again, one in the shadow of another.
const UNTIDY: &str = r#"
[event]
type = "pact"
roles = { party = "organization" }

[[rule]]
id = "pact.zh.one"
trigger = ["歃血为盟"]
pattern = "{party:Organization}+ .. TRIGGER"
positive = [{ text = "科技部与复旦大学歃血为盟。", party = ["科技部", "复旦大学"] }]

[[rule]]
id = "pact.zh.two"
trigger = ["歃血为盟"]
pattern = "{party:Organization}+ .. TRIGGER"
positive = [{ text = "科技部与复旦大学歃血为盟。", party = ["科技部", "复旦大学"] }]
negative = [{ text = "他们歃血为盟。", why = "unfilled" }]

[[rule]]
id = "pact.zh.wide"
trigger = ["歃血为盟", "义结金兰"]
pattern = "{party:Organization}+ TRIGGER"
positive = [{ text = "科技部与复旦大学义结金兰。", party = ["科技部", "复旦大学"] }]
negative = [{ text = "他们义结金兰。", why = "unfilled" }]

[[rule]]
id = "pact.zh.narrow"
trigger = ["义结金兰"]
pattern = "{party:Organization}+ TRIGGER"
positive = [{ text = "科技部与复旦大学义结金兰。", party = ["科技部", "复旦大学"] }]
negative = [{ text = "他们义结金兰。", why = "unfilled" }]
"#;

#[test]
fn examples_that_hold_give_status_0() {
    let rules = rules("holds.toml");
    let run = run(&["rules", "test", &rules], b"");
    assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (Some(0), "0 failures\n", ""));
}

#[test]
fn an_example_that_does_not_hold_is_shown_with_its_place() {
    let good = std::fs::read_to_string(rules("source.toml")).unwrap();
    let wrong = good.replace("party = [\"科技部\", \"复旦大学\"]", "party = [\"科技部\", \"同济大学\"]");
    let path = file("fails.toml", wrong.replace("why = \"unfilled\"", "why = \"gap\"").as_bytes());
    let run = run(&["rules", "test", &path], b"");
    assert_eq!((run.status, run.err.as_str()), (Some(1), ""));
    let place = format!("{path}:10: pact.zh.parties: ");
    assert_eq!(run.out.lines().filter(|line| line.starts_with(&place)).count(), 2, "{}", run.out);
    assert!(
        run.out.contains("\n  in: 科技部与复旦大学歃血为盟。\n") && run.out.ends_with("\n2 failures\n"),
        "{}",
        run.out
    );
}

#[test]
fn a_rule_file_with_mistakes_is_refused_by_every_command() {
    let path = file("refused.toml", UNTIDY.replace("{party:Organization}+ ..", "{party:Robot}+ ..").as_bytes());
    let article = file("refused.txt", PACT.as_bytes());
    for arguments in
        [&["rules", "test", &path][..], &["rules", "lint", &path], &["rules", "diff", "--after", &path, &article]]
    {
        let run = run(arguments, b"");
        assert_eq!((run.status, run.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.err.contains(&format!("{path}:9:19: unknown type \"Robot\"")), "{}", run.err);
        assert!(run.err.contains("\n  9 | pattern = ") && run.err.ends_with("\n2 problems\n"), "{}", run.err);
    }
}

#[test]
fn lint_names_what_is_superfluous_or_unproven() {
    let path = file("untidy.toml", UNTIDY.as_bytes());
    let run = run(&["rules", "lint", &path], b"");
    assert_eq!((run.status, run.err.as_str()), (Some(1), ""));
    for wanted in [
        format!("{path}:7: pact.zh.one: no example: needs a negative example"),
        format!("{path}:13: pact.zh.two: duplicate: pact.zh.one at {path}:7 matches all that it can match"),
        format!("{path}:27: pact.zh.narrow: shadowed: pact.zh.wide at {path}:20 matches all that it can match"),
    ] {
        assert!(run.out.lines().any(|line| line == wanted), "{wanted}\n{}", run.out);
    }
    assert!(run.out.ends_with("\n3 findings\n"), "{}", run.out);
}

#[test]
fn lint_of_a_tidy_file_finds_nothing() {
    let run = run(&["rules", "lint", &rules("tidy.toml")], b"");
    assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (Some(0), "0 findings\n", ""));
}

#[test]
fn diff_shows_what_changes() {
    let (rules, article) = (rules("after.toml"), file("pact.txt", PACT.as_bytes()));
    let after = run(&["rules", "diff", "--after", &rules, "--published", "2024-12-11", &article], b"");
    let event = "pact “歃血为盟” 2024-12-10 actual positive: party 科技部, party 复旦大学";
    assert_eq!((after.status, after.err.as_str()), (Some(0), ""));
    assert_eq!(after.out, format!("{article}\n+ {event}\n1 of 1 articles change\n"));
    let before = run(&["rules", "diff", "--before", &rules, "--published", "2024-12-11", &article], b"");
    assert_eq!(before.out, format!("{article}\n- {event}\n1 of 1 articles change\n"));
    let same = run(&["rules", "diff", "--before", &rules, "--after", &rules, &article], b"");
    assert_eq!((same.status, same.out.as_str()), (Some(0), "0 of 1 articles change\n"));
}

#[test]
fn diff_goes_on_behind_an_article_that_cannot_be_read() {
    let (rules, article) = (rules("goes_on.toml"), file("goes_on.txt", PACT.as_bytes()));
    let broken = file("latin.txt", b"caf\xe9");
    let run = run(&["rules", "diff", "--after", &rules, &broken, "/no/such/article.txt", &article], b"");
    assert_eq!(run.status, Some(1));
    assert!(run.out.ends_with("1 of 3 articles change\n"), "{}", run.out);
    let messages: Vec<&str> = run.err.lines().collect();
    assert!(messages[0].starts_with(&format!("shilu: {broken}: invalid UTF-8 at byte 3")), "{messages:?}");
    assert!(messages[1].starts_with("shilu: /no/such/article.txt: ") && messages.len() == 2, "{messages:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_ends_with_a_message_and_status_1() {
    let rules = rules("full.toml");
    for command in ["test", "lint"] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let run = end(shilu(&["rules", command, &rules]).stdout(full).spawn().unwrap(), b"");
        assert_eq!(run.status, Some(1), "{command}");
        assert!(run.err.starts_with("shilu: cannot write the output: "), "{}", run.err);
    }
}

#[test]
fn a_file_that_takes_the_place_of_ours_is_told_of() {
    let path = rules("award.toml");
    let run = run(&["rules", "test", &path], b"");
    assert_eq!((run.status, run.out.as_str()), (Some(0), "0 failures\n"));
    assert!(
        run.err.starts_with(&format!("{path}:1:1: warning: takes the place of our events/award.toml")),
        "{}",
        run.err
    );
}
