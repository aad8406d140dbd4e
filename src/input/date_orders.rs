//! Dates of one file that contradict each other: `25/06/2026` beside `06/26/2026`.

use super::{Parsed, ReadOptions};
use crate::{
    source::{Problem, Source},
    time::{DayOrder, against_order, may_have_order, order_shown},
};

/// Reports each post whose time shows another order of day and month than most times of the file,
/// or of its part: somebody wrote a month where the others have a day. The time of the post is then
/// unknown. Tables are read so from the beginning.
pub(super) fn report_other_orders(parsed: &mut Parsed<'_>, source: &Source, options: &ReadOptions) {
    if options.dates.is_some() {
        return;
    }
    // A time may be in quotes.
    let written = |span| source.slice(span).trim_matches(['"', '\'']);
    let shown = |span| {
        let written = written(span);
        let is_open = may_have_order(written) && options.known_order(written).is_none();
        is_open.then(|| order_shown(written)).flatten()
    };
    let orders: Vec<DayOrder> =
        parsed.posts.iter().filter_map(|post| shown(post.time_span)).collect();
    let day_first = orders.iter().filter(|order| **order == DayOrder::DayMonth).count();
    if day_first == 0 || day_first == orders.len() {
        return;
    }
    let most = match (2 * day_first).cmp(&orders.len()) {
        std::cmp::Ordering::Less => Some(DayOrder::MonthDay),
        std::cmp::Ordering::Equal => orders.first().copied(),
        std::cmp::Ordering::Greater => Some(DayOrder::DayMonth),
    };
    for post in parsed.posts.iter_mut().filter(|post| post.time.is_some()) {
        if shown(post.time_span).is_none() {
            continue;
        }
        if let Err(mistake) = against_order(written(post.time_span), most) {
            let problem = Problem::at(source, post.time_span, mistake.message);
            parsed.problems.push(problem.help(mistake.help));
            post.change_versions(|version| {
                (version.time, version.has_invalid_time) = (None, true);
            });
        }
    }
}
