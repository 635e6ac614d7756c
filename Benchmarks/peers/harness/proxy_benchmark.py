"""CPU per request of reverse proxies that balance over three backends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from . import certificate, programs, wrk
from .accounting import EventCount, cpu_time, supported_events
from .children import BenchmarkError, Children
from .costs import Contender, Cost, cpu_measurements, cpu_table, refuse_errors
from .figures import Verdict, ratio
from .machine import version
from .proxies import BuiltProxy, Proxy, Server, available, installed, start_backends
from .report import Report
from .settings import Settings, interleaved

BACKENDS = 3
WARM_UP_S = 1

#: docs/targets.md.
LIMIT_OF_BETTER_PEER = 1.0
LIMIT_OF_GO = 0.30

FLOOR = "relay (floor)"
GO = "Go's ReverseProxy"


@dataclass(frozen=True)
class Entry:
    """A running proxy and what was measured of it."""

    server: Server
    contender: Contender


def run(settings: Settings, children: Children) -> Report:
    """Starts all proxies, loads one at a time in turns, and judges ours against the better of the established two."""
    report = Report("proxy", "CPU of the proxy process per request", settings.conditions())
    proxies: list[Proxy] = [BuiltProxy(FLOOR, programs.build("relay")), *available(settings, report.notes)]
    if installed("go"):
        proxies.append(BuiltProxy(GO, programs.build_go("reverse-proxy"), version("go")))
    else:
        report.notes.append(f"Go is not installed and {GO} was left out: apt-get install golang-go")
    _judge(_run(proxies, report, settings, children), report)
    return report


def run_tls(settings: Settings, children: Children) -> Report:
    """The same with TLS before the proxies, on connections that are kept; it promises nothing."""
    report = Report("tls", "CPU of the proxy process per request, clients over TLS", settings.conditions())
    proxies = available(settings, report.notes, certificate.make(children))
    contenders = _run(proxies, report, settings, children)
    ours = [each for each in contenders if each.name == "rrbench"]
    for peer in contenders:
        if ours and peer is not ours[0]:
            report.notes.append(f"rrbench ÷ {peer.name}: {ratio(ours[0].cpu_us, peer.cpu_us).text()}")
    return report


def _run(
    proxies: Sequence[Proxy], report: Report, settings: Settings, children: Children
) -> list[Contender]:
    if not installed("wrk"):
        raise BenchmarkError("wrk is not installed; it drives this benchmark: apt-get install wrk")
    backends = start_backends(children, programs.build("static-backend"), BACKENDS)
    entries = [_enter(proxy, children, backends) for proxy in proxies]
    for repeat in range(settings.repeats):
        for entry in interleaved(entries, repeat):
            entry.contender.costs.append(_measure(entry.server, settings, children))
    if settings.counters and supported_events():
        for entry in entries:
            entry.contender.events_per_request = _count(entry.server, settings, children)
    contenders = [entry.contender for entry in entries]
    refuse_errors(contenders)
    report.table = cpu_table(contenders)
    report.measurements = cpu_measurements(contenders)
    return contenders


def _enter(proxy: Proxy, children: Children, backends: Sequence[int]) -> Entry:
    return Entry(proxy.start(children, backends), Contender(proxy.name, proxy.version()))


def _measure(server: Server, settings: Settings, children: Children) -> Cost:
    wrk.drive(children, server.url, settings.connections, WARM_UP_S)
    before = cpu_time(server.child.pid)
    driven = wrk.drive(children, server.url, settings.connections, settings.seconds)
    spent = cpu_time(server.child.pid) - before
    return Cost(driven.requests, driven.errors, settings.seconds, spent.user_s, spent.system_s)


def _count(server: Server, settings: Settings, children: Children) -> dict[str, float]:
    counting = EventCount(children, server.child.pid)
    driven = wrk.drive(children, server.url, settings.connections, settings.seconds)
    return {name: count / driven.requests for name, count in counting.finish().items()}


def _judge(contenders: Sequence[Contender], report: Report) -> None:
    by_name = {contender.name: contender for contender in contenders}
    ours = by_name.get("rrbench")
    if ours is None:
        return
    if peers := [by_name[name] for name in ("nginx", "haproxy") if name in by_name]:
        better = min(peers, key=lambda peer: median(peer.cpu_us))
        claim = f"proxy CPU per request ÷ {better.name}'s (the better of nginx and HAProxy)"
        report.verdicts.append(Verdict(claim, ratio(ours.cpu_us, better.cpu_us), LIMIT_OF_BETTER_PEER))
    if GO in by_name:
        claim = f"proxy CPU per request ÷ {GO}"
        report.verdicts.append(Verdict(claim, ratio(ours.cpu_us, by_name[GO].cpu_us), LIMIT_OF_GO))
