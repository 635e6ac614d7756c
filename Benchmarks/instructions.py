#!/usr/bin/env python3
"""Counts the instructions of rrbench's hot paths, and holds them against what they took before.

    swift build -c release --package-path Benchmarks
    Benchmarks/instructions.py check      compare with Benchmarks/thresholds.json
    Benchmarks/instructions.py update     write the counts of today there

valgrind counts, not the processor: a program takes the same number of instructions again and again, on an idle or a busy
machine, also on virtual machines, which mostly have no instruction counter. Exit status: 0 no path became dearer, 1 could
not run, 2 some path became dearer than the tolerance allows.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

DIRECTORY = Path(__file__).resolve().parent
THRESHOLDS = DIRECTORY / "thresholds.json"
PROGRAM = DIRECTORY / ".build" / "release" / "hot-paths"
REPETITIONS = 4000
TOLERANCE = 0.03


class CountingError(Exception):
    """Nothing could be counted; the message says what to do."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["check", "update"])
    parser.add_argument("--program", type=Path, default=PROGRAM, help="the built hot-paths")
    arguments = parser.parse_args()
    try:
        counts = count_all(arguments.program)
        return check(counts) if arguments.action == "check" else update(counts)
    except (CountingError, OSError) as error:
        print(f"instructions.py: {error}", file=sys.stderr)
        return 1


def count_all(program: Path) -> dict[str, float]:
    """Instructions of one repetition of each path."""
    if not program.exists():
        raise CountingError(f"{program} is not built: swift build -c release --package-path Benchmarks")
    return {name: instructions(program, name) for name in output([str(program), "list"]).splitlines()}


def instructions(program: Path, name: str) -> float:
    """What N more repetitions take, each: starting and preparing are in both counts and cancel out."""
    once, twice = (collected(program, name, repetitions) for repetitions in (REPETITIONS, 2 * REPETITIONS))
    return round((twice - once) / REPETITIONS, 1)


def collected(program: Path, name: str, repetitions: int) -> int:
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", str(program), name, str(repetitions)]
    match = re.search(r"Collected : (\d+)", output(command))
    if match is None:
        raise CountingError(f"valgrind reported no count for '{name}'")
    return int(match[1])


def output(command: list[str]) -> str:
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if result.returncode != 0:
        raise CountingError(f"{command[0]} ended with status {result.returncode}:\n{result.stdout}")
    return result.stdout


def check(counts: dict[str, float]) -> int:
    thresholds: dict[str, float] = json.loads(THRESHOLDS.read_text())["instructions"]
    dearer = 0
    width = max(map(len, counts))
    print(f"{'instructions of':{width}}  {'now':>9}  {'before':>9}  verdict")
    for name, now in counts.items():
        before = thresholds.get(name)
        verdict = judge(now, before)
        dearer += verdict == "DEARER"
        print(f"{name:{width}}  {now:>9,.1f}  {'-' if before is None else f'{before:,.1f}':>9}  {verdict}")
    for name in thresholds.keys() - counts.keys():
        print(f"{name} is in {THRESHOLDS.name} and no longer measured: run update")
    return 2 if dearer else 0


def judge(now: float, before: float | None) -> str:
    """Half an instruction is rounding, whatever the percentage."""
    if before is None:
        return "new: run update"
    if now > before * (1 + TOLERANCE) + 0.5:
        return "DEARER"
    return "cheaper: run update" if now < before * (1 - TOLERANCE) - 0.5 else "same"


def update(counts: dict[str, float]) -> int:
    swift = re.search(r"Swift version (\S+)", output(["swift", "--version"]))
    document = {"swift": swift[1] if swift else "unknown", "instructions": counts}
    THRESHOLDS.write_text(json.dumps(document, indent=2) + "\n")
    print(f"wrote {len(counts)} counts to {THRESHOLDS.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
