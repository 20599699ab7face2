"""How far the team is: what is settled and open at each stage, what each reviewer has decided; pure."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from pipeline.loaded import Loaded
from pipeline.model import Review
from pipeline.reviewing.people import STAGES, own, people
from pipeline.reviewing.stubs import awaiting
from pipeline.values import ReviewerId, Stage, Verdict

Unsaved = Mapping[tuple[Stage, ReviewerId], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One reviewer at one stage: blocks in their sheets, how many are decided and how many of these unsure.

    `journal` are decisions that a session has not brought into the sheets yet.
    """

    reviewer: ReviewerId
    blocks: int
    decided: int
    unsure: int
    left: int
    journal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One stage: reports by how it settled them, those in conflict, those with some votes, and with none."""

    stage: Stage
    included: int
    excluded: int
    not_retrieved: int
    conflicts: int
    votes_missing: int
    no_votes: int
    people: tuple[Person, ...]


def team(loaded: Loaded, review: Review, unsaved: Unsaved) -> tuple[State, ...]:
    """Return the state of each stage; `unsaved` counts the lines of journals."""
    return tuple(_state(loaded, review, stage, unsaved) for stage in STAGES)


def _state(loaded: Loaded, review: Review, stage: Stage, unsaved: Unsaved) -> State:
    screened = [one for one in review.screenings if one.stage is stage]
    ends = Counter(one.verdict for one in screened)
    waiting = awaiting(review, stage)
    begun = {one.report for one in screened if one.decisions}
    some = sum(report in begun for report in waiting)
    return State(
        stage=stage,
        included=ends[Verdict.INCLUDE],
        excluded=ends[Verdict.EXCLUDE],
        not_retrieved=ends[Verdict.NOT_RETRIEVED],
        conflicts=sum(one.conflict for one in screened),
        votes_missing=some,
        no_votes=len(waiting) - some,
        people=tuple(_people(loaded, stage, unsaved)),
    )


def _people(loaded: Loaded, stage: Stage, unsaved: Unsaved) -> Iterator[Person]:
    for who in people(loaded.protocol.value):
        sheets = own(loaded.sheets, stage, who)
        blocks = [block for one in sheets for block in one.value.blocks.values()]
        decided = [block.verdict for block in blocks if block.verdict is not None]
        waiting = unsaved.get((stage, who), 0)
        if blocks or waiting:
            yield Person(
                reviewer=who,
                blocks=len(blocks),
                decided=len(decided),
                unsure=decided.count(Verdict.UNSURE),
                left=len(blocks) - len(decided),
                journal=waiting,
            )


def as_text(states: Sequence[State]) -> str:
    """Return the states as tables, a line for each reviewer."""
    return "\n".join("".join(f"{line}\n" for line in _lines(one)) for one in states)


def _lines(state: State) -> Iterator[str]:
    settled = f"{state.included} included, {state.excluded} excluded"
    missing = f", {state.not_retrieved} not retrieved" if state.stage is Stage.FULL_TEXT else ""
    yield f"{state.stage}: {settled}{missing}"
    yield f"    unresolved: {state.conflicts} in conflict, {state.votes_missing} with votes missing"
    yield f"    no vote yet: {state.no_votes}"
    if state.people:
        yield _row("reviewer", "stubs", "decided", "unsure", "left", "in journal")
    for one in state.people:
        yield _row(one.reviewer, one.blocks, one.decided, one.unsure, one.left, one.journal)


def _row(name: str, *cells: object) -> str:
    return f"    {name:<16}{''.join(f'{cell!s:>12}' for cell in cells)}"


def as_json(states: Iterable[State]) -> str:
    """Return the states as a JSON list."""
    return json.dumps([asdict(one) for one in states], indent=2) + "\n"
