#!/usr/bin/env python3
"""Measures `rrbench simulate` beside SimPy and Ciw, and against its own promises of speed and memory.

    swift build -c release --product rrbench
    swift build -c release --package-path Benchmarks
    pip install simpy ciw
    Benchmarks/simulation/compare.py --rrbench .build/release/rrbench

All figures are processor time (`wait4`, `process_time`), so that other load on the machine shows less. Exit status: 0
every promise kept, 1 could not run, 2 a promise missed, 64 wrong usage.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "peers"))

from harness.children import BenchmarkError  # noqa: E402
from harness.machine import REPOSITORY, manifest  # noqa: E402
from harness.promise import Promise  # noqa: E402
from peers import PEERS, peer_speed  # noqa: E402

SERVERS = 10
UTILIZATION = 0.8
HOT_PATHS = REPOSITORY / "Benchmarks" / ".build" / "release" / "hot-paths"


def main() -> int:
    arguments = parse_arguments()
    try:
        facts = manifest(f"Benchmarks/simulation/compare.py --rrbench rrbench --repeats {arguments.repeats}")
        sections, promises = measure(arguments)
    except (BenchmarkError, OSError) as error:
        print(f"compare.py: {error}", file=sys.stderr)
        return 1
    facts.pop("versions")
    text = markdown(sections, promises, facts)
    (arguments.output / "simulation.md").write_text(text)
    print(text)
    return 0 if all(promise.passed for promise in promises) else 2


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rrbench", type=Path, required=True, metavar="PATH", help="the release build of rrbench")
    parser.add_argument("--hot-paths", type=Path, default=HOT_PATHS, help="the release build of Benchmarks")
    parser.add_argument("--repeats", type=int, default=3, help="runs of each contender (default 3)")
    parser.add_argument("--peer-customers", type=int, default=100_000, help="of each peer's run (default 100000)")
    parser.add_argument("--output", type=Path, default=REPOSITORY / "results", help="where the report is written")
    try:
        return parser.parse_args()
    except SystemExit as error:
        raise SystemExit(64 if error.code else 0) from None


def measure(arguments: argparse.Namespace) -> tuple[list[str], list[Promise]]:
    peers, promises = beside_peers(arguments)
    speed = two_choices(arguments)
    memory = large_system(arguments)
    sections = [peers, speed[0], memory[0]]
    if arguments.hot_paths.exists():
        sections.append(pick_costs(arguments))
    return sections, [*promises, speed[1], memory[1]]


def beside_peers(arguments: argparse.Namespace) -> tuple[str, list[Promise]]:
    """The same M/M/c, one central queue, in every simulator; their turns alternate."""
    with tempfile.TemporaryDirectory() as directory:
        scenario = Path(directory) / "mmc.yaml"
        scenario.write_text(f"backends: 1\nconcurrency: {SERVERS}\nservice: exponential:1ms\nutilization: {UTILIZATION}\n")
        speeds: dict[str, list[float]] = {"rrbench": []}
        means: dict[str, float] = {}
        for repeat in range(arguments.repeats):
            result, _ = simulate(arguments, "--scenario", str(scenario), "-n", "5000000", "--seed", str(repeat + 1))
            speeds["rrbench"].append(result["arrivals_per_second_of_cpu"])
            means["rrbench"] = result["latency_us"]["mean"] / 1000
            for name in PEERS:
                peer = peer_speed(name, SERVERS, UTILIZATION, arguments.peer_customers, seed=repeat + 1)
                if peer is not None:
                    speeds.setdefault(name, []).append(peer.arrivals_per_second)
                    means[name] = peer.mean
    own = statistics.median(speeds["rrbench"])
    rows = [["simulator", "arrivals/s of CPU", "rrbench is faster by", "mean (theory 1.2046)"]]
    promises = []
    for name, measured in speeds.items():
        ratio = own / statistics.median(measured)
        rows.append([name, spread(measured), f"{ratio:,.0f}" if name != "rrbench" else "", f"{means[name]:.4f}"])
        if name != "rrbench":
            promises.append(Promise(f"rrbench ÷ {name}, same M/M/{SERVERS}", f"{ratio:,.0f}", "≥ 50", ratio >= 50))
    missing = [name for name in PEERS if name not in speeds]
    note = f"\n\nNot installed, hence left out: {', '.join(missing)}." if missing else ""
    return f"## M/M/{SERVERS} at {UTILIZATION}, beside SimPy and Ciw\n\n{table(rows)}{note}", promises


def two_choices(arguments: argparse.Namespace) -> tuple[str, Promise]:
    """The promise of speed: two choices, 100 backends, FIFO, exponential service."""
    speeds = []
    for repeat in range(arguments.repeats):
        result, _ = simulate(
            arguments, "--strategy", "p2c", "--backends", "100", "-n", "10000000", "--seed", str(repeat + 1)
        )
        speeds.append(result["arrivals_per_second_of_cpu"])
    speed = statistics.median(speeds)
    rows = [["system", "arrivals/s of CPU"], ["p2c, 100 backends, fifo, exponential, 0.9", spread(speeds)]]
    promise = Promise("two choices over 100 backends", f"{speed / 1e6:.2f} M/s", "≥ 4 M/s", speed >= 4e6)
    return f"## Speed\n\n{table(rows)}", promise


def large_system(arguments: argparse.Namespace) -> tuple[str, Promise]:
    """The promise of memory: 10⁶ backends, 10⁷ requests."""
    result, peak = simulate(
        arguments, "--strategy", "p2c", "--backends", "1000000", "-n", "10000000", "--warmup-requests", "0"
    )
    gibibytes = peak / 2**20
    rows = [
        ["system", "peak memory", "arrivals/s of CPU"],
        ["p2c, 10⁶ backends, 10⁷ requests", f"{gibibytes:.2f} GiB", f"{result['arrivals_per_second_of_cpu']:,.0f}"],
    ]
    promise = Promise("10⁶ backends × 10⁷ requests", f"{gibibytes:.2f} GiB", "< 2 GiB", gibibytes < 2)
    return f"## Memory\n\n{table(rows)}", promise


def pick_costs(arguments: argparse.Namespace) -> str:
    """A pick and the end of its request by the `hot-paths` program, as the difference of two counts of repetitions."""
    names = subprocess.run([arguments.hot_paths, "list"], capture_output=True, text=True, check=True).stdout
    strategies = list(dict.fromkeys(line.split()[1] for line in names.splitlines() if line.startswith("pick ")))
    listed = json.loads(subprocess.run([arguments.rrbench, "strategies", "--json"], capture_output=True, check=True).stdout)
    costs = {entry["name"]: entry["cost"] for entry in listed["strategies"]}
    rows = [["strategy", "10 backends", "1,000 backends", "ratio", "cost by its rule"]]
    for strategy in strategies:
        few, many = (pick_nanoseconds(arguments, strategy, backends) for backends in (10, 1000))
        rows.append([strategy, f"{few:.0f} ns", f"{many:,.0f} ns", f"{many / few:.1f}", costs.get(strategy, "")])
    note = "A pick and the end of its request through `Balancer`, as the proxy calls it; n backends."
    return f"## What a pick costs\n\n{note}\n\n{table(rows)}"


def pick_nanoseconds(arguments: argparse.Namespace, strategy: str, backends: int) -> float:
    name = f"pick {strategy} of {backends}"
    repetitions = 20_000
    while (once := hot_path_seconds(arguments, name, repetitions)) < 0.05:
        repetitions *= 4
    twice = min(hot_path_seconds(arguments, name, 2 * repetitions) for _ in range(arguments.repeats))
    once = min(once, *(hot_path_seconds(arguments, name, repetitions) for _ in range(arguments.repeats)))
    return (twice - once) / repetitions * 1e9


def hot_path_seconds(arguments: argparse.Namespace, name: str, repetitions: int) -> float:
    return run([str(arguments.hot_paths), name, str(repetitions)])[1].ru_utime


def simulate(arguments: argparse.Namespace, *flags: str) -> tuple[dict, int]:
    """The only result of a simulation, and the process's peak memory in KiB."""
    output, usage = run([str(arguments.rrbench), "simulate", "--json", *flags])
    return json.loads(output)["results"][0], usage.ru_maxrss


def run(command: list[str]) -> tuple[bytes, os.struct_rusage]:
    """Standard output of a child, and what it used."""
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        output = child.stdout.read()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise BenchmarkError(f"{' '.join(command)} exited with {child.returncode}")
    return output, usage


def spread(values: list[float]) -> str:
    """The median with the lowest and the highest."""
    return f"{statistics.median(values):,.0f} ({min(values):,.0f}–{max(values):,.0f})"


def table(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def markdown(sections: list[str], promises: list[Promise], facts: dict[str, object]) -> str:
    head = "# Simulation: speed, memory, cost of a pick"
    verdicts = table([["promise", "observed", "target", "verdict"], *[promise.row() for promise in promises]])
    rows = [["", ""], *[[key, str(value)] for key, value in facts.items()]]
    how = "Medians, with the lowest and the highest repeat in parentheses; processor time throughout."
    return "\n\n".join([head, how, verdicts, *sections, "## Manifest", table(rows)]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
