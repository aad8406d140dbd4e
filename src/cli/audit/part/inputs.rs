//! Which posts a part is about: the content of each file, as a hash.
//!
//! The same bytes are the same input, whatever the file is called and whether it is packed.
//! If a file is split, each piece is an input of its own. A file without posts is no input:
//! nothing is counted twice if two of them are alike.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::{Deserialize, Serialize};

use crate::{input, message::Message, output::Shown, source::Problem};

/// A file of posts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::cli::audit) struct Input {
    /// The name of the file, masked.
    pub(super) name: String,
    /// The hash of its content, in hexadecimal digits.
    pub(super) hash: String,
}

impl Input {
    pub(in crate::cli::audit) fn name(&self) -> &str {
        &self.name
    }

    pub(in crate::cli::audit) fn hash(&self) -> &str {
        &self.hash
    }
}

/// The files of a run, in the order in which they are read.
#[derive(Default)]
pub(in crate::cli::audit) struct Inputs {
    all: Vec<(Arc<str>, Input)>,
    /// The file that is being read.
    current: Option<(Arc<str>, blake3::Hasher)>,
}

/// The same parts of files. Each is added to `inputs` when it is read.
pub(in crate::cli::audit) fn recorded(
    parts: impl Iterator<Item = Result<input::Part, Problem>> + Send,
    inputs: &mut Inputs,
) -> impl Iterator<Item = Result<input::Part, Problem>> + Send {
    parts.inspect(|part| {
        if let Ok(part) = part {
            inputs.add(&part.path, &part.bytes);
        }
    })
}

impl Inputs {
    fn add(&mut self, path: &Arc<str>, bytes: &[u8]) {
        if self.current.as_ref().is_none_or(|(current, _)| current != path) {
            self.end();
            self.current = Some((path.clone(), blake3::Hasher::new()));
        }
        if let Some((_, hasher)) = &mut self.current {
            hasher.update(bytes);
        }
    }

    fn end(&mut self) {
        if let Some((path, hasher)) = self.current.take().filter(|(_, hasher)| 0 < hasher.count()) {
            let name = Shown::new(&*path).text().to_owned();
            let input = Input { name, hash: hasher.finalize().to_hex().to_string() };
            self.all.push((path, input));
        }
    }

    /// The files that contain posts, in order. Fails if two have the same content, because
    /// their posts would be counted twice, as if a part were merged twice. `with_posts` are
    /// the paths of files that contain posts.
    pub(in crate::cli::audit) fn finish(
        mut self,
        with_posts: &BTreeSet<Arc<str>>,
    ) -> Result<Vec<Input>, Problem> {
        self.end();
        let inputs = self.all.into_iter().filter(|(path, _)| with_posts.contains(path));
        let mut inputs: Vec<Input> = inputs.map(|(_, input)| input).collect();
        inputs.sort_unstable();
        let mut seen = BTreeMap::new();
        for input in &inputs {
            if let Some(other) = seen.insert(input.hash.as_str(), input) {
                let message = Message::new("part-same-file").with("other", other.name.as_str());
                let help = Message::new("part-same-file-help");
                return Err(Problem::in_file(input.name.as_str(), message).help(help));
            }
        }
        Ok(inputs)
    }
}
