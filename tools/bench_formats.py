"""Measure the readers: records a second beside other libraries on the same files, and peak memory.

    python -m tools.bench_formats [FORMAT ...] [--without-million]

Every reader runs in a process of its own, with the accounting, on made-up exports of full records; the best
of three runs is taken, in CPU seconds. Other libraries are measured where `make measure` has set them up.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from tools import synthetic_csv, synthetic_exports, synthetic_tagged

ROOT = Path(__file__).parent.parent
OTHERS = ROOT / ".venv-measure" / "bin" / "python"
TIMES = 3
MILLION = 1_000_000
PART = 50_000
MOST_MEMORY = 300
"""Megabytes, for a million RIS records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One format: its reader, the records a second asked for, how many are made, the libraries beside."""

    name: str
    bar: int
    records: int
    made: Callable[[int], Iterator[bytes]]
    others: tuple[str, ...] = ()


def _bibtex(records: int) -> Iterator[bytes]:
    return (piece.encode() for piece in synthetic_exports.bibtex(records))


def _tagged(dialect: str) -> Callable[[int], Iterator[bytes]]:
    return lambda records: synthetic_tagged.tagged(dialect, records, 0)


def _table(dialect: str) -> Callable[[int], Iterator[bytes]]:
    return lambda records: synthetic_csv.csv_rows(dialect, records, 0)


MEASURES = (
    Measure(name="bibtex", bar=3_000, records=10_000, made=_bibtex, others=("bibtexparser", "pybtex")),
    Measure(name="ris", bar=20_000, records=40_000, made=_tagged("ris"), others=("rispy",)),
    Measure(name="nbib", bar=20_000, records=40_000, made=_tagged("nbib"), others=("nbib",)),
    Measure(name="wos", bar=20_000, records=40_000, made=_tagged("wos")),
    Measure(name="endnote", bar=20_000, records=40_000, made=_tagged("enw")),
    Measure(name="scopus-csv", bar=30_000, records=40_000, made=_table("scopus")),
    Measure(name="csv", bar=30_000, records=40_000, made=_table("generic")),
    Measure(name="wos-tab", bar=30_000, records=40_000, made=_table("wos-tab")),
)
CODE: Mapping[str, str] = {
    "bibtexparser": "import bibtexparser; n = len(bibtexparser.parse_file(path).entries)",
    "pybtex": "from pybtex.database import parse_file; n = len(parse_file(path, 'bibtex').entries)",
    "rispy": "import rispy; n = len(rispy.load(open(path, encoding='utf-8')))",
    "nbib": "import nbib; n = len(nbib.read_file(path))",
}
TIMED = """
import json, resource, sys
path = sys.argv[1]
def used():
    found = resource.getrusage(resource.RUSAGE_SELF)
    return found.ru_utime + found.ru_stime
{load}
before = used()
{code}
print(json.dumps([n, used() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024]))
"""
OURS = """
from pathlib import Path
from pipeline.formats.accounting import reconciled
from pipeline.formats.base import Entry
from pipeline.formats.opening import opened
from pipeline.formats.readers import READERS
reader = READERS[sys.argv[2]]
"""
READ = "n = sum(isinstance(one, Entry) for one in reconciled(opened(Path(path)), reader, path))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What one run gave and took: records, CPU seconds, megabytes of memory at most."""

    records: int
    seconds: float
    megabytes: int

    @property
    def rate(self) -> int:
        """Return the records a second."""
        return round(self.records / max(self.seconds, 0.001))


def ours(path: Path, name: str) -> Taken:
    """Measure our reader of a name on a file, the account included."""
    return _run(sys.executable, TIMED.format(load=OURS, code=READ), path, name)


def theirs(path: Path, library: str) -> Taken:
    """Measure another library on a file."""
    load, _, code = CODE[library].partition("; ")
    return _run(str(OTHERS), TIMED.format(load=load, code=code), path)


def _run(python: str, code: str, path: Path, *more: str) -> Taken:
    command = [python, "-c", code, str(path), *more]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)  # noqa: S603 - ours
    records, seconds, megabytes = json.loads(done.stdout.splitlines()[-1])
    return Taken(records=records, seconds=seconds, megabytes=megabytes)


def write(path: Path, pieces: Iterable[bytes]) -> None:
    """Write an export."""
    with path.open("wb") as stream:
        stream.writelines(pieces)


def lines(place: Path, only: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield a line a measure, and whether it misses its bar."""
    for one in MEASURES:
        if only and one.name not in only:
            continue
        path = place / one.name
        write(path, one.made(one.records))
        best = max((ours(path, one.name) for _ in range(TIMES)), key=lambda taken: taken.rate)
        others = ", ".join(_beside(path, library) for library in one.others if OTHERS.exists())
        told = f"{one.name:<14} {best.rate:>9,} records/s   bar {one.bar:>7,}   {others}"
        yield told.rstrip(), best.rate < one.bar or best.records != one.records
        path.unlink()


def _beside(path: Path, library: str) -> str:
    taken = theirs(path, library)
    return f"{library} {taken.rate:,} ({taken.records:,} read)"


def million(place: Path) -> tuple[str, bool]:
    """Return the line of the most memory that a million RIS records take, and whether it is too much."""
    path, part = place / "million.ris", list(synthetic_tagged.tagged("ris", PART, 0))
    write(path, (piece for _ in range(MILLION // PART) for piece in part))
    taken = ours(path, "ris")
    told = f"{taken.records:,} RIS: {taken.megabytes:>8} MB          bar {MOST_MEMORY:>7}   {taken.rate:,}/s"
    return told, taken.megabytes > MOST_MEMORY or taken.records != MILLION


def main(arguments: Sequence[str]) -> int:
    """Print every figure; return 1 where one misses its bar."""
    asked = argparse.ArgumentParser(description="Measure the readers.")
    asked.add_argument("formats", nargs="*", metavar="FORMAT")
    asked.add_argument("--without-million", action="store_true", help="leave the million records out")
    given = asked.parse_args(arguments)
    missed = 0
    with tempfile.TemporaryDirectory() as place:
        last = () if given.without_million else (million,)
        whole = (measure(Path(place)) for measure in last)
        for told, bad in chain(lines(Path(place), given.formats), whole):
            missed += bad
            print(f"{told}{'   MISSED' if bad else ''}", flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
