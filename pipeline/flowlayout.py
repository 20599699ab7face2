"""Where the boxes of a flow stand: bands, lanes and rows, in pixels; no drawing, no links.

PRISMA's boxes keep their places: what goes on runs down a lane, what leaves it stands to its right.
Remainders are shown where they are not zero; no box is left out because its number is not reported.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from pipeline import svg
from pipeline.model import Box, Column, Count

Kind = Literal["main", "side", "in"]
Lanes = tuple[tuple[float, ...], float]

SIZE = 12.5
LEADING = 15.5
PITCH = 24.0
PADDING = 9.0
RAIL = 22.0
BETWEEN = 22.0
OPEN, WARN = "fig-box-open", "fig-box-warn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """One rank of the diagram: its band, and the boxes that stand in its lanes, pairs joined in one card."""

    band: str
    main: tuple[tuple[str, ...], ...] = ()
    side: tuple[tuple[str, ...], ...] = ()
    other: tuple[tuple[str, ...], ...] = ()
    other_side: tuple[tuple[str, ...], ...] = ()


RANKS: Sequence[Rank] = (
    Rank(
        band="Identification",
        main=(("identified",),),
        side=(("removed",),),
        other=(("identified-other",),),
        other_side=(("removed-other",),),
    ),
    Rank(band="Screening", side=(("carried-over",),)),
    Rank(
        band="Screening",
        main=(("screened",), ("reports",)),
        side=(("excluded-screening",), ("not-screened",), ("awaiting-screening",), ("conflict-screening",)),
    ),
    Rank(
        band="Screening",
        main=(("sought",),),
        side=(("not-retrieved",),),
        other=(("sought-other",),),
        other_side=(("not-retrieved-other",),),
    ),
    Rank(
        band="Screening",
        main=(("assessed",),),
        side=(("excluded-full-text",), ("awaiting-full-text",), ("conflict-full-text",)),
        other=(("assessed-other",),),
        other_side=(("excluded-other",), ("awaiting-other",), ("conflict-other",)),
    ),
    Rank(band="Included", main=(("new-studies", "new-reports"),)),
    Rank(
        band="Included",
        side=(("previous", "previous-reports"), ("withdrawn", "withdrawn-reports")),
    ),
    Rank(band="Included", main=(("total-studies", "total-reports"),)),
)
INWARD = frozenset({"carried-over", "previous"})
REMAINDERS = ("awaiting", "conflict", "not-screened", "carried-over", "withdrawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a card that counts something: wrapped label, count, name of the number, place inside."""

    lines: tuple[str, ...]
    label: str
    count: Count
    number: str
    strong: bool
    top: float
    height: float
    beneath: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One drawn box with its entries; `kind` says how it is tied to its lane."""

    css: str
    kind: Kind
    lane: int
    entries: tuple[Entry, ...]
    left: float
    top: float
    width: float
    height: float

    @property
    def tie(self) -> float:
        """Return the height at which a line meets the card: that of its first words."""
        return self.top + 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A side label of the diagram and its extent."""

    label: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A whole diagram: its size, cards from top to bottom, and bands."""

    width: float
    height: float
    cards: tuple[Card, ...]
    bands: tuple[Band, ...]


def layout(column: Column) -> Layout:
    """Return where everything of one column stands."""
    other = any(name.endswith("-other") for name in column.boxes)
    width, across = (692.0, 152.0) if other else (600.0, 266.0)
    lanes = (_lefts(across, other=other), across)
    cards: list[Card] = []
    bands: list[Band] = []
    y = 2.0
    for label, ranks in groupby(RANKS, key=lambda rank: rank.band):
        made = _band(column, ranks, lanes, y)
        if made:
            bottom = max(y + _least(label), *(card.top + card.height for card in made))
            bands.append(Band(label=label, top=y, bottom=bottom))
            cards += made
            y = bottom + BETWEEN
    return Layout(width=width, height=max(y - BETWEEN + 2, 20.0), cards=tuple(cards), bands=tuple(bands))


def _least(label: str) -> float:
    return svg.breadth(label, 12) * svg.BOLD + 12


def _band(column: Column, ranks: Iterable[Rank], lanes: Lanes, top: float) -> list[Card]:
    cards: list[Card] = []
    for rank in ranks:
        made = list(_rank(column, rank, lanes, top))
        if made:
            cards += made
            top = max(card.top + card.height for card in made) + BETWEEN
    return cards


def shown(box: Box) -> bool:
    """Tell whether a box is drawn: all of PRISMA's are, remainders where they are not zero."""
    return bool(box.number or box.count.known or box.count.unknown)


def _lefts(across: float, *, other: bool) -> tuple[float, ...]:
    gaps = (14.0, 18.0, 14.0) if other else (34.0,)
    found = [RAIL + 10]
    for gap in gaps:
        found.append(found[-1] + across + gap)
    return tuple(found)


def _rank(column: Column, rank: Rank, lanes: Lanes, top: float) -> Iterator[Card]:
    lefts, across = lanes
    for lane, groups in enumerate((rank.main, rank.side, rank.other, rank.other_side)[: len(lefts)]):
        y = top
        for group in groups:
            boxes = [column.boxes[name] for name in group if name in column.boxes]
            if any(shown(box) for box in boxes):
                card = _card(column, boxes, lane, (lefts[lane], y, across))
                yield card
                y += card.height + 10


def _card(column: Column, boxes: Sequence[Box], lane: int, at: tuple[float, float, float]) -> Card:
    left, top, across = at
    entries = tuple(_entries(column, boxes, across))
    bottom = entries[-1].top + entries[-1].height
    return Card(
        css=_css(boxes),
        kind="main" if lane % 2 == 0 else "in" if boxes[0].id in INWARD else "side",
        lane=lane,
        entries=entries,
        left=left,
        top=top,
        width=across,
        height=bottom + PADDING - 3,
    )


def _css(boxes: Iterable[Box]) -> str:
    first = next(iter(boxes))
    if first.id.startswith(REMAINDERS):
        return WARN
    if first.count.unknown == len(first.count.terms):
        return OPEN
    return "fig-box-strong" if first.number in (10, 16) else "fig-box"


def _entries(column: Column, boxes: Iterable[Box], across: float) -> Iterator[Entry]:
    y = PADDING - 3
    for box in boxes:
        name = f"flow.{column.id}.{box.id}"
        rows = [(box.label, box.count, name, True)]
        rows += [(line.label, line.count, f"{name}.{line.id}", False) for line in box.lines]
        for row in rows:
            made = _entry(row, across - 2 * PADDING, y)
            yield made
            y += made.height


def _entry(row: tuple[str, Count, str, bool], room: float, top: float) -> Entry:
    label, count, number, strong = row
    said = str(count)
    beside = svg.breadth(said, SIZE) <= 62
    free = room - (svg.breadth(said, SIZE) * svg.BOLD + 8 if beside else 0)
    lines = svg.wrap(label, free / (svg.BOLD if strong else 1), SIZE, most=5)
    beneath = () if beside else svg.wrap(said, room, SIZE, most=3)
    height = max(PITCH, (len(lines) + len(beneath)) * LEADING + 7)
    return Entry(
        lines=lines,
        label=label,
        count=count,
        number=number,
        strong=strong,
        top=top,
        height=height,
        beneath=beneath,
    )


def by_lane(cards: Iterable[Card]) -> Mapping[int, tuple[Card, ...]]:
    """Return the cards of every lane, from top to bottom."""
    found: dict[int, list[Card]] = {}
    for card in cards:
        found.setdefault(card.lane, []).append(card)
    return {lane: tuple(held) for lane, held in found.items()}
