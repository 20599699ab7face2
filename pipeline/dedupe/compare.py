"""Compare: field by field, what of two descriptions agrees and what speaks against their being one.

A field that one of the two does not have says nothing. The evidence of a match is this same comparison,
so it can be made again at any time from the two records.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz

from pipeline.dedupe.keys import Keys


class Say(StrEnum):
    """What one field says of two descriptions."""

    AGREE = "agree"
    AGAINST = "against"
    SILENT = "silent"


Comparison = Mapping[str, Say]


def compare(a: Keys, b: Keys) -> Comparison:
    """Return what every field says; the order of the two does not matter."""
    return {name: field(a, b) for name, field in FIELDS.items()}


def naming(comparison: Comparison, say: Say) -> tuple[str, ...]:
    """Return the names of the fields that say this, in the order of `FIELDS`."""
    return tuple(name for name, said in comparison.items() if said is say)


def title(a: Keys, b: Keys) -> Say:
    """Compare titles: nearly the same letters or a missing subtitle agree, other part numbers never."""
    if not a.title or not b.title:
        return Say.SILENT
    if a.title == b.title:
        return Say.AGREE
    if a.parts and b.parts and a.parts != b.parts:
        return Say.AGAINST
    likeness = fuzz.ratio(a.title, b.title)
    if likeness >= 85 or _opens(a.title, b.title):
        return Say.AGREE if a.parts == b.parts else Say.SILENT
    return Say.AGAINST if likeness < 65 else Say.SILENT


def authors(a: Keys, b: Keys) -> Say:
    """Compare family names: the same first author, or most of the shorter list, agree."""
    if not a.authors or not b.authors:
        return Say.SILENT
    if a.authors[0] == b.authors[0]:
        return Say.AGREE
    shared = len({*a.authors} & {*b.authors})
    if shared * 2 > min(len(a.authors), len(b.authors)):
        return Say.AGREE
    return Say.SILENT if shared else Say.AGAINST


def year(a: Keys, b: Keys) -> Say:
    """Compare years: one year apart still agrees, as online and printed dates are."""
    if not a.years or not b.years:
        return Say.SILENT
    return Say.AGREE if min(abs(m - n) for m in a.years for n in b.years) <= 1 else Say.AGAINST


def form(a: Keys, b: Keys) -> Say:
    """Compare forms of publication; the same form is no evidence that two works are one."""
    return Say.AGAINST if a.form and b.form and a.form != b.form else Say.SILENT


def venue(a: Keys, b: Keys) -> Say:
    """Compare venues: words that begin alike, or an acronym and its words, agree."""
    if not a.venue or not b.venue:
        return Say.SILENT
    short, long = sorted((a.venue, b.venue), key=lambda v: (len(v), v))
    if a.venue == b.venue or _acronym(short, long):
        return Say.AGREE
    share = sum(any(_alike(word, other) for other in long) for word in short) / len(short)
    if share >= 0.6:
        return Say.AGREE
    return Say.SILENT if share else Say.AGAINST


def page(a: Keys, b: Keys) -> Say:
    """Compare first pages; page 1 is what articles bear that are not yet in an issue."""
    return _same(a.page, b.page) if "1" not in {a.page, b.page} else Say.SILENT


def _same(a: str, b: str) -> Say:
    if not a or not b:
        return Say.SILENT
    return Say.AGREE if a == b else Say.AGAINST


def _opens(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) >= 20 and long.startswith(short)


def _alike(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a)


def _acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    initials = "".join(word[0] for word in long)
    return len(long) > 2 and any(len(word) > 2 and word in initials for word in short)


FIELDS: Final[Mapping[str, Callable[[Keys, Keys], Say]]] = {
    "doi": lambda a, b: _same(a.doi, b.doi),
    "arxiv": lambda a, b: _same(a.arxiv, b.arxiv),
    "pmid": lambda a, b: _same(a.pmid, b.pmid),
    "title": title,
    "authors": authors,
    "year": year,
    "venue": venue,
    "volume": lambda a, b: _same(a.volume, b.volume),
    "page": page,
    "form": form,
}
