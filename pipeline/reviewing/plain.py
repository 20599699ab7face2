"""The screen for a screen reader: lines only, no cursor moves, no colour, one question at a time; pure."""

from collections.abc import Iterator
from typing import Final

from pipeline.reviewing.screen import View
from pipeline.reviewing.session import EMPTY, Mode, Session
from pipeline.reviewing.words import HUMAN, STAGES, choices, criteria, progress, told

_ASKED: Final = {Mode.DECIDE: "Verdict", Mode.REASON: "Reason", Mode.LABEL: "Labels"}
ANSWERS: Final = {"+": "passes", "-": "fails", "?": "unknown", HUMAN: "to decide"}


def report(view: View) -> Iterator[str]:
    """Yield a report in lines, each of which says what it is."""
    session, card = view.session, view.card
    yield f"{STAGES[session.stage]}. Report {session.at + 1} of {len(session.reports)}. {progress(session)}."
    yield f"Title: {card.title}"
    yield f"Facts: {card.facts}"
    yield f"Abstract: {card.abstract or 'none is recorded'}"
    if card.keywords:
        yield f"Keywords: {'; '.join(card.keywords)}"
    words = dict.fromkeys(
        text[start:end]
        for text, name in ((card.title, "title"), (card.abstract, "abstract"))
        for start, end in view.spans.get(name, ())
    )
    yield f"Matched words: {', '.join(words) or 'none'}"
    for sign, label in criteria(card, view.protocol, session.stage):
        yield f"Criterion: {label}: {ANSWERS[sign]}"
    if said := told(session.word, session):
        yield f"You said: {said}"


def question(session: Session) -> str:
    """Return what is asked now, in one line that waits for an answer."""
    if session.mode is Mode.NOTE:
        return "Note: "
    if session.mode is Mode.PAUSE:
        return "Paused. Press Enter to go on, or q to end: "
    words = "; ".join(f"{key}: {word}" for key, word in choices(session))
    return f"{_ASKED[session.mode]}? {words}. "


def typed(line: str, mode: Mode) -> tuple[str, ...]:
    """Return the keys that a typed line stands for: a note is taken whole, else its first letter counts."""
    if mode is Mode.NOTE:
        return (EMPTY, line, "\n")
    first = line.strip()[:1].lower()
    return (first or "\n",)
