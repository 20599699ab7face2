"""One description out of the records of a report, field by field, each value with its origin.

The earliest record that has a value gives it, with these preferences: a title that is not all capitals, a
list of authors that is not cut short, a kind that says more than `other`; of dates of the same year the
most exact, and of first public dates the earliest.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any, Final

from pipeline.model import Bib, Record
from pipeline.values import PartialDate

NAMES: Final = tuple(field.name for field in fields(Bib))
_TIED: Final[Mapping[str, str]] = {"et_al": "authors", "arxiv_version": "arxiv"}

Chosen = tuple[Bib, dict[str, str]]


def merged(records: Sequence[Record]) -> Chosen:
    """Return the description of a report and the origin of each filled field; records come in order."""
    givers = {name: giver(name, records) for name in NAMES if name not in _TIED}
    givers |= {name: givers[other] for name, other in _TIED.items()}
    bib = Bib(**{name: getattr(record.bib, name) for name, record in givers.items() if record})
    return bib, {name: str(record.id) for name, record in givers.items() if record and getattr(bib, name)}


def giver(name: str, records: Sequence[Record]) -> Record | None:
    """Return the record that gives a field its value, None where no record has one."""
    having = [record for record in records if getattr(record.bib, name)]
    if name == "date":
        having = [record for record in having if _date(record, name).year == _date(having[0], name).year]
    return min(having, key=lambda record: _PREFER.get(name, _any)(record.bib), default=None)


def precision(date: PartialDate | None) -> int:
    """Return 0 for a date known to the day, 1 to the month, 2 to the year."""
    return 2 - (bool(date.month) + bool(date.day)) if date else 3


def _date(record: Record, name: str) -> PartialDate:
    found: PartialDate = getattr(record.bib, name)
    return found


def _any(_bib: Bib) -> int:
    return 0


def _first_public(bib: Bib) -> tuple[int, int, PartialDate]:
    date = bib.first_public or PartialDate(0)
    return (date.year, precision(date), date)


_PREFER: Final[Mapping[str, Callable[[Bib], Any]]] = {
    "title": lambda bib: bib.title.isupper(),
    "authors": lambda bib: bib.et_al,
    "date": lambda bib: precision(bib.date),
    "first_public": _first_public,
    "kind": lambda bib: bib.kind == "other",
    "venue_kind": lambda bib: bib.venue_kind == "other",
}
