//! One page as a PNG picture.

use std::io::Cursor;

use image::{ExtendedColorType, ImageEncoder};
use typst::utils::Scalar;
use typst_render::RenderOptions;

use crate::error::Error;
use crate::typeset::Typeset;

/// Points in an inch.
const POINTS: f64 = 72.0;

/// Draws page `page` (from 0) at `ppi` pixels per inch, on white.
///
/// # Errors
///
/// [`Error::Internal`] if there is no such page or the encoder fails.
pub fn write(typeset: &Typeset, page: usize, ppi: f64) -> Result<Vec<u8>, Error> {
    let pages = typeset.paged().pages();
    let page = pages.get(page).ok_or_else(|| Error::internal("png", format!("no page {}", page + 1)))?;
    let options = RenderOptions { pixel_per_pt: Scalar::new(ppi / POINTS), ..RenderOptions::default() };
    let pixels = typst_render::render(page, &options);
    // The page is opaque, so premultiplied colour is plain colour.
    let rgb: Vec<u8> =
        pixels.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let mut out = Cursor::new(Vec::new());
    image::codecs::png::PngEncoder::new(&mut out)
        .write_image(&rgb, pixels.width(), pixels.height(), ExtendedColorType::Rgb8)
        .map_err(|error| Error::internal("png", error))?;
    Ok(out.into_inner())
}
