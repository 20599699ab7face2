"""One reader for formats of tag lines: a dialect says how a tag looks and what begins and ends an entry."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.formats import trouble
from pipeline.formats.text import Chunk, Source, chunks, decode, lines_in, open_source
from pipeline.problems import Problem

MOST_FIELDS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How one line-tag format is written.

    `edge` finds in bytes, each after a line end, the tags that begin (group `begin`) and end (group
    `end`) an entry; `stray` finds any tag, for an entry that lacks the first one. `line` splits an
    entry's text into tags and values; `loose` finds misspelt tag lines inside a value, of which only
    those in `tags` are taken for tags. `opener` and `closer` are the tags of the first and last line.
    """

    edge: re.Pattern[bytes]
    stray: re.Pattern[bytes]
    line: re.Pattern[str]
    loose: re.Pattern[str]
    opener: str
    closer: str
    tags: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """One entry as tags with their values in order, its place, and what was recovered from."""

    chunk: Chunk
    fields: dict[str, list[str]]
    problems: tuple[Problem, ...]


def read(data: bytes, path: str, dialect: Dialect) -> Iterator[Tagged]:
    """Yield the entries of a file, one at a time."""
    source = open_source(data)
    for chunk in chunks(source, spans(source, dialect)):
        yield _entry(chunk, path, dialect)


def spans(source: Source, dialect: Dialect) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of all entries: from the first tag to the end tag's line or the next entry."""
    body = b"\n" + source.body
    start, free = -1, 0
    for found in dialect.edge.finditer(body):
        if start < 0:
            start = _stray(body, dialect, free, found.start() + 1)
        if start >= 0:
            yield start, (found.end() if found["end"] else found.start("begin")) - 1
        start, free = (-1, found.end()) if found["end"] else (found.start("begin") - 1, 0)
    if start < 0:
        start = _stray(body, dialect, free, len(body))
    if start >= 0:
        yield start, len(source.body)


def _stray(body: bytes, dialect: Dialect, start: int, end: int) -> int:
    found = dialect.stray.search(body, start, end)
    return found.start("tag") - 1 if found else -1


def _entry(chunk: Chunk, path: str, dialect: Dialect) -> Tagged:
    text, sound = decode(chunk.body)
    fields: dict[str, list[str]] = {}
    misspelt = []
    for tag, value, rightly in _lines("\n" + text, dialect):
        fields.setdefault(tag, []).append(value)
        if not rightly:
            misspelt.append(tag)
    problems = [] if sound else [trouble.warning("not-utf-8", path, chunk.line)]
    if misspelt:
        problems.append(trouble.warning("misspelt-tag", path, chunk.line, misspelt[0]))
    if next(iter(fields), "") != dialect.opener:
        problems.append(trouble.warning("missing-type", path, chunk.line))
    if fields.pop(dialect.closer, None) is None:
        problems.append(trouble.warning("missing-end", path, chunk.line + lines_in(text)))
    return Tagged(chunk=chunk, fields=fields, problems=tuple(problems))


def _lines(text: str, dialect: Dialect) -> Iterator[tuple[str, str, bool]]:
    """Yield tag, value and whether the tag is spelt rightly, in order."""
    parts = dialect.line.split(text, maxsplit=MOST_FIELDS)
    if parts[0]:
        yield from _respelt("", parts[0], dialect)
    for tag, value in zip(parts[1::2], parts[2::2], strict=True):
        if "\n" in value:
            yield from _respelt(tag.upper(), value, dialect)
        else:
            yield tag.upper(), value, True


def _respelt(tag: str, value: str, dialect: Dialect) -> Iterator[tuple[str, str, bool]]:
    """Yield a value of several lines cut at the misspelt tag lines of known tags in it."""
    at, rightly = 0, True
    for found in dialect.loose.finditer(value):
        if found[1] in dialect.tags:
            if tag:
                yield tag, value[at : found.start()], rightly
            tag, at, rightly = found[1], found.end(), False
    if tag:
        yield tag, value[at:], rightly
