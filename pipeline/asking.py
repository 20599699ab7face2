"""Asking: a session at the queue as a value that keys change; pure, so that every key can be tested.

`s` same, `d` different, `l` later, `b` back to the pair before, `q` quit. Going back shows what was said, and
another word replaces it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from pipeline.doubts import DIFFERENT, SAME, Doubt

WORDS: Final[Mapping[str, str]] = {"s": SAME, "d": DIFFERENT}
LATER, BACK, QUIT = "l", "b", "q"
KEYS: Final[Mapping[str, str]] = {**WORDS, LATER: "later", BACK: "back", QUIT: "quit"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The pairs that are asked, which of them is shown, and what was said so far, by the place of a pair."""

    doubts: tuple[Doubt, ...]
    at: int = 0
    said: Mapping[int, str] = field(default_factory=dict)
    left: bool = False

    @property
    def over(self) -> bool:
        """Tell whether no pair is shown any more."""
        return self.left or self.at >= len(self.doubts)

    @property
    def shown(self) -> Doubt:
        """Return the pair that is shown."""
        return self.doubts[self.at]


def pressed(session: Session, key: str) -> Session:
    """Return the session after a key; a key without a meaning changes nothing."""
    if key in WORDS:
        said = {**session.said, session.at: WORDS[key]}
        return replace(session, at=session.at + 1, said=said)
    if key == LATER:
        return replace(session, at=session.at + 1)
    if key == BACK:
        return replace(session, at=max(session.at - 1, 0))
    return replace(session, left=session.left or key == QUIT)


def word_of(key: str) -> str:
    """Return the word that a key gives to the pair that is shown, "" for none."""
    return WORDS.get(key, "")


def summary(session: Session) -> str:
    """Return how many pairs were answered, and how many are left."""
    done = len(session.said)
    return f"{done} answered, {len(session.doubts) - done} left in the queue"
