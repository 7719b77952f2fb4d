//! กระจายแบบไทย: how a line's slack is spread.
//!
//! The slack goes evenly to the gaps between grapheme clusters and spaces of
//! the text after the line's last tab: never inside a cluster, none before the
//! first or after the last one.

use unicode_segmentation::UnicodeSegmentation;

use super::line::{Line, Run};
use super::textlayer::Cluster;

/// Widest gap in a narrow column, in em. Wider ones read as blanks, to people and to programs
/// alike; such a line ends short of the edge instead.
const WIDEST: f64 = 0.08;

/// The slack of one line.
#[derive(Debug, Default)]
pub(super) struct Slack {
    /// Width every gap gains, in points; negative draws the text together.
    pub(super) gap: f64,
    /// Byte offsets within the stretchable text that have a gap before them.
    joints: Vec<usize>,
}

impl Slack {
    /// The slack of a line with its shaped runs.
    pub(super) fn of(line: &Line, runs: &[(&Run, Vec<Cluster>)]) -> Self {
        let Some(reach) = line.reach else { return Self::default() };
        let stretched = || runs.iter().filter(|(run, _)| run.stretch);
        let text: String = stretched().map(|(run, _)| run.text.as_str()).collect();
        let ink = text.trim_end().len();
        let joints: Vec<usize> =
            text.grapheme_indices(true).map(|(at, _)| at).filter(|at| (1..ink).contains(at)).collect();
        let Some((first, _)) = stretched().next() else { return Self::default() };
        if joints.is_empty() {
            return Self::default();
        }
        let mut base = 0;
        let mut width = 0.0;
        for (run, clusters) in stretched() {
            let inked = clusters.iter().filter(|c| base + c.range.start < ink);
            let spaces = joints.iter().filter(|at| (base + 1..=base + run.text.len()).contains(at)).count();
            width += inked.map(Cluster::width).sum::<f64>() + run.format.spacing.to_pt() * spaces as f64;
            base += run.text.len();
        }
        let gap = (reach - first.x - width) / joints.len() as f64;
        let widest = if line.narrow { WIDEST * first.format.size.to_pt() } else { f64::INFINITY };
        Self { gap: gap.min(widest), joints }
    }

    /// Whether there is a gap before this byte.
    pub(super) fn is_joint(&self, at: usize) -> bool {
        self.joints.binary_search(&at).is_ok()
    }

    /// What all gaps up to this byte add.
    pub(super) fn before(&self, at: usize) -> f64 {
        self.gap * self.joints.partition_point(|joint| *joint <= at) as f64
    }
}
