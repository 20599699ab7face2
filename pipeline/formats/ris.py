"""RIS: how its tag lines look, and the reader of what databases and tools write in it."""

import re
from collections.abc import Iterable, Iterator

from pipeline.formats import count_tagged, tagged, tagged_spans, trouble
from pipeline.formats.base import Entry, Reader, Unreadable
from pipeline.formats.ris_bib import describe_entry, marks
from pipeline.formats.stream import Export
from pipeline.formats.tagged_dialect import Dialect, Fields
from pipeline.formats.text import Chunk, lines_in, words
from pipeline.problems import Problem

DIALECT = Dialect(
    boundary=re.compile(rb"TY(?<=[\r\n]TY)[ \t]{1,4}-"),
    spans=tagged_spans.closed(
        begin=rb"TY[ \t]{1,4}-",
        end=rb"ER(?:[ \t]{1,4}-|[ \t]{0,4}-?[ \t]*(?![^\r\n]))",
        stray=rb"(?:T[I12]|A[U1B]|J[FO]|PY|Y1|N2|DO)  -(?![^ \t\r\n])",
    ),
    cut=b"\nTY  - ",
    line=re.compile(r"\n[ \t]{0,3}([A-Z][A-Z0-9])  -(?:[ \t]|(?![^\n]))"),
    loose=re.compile(r"\n[ \t]{0,3}([A-Z][A-Z0-9])(?:[ \t]{1,4}-[ \t]?|-[ \t]|(?<=ER)-?[ \t]{0,9}(?![^\n]))"),
    opener="TY",
    closer="ER",
    tags=words(
        "TY TI T1 T2 T3 AU A1 A2 A3 A4 PY Y1 Y2 DA JF JO JA J1 J2 BT CT VL IS SP EP PB CY SN DO UR"
        " L1 L2 L3 L4 LK AB N1 N2 KW LA AN ID ER DB DP ED ET M1 M2 M3"
        " C1 C2 C3 C4 C5 C6 C7 C8 AD ST U1 U2 U3 U4 U5"
    ),
    kept=frozenset(),
    lists=words("AU A1 A2 A3 A4 KW"),
    joined=words("AU A1"),
    head="TY  - ",
    tail="\nER  -",
    sign="  - ",
    shape=re.compile("[A-Z][A-Z0-9]"),
    spelt={},
    indent="",
    once=(("TY", 1), ("ER", 0)),
)
_SINGLE = ("TI", "VL", "IS", "DO", "PY")
_OPENING = re.compile(rb"[\r\n][ \t]{0,3}TY(?:[ \t]{1,4}-|-[ \t])")
_TYPELESS = re.compile(rb"[\r\n][ \t]{0,3}T[I1]  -")
_CLOSING = re.compile(rb"[\r\n][ \t]{0,3}ER  -")


def read(export: Export, path: str) -> Iterator[Entry | Unreadable]:
    """Yield the entries of a RIS file in order, one at a time."""
    for found in tagged.read(export, path, DIALECT):
        chunk, fields = found.chunk, found.fields
        if not fields.one.get("TI") and not fields.tags() - {"TY", "ER"}:
            problem = trouble.unreadable("empty-entry", path, chunk.line)
            yield Unreadable(offset=chunk.offset, length=chunk.length, line=chunk.line, problem=problem)
            continue
        yield Entry(
            offset=chunk.offset,
            length=chunk.length,
            line=chunk.line,
            bib=describe_entry(fields),
            problems=(*found.problems, *_repeated(fields, path, chunk)),
            key=fields.one.get("ID", ""),
            marks=marks(fields),
        )


def _repeated(fields: Fields, path: str, chunk: Chunk) -> Iterable[Problem]:
    """Return a problem for each tag of one value that is given several different ones."""
    if fields.several.keys().isdisjoint(_SINGLE) and not fields.one.get("T1"):
        return ()
    several = [tag for tag in _SINGLE if len({*fields.all(tag)}) > 1]
    if fields.one.get("T1") and fields.one.get("TI") and len({*fields.all("TI"), *fields.all("T1")}) > 1:
        several = list(dict.fromkeys(("TI", *several)))
    return [trouble.warning("repeated-field", path, _second(tag, chunk), tag) for tag in several]


def _second(tag: str, chunk: Chunk) -> int:
    """Return the line on which a tag stands for the second time."""
    tags = "T[I1]" if tag == "TI" else tag
    places = [
        found.start(1) for found in re.finditer(rf"\n[ \t]{{0,3}}({tags})[ \t]{{1,4}}-".encode(), chunk.body)
    ]
    return chunk.line + lines_in(chunk.body[: places[1]] if len(places) > 1 else b"")


def recognises(head: bytes) -> bool:
    """Tell whether a file is RIS: it has a type line, or an end line after some other tag."""
    body = b"\n" + head
    return bool(_OPENING.search(body)) or bool(_TYPELESS.search(body) and _CLOSING.search(body))


READER = Reader(
    name="ris", label="RIS", recognises=recognises, starts=count_tagged.ris_starts, read=read, ending="ris"
)
