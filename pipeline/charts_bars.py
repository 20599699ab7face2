"""Charts of counts: a label, a bar and a number for every row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline import svg
from pipeline.charts_draw import Axis, Canvas, canvas
from pipeline.charts_types import Bar, CountView
from pipeline.charts_view import plural, row_id
from pipeline.markup import to
from pipeline.site import Site
from pipeline.targets import address

TOP = 28.0
THICK = 16.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A bar with its lines of label and the height at which it stands."""

    index: int
    bar: Bar
    lines: tuple[str, ...]
    middle: float


def bars(found: Site, here: str, shown: CountView, width: float) -> tuple[tuple[float, float], list[str]]:
    """Return the size of a chart of counts, so wide, and its elements."""
    column = min(width * 0.36, _widest(bar.label for bar in shown.bars) + 4)
    rows, bottom = _rows(shown.bars, column)
    size = (width, bottom + 8)
    plot = (column + 14, width - _widest(str(bar.count) for bar in shown.bars) - 18)
    largest = max((bar.count.known for bar in shown.bars), default=0)
    axis = Axis(plot=plot, span=(0, largest or 1))
    with canvas(size, axis) as paper:
        _draw(paper, rows, bottom)
        drawn = paper.paths()
    head = svg.text(0, 13, [f"Number of {plural(shown)} by {shown.property}"], "fig-muted")
    body = [
        _label(found, here, row, plot[0])
        + _number(here, shown, row, axis.across(row.bar.count.known), drawn.get(row.index, []))
        for row in rows
    ]
    return size, [head, *drawn[-1], *body]


def _widest(words: Iterable[str]) -> float:
    return max(map(svg.breadth, words), default=60.0) * svg.BOLD


def _rows(found: Sequence[Bar], column: float) -> tuple[list[_Row], float]:
    rows, top = [], TOP
    for index, bar in enumerate(found):
        lines = svg.wrap(bar.label, column / svg.BOLD, most=5)
        height = max(30.0, len(lines) * svg.LEADING + 13)
        rows.append(_Row(index=index, bar=bar, lines=lines, middle=top + height / 2))
        top += height
    return rows, top


def _draw(paper: Canvas, rows: Iterable[_Row], bottom: float) -> None:
    paper.rule(0, (TOP - 4, bottom), "fig-axis")
    for row in rows:
        if row.bar.count.known:
            css = "fig-bar-missing" if row.bar.missing else "fig-bar"
            paper.bar(row.index, row.bar.count.known, row.middle - THICK / 2, THICK, css)


def _label(found: Site, here: str, row: _Row, left: float) -> str:
    first = row.middle + 4.5 - (len(row.lines) - 1) * svg.LEADING / 2
    css = "fig-label" if row.bar.ref else "fig-text"
    label = svg.text(left - 10, first, row.lines, css, text_anchor="end")
    return svg.link(address(found, here, row.bar.ref), row.bar.label, label) if row.bar.ref else label


def _number(here: str, shown: CountView, row: _Row, end: float, marks: Iterable[str]) -> str:
    target = to(here, f"charts/{shown.id}.html#{row_id(shown.id, row.index + 1)}")
    number = svg.text(end + 8, row.middle + 4.5, [str(row.bar.count)], "fig-strong")
    return svg.link(target, f"{row.bar.label}: {row.bar.count}", *marks, number)
