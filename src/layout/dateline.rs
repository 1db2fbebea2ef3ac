//! Datelines: `SHANGHAI, Dec. 9, 2023 /PRNewswire/ --`, `中新网上海9月27日电（记者 …）`, `date 2024-12-01`.

use super::Layout;
use super::noise::{Noise, NoiseTable};
use crate::span::Span;

/// Place, agency and date of filing, as stretches of the repaired text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dateline {
    pub(crate) span: Span,
    pub(crate) place: Option<Span>,
    pub(crate) agency: Option<Span>,
}

/// Furthest end of a dateline from the start of the paragraph, in bytes.
const REACH: usize = 160;

/// Take a dateline off the start of the first paragraph; returns what is left of it.
pub(super) fn read(text: &str, line: Span, noise: &NoiseTable, layout: &mut Layout) -> Span {
    let content = line.of_text(text);
    let head = floor(content, REACH);
    let base = line.start as usize;
    let found = glued_date(head).or_else(|| western(head, noise)).or_else(|| chinese(head, noise));
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
        super::labels::split_names(text, at(reporters), &mut layout.authors);
    }
    let rest = content.get(found.end..).unwrap_or("");
    let lead = rest.len() - rest.trim_start().len();
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

/// At most `length` bytes, cut at a `char` boundary.
fn floor(text: &str, length: usize) -> &str {
    let mut end = length.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or("")
}

/// `date 2024-12-01 Text`: a label of the page glued to the body.
fn glued_date(head: &str) -> Option<Found> {
    let rest = head.strip_prefix("date ").or_else(|| head.strip_prefix("Date: "))?;
    let start = head.len() - rest.len();
    let length = rest.bytes().take_while(|b| b.is_ascii_digit() || *b == b'-').count();
    (length == 10).then(|| Found { date: Some((start, start + length)), end: start + length, ..Found::default() })
}

/// A capitalised place, then date and agency in any order, closed by a dash.
fn western(head: &str, noise: &NoiseTable) -> Option<Found> {
    let (dash, length) = ["--", " — ", " – ", " - ", "—"]
        .iter()
        .filter_map(|mark| head.find(mark).map(|at| (at, mark.len())))
        .min_by_key(|&(at, _)| at)?;
    let front = head.get(..dash)?;
    let agency = bracketed(front).filter(|&(start, end)| {
        let name = front.get(start..end).unwrap_or("");
        noise.find(name, Noise::Agency).is_some_and(|(from, to)| from == 0 && to == name.len())
    });
    let place = front.find([',', '(', '/']).map(|end| (0, floor(front, end).trim_end().len()));
    let place = place.filter(|&(start, end)| {
        let place = front.get(start..end).unwrap_or("");
        place.len() > 2 && place.bytes().all(|b| b.is_ascii_uppercase() || b" .-'".contains(&b))
    });
    if front.contains(['"', '“', '。', ';']) {
        return None;
    }
    if agency.is_none() && place.is_none() {
        return None;
    }
    let date = place.map(|(_, end)| {
        let stop = front.get(end..).and_then(|rest| rest.find(['(', '/'])).map_or(front.len(), |at| end + at);
        (end, stop)
    });
    Some(Found { place, agency, date, end: dash + length, ..Found::default() })
}

/// What stands in the first brackets or slashes: (Xinhua), /PRNewswire/.
fn bracketed(front: &str) -> Option<(usize, usize)> {
    let open = front.find(['(', '/'])?;
    let rest = front.get(open + 1..)?;
    let length = rest.find([')', '/'])?;
    Some((open + 1, open + 1 + length))
}

/// Agency, place, date and 电/讯/消息, with the reporters in brackets; or 〔记者X／台北报导〕.
fn chinese(head: &str, noise: &NoiseTable) -> Option<Found> {
    let bracket = head.starts_with(['【', '〔', '(', '（', '［', '[']);
    let skip = if bracket { head.chars().next().map_or(0, char::len_utf8) } else { 0 };
    let (length, class) = noise.at_start(head.get(skip..)?)?;
    if class == Noise::AuthorLabel && bracket {
        return reporter_first(head, skip + length);
    }
    if class != Noise::Agency {
        return None;
    }
    let agency = (skip, skip + length);
    let rest = head.get(agency.1..)?;
    let before_bracket = rest.find(['(', '（', '，', '。', ',']).unwrap_or(rest.len());
    let rest = rest.get(..before_bracket)?;
    let marker = ["日电", "日讯", "日消息", "日报道", "电", "讯", "消息"]
        .iter()
        .filter_map(|mark| rest.find(mark).map(|at| (at, at + mark.len())))
        .min_by_key(|&(at, _)| at)
        .filter(|&(at, _)| at <= 48);
    let mut end = agency.1 + marker.map_or(0, |(_, end)| end);
    let date = marker.map(|(at, end)| {
        let front = rest.get(..end).unwrap_or("");
        let start = front.find(|c: char| c.is_ascii_digit()).unwrap_or(at);
        (agency.1 + start, agency.1 + front.find('日').map_or(end, |day| day + '日'.len_utf8()))
    });
    let place = date.map(|(start, _)| (agency.1, start)).filter(|&(start, stop)| stop > start);
    let mut reporters = None;
    let tail = head.get(end..)?;
    if let Some(open) = tail.chars().next().filter(|c| matches!(c, '(' | '（')) {
        let close = tail.find([')', '）'])?;
        let inner = tail.get(open.len_utf8()..close)?;
        let label =
            noise.at_start(inner).filter(|&(_, class)| class == Noise::AuthorLabel).map_or(0, |(length, _)| length);
        reporters = Some((end + open.len_utf8() + label, end + close));
        end += close + tail.get(close..)?.chars().next().map_or(0, char::len_utf8);
    }
    if bracket {
        let close = head.get(end..)?.chars().next().filter(|c| matches!(c, '】' | '〕' | ')' | '）'));
        end += close.map_or(0, char::len_utf8);
    }
    (marker.is_some() || reporters.is_some() || bracket).then_some(Found {
        place,
        agency: Some(agency),
        date,
        reporters,
        end,
    })
}

/// 〔记者X／台北报导〕: the reporter, then the place.
fn reporter_first(head: &str, start: usize) -> Option<Found> {
    let close = head.find(['】', '〕', ')', '）', '］', ']'])?;
    let inner = head.get(start..close)?;
    let slash = inner.find(['／', '/'])?;
    let rest = inner.get(slash..)?;
    let place_start = start + slash + rest.chars().next().map_or(0, char::len_utf8);
    let place = head.get(place_start..close)?;
    let place_end = place_start + place.find(['报', '電', '电', '综', '专']).unwrap_or(place.len());
    let end = close + head.get(close..)?.chars().next().map_or(0, char::len_utf8);
    let place = (place_end > place_start).then_some((place_start, place_end));
    Some(Found { place, reporters: Some((start, start + slash)), end, ..Found::default() })
}
