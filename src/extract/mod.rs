//! What can be read from the repaired text by itself.

mod time;
