"""Writes CSV for Rayyan: the columns of its import template, those of its exports, and decisions as notes."""

from collections.abc import Iterable, Iterator

from pipeline.formats import csv_write
from pipeline.formats.marks_write import ALONE, TOLD, noted
from pipeline.formats.text import clean
from pipeline.formats.written import PARTED, SEMICOLON, Writer, Written, inverted, listed, named, worded

TEMPLATE = (
    *("key", "title", "authors", "journal", "issn", "volume", "issue", "pages", "day", "month", "year"),
    *("publisher", "pmc_id", "pubmed_id", "url", "abstract", "notes"),
)
COLUMNS = (*TEMPLATE, "language", "doi", "keywords")


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
        "authors": " and ".join([*map(inverted, bib.authors), *(["et al."] if bib.et_al else [])]),
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


WRITER = Writer(
    name="rayyan",
    label="Rayyan (CSV)",
    ending="csv",
    reader="rayyan-csv",
    write=write,
    leaves_out=(
        "kind and flags of a document",
        "article number, arXiv identifier, accession number and first public date",
        *ALONE,
        PARTED,
        SEMICOLON,
    ),
    carries=frozenset(
        {
            *(
                "title",
                "authors",
                "et_al",
                "date",
                "venue",
                "volume",
                "issue",
                "pages",
                "publisher",
                "doi",
                "pmid",
            ),
            *("isbn", "issn", "url", "abstract", "keywords", "language"),
            *("key", "votes", "labels", "reasons", "notes"),
        }
    ),
    within={
        "authors": lambda item: named(item) and " and " not in "".join(map(inverted, item.bib.authors)),
        "keywords": worded,
        **TOLD,
    },
)
