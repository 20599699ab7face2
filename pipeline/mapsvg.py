"""A map: the classes at or below a node, each with the works placed on it as linked chips.

CSS classes used: fig-svg, fig-box, fig-line, fig-label, fig-muted, fig-chip, fig-link.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline import svg
from pipeline.cells import Ref
from pipeline.chips import chips
from pipeline.fields import study_ref
from pipeline.markup import to
from pipeline.site import Site
from pipeline.status import included
from pipeline.tree import Tree, direct, tree
from pipeline.values import NodeId, StudyId

INDENT = 20.0
SOURCE = "records/taxonomy.yml"

Drawn = tuple[list[str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """What a map is of: its id and title, and the node that it begins at, None for all classes."""

    id: str
    title: str
    top: NodeId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """What a map is drawn from and on: the classes, their works, the page, the width."""

    found: Site
    here: str
    shape: Tree
    held: Mapping[NodeId, tuple[StudyId, ...]]
    width: float

    def label(self, node: NodeId) -> str:
        return self.shape.nodes[node].label

    def works(self, node: NodeId) -> list[Ref]:
        return [study_ref(self.found.review, work) for work in self.held.get(node, ())]


def map_svg(found: Site, here: str, asked: Map, width: float = svg.WIDE) -> str:
    """Return the classes of a map with the studies placed on each as chips."""
    shape = tree(found.review.taxonomy)
    held = direct(included(found.review))
    sheet = _Sheet(found=found, here=here, shape=shape, held=held, width=width)
    starts = shape.roots if asked.top is None else shape.below(asked.top)[:1]
    body: list[str] = []
    y = 1.0
    for start in starts:
        parts, height = _card(sheet, start, y)
        body += parts
        y += height + 12
    inside = svg.element("g", {"data-source": SOURCE}, *body)
    said = "; ".join(_named(sheet, start) for start in starts)
    about = f"Classes and their studies. {said}."
    return svg.document(f"map-{asked.id}", asked.title, about, (width, y), inside, twin=True)


def _card(sheet: _Sheet, node: NodeId, top: float) -> Drawn:
    parts, height = _block(sheet, node, 14.0, top + 8)
    frame = svg.rect((1, top), (sheet.width - 2, height + 10), "fig-box")
    return [frame, *parts], height + 10


def _block(sheet: _Sheet, node: NodeId, x: float, y: float) -> Drawn:
    parts, used = _heading(sheet, node, x, y)
    refs, children = sheet.works(node), sheet.shape.children[node]
    drawn, height = chips(sheet.found, sheet.here, refs, (x, y + used), sheet.width - x - 14)
    parts += drawn
    used += height
    for child in children:
        inner, height = _block(sheet, child, x + INDENT, y + used + 4)
        parts += [svg.path([(x + 6, y + used + 6), (x + 6, y + used + height)], "fig-line"), *inner]
        used += height + 4
    if not refs and not children:
        parts.append(svg.text(x, y + used + 12, ["No study is placed here."], "fig-muted"))
        used += 20
    return parts, used


def _heading(sheet: _Sheet, node: NodeId, x: float, y: float) -> Drawn:
    lines = svg.wrap(sheet.label(node), (sheet.width - x - 14) / svg.BOLD, most=3)
    heading = svg.text(x, y + 16, lines, "fig-label")
    link = svg.link(to(sheet.here, f"taxonomy/{node}.html"), sheet.label(node), heading)
    return [link], 26 + (len(lines) - 1) * svg.LEADING


def _named(sheet: _Sheet, node: NodeId) -> str:
    names = ", ".join(ref.label for ref in sheet.works(node))
    inner = "; ".join(_named(sheet, child) for child in sheet.shape.children[node])
    own = f"{sheet.label(node)}: {names}" if names else sheet.label(node)
    return f"{own} ({inner})" if inner else own
