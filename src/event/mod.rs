//! Event rules: from TOML through patterns to programs, from programs to matches, with the reasons.

pub(crate) mod engine;
pub(crate) mod inflect;
pub(crate) mod items;
pub(crate) mod matcher;
mod modality;
mod pattern;
mod program;
pub(crate) mod rules;
pub(crate) mod trace;
mod unlisted;

pub(crate) use modality::Stance;
