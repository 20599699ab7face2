"""JSON exports as items: where each object of the list of records begins and ends in the bytes.

The brackets of an item are matched outside strings. In broken JSON a string ends with its line, or where an
object is plainly closed and the next one opened; an object that opens where a key must stand closes those
that hold it. So one broken item costs no other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.formats.stream import Export, Refused, last, opening, windows
from pipeline.formats.text import Chunk, chunks, lines_in

DEEPEST = 500
_NEXT = rb'\}\s{0,20},\s{0,20}\{\s{0,20}"[A-Za-z_@][\w.:@-]{0,60}"\s{0,20}:'
STRING = rb'"(?:[^"\\\r\n}]|\\[^\r\n]|(?!' + _NEXT + rb')\})*+(?:"|(?=[\r\n}\\])|\Z)'
_RUN = re.compile(rb'[^"{}\[\]]*+(?:' + STRING + rb'[^"{}\[\]]*+)*+')
_WITHIN = re.compile(rb'(?:[^"{}\[\]]++|' + STRING + rb"|\[[0-9,\s]*+\])*+")
_AFTER_COMMA = re.compile(rb",\s{0,20}\Z")
_MARGIN = 256
_LINE = last(re.compile(rb"(?<=[\r\n])\{"))
_LINES = re.compile(rb"(?<=[\r\n])\{")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a format holds its items: in a list under a key (`a|b` for several), or else one by one.

    `single` is a pattern that objects outside such a list must show in the first 64 kB; "" takes any.
    """

    key: str = ""
    single: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One object of the list: its chunk of the export.

    `cut` is set on the last one of a list that the file does not close.
    """

    chunk: Chunk
    cut: bool = False


def items(export: Export, shape: Shape) -> Iterator[Item]:
    """Yield the objects of the list of records in order.

    Raises Refused for what is nested deeper, or is longer, than any record, and for a list that is cut off
    before its first item.
    """
    begin, layout = layout_of(opening(export), shape)
    if layout == "lines":
        yield from _lines(export, begin)
    elif layout:
        yield from _listed(export, _Scanner(begin, layout))


def layout_of(head: bytes, shape: Shape) -> tuple[int, str]:
    """Return where the items begin and how they stand: "array", "keyed", "lines", "objects", or ""."""
    start = len(head) - len(head.lstrip())
    if head[start : start + 1] == b"[":
        return start + 1, "array"
    pattern = rf'(?<!\\)"(?:{shape.key})"\s{{0,20}}:\s{{0,20}}\['
    if shape.key and (found := re.search(pattern.encode(), head)):
        return found.end(), "keyed"
    if head[start : start + 1] != b"{" or not re.search(shape.single.encode(), head):
        return start, ""
    first, _, rest = head[start:].replace(b"\r", b"\n").partition(b"\n")
    lines = not rest or first.rstrip().endswith(b"}") or rest.startswith(b'{"')
    return start, "lines" if lines else "objects"


def _lines(export: Export, begin: int) -> Iterator[Item]:
    """Yield the objects that begin a line each."""
    at = begin
    for window in windows(export, _LINE):
        if at >= len(window.body):
            at -= len(window.body)
            continue
        starts = [at, *(hit.start() for hit in _LINES.finditer(window.body, at + 1))]
        ends = [*starts[1:], len(window.body)]
        for chunk in chunks(window, zip(starts, ends, strict=True)):
            yield Item(chunk=chunk)
        at = 0


def _listed(export: Export, scanner: "_Scanner") -> Iterator[Item]:
    held: Item | None = None
    for window in windows(export, scanner.boundary, anew=False):
        for chunk in chunks(window, scanner.taken(window.body)):
            if held:
                yield held
            held = Item(chunk=chunk)
    if held:
        yield replace(held, cut=scanner.unshut and not scanner.open)
    elif scanner.unshut:
        raise Refused("ends-early")


class _Scanner:
    """Matches brackets as the bytes of an export come in, and remembers the items it has seen."""

    def __init__(self, begin: int, layout: str) -> None:
        self.at, self.ends, self.over, self.doubt = begin, layout == "keyed", False, False
        self.unshut = layout != "objects"
        self.cut = self.patience = 0
        self.open: list[bytes] = []
        self.spans: list[list[int]] = []

    def boundary(self, body: bytes) -> int:
        """Return the last place, other than 0, where an item is known to begin."""
        if len(body) >= self.patience:
            self._scan(body, len(body) - _MARGIN)
            self.patience = 2 * len(body) - self.at
        self.cut = self.spans[-1][0] if self.spans else 0
        return self.cut

    def taken(self, body: bytes) -> list[tuple[int, int]]:
        """Return the items of a window, the last one if no boundary was found, and go on behind it."""
        length = len(body)
        if not self.cut:
            self._scan(body, length)
        here = [(start, end) for start, end in self.spans if not self.cut or start < length]
        then = [*(start for start, _ in here[1:]), length]
        self.spans = [[start - length, max(0, end - length)] for start, end in self.spans[len(here) :]]
        self.at, self.cut, self.patience = self.at - length, 0, 0
        return [(start, end or stop) for (start, end), stop in zip(here, then, strict=False)]

    def _scan(self, body: bytes, limit: int) -> None:
        while not self.over:
            run = (_WITHIN if self.open else _RUN).match(body, self.at)
            at = run.end() if run else self.at
            if at >= limit:
                return
            self.at = at + 1
            self._bracket(body, at, body[at : at + 1])

    def _bracket(self, body: bytes, at: int, sign: bytes) -> None:
        if not self.open:
            self._between(at, sign)
        elif sign == b"{" and self.open[-1] == b"{" and _AFTER_COMMA.search(body, max(0, at - 21), at):
            while self.open and self.open[-1] == b"{":
                self.open.pop()
            self._bracket(body, at, sign)
        elif sign in b"{[":
            self.open.append(sign)
            if len(self.open) > DEEPEST:
                raise Refused("nested-too-deep", 1 + lines_in(body[:at]))
        else:
            self._close(at, b"{" if sign == b"}" else b"[")

    def _between(self, at: int, sign: bytes) -> None:
        if sign == b"{":
            self.open.append(sign)
            self.spans.append([at, 0])
        elif sign == b"]":
            self.over, self.doubt, self.unshut = self.ends and not self.doubt, False, False

    def _close(self, at: int, opener: bytes) -> None:
        if opener in self.open:
            while (sign := self.open.pop()) != opener:
                self.doubt = self.doubt or sign == b"["
            if not self.open:
                self.spans[-1][1] = at + 1
