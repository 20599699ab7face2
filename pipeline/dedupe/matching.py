"""The stages of deduplication in a row: records and rulings in, matches and refusals out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import Final

from pipeline import files
from pipeline.dedupe.block import Pair, pairs
from pipeline.dedupe.cluster import Clusters, Edge
from pipeline.dedupe.compare import compare
from pipeline.dedupe.decide import Judgement, Verdict, decide
from pipeline.dedupe.keys import Keys, keys_of
from pipeline.model import Match, Record
from pipeline.values import RecordId, SearchId

_TELLING: Final = frozenset({Verdict.SAME, Verdict.REFUSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """The matches that join records into reports, and the pairs that were kept apart against evidence.

    `matches` hold one match for each joining, so that records less matches are reports. Of a refused pair,
    `against` names the fields that contradict the rule, "ruling" where a person ruled, and "refused" where
    a third record stands between that was refused. `different` are the pairs that people ruled so.
    """

    matches: tuple[Match, ...]
    refused: tuple[Match, ...]
    different: tuple[tuple[RecordId, RecordId], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """What people ruled, as pairs of positions; a pair that is ruled both ways counts as different."""

    same: tuple[Pair, ...]
    different: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A pair that was looked at, its judgement, and how many more fields agreed than spoke against."""

    pair: Pair
    judgement: Judgement
    balance: int


def match(
    records: Sequence[Record], rulings: Sequence[files.Ruling], order: Mapping[SearchId, int]
) -> Matched:
    """Find which records are the same report; the order in which records are given does not matter."""
    keys = sorted((keys_of(one.id, one.bib, order) for one in records), key=attrgetter("position"))
    ruled = Rulings(same=_ruled(keys, rulings, "same"), different=_ruled(keys, rulings, "different"))
    judged = list(_judged(keys, {*ruled.same, *ruled.different}))
    contrary = [one for one in judged if one.judgement.verdict is Verdict.REFUSED]
    clusters = Clusters(keys, ruled.different)
    by_people = _join(keys, clusters, map(_by_people, ruled.same))
    clusters.refuse(map(attrgetter("pair"), contrary))
    by_rule = _join(keys, clusters, _edges(keys, judged))
    refused = (evidence(keys, one.pair, one.judgement.rule) for one in contrary)
    return Matched(
        matches=by_people.matches + by_rule.matches,
        refused=(*by_people.refused, *refused, *by_rule.refused),
        different=tuple(map(partial(_ids, keys), ruled.different)),
    )


def evidence(keys: Sequence[Keys], pair: Pair, rule: str, obstacles: Iterable[str] = ()) -> Match:
    """Return the match of a pair with what agreed and what spoke against it."""
    a, b = keys[pair[0]], keys[pair[1]]
    said = compare(a, b)
    against = dict.fromkeys((*said.against, *obstacles))
    return Match(records=(a.id, b.id), rule=rule, agreed=said.agreed, against=tuple(against))


def _by_people(pair: Pair) -> Edge:
    return Edge(pair=pair, rule="ruling", ruled=True)


def _ids(keys: Sequence[Keys], pair: Pair) -> tuple[RecordId, RecordId]:
    return keys[pair[0]].id, keys[pair[1]].id


def _ruled(keys: Sequence[Keys], rulings: Iterable[files.Ruling], verdict: str) -> tuple[Pair, ...]:
    place: dict[str, int] = {one.id: here for here, one in enumerate(keys)}
    meant = {one.records for one in rulings if one.verdict == verdict and {*one.records} <= place.keys()}
    return tuple(sorted({_pair(place, *pair) for pair in meant}))


def _pair(place: Mapping[str, int], one: str, other: str) -> Pair:
    return min(place[one], place[other]), max(place[one], place[other])


def _judged(keys: Sequence[Keys], ruled: set[Pair]) -> Iterator[Judged]:
    for pair in pairs(keys):
        a, b = keys[pair[0]], keys[pair[1]]
        said = compare(a, b)
        judgement = decide(a, b, said)
        if judgement.verdict in _TELLING and pair not in ruled:
            yield Judged(pair=pair, judgement=judgement, balance=said.balance)


def _edges(keys: Sequence[Keys], judged: Iterable[Judged]) -> Iterator[Edge]:
    same = (one for one in judged if one.judgement.verdict is Verdict.SAME)
    for one in sorted(same, key=partial(_priority, keys)):
        yield Edge(pair=one.pair, rule=one.judgement.rule)


def _priority(keys: Sequence[Keys], one: Judged) -> tuple[object, ...]:
    a, b = keys[one.pair[0]], keys[one.pair[1]]
    batch = max(a.position[:2], b.position[:2])
    return (batch, one.judgement.rank, -one.balance, *sorted((a.text, b.text)), one.pair)


def _join(keys: Sequence[Keys], clusters: Clusters, edges: Iterable[Edge]) -> Matched:
    matches, refused = [], []
    for edge in edges:
        if clusters.find(edge.pair[0]) == clusters.find(edge.pair[1]):
            continue
        obstacles = clusters.obstacles(edge)
        if obstacles:
            refused.append(evidence(keys, edge.pair, edge.rule, obstacles))
        else:
            clusters.join(edge)
            matches.append(evidence(keys, edge.pair, edge.rule))
    return Matched(matches=tuple(matches), refused=tuple(refused))
