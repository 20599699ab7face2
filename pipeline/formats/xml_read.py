"""From record elements to entries: what all XML readers share."""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from pipeline.formats import trouble
from pipeline.formats.base import Entry, Unreadable
from pipeline.formats.stream import Export
from pipeline.formats.text import decode
from pipeline.formats.xml_split import Finder, Piece, pieces, prologue
from pipeline.formats.xml_tree import text, tree
from pipeline.model import Bib
from pipeline.problems import Problem

_ENCODING = re.compile(rb"<\?xml[^>]{0,200}encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})[\"']")
_OF_BYTES = re.compile(r"iso-?8859|windows-125|cp125|latin|koi8|gb|big5|shift|euc", re.IGNORECASE)
_NOTHING = Bib()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a record element says: its description and its own key, or else why it is none (`notice`)."""

    bib: Bib = _NOTHING
    key: str = ""
    notice: str = ""
    missing: str = ""


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
    said = describe(root)
    problem = _reason(root, said, path, chunk.line)
    if problem:
        return Unreadable(offset=chunk.offset, length=chunk.length, line=chunk.line, problem=problem)
    found = (
        ("not-utf-8", not known),
        ("missing-end", not piece.closed),
        ("broken-markup", piece.closed and not sound),
        ("cut-short", piece.cut),
        ("missing-parent", bool(said.missing)),
    )
    return Entry(
        offset=chunk.offset,
        length=chunk.length,
        line=chunk.line,
        bib=said.bib,
        problems=tuple(trouble.warning(code, path, chunk.line, said.missing) for code, so in found if so),
        key=said.key,
    )


def _reason(root: Element, said: Said, path: str, line: int) -> Problem | None:
    if said.notice:
        return trouble.unreadable("error-notice", path, line, said.notice)
    return None if text(root) else trouble.unreadable("empty-entry", path, line)


def _utf8(body: bytes, codec: str) -> tuple[bytes, bool]:
    """Return the bytes of an element as UTF-8, and whether their encoding was known."""
    made, sound = decode(body)
    if sound:
        return body, True
    if codec:
        return body.decode(codec, "replace").encode(), True
    return made.encode(), False
