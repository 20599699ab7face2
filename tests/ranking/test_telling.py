"""What a simulated screening came to: figures that follow from the order, as JSON and as a table."""

import json
from io import StringIO

import numpy as np
import pytest
from rich.console import Console

from pipeline.ranking.labelled import Labelled
from pipeline.ranking.models import ELAS
from pipeline.ranking.simulating import Plan, Run
from pipeline.ranking.stopping import Goal, stopped
from pipeline.ranking.telling import Played, as_json, as_text, figures

LABELS = (0, 1, 0, 1, 0, 0, 0, 0, 0, 0)


def run(order=(1, 0, 3, 2, 4, 5, 6, 7, 8, 9), seed=0):
    return Run(seed=seed, order=np.array(order), start=2, trained=(2, 3, 5, 9))


def played(*runs, **changes):
    rows = tuple(range(10, 20))
    records = Labelled(titles=("t",) * 10, abstracts=("a",) * 10, labels=LABELS, rows=rows)
    given = {"path": "f.csv", "records": records, "plan": Plan(model=ELAS), "goal": Goal(), "runs": runs}
    return Played(**{**given, **changes})


def test_the_figures_of_an_order_leave_the_start_out():
    found = figures(played(run()), run())
    assert found.wss95 == pytest.approx(0.95 - 1 / 8)
    assert (found.recall10, found.loss) == (1, 0)


@pytest.mark.parametrize("goal", [Goal(), Goal(recall=0.4), Goal(recall=0.2), Goal(confidence=0.5)])
def test_the_stop_counts_the_start(goal):
    found = figures(played(run(), goal=goal), run())
    labels = [LABELS[row] for row in run().order]
    assert found.screened == stopped(labels, 10, goal)
    assert found.screened_share == found.screened / 10
    assert found.recall_at_stop == sum(labels[: found.screened]) / 2


def test_orders_are_told_as_rows_of_the_file():
    (told,) = json.loads(as_json(played(run())))["runs"]
    assert told["order"][:4] == [11, 10, 13, 12]
    assert told["start"] == [11, 10]
    assert told["trained"] == [2, 3, 5, 9]


def test_the_means_are_those_of_the_runs():
    late = run((0, 1, 2, 4, 5, 6, 7, 8, 9, 3), 1)
    told = json.loads(as_json(played(run(), late)))
    for name in ("wss95", "recall10", "loss", "screened", "screened_share", "recall_at_stop"):
        assert told["mean"][name] == pytest.approx(sum(one[name] for one in told["runs"]) / 2)


def test_plan_and_goal_are_told_with_every_setting():
    told = json.loads(as_json(played(run(), goal=Goal(recall=0.9, confidence=0.8, odds=1))))
    assert told["goal"] == {"recall": 0.9, "confidence": 0.8, "odds": 1}
    assert told["plan"]["model"] == {"name": "elas_u4", "cost": 0.11, "ratio": 9.8}
    assert (told["plan"]["batch"], told["plan"]["growth"]) == (0, 0.05)


def test_a_cut_order_ends_where_the_goal_was_reached():
    whole, cut = (json.loads(as_json(played(run(), cut=cut)))["runs"][0] for cut in (False, True))
    assert cut["order"] == whole["order"][: whole["screened"]]
    assert all(screened < whole["screened"] for screened in cut["trained"])


@pytest.mark.parametrize(("batch", "words"), [(0, "5 % more records"), (7, "7 records")])
def test_the_table_says_how_often_it_was_trained(batch, words):
    stream = StringIO()
    made = played(run(), run(seed=3), plan=Plan(model=ELAS, batch=batch))
    Console(file=stream, width=100, highlight=False, markup=False).print(as_text(made))
    told = stream.getvalue()
    assert f"trained every {words}" in " ".join(told.split())
    assert [line.split()[0] for line in told.splitlines() if line.split()][-2:] == ["0", "3"]
