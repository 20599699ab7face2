"""One reader for formats of tag lines: a dialect says how a tag looks and what begins and ends an entry.

Entries whose every line is spelt as the format asks, nearly all, go the short way of `tagged_shape`. The
others are split line by line and mended; both ways give the same.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.formats import trouble
from pipeline.formats.stream import Export, Refused, last, opening, windows
from pipeline.formats.tagged_dialect import Dialect, Fields
from pipeline.formats.tagged_shape import Shapes
from pipeline.formats.tagged_values import voiced
from pipeline.formats.text import Chunk, Source, chunks, decode, lines_in, newlines
from pipeline.formats.twice import everywhere, once
from pipeline.model.made import Value
from pipeline.problems import Problem

MOST_FIELDS = 100_000
_BARE = re.compile(rb"\r(?!\n)")
_FOREIGN = re.compile("[\udc80-\udcff]")


class Tagged(Value, frozen=True, gc=False):
    """One entry as tags with their values in order, its place, and what was recovered from."""

    chunk: Chunk
    fields: Fields
    problems: tuple[Problem, ...]


def read(export: Export, path: str, dialect: Dialect) -> Iterator[Tagged]:
    """Yield the entries of an export, one at a time."""
    first, shapes, line = dialect.cut.strip(b"\n"), Shapes(dialect), 1
    again = everywhere(opening(export))
    for window in windows(export, last(dialect.boundary), numbered=False):
        source = _lined(replace(window, line=line))
        if again or source.codec:
            yield from (_once if again else _searched)(source, path, dialect)
            line += lines_in(source.body)
            continue
        for piece, whole, after in _pieces(source, dialect.cut):
            line = after
            fields = shapes.fields(piece.body) if piece.body.startswith(first) else None
            if fields is not None:
                yield Tagged(chunk=piece, fields=fields, problems=())
            else:
                shapes.learn(piece.body)
                end = piece.offset + len(whole)
                held = replace(source, body=whole, skipped=piece.offset, size=end, line=piece.line)
                yield from _searched(held, path, dialect)


def _lined(window: Source) -> Source:
    """Return a window without line ends that are a CR alone; places and lines stay as they are."""
    if b"\r" not in window.body or window.body.count(b"\r") == window.body.count(b"\r\n"):
        return window
    return replace(window, body=_BARE.sub(b"\n", window.body))


def _pieces(source: Source, cut: bytes) -> Iterator[tuple[Chunk, bytes, int]]:
    """Yield a window in pieces that begin as most entries do, trimmed and whole, with the line after each."""
    body, at, line = source.body, 0, source.line
    cut = cut.replace(b"\n", b"\r\n") if b"\r" in body else cut
    ends = len(cut) - len(cut.lstrip(b"\r\n"))
    while at < len(body):
        found = body.find(cut, at)
        end = found + ends if found >= 0 else len(body)
        whole, begun = body[at:end], line
        kept = whole.rstrip(b" \t\r\n\0")
        line += newlines(whole)
        yield Chunk(offset=source.skipped + at, length=len(kept), line=begun, body=kept), whole, line
        at = end


def _searched(source: Source, path: str, dialect: Dialect) -> Iterator[Tagged]:
    """Yield all entries of a window or piece, wherever they begin."""
    for chunk in chunks(source, dialect.spans(source.body)):
        yield entry(chunk, path, dialect)


def _once(source: Source, path: str, dialect: Dialect) -> Iterator[Tagged]:
    """Yield all entries of a window or piece of a file that was encoded twice, as they were at first."""
    for chunk in chunks(source, dialect.spans(source.body)):
        body = once(chunk.body)
        made = entry(replace(chunk, body=body) if body else chunk, path, dialect)
        told = (trouble.warning("twice-encoded", path, chunk.line),) if body else ()
        yield replace(made, chunk=chunk, problems=(*told, *made.problems))


def entry(chunk: Chunk, path: str, dialect: Dialect) -> Tagged:
    """Return one entry."""
    text, sound = decode(chunk.body)
    text = f"\n{text}"
    fields, codes, misspelt = mended(text, dialect, chunk.line)
    if not sound:
        codes.insert(0, "not-utf-8")
    told = (trouble.warning(code, path, _line(code, text, chunk, dialect), misspelt) for code in codes)
    return Tagged(chunk=chunk, fields=fields, problems=tuple(told))


def _line(code: str, text: str, chunk: Chunk, dialect: Dialect) -> int:
    """Return the line of what was recovered from: the last one, the misspelt tag's, or the first one."""
    if code == "missing-end":
        return chunk.line + lines_in(text) - 1
    if code == "not-utf-8":
        sound = chunk.body.decode("utf-8", "surrogateescape")
        return chunk.line + lines_in(_FOREIGN.split(sound, maxsplit=1)[0])
    if code == "misspelt-tag":
        found = dialect.loose.finditer(text)
        places = (
            one.end(1)
            for one in found
            if one[1] in dialect.tags and not dialect.line.match(text, one.start())
        )
        return chunk.line + text.count("\n", 0, next(places, 1)) - 1
    return chunk.line


def mended(text: str, dialect: Dialect, line: int) -> tuple[Fields, list[str], str]:
    """Return the fields of any entry, the codes of what was recovered from, and the first misspelt tag.

    Raises Refused where it has more than `MOST_FIELDS`; `line` is where it begins.
    """
    parts = dialect.line.split(text, maxsplit=MOST_FIELDS)
    if len(parts) > 2 * MOST_FIELDS:
        raise Refused("too-many-fields", line)
    found = list(_respelt(parts, dialect))
    misspelt = next((tag for tag, _, rightly in found if not rightly), "")
    kept = ((tag, value) for tag, value, _ in found if not dialect.kept or tag in dialect.kept)
    tags = [tag for tag, _, _ in found]
    codes = (
        ("misspelt-tag", bool(misspelt)),
        ("missing-type", bool(dialect.closer) and tags[:1] != [dialect.opener]),
        ("missing-end", bool(dialect.closer) and dialect.closer not in tags[-2:]),
    )
    return voiced(kept, dialect), [code for code, true in codes if true], misspelt


def _respelt(parts: list[str], dialect: Dialect) -> Iterator[tuple[str, str, bool]]:
    """Yield tags and values, those of several lines cut at the misspelt tag lines of known tags in them."""
    for tag, value in zip(("", *parts[1::2]), parts[::2], strict=True):
        if "\n" in value or not tag:
            yield from _cut(tag, value, dialect)
        else:
            yield tag, value, True


def _cut(tag: str, value: str, dialect: Dialect) -> Iterator[tuple[str, str, bool]]:
    at, rightly = 0, True
    for found in dialect.loose.finditer(value):
        if found[1] in dialect.tags:
            if tag:
                yield tag, value[at : found.start()], rightly
            tag, at, rightly = found[1], found.end(), False
    if tag:
        yield tag, value[at:], rightly
