//! Pictures: placements in the text and the files behind them.
//!
//! docx-rs draws the placement; the files, their relationships, ids and
//! descriptions are kept here, because docx-rs counts ids over the whole
//! process and knows only PNG.

use std::sync::Arc;

use docx_rs as dx;

use crate::document::{Anchored, Image, ImageFormat};
use crate::length::Length;

/// The pictures of a document.
#[derive(Debug, Default)]
pub(super) struct Media {
    files: Vec<File>,
    placements: Vec<Placement>,
}

/// A picture file in the package.
#[derive(Debug, Clone)]
pub(super) struct File {
    /// Name inside `word/media` (`image1.png`).
    pub(super) name: String,
    /// Its bytes.
    pub(super) data: Arc<[u8]>,
}

/// One picture in the text.
#[derive(Debug, Clone)]
pub(super) struct Placement {
    /// Relationship id, unique in the document.
    pub(super) id: String,
    /// Index of its file.
    pub(super) file: usize,
    /// Description for readers who do not see it.
    pub(super) alt: String,
}

impl Media {
    /// The files, each once.
    pub(super) fn files(&self) -> &[File] {
        &self.files
    }

    /// The placements, in order of the text.
    pub(super) fn placements(&self) -> &[Placement] {
        &self.placements
    }

    /// A picture in a line.
    pub(super) fn inline(&mut self, image: &Image, width: Length, height: Length, alt: &str) -> dx::Pic {
        let number = self.placements.len() + 1;
        let id = format!("rIdPicture{number}");
        let file = self.file(image);
        self.placements.push(Placement { id: id.clone(), file, alt: alt.to_owned() });
        // docx-rs gives pictures of equal bytes one id; it gets the number instead
        // of the bytes, so each placement keeps its own.
        dx::Pic::new_with_dimensions(number.to_le_bytes().to_vec(), 1, 1)
            .id(id)
            .size(extent(width), extent(height))
    }

    /// A picture at a fixed place of the page.
    pub(super) fn anchored(&mut self, anchored: &Anchored) -> dx::Pic {
        let offset = |length: Length| i32::try_from(length.to_emu().max(0)).unwrap_or(i32::MAX);
        self.inline(&anchored.image, anchored.width, anchored.height, &anchored.alt)
            .floating()
            .overlapping()
            .relative_from_h(dx::RelativeFromHType::Page)
            .relative_from_v(dx::RelativeFromVType::Page)
            .offset_x(offset(anchored.x))
            .offset_y(offset(anchored.y))
    }

    fn file(&mut self, image: &Image) -> usize {
        let (data, extension) = match (image.format, &image.raster) {
            (ImageFormat::Jpeg, _) => (&image.data, "jpeg"),
            // Word shows SVG only beside a raster picture; the raster alone serves every reader.
            (ImageFormat::Svg, Some(raster)) => (raster, "png"),
            (ImageFormat::Png | ImageFormat::Svg, _) => (&image.data, "png"),
        };
        let known = self.files.iter().position(|file| file.data == *data);
        known.unwrap_or_else(|| {
            let name = format!("image{}.{extension}", self.files.len() + 1);
            self.files.push(File { name, data: Arc::clone(data) });
            self.files.len() - 1
        })
    }
}

fn extent(length: Length) -> u32 {
    u32::try_from(length.to_emu()).unwrap_or(1).max(1)
}
