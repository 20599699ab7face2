"""Where a report ends: its state in the flow, from its screenings and the arm that found it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.flow_boxes import OTHER_ARMS
from pipeline.model import Screening
from pipeline.values import Arm, ReasonId, ReportId, Stage, State, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """The state of a report, the stage that decided it, and the primary reason of an exclusion."""

    state: State
    stage: Stage | None = None
    reason: ReasonId | None = None


# Other methods have no screening box: what leaves at screening leaves there at assessment.
AT_ASSESSMENT: Final = {
    State.INELIGIBLE: State.EXCLUDED_FULL_TEXT,
    State.EXCLUDED_SCREENING: State.EXCLUDED_FULL_TEXT,
    State.CONFLICT_SCREENING: State.CONFLICT_FULL_TEXT,
    State.AWAITING_SCREENING: State.AWAITING_FULL_TEXT,
}
EXCLUDED: Final = {
    Stage.BEFORE_SCREENING: State.INELIGIBLE,
    Stage.TITLE_ABSTRACT: State.EXCLUDED_SCREENING,
    Stage.FULL_TEXT: State.EXCLUDED_FULL_TEXT,
}
IN_CONFLICT: Final = {
    Stage.BEFORE_SCREENING: State.CONFLICT_SCREENING,
    Stage.TITLE_ABSTRACT: State.CONFLICT_SCREENING,
    Stage.FULL_TEXT: State.CONFLICT_FULL_TEXT,
}


def fate(arm: Arm, screenings: Iterable[Screening]) -> Fate:
    """Return where one report ends that was found by this arm.

    A reconstruction source is not screened: only recorded decisions move what it lists.
    """
    stages = {screening.stage: screening for screening in screenings}
    if arm is Arm.RECONSTRUCTION:
        stages = {stage: s for stage, s in stages.items() if s.decisions}
        if not stages:
            return Fate(state=State.NOT_SCREENED)
    found = _through(stages, by_title=arm not in OTHER_ARMS)
    if arm in OTHER_ARMS:
        state = AT_ASSESSMENT.get(found.state, found.state)
        return Fate(state=state, stage=found.stage, reason=found.reason)
    return found


def included(screenings: Iterable[Screening]) -> frozenset[ReportId]:
    """Return the reports that are included, whatever the arm that found them."""
    groups: dict[ReportId, dict[Stage, Screening]] = {}
    for screening in screenings:
        groups.setdefault(screening.report, {})[screening.stage] = screening
    ends = {report: _through(stages, by_title=True) for report, stages in groups.items()}
    return frozenset(report for report, end in ends.items() if end.state is State.INCLUDED)


def _through(stages: Mapping[Stage, Screening], *, by_title: bool) -> Fate:
    """Follow a report from stage to stage to where it leaves, waits or is included."""
    for stage in Stage:
        found = stages.get(stage)
        out = _out(stage, found) if found else None
        if out:
            return out
        if stage is Stage.TITLE_ABSTRACT and not _screened(stages, by_title=by_title):
            return Fate(state=State.AWAITING_SCREENING)
    full = stages.get(Stage.FULL_TEXT)
    if full and full.verdict is Verdict.INCLUDE:
        return Fate(state=State.INCLUDED, stage=Stage.FULL_TEXT)
    return Fate(state=State.AWAITING_FULL_TEXT)


def _screened(stages: Mapping[Stage, Screening], *, by_title: bool) -> bool:
    """Tell whether a report is past screening: by a verdict, by a later decision, or as its arm has none."""
    found = stages.get(Stage.TITLE_ABSTRACT)
    if found:
        return found.verdict is Verdict.INCLUDE
    full = stages.get(Stage.FULL_TEXT)
    return not by_title or bool(full and full.decisions)


def _out(stage: Stage, found: Screening) -> Fate | None:
    """Return the state in which a stage ends a report, None where it goes on or waits."""
    if found.conflict:
        return Fate(state=IN_CONFLICT[stage], stage=stage)
    if found.verdict is Verdict.EXCLUDE:
        return Fate(state=EXCLUDED[stage], stage=stage, reason=next(iter(found.reasons), None))
    if found.verdict is Verdict.NOT_RETRIEVED:
        return Fate(state=State.NOT_RETRIEVED, stage=stage)
    return None
