"""A session at a form: questions one after the other, each answered by lines that a person types; pure.

A line is a value, or a command that begins with a colon. In an extraction a value is followed by its place
in the source, in a reconciliation or an assessment by the reason for it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from pipeline import files
from pipeline.amounts import Units
from pipeline.extraction.answers import NOT_REPORTED, fits, measured, missing, wanted
from pipeline.files.extraction import Value
from pipeline.text import clean
from pipeline.values import Slug, UnitId

_PLACE: Final = re.compile(r"(?:p(?:age|\.) ?)?([^\s:]{1,30})?(?::([0-9]{1,7}))?(?: (.+))?", re.ASCII)
PLACE_WANTED: Final = "write PAGE, PAGE:LINE or -:LINE, then the words as printed"


class Step(StrEnum):
    """What is asked about a question: its value, then where it stands, or why it is so."""

    VALUE = "value"
    PLACE = "place"
    WHY = "why"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A value with its place in the source, or with the reason for it."""

    value: Value
    unit: UnitId | None = None
    page: str = ""
    line: int | None = None
    quote: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A field to fill, and what others said of it, by person, where that may be shown.

    `silent` tells whether *not reported* is an answer to it.
    """

    field: files.FormField
    told: tuple[tuple[str, Answer], ...] = ()
    silent: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The questions, which of them is asked, what was answered so far, and what was wrong with the last line.

    `then` is what is asked behind each value. A value whose reason is still to come is `pending`.
    """

    title: str
    questions: tuple[Question, ...]
    units: Units
    then: Step = Step.PLACE
    at: int = 0
    step: Step = Step.VALUE
    given: Mapping[Slug, Answer] = field(default_factory=dict)
    pending: Answer | None = None
    complaint: str = ""
    left: bool = False

    @property
    def over(self) -> bool:
        """Tell whether nothing is asked any more."""
        return self.left or self.at >= len(self.questions)

    @property
    def asked(self) -> Question:
        """Return the question that is asked."""
        return self.questions[self.at]

    @property
    def present(self) -> Answer | None:
        """Return what is answered to it so far."""
        return self.pending or self.given.get(self.asked.field.id)


def place_of(text: str) -> tuple[str, int | None, str]:
    """Return page, line and words of a typed place; raise ValueError where it is none."""
    words = clean(text)
    found = _PLACE.fullmatch(words)
    if found is None or not words:
        raise ValueError(PLACE_WANTED)
    page = "" if found[1] in {None, "-"} else found[1]
    return page, int(found[2]) if found[2] else None, (found[3] or "").strip("\"'“”")


def fed(session: Session, line: str) -> Session:
    """Return the session after a typed line; a line that cannot be taken leaves a complaint."""
    words, now = clean(line), replace(session, complaint="")
    if words in COMMANDS:
        return COMMANDS[words](now)
    if words[:1] == ":":
        return _taken(now, words[1:])
    if not words:
        return _kept(now)
    try:
        return _ANSWERED[now.step](now, words)
    except ValueError as error:
        return replace(now, complaint=str(error))


def _kept(session: Session) -> Session:
    """Go on without a word: what is there stays; a reason cannot be left out."""
    if session.step is Step.WHY and (session.present is None or not session.present.why):
        return replace(session, complaint="a reason is needed; :b goes back without one")
    return _put(session, session.pending) if session.pending else _next(session)


def _value(session: Session, words: str) -> Session:
    value, unit = measured(session.asked.field, words, session.units)
    return _valued(session, Answer(value=value, unit=unit))


def _valued(session: Session, answer: Answer) -> Session:
    """Take a value; a reason that was given for the same question stays until another is typed."""
    if missing(answer.value) and not session.asked.silent:
        return replace(session, complaint=wanted(session.asked.field))
    before = session.given.get(session.asked.field.id)
    made = replace(answer, why=before.why if before else "")
    if session.then is Step.WHY:
        return replace(session, step=Step.WHY, pending=made)
    same = before is not None and (before.value, before.unit) == (made.value, made.unit)
    return replace(_said(session, before if before and same else made), step=Step.PLACE)


def _placed(session: Session, words: str) -> Session:
    page, line, quote = place_of(words)
    before = session.given[session.asked.field.id]
    return _put(session, replace(before, page=page, line=line, quote=quote))


def _reasoned(session: Session, words: str) -> Session:
    return _put(session, replace(session.pending, why=words)) if session.pending else session


_ANSWERED: Final[Mapping[Step, Callable[[Session, str], Session]]] = {
    Step.VALUE: _value,
    Step.PLACE: _placed,
    Step.WHY: _reasoned,
}


def _said(session: Session, answer: Answer) -> Session:
    return replace(session, given={**session.given, session.asked.field.id: answer})


def _put(session: Session, answer: Answer) -> Session:
    return _next(_said(session, answer))


def _next(session: Session) -> Session:
    return replace(session, at=session.at + 1, step=Step.VALUE, pending=None)


def _back(session: Session) -> Session:
    """Go back to the value of this question, or to the question before."""
    at = session.at if session.step is not Step.VALUE else max(session.at - 1, 0)
    return replace(session, at=at, step=Step.VALUE, pending=None)


def _cleared(session: Session) -> Session:
    ident = session.asked.field.id
    kept = {name: answer for name, answer in session.given.items() if name != ident}
    return replace(session, given=kept, step=Step.VALUE, pending=None)


def _silent(session: Session) -> Session:
    return _valued(session, Answer(value=NOT_REPORTED))


def _quit(session: Session) -> Session:
    return replace(session, left=True)


def _taken(session: Session, number: str) -> Session:
    """Take what somebody else said, by its place in the list."""
    told = dict(enumerate((answer for _, answer in session.asked.told), 1))
    if not number.isdecimal() or int(number) not in told:
        return replace(session, complaint=f"there is no command :{number}")
    answer = told[int(number)]
    if not fits(session.asked.field, answer.value):
        return replace(session, complaint=wanted(session.asked.field))
    return _valued(session, answer)


COMMANDS: Final[Mapping[str, Callable[[Session], Session]]] = {
    ":n": _silent,
    ":b": _back,
    ":c": _cleared,
    ":q": _quit,
}
HELP: Final[Mapping[str, str]] = {
    "Enter": "keep",
    ":n": "not reported",
    ":b": "back",
    ":c": "take away",
    ":q": "quit",
}
