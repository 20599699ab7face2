"""Columns: many descriptions side by side, one array for each thing that is compared.

A chunk of records is a `Raw` (what an export prints, one list of texts for each field) and, once normalised,
a `Columns` (numbers, digests and folded texts). A number or digest of 0 and an empty text mean: not known.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from hashlib import blake2b
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A chunk of descriptions as they are printed; every list has one text for each record.

    `form` is a kind of document or an entry type, `public` the year of the first public date.
    """

    id: list[str]
    title: list[str]
    authors: list[str]
    year: list[str]
    public: list[str]
    venue: list[str]
    issn: list[str]
    volume: list[str]
    issue: list[str]
    pages: list[str]
    doi: list[str]
    arxiv: list[str]
    pmid: list[str]
    form: list[str]

    def __len__(self) -> int:
        return len(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Normalised descriptions, row by row; see `normalise` for what each column holds.

    `title`, `authors` and `venue` hold texts; all other columns hold numbers: `doi`, `arxiv`, `pmid` and the
    names ending in `_key` are 64-bit digests, `numbers` is a set of 64 bits, `first` and `last` are pages.
    """

    title: Array
    authors: Array
    venue: Array
    doi: Array
    arxiv: Array
    pmid: Array
    year: Array
    public: Array
    volume: Array
    issue: Array
    first: Array
    last: Array
    numbers: Array
    notice: Array
    form: Array
    told: Array
    text: Array
    title_key: Array
    head_key: Array
    tail_key: Array
    words_key: Array
    authors_key: Array

    def __len__(self) -> int:
        return len(self.doi)

    def take(self, rows: Rows) -> Self:
        """Return these rows, in this order."""
        return type(self)(**{name: column[rows] for name, column in named(self)})


def named(columns: Columns) -> Iterator[tuple[str, Array]]:
    """Yield the name and the array of every column."""
    for one in fields(columns):
        yield one.name, getattr(columns, one.name)


def joined(chunks: Sequence[Columns]) -> Columns:
    """Return the rows of several chunks one after the other."""
    names = [one.name for one in fields(Columns)]
    return Columns(**{name: np.concatenate([getattr(one, name) for one in chunks]) for name in names})


def texts(values: Sequence[str]) -> Array:
    """Return a column of texts."""
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made


def digest(text: str) -> int:
    """Return a number of 64 bits that stands for a text, the same on every machine; 0 for no text."""
    return (
        int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "little")
        if text
        else 0
    )


def digests(values: Iterable[str]) -> Array:
    """Return the digests of texts as a column."""
    return np.fromiter(map(digest, values), dtype=np.uint64)
