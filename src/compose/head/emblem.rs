//! The emblem: the Garuda, the agency's own, or none.

use crate::compose::form::Form;
use crate::document::{Anchored, Image, ImageFormat};
use crate::length::Length;
use crate::model::{Emblem, Memo};

const GARUDA_SVG: &[u8] = include_bytes!("../../../templates/emblem/garuda.svg");
const GARUDA_PNG: &[u8] = include_bytes!("../../../templates/emblem/garuda.png");
/// Width of the Garuda's drawing for its height (872.3 : 942).
const GARUDA_RATIO: f64 = 872.3 / 942.0;

/// The emblem at its fixed place.
pub(in crate::compose) fn emblem(form: &Form<'_>, memo: &Memo) -> Vec<Anchored> {
    let (image, ratio, alt) = match &memo.emblem {
        Emblem::Usual if !form.profile.emblem.show => return Vec::new(),
        Emblem::None => return Vec::new(),
        Emblem::Usual | Emblem::Garuda => {
            let (data, raster) = (GARUDA_SVG.into(), Some(GARUDA_PNG.into()));
            (Image { data, format: ImageFormat::Svg, raster }, GARUDA_RATIO, "ตราครุฑ")
        }
        Emblem::Custom(picture) => {
            let format = if picture.jpeg { ImageFormat::Jpeg } else { ImageFormat::Png };
            let ratio = f64::from(picture.width_px) / f64::from(picture.height_px);
            (Image { data: picture.bytes.clone(), format, raster: None }, ratio, "ตราหน่วยงาน")
        }
    };
    let place = &form.profile.emblem;
    vec![Anchored {
        image,
        x: Length::mm(place.x_mm),
        y: Length::mm(place.y_mm),
        width: Length::mm(place.height_mm * ratio),
        height: Length::mm(place.height_mm),
        alt: alt.to_owned(),
    }]
}
