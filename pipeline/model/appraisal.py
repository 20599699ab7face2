"""How the risk of bias of a study was judged: who judged what and why, and the judgement that stands."""

from dataclasses import dataclass
from datetime import date

from pipeline.values import Accord, ReviewerId, Slug, StudyId


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """One person's judgement, with its reason, its place in the source and the file it stands in."""

    by: ReviewerId
    on: date | None
    level: Slug
    why: str
    place: str
    file: str
    settled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisal:
    """A domain of a study: every judgement on it, how far they agree, and the level that stands.

    `level` is None where people differ and nobody has settled it, or nobody has judged. An overall
    judgement that follows from the domains is `derived`, and nobody's.
    """

    study: StudyId
    tool: Slug
    domain: Slug
    assessed: tuple[Assessed, ...] = ()
    accord: Accord | None = None
    level: Slug | None = None
    derived: bool = False
