"""The catalogue of named numbers: what n('…') in prose and every number on a page refer to."""

from dataclasses import dataclass

from pipeline.model import Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A named count; held ones open the page sets/NAME.html with exactly that many rows.

    `why` is the page (and anchor) that says where a reported number is printed, or why it is not known.
    """

    name: str
    label: str
    count: Count
