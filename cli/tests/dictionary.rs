//! `shilu dictionary lint`, `shilu dictionary import`.

mod common;

use common::{file, run};

const ARTICLE: &str = "月湾海洋数据中心与科技部签署合作协议。";

#[test]
fn a_list_with_a_header_becomes_a_table_that_the_parser_reads() {
    let csv = "名称,\"English name\",category,note\n\
               月灣海洋數據中心,\"Moonbay Ocean Data Centre, The\",research,new\n\
               \"青麓资本|青麓\",Qinglu Capital,fund,\n";
    let list = file("members.csv", csv.as_bytes());
    let made = run(&["dictionary", "import", &list, "--column", "zh=名称", "--column", "en=English name"], b"");
    assert_eq!((made.status, made.err.as_str()), (Some(0), "2 entries, 0 refused\n"));
    let rows: Vec<&str> = made.out.lines().filter(|line| !line.starts_with("#!")).collect();
    // Sorted, and in Simplified.
    assert_eq!(
        rows,
        [
            "org:moonbay-ocean-data-centre-the\tresearch\t月湾海洋数据中心\tMoonbay Ocean Data Centre, The",
            "org:qinglu-capital\tfund\t青麓资本|青麓\tQinglu Capital",
        ]
    );
    let table = file("members_made.tsv", made.out.as_bytes());
    let record = run(&["parse", "-", "--dictionary", &table], ARTICLE.as_bytes());
    assert_eq!((record.status, record.err.as_str()), (Some(0), ""));
    assert!(record.out.contains("org:moonbay-ocean-data-centre-the"), "{}", record.out);
}

#[test]
fn what_cannot_be_taken_is_told_with_its_line() {
    let tsv = "id\tcategory\tzh\ten\n\
               one\tcompany\t甲骏科技\t\n\
               two\tfactory\t乙骏科技\t\n\
               three\tcompany\t\t\n\
               one\tcompany\t丙骏科技\t\n\
               \tcompany\t①\t\n\
               \tcompany\t丁骏，科技\tDing\tmore\n\
               \tcompany\t绿戊科技\t\n";
    for (name, end) in [("refused.tsv", "\n"), ("refused_crlf.tsv", "\r\n"), ("refused_cr.tsv", "\r")] {
        let list = file(name, tsv.replace('\n', end).as_bytes());
        let made = run(&["dictionary", "import", &list], b"");
        assert_eq!(made.status, Some(1));
        assert_eq!(
            made.out.lines().filter(|line| !line.starts_with("#!")).collect::<Vec<_>>(),
            ["org:lv-wu-ke-ji\tcompany\t绿戊科技\t", "org:one\tcompany\t甲骏科技\t"]
        );
        let told: Vec<&str> = made.err.lines().collect();
        for (line, why) in [
            (3, "unknown category \"factory\""),
            (4, "no name"),
            (5, "a second org:one"),
            (6, "no id, and no name to make one of"),
            (7, "5 cells below a header of 4"),
        ] {
            let wanted = format!("shilu: {list}: line {line}: {why}");
            assert!(told.iter().any(|told| told.starts_with(&wanted)), "{line}: {told:?}");
        }
        assert_eq!(told.last(), Some(&"2 entries, 5 refused"));
    }
}

#[test]
fn a_default_that_is_no_category_is_wrong_usage() {
    let list = file("default.tsv", b"zh\ten\n\tKite Works\n");
    let made = run(&["dictionary", "import", &list, "--default", "factory"], b"");
    assert_eq!((made.status, made.out.as_str()), (Some(2), ""));
    assert!(made.err.contains("--default: unknown category \"factory\"; known are"), "{}", made.err);
}

#[test]
fn wrong_columns_and_files_are_refused() {
    let list = file("columns.csv", "name,kind\nA,b\n".as_bytes());
    let no_names = run(&["dictionary", "import", &list], b"");
    assert_eq!(no_names.status, Some(1));
    assert!(no_names.err.contains("line 1: no column holds names (found name, kind)"), "{}", no_names.err);
    let no_column = run(&["dictionary", "import", &list, "--column", "en=title"], b"");
    assert!(
        no_column.err.contains("line 1: there is no column \"title\"; columns are name, kind"),
        "{}",
        no_column.err
    );
    let unknown = run(&["dictionary", "import", "-"], b"");
    assert_eq!(unknown.status, Some(2));
    assert!(unknown.err.contains("--from csv"), "{}", unknown.err);
    let cut = run(&["dictionary", "import", "-", "--from", "ror"], b"[{\"id\": \"https://ror.org/0\"");
    assert_eq!(cut.status, Some(1));
    assert!(cut.err.contains("line 1 column"), "{}", cut.err);
}

/// Both schemas of ROR's dump, an organization that is no more, and one without a Chinese name.
const ROR: &str = r#"[
  {"id": "https://ror.org/00aaaaa00", "status": "active", "types": ["education", "funder"], "names": [
    {"value": "MUST", "types": ["acronym"], "lang": null},
    {"value": "Moonbay University of Sea and Tides", "types": ["ror_display", "label"], "lang": "en"},
    {"value": "月灣海洋大學", "types": ["label"], "lang": "zh"},
    {"value": "Université de Moonbay", "types": ["label"], "lang": "fr"}]},
  {"id": "https://ror.org/00bbbbb00", "status": "active", "types": ["Healthcare"], "name": "Qinglu Hospital",
    "aliases": ["Qinglu Clinic"], "acronyms": ["QH"], "labels": [{"label": "青麓医院", "iso639": "zh"}]},
  {"id": "https://ror.org/00ccccc00", "status": "withdrawn", "types": ["company"], "name": "Gone Ltd"},
  {"id": "https://ror.org/00ddddd00", "status": "active", "types": ["nonprofit"], "name": "Tern Society"}
]"#;

#[test]
fn the_dump_of_ror_becomes_a_table() {
    let dump = file("dump.json", ROR.as_bytes());
    let rows = |options: &[&str]| {
        let made = run(&[&["dictionary", "import", &dump], options].concat(), b"");
        assert_eq!(made.status, Some(0), "{}", made.err);
        made.out.lines().filter(|line| !line.starts_with("#!")).map(str::to_owned).collect::<Vec<_>>()
    };
    let all = rows(&[]);
    assert_eq!(
        all,
        [
            "org:ror-00aaaaa00\tuniversity\t月湾海洋大学\tMoonbay University of Sea and Tides|MUST?",
            "org:ror-00bbbbb00\thospital\t青麓医院\tQinglu Hospital|Qinglu Clinic|QH?",
            "org:ror-00ddddd00\tother\t\tTern Society",
        ]
    );
    assert_eq!(rows(&["--chinese"]), all[..2]);
}

#[test]
fn lint_names_what_is_doubtful_with_its_place() {
    let table = "#! kind = \"organization\"\n#! columns = [\"id\", \"category\", \"zh\", \"en\"]\n#! source = \"ours\"\n\
                 org:b-kite\tcompany\t鸢\tKite Works\n\
                 org:a-tern\tcompany\t燕鸥科技\tKite Works\n\
                 org:c-apple\tcompany\t苹果\tgrowth\n\
                 org:d-most\tgovernment\t科学技术部\t\n\
                 org:e-fine\tcompany\t月湾|苹果?\tMoonbay\n\
                 org:f-head\tfirm\t前湾\t\t\n";
    let path = file("doubtful.tsv", table.as_bytes());
    let found = run(&["dictionary", "lint", &path], b"");
    assert_eq!((found.status, found.err.as_str()), (Some(1), ""));
    for (place, what) in [
        ("4:20", "\"鸢\" is one character"),
        ("5:1", "\"org:a-tern\" stands behind \"org:b-kite\""),
        ("5:25", "\"Kite Works\" is in line 4 too"),
        ("6:21", "\"苹果\" is a word of the language"),
        ("6:24", "\"growth\" is a word of the language"),
        ("7:23", "\"科学技术部\" is org:most in our dictionaries"),
        ("9:1", "5 columns, the header names 4"),
    ] {
        assert!(found.out.contains(&format!("{path}:{place}: {what}")), "{place}: {what}\n{}", found.out);
    }
    assert!(!found.out.contains("org:e-fine") && !found.out.contains(":8:"), "{}", found.out);
    assert!(found.out.ends_with("\n7 findings\n"), "{}", found.out);
    let fine = file("fine.tsv", "#! kind = \"organization\"\n#! columns = [\"id\", \"category\", \"zh\", \"en\"]\n#! source = \"ours\"\norg:moonbay\tcompany\t月湾科技\tMoonbay\n".as_bytes());
    assert_eq!(run(&["dictionary", "lint", &fine], b"").out, "0 findings\n");
}

#[test]
fn lint_runs_the_examples_of_the_table() {
    let table = |name: &str| {
        format!(
            "#! kind = \"organization\"\n#! columns = [\"id\", \"category\", \"zh\", \"en\"]\n#! source = \"ours\"\n#! [[example]]\n\
             #! text = \"今年3月,{name}与同济大学签署合作协议。\"\n#! mentions = [{{ text = \"{name}\", id = \"org:moonbay\" }}]\n\
             org:moonbay\tcompany\t月湾科技\tMoonbay\n"
        )
    };
    let holds = file("holds.tsv", table("月湾科技").as_bytes());
    assert_eq!(run(&["dictionary", "lint", &holds], b"").out, "0 findings\n");
    let fails = file("fails.tsv", table("月亮湾").as_bytes());
    let found = run(&["dictionary", "lint", &fails], b"");
    assert!(found.out.starts_with(&format!("{fails}:4: organization: ")), "{}", found.out);
    assert!(found.out.ends_with("\n1 finding\n"), "{}", found.out);
    assert_eq!(found.status, Some(1));
}
