//! A value a little too long for its line is drawn together by character spacing.

use unicode_segmentation::UnicodeSegmentation;

use super::form::line_width;
use crate::document::Inline;
use crate::length::Length;

/// WordprocessingML states character spacing in whole twips (1/20 pt).
const TWIP: Length = Length::emu(635);

/// So much of the spacing LibreOffice takes at least (measured on values of one and two twips: 77 to
/// 80 %); the value must fit there too.
const TAKEN: f64 = 0.75;

/// Draws a value together so that it fits `room`, if that takes at most the share `most` of
/// its width; else leaves it to wrap.
pub(super) fn into_line(value: &mut [Inline], room: Length, most: f64) {
    let natural = line_width(value);
    let excess = natural - room;
    let clusters: i64 = value.iter().map(clusters).sum();
    if excess <= Length::ZERO || clusters == 0 || value.contains(&Inline::Break) {
        return;
    }
    let gain = (TWIP * clusters).scale(TAKEN).to_emu();
    let twips = (excess.to_emu() + gain - 1) / gain;
    if TWIP * twips * clusters > natural.scale(most) {
        return;
    }
    for inline in value {
        if let Inline::Text(run) = inline {
            run.format.spacing = -(TWIP * twips);
        }
    }
}

fn clusters(inline: &Inline) -> i64 {
    match inline {
        Inline::Text(run) => run.text.graphemes(true).count() as i64,
        Inline::Tab | Inline::Break => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::TextFormat;

    fn value(text: &str) -> Vec<Inline> {
        vec![Inline::text(text, TextFormat::plain(Length::pt(16.0)))]
    }

    fn spacing(value: &[Inline]) -> Length {
        match &value[0] {
            Inline::Text(run) => run.format.spacing,
            _ => Length::ZERO,
        }
    }

    #[test]
    fn a_little_too_long_is_drawn_together_and_fits() {
        let mut text = value(&"ขออนุมัติ".repeat(10));
        let natural = line_width(&text);
        let room = natural.scale(0.99);
        into_line(&mut text, room, 0.02);
        let drawn = natural + spacing(&text) * 60;
        assert!(drawn <= room && drawn >= natural.scale(0.98), "{} of {}", drawn.to_pt(), natural.to_pt());
        assert_eq!(spacing(&text), natural_spacing(natural, room));
    }

    /// The least whole number of twips for the 60 clusters of the text of which three quarters are enough.
    fn natural_spacing(natural: Length, room: Length) -> Length {
        (1..)
            .map(|twips| -(TWIP * twips))
            .find(|spacing| natural + (*spacing * 60).scale(0.75) <= room)
            .unwrap()
    }

    #[test]
    fn what_fits_and_what_is_far_too_long_stay_as_they_are() {
        let mut text = value(&"ขออนุมัติ".repeat(10));
        let natural = line_width(&text);
        into_line(&mut text, natural, 0.02);
        into_line(&mut text, natural.scale(0.97), 0.02);
        assert_eq!(spacing(&text), Length::ZERO);
    }
}
