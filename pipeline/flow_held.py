"""The columns of a version that we hold: every box is a set of ids out of the outcome table."""

from collections.abc import Iterator, Mapping
from typing import Final

from pipeline import files
from pipeline.flow_boxes import (
    ASSESSED,
    DATABASE_ARMS,
    OTHER_ARMS,
    RECORDS,
    REMOVED,
    REPEATED,
    SCREENED,
    SEARCHED,
    SHAPES,
    SOUGHT,
    box,
    held,
    ids_of,
    lines_by,
    reason_labels,
    reason_of,
    state_labels,
    state_of,
)
from pipeline.flow_editions import Edition
from pipeline.flow_included import Base, included
from pipeline.flow_sources import Rows, Searched, by_arm, by_source, identified, searched
from pipeline.loaded import Loaded
from pipeline.model import Box, Column, Line
from pipeline.values import Arm, Counted, State

States = Mapping[str, frozenset[State]]

DATABASE_BOXES: Final[States] = {
    "removed": REMOVED,
    "not-screened": frozenset({State.NOT_SCREENED}),
    "awaiting-screening": frozenset({State.AWAITING_SCREENING}),
    "screened": SCREENED,
    "conflict-screening": frozenset({State.CONFLICT_SCREENING}),
    "excluded-screening": frozenset({State.EXCLUDED_SCREENING}),
    "sought": SOUGHT,
    "not-retrieved": frozenset({State.NOT_RETRIEVED}),
    "awaiting-full-text": frozenset({State.AWAITING_FULL_TEXT}),
    "assessed": ASSESSED,
    "conflict-full-text": frozenset({State.CONFLICT_FULL_TEXT}),
    "excluded-full-text": frozenset({State.EXCLUDED_FULL_TEXT}),
}

OTHER_BOXES: Final[States] = {
    "removed-other": REMOVED,
    "sought-other": SEARCHED,
    "not-retrieved-other": frozenset({State.NOT_RETRIEVED}),
    "awaiting-other": frozenset({State.AWAITING_FULL_TEXT, State.AWAITING_SCREENING, State.NOT_SCREENED}),
    "assessed-other": ASSESSED | {State.CONFLICT_SCREENING, State.EXCLUDED_SCREENING},
    "conflict-other": frozenset({State.CONFLICT_FULL_TEXT, State.CONFLICT_SCREENING}),
    "excluded-other": frozenset({State.EXCLUDED_FULL_TEXT, State.EXCLUDED_SCREENING}),
}

RECONSTRUCTED_BOXES: Final[States] = {
    "removed": REMOVED,
    "reports": SEARCHED,
    "not-screened": frozenset({State.NOT_SCREENED}),
}

DECIDED_BOXES: Final[States] = {
    name: DATABASE_BOXES[name]
    for name in (
        "awaiting-screening",
        "conflict-screening",
        "excluded-screening",
        "not-retrieved",
        "awaiting-full-text",
        "conflict-full-text",
        "excluded-full-text",
    )
}

ENTRY_LABELS: Final[Mapping[str, str]] = {
    "screening": "Entering at screening",
    "full-text": "Entering at retrieval",
    "other": "Entering at retrieval, by other methods",
}


def held_column(loaded: Loaded, edition: Edition, base: Base) -> Column:
    """Return the column of everything that a version's searches found and its people decided."""
    protocol = loaded.protocol.value
    rows = edition.found
    sources = searched(loaded, edition.version, tuple(filter(edition.fresh, rows)))
    made = [
        *_database(edition, rows, sources, protocol),
        *_other(edition, rows, sources, protocol),
        *included(edition, rows, base),
    ]
    return _column(edition, "", f"Version {edition.version}", made, rows)


def reconstructed_column(loaded: Loaded, edition: Edition, base: Base) -> Column:
    """Return the column of what a reconstruction source lists, outside both arms of the flow."""
    protocol = loaded.protocol.value
    rows = edition.listed
    sources = searched(loaded, edition.version, rows)
    made = [
        identified("identified", rows, sources, sources.of({Arm.RECONSTRUCTION: ""})),
        *_boxes(RECONSTRUCTED_BOXES, rows, protocol),
        *(each for each in _boxes(DECIDED_BOXES, rows, protocol) if each.count.known),
        *included(edition, rows, base),
    ]
    label = f"Version {edition.version}, as reconstructed"
    return _column(edition, "-reconstructed", label, made, rows)


def _column(edition: Edition, suffix: str, label: str, made: list[Box], rows: Rows) -> Column:
    standing = [row for row in rows if row.state not in REMOVED and not edition.withdrawn(row)]
    return Column(
        id=edition.version + suffix,
        version=edition.version,
        label=label,
        boxes={each.id: each for each in made},
        stays={row.report: row.record for row in standing},
        studies=dict(edition.previous) | dict(edition.included),
    )


def _database(edition: Edition, rows: Rows, sources: Searched, protocol: files.Protocol) -> Iterator[Box]:
    """Yield the boxes of the arm of databases and registers."""
    names = sources.of(DATABASE_ARMS)
    side = tuple(r for r in rows if r.arm not in OTHER_ARMS and not edition.withdrawn(r))
    fresh = tuple(filter(edition.fresh, side))
    yield identified("identified", fresh, sources, names)
    yield from by_arm(DATABASE_ARMS, fresh, sources)
    yield _carried_over(edition, rows)
    yield from _repeated(fresh, sources)
    for each in _boxes(DATABASE_BOXES, side, protocol):
        yield _screened_now(edition, side) if each.id == "screened" else each


def _repeated(rows: Rows, sources: Searched) -> Iterator[Box]:
    """Yield the duplicates by source, and what is left without them."""
    names = sources.of(DATABASE_ARMS)
    twice = tuple(row for row in rows if row.state in REPEATED)
    once = tuple(row for row in rows if row.state not in REPEATED)
    yield by_source("duplicates", twice, sources, names)
    yield by_source("distinct", once, sources, names)


def _other(edition: Edition, rows: Rows, sources: Searched, protocol: files.Protocol) -> Iterator[Box]:
    """Yield the boxes of the arm of other methods, none where no other method was used."""
    side = tuple(row for row in rows if row.arm in OTHER_ARMS and not edition.withdrawn(row))
    names = sources.of(OTHER_ARMS)
    if side or names:
        fresh = tuple(filter(edition.fresh, side))
        yield identified("identified-other", fresh, sources, names)
        yield from by_arm(OTHER_ARMS, fresh, sources)
        yield from _boxes(OTHER_BOXES, side, protocol)


def _boxes(table: States, rows: Rows, protocol: files.Protocol) -> Iterator[Box]:
    """Yield a box per line of a table of states, with lines by cause or by reason."""
    for name, states in table.items():
        chosen = tuple(row for row in rows if row.state in states)
        counted = SHAPES[name].counted
        yield box(name, held(counted, ids_of(chosen, counted)), _lines(name, chosen, counted, protocol))


def _lines(name: str, rows: Rows, counted: Counted, protocol: files.Protocol) -> tuple[Line, ...]:
    """Return the lines of a box: causes of a removal, reasons of an exclusion, none of another box."""
    if name.startswith("removed"):
        return lines_by(rows, counted, state_of, state_labels())
    if name.startswith("excluded"):
        return lines_by(rows, counted, reason_of, reason_labels(protocol))
    return ()


def _screened_now(edition: Edition, rows: Rows) -> Box:
    """Return the records screened in this version, those left aside that it only went on assessing."""
    chosen = (row for row in rows if row.state in SCREENED and not edition.late(row))
    return box("screened", held(RECORDS, ids_of(chosen, RECORDS)))


def _carried_over(edition: Edition, rows: Rows) -> Box:
    """Return the box of records that earlier versions left open, by the point at which they enter."""
    taken_up = tuple(filter(edition.carried, rows))
    lines = lines_by(taken_up, RECORDS, edition.entry, ENTRY_LABELS)
    return box("carried-over", held(RECORDS, ids_of(taken_up, RECORDS)), lines)
