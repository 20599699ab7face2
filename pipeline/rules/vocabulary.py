"""Rules of the vocabularies: taxonomy, metrics and units, proper names, extraction form."""

from collections.abc import Iterator, Mapping
from unicodedata import normalize

from pipeline.places import Loc
from pipeline.problems import Severity
from pipeline.query.parse import parse
from pipeline.query.syntaxes import PLAIN
from pipeline.rules.world import FORM, METRICS, TAXONOMY, Finding, World, repeated, unknown

NAMES = "records/names.yml"


def taxonomy(world: World) -> Iterator[Finding]:
    """Yield nodes that stand twice, hang on nothing, in a circle, or before their parent."""
    nodes = world.loaded.taxonomy.value.nodes
    yield from repeated(TAXONOMY, ("nodes",), (node.id for node in nodes))
    parents: dict[str, str | None] = {node.id: node.parent for node in nodes}
    seen: set[str] = set()
    for place, node in enumerate(nodes):
        loc = ("nodes", place, "parent")
        yield from unknown(world, TAXONOMY, loc, "node", node.parent)
        if circles(parents, node.id):
            message = f"the parents of {node.id} lead back to itself"
            yield Finding(TAXONOMY, loc, "cyclic-taxonomy", message, "hang it on a node that is not below it")
        elif node.parent in parents and node.parent not in seen:
            message = f"{node.id} stands before its parent {node.parent}"
            yield Finding(TAXONOMY, loc, "parent-after-child", message, "move it below its parent")
        seen.add(node.id)


def circles(following: Mapping[str, str | None], start: str) -> bool:
    """Tell whether following the arrows from `start` leads back to it."""
    here = following.get(start)
    for _ in following:
        if here is None or here == start:
            break
        here = following.get(here)
    return here == start


def siblings(world: World) -> Iterator[Finding]:
    """Yield nodes that bear the same label as another child of their parent."""
    seen: set[tuple[str | None, str]] = set()
    for place, node in enumerate(world.loaded.taxonomy.value.nodes):
        mark = (node.parent, folded(node.label))
        if mark in seen:
            message = f"another node beside {node.id} bears the label {node.label}"
            yield Finding(
                TAXONOMY, ("nodes", place, "label"), "duplicate-label", message, "give one another label"
            )
        seen.add(mark)


def placement_rules(world: World) -> Iterator[Finding]:
    """Yield what is odd about the queries of rules, and rules whose points say nothing."""
    for place, node in enumerate(world.loaded.taxonomy.value.nodes):
        for which, rule in enumerate(node.rules):
            here = ("nodes", place, "rules", which)
            yield from linted(TAXONOMY, (*here, "query"), rule.query)
            if rule.points == 0:
                message = f"a rule of {node.id} gives no points"
                yield Finding(
                    TAXONOMY, (*here, "points"), "pointless-rule", message, "give some, or take it out"
                )


def linted(path: str, loc: Loc, text: str) -> Iterator[Finding]:
    """Yield what is odd about a query in plain notation; one that cannot be run is an error."""
    for one in parse(text, PLAIN).findings:
        told = one.problem(text, path)
        message = f"the query, sign {one.at + 1}: {told.message}"
        yield Finding(path, loc, told.code, message, told.hint, told.severity)


def folded(text: str) -> str:
    """Return a text without case and with its letters composed, for comparison."""
    return normalize("NFC", " ".join(text.split())).casefold()


def metrics(world: World) -> Iterator[Finding]:
    """Yield units and metrics that stand twice, and factors that convert nothing."""
    value = world.loaded.metrics.value
    yield from repeated(METRICS, ("units",), (unit.id for unit in value.units))
    yield from repeated(METRICS, ("metrics",), (metric.id for metric in value.metrics))
    for place, unit in enumerate(value.units):
        if unit.factor <= 0:
            message = f"the factor of {unit.id} is {unit.factor}"
            hint = "write how many of the dimension's base unit one such unit is"
            yield Finding(METRICS, ("units", place, "factor"), "bad-factor", message, hint)


def dimensions(world: World) -> Iterator[Finding]:
    """Yield metrics that can be charted but have no unit, and units of which nothing is measured."""
    value = world.loaded.metrics.value
    measured = {metric.dimension for metric in value.metrics}
    united = {unit.dimension for unit in value.units}
    for place, metric in enumerate(value.metrics):
        if metric.chartable and metric.dimension not in united:
            message = f"no unit has the dimension {metric.dimension} of {metric.id}"
            hint = "add a unit of that dimension, or mend its name"
            yield Finding(METRICS, ("metrics", place, "dimension"), "unknown-dimension", message, hint)
    for place, unit in enumerate(value.units):
        if unit.dimension not in measured:
            message = f"no metric has the dimension {unit.dimension} of {unit.id}"
            hint = "mend its name, or take the unit out"
            loc = ("units", place, "dimension")
            yield Finding(METRICS, loc, "unused-dimension", message, hint, Severity.WARNING)


def names(world: World) -> Iterator[Finding]:
    """Yield proper names that stand twice or hold no digit."""
    seen: set[str] = set()
    for place, name in enumerate(world.loaded.names.value.names):
        if folded(name) in seen:
            yield Finding(NAMES, ("names", place), "duplicate-name", f"{name} stands twice", "take one out")
        if not any(sign.isdigit() for sign in name):
            hint = "take it out: only names with digits need to stand here"
            message = f"{name} holds no digit"
            yield Finding(NAMES, ("names", place), "name-without-digit", message, hint, Severity.WARNING)
        seen.add(folded(name))


def form(world: World) -> Iterator[Finding]:
    """Yield fields of the extraction form that stand twice, or whose allowed values do not fit their type."""
    fields = world.loaded.form.value.fields
    yield from repeated(FORM, ("fields",), (field.id for field in fields))
    for place, field in enumerate(fields):
        yield from repeated(FORM, ("fields", place, "allowed"), field.allowed, key="")
        if field.type.endswith("choice") != bool(field.allowed):
            message = f"{field.id} is a {field.type} {'with' if field.allowed else 'without'} allowed values"
            hint = "list the values of a choice, and of nothing else"
            loc = ("fields", place, "allowed" if field.allowed else "type")
            yield Finding(FORM, loc, "allowed-values", message, hint)
        yield from unknown(world, FORM, ("fields", place, "unit"), "unit", field.unit)
        if field.unit and field.type != "number":
            message, hint = f"{field.id} is a {field.type} with a unit", "take it out, or make it a number"
            yield Finding(FORM, ("fields", place, "unit"), "unit-unwanted", message, hint)
