#!/usr/bin/env python3
"""Measures how a run of many rows comes out of the database, beside what sqlite3 itself does with the same rows.

    swift build -c release --product rrbench
    Benchmarks/history/compare.py --rrbench .build/release/rrbench

A database with one run of N rows is made with SQL alone; then the summary is compared with one SELECT of a count and a
sum over the run, and the CSV export with the shell's `.mode csv`. Turns alternate; figures are medians of elapsed and of
processor time (`wait4`). Exit status: 0 every promise kept, 1 could not run, 2 a promise missed, 64 wrong usage.
"""

from __future__ import annotations

import argparse
import filecmp
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "peers"))

from harness.children import BenchmarkError  # noqa: E402
from harness.machine import REPOSITORY, manifest  # noqa: E402
from harness.promise import Promise  # noqa: E402

RUN = 2
BACKENDS = 3
SELECT = f"SELECT count(*), sum(finished_ns) FROM requests WHERE run_id = {RUN}"
ALL = f"SELECT * FROM requests WHERE run_id = {RUN} ORDER BY sequence"


@dataclass
class Contender:
    """A command, and what each of its turns took."""

    name: str
    command: list[str]
    elapsed: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    kibibytes: int = 0

    def turn(self, output: Path) -> None:
        started = time.monotonic()
        with output.open("wb") as file, subprocess.Popen(self.command, stdout=file) as child:
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        self.elapsed.append(time.monotonic() - started)
        self.processor.append(usage.ru_utime + usage.ru_stime)
        self.kibibytes = max(self.kibibytes, usage.ru_maxrss)
        if child.returncode != 0:
            raise BenchmarkError(f"{' '.join(self.command)} exited with {child.returncode}")

    def row(self, rows: int) -> list[str]:
        elapsed, processor = statistics.median(self.elapsed), statistics.median(self.processor)
        nanoseconds = processor / rows * 1e9
        return [self.name, f"{elapsed:.2f} s", f"{processor:.2f} s", f"{nanoseconds:.0f} ns", f"{self.kibibytes / 1024:.0f} MiB"]


def main() -> int:
    arguments = parse_arguments()
    try:
        if shutil.which("sqlite3") is None:
            raise BenchmarkError("the sqlite3 shell is not installed; it is what rrbench is compared with.")
        facts = manifest(f"Benchmarks/history/compare.py --rrbench rrbench --rows {arguments.rows}")
        facts.pop("versions", None)
        facts["sqlite"] = sqlite3.sqlite_version
        with tempfile.TemporaryDirectory(dir=arguments.scratch) as directory:
            contenders, promises = measure(arguments, Path(directory))
    except (BenchmarkError, OSError, sqlite3.Error, subprocess.SubprocessError) as error:
        print(f"compare.py: {error}", file=sys.stderr)
        return 1
    text = markdown(arguments.rows, contenders, promises, facts)
    arguments.output.mkdir(parents=True, exist_ok=True)
    (arguments.output / "history.md").write_text(text)
    print(text)
    return 0 if all(promise.passed for promise in promises) else 2


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rrbench", type=Path, required=True, metavar="PATH", help="the release build of rrbench")
    parser.add_argument("--rows", type=int, default=10_000_000, help="rows of the run (default 10000000)")
    parser.add_argument("--repeats", type=int, default=3, help="turns of each contender (default 3)")
    parser.add_argument("--scratch", type=Path, help="where the database is made: 80 bytes a row, and as much for CSV")
    parser.add_argument("--output", type=Path, default=REPOSITORY / "results", help="where the report is written")
    try:
        return parser.parse_args()
    except SystemExit as error:
        raise SystemExit(64 if error.code else 0) from None


def measure(arguments: argparse.Namespace, directory: Path) -> tuple[list[Contender], list[Promise]]:
    database = directory / "history.sqlite"
    fill(arguments.rrbench, database, arguments.rows)
    rrbench, path = str(arguments.rrbench.resolve()), str(database)
    select = Contender("sqlite3: count and sum", ["sqlite3", path, SELECT])
    summary = Contender("rrbench report --format json", [rrbench, "report", str(RUN), "--db", path, "--format", "json"])
    shell = Contender("sqlite3: .mode csv", ["sqlite3", "-header", "-csv", path, ALL])
    export = Contender("rrbench export", [rrbench, "export", str(RUN), "--db", path])
    outputs = {contender.name: directory / f"{index}.out" for index, contender in enumerate((select, summary, shell, export))}
    select.turn(outputs[select.name])  # reads the file into the page cache
    select.elapsed.clear()
    select.processor.clear()
    for _ in range(arguments.repeats):
        for contender in (select, summary, shell, export):
            contender.turn(outputs[contender.name])
    if not filecmp.cmp(outputs[shell.name], outputs[export.name], shallow=False):
        raise BenchmarkError("rrbench and sqlite3 export different bytes; one of them is wrong.")
    slower = statistics.median(summary.elapsed) / statistics.median(select.elapsed)
    costs = statistics.median(summary.processor) / statistics.median(select.processor)
    faster = statistics.median(shell.elapsed) / statistics.median(export.elapsed)
    mebibytes = summary.kibibytes / 1024
    promises = [
        Promise("summary ÷ count and sum, elapsed", f"{slower:.2f} ({costs:.2f} in processor time)", "≤ 3", slower <= 3),
        Promise("memory of the summary", f"{mebibytes:.0f} MiB", "< 200 MB", summary.kibibytes * 1024 < 200e6),
        Promise("CSV export, speed ÷ `.mode csv`", f"{faster:.2f}", "≥ 1.0", faster >= 1),
        Promise("memory of the export", f"{export.kibibytes / 1024:.0f} MiB", "< 200 MB", export.kibibytes * 1024 < 200e6),
    ]
    return [select, summary, shell, export], promises


def fill(rrbench: Path, database: Path, rows: int) -> None:
    """A real run of a few requests makes the schema; a second one gets its rows by SQL, even and with its books balanced."""
    first = [rrbench, "run", "--listen", "127.0.0.1:0", "--backend-port", "0", "--backends", str(BACKENDS)]
    flags = ["-n", "30", "-c", "2", "--warmup", "0", "--no-progress", "--db", str(database)]
    subprocess.run([*first, *flags], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with sqlite3.connect(database) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(requests)")]
        values = {
            "run_id": str(RUN), "sequence": "i", "phase": "1", "worker": "0", "connection": "1 + i % 50",
            "scheduled_ns": "i * 100000", "sent_ns": "i * 100000 + i * 7919 % 50000",
            "first_byte_ns": "i * 100000 + 300000 + i * 104729 % 700000",
            "finished_ns": "i * 100000 + 350000 + i * 104729 % 900000", "status": "200",
            "backend": f"1 + (i - 1) % {BACKENDS}", "dispatch": "i", "attempts": "1", "in_flight_at_pick": "i % 17",
            "queue_us": "i % 9", "upstream_us": "250 + i % 400", "bytes_received": "19", "error": "0",
        }
        connection.executescript(
            f"""
            INSERT INTO runs (uuid, started_at, state, strategy, proxy, mode, seed, target, scenario, host, version)
                SELECT 'history', started_at, 'complete', strategy, proxy, 'open', seed, target, scenario, host, version
                FROM runs WHERE id = 1;
            INSERT INTO backends SELECT {RUN}, backend, name, address, weight FROM backends WHERE run_id = 1;
            INSERT INTO timeline SELECT {RUN}, {rows} * 100000, series, CASE
                WHEN series LIKE 'total.backend.%' THEN ({rows} + {BACKENDS} - substr(series, 15, 1)) / {BACKENDS}
                WHEN series IN ('total.proxy.requests', 'total.proxy.picks') THEN {rows}
                WHEN series = 'total.measured.start_ns' THEN 0
                WHEN series = 'total.measured.end_ns' THEN {rows} * 100000
                ELSE value END
                FROM timeline WHERE run_id = 1 AND series LIKE 'total.%';
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
                INSERT INTO requests ({", ".join(columns)}) SELECT {", ".join(values.get(name, "NULL") for name in columns)} FROM n;
            PRAGMA wal_checkpoint(TRUNCATE);
            """
        )


def markdown(rows: int, contenders: list[Contender], promises: list[Promise], facts: dict[str, object]) -> str:
    header = [["promise", "observed", "bound", ""], *(promise.row() for promise in promises)]
    costs = [["command", "elapsed", "processor", "a row", "peak memory"], *(contender.row(rows) for contender in contenders)]
    lines = [f"- {name}: {value}" for name, value in facts.items()]
    return "\n\n".join(
        [f"# The history, with a run of {rows:,} rows", table(header), table(costs), "\n".join(lines)]
    ) + "\n"


def table(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


if __name__ == "__main__":
    sys.exit(main())
