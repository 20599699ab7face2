"""What is known, as numpy files in a folder: columns, clusters, and every key sorted for looking up.

A text column is two files: the bytes of all texts, and where each ends. Files are mapped, not read: of a
million known records only those rows are touched that new ones meet.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

import numpy as np

from pipeline.dedupe.block import WINDOW, keys, ranks
from pipeline.dedupe.columns import Array, Columns, Rows, named, texts

VERSION: Final = 2
HEAD: Final = "index.json"
ORDER: Final = ("title_key", "authors_key", "year", "first", "text")
_TEXTS: Final = ("title", "authors", "venue")


class OtherVersion(Exception):  # noqa: N818 - it is an answer, not an error
    """Raised where a folder holds no index, or one that another version wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An index on the disk: how many records it holds, and the folder that its files are in."""

    folder: Path
    size: int

    def array(self, name: str) -> Array:
        """Return a file as an array that is read where it is touched."""
        return np.asarray(np.load(self.folder / f"{name}.npy", mmap_mode="r"))

    def texts(self, name: str, rows: Rows) -> list[str]:
        """Return these rows of a column of texts."""
        ends, data = self.array(f"{name}.ends"), self.array(f"{name}.bytes")
        return [bytes(data[ends[row] : ends[row + 1]]).decode("utf-8") for row in rows.tolist()]

    def columns(self, rows: Rows) -> Columns:
        """Return these rows."""
        columns = {
            one.name: texts(self.texts(one.name, rows)) if one.name in _TEXTS else self.array(one.name)[rows]
            for one in fields(Columns)
        }
        return Columns(**columns)

    def block(self, name: str, keys_: Array) -> tuple[Rows, Rows]:
        """Return for each of these keys where its block begins and ends among the sorted keys."""
        held = self.array(f"key.{name}")
        low, high = (np.searchsorted(held, keys_, side=side) for side in ("left", "right"))
        return low, np.where(keys_ == 0, low, high)

    def mates(self, labels: Rows) -> Rows:
        """Return all rows of these clusters."""
        order, held = self.array("by_label"), self.array("labels")
        ranked = held[order]
        low, high = (np.searchsorted(ranked, labels, side=side) for side in ("left", "right"))
        found = [order[start:end] for start, end in zip(low.tolist(), high.tolist(), strict=True)]
        return np.unique(np.concatenate([np.empty(0, dtype=np.int64), *found]))

    def near(self, name: str, new: Columns, found: tuple[Rows, Rows]) -> Iterator[tuple[int, int]]:
        """Yield the pairs (known row, new row) of a key: whole blocks, of a large one the nearest rows."""
        order = self.array(f"rows.{name}")
        for row, block in enumerate(zip(*(one.tolist() for one in found), strict=True)):
            large = block[1] - block[0] > 2 * WINDOW
            low, high = self._nearest(order, new, row, block) if large else block
            for known in order[low:high].tolist():
                yield known, row

    def _nearest(self, order: Rows, new: Columns, row: int, block: tuple[int, int]) -> tuple[int, int]:
        low, high = block
        wanted = _content(new, row)
        while low < high:
            middle = (low + high) // 2
            if _content(self, int(order[middle])) < wanted:
                low = middle + 1
            else:
                high = middle
        return max(block[0], low - WINDOW), min(block[1], low + WINDOW)


def _content(some: Known | Columns, row: int) -> tuple[int, ...]:
    """Return what orders a row within a block; see `block.ranks`."""
    read = some.array if isinstance(some, Known) else lambda name: getattr(some, name)
    return tuple(int(read(name)[row]) for name in ORDER)


def opened(folder: Path) -> Known:
    """Return the index in a folder; raise OtherVersion where there is none that this version reads."""
    place = folder / HEAD
    try:
        head = json.loads(place.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise OtherVersion(f"{folder} holds no index: write one with --index") from error
    if not isinstance(head, dict) or head.get("version") != VERSION:
        raise OtherVersion(f"{folder} was written by another version: write it anew with --index")
    return Known(folder=folder, size=int(head["size"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What an index is written from: of every row its columns, and how its cluster and its study are named.

    `labels` holds for every row the row that its cluster is named after.
    """

    columns: Columns
    labels: Rows
    names: Sequence[str]
    studies: Sequence[str]


def write(folder: Path, held: Held) -> Known:
    """Write an index.

    The head is taken away first and written last: an index that was broken off is none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / HEAD).unlink(missing_ok=True)
    for name, column in named(held.columns):
        if name in _TEXTS:
            _write_texts(folder, name, column.tolist())
        else:
            np.save(folder / f"{name}.npy", column)
    _write_texts(folder, "names", held.names)
    _write_texts(folder, "studies", held.studies)
    np.save(folder / "labels.npy", held.labels)
    np.save(folder / "by_label.npy", np.argsort(held.labels, kind="stable"))
    rank = ranks(held.columns)
    for name, key in keys(held.columns):
        rows = np.flatnonzero(key)
        rows = rows[np.lexsort((rank[rows], key[rows]))]
        np.save(folder / f"rows.{name}.npy", rows)
        np.save(folder / f"key.{name}.npy", key[rows])
    (folder / HEAD).write_text(json.dumps({"version": VERSION, "size": len(held.columns)}), "utf-8")
    return Known(folder=folder, size=len(held.columns))


def _write_texts(folder: Path, name: str, values: Sequence[str]) -> None:
    data = [value.encode("utf-8", "replace") for value in values]
    ends = np.zeros(len(data) + 1, dtype=np.int64)
    np.cumsum([len(one) for one in data], out=ends[1:])
    np.save(folder / f"{name}.bytes.npy", np.frombuffer(b"".join(data), dtype=np.uint8))
    np.save(folder / f"{name}.ends.npy", ends)
