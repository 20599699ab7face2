"""Crossref: works as its API gives them, in a list, one alone, or one a line."""

import re
from collections.abc import Iterator

from pipeline import normalize
from pipeline.formats import count_json, describe, json_read, name_words, names
from pipeline.formats.base import Entry, Reader, Unreadable
from pipeline.formats.json_peek import fields, is_json, paths
from pipeline.formats.json_read import Object, dated, objects, text, texts, within
from pipeline.formats.json_split import Shape
from pipeline.formats.said import Said
from pipeline.formats.stream import Export
from pipeline.model import Bib, Name
from pipeline.values import PartialDate

SHAPE = Shape(key="items", single=r'"DOI"|"message-type"\s*:\s*"work"')
KINDS = {
    "journal-article": "article", "proceedings-article": "conference", "proceedings": "book",
    "posted-content": "preprint", "book-chapter": "chapter", "book-section": "chapter",
    "book-part": "chapter", "book-track": "chapter", "reference-entry": "chapter", "book": "book",
    "monograph": "book", "edited-book": "book", "reference-book": "book", "book-series": "book",
    "book-set": "book", "dissertation": "thesis", "report": "report", "report-component": "report",
    "standard": "report", "dataset": "dataset", "database": "dataset", "article-journal": "article",
    "paper-conference": "conference",
}  # fmt: skip
_HEADED = re.compile(r"^(?:Abstract|ABSTRACT)\b[:.]?\s+(?=[A-Z])")
_NOTICES = frozenset({"retraction", "withdrawal", "removal"})
_OWN = frozenset(
    {"indexed", "reference-count", "is-referenced-by-count", "member", "content-domain", "deposited"}
)


def read(export: Export, path: str) -> Iterator[Entry | Unreadable]:
    """Yield the works of a Crossref answer in order."""
    yield from json_read.entries(export, path, SHAPE, describe_work)


def describe_work(item: Object) -> Said:
    """Return the normal form of a work, or of the one that a message holds."""
    held = within(item, "message")
    work = objects(held)[0] if objects(held) else item
    title = text(work, "title") or text(work, "original-title")
    doi, arxiv, version = describe.identifiers(text(work, "DOI"), (text(work, "URL"),))
    group = text(work, "institution", "name") or next(
        (text(one, "name") for one in objects(work.get("institution"))), ""
    )
    venue = text(work, "container-title") or text(work, "group-title") or group
    kind = _kind(work, doi, arxiv, title)
    authors, et_al = names.gather(map(_name, filter(_named, _ordered(objects(work.get("author"))))))
    early = dated(work.get("published-online")) or dated(work.get("posted"))
    return Said(
        key=doi,
        bib=Bib(
            title=title,
            authors=authors,
            et_al=et_al,
            date=_date(work),
            first_public=describe.first_public(early, arxiv),
            kind=kind,
            venue=venue,
            venue_kind=describe.VENUE_KINDS.get(kind, "other"),
            volume=text(work, "volume"),
            issue=text(work, "issue"),
            pages=normalize.pages(text(work, "page")),
            article_number=text(work, "article-number"),
            publisher=text(work, "publisher"),
            doi=doi,
            arxiv=arxiv,
            arxiv_version=version,
            isbn=normalize.isbns(" ; ".join(texts(work.get("ISBN")))),
            issn=normalize.issns(" ; ".join(texts(work.get("ISSN")))),
            url=text(work, "resource", "primary", "URL") or text(work, "URL"),
            abstract=_HEADED.sub("", text(work, "abstract")),
            keywords=describe.keywords(texts(work.get("subject")), "\n"),
            language=normalize.language(text(work, "language")),
            retracted=describe.retracted(title, "") or bool(_updates(work, "updated-by")),
        ),
    )


def _kind(work: Object, doi: str, arxiv: str, title: str) -> str:
    if _updates(work, "update-to"):
        return "retraction"
    base = KINDS.get(text(work, "type"), "other")
    base = "preprint" if text(work, "subtype") == "preprint" else base
    return describe.kind(
        describe.deposited(base, doi, arxiv), title=title, said="", venue=text(work, "container-title")
    )


def _updates(work: Object, key: str) -> bool:
    """Tell whether a work retracts another one, or is retracted by one."""
    return any(text(one, "type").lower() in _NOTICES for one in objects(work.get(key)))


def _ordered(authors: tuple[Object, ...]) -> list[Object]:
    return sorted(authors, key=lambda one: one.get("sequence") == "additional")


def _named(author: Object) -> bool:
    return bool(json_read.first(author, "family", "name", "literal", "given"))


def _name(author: Object) -> Name | None:
    family, given = text(author, "family"), text(author, "given")
    if not family:
        body = text(author, "name") or text(author, "literal") or given
        return names.person(f"{body},") if body.lower() not in name_words.OTHERS else None
    suffix = text(author, "suffix")
    made = names.person(f"{family}, {given}" if given else f"{family},")
    if made is None or not given:
        return Name(family=family, suffix=suffix)
    return Name(family=made.family, given=made.given, particle=made.particle, suffix=suffix or made.suffix)


def _date(work: Object) -> PartialDate | None:
    """Return the publication date: in print if there is one, else as issued."""
    keys = ("published-print", "issued", "published", "published-online", "posted", "created")
    return next(filter(None, (dated(work.get(key)) for key in keys)), None)


def recognises(head: bytes) -> bool:
    """Tell whether an export is an answer of Crossref."""
    if not is_json(head):
        return False
    known, own = paths(head), fields(head, "message.items", "items")
    listed = {"title[]", "container-title[]", "ISSN[]"} & own
    enveloped = not known.isdisjoint(("message-type", "[].message-type"))
    return enveloped or ("DOI" in own and bool(listed or len(own & _OWN) > 1))


READER = Reader(
    name="crossref",
    label="Crossref",
    recognises=recognises,
    starts=count_json.starts(SHAPE.key, SHAPE.single),
    read=read,
    ending="json",
)
