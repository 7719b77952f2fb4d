//! One page as an SVG drawing.

use typst_svg::SvgOptions;

use crate::error::Error;
use crate::typeset::Typeset;

/// Draws page `page` (from 0). Text becomes outlines.
///
/// # Errors
///
/// [`Error::Internal`] if there is no such page.
pub fn write(typeset: &Typeset, page: usize) -> Result<String, Error> {
    let pages = typeset.paged().pages();
    let page = pages.get(page).ok_or_else(|| Error::internal("svg", format!("no page {}", page + 1)))?;
    Ok(typst_svg::svg(page, &SvgOptions::default()))
}
