//! Event rules: from TOML through patterns to programs, from programs to matches, with the reasons.

mod aside;
mod compound;
mod contest;
mod elided;
pub(crate) mod engine;
pub(crate) mod examples;
pub(crate) mod inflect;
pub(crate) mod items;
pub(crate) mod latin;
mod list;
pub(crate) mod matcher;
mod modality;
mod partner;
mod pattern;
mod phrase;
mod plain;
mod program;
pub(crate) mod rules;
mod source;
mod subject;
pub(crate) mod trace;
mod types;
mod unless;
mod unlisted;
mod whole;
mod words;

pub(crate) use modality::{Stance, stance};
