"""Compare: field by field, on what level two descriptions agree or differ; pure, on columns in chunks.

A level is a number, 0 where a field says nothing: it is not known of both, or what is known cannot tell.
The evidence of a match is this same comparison of its two rows, so it can be made again at any time.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import starmap
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cpdist

from pipeline.dedupe.columns import Array, Columns
from pipeline.dedupe.venues import JOURNAL, agreement

Level = NDArray[np.uint8]
Levels = Mapping[str, Level]
Comparing = Callable[[Columns, Columns], Level]
CHUNK: Final = 1 << 17
# letters in the names of authors above which there are several of them
SEVERAL: Final = 20

LEVELS: Final[Mapping[str, tuple[str, ...]]] = {
    "doi": ("same", "other"),
    "arxiv": ("same", "other"),
    "pmid": ("same", "other"),
    "title": ("long", "same", "short", "typing", "subtitle", "start", "longer", "replaced", "vague", "other"),
    "numbers": ("same", "more", "other"),
    "authors": ("all", "one", "most", "lone", "many", "some", "few", "none"),
    "year": ("same", "next", "second", "far"),
    "venue": ("same", "short", "other"),
    "volume": ("same", "other"),
    "issue": ("same", "other"),
    "page": ("range", "first", "opening", "end", "near", "slip", "number", "other"),
    "form": ("other",),
}


def compare(one: Columns, other: Columns) -> Levels:
    """Return the level of every field for two equally long chunks, row by row; the sides do not matter."""
    found = {field: comparing(one, other) for field, comparing in FIELDS.items()}
    return {**found, **_settled(found)}


def _settled(found: Levels) -> Levels:
    """Silence what cannot speak: a field outweighed by others that are surer.

    Where volume and first page agree, a name of a venue, an issue or a label of a form may be wrong. Versions
    that a repository holds under one number may bear another title, if they are by the same authors.
    """
    page = (found["page"] == level("page", "range")) | (found["page"] == level("page", "first"))
    placed = page & (found["volume"] == level("volume", "same"))
    doubtful = {"venue": "other", "issue": "other", "form": "other"}
    settled = {field: _without(found[field], placed, level(field, name)) for field, name in doubtful.items()}
    ours = np.isin(found["authors"], [level("authors", name) for name in ("all", "one", "most", "lone")])
    renamed = ours & (found["arxiv"] == level("arxiv", "same"))
    title = found["title"]
    for name in ("replaced", "vague", "other"):
        title = _without(title, renamed, level("title", name))
    return settled | {"title": title}


def _without(levels: Level, rows: Array, number: int) -> Level:
    return np.where(rows & (levels == number), 0, levels).astype(np.uint8)


def level(field: str, name: str) -> int:
    """Return the number of a level of a field, from 1."""
    return LEVELS[field].index(name) + 1


def graded(field: str, size: int, said: Mapping[str, Array]) -> Level:
    """Return the levels of a field; a later condition that holds outweighs an earlier one."""
    made = np.zeros(size, dtype=np.uint8)
    for name, rows in said.items():
        made[rows] = level(field, name)
    return made


def same_number(field: str) -> Comparing:
    """Return the comparison of a column of numbers that are the same or not."""

    def comparing(one: Columns, other: Columns) -> Level:
        a, b = getattr(one, field), getattr(other, field)
        both = (a != 0) & (b != 0)
        return graded(field, len(a), {"same": both & (a == b), "other": both & (a != b)})

    return comparing


def title(one: Columns, other: Columns) -> Level:
    """Compare titles by their letters, then by the words that only one of them has."""
    left, right = one.title.tolist(), other.title.tolist()
    a, b = _squeezed(left), _squeezed(right)
    both = np.fromiter(map(_both, a, b), dtype=bool, count=len(a))
    alike = cpdist(a, b, scorer=fuzz.ratio, dtype=np.float32)
    short = np.fromiter(map(min, map(len, a), map(len, b)), dtype=np.int64, count=len(a))
    same = both & (one.title_key == other.title_key)
    made = graded(
        "title",
        len(a),
        {
            "other": both & (alike < 60),
            "vague": both & (alike >= 60) & (alike < 80),
            "long": same & (short >= 50),
            "same": same & (short >= 25) & (short < 50),
            "short": same & (short < 25),
        },
    )
    rest = np.flatnonzero(both & ~same & (short >= 10))
    begun = [row for row in rest.tolist() if short[row] >= 18 and _begins(a[row], b[row])]
    made[begun] = np.where(short[begun] >= 25, level("title", "subtitle"), level("title", "start"))
    for row in rest[(alike[rest] >= 80) & (made[rest] == 0)].tolist():
        made[row] = _worded(left[row], right[row])
    return made


def _squeezed(titles: Sequence[str]) -> list[str]:
    return [text.replace(" ", "") for text in titles]


def _both(a: str, b: str) -> bool:
    return bool(a and b)


def _begins(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a)


def _worded(one: str, other: str) -> int:
    left, right = one.split(), other.split()
    only_left = [word for word in left if word not in right]
    only_right = [word for word in right if word not in left]
    if "".join(only_left) == "".join(only_right):
        return level("title", "typing")
    lone_left = [word for word in only_left if not _typed(word, only_right)]
    lone_right = [word for word in only_right if not _typed(word, only_left)]
    if not lone_left and not lone_right:
        return level("title", "typing")
    if lone_left and lone_right:
        return level("title", "replaced")
    return level("title", "longer")


def _typed(word: str, others: Sequence[str]) -> bool:
    """Tell whether a word is one of others but for a slip: two letters in a long one, none in a short."""
    limit = 0 if len(word) < 5 else 1 if len(word) < 10 else 2
    return any(
        Levenshtein.distance(word, other, score_cutoff=limit) <= limit
        or {f"{word}s", f"{other}s"} & {word, other}
        for other in others
    )


def numbers(one: Columns, other: Columns) -> Level:
    """Compare the numbers in titles; those of one may be a part of the other's."""
    a, b = one.numbers, other.numbers
    known = (one.title_key != 0) & (other.title_key != 0)
    more = known & (a != b)
    return graded(
        "numbers",
        len(a),
        {"same": (a != 0) & (a == b), "more": more, "other": ((a & ~b) != 0) & ((b & ~a) != 0)},
    )


def authors(one: Columns, other: Columns) -> Level:
    """Compare the names of authors: how much of the shorter list is in the longer."""
    left, right = one.authors.tolist(), other.authors.tolist()
    both = np.fromiter(map(_both, left, right), dtype=bool, count=len(left))
    whole = cpdist(left, right, scorer=fuzz.ratio, dtype=np.float32)
    short = np.fromiter(map(min, map(len, left), map(len, right)), dtype=np.int64, count=len(left))
    share = np.fromiter(starmap(_shared, zip(left, right, strict=True)), dtype=np.float32, count=len(left))
    return graded(
        "authors",
        len(left),
        {
            "none": both & (share < 0.15),
            "few": both & (share >= 0.15) & (share < 0.4),
            "some": both & (share >= 0.4) & (share < 0.6),
            "many": both & (share >= 0.6) & (share < 0.8),
            "most": both & (share >= 0.8) & (short >= SEVERAL),
            "lone": both & (share >= 0.8) & (short < SEVERAL),
            "one": both & (whole >= 92) & (short < SEVERAL),
            "all": both & (whole >= 92) & (short >= SEVERAL),
        },
    )


def _shared(one: str, other: str) -> float:
    if one == other:
        return 1.0
    short, long = sorted(({*one.split()}, {*other.split()}), key=len)
    if not short:
        return 0.0
    common = short & long
    lone = [word for word in short - common if not any(_near(word, there) for there in long - common)]
    return 1 - len(lone) / len(short)


def _near(word: str, other: str) -> bool:
    if len(word) < 4 or len(other) < 4:
        return len(word) > 2 < len(other) and _begins(word, other)
    if _begins(word, other):
        return True
    return Levenshtein.distance(word, other, score_cutoff=2) <= (1 if len(word) < 7 else 2)


def year(one: Columns, other: Columns) -> Level:
    """Compare years: the nearest of publication and first public date."""
    gap = years_between(one, other)
    return graded(
        "year",
        len(gap),
        {"same": gap == 0, "next": gap == 1, "second": gap == 2, "far": gap > 2},
    )


def years_between(one: Columns, other: Columns) -> Array:
    """Return how many years lie between the descriptions at least; -1 where one has none."""
    gaps = np.full(len(one), 30000, dtype=np.int32)
    for a in (one.year, one.public):
        for b in (other.year, other.public):
            known = (a != 0) & (b != 0)
            gaps = np.where(known, np.minimum(gaps, np.abs(a.astype(np.int32) - b)), gaps)
    return np.asarray(np.where(gaps == 30000, -1, gaps))


def venue(one: Columns, other: Columns) -> Level:
    """Compare venues: one name, an abbreviation of it, or names of two venues."""
    rows = zip(one.venue.tolist(), other.venue.tolist(), strict=True)
    found = np.fromiter((agreement(*sorted(row)) if all(row) else 0 for row in rows), np.int8, len(one))
    journals = _journal(one) & _journal(other)
    return graded(
        "venue", len(one), {"same": found == 3, "short": found == 2, "other": (found == -1) & journals}
    )


def _journal(one: Columns) -> Array:
    return np.asarray((one.told == JOURNAL) | ((one.told == 0) & (one.form == JOURNAL)))


def page(one: Columns, other: Columns) -> Level:
    """Compare pages; page 1 is what an article bears that is not yet in an issue, and says little."""
    a, b = one.first.astype(np.int64), other.first.astype(np.int64)
    both = (a != 0) & (b != 0)
    ends = (one.last != 0) & (other.last != 0)
    opening = both & ((a == 1) | (b == 1))
    return graded(
        "page",
        len(a),
        {
            "number": both & (a != b) & (one.last == 0) & (other.last == 0),
            "other": both & (a != b) & ends,
            "near": both & (a != b) & (np.abs(a - b) <= 1),
            "slip": both & (a != b) & _slipped(a, b),
            "end": both & (a != b) & ends & (one.last == other.last),
            "first": both & (a == b),
            "range": both & (a == b) & ends & (one.last == other.last),
            "opening": opening,
        },
    )


def _slipped(a: Array, b: Array) -> Array:
    """Tell which numbers differ in one digit, or in two neighbours that changed places."""
    gap = np.abs(a - b)
    made = np.zeros(len(a), dtype=bool)
    for power in (1, 10, 100, 1000, 10000):
        digit = (gap % power == 0) & (gap // power < 10) & (gap >= power)
        swapped = (gap % (9 * power) == 0) & (gap // (9 * power) < 10) & (gap > 0)
        made |= (digit | swapped) & (a // (100 * power) == b // (100 * power))
    return made & (np.minimum(a, b) >= 100)


def form(one: Columns, other: Columns) -> Level:
    """Compare forms of publication; the same form is no evidence that two works are one."""
    stated, told = _differ(one.form, other.form), _differ(one.told, other.told)
    agreed = (one.told != 0) & (one.told == other.told)
    return graded("form", len(one), {"other": told | (stated & ~agreed)})


def _differ(a: Array, b: Array) -> Array:
    return np.asarray((a != 0) & (b != 0) & (a != b))


FIELDS: Final[Mapping[str, Comparing]] = {
    "doi": same_number("doi"),
    "arxiv": same_number("arxiv"),
    "pmid": same_number("pmid"),
    "title": title,
    "numbers": numbers,
    "authors": authors,
    "year": year,
    "venue": venue,
    "volume": same_number("volume"),
    "issue": same_number("issue"),
    "page": page,
    "form": form,
}


def chunks(size: int) -> Iterator[slice]:
    """Yield the slices in which so many pairs are compared."""
    for start in range(0, size, CHUNK):
        yield slice(start, min(start + CHUNK, size))
