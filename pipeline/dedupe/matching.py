"""The stages of deduplication in a row: records and rulings in, matches and refusals out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline import files
from pipeline.dedupe.block import Pair, pairs
from pipeline.dedupe.cluster import Clusters, Edge
from pipeline.dedupe.compare import compare
from pipeline.dedupe.decide import Judgement, Verdict, decide
from pipeline.dedupe.keys import Keys, keys_of
from pipeline.model import Match, Record
from pipeline.values import RecordId, SearchId


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
    different: frozenset[Pair]


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
    keys = sorted((keys_of(one.id, one.bib, order) for one in records), key=lambda one: one.position)
    ruled = _ruled(keys, rulings)
    judged = list(_judged(keys, {*ruled.same, *ruled.different}))
    contrary = [one for one in judged if one.judgement.verdict is Verdict.REFUSED]
    clusters = Clusters(keys, ruled.different)
    by_people = _join(keys, clusters, (Edge(pair=pair, rule="ruling", ruled=True) for pair in ruled.same))
    clusters.refuse(one.pair for one in contrary)
    by_rule = _join(keys, clusters, _edges(keys, judged))
    refused = (evidence(keys, one.pair, one.judgement.rule) for one in contrary)
    return Matched(
        matches=by_people.matches + by_rule.matches,
        refused=(*by_people.refused, *refused, *by_rule.refused),
        different=tuple((keys[one].id, keys[other].id) for one, other in sorted(ruled.different)),
    )


def evidence(keys: Sequence[Keys], pair: Pair, rule: str, obstacles: Iterable[str] = ()) -> Match:
    """Return the match of a pair with what agreed and what spoke against it."""
    a, b = (keys[one] for one in pair)
    said = compare(a, b)
    against = dict.fromkeys((*said.against, *obstacles))
    return Match(records=(a.id, b.id), rule=rule, agreed=said.agreed, against=tuple(against))


def _ruled(keys: Sequence[Keys], rulings: Iterable[files.Ruling]) -> Rulings:
    place: dict[str, int] = {one.id: here for here, one in enumerate(keys)}
    known = [(one.verdict, _pair(place, one)) for one in rulings if {*one.records} <= place.keys()]
    found = {name: {pair for verdict, pair in known if verdict == name} for name in ("same", "different")}
    return Rulings(same=tuple(sorted(found["same"])), different=frozenset(found["different"]))


def _pair(place: Mapping[str, int], ruling: files.Ruling) -> Pair:
    first, second = sorted(place[one] for one in ruling.records)
    return first, second


def _judged(keys: Sequence[Keys], ruled: set[Pair]) -> Iterator[Judged]:
    for pair in pairs(keys):
        if pair not in ruled:
            a, b = keys[pair[0]], keys[pair[1]]
            said = compare(a, b)
            judgement = decide(a, b, said)
            if judgement.verdict in {Verdict.SAME, Verdict.REFUSED}:
                yield Judged(pair=pair, judgement=judgement, balance=said.balance)


def _edges(keys: Sequence[Keys], judged: Iterable[Judged]) -> list[Edge]:
    same = sorted(
        (one for one in judged if one.judgement.verdict is Verdict.SAME), key=lambda one: _priority(keys, one)
    )
    return [Edge(pair=one.pair, rule=one.judgement.rule) for one in same]


def _priority(keys: Sequence[Keys], one: Judged) -> tuple[object, ...]:
    a, b = (keys[place] for place in one.pair)
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
