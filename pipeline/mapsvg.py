"""A map: the classes at or below a node, each with the works placed on it as linked chips.

CSS classes used: fig-svg, fig-box, fig-line, fig-label, fig-muted, fig-chip, fig-link.
"""

from pipeline import svg
from pipeline.chips import chips
from pipeline.fields import study_ref
from pipeline.markup import to
from pipeline.site import Site
from pipeline.status import included
from pipeline.tree import Tree, direct, tree
from pipeline.values import NodeId, StudyId

WIDTH = 680.0
INDENT = 20.0
SOURCE = "records/taxonomy.yml"

Held = dict[NodeId, tuple[StudyId, ...]]
Drawn = tuple[list[str], float]


def map_svg(found: Site, here: str, ident: str, title: str, top: NodeId | None = None) -> str:
    """Return the classes below a node (all of them for None) with the studies placed on each as chips."""
    shape = tree(found.review.taxonomy)
    held = dict(direct(included(found.review)))
    starts = shape.roots if top is None else shape.below(top)[:1]
    body: list[str] = []
    y = 1.0
    for start in starts:
        parts, height = _card(found, here, (shape, held), start, y)
        body += parts
        y += height + 12
    inside = svg.element("g", {"data-source": SOURCE}, *body)
    said = "; ".join(_named(found, shape, held, start) for start in starts)
    return svg.document(f"map-{ident}", title, f"Classes and their studies. {said}.", (WIDTH, y), inside)


def _card(found: Site, here: str, known: tuple[Tree, Held], node: NodeId, top: float) -> Drawn:
    parts, height = _block(found, here, known, node, (14.0, top + 8))
    frame = svg.rect((1, top), (WIDTH - 2, height + 10), "fig-box")
    return [frame, *parts], height + 10


def _block(
    found: Site, here: str, known: tuple[Tree, Held], node: NodeId, corner: tuple[float, float]
) -> Drawn:
    shape, held = known
    x, y = corner
    lines = svg.wrap(found.nodes[node].label, WIDTH - x - 20, most=2)
    heading = svg.text(x, y + 16, lines, "fig-label")
    parts = [svg.link(to(here, f"taxonomy/{node}.html"), found.nodes[node].label, heading)]
    used = 26 + (len(lines) - 1) * svg.LEADING
    refs = [study_ref(found.review, work) for work in held.get(node, ())]
    drawn, height = chips(found, here, refs, (x, y + used), WIDTH - x - 16)
    parts += drawn
    used += height
    for child in shape.children[node]:
        inner, height = _block(found, here, known, child, (x + INDENT, y + used + 4))
        parts += [svg.path([(x + 6, y + used + 6), (x + 6, y + used + height)], "fig-line"), *inner]
        used += height + 4
    if not refs and not shape.children[node]:
        parts.append(svg.text(x, y + used + 12, ["No study is placed here."], "fig-muted"))
        used += 20
    return parts, used


def _named(found: Site, shape: Tree, held: Held, node: NodeId) -> str:
    names = ", ".join(study_ref(found.review, work).label for work in held.get(node, ()))
    inner = "; ".join(_named(found, shape, held, child) for child in shape.children[node])
    own = f"{found.nodes[node].label}: {names}" if names else found.nodes[node].label
    return f"{own} ({inner})" if inner else own
