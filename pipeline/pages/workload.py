"""Workload and yield: who did how much in which week, what each source brought, how long it took."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline import files
from pipeline.model import Page
from pipeline.pages.parts import PROTOCOL, Head, forms
from pipeline.site import Site
from pipeline.values import ReviewerId
from pipeline.workload.acts import UNDATED, Act, acts, name_of, spoken
from pipeline.workload.sources import holds
from pipeline.workload.spans import Span, spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The work of one week at one stage: for each person the name of the number, or none."""

    words: str
    order: int
    stage: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What a person did at each stage: the name of the number, and between which days."""

    by: ReviewerId
    cells: tuple[str, ...]
    days: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadView:
    """The stages that were worked at, the people, and the weeks, the latest first."""

    head: Head
    stages: tuple[str, ...]
    people: tuple[Person, ...]
    weeks: tuple[Week, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YieldView:
    """The sources, whether an export of each is held, and the time from every search to its release."""

    head: Head
    sources: tuple[files.Source, ...]
    held: tuple[files.Source, ...]
    spans: tuple[Span, ...]


def pages(found: Site) -> Iterator[Page]:
    """Yield the page of the workload and the page of the yield."""
    words = "Who decided, extracted and judged how much, stage by stage and week by week."
    yield Page(
        path="workload.md",
        title="Workload",
        description=words,
        template="workload.md.j2",
        view=_workload(found, Head(title="Workload", source="records", lead=words)),
        sources=("records/screening", "records/studies", *forms(found)),
    )
    words = "What each source brought, what no other brought, and how long it took from search to release."
    listed = found.review.protocol.sources
    yield Page(
        path="yield.md",
        title="Yield of the sources",
        description=words,
        template="yield.md.j2",
        view=YieldView(
            head=Head(title="Yield of the sources", source=PROTOCOL, lead=words),
            sources=listed,
            held=tuple(source for source in listed if holds(found.review, source.id)),
            spans=spans(found.review),
        ),
        sources=("records/searches", PROTOCOL),
    )


def _workload(found: Site, head: Head) -> WorkloadView:
    every = acts(found.review)
    stages = tuple(dict.fromkeys(act.stage for act in every))
    rank = {one.id: place for place, one in enumerate(found.review.protocol.reviewers)}
    people = tuple(sorted({act.by for act in every}, key=lambda by: (rank.get(by, len(rank)), by)))
    return WorkloadView(
        head=head,
        stages=stages,
        people=tuple(_person(by, stages, [act for act in every if act.by == by]) for by in people),
        weeks=tuple(_weeks(stages, people, every)),
    )


def _person(by: ReviewerId, stages: tuple[str, ...], mine: list[Act]) -> Person:
    did = {act.stage for act in mine}
    days = sorted(act.on for act in mine if act.on is not None)
    told = str(days[0]) if len({*days}) == 1 else f"{days[0]} to {days[-1]}" if days else "not known"
    return Person(by=by, cells=tuple(name_of(one, by) if one in did else "" for one in stages), days=told)


def _weeks(stages: tuple[str, ...], people: tuple[ReviewerId, ...], every: tuple[Act, ...]) -> Iterator[Week]:
    """Yield a row for each week and stage in which somebody worked; what has no known day comes last."""
    did = {(act.week, act.stage, act.by) for act in every}
    weeks = sorted({act.week for act in every}, key=_order, reverse=True)
    for week in weeks:
        for stage in stages:
            cells = tuple(name_of(stage, week, by) if (week, stage, by) in did else "" for by in people)
            if any(cells):
                yield Week(words=spoken(week), order=_order(week), stage=stage, cells=cells)


def _order(week: str) -> int:
    """Return a week as a number to sort by, 0 where no day is known."""
    return 0 if week == UNDATED else int(week[:4] + week[-2:])
