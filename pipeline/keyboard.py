"""Single keys from a terminal, or from whatever the input is, without waiting for the end of a line."""

import os
import termios
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Final

_ESCAPE: Final = b"\x1b"
_LOCAL: Final = 3


@contextmanager
def keys(handle: int) -> Iterator[Iterator[str]]:
    """Give the keys that are typed, one at a time, until the input ends; they are not shown as typed.

    What an arrow or function key sends is left out as a whole. The terminal is as before afterwards.
    """
    if not os.isatty(handle):
        yield _typed(handle)
        return
    before = termios.tcgetattr(handle)
    quiet = termios.tcgetattr(handle)
    quiet[_LOCAL] &= ~(termios.ICANON | termios.ECHO)
    termios.tcsetattr(handle, termios.TCSANOW, quiet)
    try:
        yield _typed(handle)
    finally:
        termios.tcsetattr(handle, termios.TCSADRAIN, before)


def _typed(handle: int) -> Iterator[str]:
    return letters(iter(partial(os.read, handle, 64), b""))


def letters(chunks: Iterable[bytes]) -> Iterator[str]:
    """Yield the keys of what a terminal sends, piece by piece; a letter may be parted between two pieces."""
    decoder = getincrementaldecoder("utf-8")("ignore")
    for chunk in chunks:
        if not chunk.startswith(_ESCAPE):
            yield from decoder.decode(chunk)
