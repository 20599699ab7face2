"""Writes CSV for Rayyan: the columns of its import template, those of its exports, and decisions as notes."""

import json
from collections.abc import Iterable, Iterator

from pipeline.formats import csv_write
from pipeline.formats.base import Marks
from pipeline.formats.text import clean
from pipeline.formats.written import PARTED, SEMICOLON, Writer, Written, inverted, listed, named, worded

TEMPLATE = (
    *("key", "title", "authors", "journal", "issn", "volume", "issue", "pages", "day", "month", "year"),
    *("publisher", "pmc_id", "pubmed_id", "url", "abstract", "notes"),
)
COLUMNS = (*TEMPLATE, "language", "doi", "keywords")
VERDICTS = {"include": "Included", "exclude": "Excluded", "maybe": "Maybe"}


def write(items: Iterable[Written]) -> Iterator[str]:
    """Yield records as rows under the heads of Rayyan."""
    yield from csv_write.lines([COLUMNS])
    yield from csv_write.lines(map(_row, items))


def _row(item: Written) -> list[str]:
    bib = item.bib
    date = bib.date
    told = {
        "key": item.key,
        "title": bib.title,
        "authors": " and ".join(map(inverted, bib.authors)),
        "journal": bib.venue,
        "issn": "; ".join((*bib.issn, *bib.isbn)),
        "volume": bib.volume,
        "issue": bib.issue,
        "pages": bib.pages,
        "day": str(date.day or "") if date else "",
        "month": str(date.month or "") if date else "",
        "year": str(date.year) if date else "",
        "publisher": bib.publisher,
        "pubmed_id": bib.pmid,
        "url": bib.url,
        "abstract": bib.abstract,
        "notes": noted(item.marks),
        "language": bib.language,
        "doi": bib.doi,
        "keywords": listed(bib.keywords),
    }
    return [clean(told.get(column, "")) for column in COLUMNS]


def noted(marks: Marks) -> str:
    """Return what people noted as Rayyan prints it in notes.

    >>> noted(Marks(labels=("a", "b"), reasons=("too old",)))
    'RAYYAN-LABELS: a,b | RAYYAN-EXCLUSION-REASONS: too old'
    """
    votes = ", ".join(f"{_quoted(vote.by)}=>{_quoted(VERDICTS[vote.verdict])}" for vote in marks.votes)
    notes = ", ".join(map(_quoted, marks.notes))
    parts = (
        ("RAYYAN-INCLUSION", f"{{{votes}}}" if votes else ""),
        ("RAYYAN-LABELS", _commas(marks.labels)),
        ("RAYYAN-EXCLUSION-REASONS", _commas(marks.reasons)),
        ("USER-NOTES", f'{{""=>[{notes}]}}' if notes else ""),
    )
    return " | ".join(f"{name}: {text}" for name, text in parts if text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _commas(texts: Iterable[str]) -> str:
    return ",".join(text.replace(",", ";") for text in texts)


def _plain(texts: Iterable[str]) -> bool:
    """Tell whether texts can stand between commas and bars."""
    return not any("," in text or "|" in text for text in texts)


WRITER = Writer(
    name="rayyan",
    label="Rayyan (CSV)",
    ending="csv",
    reader="rayyan",
    write=write,
    leaves_out=(
        "kind and flags of a document",
        "article number, arXiv identifier, accession number and first public date",
        "a comma in a label or a reason",
        "two votes of one reviewer",
        PARTED,
        SEMICOLON,
    ),
    carries=frozenset(
        {
            *("title", "authors", "date", "venue", "volume", "issue", "pages", "publisher", "doi", "pmid"),
            *("isbn", "issn", "url", "abstract", "keywords", "language"),
            *("key", "votes", "labels", "reasons", "notes"),
        }
    ),
    within={
        "authors": lambda item: named(item) and " and " not in "".join(map(inverted, item.bib.authors)),
        "keywords": worded,
        "votes": lambda item: len({vote.by for vote in item.marks.votes}) == len(item.marks.votes),
        "labels": lambda item: _plain(item.marks.labels),
        "reasons": lambda item: _plain(item.marks.reasons),
    },
)
