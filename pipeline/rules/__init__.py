"""What must hold across the files of a review: every rule one generator, listed once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from pipeline.load import again
from pipeline.loaded import Loaded
from pipeline.locating import positions
from pipeline.places import known_part
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

RULES: tuple[Callable[[World], Iterator[Finding]], ...] = (
    protocol.vocabularies,
    protocol.versions,
    protocol.sources,
    protocol.reasons,
    protocol.criteria,
    protocol.votes,
    protocol.reported,
    protocol.schedule,
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


def _placed(found: Iterable[Finding], root: Path) -> Iterator[Problem]:
    """Yield each finding at line and column; a file is read again only where something is wrong with it."""
    by_file: Mapping[str, list[Finding]] = defaultdict(list)
    for finding in found:
        by_file[finding.path].append(finding)
    for path, findings in by_file.items():
        places = positions(again(root, path), path)
        for one in findings:
            place = places.get(known_part(places, one.loc), (0, 0))
            yield Problem(path, *place, one.code, one.message, one.hint, one.severity)
