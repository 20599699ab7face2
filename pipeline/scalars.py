"""What a plain (unquoted) YAML scalar means in our files, and whether a text may stand plain.

Readers of YAML disagree on words such as `no`, `0x1F` or `12:30`. Ours accepts only what all of them
read alike, and asks for quotes elsewhere.
"""

import re
from enum import Enum, auto

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?", re.ASCII)
_NUMBERISH = re.compile(
    r"[-+]?(?:0[0-9_]+|0o[0-7_]+|0b[01_]+|0x[0-9a-f_]+|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    r"|\.[0-9_]+(?:e[-+]?[0-9]+)?|[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|\.inf|\.nan)",
    re.IGNORECASE | re.ASCII,
)
_BOOLEAN_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false"})
_FIRST_UNSAFE = frozenset("-?:,[]{}#&*!|>'\"%@` ")
_INNER_UNSAFE = re.compile(r": |:$| #|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]| $")
_LONGEST_NUMBER = 40


class Meaning(Enum):
    """What a plain scalar stands for."""

    TEXT = auto()
    NUMBER = auto()
    BOOLEAN = auto()
    NULL = auto()
    UNCLEAR_BOOLEAN = auto()
    UNCLEAR_NUMBER = auto()
    UNCLEAR_NULL = auto()


_WORDS = {
    "": Meaning.NULL,
    "~": Meaning.NULL,
    "null": Meaning.NULL,
    "true": Meaning.BOOLEAN,
    "false": Meaning.BOOLEAN,
}


def meaning(text: str) -> Meaning:
    """Tell what a plain scalar stands for; the unclear ones are refused by the parser."""
    if text in _WORDS:
        return _WORDS[text]
    if text.lower() in _BOOLEAN_WORDS:
        return Meaning.UNCLEAR_BOOLEAN
    if text.lower() == "null":
        return Meaning.UNCLEAR_NULL
    return _number(text)


def _number(text: str) -> Meaning:
    """Tell a number that all readers agree on from one they do not, and from text."""
    if not text[-1].isdecimal() and text[-1] not in ".abcdefABCDEF_NFn":
        return Meaning.TEXT
    if len(text) <= _LONGEST_NUMBER and _NUMBER.fullmatch(text):
        return Meaning.NUMBER
    return Meaning.UNCLEAR_NUMBER if _NUMBERISH.fullmatch(text) else Meaning.TEXT


def plain_safe(text: str) -> bool:
    """Tell whether a text, written without quotes on one line, is read back as the same text."""
    if text in ("", "=", "<<") or (text[0] in _FIRST_UNSAFE and not _inner_dash(text)):
        return False
    return meaning(text) is Meaning.TEXT and not _INNER_UNSAFE.search(text)


def _inner_dash(text: str) -> bool:
    """Tell whether the text begins with a dash that YAML takes for an ordinary character."""
    return text[0] == "-" and len(text) > 1 and text[1] not in "- "
