"""The taxonomy, or the part below a node, as a tree of linked boxes with the number of studies in each.

CSS classes used: fig-svg, fig-box, fig-box-strong, fig-line, fig-label, fig-strong.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline import svg
from pipeline.markup import to
from pipeline.site import Site, number_page
from pipeline.tree import Tree, tree
from pipeline.values import NodeId

WIDTH = 680.0
GAP = 24.0
WIDEST = 212.0
NARROWEST = 146.0
SIZE = 12.5
LEADING = 16.0
SOURCE = "records/taxonomy.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """A node's box: its lines of label, its place and size, and the boxes of its children."""

    node: NodeId
    lines: tuple[str, ...]
    depth: int
    top: float
    height: float
    below: tuple["_Box", ...]

    @property
    def middle(self) -> float:
        """Return the height at which lines meet the box."""
        return self.top + self.height / 2


def tree_svg(found: Site, here: str, top: NodeId | None = None) -> str:
    """Return the tree below a node, the node included, or all trees; unknown nodes give an empty figure."""
    shape = tree(found.review.taxonomy)
    starts = shape.roots if top is None else shape.below(top)[:1]
    depth = max((_depth(shape, start) for start in starts), default=1)
    across = max(NARROWEST, min(WIDEST, (WIDTH - GAP * (depth - 1)) / depth))
    boxes, height = _placed(shape, starts, across)
    width = depth * across + (depth - 1) * GAP + 2
    body = [part for box in boxes for part in _drawn(found, here, box, across)]
    name = shape.nodes[top].label if top and top in shape.nodes else found.review.protocol.short_title
    title = f"Classes of {name}"
    inside = svg.element("g", {"data-source": SOURCE}, *body)
    return svg.document(
        f"tree-{top or 'all'}", title, _described(found, boxes), (width, max(height, 20.0)), inside
    )


def _depth(shape: Tree, node: NodeId) -> int:
    return 1 + max((_depth(shape, child) for child in shape.children[node]), default=0)


def _placed(shape: Tree, nodes: tuple[NodeId, ...], across: float) -> tuple[list[_Box], float]:
    boxes, y = [], 1.0
    for node in nodes:
        box, y = _box(shape, node, across, (0, y))
        boxes.append(box)
        y += 8
    return boxes, y


def _box(shape: Tree, node: NodeId, across: float, at: tuple[int, float]) -> tuple[_Box, float]:
    depth, top = at
    lines = svg.wrap(shape.nodes[node].label, across - 48, SIZE, most=4)
    height = len(lines) * LEADING + 14
    below, y = [], top
    for child in shape.children[node]:
        box, y = _box(shape, child, across, (depth + 1, y))
        below.append(box)
    if below:
        middle = (below[0].middle + below[-1].middle) / 2
        top = max(top, middle - height / 2)
    end = max(y, top + height + 8)
    box = _Box(node=node, lines=lines, depth=depth, top=top, height=height, below=tuple(below))
    return box, end


def _drawn(found: Site, here: str, box: _Box, across: float) -> Iterator[str]:
    left = 1 + box.depth * (across + GAP)
    for child in box.below:
        elbow = left + across + GAP / 2
        end = left + across + GAP
        points = [
            (left + across, box.middle),
            (elbow, box.middle),
            (elbow, child.middle),
            (end, child.middle),
        ]
        yield svg.path(points, "fig-line")
    css = "fig-box-strong" if box.depth == 0 else "fig-box"
    label = svg.text(left + 10, box.top + 19, box.lines, "fig-label", font_size=SIZE, leading=LEADING)
    frame = svg.rect((left, box.top), (across, box.height), css)
    node = found.nodes[box.node]
    yield svg.link(to(here, f"taxonomy/{box.node}.html"), node.label, frame, label)
    yield _number(found, here, box, left + across - 10)
    for child in box.below:
        yield from _drawn(found, here, child, across)


def _number(found: Site, here: str, box: _Box, right: float) -> str:
    number = found.numbers[f"node.{box.node}"]
    text = svg.text(
        right, box.middle + 4.5, [str(number.count)], "fig-strong", font_size=SIZE, text_anchor="end"
    )
    spoken = f"{number.label}: {number.count}"
    return svg.link(to(here, number_page(found, number)), spoken, text, data_number=number.name)


def _described(found: Site, boxes: list[_Box]) -> str:
    names = ", ".join(_named(found, box) for box in boxes)
    return f"A tree of classes, each with its number of studies at or below it: {names}."


def _named(found: Site, box: _Box) -> str:
    count = found.numbers[f"node.{box.node}"].count
    own = f"{found.nodes[box.node].label} {count}"
    inner = ", ".join(_named(found, child) for child in box.below)
    return f"{own} ({inner})" if inner else own
