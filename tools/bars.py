"""Measure the flagship against its bars: print each with its figure, and exit 1 where one is missed.

    python -m tools.bars

The review is copied into a folder of its own, built there twice from nothing, crawled and compared with
the paper's text where that is at hand. Seconds are CPU seconds of one run, children included.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tools import bench, check_overlap, crawl
from tools.convert_review.source import folder

STATUS: Mapping[str, int | str] = {
    "entries": 94,
    "reports": 92,
    "studies": 46,
    "statements": 456,
    "placements": 87,
    "reported_identified": 983,
    "reported_included": 65,
    "last_search": "2024-05-25",
}
PIPELINE, NO_CHANGE, SITE = 5.0, 1.0, 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: what is measured, the figure, what it should be, and whether it is met."""

    name: str
    figure: str
    wanted: str
    met: bool


def numbers(root: Path) -> Iterator[Bar]:
    """Yield the numbers of the review's state."""
    command = bench.pipeline(root, "status", "--format", "json")
    told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=bench.ROOT).stdout  # noqa: S603 - ours
    found = json.loads(told)
    for name, wanted in STATUS.items():
        yield Bar(
            name=f"status: {name}", figure=str(found[name]), wanted=str(wanted), met=found[name] == wanted
        )


def times(root: Path) -> Iterator[Bar]:
    """Yield what a build costs from nothing, without a change, and with the site."""
    build = bench.pipeline(root, "build")
    settings = str(root / "mkdocs.yml")
    bench.cold(root)()
    cold = bench.seconds(build)
    site = bench.seconds((sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", settings))
    first = digests(root)
    yield _seconds("pipeline, from nothing", cold, PIPELINE)
    yield _seconds("pipeline, no change", bench.seconds(build), NO_CHANGE)
    yield _seconds("mkdocs", site, SITE)
    yield _seconds("make site: pipeline and mkdocs", cold + site, SITE)
    bench.cold(root)()
    bench.seconds((*build,))
    bench.seconds((sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", settings))
    yield _none("files that differ between two builds", _unlike(first, digests(root)))


def digests(root: Path) -> Mapping[str, str]:
    """Return the hash of every file of the pages and of the site."""
    files = [path for name in ("build/docs", "site") for path in sorted((root / name).rglob("*"))]
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.is_file()
    }


def site(root: Path) -> Iterator[Bar]:
    """Yield what the crawler and the search for shared words find."""
    built = crawl.read(root / "site")
    yield Bar(name="pages", figure=str(len(built.pages)), wanted="", met=True)
    yield _none("dead links and anchors", len([*crawl.dead_links(built)]))
    yield _none("findings of the crawler, all checks", len(crawl.crawl(built)))
    if not folder().is_dir():
        yield Bar(name="runs of eight words shared", figure="no text at hand", wanted="0", met=True)
        return
    yield _none("runs of eight words shared", len([*check_overlap.check(root, check_overlap.LONGEST)]))


def _unlike(one: Mapping[str, str], other: Mapping[str, str]) -> int:
    return sum(one.get(path) != other.get(path) for path in {*one, *other})


def _seconds(name: str, taken: float, most: float) -> Bar:
    return Bar(name=name, figure=f"{taken:.2f} s", wanted=f"<= {most:g} s", met=taken <= most)


def _none(name: str, found: int) -> Bar:
    return Bar(name=name, figure=str(found), wanted="0", met=not found)


def main() -> int:
    """Print every bar and return the exit code."""
    missed = 0
    with tempfile.TemporaryDirectory() as place:
        root = bench.copied(Path(place) / "flagship")
        for part in (numbers, times, site):
            for bar in part(root):
                missed += not bar.met
                print(
                    f"{'ok    ' if bar.met else 'MISSED'} {bar.name:<40} {bar.figure:>12}   {bar.wanted}",
                    flush=True,
                )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
