"""CPU and events a request, of the programs that ran side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from statistics import median

from .children import BenchmarkError
from .figures import Figure


@dataclass(frozen=True)
class Cost:
    """One repeat of one contender."""

    requests: int
    errors: int
    wall_s: float
    user_s: float
    system_s: float

    @property
    def cpu_us(self) -> float:
        """Microseconds of CPU a request."""
        return (self.user_s + self.system_s) / self.requests * 1e6


@dataclass
class Contender:
    """What was measured of one program."""

    name: str
    version: str
    costs: list[Cost] = field(default_factory=list)
    events_per_request: dict[str, float] = field(default_factory=dict)

    @property
    def cpu_us(self) -> list[float]:
        return [cost.cpu_us for cost in self.costs]

    @property
    def errors(self) -> int:
        return sum(cost.errors for cost in self.costs)


def refuse_errors(contenders: Sequence[Contender]) -> None:
    """Refusing a request is cheap: the figures of a contender that had errors are worth nothing."""
    for contender in contenders:
        if contender.errors:
            raise BenchmarkError(f"{contender.name} had {contender.errors} errors; its figures are worth nothing")


def cpu_table(contenders: Sequence[Contender]) -> list[list[str]]:
    """A header and a row for each contender, cheapest first."""
    events = sorted({event for contender in contenders for event in contender.events_per_request})
    header = ["", "version", "CPU µs/request", "user", "system", "requests/s", "errors"]
    rows = [header + [f"{event.replace('_', ' ')}/request" for event in events]]
    for contender in sorted(contenders, key=lambda each: median(each.cpu_us)):
        rows.append(_row(contender) + [_event(contender, event) for event in events])
    return rows


def cpu_measurements(contenders: Sequence[Contender]) -> list[dict[str, object]]:
    """Every repeat of every contender, for programs that read the JSON."""
    return [{**asdict(each), "cpu_us_per_request": asdict(Figure.of(each.cpu_us))} for each in contenders]


def _row(contender: Contender) -> list[str]:
    costs = contender.costs
    user = median(cost.user_s / cost.requests * 1e6 for cost in costs)
    system = median(cost.system_s / cost.requests * 1e6 for cost in costs)
    rate = median(cost.requests / cost.wall_s for cost in costs)
    cpu = Figure.of(contender.cpu_us).text()
    return [contender.name, contender.version, cpu, f"{user:.2f}", f"{system:.2f}", f"{rate:,.0f}", str(contender.errors)]


def _event(contender: Contender, event: str) -> str:
    value = contender.events_per_request.get(event)
    return "-" if value is None else f"{value:,.2f}" if value < 100 else f"{value:,.0f}"
