"""Charts of values: a claim in words, and below it the values stated, on one axis for all.

A value is a dot, one that is reached at best is hollow, one that may be exceeded or is not reached
has an arrow, a range is a bar; what is disputed is a diamond in a colour of its own and says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline import amounts, svg
from pipeline.charts_draw import Axis, Canvas, canvas, ticks
from pipeline.charts_legend import legend
from pipeline.charts_types import Mark, ValueRow, ValuesView
from pipeline.site import Site
from pipeline.targets import address
from pipeline.text import clean
from pipeline.values import Bound

TOP = 50.0
ARROW = 24.0
HOLLOW = (Bound.UP_TO, Bound.LESS_THAN)
ARROWS: Mapping[Bound, int] = {Bound.AT_LEAST: 1, Bound.LESS_THAN: -1}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Strip:
    """A claim with its lines of words and where it begins and ends, in pixels from the top."""

    index: int
    row: ValueRow
    lines: tuple[str, ...]
    top: float
    bottom: float
    width: float

    @property
    def y(self) -> float:
        """Return the height at which the marks stand."""
        return self.bottom - 18

    def number(self, end: float) -> tuple[float, float]:
        """Return where the value is written: behind its marks, or above them where there is no room."""
        if self.width > svg.NARROW:
            return end + 12, self.y + 4.5
        return 0.0, self.top + (len(self.lines) + 1) * svg.LEADING - 1

    def css(self, name: str) -> str:
        """Return the class of a part, in its disputed variant where the claim is disputed."""
        if not self.row.reading.disputed:
            return f"fig-{name}"
        return "fig-disputed" if name == "dot" else f"fig-disputed-{name}"


def rows(found: Site, here: str, shown: ValuesView, width: float) -> tuple[tuple[float, float], list[str]]:
    """Return the size of a chart of values, so wide, and its elements."""
    strips = _strips(shown.rows, width)
    bottom = strips[-1].bottom if strips else TOP + 40
    explained, height = legend(shown, bottom + 22, width)
    size = (width, bottom + height + 8)
    stops = ticks(_numbers(shown), log=shown.log)
    plot = (14.0, width - (170 if width > svg.NARROW else ARROW + 4))
    axis = Axis(plot=plot, span=(stops[0], stops[-1]), log=shown.log and bool(strips))
    with canvas(size, axis) as paper:
        _draw(paper, strips, stops, bottom)
        drawn = paper.paths()
    words = _axis(shown, {stop: axis.across(stop) for stop in stops})
    body = [_claim(found, here, strip, _end(axis, strip.row), drawn[strip.index]) for strip in strips]
    return size, [*words, *drawn[-1], *body, *explained]


def _strips(found: Sequence[ValueRow], width: float) -> list[_Strip]:
    strips, top = [], TOP
    extra = 34.0 if width > svg.NARROW else 34 + svg.LEADING
    for index, row in enumerate(found):
        lines = svg.wrap(f"{row.work.label} {row.reading.context}", width - 24, most=6)
        bottom = top + len(lines) * svg.LEADING + extra
        strips.append(_Strip(index=index, row=row, lines=lines, top=top, bottom=bottom, width=width))
        top = bottom
    return strips


def _numbers(shown: ValuesView) -> list[float]:
    return [value for row in shown.rows for mark in row.marks for value in (mark.low, mark.high)]


def _axis(shown: ValuesView, stops: Mapping[float, float]) -> Iterator[str]:
    scale = ", logarithmic axis" if shown.log else ""
    yield svg.text(0, 13, [f"{shown.axis}{scale}"], "fig-muted")
    last = -ARROW * 2
    for stop, at in stops.items():
        if at - last > 34:
            anchor = "start" if last < 0 else "middle"
            yield svg.text(at, 38, [_tick(stop)], "fig-muted", text_anchor=anchor)
            last = at
    if not shown.rows:
        yield svg.text(8, TOP + 22, ["No claim to draw yet."], "fig-muted")


def _tick(value: float) -> str:
    return amounts.number(Decimal(f"{value:.10g}"))


def _draw(paper: Canvas, strips: Sequence[_Strip], stops: Sequence[float], bottom: float) -> None:
    for stop in stops:
        paper.rule(stop, (TOP - 4, bottom), "fig-grid")
    for strip in strips:
        nearest = min(paper.across(mark.low) for mark in strip.row.marks)
        paper.line(strip.index, (paper.across(stops[0]), nearest), strip.y, "fig-grid")
        for mark in strip.row.marks:
            _mark(paper, strip, mark)


def _mark(paper: Canvas, strip: _Strip, mark: Mark) -> None:
    x = paper.across(mark.low)
    if mark.low != mark.high:
        paper.line(strip.index, (x, paper.across(mark.high)), strip.y, strip.css("range"))
        return
    if mark.bound in ARROWS:
        _arrow(paper, strip, x, ARROWS[mark.bound])
    shape = "D" if strip.row.reading.disputed else "o"
    css = strip.css("hollow" if mark.bound in HOLLOW else "dot")
    paper.mark(strip.index, (x, strip.y), shape, css)


def _arrow(paper: Canvas, strip: _Strip, x: float, way: int) -> None:
    tip = x + ARROW * way
    paper.line(strip.index, (x, tip), strip.y, strip.css("reach"))
    paper.mark(strip.index, (tip, strip.y), ">" if way > 0 else "<", strip.css("dot"))


def _end(axis: Axis, row: ValueRow) -> float:
    return max(axis.across(mark.high) + _overhang(mark) for mark in row.marks)


def _overhang(mark: Mark) -> float:
    return ARROW + 2 if mark.bound is Bound.AT_LEAST else 0.0


def _claim(found: Site, here: str, strip: _Strip, end: float, marks: Sequence[str]) -> str:
    row = strip.row
    x, y = strip.number(end)
    (said,) = svg.wrap(row.reading.text, (strip.width - x - 68) / svg.BOLD, most=1)
    parts = [
        svg.text(0, strip.top + 15, _words(strip), "fig-muted"),
        *marks,
        svg.text(x, y, [said], "fig-strong"),
    ]
    if row.reading.disputed:
        parts.append(svg.text(x + 6 + svg.breadth(said) * svg.BOLD, y, ["disputed"], "fig-warn"))
    whole = " ".join(filter(None, (row.work.label, row.reading.context)))
    spoken = f"{whole}: {row.reading.text}{', disputed' if row.reading.disputed else ''}"
    return svg.link(address(found, here, row.claim), spoken, *parts, data_claim=row.claim.id)


def _words(strip: _Strip) -> tuple[svg.Line, ...]:
    name = clean(strip.row.work.label)
    first, *others = strip.lines
    if not first.startswith(name):
        return tuple((("fig-label", line),) for line in strip.lines)
    rest = first.removeprefix(name).strip()
    runs = (("fig-label", name), ("fig-muted", rest))
    return (runs if rest else runs[:1], *others)
