"""What a reviewer says of one report, and the block that it becomes; pure."""

from dataclasses import dataclass, replace
from datetime import date

from pipeline import files
from pipeline.values import ReasonId, ReportId, Slug, Text, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A verdict with its reason, a note and labels; each may still be missing."""

    verdict: Verdict | None = None
    reason: ReasonId | None = None
    note: str = ""
    labels: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a journal: what was said of a report, and on which day."""

    report: ReportId
    said: Said
    on: date


NOTHING = Said()


def of(block: files.Block) -> Said:
    """Return what a block says."""
    return Said(verdict=block.verdict, reason=block.reason, note=block.note or "", labels=block.labels)


def into(block: files.Block, said: Said, on: date) -> files.Block:
    """Return a block with what was said; a day belongs to a verdict only."""
    return replace(
        block,
        verdict=said.verdict,
        reason=said.reason,
        note=Text(said.note) if said.note.strip() else None,
        labels=said.labels,
        on=on if said.verdict else None,
    )
