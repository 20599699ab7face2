"""Traffic lights: a row for each study, a light for each domain of bias, a sign in each light.

Signs and layout follow the R package robvis; the colours keep apart for every kind of colour vision, and no
light is told by its colour alone. CSS classes used: fig-svg, fig-tone-…, fig-sign, fig-sign-light, fig-link,
fig-strong, fig-muted, fig-grid.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline import files, svg
from pipeline.appraisal.bias import of_tool, rows, sign_of
from pipeline.appraisal.counting import DIFFERS, NONE, label_of, level_of, steps, words_of, works_of
from pipeline.cells import Cell, Row, TableView
from pipeline.fields import study_ref
from pipeline.markup import to
from pipeline.model import Study
from pipeline.site import Site, work_page
from pipeline.values import Slug

SOURCE: Final = "records/studies"
ROW: Final = 30.0
RADIUS: Final = 10.5
WIDEST: Final = 56.0
LINE: Final = 20.0
OTHER: Final[Mapping[str, tuple[str, str]]] = {DIFFERS: ("none", "≠"), NONE: ("none", "")}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """Where things stand: the width of the names, of a column, and the whole."""

    found: Site
    here: str
    tool: files.BiasTool
    width: float
    names: float
    column: float

    def centre(self, place: int) -> float:
        return self.names + self.column * (place + 0.5)


def light(tool: files.BiasTool, level: Slug, centre: tuple[float, float], radius: float = RADIUS) -> str:
    """Return one light with its sign."""
    tone, sign = mark(tool, level)
    x, y = centre
    circle = svg.styled("circle", f"fig-tone-{tone}", {"cx": x, "cy": y, "r": radius})
    inside = svg.text(x, y + 4.5, [sign], ink(tone), text_anchor="middle") if sign else ""
    return circle + inside


def ink(tone: str) -> str:
    """Return the class of a sign on a light of a tone."""
    return {"critical": "fig-sign-light", "none": "fig-muted"}.get(tone, "fig-sign")


def mark(tool: files.BiasTool, level: Slug) -> tuple[str, str]:
    """Return tone and sign of a level, or of what stands where no level does."""
    known = {one.id: (str(one.tone), sign_of(one)) for one in tool.levels}
    return known.get(level) or OTHER.get(level, ("none", "?"))


def traffic_svg(found: Site, here: str, tool: files.BiasTool, width: float = svg.WIDE) -> str:
    """Return the lights of all included studies of a tool; each leads to the reason for it."""
    works = works_of(found.review, tool)
    count = len(rows(tool))
    column = min(WIDEST, (width - (200 if width == svg.WIDE else 96)) / count)
    grid = _Grid(found=found, here=here, tool=tool, width=width, names=width - column * count, column=column)
    body = [_head(grid)]
    y = 30.0
    for work in works:
        body.append(_row(grid, work, y))
        y += ROW
    below, height = _legend(grid, y + 14)
    inside = svg.element("g", {"data-source": SOURCE}, *body, *below)
    title = f"{tool.label}: every study and domain"
    return svg.document(f"traffic-{tool.id}", title, _said(tool, works), (width, height), inside, twin=True)


def traffic_table(found: Site, tool: files.BiasTool) -> TableView:
    """Return the same as a table: a row for each study, a column for each domain."""
    return TableView(
        id=f"traffic-{tool.id}",
        title=f"{tool.label}: every study and domain",
        caption="",
        columns=("Study", *(label_of(tool, domain) for domain in rows(tool))),
        rows=tuple(_table_row(found, tool, work) for work in works_of(found.review, tool)),
        sources=(SOURCE,),
    )


def _table_row(found: Site, tool: files.BiasTool, work: Study) -> Row:
    judged = of_tool(work, tool).values()
    words = (Cell(text=words_of(tool, level_of(one)), source=work.file or SOURCE) for one in judged)
    return Row(id=f"traffic-{work.id}", cells=(Cell(refs=(study_ref(found.review, work.id),)), *words))


def short(tool: files.BiasTool, place: int) -> str:
    """Return the short name of a domain: D1, D2 and so on; the overall judgement has its own."""
    return f"D{place + 1}" if place < len(tool.domains) else "All"


def _head(grid: _Grid) -> str:
    names = [
        svg.text(grid.centre(place), 18, [short(grid.tool, place)], "fig-strong", text_anchor="middle")
        for place in range(len(rows(grid.tool)))
    ]
    return " ".join(names) + svg.path([(0, 27), (grid.width, 27)], "fig-grid")


def _row(grid: _Grid, work: Study, y: float) -> str:
    page = work_page(grid.found, work.id)
    lines = svg.wrap(work.name, grid.names - 8, most=1)
    name = svg.link(
        to(grid.here, f"{page}#_bias"), work.name, svg.text(2, y + ROW / 2 + 4.5, lines, "fig-link")
    )
    judged = of_tool(work, grid.tool)
    cells = [
        _cell(grid, work, domain, level_of(judged[domain]), (grid.centre(place), y + ROW / 2))
        for place, domain in enumerate(rows(grid.tool))
    ]
    return " ".join([name, *cells]) + svg.path([(0, y + ROW), (grid.width, y + ROW)], "fig-grid")


def _cell(grid: _Grid, work: Study, domain: Slug, level: Slug, centre: tuple[float, float]) -> str:
    radius = min(RADIUS, grid.column / 2 - 2)
    target = f"{work_page(grid.found, work.id)}#_bias-{grid.tool.id}-{domain}"
    _, sign = mark(grid.tool, level)
    said = f"{sign} {work.name}, {label_of(grid.tool, domain)}: {words_of(grid.tool, level)}".strip()
    return svg.link(to(grid.here, target), said, light(grid.tool, level, centre, radius))


def _legend(grid: _Grid, y: float) -> tuple[list[str], float]:
    """Return the domains by their short names, the levels by their lights, and where they end."""
    parts: list[str] = []
    for place, domain in enumerate(rows(grid.tool)):
        words = f"{short(grid.tool, place)}: {label_of(grid.tool, domain)}"
        lines = svg.wrap(words, grid.width - 8, most=2)
        parts.append(svg.text(2, y + 12, lines, "fig-muted"))
        y += LINE + svg.LEADING * (len(lines) - 1)
    return keys(grid.tool, shown(grid.found, grid.tool), grid.width, y + 4, parts)


def shown(found: Site, tool: files.BiasTool) -> tuple[Slug, ...]:
    """Return the levels that a legend explains: all of the scale, and of the others those that occur."""
    stand = {level_of(one) for work in works_of(found.review, tool) for one in of_tool(work, tool).values()}
    scale = {level.id for level in tool.levels}
    return tuple(level for level in steps(tool) if level in scale | stand)


def keys(
    tool: files.BiasTool, levels: Sequence[Slug], width: float, y: float, parts: Sequence[str] = ()
) -> tuple[list[str], float]:
    """Return lights with their words, side by side as far as they fit, after other parts."""
    made, x = [*parts], 2.0
    for level in levels:
        words = words_of(tool, level)
        room = svg.breadth(words) + 40
        if x > 2 and x + room > width:
            x, y = 2.0, y + 26
        made += [light(tool, level, (x + 10, y + 12), 9), svg.text(x + 24, y + 16.5, [words], "fig-text")]
        x += room
    return made, y + 28


def _said(tool: files.BiasTool, works: Sequence[Study]) -> str:
    told = []
    for work in works:
        judged = of_tool(work, tool)
        words = "; ".join(
            f"{label_of(tool, domain)} {words_of(tool, level_of(judged[domain]))}" for domain in rows(tool)
        )
        told.append(f"{work.name}: {words}.")
    return " ".join(told) or "No study is included yet."
