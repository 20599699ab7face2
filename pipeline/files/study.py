"""Study and context files: placements, claims and their statements."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal

from pipeline.files.appraisal import Judgement
from pipeline.files.extraction import Reconciled, Value
from pipeline.values import (
    Basis,
    Bound,
    ClaimKind,
    Level,
    MetricId,
    NodeId,
    ReportId,
    ReviewerId,
    Slug,
    Text,
    UnitId,
    value,
)


@value
class Placed:
    """A study's placement in the taxonomy."""

    node: NodeId
    basis: Basis = Basis.STATED
    place: Text | None = None
    by: ReviewerId | None = None
    on: date | None = None
    note: Text | None = None


@value
class StatedValue:
    """One statement: a place of a source document and the value as printed there.

    A bound, number or unit that is not given is the claim's own.
    """

    place: Text
    line: int | None = None
    printed: Text
    bound: Bound | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: UnitId | None = None
    note: Text | None = None
    document: Slug | None = None
    level: Level | None = None
    by: ReviewerId | None = None
    on: date | None = None


@value
class ClaimEntry:
    """One claimed fact of a study, with every statement of it that was found."""

    id: Slug
    metric: MetricId
    kind: ClaimKind
    bound: Bound
    low: Decimal | None = None
    high: Decimal | None = None
    unit: UnitId | None = None
    baseline: Text | None = None
    model: Text | None = None
    hardware: Text | None = None
    dataset: Text | None = None
    condition: Text | None = None
    note: Text | None = None
    statements: tuple[StatedValue, ...]


@value
class Reading:
    """Who read the statements of a file, of which document, how close, and when."""

    document: Slug
    level: Level
    by: ReviewerId
    on: date


@value
class StudyFile:
    """Placements, claims, texts and extracted values of one work; in studies/ or context/.

    `report` is the report that is cited first; any record of it may be named. `role` says why a work
    of context/ is cited; it is empty in studies/. What is `extracted` here is by the person of `reading`;
    other people's forms stand in extraction/, and `reconciled` says what stands where they differ.
    """

    schema: int = 1
    report: ReportId
    name: Text
    role: Text | None = None
    summary: Text | None = None
    texts: Mapping[Slug, Text] = field(default_factory=dict)
    extracted: Mapping[Slug, Value] = field(default_factory=dict)
    reconciled: Mapping[Slug, Reconciled] = field(default_factory=dict)
    reading: Reading | None = None
    placements: tuple[Placed, ...] = ()
    claims: tuple[ClaimEntry, ...] = ()
    bias: tuple[Judgement, ...] = ()
