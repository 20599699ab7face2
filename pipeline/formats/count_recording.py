"""The independent counter of recordings: the starts that the counter of a recorded answer finds, placed anew.

It shares no code with the reader of recordings, only the choice of the format of an answer.
"""

import re
from collections.abc import Callable, Iterator

from pipeline.formats.base import Reader
from pipeline.formats.count import characters, width
from pipeline.formats.stream import Export, of

_KEY = re.compile(rb'(?<!\\)"(?:body|string)"\s{0,20}:\s{0,20}"')
_STOP = re.compile(rb'["\\]')
_HEX = re.compile(rb"[0-9a-fA-F]{4}")
_SHORT = {b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t"}
_UNKNOWN = "\N{REPLACEMENT CHARACTER}".encode()
_LONGEST = 32 << 20


def counted(export: Export, choose: Callable[[bytes], Reader | None]) -> Iterator[int]:
    """Yield the raw offsets of the starts in all recorded answers."""
    raw, codec, pieces = characters(export)
    kept, held = "utf-8" if codec != "latin-1" else codec, bytearray()
    for piece in pieces:
        held += piece.encode(kept)
        if len(held) > _LONGEST:
            return
    text, at = bytes(held), 0
    while key := _KEY.search(text, at):
        runs = list(_runs(text, key.end()))
        at = runs[-1][1] if runs else key.end()
        body = b"".join(run for _, _, run in runs)
        if reader := choose(body):
            for place in _placed(runs, reader.starts(of(body))):
                yield raw + (place if kept == codec else width(text[:place].decode(), codec))


def _runs(text: bytes, at: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield the parts of a string up to its quote: where each stands, and what it stands for."""
    while (stop := _STOP.search(text, at)) and stop[0] == b"\\" and stop.end() < len(text):
        if stop.start() > at:
            yield at, stop.start(), text[at : stop.start()]
        at, sign = _escape(text, stop.end())
        yield stop.start(), at, sign
    end = stop.start() if stop else len(text)
    if end > at:
        yield at, end, text[at:end]


def _escape(text: bytes, at: int) -> tuple[int, bytes]:
    """Return where an escape ends and what it stands for; one that is none stands for its second sign."""
    sign = text[at : at + 1]
    four = _HEX.match(text, at + 1) if sign == b"u" else None
    if not four:
        return at + 1, _SHORT.get(sign, sign)
    code, end = int(four[0], 16), four.end()
    low = _HEX.match(text, end + 2) if text[end : end + 2] == b"\\u" else None
    if 0xD800 <= code < 0xDC00 and low and 0xDC00 <= int(low[0], 16) < 0xE000:
        whole = 0x10000 + ((code - 0xD800) << 10) + int(low[0], 16) - 0xDC00
        return low.end(), chr(whole).encode()
    return end, _UNKNOWN if 0xD800 <= code < 0xE000 else chr(code).encode()


def _placed(runs: list[tuple[int, int, bytes]], starts: Iterator[int]) -> Iterator[int]:
    """Yield where ascending places of the body stand in the text."""
    parts, before = iter(runs), 0
    start, end, run = next(parts, (0, 0, b""))
    for place in starts:
        while before + len(run) <= place:
            before += len(run)
            start, end, run = next(parts)
        yield start + (place - before if len(run) == end - start else 0)
