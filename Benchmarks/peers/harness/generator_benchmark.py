"""CPU per request of load generators, each as the whole process it is."""

from __future__ import annotations

from collections.abc import Sequence

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


def run(settings: Settings, children: Children) -> Report:
    """Points all generators at one server in turns; judges ours, which records, against a loop that does not."""
    report = Report("generator", "CPU of the load generator per request", settings.conditions())
    report.conditions["requests"] = settings.requests
    if not installed(NGINX_BACKEND.program):
        raise BenchmarkError("nginx is not installed; it is the server of this benchmark: apt-get install nginx")
    url = NGINX_BACKEND.start(children, []).url
    entries = [(each, Contender(each.name, each.version())) for each in _available(settings, children, report)]
    for repeat in range(settings.repeats):
        for generator, contender in interleaved(entries, repeat):
            contender.costs.append(_measure(generator, url, settings, children))
    if settings.counters and supported_events():
        for generator, contender in entries:
            contender.events_per_request = _count(generator, url, settings, children)
    contenders = [contender for _, contender in entries]
    refuse_errors(contenders)
    report.table = cpu_table(contenders)
    report.measurements = cpu_measurements(contenders)
    _judge(contenders, report)
    return report


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


def _measure(generator: Generator, url: str, settings: Settings, children: Children) -> Cost:
    finished = children.run(generator.command(url, settings))
    driven = generator.parse(finished.output)
    return Cost(driven.requests, driven.errors, finished.wall_s, finished.user_s, finished.system_s)


def _count(generator: Generator, url: str, settings: Settings, children: Children) -> dict[str, float]:
    output, counts = count_command(children, generator.command(url, settings))
    requests = generator.parse(output).requests
    return {name: count / requests for name, count in counts.items()}


def _judge(contenders: Sequence[Contender], report: Report) -> None:
    by_name = {contender.name: contender for contender in contenders}
    if OURS in by_name:
        claim = "generator CPU per request, recording on ÷ a bare C libcurl-multi loop that records nothing"
        observed = ratio(by_name[OURS].cpu_us, by_name[FLOOR].cpu_us)
        report.verdicts.append(Verdict(claim, observed, LIMIT_OF_FLOOR))
