"""How the entries of one export follow each other, learnt from it, so that one match takes all their values.

A database writes the tags of its entries in one order and leaves out what it does not know. Once a few
entries have shown that order, a pattern of it is put together: whatever it matches is spelt to the letter,
and its groups are the values that are asked for. All others go the long way of `tagged`; both give the same.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter, methodcaller
from sys import intern
from typing import NamedTuple

from pipeline.formats.describe import ABSENT
from pipeline.formats.tagged_dialect import Dialect, Fields
from pipeline.formats.tagged_values import tidied, voiced
from pipeline.formats.text import decode, ordinary

_LONG = 1 << 20
_SHOWN = 4
_MOST_SHAPES = 3
_MOST_LEARNT = 60
_WIDEST = 12
_MOST_LINES = 1000
_MOST_TAGS = 64


class Place(NamedTuple):
    """Tags, as printed, that stand at one place of an order: in any order and number if `several`."""

    tags: frozenset[str]
    several: bool


Order = tuple[Place, ...]
Block = tuple[int, str, Callable[[str], list[str]]]
Runs = list[tuple[str, int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The order of tags that entries of an export have, and what takes their values.

    `singles` are the names of the values that `take` gives from the groups of a match; `blocks` are the
    groups that hold several values, the name of a tag in each and what takes its values out of it. `joined`
    are the groups of which a line may hold several values.
    """

    order: Order
    pattern: re.Pattern[str]
    singles: tuple[str, ...]
    take: Callable[[Sequence[str]], Sequence[str]]
    blocks: tuple[Block, ...]
    joined: tuple[int, ...]


class Shapes:
    """The shapes that were learnt from the entries of one export, the one that fitted last first."""

    def __init__(self, dialect: Dialect) -> None:
        """Begin with none."""
        self.dialect = dialect
        self.known: list[Shape] = []
        self.shown = 0

    def fields(self, body: bytes) -> Fields | None:
        """Return the fields of an entry of a known shape; None for any other bytes."""
        if not self.known:
            return None
        text, end = _begun(body, self.dialect)
        for at, shape in enumerate(self.known if text else ()):
            if found := shape.pattern.fullmatch(text, 0, end):
                if at:
                    self.known.insert(0, self.known.pop(at))
                return said(found, shape, self.dialect, plain=ordinary(body))
        return None

    def learn(self, body: bytes) -> None:
        """Learn from an entry that had no known shape."""
        self.shown += 1
        if _SHOWN <= self.shown < _SHOWN + _MOST_LEARNT:
            text, end = _begun(body, self.dialect)
            if tags := printed(text[:end], self.dialect) if text else ():
                self._add(tags)

    def _add(self, tags: Sequence[str]) -> None:
        for at, shape in enumerate(self.known):
            if made := merged(shape.order, tags):
                self.known[at] = compiled(made, self.dialect)
                return
        if own := merged((), tags):
            self.known = [compiled(own, self.dialect), *self.known[: _MOST_SHAPES - 1]]


def _begun(body: bytes, dialect: Dialect) -> tuple[str, int]:
    """Return the text of an entry that begins and ends as it should, and where its last tag begins."""
    text, sound = decode(body)
    whole = sound and text.startswith(dialect.head) and text.endswith(dialect.tail)
    end = len(text) - len(dialect.tail)
    return (text, end) if whole and end <= _LONG and "\t" not in text else ("", 0)


def printed(text: str, dialect: Dialect) -> Sequence[str]:
    """Return the tags of an entry in order as they are printed.

    None where a line is not spelt rightly, or where there are more than an order is learnt from.
    """
    lines = text.split("\n", _MOST_LINES)
    if dialect.indent:
        lines = [line for line in lines if not line.startswith(dialect.indent[1:])]
    tags = [f"{line} ".partition(dialect.sign)[0] for line in lines]
    right = len(lines) <= _MOST_LINES and len({*tags}) <= _MOST_TAGS
    right = right and all(dialect.shape.fullmatch(tag) for tag in {*tags})
    return tags if right and all(tags.count(tag) <= most for tag, most in dialect.once) else ()


def merged(order: Order, tags: Sequence[str]) -> Order:
    """Return an order that holds for other entries and for one more; () where the two do not agree.

    Tags that stand now before, now after each other share a place; the first tag has one for itself.

    >>> [sorted(place.tags) for place in merged((), ["T", "A", "A", "B", "A", "C"])]
    [['T'], ['A', 'B'], ['C']]
    """
    made, at, begun = list(order), -1, frozenset(tags[:1])
    for number, tag in enumerate(tags):
        here = next((place for place, one in enumerate(made) if tag in one.tags), -1)
        if here < 0:
            at += 1
            made.insert(at, Place(frozenset({tag}), several=False))
        elif here < at or tag in tags[max(0, number - 1) : number]:
            shared = frozenset().union(*(one.tags for one in made[here : at + 1]))
            made[here : at + 1] = [Place(shared, several=True)]
            at = here
        else:
            at = here
    fits = all(len(one.tags) <= _WIDEST for one in made) and len(made) <= _MOST_TAGS
    return tuple(made) if fits and made[0] == Place(begun, several=False) else ()


def compiled(order: Order, dialect: Dialect) -> Shape:
    """Return the shape of an order of a dialect's tags."""
    tags = sorted(tag for place in order for tag in place.tags)
    names = dialect.spelt or dict(zip(tags, tags, strict=True))
    asked = tuple((tag, intern(names[tag])) for tag in tags if tag in names)
    return _compiled(order, asked, Printed(dialect.sign, dialect.indent), dialect.lists, dialect.joined)


class Printed(NamedTuple):
    """How lines are printed: what parts a tag from its value, and what sets in further lines of one."""

    sign: str
    indent: str

    @property
    def whole(self) -> str:
        """Return the pattern of a value of one line that begins without a blank."""
        return r"(?![ \n]).*+" if self.indent else "(?! ).*+"

    @property
    def value(self) -> str:
        """Return the pattern of a value that begins without a blank."""
        return self.whole + self.fold

    @property
    def fold(self) -> str:
        """Return the pattern of the further lines of a value."""
        return rf"(?:{self.indent}(?=\S).*+)*+" if self.indent else ""

    def line(self, tags: Iterable[str], value: str) -> str:
        """Return the pattern of a line of some tags and a value, or without it and its blank."""
        either = "|".join(map(re.escape, sorted(tags)))
        edge = re.escape(self.sign.rstrip())
        return rf"\n(?:{either}){edge}(?: {value})?+{' ?+' if self.indent else ''}"

    def lines(self, tag: str) -> str:
        """Return the pattern of lines of one tag, whose values are a group that `tag` and `sign` part."""
        return self.line([tag], rf"({self.value}(?:\n{re.escape(tag + self.sign)}{self.value})*+)")

    def taker(self, tag: str) -> Callable[[str], list[str]]:
        """Return what takes the values of a tag out of several lines."""
        lead, indent = f"\n{tag}{self.sign}", self.indent

        def taken(block: str) -> list[str]:
            lines = block.replace(indent, " ") if indent else block
            return [piece.partition("\n")[0] for piece in lines.split(lead)[1:]]

        return taken


@lru_cache(maxsize=64)
def _compiled(
    order: Order,
    asked: tuple[tuple[str, str], ...],
    printed: Printed,
    lists: frozenset[str],
    joined: frozenset[str],
) -> Shape:
    """Return the shape of an order; `asked` are the printed tags that are kept, with their names."""
    names = dict(asked)
    listed = {tag for tag, name in asked if printed.indent and name in lists}
    parts: list[str] = []
    singles: list[tuple[str, int]] = []
    blocks: list[Block] = []
    group = 0
    for place in order:
        kept = [tag for tag in sorted(place.tags) if tag in names]
        if not kept:
            parts.append(rf"(?:{printed.line(place.tags, '.*+' + printed.fold)})*+")
        elif place.several and len(place.tags) == 1 and not listed.intersection(kept):
            parts.append(rf"(?:{printed.lines(kept[0])})?+")
            blocks.append((group, names[kept[0]], methodcaller("split", f"\n{kept[0]}{printed.sign}")))
        elif place.several:
            value = printed.whole if listed.intersection(kept) else printed.value
            parts.append(rf"((?:{printed.line(place.tags, value)})++)?+")
            blocks += [(group, names[tag], printed.taker(tag)) for tag in kept]
        else:
            parts.append(rf"(?:{printed.line(kept, f'({printed.value})')})?+")
            if kept[0] in listed:
                blocks.append((group, names[kept[0]], methodcaller("split", printed.indent)))
            else:
                singles.append((names[kept[0]], group))
        group += bool(kept)
    return Shape(
        order=order,
        pattern=re.compile("".join(parts).replace(r"\n", "", 1)),
        singles=tuple(name for name, _ in singles),
        take=_taker([group for _, group in singles]),
        blocks=tuple(blocks),
        joined=tuple(
            {at for name, at in [*singles, *((name, at) for at, name, _ in blocks)] if name in joined}
        ),
    )


def _taker(places: Sequence[int]) -> Callable[[Sequence[str]], Sequence[str]]:
    """Return what takes the values at some places as a sequence, also where it is one place or none."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda groups: [groups[place] for place in places]


def said(found: re.Match[str], shape: Shape, dialect: Dialect, *, plain: bool) -> Fields | None:
    """Return the values of a match by their tags; `plain` tells that its text is ordinary.

    None where a value of several has an entity, in which a semicolon parts nothing.
    """
    groups = found.groups("")
    values = list(shape.take(groups))
    runs: Runs = []
    for at, name, apart in shape.blocks:
        if block := groups[at]:
            start = len(values)
            values += apart(block)
            runs.append((name, start, len(values)))
    if not plain:
        return voiced(_pairs(shape.singles, values, runs), dialect)
    joined = "".join([groups[at] for at in shape.joined])
    if "&" in joined:
        return None
    made = _named(shape.singles, tidied(values, dialect.indent), runs)
    return _apart(made, dialect) if ";" in joined else made


def _pairs(singles: Sequence[str], values: Sequence[str], runs: Runs) -> list[tuple[str, str]]:
    """Return the values with their names."""
    more = ((name, value) for name, start, end in runs for value in values[start:end])
    return [*zip(singles, values, strict=False), *more]


def _named(singles: Sequence[str], values: list[str], runs: Runs) -> Fields:
    """Return values by their names."""
    one = dict(zip(singles, values, strict=False))
    several: dict[str, Sequence[str]] = {}
    for name, start, end in runs:
        kept = values[start:end]
        if "" in kept:
            kept = list(filter(None, kept))
        if kept:
            one[name] = kept[0]
        if len(kept) > 1:
            several[name] = kept
    return Fields(one, several)


def _apart(fields: Fields, dialect: Dialect) -> Fields:
    """Return tidy fields with the values that stand on one line taken apart."""
    for tag in dialect.joined:
        if fields.one.get(tag) and ";" in "".join(fields.all(tag)):
            parts = [part.strip() for value in fields.all(tag) for part in value.split(";")]
            kept = [part for part in parts if part and part not in ABSENT]
            one = {**fields.one, tag: kept[0] if kept else ""}
            fields = Fields(one, {**fields.several, tag: kept})
    return fields
