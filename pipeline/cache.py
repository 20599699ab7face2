"""A cache of parsed files, under build/cache/ of a review: JSON text by the hash of what it came from.

It never changes a result: a key covers the bytes that were read, the code that reads them and the versions
of its libraries, an entry carries its own hash, and whatever does not fit is ignored and made afresh.
"""

import hashlib
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path("build") / "cache"
_PACKAGE = Path(__file__).parent
_ENTRY = re.compile(r"[0-9a-f]{64}(?:\.[0-9]+\.tmp)?")
_LIBRARIES = ("bibtexparser", "numpy", "py3langid", "pydantic", "pyyaml", "rapidfuzz", "snowballstemmer")


@dataclass(slots=True)
class Cache:
    """The entries of one review directory and which of them this run has used.

    A folder that lies behind a link is not used at all: what it holds may be somebody else's.
    """

    folder: Path
    used: set[str] = field(default_factory=set)

    @property
    def own(self) -> bool:
        """Tell whether the folder is where it says it is."""
        return self.folder.resolve() == self.folder.absolute()

    def get(self, key: str) -> str | None:
        """Return the text kept under a key, or None where there is none that is whole."""
        self.used.add(key)
        try:
            data = (self.folder / key).read_bytes()
        except OSError:
            return None
        head, _, body = data.partition(b"\n")
        return body.decode("utf-8") if head == digest(body).encode("ascii") else None

    def put(self, key: str, text: str) -> None:
        """Keep a text under a key; a disk that cannot be written costs time later, nothing else."""
        body = text.encode("utf-8")
        target = self.folder / key
        passing = target.with_name(f"{key}.{os.getpid()}.tmp")
        with suppress(OSError):
            if not self.own:
                return
            self.folder.mkdir(parents=True, exist_ok=True)
            passing.write_bytes(digest(body).encode("ascii") + b"\n" + body)
            passing.replace(target)

    def evict(self) -> None:
        """Delete what this run has not used."""
        if not self.folder.is_dir() or not self.own:
            return
        for entry in sorted(self.folder.iterdir()):
            if entry.name not in self.used and _ENTRY.fullmatch(entry.name):
                with suppress(OSError):
                    entry.unlink()


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def key(code: str, kind: str, data: bytes) -> str:
    """Return the key of what is read from some bytes by some code as some kind of file."""
    made = hashlib.sha256(f"{code}\n{kind}\n".encode())
    made.update(data)
    return made.hexdigest()


def fingerprint(paths: Iterable[str]) -> str:
    """Return a hash of source files (or folders of them) of this package and of the libraries they use."""
    made = hashlib.sha256("\n".join(libraries(sys.path)).encode())
    for path in paths:
        place = _PACKAGE / path
        for source in sorted(place.glob("*.py")) if place.is_dir() else [place]:
            made.update(source.read_bytes())
    return made.hexdigest()


def libraries(folders: Iterable[str]) -> list[str]:
    """Return name and version of the libraries that reading depends on, as installed."""
    found: list[str] = []
    for folder in folders:
        if folder.endswith("site-packages") and Path(folder).is_dir():
            found += [place.name for place in Path(folder).glob("*.dist-info")]
    return sorted(name for name in found if name.lower().startswith(_LIBRARIES))
