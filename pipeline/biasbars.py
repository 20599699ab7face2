"""Bars of bias: for each domain the shares of studies at each level, each counted once or by its weight.

The layout follows the summary plot of the R package robvis. CSS classes used: fig-svg, fig-tone-…, fig-sign,
fig-sign-light, fig-text, fig-muted, fig-axis.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pipeline import files, svg
from pipeline.appraisal.bias import rows
from pipeline.appraisal.counting import at, label_of, name_of, steps, weights, words_of, works_of
from pipeline.cells import Cell, Row, TableView
from pipeline.markup import to
from pipeline.model import Study
from pipeline.site import Site, number_page
from pipeline.trafficsvg import ink, keys, mark, shown
from pipeline.values import Slug, StudyId

SOURCE: Final = "records/studies"
BAR: Final = 24.0
ONE: Final = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """The share of each level in each domain, above zero, and the studies that have no weight."""

    of: Mapping[Slug, Mapping[Slug, Decimal]]
    counts: Mapping[Slug, Mapping[Slug, int]]
    total: int
    without: tuple[Study, ...]


def shares(found: Site, tool: files.BiasTool, *, weighted: bool) -> Shares:
    """Return the shares of a tool's levels among its included studies."""
    works = works_of(found.review, tool)
    heavy: Mapping[StudyId, Decimal] = (
        weights(works, tool, found.review) if weighted else dict.fromkeys((work.id for work in works), ONE)
    )
    counted = [work for work in works if work.id in heavy]
    total = sum((heavy[work.id] for work in counted), Decimal(0))
    stand = at(counted, tool)
    return Shares(
        of={
            domain: {
                level: sum((heavy[one.id] for one in some), Decimal(0)) / total
                for level, some in levels.items()
                if some
            }
            for domain, levels in stand.items()
        },
        counts={
            domain: {level: len(some) for level, some in levels.items()} for domain, levels in stand.items()
        },
        total=len(counted),
        without=tuple(work for work in works if work.id not in heavy),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """What bars are drawn from and on: the site, the page, the tool, the shares, the width."""

    found: Site
    here: str
    tool: files.BiasTool
    made: Shares
    width: float


def bars_svg(found: Site, here: str, tool: files.BiasTool, width: float, *, weighted: bool) -> str:
    """Return a bar for each domain; each part of a bar leads to its studies."""
    made = shares(found, tool, weighted=weighted)
    sheet = _Sheet(found=found, here=here, tool=tool, made=made, width=width)
    body: list[str] = []
    y = 2.0
    for domain in rows(tool):
        lines = svg.wrap(label_of(tool, domain), width - 8, most=2)
        body.append(svg.text(2, y + 13, lines, "fig-text"))
        y += 18 + svg.LEADING * (len(lines) - 1)
        body.append(_bar(sheet, domain, y))
        y += BAR + 12
    body.append(_axis(y, width))
    below, height = keys(tool, shown(found, tool), width, y + 24)
    inside = svg.element("g", {"data-source": SOURCE}, *body, *below)
    name = f"bias{'weights' if weighted else 'bars'}-{tool.id}"
    title = f"{tool.label}: share of {'the weight of ' if weighted else ''}studies at each level"
    return svg.document(name, title, _said(tool, made), (width, height), inside, twin=True)


def _bar(sheet: _Sheet, domain: Slug, y: float) -> str:
    x, parts = 2.0, []
    for level in steps(sheet.tool):
        share = sheet.made.of[domain].get(level, Decimal(0))
        if share:
            wide = float(share) * (sheet.width - 4)
            parts.append(_part(sheet, domain, level, (x, y, wide)))
            x += wide
    return " ".join(parts)


def _part(sheet: _Sheet, domain: Slug, level: Slug, room: tuple[float, float, float]) -> str:
    tone, sign = mark(sheet.tool, level)
    x, y, wide = room
    box = svg.styled("rect", f"fig-tone-{tone}", {"x": x, "y": y, "width": wide, "height": BAR})
    fits = bool(sign) and wide > 18
    inside = svg.text(x + wide / 2, y + 17, [sign], ink(tone), text_anchor="middle") if fits else ""
    target = number_page(sheet.found, sheet.found.numbers[name_of(sheet.tool, domain, level)])
    said = _words(sheet.tool, sheet.made, domain, level)
    return svg.link(to(sheet.here, target), f"{sign} {said}" if fits else said, box + inside)


def _axis(y: float, width: float) -> str:
    line = svg.path([(2, y), (width - 2, y)], "fig-axis")
    marks = []
    for share in (0, 25, 50, 75, 100):
        x = 2 + (width - 4) * share / 100
        anchor = "start" if not share else "end" if share == 100 else "middle"
        marks.append(svg.text(x, y + 15, [f"{share} %"], "fig-muted", text_anchor=anchor))
    return " ".join([line, *marks])


def _words(tool: files.BiasTool, made: Shares, domain: Slug, level: Slug) -> str:
    share = round(100 * made.of[domain][level])
    count = made.counts[domain][level]
    return f"{label_of(tool, domain)}, {words_of(tool, level)}: {share} %, {count} of {made.total} studies"


def _said(tool: files.BiasTool, made: Shares) -> str:
    told = [
        f"{_words(tool, made, domain, level)}."
        for domain in rows(tool)
        for level in steps(tool)
        if level in made.of[domain]
    ]
    return " ".join(told) or "No study is judged."


def bars_table(found: Site, tool: files.BiasTool) -> TableView:
    """Return the counts behind the bars: domains by levels."""
    levels: Sequence[Slug] = shown(found, tool)
    return TableView(
        id=f"bias-{tool.id}",
        title=f"{tool.label}: studies at each level",
        caption="",
        columns=("Domain", *(words_of(tool, level) for level in levels)),
        rows=tuple(
            Row(
                id=f"bias-{tool.id}-{domain}",
                cells=(
                    Cell(text=label_of(tool, domain), source="records/protocol.yml"),
                    *(
                        Cell(count=found.numbers[name_of(tool, domain, level)].count, source=SOURCE)
                        for level in levels
                    ),
                ),
            )
            for domain in rows(tool)
        ),
        sources=(SOURCE,),
    )
