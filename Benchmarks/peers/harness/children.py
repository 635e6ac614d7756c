"""Child processes that never outlive the benchmark, whatever ends it."""

from __future__ import annotations

import os
import re
import resource
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType, TracebackType


class BenchmarkError(Exception):
    """The benchmark cannot go on; the message says why and what to do."""


@dataclass(frozen=True)
class Finished:
    """A command that ran to its end: what it printed, and what it cost from the kernel's books."""

    output: str
    wall_s: float
    user_s: float
    system_s: float


class Child:
    """A running process, alone in its process group, its output in files."""

    def __init__(self, command: Sequence[str], files: Path) -> None:
        self.name = Path(command[0]).name
        self._output, self._errors = files.with_suffix(".out"), files.with_suffix(".err")
        with self._output.open("wb") as output, self._errors.open("wb") as errors:
            try:
                self._process = subprocess.Popen(
                    command, stdin=subprocess.DEVNULL, stdout=output, stderr=errors, start_new_session=True
                )
            except OSError as error:
                raise BenchmarkError(f"cannot start {command[0]}: {error.strerror}") from error
        self.pid = self._process.pid

    def standard_output(self) -> str:
        return self._output.read_text(errors="replace")

    def everything_printed(self) -> str:
        return self.standard_output() + self._errors.read_text(errors="replace")

    def wait_for_output(self, pattern: str, timeout_s: float = 10) -> re.Match[str]:
        """Waits until the child has printed something that matches, and returns the match."""
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline:
            match = re.search(pattern, self.everything_printed(), re.MULTILINE)
            if match:
                return match
            self.check_alive()
            time.sleep(0.02)
        raise BenchmarkError(f"{self.name} did not print /{pattern}/ in {timeout_s} s:\n{self.everything_printed()}")

    def check_alive(self) -> None:
        if self._process.poll() is not None:
            raise self._ended(self._process.returncode)

    def wait(self) -> resource.struct_rusage:
        """Waits for a successful end, and returns what the process used."""
        _, status, usage = os.wait4(self.pid, 0)
        self._process.returncode = os.waitstatus_to_exitcode(status)
        if self._process.returncode != 0:
            raise self._ended(self._process.returncode)
        return usage

    def _ended(self, status: int) -> BenchmarkError:
        return BenchmarkError(f"{self.name} ended with status {status}:\n{self.everything_printed()}")

    def interrupt(self) -> None:
        """Asks for an orderly end, as Ctrl-C would, and waits for it."""
        self._process.send_signal(signal.SIGINT)
        self._process.wait(timeout=10)

    def stop(self) -> None:
        """Ends the process and its workers: politely, then for certain."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self.pid, number)
                self._process.wait(timeout=3)
            except ProcessLookupError:
                break
            except subprocess.TimeoutExpired:
                continue


class Children:
    """Every process that a benchmark started; leaving the `with` block ends them all, last one first."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._children: list[Child] = []
        self._started = 0

    def start(self, command: Sequence[str]) -> Child:
        self._started += 1
        child = Child(command, self.directory / str(self._started))
        self._children.append(child)
        return child

    def stop(self, child: Child) -> None:
        child.stop()
        self._children.remove(child)

    def run(self, command: Sequence[str]) -> Finished:
        """Runs a command to its end; its CPU time is the kernel's account of the process and its children."""
        child = self.start(command)
        began = time.monotonic()
        usage = child.wait()
        wall_s = time.monotonic() - began
        self._children.remove(child)
        return Finished(child.standard_output(), wall_s, usage.ru_utime, usage.ru_stime)

    def __enter__(self) -> Children:
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _end)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for child in reversed(self._children):
            child.stop()
        self._children.clear()


def _end(number: int, frame: FrameType | None) -> None:
    """Turns a signal into an exception, so that the `with` block is left and the children are ended."""
    raise KeyboardInterrupt
