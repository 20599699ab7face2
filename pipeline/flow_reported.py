"""The column of a version as its authors reported it: numbers with their place, or why there is none."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pipeline import files
from pipeline.flow_boxes import (
    DATABASE_ARMS,
    OTHER_ARMS,
    RECORDS,
    SHAPES,
    box,
    reason_labels,
    state_labels,
)
from pipeline.loaded import Loaded, Stored
from pipeline.model import Box, Column, Count, Line, NotReported, Reported
from pipeline.problems import Problem
from pipeline.values import Arm, Counted, SourceId, VersionId

Numbers = Mapping[str, files.ReportedNumber]

ALWAYS: Final = (
    "removed",
    "screened",
    "excluded-screening",
    "sought",
    "not-retrieved",
    "assessed",
    "excluded-full-text",
)
OTHERWISE: Final = ("sought-other", "not-retrieved-other", "assessed-other", "excluded-other")
NEW: Final = ("new-studies", "new-reports")
UPDATED: Final = ("previous", "previous-reports", "total-studies", "total-reports")


def is_reported(loaded: Loaded, version: VersionId) -> bool:
    """Tell whether a version has numbers that only its authors can vouch for."""
    protocol = loaded.protocol.value
    if version not in {each.id for each in protocol.versions}:
        return False
    rows = any(row.version == version for row in protocol.reported)
    searches = _searches(loaded, version)
    return rows or any(search.reported is not None and not search.files for search in searches)


def reported_column(loaded: Loaded, version: VersionId) -> Column:
    """Return the column of a version as reported; a number that is missing is never a zero."""
    protocol = loaded.protocol.value
    numbers: Numbers = {row.box: row for row in protocol.reported if row.version == version}
    made = {each.id: each for each in _boxes(loaded, version, numbers)}
    ordered = {name: made[name] for name in SHAPES if name in made}
    return Column(
        id=f"{version}-reported", version=version, label=f"Version {version}, as reported", boxes=ordered
    )


def problems(protocol: Stored[files.Protocol]) -> tuple[Problem, ...]:
    """Return a problem for each reported number whose box or unit the flow does not have."""
    found = (_problem(protocol, row) for row in protocol.value.reported)
    return tuple(problem for problem in found if problem)


def _problem(protocol: Stored[files.Protocol], row: files.ReportedNumber) -> Problem | None:
    name = _box_of(row.box)
    if name is None or (row.box != name and row.box not in _line_ids(protocol.value, name)):
        return Problem(
            protocol.path,
            0,
            0,
            "unknown-box",
            f"a number is reported for the box {row.box}, which the flow does not have",
            "name a box of the flow, or a box and one of its lines as BOX-LINE",
        )
    if row.counted is not SHAPES[name].counted:
        message = f"the box {row.box} counts {SHAPES[name].counted}s, not {row.counted}s"
        return Problem(protocol.path, 0, 0, "wrong-unit", message, "give the unit of the box")
    return None


def _box_of(name: str) -> str | None:
    """Return the box that a reported number belongs to: itself, or the one its line is in."""
    starts = [known for known in SHAPES if name == known or name.startswith(f"{known}-")]
    return max(starts, key=len, default=None)


def _line_ids(protocol: files.Protocol, name: str) -> set[str]:
    return {f"{name}-{line}" for line in _labels(protocol, name)}


def _labels(protocol: files.Protocol, name: str) -> Mapping[str, str]:
    """Return the lines that a box can have, with their labels."""
    if name.startswith("removed"):
        return state_labels()
    return reason_labels(protocol) if name.startswith("excluded") else {}


def _searches(loaded: Loaded, version: VersionId) -> tuple[files.Search, ...]:
    """Return the searches of a version in sequence, reconstruction sources left out."""
    arms = {source.id: source.arm for source in loaded.protocol.value.sources}
    found = (s.value for s in loaded.searches if s.value.version == version)
    searches = (s for s in found if arms.get(s.source) is not Arm.RECONSTRUCTION)
    return tuple(sorted(searches, key=lambda s: s.sequence))


def _boxes(loaded: Loaded, version: VersionId, numbers: Numbers) -> Iterator[Box]:
    """Yield the boxes of a reported column."""
    protocol = loaded.protocol.value
    searches = _searches(loaded, version)
    others = _has_others(protocol, searches, numbers)
    yield from _identified("identified", DATABASE_ARMS, protocol, searches, numbers)
    if others:
        yield from _identified("identified-other", OTHER_ARMS, protocol, searches, numbers)
    updated = [each.id for each in protocol.versions].index(version) > 0
    wanted = (*ALWAYS, *(OTHERWISE if others else ()), *NEW, *(UPDATED if updated else ()))
    for name in dict.fromkeys((*wanted, *_named(numbers))):
        yield box(name, _number(name, numbers), _reported_lines(name, protocol, numbers))


def _has_others(protocol: files.Protocol, searches: tuple[files.Search, ...], numbers: Numbers) -> bool:
    """Tell whether a version used other methods: by its searches, or by a number reported for them."""
    used = {search.source for search in searches}
    arms = {source.arm for source in protocol.sources if source.id in used}
    return bool(arms & OTHER_ARMS.keys()) or any(name.endswith("-other") for name in numbers)


def _named(numbers: Numbers) -> tuple[str, ...]:
    """Return the boxes, those of records identified left out, for which a number is reported."""
    return tuple(name for name in numbers if name in SHAPES and not name.startswith("identified"))


def _number(name: str, numbers: Numbers) -> Count:
    """Return the number reported under a name, or that there is none and why."""
    counted = SHAPES[_box_of(name) or name].counted
    row = numbers.get(name)
    if row is None:
        return Count(counted=counted, terms=(NotReported(why="no number is reported for this box"),))
    term = NotReported(why=row.place) if row.n is None else Reported(n=row.n, place=row.place)
    return Count(counted=counted, terms=(term,))


def _reported_lines(name: str, protocol: files.Protocol, numbers: Numbers) -> Iterator[Line]:
    """Yield the lines of a box for which a number is reported."""
    for line, label in _labels(protocol, name).items():
        if f"{name}-{line}" in numbers:
            yield Line(id=line, label=label, count=_number(f"{name}-{line}", numbers))


def _identified(
    name: str,
    arms: Mapping[Arm, str],
    protocol: files.Protocol,
    searches: tuple[files.Search, ...],
    numbers: Numbers,
) -> Iterator[Box]:
    """Yield the box of records identified and one for each arm that was searched."""
    by_arm = {arm: tuple(_source_lines(arm, protocol, searches)) for arm in arms}
    yield _summed(name, [line for lines in by_arm.values() for line in lines], numbers)
    for arm, lines in by_arm.items():
        if lines or arms[arm] in numbers:
            yield _summed(arms[arm], lines, numbers)


def _summed(name: str, lines: Iterable[Line], numbers: Numbers) -> Box:
    """Return a box with the number reported for it, or else with the terms of its lines."""
    given = tuple(lines)
    if name in numbers or not given:
        return box(name, _number(name, numbers), given)
    return box(name, Count(counted=RECORDS, terms=sum((ln.count.terms for ln in given), ())), given)


def _source_lines(arm: Arm, protocol: files.Protocol, searches: tuple[files.Search, ...]) -> Iterator[Line]:
    """Yield a line for each source of an arm that a version searched."""
    for source in protocol.sources:
        mine = [search for search in searches if search.source == source.id]
        if source.arm is arm and mine:
            yield Line(id=source.id, label=source.label, count=_hits(source.id, mine))


def _hits(source: SourceId, searches: list[files.Search]) -> Count:
    """Return the hits that the searches of one source reported, a term for each search."""
    return Count(counted=Counted.RECORD, terms=tuple(_hit(source, search) for search in searches))


def _hit(source: SourceId, search: files.Search) -> Reported | NotReported:
    if search.reported is None:
        why = search.unavailable or f"no number of hits is reported for search {search.id}"
        return NotReported(why=why)
    place = search.place or f"reported for search {search.id} of {source}"
    return Reported(n=search.reported, place=place)
