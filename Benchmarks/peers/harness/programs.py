"""Builds the peers in C and Go that lie beside this package."""

from __future__ import annotations

import subprocess
from pathlib import Path

from .children import BenchmarkError

SOURCES = Path(__file__).resolve().parents[1]
BUILD = SOURCES / ".build"
LIBRARIES = {"curl-loop": ["-lcurl"], "insert-loop": ["-lsqlite3"]}


def build(name: str) -> str:
    """Compiles a peer in C, unless its program is newer than its source, and returns the program's path."""
    return _compile(name, ".c", ["cc", "-O2", "-Wall", "-Wextra"], LIBRARIES.get(name, []))


def build_go(name: str) -> str:
    """The same for a peer in Go."""
    return _compile(name, ".go", ["go", "build"], [])


def _compile(name: str, suffix: str, compiler: list[str], libraries: list[str]) -> str:
    source, program = SOURCES / f"{name}{suffix}", BUILD / name
    if not source.exists():
        raise BenchmarkError(f"{source.name} is not in {SOURCES}")
    if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
        BUILD.mkdir(exist_ok=True)
        command = [*compiler, "-o", str(program), str(source), *libraries]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode != 0:
            raise BenchmarkError(f"{source.name} does not compile:\n{result.stderr}")
    return str(program)
