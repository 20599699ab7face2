"""Writes JSON Lines: one object a line with all that is known of a record, in our own words."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from pipeline.formats.written import FIELDS, Writer, Written
from pipeline.values import PartialDate


def write(items: Iterable[Written]) -> Iterator[str]:
    """Yield a line a record: `key`, the fields of `Bib` by their names, and `marks`, each unless empty.

    Dates are YYYY, YYYY-MM or YYYY-MM-DD; names, votes and marks are objects with the fields of `Name`,
    `Vote` and `Marks`.
    """
    return (f"{json.dumps(_object(item), ensure_ascii=False)}\n" for item in items)


def _object(item: Written) -> dict[str, object]:
    made = {"key": item.key, **plain(item.bib), "marks": plain(item.marks)}
    return {name: part for name, part in made.items() if part}


def plain(made: object) -> dict[str, object]:
    """Return the fields of a value class that say something as what JSON can hold."""
    given = ((part.name, _part(getattr(made, part.name))) for part in fields(made))  # type: ignore[arg-type]
    return {name: part for name, part in given if part}


def _part(part: object) -> object:
    if isinstance(part, PartialDate):
        return str(part)
    if isinstance(part, tuple):
        return [plain(one) if is_dataclass(one) else one for one in part]
    return part


WRITER = Writer(
    name="jsonl",
    label="JSON Lines",
    ending="jsonl",
    reader="jsonl",
    write=write,
    leaves_out=(),
    carries=FIELDS,
)
