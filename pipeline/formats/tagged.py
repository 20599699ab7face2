"""One reader for formats of tag lines: a dialect says how a tag looks and what begins and ends an entry."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge

from pipeline.formats import trouble
from pipeline.formats.describe import ABSENT, known
from pipeline.formats.markup import plain
from pipeline.formats.stream import Export, last, windows
from pipeline.formats.text import Chunk, Source, chunks, clean, decode, lines_in
from pipeline.problems import Problem

MOST_FIELDS = 100_000
_PLAIN = bytes([10, 13, *range(0x20, 0x7F), *range(0x80, 0xC0), *range(0xC3, 0xCC)])
ENTITY = re.compile(r"&#?[A-Za-z0-9]{1,31};")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How one line-tag format is written.

    `boundary` finds in bytes where an entry surely begins, as the first thing on its line. `begin` and
    `end` find the tags that begin and end an entry where they are the first thing on a line; `stray`
    finds any tag, for an entry that lacks the first one. `line` splits an entry's text into tags and
    values; `loose` finds misspelt tag lines inside a value, of which only those in `tags` are taken for
    tags. `opener` and `closer` are the tags of the first and last line; `lists` are tags whose every
    line is a value, those in `joined` may put several on one line.
    """

    boundary: re.Pattern[bytes]
    begin: re.Pattern[bytes]
    end: re.Pattern[bytes]
    stray: re.Pattern[bytes]
    line: re.Pattern[str]
    loose: re.Pattern[str]
    opener: str
    closer: str
    tags: frozenset[str]
    lists: frozenset[str]
    joined: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """One entry as tags with their values in order, its place, and what was recovered from."""

    chunk: Chunk
    fields: dict[str, list[str]]
    problems: tuple[Problem, ...]


def read(export: Export, path: str, dialect: Dialect) -> Iterator[Tagged]:
    """Yield the entries of an export, one at a time."""
    for window in windows(export, last(dialect.boundary)):
        for chunk in chunks(window, spans(window, dialect)):
            yield _entry(chunk, path, dialect)


def spans(source: Source, dialect: Dialect) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of all entries: from the first tag to the end tag's line or the next entry."""
    body = source.body
    start, free = -1, 0
    for here, end in _edges(body, dialect):
        if start < 0:
            start = _stray(body, dialect, free, here)
        if start >= 0:
            yield start, end or here
        start, free = (-1, end) if end else (here, here)
    if start < 0:
        start = _stray(body, dialect, free, len(body))
    if start >= 0:
        yield start, len(body)


def _edges(body: bytes, dialect: Dialect) -> Iterator[tuple[int, int]]:
    """Yield in order where a first tag stands, with 0, and where an end tag stands, with its end."""
    begins = ((found.start(), 0) for found in dialect.begin.finditer(body) if _first_on_line(body, found))
    ends = (
        (found.start(), found.end()) for found in dialect.end.finditer(body) if _first_on_line(body, found)
    )
    return merge(begins, ends)


def _first_on_line(body: bytes, found: re.Match[bytes]) -> bool:
    start = found.start()
    near = body[max(0, start - 4) : start].rstrip(b" \t")
    return near[-1:] in {b"\n", b"\r"} or (not near and start < 4)


def _stray(body: bytes, dialect: Dialect, start: int, end: int) -> int:
    """Return where the first tag of an entry without a type stands between two places, or -1."""
    for found in dialect.stray.finditer(body, start, end):
        if _first_on_line(body, found):
            return found.start()
    return -1


def _entry(chunk: Chunk, path: str, dialect: Dialect) -> Tagged:
    text, sound = decode(chunk.body)
    parts = dialect.line.split(f"\n{text}", maxsplit=MOST_FIELDS)
    tags, values, misspelt = parts[1::2], parts[2::2], ""
    flat = "".join(values)
    tidy = sound and _tidy(flat, chunk.body) and ABSENT.isdisjoint(values)
    if "\n" in flat or ";" in flat or parts[0]:
        tags, values, misspelt = _unfolded(parts, dialect)
    problems = _problems(tags, dialect, sound=sound, misspelt=misspelt)
    lines = {"missing-end": chunk.line + lines_in(text)} if problems else {}
    told = (trouble.warning(code, path, lines.get(code, chunk.line), misspelt) for code in problems)
    return Tagged(chunk=chunk, fields=_fields(tags, values, tidy=tidy), problems=tuple(told))


def _fields(tags: list[str], values: list[str], *, tidy: bool) -> dict[str, list[str]]:
    """Return the values that say something, each as one line of plain text, by their tags."""
    fields: dict[str, list[str]] = {}
    for tag, value in zip(tags, values, strict=True):
        kept = value.strip()
        if not tidy or "&" in kept or "<" in kept or "\n" in kept:
            kept = spoken(kept)
        if kept:
            if tag in fields:
                fields[tag].append(kept)
            else:
                fields[tag] = [kept]
    return fields


def spoken(value: str) -> str:
    """Return a raw value as one line of Unicode text without markup, "" for a tool's word for nothing."""
    return clean(plain(known(value)))


def _tidy(flat: str, body: bytes) -> bool:
    """Tell whether stripping is all that values need, asked once for all values of an entry."""
    if "  " in flat:
        return False
    if not body.translate(None, _PLAIN):
        return True
    return flat.replace("\n", "").isprintable() and unicodedata.is_normalized("NFC", flat)


def _problems(tags: list[str], dialect: Dialect, *, sound: bool, misspelt: str) -> list[str]:
    """Return the codes of what was recovered from."""
    found = (
        ("not-utf-8", not sound),
        ("misspelt-tag", bool(misspelt)),
        ("missing-type", tags[:1] != [dialect.opener]),
        ("missing-end", dialect.closer not in tags[-2:]),
    )
    return [code for code, true in found if true]


def _unfolded(parts: list[str], dialect: Dialect) -> tuple[list[str], list[str], str]:
    """Return tags and values in order, lists one by one, and the first tag that is not spelt rightly."""
    tags, values, misspelt = [], [], ""
    for tag, value, rightly in _respelt(parts, dialect):
        found = _parted(tag, value, dialect)
        tags += [tag] * len(found)
        values += found
        misspelt = misspelt or ("" if rightly else tag)
    return tags, values, misspelt


def _parted(tag: str, value: str, dialect: Dialect) -> list[str]:
    """Return the values of a tag of which every line, or every part before a semicolon, is one."""
    if tag in dialect.lists and "\n" in value:
        return value.split("\n")
    if tag in dialect.joined and ";" in value and not ENTITY.search(value):
        return value.split(";")
    return [value]


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
