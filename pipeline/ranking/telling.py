"""What a simulated screening came to, as JSON and as a table for a terminal."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import fmean
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pipeline.ranking import measures
from pipeline.ranking.labelled import Labelled
from pipeline.ranking.simulating import Plan, Run
from pipeline.ranking.stopping import Goal, stopped

HEADS: Final = ("seed", "trained", "WSS@95", "recall at 10 %", "loss", "stop after", "share", "recall then")


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What was played: the records, the plan, the goal, and one run a seed.

    `cut` leaves out of the orders what comes after the goal was reached; the figures stay those of all.
    """

    path: str
    records: Labelled
    plan: Plan
    goal: Goal
    runs: tuple[Run, ...]
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one run came to; the first three leave out the records known from the start."""

    wss95: float
    recall10: float
    loss: float
    screened: int
    screened_share: float
    recall_at_stop: float


def figures(played: Played, run: Run) -> Figures:
    """Return the figures of a run; where the goal is never reached, all records are screened."""
    labels = [played.records.labels[row] for row in run.order]
    later = labels[run.start :]
    place = stopped(labels, len(labels), played.goal) or len(labels)
    return Figures(
        wss95=measures.work_saved(later),
        recall10=measures.recall_after(later),
        loss=measures.loss(later),
        screened=place,
        screened_share=place / len(labels),
        recall_at_stop=sum(labels[:place]) / sum(labels),
    )


def as_json(played: Played) -> str:
    """Return runs as JSON: orders as rows of the file from 0, the figures of each run, and their means."""
    each = [asdict(figures(played, run)) for run in played.runs]
    told = {
        "file": played.path,
        "records": len(played.records.labels),
        "relevant": sum(played.records.labels),
        "plan": asdict(played.plan),
        "goal": asdict(played.goal),
        "mean": {name: fmean(one[name] for one in each) for name in each[0]},
        "runs": [_run(played, run, one) for run, one in zip(played.runs, each, strict=True)],
    }
    return json.dumps(told, ensure_ascii=False, allow_nan=False) + "\n"


def _run(played: Played, run: Run, figures: dict[str, int]) -> dict[str, object]:
    end = figures["screened"] if played.cut else len(run.order)
    order = [played.records.rows[row] for row in run.order[:end]]
    trained = [screened for screened in run.trained if screened < end]
    return {"seed": run.seed, "start": order[: run.start], **figures, "trained": trained, "order": order}


def as_text(played: Played) -> RenderableType:
    """Return runs as a table, a row a seed."""
    made = Table(box=None, pad_edge=False)
    for head in HEADS:
        made.add_column(head, justify="right")
    for run in played.runs:
        made.add_row(str(run.seed), str(len(run.trained)), *_cells(figures(played, run)))
    return Group(*map(Text, _head(played)), made)


def _head(played: Played) -> Sequence[str]:
    plan, goal, labels = played.plan, played.goal, played.records.labels
    batch = f"{plan.batch} records" if plan.batch else f"{100 * plan.growth:g} % more records"
    return (
        f"{len(labels)} records, {sum(labels)} relevant; model {plan.model.name}, trained every {batch}",
        f"stop: recall {goal.recall:g} reached with confidence {goal.confidence:g}",
        "",
    )


def _cells(one: Figures) -> Sequence[str]:
    ranked = (f"{value:.4f}" for value in (one.wss95, one.recall10, one.loss))
    return (*ranked, str(one.screened), f"{one.screened_share:.3f}", f"{one.recall_at_stop:.3f}")
