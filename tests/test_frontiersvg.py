"""The recall frontier: a point a day, the target, and the same as a table."""

import re
from datetime import date
from decimal import Decimal

import pytest

from pipeline.frontiersvg import frontier_svg, frontier_table, goal_of, of_stage, stages
from pipeline.svg import NARROW, WIDE
from pipeline.values import Stage
from tests import made
from tests.reviewing.test_ranked import ranking
from tests.test_voting import decision, reviewed

STAGE = Stage.TITLE_ABSTRACT
REVIEW = made.changed(
    reviewed(
        decision("k1:0001", "alder", on=date(2024, 1, 1)),
        decision("k1:0003", "alder", "exclude", on=date(2024, 1, 3)),
    ),
    rankings={"a.yml": ranking(recall=Decimal("0.9"), confidence=Decimal("0.8"), odds=Decimal(2))},
)
DRAWN = of_stage(REVIEW, STAGE)


def test_only_stages_that_were_ranked_are_drawn():
    assert stages(REVIEW) == (STAGE,)
    assert stages(made.review()) == ()


def test_the_goal_is_that_of_the_newest_ranking():
    assert (goal_of(REVIEW, STAGE).recall, goal_of(REVIEW, STAGE).odds) == (0.9, 2)
    assert (goal_of(REVIEW, Stage.FULL_TEXT).recall, goal_of(REVIEW, Stage.FULL_TEXT).odds) == (0.95, 1)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_there_is_a_point_a_day_inside_the_frame(width):
    drawn = frontier_svg(DRAWN, width)
    places = [(float(x), float(y)) for x, y in re.findall(r'cx="([\d.]+)" cy="([\d.]+)"', drawn)]
    assert len(places) == len(DRAWN.points) == 2
    assert all(0 < x <= width and 0 < y < 262 for x, y in places)
    assert "target 0" in drawn


def test_the_description_tells_the_last_point():
    assert f"After 2 of {DRAWN.total} reports a recall of" in frontier_svg(DRAWN)
    empty = made.changed(DRAWN, days=(), points=())
    assert "Nothing was screened yet" in frontier_svg(empty)


def test_the_table_has_a_row_a_day():
    rows = [[cell.text for cell in row.cells] for row in frontier_table(DRAWN).rows]
    assert [row[:3] for row in rows] == [["2024-01-01", "1", "1"], ["2024-01-03", "2", "1"]]
