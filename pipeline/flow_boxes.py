"""The boxes a flow can have: their ids, PRISMA numbers, labels and units, and how one is made."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline import files
from pipeline.model import Box, Count, Held, Line, Outcome, Term
from pipeline.values import Arm, Counted, State

STUDIES, REPORTS, RECORDS = Counted.STUDY, Counted.REPORT, Counted.RECORD


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What is the same of a box in every column: PRISMA number (0 for a remainder), label, unit."""

    number: int
    label: str
    counted: Counted


def _shape(number: int, counted: Counted, label: str) -> Shape:
    return Shape(number=number, label=label, counted=counted)


SHAPES: Final[Mapping[str, Shape]] = {
    "previous": _shape(1, STUDIES, "Studies in the previous version"),
    "previous-reports": _shape(1, REPORTS, "Reports of studies in the previous version"),
    "identified": _shape(2, RECORDS, "Records identified"),
    "identified-databases": _shape(2, RECORDS, "Records identified from databases"),
    "identified-registers": _shape(2, RECORDS, "Records identified from registers"),
    "carried-over": _shape(0, RECORDS, "Records carried over from earlier versions"),
    "removed": _shape(3, RECORDS, "Records removed before screening"),
    "duplicates": _shape(3, RECORDS, "Duplicates, by source"),
    "distinct": _shape(0, RECORDS, "Records left without their duplicates, by source"),
    "reports": _shape(0, REPORTS, "Distinct reports listed"),
    "not-screened": _shape(0, REPORTS, "Reports for which no decision is known"),
    "awaiting-screening": _shape(0, RECORDS, "Records awaiting screening"),
    "screened": _shape(4, RECORDS, "Records screened"),
    "conflict-screening": _shape(0, RECORDS, "Records in conflict at screening"),
    "excluded-screening": _shape(5, RECORDS, "Records excluded"),
    "sought": _shape(6, REPORTS, "Reports sought for retrieval"),
    "not-retrieved": _shape(7, REPORTS, "Reports not retrieved"),
    "awaiting-full-text": _shape(0, REPORTS, "Reports awaiting assessment"),
    "assessed": _shape(8, REPORTS, "Reports assessed for eligibility"),
    "conflict-full-text": _shape(0, REPORTS, "Reports in conflict at assessment"),
    "excluded-full-text": _shape(9, REPORTS, "Reports excluded"),
    "identified-other": _shape(11, RECORDS, "Records identified by other methods"),
    "identified-websites": _shape(11, RECORDS, "Records identified from websites"),
    "identified-organisations": _shape(11, RECORDS, "Records identified from organisations"),
    "identified-citations": _shape(11, RECORDS, "Records identified by citation searching"),
    "removed-other": _shape(0, RECORDS, "Records of other methods removed"),
    "sought-other": _shape(12, REPORTS, "Reports of other methods sought"),
    "not-retrieved-other": _shape(13, REPORTS, "Reports of other methods not retrieved"),
    "awaiting-other": _shape(0, REPORTS, "Reports of other methods awaiting assessment"),
    "assessed-other": _shape(14, REPORTS, "Reports of other methods assessed"),
    "conflict-other": _shape(0, REPORTS, "Reports of other methods in conflict"),
    "excluded-other": _shape(15, REPORTS, "Reports of other methods excluded"),
    "new-studies": _shape(10, STUDIES, "New studies included"),
    "new-reports": _shape(10, REPORTS, "New reports included"),
    "withdrawn": _shape(0, STUDIES, "Studies withdrawn since the previous version"),
    "withdrawn-reports": _shape(0, REPORTS, "Reports withdrawn since the previous version"),
    "total-studies": _shape(16, STUDIES, "Studies included in all"),
    "total-reports": _shape(16, REPORTS, "Reports of studies included in all"),
}

DATABASE_ARMS: Final[Mapping[Arm, str]] = {
    Arm.DATABASE: "identified-databases",
    Arm.REGISTER: "identified-registers",
}
OTHER_ARMS: Final[Mapping[Arm, str]] = {
    Arm.WEBSITE: "identified-websites",
    Arm.ORGANISATION: "identified-organisations",
    Arm.CITATION: "identified-citations",
}

STATE_LABELS: Final[Mapping[State, str]] = {
    State.DUPLICATE: "Duplicate",
    State.KNOWN: "Duplicate of a record of an earlier version",
    State.INELIGIBLE: "Marked ineligible by automation",
    State.UNREADABLE: "Could not be read",
    State.NOT_SCREENED: "No decision known",
    State.AWAITING_SCREENING: "Awaiting screening",
    State.CONFLICT_SCREENING: "In conflict at screening",
    State.EXCLUDED_SCREENING: "Excluded at screening",
    State.NOT_RETRIEVED: "Not retrieved",
    State.AWAITING_FULL_TEXT: "Awaiting assessment",
    State.CONFLICT_FULL_TEXT: "In conflict at assessment",
    State.EXCLUDED_FULL_TEXT: "Excluded at assessment",
    State.INCLUDED: "Included",
}

REMOVED: Final = frozenset({State.DUPLICATE, State.KNOWN, State.INELIGIBLE, State.UNREADABLE})
REPEATED: Final = frozenset({State.DUPLICATE, State.KNOWN})
PENDING_SCREENING: Final = frozenset({State.AWAITING_SCREENING, State.CONFLICT_SCREENING})
PENDING_FULL_TEXT: Final = frozenset({State.AWAITING_FULL_TEXT, State.CONFLICT_FULL_TEXT})
PENDING: Final = PENDING_SCREENING | PENDING_FULL_TEXT
ASSESSED: Final = frozenset({State.CONFLICT_FULL_TEXT, State.EXCLUDED_FULL_TEXT, State.INCLUDED})
SOUGHT: Final = ASSESSED | {State.NOT_RETRIEVED, State.AWAITING_FULL_TEXT}
SCREENED: Final = SOUGHT | {State.CONFLICT_SCREENING, State.EXCLUDED_SCREENING}
SEARCHED: Final = frozenset(State) - REMOVED


def held(counted: Counted, ids: Iterable[str]) -> Count:
    """Return the count that is the size of a set of ids."""
    return Count(counted=counted, terms=(Held(ids=frozenset(ids)),))


def terms(counted: Counted, parts: Iterable[Term]) -> Count:
    """Return a count of several terms, the held ones joined into one set.

    An empty set says that there is none where it stands alone, and nothing beside a term that is not held.
    """
    given = tuple(parts)
    ids = frozenset[str]().union(*(t.ids for t in given if isinstance(t, Held)))
    rest = tuple(t for t in given if not isinstance(t, Held))
    return Count(counted=counted, terms=(Held(ids=ids), *rest) if ids or not rest else rest)


def box(ident: str, count: Count, lines: Iterable[Line] = ()) -> Box:
    """Return the box of that id with its number and label; raise KeyError for an unknown id."""
    shape = SHAPES[ident]
    return Box(id=ident, number=shape.number, label=shape.label, count=count, lines=tuple(lines))


def ids_of(rows: Iterable[Outcome], counted: Counted) -> frozenset[str]:
    """Return what a box of that unit holds of these rows: their records, or their reports."""
    return frozenset(row.record if counted is RECORDS else row.report for row in rows)


def lines_by(
    rows: Iterable[Outcome], counted: Counted, key: Callable[[Outcome], str], labels: Mapping[str, str]
) -> tuple[Line, ...]:
    """Return one line for each value of `key` met, in the order of `labels`, unnamed values last."""
    groups: dict[str, list[Outcome]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    order = [*labels, *sorted(groups.keys() - labels.keys())]
    return tuple(
        Line(id=name, label=labels.get(name, name), count=held(counted, ids_of(groups[name], counted)))
        for name in order
        if name in groups
    )


def state_of(row: Outcome) -> str:
    """Return the state of a row, as the id of a line."""
    return row.state.value


def reason_of(row: Outcome) -> str:
    """Return the primary reason of a row, or `no-reason`."""
    return row.reason or "no-reason"


def state_labels() -> Mapping[str, str]:
    """Return the labels of states by the ids of their lines."""
    return {state.value: label for state, label in STATE_LABELS.items()}


def reason_labels(protocol: files.Protocol) -> Mapping[str, str]:
    """Return the labels of reasons in the order of the protocol, and of a missing reason."""
    return {r.id: r.label for r in protocol.reasons} | {"no-reason": "No reason recorded"}
