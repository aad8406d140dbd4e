"""The files that are measured: generated posts, and real ones where there are."""

import itertools
import json
import pathlib
import subprocess

from .programs import Programs


class Workload:
    """The files of a run. Each is written when it is first asked for."""

    def __init__(
        self, programs: Programs, folder: pathlib.Path, real: pathlib.Path | None, quick: bool
    ):
        self.programs = programs
        self.folder = folder
        self.real = real
        self.quick = quick
        self.rounds = 2 if quick else 5
        self.unlike: list[str] = []
        """The figures in which generated posts differ from real ones."""

    def generated(self, count: int, shape: str = "lines") -> pathlib.Path:
        """A file of so many generated posts."""
        ending = {"list": "json", "text": "txt"}.get(shape, "jsonl")
        path = self.folder / f"{shape}-{count}.{ending}"
        if not path.exists():
            with path.open("wb") as out:
                subprocess.run([self.programs.posts, shape, str(count)], stdout=out, check=True)
        return path

    def twice(self, count: int) -> pathlib.Path:
        """A file of so many generated posts, followed by the same posts again."""
        path = self.folder / f"twice-{count}.jsonl"
        path.write_bytes(self.generated(count).read_bytes() * 2)
        return path

    def listed(self, what: str, count: int) -> list[str]:
        """So many words or accounts of the generated posts."""
        command = [self.programs.posts, what, str(count)]
        return subprocess.run(command, capture_output=True, check=True).stdout.decode().split()

    def built_in_rules(self) -> int:
        """How many rules the program has without a rulebook: the lines of its list that have
        the id of a rule."""
        command = [self.programs.tweetlint, "rules", "--lang", "en"]
        listed = subprocess.run(
            command, cwd=self.folder, capture_output=True, check=True
        ).stdout.decode()
        return sum("/" in line.split(" ", 1)[0] for line in listed.splitlines())

    def written(self, name: str, text: str) -> pathlib.Path:
        """A file with this text."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def real_files(self) -> list[pathlib.Path]:
        """The files of real posts."""
        if self.real is None:
            return []
        names = itertools.chain(self.real.glob("*.ndjson"), self.real.glob("*.jsonl"))
        return sorted(names)

    def real_posts(self, at_least: int) -> tuple[pathlib.Path, int]:
        """All real posts in one file, repeated until there are enough, and how
        many there are then."""
        path = self.folder / f"real-{at_least}.jsonl"
        posts = sum(1 for _ in self.real_lines())
        times = -(-at_least // posts)
        if not path.exists():
            with path.open("wb") as out:
                for _ in range(times):
                    out.writelines(self.real_lines())
        return path, posts * times

    def sample(self, posts: int) -> pathlib.Path:
        """About so many real posts, evenly from all files."""
        path = self.folder / f"real-sample-{posts}.jsonl"
        step = max(1, sum(1 for _ in self.real_lines()) // posts)
        with path.open("wb") as out:
            out.writelines(itertools.islice(self.real_lines(), 0, None, step))
        return path

    def real_lines(self):
        """The records of all files, each ended by a line break."""
        for path in self.real_files():
            with path.open("rb") as lines:
                yield from (line.rstrip(b"\n") + b"\n" for line in lines)

    def check(self, path: pathlib.Path, *flags: str, jobs: int = 1) -> list[str]:
        """The command that checks a file."""
        program = [self.programs.tweetlint, "check", "--no-progress", "--format", "short"]
        return [*program, "--jobs", str(jobs), *flags, str(path)]

    def texts(self, path: pathlib.Path, most: int):
        """The texts of the first posts of a file, and the bytes of their records."""
        with path.open(encoding="utf-8") as lines:
            for line in itertools.islice(lines, most):
                yield json.loads(line)["text"], len(line.encode())
