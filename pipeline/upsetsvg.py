"""An UpSet figure: which sources found the same reports; a row for each overlap, a column for each source.

After Lex, Gehlenborg, Strobelt, Vuillemot and Pfister 2014, turned on its side so that it fits a page and a
phone. CSS classes used: fig-svg, fig-bar, fig-dot, fig-band, fig-line, fig-grid, fig-text, fig-strong,
fig-muted, fig-link.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline import svg
from pipeline.cells import Cell, Row, TableView
from pipeline.markup import to
from pipeline.model import Count
from pipeline.site import Site, number_page
from pipeline.values import SourceId
from pipeline.workload.sources import holds, overlap_name, overlaps

SOURCE: Final = "records/searches"
ROW: Final = 26.0
STEP: Final = 22.0
NAMES: Final = {svg.WIDE: 200.0, svg.NARROW: 104.0}
MOST: Final = 40
"""How many overlaps are drawn, the largest; the table below the figure lists all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """What the figure is drawn from and on: sources with an export, overlaps, the page, where bars begin."""

    found: Site
    here: str
    sources: Sequence[SourceId]
    labels: Mapping[SourceId, str]
    width: float

    @property
    def bars(self) -> float:
        """Return where the bars of overlaps begin."""
        return STEP * len(self.sources) + 14

    def column(self, source: SourceId) -> float:
        return STEP * (self.sources.index(source) + 0.5) + 2

    def letter(self, source: SourceId) -> str:
        return letter(self.sources.index(source))


def letter(place: int) -> str:
    """Return the letter of a source: A, B and so on, then AA."""
    return chr(65 + place) if place < 26 else letter(place // 26 - 1) + letter(place % 26)


def upset_svg(found: Site, here: str, width: float = svg.WIDE) -> str:
    """Return sources and overlaps as bars; every bar opens its set of reports."""
    review = found.review
    grid = _Grid(
        found=found,
        here=here,
        sources=[source.id for source in review.protocol.sources if holds(review, source.id)],
        labels={source.id: source.label for source in review.protocol.sources},
        width=width,
    )
    shown = [*overlaps(review)][:MOST]
    upper, y = _totals(grid)
    lower, height = _overlaps(grid, shown, y + 20)
    inside = svg.element("g", {"data-source": SOURCE}, *upper, *lower)
    title = "Reports by the sources that found them"
    return svg.document("upset", title, _said(grid, shown), (width, height), inside, twin=True)


def _totals(grid: _Grid) -> tuple[list[str], float]:
    """Return a bar for the reports of each source, and where they end."""
    parts = [svg.text(2, 14, ["Reports of each source"], "fig-strong")]
    counts = {source: _count(grid, f"yield.{source}.reports") for source in grid.sources}
    start = NAMES[grid.width]
    y = 24.0
    for source, count in counts.items():
        words = f"{grid.letter(source)} {grid.labels[source]}"
        parts.append(svg.text(2, y + 16, svg.wrap(words, start - 14, most=1), "fig-text"))
        said = f"{count} reports that {grid.labels[source]} found"
        parts.append(_bar(grid, f"yield.{source}.reports", said, (start, y), counts.values()))
        y += ROW
    return parts, y


def _overlaps(grid: _Grid, shown: Sequence[tuple[SourceId, ...]], y: float) -> tuple[list[str], float]:
    """Return the matrix of overlaps with a bar for each, and where it ends."""
    parts = [svg.text(2, y + 2, ["Found by exactly these"], "fig-strong")]
    y += 12
    parts += [
        svg.text(grid.column(one), y + 14, [grid.letter(one)], "fig-muted", text_anchor="middle")
        for one in grid.sources
    ]
    y += 20
    sizes = [_count(grid, overlap_name(sources)) for sources in shown]
    for sources, size in zip(shown, sizes, strict=True):
        parts.append(svg.path([(0, y), (grid.width, y)], "fig-grid"))
        parts.append(_dots(grid, sources, y + ROW / 2))
        names = ", ".join(grid.labels[one] for one in sources)
        parts.append(_bar(grid, overlap_name(sources), f"{size} reports: {names}", (grid.bars, y), sizes))
        y += ROW
    return parts, y + 4


def _dots(grid: _Grid, sources: Sequence[SourceId], y: float) -> str:
    ends = [(grid.column(one), y) for one in (sources[0], sources[-1])]
    dots = [
        svg.styled(
            "circle",
            "fig-dot" if one in sources else "fig-band",
            {"cx": grid.column(one), "cy": y, "r": 5.5 if one in sources else 4},
        )
        for one in grid.sources
    ]
    return svg.path(ends, "fig-line") + "".join(dots)


def _bar(grid: _Grid, name: str, said: str, corner: tuple[float, float], of: Collection[Count]) -> str:
    """Return a bar with its count behind it, as a link to the reports it stands for."""
    x, y = corner
    count = _count(grid, name)
    longest = max((one.known for one in of), default=0) or 1
    wide = max(count.known / longest * (grid.width - x - 60), 1.5)
    bar = svg.rect((x, y + 5), (wide, ROW - 10), "fig-bar", 2)
    words = svg.text(x + wide + 6, y + 18, [str(count)], "fig-link")
    target = number_page(grid.found, grid.found.numbers[name])
    return svg.link(to(grid.here, target), said, words, bar)


def _count(grid: _Grid, name: str) -> Count:
    return grid.found.numbers[name].count


def _said(grid: _Grid, shown: Sequence[tuple[SourceId, ...]]) -> str:
    told = [
        f"{_count(grid, overlap_name(sources))} by {', '.join(grid.labels[one] for one in sources)}"
        for sources in shown
    ]
    return f"Reports found by exactly these sources: {'; '.join(told)}." if told else "No export is held."


def upset_table(found: Site) -> TableView:
    """Return every overlap with its reports, the largest first."""
    labels = {source.id: source.label for source in found.review.protocol.sources}
    return TableView(
        id="upset",
        title="Reports by the sources that found them",
        caption="",
        columns=("Found by exactly these sources", "Reports"),
        rows=tuple(
            Row(
                id=overlap_name(sources),
                cells=(
                    Cell(text="; ".join(labels[one] for one in sources), source="records/protocol.yml"),
                    Cell(count=found.numbers[overlap_name(sources)].count, source=SOURCE),
                ),
            )
            for sources in overlaps(found.review)
        ),
        sources=(SOURCE,),
    )
