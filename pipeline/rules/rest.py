"""Rules of discrepancies, releases, and the dates of all files."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from pipeline.loaded import Stored
from pipeline.places import Loc
from pipeline.rules.protocol import number
from pipeline.rules.world import PROTOCOL, Finding, World, repeated, unknown

DISCREPANCIES = "records/discrepancies.yml"
_FIRST = date(1900, 1, 1)


def discrepancies(world: World) -> Iterator[Finding]:
    """Yield discrepancies that stand twice, concern unknown works or claims, or name no place."""
    found = world.loaded.discrepancies.value.discrepancies
    yield from repeated(DISCREPANCIES, ("discrepancies",), (one.id for one in found))
    for place, one in enumerate(found):
        here: Loc = ("discrepancies", place)
        for position, study in enumerate(one.studies):
            yield from unknown(world, DISCREPANCIES, (*here, "studies", position), "study", study)
        for position, claim in enumerate(one.disputes):
            yield from unknown(world, DISCREPANCIES, (*here, "disputes", position), "claim", claim)
        yield from repeated(DISCREPANCIES, (*here, "studies"), one.studies, key="")
        yield from repeated(DISCREPANCIES, (*here, "disputes"), one.disputes, key="")
        if not one.places:
            hint = "say where it is to be seen"
            yield Finding(DISCREPANCIES, (*here, "places"), "place-missing", "a discrepancy nowhere", hint)


def releases(world: World) -> Iterator[Finding]:
    """Yield releases of unknown versions, and releases that are younger than a later one."""
    frozen = world.loaded.releases
    for place, release in enumerate(frozen):
        path = f"records/releases/{release.version}/manifest.json"
        if not world.is_known("version", release.version):
            message = f"the protocol has no version {release.version}"
            hint = "list it under `versions` of records/protocol.yml"
            yield Finding(path, (), "unknown-version", message, hint)
        if place and release.on < frozen[place - 1].on:
            message = f"version {release.version} is older than {frozen[place - 1].version}"
            yield Finding(path, (), "releases-not-ascending", message, "mend the date of one of the two")
    versions = world.loaded.protocol.value.versions
    last = max((number(release.version) for release in frozen), default=())
    for place, version in enumerate(versions):
        released = any(release.version == version.id for release in frozen)
        if number(version.id) < last and not released and _held(world, version.id):
            message = f"version {version.id} was not released, a later one was"
            loc = ("versions", place, "id")
            yield Finding(PROTOCOL, loc, "version-skipped", message, "release versions in their order")


def _held(world: World, version: str) -> bool:
    """Tell whether a version has searches whose exports we hold."""
    return any(one.value.version == version and one.value.files for one in world.loaded.searches)


def dates(world: World, today: date) -> Iterator[Finding]:
    """Yield dates that lie after today, or so far back that a digit must be wrong."""
    for stored in _files(world):
        for loc, found in _dates(stored.value, ()):
            if found > today:
                message = f"{found} lies in the future"
                yield Finding(stored.path, loc, "future-date", message, "write the day on which it was done")
            if found < _FIRST:
                message = f"{found} lies too far back"
                yield Finding(stored.path, loc, "date-implausible", message, "mend the year")


def _files(world: World) -> Iterator[Stored[Any]]:
    """Yield every file that has dates."""
    loaded = world.loaded
    yield loaded.protocol
    yield from loaded.searches
    yield from loaded.corrections
    yield from loaded.links
    yield from loaded.rulings
    yield from loaded.sheets
    yield from loaded.studies.values()
    yield from loaded.context.values()
    yield from loaded.extractions
    yield from loaded.rankings
    yield loaded.certainty
    yield loaded.aliases


def _dates(value: object, loc: Loc) -> Iterator[tuple[Loc, date]]:
    """Yield every date in a value, with the keys that lead to it."""
    if isinstance(value, date):
        yield loc, value
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _dates(item, (*loc, place))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _dates(item, (*loc, key))
    elif is_dataclass(value):
        for field in fields(value):
            yield from _dates(getattr(value, field.name), (*loc, field.name))
