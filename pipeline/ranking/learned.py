"""What the decisions of a review teach: which reports are relevant so far, and since which day."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.model import Review, Screening
from pipeline.ranking.stopping import Goal, Standing, standing
from pipeline.reviewing.stubs import awaiting
from pipeline.values import ReportId, Slug, Stage, Verdict

HOPEFUL = frozenset({Verdict.INCLUDE, Verdict.UNSURE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A report that somebody decided on: whether it is relevant so far, and the first day it was judged."""

    relevant: bool
    on: date


Learned = Mapping[ReportId, Judged]


def learned(review: Review, stage: Stage) -> Learned:
    """Return the reports that people decided on at a stage.

    Where the votes do not settle it yet, one for inclusion, or one that is unsure, makes a report relevant so
    far. What a rule excludes, and what could not be retrieved, teaches nothing.
    """
    mine = (one for one in review.screenings if one.stage is stage and one.decisions)
    return {one.report: _judged(one) for one in mine if one.verdict is not Verdict.NOT_RETRIEVED}


def _judged(one: Screening) -> Judged:
    hopeful = any(decision.verdict in HOPEFUL for decision in one.decisions)
    relevant = hopeful if one.verdict is None else one.verdict is Verdict.INCLUDE
    return Judged(relevant=relevant, on=min(decision.on or date.min for decision in one.decisions))


def digest(known: Learned) -> Slug:
    """Return a short digest of what was decided; equal for equal decisions."""
    told = "".join(f"{ident} {int(known[ident].relevant)}\n" for ident in sorted(known))
    return Slug(hashlib.sha256(told.encode()).hexdigest()[:12])


def left(review: Review, stage: Stage) -> tuple[ReportId, ...]:
    """Return the reports that nobody has decided on at a stage, and that await it."""
    known = learned(review, stage)
    return tuple(ident for ident in awaiting(review, stage) if ident not in known)


def days(known: Learned) -> Mapping[date, tuple[int, int]]:
    """Return for each day, in order, how many reports were first judged on it, and how many are relevant."""
    made: dict[date, tuple[int, int]] = {}
    for judged in sorted(known.values(), key=lambda one: one.on):
        size, found = made.get(judged.on, (0, 0))
        made[judged.on] = (size + 1, found + judged.relevant)
    return made


def frontier(known: Learned, unscreened: int, goal: Goal) -> tuple[Standing, ...]:
    """Return what could be said at the end of each day on which somebody decided.

    Nobody knows in which order the reports of a day were read, so that each is a group.
    """
    made = [*days(known).values()]
    total = len(known) + unscreened
    ends = range(1, len(made) + 1)
    return tuple(
        standing([found for _, found in made[:end]], total, goal, [size for size, _ in made[:end]])
        for end in ends
    )
