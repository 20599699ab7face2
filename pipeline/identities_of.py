"""Which identities a column has to satisfy by itself: I1 to I7 of PRISMA's boxes, written out once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from pipeline.flow_boxes import DATABASE_ARMS, OTHER_ARMS, RECORDS, REPORTS, held
from pipeline.flow_held import DATABASE_BOXES, DECIDED_BOXES, OTHER_BOXES, RECONSTRUCTED_BOXES
from pipeline.flow_reported import ALWAYS, NEW
from pipeline.model import Column, Count, Held, NotReported, Term
from pipeline.values import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Equation:
    """One identity of one column: `left` and `right` name counts that must hold the same things."""

    identity: str
    left: Mapping[str, Count]
    right: Mapping[str, Count]


class Kind(Enum):
    """What the numbers of a column are."""

    HELD = ""
    REPORTED = "-reported"
    RECONSTRUCTED = "-reconstructed"


Sum = tuple[str, tuple[str, ...], tuple[str, ...]]

TOTALS: Final = (*NEW, "total-studies", "total-reports")
UPDATED: Final = ("previous", "previous-reports", "withdrawn", "withdrawn-reports")
UNKNOWN_IF_ABSENT: Final = "removed-other"

LINES: Final[Mapping[str, str]] = {
    "identified": "I1",
    "identified-databases": "I1",
    "identified-registers": "I1",
    "duplicates": "I1",
    "distinct": "I1",
    "carried-over": "I2",
    "removed": "I2",
    "excluded-screening": "I5",
    "excluded-full-text": "I5",
    "excluded-other": "I5",
    "identified-other": "I6",
    "identified-websites": "I6",
    "identified-organisations": "I6",
    "identified-citations": "I6",
    "removed-other": "I6",
    "withdrawn-reports": "I9",
}

# A term is a box or BOX/LINE; what a column does not have counts for nothing.
SUMS: Final[tuple[Sum, ...]] = (
    ("I1", ("identified",), tuple(DATABASE_ARMS.values())),
    (
        "I2",
        ("identified", "carried-over/screening"),
        ("removed", "not-screened", "awaiting-screening", "screened"),
    ),
    ("I3", ("screened", "carried-over/full-text"), ("excluded-screening", "conflict-screening", "sought")),
    ("I4", ("sought",), ("not-retrieved", "awaiting-full-text", "assessed")),
    (
        "I7",
        ("assessed", "assessed-other"),
        ("excluded-full-text", "conflict-full-text", "excluded-other", "conflict-other", "new-reports"),
    ),
)
OTHER_SUMS: Final[tuple[Sum, ...]] = (
    ("I6", ("identified-other",), tuple(OTHER_ARMS.values())),
    ("I6", ("identified-other", "carried-over/other"), ("removed-other", "sought-other")),
    ("I4", ("sought-other",), ("not-retrieved-other", "awaiting-other", "assessed-other")),
)
RECONSTRUCTED_SUMS: Final[tuple[Sum, ...]] = (
    ("I2", ("identified",), ("removed", "reports")),
    ("I7", ("reports",), ("not-screened", *DECIDED_BOXES, "new-reports")),
)


def kind_of(column: Column) -> Kind:
    """Return what the numbers of a column are, as its id says."""
    return Kind(column.id.removeprefix(column.version))


def required(column: Column) -> tuple[str, ...]:
    """Return the boxes that a column of its kind cannot be without."""
    if kind_of(column) is Kind.REPORTED:
        return ("identified", *ALWAYS, *NEW)
    updated = UPDATED if any(name in column.boxes for name in UPDATED) else ()
    if kind_of(column) is Kind.RECONSTRUCTED:
        return ("identified", *RECONSTRUCTED_BOXES, *TOTALS, *updated)
    others = ("identified-other", *OTHER_BOXES) if _has_others(column) else ()
    shared = ("identified", "carried-over", "duplicates", "distinct", *DATABASE_BOXES)
    return (*shared, *others, *TOTALS, *updated)


def _has_others(column: Column) -> bool:
    return any(name in column.boxes for name in ("identified-other", *OTHER_BOXES))


def equations(column: Column) -> Iterator[Equation]:
    """Yield every equation that a column has to satisfy by itself."""
    yield from _by_lines(column)
    sums = RECONSTRUCTED_SUMS if kind_of(column) is Kind.RECONSTRUCTED else SUMS
    for identity, left, right in (*sums, *(OTHER_SUMS if _has_others(column) else ())):
        yield from _sum(column, identity, left, right)
    if {"identified", "duplicates", "distinct", "removed"} <= column.boxes.keys():
        yield from _by_source(column)
        yield _duplicates(column)


def _by_lines(column: Column) -> Iterator[Equation]:
    """Yield, for each box that is divided into lines, that the lines are the box."""
    for name, identity in LINES.items():
        box = column.boxes.get(name)
        if box and (box.lines or kind_of(column) is not Kind.REPORTED):
            lines = {f"{name}/{line.id}": line.count for line in box.lines}
            nothing = {"no line": held(box.count.counted, ())}
            yield Equation(identity=identity, left={name: box.count}, right=lines or nothing)


def _by_source(column: Column) -> Iterator[Equation]:
    """Yield that the records of each source are its duplicates and the rest."""
    for line in column.boxes["identified"].lines:
        parts = (f"duplicates/{line.id}", f"distinct/{line.id}")
        yield from _sum(column, "I1", (f"identified/{line.id}",), parts)


def _duplicates(column: Column) -> Equation:
    """Return that the duplicates by source are those removed, carried-over records left aside."""
    carried = column.boxes["carried-over"].count.ids if "carried-over" in column.boxes else frozenset()
    causes = (f"removed/{state.value}" for state in (State.DUPLICATE, State.KNOWN))
    ids = frozenset().union(*(found.ids for found in (_term(column, c) for c in causes) if found))
    return Equation(
        identity="I1",
        left={"duplicates": column.boxes["duplicates"].count},
        right={"removed as duplicates": held(RECORDS, ids - carried)},
    )


def _sum(column: Column, identity: str, left: tuple[str, ...], right: tuple[str, ...]) -> Iterator[Equation]:
    """Yield the equation of two sums of terms; none for reported numbers where a side has no term."""
    one, other = _side(column, left), _side(column, right)
    if kind_of(column) is Kind.REPORTED and not (one and other):
        return
    counted = {count.counted for count in (*one.values(), *other.values())}
    if counted == {RECORDS, REPORTS}:
        one, other = _as_records(column, one), _as_records(column, other)
    nothing = {"nothing": held(RECORDS if RECORDS in counted else REPORTS, ())}
    yield Equation(identity=identity, left=one or nothing, right=other or nothing)


def _side(column: Column, names: tuple[str, ...]) -> Mapping[str, Count]:
    """Return the terms of a sum that a column has."""
    found = {name: _term(column, name) for name in names}
    return {name: count for name, count in found.items() if count}


def _term(column: Column, name: str) -> Count | None:
    """Return the count of a box or of a line, None where the column has none."""
    box_id, _, line_id = name.partition("/")
    box = column.boxes.get(box_id)
    if box is None:
        return _absent(column, box_id)
    return next((line.count for line in box.lines if line.id == line_id), None) if line_id else box.count


def _absent(column: Column, name: str) -> Count | None:
    """Return what a missing box stands for: reports seldom say how many duplicates other methods had."""
    if name != UNKNOWN_IF_ABSENT or kind_of(column) is not Kind.REPORTED:
        return None
    return Count(counted=RECORDS, terms=(NotReported(why="no number is reported for this box"),))


def _as_records(column: Column, side: Mapping[str, Count]) -> Mapping[str, Count]:
    """Return the terms of a sum, reports counted as the records that stand for them."""
    return {name: _records(column, count) for name, count in side.items()}


def _records(column: Column, count: Count) -> Count:
    if count.counted is RECORDS:
        return count
    return Count(counted=RECORDS, terms=tuple(_stand(column, term) for term in count.terms))


def _stand(column: Column, term: Term) -> Term:
    if not isinstance(term, Held):
        return term
    return Held(ids=frozenset(column.stays.get(ident, ident) for ident in term.ids))
