"""Opens exports on the disk, compressed ones unpacked on the way; the only module of formats that does."""

import zlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from pipeline.formats.stream import BLOCK, Export, Refused, of

_GZIP = b"\x1f\x8b"
LARGEST = 20_000_000_000


def opened(path: Path) -> Export:
    """Return a file as an export; it is read anew each time its blocks are asked for.

    Reading raises OSError where the file cannot be read, and Refused where it is compressed and damaged,
    or unpacks to more than any export has (`LARGEST` bytes).
    """
    return Export(blocks=lambda: _blocks(path))


def held(data: bytes) -> Export:
    """Return the bytes of a file in memory as an export, unpacked where they are compressed."""
    return Export(blocks=lambda: _plain(of(data).blocks()))


def packed(data: bytes) -> bool:
    """Tell whether the bytes of a file are compressed."""
    return data.startswith(_GZIP)


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        yield from _plain(iter(lambda: stream.read(BLOCK), b""))


def _plain(pieces: Iterator[bytes]) -> Iterator[bytes]:
    first = next(pieces, b"")
    whole = chain((first,), pieces)
    yield from _unpacked(whole) if packed(first) else whole


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield unpacked blocks of bounded size; several members one after the other are one file."""
    unpacker, given, ended = zlib.decompressobj(wbits=31), 0, False
    for piece in pieces:
        rest = piece
        while rest:
            block = _inflated(unpacker, rest)
            given += len(block)
            if given > LARGEST:
                raise Refused("too-large")
            yield block
            rest, ended = unpacker.unconsumed_tail, unpacker.eof
            if ended:
                rest, unpacker = unpacker.unused_data, zlib.decompressobj(wbits=31)
    if not ended:
        raise Refused("damaged-archive")


def _inflated(unpacker: "zlib._Decompress", data: bytes) -> bytes:
    try:
        return unpacker.decompress(data, BLOCK)
    except zlib.error as error:
        raise Refused("damaged-archive") from error
