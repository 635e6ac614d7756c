"""A promise whose observation is more than a ratio of two contenders."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Promise:
    """A claim, what was observed, and whether it holds."""

    claim: str
    observed: str
    bound: str
    passed: bool

    def row(self) -> list[str]:
        return [self.claim, self.observed, self.bound, "PASS" if self.passed else "MISS"]
