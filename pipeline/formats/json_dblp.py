"""DBLP: hits of its search for publications."""

import re
from collections.abc import Iterator

from pipeline import normalize
from pipeline.formats import count_json, describe, json_read, names
from pipeline.formats.base import Entry, Reader, Unreadable
from pipeline.formats.json_peek import is_json, paths
from pipeline.formats.json_read import Object, listed, objects, text, texts
from pipeline.formats.json_split import Shape
from pipeline.formats.said import Said
from pipeline.formats.stream import Export
from pipeline.model import Bib

SHAPE = Shape(key="hit", single="(?!)")
KINDS = {
    "Journal Articles": "article", "Conference and Workshop Papers": "conference", "Editorship": "book",
    "Books and Theses": "book", "Parts in Books or Collections": "chapter", "Reference Works": "chapter",
    "Informal and Other Publications": "preprint", "Informal Publications": "preprint",
    "Data and Artifacts": "dataset",
}  # fmt: skip
_HOMONYM = re.compile(r"\s[0-9]{4}\Z")


def read(export: Export, path: str) -> Iterator[Entry | Unreadable]:
    """Yield the hits of a search in order."""
    yield from json_read.entries(export, path, SHAPE, describe_hit)


def describe_hit(hit: Object) -> Said:
    """Return the normal form of a hit."""
    info = next(iter(objects(hit.get("info"))), hit)
    title = text(info, "title").removesuffix(".")
    venue = " / ".join(texts(info.get("venue")))
    links = texts(info.get("ee"))
    volume = text(info, "volume")
    told = (f"arXiv:{volume.removeprefix('abs/')}", *links)
    doi, arxiv, version = describe.identifiers(text(info, "doi"), told)
    base = KINDS.get(text(info, "type"), "other")
    base = "thesis" if base == "book" and text(info, "key").startswith("phd/") else base
    kind = describe.kind(describe.deposited(base, doi, arxiv), title=title, said="", venue=venue)
    people = filter(None, map(_person, listed(json_read.within(info, "authors", "author"))))
    authors, et_al = names.gather(map(names.person, people))
    return Said(
        key=text(info, "key"),
        bib=Bib(
            title=title,
            authors=authors,
            et_al=et_al,
            date=normalize.date(text(info, "year")),
            first_public=describe.first_public(None, arxiv),
            kind=kind,
            venue=venue,
            venue_kind=describe.VENUE_KINDS.get(kind, "other"),
            volume=volume,
            issue=text(info, "number"),
            pages=normalize.pages(text(info, "pages")),
            publisher=text(info, "publisher"),
            doi=doi,
            arxiv=arxiv,
            arxiv_version=version,
            url=next(iter(links), "") or text(info, "url"),
            retracted=describe.retracted(title, ""),
            accession=text(info, "key"),
        ),
    )


def _person(author: object) -> str:
    """Return a name without the number that tells it from others of the same spelling."""
    said = text(author, "text") if isinstance(author, dict) else json_read.line(author)
    return _HOMONYM.sub("", said)


def recognises(head: bytes) -> bool:
    """Tell whether an export is an answer of DBLP's search for publications."""
    return is_json(head) and "result.hits" in paths(head)


READER = Reader(
    name="dblp",
    label="DBLP search",
    recognises=recognises,
    starts=count_json.starts(SHAPE.key, SHAPE.single),
    read=read,
    ending="json",
)
