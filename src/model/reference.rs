//! stub
use std::fmt;
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceNumber;
pub struct ReferenceError;
impl fmt::Display for ReferenceNumber { fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result { Ok(()) } }
