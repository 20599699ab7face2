"""The rows of a table as a stream: each with its place in the raw bytes, its line and its cells.

Rows in order are cut by the standard library at full speed; any other one is left to `csv_mend`.
"""

import csv
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from itertools import accumulate, chain
from typing import Self

from pipeline.formats.csv_mend import MOST_LINES, mended
from pipeline.formats.csv_shape import BLANK, Shape, bared
from pipeline.formats.csv_straight import cutter
from pipeline.formats.stream import HEAD, LONGEST_ENTRY, Export, Refused, head, opening, recoded, size
from pipeline.formats.text import decode, encoding, width
from pipeline.formats.twice import everywhere, once
from pipeline.model.made import Value

MOST_CELLS = 100_000
_MOST_SIGNS = 1_000_000
_MOST_PIECES = 50
MOST_ROWS = 500
_TAIL = re.compile(rb"[\t,;]")


class Row(Value, frozen=True, gc=False):
    """One row: place and length in the raw bytes, line (from 1), cells, and what was recovered from.

    `sound` tells whether all its bytes were UTF-8.
    """

    offset: int
    length: int
    line: int
    cells: list[str]
    codes: tuple[str, ...]
    sound: bool


class Found(Value, frozen=True, gc=False):
    """One row among lines: its first one, the one after it, its cells, what was recovered from."""

    start: int
    end: int
    cells: list[str]
    codes: tuple[str, ...] = ()


class Stock:
    """The lines of a table that were read and not used yet, with their places."""

    def __init__(self, export: Export) -> None:
        """Begin before the first line."""
        bom, self.codec = encoding(head(export))
        self.most = size(export) if self.codec else 0
        self.unit = int(self.codec[4:6]) // 8 if self.codec else 1
        self.place, self.line, self.wanted = len(bom), 1, 0
        self.held = bytearray()
        self.raw: list[bytes] = []
        self.twice = everywhere(opening(export))
        self.places: list[int] = []
        self._texts: list[str] = []
        self.sound: list[bool] = []

    def take(self, block: bytes | None) -> bool:
        """Add a block, None for the end; tell whether there are lines enough to go on."""
        self.held += block or b""
        if block is not None and len(self.held) < self.wanted:
            return False
        self.raw, self._texts, self.sound = _lines(bytes(self.held)), [], []
        if block is not None and self.raw and not self.raw[-1].endswith(b"\n"):
            self.raw.pop()
        widths = (width(one, self.codec) for one in self.raw) if self.codec else map(len, self.raw)
        self.places = list(accumulate(widths, initial=self.place))
        return True

    @property
    def texts(self) -> list[str]:
        """The lines as text; `sound` tells of each whether it was UTF-8, where any was not."""
        if not self._texts:
            try:
                self._texts = list(map(bytes.decode, self.raw))
            except UnicodeDecodeError:
                made = list(map(decode, self.raw))
                self._texts, self.sound = [text for text, _ in made], [sound for _, sound in made]
        return self._texts

    def row(self, found: Found) -> Row:
        """Return a row with its place."""
        made = _first(found) if self.twice else found
        start, end = made.start, made.end
        last = self.raw[end - 1]
        offset = self.places[start]
        stop = self.places[end] - self.unit * (2 if last.endswith(b"\r\n") else last.endswith((b"\n", b"\r")))
        stop = min(stop, self.most) if self.codec else stop
        sound = not self.sound or all(self.sound[start:end])
        return Row(offset, stop - offset, self.line + start, made.cells, made.codes, sound)

    def joined(self, found: Found) -> bytes:
        """Return the bytes of a row of several lines."""
        return b"".join(self.raw[found.start : found.end])

    def drop(self, used: int) -> None:
        """Forget the lines before one; raise Refused where what is left is longer than any row."""
        del self.held[: sum(map(len, self.raw[:used]))]
        self.place, self.line = self.places[used], self.line + used
        self.wanted = 0 if used else min(2 * len(self.held), LONGEST_ENTRY + 1)
        if len(self.held) > LONGEST_ENTRY:
            raise Refused("entry-too-long", self.line)


def _first(found: Found) -> Found:
    """Return a row with the cells as they were before they were encoded twice, if they surely were."""
    cells = once("\0".join(found.cells).encode("utf-8", "surrogatepass")).decode().split("\0")
    if len(cells) != len(found.cells) or cells == [""]:
        return found
    return Found(found.start, found.end, cells, (*found.codes, "twice-encoded"))


def _lines(body: bytes) -> list[bytes]:
    """Return lines with their ends, which are LF, CR LF or CR."""
    if b"\r" in body and b"\r" in body.replace(b"\r\n", b""):
        return body.splitlines(keepends=True)
    return BytesIO(body).readlines()


def rows(export: Export, shape: Shape) -> Iterator[Row]:
    """Yield the rows after the header, without blank ones and the header where it is repeated.

    Raises Refused where a row is longer or wider than any export's.
    """
    return chain.from_iterable(batches(export, shape))


def batches(export: Export, shape: Shape) -> Iterator[list[Row]]:
    """Yield the same rows, some hundred at a time."""
    if not shape.ended and len(head(export)) >= HEAD:
        raise Refused("entry-too-long", shape.lines)
    stock, skip, says = Stock(export), shape.lines, _speaker(shape)
    for block in chain(recoded(export), (None,)):
        if not stock.take(block):
            continue
        used = min(skip, len(stock.raw))
        skip -= used
        made: list[Row] = []
        for found in _found(stock, used, shape, final=block is None):
            used = found.end
            if not says(stock, found):
                continue
            if len(found.cells) > MOST_CELLS and len(found.cells) != len(shape.header):
                yield made
                raise Refused("too-many-fields", stock.line + found.start)
            made.append(stock.row(found))
            if len(made) == MOST_ROWS:
                yield made
                made = []
        yield made
        stock.drop(used)


def _speaker(shape: Shape) -> Callable[[Stock, Found], bool]:
    """Return what tells whether a row says something, and is not the header once more."""
    junk = f"{BLANK}{shape.sign}"
    edges = junk.replace("\ufeff", "").encode()
    tail = _TAIL.split(shape.bare.rstrip(edges))[-1]
    near = len(tail) + 40
    doubtful = frozenset({*junk, *decode(shape.bare)[0][:1], ""})

    def says(stock: Stock, found: Found) -> bool:
        cells = found.cells
        if cells and cells[0][:1] not in doubtful:
            return True
        if (not cells or cells[0][:1] in junk) and not "".join(cells).strip(junk):
            return False
        row = stock.raw[found.start] if found.end - found.start == 1 else stock.joined(found)
        end = row[-near:].rstrip(edges)
        if len(end) >= len(tail) and not end.endswith(tail):
            return True
        return not row.rstrip(edges).endswith(tail) or bared(row) != shape.bare

    return says


def _found(stock: Stock, at: int, shape: Shape, *, final: bool) -> Iterator[Found]:
    """Yield the rows among the lines at hand, up to one that may go on after them."""
    _bounded(stock, shape.sign.encode())
    cut, library = cutter(shape.sign, quoted=shape.quoted), _Library(stock, shape)
    wide = 0 if shape.quoted else shape.bare.count(shape.sign.encode()) + 1
    while at < len(stock.raw):
        cells = cut(stock.raw[at])
        found = Found(at, at + 1, cells) if cells is not None else library.row(at, final=final)
        if found and len(found.cells) < wide:
            found = _whole(stock, found, shape.sign, wide, final=final)
        if found is None:
            return
        yield found
        at = found.end


def _whole(stock: Stock, found: Found, sign: str, wide: int, *, final: bool) -> Found | None:
    """Return a row of Web of Science with the lines after it that line ends inside its cells cut off.

    Its first cell is a letter, that of no such line is, and only together they are as wide as the header.
    None where more lines are needed to tell.
    """
    cells = list(found.cells)
    if not _is_type(cells[0]):
        return found
    for end in range(found.end, found.end + _MOST_PIECES):
        if end == len(stock.raw):
            return found if final else None
        more = stock.texts[end].rstrip("\r\n").split(sign)
        if _is_type(more[0]):
            return found
        cells[-1:] = [f"{cells[-1]} {more[0]}".strip(), *more[1:]]
        if len(cells) == wide or (len(cells) == wide + 1 and not cells[-1]):
            return Found(found.start, end + 1, cells, (*found.codes, "cut-row"))
        if len(cells) > wide:
            return found
    return found


def _is_type(cell: str) -> bool:
    return len(cell) == 1 and "A" <= cell <= "Z"


class _Library:
    """Rows that are not one line in order: by the standard library's reader, set to any line, or mended."""

    def __init__(self, stock: Stock, shape: Shape) -> None:
        self.stock, self.shape, self.at = stock, shape, 0
        self.reader = csv.reader(self, delimiter=shape.sign, strict=True)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        if self.at == len(self.stock.texts):
            raise StopIteration
        self.at += 1
        return self.stock.texts[self.at - 1]

    def row(self, at: int, *, final: bool) -> Found | None:
        """Return the row that begins at a line, None where more are needed to tell; `final`: no more."""
        if not self.shape.quoted:
            return Found(at, at + 1, self.stock.texts[at].rstrip("\r\n").split(self.shape.sign))
        self.at = at
        with suppress(csv.Error):
            cells = next(self.reader)
            if self.at - at <= MOST_LINES:
                return Found(at, self.at, cells)
        made = mended(self.stock.texts, at, self.shape.sign, len(self.shape.header), final=final)
        return Found(at, made.end, made.cells, made.codes) if made else None


def _bounded(stock: Stock, sign: bytes) -> None:
    """Raise Refused where a line has more cells than any table's."""
    if max(map(len, stock.raw), default=0) > _MOST_SIGNS:
        for number, line in enumerate(stock.raw):
            if len(line) > _MOST_SIGNS and line.count(sign) > _MOST_SIGNS:
                raise Refused("too-many-fields", stock.line + number)
