"""Where a document belongs by the rules: the classes with enough points, by which words, or why none."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.classify.scheme import ENOUGH, Class, Rule, Scheme
from pipeline.model import Bib
from pipeline.query.reading import Reading

Scored = tuple[Class, int, tuple[Rule, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A stretch of a field (from `start` up to `end`) by which a term of a rule was found."""

    field: str
    text: str
    start: int
    end: int
    term: str
    rule: str
    match: str
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A class that a document is proposed for: the way to it from its root, its points, what they stand on.

    A class above another proposed one is `implied` by it, whether it has evidence of its own or not.
    """

    node: str
    path: tuple[str, ...]
    points: int
    evidence: tuple[Evidence, ...] = ()
    implied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Classified:
    """What the rules say of a document: proposals, classes without enough points, and empty fields.

    `empty` are fields that are not recorded, and that a rule which found nothing would have looked at.
    """

    proposals: tuple[Proposal, ...]
    misses: tuple[Proposal, ...] = ()
    empty: tuple[str, ...] = ()

    @property
    def nodes(self) -> tuple[str, ...]:
        """Return the most specific classes that are proposed."""
        return tuple(one.node for one in self.proposals if not one.implied)

    @property
    def why(self) -> str:
        """Return why no class is proposed, "" where one is."""
        if self.proposals:
            return ""
        near = ", ".join(f"{one.node} has {one.points} of {ENOUGH} points" for one in self.misses)
        said = f"no class has enough points: {near}" if near else "no rule matched"
        return f"{said}; not recorded: {', '.join(self.empty)}" if self.empty else said


def classified(scheme: Scheme, bib: Bib) -> Classified:
    """Return what the rules of a scheme say of a document; classes in the scheme's order.

    The most specific classes are proposed; those above them are implied.
    """
    reading = Reading(bib)
    scored = scores(scheme, reading)
    enough = {one[0].id: one for one in scored if one[1] >= ENOUGH}
    above = {name for ident in enough for name in scheme.ways[ident][:-1]}
    proposals = tuple(
        proposal(scheme, one, reading, implied=one[0].id in above)
        for one in scored
        if one[0].id in enough or one[0].id in above
    )
    misses = tuple(proposal(scheme, one, reading) for one in scored if 0 < one[1] < ENOUGH)
    missing = () if proposals else _empty(scheme, reading)
    return Classified(proposals=proposals, misses=misses, empty=missing)


def best(scheme: Scheme, bib: Bib) -> Classified:
    """Return the one class with the most points, however few; of several the first in the scheme's order."""
    reading = Reading(bib)
    scored = scores(scheme, reading)
    first = max(scored, key=lambda one: one[1], default=None)
    if first is None or first[1] <= 0:
        return Classified(proposals=(), empty=_empty(scheme, reading))
    return Classified(proposals=(proposal(scheme, first, reading),))


def scores(scheme: Scheme, reading: Reading) -> list[Scored]:
    """Return every class with its points for a document, and the rules that give them."""
    texts = "\n".join(reading.text(name).plain for name in sorted(scheme.fields))
    met = frozenset(letters for letters in scheme.needs if letters in texts)
    return [_points(one, reading, met) for one in scheme.classes]


def _points(one: Class, reading: Reading, met: frozenset[str]) -> Scored:
    own = _found(one.own, reading, met)
    rest = max((_found(rules, reading, met) for rules in one.nodes), key=_sum, default=())
    return one, _sum(own) + _sum(rest), (*own, *rest)


def _found(rules: tuple[Rule, ...], reading: Reading, met: frozenset[str]) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules if not rule.needs.isdisjoint(met) and rule.plan.found(reading))


def _sum(rules: tuple[Rule, ...]) -> int:
    return sum(rule.source.points for rule in rules)


def proposal(scheme: Scheme, scored: Scored, reading: Reading, *, implied: bool = False) -> Proposal:
    """Return a class with its points and all places of the terms that gave them."""
    one, total, rules = scored
    return Proposal(
        node=one.id,
        path=scheme.ways[one.id],
        points=total,
        evidence=tuple(found for rule in rules for found in _evidence(rule, reading)),
        implied=implied,
    )


def _evidence(rule: Rule, reading: Reading) -> Iterator[Evidence]:
    source = rule.source
    for term, plan in rule.terms:
        for hit in plan.answer(reading).hits:
            yield Evidence(
                field=hit.field,
                text=reading.text(hit.field).raw[hit.start : hit.end],
                start=hit.start,
                end=hit.end,
                term=term,
                rule=source.query,
                match=source.match,
                points=source.points,
            )


def _empty(scheme: Scheme, reading: Reading) -> tuple[str, ...]:
    """Return the empty fields in which some rule looks."""
    return tuple(sorted(name for name in scheme.fields if not reading.text(name).raw))
