"""Results as a table for people, Markdown for the repository and JSON for programs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from .figures import Contender, Figure, Verdict


@dataclass
class Report:
    """One benchmark's outcome."""

    name: str
    title: str
    conditions: dict[str, object]
    contenders: list[Contender] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return all(verdict.passed for verdict in self.verdicts)

    def rows(self) -> list[list[str]]:
        """A header and a row for each contender, cheapest first."""
        events = sorted({name for contender in self.contenders for name in contender.events_per_request})
        header = ["", "version", "CPU µs/request", "user", "system", "requests/s", "errors"]
        rows = [header + [f"{event.replace('_', ' ')}/request" for event in events]]
        for contender in sorted(self.contenders, key=lambda each: Figure.of(each.cpu_us).median):
            rows.append(_row(contender) + [_event(contender, event) for event in events])
        return rows

    def verdict_rows(self) -> list[list[str]]:
        rows = [["promise", "observed", "target", "verdict"]]
        return rows + [[each.claim, each.observed.text(), each.bound, each.word] for each in self.verdicts]

    def text(self) -> str:
        parts = [self.title, _aligned(self.rows())]
        if self.verdicts:
            parts.append(_aligned(self.verdict_rows()))
        return "\n\n".join(parts + self.notes)

    def markdown(self, manifest: dict[str, object]) -> str:
        parts = [
            f"# {self.title}",
            "Medians with the lowest and highest repeat in parentheses. "
            "How it is measured and how to read it: [Benchmarks/README.md](../Benchmarks/README.md).",
            _markdown_table(self.rows()),
        ]
        if self.verdicts:
            parts.append(_markdown_table(self.verdict_rows()))
        parts += [f"- {note}" for note in self.notes]
        details = {**self.conditions, **manifest}
        parts += ["## Manifest", _markdown_table([["", ""], *[[key, _plain(value)] for key, value in details.items()]])]
        return "\n\n".join(parts) + "\n"

    def document(self, manifest: dict[str, object]) -> dict[str, object]:
        return {
            "schema": 1,
            "benchmark": self.name,
            "manifest": manifest,
            "conditions": self.conditions,
            "contenders": [
                {**asdict(each), "cpu_us_per_request": asdict(Figure.of(each.cpu_us))} for each in self.contenders
            ],
            "verdicts": [{**asdict(each), "verdict": each.word} for each in self.verdicts],
            "notes": self.notes,
        }

    def write(self, directory: Path, manifest: dict[str, object]) -> None:
        """Publishes `peers-NAME.md` and `peers-NAME.json` in a directory."""
        directory.mkdir(parents=True, exist_ok=True)
        (directory / f"peers-{self.name}.md").write_text(self.markdown(manifest))
        text = json.dumps(self.document(manifest), indent=2, ensure_ascii=False)
        (directory / f"peers-{self.name}.json").write_text(text + "\n")


def _row(contender: Contender) -> list[str]:
    per_request = [
        Figure.of([spent(cost) / cost.requests * 1e6 for cost in contender.costs]).median
        for spent in (lambda cost: cost.user_s, lambda cost: cost.system_s)
    ]
    rate = Figure.of([cost.requests / cost.wall_s for cost in contender.costs]).median
    costs = [f"{value:.2f}" for value in per_request]
    return [contender.name, contender.version, Figure.of(contender.cpu_us).text(), *costs, f"{rate:,.0f}",
            str(contender.errors)]


def _event(contender: Contender, event: str) -> str:
    value = contender.events_per_request.get(event)
    return "-" if value is None else f"{value:,.2f}" if value < 100 else f"{value:,.0f}"


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
