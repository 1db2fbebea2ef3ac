//! Event rules: from TOML through patterns to matches, with the reasons.

pub(crate) mod trace;
