"""Letters and words as they are compared: without case, accents, punctuation or spacing."""

import re
from typing import Final

from pipeline.normalize import title_key

_MARKED: Final = re.compile(r"\b(?:part|volume|vol|phase|chapter|book|no|series) ([ivx]{1,5}|\d+|[a-d])\b")
_ROMAN: Final = re.compile(r" ([ivx]{1,5})$")
_SMALL: Final = frozenset({"a", "an", "and", "at", "der", "des", "die", "for", "in", "of", "on", "the", "to"})
_VENUES: Final = frozenset(
    {
        "acm",
        "ieee",
        "proc",
        "proceedings",
        "annual",
        "international",
        "int",
        "conference",
        "conf",
        "symposium",
    }
    | {"symp", "transactions", "trans", "journal", "j", "st", "nd", "rd", "th"}
)
_EMPTY: Final = _SMALL | _VENUES


def squeezed(text: str) -> str:
    """Return the letters and digits alone, so that a lost hyphen or space changes nothing."""
    return title_key(text).replace(" ", "")


def words(text: str) -> tuple[str, ...]:
    """Return the words that tell one venue from another: no numbers, no words that most venues share."""
    found = tuple(filter(str.isalpha, title_key(text).split()))
    return tuple(filter(_tells, found)) or found


def _tells(word: str) -> bool:
    return word not in _EMPTY


def first_of(text: str) -> str:
    """Return the first word of a text, as a first page or a volume number."""
    return title_key(text).partition(" ")[0]


def parts_of(title: str) -> tuple[str, ...]:
    """Return what numbers a title among its sisters: every number, `part II`, a Roman numeral at the end."""
    plain = title_key(title)
    digits = filter(str.isdigit, plain.split())
    return tuple(sorted({*digits, *_MARKED.findall(plain), *_ROMAN.findall(plain)}))
