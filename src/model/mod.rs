//! The memo as meaning: typed, valid by construction, no layout and no wording.
//!
//! `check` makes it from the input; `compose` turns it into a document. Values
//! stay values here: a date is a civil date, digits are as the writer typed them.

pub mod body;
pub mod classes;
pub mod memo;
pub mod person;
pub mod reference;
pub mod text;

pub use body::{Block, Cell, CellAlign, Column, Heading, Item, Items, NumberStyle, Picture, Row, Table};
pub use classes::{Secrecy, Speed};
pub use memo::{Addressee, Agency, Attachment, Emblem, Labels, Memo, Orientation, PictureData};
pub use person::{Acting, ActingLayout, Endorsement, Signatory};
pub use reference::{ReferenceError, ReferenceNumber};
pub use text::{Origins, Span, Text, TextError, TextErrorKind};
