"""The catalogue of named numbers: what n('…') in prose and every number on a page refer to."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model import Count, Held
from pipeline.values import Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A named count; held ones open the page sets/NAME.html with exactly that many rows.

    `why` is the page (and anchor) that says where a reported number is printed, or why it is not known.
    """

    name: str
    label: str
    count: Count


def held(name: str, label: str, counted: Counted, ids: Iterable[str]) -> Number:
    """Return a number that is the size of a set of ids."""
    term = Held(ids=frozenset(map(str, ids)))
    return Number(name=name, label=label, count=Count(counted=counted, terms=(term,)))
