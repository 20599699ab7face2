"""The prose of the records: definitions, captions, summaries and findings hold no typed number."""

from collections.abc import Callable, Iterator

from pipeline.places import Loc
from pipeline.prosecheck import CODE, HINT, MESSAGE, plain
from pipeline.rules.world import Finding, World

Told = Iterator[tuple[str, Loc, str | None]]


def prose(world: World) -> Iterator[Finding]:
    """Yield each number typed in a text that tells, and does not record, something."""
    names = world.loaded.names.value.names
    if world.loaded.names.path in world.broken:
        return
    for source in TEXTS:
        for path, loc, text in source(world):
            for found in plain(text or "", names):
                yield Finding(path, loc, CODE, MESSAGE.format(found.number), HINT)


def _definitions(world: World) -> Told:
    taxonomy, metrics = world.loaded.taxonomy, world.loaded.metrics
    for place, node in enumerate(taxonomy.value.nodes):
        yield taxonomy.path, ("nodes", place, "definition"), node.definition
    for place, metric in enumerate(metrics.value.metrics):
        yield metrics.path, ("metrics", place, "definition"), metric.definition


def _captions(world: World) -> Told:
    tables, charts = world.loaded.tables, world.loaded.charts
    for place, table in enumerate(tables.value.tables):
        yield tables.path, ("tables", place, "title"), table.title
        yield tables.path, ("tables", place, "caption"), table.caption
    for place, chart in enumerate(charts.value.charts):
        yield charts.path, ("charts", place, "title"), chart.title
        yield charts.path, ("charts", place, "caption"), chart.caption


def _works(world: World) -> Told:
    for work in world.works.values():
        yield work.path, ("summary",), work.value.summary
        for key, text in work.value.texts.items():
            yield work.path, ("texts", key), text


def _discrepancies(world: World) -> Told:
    found = world.loaded.discrepancies
    for place, one in enumerate(found.value.discrepancies):
        yield found.path, ("discrepancies", place, "finding"), one.finding
        yield found.path, ("discrepancies", place, "standing"), one.standing


TEXTS: tuple[Callable[[World], Told], ...] = (_definitions, _captions, _works, _discrepancies)
