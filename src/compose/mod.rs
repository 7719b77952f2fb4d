//! Memo + Profile -> Document: the form's wording, digits, era, order, spacing.
//!
//! The form lives here and in the profile, nowhere else. No typst, no XML, no pages.

mod attachment;
mod body;
mod endorsement;
mod form;
mod head;
mod page;
mod signature;
mod squeeze;
mod style;
mod table;

use crate::document::{Document, Properties, Section};
use crate::model::Memo;
use crate::profile::Profile;
use crate::thai::digits::Digits;
use form::Form;
use signature::Axis;

/// Composes a memo by the rules and numbers of a profile.
///
/// `digits` overrides what the memo and the profile ask for.
pub fn compose(memo: &Memo, profile: &Profile, digits: Option<Digits>) -> Document {
    let digits = digits.or(memo.digits).unwrap_or_else(|| profile.digits());
    let form = Form::new(profile, digits);
    let sections = std::iter::once(main_section(&form, memo))
        .chain(memo.attachments.iter().map(|attachment| attachment::section(&form, memo, attachment)))
        .collect();
    Document {
        properties: properties(&form, memo),
        family: profile.font.docx_family.clone(),
        styles: style::sheet(profile),
        keep: keep(memo, profile),
        closing_lines: profile.closing.min_lines_last_page,
        sections,
    }
}

fn main_section(form: &Form<'_>, memo: &Memo) -> Section {
    let axis = Axis::of(form, memo);
    let signs_next = memo.closing.is_none() && form.profile.signature.keep_with_text;
    let mut blocks = head::blocks(form, memo);
    blocks.extend(body::main(form, &memo.body, signs_next));
    blocks.extend(signature::blocks(form, memo, axis));
    blocks.extend(
        memo.endorsements.iter().flat_map(|endorsement| endorsement::blocks(form, endorsement, axis)),
    );
    let page = page::memo(form);
    Section {
        running: page::running(form, memo, &page, false),
        page,
        anchored: head::emblem(form, memo),
        blocks,
    }
}

/// Words kept whole at line ends: the writer's, the house's, and the names of those who sign.
fn keep(memo: &Memo, profile: &Profile) -> Vec<String> {
    let endorsing = memo.endorsements.iter().map(|endorsement| &endorsement.signatory);
    let names = memo.signatories.iter().chain(endorsing).map(|person| person.name.clone());
    memo.keep.iter().chain(&profile.keep).cloned().chain(names).collect()
}

fn properties(form: &Form<'_>, memo: &Memo) -> Properties {
    Properties {
        title: form.plain(&memo.subject),
        subject: memo
            .reference
            .as_ref()
            .map(|reference| form.digits(&reference.to_string()))
            .unwrap_or_default(),
        author: form.plain(&memo.agency.name),
        date: memo.date.to_naive(),
    }
}
