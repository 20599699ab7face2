"""The columns of a version that we hold: every box is a set of ids out of the outcome table."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline import files
from pipeline.flow_boxes import (
    ASSESSED,
    DATABASE_ARMS,
    OTHER_ARMS,
    PENDING_FULL_TEXT,
    RECORDS,
    REMOVED,
    REPORTS,
    SCREENED,
    SEARCHED,
    SHAPES,
    SOUGHT,
    STUDIES,
    box,
    held,
    ids_of,
    lines_by,
    reason_labels,
    reason_of,
    state_labels,
    state_of,
    terms,
)
from pipeline.flow_editions import Edition
from pipeline.loaded import Loaded
from pipeline.model import Box, Column, Held, Line, NotReported, Outcome, Term
from pipeline.values import Arm, Counted, SearchId, SourceId, State, VersionId

DATABASE_BOXES: Final[Mapping[str, frozenset[State]]] = {
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

OTHER_BOXES: Final[Mapping[str, frozenset[State]]] = {
    "removed-other": REMOVED,
    "sought-other": SEARCHED,
    "not-retrieved-other": frozenset({State.NOT_RETRIEVED}),
    "awaiting-other": frozenset({State.AWAITING_FULL_TEXT, State.AWAITING_SCREENING, State.NOT_SCREENED}),
    "assessed-other": ASSESSED | {State.CONFLICT_SCREENING, State.EXCLUDED_SCREENING},
    "conflict-other": frozenset({State.CONFLICT_FULL_TEXT, State.CONFLICT_SCREENING}),
    "excluded-other": frozenset({State.EXCLUDED_FULL_TEXT, State.EXCLUDED_SCREENING}),
}

RECONSTRUCTED_BOXES: Final[Mapping[str, frozenset[State]]] = {
    "removed": REMOVED,
    "reports": SEARCHED,
    "not-screened": frozenset({State.NOT_SCREENED}),
}

DECIDED_BOXES: Final[Mapping[str, frozenset[State]]] = {
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What earlier versions included that is known only as reported: numbers, no ids."""

    studies: tuple[Term, ...] = ()
    reports: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """The sources that a version searched, each with its searches whose export is not held."""

    arms: Mapping[SourceId, Arm]
    labels: Mapping[str, str]
    absent: Mapping[SourceId, tuple[NotReported, ...]]

    def of(self, arms: Mapping[Arm, str]) -> tuple[SourceId, ...]:
        """Return the searched sources of these arms, arm by arm, in the order of the protocol."""
        return tuple(source for arm in arms for source in self.arms if self.arms[source] is arm)


def searched(loaded: Loaded, version: VersionId, rows: tuple[Outcome, ...]) -> Searched:
    """Return the sources of a version's searches and of its rows."""
    protocol = loaded.protocol.value
    held_of = {row.search for row in rows}
    searches = [stored.value for stored in loaded.searches if stored.value.version == version]
    used = {search.source for search in searches} | {row.source for row in rows}
    return Searched(
        arms={source.id: source.arm for source in protocol.sources if source.id in used},
        labels={source.id: source.label for source in protocol.sources},
        absent={source: _absent(searches, source, held_of) for source in used},
    )


def _absent(
    searches: list[files.Search], source: SourceId, held_of: set[SearchId]
) -> tuple[NotReported, ...]:
    """Return a term for every search of a source that has neither files nor rows."""
    return tuple(
        NotReported(why=search.unavailable or f"the export of search {search.id} is not held")
        for search in searches
        if search.source == source and not search.files and search.id not in held_of
    )


def held_column(loaded: Loaded, edition: Edition, base: Base) -> Column:
    """Return the column of everything that a version's searches found and its people decided."""
    protocol = loaded.protocol.value
    rows = tuple(row for row in edition.rows if not _reconstructed(edition, row))
    sources = searched(loaded, edition.version, tuple(row for row in rows if edition.fresh(row)))
    made = [
        *_database(edition, rows, sources, protocol),
        *_other(edition, rows, sources, protocol),
        *_included(edition, rows, base),
    ]
    return _column(edition, "", f"Version {edition.version}", made, rows)


def reconstructed_column(loaded: Loaded, edition: Edition, base: Base) -> Column:
    """Return the column of what a reconstruction source lists, outside both arms of the flow."""
    protocol = loaded.protocol.value
    rows = tuple(row for row in edition.rows if _reconstructed(edition, row))
    sources = searched(loaded, edition.version, rows)
    decided = _boxes(DECIDED_BOXES, rows, protocol, lambda _name, _row: True)
    made = [
        _identified("identified", rows, sources, sources.of({Arm.RECONSTRUCTION: ""})),
        *_boxes(RECONSTRUCTED_BOXES, rows, protocol, lambda _name, _row: True),
        *(each for each in decided if each.count.known),
        *_included(edition, rows, base),
    ]
    label = f"Version {edition.version}, as reconstructed"
    return _column(edition, "-reconstructed", label, made, rows)


def reconstructs(edition: Edition) -> bool:
    """Tell whether an edition has records of a reconstruction source."""
    return any(_reconstructed(edition, row) for row in edition.rows)


def holds(edition: Edition) -> bool:
    """Tell whether an edition has rows for the column as held."""
    return any(not _reconstructed(edition, row) for row in edition.rows)


def _reconstructed(edition: Edition, row: Outcome) -> bool:
    """Tell whether a row is new in this edition and of a reconstruction source."""
    return row.arm is Arm.RECONSTRUCTION and edition.fresh(row)


def _column(edition: Edition, suffix: str, label: str, made: list[Box], rows: tuple[Outcome, ...]) -> Column:
    standing = [row for row in rows if row.state not in REMOVED and not edition.withdrawn(row)]
    return Column(
        id=edition.version + suffix,
        version=edition.version,
        label=label,
        boxes={each.id: each for each in made},
        stays={row.report: row.record for row in standing},
        studies=dict(edition.previous) | dict(edition.included),
    )


def _database(
    edition: Edition, rows: tuple[Outcome, ...], sources: Searched, protocol: files.Protocol
) -> Iterator[Box]:
    """Yield the boxes of the arm of databases and registers."""
    side = tuple(r for r in rows if r.arm not in OTHER_ARMS and not edition.withdrawn(r))
    fresh = tuple(row for row in side if edition.fresh(row))
    yield _identified("identified", fresh, sources, sources.of(DATABASE_ARMS))
    yield from _arms(DATABASE_ARMS, fresh, sources)
    yield _carried_over(edition, rows)
    twice = tuple(row for row in fresh if row.state in {State.DUPLICATE, State.KNOWN})
    names = sources.of(DATABASE_ARMS)
    yield _by_source("duplicates", twice, sources, names)
    once = tuple(row for row in fresh if row.state not in {State.DUPLICATE, State.KNOWN})
    yield _by_source("distinct", once, sources, names)
    yield from _boxes(
        DATABASE_BOXES, side, protocol, lambda name, row: name != "screened" or not _late(edition, row)
    )


def _other(
    edition: Edition, rows: tuple[Outcome, ...], sources: Searched, protocol: files.Protocol
) -> Iterator[Box]:
    """Yield the boxes of the arm of other methods, none where no other method was used."""
    side = tuple(row for row in rows if row.arm in OTHER_ARMS and not edition.withdrawn(row))
    names = sources.of(OTHER_ARMS)
    if not side and not names:
        return
    fresh = tuple(row for row in side if edition.fresh(row))
    yield _identified("identified-other", fresh, sources, names)
    yield from _arms(OTHER_ARMS, fresh, sources)
    yield from _boxes(OTHER_BOXES, side, protocol, lambda _name, _row: True)


def _boxes(
    table: Mapping[str, frozenset[State]],
    rows: tuple[Outcome, ...],
    protocol: files.Protocol,
    wanted: Callable[[str, Outcome], bool],
) -> Iterator[Box]:
    """Yield a box per line of a table of states, with lines by cause or by reason."""
    for name, states in table.items():
        chosen = [row for row in rows if row.state in states and wanted(name, row)]
        counted = SHAPES[name].counted
        yield box(name, held(counted, ids_of(chosen, counted)), _lines(name, chosen, counted, protocol))


def _lines(name: str, rows: list[Outcome], counted: Counted, protocol: files.Protocol) -> tuple[Line, ...]:
    """Return the lines of a box: causes of a removal, reasons of an exclusion, none of another box."""
    if name.startswith("removed"):
        return lines_by(rows, counted, state_of, state_labels())
    if name.startswith("excluded"):
        return lines_by(rows, counted, reason_of, reason_labels(protocol))
    return ()


def _identified(name: str, rows: tuple[Outcome, ...], sources: Searched, names: tuple[SourceId, ...]) -> Box:
    """Return a box of identified records with a line per source; an export not held stays unknown."""
    unknown = [term for source in names for term in sources.absent.get(source, ())]
    count = terms(RECORDS, (Held(ids=ids_of(rows, RECORDS)), *unknown))
    lines = (_source_line(source, rows, sources, sources.absent.get(source, ())) for source in names)
    return box(name, count, lines)


def _by_source(name: str, rows: tuple[Outcome, ...], sources: Searched, names: tuple[SourceId, ...]) -> Box:
    """Return a box of held records with a line per source."""
    lines = (_source_line(source, rows, sources, ()) for source in names)
    return box(name, held(RECORDS, ids_of(rows, RECORDS)), lines)


def _source_line(
    source: SourceId, rows: tuple[Outcome, ...], sources: Searched, unknown: tuple[NotReported, ...]
) -> Line:
    mine = Held(ids=ids_of((row for row in rows if row.source == source), RECORDS))
    return Line(id=source, label=sources.labels[source], count=terms(RECORDS, (mine, *unknown)))


def _arms(arms: Mapping[Arm, str], rows: tuple[Outcome, ...], sources: Searched) -> Iterator[Box]:
    """Yield a box of identified records for each arm that was searched."""
    for arm, name in arms.items():
        names = sources.of({arm: name})
        if names:
            yield _identified(name, tuple(row for row in rows if row.arm is arm), sources, names)


def _carried_over(edition: Edition, rows: tuple[Outcome, ...]) -> Box:
    """Return the box of records that earlier versions left open, by the point at which they enter."""
    taken_up = [row for row in rows if edition.carried(row)]
    lines = lines_by(taken_up, RECORDS, lambda row: _entry(edition, row), ENTRY_LABELS)
    return box("carried-over", held(RECORDS, ids_of(taken_up, RECORDS)), lines)


def _entry(edition: Edition, row: Outcome) -> str:
    if row.arm in OTHER_ARMS:
        return "other"
    return "full-text" if _late(edition, row) else "screening"


def _late(edition: Edition, row: Outcome) -> bool:
    """Tell whether a carried-over record was screened in an earlier version, and not again."""
    old = edition.before.get(row.record)
    return old is not None and old.state in SOUGHT | PENDING_FULL_TEXT and row.state in SOUGHT


def _included(edition: Edition, rows: tuple[Outcome, ...], base: Base) -> Iterator[Box]:
    """Yield what is included: previous, withdrawn, new and total, of studies and of reports."""
    gone, mine = edition.gone, {row.report for row in rows} & edition.new
    before = frozenset(edition.previous.values())
    now = frozenset(edition.included.values())
    if base.studies or not edition.first:
        yield box("previous", terms(STUDIES, (Held(ids=before), *base.studies)))
        yield box("previous-reports", terms(REPORTS, (_ids(edition.previous), *base.reports)))
        yield box("withdrawn", held(STUDIES, before - now))
        yield box("withdrawn-reports", held(REPORTS, gone), _causes(gone))
    yield box("new-studies", held(STUDIES, _new_studies(edition, mine) - before))
    yield box("new-reports", held(REPORTS, mine))
    yield box("total-studies", terms(STUDIES, (Held(ids=edition.total), *base.studies)))
    yield box("total-reports", terms(REPORTS, (_ids(edition.included), *base.reports)))


def _ids(reports: Iterable[str]) -> Held:
    return Held(ids=frozenset(reports))


def _new_studies(edition: Edition, mine: Iterable[str]) -> frozenset[str]:
    """Return the studies of a column's new reports, and those split from studies known before."""
    split = frozenset(edition.studies[report] for report in edition.kept)
    return split | frozenset(edition.studies[report] for report in mine)


def _causes(gone: Mapping[str, Outcome]) -> Iterator[Line]:
    """Yield a line for each state in which withdrawn reports now are."""
    for state, label in state_labels().items():
        ids = [report for report, row in gone.items() if row.state.value == state]
        if ids:
            yield Line(id=state, label=label, count=held(REPORTS, ids))
