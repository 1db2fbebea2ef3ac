//! Dictionary files to one lexicon with one automaton, and its hits in a text.

pub(crate) mod bundled;
mod kinds;
mod lexicon;
pub(crate) mod people;
pub(crate) mod sense;
pub(crate) mod table;

pub(crate) use lexicon::{Hit, Lexicon, LexiconBuilder, Lookup};
pub(crate) use sense::{Cue, EnglishWord, Flags, NameKind, Sense, ThingId, ThingKind};
