"""Studies with their placements, claims and statements."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pipeline import files
from pipeline.model.appraisal import Appraisal
from pipeline.model.extraction import Extract
from pipeline.model.identity import Bib
from pipeline.values import (
    Basis,
    Bound,
    ClaimId,
    ClaimKind,
    Level,
    MetricId,
    NodeId,
    ReportId,
    ReviewerId,
    Standing,
    StudyId,
    UnitId,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A value with its bound; `low` = `high` unless a range, both None where not numeric."""

    bound: Bound
    low: Decimal | None
    high: Decimal | None
    unit: UnitId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One place of one source document that states a value, as printed."""

    document: str
    place: str
    line: int | None
    printed: str
    amount: Amount
    level: Level
    by: ReviewerId
    on: date
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claimed fact of one study; several statements of it agree, or it is disputed."""

    id: ClaimId
    study: StudyId
    metric: MetricId
    kind: ClaimKind
    amount: Amount
    baseline: str
    model: str
    hardware: str
    dataset: str
    condition: str
    note: str
    statements: tuple[Statement, ...]
    standing: Standing
    discrepancies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A study's place in the taxonomy, with its origin."""

    study: StudyId
    node: NodeId
    basis: Basis
    place: str
    by: str
    on: date | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """One or more reports linked by explicit evidence; the first report is the one cited.

    `included` is derived from the screening of its reports; a context work has a `role`. A study
    without a file in studies/ bears the id of its first report with ":" written "-".
    """

    id: StudyId
    reports: tuple[ReportId, ...]
    links: tuple[files.Link, ...]
    name: str
    role: str
    summary: str
    texts: Mapping[str, str]
    extracted: Mapping[str, Extract] = field(default_factory=dict)
    bias: tuple[Appraisal, ...] = ()
    bib: Bib
    placements: tuple[Placement, ...]
    claims: tuple[Claim, ...]
    included: bool
    file: str = ""
