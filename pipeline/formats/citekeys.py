"""Citation keys for records that have none: family, year and the first word of the title."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b

from pipeline.formats.bibtex_write import harmless
from pipeline.formats.written import Written
from pipeline.model import Bib
from pipeline.normalize import folded

SMALL = frozenset("a an the on of in for to and at by from with is are how what why do does".split())  # noqa: SIM905 - a list of words reads best as words
_LETTERS = re.compile(r"[a-z0-9]+")
_TAGGED = re.compile(r"\$[^$]*\$")


def keyed(items: Iterable[Written]) -> Iterator[Written]:
    """Yield records with keys that differ; one that is given stays as it is if nobody before it has it.

    The second of a name gets `-b`, the third `-c`. Keys count as the same where they are in BibTeX, which
    knows no case and few signs. Of each key eight bytes are remembered.
    """
    taken: dict[int, int] = {}
    for item in items:
        key = _free(clean_key(item), taken)
        yield item if key == item.key else replace(item, key=key)


def clean_key(item: Written) -> str:
    """Return the key that a record asks for: its own, or the one its description makes."""
    return item.key or citekey(item.bib)


def citekey(bib: Bib) -> str:
    """Return the citation key that a description makes, of a-z and 0-9 only; `anon` where it has no author.

    >>> citekey(Bib(title="On the origin of species"))
    'anonorigin'
    """
    family = "".join(_LETTERS.findall(folded(bib.authors[0].family))) if bib.authors else ""
    date = bib.date or bib.first_public
    words = _LETTERS.findall(folded(_TAGGED.sub(" ", bib.title)))
    first = next((word for word in words if word not in SMALL), "")
    return f"{family[:24] or 'anon'}{date.year if date else ''}{first[:24]}"


def _free(base: str, taken: dict[int, int]) -> str:
    """Return a key nobody has, and take it: the base, or the base with the next letters that are free."""
    start, key = _digest(base), base
    while (sign := _digest(key)) in taken:
        taken[start] += 1
        key = f"{base}-{_suffix(taken[start])}"
    taken[sign] = 0
    return key


def _digest(key: str) -> int:
    return int.from_bytes(blake2b(harmless(key).lower().encode(), digest_size=8).digest(), "big")


def _suffix(number: int) -> str:
    """Return a, b, ..., z, aa, ab, ... for 0, 1, ...

    >>> _suffix(1), _suffix(25), _suffix(26)
    ('b', 'z', 'aa')
    """
    text = ""
    number += 1
    while number:
        number, sign = divmod(number - 1, 26)
        text = chr(ord("a") + sign) + text
    return text
