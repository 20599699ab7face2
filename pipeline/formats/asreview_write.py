"""Writes CSV for ASReview, with decisions as labels.

ASReview takes whole numbers without gaps or doubles as `record_id` and refuses anything else; it hands
columns that it does not know through to its exports, so the key stands in one of its own, and what people
noted in another.
"""

from collections.abc import Iterable, Iterator

from pipeline.formats import csv_write
from pipeline.formats.base import Marks
from pipeline.formats.marks_write import ALONE, TOLD, noted
from pipeline.formats.text import clean
from pipeline.formats.written import (
    MARKS,
    PARTED,
    SEMICOLON,
    Writer,
    Written,
    inverted,
    listed,
    parted,
    worded,
)

BEFORE = ("record_id", "title", "abstract", "authors", "year", "doi", "url", "keywords", "included", "key")
COLUMNS = (*BEFORE, "notes")
LABELS = {"include": "1", "exclude": "0"}


def write(items: Iterable[Written]) -> Iterator[str]:
    """Yield records as rows under the heads that ASReview knows, numbered from 1."""
    yield from csv_write.lines([COLUMNS])
    yield from csv_write.lines(_row(at, item) for at, item in enumerate(items, 1))


def _row(number: int, item: Written) -> tuple[object, ...]:
    bib = item.bib
    written = (clean(inverted(name)).replace(";", ",") for name in bib.authors)
    authors = "; ".join((*written, *(["et al."] if bib.et_al else [])))
    told = (clean(bib.title), clean(bib.abstract), authors, bib.date.year if bib.date else "", clean(bib.doi))
    return (
        number,
        *told,
        clean(bib.url),
        listed(map(clean, bib.keywords)),
        label(item.marks),
        clean(item.key),
        noted(item.marks),
    )


def label(marks: Marks) -> str:
    """Return 1 or 0 where all votes say the same, "" where they differ, or none or a maybe is cast."""
    said = {LABELS.get(vote.verdict, "") for vote in marks.votes}
    return said.pop() if len(said) == 1 else ""


WRITER = Writer(
    name="asreview",
    label="ASReview (CSV)",
    ending="csv",
    reader="csv",
    write=write,
    leaves_out=(
        "venue, volume, issue, pages and all identifiers but the DOI",
        "month and day",
        "kind, language and flags of a document",
        *ALONE,
        PARTED,
        SEMICOLON,
    ),
    carries=frozenset(
        {"title", "abstract", "authors", "et_al", "date", "doi", "url", "keywords", "key", *MARKS}
    ),
    within={
        "authors": parted,
        "date": lambda item: item.bib.date is None or not item.bib.date.month,
        "keywords": worded,
        **TOLD,
    },
)
