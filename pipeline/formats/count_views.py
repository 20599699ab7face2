"""The bytes of an export as ASCII of the same length, whatever their encoding, for independent counters.

Other signs become a tilde: the usual question mark would begin an instruction after a `<`.
"""

from codecs import getincrementaldecoder, register_error
from collections.abc import Callable, Iterator
from itertools import chain

from pipeline.formats.count import _FIRST, _LONGEST, _MARKED, _unmarked, _width
from pipeline.formats.stream import Export

PLAIN = "plain sign"
Scan = Callable[[bytes, bool], tuple[list[int], int]]


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "~" * (error.end - error.start), error.end


register_error(PLAIN, _plain)


def starts_of(export: Export, made: Callable[[], Scan]) -> Iterator[int]:
    """Yield the raw offsets of the starts that a scan finds.

    A scan is given a stretch of text and whether it is the last one; it returns the starts in it and how
    many of its signs are done with. What is not done with is given again, with more behind it.
    """
    scan, blocks, first = made(), export.blocks(), b""
    while len(first) < _FIRST and (more := next(blocks, b"")):
        first += more
    mark, codec = next((pair for pair in _MARKED if first.startswith(pair[0])), (b"", _unmarked(first)))
    decoder = getincrementaldecoder(codec)("replace")
    raw, held = len(mark), ""
    for piece in chain(filter(None, chain((first[len(mark) :],), blocks)), (b"",)):
        held += decoder.decode(piece, not piece)
        starts, done = scan(held.encode("ascii", PLAIN), not piece)
        yield from (raw + _width(held[:at], codec) for at in starts)
        raw += _width(held[: max(0, done)], codec)
        held = held[max(0, done) :]
        if len(held) > _LONGEST:
            return
