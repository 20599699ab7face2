"""Block: the few pairs worth comparing, found by hashing; the work grows with the number of records.

Every record has a few keys. Records that share a key are laid in an order that their content alone gives,
and each meets the next `WINDOW` of them: a small block is compared whole, a large one (all the pieces called
`Editorial`) in a band. Neither the order of records nor that of files changes what is compared.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np

from pipeline.dedupe.columns import Array, Columns, Rows

WINDOW: Final = 12
_STEP: Final = np.uint64(0x9E3779B97F4A7C15)

Pairs = tuple[Rows, Rows]


def mixed(*parts: Array) -> Array:
    """Return one digest of several numbers, row by row; 0 where any of them is 0."""
    made = np.zeros(len(parts[0]), dtype=np.uint64)
    known = np.ones(len(parts[0]), dtype=bool)
    for part in parts:
        made = (made ^ part.astype(np.uint64)) * _STEP
        made ^= made >> np.uint64(29)
        known &= part != 0
    return np.where(known, made, np.uint64(0))


def keys(columns: Columns) -> Iterator[tuple[str, Array]]:
    """Yield the name and the column of every key; 0 is no key."""
    yield "doi", columns.doi
    yield "arxiv", columns.arxiv
    yield "pmid", columns.pmid
    yield "title", columns.title_key
    yield "title-authors", mixed(columns.title_key, columns.authors_key)
    yield "head", columns.head_key
    yield "tail", columns.tail_key
    yield "words", columns.words_key
    yield "authors-year", mixed(columns.authors_key, columns.year)
    yield "place", mixed(columns.volume, np.where(columns.first > 1, columns.first, 0), columns.year)
    yield "page", mixed(np.where(columns.first > 1, columns.first, 0), columns.last, columns.year)
    yield "text", columns.text


def pairs(columns: Columns, fresh: int = 0) -> Pairs:
    """Return the pairs of rows to compare, the smaller row first, each once, sorted.

    Rows before `fresh` were compared with each other before; only pairs with a later one are returned.
    """
    rank = ranks(columns)
    found = [banded(key, rank) for _, key in keys(columns)]
    a, b = (np.concatenate([pair[side] for pair in found]) for side in (0, 1))
    new = np.maximum(a, b) >= fresh
    return unique(a[new], b[new], len(columns))


def ranks(columns: Columns) -> Rows:
    """Return the place of every row in an order that content alone gives: by title, authors, year, page."""
    order = np.lexsort((columns.text, columns.first, columns.year, columns.authors_key, columns.title_key))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return rank


def banded(key: Array, rank: Rows) -> Pairs:
    """Return the pairs of rows that share a key and are at most `WINDOW` apart in rank within it."""
    rows = np.flatnonzero(key)
    rows = rows[np.lexsort((rank[rows], key[rows]))]
    sorted_key = key[rows]
    left, right = [], []
    for step in range(1, min(WINDOW, len(rows) - 1) + 1):
        same = np.flatnonzero(sorted_key[step:] == sorted_key[:-step])
        if not len(same):
            break
        left.append(rows[same])
        right.append(rows[same + step])
    none = np.empty(0, dtype=np.int64)
    return np.concatenate([none, *left]), np.concatenate([none, *right])


def unique(a: Rows, b: Rows, size: int) -> Pairs:
    """Return pairs the smaller row first, each once, sorted; `size` is more than any row."""
    codes = np.unique(np.minimum(a, b) * np.int64(size) + np.maximum(a, b))
    return codes // size, codes % size
