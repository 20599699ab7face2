"""Knows a build that would change nothing: same inputs, same engine, and every output still whole.

The stamp lies beside the pages. It holds the digest of all inputs, the digest of the manifest that the
pages were written with, and what the build had to say. Whatever is amiss with it, the build runs anew.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from pipeline.problems import Problem, Severity

ENGINE = Path(__file__).parent
TOPS = ("records", "docs")
PLACE = "build/stamp.json"
MANIFEST = "build/docs.manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a finished build was made from and what it said."""

    inputs: str
    manifest: str
    pages: int
    problems: tuple[Problem, ...]


def inputs(root: Path) -> str:
    """Return the digest of every byte that a build depends on: review, engine, the libraries' lock."""
    total = sha256(sys.version.encode())
    for name, path in _inputs(root):
        total.update(f"{name}\0{sha256(path.read_bytes()).hexdigest()}\0".encode())
    return total.hexdigest()


def fresh(root: Path, digest: str) -> Stamp | None:
    """Return the stamp of the last build where it was made from these inputs and its pages are whole."""
    found = _read(root / PLACE)
    if found is None or found.inputs != digest or found.manifest != _digest(root / MANIFEST):
        return None
    return found if _whole(root) else None


def text(digest: str, root: Path, pages: int, problems: tuple[Problem, ...]) -> bytes:
    """Return the stamp of a build that has just been written, as JSON."""
    made = Stamp(inputs=digest, manifest=_digest(root / MANIFEST), pages=pages, problems=problems)
    return (json.dumps(asdict(made)) + "\n").encode()


def _inputs(root: Path) -> Iterator[tuple[str, Path]]:
    lock = ENGINE.parent / "requirements.lock"
    if lock.is_file():
        yield "lock", lock
    for start, folder in [("engine", ENGINE), *((top, root / top) for top in TOPS)]:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                yield f"{start}/{path.relative_to(folder).as_posix()}", path


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _read(path: Path) -> Stamp | None:
    try:
        found = json.loads(path.read_bytes())
        rows = [{**row, "severity": Severity(row["severity"])} for row in found.pop("problems")]
        return Stamp(problems=tuple(Problem(**row) for row in rows), **found)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _whole(root: Path) -> bool:
    names = json.loads((root / MANIFEST).read_bytes())
    return all(_digest(root / "build/docs" / name) == digest for name, digest in names.items())
