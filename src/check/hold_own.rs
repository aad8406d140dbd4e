//! What may be published while a window holds all posts.

use super::{Features, Hit, Needs, Subject};
use crate::{
    matcher::Vocabulary,
    window::Window,
    yaml::{self, Node, Reader, one_or_more},
};

/// Every post is held, with two exceptions: reposts of the lead or of an account that
/// the window allows, and posts that name the lead and have one of the labels. The rule
/// (`crisis/hold-all`) makes further ones in its `when`, such as posts that were released.
#[derive(Debug)]
pub struct HoldOwn {
    /// Labels with which a post that names the lead may be published. Labels that the
    /// window allows count as well.
    labels: Vec<String>,
}

impl HoldOwn {
    /// Reads `{labels: […]}`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        _: &mut Vocabulary,
        base: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let labels = fields.optional("labels", one_or_more(yaml::string));
        fields.finish();
        let base = || base.map(|base| base.labels.clone());
        Some(Self { labels: labels.or_else(base).unwrap_or_default() })
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::WINDOW)
    }

    pub(super) fn hits(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
        let held = window.filter(|window| !self.may_go_out(subject, window));
        held.map(|window| Hit::whole(subject, window.held_all_label())).into_iter().collect()
    }

    fn may_go_out(&self, subject: &Subject<'_, '_>, window: &Window) -> bool {
        let post = subject.post;
        let mut labels = self.labels.iter().chain(&window.allow.labels);
        window.allows_post(post.repost_of.as_deref())
            || labels.any(|label| post.is_labelled(label))
                && Window::refers_to_lead(subject.windows, subject.view())
    }
}
