"""Writes tables into docs/performance.md. The prose between them is kept."""

import os
import re
import subprocess
import sys

from .programs import ROOT, Programs

PAGE = ROOT / "docs" / "performance.md"


def write(tables: dict[str, str]) -> None:
    """Replaces what is between `<!-- table NAME -->` and `<!-- end -->`."""
    text = PAGE.read_text(encoding="utf-8")
    for name, table in tables.items():
        place = re.compile(rf"(<!-- table {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        parts = place.split(text)
        if len(parts) != 4:
            sys.exit(f"{PAGE}: there is no place for the table “{name}”")
        before, start, end, after = parts
        text = f"{before}{start}\n{table}\n\n{end}{after}"
    PAGE.write_text(text, encoding="utf-8")


def machine(programs: Programs) -> str:
    """What the figures were measured on and with."""
    model = re.search(r"model name\s*: (.*)", read("/proc/cpuinfo"))
    versions = [
        first_line([path, "--version"])
        for path in (programs.rg, programs.typos, programs.valgrind)
        if path
    ]
    commit = first_line(["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"])
    processor = f"{os.cpu_count()} × {model[1] if model else 'unknown processor'}"
    rustc = first_line(["rustc", "--version"])
    settings = sorted(name for name in os.environ if name.startswith("CARGO_PROFILE"))
    versions += [f"built with {name}={os.environ[name]}" for name in settings]
    return f"Commit {commit} on {processor}; {rustc}; {', '.join(versions) or 'nothing beside it'}."


def read(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""


def first_line(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout.split("\n")[0].strip()
