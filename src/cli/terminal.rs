//! `saraban preview --terminal`: the pages as pictures in a terminal.

use std::fmt::Write;
use std::path::Path;

use image::{RgbImage, imageops};
use saraban::diag::Lang;
use saraban::input::Folder;
use saraban::profile::Profile;
use saraban::{MAX_INPUT_BYTES, error::Error};

use super::args::TerminalArg;
use super::exit::Exit;
use super::plan::{self, Input};
use super::{render, report, say};

/// Columns where the terminal does not say.
const COLUMNS: usize = 80;

/// Pixels to a column, where pictures have pixels of their own.
const PIXELS: usize = 10;

/// Draws every page of a memo.
pub(super) fn run(path: &Path, profile: Option<Profile>, how: TerminalArg, lang: Lang) -> Exit {
    let input = plan::input(path);
    let how = if how == TerminalArg::Auto { by_environment() } else { how };
    match draw(&input, profile, how, lang) {
        Ok(Some(drawn)) => say::print(drawn.as_bytes()),
        Ok(None) => Exit::Mistakes,
        Err(error) => {
            report::failure(&error, lang);
            Exit::Failed
        }
    }
}

fn draw(
    input: &Input,
    profile: Option<Profile>,
    how: TerminalArg,
    lang: Lang,
) -> Result<Option<String>, Error> {
    let bytes = render::read(input, MAX_INPUT_BYTES)?;
    let checked = saraban::check(&input.name(), &bytes, &Folder::new(render::folder(input)));
    report::diagnostics(&checked.diagnostics, &checked.source, lang);
    let Some(memo) = checked.memo else { return Ok(None) };
    let profile = Profile::of_memo(profile.as_ref(), memo.profile.as_deref());
    let rendered = saraban::render(&memo, &profile, None)?;
    let columns = terminal_size::terminal_size().map_or(COLUMNS, |(width, _)| usize::from(width.0));
    let columns = columns.clamp(20, 160);
    let mut out = String::new();
    for page in 0..rendered.pages() {
        let width = rendered.typeset.page_size(page).map_or(595.0, |(width, _)| width);
        let pixels = if how == TerminalArg::Blocks { columns * 4 } else { columns * PIXELS };
        let png = rendered.png(page, pixels as f64 * 72.0 / width)?;
        let picture = |png: &[u8]| image::load_from_memory(png).map(|picture| picture.to_rgb8());
        let failure = |error: image::ImageError| Error::internal("terminal", error);
        match how {
            TerminalArg::Kitty => kitty(&png, columns, &mut out),
            TerminalArg::Sixel => sixel(&picture(&png).map_err(failure)?, &mut out),
            TerminalArg::Auto | TerminalArg::Blocks => {
                blocks(&picture(&png).map_err(failure)?, columns, &mut out);
            }
        }
        out.push('\n');
    }
    Ok(Some(out))
}

/// What the terminal says of itself.
#[expect(clippy::disallowed_methods, reason = "only `cli` reads the environment")]
fn by_environment() -> TerminalArg {
    let var = |name: &str| std::env::var(name).unwrap_or_default().to_lowercase();
    let (term, program) = (var("TERM"), var("TERM_PROGRAM"));
    let is = |names: &[&str]| names.iter().any(|name| term.contains(name) || program.contains(name));
    if is(&["kitty", "ghostty"]) {
        TerminalArg::Kitty
    } else if is(&["sixel", "foot", "mlterm", "wezterm", "contour", "yaft"]) {
        TerminalArg::Sixel
    } else {
        TerminalArg::Blocks
    }
}

/// A PNG by the graphics protocol of kitty, as wide as the terminal.
fn kitty(png: &[u8], columns: usize, out: &mut String) {
    let text = base64(png);
    let chunks: Vec<&[u8]> = text.as_bytes().chunks(4096).collect();
    for (index, chunk) in chunks.iter().enumerate() {
        let more = u8::from(index + 1 < chunks.len());
        let head = if index == 0 { format!("a=T,f=100,c={columns},q=2,") } else { String::new() };
        let _ = write!(out, "\x1b_G{head}m={more};{}\x1b\\", String::from_utf8_lossy(chunk));
    }
}

/// Two pixels to a cell, one above the other.
fn blocks(picture: &RgbImage, columns: usize, out: &mut String) {
    let width = columns as u32;
    let height = (picture.height() * width).div_ceil(picture.width()).next_multiple_of(2);
    let small = imageops::resize(picture, width, height, imageops::FilterType::Triangle);
    for y in (0..height).step_by(2) {
        for x in 0..width {
            let ([a, b, c], [d, e, f]) = (small.get_pixel(x, y).0, small.get_pixel(x, y + 1).0);
            let _ = write!(out, "\x1b[38;2;{a};{b};{c};48;2;{d};{e};{f}m\u{2580}");
        }
        out.push_str("\x1b[0m\n");
    }
}

/// Shades of grey, and of six each of red, green and blue for what is coloured.
const GREYS: u8 = 16;

fn colour([r, g, b]: [u8; 3]) -> u8 {
    let (most, least) = (r.max(g).max(b), r.min(g).min(b));
    let of = |value: u8, steps: u16| ((u16::from(value) * (steps - 1) + 127) / 255) as u8;
    if most - least < 24 { of(g, u16::from(GREYS)) } else { GREYS + 36 * of(r, 6) + 6 * of(g, 6) + of(b, 6) }
}

/// In bands of six lines, each colour of a band in turn.
fn sixel(picture: &RgbImage, out: &mut String) {
    let (width, height) = picture.dimensions();
    let _ = write!(out, "\x1bPq\"1;1;{width};{height}");
    for grey in 0..GREYS {
        let share = u32::from(grey) * 100 / u32::from(GREYS - 1);
        let _ = write!(out, "#{grey};2;{share};{share};{share}");
    }
    for mix in 0..216_u32 {
        let (r, g, b) = (mix / 36 * 20, mix / 6 % 6 * 20, mix % 6 * 20);
        let _ = write!(out, "#{};2;{r};{g};{b}", mix + u32::from(GREYS));
    }
    for band in (0..height).step_by(6) {
        let rows: Vec<Vec<u8>> = (band..height.min(band + 6))
            .map(|y| (0..width).map(|x| colour(picture.get_pixel(x, y).0)).collect())
            .collect();
        let mut there: Vec<u8> = rows.iter().flatten().copied().collect();
        there.sort_unstable();
        there.dedup();
        for colour in there {
            let _ = write!(out, "#{colour}");
            let bits = |x: usize| {
                rows.iter().enumerate().fold(0_u8, |bits, (y, row)| bits | u8::from(row[x] == colour) << y)
            };
            let mut x = 0;
            while x < width as usize {
                let now = bits(x);
                let run = (x..width as usize).take_while(|x| bits(*x) == now).count();
                let _ = write!(out, "!{run}{}", char::from(63 + now));
                x += run;
            }
            out.push('$');
        }
        out.push('-');
    }
    out.push_str("\x1b\\");
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let at = |index: usize| u32::from(three.get(index).copied().unwrap_or_default());
        let all = at(0) << 16 | at(1) << 8 | at(2);
        for letter in 0..4 {
            let index = (all >> (18 - 6 * letter) & 63) as usize;
            text.push(if letter <= three.len() { char::from(LETTERS[index]) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    #[test]
    fn base64_is_as_others_write_it() {
        assert_eq!(
            ["", "f", "fo", "foo", "foob"].map(|text| base64(text.as_bytes())),
            ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]
        );
    }

    #[test]
    fn a_sixel_has_each_colour_of_a_band_in_turn() {
        let picture =
            RgbImage::from_fn(3, 2, |x, y| if x == 1 && y == 0 { Rgb([0; 3]) } else { Rgb([255; 3]) });
        let mut out = String::new();
        sixel(&picture, &mut out);
        assert!(out.ends_with("#0!1?!1@!1?$#15!1B!1A!1B$-\x1b\\"), "{out:?}");
    }

    #[test]
    fn blocks_fill_the_width() {
        let mut out = String::new();
        blocks(&RgbImage::new(40, 60), 20, &mut out);
        assert_eq!(out.lines().count(), 15);
        assert_eq!(out.lines().next().map(|line| line.matches('\u{2580}').count()), Some(20));
    }

    #[test]
    fn kitty_gets_its_picture_in_pieces() {
        let mut out = String::new();
        kitty(&[7; 6000], 80, &mut out);
        assert_eq!(out.matches("\x1b_G").count(), 2);
        assert!(out.starts_with("\x1b_Ga=T,f=100,c=80,q=2,m=1;") && out.ends_with("\x1b\\"));
    }
}
