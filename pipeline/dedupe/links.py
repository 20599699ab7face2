"""Links: which documents are two reports of one study, a preprint and its publication; pure, on columns.

The comparison, the form of the table of points and the sum are those of the engine; the points are others,
since the question is another: venue, volume and pages of two versions never agree, a year between them is
usual, and their DOIs differ by nature. The points in `links.csv` are stated, not fitted. Rules of
bibliography part what no score may join.

A link proves nothing of a conference paper and its journal article: they are named to a person, never joined.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from enum import IntEnum
from typing import Final

import numpy as np

from pipeline.dedupe.block import Pairs
from pipeline.dedupe.columns import Array, Columns, Mask, Rows
from pipeline.dedupe.compare import CHUNK, compare, years_between
from pipeline.dedupe.venues import PREPRINT
from pipeline.dedupe.vetoes import Pairing, identified, notices
from pipeline.dedupe.weights import Weights, scores, weights

TABLE: Final = "links.csv"
LINKED: Final = 8
PERHAPS: Final = 0
YEARS: Final = 3
_ORDINALS: Final = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d+(?:st|nd|rd|th))\b"
)


class Kind(IntEnum):
    """What two versions are: a preprint and its publication, or two kinds of publication."""

    PREPRINT = 1
    CONFERENCE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Pairs of rows that may be versions of one study, row by row.

    `score` is in decibans; `sure` tells where the evidence alone makes one study of a preprint and its
    publication.
    """

    a: Rows
    b: Rows
    score: Array
    kind: Array
    sure: Array

    def __len__(self) -> int:
        return len(self.a)

    def take(self, rows: Rows) -> "Links":
        """Return these links."""
        return Links(**{one.name: getattr(self, one.name)[rows] for one in fields(Links)})


def points() -> Weights:
    """Return the points of the committed table."""
    return weights(TABLE)


def links(columns: Columns, pairs: Pairs, kinds: Sequence[Kind] = (Kind.PREPRINT,)) -> Links:
    """Return those of some pairs that may be versions of one study, of these kinds, in the order of rows."""
    a, b = pairs
    kind = kind_of(columns, a, b)
    rows = np.flatnonzero(np.isin(kind, kinds))
    found = [_scored(columns, a[some], b[some], kind[some]) for some in _chunks(rows)]
    names = [one.name for one in fields(Links)]
    return Links(**{name: np.concatenate([getattr(one, name) for one in found]) for name in names})


def _chunks(rows: Rows) -> Iterator[Rows]:
    for start in range(0, max(len(rows), 1), CHUNK):
        yield rows[start : start + CHUNK]


def _scored(columns: Columns, a: Rows, b: Rows, kind: Array) -> Links:
    one, other = columns.take(a), columns.take(b)
    pair = Pairing(one=one, other=other, levels=compare(one, other))
    score = scores(pair.levels, points())
    least = np.where(kind == Kind.PREPRINT, PERHAPS, LINKED)
    kept = np.flatnonzero((score >= least) & ~parted(pair))
    sure = (score >= LINKED) & (kind == Kind.PREPRINT) & (_titled(pair) | identified(pair))
    return Links(a=a[kept], b=b[kept], score=score[kept], kind=kind[kept], sure=sure[kept])


def _titled(pair: Pairing) -> Mask:
    """Tell where the titles are the same but for typing: one that says more may be an extension's."""
    return pair.at("title", "long", "same", "short", "typing")


def kind_of(columns: Columns, a: Rows, b: Rows) -> Array:
    """Return of which kind of version each pair of rows would be, 0 for none.

    A publication has a venue, or a form that is not a preprint's; of two publications the forms differ.
    """
    draft = columns.form == PREPRINT
    printed = ~draft & ((columns.form != 0) | (columns.told != 0) | (columns.venue != ""))
    versions = (draft[a] & printed[b]) | (draft[b] & printed[a])
    forms = np.where(columns.told != 0, columns.told, columns.form)
    two = printed[a] & printed[b] & (forms[a] != 0) & (forms[b] != 0) & (forms[a] != forms[b])
    return np.where(versions, Kind.PREPRINT, np.where(two, Kind.CONFERENCE, 0)).astype(np.uint8)


def parted(pair: Pairing) -> Mask:
    """Tell where two documents are of two studies, whatever their score.

    Two arXiv numbers name two preprints. Parts, yearly issues and instalments bear other numbers. A notice
    is about a work, no version of it. A shared identifier outweighs only years and names of authors.
    """
    far = years_between(pair.one, pair.other) > YEARS
    strangers = pair.at("authors", "few", "none")
    more = pair.at("numbers", "more")
    numbered = pair.at("numbers", "other") | _instalments(pair)
    unknown = ~identified(pair)
    return pair.at("arxiv", "other") | numbered | notices(pair) | (unknown & (far | strangers | more))


def _instalments(pair: Pairing) -> Mask:
    rows = zip(pair.one.title.tolist(), pair.other.title.tolist(), strict=True)
    found = (_ordinals(one) != _ordinals(other) for one, other in rows)
    return np.fromiter(found, dtype=bool, count=len(pair.one))


def _ordinals(title: str) -> set[str]:
    return {*_ORDINALS.findall(title)}


def studied(columns: Columns, labels: Rows, found: Links) -> Rows:
    """Return the study of every row, given its cluster; a study is named after its smallest cluster.

    Only sure links are followed, the surest first, and none that would bring two arXiv numbers into one
    study.
    """
    found = found.take(np.flatnonzero(found.sure))
    parent = {int(label): int(label) for label in np.unique(labels)}
    numbers: dict[int, set[int]] = {}
    for label, number in zip(labels.tolist(), columns.arxiv.tolist(), strict=True):
        numbers.setdefault(label, set()).update({number} - {0})

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for row in np.lexsort((found.b, found.a, -found.score)).tolist():
        one, other = sorted(root(int(labels[end[row]])) for end in (found.a, found.b))
        joint = numbers[one] | numbers[other]
        if one != other and len(joint) <= max(1, len(numbers[one]), len(numbers[other])):
            parent[other], numbers[one] = one, joint
    return np.fromiter((root(label) for label in labels.tolist()), dtype=np.int64, count=len(labels))
