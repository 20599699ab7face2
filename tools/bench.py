"""Measure the pipeline's speed in CPU seconds, beside its bars and the committed baseline.

`python -m tools.bench` prints a line a measure; `--save` makes what was measured the new baseline.
Each command runs in a process of its own, three times; the least is taken.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.synthetic import write_review

ROOT = Path(__file__).parent.parent
BASELINE = Path(__file__).parent / "bench_baseline.json"
TIMES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One thing measured: what, its bar in CPU seconds, how it is made ready, the command that is timed."""

    name: str
    bar: float
    ready: Callable[[], None]
    command: tuple[str, ...]


def pipeline(root: Path, *arguments: str) -> tuple[str, ...]:
    """Return a command of the pipeline on a review."""
    return (sys.executable, "-m", "pipeline", "--root", str(root), *arguments)


def seconds(command: tuple[str, ...]) -> float:
    """Run a command and return the CPU seconds that it and its children took; raise where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    settings = {name: kept for name, kept in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=settings)  # noqa: S603 - ours
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def cold(root: Path) -> Callable[[], None]:
    """Return what takes away everything that earlier runs left."""
    return lambda: shutil.rmtree(root / "build", ignore_errors=True)


def warm(root: Path) -> Callable[[], None]:
    """Return what builds a review."""

    def ready() -> None:
        seconds(pipeline(root, "build"))

    return ready


def measures(flagship: Path, thousand: Path) -> Iterator[Measure]:
    """Yield everything that is measured."""
    site = (
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "-f",
        str(flagship / "mkdocs.yml"),
    )
    yield Measure(name="status, warm", bar=0.4, ready=warm(flagship), command=pipeline(flagship, "status"))
    yield Measure(
        name="check of 1,000 reports, cold", bar=2, ready=cold(thousand), command=pipeline(thousand, "check")
    )
    yield Measure(
        name="build of the flagship, cold", bar=5, ready=cold(flagship), command=pipeline(flagship, "build")
    )
    yield Measure(
        name="build of the flagship, no change",
        bar=1,
        ready=warm(flagship),
        command=pipeline(flagship, "build"),
    )
    yield Measure(name="mkdocs on the flagship", bar=10, ready=warm(flagship), command=site)


def copied(into: Path) -> Path:
    """Copy the flagship's own files, with its theme's path made absolute."""
    for name in ("records", "docs"):
        shutil.copytree(ROOT / name, into / name)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (into / "mkdocs.yml").write_text(settings.replace("pipeline/", f"{ROOT}/pipeline/"), encoding="utf-8")
    return into


def main() -> int:
    """Print every figure; return 1 where one is over its bar."""
    baseline = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    found, over = {}, 0
    with tempfile.TemporaryDirectory() as place:
        flagship, thousand = copied(Path(place) / "flagship"), Path(place) / "thousand"
        write_review(thousand, 1000)
        for one in measures(flagship, thousand):
            taken = []
            for _ in range(TIMES):
                one.ready()
                taken.append(seconds(one.command))
            found[one.name] = round(min(taken), 3)
            over += found[one.name] > one.bar
            ratio = (
                f"{found[one.name] / baseline[one.name]:5.2f} of the baseline" if one.name in baseline else ""
            )
            print(f"{one.name:<36} {found[one.name]:7.3f} s CPU   bar {one.bar:4.1f}   {ratio}", flush=True)
    if "--save" in sys.argv[1:]:
        BASELINE.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
