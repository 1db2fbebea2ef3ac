//! Traditional to Simplified Chinese by the OpenCC library, for those who have it installed and want its configurations.

use super::Changes;
use super::gbk::is_han;
use opencc_rust::OpenCC;

/// An opened configuration of OpenCC.
pub(crate) struct Native(OpenCC);

impl Native {
    /// Open a configuration: a name such as `t2s.json`, or a path.
    pub(crate) fn open(config: &str) -> Result<Self, &'static str> {
        OpenCC::new(config).map(Self)
    }

    /// Convert every run of Chinese characters. Where the number of characters stays, each keeps its place; where it does
    /// not, the run is one change.
    pub(crate) fn find(&self, text: &str, changes: &mut Changes) {
        let mut at = 0;
        while let Some(start) = text.get(at..).and_then(|rest| rest.find(is_han)).map(|found| at + found) {
            let rest = text.get(start..).unwrap_or("");
            let run = rest.get(..rest.find(|char| !is_han(char)).unwrap_or(rest.len())).unwrap_or("");
            at = start + run.len().max(1);
            let converted = self.0.convert(run);
            if converted == run {
                continue;
            }
            if converted.chars().count() == run.chars().count() {
                for ((offset, old), new) in
                    run.char_indices().zip(converted.chars()).filter(|((_, old), new)| old != new)
                {
                    let from = start + offset;
                    changes.replace(from, from + old.len_utf8(), new.encode_utf8(&mut [0; 4]));
                }
            } else {
                changes.replace(start, start + run.len(), &converted);
            }
        }
    }
}
