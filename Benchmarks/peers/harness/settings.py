"""What the person at the command line chose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True)
class Settings:
    """The choices that all benchmarks share."""

    seconds: int
    repeats: int
    connections: int
    requests: int
    rrbench: str | None
    wrk2: str | None
    counters: bool
    threads: int = 1
    #: Where a generator is measured at several: numbers of connections, and of threads.
    connection_points: tuple[int, ...] = ()
    thread_points: tuple[int, ...] = (1,)

    def conditions(self) -> dict[str, object]:
        """What a reader must know of the load."""
        return {"seconds": self.seconds, "repeats": self.repeats, "connections": self.connections}


def interleaved(items: Sequence[Item], repeat: int) -> list[Item]:
    """The order of one repeat: forwards and backwards in turn, so that a drift of the machine favours nobody."""
    return list(items) if repeat % 2 == 0 else list(reversed(items))
