//! Texts out of pieces of the genre, by chance and yet the same every time: for property tests, for the command line's tests
//! and for fuzzing.

/// Pieces of the genre, whole and broken.
pub(crate) const FRAGMENTS: &[&str] = &[
    "徐汇区",
    "徐匯區",
    "区委书记",
    "副区长",
    "常务",
    "原",
    "李明华",
    "王芳",
    "欧阳",
    "张",
    "教授",
    "先生",
    "董事长兼总经理",
    "科技部",
    "上海市科学技术委员会",
    "市科委",
    "复旦大学",
    "远山科技有限公司",
    "（以下简称“远山”）",
    "创新论坛",
    "大会",
    "签署",
    "与",
    "和",
    "、",
    "，",
    "。",
    "；",
    "：",
    "《战略合作协议》",
    "《",
    "》",
    "“",
    "”",
    "「",
    "」",
    "（",
    "）",
    "(",
    ")",
    "12月10日",
    "2024年",
    "上午9时",
    "昨日",
    "3.5亿元",
    "60余人",
    "百分之三十",
    "十",
    "万",
    "19家",
    "12万平方米",
    "%",
    "表示",
    "指出",
    "说",
    "举行",
    "召开",
    "启动",
    "揭牌",
    "由",
    "主办",
    "承办",
    "协办",
    "见证",
    "聘任",
    "为",
    "将",
    "未",
    "没有",
    "会上",
    "双方",
    "他",
    "其中",
    "分别",
    "等",
    "获得",
    "奖",
    "来源：",
    "记者 ",
    "责任编辑：",
    "新华社上海12月9日电（记者 ",
    "▲",
    "區(qū)",
    "(huì)",
    "（chuàng）",
    "上??苿?chuàng)中心",
    "？。▉碓矗荷虾",
    "&amp;",
    "&#20013;",
    "<br>",
    "</p>",
    "\u{200b}",
    "\u{feff}",
    "\u{ad}",
    "\u{a0}",
    "Ａ１",
    "徐 汇",
    "中 国",
    "ä¸\u{ad}å›½",
    "鍙戝竷",
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "  ",
    "Dr. Anna Weber",
    "Li Ming",
    "Lee",
    "Mr ",
    "CEO",
    "Chairman of the Board",
    "Vice Mayor",
    "former",
    "Tongji University",
    "Acme Ltd",
    "Co., Ltd.",
    "Zhangjiang Science Park",
    "the Ministry of Science and Technology (MOST)",
    "(MOST)",
    " and ",
    ", ",
    ". ",
    "; ",
    ": ",
    "the ",
    "of ",
    " with ",
    "signed ",
    "a memorandum of understanding",
    "was held",
    "launched ",
    "appointed ",
    "said ",
    "\"",
    "“We are here,” ",
    "'s ",
    "will ",
    "not ",
    "SHANGHAI, Dec. 9, 2024 /PRNewswire/ -- ",
    "Source: ",
    "By ",
    "Editor: ",
    "on Sept 26th to 28th, 2024",
    "yesterday",
    "last year",
    "$1.2 billion",
    "RMB1.2bn",
    "more than 300",
    "20 percent",
    "1,000",
    "0",
    "９",
    "million ",
    "innova-\ntion",
    "2024-12-01",
    "http://a.b/c?d=e&f",
    "😀",
    "é",
    "𠮷",
    "e\u{301}",
    "\u{0}",
    "?",
    "!",
    "——",
    "…",
    "·",
    "|",
    "#",
    "\\",
];

/// Numbers by chance that are the same every time (SplitMix64).
#[derive(Clone, Debug)]
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}

/// Up to `most` pieces of the genre, some bytes of which may be changed; not always UTF-8.
pub(crate) fn document(random: &mut Random, most: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    for _ in 0..random.below(most) {
        bytes.extend_from_slice(FRAGMENTS[random.below(FRAGMENTS.len())].as_bytes());
    }
    // Every third is damaged.
    if random.below(3) == 0 && !bytes.is_empty() {
        for _ in 0..=random.below(4) {
            let at = random.below(bytes.len());
            match random.below(3) {
                0 => bytes[at] = random.next() as u8,
                1 if bytes.len() > 1 => drop(bytes.remove(at)),
                _ => bytes.insert(at, random.next() as u8),
            }
        }
    }
    bytes
}

/// The text that bytes stand for: a piece of the genre for most, and the bytes themselves behind a zero.
pub(crate) fn text(data: &[u8]) -> String {
    let mut text = String::new();
    let mut rest = data;
    while let [byte, more @ ..] = rest {
        rest = more;
        match byte {
            0 => {
                text += &String::from_utf8_lossy(rest);
                break;
            }
            byte => text += FRAGMENTS[usize::from(*byte) % FRAGMENTS.len()],
        }
    }
    text
}
