"""A table of documents, one a row, with a column of titles and perhaps one of classes."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.formats.text import clean, decode, open_source
from pipeline.model import Bib
from pipeline.problems import Problem, Severity

TITLES: Final = (
    "title",
    "titles",
    "primary title",
    "document title",
    "article title",
    "paper title",
    "paper",
    "name",
    "ti",
)
ABSTRACTS: Final = ("abstract", "abstracts", "abstract note", "summary", "ab")
KEYWORDS: Final = ("keywords", "author keywords", "keyword", "index terms", "manual tags", "kw")
LABELS: Final = ("label", "labels", "class", "category", "gold")
BETWEEN: Final = ";"
SIGNS: Final = (",", "\t", ";")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document to be placed: its row (from 1), line and key, what is known of it, and people's classes."""

    row: int
    line: int
    bib: Bib
    key: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The documents of a table, and what is wrong with it."""

    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()


def read(data: bytes, path: str, label: str = "") -> Table:
    """Return the documents of a table parted by commas, tabs or semicolons.

    A row that fits badly is told, and read all the same. Columns are found by their names. `label` names
    that of the classes, several in a cell parted by semicolons; "" takes no classes.
    """
    body = open_source(data).body
    text, sound = decode(body)
    try:
        rows = _rows(text)
    except csv.Error as error:
        return _refused(path, 0, "csv-unreadable", str(error), "write short cells, quotes closed")
    header = rows[0][1] if rows else []
    places = {"title": _column(header, TITLES), "label": _column(header, (label,)) if label else None}
    if places["title"] is None:
        hint = f"name a column title (or one of: {', '.join(TITLES[1:])})"
        return _refused(path, 1, "title-column-missing", "no column holds titles", hint)
    if label and places["label"] is None:
        hint = f"name one of: {', '.join(header)}"
        return _refused(path, 1, "label-column-missing", f"there is no column {label}", hint)
    places |= {"abstract": _column(header, ABSTRACTS), "keywords": _column(header, KEYWORDS)}
    made = tuple(_document(row, line, cells, places) for row, (line, cells) in enumerate(rows[1:], 1))
    problems = (
        problem
        for row, (line, cells) in enumerate(rows[1:])
        for problem in _amiss(path, line, cells, header, made[row])
    )
    return Table(documents=made, problems=(*(() if sound else (_mended(body, path),)), *problems))


def label_column(data: bytes) -> str:
    """Return the column that by its name holds classes, "" where there is none."""
    rows = _rows(decode(open_source(data).body)[0].partition("\n")[0])
    header = rows[0][1] if rows else []
    place = _column(header, LABELS)
    return "" if place is None else header[place]


def _mended(body: bytes, path: str) -> Problem:
    """Return the problem of bytes that are not UTF-8 and were read as Windows-1252, at the first one."""
    bad = (number for number, line in enumerate(body.split(b"\n"), 1) if not _utf8(line))
    message, hint = "a byte that is not UTF-8 was read as Windows-1252", "save the file as UTF-8"
    return Problem(path, next(bad, 1), 1, "csv-not-utf-8", message, hint, Severity.WARNING)


def _utf8(line: bytes) -> bool:
    return decode(line)[1]


def _refused(path: str, line: int, code: str, message: str, hint: str) -> Table:
    return Table(problems=(Problem(path, line, 1, code, message, hint),))


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Return the rows that say something, each with the line on which it begins."""
    first = text.partition("\n")[0]
    sign = max(SIGNS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    made, line = [], 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            made.append((line, cells))
        line = reader.line_num + 1
    return made


def _column(header: Sequence[str], names: Sequence[str]) -> int | None:
    """Return the place of the first of some names in a header, without regard to case and signs."""
    folded = [_folded(cell) for cell in header]
    return next((folded.index(_folded(name)) for name in names if _folded(name) in folded), None)


def _folded(name: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in name.casefold()).split())


def _document(row: int, line: int, cells: Sequence[str], places: Mapping[str, int | None]) -> Document:
    def cell(name: str) -> str:
        place = places[name]
        return clean(cells[place]) if place is not None and place < len(cells) else ""

    words = tuple(filter(None, (one.strip() for one in cell("keywords").split(BETWEEN))))
    bib = Bib(title=cell("title"), abstract=cell("abstract"), keywords=words)
    labels = tuple(filter(None, (one.strip() for one in cell("label").split(BETWEEN))))
    return Document(row=row, line=line, bib=bib, labels=labels)


def _amiss(
    path: str, line: int, cells: Sequence[str], header: Sequence[str], made: Document
) -> list[Problem]:
    """Return what is odd about a row: more or fewer cells than the header, or no title."""
    found = []
    if len(cells) != len(header):
        message = f"the row has {len(cells)} cells, the header {len(header)}"
        found.append(("csv-row", message, "put quotes around a cell that holds a comma"))
    if not made.bib.title:
        found.append(("title-missing", "the row has no title", "write one; without it no rule finds much"))
    return [Problem(path, line, 1, *told, Severity.WARNING) for told in found]
