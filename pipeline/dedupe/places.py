"""Places of publication: volume, issue and pages as numbers, whatever was made of them on the way."""

import re
from typing import Final, NamedTuple
from zlib import crc32

from pipeline.normalize import MONTHS

_DIGITS: Final = re.compile(r"\d+")
_DATED: Final = re.compile(r"(\d{1,2})-([A-Za-z]{3})|([A-Za-z]{3})-(\d{1,2})")
_RANGE: Final = re.compile(r"([A-Za-z]{0,3})(\d{1,7})\s*[-‐-―−]+\s*[A-Za-z]{0,3}(\d{1,7})")
_SOURCE: Final = re.compile(
    r"^(?P<venue>.{3,}?)\.\s?(?P<volume>\d+)?\s?(?:\((?P<issue>[^()]*)\))?[^()]*(?:\([^()]*\)\s*)*?"
    r"(?:\(pp (?P<pages>[^()]+)\)|\(no pagination\))"
)


class Place(NamedTuple):
    """Where a document stands: folded venue aside, what its citation numbers."""

    venue: str
    volume: str
    issue: str
    pages: str


_MEETING: Final = re.compile(r"\.\s*Conferences?(?: publication)?\s*[:(].*$")


def place_of(venue: str, volume: str, issue: str, pages: str) -> Place:
    """Return a place; a source line such as `Lakes.7 (2) (pp 11-19) 2010` fills in what has no field."""
    found = _SOURCE.match(venue) if "(pp " in venue or "(no pag" in venue else None
    if not found:
        return Place(_MEETING.sub("", venue), volume, issue, pages)
    return Place(
        found["venue"],
        volume or found["volume"] or "",
        issue or found["issue"] or "",
        pages or found["pages"] or "",
    )


def number_of(text: str) -> int:
    """Return the first number of a volume or issue; a digest above 2³⁰ of one without digits; 0 for none.

    A spreadsheet makes `01-Feb` of the double issue 1-2.
    """
    found = _DIGITS.search(text)
    if found:
        return int(found[0][:9])
    return (crc32(text.strip().casefold().encode()) & 0x3FFFFFFF) | 0x40000000 if text.strip() else 0


def pages_of(text: str) -> tuple[int, int]:
    """Return first and last page, 0 where not given; `1669-75` is read as 1669-1675.

    >>> pages_of("1669-75"), pages_of("e12"), pages_of("01-Nov"), pages_of("S10-S12")
    ((1669, 1675), (12, 0), (1, 11), (10, 12))
    """
    dated = _DATED.fullmatch(text.strip()) if text[-3:].isalpha() or text[:3].isalpha() else None
    if dated:
        day, month = int(dated[1] or dated[4]), (dated[2] or dated[3]).lower()
        if month in MONTHS:
            number = MONTHS.index(month) + 1
            return min(day, number), max(day, number)
    found = _RANGE.search(text)
    if found:
        return _ranged(found[2], found[3])
    one = _DIGITS.search(text)
    return (int(one[0][:9]), 0) if one else (0, 0)


def _ranged(first: str, last: str) -> tuple[int, int]:
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return int(first), int(last) if int(last) >= int(first) else 0
