"""Titles: the words that are compared, the numbers that tell sisters apart, and notices about other works."""

import html
import re
from typing import Final
from zlib import crc32

from pipeline.normalize import title_key

_GREEK: Final = str.maketrans({
    "α": " alpha ", "β": " beta ", "γ": " gamma ", "δ": " delta ", "ε": " epsilon ", "ζ": " zeta ",
    "η": " eta ", "θ": " theta ", "ι": " iota ", "κ": " kappa ", "λ": " lambda ", "μ": " mu ",
    "ν": " nu ", "ξ": " xi ",
    "ο": " omicron ", "π": " pi ", "ρ": " rho ", "σ": " sigma ", "ς": " sigma ", "τ": " tau ",
    "υ": " upsilon ", "φ": " phi ", "χ": " chi ", "ψ": " psi ", "ω": " omega ",
})  # fmt: skip
_TAGS: Final = re.compile(r"</?[a-zA-Z][^<>]{0,40}>")
_REMARKS: Final = re.compile(
    r"[\[(](?:see )?(?:comments?|erratum appears in[^\])]*|published erratum[^\])]*|comment in[^\])]*|"
    r"corrected|in process citation|article in [a-z]+|abstract no[^\])]*|"
    r"in (?:[a-z]+|[a-z]+ and [a-z]+))[\])]|"
    r"^\s*(?:retracted(?: article)?|withdrawn)\s*[:.]|\(retracted article[^)]*\)",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(r"\d+")
_ROMAN: Final[dict[str, str]] = {
    "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12",
}  # fmt: skip
_SINGLE: Final = re.compile(
    r"\b(?:part|volume|vol|phase|chapter|book|type|series|section|paper|report) "
    r"(i|v|x|a|b|c|d|one|two|three|four)\b| (i|v|x)$"
)
_SINGLES: Final = {
    "i": "1", "v": "5", "x": "10", "a": "1", "b": "2", "c": "3", "d": "4",
    "one": "1", "two": "2", "three": "3", "four": "4",
}  # fmt: skip
_NOTICES: Final = (
    re.compile(
        r"\b(?:erratum|errata|corrigend\w+|addendum|retraction|expression of concern)\b|"
        r"^(?:publisher |author )?corrections? (?:to|notice)\b|^correction\b"
    ),
    re.compile(
        r"^(?:comments?|commentary|invited commentary|discussion|editorial comment\w*|letter|a comment|"
        r"some comments) "
        r"(?:on|to|of|by|regarding)\b|^(?:re|comment|commentary|invited commentary|discussion) |"
        r"\b(?:reply|rejoinder)\b|^response (?:to|from)\b|\bauthors? response\b|letter to the editor"
    ),
    re.compile(
        r"^(?:guest )?editor(?:s|ial|ials)?\b|^(?:preface|foreword|in this issue|table of contents)\b"
    ),
)


def words_of(title: str) -> str:
    """Return the folded words of a title, joined by one space, without markup and remarks of databases."""
    if "<" in title:
        title = _TAGS.sub("", title)
    if "&" in title:
        title = html.unescape(title)
    if "[" in title or "(" in title or title[:1] in "RrWw ":
        title = _REMARKS.sub(" ", title)
    if not title.isascii():
        title = title.lower().translate(_GREEK)
    return title_key(title)


def numbers_of(words: str) -> int:
    """Return the numbers of a title, Arabic or Roman, as a set of 64 bits."""
    found = _DIGITS.findall(words)
    found += [_ROMAN[word] for word in words.split() if word in _ROMAN]
    found += [_SINGLES[one or other] for one, other in _SINGLE.findall(words)]
    mask = 0
    for number in found:
        mask |= 1 << (crc32(number.lstrip("0").encode()) & 63)
    return mask


def notice_of(words: str) -> int:
    """Return the kinds of notice that a title announces: 1 correction, 2 comment or reply, 4 editorial."""
    return sum(1 << place for place, pattern in enumerate(_NOTICES) if pattern.search(words))


def rare_words(words: str) -> str:
    """Return the four longest words of a title in alphabetical order."""
    return " ".join(sorted(sorted(set(words.split()), key=lambda word: (-len(word), word))[:4]))
