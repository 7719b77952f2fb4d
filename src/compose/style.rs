//! The style sheet: each named style's format, from the profile's numbers.

use crate::document::{Align, ParagraphFormat, Rgb, Style, StyleId, TextFormat};
use crate::length::Length;
use crate::profile::Profile;

/// Every style a document may use, in the order a style list shows them.
pub(super) fn sheet(profile: &Profile) -> Vec<Style> {
    use StyleId as S;
    let fixed = [
        S::Title,
        S::HeadField,
        S::Salutation,
        S::HeadList,
        S::Body,
        S::Heading,
        S::Closing,
        S::Signature,
        S::EndorsementHeading,
        S::Endorsement,
        S::AttachmentTitle,
        S::Caption,
        S::TableHeader,
        S::TableCell,
        S::Picture,
        S::PageNumber,
        S::Cue,
        S::Marks,
    ];
    fixed.into_iter().chain((1..=5).map(S::Item)).map(|id| of(profile, id)).collect()
}

/// One style.
pub(super) fn of(profile: &Profile, id: StyleId) -> Style {
    Style { id, paragraph: paragraph(profile, id), text: text(profile, id) }
}

fn text(profile: &Profile, id: StyleId) -> TextFormat {
    use StyleId as S;
    let size = match id {
        S::Title => profile.heading.size_pt,
        S::Marks => profile.class.size_pt,
        S::TableHeader | S::TableCell => profile.table.size_pt,
        _ => profile.text.size_pt,
    };
    let bold = match id {
        S::Title | S::TableHeader | S::Marks => true,
        S::Heading => profile.section.bold,
        S::EndorsementHeading => profile.endorsement.bold,
        S::AttachmentTitle => profile.attachment.title_bold,
        _ => false,
    };
    let color = if id == S::Marks { profile.class.color.0 } else { Rgb::default() };
    let underline = id == S::Heading && profile.section.underline;
    TextFormat { bold, underline, color, ..TextFormat::plain(Length::pt(size)) }
}

fn paragraph(profile: &Profile, id: StyleId) -> ParagraphFormat {
    use StyleId as S;
    let plain = ParagraphFormat { pitch: pitch(profile, id), ..ParagraphFormat::default() };
    let distributed = if profile.text.justify { Align::ThaiDistribute } else { Align::Left };
    let first_line = Length::mm(profile.text.first_line_mm);
    let salutation_before = Length::pt(profile.salutation.before_pt);
    match id {
        S::Title => ParagraphFormat {
            align: Align::Center,
            after: Length::mm(profile.heading.after_mm),
            keep_with_next: true,
            outline: Some(1),
            ..plain
        },
        S::Salutation | S::HeadList => ParagraphFormat { before: salutation_before, ..plain },
        S::Body | S::Endorsement => ParagraphFormat { align: distributed, first_line, ..plain },
        S::Heading => ParagraphFormat {
            first_line: Length::mm(profile.section.indent_mm),
            before: Length::pt(profile.text.part_before_pt),
            keep_with_next: profile.section.keep_with_next,
            outline: Some(2),
            ..plain
        },
        S::Item(level) => {
            let level = usize::from(level.clamp(1, 5)) - 1;
            let first_line = Length::mm(profile.items.indent_mm[level]);
            ParagraphFormat { align: distributed, first_line, ..plain }
        }
        S::Closing => ParagraphFormat {
            align: distributed,
            first_line,
            before: Length::pt(profile.closing.before_pt),
            keep_with_next: profile.signature.keep_with_text,
            ..plain
        },
        S::Signature | S::Picture => ParagraphFormat { align: Align::Center, ..plain },
        S::EndorsementHeading => ParagraphFormat {
            before: Length::pt(profile.endorsement.before_pt),
            keep_with_next: profile.section.keep_with_next,
            ..plain
        },
        S::AttachmentTitle => {
            ParagraphFormat { align: Align::Center, keep_with_next: true, outline: Some(1), ..plain }
        }
        S::Caption | S::TableHeader | S::PageNumber | S::Marks => {
            ParagraphFormat { align: Align::Center, ..plain }
        }
        S::Cue => ParagraphFormat { align: Align::Right, ..plain },
        S::HeadField => ParagraphFormat { fill_lines: true, ..plain },
        S::TableCell => plain,
    }
}

fn pitch(profile: &Profile, id: StyleId) -> Length {
    use StyleId as S;
    Length::pt(match id {
        S::Title => profile.heading.pitch_pt,
        S::HeadField => profile.label.pitch_pt,
        S::TableHeader | S::TableCell => profile.table.pitch_pt,
        S::Marks => profile.text.pitch_pt * profile.class.size_pt / profile.text.size_pt,
        _ => profile.text.pitch_pt,
    })
}
