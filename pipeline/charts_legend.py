"""What the marks of a chart of values mean: only those that it draws."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline import svg
from pipeline.charts_types import Mark, ValueRow, ValuesView
from pipeline.values import Bound

WORDS: Mapping[str, str] = {
    "dot": "value",
    "hollow": "up to",
    "range": "range",
    "at-least": "at least",
    "less-than": "less than",
    "disputed": "disputed, all values stated",
}
NAMES: Mapping[Bound, str] = {
    Bound.UP_TO: "hollow",
    Bound.AT_LEAST: "at-least",
    Bound.LESS_THAN: "less-than",
}
WAYS: Mapping[str, int] = {"at-least": 1, "less-than": -1}

Point = tuple[float, float]


def legend(shown: ValuesView, top: float, width: float) -> tuple[list[str], float]:
    """Return the legend of a chart and its height; none where the chart holds plain values only."""
    used = {_name(row, mark) for row in shown.rows for mark in row.marks}
    if used <= {"dot"}:
        return [], 0.0
    parts: list[str] = []
    x, y = 2.0, top
    for name in (name for name in WORDS if name in used):
        room = 60 + svg.breadth(WORDS[name])
        x, y = (2.0, y + 24) if x + room - 20 > width else (x, y)
        parts += [*_sample(name, x + 16, y), svg.text(x + 40, y + 4.5, [WORDS[name]], "fig-muted")]
        x += room
    return parts, y - top + 26


def _name(row: ValueRow, mark: Mark) -> str:
    if row.reading.disputed:
        return "disputed"
    if mark.low != mark.high:
        return "range"
    return NAMES.get(mark.bound, "dot")


def _sample(name: str, x: float, y: float) -> Iterator[str]:
    if name == "range":
        yield svg.path([(x - 12, y), (x + 10, y)], "fig-range")
    elif name == "disputed":
        yield svg.path(_closed((x - 5, y), (x, y - 5), (x + 5, y), (x, y + 5)), "fig-disputed")
    else:
        yield from _arrow(WAYS.get(name, 0), x, y)
        css = "fig-hollow" if name in ("hollow", "less-than") else "fig-dot"
        yield svg.styled("circle", css, {"cx": x, "cy": y, "r": 4.75})


def _arrow(way: int, x: float, y: float) -> Iterator[str]:
    if way:
        tip = x + 15 * way
        yield svg.path([(x, y), (tip, y)], "fig-reach")
        yield svg.path(_closed((tip + 3 * way, y), (tip - 2 * way, y - 3), (tip - 2 * way, y + 3)), "fig-dot")


def _closed(*points: Point) -> Sequence[Point]:
    return (*points, points[0])
