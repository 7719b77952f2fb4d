//! Drawings that a PDF takes over as they stand in another, instead of writing and packing every curve anew: the
//! Garuda has five thousand.

use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;
use typst::foundations::Bytes;
use typst::layout::{Frame, FrameItem};
use typst::visualize::{Image, ImageKind};

use super::layout::compile;
use super::world::Job;
use crate::document::Document;
use crate::error::Error;

/// A drawing in SVG, and the same as the page of a PDF.
#[derive(Debug, Clone)]
pub(super) struct Drawing {
    svg: Arc<[u8]>,
    pdf: Arc<[u8]>,
}

/// A drawing whose page has been read.
pub(super) struct Taken {
    svg: Arc<[u8]>,
    page: ImageKind,
}

/// The last page that was read: memos mostly have the same emblem.
static LAST: Mutex<Option<(Arc<[u8]>, ImageKind)>> = Mutex::new(None);

/// The drawings of a document that are there as PDF too.
pub(super) fn drawings(document: &Document) -> Vec<Drawing> {
    let images =
        document.sections.iter().flat_map(|section| &section.anchored).map(|anchored| &anchored.image);
    let both = images.filter_map(|image| Some(Drawing { svg: image.data.clone(), pdf: image.pdf.clone()? }));
    both.collect()
}

impl Drawing {
    pub(super) fn take(&self) -> Result<Taken, Error> {
        Ok(Taken { svg: self.svg.clone(), page: page(&self.pdf)? })
    }
}

impl Taken {
    /// The image to be shown in place of one of the same drawing in SVG.
    pub(super) fn instead_of(&self, image: &Image) -> Option<Image> {
        let same = matches!(image.kind(), ImageKind::Svg(svg) if **svg.data() == *self.svg);
        same.then(|| Image::new(self.page.clone(), image.alt().map(Into::into), image.scaling()))
    }
}

fn page(pdf: &Arc<[u8]>) -> Result<ImageKind, Error> {
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((known, page)) = &*last
        && known == pdf
    {
        return Ok(page.clone());
    }
    // typst has no other way in for a PDF than a page that shows it.
    let shown = compile(Job::Drawing, &Value::Null, &[Bytes::new(pdf.to_vec())])?;
    let page = shown.pages().iter().find_map(|page| image(&page.frame));
    let page = page.ok_or_else(|| Error::internal("typeset", "a drawing without a page"))?;
    *last = Some((pdf.clone(), page.clone()));
    Ok(page)
}

fn image(frame: &Frame) -> Option<ImageKind> {
    frame.items().find_map(|(_, item)| match item {
        FrameItem::Image(image, ..) => Some(image.kind().clone()),
        FrameItem::Group(group) => image(&group.frame),
        _ => None,
    })
}
