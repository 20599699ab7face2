"""Contradictions, gaps and slips found in a source."""

from typing import Literal

from pipeline.values import ClaimId, Slug, StudyId, Text, value


@value
class Discrepancy:
    """A contradiction, gap or slip found in a source, what it concerns and how it stands.

    `disputes` names the claims whose value it puts in doubt: they become disputed.
    """

    id: Slug
    kind: Slug
    severity: Literal["high", "medium", "low", "info"]
    finding: Text
    places: tuple[Text, ...]
    studies: tuple[StudyId, ...] = ()
    disputes: tuple[ClaimId, ...] = ()
    standing: Text


@value
class Discrepancies:
    """All discrepancies found."""

    schema: int = 1
    discrepancies: tuple[Discrepancy, ...]
