"""The flow of one version as a diagram whose numbers are links, and as a nested list that says the same.

CSS classes used: fig-svg, fig-box, fig-box-strong, fig-box-warn, fig-box-open, fig-band, fig-line,
fig-arrow, fig-text, fig-strong, fig-label, fig-muted; the list is `ul.fig-outline`.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from markupsafe import Markup

from pipeline import refs, svg
from pipeline.cells import Cell, Row, TableView
from pipeline.flow_boxes import SHAPES
from pipeline.flowlayout import LEADING, PADDING, RAIL, SIZE, Band, Card, Entry, Layout, by_lane, layout
from pipeline.markup import element, joined, to
from pipeline.model import Box, Column, Flow
from pipeline.site import Site, number_page

SOURCE = "records/protocol.yml"


def flow_svg(found: Site, here: str, column: Column) -> str:
    """Return one column of the flow as a diagram; every number links to its rows or to why it is unknown."""
    made = layout(column)
    body = [*_bands(made.bands), *_ties(made), *(_card(found, here, card) for card in made.cards)]
    inside = svg.element("g", {"data-source": SOURCE}, *body)
    said = "; ".join(f"{box.label}: {box.count}" for box in column.boxes.values())
    title = f"Flow of records, reports and studies: {column.label}"
    return svg.document(f"flow-{_name(column.id)}", title, f"{said}.", (made.width, made.height), inside)


def outline(found: Site, here: str, column: Column) -> Markup:
    """Return one column of the flow as a nested list: every box with its number, its lines below it."""
    return element(
        "ul", *(_item(found, here, column, box) for box in column.boxes.values()), class_="fig-outline"
    )


def flow_table(flow: Flow) -> TableView:
    """Return the boxes of all columns side by side, one row a box; a column without the box is empty."""
    names = [name for name in SHAPES if any(name in column.boxes for column in flow.columns)]
    return TableView(
        id="flow-columns",
        title="The flow, version by version",
        caption="Every box of the flow in every column.",
        columns=("Box", *(column.label for column in flow.columns)),
        rows=tuple(Row(id=f"flow-{name}", cells=tuple(_cells(flow, name))) for name in names),
        sources=(SOURCE,),
    )


def _cells(flow: Flow, name: str) -> Iterator[Cell]:
    yield Cell(text=SHAPES[name].label, source=SOURCE)
    for column in flow.columns:
        box = column.boxes.get(name)
        yield Cell(count=box.count, source=SOURCE, order=box.count.known) if box else Cell(source=SOURCE)


def _name(ident: str) -> str:
    return ident.replace(".", "-")


def _item(found: Site, here: str, column: Column, box: Box) -> Markup:
    name = f"flow.{column.id}.{box.id}"
    inner = [
        element("li", line.label, ": ", refs.num(found, here, f"{name}.{line.id}")) for line in box.lines
    ]
    lines = element("ul", *inner) if inner else Markup("")
    return element("li", joined([box.label, ": ", refs.num(found, here, name), lines]))


def _bands(bands: Iterable[Band]) -> Iterator[str]:
    for band in bands:
        height = band.bottom - band.top
        middle = (band.top + band.bottom) / 2
        yield svg.rect((1, band.top), (RAIL, height), "fig-band")
        turn = f"rotate(-90 {svg.num(RAIL / 2 + 1)} {svg.num(middle)})"
        yield svg.text(
            RAIL / 2 + 1,
            middle + 4.2,
            [band.label],
            "fig-strong",
            font_size=12,
            text_anchor="middle",
            transform=turn,
        )


def _ties(made: Layout) -> Iterator[str]:
    lanes = by_lane(made.cards)
    for lane in (0, 2):
        trunk = lanes.get(lane, ())
        for upper, lower in pairwise(trunk):
            middle = upper.left + upper.width / 2
            yield from _arrow([(middle, upper.top + upper.height), (middle, lower.top)])
        for card in lanes.get(lane + 1, ()):
            yield from _sideways(trunk, card)
    if 2 in lanes and 0 in lanes:
        yield from _joining(lanes[0], lanes[2])


def _sideways(trunk: tuple[Card, ...], card: Card) -> Iterator[str]:
    if not trunk:
        return
    beside = next((one for one in trunk if one.top <= card.tie <= one.top + one.height), None)
    start = beside.left + beside.width if beside else trunk[0].left + trunk[0].width / 2
    ends = [(start, card.tie), (card.left, card.tie)]
    yield from _arrow(ends if card.kind == "side" else ends[::-1])


def _joining(trunk: tuple[Card, ...], other: tuple[Card, ...]) -> Iterator[str]:
    last = other[-1]
    goal = next((card for card in trunk if card.entries[0].number.endswith(".new-studies")), trunk[-1])
    middle = last.left + last.width / 2
    if goal.top > last.top:
        height = goal.top - 14
        yield svg.path(
            [(middle, last.top + last.height), (middle, height), (goal.left + goal.width / 2, height)],
            "fig-line",
        )


def _arrow(points: list[tuple[float, float]]) -> Iterator[str]:
    (x0, y0), (x1, y1) = points[-2:]
    dx, dy = (x1 > x0) - (x1 < x0), (y1 > y0) - (y1 < y0)
    yield svg.path([*points[:-1], (x1 - 5 * dx, y1 - 5 * dy)], "fig-line")
    wings = [
        (x1, y1),
        (x1 - 7 * dx - 4 * dy, y1 - 7 * dy - 4 * dx),
        (x1 - 7 * dx + 4 * dy, y1 - 7 * dy + 4 * dx),
    ]
    yield svg.path([*wings, wings[0]], "fig-arrow")


def _card(found: Site, here: str, card: Card) -> str:
    frame = svg.rect((card.left, card.top), (card.width, card.height), card.css)
    return frame + "".join(_entry(found, here, card, entry) for entry in card.entries)


def _entry(found: Site, here: str, card: Card, entry: Entry) -> str:
    number = found.numbers.get(entry.number)
    href = to(here, number_page(found, number)) if number else ""
    y = card.top + entry.top + 16
    left, right = card.left + PADDING, card.left + card.width - PADDING
    css = "fig-strong" if entry.strong else "fig-text"
    parts = [svg.text(left, y, entry.lines, css, font_size=SIZE, leading=LEADING)]
    if entry.beneath:
        below = y + len(entry.lines) * LEADING
        parts.append(svg.text(left, below, entry.beneath, "fig-link", font_size=SIZE, leading=LEADING))
    else:
        parts.append(svg.text(right, y, [str(entry.count)], "fig-label", font_size=SIZE, text_anchor="end"))
    return svg.link(href, f"{entry.label}: {entry.count}", *parts, data_number=entry.number)
