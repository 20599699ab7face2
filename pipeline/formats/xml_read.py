"""From record elements to entries: what all XML readers share."""

import codecs
import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from pipeline.formats import trouble
from pipeline.formats.base import Entry, Unreadable
from pipeline.formats.said import Said, made, unread
from pipeline.formats.stream import Export
from pipeline.formats.text import decode
from pipeline.formats.xml_split import Finder, Piece, pieces, prologue
from pipeline.formats.xml_tree import text, tree
from pipeline.model import Bib

_ENCODING = re.compile(rb"<\?xml[^>]{0,200}encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})[\"']")
_OF_BYTES = re.compile(r"iso-?8859|windows-125|cp125|latin|koi8|gb|big5|shift|euc", re.IGNORECASE)


def entries(
    export: Export, path: str, find: Finder, describe: Callable[[Element], Said]
) -> Iterator[Entry | Unreadable]:
    """Yield the entries of an XML export in order, one at a time."""
    codec = declared(prologue(export, find))
    for piece in pieces(export, find):
        yield entry(piece, path, codec, describe)


def declared(start: bytes) -> str:
    """Return the codec that an XML declaration names, where it is one of single bytes or ASCII-compatible."""
    found = _ENCODING.search(start)
    name = found[1].decode() if found else ""
    if not _OF_BYTES.match(name):
        return ""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def entry(piece: Piece, path: str, codec: str, describe: Callable[[Element], Said]) -> Entry | Unreadable:
    """Return what one record element says, with what was recovered from while reading it."""
    chunk = piece.chunk
    body, known = _utf8(chunk.body, codec)
    root, sound = tree(body, chunk.line)
    if not text(root):
        return unread(chunk, trouble.unreadable("empty-entry", path, chunk.line))
    said = describe(root)
    if not (piece.closed and sound) and _silent(said):
        return unread(chunk, trouble.unreadable("broken-entry", path, chunk.line))
    found = (
        ("not-utf-8", not known),
        ("missing-end", not piece.closed),
        ("broken-markup", piece.closed and not sound),
        ("cut-short", piece.cut),
    )
    return made(said, chunk, path, found)


def _silent(said: Said) -> bool:
    """Tell whether an entry says nothing of a document but of which kind it would be."""
    bib = said.bib
    return not said.notice and bib == Bib(kind=bib.kind, venue_kind=bib.venue_kind)


def _utf8(body: bytes, codec: str) -> tuple[bytes, bool]:
    """Return the bytes of an element as UTF-8, and whether their encoding was known."""
    said, sound = decode(body)
    if sound:
        return body, True
    if codec:
        return body.decode(codec, "replace").encode(), True
    return said.encode(), False
