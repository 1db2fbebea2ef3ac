//! Words and sentences broken over lines.

use super::Changes;

pub(crate) fn find(_text: &str, _changes: &mut Changes) {}
