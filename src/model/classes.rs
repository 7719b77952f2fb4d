//! Speed and secrecy classes (ชั้นความเร็ว, ชั้นความลับ).

/// ชั้นความเร็ว.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Speed {
    /// ด่วน: faster than normal.
    Urgent,
    /// ด่วนมาก: act quickly.
    VeryUrgent,
    /// ด่วนที่สุด: act at once.
    MostUrgent,
    /// ด่วนภายใน …: by the date and time that follow.
    Within(String),
}

impl Speed {
    /// The three fixed words, from the slowest.
    pub const WORDS: [&'static str; 3] = ["ด่วน", "ด่วนมาก", "ด่วนที่สุด"];

    /// From the class word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "ด่วน" => Some(Self::Urgent),
            "ด่วนมาก" => Some(Self::VeryUrgent),
            "ด่วนที่สุด" => Some(Self::MostUrgent),
            _ => word
                .strip_prefix("ด่วนภายใน")
                .map(str::trim)
                .filter(|limit| !limit.is_empty())
                .map(|limit| Self::Within(limit.to_owned())),
        }
    }

    /// The words printed.
    pub fn words(&self) -> String {
        match self {
            Self::Urgent => "ด่วน".into(),
            Self::VeryUrgent => "ด่วนมาก".into(),
            Self::MostUrgent => "ด่วนที่สุด".into(),
            Self::Within(limit) => format!("ด่วนภายใน {limit}"),
        }
    }
}

/// ชั้นความลับ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secrecy {
    /// ลับ.
    Secret,
    /// ลับมาก.
    VerySecret,
    /// ลับที่สุด.
    MostSecret,
}

impl Secrecy {
    /// The class words, from the lowest.
    pub const WORDS: [&'static str; 3] = ["ลับ", "ลับมาก", "ลับที่สุด"];

    /// From the class word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "ลับ" => Some(Self::Secret),
            "ลับมาก" => Some(Self::VerySecret),
            "ลับที่สุด" => Some(Self::MostSecret),
            _ => None,
        }
    }

    /// The word printed.
    pub fn word(self) -> &'static str {
        match self {
            Self::Secret => Self::WORDS[0],
            Self::VerySecret => Self::WORDS[1],
            Self::MostSecret => Self::WORDS[2],
        }
    }
}
