"""Looks up what is known of pairs, and judges what was not compared before."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

import numpy as np

from pipeline.dedupe.block import Pairs
from pipeline.dedupe.cluster import Known, Pair
from pipeline.dedupe.columns import Columns, Rows
from pipeline.dedupe.decide import Judged, judged
from pipeline.dedupe.weights import Weights

MOST: Final = 400


@dataclass(slots=True, kw_only=True)
class Looking:
    """Pairs that were judged, by their rows; what is not there is judged when it is asked for."""

    columns: Columns
    weights: Weights
    known: dict[Pair, Known] = field(default_factory=dict)

    def add(self, pairs: Pairs, found: Judged) -> None:
        """Remember what was found of pairs."""
        rows = zip(*(one.tolist() for one in (*pairs, found.score, found.veto)), strict=True)
        self.known.update({(a, b): Known(score=score, veto=veto) for a, b, score, veto in rows})

    def __call__(self, pairs: Sequence[Pair]) -> dict[Pair, Known]:
        """Return what is known of pairs, each with its smaller row first."""
        new = [pair for pair in pairs if pair not in self.known]
        if new:
            rows = np.array(new, dtype=np.int64).T
            self.add((rows[0], rows[1]), judged(self.columns, (rows[0], rows[1]), self.weights))
        return {pair: self.known[pair] for pair in pairs}

    def foresee(self, groups: Sequence[Sequence[int]]) -> None:
        """Judge all pairs within groups of three rows or more at once, as far as that is worth while."""
        fit = [sorted(group) for group in groups if 2 < len(group) <= MOST]
        self([pair for group in fit for pair in combinations(group, 2)])


def groups_of(a: Rows, b: Rows) -> list[list[int]]:
    """Return the groups of rows that pairs tie together, however loosely; lone rows are left out."""
    parent: dict[int, int] = {}

    def root(one: int) -> int:
        while parent.get(one, one) != one:
            parent[one] = parent.get(parent[one], parent[one])
            one = parent[one]
        return one

    for one, other in zip(a.tolist(), b.tolist(), strict=True):
        first, second = sorted((root(one), root(other)))
        parent[second] = first
        parent.setdefault(first, first)
    found: dict[int, list[int]] = {}
    for one in parent:
        found.setdefault(root(one), []).append(one)
    return list(found.values())
