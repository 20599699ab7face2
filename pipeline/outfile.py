"""Where a command writes what it makes: a file that appears whole or not at all, or standard output."""

import gzip
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from pipeline.store import replacing

STDOUT = "-"


def complaint(place: str, sources: Iterable[Path]) -> str:
    """Return why nothing can be written at a place, or "" where it can; no source may be overwritten."""
    path = Path(place)
    if place == STDOUT:
        return ""
    if path.is_dir():
        return f"{place} is a folder: name a file in it"
    if not path.parent.is_dir():
        return f"there is no folder {path.parent}: make it first"
    if path.exists() and any(source.exists() and path.samefile(source) for source in sources):
        return f"{place} is one of the files to read: name another"
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        return f"{place} may not be written: mend its permissions, or name another file"
    return ""


def unreadable(path: Path) -> str:
    """Return why a file cannot be read, or "" where it can."""
    if path.is_dir():
        return f"{path} is a folder: name the files in it"
    if path.exists() and not path.is_file():
        return f"{path} is no plain file: write what it gives into one first"
    try:
        with path.open("rb"):
            return ""
    except OSError as error:
        return f"{path} cannot be read: {error.strerror}"


def content(path: Path) -> bytes:
    """Return the bytes of a file."""
    return path.read_bytes()


@contextmanager
def writing(place: str) -> Iterator[BinaryIO]:
    """Give the stream to write a file to, packed where its name ends in .gz.

    A file takes the place of an older one when all is written, and not at all if not; what is no plain
    file (a terminal, a pipe, a device) is written to as it is.
    """
    path = Path(place)
    if place == STDOUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif path.exists() and not path.is_file():
        with path.open("wb") as device:
            yield device
    else:
        with replacing(path.resolve()) as stream, _packed(stream, path.name) as packed:
            yield packed


@contextmanager
def _packed(stream: BinaryIO, name: str) -> Iterator[BinaryIO]:
    """Give a stream that packs what it is given, the same bytes on every day and machine."""
    if not name.endswith(".gz"):
        yield stream
        return
    with gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=0) as packed:
        yield cast("BinaryIO", packed)
