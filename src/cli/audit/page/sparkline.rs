//! A small chart on a line of text.

use maud::{Markup, html};

/// The width of a bar and of the gap after it, and the height of the chart.
const STEP: usize = 6;
const BAR: usize = 5;
const HEIGHT: f64 = 18.0;

/// A chart with a bar for each value and a gap for each `None`. The highest value, or 1 if all
/// values are lower, is as high as the chart. `text` says the same in words, for screen readers.
pub(super) fn line(values: &[Option<f64>], text: &str) -> Markup {
    let highest = values.iter().flatten().copied().fold(1.0, f64::max);
    let height = |value: f64| (HEIGHT * value / highest).max(1.0);
    let place = |value: f64| format!("{:.1}", HEIGHT - height(value));
    html! {
        svg.spark viewBox={ "0 0 " (STEP * values.len().max(1)) " " (HEIGHT) }
            width=(STEP * values.len().max(1)) height=(HEIGHT) role="img" aria-label=(text) {
            @for (at, value) in values.iter().enumerate() {
                @if let Some(value) = value {
                    rect x=(at * STEP) y=(place(*value)) width=(BAR) height=(format!("{:.1}", height(*value))) {}
                }
            }
        }
    }
}
