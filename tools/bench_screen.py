"""Measure screening on a review of 10,000 reports: from a key to saved, and from the command to the screen.

    python -m tools.bench_screen              prints a line a measure; exits 1 where one is over its bar
    python -m tools.bench_screen --reports N  another size

Opening is CPU seconds of a process of its own that draws one screen and ends: with everything as it was, and
after decisions in every sheet, which then have to be read again. Saving is timed by the clock on the wall: it
waits for the disk; a decision in a hundred is told beside the slowest.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import NoReturn

from pipeline.folder import opened as listed
from pipeline.reviewing.desk import desk
from pipeline.reviewing.fold import fold
from pipeline.reviewing.journal import opened
from pipeline.reviewing.said import Line
from pipeline.reviewing.session import Session, news, pressed
from pipeline.reviewing.started import Shelf, session
from pipeline.values import Stage
from tools.bench import pipeline, seconds
from tools.synthetic import DAY, FIRST, contents

REPORTS = 10_000
SAVED, OPEN = 0.050, 1.0
STAGE = Stage.TITLE_ABSTRACT
DECISIONS = 500


def review(root: Path, reports: int) -> Path:
    """Write a review of so many reports on which nobody has decided yet."""
    for path, text in contents(reports):
        if not path.startswith(("records/screening/", "records/studies/")):
            place = root / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8", newline="")
    return root


def begun(root: Path) -> Session:
    """Return the session that opens."""
    shelf = Shelf.of(listed(root))
    made = desk(shelf.folder, _unmade)
    return session(shelf.protocol(), STAGE, shelf.sheets(STAGE, FIRST), made)


def _unmade() -> NoReturn:
    raise AssertionError("the desk was not kept")


def saving(root: Path, every: int) -> Iterator[float]:
    """Decide on reports as keys do, yield the seconds from each key to saved, and fold at the end."""
    found = begun(root)
    with opened(root, STAGE, FIRST) as journal:
        for _ in range(min(DECISIONS, len(found.reports) // every)):
            start = perf_counter()
            after = pressed(found, "i")
            if told := news(found, after):
                journal.add(Line(report=told[0], said=told[1], on=DAY))
            yield perf_counter() - start
            for _ in range(every - 1):
                after = pressed(after, "s")
            found = after
        fold(journal)


def opening(root: Path) -> float:
    """Return the CPU seconds from the command to a screen and the end of the input."""
    return seconds(pipeline(root, "screen", "next", "--reviewer", FIRST))


def told(name: str, taken: float, bar: float = 0.0) -> bool:
    """Print a measure; tell whether it is over its bar."""
    print(f"{name:<52} {taken:8.4f} s   {f'bar {bar:g}' if bar else ''}", flush=True)
    return bool(bar) and taken > bar


def main() -> int:
    """Print every figure; return 1 where one is over its bar."""
    reports = int(sys.argv[sys.argv.index("--reports") + 1]) if "--reports" in sys.argv else REPORTS
    with tempfile.TemporaryDirectory() as place:
        root = review(Path(place), reports)
        told(
            "stubs for one reviewer, from nothing",
            seconds(pipeline(root, "screen", "sheets", "--reviewer", FIRST)),
        )
        told("first opening, which makes the desk", opening(root))
        over = [told("opening", min(opening(root) for _ in range(3)), OPEN)]
        taken = sorted(saving(root, max(1, reports // DECISIONS)))
        over += [told("opening after decisions in every sheet", opening(root), OPEN)]
        told("from key to saved, median", taken[len(taken) // 2])
        over += [told("from key to saved, one in a hundred", taken[-1 - len(taken) // 100], SAVED)]
        told("from key to saved, slowest", taken[-1])
    return 1 if any(over) else 0


if __name__ == "__main__":
    sys.exit(main())
