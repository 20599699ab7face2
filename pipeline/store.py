"""Changes to human files under records/: canonical, comments kept, one at a time, whole or not at all."""

import fcntl
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from pipeline.canonical import entry_lines, format_text, to_text
from pipeline.files import Block, Sheet
from pipeline.folder import safe
from pipeline.yamltext import positions

__all__ = [
    "edit",
    "edit_blocks",
    "format_text",
    "locked",
    "replacing",
    "save",
    "save_together",
    "settle",
    "to_text",
]
LOCK = "build/records.lock"
_INDENT = 2
_BETWEEN = re.compile(r"\s*| {0,4}#.*")


def save(path: Path, data: bytes) -> None:
    """Replace a file at once: after a crash at any moment the old one or the new one is there, whole.

    Call it under the lock. What a crash leaves beside the file is hidden, and gone after the next write.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as stream:
        stream.write(data)


def save_together(root: Path, made: Mapping[str, bytes]) -> None:
    """Put several files in place below a root, in the order given: all of them, or none where one fails.

    All are written beside their places first. Those that were new are taken away again where the last step
    breaks off; a file that was there before is replaced at once.
    """
    places = {path: root / path for path in made}
    hidden = {path: place.with_name(f".{place.name}.tmp") for path, place in places.items()}
    placed: list[Path] = []
    try:
        for path, data in made.items():
            places[path].parent.mkdir(parents=True, exist_ok=True)
            _put(hidden[path], data)
        for path, place in places.items():
            new = not place.exists()
            hidden[path].replace(place)
            placed += [place] * new
        placed.clear()
    finally:
        for place in (*placed, *hidden.values()):
            place.unlink(missing_ok=True)
    for folder in {place.parent for place in places.values()}:
        settle(folder)


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a stream whose content replaces a file at once when all is written, and not at all if not."""
    passing = path.with_name(f".{path.name}.tmp")
    try:
        with passing.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        passing.replace(path)
    finally:
        passing.unlink(missing_ok=True)
    settle(path.parent)


def settle(folder: Path) -> None:
    """Have the disk remember the names in a folder."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the review's records alone; another process that wants to change them waits."""
    place = root / LOCK
    place.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(place, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
    with open(handle, "ab") as stream:  # noqa: PTH123 - a handle that follows no link
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def edit(root: Path, path: str, change: Callable[[str], str]) -> bool:
    """Change the text of one file below the root under the lock, and tell whether it is another now.

    A file that does not exist is the empty text. Raise ValueError for a path that leaves the root.
    """
    target = root / path
    if not safe(path) or not target.parent.resolve().is_relative_to(root.resolve()):
        raise ValueError(f"not a path below the root: {path!r}")
    with locked(root):
        before = target.read_bytes() if target.exists() else b""
        after = change(before.decode("utf-8")).encode("utf-8")
        if after != before:
            save(target, after)
        return after != before


def edit_blocks(text: str, blocks: Mapping[str, Block]) -> str:
    """Return a sheet's text with some blocks replaced, or added at its end; no other line changes.

    A sheet that is not laid out line by line is brought into canonical form first.
    """
    spans = _spans(text)
    if spans is None:
        text = format_text(text, Sheet).replace("\nblocks: {}\n", "\nblocks:\n")
        spans = _spans(text) or {}
    lines = text.splitlines()
    for name in sorted(blocks.keys() & spans.keys(), key=lambda known: spans[known], reverse=True):
        start, end = spans[name]
        lines[start:end] = entry_lines(name, blocks[name], _INDENT, "\n".join(lines[start:end]))
    tail = next((at for at in range(len(lines), 0, -1) if lines[at - 1] and lines[at - 1][0] != "#"), 0)
    added = [
        line for name in blocks if name not in spans for line in entry_lines(name, blocks[name], _INDENT)
    ]
    lines[tail:tail] = added
    return "\n".join(lines) + "\n"


def _spans(text: str) -> dict[str, tuple[int, int]] | None:
    """Return first line and end of every block, or None where blocks do not stand last and in lines."""
    places = positions(text.encode("utf-8"))
    starts = {
        str(loc[1]): place[0] - 1 for loc, place in places.items() if len(loc) == 2 and loc[0] == "blocks"
    }
    last = max((loc for loc in places if len(loc) == 1), key=lambda loc: places[loc], default=())
    lines = text.splitlines()
    laid_out = all(lines[start].startswith(" " * _INDENT + name) for name, start in starts.items())
    if not starts or last != ("blocks",) or not laid_out:
        return None
    ends = [*sorted(starts.values())[1:], len(lines)]
    return {
        name: (start, _end(lines, start, end))
        for (name, start), end in zip(sorted(starts.items(), key=lambda pair: pair[1]), ends, strict=True)
    }


def _end(lines: list[str], start: int, end: int) -> int:
    """Return where a block ends: before blank lines and comments that stand between it and the next one."""
    while end > start + 1 and _BETWEEN.fullmatch(lines[end - 1]):
        end -= 1
    return end
