"""The recall frontier: which recall was sure at the end of each day of screening, and the target.

CSS classes used: fig-svg, fig-grid, fig-axis, fig-reach, fig-dot, fig-bar-missing, fig-muted, fig-label.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline import rankings, svg
from pipeline.cells import Cell, Row, TableView
from pipeline.model import Review
from pipeline.ranking.learned import days, frontier, learned, left
from pipeline.ranking.stopping import Goal, Standing
from pipeline.reviewing.people import STAGES
from pipeline.values import Stage

SOURCE: Final = "records/screening"
LEFT, TOP, RIGHT, BOTTOM, HIGH = 46.0, 18.0, 18.0, 44.0, 200.0
GOAL: Final = Goal(odds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frontier:
    """What is drawn: a point a day, with the day, and how many reports there are in all."""

    stage: Stage
    days: tuple[str, ...]
    points: tuple[Standing, ...]
    total: int
    goal: Goal


def goal_of(review: Review, stage: Stage) -> Goal:
    """Return the goal of the newest ranking of a stage, or 0.95 at 0.95 in any order."""
    mine = rankings.of_stage(review, stage)
    if not mine:
        return GOAL
    last = mine[-1]
    return Goal(recall=float(last.recall), confidence=float(last.confidence), odds=float(last.odds))


def stages(review: Review) -> tuple[Stage, ...]:
    """Return the stages at which reports were ranked."""
    return tuple(stage for stage in STAGES if rankings.of_stage(review, stage))


def of_stage(review: Review, stage: Stage) -> Frontier:
    """Return the frontier of a stage."""
    known, rest, goal = learned(review, stage), len(left(review, stage)), goal_of(review, stage)
    return Frontier(
        stage=stage,
        days=tuple(map(str, days(known))),
        points=frontier(known, rest, goal),
        total=len(known) + rest,
        goal=goal,
    )


def frontier_svg(drawn: Frontier, width: float = svg.WIDE) -> str:
    """Return the frontier: across the reports screened, upward the recall that was sure."""
    size = (width - LEFT - RIGHT, HIGH)
    places = [_place(point, drawn.total, size) for point in drawn.points]
    line = [svg.path(places, "fig-reach")] if len(places) > 1 else []
    dots = [svg.styled("circle", "fig-dot", {"cx": x, "cy": y, "r": 3}) for x, y in places]
    inside = svg.element("g", {"data-source": SOURCE}, *_axes(drawn, size), *line, *dots)
    whole = (width, TOP + HIGH + BOTTOM)
    title = f"Recall that was sure: {drawn.stage.replace('-', ' ')}"
    return svg.document(f"frontier-{drawn.stage}", title, _said(drawn), whole, inside, twin=True)


def frontier_table(drawn: Frontier) -> TableView:
    """Return the frontier as a table, a row a day."""
    return TableView(
        id=f"frontier-{drawn.stage}-data",
        title="What could be said, day by day",
        caption="Reports screened, relevant ones among them, the recall that was sure, and the p-value.",
        columns=("Day", "Screened", "Relevant", "Sure recall", "p"),
        rows=tuple(_row(day, point) for day, point in zip(drawn.days, drawn.points, strict=True)),
        sources=(SOURCE,),
    )


def _row(day: str, point: Standing) -> Row:
    told = (day, str(point.screened), str(point.relevant), f"{point.sure:.3f}", f"{point.p:.3f}")
    return Row(id=f"day-{day}", cells=tuple(Cell(text=one, source=SOURCE) for one in told))


def _place(point: Standing, total: int, size: tuple[float, float]) -> tuple[float, float]:
    return LEFT + size[0] * point.screened / max(total, 1), TOP + size[1] * (1 - point.sure)


def _axes(drawn: Frontier, size: tuple[float, float]) -> Iterator[str]:
    right, bottom = LEFT + size[0], TOP + size[1]
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = TOP + size[1] * (1 - share)
        yield svg.path([(LEFT, y), (right, y)], "fig-grid" if share else "fig-axis")
        yield svg.text(LEFT - 8, y + 4, [f"{share:g}"], "fig-muted", text_anchor="end")
    goal = TOP + size[1] * (1 - drawn.goal.recall)
    yield svg.path([(LEFT, goal), (right, goal)], "fig-bar-missing")
    yield svg.text(LEFT + 4, goal + 15, [f"target {drawn.goal.recall:g}"], "fig-label")
    yield svg.text(LEFT, bottom + 18, ["0"], "fig-muted")
    yield svg.text(right, bottom + 18, [str(drawn.total)], "fig-muted", text_anchor="end")
    yield svg.text(LEFT + size[0] / 2, bottom + 34, ["reports screened"], "fig-muted", text_anchor="middle")


def _said(drawn: Frontier) -> str:
    if not drawn.points:
        return "Nothing was screened yet."
    last = drawn.points[-1]
    return f"After {last.screened} of {drawn.total} reports a recall of {last.sure:.3f} is sure."
