"""Authors: a bag of names that no dialect of writing them changes.

Exports write `Ames, A. B. and Brook, C.`, `Ames AB; Brook C`, `AmesA.B.BrookC.` or `Anna Ames, Carl Brook`.
Initials are dropped, words run together are parted where a capital follows a small letter, and what is left
is sorted: the family names, with the given names of those dialects that spell them.
"""

import re
import unicodedata
from typing import Final

from pipeline.normalize import folded

_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAMES: Final = re.compile(r"[^\W\d_]+")
_ACCENTS: Final = re.compile(r"[\u0300-\u036f]")
_NO_NAMES: Final = frozenset({
    "and", "et", "al", "jr", "sr", "ii", "iii", "iv", "phd", "md", "dr", "prof", "de", "da", "di", "du",
    "la", "le", "von", "van", "der", "den", "del", "dos", "the", "of", "anonymous", "null",
})  # fmt: skip


def names_of(authors: str) -> str:
    """Return the names of a list of authors, folded, each once, in alphabetical order."""
    if not authors.isascii():
        authors = _ACCENTS.sub("", unicodedata.normalize("NFKD", authors))
    loud = authors.isupper()
    found = _NAMES.findall(_HUMP.sub(" ", authors))
    kept = {word.lower() for word in found if len(word) > 1 and (loud or len(word) > 3 or not word.isupper())}
    return folded(" ".join(sorted(kept - _NO_NAMES)))
