"""Builds the C peers that lie beside this package."""

from __future__ import annotations

import subprocess
from pathlib import Path

from .children import BenchmarkError

SOURCES = Path(__file__).resolve().parents[1]
BUILD = SOURCES / ".build"
LIBRARIES = {"curl-loop": ["-lcurl"], "insert-loop": ["-lsqlite3"]}


def build(name: str) -> str:
    """Compiles one peer, unless its program is newer than its source, and returns the program's path."""
    source, program = SOURCES / f"{name}.c", BUILD / name
    if not source.exists():
        raise BenchmarkError(f"{source.name} is not in {SOURCES}")
    if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
        BUILD.mkdir(exist_ok=True)
        command = ["cc", "-O2", "-Wall", "-Wextra", "-o", str(program), str(source), *LIBRARIES.get(name, [])]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode != 0:
            raise BenchmarkError(f"{name}.c does not compile:\n{result.stderr}")
    return str(program)
