"""The facts as they lie in ../shared/review: four tables and the stored text, read once and never changed."""

import csv
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

Row = Mapping[str, str]
ROOT = Path(__file__).parents[2]
TEXT = "000_f4c4995488073e00.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The rows of the four tables, and the lines of the text (line 1 is `lines[0]`)."""

    references: tuple[Row, ...]
    studies: tuple[Row, ...]
    claims: Mapping[str, Row]
    discrepancies: tuple[Row, ...]
    lines: tuple[str, ...]

    @property
    def tabled(self) -> Mapping[str, Row]:
        """Return the rows of the studies that the tables of the review name, by citekey."""
        return {row["key"]: row for row in self.studies if row["bucket"].startswith("A ")}

    @property
    def numbers(self) -> Mapping[str, tuple[int, ...]]:
        """Return the citation numbers of every work, by citekey."""
        keys = dict.fromkeys(row["key"] for row in self.references)
        return {key: tuple(int(r["ref"]) for r in self.references if r["key"] == key) for key in keys}


def folder() -> Path:
    """Return the folder of the facts, which REVIEW_SHARED can move."""
    return Path(os.environ.get("REVIEW_SHARED") or ROOT.parent / "shared") / "review"


def read(where: Path) -> Source:
    """Read the facts."""
    return Source(
        references=tuple(_rows(where / "references.csv")),
        studies=tuple(_rows(where / "studies.csv")),
        claims={row["claim_id"]: row for row in _rows(where / "claims.csv")},
        discrepancies=tuple(_rows(where / "discrepancies.csv")),
        lines=tuple((where / TEXT).read_text(encoding="utf-8").split("\n")),
    )


def cited(line: str) -> frozenset[int]:
    """Return the citation numbers of a line, ranges spelt out."""
    found = re.finditer(r"\[(\d+)\](?:\s*[–-]\s*\[(\d+)\])?", line)
    return frozenset(n for one in found for n in range(int(one[1]), int(one[2] or one[1]) + 1))


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as opened:
        yield from csv.DictReader(opened)
