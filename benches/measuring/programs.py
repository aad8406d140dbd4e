"""Builds the program and what measures it, and runs commands."""

import concurrent.futures
import dataclasses
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


@dataclasses.dataclass
class Programs:
    """The paths of the programs; None if one is not installed."""

    tweetlint: str
    posts: str
    stages: str
    rg: str | None = dataclasses.field(default_factory=lambda: shutil.which("rg"))
    typos: str | None = dataclasses.field(default_factory=lambda: shutil.which("typos"))
    valgrind: str | None = dataclasses.field(default_factory=lambda: shutil.which("valgrind"))


def build() -> Programs:
    """Builds the program as it is released, and the benches with it."""
    command = ["cargo", "build", "--release", "--locked", "--bins", "--benches"]
    built = subprocess.run(
        [*command, "--message-format=json-render-diagnostics"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
    )
    paths = {}
    for line in built.stdout.splitlines():
        message = json.loads(line)
        if message.get("executable") and message["target"]["kind"][0] in ("bin", "bench"):
            paths[message["target"]["name"]] = message["executable"]
    return Programs(paths["tweetlint"], paths["posts"], paths["stages"])


@dataclasses.dataclass
class Run:
    """What a run of a command took."""

    seconds: float
    cpu: float
    mebibytes: float
    exit_code: int
    """The exit code of the program; less than 0 if it was stopped at its limit."""


def run(
    command: list[str],
    limit: float = 600,
    source: list[str] | None = None,
    may_fail: bool = False,
    output: pathlib.Path | None = None,
) -> Run:
    """Runs a command. Its output is written to the file `output`, or else discarded. The
    output of the command `source` is its input. If the command fails and `may_fail` is false, all measuring ends,
    because the figures of a failed run say nothing."""
    with tempfile.TemporaryFile() as errors, open(output or os.devnull, "wb") as written_to:
        feeding = source and subprocess.Popen(source, stdout=subprocess.PIPE)
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdout=written_to,
            stderr=errors,
            stdin=feeding.stdout if feeding else subprocess.DEVNULL,
        )
        if feeding:
            feeding.stdout.close()
        timer = threading.Timer(limit, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        if feeding:
            feeding.wait()
        errors.seek(0)
        written = errors.read(2_000).decode(errors="replace")
    # typos also ends with 2 if it finds anything; it then writes no error.
    if process.returncode > 1 and written and not may_fail:
        sys.exit(f"{' '.join(command)}\n{written}")
    cpu = usage.ru_utime + usage.ru_stime
    return Run(seconds, cpu, usage.ru_maxrss / 1024, process.returncode)


def interleaved(commands: dict, rounds: int, limit: float = 60) -> dict[object, list[Run]]:
    """Runs every command in turn, so many times. What happens on the machine
    meanwhile affects all of them. A command that has used up `limit` seconds is
    left out from then on."""
    runs = {key: [] for key in commands}
    for _ in range(rounds):
        for key, command in commands.items():
            if sum(run.seconds for run in runs[key]) < limit:
                runs[key].append(run(command))
    return runs


def least_and_median(values) -> tuple[float, float]:
    """The figures of a table: the least disturbed run, and the usual one."""
    values = list(values)
    return min(values), statistics.median(values)


def instructions(commands: dict, valgrind: str | None) -> dict[object, int | None]:
    """The instructions that each command executes. They do not depend on what
    else the machine does, so as many run at once as there are processors."""
    if valgrind is None:
        return dict.fromkeys(commands)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        counted = pool.map(lambda command: _instructions(command, valgrind), commands.values())
        return dict(zip(commands, counted))


def _instructions(command: list[str], valgrind: str) -> int:
    with tempfile.NamedTemporaryFile() as profile:
        tool = [valgrind, "--tool=callgrind", f"--callgrind-out-file={profile.name}"]
        done = subprocess.run([*tool, *command], capture_output=True, stdin=subprocess.DEVNULL)
    found = re.search(rb"Collected : (\d+)", done.stderr)
    if found is None:
        sys.exit(f"{' '.join(command)}\n{done.stderr.decode(errors='replace')}")
    return int(found[1])
