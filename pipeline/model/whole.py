"""The one value that every page is a function of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline import files
from pipeline.model.flow import Flow, Outcome
from pipeline.model.identity import Identity, Match, Record
from pipeline.model.release import Release
from pipeline.model.screening import Finding, Screening
from pipeline.model.study import Study
from pipeline.problems import Problem
from pipeline.values import RecordId, StudyId


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """One hand-written page of docs/, with its path below docs/ and its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The whole review as one immutable value; every page, table, chart and file is a function of it."""

    protocol: files.Protocol
    taxonomy: files.Taxonomy
    metrics: files.Metrics
    form: files.Form
    names: files.Names
    tables: files.Tables
    charts: files.Charts
    discrepancies: files.Discrepancies
    workings: files.Workings = field(default_factory=lambda: files.Workings(workings=()))
    certainty: files.Certainty = field(default_factory=lambda: files.Certainty(ratings=()))
    searches: tuple[files.Search, ...]
    records: Mapping[RecordId, Record]
    entries: int
    unreadable: tuple[RecordId, ...]
    identity: Identity
    findings: tuple[Finding, ...]
    screenings: tuple[Screening, ...]
    drift: tuple[Problem, ...]
    studies: Mapping[StudyId, Study]
    context: Mapping[StudyId, Study]
    outcomes: tuple[Outcome, ...]
    flow: Flow
    releases: tuple[Release, ...]
    prose: tuple[Prose, ...]
    proposed: tuple[Match, ...] = ()
    rankings: Mapping[str, files.Ranking] = field(default_factory=dict)
    problems: tuple[Problem, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the site: where it goes, how it is drawn, from what value, out of which files."""

    path: str
    title: str
    description: str
    template: str
    view: object
    sources: tuple[str, ...] = ()
