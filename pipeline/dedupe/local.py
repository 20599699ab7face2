"""The engine on one machine: columns in, the cluster of every row out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from pipeline.dedupe import block
from pipeline.dedupe.block import Pairs
from pipeline.dedupe.cluster import Clusters, Edge, Pair, joined
from pipeline.dedupe.columns import Array, Columns, Rows
from pipeline.dedupe.compare import CHUNK
from pipeline.dedupe.decide import RULES, Judged, Verdict, judged
from pipeline.dedupe.looking import Looking, groups_of
from pipeline.dedupe.weights import Weights

REGISTERED: Final = (RULES.index("doi"), RULES.index("pmid"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Pairs that are not plainly apart, and what was found of them, row by row."""

    a: Rows
    b: Rows
    said: Judged

    def of(self, *verdicts: Verdict) -> "Found":
        """Return the pairs with one of these verdicts."""
        return self.take(np.flatnonzero(np.isin(self.said.verdict, verdicts)))

    def take(self, rows: Rows) -> "Found":
        """Return the pairs at these places."""
        return Found(a=self.a[rows], b=self.b[rows], said=self.said.take(rows))

    def __len__(self) -> int:
        return len(self.a)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clustered:
    """The cluster of every row, named after its smallest row; the pair that joined each; what is unsure."""

    labels: Rows
    edges: tuple[Edge, ...]
    unsure: Found
    loose: tuple[tuple[Edge, tuple[str, ...]], ...]


def found(columns: Columns, pairs: Pairs, weights: Weights) -> Found:
    """Judge pairs chunk by chunk and keep those that are not plainly apart."""
    kept = [*_kept(columns, pairs, weights)]
    said = [one.said for one in kept]
    return Found(
        a=np.concatenate([one.a for one in kept]),
        b=np.concatenate([one.b for one in kept]),
        said=Judged(
            score=np.concatenate([one.score for one in said]),
            verdict=np.concatenate([one.verdict for one in said]),
            rule=np.concatenate([one.rule for one in said]),
            veto=np.concatenate([one.veto for one in said]),
        ),
    )


def _kept(columns: Columns, pairs: Pairs, weights: Weights) -> Iterator[Found]:
    for start in range(0, max(len(pairs[0]), 1), CHUNK):
        a, b = (rows[start : start + CHUNK] for rows in pairs)
        said = judged(columns, (a, b), weights)
        yield Found(a=a, b=b, said=said).take(np.flatnonzero(said.verdict != Verdict.APART))


def clustered(columns: Columns, weights: Weights, pairs: Pairs | None = None) -> Clustered:
    """Return the clusters of rows that are all of one batch; the order of rows changes none."""
    some = found(columns, block.pairs(columns) if pairs is None else pairs, weights)
    return settled(columns, weights, some)


def settled(columns: Columns, weights: Weights, some: Found, tied: Sequence[Pair] = ()) -> Clustered:
    """Return the clusters that judged pairs make; pairs that are tied were settled before."""
    same, refused = some.of(Verdict.SAME), some.of(Verdict.REFUSED)
    looking = Looking(columns=columns, weights=weights)
    before = np.array(tied, dtype=np.int64).reshape(-1, 2).T
    groups = groups_of(np.concatenate([before[0], same.a]), np.concatenate([before[1], same.b]))
    crowded = _crowded(groups, len(columns))
    busy = np.flatnonzero(crowded[same.a])
    looking.add((same.a[busy], same.b[busy]), same.said.take(busy))
    looking.foresee(groups)
    foes = frozenset(zip(refused.a.tolist(), refused.b.tolist(), strict=True))
    clusters = Clusters(columns=columns, look=looking, foes=foes)
    joined(clusters, (Edge(pair=pair, ruled=True) for pair in tied))
    made = joined(clusters, edges(same, columns))
    labels = np.arange(len(columns), dtype=np.int64)
    for group in groups:
        labels[group] = [clusters.find(row) for row in group]
    return Clustered(labels=labels, edges=made.edges, unsure=_between(some, labels), loose=made.kept)


def _crowded(groups: Sequence[Sequence[int]], size: int) -> Array:
    made = np.zeros(size, dtype=bool)
    for group in groups:
        made[list(group)] = len(group) > 2
    return made


def _between(some: Found, labels: Rows) -> Found:
    unsure = some.of(Verdict.UNSURE)
    return unsure.take(np.flatnonzero(labels[unsure.a] != labels[unsure.b]))


def edges(same: Found, columns: Columns) -> Iterator[Edge]:
    """Yield the edges of pairs, the surest first; ties are broken by what the two print."""
    one, other = columns.text[same.a], columns.text[same.b]
    order = np.lexsort((same.b, same.a, np.maximum(one, other), np.minimum(one, other), -same.said.score))
    columns_ = (same.a, same.b, same.said.score, same.said.rule)
    for a, b, score, rule in zip(*(column[order].tolist() for column in columns_), strict=True):
        yield Edge(pair=(a, b), score=score, rule=rule, registered=rule in REGISTERED)
