"""RIS: what its tags mean, in the habits of the databases and tools that write it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline import normalize
from pipeline.formats import count, describe, names, tagged, trouble
from pipeline.formats.base import Entry, Reader, Unreadable
from pipeline.formats.stream import Export
from pipeline.formats.text import words
from pipeline.model import Bib, Name
from pipeline.problems import Problem
from pipeline.values import PartialDate

Fields = Mapping[str, Sequence[str]]

DIALECT = tagged.Dialect(
    boundary=re.compile(rb"(?<=[\r\n])TY[ \t]{1,4}-"),
    begin=re.compile(rb"TY[ \t]{1,4}-"),
    end=re.compile(rb"ER(?:[ \t]{1,4}-|[ \t]{0,4}-?[ \t]{0,9}(?![^\r\n]))"),
    stray=re.compile(rb"(?:T[I12]|A[U1B]|J[FO]|PY|Y1|N2|DO)  -(?![^ \t\r\n])"),
    line=re.compile(r"\n[ \t]{0,3}([A-Z][A-Z0-9])  -(?:[ \t]|(?![^\n]))"),
    loose=re.compile(
        r"(?:^|\n)[ \t]{0,3}([A-Z][A-Z0-9])(?:[ \t]{1,4}-[ \t]?|-[ \t]|(?<=ER)-?[ \t]{0,9}(?![^\n]))"
    ),
    opener="TY",
    closer="ER",
    tags=words(
        "TY TI T1 T2 T3 AU A1 A2 A3 A4 PY Y1 Y2 DA JF JO JA J1 J2 BT CT VL IS SP EP PB CY SN DO UR"
        " L1 L2 L3 L4 LK AB N1 N2 KW LA AN ID ER DB DP ED ET M1 M2 M3"
        " C1 C2 C3 C4 C5 C6 C7 C8 AD ST U1 U2 U3 U4 U5"
    ),
    lists=words("AU A1 A2 A3 A4 KW"),
    joined=words("AU A1"),
)
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
_SINGLE = ("TI", "AB", "VL", "IS", "DO", "PY")
_NO_PAGES = ("No", "Specified")
_LINKS = ("UR", "L2", "LK", "L1", "L3")
_OPENING = re.compile(rb"[\r\n][ \t]{0,3}TY(?:[ \t]{1,4}-|-[ \t])")
_TYPELESS = re.compile(rb"[\r\n][ \t]{0,3}T[I1]  -")
_CLOSING = re.compile(rb"[\r\n][ \t]{0,3}ER  -")
_ACCESSION = re.compile(r"[A-Z]{0,4}[0-9]{6,14}")
_DATED = re.compile(r"[12][0-9]{3}[-/][01]?[0-9](?:[-/][0-3]?[0-9])?\Z")


def read(export: Export, path: str) -> Iterator[Entry | Unreadable]:
    """Yield the entries of a RIS file in order, one at a time."""
    for found in tagged.read(export, path, DIALECT):
        chunk, fields = found.chunk, found.fields
        if not fields.keys() - {"TY", "ER"}:
            problem = trouble.unreadable("empty-entry", path, chunk.line)
            yield Unreadable(offset=chunk.offset, length=chunk.length, line=chunk.line, problem=problem)
            continue
        yield Entry(
            offset=chunk.offset,
            length=chunk.length,
            line=chunk.line,
            bib=describe_entry(fields),
            problems=(*found.problems, *_repeated(fields, path, chunk.line)),
            key=_first(fields, ("ID",)),
        )


def _repeated(fields: Fields, path: str, line: int) -> Iterator[Problem]:
    """Yield a problem for each tag of one value that is given several different ones."""
    for tag in _SINGLE:
        values = fields.get(tag, ())
        if tag == "TI" and values:
            values = (*values, *fields.get("T1", ()))
        if len(values) > 1 and len(set(values)) > 1:
            yield trouble.warning("repeated-field", path, line, tag)


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
    return Bib(
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
    return names.gather(map(names.person, [*given, *(name for name in other if name not in given)]))


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
    return normalize.pages(f"{start}-{end}" if end and end != start and "-" not in start else start)


def _doi(fields: Fields, said: str, links: Sequence[str]) -> str:
    """Return the text that holds the DOI: its own tag, a link to it, or a note that begins with `doi`."""
    if "DO" in fields:
        return fields["DO"][0]
    notes = (said, *fields.get("N1", ()), *fields.get("DI", ()))
    told = (text for text in (*links, *notes) if "doi" in text[:40].lower())
    return next(told, "")


def _pmid(fields: Fields, links: Sequence[str]) -> str:
    """Return the PubMed identifier: where PubMed or Scopus put it, or what a link or a note tells."""
    base = _first(fields, ("DB", "DP")).lower()
    ours = (
        "AN" if "pubmed" in base or "medline" in base or "nlm" in base else "C2" if base == "scopus" else ""
    )
    number = _first(fields, (ours,))
    return (
        number
        if number.isdecimal()
        else describe.pmid((*links, *fields.get("N1", ()), *fields.get("M2", ())))
    )


def _number(fields: Fields) -> str:
    """Return the accession number that some databases keep in U2."""
    text = _first(fields, ("U2",))
    return text if _ACCESSION.fullmatch(text) else ""


def _url(links: Sequence[str]) -> str:
    found = (link for link in links if link.lower().startswith(("http://", "https://")))
    return next(found, "").replace(" ", "%20")


def recognises(head: bytes) -> bool:
    """Tell whether a file is RIS: it has a type line, or an end line after some other tag."""
    body = b"\n" + head
    return bool(_OPENING.search(body)) or bool(_TYPELESS.search(body) and _CLOSING.search(body))


READER = Reader(
    name="ris", label="RIS", recognises=recognises, starts=count.ris_starts, read=read, ending="ris"
)
