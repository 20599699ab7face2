"""The words of the screen, shared by both its forms: what is asked, what was said, how far one is; pure."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pipeline import files
from pipeline.reviewing import session as keys
from pipeline.reviewing.card import Card
from pipeline.reviewing.said import Said
from pipeline.reviewing.session import PICKS, Mode, Session
from pipeline.text import clean
from pipeline.values import Stage, Verdict

STAGES: Final[Mapping[Stage, str]] = {
    Stage.TITLE_ABSTRACT: "Title and abstract",
    Stage.FULL_TEXT: "Full text",
}
VERDICTS: Final[Mapping[Verdict, str]] = {
    Verdict.INCLUDE: "include",
    Verdict.EXCLUDE: "exclude",
    Verdict.UNSURE: "unsure",
    Verdict.NOT_RETRIEVED: "not retrieved",
}
SIGNS: Final[Mapping[bool | None, str]] = {True: "+", False: "-", None: "?"}
HUMAN: Final = "·"


def progress(session: Session) -> str:
    """Return how many reports are decided and left, and about how long that takes."""
    left = session.seconds_left
    about = "" if left is None else f", about {duration(left)}"
    return f"{session.done} decided, {session.waiting} left{about}"


def duration(seconds: float) -> str:
    """Return a time in words, to the minute.

    >>> duration(30), duration(90), duration(7300)
    ('1 min', '2 min', '2 h 2 min')
    """
    minutes = max(1, -int(-seconds // 60))
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"


def choices(session: Session) -> tuple[tuple[str, str], ...]:
    """Return the keys that mean something now, each with what it does."""
    if session.mode is Mode.REASON:
        return (*picks(session.reasons), (keys.BACK, "back to the verdict"))
    if session.mode is Mode.LABEL:
        return (*picks(session.labels), (keys.BACK, "done"))
    return tuple(_verdicts(session)) if session.mode is Mode.DECIDE else ()


def _verdicts(session: Session) -> Iterator[tuple[str, str]]:
    yield keys.INCLUDE, "include"
    if session.reasons:
        yield keys.EXCLUDE, "exclude"
    yield keys.UNSURE, "unsure"
    if session.stage is Stage.FULL_TEXT:
        yield keys.MISSING, "not retrieved"
    yield keys.NOTE, "note"
    if session.labels:
        yield keys.LABEL, "labels"
    yield from ((keys.BACK, "back"), (keys.SKIP, "skip"), (keys.PAUSE, "pause"), (keys.QUIT, "quit"))


def picks(some: Iterable[files.Reason | files.Label]) -> tuple[tuple[str, str], ...]:
    """Return the keys that pick one of some reasons or labels."""
    return tuple((key, clean(one.label)) for key, one in zip(PICKS, some, strict=False))


def told(said: Said, session: Session) -> str:
    """Return what was said of a report in one line, "" for nothing."""
    reasons = {one.id: clean(one.label) for one in session.reasons}
    labels = {one.id: clean(one.label) for one in session.labels}
    verdict = VERDICTS[said.verdict] if said.verdict else ""
    why = f": {reasons.get(said.reason, said.reason)}" if said.reason else ""
    noted = f"note: {clean(said.note)}" if said.note else ""
    marked = ", ".join(labels.get(one, one) for one in said.labels)
    return "; ".join(filter(None, (verdict + why, f"labels: {marked}" if marked else "", noted)))


def criteria(card: Card, protocol: files.Protocol, stage: Stage) -> tuple[tuple[str, str], ...]:
    """Return the criteria with a sign each: those that people answer at the stage first, then the automatic.

    `·` is for people to answer, `+` passes, `-` fails, `?` is unknown.
    """
    human = [(HUMAN, clean(one.label)) for one in protocol.criteria if one.test == "human"]
    later = {clean(one.label) for one in protocol.criteria if one.stage is not stage}
    human.sort(key=lambda one: one[1] in later)
    automatic = [one for one in protocol.criteria if one.id in card.answers]
    return (*human, *((SIGNS[card.answers[one.id]], clean(one.label)) for one in automatic))
