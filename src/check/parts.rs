//! Which part of the memo a field's text is.

use super::fields::*;
use crate::diag::Field;
use crate::draft::Part;

/// The part a field's text belongs to.
pub(super) fn of(field: Field) -> Part {
    match field {
        AGENCY | AGENCY_NAME => Part::Agency,
        SUBJECT => Part::Subject,
        TO | ADDRESSEE_NAME => Part::To,
        THROUGH => Part::Through,
        REFERENCES => Part::Citation,
        ENCLOSURES => Part::Enclosure,
        BLOCK_HEADING => Part::Heading,
        TEXT => Part::Item,
        CAPTION => Part::Caption,
        CLOSING => Part::Closing,
        HEADING => Part::EndorsementHeading,
        OPINION => Part::Opinion,
        POSITION => Part::Position,
        ACTING_FOR => Part::ActingFor,
        TITLE => Part::AttachmentTitle,
        _ => Part::Paragraph,
    }
}
