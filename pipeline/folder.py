"""What lies under records/, docs/ of a review directory: sorted paths, and bytes that cannot leave the root.

The only way for `load` to the disk. A link that leads out, a folder behind a link, a pipe or a device, a
name that is no UTF-8, and two names that some file systems hold for one are problems, and are not opened.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from pipeline.problems import Problem

TOPS = ("docs", "records")
_DEEPEST = 20


@dataclass(slots=True)
class Folder:
    """A review directory: what may be opened, and what was refused."""

    root: Path
    paths: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)

    def under(self, start: str, end: str) -> tuple[str, ...]:
        """Return the paths that begin and end so, sorted."""
        return tuple(sorted(path for path in self.paths if path.startswith(start) and path.endswith(end)))

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file that was listed, or None with a problem noted."""
        if path not in self.paths:
            return None
        try:
            return (self.root / path).read_bytes()
        except OSError as error:
            hint = "mend its permissions, or restore it"
            self.problems.append(
                Problem(path, 0, 0, "file-unreadable", f"cannot be read: {error.strerror}", hint)
            )
            return None


def ignoring(root: Path, place: str) -> str:
    """Return the text of the .gitignore of a folder, "" where there is none."""
    path = root / place / ".gitignore"
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def opened(root: Path) -> Folder:
    """List a review directory."""
    folder = Folder(root=root.resolve())
    found = sorted(path for top in TOPS for path in _walk(folder, top))
    folder.problems += _collisions(found)
    folder.paths = frozenset(found)
    return folder


def safe(path: str) -> bool:
    """Tell whether a path written in a file stays in the folder it starts from."""
    parts = PurePosixPath(path)
    return str(parts) == path and not parts.is_absolute() and ".." not in parts.parts and "\\" not in path


def _walk(folder: Folder, place: str) -> Iterator[str]:
    """Yield the files below a folder, hidden ones left out."""
    start = folder.root / place
    if start.is_symlink() or not start.is_dir():
        return
    with os.scandir(start) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        path = f"{place}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False) and place.count("/") >= _DEEPEST:
            message = f"folders nested deeper than {_DEEPEST}"
            folder.problems.append(
                Problem(ascii(path)[1:-1], 0, 0, "folder-too-deep", message, "flatten them")
            )
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(folder, path)
        elif problem := _refusal(folder.root, entry, path):
            folder.problems.append(problem)
        else:
            yield path


def _refusal(root: Path, entry: "os.DirEntry[str]", path: str) -> Problem | None:
    """Return why an entry that is no folder is not opened, or None."""
    if not path.isprintable() or any("\ud800" <= sign <= "\udfff" for sign in path):
        shown = ascii(path)[1:-1]
        return Problem(shown, 0, 0, "bad-file-name", "the name holds signs that cannot be shown", "rename it")
    if entry.is_symlink() and not _inside(root, Path(entry.path)):
        return Problem(
            path, 0, 0, "path-outside-root", "a link that leads out of the review", "put a copy in its place"
        )
    if not entry.is_file():
        return Problem(
            path, 0, 0, "no-plain-file", "neither a file nor a folder", "put a plain file in its place"
        )
    return None


def _inside(root: Path, place: Path) -> bool:
    """Tell whether a link ends inside the root."""
    try:
        return place.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _collisions(paths: list[str]) -> Iterator[Problem]:
    """Yield a problem for each path that some file systems take for another one."""
    first: dict[str, str] = {}
    for path in paths:
        other = first.setdefault(normalize("NFC", path).casefold(), path)
        if other != path:
            message = f"differs from {other} only by case or by composed letters"
            yield Problem(path, 0, 0, "path-collision", message, "rename one of the two")
