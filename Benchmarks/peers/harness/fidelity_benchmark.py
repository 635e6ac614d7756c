"""Latencies of an open loop beside wrk2's, on one server at the same rates; and what both say of a server that stops."""

from __future__ import annotations

import json
import os
import re
import signal
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .children import BenchmarkError, Children
from .figures import Figure
from .proxies import NGINX_BACKEND, Server, installed
from .report import Report
from .settings import Settings, interleaved

RATES = (500, 5_000, 15_000)
STALLED_RATES = (500, 5_000)
PERCENTILES = ("p50", "p99", "p999", "max")
#: wrk2 throws away what it measured in its first ten seconds; rrbench is told to do the same.
CALIBRATION_S = 10
#: As many as wait at once while the server stops, at the lower of the stalled rates, with some to spare.
CONNECTIONS = 64
STALL_S = 1.0


@dataclass
class Tool:
    """A generator with the percentiles of its turns, in microseconds."""

    name: str
    turns: list[dict[str, float]] = field(default_factory=list)

    def figure(self, percentile: str) -> Figure:
        return Figure.of([turn[percentile] for turn in self.turns])


def run(settings: Settings, children: Children) -> Report:
    """Turns of rrbench and wrk2 at each rate, one thread each; then the same with the server stopped for a second."""
    if settings.rrbench is None:
        raise BenchmarkError("fidelity compares rrbench with wrk2: name its program with --rrbench")
    if settings.wrk2 is None or not installed(settings.wrk2):
        raise BenchmarkError("wrk2 is in no package: build it from source, and name its program with --wrk2")
    if not installed(NGINX_BACKEND.program):
        raise BenchmarkError("nginx is not installed; it is the server of this benchmark: apt-get install nginx")
    server = NGINX_BACKEND.start(children, [])
    report = Report("fidelity", "Latencies of an open loop beside wrk2's", settings.conditions())
    report.conditions["connections"] = CONNECTIONS
    report.table = [["load", "tool", *(f"{name}, µs" for name in PERCENTILES)]]
    for rate in RATES:
        _rows(f"{rate:,}/s", _measure(rate, server, settings, children, None), report)
    for rate in STALLED_RATES:
        tools = _measure(rate, server, settings, children, STALL_S)
        load = f"{rate:,}/s, stopped for {STALL_S:g} s"
        _rows(load, tools, report)
        theory = stalled(rate, settings.seconds)
        report.table.append([load, "theory, beside the usual time", *(f"{theory[name]:,.0f}" for name in PERCENTILES)])
    return report


def stalled(rate: float, seconds: float, stall_s: float = STALL_S) -> dict[str, float]:
    """What a stall adds to each percentile of equally spaced requests, in microseconds, by nearest rank."""
    count = int(rate * seconds)
    shares = {"p50": 0.50, "p99": 0.99, "p999": 0.999, "max": 1.0}
    return {
        name: max(0.0, stall_s - (count - -(-count * share // 1)) / rate) * 1e6 for name, share in shares.items()
    }


def _measure(
    rate: int, server: Server, settings: Settings, children: Children, stall_s: float | None
) -> Sequence[Tool]:
    tools = [Tool("rrbench"), Tool("wrk2, corrected")]
    for repeat in range(settings.repeats):
        for tool in interleaved(tools, repeat):
            command = _commands(tool.name, rate, server.url, settings, children.directory)
            if stall_s is not None:
                _stop_later(server, CALIBRATION_S + settings.seconds / 2, stall_s)
            output = children.run(command).output
            tool.turns.append(_parse_rrbench(output) if tool.name == "rrbench" else parse_wrk2(output))
    return tools


def _commands(tool: str, rate: int, url: str, settings: Settings, directory: Path) -> list[str]:
    if tool == "rrbench":
        for old in directory.glob("fidelity.sqlite*"):
            old.unlink()
        load = ["-q", str(rate), "-c", str(CONNECTIONS), "--warmup", f"{CALIBRATION_S}s", "-z", f"{settings.seconds}s"]
        return [str(settings.rrbench), "run", url, *load, "--json", "--db", str(directory / "fidelity.sqlite")]
    load = ["-t1", f"-c{CONNECTIONS}", f"-R{rate}", f"-d{CALIBRATION_S + settings.seconds}s"]
    return [str(settings.wrk2), *load, "--latency", url]


def _stop_later(server: Server, after_s: float, stall_s: float) -> None:
    """Stops every process of the server for a while, as a virtual machine does that moves to another host."""

    def stop() -> None:
        time.sleep(after_s)
        os.killpg(server.child.pid, signal.SIGSTOP)
        time.sleep(stall_s)
        os.killpg(server.child.pid, signal.SIGCONT)

    threading.Thread(target=stop, daemon=True).start()


def _parse_rrbench(output: str) -> dict[str, float]:
    latency = json.loads(output)["latency_us"]
    return {name: float(latency[name]) for name in PERCENTILES}


def parse_wrk2(output: str) -> dict[str, float]:
    """The corrected latencies: the distribution that wrk2 prints first, its units being us, ms, s and m."""
    corrected = output.split("Detailed Percentile spectrum")[0]
    names = {"p50": r"50\.000%", "p99": r"99\.000%", "p999": r"99\.900%", "max": r"100\.000%"}
    units = {"us": 1.0, "ms": 1e3, "s": 1e6, "m": 60e6}
    found = {}
    for name, pattern in names.items():
        match = re.search(pattern + r"\s+([\d.]+)(us|ms|s|m)\b", corrected)
        if match is None:
            raise BenchmarkError(f"no {pattern} in wrk2's output:\n{output}")
        found[name] = float(match[1]) * units[match[2]]
    return found


def _rows(load: str, tools: Sequence[Tool], report: Report) -> None:
    for tool in tools:
        report.table.append([load, tool.name, *(tool.figure(name).text(0) for name in PERCENTILES)])
        report.measurements.append({"load": load, "tool": tool.name, "turns": tool.turns})
