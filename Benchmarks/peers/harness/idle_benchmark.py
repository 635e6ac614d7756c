"""Memory that a proxy holds for each idle client connection."""

from __future__ import annotations

import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from . import programs
from .accounting import memory_bytes
from .children import BenchmarkError, Children
from .figures import Figure, Verdict, ratio
from .proxies import CAPACITY, Proxy, Server, available, start_backends
from .report import Report
from .settings import Settings

#: docs/targets.md.
LIMIT_OF_NGINX = 1.5

HELD_CONNECTIONS = 10_000
REQUEST = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"

#: Idle is what lasts: rrbench parks a connection after two seconds and gives the memory back within two more.
SETTLE_S = 6.0

#: For the connections to the backends, which nginx takes from the same slots.
SPARE_SLOTS = 300


#: What a connection has done before it is idle, and how the report calls it.
ANSWERED = "after a request"
SILENT = "without a byte"


@dataclass
class Holder:
    """A proxy, and the bytes a connection that each repeat found, by what the connections had done."""

    proxy: Proxy
    bytes_per_connection: dict[str, list[float]] = field(default_factory=lambda: {ANSWERED: [], SILENT: []})


def run(settings: Settings, children: Children) -> Report:
    """Opens connections that each make one request and then keep silent, and others that never say anything.

    A connection costs what a process that is set up for many and holds them takes beyond a process that is set up for
    few and holds one: so the slots that nginx and HAProxy reserve when they start are counted too.
    """
    report = Report("idle", "Memory of the proxy process per idle connection", {"connections": HELD_CONNECTIONS})
    report.conditions["repeats"] = settings.repeats
    backends = start_backends(children, programs.build("static-backend"), 3)
    holders = [Holder(proxy) for proxy in available(settings, report.notes)]
    for _ in range(settings.repeats):
        for holder in holders:
            for kind, found in holder.bytes_per_connection.items():
                few = _memory(holder.proxy, kind, 1, children, backends)
                many = _memory(holder.proxy, kind, HELD_CONNECTIONS, children, backends)
                found.append((many - few) / (HELD_CONNECTIONS - 1))
    report.table = [["bytes/connection", "version", ANSWERED, SILENT]]
    for holder in sorted(holders, key=lambda each: median(each.bytes_per_connection[ANSWERED])):
        held = [Figure.of(found).text(0) for found in holder.bytes_per_connection.values()]
        report.table.append([holder.proxy.name, holder.proxy.version(), *held])
        report.measurements.append({"name": holder.proxy.name, "bytes_per_connection": holder.bytes_per_connection})
    _judge(holders, report)
    return report


def _memory(proxy: Proxy, kind: str, count: int, children: Children, backends: Sequence[int]) -> int:
    """What a fresh process takes while it holds so many connections."""
    server = proxy.start(children, backends, max(count + SPARE_SLOTS, CAPACITY))
    connections: list[socket.socket] = []
    try:
        for _ in range(count):
            connections.append(_connect(server, kind))
        time.sleep(SETTLE_S)
        return memory_bytes(server.child.pid)
    finally:
        for connection in connections:
            connection.close()
        children.stop(server.child)


def _connect(server: Server, kind: str) -> socket.socket:
    """A connection; one that has been answered has made the proxy reserve whatever it keeps for one."""
    try:
        connection = socket.create_connection(("127.0.0.1", server.port), timeout=10)
        if kind == SILENT:
            return connection
        connection.sendall(REQUEST)
        answer = b""
        while not answer.endswith(b"backend\n"):
            piece = connection.recv(4096)
            if not piece:
                raise BenchmarkError(f"{server.child.name} closed a connection after {answer!r}")
            answer += piece
    except OSError as error:
        raise BenchmarkError(f"{server.child.name} does not hold {HELD_CONNECTIONS} connections: {error}") from error
    return connection


def _judge(holders: Sequence[Holder], report: Report) -> None:
    by_name = {holder.proxy.name: holder.bytes_per_connection for holder in holders}
    if "rrbench" not in by_name or "nginx" not in by_name:
        return
    for kind in (ANSWERED, SILENT):
        claim = f"memory per idle connection {kind} ÷ nginx's"
        report.verdicts.append(Verdict(claim, ratio(by_name["rrbench"][kind], by_name["nginx"][kind]), LIMIT_OF_NGINX))
