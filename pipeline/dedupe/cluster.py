"""Cluster: join pairs, the surest first, and never around a contradiction.

A cluster never holds two records that a person ruled different, a pair that a hard veto parts, two
identifiers of one kind that differ, or two forms of publication; only a person's ruling `same` may join
those. One bad link cannot chain: two clusters join only where the mean score of all pairs across them is
`LINK` or more.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from pipeline.dedupe.columns import Columns
from pipeline.dedupe.venues import PREPRINT
from pipeline.dedupe.vetoes import HARD, NAMES

Pair = tuple[int, int]
Facts = dict[str, set[int]]
LINK: Final = 0
VETOED: Final = -10
_KINDS: Final = ("doi", "arxiv", "pmid", "form", "told")
_STATED: Final = frozenset({NAMES.index("identifier"), NAMES.index("form")})


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Two rows that a rule or a person found to be one; `registered` tells of a shared DOI or PubMed number.

    `rule` is its number among `decide.RULES`.
    """

    pair: Pair
    score: int = 0
    rule: int = 0
    ruled: bool = False
    registered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a pair besides its edge: its score, and the number of its veto."""

    score: int
    veto: int


Look = Callable[[Sequence[Pair]], Mapping[Pair, Known]]


@dataclass(slots=True, kw_only=True)
class Clusters:
    """A union of sets that knows what must stay apart; `join` is its only change.

    `look` tells what is known of pairs; `different` are the pairs that people ruled so, `foes` pairs that
    are refused.
    """

    columns: Columns
    look: Look
    different: frozenset[Pair] = frozenset()
    foes: frozenset[Pair] = frozenset()
    _parent: dict[int, int] = field(default_factory=dict)
    _members: dict[int, list[int]] = field(default_factory=dict)
    _facts: dict[int, Facts] = field(default_factory=dict)

    def find(self, one: int) -> int:
        """Return the row that stands for the cluster of this one."""
        parent = self._parent
        while parent.get(one, one) != one:
            parent[one] = parent.get(parent[one], parent[one])
            one = parent[one]
        return one

    def members(self, root: int) -> list[int]:
        """Return the rows of the cluster that a row stands for."""
        return self._members.get(root) or [root]

    def facts(self, root: int) -> Facts:
        """Return what must not be contradicted within the cluster that a row stands for."""
        if root not in self._facts:
            self._facts[root] = facts_of(self.columns, root)
        return self._facts[root]

    def obstacles(self, edge: Edge) -> tuple[str, ...]:
        """Return what forbids to join the clusters of an edge, empty where nothing does."""
        a, b = (self.find(one) for one in edge.pair)
        across = [ordered(*pair) for pair in product(self.members(a), self.members(b))]
        found = ["ruling"] * (not self.different.isdisjoint(across))
        if edge.ruled:
            return tuple(found)
        found += ["refused"] * (not self.foes.isdisjoint(across))
        found += clashes(self.facts(a), self.facts(b), registered=edge.registered)
        return (*found, *(() if found or len(across) == 1 else self._loose(across)))

    def _loose(self, across: Sequence[Pair]) -> tuple[str, ...]:
        known = self.look(across).values()
        if any(0 < one.veto <= len(HARD) and one.veto not in _STATED for one in known):
            return ("refused",)
        total = sum(min(one.score, VETOED) if one.veto else one.score for one in known)
        return ("link",) if total < LINK * len(known) else ()

    def join(self, edge: Edge) -> None:
        """Make one cluster of the clusters of an edge."""
        a, b = sorted(self.find(one) for one in edge.pair)
        facts, more = self.facts(a), self.facts(b)
        self._parent[b] = a
        self._members[a] = self.members(a) + self.members(b)
        self._facts[a] = {kind: facts[kind] | more[kind] for kind in _KINDS}


def ordered(a: int, b: int) -> Pair:
    """Return a pair with its smaller row first."""
    return (a, b) if a < b else (b, a)


def facts_of(columns: Columns, row: int) -> Facts:
    """Return what of one row must not be contradicted within a cluster."""
    return {kind: {int(getattr(columns, kind)[row])} - {0} for kind in _KINDS}


def clashes(a: Facts, b: Facts, *, registered: bool) -> list[str]:
    """Return the kinds of fact that two clusters contradict each other in.

    A shared DOI or PubMed number outweighs what exports call an article or a conference paper.
    """
    found = [kind for kind in ("doi", "arxiv", "pmid") if _differ(a[kind], b[kind])]
    preprint = PREPRINT in a["form"] | b["form"]
    stated = _differ(a["form"], b["form"]) and not (a["told"] & b["told"])
    formed = stated or _differ(a["told"], b["told"])
    return found + ["form"] * (formed and (preprint or not registered))


def _differ(a: set[int], b: set[int]) -> bool:
    return bool(a and b) and a.isdisjoint(b)


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The edges that joined two clusters, and those that could not, with what stood against."""

    edges: tuple[Edge, ...]
    kept: tuple[tuple[Edge, tuple[str, ...]], ...]


def joined(clusters: Clusters, edges: Iterable[Edge]) -> Joined:
    """Join along edges in their order, as far as nothing stands against."""
    made: list[Edge] = []
    kept: list[tuple[Edge, tuple[str, ...]]] = []
    for edge in edges:
        if clusters.find(edge.pair[0]) == clusters.find(edge.pair[1]):
            continue
        obstacles = clusters.obstacles(edge)
        if obstacles:
            kept.append((edge, obstacles))
        else:
            clusters.join(edge)
            made.append(edge)
    return Joined(edges=tuple(made), kept=tuple(kept))
