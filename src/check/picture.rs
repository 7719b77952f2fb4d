//! Pictures: read once each, decoded to be sure they are whole.

use std::io::Cursor;
use std::sync::Arc;

use image::{ImageFormat, ImageReader, Limits};

use super::blocks::Frame;
use super::cx::Cx;
use super::fields::*;
use super::object::Fields;
use super::shape::{NARROWEST_PICTURE, PICTURE_SHAPE, WIDEST};
use super::text::{self, Lines};
use super::{LIMITS, scalar};
use crate::diag::catalogue::{BodyProblem, PictureProblem as Problem};
use crate::diag::{Field, Limited, Wanted};
use crate::input::PictureError;
use crate::input::picture::MOST_BYTES;
use crate::input::raw::{Kind, Value};
use crate::model::{Picture, PictureData};

/// Most memory a decoder may take: 50 megapixels of 8 bytes, and room to work.
const MOST_MEMORY: u64 = 512 << 20;

/// A picture block.
pub(super) fn picture(cx: &mut Cx<'_>, value: &Value, frame: Frame) -> Option<Picture> {
    if let Kind::Text(_) = value.kind {
        let data = path(cx, PICTURE, value, Wanted::TextOrObject)?;
        return Some(Picture { data, width_mm: None, alt: None, caption: None });
    }
    let fields = Fields::of(cx, value, &PICTURE_SHAPE, Wanted::TextOrObject)?;
    let data = fields.get(PATH).and_then(|value| path(cx, PATH, value, Wanted::Text));
    let width = fields.get(WIDTH).and_then(|value| {
        let width = scalar::decimal(cx, value, NARROWEST_PICTURE..=WIDEST)?;
        if width > frame.width {
            cx.error(BodyProblem::PictureTooWide { width, limit: frame.width }, value.range.clone());
        }
        Some(width)
    });
    let alt = text::plain_optional(cx, fields.get(ALT));
    let caption = fields.get(CAPTION);
    let caption =
        caption.and_then(|caption| text::filled(cx, CAPTION, caption, Lines::Several, Wanted::Text));
    Some(Picture { data: data?, width_mm: width.map(|cm| cm * 10.0), alt, caption })
}

/// The picture a path names; a path that failed before is not reported again.
pub(super) fn path(cx: &mut Cx<'_>, field: Field, value: &Value, wanted: Wanted) -> Option<PictureData> {
    let path = text::plain_filled(cx, field, value, wanted)?;
    if let Some(known) = cx.read.get(&path) {
        return known.clone();
    }
    let count = cx.read.len() + 1;
    let data = if cx.within(Limited::Pictures, count, LIMITS.pictures, value.range.clone()) {
        let bytes = cx.pictures.read(&path).map_err(|error| refused(error, &path));
        let data = bytes.and_then(|bytes| decode(bytes, &path));
        data.map_err(|problem| cx.error(problem, value.range.clone())).ok()
    } else {
        None
    };
    cx.read.insert(path, data.clone());
    data
}

fn refused(error: PictureError, path: &str) -> Problem {
    let path = path.to_owned();
    match error {
        PictureError::NotFound => Problem::NotFound { path },
        PictureError::Outside => Problem::Outside { path },
        PictureError::TooLarge => Problem::TooLarge { path, limit: MOST_BYTES >> 20 },
        PictureError::Unreadable(reason) => Problem::Unreadable { path, reason },
    }
}

fn decode(bytes: Vec<u8>, path: &str) -> Result<PictureData, Problem> {
    let path = || path.to_owned();
    if bytes.len() > MOST_BYTES {
        return Err(Problem::TooLarge { path: path(), limit: MOST_BYTES >> 20 });
    }
    let jpeg = match image::guess_format(&bytes) {
        Ok(ImageFormat::Jpeg) => true,
        Ok(ImageFormat::Png) => false,
        _ => return Err(Problem::NotAPicture { path: path() }),
    };
    let format = if jpeg { ImageFormat::Jpeg } else { ImageFormat::Png };
    let damaged = |_| Problem::Damaged { path: path() };
    let reader = || ImageReader::with_format(Cursor::new(&bytes), format);
    let (width, height) = reader().into_dimensions().map_err(damaged)?;
    if u64::from(width) * u64::from(height) > LIMITS.megapixels as u64 * 1_000_000 {
        return Err(Problem::TooManyPixels { path: path(), width, height, limit: LIMITS.megapixels });
    }
    let mut whole = reader();
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    whole.limits(limits);
    whole.decode().map_err(damaged)?;
    // Decoders forgive a JPEG that is cut off; its end marker tells.
    if jpeg && !bytes.windows(2).rev().any(|pair| pair == [0xFF, 0xD9]) {
        return Err(Problem::Damaged { path: path() });
    }
    Ok(PictureData { bytes: Arc::from(bytes), jpeg, width_px: width, height_px: height })
}
