//! Clean sentences, damaged in known ways, come back.

use super::*;

/// Written for this test.
const SENTENCES: &[&str] = &[
    "青浦区科技委员会主任陈国栋在大会上介绍了孵化器的建设情况。",
    "本次论坛由市经济和信息化委员会指导，由东海大学主办。",
    "三家企业与园区签署了战略合作协议，总投资超过五亿元。",
    "会上发布了《长江流域创新发展报告》，并为十家单位授牌。",
    "她强调，要坚持问题导向，推动科技成果转化为现实生产力。",
    "来自二十个国家和地区的两百余名代表参加了开幕式。",
    "副市长李文博会见了来访的德国企业家代表团一行。",
    "这座实验室占地八千平方米，预计明年六月投入使用。",
    "公司宣布完成新一轮融资，由蓝海资本领投，老股东跟投。",
    "王晓云担任首席科学家，此前她在北方理工大学任教。",
    "专家们围绕人工智能与医疗健康的融合展开了热烈讨论。",
    "仪式结束后，与会领导参观了展厅并听取了情况汇报。",
    "据介绍，该项目采用了自主研发的低温储能技术。",
    "区政府将进一步优化营商环境，为企业提供全周期服务。",
    "大赛共收到参赛项目三百六十个，最终评出一等奖两名。",
    "联盟秘书处设在滨江新区，首批成员单位有四十二家。",
    "他表示，开放合作是应对全球性挑战的必由之路。",
    "研究院与当地医院共建临床试验中心，服务周边居民。",
    "新能源汽车产业园昨天正式开工，建设周期为两年。",
    "图书馆新馆开放首日，接待读者一万多人次。",
    "两地将在港口、物流、金融等领域加强交流与协作。",
    "获奖团队由五名青年教师和十二名研究生组成。",
    "协会换届选举产生了新一届理事会，张丽华当选会长。",
    "现场揭晓了年度创新企业榜单，前十名中有六家来自浙江。",
    "这款芯片的功耗比上一代产品降低了百分之三十。",
    "校长在致辞中回顾了学校六十年的发展历程。",
    "基金规模为二十亿元，重点投向生物医药和新材料。",
    "省发展和改革委员会印发了关于促进民营经济的若干意见。",
    "活动期间还举办了八场专题研讨会和一场项目路演。",
    "总经理赵启明说，公司计划三年内在海外设立五个研发中心。",
    "博物馆馆长与两位修复师一起为展览揭幕。",
    "双方就共同培养人才达成了初步意向。",
    "桥梁工程师们连续工作了四十个小时，终于排除了故障。",
    "社区医院引进了远程诊断系统，老人看病更方便了。",
    "银行为小微企业提供了三百万元的信用贷款。",
    "代表团考察了当地的农业科技示范园和冷链物流基地。",
    "铁路部门决定增开十对列车，满足旅客出行需求。",
    "气象台发布了暴雨预警，提醒市民注意安全。",
    "会议审议通过了工作报告和财务预算方案。",
    "海关统计显示，前三季度进出口总额同比增长百分之七。",
    "他们用了五年时间，把一片荒地变成了创业园区。",
    "律师事务所与商会共同设立了法律服务站。",
    "电影节组委会公布了入围影片名单。",
    "教育局局长何志远主持会议并作总结讲话。",
    "志愿者为运动员提供了翻译和交通服务。",
    "新药获得批准上市，用于治疗罕见的遗传疾病。",
    "无人机编队在夜空中拼出了城市的名字。",
    "论文发表在国际权威期刊上，引起广泛关注。",
    "环保部门对沿河二十家工厂进行了突击检查。",
    "经过多轮谈判，双方终于签订了购销合同。",
    "院士工作站的成立将带动区域产业升级。",
    "展会吸引了来自全国各地的采购商。",
    "数字乡村平台上线后，农产品销量明显提高。",
    "由于航班延误，外方代表晚到了三个小时。",
    "市民可以通过手机预约参观时间。",
    "她被任命为集团副总裁，负责亚洲市场业务。",
    "工会慰问了坚守岗位的一线职工。",
    "港口吞吐量创下历史新高，连续九年位居第一。",
    "科学家首次观测到了这种粒子的衰变过程。",
    "县里的老街经过改造，重新焕发了活力。",
];

/// A sentence as a pinyin annotator leaves it: every third character and all that occur in `often` glossed.
fn glossed(text: &str, brackets: [char; 2]) -> String {
    use pinyin::ToPinyin;
    let mut out = String::new();
    for (index, char) in text.chars().enumerate() {
        out.push(char);
        if let Some(reading) = char.to_pinyin().filter(|_| index % 3 == 0) {
            out.push(brackets[0]);
            out.push_str(reading.with_tone());
            out.push(brackets[1]);
        }
    }
    out
}

#[test]
fn glossed_and_traditional_sentences_come_back() {
    assert_eq!(SENTENCES.len(), 60);
    for sentence in SENTENCES {
        stays(sentence);
        let traditional = hanconv::s2t(sentence);
        assert_eq!(hanconv::t2s(&traditional), *sentence, "the sentence is one that survives both conversions");
        becomes(&traditional, sentence);
        for brackets in [['(', ')'], ['（', '）'], ['（', ')']] {
            becomes(&glossed(&traditional, brackets), sentence);
            becomes(&glossed(sentence, brackets), sentence);
        }
    }
}

#[test]
fn misread_sentences_come_back() {
    for sentence in SENTENCES {
        let (gbk, ..) = encoding_rs::GBK.encode(sentence);
        for encoding in [encoding_rs::WINDOWS_1252, encoding_rs::MACINTOSH] {
            becomes(&encoding.decode_without_bom_handling(sentence.as_bytes()).0, sentence);
        }
        becomes(&sentence.bytes().map(char::from).collect::<String>(), sentence);
        becomes(&encoding_rs::WINDOWS_1252.decode_without_bom_handling(&gbk).0, sentence);
    }
}

/// Full-width punctuation as ASCII, as the damage leaves it; without what a byte at the end of all became.
fn level(text: &str) -> String {
    let fold = |char: char| match char {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(char) - 0xFEE0).unwrap(),
        _ => char,
    };
    text.trim_end_matches('?').chars().map(fold).collect()
}

/// How many characters of `text` are not in the same place of `other`, counted from both ends.
fn distance(text: &str, other: &str) -> usize {
    let ahead = text.chars().zip(other.chars()).take_while(|(left, right)| left == right).count();
    let left = text.chars().count().max(other.chars().count()) - ahead;
    let behind = text.chars().rev().zip(other.chars().rev()).take_while(|(left, right)| left == right).count();
    left.saturating_sub(behind)
}

#[test]
fn slipped_sentences_mostly_come_back() {
    let (mut total, mut exact, mut close, mut worse) = (0, 0, 0, 0);
    let mut unsure = 0;
    for sentence in SENTENCES {
        for text in [(*sentence).to_owned(), hanconv::s2t(sentence)] {
            for lost in (0..text.chars().count() - 4).step_by(5) {
                let damaged = slipped(&text, lost);
                let repaired = fixed(&damaged);
                total += 1;
                let left = distance(&level(&repaired.text), &level(sentence));
                exact += usize::from(left == 0);
                close += usize::from(left <= 1);
                worse += usize::from(left > distance(&level(&hanconv::t2s(&damaged)), &level(sentence)));
                let marks = |text: &str| level(text).matches('?').count();
                unsure += usize::from(left == 1 && marks(&repaired.text) > marks(sentence));
                if total % 10 == 0 {
                    check(&damaged);
                }
            }
        }
    }
    println!(
        "{total} damaged: {exact} exact, {close} but for one character ({unsure} of them marked), {worse} worse than before"
    );
    // Many of these runs are one or two characters long, which is too little to be sure of anything.
    assert!(exact * 100 >= total * 20 && close * 100 >= total * 40 && worse * 200 <= total);
}
