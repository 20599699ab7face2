"""Cluster: join pairs, the surest first, and never around a contradiction.

A cluster never holds two records that a person ruled different, a pair that was refused, two identifiers
of one kind that differ, or two forms of publication. Only a person's ruling `same` may join identifiers
or forms that differ.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.dedupe.keys import PREPRINT, Keys

Facts = dict[str, set[str]]
_KINDS: Final = ("doi", "arxiv", "pmid", "form")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Two records, as positions, that a rule or a person found to be one; `ruled` bows to rulings only."""

    pair: tuple[int, int]
    rule: str
    ruled: bool = False


class Clusters:
    """A union of sets that knows what must stay apart; `join` is its only change."""

    def __init__(self, keys: Sequence[Keys], ruled: Iterable[tuple[int, int]]) -> None:
        self._parent = list(range(len(keys)))
        self._facts: list[Facts] = [facts_of(one) for one in keys]
        self._ruled: dict[int, set[int]] = _foes(ruled)
        self._refused: dict[int, set[int]] = {}

    def refuse(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Keep these pairs apart too, wherever a ruling has not joined them already."""
        self._refused = {}
        for one, foes in _foes(pairs).items():
            self._refused.setdefault(self.find(one), set()).update(foes)

    def find(self, one: int) -> int:
        """Return the record that stands for the cluster of this one."""
        while self._parent[one] != one:
            self._parent[one] = self._parent[self._parent[one]]
            one = self._parent[one]
        return one

    def obstacles(self, edge: Edge) -> tuple[str, ...]:
        """Return what forbids to join the clusters of a pair, empty where nothing does."""
        a, b = (self.find(one) for one in edge.pair)
        found = ["ruling"] * self._hostile(self._ruled, a, b)
        if edge.ruled:
            return tuple(found)
        found += ["refused"] * self._hostile(self._refused, a, b)
        return (*found, *clashes(self._facts[a], self._facts[b], edge.rule))

    def join(self, edge: Edge) -> None:
        """Make one cluster of the clusters of a pair."""
        a, b = sorted(self.find(one) for one in edge.pair)
        self._parent[b] = a
        self._facts[a] = {kind: self._facts[a][kind] | self._facts[b][kind] for kind in _KINDS}
        for foes in (self._ruled, self._refused):
            if b in foes:
                foes.setdefault(a, set()).update(foes.pop(b))

    def _hostile(self, foes: dict[int, set[int]], a: int, b: int) -> bool:
        return any(self.find(foe) == b for foe in foes.get(a, ()))


def facts_of(one: Keys) -> Facts:
    """Return what of one record must not be contradicted within a cluster."""
    return {
        kind: {value} - {""}
        for kind, value in zip(_KINDS, (one.doi, one.arxiv, one.pmid, one.form), strict=True)
    }


def clashes(a: Facts, b: Facts, rule: str) -> tuple[str, ...]:
    """Return the kinds of fact that two clusters contradict each other in.

    A shared DOI or PubMed number outweighs what exports call an article or a conference paper.
    """
    registered = rule in {"doi", "pmid"} and PREPRINT not in a["form"] | b["form"]
    kinds = _KINDS[:-1] if registered else _KINDS
    return tuple(kind for kind in kinds if _differ(a[kind], b[kind]))


def _differ(a: set[str], b: set[str]) -> bool:
    return bool(a and b) and a.isdisjoint(b)


def _foes(pairs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for a, b in pairs:
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return found
