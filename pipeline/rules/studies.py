"""Rules of study and context files: what they are about, placements, readings."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from pipeline import files
from pipeline.places import Loc
from pipeline.rules.claims import claims
from pipeline.rules.extraction import extracted
from pipeline.rules.world import Finding, World, repeated, unknown
from pipeline.values import SLUG, Basis, StudyId

__all__ = ["studies"]
_NEEDED: Final = {
    Basis.STATED: ("place",),
    Basis.DERIVED: ("note",),
    Basis.TAKEN: ("by", "on"),
    Basis.ASSIGNED: ("by", "on"),
}


def studies(world: World) -> Iterator[Finding]:
    """Yield what is wrong with every file of studies/ and context/."""
    told: dict[str, str] = {}
    for stored in [*world.loaded.studies.values(), *world.loaded.context.values()]:
        path, work = stored.path, stored.value
        yield from _name(world, path)
        yield from _role(path, work)
        yield from unknown(world, path, ("report",), "record", work.report)
        first = told.setdefault(work.report, path)
        if first != path:
            message = f"{first} is about {work.report} too"
            yield Finding(
                path, ("report",), "duplicate-report", message, "a report has one file: join the two"
            )
        if work.reading is not None:
            yield from read_by(world, path, ("reading",), work.reading)
        yield from placements(world, path, work)
        yield from claims(world, path, work)
        yield from extracted(world, path, work)


def _name(world: World, path: str) -> Iterator[Finding]:
    """Yield a file whose name is no id, or that stands in both folders."""
    place = PurePosixPath(path)
    if not re.fullmatch(SLUG, place.stem):
        hint = "use lower-case letters, digits and hyphens, at most 64, the first no hyphen"
        yield Finding(path, (), "file-name", f"{place.stem} cannot be the id of a study", hint)
    if place.parent.name == "context" and place.stem in world.loaded.studies:
        message = f"{world.loaded.studies[StudyId(place.stem)].path} has the same id"
        hint = "a work is included or context: keep one of the two files"
        yield Finding(path, (), "duplicate-id", message, hint)


def _role(path: str, work: files.StudyFile) -> Iterator[Finding]:
    """Yield a context file that does not say why the work is cited, and a study file that does."""
    context = PurePosixPath(path).parent.name == "context"
    if context and work.role is None:
        yield Finding(path, (), "role-missing", "a work of context/ without a role", "say why it is cited")
    if not context and work.role is not None:
        hint = "take it out, or move the file to records/context/"
        yield Finding(path, ("role",), "role-of-study", "an included study has no role", hint)


def read_by(
    world: World, path: str, here: Loc, reading: files.Reading | files.StatedValue
) -> Iterator[Finding]:
    """Yield an unknown document or reader."""
    yield from unknown(world, path, (*here, "document"), "document", reading.document)
    yield from unknown(world, path, (*here, "by"), "reviewer", reading.by)


def placements(world: World, path: str, work: files.StudyFile) -> Iterator[Finding]:
    """Yield placements on unknown nodes, twice on one, or without what their origin asks for."""
    yield from repeated(path, ("placements",), (placed.node for placed in work.placements), key="node")
    for place, placed in enumerate(work.placements):
        here: Loc = ("placements", place)
        yield from unknown(world, path, (*here, "node"), "node", placed.node)
        yield from unknown(world, path, (*here, "by"), "reviewer", placed.by)
        for name in _NEEDED[placed.basis]:
            if getattr(placed, name) is None:
                message = f"a placement that is {placed.basis} without {name}"
                hint = f"add {name}, or mend the basis"
                yield Finding(path, here, f"{'date' if name == 'on' else name}-missing", message, hint)
