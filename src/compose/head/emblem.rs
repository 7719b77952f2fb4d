//! The emblem: the Garuda, the agency's own, or none.

use crate::compose::form::Form;
use crate::document::{Anchored, Image, ImageFormat};
use crate::length::Length;
use crate::model::{Emblem, Memo};

const GARUDA_SVG: &[u8] = include_bytes!("../../../templates/emblem/garuda.svg");
const GARUDA_PNG: &[u8] = include_bytes!("../../../templates/emblem/garuda.png");
const GARUDA_PDF: &[u8] = include_bytes!("../../../templates/emblem/garuda.pdf");
/// Width of the Garuda's drawing for its height (872.3 : 942).
const GARUDA_RATIO: f64 = 872.3 / 942.0;

/// The emblem at its fixed place.
pub(in crate::compose) fn emblem(form: &Form<'_>, memo: &Memo) -> Vec<Anchored> {
    let (image, ratio, alt) = match &memo.emblem {
        Emblem::Usual if !form.profile.emblem.show => return Vec::new(),
        Emblem::None => return Vec::new(),
        Emblem::Usual | Emblem::Garuda => {
            let (raster, pdf) = (Some(GARUDA_PNG.into()), Some(GARUDA_PDF.into()));
            let image = Image { data: GARUDA_SVG.into(), format: ImageFormat::Svg, raster, pdf };
            (image, GARUDA_RATIO, "ตราครุฑ")
        }
        Emblem::Custom(picture) => {
            let format = if picture.jpeg { ImageFormat::Jpeg } else { ImageFormat::Png };
            let ratio = f64::from(picture.width_px) / f64::from(picture.height_px);
            (Image { data: picture.bytes.clone(), format, raster: None, pdf: None }, ratio, "ตราหน่วยงาน")
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers in a text.
    fn numbers(text: &str) -> Vec<f64> {
        text.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-'))
            .filter_map(|n| n.parse().ok())
            .collect()
    }

    /// The points of the SVG's path as a PDF has them: absolute, in cubic curves.
    fn points(path: &str) -> Vec<[f64; 2]> {
        let starts: Vec<usize> =
            path.match_indices(|c: char| c.is_ascii_alphabetic()).map(|(at, _)| at).collect();
        let ends = starts.iter().skip(1).copied().chain([path.len()]);
        let (mut points, mut at) = (Vec::new(), [0.0; 2]);
        for (start, end) in starts.iter().zip(ends) {
            let values = numbers(&path[*start + 1..end]);
            match (&path[*start..=*start], values.as_slice()) {
                ("M" | "L", pairs) => points.extend(pairs.chunks(2).map(|pair| [pair[0], pair[1]])),
                ("H", xs) => points.extend(xs.iter().map(|x| [*x, at[1]])),
                ("V", ys) => points.extend(ys.iter().map(|y| [at[0], *y])),
                ("Q", quads) => {
                    for quad in quads.chunks(4) {
                        let third = |from: f64, control: f64| (from + 2.0 * control) / 3.0;
                        points.push([third(at[0], quad[0]), third(at[1], quad[1])]);
                        points.push([third(quad[2], quad[0]), third(quad[3], quad[1])]);
                        points.push([quad[2], quad[3]]);
                        at = [quad[2], quad[3]];
                    }
                }
                ("Z", []) => continue,
                other => panic!("{other:?}"),
            }
            at = *points.last().unwrap();
        }
        points
    }

    #[test]
    fn the_drawing_in_pdf_is_that_in_svg() {
        let svg = std::str::from_utf8(GARUDA_SVG).unwrap();
        let path = svg.split(" d=\"").nth(1).unwrap().split('"').next().unwrap();
        let pdf = lopdf::Document::load_mem(GARUDA_PDF).unwrap();
        let drawing =
            pdf.objects.values().filter_map(|object| object.as_stream().ok()).max_by_key(|s| s.content.len());
        let drawn = String::from_utf8(drawing.unwrap().decompressed_content().unwrap()).unwrap();
        let segments = drawn.lines().filter(|line| line.ends_with(['m', 'l', 'c']));
        let drawn: Vec<[f64; 2]> = segments
            .flat_map(|line| numbers(line).chunks(2).map(|xy| [xy[0], xy[1]]).collect::<Vec<_>>())
            .collect();
        // Six to the unit: so all of it is whole numbers.
        let meant: Vec<[f64; 2]> =
            points(path).into_iter().map(|point| point.map(|v| (v * 6.0).round())).collect();
        assert!(meant.len() > 15_000 && drawn == meant);
        let page = pdf.get_pages().into_values().next().unwrap();
        let size = pdf.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
        let size: Vec<f32> = size.iter().map(|number| number.as_float().unwrap()).collect();
        assert_eq!(size, [0.0, 0.0, 872.3, 942.0]);
    }
}
