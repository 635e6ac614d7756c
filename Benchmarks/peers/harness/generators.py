"""The load generators that are compared: how each is told what to do, and how each says what it did."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from . import programs, wrk
from .children import BenchmarkError
from .machine import version
from .settings import Settings
from .wrk import Driven

FLOOR = "curl-loop (floor)"
OURS = "rrbench"


@dataclass(frozen=True)
class Generator:
    """A generator: its command line for a URL, and the reading of its output."""

    name: str
    program: str
    arguments: Callable[[str, Settings], list[str]]
    parse: Callable[[str], Driven]

    def command(self, url: str, settings: Settings) -> list[str]:
        return [self.program, *self.arguments(url, settings)]

    def version(self) -> str:
        return {FLOOR: f"libcurl {version('curl')}", OURS: "this commit"}.get(self.name) or version(self.program)


def catalogue(settings: Settings, directory: Path) -> list[Generator]:
    """All generators, installed or not; the databases that ours writes go to the directory."""
    generators = [
        Generator(FLOOR, programs.build("curl-loop"), _curl_loop, _parse_curl_loop),
        Generator("wrk", "wrk", lambda url, chosen: wrk.command(url, chosen.connections, chosen.seconds)[1:], wrk.parse),
        Generator("hey", "hey", _hey, _parse_hey),
        Generator("ab", "ab", _ab, _parse_ab),
        Generator("h2load", "h2load", _h2load, _parse_h2load),
    ]
    if settings.rrbench:
        ours = Generator(
            OURS,
            settings.rrbench,
            lambda url, chosen: rrbench_command(url, chosen, directory)[1:],
            _parse_rrbench,
        )
        generators.append(ours)
    return generators


def _curl_loop(url: str, settings: Settings) -> list[str]:
    return [url, str(settings.connections), str(settings.requests)]


def _hey(url: str, settings: Settings) -> list[str]:
    return ["-cpus", "1", "-c", str(settings.connections), "-n", str(settings.requests), url]


def _ab(url: str, settings: Settings) -> list[str]:
    return ["-q", "-k", "-c", str(settings.connections), "-n", str(settings.requests), url]


def _h2load(url: str, settings: Settings) -> list[str]:
    return ["--h1", "-t1", f"-c{settings.connections}", f"-n{settings.requests}", url]


def rrbench_command(url: str, settings: Settings, directory: Path) -> list[str]:
    """One run into a fresh database, so that each repeat pays for creating it."""
    for old in directory.glob("recorded.sqlite*"):
        old.unlink()
    load = ["-c", str(settings.connections), "-n", str(settings.requests), "-t", str(settings.threads), "--warmup", "0s"]
    return [str(settings.rrbench), "run", url, *load, "--json", "--db", str(directory / "recorded.sqlite")]


def _parse_curl_loop(output: str) -> Driven:
    summary = json.loads(output)
    return Driven(summary["requests"], summary["errors"])


def _parse_rrbench(output: str) -> Driven:
    requests = json.loads(output)["requests"]
    return Driven(requests["sent"], requests["failed"])


def _parse_hey(output: str) -> Driven:
    statuses = {int(status): int(count) for status, count in re.findall(r"\[(\d{3})\]\t(\d+) responses", output)}
    failures = sum(int(count) for count in re.findall(r"^  \[(\d+)\]\t(?!\d+ responses)", output, re.MULTILINE))
    requests = sum(statuses.values()) + failures
    return Driven(requests, requests - statuses.get(200, 0))


def _parse_ab(output: str) -> Driven:
    failed = _number(r"Failed requests:\s+(\d+)", output)
    other = re.search(r"Non-2xx responses:\s+(\d+)", output)
    return Driven(_number(r"Complete requests:\s+(\d+)", output), failed + (int(other[1]) if other else 0))


def _parse_h2load(output: str) -> Driven:
    done = _number(r"(\d+) done", output)
    return Driven(done, done - _number(r"(\d+) succeeded", output))


def _number(pattern: str, output: str) -> int:
    match = re.search(pattern, output)
    if match is None:
        raise BenchmarkError(f"no /{pattern}/ in this output:\n{output}")
    return int(match[1])
