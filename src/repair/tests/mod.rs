//! The repairs together: examples, counter-examples and what holds for every text.

mod corrupt;

use super::script::ScriptCounts;
use super::*;
use crate::span::Span;
use proptest::prelude::*;
use std::sync::LazyLock;

static TABLE: LazyLock<ScriptTable> = LazyLock::new(ScriptTable::bundled);
static WORDS: LazyLock<jieba_rs::Jieba> = LazyLock::new(jieba_rs::Jieba::new);

fn fixed(source: &str) -> Repaired<'_> {
    repair(source, &TABLE, &|word| WORDS.has_word(word))
}

/// For the tests of `notes`.
pub(super) fn fixed_for_notes(source: &str) -> (Repaired<'_>, Vec<Notice>) {
    let repaired = fixed(source);
    let notices = notices(&repaired, &TABLE);
    (repaired, notices)
}

#[track_caller]
fn becomes(source: &str, text: &str) {
    assert_eq!(fixed(source).text, text, "from {source:?}");
}

#[track_caller]
fn stays(source: &str) {
    let repaired = fixed(source);
    assert!(matches!(repaired.text, std::borrow::Cow::Borrowed(_)), "{source:?} became {:?}", repaired.text);
}

fn replay(repaired: &Repaired<'_>) -> String {
    let (mut text, mut at) = (String::new(), 0);
    for edit in &repaired.edits {
        text.push_str(&repaired.source[at..edit.source.start as usize]);
        text.push_str(edit.clean.of_text(&repaired.text));
        at = edit.source.end as usize;
    }
    text + &repaired.source[at..]
}

/// What holds for every text.
fn check(source: &str) {
    let repaired = fixed(source);
    assert_eq!(replay(&repaired), repaired.text);
    let again = fixed(&repaired.text);
    assert_eq!(again.text, repaired.text, "repaired twice, from {source:?}");
    for (at, char) in repaired.text.char_indices() {
        let span = repaired.source_span(Span::of(at, at + char.len_utf8()));
        assert!(source.get(span.range()).is_some(), "{char:?} at {at} of {source:?}");
    }
}

#[test]
fn control_width_and_markup() {
    becomes("\u{FEFF}上\u{200B}海\r\n2024\u{A0}年\rＡＩ大会", "上海\n2024 年\nAI大会");
    becomes("签约&nbsp;仪式&#12290;&#x4E0A;海 R&amp;D &amp;lt;", "签约 仪式。上海 R&D <");
    becomes("第一段<br/>第二段</p>\n<p class=\"a\">第<strong>三</strong>段<!-- x -->", "第一段\n第二段\n第三段");
    stays("If a < b and c > d, then a <b and c> d. R&D at AT&T; x<y");
    stays("　　全角空格和标点：（一）“二”；三！");
    becomes("They toured 《 From Bionic Joints 》 together.", "They toured 《From Bionic Joints》 together.");
    becomes("They met on Monday 。", "They met on Monday.");
    becomes("穆罕默德‧贾丹与珍・古德、尼诺．格洛瓦尼", "穆罕默德·贾丹与珍·古德、尼诺·格洛瓦尼");
    stays("• 第一项\n‧ 第二项");
}

#[test]
fn glosses() {
    becomes("徐匯區(qū)發(fā)布通知", "徐汇区发布通知");
    becomes("科技（kē jì）大學(xué）", "科技大学");
    becomes("重(chong2)慶市", "重庆市");
    becomes("他的(de)確(que)很好", "他的确很好");
    for text in
        ["王(wang)先生", "人工智能(AI)", "他(Dejan Marinkovic)说", "复旦(上海)", "甲(a)乙(b)", "一(一)", "工信部(MIIT)"]
    {
        stays(text);
    }
}

#[test]
fn script_hints() {
    let counts = TABLE.language_hint("發展與创新");
    assert_eq!(counts, ScriptCounts { traditional: 2, simplified: 1 });
    assert_eq!(TABLE.language_hint("后里于干台"), ScriptCounts::default());
    becomes("乾坤未定，乾燥的髮型，瞭望與瞭解，覆蓋與反覆", "乾坤未定，干燥的发型，瞭望与了解，覆盖与反复");
    stays("毕昇发明了活字印刷术");
    stays("沈默和沈静在会上发言，一坏了之");
    becomes("他們沈默了", "他们沉默了");
    becomes("隨著時間，意味著新的開始，著名的著作", "随着时间，意味着新的开始，著名的著作");
    becomes("衞生署、粧品、枱灯", "卫生署、妆品、台灯");
}

/// What repairs look for, to be put side by side in every order.
const PIECES: &[&str] = &[
    "Ã",
    "©",
    "â€™",
    "â",
    "€",
    "™",
    "\u{80}",
    "\u{99}",
    "Â",
    " ",
    "\u{A0}",
    "鈥",
    "檚",
    "涓",
    "浗",
    "ÖÐ",
    "¹ú",
    "√",
    "вЂ™",
    "?",
    "？",
    "\u{FFFD}",
    "(",
    "（",
    "qū",
    "chuang",
    "de",
    ")",
    "）",
    "区",
    "區",
    "莉",
    "⑹",
    "鹑尉",
    "珠L",
    "▉碓矗呵P",
    "萍拣^",
    "的",
    "&",
    "amp;",
    "lt;",
    "#60;",
    "nbsp",
    "<",
    "br",
    ">",
    "</p>",
    "<!--",
    "-->",
    "\r",
    "\n",
    "\u{200B}",
    "\u{3000}",
    "Ａ",
    "１",
    "乾",
    "隆",
    "徐",
    "平",
    "以",
    "下",
    "简称",
    "上",
    "海",
    "state",
    " - ",
    "owned",
    "end.",
    "Next",
    "Chong-",
    "ming",
    "，",
    "。",
    "-",
    "The new park in the eastern part of the city was opened on",
    "二零二四年本次大会由多家单位共同主办来自各地的企业代表",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text(source in "\\PC{0,60}") {
        check(&source);
    }

    #[test]
    fn any_characters(source in any::<String>()) {
        check(&source);
    }

    #[test]
    fn any_damage(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..25)) {
        check(&pieces.concat());
    }

    #[test]
    fn script_is_the_tables(source in "[乾坤隆燥瞭望解覆盖蓋反著於是忠祥國国體面週周后後里裡麼么藉慰𫝈a，]{0,20}") {
        // Some phrases are only believed in Traditional text.
        let source = "國".repeat(21) + &source;
        let mut changes = Changes::default();
        script::find(&source, &TABLE, &mut changes);
        let mut repaired = Repaired::new(&source);
        repaired.apply(Fix::Script, &changes);
        prop_assert_eq!(repaired.text, simplified(&source));
    }
}

/// The rows of the tables of one kind, read without the library.
fn rows(file: &str) -> impl Iterator<Item = Vec<&'static str>> {
    let table = crate::gazetteer::bundled::TABLES.iter().find(|(name, _)| *name == file).unwrap().1;
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// The longest entry of the tables at every place, found by trying all lengths.
fn simplified(text: &str) -> String {
    static ENTRIES: LazyLock<std::collections::HashMap<&str, (&str, &str)>> = LazyLock::new(|| {
        let tables = ["script/characters.tsv", "script/phrases.tsv", "script/variants.tsv"];
        let entries = tables.into_iter().flat_map(rows);
        let first = |cell: &'static str| cell.split('|').next().unwrap();
        entries.map(|row| (row[0], (first(row[1]), row.get(2).copied().unwrap_or("")))).collect()
    });
    let (mut out, mut rest) = (String::new(), text);
    while let Some(first) = rest.chars().next() {
        let ends = rest.char_indices().skip(1).map(|(at, _)| at).chain([rest.len()]).take(8);
        let found = ends.filter_map(|end| {
            let (to, except) = ENTRIES.get(&rest[..end])?;
            (!rest[end..].starts_with(|next| except.contains(next))).then_some((end, *to))
        });
        let (end, to) = found.last().unwrap_or((first.len_utf8(), &rest[..first.len_utf8()]));
        out.push_str(to);
        rest = &rest[end..];
    }
    out
}

/// GBK bytes read again, with `?` for every byte that is not part of a character and full-width forms folded.
fn read_gbk(bytes: &[u8]) -> String {
    let (mut text, mut at) = (String::new(), 0);
    while let Some(&byte) = bytes.get(at) {
        let pair = bytes.get(at + 1).and_then(|&trail| gbk::decode([byte, trail]));
        let char = if byte < 0x80 { Some(char::from(byte)) } else { pair };
        at += if byte >= 0x80 && pair.is_some() { 2 } else { 1 };
        text.push(match char.unwrap_or('?') {
            char @ '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(char) - 0xFEE0).unwrap(),
            char => char,
        });
    }
    text
}

/// A text whose `lost`-th character lost its first byte, which became `?`.
fn slipped(text: &str, lost: usize) -> String {
    let mut bytes = Vec::new();
    for (index, char) in text.chars().enumerate() {
        match gbk::encode(char) {
            Some([_, trail]) if index == lost => bytes.extend([b'?', trail]),
            Some(pair) => bytes.extend(pair),
            None => bytes.push(u8::try_from(char).unwrap()),
        }
    }
    read_gbk(&bytes)
}

/// A text with the pinyin of `glossed` put after every occurrence of its bytes, the next bracket eaten by a lone byte.
fn misglossed(text: &str, glossed: char, pinyin: &str) -> String {
    let bytes: Vec<u8> = text.chars().flat_map(|char| gbk::encode(char).unwrap()).collect();
    let wanted = gbk::encode(glossed).unwrap();
    let at = bytes.windows(2).position(|pair| pair == wanted).unwrap();
    let (before, after) = (read_gbk(&bytes[..at + 2]), read_gbk(&bytes[at + 2..]));
    if at % 2 == 0 { format!("{before}({pinyin}){after}") } else { format!("{before}{pinyin}){after}") }
}

#[test]
fn byte_slips() {
    for (text, lost) in [
        ("參觀了上海科技館。", 4),
        ("　（來源：青浦區新聞中心", 0),
        ("在上海科技大学举行", 2),
        ("記者從上海市科學技術委員會獲悉", 4),
    ] {
        let damaged = slipped(text, lost);
        let repaired = fixed(&damaged);
        let expected = hanconv::t2s(text);
        assert!(
            repaired.text.contains(expected.trim_start_matches('　').trim_start_matches('（').trim_end_matches('。')),
            "{damaged} became {}",
            repaired.text
        );
    }
    becomes(&misglossed("小莉將任中學校長", '驅', "qū"), "小莉将任中学校长");
    becomes(&misglossed("新聞記者協會舉行年會", '動', "dòng"), "新闻记者协会举行年会");
    for text in [
        "真的吗？徐汇区发展很快。",
        "为什么?因为创新。谁?他们\n",
        "为何？答：靺鞨是古代民族",
        "Really?是的",
        "What?! 好?",
    ] {
        stays(text);
    }
}

#[test]
fn encodings() {
    let misread = |text: &str, encoding: &'static encoding_rs::Encoding| {
        encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    };
    for text in ["the city’s “open” park – 5°C", "上海市徐汇区举行签约仪式，共有6家企业参加。", "Café Grégoire à Paris"]
    {
        becomes(&misread(text, encoding_rs::WINDOWS_1252), text);
        becomes(&text.bytes().map(char::from).collect::<String>(), text);
        becomes(&misread(&misread(text, encoding_rs::WINDOWS_1252), encoding_rs::WINDOWS_1252), text);
    }
    becomes(&misread("会议在上海举行，多家企业参加", encoding_rs::GBK), "会议在上海举行，多家企业参加");
    becomes(&misread("会议在上海召开，多家企业", encoding_rs::GBK), "会议在上海召开，多家企业");
    becomes(&misread("It’s the city’s", encoding_rs::GBK), "It’s the city’s");
    let (bytes, ..) = encoding_rs::GBK.encode("上海科技大学与企业签约");
    becomes(&encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes).0, "上海科技大学与企业签约");
    for text in [
        "Charlotte Brontë…”",
        "NESTLÉ® QUEM É¿ 5×£35",
        "Ôôô",
        "naïve façade, Škoda, Łódź, Ångström",
        "Привет, мир",
        "¿Qué?",
    ] {
        stays(text);
    }
}

#[test]
fn spaces() {
    becomes("记者 徐 平 报道", "记者 徐平 报道");
    becomes("戴晓 帆，1970年生", "戴晓帆，1970年生");
    becomes("某中心（以 下 简称", "某中心（以下简称");
    becomes("上 海市 会 议 开 始", "上海市 会议开始");
    becomes(
        "the state - owned firm and its co - founder in Jing 'an District",
        "the state-owned firm and its co-founder in Jing'an District",
    );
    becomes(
        "a hub for innovation.Life is good!But not for all.",
        "a hub for innovation. Life is good! But not for all.",
    );
    for text in [
        "骆大进 王华 徐汇区",
        "李某 男，1970年生",
        "张伟 女，1970年生",
        "图为 签约现场 摄影",
        "复旦大学 校长",
        "three laboratories - all poised to lead",
        "a plan - led by the city",
        "see Booking.Com, www.example.Org, System.Out.Print, e.Go, readme.Txt_old, U.S.Government",
        "he said in 'an old' tone",
    ] {
        stays(text);
    }
}

#[test]
fn line_breaks() {
    becomes("The ferry to Chong-\nming is state-\nowned.", "The ferry to Chongming is state-owned.");
    becomes(
        "The new park in the eastern part of the city was opened on\nTuesday by the mayor and representatives of the companies\nthat are going to move there, most of them before the end\nof the year.",
        "The new park in the eastern part of the city was opened on Tuesday by the mayor and representatives of the companies that are going to move there, most of them before the end of the year.",
    );
    becomes(
        "本次大会由多家单位共同主办，来自各地的企业代表围绕\n成果转化的机制与路径展开深入的讨论，并就下一步的合\n作达成共识。",
        "本次大会由多家单位共同主办，来自各地的企业代表围绕成果转化的机制与路径展开深入的讨论，并就下一步的合作达成共识。",
    );
    becomes("由市科委、区政府主办，\n来自各地的代表参加。", "由市科委、区政府主办，来自各地的代表参加。");
    for text in [
        "上海某某科技有限公司\n上海某某生物医药有限公司\n北京某某公司",
        "New Park Opens in the East\nBy Jane Doe\nThe park was opened on Tuesday.",
        "一、加快建设\n二、深化改革\n三、扩大开放",
        "区长 王华\n书记 曹立强",
    ] {
        stays(text);
    }
}
