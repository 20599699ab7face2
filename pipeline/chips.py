"""Short names as chips that flow in lines and link to the works they stand for."""

from collections.abc import Sequence

from pipeline import svg
from pipeline.cells import Ref
from pipeline.site import Site
from pipeline.targets import address

SIZE = 12.5
HEIGHT = 24.0
PITCH = 30.0
GAP = 6.0
PADDING = 9.0


def chips(
    found: Site, here: str, refs: Sequence[Ref], corner: tuple[float, float], width: float
) -> tuple[list[str], float]:
    """Return chips set in lines from `corner` on, no wider than `width`, and the height they take."""
    left, top = corner
    x, y = left, top
    drawn = []
    for ref in refs:
        (name,) = svg.wrap(ref.label, width - 2 * PADDING, SIZE, most=1)
        breadth = svg.breadth(name, SIZE) + 2 * PADDING
        if x > left and x + breadth > left + width:
            x, y = left, y + PITCH
        drawn.append(_chip(found, here, ref, name, (x, y, breadth)))
        x += breadth + GAP
    return drawn, y - top + PITCH if refs else 0.0


def _chip(found: Site, here: str, ref: Ref, name: str, at: tuple[float, float, float]) -> str:
    x, y, breadth = at
    middle = x + breadth / 2
    return svg.link(
        address(found, here, ref),
        ref.label,
        svg.rect((x, y), (breadth, HEIGHT), "fig-chip", HEIGHT / 2),
        svg.text(middle, y + 16.5, [name], "fig-link", font_size=SIZE, text_anchor="middle"),
    )
