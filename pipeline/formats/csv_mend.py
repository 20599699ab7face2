"""Rows of a table that are not written as they should be: a quote inside a cell, or one never closed.

A row whose quotes are in order may span lines. In any other row a quote ends its cell only before a
delimiter or a line end, and the row ends, at the latest, where the next line looks like a row by itself.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MOST_LINES = 5000
_INSIDE = re.compile(r'[^"]*+(?:""[^"]*+)*+')


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Text cut at its delimiters: the cells, whether the last one is open, and quotes out of place.

    `stray` are quotes inside a quoted cell that do not end it, `loose` those in a cell without quotes.
    """

    cells: list[str]
    unclosed: bool = False
    stray: int = 0
    loose: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """One row: its cells, the number of the line after it, and the codes of what was recovered from."""

    cells: list[str]
    end: int
    codes: tuple[str, ...] = ()


def split(text: str, sign: str) -> Split:
    """Return the cells of text without a line end after it; a quote out of place stays in its cell."""
    cells: list[str] = []
    at, stray, loose = 0, 0, 0
    while True:
        if text.startswith('"', at):
            stop, strays = _closing(text, at + 1, sign)
            stray += strays
            cells.append(text[at + 1 : stop].replace('""', '"'))
            if stop == len(text):
                return Split(cells=cells, unclosed=True, stray=stray, loose=loose)
            at = stop + 1
        else:
            stop = text.find(sign, at)
            cells.append(text[at:] if stop < 0 else text[at:stop])
            loose += '"' in cells[-1]
            at = len(text) if stop < 0 else stop
        if at == len(text):
            return Split(cells=cells, stray=stray, loose=loose)
        at += 1


def _closing(text: str, at: int, sign: str) -> tuple[int, int]:
    """Return where the quote stands that ends a cell, or the end of the text, and how many do not."""
    stray = 0
    while True:
        found = _INSIDE.match(text, at)
        at = found.end() if found else at
        if text[at + 1 : at + 2] in {"", sign}:
            return at, stray
        stray, at = stray + 1, at + 1


def mended(lines: Sequence[str], at: int, sign: str, width: int, *, final: bool) -> Mended | None:
    """Return the row that begins at a line, or None where more lines are needed to tell; `final`: no more.

    `width` is how many cells the header has, 0 for the header itself.
    """
    end, whole = _sound(lines, at, sign)
    if whole or (end == len(lines) and not final and end - at < MOST_LINES):
        return Mended(cells=split(_text(lines, at, end), sign).cells, end=end) if whole else None
    return _recovered(lines, at, sign, width, final=final)


def header(lines: Sequence[str], sign: str) -> tuple[list[str], int]:
    """Return the cells of the header at the first line, and how many lines it spans: one, if in disorder."""
    end, whole = _sound(lines, 0, sign)
    end = end if whole else 1
    made = split(_text(lines, 0, end), sign)
    if made.unclosed:
        return [*made.cells[:-1], *split_plainly(made.cells[-1], sign)], end
    return made.cells, end


def _sound(lines: Sequence[str], at: int, sign: str) -> tuple[int, bool]:
    """Return the line after a row whose quotes are in order, with True, or how far it could be one."""
    inside = False
    for number in range(at, min(len(lines), at + MOST_LINES)):
        made = _line(lines[number], sign, inside=inside)
        inside = made.unclosed
        if made.stray or not inside:
            return (number + 1, True) if not made.stray else (at, False)
    return min(len(lines), at + MOST_LINES), False


def _line(line: str, sign: str, *, inside: bool) -> Split:
    bare = line.rstrip("\r\n")
    return split(f'"{bare}' if inside else bare, sign)


def _text(lines: Sequence[str], at: int, end: int) -> str:
    return "".join(lines[at:end]).rstrip("\r\n")


def _recovered(lines: Sequence[str], at: int, sign: str, width: int, *, final: bool) -> Mended | None:
    inside, stop = False, min(len(lines), at + MOST_LINES)
    for number in range(at, stop):
        inside = _line(lines[number], sign, inside=inside).unclosed
        if not inside or (number + 1 < len(lines) and plausible(lines[number + 1], sign, width)):
            stop = number + 1
            break
    else:
        if stop == len(lines) and stop - at < MOST_LINES and not final:
            return None
    cells = next(_readings(lines[at:stop], sign, width))
    return Mended(cells=cells, end=stop, codes=("unclosed-quote" if inside else "stray-quote",))


def _readings(lines: Sequence[str], sign: str, width: int) -> Iterator[list[str]]:
    """Yield the ways to cut a row that give as many cells as the header has, then the plainest one."""
    text = _text(lines, 0, len(lines))
    made = split(text, sign)
    ways = [made.cells]
    if made.unclosed:
        ways.append([*made.cells[:-1], *split_plainly(f'"{made.cells[-1]}', sign)])
    if text[:1] == '"' == text[-1:]:
        ways.append(text[1:-1].split(f'"{sign}"'))
    ways += [*_loosely(lines, sign), [cell.strip('"') for cell in text.split(sign)]]
    yield from (cells for cells in ways if len(cells) == width)
    yield made.cells


def split_plainly(text: str, sign: str) -> list[str]:
    """Return the cells of text in which quotes mean nothing; the first loses the one it begins with."""
    return text.removeprefix('"').split(sign)


def _loosely(lines: Sequence[str], sign: str) -> Iterator[list[str]]:
    """Yield the row that the standard library sees in lines, if it sees one."""
    try:
        made = list(csv.reader(lines, delimiter=sign))
    except csv.Error:
        return
    if len(made) == 1:
        yield made[0]


def plausible(line: str, sign: str, width: int) -> bool:
    """Tell whether a line looks like the beginning of a row by itself."""
    made = _line(line, sign, inside=False)
    if not made.stray and not made.loose:
        if not made.unclosed and len(made.cells) == width:
            return True
        if made.unclosed and max(1, width // 4) < len(made.cells) <= width:
            return True
    return width >= 4 and line.count(sign) == width - 1
