"""Throw damaged exports at every reader: none may break down, and every raw start must be accounted for.

    python -m tools.fuzz [READER ...] [--minutes 10]

Runs atheris on one reader after the other, each for some minutes of CPU time in a process of its own. What is
learnt stays in .fuzz/, and so does what was found; shortened, that belongs into tests/formats/test_found.py.
Needs the environment that `make measure` sets up.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLACE = ROOT / ".fuzz"
FAULTS = frozenset({"uncounted-entry", "start-not-read"})
LIMITS = ("-max_len=20000", "-timeout=120", "-rss_limit_mb=3000", "-print_final_stats=1", "-verbosity=1")


class Broken(Exception):  # noqa: N818 - what is broken is told by its text
    """Raised where a reader breaks a promise; the fuzzer keeps the bytes."""


def hold(data: bytes, name: str) -> int:
    """Read some bytes and return how many entries they have; raise Broken where the account does not hold."""
    from pipeline.formats.accounting import account  # noqa: PLC0415 - the fuzzer loads it its own way
    from pipeline.formats.readers import READERS, detect  # noqa: PLC0415 - likewise

    detect(data)
    made = account(data, READERS[name], "x")
    codes = [problem.code for problem in made.problems]
    return check(name, [(entry.offset, entry.length) for entry in made.entries], len(data), codes)


def check(name: str, entries: Sequence[tuple[int, int]], size: int, codes: Sequence[str]) -> int:
    """Return how many entries (offset, length) a file of a size has; raise Broken where they cannot be."""
    faults = sorted({*codes} & FAULTS)
    if faults:
        raise Broken(f"{name}: {', '.join(faults)}")
    ends = [0, *(offset + length for offset, length in entries)]
    starts = [*(offset for offset, _ in entries), size]
    if any(end > start for end, start in zip(ends, starts, strict=True)):
        raise Broken(f"{name}: entries overlap, or end after the file")
    return len(entries)


def seeds(name: str) -> Iterator[bytes]:
    """Yield the invented exports of the tests that are for a reader, and its pieces one after the other."""
    yield b"\n".join(pieces(name))
    for path in sorted((ROOT / "tests" / "formats").glob("broken_*.py")):
        cases = getattr(import_module(f"tests.formats.{path.stem}"), "CASES", {})
        yield from (data for reader, data, _, _ in cases.values() if reader == name)


def pieces(name: str) -> Sequence[bytes]:
    """Return the pieces that a reader's exports are made of in the tests; tables share theirs."""
    given = import_module("tests.formats.test_accounting").PIECES
    return tuple(given.get(name) or given.get(name.rpartition("-")[2], ()))


def words(name: str) -> str:
    r"""Return the pieces of a reader as a dictionary for the fuzzer.

    >>> words("none")
    ''
    """
    spelt = ("".join(f"\\x{byte:02x}" for byte in piece) for piece in pieces(name) if len(piece) < 60)
    return "".join(f'"{piece}"\n' for piece in spelt if piece)


def sow(name: str) -> Path:
    """Write the seeds of a reader and return their folder, with what earlier runs learnt."""
    folder = PLACE / name
    folder.mkdir(parents=True, exist_ok=True)
    for data in seeds(name):
        (folder / sha256(data).hexdigest()).write_bytes(data)
    (PLACE / f"{name}.dict").write_text(words(name), encoding="ascii")
    return folder


def run(name: str, minutes: float) -> None:
    """Fuzz one reader in this process, which ends when its time is used up or something is found."""
    import atheris  # noqa: PLC0415 - only this process needs it

    with atheris.instrument_imports(include=["pipeline"]):
        import pipeline.formats.readers  # noqa: F401, PLC0415 - instrumented here
    folder = sow(name)
    found = f"-artifact_prefix={PLACE}/found-{name}-"
    known = [f"-dict={PLACE}/{name}.dict"] if pieces(name) else []
    options = [sys.argv[0], str(folder), found, *known, *LIMITS]
    atheris.Setup(options, timed(name, minutes))
    atheris.Fuzz()


def timed(name: str, minutes: float) -> Callable[[bytes], None]:
    """Return what the fuzzer calls; it ends the process once some minutes of CPU time are used."""

    def one(data: bytes) -> None:
        if time.process_time() > minutes * 60:
            os._exit(0)
        hold(data, name)

    return one


def main(arguments: Sequence[str]) -> int:
    """Fuzz the readers that are named, or all; return 1 where something was found."""
    from pipeline.formats.readers import READERS  # noqa: PLC0415 - the fuzzing process loads it its own way

    asked = argparse.ArgumentParser(description="Throw damaged exports at the readers.")
    asked.add_argument("readers", nargs="*", default=[*READERS], metavar="READER", choices=[*READERS, []])
    asked.add_argument("--minutes", type=float, default=10)
    given = asked.parse_args(arguments)
    bad = []
    for name in given.readers:
        command = [sys.executable, "-m", "tools.fuzz", "--one", name, str(given.minutes)]
        done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)  # noqa: S603 - ours
        told = done.stderr.strip().splitlines()
        print(f"{name:<20} {'nothing found' if not done.returncode else 'FOUND SOMETHING'}", flush=True)
        if done.returncode:
            bad.append(name)
            print("\n".join(told[-25:]), flush=True)
    return int(bool(bad))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        run(sys.argv[2], float(sys.argv[3]))
    sys.exit(main(sys.argv[1:]))
