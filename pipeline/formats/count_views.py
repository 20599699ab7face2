"""The bytes of an export as ASCII of the same length, whatever their encoding, for independent counters.

Other signs become a tilde: the usual question mark would begin an instruction after a `<`.
"""

from codecs import register_error
from collections.abc import Callable, Iterator

from pipeline.formats.count import LONGEST, characters, width
from pipeline.formats.stream import Export, head, of

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
    scan, held = made(), ""
    raw, codec, pieces = characters(export)
    for piece in pieces:
        held += piece
        starts, done = scan(held.encode("ascii", PLAIN), not piece)
        yield from (raw + width(held[:at], codec) for at in starts)
        raw += width(held[: max(0, done)], codec)
        held = held[max(0, done) :]
        if len(held) > LONGEST:
            return


def beginning(export: Export) -> bytes:
    """Return the first 64 kB of an export as ASCII of the same length, without its mark."""
    _, _, pieces = characters(of(head(export)))
    return "".join(pieces).encode("ascii", PLAIN)
