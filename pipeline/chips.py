"""Short names as chips that flow in lines and link to the works they stand for."""

from collections.abc import Sequence

from pipeline import svg
from pipeline.cells import Ref
from pipeline.site import Site
from pipeline.targets import address

SIZE = 12.5
HEIGHT = 24.0
LEADING = 15.0
GAP = 6.0
PADDING = 9.0

Point = tuple[float, float]


def chips(
    found: Site, here: str, refs: Sequence[Ref], corner: Point, width: float
) -> tuple[list[str], float]:
    """Return chips set in lines from `corner` on, no wider than `width`, and the height they take.

    A name that is wider than that takes several lines of its chip.
    """
    (left, top), drawn = corner, []
    x, y, tall = left, top, 0.0
    for ref in refs:
        lines = svg.wrap(ref.label, width - 2 * PADDING, SIZE, most=3)
        across, height = _size(lines)
        if x > left and x + across > left + width:
            x, y, tall = left, y + tall + GAP, 0.0
        drawn.append(_chip(address(found, here, ref), ref.label, lines, (x, y)))
        x, tall = x + across + GAP, max(tall, height)
    return drawn, y - top + tall + GAP if refs else 0.0


def _size(lines: Sequence[str]) -> Point:
    across = max(svg.breadth(line, SIZE) for line in lines) + 2 * PADDING
    return across, HEIGHT + (len(lines) - 1) * LEADING


def _chip(href: str, label: str, lines: Sequence[str], corner: Point) -> str:
    size = _size(lines)
    x, y = corner[0] + size[0] / 2, corner[1] + 16.5
    frame = svg.rect(corner, size, "fig-chip", HEIGHT / 2)
    name = svg.text(x, y, lines, "fig-link", font_size=SIZE, text_anchor="middle", leading=LEADING)
    return svg.link(href, label, frame, name)
