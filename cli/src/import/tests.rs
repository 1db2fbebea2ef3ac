//! Small lists of our own making.

use super::*;
use crate::args::DictionaryImport;
use std::sync::LazyLock;

static LINT: LazyLock<Lint> = LazyLock::new(Lint::new);

fn args(kind: TableKind, columns: &[(&str, &str)]) -> DictionaryImport {
    DictionaryImport {
        file: "list.csv".into(),
        kind,
        category: None,
        columns: columns.iter().map(|(ours, theirs)| ((*ours).to_owned(), (*theirs).to_owned())).collect(),
        source: None,
    }
}

fn imported(text: &str, separator: u8, args: &DictionaryImport) -> String {
    let mut read = csv::read(text.as_bytes(), separator, args, &LINT).unwrap();
    tidy(&mut read.entries, args.kind, &LINT);
    let table = table(&read.entries, args.kind, "test");
    table.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n")
}

#[test]
fn csv_with_a_header_of_ours() {
    let text = "\u{feff}en,zh,category\n\"Haizhou Bay Laboratory, Inc.|HBL\",海州灣實驗室,research\nPort Lab,,\n";
    assert_eq!(
        imported(text, b',', &args(TableKind::Organization, &[])),
        "org:haizhou-bay-laboratory-inc\tresearch\t海州湾实验室\tHaizhou Bay Laboratory, Inc.|HBL\n\
         org:port-lab\tother\t\tPort Lab"
    );
}

#[test]
fn tsv_with_other_headers_and_columns_for_one_language() {
    let text = "Full\tShort\tEnglish\n海州湾\"第一\"实验室\t海州实验室\tFirst Haizhou Bay Laboratory\n\t\t\n";
    let args = args(TableKind::Organization, &[("zh", "Full"), ("zh", "Short"), ("en", "English")]);
    assert_eq!(
        imported(text, b'\t', &args),
        "org:first-haizhou-bay-laboratory\tother\t海州湾\"第一\"实验室|海州实验室\tFirst Haizhou Bay Laboratory"
    );
}

#[test]
fn ids_are_made_and_told_apart_and_dangerous_forms_are_marked() {
    let text = "name\n海州实验室\n海州实验室\nWill\nHB|Haizhou\n";
    assert_eq!(
        imported(text, b',', &args(TableKind::Organization, &[])),
        "org:hai-zhou-shi-yan-shi\tother\t海州实验室\t\norg:hai-zhou-shi-yan-shi-2\tother\t海州实验室\t\n\
         org:hb\tother\t\tHB?|Haizhou\norg:will\tother\t\tWill?"
    );
}

#[test]
fn places_have_parents() {
    let text = "id,level,zh,en,parent\nplace:x-haizhou,city,海州湾市,Haizhou Bay,place:cn\n";
    assert_eq!(
        imported(text, b',', &args(TableKind::Place, &[])),
        "place:x-haizhou\tcity\t海州湾市\tHaizhou Bay\tplace:cn"
    );
}

#[test]
fn lists_without_names_and_wrong_columns_are_refused() {
    for (text, columns, wanted) in [
        ("a,b\n1,2\n", &[][..], "no column is named"),
        ("a,b\n1,2\n", &[("zh", "c")], "has no \"c\""),
        ("a,b\n1,2\n", &[("chinese", "a")], "columns of ours"),
    ] {
        let error = csv::read(text.as_bytes(), b',', &args(TableKind::Organization, columns), &LINT).unwrap_err();
        assert!(error.contains(wanted), "{error}");
    }
}

#[test]
fn ror_version_2() {
    let text = r#"[
      {"id": "https://ror.org/012345678", "status": "active", "types": ["funder", "education"], "names": [
        {"value": "HBU", "lang": null, "types": ["acronym"]},
        {"value": "海州灣大學", "lang": "zh", "types": ["label"]},
        {"value": "Universität Haizhou", "lang": "de", "types": ["label"]},
        {"value": "Haizhou Bay University", "lang": "en", "types": ["ror_display", "label"]}]},
      {"id": "https://ror.org/087654321", "status": "withdrawn", "types": [], "names": [
        {"value": "Gone Institute", "lang": "en", "types": ["ror_display"]}]},
      {"id": "https://ror.org/011111111", "status": "active", "types": ["healthcare"], "names": [
        {"value": "Больница", "lang": "ru", "types": ["ror_display"]}]}]"#;
    let mut read = ror::read(text.as_bytes(), &LINT).unwrap();
    assert_eq!(read.left_out, 2);
    tidy(&mut read.entries, TableKind::Organization, &LINT);
    assert_eq!(line(&read.entries[0]), "org:ror-012345678\tuniversity\t海州湾大学\tHaizhou Bay University|HBU?");
    assert!(ror::read(b"{}", &LINT).is_err());
}
