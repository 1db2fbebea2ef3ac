//! Bytes.

use super::{Changes, ScriptTable};

pub(crate) fn find(_text: &str, _table: &ScriptTable, _changes: &mut Changes) {}

pub(crate) fn is_lead(_char: char) -> bool {
    false
}
