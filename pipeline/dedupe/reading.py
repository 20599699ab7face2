"""Reads exports straight into chunks of columns, so that no description stays an object."""

import codecs
import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import islice
from typing import Final

from pipeline.dedupe.columns import Raw
from pipeline.formats.stream import Export, opening, recoded
from pipeline.model import Bib, Name

ROWS: Final = 1 << 14
LARGEST_CELL: Final = 1 << 24
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("record_id",),
    "title": ("title",),
    "authors": ("authors", "author"),
    "year": ("year",),
    "public": (),
    "venue": ("journal", "booktitle", "venue"),
    "issn": ("issn", "isbn"),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "pages": ("pages",),
    "doi": ("doi",),
    "arxiv": ("arxiv",),
    "pmid": ("pmid",),
    "form": ("entry_type", "type"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One description as texts, in the order of the columns of `Raw`."""

    ident: str
    bib: Bib


def raw_of(rows: Iterable[Row]) -> Raw:
    """Return a chunk of descriptions that a reader made."""
    return _raw([_texts(row) for row in rows])


def _texts(row: Row) -> tuple[str, ...]:
    bib = row.bib
    return (
        row.ident,
        bib.title,
        "; ".join(map(_name, bib.authors)),
        str(bib.date.year) if bib.date else "",
        str(bib.first_public.year) if bib.first_public else "",
        bib.venue,
        " ".join(bib.issn),
        bib.volume,
        bib.issue,
        bib.pages or bib.article_number,
        bib.doi,
        bib.arxiv,
        bib.pmid,
        "preprint" if bib.venue_kind == "repository" else bib.kind or _KINDS.get(bib.venue_kind, ""),
    )


_KINDS: Final = {"journal": "article", "conference": "conference", "book": "chapter"}


def _name(name: Name) -> str:
    return f"{name.particle} {name.family}, {name.given}"


def _raw(rows: Sequence[Sequence[str]]) -> Raw:
    names = [one.name for one in fields(Raw)]
    columns = zip(*rows, strict=True) if rows else ((),) * len(names)
    return Raw(**{name: list(column) for name, column in zip(names, columns, strict=True)})


def is_table(export: Export) -> bool:
    """Tell whether an export is a table of records that keeps their ids in a column of its own."""
    first = opening(export).decode("utf-8", "replace").partition("\n")[0]
    header = _folded(next(csv.reader([first]), []))
    return {"record_id", "title"} <= {*header}


def table(export: Export, ragged: Callable[[int], None]) -> Iterator[Raw]:
    """Yield the chunks of a table.

    `ragged` is told the number of each row with too few or too many cells; the header is row 1.
    """
    usual = csv.field_size_limit(LARGEST_CELL)
    try:
        yield from _chunks(export, ragged)
    finally:
        csv.field_size_limit(usual)


def _chunks(export: Export, ragged: Callable[[int], None]) -> Iterator[Raw]:
    reader = csv.reader(_lines(export))
    header = _folded(next(reader, []))
    places = [[header.index(name) for name in names if name in header] for names in _NAMES.values()]
    rows = (_cells(row, places) for row in _squared(reader, len(header), ragged))
    while chunk := list(islice(rows, ROWS)):
        yield _raw(chunk)


def _squared(reader: Iterator[list[str]], width: int, ragged: Callable[[int], None]) -> Iterator[list[str]]:
    for number, row in enumerate(reader, 2):
        if row and len(row) != width:
            ragged(number)
        if row:
            yield row + [""] * (width - len(row))


def _cells(row: Sequence[str], places: Sequence[Sequence[int]]) -> list[str]:
    return [next((row[place] for place in some if row[place]), "") for some in places]


def _folded(header: Iterable[str]) -> list[str]:
    return [name.strip().lower() for name in header]


def _lines(export: Export) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    rest = ""
    for block in recoded(export):
        *whole, rest = (rest + decoder.decode(block)).split("\n")
        for line in whole:
            yield f"{line}\n"
    rest += decoder.decode(b"", final=True)
    if rest:
        yield rest
