"""Says of a record whether a query finds it: yes, no, or unknown where what would decide is not recorded.

A term that is not found leaves unknown whether it would be, as long as a field it is looked for in is
empty. The answers are joined by Kleene's logic, so that a missing abstract never makes a NOT true by itself.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from pipeline.normalize import languages
from pipeline.query.reading import Reading, fields_of
from pipeline.query.render import render
from pipeline.query.syntaxes import PLAIN
from pipeline.query.text import APART, WORD, Text
from pipeline.query.tree import (
    And,
    Dates,
    In,
    Kind,
    Language,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    Word,
    fold,
)
from pipeline.query.within import leafed
from pipeline.query.words import Mode, Span, term
from pipeline.values import PartialDate

Known = bool | None
_FEW: Final = 6


class Hit(NamedTuple):
    """A stretch of a field's text (from `start` up to `end`) by which a record was found."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Whether a record is found (None: unknown), by what, and which empty fields left it unknown."""

    found: Known
    hits: tuple[Hit, ...] = ()
    missing: tuple[str, ...] = ()


Test = Callable[[Reading], Known]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Leaf:
    """A condition on one record: the fields it is looked for in, how it is tested, and where it stands.

    `forms` are the words one of which is enough, for a condition that is just that; `term` is what it says.
    """

    term: Query
    fields: tuple[str, ...]
    test: Test
    hits: Callable[[Reading], Iterator[Hit]]
    forms: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one condition of a query stands with a record: whether it holds, and where it does.

    `term` is in plain notation; `told` are the fields that hold it and are not stored themselves, `missing`
    those that leave it unknown.
    """

    term: str
    holds: Known
    fields: tuple[str, ...]
    hits: tuple[Hit, ...] = ()
    told: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


_Step = _Leaf | tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A query made ready for many records: conditions and joins in the order in which they are worked off.

    `leaves` are its conditions one by one, of which `steps` may have made one.
    """

    steps: tuple[_Step, ...]
    leaves: tuple[_Leaf, ...]
    mode: Mode

    def found(self, reading: Reading) -> Known:
        """Tell whether a record is found."""
        stack: list[Known] = []
        for step in self.steps:
            if isinstance(step, _Leaf):
                stack.append(_held(step.test, reading))
            else:
                name, count = step
                some = stack[len(stack) - count :]
                del stack[len(stack) - count :]
                stack.append(_JOINS[name](some))
        return stack[0]

    def answer(self, reading: Reading) -> Answer:
        """Tell whether a record is found, with the places of every term that stands in it."""
        found = self.found(reading)
        hits = tuple(dict.fromkeys(hit for leaf in self.leaves for hit in leaf.hits(reading)))
        unknown = (leaf for leaf in self.leaves if leaf.test(reading) is None)
        empty = {name for leaf in unknown for name in leaf.fields if _unread(leaf, name, reading, self.mode)}
        return Answer(
            found=found, hits=tuple(sorted(hits)), missing=tuple(sorted(empty)) if found is None else ()
        )

    def standing(self, reading: Reading) -> Iterator[Standing]:
        """Yield how each condition of the query stands with a record."""
        for leaf in self.leaves:
            key, holds = _key(leaf.term, self.mode), leaf.test(reading)
            unread = (name for name in leaf.fields if _unread(leaf, name, reading, self.mode))
            yield Standing(
                term=key.partition(": ")[2],
                holds=holds,
                fields=leaf.fields,
                hits=tuple(leaf.hits(reading)) if holds else (),
                told=tuple(name for name in leaf.fields if reading.told(name, key)) if holds else (),
                missing=tuple(unread) if holds is None else (),
            )

    def asked(self, name: str) -> frozenset[str]:
        """Return what the query asks of one field: each term in plain notation after the mode."""
        return frozenset(_key(leaf.term, self.mode) for leaf in self.leaves if name in leaf.fields)


def _held(test: Test, reading: Reading) -> Known:
    """Return what a test says of a record, and keep it for other queries that ask the same."""
    if test not in reading.known:
        reading.known[test] = test(reading)
    return reading.known[test]


@lru_cache(maxsize=65_536)
def _key(term: Query, mode: Mode) -> str:
    """Return a term as `mode: term`, by which it is known what a field that is not stored holds."""
    return f"{mode}: {render(term, PLAIN)}"


def _unread(leaf: _Leaf, name: str, reading: Reading, mode: Mode) -> bool:
    """Tell whether a field is neither recorded nor known by what was asked of it."""
    return not reading.text(name).raw and reading.told(name, _key(leaf.term, mode)) is None


def _all(some: Sequence[Known]) -> Known:
    return False if False in some else None if None in some else True


def _any(some: Sequence[Known]) -> Known:
    return True if True in some else None if None in some else False


def _none(some: Sequence[Known]) -> Known:
    return None if some[0] is None else not some[0]


_JOINS: dict[str, Callable[[Sequence[Known]], Known]] = {"and": _all, "or": _any, "not": _none}


def plan(query: Query, mode: Mode, default: str = "topic") -> Plan:
    """Return a query made ready; terms without a field are looked for in the `default` one."""
    leaves: list[_Leaf] = []

    def make(one: Query, parts: tuple[Steps, ...]) -> Steps:
        if isinstance(one, Or):
            parts = _together(parts)
        if isinstance(one, And | Or | Not):
            steps = tuple(step for part in parts for step in part)
            return (*steps, (_NAMES[type(one)], len(parts)))
        leaves.append(_leaf(one, mode))
        return (leaves[-1],)

    steps = fold(leafed(In(default, query)), make, stop=lambda one: isinstance(one, In))
    return Plan(steps=steps, leaves=tuple(leaves), mode=mode)


_NAMES: dict[type[Query], str] = {And: "and", Or: "or", Not: "not"}
Steps = tuple[_Step, ...]


def _together(parts: tuple[Steps, ...]) -> tuple[Steps, ...]:
    """Return alternatives with single words in the same fields made one condition, where there are many."""
    groups: dict[tuple[str, ...], list[_Leaf]] = {}
    rest: list[Steps] = []
    for part in parts:
        leaf = part[0]
        if len(part) == 1 and isinstance(leaf, _Leaf) and leaf.forms:
            groups.setdefault(leaf.fields, []).append(leaf)
        else:
            rest.append(part)
    return (*rest, *(one for group in groups.values() for one in _joined(group)))


def _joined(group: list[_Leaf]) -> Iterator[Steps]:
    if len(group) < _FEW:
        yield from ((leaf,) for leaf in group)
        return
    fields, forms = group[0].fields, frozenset(form for leaf in group for form in leaf.forms)

    def test(reading: Reading) -> Known:
        texts = [reading.text(name) for name in fields]
        found = any(not forms.isdisjoint(text.words) for text in texts)
        if reading.withheld and not found:
            return _any([leaf.test(reading) for leaf in group])
        return _missing(texts, found=found)

    def hits(reading: Reading) -> Iterator[Hit]:
        return (hit for leaf in group for hit in leaf.hits(reading))

    yield (
        _Leaf(term=Or(tuple(leaf.term for leaf in group)), fields=fields, test=test, hits=hits, forms=forms),
    )


def evaluate(query: Query, reading: Reading, mode: Mode, default: str = "topic") -> Answer:
    """Return what a query says of one record."""
    return plan(query, mode, default).answer(reading)


def _leaf(one: Query, mode: Mode) -> _Leaf:
    if isinstance(one, In):
        return _termed(fields_of(one.field), one.query, mode)
    if isinstance(one, Dates):
        return _fact(one, "date", lambda reading: _dated(one, reading))
    if isinstance(one, Language):
        return _fact(one, "language", lambda reading: _spoken(one.code, reading))
    name = one.name if isinstance(one, Kind) else ""
    return _fact(one, "kind", lambda reading: reading.bib.kind == name if reading.bib.kind else None)


def _fact(term: Query, field: str, test: Test) -> _Leaf:
    return _Leaf(term=term, fields=(field,), test=test, hits=lambda _: iter(()))


def _spoken(code: str, reading: Reading) -> Known:
    told = languages(reading.bib.language)
    return code in told if told else None


def _dated(one: Dates, reading: Reading) -> Known:
    """Tell whether a publication date lies in a range; one that is not known to the day may be unknown."""
    date = reading.bib.date or reading.bib.first_public
    if date is None:
        return None
    first = PartialDate(date.year, date.month or 1, date.day or 1)
    last = PartialDate(date.year, date.month or 12, date.day or 31)
    low = PartialDate(one.low.year, one.low.month or 1, one.low.day or 1) if one.low else first
    high = PartialDate(one.high.year, one.high.month or 12, one.high.day or 31) if one.high else last
    if low <= first and last <= high:
        return True
    return False if last < low or high < first else None


@lru_cache(maxsize=65_536)
def _termed(fields: tuple[str, ...], query: Query, mode: Mode) -> _Leaf:
    """Return the condition that a word, a phrase, or two near each other stand in one of some fields.

    Queries that ask the same share it, and with it what is known of a record already.
    """
    find = _finder(query, mode)
    ready = term(query, mode) if isinstance(query, Word | Phrase) else None

    def test(reading: Reading) -> Known:
        texts = [reading.text(name) for name in fields]
        found = any(next(find(text), None) is not None for text in texts)
        if reading.withheld and not found:
            return _any(
                [
                    _told(text, reading.told(name, _key(query, mode)))
                    for name, text in zip(fields, texts, strict=True)
                ]
            )
        return _missing(texts, found=found)

    def hits(reading: Reading) -> Iterator[Hit]:
        for name in fields:
            text = reading.text(name)
            yield from (Hit(name, *text.origin(*span)) for span in find(text))

    forms = ready.forms if ready else frozenset()
    return _Leaf(term=query, fields=fields, test=test, hits=hits, forms=forms)


def _told(text: Text, told: Known) -> Known:
    """Tell whether a term stands in a field that a record has, or another record has and does not show."""
    return False if told is None and text.raw else told


def _missing(texts: Sequence[Text], *, found: bool) -> Known:
    return True if found else None if any(not text.raw for text in texts) else False


Find = Callable[[Text], Iterator[Span]]


def _finder(query: Query, mode: Mode) -> Find:
    """Return what yields the spans of a term, or of two terms near each other, in one text."""

    def make(one: Query, parts: tuple[Find, ...]) -> Find:
        if isinstance(one, Near):
            return _near(one, *parts)
        if isinstance(one, Word | Phrase):
            ready = term(one, mode)
            return ready.spans if ready else _nowhere
        return _union(parts, every=isinstance(one, And))

    return fold(query, make)


def _nowhere(_text: Text) -> Iterator[Span]:
    return iter(())


def _union(parts: tuple[Find, ...], *, every: bool) -> Find:
    def spans(text: Text) -> Iterator[Span]:
        found = [list(part(text)) for part in parts]
        if not every or all(found):
            yield from sorted({span for some in found for span in some})

    return spans


def _near(one: Near, first: Find, second: Find) -> Find:
    """Return what yields the stretches in which two things stand with few enough words between them."""

    def spans(text: Text) -> Iterator[Span]:
        left = list(first(text))
        right = list(second(text)) if left else []
        for pair in sorted({*_followed(left, right), *(() if one.ordered else _followed(right, left))}):
            between = text.plain[pair[0][1] : pair[1][0]]
            if APART not in between and len(WORD.findall(between)) <= one.distance:
                yield pair[0][0], pair[1][1]

    return spans


def _followed(left: Sequence[Span], right: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield each span of the left with the first one of the right that begins after it."""
    starts = [span[0] for span in right]
    for span in left:
        at = bisect_left(starts, span[1])
        if at < len(right):
            yield span, right[at]
