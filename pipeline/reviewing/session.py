"""A session of screening as a value that keys change; pure, so that every key can be tested.

`i` includes, `e` excludes and asks for the reason, `u` is unsure, `r` says not retrieved (at full text),
`n` writes a note, `l` sets labels, `b` goes back, `s` skips, space shows more of the abstract, `p` pauses,
`q` ends.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from statistics import median
from typing import Final

from pipeline import files
from pipeline.reviewing.said import NOTHING, Said
from pipeline.values import ReportId, Stage, Verdict

INCLUDE, EXCLUDE, UNSURE, MISSING, NOTE, LABEL = "i", "e", "u", "r", "n", "l"
BACK, SKIP, MORE, PAUSE, QUIT = "b", "s", " ", "p", "q"
VERDICTS: Final[Mapping[str, Verdict]] = {
    INCLUDE: Verdict.INCLUDE,
    UNSURE: Verdict.UNSURE,
    MISSING: Verdict.NOT_RETRIEVED,
}
PICKS: Final = "123456789acdefghijklmnoprstuvwxyz"
ENTER: Final = ("\n", "\r")
ERASE: Final = ("\x7f", "\b")
EMPTY: Final = "\x15"
LONGEST_NOTE: Final = 2000
_FEW: Final = 3


class Mode(StrEnum):
    """What the next key is taken for."""

    DECIDE = "decide"
    REASON = "reason"
    LABEL = "label"
    NOTE = "note"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The reports that are asked, which of them is shown, and what was said of each.

    `decided` counts the decisions that stood before; `seconds` are what each decision of this session took.
    """

    stage: Stage
    reasons: tuple[files.Reason, ...]
    labels: tuple[files.Label, ...]
    reports: tuple[ReportId, ...]
    said: Mapping[ReportId, Said] = field(default_factory=dict)
    decided: int = 0
    at: int = 0
    page: int = 0
    mode: Mode = Mode.DECIDE
    typed: str = ""
    left: bool = False
    seconds: tuple[float, ...] = ()

    @property
    def over(self) -> bool:
        """Tell whether no report is shown any more."""
        return self.left or self.at >= len(self.reports)

    @property
    def shown(self) -> ReportId:
        """Return the report that is shown."""
        return self.reports[self.at]

    @property
    def word(self) -> Said:
        """Return what was said of the report that is shown."""
        return self.said.get(self.shown, NOTHING)

    @property
    def done(self) -> int:
        """Return how many reports are decided, before and in this session."""
        return self.decided + sum(self.said.get(one, NOTHING).verdict is not None for one in self.reports)

    @property
    def waiting(self) -> int:
        """Return how many reports are left to decide."""
        return len(self.reports) + self.decided - self.done

    @property
    def seconds_left(self) -> float | None:
        """Return the time left at the median pace of this session, None before three decisions."""
        return median(self.seconds) * self.waiting if len(self.seconds) >= _FEW else None


def pressed(session: Session, key: str, took: float = 0.0) -> Session:
    """Return the session after a key that came after so many seconds; one without meaning changes nothing."""
    known = key if session.mode is Mode.NOTE else key.lower()
    return _MODES[session.mode](session, known, took)


def _decide(session: Session, key: str, took: float) -> Session:
    if key in VERDICTS and (key != MISSING or session.stage is Stage.FULL_TEXT):
        return _given(session, replace(session.word, verdict=VERDICTS[key], reason=None), took)
    if key == EXCLUDE and session.reasons:
        return replace(session, mode=Mode.REASON)
    if key == LABEL and session.labels:
        return replace(session, mode=Mode.LABEL)
    if key == NOTE:
        return replace(session, mode=Mode.NOTE, typed=session.word.note)
    return _moved(session, key)


def _moved(session: Session, key: str) -> Session:
    if key == BACK:
        return replace(session, at=max(session.at - 1, 0), page=0)
    if key == SKIP:
        return replace(session, at=session.at + 1, page=0)
    if key == MORE:
        return replace(session, page=session.page + 1)
    if key == PAUSE:
        return replace(session, mode=Mode.PAUSE)
    return replace(session, left=session.left or key == QUIT)


def _given(session: Session, word: Said, took: float) -> Session:
    """Return the session with a verdict on the report that is shown, at the next one."""
    said = {**session.said, session.shown: word}
    seconds = (*session.seconds, took)
    return replace(session, said=said, seconds=seconds, at=session.at + 1, page=0, mode=Mode.DECIDE)


def _reason(session: Session, key: str, took: float) -> Session:
    """Take a key as the number of a reason; `b` goes back to the verdict."""
    picked = PICKS.find(key) if key else -1
    if 0 <= picked < len(session.reasons):
        word = replace(session.word, verdict=Verdict.EXCLUDE, reason=session.reasons[picked].id)
        return _given(session, word, took)
    return replace(session, mode=Mode.DECIDE) if key == BACK else session


def _label(session: Session, key: str, _: float) -> Session:
    """Take a key as the number of a label to set or take away; `b` or the end of a line ends it."""
    picked = PICKS.find(key) if key else -1
    if 0 <= picked < len(session.labels):
        one, had = session.labels[picked].id, session.word.labels
        chosen = {*had} ^ {one}
        labels = tuple(label.id for label in session.labels if label.id in chosen)
        return _noted(session, replace(session.word, labels=labels))
    return replace(session, mode=Mode.DECIDE) if key in {BACK, *ENTER} else session


def _note(session: Session, key: str, _: float) -> Session:
    """Take a key as a part of the note; the end of a line ends it."""
    if key in ENTER:
        word = replace(session.word, note=" ".join(session.typed.split()))
        return replace(_noted(session, word), mode=Mode.DECIDE, typed="")
    return replace(session, typed=edited(session.typed, key))


def edited(text: str, key: str) -> str:
    """Return a line that is being typed after a key, or after several typed at once.

    >>> edited("ab", ERASE[0]), edited("ab", EMPTY), edited("ab", "c")
    ('a', '', 'abc')
    """
    if key in ERASE:
        return text[:-1]
    kept = "" if key == EMPTY else text + "".join(sign for sign in key if sign.isprintable())
    return kept[:LONGEST_NOTE]


def _noted(session: Session, word: Said) -> Session:
    return replace(session, said={**session.said, session.shown: word})


def _pause(session: Session, key: str, _: float) -> Session:
    """Go on at any key; `q` ends the session."""
    return replace(session, mode=Mode.DECIDE, left=key == QUIT)


_MODES: Final[Mapping[Mode, Callable[[Session, str, float], Session]]] = {
    Mode.DECIDE: _decide,
    Mode.REASON: _reason,
    Mode.LABEL: _label,
    Mode.NOTE: _note,
    Mode.PAUSE: _pause,
}


def news(before: Session, after: Session) -> tuple[ReportId, Said] | None:
    """Return what a key added to what was said, None where nothing is to be saved."""
    if before.over or after.said == before.said:
        return None
    return before.shown, after.said[before.shown]


def summary(session: Session) -> str:
    """Return how many reports are decided, and how many are left."""
    return f"{session.done} decided, {session.waiting} left"
