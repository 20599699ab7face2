"""Where a line of the stored text stands: its table, figure or section, and how that reads."""

from collections.abc import Mapping, Sequence
from typing import Any

from tools.convert_review.source import cited


class Places:
    """The map of the text, from sections.yml."""

    def __init__(self, table: Mapping[str, Any], lines: Sequence[str]) -> None:
        """Keep the first line of each section and the lines of each table and heading."""
        self.sections: Mapping[str, int] = table["sections"]
        self.spans: Mapping[str, Sequence[int]] = {**table["tables"], **table["headings"]}
        self.unnumbered: Mapping[str, int] = table["unnumbered"]
        self.lines = lines

    def of(self, line: int) -> str:
        """Return the name of the place of a line: "Table 3", "Section IV-A1", "Abstract"."""
        for name, (first, last) in self.spans.items():
            if first <= line <= last:
                return name
        before = [name for name, first in self.sections.items() if first <= line]
        return named(before[-1])

    def at(self, line: int) -> str:
        """Return a place with its line: "Table 3, line 229"."""
        return f"{self.of(line)}, line {line}"

    def row(self, table: str, number: int) -> int | None:
        """Return the line of a table that cites a reference first, None where none does."""
        first, last = self.spans[table]
        return next((at for at in range(first, last + 1) if number in cited(self.lines[at - 1])), None)

    def passage(self, section: str, number: int) -> int:
        """Return the line of a section (its subsections included) that cites a reference first.

        Where none does: the line that names the section's members, or its first line.
        """
        if section in self.unnumbered:
            return self.unnumbered[section]
        own = f"Section {section}"
        inside = (at for at in range(self.sections[section], len(self.lines)) if self.of(at).startswith(own))
        return next((at for at in inside if number in cited(self.lines[at - 1])), self.sections[section])


def named(section: str) -> str:
    """Return how a section or table is called: "IV-A1" becomes "Section IV-A1"."""
    return section if section.startswith(("Table", "References")) else f"Section {section}"
