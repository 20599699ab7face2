"""Text as queries see it: without case and accents, parted into words by all that is no letter or digit.

A hyphen parts words as a space does, in queries and in texts: `self-report` finds "self report", and not
"selfreport". Compatibility forms and ligatures are opened.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from pipeline.normalize import folded

APART = "\x1e"
WORD = re.compile(r"[^\W_]+")


class _Folds(dict[int, str]):
    """What each character becomes, found once."""

    def __missing__(self, code: int) -> str:
        """Return the folded form of a character that is met for the first time."""
        sign = chr(code)
        self[code] = "" if unicodedata.combining(sign) else folded(sign)
        return self[code]


_FOLDS = _Folds()


@dataclass(frozen=True)
class Text:
    """A text and its folded form; places in the folded one can be found again in the text itself."""

    raw: str

    @cached_property
    def plain(self) -> str:
        """Return the folded text."""
        return self.raw.lower() if self.raw.isascii() else self.raw.translate(_FOLDS)

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the distinct words of the folded text."""
        return frozenset(WORD.findall(self.plain))

    @cached_property
    def _starts(self) -> list[int]:
        """Return where each character of the folded text comes from, its end included."""
        places = [at for at, sign in enumerate(self.raw) for _ in _FOLDS[ord(sign)]]
        return [*places, len(self.raw)]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the folded text stands in the text itself."""
        if len(self.plain) == len(self.raw):
            return start, end
        return self._starts[start], self._starts[end - 1] + 1 if end else 0
