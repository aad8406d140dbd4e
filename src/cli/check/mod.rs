//! `tweetlint check`: checks posts against the rules and reports the findings.

mod arguments;
mod outputs;
mod plan;

use std::io;

use jiff::Timestamp;

use super::{
    Failure, baseline, fix,
    progress::Progress,
    rulebook_arguments::load_rulebook,
    terminal::{Terminal, print_notes},
    thread_pool::thread_pool,
    window_notes,
};
use crate::{
    finding::{FingerprintBasis, Summary},
    input::{self, Files, Part, ReadOptions},
    output,
    post::Post,
    register::hashtags::Hashtags,
    rulebook::{self, Layers},
    source::{Problem, Source},
};

pub(super) use arguments::Arguments;
use outputs::{Outputs, formats, is_for_people};
use plan::{Outcome, Plan};

/// Reads and checks posts batch by batch, so that memory does not grow with the
/// input.
pub(super) fn run(arguments: &Arguments, layers: &Layers, now: Timestamp) -> Result<u8, Failure> {
    let rulebook = match load_rulebook(&arguments.rulebook, layers) {
        Err(Failure::Problems(problems)) => return unchecked(arguments, layers, problems),
        read => read?,
    };
    let terminal = Terminal::of_stdout(&arguments.rulebook, &rulebook);
    let (key, folder) = (baseline::secret_key()?, baseline::base_folder(layers));
    let basis = FingerprintBasis { key: key.as_ref(), folder: Some(&folder) };
    let plan = Plan {
        lint: arguments.selection.lint(&rulebook, now)?,
        formats: formats(arguments, &rulebook, basis, terminal)?,
        baseline: arguments.baseline(&folder)?,
        fixes: arguments.fixes(),
    };
    print_notes(&plan.baseline.notes(key.as_ref()), terminal);
    window_notes::remind(&arguments.rulebook, &rulebook, plan.lint.now, terminal);
    let without_posts = |folder: &_, files: &[_]| layers.files_without_posts(folder, files);
    let files = Files::of(&arguments.paths, &without_posts);
    if !arguments.quiet {
        print_notes(&files.skipped, terminal);
        print_notes(&arguments.rulebook.other_rulebooks(&rulebook, &files), terminal);
    }
    let inputs = arguments.inputs(layers, &files);
    let mut outputs = Outputs::start(arguments, &plan.formats, &inputs)?;
    let threads = thread_pool(&files, arguments.jobs)?;
    let (parts, options) = arguments.reading.parts(files, &rulebook, arguments.selection.account());
    let options = ReadOptions { now: plan.lint.now, ..options };
    let stream = || stream(&plan, (parts, &options), &mut outputs, arguments, terminal);
    let mut outcome = threads.install(stream)?;
    print_notes(&outcome.coverage.notes(&rulebook), terminal);
    print_notes(&rulebook.hashtags.iter().flat_map(Hashtags::notes).collect::<Vec<_>>(), terminal);
    outcome.expect_rules(&plan.lint, terminal);
    apply_fixes(&mut outcome, arguments, plan.formats[0].0, terminal)?;
    outputs.finish(&plan.formats, &outcome.summary, &outcome.problems)?;
    Ok(arguments.exit_code(&outcome.summary))
}

/// Writes reports that contain only the problems of an invalid rulebook. Without such a
/// report, another program would take an older report in the same file for the result
/// of this run.
fn unchecked(
    arguments: &Arguments,
    layers: &Layers,
    problems: Vec<Problem>,
) -> Result<u8, Failure> {
    let mut rulebook = rulebook::load(None, None).map_err(Failure::Problems)?;
    rulebook.path = layers.path().map(|path| path.display().to_string().into());
    let terminal = Terminal::without_rulebook(&arguments.rulebook, layers);
    let mut formats = formats(arguments, &rulebook, FingerprintBasis::default(), terminal)?;
    // People see the problems on standard error. There are no findings to count in a
    // summary.
    for (_, run) in &mut formats {
        run.quiet = true;
    }
    let summary = Summary { problems: problems.len(), ..Summary::default() };
    let files = Files::of(&arguments.paths, &|_, _| Vec::new());
    let inputs = arguments.inputs(layers, &files);
    Outputs::start(arguments, &formats, &inputs)?.finish(&formats, &summary, &problems)?;
    Err(Failure::Problems(problems))
}

/// Reads, checks and writes all posts. The output keeps the order of the posts.
fn stream(
    plan: &Plan<'_>,
    (parts, options): (impl Iterator<Item = Result<Part, Problem>> + Send, &ReadOptions),
    outputs: &mut Outputs,
    arguments: &Arguments,
    terminal: Terminal,
) -> Result<Outcome, Failure> {
    let progress = Progress::new(!arguments.quiet && !arguments.no_progress, terminal.language);
    // If nobody reads the only report any more, the remaining posts need no check.
    let are_read = outputs.are_read();
    let parts = parts.take_while(move |_| are_read());
    let check = |source: &Source, posts: &mut [Post<'_>]| plan.check(source, posts);
    let mut total = Outcome::default();
    input::process(parts, options, check, |outcome, remarks| {
        let outcome = outcome.unwrap_or_default();
        outcome.reports.iter().try_for_each(|chunk| outputs.write(chunk))?;
        total.add(outcome);
        total.add_problems(remarks.problems, terminal);
        if !arguments.quiet {
            print_notes(&remarks.notes, terminal);
        }
        progress.update(total.summary.posts);
        Ok::<_, Failure>(())
    })?;
    progress.clear();
    Ok(total)
}

/// Writes the fixes to the files or, with `--diff`, only shows them.
fn apply_fixes(
    outcome: &mut Outcome,
    arguments: &Arguments,
    format: &output::Format,
    terminal: Terminal,
) -> io::Result<()> {
    let mut fixes = std::mem::take(&mut outcome.fixes);
    let mut shown = Ok(());
    if arguments.diff {
        outcome.summary.fixable += fixes.len();
        shown = show(&mut fixes, format);
    } else if arguments.fix {
        let applied = fixes.write();
        outcome.summary.fixed = applied.len();
        if !arguments.quiet {
            shown = report_fixed(&applied, format, terminal);
        }
    }
    // If the program that shows the diff closes the pipe, the reports in files are
    // still written.
    shown.or_else(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Ok(()),
        _ => Err(error),
    })?;
    outcome.add_problems(fixes.into_problems().collect(), terminal);
    Ok(())
}

/// Shows the changes as a diff: on standard output, or on standard error if the
/// report on standard output is for other programs.
fn show(fixes: &mut fix::Fixes, format: &output::Format) -> io::Result<()> {
    if is_for_people(format) {
        fixes.show(&mut io::stdout().lock())
    } else {
        fixes.show(&mut io::stderr())
    }
}

/// Lists the changes that were made, on the stream on which `--diff` shows them.
fn report_fixed(
    applied: &fix::Applied,
    format: &output::Format,
    terminal: Terminal,
) -> io::Result<()> {
    if is_for_people(format) {
        applied.report(terminal.language, &mut io::stdout().lock())
    } else {
        applied.report(terminal.language, &mut io::stderr().lock())
    }
}
