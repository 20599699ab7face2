"""The screen of a session at a form: what is asked, what may be answered, what is there already; pure.

It fits 80 columns by 24 lines, needs no colour, and reads from top to bottom as plain lines.
"""

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from rich.console import Group, RenderableType
from rich.text import Text

from pipeline.extraction.answers import with_unit
from pipeline.extraction.session import HELP, PLACE_WANTED, Answer, Session, Step
from pipeline.sidebyside import cut
from pipeline.text import clean

MOST: Final = 5
"""How many lines a list of words, or of what others said, may take."""


def screen(session: Session, width: int) -> RenderableType:
    """Return the screen for the question that a session asks."""
    return Group(*(Text(line, style=style) for line, style in lines(session, width)))


def lines(session: Session, width: int) -> Iterator[tuple[str, str]]:
    """Yield each line of the screen with its style."""
    asked = session.asked.field
    done = sum(question.field.id in session.given for question in session.questions)
    where = f"{session.at + 1} of {len(session.questions)}, {done} given. {session.title}"
    yield from _cut(where, width, 1, "bold")
    yield "", ""
    required = ", required" if asked.required else ""
    yield from _cut(
        f"{asked.label} ({asked.type}{f', {asked.unit}' if asked.unit else ''}{required})", width, 2, "bold"
    )
    yield from _cut(asked.help or "", width, 2)
    yield from _listed([f"{place} {word}" for place, word in enumerate(asked.allowed, 1)], width)
    said = [
        f":{place} {who}: {_answer(session, one)}" for place, (who, one) in enumerate(session.asked.told, 1)
    ]
    yield from _listed(said, width)
    if session.present is not None:
        yield from _cut(f"Now: {_answer(session, session.present)}", width, 2)
    yield "", ""
    yield from _cut(session.complaint, width, 2, "bold red")
    yield from _cut(_keys(session), width, 1)
    yield from _cut(_prompt(session), width, 1, "bold")


def _cut(text: str, width: int, most: int, style: str = "") -> Iterator[tuple[str, str]]:
    yield from ((line, style) for line in (cut(clean(text), width, most) if text else []))


def _listed(words: list[str], width: int) -> Iterator[tuple[str, str]]:
    """Yield a list a word a line, or run on where that would take too many lines."""
    if len(words) > MOST:
        yield from ((line, "") for line in wrap("; ".join(map(clean, words)), width)[:MOST])
    else:
        yield from ((f"  {line}", "") for word in words for line in cut(clean(word), width - 2, 1))


def _answer(session: Session, answer: Answer) -> str:
    value = with_unit(session.asked.field, answer.value, answer.unit, session.units)
    parts = [
        value,
        f"page {answer.page}" if answer.page else "",
        f"line {answer.line}" if answer.line else "",
    ]
    told = ", ".join(filter(None, (*parts, f'"{answer.quote}"' if answer.quote else "")))
    return f"{told}; {answer.why}" if answer.why else told


def _keys(session: Session) -> str:
    told = {key: word for key, word in HELP.items() if key != ":n" or session.asked.silent}
    return " ".join(f"[{key}] {word}" for key, word in told.items())


def _prompt(session: Session) -> str:
    if session.step is Step.PLACE:
        return f"Where? {PLACE_WANTED}:"
    return "Why?" if session.step is Step.WHY else "Your value:"


def summary(session: Session) -> str:
    """Return what was filled and what is left."""
    fields = [question.field for question in session.questions]
    lacking = [one.id for one in fields if one.required and one.id not in session.given]
    done = sum(one.id in session.given for one in fields)
    told = f"{done} of {len(fields)} given"
    return f"{told}; required and missing: {', '.join(lacking)}" if lacking else told
