//! From candidates to mentions, from mentions to entities: one entity per thing.

pub(crate) mod analysis;
pub(crate) mod cluster;
mod company;
pub(crate) mod entity;
mod forms;
pub(crate) mod name;
mod positions;
pub(crate) mod posts;
mod reading;
mod scene;
mod select;
mod spoken;
mod unnamed;
