"""arXiv's Atom: a feed of entries, as its API answers a query with."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from pipeline import normalize
from pipeline.formats import count_xml, describe, latex, names, xml_read
from pipeline.formats.base import Entry, Reader, Unreadable
from pipeline.formats.markup import plain
from pipeline.formats.said import Said
from pipeline.formats.stream import Export
from pipeline.formats.text import clean
from pipeline.formats.xml_split import is_xml, named
from pipeline.formats.xml_tree import at, each
from pipeline.model import Bib

FIND = named("entry")
_ERROR = "/api/errors"
_WITHDRAWN = re.compile(r"\bwithdrawn\b", re.IGNORECASE)
_FEED = re.compile(rb"<(?:[\w.-]{1,40}:)?feed[\s>]")
_OURS = re.compile(rb"arxiv\.org/", re.IGNORECASE)


def read(export: Export, path: str) -> Iterator[Entry | Unreadable]:
    """Yield the entries of an arXiv feed; one that tells of an error is unreadable."""
    yield from xml_read.entries(export, path, FIND, describe_entry)


def describe_entry(entry: Element) -> Said:
    """Return the normal form of an Atom entry."""
    address = at(entry, "id")
    title = spoken(at(entry, "title"))
    if _ERROR in address:
        return Said(notice=at(entry, "summary") or title)
    doi, arxiv, version = describe.identifiers(at(entry, "doi"), (address, *_links(entry)))
    published = normalize.date(at(entry, "published")[:10])
    authors, et_al = names.gather(
        names.person(spoken(name)) for name in (*each(entry, "author/name"), *each(entry, "author/n"))
    )
    return Said(
        key=f"{arxiv}v{version}" if version else arxiv,
        bib=Bib(
            title=title,
            authors=authors,
            et_al=et_al,
            date=published,
            first_public=published or describe.first_public(None, arxiv),
            kind="preprint",
            venue="arXiv",
            venue_kind=describe.VENUE_KINDS["preprint"],
            doi=doi,
            arxiv=arxiv,
            arxiv_version=version,
            url=_url(entry, address),
            abstract=spoken(at(entry, "summary")),
            keywords=_categories(entry),
            retracted=describe.retracted(title, "") or bool(_WITHDRAWN.search(at(entry, "comment"))),
        ),
    )


def spoken(text: str) -> str:
    """Return text with the entities and the LaTeX that authors typed decoded; maths stays."""
    return clean(latex.decode(plain(text)))


def _links(entry: Element) -> tuple[str, ...]:
    return tuple(link.get("href", "") for link in entry.iterfind("link"))


def _url(entry: Element, address: str) -> str:
    pages = (link.get("href", "") for link in entry.iterfind("link") if link.get("rel") == "alternate")
    return next(pages, address if address.startswith("http") else "")


def _categories(entry: Element) -> tuple[str, ...]:
    """Return the subject classes, the primary one first."""
    found = [*entry.iterfind("primary_category"), *entry.iterfind("category")]
    return describe.keywords((one.get("term", "") for one in found), "\n")


def recognises(head: bytes) -> bool:
    """Tell whether an export is a feed of arXiv."""
    return is_xml(head) and bool(_FEED.search(head) and _OURS.search(head))


READER = Reader(
    name="arxiv",
    label="arXiv Atom",
    recognises=recognises,
    starts=count_xml.atom_starts,
    read=read,
    ending="xml",
)
