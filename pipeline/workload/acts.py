"""Acts: everything that somebody decided, extracted or judged, with its day where that is known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from pipeline.model import Review
from pipeline.numbers import Number, held
from pipeline.values import Counted, ReviewerId, Stage

EXTRACTION: Final = "extraction"
APPRAISAL: Final = "risk-of-bias"
STAGES: Final = (*(stage.value for stage in Stage), EXTRACTION, APPRAISAL)
"""What can be worked at, in the order of the work; screening is counted in reports, the rest in studies."""
UNDATED: Final = "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One piece of work: at which stage, by whom, when, on which report or study."""

    stage: str
    by: ReviewerId
    on: date | None
    subject: str

    @property
    def week(self) -> str:
        """Return the week of ISO 8601 as in 2024-w07, or that the day is not known."""
        if self.on is None:
            return UNDATED
        year, week, _ = self.on.isocalendar()
        return f"{year:04d}-w{week:02d}"


def acts(review: Review) -> tuple[Act, ...]:
    """Return every act of a review, by stage, day and person."""
    found = {*_decided(review), *_extracted(review), *_judged(review)}
    return tuple(sorted(found, key=_place))


def _place(act: Act) -> tuple[int, date, str, str]:
    return STAGES.index(act.stage), act.on or date.min, act.by, act.subject


def _decided(review: Review) -> Iterator[Act]:
    for screening in review.screenings:
        for one in screening.decisions:
            yield Act(stage=one.stage, by=one.by, on=one.on, subject=one.report)


def _extracted(review: Review) -> Iterator[Act]:
    for work in review.studies.values():
        for extract in work.extracted.values():
            for note in extract.notes:
                yield Act(stage=EXTRACTION, by=note.by, on=note.on, subject=work.id)
            if extract.settled is not None:
                yield Act(stage=EXTRACTION, by=extract.settled.by, on=extract.settled.on, subject=work.id)


def _judged(review: Review) -> Iterator[Act]:
    for work in review.studies.values():
        for appraisal in work.bias:
            for said in appraisal.assessed:
                yield Act(stage=APPRAISAL, by=said.by, on=said.on, subject=work.id)


def counted(stage: str) -> Counted:
    """Return what work at a stage is counted in."""
    return Counted.STUDY if stage in {EXTRACTION, APPRAISAL} else Counted.REPORT


def name_of(stage: str, *parts: str) -> str:
    """Return the name of the number of acts at a stage: of a person, or of a week and a person."""
    return ".".join(("workload", stage, *parts))


def numbers(review: Review) -> Iterator[Number]:
    """Yield how many reports or studies each person worked on: at each stage, and week by week."""
    labels = {one.id: one.label for one in review.protocol.reviewers}
    every = acts(review)
    for stage, by in dict.fromkeys((act.stage, act.by) for act in every):
        mine = [act for act in every if (act.stage, act.by) == (stage, by)]
        label = f"{labels.get(by, by)}, {stage}"
        yield _number(name_of(stage, by), label, stage, mine)
        for week in dict.fromkeys(act.week for act in mine):
            some = (act for act in mine if act.week == week)
            yield _number(name_of(stage, week, by), f"{label}, {spoken(week)}", stage, some)


def spoken(week: str) -> str:
    """Return a week in words."""
    return "day not known" if week == UNDATED else f"week {week[-2:]} of {week[:4]}"


def _number(name: str, label: str, stage: str, some: Iterable[Act]) -> Number:
    return held(name, label, counted(stage), (act.subject for act in some))
