"""What a process costs: CPU seconds from /proc, events from perf."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .children import BenchmarkError, Children

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")

#: Counted in a pass of their own, since a tracepoint costs something at each system call.
EVENTS = {
    "instructions:u": "user_instructions",
    "instructions:k": "kernel_instructions",
    "raw_syscalls:sys_enter": "system_calls",
}


@dataclass(frozen=True)
class CPUTime:
    """User and system seconds; the kernel keeps their sum exactly and their proportion by sampling."""

    user_s: float
    system_s: float

    def __sub__(self, earlier: CPUTime) -> CPUTime:
        return CPUTime(self.user_s - earlier.user_s, self.system_s - earlier.system_s)


def process_tree(pid: int) -> list[int]:
    """The process and all that descend from it, such as nginx's workers."""
    tree = [pid]
    for parent in tree:
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            tree += [int(child) for child in children.read_text().split()]
    return tree


def cpu_time(pid: int) -> CPUTime:
    """CPU time so far of all threads of the process and its descendants, in steps of 10 ms."""
    user = system = 0
    for member in process_tree(pid):
        fields = Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split()
        user += int(fields[11])
        system += int(fields[12])
    return CPUTime(user / TICKS_PER_SECOND, system / TICKS_PER_SECOND)


def memory_bytes(pid: int) -> int:
    """Memory that the process and its descendants hold: proportional set size, so shared pages count once."""
    total = 0
    for member in process_tree(pid):
        for line in Path(f"/proc/{member}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) * 1024
    return total


@cache
def supported_events() -> tuple[str, ...]:
    """The events that perf can count here; many virtual machines have no instruction counter."""
    if shutil.which("perf") is None:
        return ()
    return tuple(event for event in EVENTS if _parse(_try(event)))


def _try(event: str) -> str:
    command = ["perf", "stat", "-x,", "-e", event, "true"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr


def _parse(output: str) -> dict[str, int]:
    """Counts by event from perf's comma-separated output; what it could not count is left out."""
    counts: dict[str, int] = {}
    for line in output.splitlines():
        fields = line.split(",")
        if len(fields) > 2 and fields[0].isdigit():
            counts[fields[2]] = counts.get(fields[2], 0) + int(fields[0])
    return counts


def count_command(children: Children, command: Sequence[str]) -> tuple[str, dict[str, int]]:
    """Runs a command under perf; returns what it printed, and the counts by name."""
    counts = children.directory / "perf.csv"
    finished = children.run([*_perf(counts), "--", *command])
    return finished.output, _named(counts)


class EventCount:
    """Counts events in a process tree from construction to `finish`."""

    def __init__(self, children: Children, pid: int) -> None:
        self._children = children
        self._output = children.directory / "perf.csv"
        self._output.unlink(missing_ok=True)
        pids = ",".join(str(member) for member in process_tree(pid))
        self._perf = children.start([*_perf(self._output), "-p", pids])
        self._wait_until_attached()

    def finish(self) -> dict[str, int]:
        self._perf.interrupt()
        self._children.stop(self._perf)
        return _named(self._output)

    def _wait_until_attached(self) -> None:
        """perf writes the head of its output file just before it counts."""
        deadline = time.monotonic() + 5
        while not self._output.exists():
            self._perf.check_alive()
            if time.monotonic() > deadline:
                raise BenchmarkError("perf did not attach within 5 s; run with --no-counters")
            time.sleep(0.02)
        time.sleep(0.1)


def _perf(output: Path) -> list[str]:
    return ["perf", "stat", "-x,", "-o", str(output), "-e", ",".join(supported_events())]


def _named(output: Path) -> dict[str, int]:
    return {EVENTS[event]: count for event, count in _parse(output.read_text()).items()}
