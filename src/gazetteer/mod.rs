//! Dictionary files to one lexicon, and its hits in a text.

pub(crate) mod bundled;
mod characters;
mod finder;
mod index;
mod kinds;
mod lexicon;
mod lists;
pub(crate) mod people;
pub(crate) mod sense;
pub(crate) mod table;
mod words;

pub(crate) use lexicon::{Hit, Lexicon, LexiconBuilder, Lookup};
pub(crate) use lists::{List, WordList};
pub(crate) use sense::{Cue, EnglishWord, Flags, NameKind, Sense, Thing, ThingId, ThingKind};
