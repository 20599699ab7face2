"""Decisions, what automatic criteria found, and the outcome of a stage."""

from dataclasses import dataclass
from datetime import date

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
    """What one automatic criterion says of one report: pass, fail or unknown (None), and why."""

    report: ReportId
    criterion: CriterionId
    passed: bool | None
    evidence: str


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
