"""What the tags of RIS mean, in the habits of the databases and tools that write it."""

import re
from collections.abc import Mapping, Sequence

from pipeline import normalize
from pipeline.formats import asreview, describe, names, rayyan
from pipeline.formats.base import UNMARKED, Marks
from pipeline.model import Bib, Name
from pipeline.model.quick import bib
from pipeline.values import PartialDate

Fields = Mapping[str, Sequence[str]]
KINDS = {
    "JOUR": "article", "EJOUR": "article", "JFULL": "article", "MGZN": "article", "NEWS": "article",
    "INPR": "article", "ABST": "article", "CONF": "conference", "CPAPER": "conference", "BOOK": "book",
    "EBOOK": "book", "EDBOOK": "book", "SER": "book", "CHAP": "chapter", "ECHAP": "chapter", "THES": "thesis",
    "RPRT": "report", "GOVDOC": "report", "DATA": "dataset", "AGGR": "dataset",
}  # fmt: skip
VENUES = {
    "article": ("JF", "T2", "JO", "JA", "J2", "J1", "T3"),
    "conference": ("T2", "C3", "BT", "JF", "JO", "T3", "JA", "J2"),
    "chapter": ("T2", "BT", "JF", "T3"),
    "book": ("T2", "T3", "JF"),
    "thesis": ("PB", "JF", "T2"),
}
_ANY_VENUE = ("T2", "JF", "JO", "JA", "J2", "J1", "T3", "BT")
_NO_PAGES = ("No", "Specified")
_LINKS = ("UR", "L2", "LK", "L1", "L3")
_ACCESSION = re.compile(r"[A-Z]{0,4}[0-9]{6,14}")
_DATED = re.compile(r"[12][0-9]{3}[-/][01]?[0-9](?:[-/][0-3]?[0-9])?\Z")


def describe_entry(fields: Fields) -> Bib:
    """Return the normal form of an entry's tags and values."""
    base = KINDS.get(_first(fields, ("TY",)).upper(), "other")
    title = _first(fields, ("TI", "T1", "CT", "BT") if base == "book" else ("TI", "T1", "CT"))
    said = _first(fields, ("M3",))
    venue = _first(fields, VENUES.get(base, _ANY_VENUE))
    links = [link for tag in _LINKS for link in fields.get(tag, ())]
    doi = _doi(fields, said, links)
    numbers = [number for tag in ("M1", "M2", "C7", "AN") for number in fields.get(tag, ())]
    made, arxiv, version = describe.identifiers(doi, (*links, venue, *numbers))
    kind = describe.kind(describe.deposited(base, made, arxiv), title=title, said=said, venue=venue)
    authors, et_al = _authors(fields)
    early = _first(fields, ("ET",))
    return bib(
        title=title,
        authors=authors,
        et_al=et_al,
        date=_date(fields),
        first_public=describe.first_public(normalize.date(early) if _DATED.match(early) else None, arxiv),
        kind=kind,
        venue=venue,
        venue_kind=describe.VENUE_KINDS.get(kind, "other"),
        volume=_first(fields, ("VL", "VO")),
        issue=_first(fields, ("IS",)),
        pages=_pages(fields),
        article_number=_first(fields, ("C7",)),
        publisher="" if base == "thesis" else _first(fields, ("PB",)),
        doi=made,
        arxiv=arxiv,
        arxiv_version=version,
        pmid=_pmid(fields, links),
        isbn=normalize.isbns(" ; ".join(fields.get("SN", ()))),
        issn=normalize.issns(" ; ".join(fields.get("SN", ()))),
        url=_url(links),
        abstract=_first(fields, ("AB", "N2")),
        keywords=describe.keywords(fields.get("KW", ()), "\n"),
        language=normalize.language(_first(fields, ("LA",))),
        retracted=describe.retracted(title, said),
        accession=_first(fields, ("AN",)) or describe.scopus_id(links) or _number(fields),
    )


def _first(fields: Fields, tags: Sequence[str]) -> str:
    for tag in tags:
        if tag in fields:
            return fields[tag][0]
    return ""


def _authors(fields: Fields) -> tuple[tuple[Name, ...], bool]:
    given = fields.get("AU", ())
    other = fields.get("A1", ())
    return names.people([*given, *(name for name in other if name not in given)])


def _date(fields: Fields) -> PartialDate | None:
    """Return the publication date: the year of PY, as precise as any date of the same year tells it."""
    given = [
        date for tag in ("PY", "DA", "Y1", "YR") for date in map(normalize.date, fields.get(tag, ())) if date
    ]
    return max((date for date in given if date.year == given[0].year), key=_precision, default=None)


def _precision(date: PartialDate) -> int:
    return bool(date.month) + bool(date.day)


def _pages(fields: Fields) -> str:
    start, end = _first(fields, ("SP",)), _first(fields, ("EP",))
    if (start, end) == _NO_PAGES:
        return ""
    return describe.page_range(start, end)


def _doi(fields: Fields, said: str, links: Sequence[str]) -> str:
    """Return the text that holds the DOI: its own tag, a link to it, or a note that begins with `doi`."""
    if "DO" in fields:
        return fields["DO"][0]
    notes = (said, *_notes(fields), *fields.get("DI", ()))
    told = (text for text in (*links, *notes) if "doi" in text[:40].lower())
    return next(told, "")


def _pmid(fields: Fields, links: Sequence[str]) -> str:
    """Return the PubMed identifier: where PubMed or Scopus put it, or what a link or a note tells."""
    base = _first(fields, ("DB", "DP")).lower()
    ours = (
        "AN" if "pubmed" in base or "medline" in base or "nlm" in base else "C2" if base == "scopus" else ""
    )
    number = _first(fields, (ours,))
    return number if number.isdecimal() else describe.pmid((*links, *_notes(fields), *fields.get("M2", ())))


def _notes(fields: Fields) -> Sequence[str]:
    """Return the notes of an entry without what people wrote into them while screening."""
    notes = fields.get("N1", ())
    return [rayyan.without(note) for note in notes] if any("-" in note for note in notes) else notes


def _number(fields: Fields) -> str:
    """Return the accession number that some databases keep in U2."""
    text = _first(fields, ("U2",))
    return text if _ACCESSION.fullmatch(text) else ""


def _url(links: Sequence[str]) -> str:
    found = (link for link in links if link.lower().startswith(("http://", "https://")))
    return next(found, "").replace(" ", "%20")


def marks(fields: Fields) -> Marks:
    """Return what a screening tool noted on an entry."""
    notes = fields.get("N1", ())
    if not any("RAYYAN-" in note or "USER-NOTES" in note or "ASReview_" in note for note in notes):
        return UNMARKED
    found = rayyan.marks(notes)
    return found if found != UNMARKED else asreview.marks(notes)
