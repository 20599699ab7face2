"""Zotero's RDF: items, and the journals and books that they are part of, told by reference or in place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from xml.etree.ElementTree import Element

from pipeline import normalize
from pipeline.formats import count_xml, describe, names, xml_read
from pipeline.formats.base import Entry, Reader, Unreadable
from pipeline.formats.markup import plain
from pipeline.formats.said import Said
from pipeline.formats.stream import Export
from pipeline.formats.text import clean, words
from pipeline.formats.xml_split import SECTION, SELF_CLOSED, Piece, Span, is_xml, pieces, prologue, tokens
from pipeline.formats.xml_tree import at, each, text, tree
from pipeline.model import Bib, Name

KINDS = {
    "journalArticle": "article", "magazineArticle": "article", "newspaperArticle": "article",
    "conferencePaper": "conference", "preprint": "preprint", "book": "book", "bookSection": "chapter",
    "encyclopediaArticle": "chapter", "dictionaryEntry": "chapter", "thesis": "thesis", "report": "report",
    "dataset": "dataset",
}  # fmt: skip
_TAG = re.compile(SECTION + rb"|<(?P<end>/?)(?P<name>[A-Za-z_][\w.:-]{0,99})(?=[\s/>])")
_TYPE = re.compile(rb"\s{0,20}>\s{0,99}([A-Za-z]{1,40})\s{0,99}<")
_ASIDE = frozenset({"attachment", "note", "annotation"})
_ROOT = re.compile(rb"<rdf:RDF\b[^>]{0,3000}zotero\.org/namespaces")
_PMID = re.compile(r"\bPMID:\s{0,3}([0-9]{1,9})")
_NUMBERS = words("DOI ISSN ISBN")
Parts = Mapping[str, Element]


def find(body: bytes, *, whole: bool) -> list[Span]:
    """Return the resources of RDF: elements with a capital that stand in no other's property."""
    found = list(_resources(body, whole=whole))
    then = [*(tag.start() for tag in found[1:]), len(body)]
    return [_span(body, tag, end) for tag, end in zip(found, then, strict=False)]


def _resources(body: bytes, *, whole: bool) -> Iterator[re.Match[bytes]]:
    property_open = False
    for tag, end in tokens(body, _TAG, whole=whole):
        if name := tag["name"]:
            local = name.partition(b":")[2] if b":" in name else name
            node = local[:1].isupper()
            if node and not tag["end"] and not property_open and local != b"RDF":
                yield tag
            property_open = not node and not tag["end"] and not SELF_CLOSED.match(body, end)


def _span(body: bytes, tag: re.Match[bytes], then: int) -> Span:
    """Return the span of a resource, named for its type: to its last end tag before the next resource."""
    start, name = tag.start(), tag["name"]
    itself = SELF_CLOSED.match(body, tag.end(), then)
    last = body.rfind(b"</%s" % name, start, then)
    end = itself.end() if itself else body.find(b">", last, then) + 1 if last >= 0 else 0
    return Span(start=start, end=end or then, name=_item_type(body[start:then]), closed=end > 0)


def _item_type(body: bytes) -> bytes:
    """Return the type that a resource states of itself, b"" for none."""
    for tag, end in tokens(body, _TAG, whole=True):
        if tag["name"] == b"z:itemType" and not tag["end"] and (kind := _TYPE.match(body, end)):
            return kind[1]
    return b""


def read(export: Export, path: str) -> Iterator[Entry | Unreadable]:
    """Yield the items of a Zotero library in order; attachments, notes and collections are none."""
    parts = _parts(export)
    codec = xml_read.declared(prologue(export, find))
    held: Piece | None = None
    for piece in pieces(export, find):
        if piece.name and piece.name.lower() not in _ASIDE:
            if held:
                yield xml_read.entry(held, path, codec, partial(describe_item, parts))
            held = piece
        elif held and piece.cut:
            held = replace(held, cut=True)
    if held:
        yield xml_read.entry(held, path, codec, partial(describe_item, parts))


def _parts(export: Export) -> Parts:
    """Return what is no item and has a name: the journals and books that items refer to."""
    found: dict[str, Element] = {}
    for piece in pieces(export, find):
        if b"rdf:about" in piece.chunk.body[:2000] and not piece.name:
            root, _ = tree(piece.chunk.body, piece.chunk.line)
            found[root.get("about", "")] = root
    return found


def describe_item(parts: Parts, item: Element) -> Said:
    """Return the normal form of an item, `parts` being the journals and books of the file by name."""
    held, missing = _within(item, parts)
    said = at(item, "itemType")
    kind_of = KINDS.get(said, "other")
    title = _plain(at(item, "title"))
    numbers = _numbers((item, *held))
    links = [*each(item, "identifier/URI/value"), item.get("about", "")]
    notes = at(item, "description")
    publisher = at(item, "publisher/Organization/name")
    venue = _venue(item, held, kind_of, publisher)
    told = (*links, f"arXiv:{at(item, 'archiveID')}", notes, publisher)
    doi, arxiv, version = describe.identifiers(numbers["DOI"], told)
    kind = describe.kind(
        describe.deposited(kind_of, doi, arxiv), title=title, said=at(item, "type"), venue=venue
    )
    authors, et_al = names.gather(map(_name, item.iterfind("authors/Seq/li/*")))
    number = _PMID.search(notes)
    return Said(
        missing=missing,
        bib=Bib(
            title=title,
            authors=authors,
            et_al=et_al,
            date=normalize.date(at(item, "date")),
            first_public=describe.first_public(None, arxiv),
            kind=kind,
            venue=venue,
            venue_kind=describe.VENUE_KINDS.get(kind, "other"),
            volume=_first("volume", item, held),
            issue=_first("number", item, held),
            pages=normalize.pages(at(item, "pages")),
            publisher="" if kind == "thesis" else publisher,
            doi=doi,
            arxiv=arxiv,
            arxiv_version=version,
            pmid=number[1] if number else describe.pmid((*links, notes)),
            isbn=normalize.isbns(numbers["ISBN"]),
            issn=normalize.issns(numbers["ISSN"]),
            url=next((link for link in links if link.startswith(("http://", "https://"))), ""),
            abstract=_plain(at(item, "abstract")),
            keywords=describe.keywords(
                (*each(item, "subject/AutomaticTag/value"), *_own(item, "subject")), "\n"
            ),
            language=normalize.language(at(item, "language")),
            retracted=describe.retracted(title, ""),
        ),
    )


def _plain(said: str) -> str:
    return clean(plain(said))


def _within(item: Element, parts: Parts) -> tuple[tuple[Element, ...], str]:
    """Return what an item is part of, and the first reference that the file does not have."""
    held, missing = [], ""
    for link in item.iterfind("isPartOf"):
        name = link.get("resource", "")
        if name in parts:
            held.append(parts[name])
        elif name:
            missing = missing or name
        held.extend(link)
    return tuple(held), missing


def _venue(item: Element, held: tuple[Element, ...], kind: str, publisher: str) -> str:
    if kind == "thesis":
        return publisher
    titles = [_plain(at(part, "title")) for part in held if part.tag != "Series" or kind == "book"]
    meeting = at(item, "presentedAt/Conference/title")
    repository = publisher if kind == "preprint" else ""
    return next(filter(None, (*titles, meeting, repository)), "")


def _first(name: str, item: Element, held: tuple[Element, ...]) -> str:
    return next(filter(None, (at(part, name) for part in (item, *held))), "")


def _own(item: Element, name: str) -> Iterator[str]:
    """Yield the texts of properties that hold no element."""
    return (text(one) for one in item.iterfind(name) if not len(one))


def _numbers(all_of: tuple[Element, ...]) -> Mapping[str, str]:
    """Return DOI, ISSN and ISBN, each written `DOI …` in an identifier."""
    found = dict.fromkeys(_NUMBERS, "")
    for part in all_of:
        for said in _own(part, "identifier"):
            name, _, number = said.partition(" ")
            if name in found and number:
                found[name] = found[name] or number
    return found


def _name(person: Element) -> Name | None:
    family = at(person, "surname") or at(person, "name")
    given = at(person, "givenName") or at(person, "givenname")
    return names.person(f"{family}, {given}" if given else family)


def recognises(head: bytes) -> bool:
    """Tell whether an export is Zotero's RDF."""
    return is_xml(head) and bool(_ROOT.search(head))


READER = Reader(
    name="zotero-rdf",
    label="Zotero RDF",
    recognises=recognises,
    starts=count_xml.zotero_starts,
    read=read,
    ending="rdf",
)
