"""Human decisions on records and reports: corrections, links, rulings, sheets, aliases."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

from pipeline.values import (
    CriterionId,
    ReasonId,
    RecordId,
    ReportId,
    ReviewerId,
    Slug,
    Stage,
    Text,
    Verdict,
    value,
)

MOST: Final = 500


@value
class Correction:
    """One mended field of a report's metadata; an empty `value` takes the printed one away."""

    field: Slug
    value: str
    was: str | None = None
    source: Text
    by: ReviewerId
    on: date


@value
class Corrections:
    """The corrections of one report."""

    schema: int = 1
    report: ReportId
    corrections: tuple[Correction, ...]


@value
class Link:
    """A human decision that two reports are of one study; of two studies where they are `unrelated`."""

    schema: int = 1
    reports: tuple[ReportId, ReportId]
    relation: Literal["preprint", "conference-version", "extension", "companion", "unrelated"]
    evidence: Text
    by: ReviewerId
    on: date

    @property
    def joins(self) -> bool:
        """Tell whether the reports are made one study, or said to be of two."""
        return self.relation != "unrelated"


@value
class Ruling:
    """A human decision that two records are, or are not, of one report; final for every search."""

    schema: int = 1
    records: tuple[RecordId, RecordId]
    verdict: Literal["same", "different"]
    note: Text
    by: ReviewerId
    on: date


@value
class Block:
    """One reviewer's decision on one report at one stage; no `verdict` means not yet decided.

    `title`, `facts` (who, when, where) and `found` (what the automatic criteria say) are for the reader's
    eye and never read back. `criterion`, `evidence` and `tool` belong to automatic decisions, `place` to
    decisions that a source states. `labels` are of the protocol and decide nothing.
    """

    title: str = ""
    facts: str = ""
    found: str = ""
    verdict: Verdict | None = None
    reason: ReasonId | None = None
    on: date | None = None
    note: Text | None = None
    labels: tuple[Slug, ...] = ()
    place: Text | None = None
    criterion: CriterionId | None = None
    evidence: Text | None = None
    tool: Text | None = None


@value
class Sheet:
    """At most MOST blocks of one reviewer at one stage, by report."""

    schema: int = 1
    stage: Stage
    reviewer: ReviewerId
    blocks: Mapping[ReportId, Block]


@value
class Alias:
    """An identifier that a merge or split retired (a row of aliases.csv)."""

    id: ReportId
    now: ReportId
    on: date
    cause: Text
