#!/usr/bin/env python3
"""Audits a table of posts that is larger than one run should read, on one machine: DuckDB writes
the posts to files by account, each file becomes a part of the audit, and the parts are merged.

    python duckdb_audit.py posts.parquet --rulebook tweetlint.yaml > report.json

The posts are Parquet, or JSON with one post on each line, with the columns `account` and `id`.
The files and the parts are written to the folder `posts`. See docs/spark.md.
"""

import argparse
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb

# The first of these columns that a table has is the time of its posts.
TIMES = ["publish_at", "created_at", "time"]


def write_posts(table: str, folder: Path, files: int) -> list:
    """Writes the posts to this number of files. All posts of an account are in one file, in the
    order of time, because some rules look at the posts before a post."""
    posts = duckdb.read_parquet(table) if table.endswith(".parquet") else duckdb.read_json(table)
    times = [name for name in TIMES if name in posts.columns][:1]
    order = ", ".join(["lower(account)", *times, "id"])
    folder.mkdir(exist_ok=True)
    written = []
    for number in range(files):
        file = folder / f"{number}.ndjson"
        bucket = posts.filter(f"hash(lower(coalesce(account, ''))) % {files} = {number}")
        if bucket.limit(1).fetchall():
            duckdb.sql(f"COPY (FROM bucket ORDER BY {order}) TO '{file}' (FORMAT json)")
            written.append(file)
    return written


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("posts", help="Parquet, or JSON with one post on each line")
    parser.add_argument("--rulebook", required=True)
    parser.add_argument("--tweetlint", default="tweetlint", help="the program")
    parser.add_argument("--files", type=int, default=16)
    parser.add_argument("--runs", type=int, default=2, help="how many run at a time")
    parser.add_argument("--format", default="json", help="of the report")
    arguments = parser.parse_args()
    flags = ["--rulebook", arguments.rulebook, "--quiet"]
    audit = [arguments.tweetlint, "audit"]

    def part(file: Path) -> Path:
        made = file.with_suffix(".tlpart")
        # A part of an earlier run must not pass for that of a run that fails.
        made.unlink(missing_ok=True)
        done = subprocess.run([*audit, file, "--part", made, "--jobs", "1", *flags])
        # 2: some posts could not be read. The part is there, and names the problems.
        if not made.exists():
            raise SystemExit(done.returncode)
        return made

    files = write_posts(arguments.posts, Path("posts"), arguments.files)
    with ThreadPoolExecutor(arguments.runs) as runs:
        parts = list(runs.map(part, files))
    merge = [*audit, "merge", *parts, *flags, "--format", arguments.format]
    return subprocess.run(merge).returncode


if __name__ == "__main__":
    sys.exit(main())
