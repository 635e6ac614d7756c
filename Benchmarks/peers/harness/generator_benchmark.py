"""CPU per request of load generators, each as the whole process it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .accounting import count_command, supported_events
from .children import BenchmarkError, Children
from .costs import Contender, Cost, cpu_measurements, cpu_table, refuse_errors
from .figures import Verdict, ratio
from .generators import FLOOR, OURS, Generator, catalogue
from .proxies import NGINX_BACKEND, installed
from .report import Report
from .settings import Settings, interleaved

#: docs/targets.md.
LIMIT_OF_FLOOR = 1.10
#: What a thousand connections may cost, over what this many cost.
LIMIT_OF_MANY = 1.5
FEW, MANY = 64, 1000


@dataclass(frozen=True)
class Point:
    """A generator under one load."""

    generator: Generator
    settings: Settings

    @property
    def name(self) -> str:
        """The generator alone where it runs under one load, as the peers do."""
        chosen = self.settings
        if len(chosen.connection_points) == 1 and len(chosen.thread_points) == 1:
            return self.generator.name
        threads = f", {chosen.threads} threads" if chosen.threads > 1 else ""
        return f"{self.generator.name}, {chosen.connections} connections{threads}"


def run(settings: Settings, children: Children) -> Report:
    """Points all generators at one server in turns; judges ours, which records, against a loop that does not."""
    report = Report("generator", "CPU of the load generator per request", settings.conditions())
    report.conditions["connections"] = ", ".join(map(str, settings.connection_points))
    report.conditions["requests"] = settings.requests
    if not installed(NGINX_BACKEND.program):
        raise BenchmarkError("nginx is not installed; it is the server of this benchmark: apt-get install nginx")
    url = NGINX_BACKEND.start(children, []).url
    entries = [
        (point, Contender(point.name, point.generator.version())) for point in _points(settings, children, report)
    ]
    for repeat in range(settings.repeats):
        for point, contender in interleaved(entries, repeat):
            contender.costs.append(_measure(point, url, children))
    if settings.counters and supported_events():
        for point, contender in entries:
            contender.events_per_request = _count(point, url, children)
    contenders = [contender for _, contender in entries]
    refuse_errors(contenders)
    report.table = cpu_table(contenders)
    report.measurements = cpu_measurements(contenders)
    _judge(entries, report)
    return report


def _points(settings: Settings, children: Children, report: Report) -> list[Point]:
    """Ours and the floor under every load, the peers under the first; the floor has no threads."""
    points = []
    for generator in _available(settings, children, report):
        several = generator.name in (OURS, FLOOR)
        for connections in settings.connection_points if several else settings.connection_points[:1]:
            for threads in settings.thread_points if generator.name == OURS else (1,):
                if threads <= connections:
                    points.append(Point(generator, replace(settings, connections=connections, threads=threads)))
    return points


def _available(settings: Settings, children: Children, report: Report) -> list[Generator]:
    available = []
    for generator in catalogue(settings, children.directory):
        if installed(generator.program):
            available.append(generator)
        else:
            report.notes.append(f"{generator.name} is not installed and was left out")
    if settings.rrbench is None:
        report.notes.append("rrbench was left out: name its program with --rrbench")
    return available


def _measure(point: Point, url: str, children: Children) -> Cost:
    finished = children.run(point.generator.command(url, point.settings))
    driven = point.generator.parse(finished.output)
    return Cost(driven.requests, driven.errors, finished.wall_s, finished.user_s, finished.system_s)


def _count(point: Point, url: str, children: Children) -> dict[str, float]:
    output, counts = count_command(children, point.generator.command(url, point.settings))
    requests = point.generator.parse(output).requests
    return {name: count / requests for name, count in counts.items()}


def _judge(entries: Sequence[tuple[Point, Contender]], report: Report) -> None:
    """Ours on one thread against the floor with as many connections, and many connections against few."""
    costs = {
        (point.generator.name, point.settings.connections): contender.cpu_us
        for point, contender in entries
        if point.settings.threads == 1
    }
    for (name, connections), ours in costs.items():
        if name == OURS and connections < MANY:
            claim = "generator CPU per request, recording on ÷ a bare C libcurl-multi loop that records nothing"
            where = f", {connections} connections" if len({count for _, count in costs}) > 1 else ""
            report.verdicts.append(Verdict(claim + where, ratio(ours, costs[FLOOR, connections]), LIMIT_OF_FLOOR))
    if (OURS, FEW) in costs and (OURS, MANY) in costs:
        claim = f"generator CPU per request at {MANY} connections ÷ at {FEW}"
        report.verdicts.append(Verdict(claim, ratio(costs[OURS, MANY], costs[OURS, FEW]), LIMIT_OF_MANY))
