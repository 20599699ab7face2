"""The BibTeX reader: one entry at a time, abbreviations and cross-references resolved over the whole file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.formats import count, trouble
from pipeline.formats.base import Entry, Reader, Unreadable
from pipeline.formats.bibtex_bib import SINGLE, describe_entry
from pipeline.formats.bibtex_blocks import Block, blocks
from pipeline.formats.bibtex_fields import parse, resolve
from pipeline.formats.bibtex_repair import Parsed
from pipeline.formats.stream import Export, last, windows
from pipeline.formats.text import Chunk, Source, chunks, clean, decode, words
from pipeline.problems import Problem

SILENT = frozenset({"comment", "string", "preamble"})
_STRING = re.compile(r"@\s*string\s*[{(]\s*([^\s={}\"#,]+)\s*=", re.IGNORECASE)
_CROSSREF = re.compile(rb"\bcrossref\s{0,20}=\s{0,20}[{\"]\s{0,20}([^{}\"\s,]{1,300})", re.IGNORECASE)
_OWN = words(
    "title subtitle author doi url eprint archiveprefix abstract keywords pages note pmid crossref eid"
    " howpublished unique-id article-number articleno art_number type document_type"
)
_MARK = re.compile(
    rb"(?:\A|[\r\n])[ \t]{0,39}@[ \t]{0,20}[A-Za-z][A-Za-z0-9_-]{0,40}\s{0,40}[{(]|\AScopus\s{1,4}EXPORT DATE"
    rb"|@[A-Za-z]{1,40}[{(][^\s,{}]{0,300},\s{0,40}[A-Za-z]{1,40}\s{0,40}="
)
_BOUNDARY = re.compile(rb"(?<=[\r\n])@[ \t]{0,20}[A-Za-z][A-Za-z0-9_-]{0,40}[ \t]{0,20}[{(]")
_ABBREVIATION = re.compile(rb"@\s{0,20}string", re.IGNORECASE)
_COMMENT = re.compile(rb"(?:%(?=[\s%])[^\r\n]*+|\s++)++")


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """What the entries of one file share: abbreviations, and the fields of entries that others refer to."""

    path: str
    strings: Mapping[str, str]
    parents: Mapping[str, Mapping[str, str]]


def read(export: Export, path: str) -> Iterator[Entry | Unreadable]:
    """Yield the entries of a BibTeX file in order, one at a time.

    Abbreviations and entries that others refer to may stand anywhere, so that they are gathered first.
    """
    file = _File(path=path, strings=_strings(export), parents={})
    if parents := frozenset(_referred(export)):
        file = _File(path=path, strings=file.strings, parents=dict(_parents(export, file, parents)))
    keys: set[str] = set()
    for window in _windows(export):
        for block, chunk in _entries(window):
            yield _entry(block, chunk, file, keys)


def _windows(export: Export) -> Iterator[Source]:
    return windows(export, last(_BOUNDARY))


def _entries(source: Source) -> Iterator[tuple[Block, Chunk]]:
    found = [block for block in blocks(source.body) if block.kind not in SILENT]
    return zip(found, chunks(source, ((block.start, block.end) for block in found)), strict=True)


def _strings(export: Export) -> Mapping[str, str]:
    """Return the abbreviations of a file; one that is defined twice has its first meaning."""
    strings: dict[str, str] = {}
    for window in _windows(export):
        for block in blocks(window.body) if _ABBREVIATION.search(window.body) else ():
            if block.kind == "string":
                _define(decode(window.body[block.start : block.end])[0], strings)
    return strings


def _define(text: str, strings: dict[str, str]) -> None:
    found = _STRING.match(text)
    made = parse(f"@x{{k,{text[found.start(1) :]}") if found else Parsed()
    for name, parts in made.fields[:1]:
        strings.setdefault(name.lower(), resolve(parts, strings, []))


def _referred(export: Export) -> Iterator[str]:
    """Yield the keys that entries refer to."""
    for window in _windows(export):
        if b"ref" in window.body:
            yield from (key.decode("utf-8", "replace") for key in _CROSSREF.findall(window.body))


def _parents(export: Export, file: _File, wanted: frozenset[str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    for window in _windows(export):
        for _, chunk in _entries(window):
            made = parse(decode(chunk.body)[0])
            if made.key in wanted:
                yield made.key, _fields(made, file)[0]


def _entry(block: Block, chunk: Chunk, file: _File, keys: set[str]) -> Entry | Unreadable:
    text, sound = decode(chunk.body)
    made = parse(text)
    fields, problems = _told(made, text, chunk, file)
    if not any(fields.values()):
        problem = trouble.unreadable("empty-entry", file.path, chunk.line)
        return Unreadable(offset=chunk.offset, length=chunk.length, line=chunk.line, problem=problem)
    if not sound:
        problems.append(trouble.warning("not-utf-8", file.path, chunk.line))
    if made.key and made.key in keys:
        problems.append(trouble.warning("repeated-key", file.path, chunk.line, made.key))
    keys.add(made.key)
    bib = describe_entry(block.kind, fields)
    return Entry(
        offset=chunk.offset,
        length=chunk.length,
        line=chunk.line,
        bib=bib,
        problems=tuple(problems),
        key=clean(made.key),
    )


def _told(made: Parsed, text: str, chunk: Chunk, file: _File) -> tuple[dict[str, str], list[Problem]]:
    """Return the fields of an entry by their names, and what had to be recovered from."""
    fields, faults = _fields(made, file)
    problems = [
        trouble.warning(code, file.path, chunk.line + text.count("\n", 0, at), what)
        for code, at, what in (*made.faults, *((code, 0, what) for code, what in faults))
    ]
    parent = fields.get("crossref", "")
    if parent and parent in file.parents:
        fields = {**_inherited(file.parents[parent]), **fields}
    elif parent:
        problems.append(trouble.warning("missing-parent", file.path, chunk.line, parent))
    return fields, problems


def _inherited(parent: Mapping[str, str]) -> dict[str, str]:
    given = {name: value for name, value in parent.items() if name not in _OWN}
    return {"booktitle": parent["title"], **given} if "title" in parent else given


def _fields(made: Parsed, file: _File) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Return raw values by lower-case names; of several values a single one is kept, others are joined."""
    fields: dict[str, str] = {}
    undefined: list[str] = []
    repeated = []
    for given, parts in made.fields:
        name, value = given.lower(), resolve(parts, file.strings, undefined).strip()
        if name not in fields or not fields[name]:
            fields[name] = value
        elif value and value != fields[name]:
            if name in SINGLE:
                repeated.append(("repeated-field", name))
            else:
                fields[name] = f"{fields[name]}; {value}"
    return fields, [*repeated, *(("undefined-string", name) for name in undefined)]


def recognises(head: bytes) -> bool:
    """Tell whether a file is BibTeX: a block begins on some line, or it holds comments only."""
    body = head.strip()
    marked = not body.startswith(b"<") and _MARK.search(body)
    return bool(marked or _COMMENT.fullmatch(body[:100_000]))


READER = Reader(
    name="bibtex", label="BibTeX", recognises=recognises, starts=count.bibtex_starts, read=read, ending="bib"
)
