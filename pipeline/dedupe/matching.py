"""The stages of deduplication in a row, for a review: records and rulings in, matches and refusals out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import numpy as np

from pipeline import files
from pipeline.dedupe import block
from pipeline.dedupe.cluster import Clusters, Edge, Joined, Pair, joined, ordered
from pipeline.dedupe.columns import Columns
from pipeline.dedupe.decide import RULES, Verdict
from pipeline.dedupe.evidence import Case, evidence
from pipeline.dedupe.local import Found, edges, found
from pipeline.dedupe.looking import Looking, groups_of
from pipeline.dedupe.normalise import normalise
from pipeline.dedupe.reading import Row, raw_of
from pipeline.dedupe.vetoes import NAMES
from pipeline.dedupe.weights import weights
from pipeline.model import Match, Matched, Record
from pipeline.order import position
from pipeline.values import RecordId, SearchId

RULING: Final = "ruling"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """What people ruled, as pairs of rows; a pair that is ruled both ways counts as different."""

    same: tuple[Pair, ...]
    different: tuple[Pair, ...]


def match(
    records: Sequence[Record], rulings: Sequence[files.Ruling], order: Mapping[SearchId, int]
) -> Matched:
    """Find which records are the same report; the order in which records are given does not matter.

    The records of a search are settled before those of a later one are looked at.
    """
    ranked = sorted(records, key=lambda one: position(one.id, order))
    ids = [one.id for one in ranked]
    columns = normalise(raw_of(Row(ident=one.id, bib=one.bib) for one in ranked))
    ruled = Rulings(same=_ruled(ids, rulings, "same"), different=_ruled(ids, rulings, "different"))
    batches = [_unruled(some, ruled) for some in _batches(columns, ranked, order)]
    return _matched(columns, ids, ruled, batches)


def _batches(columns: Columns, ranked: Sequence[Record], order: Mapping[SearchId, int]) -> Iterator[Found]:
    """Yield for each search what is found between its records and those before or within it."""
    start = 0
    for _, some in groupby(ranked, key=lambda one: position(one.id, order)[:2]):
        end = start + len(list(some))
        upto = columns.take(np.arange(end))
        yield found(upto, block.pairs(upto, start), weights())
        start = end


def _unruled(some: Found, ruled: Rulings) -> Found:
    settled = {*ruled.same, *ruled.different}
    pairs = zip(some.a.tolist(), some.b.tolist(), strict=True)
    rows = np.array([row for row, pair in enumerate(pairs) if pair not in settled], dtype=np.int64)
    return some.take(rows)


def _matched(columns: Columns, ids: Sequence[RecordId], ruled: Rulings, batches: Sequence[Found]) -> Matched:
    contrary = [pair for some in batches for pair in _pairs(some.of(Verdict.REFUSED))]
    looking = _looking(columns, ruled, batches)
    clusters = Clusters(columns=columns, look=looking, different=frozenset(ruled.different))
    people = joined(clusters, (Edge(pair=pair, ruled=True) for pair in ruled.same))
    clusters.foes = frozenset(pair for pair in contrary if clusters.find(pair[0]) != clusters.find(pair[1]))
    sure = (edge for some in batches for edge in edges(some.of(Verdict.SAME), columns))
    rest = joined(clusters, sure)
    rules = {pair: RULES[rule] for some in batches for pair, rule in _ruled_by(some)}
    rules |= dict.fromkeys(ruled.same, RULING)

    def told(cases: Iterable[Case]) -> tuple[Match, ...]:
        return evidence(columns, ids, cases, weights())

    return Matched(
        matches=told(Case(pair=edge.pair, rule=rules[edge.pair]) for edge in (*people.edges, *rest.edges)),
        refused=told(
            (
                *_kept(people, rules),
                *(Case(pair=pair, rule=rules[pair]) for pair in contrary),
                *_kept(rest, rules),
            )
        ),
        different=tuple((ids[a], ids[b]) for a, b in ruled.different),
        uncertain=told(_uncertain(clusters, batches)),
    )


def _looking(columns: Columns, ruled: Rulings, batches: Sequence[Found]) -> Looking:
    looking = Looking(columns=columns, weights=weights())
    for some in batches:
        looking.add((some.a, some.b), some.said)
    same = [pair for some in batches for pair in _pairs(some.of(Verdict.SAME))] + list(ruled.same)
    a, b = (np.array([pair[side] for pair in same], dtype=np.int64) for side in (0, 1))
    looking.foresee(groups_of(a, b))
    return looking


def _pairs(some: Found) -> list[Pair]:
    return list(zip(some.a.tolist(), some.b.tolist(), strict=True))


def _ruled_by(some: Found) -> Iterator[tuple[Pair, int]]:
    return zip(_pairs(some), some.said.rule.tolist(), strict=True)


def _kept(made: Joined, rules: Mapping[Pair, str]) -> Iterator[Case]:
    return (Case(pair=edge.pair, rule=rules[edge.pair], obstacles=against) for edge, against in made.kept)


def _uncertain(clusters: Clusters, batches: Sequence[Found]) -> Iterator[Case]:
    """Yield the pairs for a person to look at: unsure, and not in one cluster by other evidence."""
    for some in batches:
        unsure = some.of(Verdict.UNSURE)
        for (a, b), veto in zip(_pairs(unsure), unsure.said.veto.tolist(), strict=True):
            if clusters.find(a) != clusters.find(b):
                yield Case(pair=(a, b), rule="uncertain", obstacles=(NAMES[veto],) if veto else ())


def _ruled(ids: Sequence[RecordId], rulings: Iterable[files.Ruling], verdict: str) -> tuple[Pair, ...]:
    place: dict[str, int] = {ident: row for row, ident in enumerate(ids)}
    meant = {one.records for one in rulings if one.verdict == verdict and {*one.records} <= place.keys()}
    return tuple(sorted({ordered(place[one], place[other]) for one, other in meant}))
