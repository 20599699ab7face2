"""The list of all named numbers, so that each can be found, opened, and called by its name in prose."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.model import Page
from pipeline.numbers import Number
from pipeline.pages.parts import Head
from pipeline.pages.sets import source_of
from pipeline.site import Site

WHOLES = "Wholes"
GROUPS: Mapping[str, str] = {
    "node": "Classes",
    "metric": "Metrics",
    "source": "Sources",
    "search": "Searches",
    "reason": "Reasons for exclusion",
    "without": "What reports lack",
    "release": "Releases",
    "extraction": "Extraction",
    "field": "Fields of the extraction form",
    "yield": "Yield of the sources",
    "found-by": "Overlap of the sources",
    "workload": "Workload",
    "bias": "Risk of bias",
    "certainty": "Certainty of the evidence",
}
"""Numbers by the first part of their name; any other of the kind is a whole."""
ELSEWHERE = ("flow", "study")
"""Numbers that are listed where they belong: on the page of the flow, on the page of a work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A number with the file it is counted from."""

    number: Number
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The numbers of one kind."""

    label: str
    numbers: tuple[Listed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueView:
    """All named numbers, kind by kind."""

    head: Head
    groups: tuple[Group, ...]


def pages(found: Site) -> Iterator[Page]:
    """Yield the list of numbers."""
    title, words = "Every number", "Each number of this review by its name, with the rows it counts."
    yield Page(
        path="sets/index.md",
        title=title,
        description=words,
        template="catalogue.md.j2",
        view=CatalogueView(
            head=Head(title=title, source="records", lead=words), groups=tuple(_groups(found))
        ),
        sources=("records",),
    )


def _groups(found: Site) -> Iterator[Group]:
    for label in (WHOLES, *GROUPS.values()):
        mine = [number for number in found.numbers.values() if _label(number) == label]
        if mine:
            listed = tuple(Listed(number=number, source=source_of(number)) for number in mine)
            yield Group(label=label, numbers=listed)


def _label(number: Number) -> str:
    kind, _, rest = number.name.partition(".")
    if kind in ELSEWHERE:
        return ""
    return GROUPS.get(kind, WHOLES) if rest else WHOLES
