"""Charts as SVG: rows of labels beside or above their marks, everything linked to what it rests on.

CSS classes used: fig-svg, fig-text, fig-strong, fig-muted, fig-label, fig-warn, fig-grid, fig-axis,
fig-bar, fig-box-open, fig-dot, fig-hollow, fig-range, fig-reach and their fig-disputed variants.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline import amounts, svg
from pipeline.charts_draw import Canvas, canvas, ticks
from pipeline.charts_types import ChartView, CountView, Mark, ValueRow, ValuesView
from pipeline.charts_view import describe, plural, row_id
from pipeline.markup import to
from pipeline.site import Site
from pipeline.targets import address
from pipeline.text import clean
from pipeline.values import Bound

WIDTH = 680.0
PAD = 8.0
SOURCE = "records/charts.yml"

Point = tuple[float, float]


def draw(found: Site, here: str, shown: ChartView) -> str:
    """Return a chart as one `svg` element for the page at `here`; the same view gives the same bytes."""
    if isinstance(shown, CountView):
        size, body = _counts(found, here, shown)
    else:
        size, body = _values(found, here, shown)
    inside = svg.element("g", {"data-source": SOURCE}, *body)
    return svg.document(f"chart-{shown.id}", shown.title, describe(shown), size, inside)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A row with its lines of label and where it begins and ends, in pixels from the top."""

    index: int
    lines: tuple[str, ...]
    top: float
    height: float


def _stacked(labels: Sequence[tuple[str, ...]], top: float, extra: float, least: float) -> list[_Placed]:
    placed = []
    for index, lines in enumerate(labels):
        height = max(least, len(lines) * svg.LEADING + extra)
        placed.append(_Placed(index=index, lines=lines, top=top, height=height))
        top += height
    return placed


def _counts(found: Site, here: str, shown: CountView) -> tuple[Point, list[str]]:
    widest = max((svg.breadth(bar.label) for bar in shown.bars), default=60.0)
    column = min(230.0, widest * svg.BOLD + 4)
    labels = [svg.wrap(bar.label, column / svg.BOLD, most=3) for bar in shown.bars]
    rows = _stacked(labels, 28.0, 13.0, 30.0)
    height = (rows[-1].top + rows[-1].height if rows else 60.0) + PAD
    left, right = column + 14, WIDTH - _number_room(shown)
    largest = max((bar.count.known for bar in shown.bars), default=1) or 1
    with canvas((WIDTH, height), (left, right), (0, largest), log=False) as paper:
        for row, bar in zip(rows, shown.bars, strict=True):
            if bar.count.known:
                css = "fig-bar-missing" if bar.missing else "fig-bar"
                paper.bar(row.index, bar.count.known, row.top + row.height / 2 - 8, 16, css)
        paper.rule(0, (24, height - PAD), "fig-axis")
        drawn = paper.paths()
        ends = [paper.across(bar.count.known) for bar in shown.bars]
    head = svg.text(0, 13, [f"Number of {plural(shown)} by {shown.property}"], "fig-muted")
    body = [
        _count_row(found, here, shown, (row, left, end), drawn.get(row.index, []))
        for row, end in zip(rows, ends, strict=True)
    ]
    return (WIDTH, height), [head, *drawn[-1], *body]


def _count_row(
    found: Site, here: str, shown: CountView, at: tuple[_Placed, float, float], marks: Sequence[str]
) -> str:
    row, left, end = at
    bar = shown.bars[row.index]
    middle = row.top + row.height / 2 + 4.5
    first = middle - (len(row.lines) - 1) * svg.LEADING / 2
    label = svg.text(left - 10, first, row.lines, "fig-label" if bar.ref else "fig-text", text_anchor="end")
    number = svg.text(end + 8, middle, [str(bar.count)], "fig-strong")
    target = to(here, f"charts/{shown.id}.html#{row_id(shown.id, row.index + 1)}")
    counted = svg.link(target, f"{bar.label}: {bar.count}", *marks, number)
    if bar.ref is None:
        return label + counted
    return svg.link(address(found, here, bar.ref), bar.label, label) + counted


def _number_room(shown: CountView) -> float:
    return max((svg.breadth(str(bar.count)) * svg.BOLD for bar in shown.bars), default=0.0) + 18


def _values(found: Site, here: str, shown: ValuesView) -> tuple[Point, list[str]]:
    labels = [svg.wrap(f"{row.work.label} {row.reading.context}", WIDTH - 24, most=4) for row in shown.rows]
    rows = _stacked(labels, 50.0, 34.0, 50.0)
    bottom = rows[-1].top + rows[-1].height if rows else 90.0
    legend = _legend(shown, bottom + 22)
    height = bottom + (34 if legend else PAD)
    marks = [mark for row in shown.rows for mark in row.marks]
    stops = ticks([value for mark in marks for value in (mark.low, mark.high)], log=shown.log)
    plot, span = (PAD + 6, WIDTH - 170), (stops[0], stops[-1])
    with canvas((WIDTH, height), plot, span, log=shown.log and bool(shown.rows)) as paper:
        for stop in stops:
            paper.rule(stop, (46, bottom), "fig-grid")
        for row, value in zip(rows, shown.rows, strict=True):
            _marks(paper, row, value, stops[0])
        drawn = paper.paths()
        ends = [_end(paper, value) for value in shown.rows]
        axis = _axis(shown, {stop: paper.across(stop) for stop in stops})
    body = [
        _value_row(found, here, row, value, (end, drawn[row.index]))
        for row, value, end in zip(rows, shown.rows, ends, strict=True)
    ]
    return (WIDTH, height), [*axis, *drawn[-1], *body, *legend]


def _axis(shown: ValuesView, stops: Mapping[float, float]) -> Iterator[str]:
    scale = ", logarithmic axis" if shown.log else ""
    yield svg.text(0, 13, [f"{shown.axis}{scale}"], "fig-muted")
    last = -1000.0
    for stop, at in stops.items():
        if at - last > 34:
            anchor = "start" if last < 0 else "middle"
            yield svg.text(at, 38, [_tick(stop)], "fig-muted", text_anchor=anchor)
            last = at
    if not shown.rows:
        yield svg.text(PAD, 72, ["No claim to draw yet."], "fig-muted")


def _tick(value: float) -> str:
    return amounts.number(Decimal(f"{value:.10g}"))


def _marks(paper: Canvas, row: _Placed, value: ValueRow, start: float) -> None:
    y = row.top + row.height - 18
    paper.line(row.index, (start, min(mark.low for mark in value.marks)), y, "fig-grid")
    prefix = "fig-disputed-" if value.reading.disputed else "fig-"
    for mark in value.marks:
        if mark.low != mark.high:
            paper.line(row.index, (mark.low, mark.high), y, f"{prefix}range")
            continue
        if mark.bound in ARROWS:
            _arrow(paper, row.index, mark, y, prefix)
        css = "hollow" if mark.bound in HOLLOW else "dot"
        shape = "D" if value.reading.disputed else "o"
        paper.mark(row.index, (mark.low, y), shape, _css(prefix, css))


HOLLOW = (Bound.UP_TO, Bound.LESS_THAN)
ARROWS = {Bound.AT_LEAST: 1, Bound.LESS_THAN: -1}


def _css(prefix: str, name: str) -> str:
    return "fig-disputed" if (prefix, name) == ("fig-disputed-", "dot") else f"{prefix}{name}"


def _arrow(paper: Canvas, row: int, mark: Mark, y: float, prefix: str) -> None:
    way = ARROWS[mark.bound]
    inverse = paper.axes.transData.inverted()
    here = paper.across(mark.low)
    tip = float(inverse.transform((here + 24 * way, 0))[0])
    paper.line(row, (mark.low, tip), y, f"{prefix}reach")
    paper.mark(row, (tip, y), ">" if way > 0 else "<", _css(prefix, "dot"))


def _end(paper: Canvas, value: ValueRow) -> float:
    return max(paper.across(mark.high) + (26 if mark.bound is Bound.AT_LEAST else 0) for mark in value.marks)


def _value_row(
    found: Site, here: str, row: _Placed, value: ValueRow, drawn: tuple[float, Sequence[str]]
) -> str:
    end, marks = drawn
    y = row.top + row.height - 18
    said = svg.wrap(value.reading.text, (WIDTH - end - 80) / svg.BOLD, most=1)
    number = svg.text(end + 12, y + 4.5, said, "fig-strong")
    flag = _flag(value, (end + 18 + svg.breadth(said[0]) * svg.BOLD, y + 4.5))
    target = address(found, here, value.claim)
    spoken = ", ".join(filter(None, (value.work.label, value.reading.text, value.reading.context)))
    label = svg.text(0, row.top + 15, _named(value, row.lines), "fig-muted")
    return svg.link(target, spoken, label, *marks, number, flag, data_claim=value.claim.id)


def _named(value: ValueRow, lines: tuple[str, ...]) -> tuple[svg.Line, ...]:
    name = clean(value.work.label)
    rest = lines[0].removeprefix(name).strip()
    if not lines[0].startswith(name):
        return tuple((("fig-label", line),) for line in lines)
    return ((("fig-label", name), ("fig-muted", rest)) if rest else (("fig-label", name),), *lines[1:])


def _flag(value: ValueRow, at: Point) -> str:
    return svg.text(*at, ["disputed"], "fig-warn") if value.reading.disputed else ""


LEGEND: Sequence[tuple[str, str]] = (
    ("dot", "value"),
    ("hollow", "up to"),
    ("range", "range"),
    ("at-least", "at least"),
    ("less-than", "less than"),
    ("disputed", "disputed, all values stated"),
)


def _legend(shown: ValuesView, y: float) -> list[str]:
    used = {_kind(row, mark) for row in shown.rows for mark in row.marks}
    parts, x = [], 2.0
    for name, words in LEGEND:
        if name in used:
            parts += [*_sample(name, x, y), svg.text(x + 40, y + 4.5, [words], "fig-muted")]
            x += 40 + svg.breadth(words) + 20
    return parts if len(used) > 1 or "dot" not in used else []


def _kind(row: ValueRow, mark: Mark) -> str:
    if row.reading.disputed:
        return "disputed"
    if mark.low != mark.high:
        return "range"
    names = {Bound.UP_TO: "hollow", Bound.AT_LEAST: "at-least", Bound.LESS_THAN: "less-than"}
    return names.get(mark.bound, "dot")


def _sample(name: str, x: float, y: float) -> Iterator[str]:
    middle = x + 16
    if name == "range":
        yield svg.path([(x + 4, y), (x + 26, y)], "fig-range")
    elif name == "disputed":
        yield svg.path(
            _closed([(middle - 5, y), (middle, y - 5), (middle + 5, y), (middle, y + 5)]), "fig-disputed"
        )
    else:
        yield from _sample_arrow(name, middle, y)
        css = "fig-hollow" if name in ("hollow", "less-than") else "fig-dot"
        yield svg.styled("circle", css, {"cx": middle, "cy": y, "r": 4.75})


def _sample_arrow(name: str, x: float, y: float) -> Iterator[str]:
    way = {"at-least": 1, "less-than": -1}.get(name, 0)
    if way:
        tip = x + 15 * way
        yield svg.path([(x, y), (tip, y)], "fig-reach")
        yield svg.path(
            _closed([(tip + 3 * way, y), (tip - 2 * way, y - 3), (tip - 2 * way, y + 3)]), "fig-dot"
        )


def _closed(points: list[Point]) -> list[Point]:
    return [*points, points[0]]
