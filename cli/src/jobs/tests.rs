use super::*;

fn line(bytes: &[u8]) -> Result<Entry, String> {
    let place = Place::Line { file: "news.jsonl".into(), number: 7 };
    Job { place, content: Ok(bytes.to_vec()) }.entry()
}

fn entry(id: &str, text: &str, published: Option<&str>) -> Entry {
    Entry { id: id.into(), text: text.into(), published: published.map(str::to_owned) }
}

fn temporary(name: &str, content: &[u8]) -> PathBuf {
    let path = std::env::temp_dir().join(format!("shilu-jobs-{}-{name}", std::process::id()));
    std::fs::write(&path, content).unwrap();
    path
}

#[test]
fn lines_are_objects_with_id_and_text() {
    assert_eq!(line(r#"{"id":"a","text":"签署"}"#.as_bytes()), Ok(entry("a", "签署", None)));
    let full = br#" {"id":"a","url":"u","text":"","published":"2024-12-10"}"#;
    assert_eq!(line(full), Ok(entry("a", "", Some("2024-12-10"))));
    assert_eq!(line(br#"{"id":"a","text":"x","published":null}"#), Ok(entry("a", "x", None)));
}

#[test]
fn what_is_wrong_with_a_line_is_said() {
    for (bytes, wanted) in [
        (br#"["a","b",null]"#.as_slice(), "expected an object"),
        (br#"{"id":"a"}"#, "missing field `text`, at byte"),
        (br#"{"text":"a"}"#, "missing field `id`"),
        (br#"{"id":7,"text":"a"}"#, "invalid type: integer `7`, expected a string, at byte 7 of the line"),
        (br#"{"id":"a","text":"x""#, "EOF while parsing"),
        (br#"{"id":"a","text":"\ud800"}"#, "hex escape, at byte 25 of the line"),
        (b"{\"id\":\"a\",\"text\":\"\xff\"}", "invalid UTF-8 at byte 18"),
        (br#"{"id":"a","text":"x"} {}"#, "trailing characters"),
    ] {
        let message = line(bytes).unwrap_err();
        assert!(message.contains(wanted), "{message}");
    }
}

#[test]
fn the_id_of_a_file_is_its_stem() {
    for (path, id) in [("-", "stdin"), ("a/b/徐汇.txt", "徐汇"), ("x.tar.gz", "x.tar"), ("plain", "plain")] {
        let Place::File { id: found, .. } = Place::file(Path::new(path)) else { panic!() };
        assert_eq!(found, id);
    }
}

#[test]
fn invalid_utf8_in_a_file_is_named_by_its_offset() {
    let job = Job { place: Place::file(Path::new("a.txt")), content: Ok(b"abc\xb0\xa1".to_vec()) };
    assert!(job.entry().unwrap_err().starts_with("invalid UTF-8 at byte 3:"));
}

#[test]
fn lines_of_all_files_come_in_order_and_in_batches() {
    let first = temporary("first", b"{1}\n\n{2}\n{3}");
    let second = temporary("second", b"{4}\n");
    let mut jobs = Jobs::new(vec![first, "/no/such/file".into(), second], true, 1);
    jobs.articles = 2;
    let batches: Vec<Vec<Job>> = jobs.collect();
    assert_eq!(batches.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2, 1]);
    let flat: Vec<Job> = batches.into_iter().flatten().collect();
    let contents: Vec<Option<&[u8]>> = flat.iter().map(|job| job.content.as_deref().ok()).collect();
    assert_eq!(contents, [Some(b"{1}".as_slice()), Some(b"{2}"), Some(b"{3}"), None, Some(b"{4}")]);
    assert!(matches!(flat[1].place, Place::Line { number: 3, .. }));
    assert_eq!(flat[3].place.to_string(), "/no/such/file");
}

#[test]
fn a_folder_is_a_failed_job_and_not_the_end() {
    let good = temporary("good", b"text");
    for jsonl in [true, false] {
        let jobs: Vec<Job> = Jobs::new(vec![std::env::temp_dir(), good.clone()], jsonl, 1).flatten().collect();
        assert_eq!(jobs.len(), 2);
        assert!(jobs[0].content.is_err());
        assert!(jobs[1].content.is_ok());
    }
}
