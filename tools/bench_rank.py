"""Measure ranking and stopping on the labelled sets: our model in batches beside elas_u4, and when to stop.

    python -m tools.bench_rank                 all sets under ../shared/screening, seeds 0 to 4
    python -m tools.bench_rank --seeds 1       fewer

Prints a line a set and model, then the bars; exits 1 where one is missed. CPU seconds are of one screening
with its features made anew, in this process, which has loaded its libraries before.
"""

import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple
from pathlib import Path
from statistics import fmean
from typing import Final

import numpy as np

from pipeline.formats.opening import opened
from pipeline.formats.stream import whole
from pipeline.ranking.labelled import Labelled, read
from pipeline.ranking.models import ELAS, LIVING, Model, matrix
from pipeline.ranking.simulating import Plan, simulated
from pipeline.ranking.stopping import Goal
from pipeline.ranking.telling import Figures, Played, figures

SHARED: Final = Path(os.environ.get("REVIEW_SHARED", "../shared")) / "screening"
RECALL, KEPT, SCREENED, SECONDS = 0.95, 0.95, 0.85, 2.0
Runs = Mapping[str, Sequence[Figures]]
"""The figures of each set, a seed each."""


def sets() -> Iterator[tuple[str, Labelled]]:
    """Yield the labelled sets by name."""
    for path in sorted(SHARED.glob("*.csv.gz")):
        records = read(whole(opened(path)), path.name).records
        if records is not None:
            yield path.name.removesuffix(".csv.gz"), records


def played(records: Labelled, model: Model, seeds: int) -> tuple[list[Figures], float]:
    """Return the figures of each seed, and the CPU seconds of features and one screening."""
    start = time.process_time()
    rows, labels = matrix(records.titles, records.abstracts), np.array(records.labels)
    made = time.process_time()
    plan = Plan(model=model)
    runs = tuple(simulated(rows, labels, plan, seed) for seed in range(seeds))
    ended = time.process_time()
    whole_run = Played(path="", records=records, plan=plan, goal=Goal(), runs=runs)
    return [figures(whole_run, run) for run in runs], made - start + (ended - made) / seeds


def line(name: str, model: str, found: Sequence[Figures], seconds: float) -> str:
    """Return the means of a set as a line."""
    wss, early, loss, _, share, recall = map(fmean, zip(*map(astuple, found), strict=True))
    ranked = f"WSS@95 {wss:.4f}  recall at 10 % {early:.4f}  loss {loss:.4f}"
    return f"{name:<22} {model:<8} {ranked}  screened {share:.3f}  recall then {recall:.3f}  {seconds:.2f} s"


def bars(ours: Runs, theirs: Runs, seconds: Sequence[float]) -> Iterator[tuple[bool, str]]:
    """Yield each bar: whether it is met, and the figures."""
    mine, other = ([one for found in runs.values() for one in found] for runs in (ours, theirs))
    for name, better in (("wss95", 1), ("recall10", 1), ("loss", -1)):
        a, b = (fmean(getattr(one, name) for one in runs) for runs in (mine, other))
        yield better * (a - b) >= 0, f"{name}: ours {a:.4f}, elas_u4 {b:.4f}"
    kept = fmean(one.recall_at_stop >= RECALL for one in mine)
    yield kept >= KEPT, f"runs that kept a recall of {RECALL}: {kept:.3f}, at least {KEPT}"
    share = fmean(one.screened_share for one in mine)
    yield share <= SCREENED, f"mean share screened: {share:.3f}, at most {SCREENED}"
    yield fmean(seconds) <= SECONDS, f"CPU seconds a set: {fmean(seconds):.2f}, at most {SECONDS}"


def main() -> int:
    """Print all figures and return the exit code."""
    seeds = int(sys.argv[sys.argv.index("--seeds") + 1]) if "--seeds" in sys.argv else 5
    made: dict[str, dict[str, list[Figures]]] = {LIVING.name: {}, ELAS.name: {}}
    seconds = []
    simulated(matrix(("one", "two"), ("", "")), np.array([0, 1]), Plan(model=LIVING), 0)
    for name, records in sets():
        for model in (LIVING, ELAS):
            made[model.name][name], taken = played(records, model, seeds)
            seconds += [taken] if model is LIVING else []
            print(line(name, model.name, made[model.name][name], taken), flush=True)
    if not seconds:
        print(f"no labelled sets under {SHARED}: nothing is measured")
        return 0
    told = [*bars(made[LIVING.name], made[ELAS.name], seconds)]
    for met, words in told:
        print(f"{'ok    ' if met else 'MISSED'} {words}")
    return 0 if all(met for met, _ in told) else 1


if __name__ == "__main__":
    sys.exit(main())
