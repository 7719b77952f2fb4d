//! [`Length`]: the one unit of distance, an integer count of EMU.
//!
//! English Metric Units divide the millimetre, the point and the twip exactly
//! (1 mm = 36 000, 1 pt = 12 700, 1 twip = 635), so the same number reaches
//! the PDF and the DOCX without rounding twice.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

const EMU_PER_MM: f64 = 36_000.0;
const EMU_PER_PT: f64 = 12_700.0;
const EMU_PER_TWIP: i64 = 635;

/// A distance, exact to one English Metric Unit (1/12 700 pt). May be negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Length(i64);

impl Length {
    /// No distance.
    pub const ZERO: Self = Self(0);

    /// From English Metric Units.
    pub const fn emu(emu: i64) -> Self {
        Self(emu)
    }

    /// From millimetres, rounded to the nearest EMU.
    pub fn mm(mm: f64) -> Self {
        Self((mm * EMU_PER_MM).round() as i64)
    }

    /// From centimetres, rounded to the nearest EMU.
    pub fn cm(cm: f64) -> Self {
        Self::mm(cm * 10.0)
    }

    /// From points (1/72 inch), rounded to the nearest EMU.
    pub fn pt(pt: f64) -> Self {
        Self((pt * EMU_PER_PT).round() as i64)
    }

    /// In English Metric Units.
    pub const fn to_emu(self) -> i64 {
        self.0
    }

    /// In points.
    pub fn to_pt(self) -> f64 {
        self.0 as f64 / EMU_PER_PT
    }

    /// In millimetres.
    pub fn to_mm(self) -> f64 {
        self.0 as f64 / EMU_PER_MM
    }

    /// In twips (1/20 pt), to the nearest whole one, the unit of WordprocessingML.
    pub const fn to_twips(self) -> i64 {
        let half = if self.0 < 0 { -EMU_PER_TWIP / 2 } else { EMU_PER_TWIP / 2 };
        (self.0 + half) / EMU_PER_TWIP
    }

    /// In half-points, to the nearest whole one, the unit of `w:sz`.
    pub fn to_half_points(self) -> usize {
        (self.to_pt() * 2.0).round().max(0.0) as usize
    }

    /// This length times a factor, rounded to the nearest EMU.
    pub fn scale(self, factor: f64) -> Self {
        Self((self.0 as f64 * factor).round() as i64)
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<i64> for Length {
    type Output = Self;
    fn mul(self, factor: i64) -> Self {
        Self(self.0 * factor)
    }
}

impl Div<i64> for Length {
    type Output = Self;
    fn div(self, divisor: i64) -> Self {
        Self(self.0 / divisor)
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_of_the_form_are_exact() {
        assert_eq!(Length::cm(3.0).to_emu(), 1_080_000);
        assert_eq!(Length::cm(3.0).to_twips(), 1701);
        assert_eq!(Length::cm(2.5).to_twips(), 1417);
        assert_eq!(Length::pt(35.0).to_twips(), 700);
        assert_eq!(Length::pt(18.1).to_twips(), 362);
        assert_eq!(Length::pt(16.0).to_half_points(), 32);
        assert_eq!(Length::cm(-2.5).to_twips(), -1417);
    }
}
