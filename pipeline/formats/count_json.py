"""The independent counters of JSON: the objects of the list of records, by a walk over quotes and brackets.

They share no code with any reader. A string ends at its quote, at the end of its line, or where an object is
plainly closed and another one opened; an object that opens where a key must stand closes those around it.
"""

import re
from collections.abc import Callable, Iterator

from pipeline.formats.count_views import Scan, beginning, starts_of
from pipeline.formats.stream import Export

_SIGN = re.compile(rb'["{}\[\]\r\n\\]')
_PLAIN = re.compile(rb'[^"{}\[\]\r\n\\]*+(?:"[^"\\\r\n}]*+"[^"{}\[\]\r\n\\]*+)*+')
_NUMBERS = re.compile(rb'(?:[^"{}\[\]\r\n\\]++|"[^"\\\r\n}]*+"|\[[0-9, ]*+\])*+')
_ANOTHER = re.compile(rb'\}\s{0,20},\s{0,20}\{\s{0,20}"[A-Za-z_@][\w.:@-]{0,60}"\s{0,20}:')
_MARGIN = 256
_BACK = 21


def starts(key: str, single: str) -> Callable[[Export], Iterator[int]]:
    """Return the counter of the objects in a list under a key, or else of objects that show a pattern."""
    listed = re.compile(rf'(?<!\\)"(?:{key})"\s{{0,20}}:\s{{0,20}}\['.encode()) if key else None

    def count(export: Export) -> Iterator[int]:
        first = beginning(export)
        start = len(first) - len(first.lstrip())
        found = listed.search(first) if listed else None
        if first.startswith(b"[", start):
            yield from starts_of(export, lambda: _walk(start + 1))
        elif found:
            yield from starts_of(export, lambda: _walk(found.end(), ends=True))
        elif first.startswith(b"{", start) and re.search(single.encode(), first):
            scan = _every_line if _by_line(first[start:]) else _walk
            yield from starts_of(export, lambda: scan(start))

    return count


def _by_line(text: bytes) -> bool:
    """Tell whether objects stand one a line: the first line is all, is closed, or another follows."""
    lines = re.split(rb"[\r\n]", text, maxsplit=1)
    return len(lines) == 1 or not lines[1] or lines[0].rstrip()[-1:] == b"}" or lines[1][:2] == b'{"'


def _every_line(skipped: int) -> Scan:
    left, before = skipped, b"\n"

    def scan(text: bytes, final: bool) -> tuple[list[int], int]:  # noqa: ARG001 - as Scan has it
        nonlocal left, before
        made, at = [], text.find(b"{", left)
        while at >= 0:
            if (at == left and before == b"\n") or text[at - 1 : at] in {b"\n", b"\r"}:
                made.append(at)
            at = text.find(b"{", at + 1)
        return made, len(text)

    return scan


def _walk(skipped: int, *, ends: bool = False) -> Scan:
    walk = _Walk(skipped, ends=ends)
    return walk.scan


class _Walk:
    """A walk over the signs of JSON: in a string or not, and the brackets open since an object began."""

    def __init__(self, skipped: int, *, ends: bool) -> None:
        self.left, self.ends = skipped, ends
        self.quoted = self.over = self.doubt = False
        self.depth: list[bytes] = []
        self.tail = b""

    def scan(self, text: bytes, final: bool) -> tuple[list[int], int]:
        """Return the starts in a stretch of text, and how much of it is done with."""
        limit = len(text) if final else max(0, len(text) - _MARGIN)
        made, at = [], self.left
        while not self.over and (hit := _SIGN.search(text, self._passed(text, at))) and hit.start() < limit:
            at, sign = hit.end(), hit[0]
            if self.quoted and not self._out(text, hit.start(), sign):
                at += sign == b"\\"
            elif sign == b'"':
                self.quoted = not self.quoted
            elif sign in b"{}[]" and self._bracket(text, hit.start(), sign):
                made.append(hit.start())
        done = len(text) if final or self.over else min(len(text), at)
        self.left = max(0, at - done)
        self.tail = (self.tail + text[:done])[-_BACK:]
        return made, done

    def _passed(self, text: bytes, at: int) -> int:
        """Return the place after all that is plain: outside of strings, and strings without odd signs.

        Within an object a list of numbers is as plain.
        """
        plain = None if self.quoted else (_NUMBERS if self.depth else _PLAIN).match(text, at)
        return plain.end() if plain else at

    def _out(self, text: bytes, at: int, sign: bytes) -> bool:
        """Leave the string where it ends; tell whether the sign now stands outside of it."""
        if sign == b"}":
            self.quoted = not _ANOTHER.match(text, at)
            return not self.quoted
        if sign == b"\\":
            self.quoted = text[at + 1 : at + 2] not in {b"", b"\n", b"\r"}
            return not self.quoted
        self.quoted = sign in b"{[]"
        return False

    def _bracket(self, text: bytes, at: int, sign: bytes) -> bool:
        """Open or close a bracket; tell whether a record begins with it."""
        depth = self.depth
        if depth and sign == b"{" and depth[-1] == b"{" and self._comma_before(text, at):
            while depth and depth[-1] == b"{":
                depth.pop()
        if sign == b"{" or (sign == b"[" and depth):
            depth.append(sign)
            return len(depth) == 1
        if not depth and sign == b"]":
            self.over, self.doubt = self.ends and not self.doubt, False
        opener = b"{" if sign == b"}" else b"["
        if sign in b"}]" and opener in depth:
            while (last := depth.pop()) != opener:
                self.doubt = self.doubt or last == b"["
        return False

    def _comma_before(self, text: bytes, at: int) -> bool:
        before = (self.tail + text[:at])[-_BACK:] if at < _BACK else text[at - _BACK : at]
        return before.rstrip(b" \t\n\r\x0b\x0c")[-1:] == b","
