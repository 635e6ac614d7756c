"""CPU per recorded row: rrbench's recorder during a run, and a C loop that does nothing but insert."""

from __future__ import annotations

import json

from . import programs
from .children import BenchmarkError, Children
from .figures import Figure, Verdict, ratio
from .generators import rrbench_command
from .proxies import NGINX_BACKEND, installed
from .report import Report
from .settings import Settings

#: docs/targets.md.
LIMIT_OF_INSERT_LOOP = 0.8


def run(settings: Settings, children: Children) -> Report:
    """Both insert the same number of rows into the same table; turns alternate.

    The recorder is paced by the generator, so rows a second of wall time would measure the generator; rows a second of
    its thread's CPU are what it could reach.
    """
    report = Report("recorder", "Rows recorded per second of CPU", {"rows": settings.requests})
    report.conditions["repeats"] = settings.repeats
    if settings.rrbench is None:
        raise BenchmarkError("the recorder is part of rrbench: name its program with --rrbench")
    if not installed(NGINX_BACKEND.program):
        raise BenchmarkError("nginx is not installed; it is the server of this benchmark: apt-get install nginx")
    url = NGINX_BACKEND.start(children, []).url
    insert_loop = programs.build("insert-loop")
    recorded: list[float] = []
    inserted: list[float] = []
    for _ in range(settings.repeats):
        inserted.append(_insert(insert_loop, settings, children))
        recorded.append(_record(url, settings, children))
    rows = {"insert-loop (bare C)": inserted, "rrbench": recorded}
    report.table = [["", "rows/CPU second"], *[[name, Figure.of(rates).text(0)] for name, rates in rows.items()]]
    report.measurements = [{"name": name, "rows_per_cpu_second": rates} for name, rates in rows.items()]
    claim = "rows recorded per CPU second ÷ a bare C insert loop on the same table"
    report.verdicts.append(Verdict(claim, ratio(recorded, inserted), LIMIT_OF_INSERT_LOOP, at_least=True))
    return report


def _insert(program: str, settings: Settings, children: Children) -> float:
    database = children.directory / "inserted.sqlite"
    output = children.run([program, str(database), str(settings.requests)]).output
    return 1e9 / float(json.loads(output)["cpu_ns_per_row"])


def _record(url: str, settings: Settings, children: Children) -> float:
    output = children.run(rrbench_command(url, settings, children.directory)).output
    return 1e6 / float(json.loads(output)["cpu_us_per_request"]["recorder"])
