"""Compare our elas_u4 with ASReview's at one record a step: order and figures, with what each took.

    .venv-oracle/bin/python -m tools.rank_oracle             the two smallest labelled sets, seed 0
    .venv-oracle/bin/python -m tools.rank_oracle --all       all of them, minutes each

Runs in the oracle's environment (`make oracle`). Prints a line a set and exits 1 where the two differ.
"""

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from pipeline.ranking.labelled import Labelled, read
from pipeline.ranking.measures import loss, recall_after, work_saved
from pipeline.ranking.models import ELAS, matrix
from pipeline.ranking.simulating import Plan, simulated

SHARED: Final = Path(os.environ.get("REVIEW_SHARED", "../shared")) / "screening"
SMALLEST: Final = ("Cohen_Antihistamines", "Cohen_Estrogens")
START: Final = 2


def ours(records: Labelled, seed: int) -> list[int]:
    """Return the rows in the order in which our elas_u4 shows them, one a step."""
    rows = matrix(records.titles, records.abstracts)
    run = simulated(rows, np.array(records.labels), Plan(model=ELAS, batch=1), seed)
    return [int(row) for row in run.order]


def theirs(records: Labelled, seed: int) -> list[int]:
    """Return the rows in the order in which ASReview's elas_u4 shows them, up to the last relevant one."""
    import pandas as pd  # type: ignore[import-untyped]  # noqa: PLC0415 - the oracle's environment has it
    from asreview.learner import ActiveLearningCycle  # noqa: PLC0415 - likewise
    from asreview.models.models import get_ai_config  # noqa: PLC0415 - likewise
    from asreview.simulation.simulate import Simulate  # noqa: PLC0415 - likewise

    frame = pd.DataFrame({"title": records.titles, "abstract": records.abstracts})
    labels = np.array(records.labels)
    np.random.seed(535)  # noqa: NPY002 - ASReview draws from the global generator
    cycle = ActiveLearningCycle.from_meta(get_ai_config("elas_u4")["value"])
    simulation = Simulate(frame, labels, [cycle], print_progress=False)
    for label in (1, 0):
        known = np.flatnonzero(labels == label)
        simulation.label(np.random.RandomState(seed).choice(known, 1, replace=False))
    simulation.review()
    return [int(row) for row in simulation._results["record_id"]]  # noqa: SLF001 - nothing public holds the order


def shown(order: Sequence[int], records: Labelled) -> list[int]:
    """Return the labels in the order shown, the start left out, rows never shown last as irrelevant."""
    labels = [records.labels[row] for row in order[START:]]
    return [*labels, *[0] * (len(records.labels) - START - len(labels))]


def figures(order: Sequence[int], records: Labelled) -> tuple[float, ...]:
    """Return loss, WSS@95 and recall at 10 % of an order, to four digits."""
    labels = shown(order, records)
    return tuple(round(measure(labels), 4) for measure in (loss, work_saved, recall_after))


def timed(play: Callable[[Labelled, int], list[int]], records: Labelled) -> tuple[list[int], float]:
    """Return an order and the CPU seconds it took."""
    start = time.process_time()
    return play(records, 0), time.process_time() - start


def compared(name: str) -> bool:
    """Print the figures of both on a set and return whether order and figures are the same."""
    from pipeline.formats.opening import opened  # noqa: PLC0415 - not needed by the tests
    from pipeline.formats.stream import whole  # noqa: PLC0415 - likewise

    records = read(whole(opened(SHARED / f"{name}.csv.gz")), name).records
    if records is None:
        return False
    (mine, cost), (other, price) = timed(ours, records), timed(theirs, records)
    same = mine[: len(other)] == other
    print(f"{name:<22} ours   {figures(mine, records)} {cost:.1f} s")
    print(f"{'':<22} theirs {figures(other, records)} {price:.1f} s")
    print(f"{'':<22} {'one order' if same else 'orders differ'}", flush=True)
    return same and figures(mine, records) == figures(other, records)


def main() -> int:
    """Compare the sets asked for and return the exit code."""
    every = sorted(path.name.removesuffix(".csv.gz") for path in SHARED.glob("*.csv.gz"))
    names = every if "--all" in sys.argv else [name for name in SMALLEST if name in every]
    print(f"loss, WSS@95, recall at 10 %; {len(names)} sets under {SHARED}")
    return 1 if [name for name in names if not compared(name)] else 0


if __name__ == "__main__":
    sys.exit(main())
