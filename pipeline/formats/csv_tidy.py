"""The cells of a column as plain text, one line each: all at once where nothing in the column needs care."""

import re
from collections.abc import Sequence
from itertools import filterfalse

from pipeline.formats.describe import ABSENT
from pipeline.formats.markup import plain
from pipeline.formats.tagged_values import spoken
from pipeline.formats.text import clean, ordinary

Column = Sequence[str]
_CONTROLS = tuple(map(chr, (*range(0x20), 0x7F)))
_LONG = max(map(len, ABSENT)) + 1
_MARKS = ("&", "<", "  ", '="', "${")
_STRANGE = re.compile(r"&(?:amp;)*(?:#|(?!(?:amp|lt|gt|quot|apos);)[a-z][a-z0-9]{1,31};)", re.IGNORECASE)


def tidied(column: Column) -> Column:
    """Return the cells of a column as `told` does each."""
    whole = "".join(column)
    parts = [whole]
    if not whole.isascii():
        parts = ["".join(filter(str.isascii, column)), "".join(filterfalse(str.isascii, column))]
    if not (_printed(parts[0]) and all(map(_ordinary, parts[1:]))):
        return list(map(told, column))
    found = [mark for mark in _MARKS if any(mark[0] in part and mark in part for part in parts)]
    if len(parts) > 1 or " " in whole:
        column = list(map(str.strip, column))
    if not ABSENT.isdisjoint(_short(column) if len(whole) > _LONG * len(column) else column):
        column = ["" if cell in ABSENT else cell for cell in column]
    if found:
        column = [_unmarked(cell) if any(map(cell.__contains__, found)) else cell for cell in column]
    return column


def _short(column: Column) -> Column:
    """Return the cells of a column that are short: only these are looked up among the words for nothing."""
    return [cell for cell in column if len(cell) < _LONG]


def _printed(text: str) -> bool:
    """Tell whether ASCII text has no control characters; faster than to look at each character."""
    return not any(map(text.__contains__, _CONTROLS))


def _ordinary(text: str) -> bool:
    return "\n" not in text and "\r" not in text and ordinary(text.encode())


def _unmarked(cell: str) -> str:
    """Return a cell of ordinary text as `told` does: only an entity can bring up anything else."""
    if cell.startswith(('="', "${")):
        return told(cell)
    made = plain(cell)
    if "&" in cell and _STRANGE.search(cell):
        return clean(made)
    return " ".join(made.split()) if "  " in made else made.strip()


def told(cell: str) -> str:
    """Return a cell as one line of plain text, "" for a tool's word for nothing.

    >>> told(' ="4/3/2024" '), told("R&amp;D"), told("null")
    ('4/3/2024', 'R&D', '')
    """
    value = cell.strip()
    if value[:2] == '="' and value[-1] == '"' and len(value) > 2:
        value = value[2:-1]
    return spoken(value) if value and not value.isdecimal() else value
