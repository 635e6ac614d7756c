"""Medians of repeats, ratios of contenders that ran side by side, and the verdict on a promise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """A median with the lowest and the highest of the repeats that it stands for."""

    median: float
    low: float
    high: float

    @staticmethod
    def of(values: Sequence[float]) -> Figure:
        return Figure(median(values), min(values), max(values))

    def text(self, digits: int = 2) -> str:
        return f"{self.median:,.{digits}f} ({self.low:,.{digits}f}–{self.high:,.{digits}f})"


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Figure:
    """The median of the ratios of each repeat.

    Repeats are interleaved, so the two values of one repeat were measured within seconds of each other: a machine that
    slows down for a while moves both, and their quotient stays.
    """
    return Figure.of([own / other for own, other in zip(ours, theirs, strict=True)])


@dataclass(frozen=True)
class Verdict:
    """A promise of docs/targets.md, held against what was measured."""

    claim: str
    observed: Figure
    limit: float
    at_least: bool = False

    @property
    def passed(self) -> bool:
        value = self.observed.median
        return value >= self.limit if self.at_least else value <= self.limit

    @property
    def word(self) -> str:
        return "PASS" if self.passed else "MISS"

    @property
    def bound(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.limit:.2f}"
