#!/usr/bin/env python3
"""Measures rrbench beside its peers, in one run on one machine, and says whether it keeps its promises.

Exit status: 0 every promise kept, 1 could not run, 2 a promise missed, 64 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from harness import fidelity_benchmark, generator_benchmark, idle_benchmark, proxy_benchmark, recorder_benchmark
from harness.children import BenchmarkError, Children
from harness.machine import REPOSITORY, manifest
from harness.report import Report
from harness.settings import Settings

BENCHMARKS: dict[str, Callable[[Settings, Children], Report]] = {
    "fidelity": fidelity_benchmark.run,
    "generator": generator_benchmark.run,
    "idle": idle_benchmark.run,
    "proxy": proxy_benchmark.run,
    "recorder": recorder_benchmark.run,
    "tls": proxy_benchmark.run_tls,
}


def main() -> int:
    arguments = parse_arguments()
    raise_descriptor_limit()
    settings = Settings(
        seconds=arguments.seconds,
        repeats=arguments.repeats,
        connections=arguments.connections[0],
        connection_points=arguments.connections,
        thread_points=arguments.threads,
        requests=arguments.requests,
        rrbench=arguments.rrbench,
        wrk2=arguments.wrk2,
        counters=not arguments.no_counters,
    )
    facts = manifest(reproducible_command(arguments))
    try:
        with tempfile.TemporaryDirectory(prefix="rrbench-peers-") as directory, Children(Path(directory)) as children:
            report = BENCHMARKS[arguments.benchmark](settings, children)
    except BenchmarkError as error:
        print(f"compare.py: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("compare.py: interrupted; nothing was written", file=sys.stderr)
        return 130
    report.write(arguments.output, facts)
    print(report.text())
    return 0 if report.passed else 2


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("benchmark", choices=sorted(BENCHMARKS))
    parser.add_argument("--rrbench", metavar="PATH", help="the release build of rrbench; without it, peers only")
    parser.add_argument("--wrk2", metavar="PATH", help="wrk2's program, for fidelity")
    parser.add_argument("--seconds", type=int, default=5, help="measured time of each turn (default 5)")
    parser.add_argument("--requests", type=int, default=200_000, help="of each turn of a generator (default 200000)")
    parser.add_argument("--repeats", type=int, default=5, help="turns of each contender (default 5)")
    parser.add_argument(
        "--connections",
        type=numbers,
        default=(32,),
        metavar="N[,N…]",
        help="kept alive at once (default 32); generator takes several, and other generators run at the first",
    )
    parser.add_argument("--threads", type=numbers, default=(1,), metavar="N[,N…]", help="of our generator (default 1)")
    parser.add_argument("--no-counters", action="store_true", help="leave out the pass that counts events with perf")
    parser.add_argument("--output", type=Path, default=REPOSITORY / "results", help="where the report is written")
    try:
        return parser.parse_args()
    except SystemExit as error:
        raise SystemExit(64 if error.code else 0) from None


def numbers(text: str) -> tuple[int, ...]:
    """Whole numbers from 1, between commas."""
    found = tuple(int(word) for word in text.split(","))
    if min(found) < 1:
        raise ValueError(text)
    return found


def reproducible_command(arguments: argparse.Namespace) -> str:
    """The command line in terms that mean the same on another machine."""
    words = ["Benchmarks/peers/compare.py", arguments.benchmark]
    words += [f"--seconds {arguments.seconds}", f"--repeats {arguments.repeats}"]
    words += [f"--connections {','.join(map(str, arguments.connections))}"]
    words += [f"--threads {','.join(map(str, arguments.threads))}", f"--requests {arguments.requests}"]
    return " ".join(words + (["--rrbench rrbench"] if arguments.rrbench else []))


def raise_descriptor_limit() -> None:
    """Children inherit it; the defaults of some systems are below what a proxy needs."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


if __name__ == "__main__":
    sys.exit(main())
