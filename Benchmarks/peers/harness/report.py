"""Results as a table for people, Markdown for the repository and JSON for programs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from .figures import Verdict


@dataclass
class Report:
    """One benchmark's outcome: a table with its header, every measurement behind it, and the verdicts."""

    name: str
    title: str
    conditions: dict[str, object]
    table: list[list[str]] = field(default_factory=list)
    measurements: list[dict[str, object]] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return all(verdict.passed for verdict in self.verdicts)

    def text(self) -> str:
        """What the terminal shows."""
        parts = [self.title, _aligned(self.table)]
        if self.verdicts:
            parts.append(_aligned(self._verdict_table()))
        return "\n\n".join(parts + self.notes)

    def write(self, directory: Path, manifest: dict[str, object]) -> None:
        """Publishes `peers-NAME.md` and `peers-NAME.json` in a directory."""
        directory.mkdir(parents=True, exist_ok=True)
        (directory / f"peers-{self.name}.md").write_text(self._markdown(manifest))
        text = json.dumps(self._document(manifest), indent=2, ensure_ascii=False)
        (directory / f"peers-{self.name}.json").write_text(text + "\n")

    def _markdown(self, manifest: dict[str, object]) -> str:
        parts = [
            f"# {self.title}",
            "Medians, with the lowest and the highest repeat in parentheses. "
            "How this is measured and how to read it: [Benchmarks/README.md](../Benchmarks/README.md).",
            _markdown_table(self.table),
        ]
        if self.verdicts:
            parts.append(_markdown_table(self._verdict_table()))
        if self.notes:
            parts.append("\n".join(f"- {note}" for note in self.notes))
        details = {**self.conditions, **manifest}
        parts += ["## Manifest", _markdown_table([["", ""], *[[key, _plain(value)] for key, value in details.items()]])]
        return "\n\n".join(parts) + "\n"

    def _document(self, manifest: dict[str, object]) -> dict[str, object]:
        return {
            "schema": 1,
            "benchmark": self.name,
            "manifest": manifest,
            "conditions": self.conditions,
            "measurements": self.measurements,
            "verdicts": [{**asdict(each), "verdict": each.word} for each in self.verdicts],
            "notes": self.notes,
        }

    def _verdict_table(self) -> list[list[str]]:
        rows = [["promise", "observed", "target", "verdict"]]
        return rows + [[each.claim, each.observed.text(), each.bound, each.word] for each in self.verdicts]


def _aligned(rows: list[list[str]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows)


def _markdown_table(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {each}" for key, each in value.items())
    return str(value)
