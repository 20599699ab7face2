"""What a chart shows, before it is drawn: bars of counts, or claims as marks on one axis."""

from dataclasses import dataclass

from pipeline.amounts import Reading
from pipeline.cells import Ref
from pipeline.model import Count
from pipeline.values import Bound, Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: what its things have in common, and their count.

    `missing` marks the bar of the things for which the property is not stated; `ref` links the label,
    `members` are links to the things counted, where they have pages.
    """

    label: str
    count: Count
    ref: Ref | None = None
    members: tuple[Ref, ...] = ()
    missing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CountView:
    """A chart of counts: one bar for each value of one property."""

    id: str
    title: str
    caption: str
    property: str
    counted: Counted
    bars: tuple[Bar, ...]
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One stated value on the axis, converted to the chart's unit; `low` = `high` unless a range."""

    bound: Bound
    low: float
    high: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRow:
    """One claim: its work, how it reads, and a mark for every distinct value stated."""

    work: Ref
    claim: Ref
    reading: Reading
    marks: tuple[Mark, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A claim that is selected but cannot be drawn, and why."""

    work: Ref
    reading: Reading
    why: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuesView:
    """A chart of claims on one metric in one unit; `axis` names both."""

    id: str
    title: str
    caption: str
    axis: str
    log: bool
    rows: tuple[ValueRow, ...]
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


ChartView = CountView | ValuesView
