"""Decisions, what automatic criteria found, and the outcome of a stage."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.model.made import Value
from pipeline.values import Basis, CriterionId, ReasonId, ReportId, ReviewerId, Stage, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision on one report at one stage, with its origin and the file it stands in."""

    report: ReportId
    recorded_for: str
    stage: Stage
    verdict: Verdict
    reason: ReasonId | None
    by: ReviewerId
    on: date | None
    note: str
    origin: Basis
    place: str
    evidence: str
    file: str
    consensus: bool = False
    criterion: CriterionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one automatic criterion says of one report: pass, fail or unknown (None), and why.

    The evidence stands in `fields` of the description; for unknown they are those that do not settle it.
    """

    report: ReportId
    criterion: CriterionId
    passed: bool | None
    evidence: str
    fields: tuple[str, ...] = ()


class ListedWork(Value, frozen=True, gc=False):
    """A work on a retraction list: its line, and the identifiers that stand there."""

    line: int
    doi: str = ""
    pmid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetractionList:
    """A list of retracted works by what they are looked up by: the line of each DOI, PubMed id and title.

    Titles are reduced as `normalize.title_key` does. `holds` are the fields for which the list has a column.
    """

    name: str
    on: date
    sha256: str
    holds: frozenset[str]
    dois: Mapping[str, int]
    pmids: Mapping[str, int]
    titles: Mapping[str, ListedWork]


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """The outcome of one report at one stage, derived from its decisions.

    `verdict` is None while votes are missing, and while `conflict` is set.
    """

    report: ReportId
    stage: Stage
    decisions: tuple[Decision, ...]
    verdict: Verdict | None
    conflict: bool = False
    reasons: tuple[ReasonId, ...] = ()
