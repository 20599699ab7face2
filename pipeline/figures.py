"""Every figure by its name, as pages and prose ask for it: charts, flow, taxonomy, maps, timelines.

`figure(found, here, name)` takes "flow", "flow-COLUMN", "taxonomy", "taxonomy-NODE", "map", "map-NODE",
"upset", "frontier-STAGE", "traffic-TOOL", "biasbars-TOOL", "biasweights-TOOL" or the id of a declared
chart, and returns the drawing, its data as a table where it has any, and its list for screen readers where
it is a flow. All but flow and trees are drawn twice, wide and narrow; the style sheet shows the one that
fits. Pages set the drawing inside `<div class="fig">`, in a `figure` element of raw HTML; assets/figures.css
holds the classes and the colours of both schemes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from pipeline import files, frontiersvg, text
from pipeline.appraisal.bias import tools_of
from pipeline.biasbars import bars_svg, bars_table, shares
from pipeline.cells import TableView
from pipeline.charts_view import data_table, view
from pipeline.flowsvg import flow_svg, flow_table, outline
from pipeline.mapsvg import Map, map_svg
from pipeline.model import Column
from pipeline.refs import UnknownNameError
from pipeline.site import Site
from pipeline.svg import NARROW, WIDE
from pipeline.timelinesvg import timeline_svg
from pipeline.trafficsvg import traffic_svg, traffic_table
from pipeline.treesvg import tree_svg
from pipeline.upsetsvg import upset_svg, upset_table
from pipeline.values import NodeId, Slug, Stage

BIAS: Mapping[str, str] = {
    "traffic": "every study and domain",
    "biasbars": "studies at each level",
    "biasweights": "weight of the studies at each level",
}
"""The figures of a tool of bias: the first part of their names, and what they show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing with its title and caption, the data behind it, and the files it was made from."""

    id: str
    title: str
    caption: str
    svg: Markup
    table: TableView | None = None
    outline: Markup | None = None
    sources: tuple[str, ...] = ()


def names(found: Site) -> tuple[str, ...]:
    """Return the names of all figures of a review, sorted."""
    flows = [f"flow-{column.id}" for column in found.review.flow.columns]
    nodes = [f"{kind}-{node}" for node in found.nodes for kind in ("taxonomy", "map")]
    tools = [f"{kind}-{tool.id}" for tool in tools_of(found.review.protocol) for kind in BIAS]
    ranked = [f"frontier-{stage}" for stage in frontiersvg.stages(found.review)]
    return tuple(sorted({"flow", "upset", "taxonomy", "map", *flows, *nodes, *tools, *ranked, *found.charts}))


def figure(found: Site, here: str, name: str) -> Figure:
    """Return the figure of that name for the page at `here`; raise UnknownNameError for an unknown name."""
    if name in found.charts:
        return chart(found, here, found.charts[Slug(name)])
    if name == "upset":
        return _upset(found, here)
    for stage in frontiersvg.stages(found.review):
        if name == f"frontier-{stage}":
            return _frontier(found, stage)
    kind, _, rest = name.partition("-")
    if kind == "flow":
        return _flow(found, here, _column(found, rest))
    if kind in ("taxonomy", "map") and (not rest or rest in found.nodes):
        return _classes(found, here, kind, NodeId(rest) if rest else None)
    for tool in tools_of(found.review.protocol):
        if kind in BIAS and rest == tool.id:
            return _bias(found, here, kind, tool)
    raise UnknownNameError(f"there is no figure named {name!r}")


def chart(found: Site, here: str, spec: files.Chart) -> Figure:
    """Return a declared chart or figure."""
    if spec.kind in ("count", "values"):
        return _drawn(found, here, spec)
    if spec.kind == "timeline":
        drawn = _twins(lambda width: timeline_svg(found, here, spec, width))
    elif spec.kind == "tree":
        drawn = text.raw(tree_svg(found, here, spec.node))
    else:
        drawn = _map(found, here, Map(id=spec.id, title=spec.title, top=spec.node))
    return Figure(
        id=spec.id,
        title=spec.title,
        caption=spec.caption,
        svg=drawn,
        sources=("records/charts.yml", "records/taxonomy.yml"),
    )


def _drawn(found: Site, here: str, spec: files.Chart) -> Figure:
    from pipeline.charts_svg import draw  # noqa: PLC0415 - it loads matplotlib, half a second nobody else pays

    shown = view(found.review, spec)
    return Figure(
        id=spec.id,
        title=spec.title,
        caption=spec.caption,
        svg=_twins(lambda width: draw(found, here, shown, width)),
        table=data_table(shown),
        sources=shown.sources,
    )


def _upset(found: Site, here: str) -> Figure:
    return Figure(
        id="upset",
        title="Reports by the sources that found them",
        caption="A row stands for the reports that exactly the marked sources found.",
        svg=_twins(lambda width: upset_svg(found, here, width)),
        table=upset_table(found),
        sources=("records/searches",),
    )


def _frontier(found: Site, stage: Stage) -> Figure:
    drawn = frontiersvg.of_stage(found.review, stage)
    return Figure(
        id=f"frontier-{stage}",
        title=f"Recall that was sure: {stage.replace('-', ' ')}",
        caption=f"A point a day; at a confidence of {drawn.goal.confidence:g}.",
        svg=_twins(lambda width: frontiersvg.frontier_svg(drawn, width)),
        table=frontiersvg.frontier_table(drawn),
        sources=(frontiersvg.SOURCE,),
    )


def _bias(found: Site, here: str, kind: str, tool: files.BiasTool) -> Figure:
    """Return the lights of a tool, or its bars, each study counted once or by its weight."""
    weighted = kind == "biasweights"
    if kind == "traffic":
        drawn = _twins(lambda width: traffic_svg(found, here, tool, width))
    else:
        drawn = _twins(lambda width: bars_svg(found, here, tool, width, weighted=weighted))
    without = shares(found, tool, weighted=weighted).without
    names = ", ".join(work.name for work in without)
    return Figure(
        id=f"{kind}-{tool.id}",
        title=f"{tool.label}: {BIAS[kind]}",
        caption=f"Left out, because no weight of theirs is known: {names}." if without else "",
        svg=drawn,
        table=_behind(found, kind, tool),
        sources=("records/studies", "records/protocol.yml"),
    )


def _behind(found: Site, kind: str, tool: files.BiasTool) -> TableView | None:
    if kind == "traffic":
        return traffic_table(found, tool)
    return bars_table(found, tool) if kind == "biasbars" else None


def _twins(draw: Callable[[float], str]) -> Markup:
    return text.raw(draw(WIDE) + draw(NARROW))


def _map(found: Site, here: str, asked: Map) -> Markup:
    return _twins(lambda width: map_svg(found, here, asked, width))


def _column(found: Site, ident: str) -> Column:
    columns = found.review.flow.columns
    wanted = [column for column in columns if column.id == ident] if ident else list(columns[-1:])
    if not wanted:
        raise UnknownNameError(f"there is no column {ident!r} of the flow")
    return wanted[0]


def _flow(found: Site, here: str, column: Column) -> Figure:
    return Figure(
        id=f"flow-{column.id.replace('.', '-')}",
        title=f"Flow: {column.label}",
        caption="Every number leads to what it counts, or to why it is not known.",
        svg=text.raw(flow_svg(found, here, column)),
        table=flow_table(found.review.flow),
        outline=outline(found, here, column),
        sources=("records/protocol.yml",),
    )


def _classes(found: Site, here: str, kind: str, node: NodeId | None) -> Figure:
    label = found.nodes[node].label if node else found.review.protocol.short_title
    ident = node or "all"
    title = f"{'Classes' if kind == 'taxonomy' else 'Studies by class'}: {label}"
    if kind == "taxonomy":
        drawn = text.raw(tree_svg(found, here, node))
    else:
        drawn = _map(found, here, Map(id=ident, title=title, top=node))
    return Figure(
        id=f"{kind}-{ident}",
        title=title,
        caption="",
        svg=drawn,
        sources=("records/taxonomy.yml",),
    )
