"""What must hold across the files of a review: every rule one generator, listed once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from pipeline import files
from pipeline.load import again
from pipeline.loaded import Loaded, Stored, alone
from pipeline.locating import positions
from pipeline.places import Loc, Place, known_part
from pipeline.problems import Problem
from pipeline.rules import (
    appraisal,
    display,
    extraction,
    identity,
    prose,
    protocol,
    rest,
    searches,
    sheets,
    studies,
    vocabulary,
    workings,
)
from pipeline.rules.world import Finding, World

Rule = Callable[[World], Iterator[Finding]]
OF_PROTOCOL: tuple[Rule, ...] = (
    protocol.vocabularies,
    protocol.versions,
    protocol.sources,
    protocol.queries,
    protocol.reasons,
    protocol.criteria,
    protocol.votes,
    protocol.reported,
    protocol.schedule,
)
RULES: tuple[Rule, ...] = (
    *OF_PROTOCOL,
    vocabulary.taxonomy,
    vocabulary.siblings,
    vocabulary.placement_rules,
    vocabulary.metrics,
    vocabulary.dimensions,
    vocabulary.names,
    vocabulary.form,
    display.tables,
    display.charts,
    searches.sidecars,
    searches.series,
    searches.indexes,
    identity.corrections,
    identity.links,
    identity.rulings,
    identity.aliases,
    sheets.sheets,
    studies.studies,
    extraction.forms,
    extraction.differences,
    appraisal.tools,
    appraisal.scale,
    appraisal.judgements,
    appraisal.disagreements,
    appraisal.certainty,
    rest.discrepancies,
    workings.workings,
    prose.prose,
    rest.releases,
)


def check(loaded: Loaded, today: date) -> tuple[Problem, ...]:
    """Return what is wrong between the files of a review, at its place; `loaded.problems` come beside it."""
    world = World(loaded)
    found = [finding for rule in RULES for finding in rule(world)]
    found += rest.dates(world, today)
    return tuple(sorted(set(_placed(found, Path(loaded.root)))))


def check_protocol(stored: Stored[files.Protocol], data: bytes) -> tuple[Problem, ...]:
    """Return what is wrong with a protocol that is no part of a review, at its place in its own file."""
    world = World(alone(stored))
    found = [finding for rule in OF_PROTOCOL for finding in rule(world)]
    places = positions(data, stored.path)
    return tuple(sorted({_problem(one, stored.path, places) for one in found}))


def _placed(found: Iterable[Finding], root: Path) -> Iterator[Problem]:
    """Yield each finding at line and column; a file is read again only where something is wrong with it."""
    by_file: Mapping[str, list[Finding]] = defaultdict(list)
    for finding in found:
        by_file[finding.path].append(finding)
    for path, findings in by_file.items():
        places = positions(again(root, path), path)
        yield from (_problem(one, path, places) for one in findings)


def _problem(one: Finding, path: str, places: Mapping[Loc, Place]) -> Problem:
    place = places.get(known_part(places, one.loc), (0, 0))
    return Problem(path, *place, one.code, one.message, one.hint, one.severity)
