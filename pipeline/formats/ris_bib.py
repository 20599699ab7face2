"""What the tags of RIS mean, in the habits of the databases and tools that write it."""

import re
from collections.abc import Mapping, Sequence

from pipeline import normalize
from pipeline.formats import asreview, describe, names, rayyan
from pipeline.formats.base import UNMARKED, Marks
from pipeline.formats.tagged_dialect import Fields
from pipeline.model import Bib, Name
from pipeline.values import PartialDate

KINDS = {
    "JOUR": "article", "EJOUR": "article", "JFULL": "article", "MGZN": "article", "NEWS": "article",
    "INPR": "article", "ABST": "article", "CONF": "conference", "CPAPER": "conference", "BOOK": "book",
    "EBOOK": "book", "EDBOOK": "book", "SER": "book", "CHAP": "chapter", "ECHAP": "chapter", "THES": "thesis",
    "RPRT": "report", "GOVDOC": "report", "DATA": "dataset", "AGGR": "dataset", "PREPRINT": "preprint",
}  # fmt: skip
VENUES = {
    "article": ("JF", "T2", "JO", "JA", "J2", "J1", "T3"),
    "conference": ("T2", "C3", "BT", "JF", "JO", "T3", "JA", "J2"),
    "chapter": ("T2", "BT", "JF", "T3"),
    "book": ("T2", "T3", "JF"),
    "thesis": ("PB", "JF", "T2"),
}
_ANY_VENUE = ("T2", "JF", "JO", "JA", "J2", "J1", "T3", "BT")
_DATES = ("PY", "DA", "Y1", "YR")
_NUMBERS = ("M1", "M2", "C7", "AN")
_PUBMED = ("pubmed", "medline", "nlm")
_NO_PAGES = ("No", "Specified")
_LINKS = ("UR", "L2", "LK", "L1", "L3")
_ACCESSION = re.compile(r"[A-Z]{0,4}[0-9]{6,14}")
_MONTHLY = re.compile(r"[A-Za-z]{3}(?:-[A-Za-z]{3})?(?: [0-9]{1,2})?\Z")
_LONG = re.compile(r"PMID {1,2}- ")
_NEXT = re.compile(r";? (?:and )?(?:http|[A-Z][A-Z0-9] {1,2}- )|(?<=[A-Za-z0-9])(?=https?://)")
_OTHER = re.compile(r"(?<=[0-9]) OP - ")
_NUMBERED = re.compile(r"AN {1,2}- (WOS:\S+)")
_ACCESS = re.compile(r"[A-Z]{3}(?:-[A-Z]{3})? [12][0-9]{3}\Z")
_DATED = re.compile(r"[12][0-9]{3}(?:[-/][01]?[0-9](?:[-/][0-3]?[0-9])?|[01][0-9][0-3][0-9])\Z")


def describe_entry(fields: Fields) -> Bib:
    """Return the normal form of an entry's tags and values."""
    one = fields.one
    get = one.get
    stated, _, more = get("TY", "").partition(" ")
    base = KINDS.get(stated.upper(), "other")
    title = get("TI") or get("T1") or get("CT") or (get("BT", "") if base == "book" else "")
    said = get("M3", "")
    links = [link for tag in _LINKS if get(tag) for link in fields.all(tag)] or _lost(fields)
    venue = _venue(fields, base, links)
    notes = _notes(fields)
    numbers = [number for tag in _NUMBERS if get(tag) for number in fields.all(tag)]
    made, arxiv, version = describe.identifiers(_doi(fields, said, links, notes), (*links, venue, *numbers))
    kind = describe.kind(describe.deposited(base, made, arxiv), title=title, said=said, venue=venue)
    authors, et_al = _authors(fields)
    serials = " ; ".join(fields.all("SN"))
    return Bib(
        title=title,
        authors=authors,
        et_al=et_al,
        date=_date(fields),
        first_public=describe.first_public(_early(get("ET", ""), get("C6", "")), arxiv),
        kind=kind,
        venue=venue,
        venue_kind=describe.VENUE_KINDS.get(kind, "other"),
        volume=_alone(get("VL") or get("VO", "")),
        issue=_alone(get("IS", "")),
        pages=_pages(get("SP", ""), get("EP", "")),
        article_number=get("C7", ""),
        publisher="" if base == "thesis" else get("PB") or get("PU", ""),
        doi=made,
        arxiv=arxiv,
        arxiv_version=version,
        pmid=_pmid(fields, one, links, notes) or (_LONG.sub("", more) if more.startswith("PMID ") else ""),
        isbn=normalize.isbns(serials),
        issn=normalize.issns(serials),
        url=_url(links),
        abstract=_abstract(fields.all("AB")) or get("N2", ""),
        keywords=_keywords(fields),
        language=normalize.language(get("LA", "")),
        retracted=describe.retracted(title, said),
        accession=get("AN") or _glued(get("WE", "")) or describe.scopus_id(links) or _number(get("U2", "")),
    )


def _venue(fields: Fields, base: str, links: Sequence[str]) -> str:
    """Return the venue; ScienceDirect has in T2 what a special issue is called, where there is one."""
    venue, journal = fields.first(VENUES.get(base, _ANY_VENUE)), fields.one.get("JO", "")
    if base != "article" or not journal or journal == venue or fields.one.get("JF"):
        return venue
    return journal if any("sciencedirect.com" in link for link in links) else venue


def _authors(fields: Fields) -> tuple[tuple[Name, ...], bool]:
    given, other = fields.all("AU"), fields.all("A1")
    told = [*given, *(name for name in other if name not in given)] if other else given
    listed = "\n".join(told)
    if " and" in listed:
        return names.people([name for line in told for name in _anded(line)])
    plain = names.common_lines(listed)
    return (names.undoubled(plain), False) if plain else names.people(told)


def _anded(line: str) -> list[str]:
    """Return the inverted names that one line joins by "and", as Web of Science gives editors to tools."""
    parts = line.removesuffix(" and").split(" and ")
    return parts if all(", " in part for part in parts) else [line]


def _early(text: str, access: str) -> PartialDate | None:
    """Return the date before print: PubMed's, or when Web of Science says that it was first accessible."""
    given = text if text and _DATED.match(text) else access if access and _ACCESS.match(access) else ""
    return normalize.date(given) if given else None


def _keywords(fields: Fields) -> tuple[str, ...]:
    own = fields.all("KW")
    return describe.keywords((*fields.all("MH"), *own) if fields.one.get("MH") else own, "\n")


def _date(fields: Fields) -> PartialDate | None:
    """Return the publication date: the year of PY, as precise as any date of the same year tells it."""
    get = fields.one.get
    tags = [tag for tag in _DATES if get(tag)]
    if len(tags) == 1 and tags[0] not in fields.several:
        return normalize.date(get(tags[0], ""))
    texts = [text for tag in tags for text in fields.all(tag)]
    if len(texts) == 2 and _MONTHLY.match(texts[1]):
        return normalize.date(f"{texts[0]} {texts[1]}") or normalize.date(texts[0])
    given = [date for date in map(normalize.date, texts) if date]
    return max((date for date in given if date.year == given[0].year), key=_precision, default=None)


def _precision(date: PartialDate) -> int:
    return bool(date.month) + bool(date.day)


def _pages(start: str, end: str) -> str:
    return "" if (start, end) == _NO_PAGES else describe.page_range(start, end)


def _doi(fields: Fields, said: str, links: Sequence[str], notes: Sequence[str]) -> str:
    """Return the text that holds the DOI: its own tag, a link to it, or a note that begins with `doi`."""
    if told := fields.one.get("DO"):
        return told
    texts = (*links, said, *notes, *fields.all("DI"))
    likely = (text for text in texts if text.startswith("10.") or "doi" in text[:40].lower())
    return next(likely, "")


def _pmid(fields: Fields, one: Mapping[str, str], links: Sequence[str], notes: Sequence[str]) -> str:
    """Return the PubMed identifier: where PubMed, Scopus or Embase put it, or what a link or a note tells."""
    number = _filed(one) if one.get("AN") or one.get("C2") or one.get("C5") else ""
    if number.isdecimal():
        return number
    more = (*fields.all("M2"), *fields.all("C3")) if one.get("M2") or one.get("C3") else ()
    return describe.pmid((*links, *notes, *more))


def _filed(one: Mapping[str, str]) -> str:
    """Return what stands in the tag in which the database of an entry has the PubMed identifier."""
    base = f"{one.get('DB', '')} {one.get('DP', '')}".lower()
    if "scopus" in base:
        return one.get("C2", "")
    if one.get("U2") and (number := one.get("C5")):
        return number
    return one.get("AN", "") if any(name in base for name in _PUBMED) else ""


def _notes(fields: Fields) -> Sequence[str]:
    """Return the notes of an entry without what people wrote into them while screening."""
    if not fields.one.get("N1"):
        return ()
    notes = fields.all("N1")
    listed = "\n".join(notes)
    said = "RAYYAN-" in listed or "USER-NOTES" in listed
    return [rayyan.without(note) for note in notes] if said else notes


def _abstract(texts: Sequence[str]) -> str:
    """Return the abstract, in one language after the other, without the notice of rights of EBSCO."""
    if len(texts) == 1:
        return texts[0]
    return " ".join(dict.fromkeys(text for text in texts if not text.startswith("Copyright of ")))


def _alone(text: str) -> str:
    """Return a value without the tag that some tools write on the same line: `3 OP - Odd Ends`."""
    return _OTHER.split(text, 1)[0] if " - " in text else text


def _glued(text: str) -> str:
    """Return the accession number that Web of Science writes on the line of another tag."""
    found = _NUMBERED.search(text) if text else None
    return found[1] if found else ""


def _number(text: str) -> str:
    """Return the accession number that some databases keep in U2."""
    return text if text and _ACCESSION.fullmatch(text) else ""


def _lost(fields: Fields) -> list[str]:
    """Return the link that Scopus writes on the last line of the references, without a line end before it."""
    notes = (note for note in fields.all("N1") if "UR - http" in note)
    return [note.rpartition("UR - ")[2] for note in notes]


def _url(links: Sequence[str]) -> str:
    told = describe.url(links)
    if " " in told or "http" in told[1:]:
        return _NEXT.split(told, 1)[0].replace(" ", "%20")
    return told


def marks(fields: Fields) -> Marks:
    """Return what a screening tool noted on an entry."""
    if not fields.one.get("N1"):
        return UNMARKED
    notes = fields.all("N1")
    listed = "\n".join(notes)
    if "RAYYAN-" not in listed and "USER-NOTES" not in listed and "ASReview_" not in listed:
        return UNMARKED
    found = rayyan.marks(notes)
    return found if found != UNMARKED else asreview.marks(notes)
