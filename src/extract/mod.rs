//! What needs more than a list: grammars for values and names.

pub(crate) mod quantity;
