"""Settling conflicts one by one as a value that keys change; pure.

`i` includes, `e` excludes and asks for the reason, `r` says not retrieved (at full text); then why is asked
for, and a line answers. `b` goes back, `s` skips, `q` ends.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from pipeline import files
from pipeline.reviewing.consensus import Conflict
from pipeline.reviewing.people import reasons
from pipeline.reviewing.said import NOTHING, Said
from pipeline.reviewing.session import (
    BACK,
    ENTER,
    EXCLUDE,
    INCLUDE,
    MISSING,
    PICKS,
    QUIT,
    SKIP,
    Mode,
    edited,
)
from pipeline.values import Stage, Verdict

VERDICTS: Final[Mapping[str, Verdict]] = {INCLUDE: Verdict.INCLUDE, MISSING: Verdict.NOT_RETRIEVED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settling:
    """The conflicts, which of them is shown, and what was said, by the place of a conflict.

    `word` is a verdict that still waits for its reason or its why.
    """

    protocol: files.Protocol
    conflicts: tuple[Conflict, ...]
    said: Mapping[int, Said] = field(default_factory=dict)
    at: int = 0
    mode: Mode = Mode.DECIDE
    word: Said = NOTHING
    typed: str = ""
    left: bool = False

    @property
    def over(self) -> bool:
        """Tell whether no conflict is shown any more."""
        return self.left or self.at >= len(self.conflicts)

    @property
    def shown(self) -> Conflict:
        """Return the conflict that is shown."""
        return self.conflicts[self.at]

    @property
    def reasons(self) -> tuple[files.Reason, ...]:
        """Return the reasons that can be given at the stage of the conflict."""
        return reasons(self.protocol, self.shown.stage)


def pressed(settling: Settling, key: str) -> Settling:
    """Return the state after a key; one without a meaning changes nothing."""
    return _MODES[settling.mode](settling, key if settling.mode is Mode.NOTE else key.lower())


def _decide(settling: Settling, key: str) -> Settling:
    if key in VERDICTS and (key != MISSING or settling.shown.stage is Stage.FULL_TEXT):
        return replace(settling, word=Said(verdict=VERDICTS[key]), mode=Mode.NOTE)
    if key == EXCLUDE and settling.reasons:
        return replace(settling, mode=Mode.REASON)
    if key in {BACK, SKIP}:
        return replace(settling, at=max(settling.at + (1 if key == SKIP else -1), 0))
    return replace(settling, left=settling.left or key == QUIT)


def _reason(settling: Settling, key: str) -> Settling:
    picked = PICKS.find(key) if key else -1
    if 0 <= picked < len(settling.reasons):
        word = Said(verdict=Verdict.EXCLUDE, reason=settling.reasons[picked].id)
        return replace(settling, word=word, mode=Mode.NOTE)
    return replace(settling, mode=Mode.DECIDE) if key == BACK else settling


def _why(settling: Settling, key: str) -> Settling:
    """Take a key as a part of why; the end of a line ends it, an empty line takes the verdict back."""
    if key in ENTER:
        why = " ".join(settling.typed.split())
        waiting = replace(settling, mode=Mode.DECIDE, typed="", word=NOTHING)
        said = {**settling.said, settling.at: replace(settling.word, note=why)}
        return replace(waiting, said=said, at=settling.at + 1) if why else waiting
    return replace(settling, typed=edited(settling.typed, key))


_MODES: Final[Mapping[Mode, Callable[[Settling, str], Settling]]] = {
    Mode.DECIDE: _decide,
    Mode.REASON: _reason,
    Mode.NOTE: _why,
}


def news(before: Settling, after: Settling) -> tuple[Conflict, Said] | None:
    """Return what a key settled, None where nothing is to be saved."""
    if before.over or after.said == before.said:
        return None
    return before.shown, after.said[before.at]


def summary(settling: Settling) -> str:
    """Return how many conflicts were settled, and how many are left."""
    done = len(settling.said)
    return f"{done} settled, {len(settling.conflicts) - done} left in conflict"
