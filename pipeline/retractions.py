"""Reads a list of retracted works: a CSV file with a column of DOIs, PubMed ids or titles, in whatever order.

Columns are known by their usual names, those of Retraction Watch among them. Where a column says what
happened to the work, corrections, expressions of concern and reinstatements are passed over.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipeline import files, normalize
from pipeline.cache import digest
from pipeline.model import ListedWork, RetractionList
from pipeline.problems import Problem

FOLDER: Final = "records/retractions/"
_NAMES: Final[Mapping[str, str]] = {
    name: field
    for field, names in {
        "doi": "doi originalpaperdoi paperdoi articledoi",
        "pmid": "pmid pubmedid originalpaperpubmedid paperpmid",
        "title": "title papertitle articletitle originaltitle",
        "nature": "nature retractionnature noticetype",
    }.items()
    for name in names.split()
}
_OTHER: Final = ("correction", "concern", "reinstate")
Row = tuple[int, Mapping[str, str]]


def read(
    given: files.Retractions, data: bytes | None, path: str
) -> tuple[RetractionList | None, Problem | None]:
    """Return the list that a sidecar describes, or why its file is not used; `path` is the sidecar's."""
    if data is None:
        hint = "bring back the file, or delete the sidecar"
        return None, _problem(path, "retractions-missing", f"{given.file} is not there", hint)
    if digest(data) != given.sha256:
        hint = "bring back the file as it was obtained, or load the new list under its own date"
        return None, _problem(path, "retractions-hash", f"{given.file} is not the list that was loaded", hint)
    try:
        rows, holds = _rows(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, csv.Error) as error:
        hint = "save the list as CSV in UTF-8"
        return None, _problem(path, "retractions-unreadable", f"{given.file} cannot be read: {error}", hint)
    if not holds:
        hint = "name a column doi, pmid or title"
        message = f"no column of {given.file} holds DOIs, PubMed ids or titles"
        return None, _problem(path, "retractions-columns", message, hint)
    return _list(given, rows, holds), None


def _problem(path: str, code: str, message: str, hint: str) -> Problem:
    return Problem(path, 0, 0, code, message, hint)


def _rows(text: str) -> tuple[Sequence[Row], frozenset[str]]:
    """Return the rows that are retractions, with their lines, and which fields the list has."""
    reader = csv.reader(io.StringIO(text, newline=""))
    header = [_NAMES.get("".join(filter(str.isalnum, cell.lower())), "") for cell in next(reader, [])]
    rows = [(reader.line_num, dict(zip(header, cells, strict=False))) for cells in reader if cells]
    holds = frozenset(header) & {"doi", "pmid", "title"}
    return [row for row in rows if _counts(row[1].get("nature", ""))], holds


def _counts(nature: str) -> bool:
    return not any(word in nature.lower() for word in _OTHER)


def _list(given: files.Retractions, rows: Sequence[Row], holds: frozenset[str]) -> RetractionList:
    works = [*_works(rows)]
    return RetractionList(
        name=given.name,
        on=given.date,
        sha256=given.sha256,
        holds=holds,
        dois={work.doi: work.line for work, _ in reversed(works) if work.doi},
        pmids={work.pmid: work.line for work, _ in reversed(works) if work.pmid},
        titles={title: work for work, title in reversed(works) if title},
    )


def _works(rows: Sequence[Row]) -> Iterator[tuple[ListedWork, str]]:
    """Yield each work with its title reduced to letters and digits."""
    for line, row in rows:
        pmid = row.get("pmid", "").strip().removesuffix(".0")
        work = ListedWork(
            line=line,
            doi=normalize.doi(row.get("doi", "")),
            pmid=pmid if pmid.isdecimal() and int(pmid) else "",
        )
        yield work, normalize.title_key(row.get("title", ""))
