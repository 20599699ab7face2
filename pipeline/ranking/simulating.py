"""A screening played over on labelled records: what is shown when, learned from what was shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np

from pipeline.ranking.models import SEED, Matrix, Model, trained
from pipeline.ranking.stopping import Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a screening goes: the model, how many records are shown before it is trained again, and the start.

    `batch` is a number of records, or 0 for as many as `growth` times those screened, at least one. The start
    is so many relevant and irrelevant records drawn by the seed; where that leaves a label without a
    record, records are shown in the order of the file until both labels were met.
    """

    model: Model
    batch: int = 0
    growth: float = 0.05
    relevant: int = 1
    irrelevant: int = 1

    def size(self, screened: int) -> int:
        """Return how many records are shown before it is trained again."""
        return self.batch or max(1, ceil(self.growth * screened - 1e-9))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Run:
    """One screening played over: rows in the order shown, the drawn ones first, and when it was trained.

    `trained` holds how many records were screened each time.
    """

    seed: int
    order: Ints
    start: int
    trained: tuple[int, ...]


def simulated(rows: Matrix, labels: Ints, plan: Plan, seed: int) -> Run:
    """Return the order in which all records are shown under a plan."""
    chance = np.random.RandomState(SEED)
    shown = _start(labels, plan, seed)
    start, when = len(shown), []
    while len(shown) < len(labels):
        pool = np.setdiff1d(np.arange(len(labels)), shown)
        seen = labels[shown]
        if not shown or seen.min() == seen.max():
            shown.append(int(pool[0]))
            continue
        when.append(len(shown))
        machine = trained(rows[shown], seen, plan.model, chance)
        ranked = pool[np.argsort(-machine.decision_function(rows[pool]), kind="stable")]
        shown += ranked[: plan.size(len(shown))].tolist()
    return Run(seed=seed, order=np.array(shown), start=start, trained=tuple(when))


def _start(labels: Ints, plan: Plan, seed: int) -> list[int]:
    """Return the rows that are known from the start, drawn as ASReview draws its prior knowledge."""
    drawn: list[int] = []
    for label, number in ((1, plan.relevant), (0, plan.irrelevant)):
        known = np.flatnonzero(labels == label)
        chance = np.random.RandomState(seed)
        drawn += chance.choice(known, min(number, len(known)), replace=False).tolist()
    return drawn


def of_order(run: Run, labels: Ints) -> Sequence[int]:
    """Return the labels in the order shown, without those known from the start."""
    return [int(label) for label in labels[run.order[run.start :]]]
