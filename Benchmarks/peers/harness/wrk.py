"""wrk as the driver of the proxies: the same load for each of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .children import BenchmarkError, Children


@dataclass(frozen=True)
class Driven:
    """What wrk got done."""

    requests: int
    errors: int


def command(url: str, connections: int, seconds: int) -> list[str]:
    return ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", url]


def parse(output: str) -> Driven:
    """Counts from wrk's text: answers, and among them failures of the socket or of the status."""
    requests = re.search(r"(\d+) requests in", output)
    if requests is None:
        raise BenchmarkError(f"wrk printed no count of requests:\n{output}")
    sockets = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", output)
    statuses = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
    errors = sum(map(int, sockets.groups())) if sockets else 0
    return Driven(int(requests[1]), errors + (int(statuses[1]) if statuses else 0))


def drive(children: Children, url: str, connections: int, seconds: int) -> Driven:
    return parse(children.run(command(url, connections, seconds)).output)
