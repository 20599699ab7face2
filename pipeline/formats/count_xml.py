"""The independent counters of XML: start tags of record elements, outside comments and the like.

They share no code with any reader. A record begins at its start tag wherever that stands outside comments,
CDATA sections and instructions; a section that is never closed hides nothing but its own opening sign.
"""

import re
from collections.abc import Iterator

from pipeline.formats.count_views import Scan, starts_of
from pipeline.formats.stream import Export

_PREFIX = rb"(?:[A-Za-z_][\w.-]{0,40}:)?"
_HIDING = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"}
_ATOM = re.compile(rb"<!--|(?-i:<!\[CDATA\[)|<\?|<" + _PREFIX + rb"entry[\s/>]", re.IGNORECASE)
_ENDNOTE = re.compile(rb"<!--|(?-i:<!\[CDATA\[)|<\?|<" + _PREFIX + rb"record[\s/>]", re.IGNORECASE)
_PUBMED = re.compile(
    rb"<!--|(?-i:<!\[CDATA\[)|<\?|<" + _PREFIX + rb"(Pubmed(?:Book)?Article|MedlineCitation)[\s/>]"
    rb"|</" + _PREFIX + rb"(Pubmed(?:Book)?Article|MedlineCitation)\s{0,20}>",
    re.IGNORECASE,
)
_SIGN = re.compile(rb"[^<>]{0,3000}[<>]")
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,99}:)?+RDF[\s/>]")
_RDF = re.compile(rb"<!--|<!\[CDATA\[|<\?|</?[A-Za-z_][\w.:-]{0,99}[\s/>]")
_MARGIN = 4096
_NODE = re.compile(rb"</?(?:[A-Za-z_][\w.-]{0,99}:)?+[A-Z]")
_TYPE = re.compile(rb"<z:itemType\s{0,20}>\s{0,99}([A-Za-z]{1,40})\s{0,99}<")
_NO_RECORD = {b"attachment", b"note", b"annotation"}


def atom_starts(export: Export) -> Iterator[int]:
    """Yield the offsets of `<entry` of all entries of a feed."""
    yield from starts_of(export, lambda: _simple(_ATOM))


def endnote_starts(export: Export) -> Iterator[int]:
    """Yield the offsets of `<record` of all records of EndNote."""
    yield from starts_of(export, lambda: _simple(_ENDNOTE))


def pubmed_starts(export: Export) -> Iterator[int]:
    """Yield the offsets of articles and book articles of PubMed, and of citations that stand in neither."""
    yield from starts_of(export, _pubmed)


def zotero_starts(export: Export) -> Iterator[int]:
    """Yield the offsets of the resources of Zotero's RDF that have a type other than attachment or note.

    A resource is an element with a capital that stands in no other's property: the tag before it is no
    opening tag with a small letter.
    """
    yield from starts_of(export, _zotero)


class _Tags:
    """The tags of a stretch of text outside sections; `known` is then how far they are known.

    That is to the first section still open, unless the text is the last there is.
    """

    def __init__(self, pattern: re.Pattern[bytes], text: bytes, *, final: bool) -> None:
        self.pattern, self.text, self.final = pattern, text, final
        self.limit = len(text) if final else len(text) - _MARGIN
        self.known = 0

    def __iter__(self) -> Iterator[re.Match[bytes]]:
        at, never = 0, set()
        while (hit := self.pattern.search(self.text, at)) and hit.start() < self.limit:
            shut = _HIDING.get(hit[0])
            at = hit.end() if shut else hit.end() - 1
            if shut is None:
                yield hit
            elif shut not in never:
                end = self.text.find(shut, hit.end())
                if end < 0 and not self.final:
                    self.known = hit.start()
                    return
                if end < 0:
                    never.add(shut)
                else:
                    at = end + len(shut)
        self.known = max(at, self.limit)


def _simple(pattern: re.Pattern[bytes]) -> Scan:
    def scan(text: bytes, final: bool) -> tuple[list[int], int]:
        tags = _Tags(pattern, text, final=final)
        return [hit.start() for hit in tags], tags.known

    return scan


def _pubmed() -> Scan:
    within = b""

    def scan(text: bytes, final: bool) -> tuple[list[int], int]:
        nonlocal within
        tags, made = _Tags(_PUBMED, text, final=final), []
        for hit in tags:
            name = (hit[1] or hit[2]).lower()
            if hit[2]:
                within = b"" if name == within else within
            elif name != b"medlinecitation" or not within:
                made.append(hit.start())
                within = b"" if _empty(text, hit) else name
        return made, tags.known

    return scan


def _zotero() -> Scan:
    property_open, patience = False, 0

    def scan(text: bytes, final: bool) -> tuple[list[int], int]:
        nonlocal property_open, patience
        if len(text) < patience and not final:
            return [], 0
        tags, made, waiting = _Tags(_RDF, text, final=final), [], -1
        for hit in tags:
            opens, node = not hit[0].startswith(b"</"), bool(_NODE.match(hit[0]))
            if opens and node and not property_open and not _ROOT.match(hit[0]):
                waiting = hit.start()
            if waiting >= 0 and (kind := _TYPE.match(text, hit.start())):
                if kind[1].lower() not in _NO_RECORD:
                    made.append(waiting)
                waiting = -1
            property_open = opens and not node and not _empty(text, hit)
        known = tags.known
        if waiting >= 0 and not final:
            property_open, known = False, waiting
        patience = 2 * (len(text) - known)
        return made, known

    return scan


def _empty(text: bytes, hit: re.Match[bytes]) -> bool:
    """Tell whether an opening tag is its own end: the next sign of a tag is the `>` of `/>`."""
    end = _SIGN.match(text, hit.end() - 1)
    return end is not None and text[end.end() - 2 : end.end()] == b"/>"
