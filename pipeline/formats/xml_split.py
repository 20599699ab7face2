"""XML exports as pieces: where each record element begins and ends in the bytes, sound markup or not.

A record begins at its start tag wherever that stands outside comments, CDATA sections and instructions, so
that one broken record costs no other. The markup inside is parsed piece by piece, elsewhere.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from pipeline.formats.stream import Export, Refused, opening, windows
from pipeline.formats.text import Chunk, chunks

SECTIONS = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"}
SECTION = rb"<!--|<!\[CDATA\[|<\?"
_DECLARED = re.compile(rb"<!DOCTYPE[^>\[]{0,2000}\[|<!ENTITY")
_FIRST_TAG = re.compile(rb"<([A-Za-z_][\w.:-]{0,99})(?=[\s/>])")
SELF_CLOSED = re.compile(rb"[^<>]{0,3000}(?<=/)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where a record element stands in some bytes, its local name, and whether its end tag is there."""

    start: int
    end: int
    name: bytes
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One record element: its chunk of the export and what its span says.

    `cut` is set on the last one of a file that ends before its outermost element is closed.
    """

    chunk: Chunk
    name: str
    closed: bool
    cut: bool = False


class Finder(Protocol):
    """Finds record elements: all of them where the bytes are `whole`, else as far as they are known."""

    def __call__(self, body: bytes, *, whole: bool) -> list[Span]:
        """Return the spans in order."""


def tokens(body: bytes, pattern: re.Pattern[bytes], *, whole: bool) -> Iterator[tuple[re.Match[bytes], int]]:
    """Yield the matches of a pattern that stand in no section, and where to go on after each.

    The pattern has `SECTION` as an alternative; a section is yielded with the place after its end. One
    that is never closed is nothing but its opening sign, once that is known: when the bytes are `whole`.
    """
    at, endless = 0, set()
    while found := pattern.search(body, at):
        at, closer = found.end(), SECTIONS.get(found[0], b"")
        if closer and closer not in endless:
            end = body.find(closer, at)
            if end >= 0:
                at = end + len(closer)
            elif whole:
                endless.add(closer)
            else:
                return
        yield found, at


def is_xml(head: bytes) -> bool:
    """Tell whether an export begins with a tag, as markup does and recorded markup does not."""
    return head.lstrip()[:1] == b"<"


def named(outer: str, inner: str = "") -> Finder:
    """Return the finder of elements by their local names, prefixed or not, in any case.

    Names are given as `a|b`; an element of an `inner` name is a record only where no other is open.
    """
    names = f"{outer}|{inner}" if inner else outer
    prefix = r"(?:[A-Za-z_][\w.-]{0,40}:)?"
    text = rf"{SECTION.decode()}|<{prefix}(?P<open>{names})(?=[\s/>])|</{prefix}(?P<close>{names})\s{{0,20}}>"
    pattern, always = re.compile(text.encode(), re.IGNORECASE), set(outer.lower().encode().split(b"|"))

    def find(body: bytes, *, whole: bool) -> list[Span]:
        made: list[Span] = []
        start, name = -1, b""
        for tag, end in tokens(body, pattern, whole=whole):
            opened, closed = (tag["open"] or b"").lower(), (tag["close"] or b"").lower()
            if closed and start >= 0 and closed == name:
                made.append(Span(start=start, end=end, name=name, closed=True))
                start = -1
            elif opened and (start < 0 or opened in always):
                if start >= 0:
                    made.append(Span(start=start, end=tag.start(), name=name, closed=False))
                start, name = tag.start(), opened
                if itself := SELF_CLOSED.match(body, end):
                    made.append(Span(start=start, end=itself.end(), name=name, closed=True))
                    start = -1
        if start >= 0:
            made.append(Span(start=start, end=len(body), name=name, closed=False))
        return made

    return find


def pieces(export: Export, find: Finder) -> Iterator[Piece]:
    """Yield the record elements of an export in order; the last one knows whether the export was cut short.

    Raises Refused where a document type declares entities, and for a file that ends before its first record.
    """
    root = outermost(prologue(export, find))
    held: Piece | None = None
    shut, line = not root, 1
    for window in windows(export, _boundary(find), anew=False):
        spans = find(window.body, whole=True)
        shut, line = (shut and not spans) or _closed(window.body, root, spans), window.line
        places = ((span.start, span.end) for span in spans)
        for span, chunk in zip(spans, chunks(window, places), strict=True):
            if held:
                yield held
            name = span.name.decode("ascii", "replace")
            held = Piece(chunk=chunk, name=name, closed=span.closed, cut=False)
    if held:
        yield replace(held, cut=not shut)
    elif not shut:
        raise Refused("ends-early", line)


def prologue(export: Export, find: Finder) -> bytes:
    """Return what stands before the first record; raise Refused where it declares entities."""
    head = opening(export)
    spans = find(head, whole=True)
    start = head[: spans[0].start] if spans else head
    if found := _DECLARED.search(start):
        raise Refused("entity-declarations", 1 + start.count(b"\n", 0, found.start()))
    return start


def outermost(start: bytes) -> bytes:
    """Return the name of the first element of a prologue, b"" for none."""
    pattern = re.compile(SECTION + b"|" + _FIRST_TAG.pattern)
    return next((found[1] for found, _ in tokens(start, pattern, whole=True) if found[1]), b"")


def _closed(body: bytes, root: bytes, spans: list[Span]) -> bool:
    """Tell whether the outermost element, if it has a name, is closed behind the last record's start."""
    start = spans[-1].start if spans else 0
    return not root or bool(re.compile(rb"</" + re.escape(root) + rb"\s{0,20}>").search(body, start))


def _boundary(find: Finder) -> Callable[[bytes], int]:
    """Return the boundary that is the last record known; looked for anew once the bytes have doubled."""
    patience = 0

    def boundary(body: bytes) -> int:
        nonlocal patience
        if len(body) < patience:
            return 0
        found = max((span.start for span in find(body, whole=False)), default=0)
        patience = 0 if found else 2 * len(body)
        return found

    return boundary
