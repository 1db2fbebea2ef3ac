//! Datelines: `SHANGHAI, Dec. 9, 2023 /PRNewswire/ --`, `中新网上海9月27日电（记者 …）`, `〔記者X／台北報導〕`, `date 2024-12-01`.

use super::noise::{Noise, NoiseTable};
use super::{Layout, Names, date, labels};
use crate::span::{Span, floor};
use crate::token::script::{is_close_bracket, is_han, is_open_bracket};

/// Place, agency and date of filing, as stretches of the repaired text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dateline {
    pub(crate) span: Span,
    pub(crate) place: Option<Span>,
    pub(crate) agency: Option<Span>,
}

/// Furthest end of a dateline from the start of the paragraph, in bytes.
const REACH: usize = 200;
/// Longest name of a place in a dateline, in bytes.
const LONGEST_PLACE: usize = 48;

/// Take a dateline off the start of the first paragraph; returns what is left of it.
pub(super) fn read(text: &str, line: Span, noise: &NoiseTable, names: Names<'_>, layout: &mut Layout) -> Span {
    let content = line.of_text(text);
    let head = floor(content, REACH);
    let base = line.start as usize;
    let found = glued_date(head)
        .or_else(|| western(head, noise, names))
        .or_else(|| release(head, noise, names))
        .or_else(|| place_and_day(head, names))
        .or_else(|| chinese(head, noise, names))
        .or_else(|| unlisted(head, noise));
    let Some(found) = found else { return line };
    let at = |range: (usize, usize)| Span::of(base + range.0, base + range.1);
    if found.place.is_some() || found.agency.is_some() {
        layout.dateline =
            Some(Dateline { span: at((0, found.end)), place: found.place.map(at), agency: found.agency.map(at) });
    }
    if layout.published.is_none() {
        layout.published = found.date.map(at);
    }
    if let Some(reporters) = found.reporters {
        labels::split_names(text, at(reporters), noise, &mut layout.authors);
    }
    let mut found = found;
    // 【记者X／台北报导】2025-08-07 18:42
    if let Some((length, all)) = content.get(found.end..).and_then(date::leading).filter(|_| found.date.is_none()) {
        if layout.published.is_none() {
            layout.published = Some(at((found.end, found.end + length)));
        }
        found.end += all;
    }
    let rest = content.get(found.end..).unwrap_or("");
    let lead =
        rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '，' | ',')).len();
    Span::of(base + found.end + lead, line.end as usize)
}

#[derive(Debug, Default)]
struct Found {
    place: Option<(usize, usize)>,
    agency: Option<(usize, usize)>,
    date: Option<(usize, usize)>,
    reporters: Option<(usize, usize)>,
    end: usize,
}

/// `date 2024-12-01 Text`: a label of the page glued to the body; or the date alone.
fn glued_date(head: &str) -> Option<Found> {
    let rest = head.strip_prefix("date ").or_else(|| head.strip_prefix("Date: "))?;
    let start = head.len() - rest.len();
    let (length, _) = date::leading(rest)?;
    Some(Found { date: Some((start, start + length)), end: start + length, ..Found::default() })
}

/// A place, then date and agency in any order, closed by a dash: `LONDON —`, `HAMBURG, March 18, 2024 (GLOBE NEWSWIRE) --`,
/// `上海2024年3月18日 /美通社/ --`, `SAN DIEGO--(BUSINESS WIRE)--`.
fn western(head: &str, noise: &NoiseTable, names: Names<'_>) -> Option<Found> {
    let Some((dash, mut end)) = dash(head, 0) else { return colon(head, names) };
    let front = head.get(..dash)?;
    // `May 24, 2025 – Acme today …`
    if let Some(date) = date::whole(front) {
        return Some(Found { date: Some((0, date)), end, ..Found::default() });
    }
    // `上海，2025年5月24日——`
    let stop = front.find('，').filter(|&at| {
        front.get(..at).is_some_and(|place| names.is_place(place))
            && front.get(at + '，'.len_utf8()..).is_some_and(|date| date::whole(date.trim()).is_some())
    });
    if front.contains(['"', '“', '。', ';', '；']) || (stop.is_none() && front.contains('，')) {
        return None;
    }
    let mut agency = bracketed(front, noise);
    // The agency can also stand between two dashes.
    let behind = head.get(end..)?;
    if let Some(inner) = bracketed(behind, noise).filter(|&(start, _)| agency.is_none() && start == 1) {
        agency = Some((end + inner.0, end + inner.1));
        (_, end) = self::dash(head, end + inner.1)?;
    }
    let place_end = front.find(|c: char| ",(/（，".contains(c) || c.is_ascii_digit()).unwrap_or(front.len());
    let place = front.get(..place_end)?.trim_end();
    let upper = place.len() > 2 && place.chars().all(|c| c.is_uppercase() || " .-'".contains(c));
    let dated = date_in(front, place.len());
    let bare = place.len() == front.trim_end().len();
    let believed = place.len() <= LONGEST_PLACE
        && (upper && (!bare || agency.is_some())
            || (upper || agency.is_some() || dated.is_some() || date::begins_with_day(front, place.len()))
                && names.is_place(place)
            || dated.is_some_and(|date| is_town_and_day(front, place, date)));
    let place = Some((0, place.len())).filter(|_| believed && !place.is_empty());
    if agency.is_none() && place.is_none() {
        return None;
    }
    // Without a year: the month and day, up to the agency.
    let date = dated.or_else(|| {
        let (_, start) = place?;
        let stop = front.get(start..)?.find(['(', '/']).map_or(front.len(), |at| start + at);
        Some((start, stop))
    });
    Some(Found { place, agency, date, end, ..Found::default() })
}

/// `Gävle, 19 September 2025 – `: words with capitals, a day with its year, and nothing else.
fn is_town_and_day(front: &str, place: &str, (from, to): (usize, usize)) -> bool {
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase) && !word.ends_with('.');
    let between = front.get(place.len()..from).unwrap_or("-");
    let rest = front.get(to..).unwrap_or("-");
    place.split(' ').count() <= 3
        && place.split([' ', '-']).all(capital)
        && between.trim_matches([',', ' ']).is_empty()
        && between.starts_with(',')
        && rest.trim().is_empty()
}

/// `中国杭州，2025年9月16日——`: nothing but a place and a day before the dash.
fn place_and_day(head: &str, names: Names<'_>) -> Option<Found> {
    let (dash, end) = dash(head, 0)?;
    let front = head.get(..dash)?;
    let (place, day) = front.split_once(['，', ','])?;
    let start = front.len() - day.trim_start().len();
    let (length, _) = date::leading(day.trim_start())?;
    let known = names.is_place(place) || place.strip_prefix("中国").is_some_and(|place| names.is_place(place));
    let whole = front.get(start + length..)?.trim().is_empty();
    (known && whole).then(|| Found {
        place: Some((0, place.len())),
        date: Some((start, start + length)),
        end,
        ..Found::default()
    })
}

/// Where the first dash behind an offset begins and ends.
fn dash(head: &str, from: usize) -> Option<(usize, usize)> {
    let rest = head.get(from..)?;
    if !rest.contains(['-', '—', '–']) {
        return None;
    }
    let marks = ["--", " — ", " – ", " - ", "—— ", "——", "—"].iter();
    let found = marks.filter_map(|mark| rest.find(mark).map(|at| (from + at, from + at + mark.len())));
    found.min_by_key(|&(at, end)| (at, std::cmp::Reverse(end)))
}

/// `SINGAPORE: `, where the capitals are a place.
fn colon(head: &str, names: Names<'_>) -> Option<Found> {
    let end = head.find(':').filter(|&at| at <= LONGEST_PLACE)?;
    let place = head.get(..end)?;
    let upper = place.len() > 3 && place.bytes().all(|b| b.is_ascii_uppercase() || b == b' ');
    (upper && names.is_place(place)).then(|| Found { place: Some((0, end)), end: end + 1, ..Found::default() })
}

/// The agency in the first brackets or slashes: (Xinhua), /PRNewswire/.
fn bracketed(front: &str, noise: &NoiseTable) -> Option<(usize, usize)> {
    let open = front.find(['(', '/', '（'])?;
    let start = open + front.get(open..)?.chars().next()?.len_utf8();
    let end = start + front.get(start..)?.find([')', '/', '）'])?;
    noise.is_agency(front.get(start..end)?.trim()).then_some((start, end))
}

/// A date with its year anywhere in a short text behind an offset.
fn date_in(text: &str, from: usize) -> Option<(usize, usize)> {
    let starts = text.char_indices().filter(|&(at, _)| at >= from);
    let fresh = |at: usize| !text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_alphanumeric()));
    starts
        .filter(|&(at, char)| (char.is_ascii_digit() || char.is_ascii_uppercase()) && fresh(at))
        .find_map(|(at, _)| date::leading(text.get(at..)?).map(|(end, _)| (at, at + end)))
}

/// `（美通社，2024年3月18日上海）`, `（香港，2024年3月18日）—— `: a bracket with a date of its own.
fn release(head: &str, noise: &NoiseTable, names: Names<'_>) -> Option<Found> {
    let open = head.chars().next().filter(|&c| is_open_bracket(c))?.len_utf8();
    let close = head.find(is_close_bracket)?;
    let inner = head.get(open..close)?;
    let date = date_in(inner, 0).map(|(start, end)| (open + start, open + end))?;
    let (mut place, mut agency, mut at) = (None, None, open);
    for part in inner.split(['，', ',', ' ', '　']) {
        let span = (at, at + part.len());
        // The place can be glued to the date.
        let behind = (date.1.max(at), at + part.len());
        if noise.is_agency(part) {
            agency = Some(span);
        } else if names.is_place(part) {
            place = Some(span);
        } else if head.get(behind.0..behind.1).is_some_and(|rest| names.is_place(rest)) {
            place = Some(behind);
        }
        at += part.len()
            + inner.get(at - open + part.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    if place.is_none() && agency.is_none() {
        return None;
    }
    let end = close + head.get(close..)?.chars().next()?.len_utf8();
    let rest = head.get(end..)?;
    let marks = rest.len() - rest.trim_start_matches(['—', '-', ' ', '－']).len();
    Some(Found { place, agency, date: Some(date), reporters: None, end: end + marks })
}

/// Ends of `… 9月27日电`, by what they are: longer ones first.
const MARKS: [&str; 10] = ["日电", "日讯", "日消息", "日报道", "日报导", "电", "讯", "消息", "报道", "报导"];

/// What stands behind an outlet that no list has, where no day is told.
const BARE: [&str; 4] = ["综合消息", "消息", "讯", "电"];

/// What a paper calls itself.
const PAPER: &str = "本报";

/// Agency, place, date and 电/讯/消息, with the reporters before or behind, in brackets or not.
fn chinese(head: &str, noise: &NoiseTable, names: Names<'_>) -> Option<Found> {
    let open = head.chars().next().filter(|&c| is_open_bracket(c)).map_or(0, char::len_utf8);
    let class = noise.at_start(head.get(open..)?);
    if let Some((length, Noise::AuthorLabel)) = class.filter(|_| open > 0) {
        return bracket_of_reporter(head, open, open + length, None, names);
    }
    let (length, _) = class.filter(|&(_, class)| class == Noise::Agency)?;
    let agency = (open, open + length);
    // （中央社記者X台北18日電）
    if let Some((label, Noise::AuthorLabel)) = noise.at_start(head.get(agency.1..)?).filter(|_| open > 0) {
        return bracket_of_reporter(head, open, agency.1 + label, Some(agency), names);
    }
    let rest = head.get(agency.1..)?;
    let stop = rest.find(|c: char| "(（，。,【：:".contains(c) || is_close_bracket(c)).unwrap_or(rest.len());
    let front = rest.get(..stop)?;
    let mark = MARKS.iter().filter_map(|mark| front.find(mark).map(|at| (at, at + mark.len())));
    let mark = mark.min_by_key(|&(at, end)| (at, std::cmp::Reverse(end))).filter(|&(at, _)| at <= LONGEST_PLACE);
    let mut found = Found { agency: Some(agency), end: agency.1, ..Found::default() };
    if let Some((at, end)) = mark {
        let day = front.get(..end)?;
        let start = day.find(|c: char| c.is_ascii_digit()).unwrap_or(at);
        let date_end = day.rfind('日').filter(|&at| at >= start).map_or(start, |at| at + '日'.len_utf8());
        found.date = Some((agency.1 + start, agency.1 + date_end)).filter(|(from, to)| to > from);
        let place = front.get(..start)?;
        let lead = place.len() - place.trim_start().len();
        let place = (agency.1 + lead, agency.1 + place.trim_end().len());
        let word = head.get(place.0..place.1.max(place.0))?;
        // 本报告电子版: the paper's word for itself begins other words too.
        if found.date.is_none() && head.get(agency.0..agency.1)? == PAPER && !names.is_place(word) {
            return None;
        }
        // 香港商报网讯: what is left of an outlet's name is no place.
        found.place = Some(place).filter(|_| word.chars().count() >= 2 && word.chars().all(is_han));
        found.end = agency.1 + end;
    }
    if open > 0 {
        let close = head.get(found.end..)?.chars().next().filter(|&c| is_close_bracket(c))?;
        found.end += close.len_utf8();
    }
    behind(head, noise, &mut found);
    (mark.is_some() || found.reporters.is_some() || open > 0).then_some(found)
}

/// 某某早参8月27日讯（记者 X）: an outlet that no list has, by the day, the word behind it and the reporter.
fn unlisted(head: &str, noise: &NoiseTable) -> Option<Found> {
    const DAYS: [&str; 3] = ["日讯", "日电", "日消息"];
    let start = head.find(|c: char| !is_han(c)).filter(|&at| (6..=LONGEST_PLACE).contains(&at))?;
    // 某某日报讯（记者 X）: without the day.
    let filed = head.get(..start).and_then(|front| BARE.iter().find_map(|mark| front.strip_suffix(mark)));
    if let Some(outlet) = filed.filter(|_| head.get(start..).is_some_and(|rest| rest.starts_with(is_open_bracket))) {
        let mut found = Found { agency: Some((0, outlet.len())), end: start, ..Found::default() };
        behind(head, noise, &mut found);
        return found.reporters.is_some().then_some(found);
    }
    let day = head.get(start..).filter(|day| day.starts_with(|c: char| c.is_ascii_digit()))?;
    let filed = day.find(|c: char| !is_han(c) && !c.is_ascii_digit()).unwrap_or(day.len());
    let mark = DAYS.iter().find_map(|mark| day.get(..filed)?.strip_suffix(mark).map(|front| (front.len(), mark)))?;
    let date = (start, start + mark.0 + '日'.len_utf8());
    let mut found = Found { agency: Some((0, start)), date: Some(date), end: start + filed, ..Found::default() };
    behind(head, noise, &mut found);
    found.reporters.is_some().then_some(found)
}

/// `(记者 X 通讯员 Y)` or `记者X报道：` behind a dateline.
fn behind(head: &str, noise: &NoiseTable, found: &mut Found) {
    let tail = head.get(found.end..).unwrap_or("");
    let spaced = tail.trim_start();
    let at = found.end + tail.len() - spaced.len();
    let bracket = spaced.chars().next().filter(|&c| is_open_bracket(c)).map_or(0, char::len_utf8);
    let inner = spaced.get(bracket..).unwrap_or("");
    // The outlet is named once more: （大纪元记者X台北报导）
    let outlet = noise.at_start(inner).filter(|&(_, class)| class == Noise::Agency).map_or(0, |(length, _)| length);
    let labelled = inner.get(outlet..).and_then(|rest| noise.at_start(rest));
    let Some((label, Noise::AuthorLabel)) = labelled else { return };
    let start = at + bracket + outlet + label;
    let rest = head.get(start..).unwrap_or("");
    let end = if bracket > 0 {
        rest.find(is_close_bracket)
    } else {
        // Without brackets only where it says that the reporter reports.
        rest.find(['：', ':', '，'])
            .filter(|&end| rest.get(..end).is_some_and(|part| part.ends_with("报道") || part.ends_with("报导")))
    };
    let Some(length) = end.filter(|&length| length <= 90) else { return };
    found.reporters = Some((start, start + length));
    let close = rest.get(length..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    found.end = start + length + close;
}

/// 〔记者X／台北报导〕, （中央社记者X台北18日电）: the reporter, then the place and the day.
fn bracket_of_reporter(
    head: &str,
    open: usize,
    start: usize,
    agency: Option<(usize, usize)>,
    names: Names<'_>,
) -> Option<Found> {
    let close = head.find(is_close_bracket).filter(|&at| at > start)?;
    let inner = head.get(start..close)?;
    let (name, filed) = match inner.find(['／', '/']) {
        Some(slash) => (slash, slash + inner.get(slash..)?.chars().next()?.len_utf8()),
        None => {
            let stop = inner
                .find(|c: char| c.is_ascii_digit())
                .or_else(|| MARKS.iter().filter_map(|mark| inner.find(mark)).min());
            let front = inner.get(..stop?)?.trim_end();
            let cut = front
                .char_indices()
                .map(|(at, _)| at)
                .find(|&at| at > 0 && front.get(at..).is_some_and(|rest| names.is_place(rest)));
            let cut = cut.unwrap_or(front.len());
            (cut, cut)
        }
    };
    let rest = inner.get(filed..)?;
    let digit = rest.find(|c: char| c.is_ascii_digit());
    let mark = ["综合", "专题", "即时", "专电"].iter().chain(&MARKS).filter_map(|mark| rest.find(mark)).min();
    let place_end = digit.into_iter().chain(mark).min().unwrap_or(rest.len());
    let place = (start + filed, start + filed + rest.get(..place_end)?.trim_end().len());
    let date = digit.and_then(|at| Some((start + filed + at, start + filed + rest.find('日')? + '日'.len_utf8())));
    let end = close + head.get(close..)?.chars().next()?.len_utf8();
    debug_assert!(open <= start);
    Some(Found {
        place: Some(place).filter(|(from, to)| to > from),
        agency,
        date: date.filter(|(from, to)| to > from),
        reporters: Some((start, start + name)),
        end,
    })
}
