"""Measure the protocol's queries on a corpus: what they find in each mode of matching, and what it costs.

    python -m tools.bench_query

Prints how many of the corpus's records each query finds, and all of them together, in the modes exact, plural
and stem, with the CPU seconds that the search of all records by all queries takes beside its bar.
"""

import os
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from pipeline import files
from pipeline.converting import Input, Tally, entries
from pipeline.formats.base import Entry
from pipeline.formats.opening import opened
from pipeline.load import load
from pipeline.query.evaluate import Plan, plan
from pipeline.query.parse import parse
from pipeline.query.reading import Reading
from pipeline.query.syntaxes import PLAIN
from pipeline.query.words import MODES, Mode

ROOT: Final = Path(__file__).parent.parent
SHARED: Final = Path(os.environ.get("REVIEW_SHARED", ROOT.parent / "shared"))
CORPUS: Final = SHARED / "corpus" / "acl_anthology_2017_2023.csv.gz"
BAR: Final = 10.0
TOGETHER: Final = "together"


def plans(queries: Iterable[files.PlannedQuery], mode: Mode) -> Mapping[str, Plan]:
    """Return the queries that can be run, made ready for a mode."""
    parsed = {one.id: parse(one.query, PLAIN) for one in queries}
    return {
        ident: plan(one.query, mode, PLAIN.default)
        for ident, one in parsed.items()
        if one.sound and one.query is not None
    }


def found(given: Sequence[Entry], ready: Mapping[str, Plan]) -> Mapping[str, int]:
    """Return how many entries each query finds, and how many at least one of them does."""
    counts = dict.fromkeys((*ready, TOGETHER), 0)
    for entry in given:
        reading = Reading(entry.bib)
        hits = [ident for ident, one in ready.items() if one.found(reading)]
        for ident in hits:
            counts[ident] += 1
        counts[TOGETHER] += bool(hits)
    return counts


def main() -> int:
    """Print every figure; return 1 where a search is over its bar."""
    if not CORPUS.is_file():
        print(f"the corpus is not there ({CORPUS}): name its folder in REVIEW_SHARED")
        return 0
    queries = load(ROOT).protocol.value.queries
    start = time.process_time()
    given = [*entries((Input(path=str(CORPUS), export=opened(CORPUS)),), Tally(told=lambda _: None))]
    print(f"{len(given)} records read in {time.process_time() - start:.2f} s CPU")
    over = 0
    for mode in MODES:
        start = time.process_time()
        counts = found(given, plans(queries, mode))
        taken = time.process_time() - start
        over += taken > BAR
        told = "  ".join(f"{name} {count}" for name, count in counts.items())
        print(f"{mode:<7} {told}   {taken:.2f} s CPU   bar {BAR:.0f}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
