//! `shilu schema`

use crate::failure::{Failure, Status};

pub(crate) fn run() -> Result<Status, Failure> {
    super::print(&super::pretty(&shilu::json_schema()).map_err(Failure::Input)?)?;
    Ok(Status::Complete)
}
