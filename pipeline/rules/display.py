"""Rules of declared tables and charts."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final

from pipeline import files
from pipeline.charts_count import properties
from pipeline.fields import KINDS
from pipeline.places import Loc
from pipeline.rules.world import Finding, World, near, repeated, unknown

TABLES = "records/tables.yml"
CHARTS = "records/charts.yml"
WORKS: Final = ("studies", "context")
_TEXTED: Final = (*WORKS, "nodes")
_NARROWS: Final[Mapping[str, tuple[str, ...]]] = {
    "studies": ("nodes", "metrics", "kinds", "baselines", "ids", "sections"),
    "context": ("nodes", "metrics", "kinds", "baselines", "ids", "sections"),
    "claims": ("nodes", "metrics", "kinds", "baselines", "ids", "sections"),
    "searches": ("ids",),
    "queries": ("ids",),
    "discrepancies": ("nodes", "ids", "sections"),
    "nodes": ("nodes", "ids"),
}


def tables(world: World) -> Iterator[Finding]:
    """Yield what is wrong with declared tables."""
    declared = world.loaded.tables.value.tables
    yield from repeated(TABLES, ("tables",), (table.id for table in declared))
    for place, table in enumerate(declared):
        here: Loc = ("tables", place)
        yield from _selection(world, TABLES, (*here, "rows"), table.rows)
        if not table.columns:
            hint = "declare at least one"
            yield Finding(TABLES, (*here, "columns"), "no-column", "a table without columns", hint)
        for number, column in enumerate(table.columns):
            yield from _column(world, (*here, "columns", number), table.rows.of, column)
        known = tuple(KINDS[table.rows.of].fields)
        yield from _field(TABLES, (*here, "sort"), table.rows.of, table.sort, known)


def _column(world: World, here: Loc, of: str, column: files.TableColumn) -> Iterator[Finding]:
    """Yield a column without one source of its cells, or with a source that such rows do not have."""
    given = [name for name in ("field", "placement", "metrics", "text") if getattr(column, name)]
    if len(given) != 1:
        message = f"a column with {', '.join(given) or 'nothing'} as its source"
        hint = "give exactly one of field, placement, metrics, text"
        yield Finding(TABLES, here, "column-source", message, hint)
    if of not in WORKS and given not in ([], ["field"], ["text"] if of in _TEXTED else []):
        message = f"{of} have no {given[0]}"
        yield Finding(
            TABLES, (*here, given[0]), "column-of-works", message, "use a field, or rows of studies"
        )
    yield from _field(TABLES, (*here, "field"), of, column.field, tuple(KINDS[of].fields))
    yield from unknown(world, TABLES, (*here, "placement"), "node", column.placement)
    yield from _each(world, TABLES, (*here, "metrics"), "metric", column.metrics)
    yield from _text(world, here, of, column)


def _text(world: World, here: Loc, of: str, column: files.TableColumn) -> Iterator[Finding]:
    """Yield a text that no such row has."""
    known = {name for texts in _texts(world, of) for name in texts}
    if column.text is not None and column.text not in known and of in _TEXTED:
        message = f"no {'class' if of == 'nodes' else 'work'} has a text {column.text}"
        hint = f"{near(column.text, known)}write it under `texts` of {'one' if of == 'nodes' else 'a study'}"
        yield Finding(TABLES, (*here, "text"), "unknown-text", message, hint)


def _texts(world: World, of: str) -> Iterator[Collection[str]]:
    """Yield the texts of everything that can be a row of this kind."""
    if of == "nodes":
        yield from (node.texts for node in world.loaded.taxonomy.value.nodes)
    else:
        works = world.loaded.context if of == "context" else world.works
        yield from (stored.value.texts for stored in works.values())


def _field(path: str, here: Loc, of: str, name: str | None, known: tuple[str, ...]) -> Iterator[Finding]:
    """Yield a property that rows of this kind do not have."""
    if name is not None and name not in known:
        hint = f"{near(name, known)}use one of: {', '.join(sorted(known))}"
        yield Finding(path, here, "unknown-property", f"{of} have no {name}", hint)


def _each(world: World, path: str, here: Loc, what: str, idents: tuple[str, ...]) -> Iterator[Finding]:
    """Yield the unknown ids of a list."""
    for place, ident in enumerate(idents):
        yield from unknown(world, path, (*here, place), what, ident)


def _selection(world: World, path: str, here: Loc, rows: files.Selection) -> Iterator[Finding]:
    """Yield unknown ids in a selection, and narrowing that such rows do not know."""
    for name in ("nodes", "metrics", "kinds", "baselines", "ids", "sections"):
        if getattr(rows, name) and name not in _NARROWS[rows.of]:
            message = f"{rows.of} cannot be narrowed by {name}"
            hint = f"narrow them by: {', '.join(_NARROWS[rows.of])}"
            yield Finding(path, (*here, name), "selection-unused", message, hint)
    yield from _each(world, path, (*here, "nodes"), "node", rows.nodes)
    yield from _each(world, path, (*here, "metrics"), "metric", rows.metrics)
    known = frozenset(_IDS[rows.of](world))
    for place, ident in enumerate(rows.ids):
        if ident not in known and not (rows.of in _OF_WORKS and world.is_known("study", ident)):
            hint = f"{near(ident, known)}name one that there is"
            loc = (*here, "ids", place)
            yield Finding(path, loc, "unknown-row", f"there is nothing called {ident} among {rows.of}", hint)


_OF_WORKS: Final = ("studies", "context", "claims")
_IDS: Final[Mapping[str, Callable[[World], Iterator[str]]]] = {
    "studies": lambda world: iter(world.works),
    "context": lambda world: iter(world.works),
    "claims": lambda world: iter(world.works),
    "searches": lambda world: (one.value.id for one in world.loaded.searches),
    "queries": lambda world: (
        ident for one in world.loaded.searches for ident in (one.value.id, *(q.id for q in one.value.queries))
    ),
    "discrepancies": lambda world: (one.id for one in world.loaded.discrepancies.value.discrepancies),
    "nodes": lambda world: (one.id for one in world.loaded.taxonomy.value.nodes),
}


def charts(world: World) -> Iterator[Finding]:
    """Yield what is wrong with declared charts."""
    declared = world.loaded.charts.value.charts
    yield from repeated(CHARTS, ("charts",), (chart.id for chart in declared))
    for place, chart in enumerate(declared):
        here: Loc = ("charts", place)
        yield from _selection(world, CHARTS, (*here, "rows"), chart.rows)
        yield from unknown(world, CHARTS, (*here, "node"), "node", chart.node)
        yield from unknown(world, CHARTS, (*here, "unit"), "unit", chart.unit)
        yield from {"count": _counts, "values": _values}.get(chart.kind, _drawn)(world, here, chart)


def _drawn(world: World, here: Loc, chart: files.Chart) -> Iterator[Finding]:
    """Yield the works of a timeline's periods that are not there."""
    for place, period in enumerate(chart.periods):
        yield from _each(world, CHARTS, (*here, "periods", place, "works"), "study", period.works)


def _counts(_: World, here: Loc, chart: files.Chart) -> Iterator[Finding]:
    """Yield a chart of counts that does not say by what, or says what it does not use."""
    if chart.by is None:
        yield Finding(CHARTS, (*here, "kind"), "chart-by", "counted by nothing", "add `by`")
    yield from _field(CHARTS, (*here, "by"), chart.rows.of, chart.by, properties(chart.rows.of))
    if chart.unit is not None:
        hint = "take the unit out, or draw values"
        yield Finding(CHARTS, (*here, "unit"), "option-unused", "a count has no unit", hint)


def _values(world: World, here: Loc, chart: files.Chart) -> Iterator[Finding]:
    """Yield a chart of values without one metric that can be drawn, or in a unit that is not its own."""
    if len(chart.rows.metrics) != 1:
        message = f"values of {len(chart.rows.metrics)} metrics"
        hint = "select exactly one metric under `rows`"
        yield Finding(CHARTS, (*here, "rows"), "chart-metric", message, hint)
    if chart.by is not None:
        hint = "take it out, or count"
        yield Finding(CHARTS, (*here, "by"), "option-unused", "values are not counted by anything", hint)
    for metric in filter(None, (world.metrics.get(ident) for ident in chart.rows.metrics)):
        if not metric.chartable:
            hint = "say `chartable: true` in records/metrics.yml, or draw another"
            loc = (*here, "rows", "metrics", 0)
            yield Finding(CHARTS, loc, "not-chartable", f"{metric.id} is not chartable", hint)
        unit = world.units.get(chart.unit) if chart.unit else None
        if unit and unit.dimension != metric.dimension:
            message = f"{unit.id} measures {unit.dimension}, {metric.id} is of {metric.dimension}"
            hint = f"use a unit of {metric.dimension}"
            yield Finding(CHARTS, (*here, "unit"), "wrong-dimension", message, hint)
