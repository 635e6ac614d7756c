"""The manifest of a published result: on what, with what and from which commit it was measured."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
from datetime import datetime, timezone
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]

VERSION_COMMANDS = {
    "nginx": ["nginx", "-v"],
    "haproxy": ["haproxy", "-v"],
    "wrk": ["wrk", "-v"],
    "h2load": ["h2load", "--version"],
    "ab": ["ab", "-V"],
    "curl": ["curl", "--version"],
    "sqlite3": ["sqlite3", "--version"],
    "go": ["go", "version"],
}


def manifest(command: str) -> dict[str, object]:
    """Everything that a reader needs to judge the figures or to measure them again."""
    return {
        "date": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "command": command,
        "commit": _commit(),
        "cpu": _cpu_model(),
        "cores": os.cpu_count(),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "kernel": platform.release(),
        "load_average_before": round(os.getloadavg()[0], 2),
        "versions": {name: version(name) for name in VERSION_COMMANDS},
    }


def version(program: str) -> str:
    """The version that a program reports, or why there is none."""
    if shutil.which(program) is None:
        return "not installed"
    command = VERSION_COMMANDS.get(program)
    if command is None:
        return "installed"
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    match = re.search(r"\d+\.\d+(\.\d+)?", result.stdout + result.stderr)
    return match[0] if match else "unknown"


def _commit() -> str:
    """The commit, marked where the sources differ from it."""
    command = ["git", "-C", str(REPOSITORY), "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.stdout.strip() or "unknown"


def _cpu_model() -> str:
    match = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return match[1] if match else platform.machine()
