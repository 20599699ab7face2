"""The independent counters of the line-tagged formats; see `count`."""

import re
from collections.abc import Iterator

from pipeline.formats.count import Scan, raw_starts
from pipeline.formats.stream import Export

_RIS_EDGE = re.compile(
    rb"\n(?=[TE \t])[ \t]{0,3}(?:(TY)[ \t]{1,4}-|(ER)(?:[ \t]{1,4}-|[ \t]{0,4}-?[ \t]*(?=\n|\Z)))"
)
_RIS_LOST = re.compile(rb"\n[ \t]{0,3}((?:A[BU1]|DO|J[FO]|N2|PY|T[12I]|Y1)  -(?=[ \t\n]|\Z))")
_RIS_SURE = re.compile(rb"TY(?<=[\r\n]TY)[ \t]{1,4}-")
_WOS_EDGE = re.compile(
    rb"\n(?!   )(?=[PE \t])[ \t]{0,2}(?:(PT)[ \t]{1,4}[A-Z][ \t]*(?=\n|\Z)|(ER)[ \t]*(?=\n|\Z))"
)
_WOS_LOST = re.compile(rb"\n[ \t]{0,2}((?:A[BFU]|TI|SO|PY|UT) )(?=[ \t]*+[^ \t\n])")
_WOS_SURE = re.compile(rb"PT(?<=[\r\n]PT)[ \t]{1,4}[A-Z][ \t]*[\r\n]")
_NBIB_FIRST = re.compile(
    rb"\n(?=[P \t\n])"
    rb"(?:[ \t]*\n((?:PMC |OWN |UI  )- [^\n]*\nPMID-|(?:PMID|PMCR|PMC |OWN |UI  |STAT|TI  |FAU |AU  )-)"
    rb"|(PMID-))(?=[ \t\n]|(?<=PM(?:ID|C )-)[0-9]|\Z)"
)
_NBIB_TAG = re.compile(rb"\n([A-Z][A-Z0-9]{1,3} {0,2}-)(?=[ \t\n]|(?<=PM(?:ID|C )-)[0-9]|\Z)")
_NBIB_SURE = re.compile(rb"PMID(?:(?<=\n\nPMID)|(?<=\r\n\r\nPMID)|(?<=\r\rPMID))- ")
_ENDNOTE_FIRST = re.compile(rb"\n(?=%0|[ \t\n])(?:[ \t]*\n(%T[ \t][^\n]*\n%0|%[0TA])|(%0))(?=[ \t\n]|\Z)")
_ENDNOTE_TAG = re.compile(rb"\n(%[!-$&->@-~])(?=[ \t\n]|\Z)")
_EMBASE_LINE = rb'"[A-Z][A-Za-z /()-]{1,60}",'
_EMBASE_FIRST = re.compile(rb"\n[ \t]*\n(" + _EMBASE_LINE + rb")|((?!))")
_EMBASE_TAG = re.compile(rb"\n(" + _EMBASE_LINE + rb")")
_EMBASE_SURE = re.compile(rb'"(?:(?<=\n\n")|(?<=\r\n\r\n"))[A-Z][A-Za-z /()-]{1,60}",')
_ENDNOTE_SURE = re.compile(rb"%(?:(?<=\n\n%)|(?<=\r\n\r\n%)|(?<=\r\r%))[0TA][ \t]")


def ris_starts(export: Export) -> Iterator[int]:
    """Yield the offsets of the first tag line of all entries: `TY  -`, or any tag outside an entry."""
    yield from raw_starts(export, _closed(_RIS_EDGE, _RIS_LOST), _RIS_SURE)


def wos_starts(export: Export) -> Iterator[int]:
    """Yield the offsets of the first tag line of all entries: `PT J`, or any tag outside an entry."""
    yield from raw_starts(export, _closed(_WOS_EDGE, _WOS_LOST), _WOS_SURE)


def nbib_starts(export: Export) -> Iterator[int]:
    """Yield the offsets of the first lines of all entries.

    They are `PMID-` and, after an empty line, other tags that begin entries; the first tag of a file is
    one in any case. `PMID-` right below the first line of an entry belongs to it.
    """
    yield from raw_starts(export, _open(_NBIB_FIRST, _NBIB_TAG), _NBIB_SURE)


def endnote_starts(export: Export) -> Iterator[int]:
    """Yield the offsets of the first lines of all entries.

    They are `%0` and, after an empty line, `%T` or `%A`; the first tag of a file is one in any case. `%0`
    right below a `%T` that begins an entry belongs to it.
    """
    yield from raw_starts(export, _open(_ENDNOTE_FIRST, _ENDNOTE_TAG), _ENDNOTE_SURE)


def embase_starts(export: Export) -> Iterator[int]:
    """Yield the offsets of the first rows of all records: those after an empty line, and the first of all."""
    yield from raw_starts(export, _open(_EMBASE_FIRST, _EMBASE_TAG), _EMBASE_SURE)


def _lines(text: bytes) -> bytes:
    """Return text with LF line ends, a blank for each other CR, so that all places stay."""
    if b"\r" not in text:
        return b"\n\n" + text
    return b"\n\n" + text.replace(b"\r\n", b" \n").replace(b"\r", b"\n")


def _closed(edge: re.Pattern[bytes], lost: re.Pattern[bytes]) -> Scan:
    """Return the scan for a format with a first tag (group 1) and an end tag (group 2)."""

    def scan(text: bytes) -> Iterator[int]:
        text = _lines(text)
        inside, after = False, 1
        for found in edge.finditer(text, 1):
            if not inside and (first := _first(text, lost, after, found.start() + 1)):
                inside = True
                yield first - 2
            if found[1]:
                yield found.start(1) - 2
            inside, after = bool(found[1]), found.end()
        if not inside and (first := _first(text, lost, after, len(text))):
            yield first - 2

    return scan


def _first(text: bytes, tag: re.Pattern[bytes], start: int, stop: int) -> int:
    """Return where a tag first stands between two places, 0 for nowhere."""
    if stop - start < 3 or text[start:stop].isspace():
        return 0
    found = tag.search(text, start, stop)
    return found.start(1) if found else 0


def _open(first: re.Pattern[bytes], tag: re.Pattern[bytes]) -> Scan:
    """Return the scan for a format of first lines; the first tag of a stretch is one as well."""

    def scan(text: bytes) -> Iterator[int]:
        text = _lines(text)
        begun = tag.search(text, 1)
        if begun:
            yield begun.start(1) - 2
            for found in first.finditer(text):
                at = max(found.start(1), found.start(2))
                if at > begun.start(1):
                    yield at - 2

    return scan
