//! Formats of the document as docx-rs properties.
//!
//! With a base (the named style) only the differences are written, so a
//! paragraph goes on following its style when a person edits the style.
//! Distances become twips, font sizes half-points.

use docx_rs as dx;

use crate::document::{Align, Leader, ParagraphFormat, TabAlign, TabStop, TextFormat};
use crate::length::Length;

/// What stands between the style's id and the names of the paragraph switches
/// (`keepNext`, `keepLines`) that the paragraph turns *off*. docx-rs can only
/// turn them on; the post-pass reads this and takes it away.
pub(super) const OFF: char = '|';

/// Text size of an empty carrier paragraph, and of the mark of a picture's line:
/// the smallest, so that the mark adds no height of its own.
pub(super) const TINY: Length = Length::emu(12_700);

/// A paragraph's line height: exact for text (the form fixes the pitch), by
/// content for a picture, which an exact line would clip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineRule {
    /// The format's pitch.
    Exact,
    /// As high as the content.
    Content,
}

/// `w:line` of one line by content.
const SINGLE: i32 = 240;

/// A length in twips that may be negative.
pub(super) fn twips(length: Length) -> i32 {
    i32::try_from(length.to_twips()).unwrap_or(0)
}

/// A length in twips; a negative one becomes 0.
pub(super) fn positive(length: Length) -> u32 {
    u32::try_from(length.to_twips()).unwrap_or(0)
}

/// Format of a paragraph of a style. Without one, or in the style itself, the whole format.
pub(super) fn paragraph(
    format: &ParagraphFormat,
    rule: LineRule,
    base: Option<(&str, &ParagraphFormat, LineRule)>,
) -> dx::ParagraphProperty {
    let old = base.map(|(_, format, _)| format);
    let mut property = dx::ParagraphProperty::new();
    property.style =
        base.map(|(key, old, _)| dx::ParagraphStyle::new(Some(style_reference(key, format, old))));
    if old.is_none_or(|old| old.align != format.align) {
        property.alignment = Some(dx::Justification::new(alignment(format.align)));
    }
    let indent = |f: &ParagraphFormat| (f.left, f.right, f.first_line);
    if indent(format) != old.map_or_else(Default::default, indent) {
        property.indent = Some(indentation(format));
    }
    let lines = spacing(format, rule);
    if base.is_none_or(|(_, old, old_rule)| spacing(old, old_rule) != lines) {
        property.line_spacing = Some(lines);
    }
    property.keep_next = Some(format.keep_with_next && !old.is_some_and(|old| old.keep_with_next));
    property.keep_lines = Some(format.keep_lines && !old.is_some_and(|old| old.keep_lines));
    let outline =
        |f: &ParagraphFormat| f.outline.map_or(BODY_LEVEL, |level| usize::from(level.clamp(1, 9)) - 1);
    if outline(format) != old.map_or(BODY_LEVEL, outline) {
        property.outline_lvl = Some(dx::OutlineLvl::new(outline(format)));
    }
    property.tabs = tabs(&format.tabs, old.map_or(&[], |old| &old.tabs));
    property
}

/// `w:outlineLvl` of text that is no heading.
const BODY_LEVEL: usize = 9;

/// The style's id with the switches the paragraph turns off (see [`OFF`]).
fn style_reference(key: &str, format: &ParagraphFormat, old: &ParagraphFormat) -> String {
    let mut reference = key.to_owned();
    for (name, was, is) in [
        ("keepNext", old.keep_with_next, format.keep_with_next),
        ("keepLines", old.keep_lines, format.keep_lines),
    ] {
        if was && !is {
            reference.push(OFF);
            reference.push_str(name);
        }
    }
    reference
}

/// `w:jc`. `thaiDistribute` is Word's กระจายแบบไทย; `both` would stretch only the spaces.
fn alignment(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
        Align::ThaiDistribute => "thaiDistribute",
    }
}

fn indentation(format: &ParagraphFormat) -> dx::Indent {
    let first = twips(format.first_line);
    let special = match first {
        ..0 => dx::SpecialIndentType::Hanging(-first),
        _ => dx::SpecialIndentType::FirstLine(first),
    };
    dx::Indent::new(Some(twips(format.left)), Some(special), Some(twips(format.right)), None)
}

fn spacing(format: &ParagraphFormat, rule: LineRule) -> dx::LineSpacing {
    let lines = dx::LineSpacing::new().before(positive(format.before)).after(positive(format.after));
    match rule {
        LineRule::Exact => lines.line_rule(dx::LineSpacingType::Exact).line(twips(format.pitch)),
        LineRule::Content => lines.line_rule(dx::LineSpacingType::Auto).line(SINGLE),
    }
}

/// Tab stops, and `clear` for those of the style that the paragraph does not have.
fn tabs(stops: &[TabStop], old: &[TabStop]) -> Vec<dx::Tab> {
    if stops == old {
        return Vec::new();
    }
    let at = |stop: &TabStop| positive(stop.at) as usize;
    let cleared = old
        .iter()
        .filter(|old| !stops.iter().any(|stop| at(stop) == at(old)))
        .map(|old| dx::Tab::new().val(dx::TabValueType::Clear).pos(at(old)));
    let mut tabs: Vec<_> = cleared.chain(stops.iter().map(|stop| tab(stop, at(stop)))).collect();
    tabs.sort_by_key(|tab| tab.pos);
    tabs
}

fn tab(stop: &TabStop, at: usize) -> dx::Tab {
    let value = match stop.align {
        TabAlign::Left => dx::TabValueType::Left,
        TabAlign::Center => dx::TabValueType::Center,
        TabAlign::Right => dx::TabValueType::Right,
    };
    let tab = dx::Tab::new().val(value).pos(at);
    match stop.leader {
        Leader::None => tab,
        Leader::Dots => tab.leader(dx::TabLeaderType::Dot),
    }
}

/// Format of text in a paragraph of a style. Without one, or in the style itself, the whole format.
pub(super) fn text(format: &TextFormat, base: Option<&TextFormat>) -> dx::RunProperty {
    let plain = TextFormat::plain(Length::ZERO);
    let old = base.unwrap_or(&plain);
    let mut property = dx::RunProperty::new();
    if old.size != format.size {
        property = property.size(format.size.to_half_points());
    }
    // Off must be written: the style may be on. docx-rs writes `w:bCs` and `w:iCs`
    // as on in any case; the post-pass copies the value of `w:b` and `w:i` to them.
    if old.bold != format.bold {
        property.bold = Some(if format.bold { dx::Bold::new() } else { dx::Bold::new().disable() });
        property.bold_cs = Some(dx::BoldCs::new());
    }
    if old.italic != format.italic {
        property.italic = Some(if format.italic { dx::Italic::new() } else { dx::Italic::new().disable() });
        property.italic_cs = Some(dx::ItalicCs::new());
    }
    if old.underline != format.underline {
        property = property.underline(if format.underline { "single" } else { "none" });
    }
    if old.color != format.color {
        property = property.color(format.color.hex());
    }
    if old.spacing != format.spacing {
        property = property.character_spacing(twips(format.spacing));
    }
    property
}
