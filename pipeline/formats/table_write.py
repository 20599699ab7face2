"""Writes CSV with a column for each field of a description: for spreadsheets and scripts."""

from collections.abc import Iterable, Iterator
from dataclasses import fields

from pipeline.formats import csv_write
from pipeline.formats.base import Vote
from pipeline.formats.text import clean
from pipeline.formats.written import FIELDS, PARTED, Writer, Written, inverted, lined, listed, parted, worded
from pipeline.model import Bib

COLUMNS = ("key", *(part.name for part in fields(Bib)), "votes", "labels", "reasons", "notes")


def write(items: Iterable[Written]) -> Iterator[str]:
    """Yield records as rows under their heads.

    Authors, keywords, ISBNs and ISSNs have semicolons between them, what people noted has line ends; a vote
    is `reviewer: verdict`, a flag is `true` or nothing.
    """
    yield from csv_write.lines([COLUMNS])
    yield from csv_write.lines(map(_row, items))


def _row(item: Written) -> list[str]:
    bib, marks = item.bib, item.marks
    lists = {
        "authors": "; ".join(clean(inverted(name)).replace(";", ",") for name in bib.authors),
        "keywords": listed(map(clean, bib.keywords)),
        "isbn": "; ".join(bib.isbn),
        "issn": "; ".join(bib.issn),
    }
    noted = ([*map(_vote, marks.votes)], marks.labels, marks.reasons, marks.notes)
    own = (lists[name] if name in lists else _cell(getattr(bib, name)) for name in COLUMNS[1:-4])
    return [clean(item.key), *own, *("\n".join(map(clean, texts)) for texts in noted)]


def _cell(part: object) -> str:
    if isinstance(part, bool):
        return "true" if part else ""
    return "" if part is None else clean(str(part))


def _vote(vote: Vote) -> str:
    return f"{vote.by}: {vote.verdict}" if vote.by else vote.verdict


WRITER = Writer(
    name="csv",
    label="CSV",
    ending="csv",
    reader="csv",
    write=write,
    leaves_out=(
        PARTED,
        "a semicolon in a keyword or a name (it becomes a comma)",
        "line ends within a note",
    ),
    carries=FIELDS,
    within={"keywords": worded, "authors": parted, "notes": lined},
)
