"""A timeline: works by the year of their first public date, or by declared periods.

CSS classes used: fig-svg, fig-line, fig-dot, fig-strong, fig-muted, fig-text, fig-chip, fig-link.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline import files, selection, svg
from pipeline.cells import Ref
from pipeline.chips import chips
from pipeline.fields import study_ref
from pipeline.model import Review, Study
from pipeline.site import Site

RAIL = 84.0
LEFT = 104.0
SOURCE = "records/charts.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One stop of a timeline: when, what it is called, what is said of it, and its works."""

    when: str
    label: str = ""
    text: str = ""
    works: tuple[Ref, ...] = ()


def stops(review: Review, spec: files.Chart) -> tuple[Stop, ...]:
    """Return the stops of a timeline: its periods as declared, or a stop for every year with a work.

    Works without a first public date stand at a last stop of their own.
    """
    if spec.periods:
        return tuple(_period(review, period) for period in spec.periods)
    return tuple(_years(review, selection.works(review, spec.rows)))


def timeline_svg(found: Site, here: str, spec: files.Chart, width: float = svg.WIDE) -> str:
    """Return a declared timeline as one figure, top to bottom."""
    body: list[str] = []
    y = 8.0
    shown = stops(found.review, spec)
    dots = []
    for stop in shown:
        parts, height = _drawn(found, here, stop, (y, width))
        body += parts
        dots.append(y + 12)
        y += height + 14
    rail = [svg.path([(RAIL, dots[0]), (RAIL, dots[-1])], "fig-line")] if dots else []
    marks = [svg.styled("circle", "fig-dot", {"cx": RAIL, "cy": dot, "r": 4.5}) for dot in dots]
    inside = svg.element("g", {"data-source": SOURCE}, *rail, *marks, *body)
    said = "; ".join(_named(stop) for stop in shown)
    return svg.document(
        f"timeline-{spec.id}", spec.title, f"A timeline. {said}.", (width, y), inside, twin=True
    )


def _period(review: Review, period: files.Period) -> Stop:
    known = [work for work in period.works if work in review.studies or work in review.context]
    return Stop(
        when=_span(period),
        label=period.label,
        text=period.text or "",
        works=tuple(study_ref(review, work) for work in known),
    )


def _span(period: files.Period) -> str:
    if period.first is None:
        return "" if period.last is None else f"until {period.last}"
    if period.last is None:
        return f"from {period.first}"
    return str(period.first) if period.first == period.last else f"{period.first}–{period.last}"


def _years(review: Review, works: Iterable[Study]) -> Iterator[Stop]:
    dated: dict[int, list[Study]] = {}
    for work in works:
        dated.setdefault(work.bib.first_public.year if work.bib.first_public else 0, []).append(work)
    for year in sorted(dated, key=lambda year: year or 10_000):
        held = sorted(dated[year], key=lambda work: (str(work.bib.first_public), work.id))
        refs = tuple(study_ref(review, work.id) for work in held)
        yield Stop(when=str(year) if year else "date not known", works=refs)


def _drawn(found: Site, here: str, stop: Stop, place: tuple[float, float]) -> tuple[list[str], float]:
    top, width = place
    when = svg.wrap(stop.when, RAIL - 14, most=2)
    parts = [svg.text(RAIL - 14, top + 16.5, when, "fig-strong", text_anchor="end")]
    room = width - LEFT
    used = 0.0
    for words, css in ((stop.label, "fig-strong"), (stop.text, "fig-text")):
        if words:
            lines = svg.wrap(words, room, most=12)
            parts.append(svg.text(LEFT, top + used + 16.5, lines, css))
            used += len(lines) * svg.LEADING
    used += 8 if used else 0
    drawn, height = chips(found, here, stop.works, (LEFT, top + used), room)
    return [*parts, *drawn], max(used + height, 24.0)


def _named(stop: Stop) -> str:
    names = ", ".join(ref.label for ref in stop.works)
    return ": ".join(part for part in (stop.when, stop.label, names) if part)
