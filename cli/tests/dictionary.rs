//! `shilu dictionary`

mod common;

use common::{file, run};

const HEADER: &str = "#! kind = \"organization\"\n#! columns = [\"id\", \"category\", \"zh\", \"en\"]\n";

#[test]
fn lint_names_file_line_and_column_and_ends_with_status_1() {
    let path = file("lint-own.tsv", format!("{HEADER}org:a-lab\tresearch\t海州湾实验室|发展\tHBL|科技部\n").as_bytes());
    let run = run(&["dictionary", "lint", &path], b"");
    assert_eq!((run.status, run.err.as_str()), (Some(1), ""));
    let wanted = format!("{path}:3:25: dangerous: \"发展\" is a common word");
    assert!(run.out.contains(&wanted), "{}", run.out);
    assert!(
        run.out.contains("shadows: \"科技部\" is org:most of ours, organizations/central_government.tsv:"),
        "{}",
        run.out
    );
}

#[test]
fn lint_has_nothing_to_say_of_a_table_in_order() {
    let path = file("lint-clean.tsv", format!("{HEADER}org:a-lab\tresearch\t海州湾实验室\tHBL\n").as_bytes());
    let run = run(&["dictionary", "lint", &path], b"");
    assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (Some(0), "nothing to report\n", ""));
}

#[test]
fn a_file_that_is_missing_ends_with_status_1() {
    for command in ["lint", "import"] {
        let run = run(&["dictionary", command, "no-such-file.csv"], b"");
        assert_eq!((run.status, run.out.as_str()), (Some(1), ""));
        assert!(run.err.contains("no-such-file.csv"), "{}", run.err);
    }
}

#[test]
fn what_is_imported_can_be_loaded_and_is_found() {
    let list = file("import-list.csv", "名称,Name\n海州灣實驗室,Haizhou Bay Laboratory\n".as_bytes());
    let columns = ["--column", "zh=名称", "--column", "en=Name", "--category", "research"];
    let import = run(&[&["dictionary", "import", &list], &columns[..]].concat(), b"");
    assert_eq!(import.status, Some(0), "{}", import.err);
    assert_eq!(import.err, "1 entries, 0 of their forms need context; 0 records left out\n");
    let table = file("import-table.tsv", import.out.as_bytes());
    assert_eq!(run(&["dictionary", "lint", &table], b"").out, "nothing to report\n");
    let parse = run(&["parse", "--dictionary", &table, "-"], "海州湾实验室与复旦大学签约。".as_bytes());
    assert!(parse.out.contains("\"org:haizhou-bay-laboratory\""), "{}", parse.out);
}
