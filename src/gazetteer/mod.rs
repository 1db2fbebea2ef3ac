//! Dictionary files to one automaton, and its hits in a text.

pub(crate) mod table;
