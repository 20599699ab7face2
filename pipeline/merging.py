"""One description out of the records of a report, field by field, each value with its origin.

The earliest record that has a value gives it, with these preferences: a title that is not all capitals, a
list of authors that is not cut short, a kind that says more than `other`; of dates of the same year the
most exact, and of first public dates the earliest.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, Final

from pipeline.model import Bib, Record
from pipeline.values import PartialDate

NAMES: Final = tuple(field.name for field in fields(Bib))
_TIED: Final[Mapping[str, str]] = {"et_al": "authors", "arxiv_version": "arxiv"}

Chosen = tuple[Bib, dict[str, str]]


def merged(records: Sequence[Record]) -> Chosen:
    """Return the description of a report and the origin of each filled field; records come in order."""
    told = dict(_told(records))
    bib = Bib(**{name: getattr(one.bib, name) for name, one in told.items()})
    return bib, {name: str(one.id) for name, one in told.items()}


def giver(name: str, records: Sequence[Record]) -> Record | None:
    """Return the record that gives a field its value, None where no record has one."""
    having = [one for one in records if getattr(one.bib, name)]
    if name == "date":
        having = _of_one_year(having)
    return min(having, key=_PREFER.get(name, _any), default=None)


def _told(records: Sequence[Record]) -> Iterator[tuple[str, Record]]:
    for name in NAMES:
        record = giver(_TIED.get(name, name), records)
        if record and getattr(record.bib, name):
            yield name, record


def _of_one_year(records: Sequence[Record]) -> list[Record]:
    return [one for one in records if _year(one) == _year(records[0])]


def precision(date: PartialDate | None) -> int:
    """Return 0 for a date known to the day, 1 to the month, 2 to the year."""
    return 2 - (bool(date.month) + bool(date.day)) if date else 3


def _year(record: Record) -> int:
    return record.bib.date.year if record.bib.date else 0


def _any(_: Record) -> int:
    return 0


def _first_public(one: Record) -> tuple[int, int, PartialDate]:
    date = one.bib.first_public or PartialDate(0)
    return (date.year, precision(date), date)


_PREFER: Final[Mapping[str, Callable[[Record], Any]]] = {
    "title": lambda one: one.bib.title.isupper(),
    "authors": lambda one: one.bib.et_al,
    "date": lambda one: precision(one.bib.date),
    "first_public": _first_public,
    "kind": lambda one: one.bib.kind == "other",
    "venue_kind": lambda one: one.bib.venue_kind == "other",
}
