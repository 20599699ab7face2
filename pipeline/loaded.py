"""Everything that was read from a review directory, typed, before any stage has run."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from pipeline import files
from pipeline.model import Prose, Record, Release, RetractionList
from pipeline.problems import Problem
from pipeline.values import RecordId, SearchId, StudyId

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored(Generic[T]):
    """A parsed file: its path below the review's root, and its value."""

    path: str
    value: T


NO_CERTAINTY = Stored(path="records/certainty.yml", value=files.Certainty(ratings=()))
NO_WORKINGS = Stored(path="records/workings.yml", value=files.Workings(workings=()))


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRow:
    """One raw entry of a search: a row of searches/ID.index.csv."""

    ordinal: int
    file: str
    offset: int
    length: int
    sha256: str
    accession: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """The typed content of one review directory and the problems met while reading it."""

    root: str
    protocol: Stored[files.Protocol]
    taxonomy: Stored[files.Taxonomy]
    metrics: Stored[files.Metrics]
    form: Stored[files.Form]
    names: Stored[files.Names]
    tables: Stored[files.Tables]
    charts: Stored[files.Charts]
    discrepancies: Stored[files.Discrepancies]
    searches: tuple[Stored[files.Search], ...]
    indexes: Mapping[SearchId, Stored[tuple[IndexRow, ...]]]
    corrections: tuple[Stored[files.Corrections], ...]
    links: tuple[Stored[files.Link], ...]
    rulings: tuple[Stored[files.Ruling], ...]
    sheets: tuple[Stored[files.Sheet], ...]
    studies: Mapping[StudyId, Stored[files.StudyFile]]
    context: Mapping[StudyId, Stored[files.StudyFile]]
    aliases: Stored[tuple[files.Alias, ...]]
    releases: tuple[Release, ...]
    records: tuple[Record, ...]
    unreadable: tuple[RecordId, ...]
    prose: tuple[Prose, ...]
    problems: tuple[Problem, ...]
    workings: Stored[files.Workings] = NO_WORKINGS
    certainty: Stored[files.Certainty] = NO_CERTAINTY
    extractions: tuple[Stored[files.Extraction], ...] = ()
    rankings: tuple[Stored[files.Ranking], ...] = ()
    retractions: tuple[RetractionList, ...] = ()


def alone(protocol: Stored[files.Protocol]) -> Loaded:
    """Return a review that has nothing but a protocol."""
    nowhere = "records"
    return Loaded(
        root="",
        protocol=protocol,
        taxonomy=Stored(path=nowhere, value=files.Taxonomy(nodes=())),
        metrics=Stored(path=nowhere, value=files.Metrics(units=(), metrics=())),
        form=Stored(path=nowhere, value=files.Form(fields=())),
        names=Stored(path=nowhere, value=files.Names(names=())),
        tables=Stored(path=nowhere, value=files.Tables(tables=())),
        charts=Stored(path=nowhere, value=files.Charts(charts=())),
        discrepancies=Stored(path=nowhere, value=files.Discrepancies(discrepancies=())),
        searches=(),
        indexes={},
        corrections=(),
        links=(),
        rulings=(),
        sheets=(),
        studies={},
        context={},
        aliases=Stored(path=nowhere, value=()),
        releases=(),
        records=(),
        unreadable=(),
        prose=(),
        problems=(),
    )
