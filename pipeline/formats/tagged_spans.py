"""Where the entries of a line-tagged export begin and end, in bytes whose line ends are LF or CR LF.

Some formats close an entry with a tag of its own, others leave a blank line before the next one.
"""

import re
from collections.abc import Callable, Iterator

Span = tuple[int, int]
Spans = Callable[[bytes], Iterator[Span]]


def closed(begin: bytes, end: bytes, stray: bytes, indent: int = 3) -> Spans:
    """Return the spans of a format whose entries have a first and a last tag, given as patterns.

    An entry goes from its first tag to its end tag, or to the next first tag; both patterns begin with a
    plain letter or sign. Outside of entries a tag that `stray` matches begins one that lacks its first
    tag. Tags stand first on a line, up to `indent` blanks before them.
    """
    before = rb"\n[ \t]{0,%d}" % indent
    likely = rb"\n(?=[ \t" + begin[:1] + end[:1] + rb"])[ \t]{0,%d}" % indent
    edge = re.compile(likely + rb"(?:(" + begin + rb")|(" + end + rb"))")
    loose = re.compile(before + rb"(" + stray + rb")")

    def spans(body: bytes) -> Iterator[Span]:
        text = b"\n" + body
        start, free = -1, 1
        for found in edge.finditer(text):
            here = found.start(1)
            if start < 0:
                start = _lost(text, loose, free, found.start() + 1)
            if start >= 0:
                yield start - 1, max(here, found.end(2)) - 1
            start, free = (here, here) if here >= 0 else (-1, found.end())
        if start < 0:
            start = _lost(text, loose, free, len(text))
        if start >= 0:
            yield start - 1, len(body)

    return spans


def _lost(text: bytes, tag: re.Pattern[bytes], start: int, stop: int) -> int:
    """Return where an entry without its first tag begins between two places, or -1."""
    if not text[start:stop].strip():
        return -1
    found = tag.search(text, start - 1, stop)
    return found.start(1) if found else -1


def spaced(first: bytes, tag: bytes) -> Spans:
    """Return the spans of a format whose entries are told by their first lines.

    `first` matches, from the line end before it, the first line of an entry in group 1 or 2, and may look
    at the line before; `tag` matches any tag line likewise, for a file that begins with another one.
    """
    beginning, tagged = re.compile(first), re.compile(tag)

    def spans(body: bytes) -> Iterator[Span]:
        text = b"\n\n" + body
        found = tagged.search(text, 1)
        if not found:
            return
        start = found.start(1)
        for begun in beginning.finditer(text):
            here = begun.start(begun.lastindex or 1)
            if here > start:
                yield start - 2, here - 2
                start = here
        yield start - 2, len(body)

    return spans
