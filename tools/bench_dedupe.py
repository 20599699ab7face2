"""Measure deduplication: speed by size, a later search beside a large index, accuracy beside bib-dedupe.

    python -m tools.bench_dedupe                    10,000 and 1,000,000 records, 1,000 beside 1,000,000
    python -m tools.bench_dedupe --sizes 10000      other sizes; the last one is the known
    python -m tools.bench_dedupe --compare          bib-dedupe beside ours on the labelled sets, minutes each

Prints a line of JSON for each figure. CPU seconds are of user and system, of the process that did the work.
"""

import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

from tools.fit_dedupe import SHARED, names, scorer
from tools.synthetic_records import text, write

SIZES: Final = (10_000, 1_000_000)
NEW: Final = 1_000
OTHER: Final = Path(".venv-measure/bin/python")
BIB_DEDUPE: Final = """
import sys, csv, pandas as pd
from bib_dedupe.bib_dedupe import prep, block, match, cluster
rows = pd.read_csv(sys.argv[1], dtype=str, keep_default_na=False)
rows = rows.rename(columns={"record_id": "ID", "entry_type": "ENTRYTYPE", "authors": "author"})
rows["abstract"] = rows.get("abstract", "")
rows["ENTRYTYPE"] = rows["ENTRYTYPE"].replace("", "inproceedings")
pairs = block(prep(rows, verbosity_level=0, cpu=1), verbosity_level=0, cpu=1)
made = cluster(match(pairs, verbosity_level=0, cpu=1))
out = csv.writer(open(sys.argv[2], "w", newline=""))
out.writerow(["record_id", "cluster_id"])
out.writerows([record, number] for number, group in enumerate(made) for record in group)
"""


def timed(command: Sequence[str]) -> dict[str, float]:
    """Run a command and return its wall and CPU seconds, and the largest memory of any so far, in MB."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own words
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "wall_s": round(time.perf_counter() - start, 2),
        "cpu_s": round(cpu, 2),
        "memory_mb": round(after.ru_maxrss / 1024),
    }


def ours(*arguments: str) -> dict[str, float]:
    """Return the figures of our command."""
    return timed([sys.executable, "-m", "pipeline", "dedupe", *arguments])


def speed(folder: Path, sizes: Sequence[int]) -> None:
    """Print the figures at each size, then those of a small search beside an index of the last."""
    for size in sizes:
        table = write(folder / f"{size}.csv", size)
        figures = ours(str(table), "-o", str(folder / "out.csv"))
        told(records=size, **figures, cpu_ms_a_record=round(1000 * figures["cpu_s"] / size, 4))
    known = folder / "index"
    told(index_of=sizes[-1], **ours(str(folder / f"{sizes[-1]}.csv"), "--index", str(known)))
    later = folder / "later.csv"
    lines = [*text(NEW // 2), *islice(text(NEW // 2, seed=1), 1, None)]
    later.write_text("".join(lines), encoding="utf-8")
    figures = ours(str(later), "--known", str(known), "-o", str(folder / "out.csv"))
    told(new=len(lines) - 1, known=sizes[-1], **figures)


def beside(folder: Path) -> None:
    """Print accuracy and speed of ours and of bib-dedupe on every labelled set."""
    for name in names():
        table, out = str(SHARED / name / "records.csv.gz"), folder / "out.csv"
        mine = {**ours(table, "-o", str(out)), **figures_of(name, out)}
        theirs = {**timed([str(OTHER), "-c", BIB_DEDUPE, table, str(out)]), **figures_of(name, out)}
        ratio = round(theirs["cpu_s"] / mine["cpu_s"], 1)
        told(set=name, ours=mine, bib_dedupe=theirs, cpu_ratio=ratio)


def figures_of(name: str, out: Path) -> Mapping[str, Any]:
    """Return what the score of a table of clusters says."""
    score = scorer()
    with out.open(newline="", encoding="utf-8") as stream:
        found = score.score([*csv.DictReader(stream)], score.rd(SHARED / name / "truth.csv"))
    record = found["record"]
    return {
        "record_f1": round(record["f1"], 4),
        "sensitivity": round(record["sensitivity"], 4),
        "false_positives": record["FP"],
        "pair_f1": round(found["pair"]["f1"], 4),
    }


def told(**figures: object) -> None:
    """Print figures as a line of JSON."""
    print(json.dumps(figures), flush=True)


def main(arguments: Sequence[str]) -> None:
    """Measure what is asked for."""
    with tempfile.TemporaryDirectory() as place:
        if "--compare" in arguments:
            beside(Path(place))
            return
        asked = arguments[arguments.index("--sizes") + 1 :] if "--sizes" in arguments else []
        speed(Path(place), [int(size) for size in asked] or SIZES)


if __name__ == "__main__":
    main(sys.argv[1:])
