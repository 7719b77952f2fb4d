//! `saraban profiles`: the built-in profiles.

use saraban::diag::Lang;
use saraban::profile::Profile;

use super::exit::Exit;
use super::say;

/// Lists the built-in profiles, the default first.
pub(super) fn run(lang: Lang) -> Exit {
    let width = Profile::NAMES.iter().map(|name| name.len()).max().unwrap_or(0);
    let lines = Profile::NAMES.iter().filter_map(|name| Profile::built_in(name)).map(|profile| {
        let title = match lang {
            Lang::Th => profile.title,
            Lang::En => profile.title_en,
        };
        format!("{:width$}  {title}\n", profile.name)
    });
    say::print(lines.collect::<String>().as_bytes())
}
