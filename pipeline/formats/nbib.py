"""MEDLINE's tagged export (NBIB), as PubMed and PubMed Central write it, and ERIC after them."""

import re
from collections.abc import Iterator

from pipeline import normalize
from pipeline.formats import count_tagged, describe, names, tagged_read, tagged_spans
from pipeline.formats.base import Entry, Reader, Unreadable
from pipeline.formats.stream import Export
from pipeline.formats.tagged_dialect import Dialect, Fields
from pipeline.formats.text import words
from pipeline.model import Bib, Name

KEPT = words(
    "PMID OID TI TT BTI AB OAB FAU AU CN LID AID DP DEP VI IP PG IS ISBN ISSN JT TA CTI PT LA MH OT RIN PB"
)
DIALECT = Dialect(
    boundary=re.compile(rb"PMID(?:(?<=\n\nPMID)|(?<=\r\n\r\nPMID)|(?<=\r\rPMID))- "),
    spans=tagged_spans.spaced(
        first=rb"\n(?:[ \t\r]*\n((?:PMC |OWN |UI  )- [^\n]*\nPMID-"
        rb"|(?:PMID|PMCR|PMC |OWN |UI  |STAT|TI  |FAU |AU  )-)|(PMID-))"
        rb"(?=[ \t\r\n]|(?<=PMID-|PMC -)[0-9]|\Z)",
        tag=rb"\n([A-Z][A-Z0-9]{1,3} {0,2}-)(?=[ \t\r\n]|(?<=PMID-|PMC -)[0-9]|\Z)",
    ),
    cut=b"\n\nPMID- ",
    line=re.compile(
        r"\n([A-Z][A-Z0-9](?:(?=  -)|[A-Z0-9](?:(?= -)|[A-Z0-9](?= ?-)))) {0,2}-"
        r"(?:[ \t]|(?![^\n])|(?<=PMID-|PMC -)(?=[0-9]))"
    ),
    loose=re.compile(r"\n[ \t]{0,3}([A-Z][A-Z0-9]{1,3})[ \t]{0,3}-[ \t]"),
    opener="",
    closer="",
    tags=words("PMID TI AB FAU AU CN LID AID DP DEP VI IP PG JT TA LA MH OT SO"),
    kept=KEPT,
    lists=frozenset(),
    joined=frozenset(),
    head="PM",
    tail="",
    sign="- ",
    shape=re.compile("[A-Z][A-Z0-9](?:[A-Z0-9]{2}|[A-Z0-9] |  )"),
    spelt={f"{tag:<4}": tag for tag in KEPT},
    indent="\n      ",
    once=(("PMID", 1),),
)
_TYPES = (
    ("preprint", "preprint"),
    ("dataset", "dataset"),
    ("congress", "conference"),
    ("meeting papers", "conference"),
    ("proceedings", "conference"),
    ("dissertations", "thesis"),
    ("books", "book"),
    ("reports", "report"),
)
_UNKNOWN = words("[Not_Available]. [Not_Available] Not_Available")
_MARKS = words("doi] pii] bookaccession] arxiv]")
_LINKED = re.compile(r"https?://", re.IGNORECASE)
_OWN = re.compile(rb"[\r\n](?:PMID|PMC |OWN |STAT|UI  |FAU |DCOM|JID )-(?: |(?<=PMID-)[0-9]|(?=[\r\n]|\Z))")
_TITLE = re.compile(rb"[\r\n]TI  - ")
_RIS = re.compile(rb"[\r\n][ \t]{0,3}(?:TY|ER)[ \t]{1,4}-")


def read(export: Export, path: str) -> Iterator[Entry | Unreadable]:
    """Yield the entries of an export in order, one at a time."""
    return tagged_read.entries(export, path, DIALECT, describe_entry, key="PMID")


def describe_entry(fields: Fields) -> Bib:
    """Return the normal form of an entry's tags and values."""
    get = fields.one.get
    title, whole, venue = _title(fields), get("BTI", ""), fields.first(("JT", "TA"))
    said = "; ".join(fields.all("PT"))
    marked = identifiers(fields)
    doi, arxiv, version = describe.identifiers(marked.get("doi", ""), (marked.get("pii", ""), venue))
    kind = describe.kind(_base(fields, said, title), title=title or whole, said=said, venue=venue)
    people, et_al = _authors(fields)
    numbers = " ; ".join(number for tag in ("IS", "ISSN", "ISBN") for number in fields.all(tag))
    return Bib(
        title=title or whole,
        authors=people,
        et_al=et_al,
        date=normalize.date(get("DP", "")),
        first_public=describe.first_public(normalize.date(get("DEP", "")), arxiv),
        kind=kind,
        venue=whole if whole and title else venue or get("CTI", ""),
        venue_kind=describe.VENUE_KINDS.get(kind, "other"),
        volume=get("VI", ""),
        issue=get("IP", ""),
        pages=normalize.pages(get("PG", "")),
        publisher=get("PB", ""),
        doi=doi,
        arxiv=arxiv,
        arxiv_version=version,
        pmid=get("PMID", "").partition(" ")[0],
        isbn=normalize.isbns(numbers),
        issn=normalize.issns(numbers),
        url=next((link for link in fields.all("LID") if _LINKED.match(link) and "doi.org" not in link), ""),
        abstract=_abstract(fields),
        keywords=_keywords(fields),
        language=normalize.language("; ".join(fields.all("LA"))),
        retracted=bool(get("RIN")) or describe.retracted(title, said),
        accession=get("OID", "") or marked.get("bookaccession", ""),
    )


def _title(fields: Fields) -> str:
    """Return the title; the one in the document's own language where there is no other."""
    title = fields.one.get("TI", "")
    unknown = title.replace(" ", "_") in _UNKNOWN
    return fields.one.get("TT", "") or title if not title or unknown else title


def _base(fields: Fields, said: str, title: str) -> str:
    """Return the kind that the publication types mean, "article" where they name none else."""
    if fields.one.get("BTI"):
        return "chapter" if title else "book"
    low = said.lower()
    if "journal article" in low:
        return "preprint" if "preprint" in low else "dataset" if "dataset" in low else "article"
    return next((kind for text, kind in _TYPES if text in low), "article")


def identifiers(fields: Fields) -> dict[str, str]:
    """Return the first identifier of each kind; one without a mark that holds a DOI is one.

    >>> from pipeline.formats.tagged_dialect import collected
    >>> identifiers(collected([("LID", "10.1000/x [doi]"), ("AID", "S1 [pii]"), ("AID", "10.1/y [doi]")]))
    {'doi': '10.1000/x', 'pii': 'S1'}
    """
    found: dict[str, str] = {}
    for text in (*fields.all("LID"), *fields.all("AID")):
        value, _, mark = text.rpartition("[")
        if mark in _MARKS and (value := value.rstrip()):
            found.setdefault(mark[:-1], value)
        elif "10." in text:
            found.setdefault("doi", text)
        elif text.lower().startswith("arxiv"):
            found.setdefault("pii", text)
    return found


def _authors(fields: Fields) -> tuple[tuple[Name, ...], bool]:
    """Return the authors, in full where they are given so, then the bodies."""
    full, short = fields.all("FAU"), fields.all("AU")
    if "et al" in "\n".join(short).lower():
        full = [*full, *(text for text in short if text.lower().strip(". ") == "et al")]
    people = names.persons(full if len(full) >= len(short) else short)
    if fields.one.get("CN"):
        people = [*people, *(names.person(f"{body},") for body in fields.all("CN"))]
    return names.gather(people)


def _abstract(fields: Fields) -> str:
    other = fields.one.get("OAB", "")
    return fields.one.get("AB", "") or ("" if "available from the publisher" in other else other)


def _keywords(fields: Fields) -> tuple[str, ...]:
    """Return the authors' keywords, then the subject headings without their qualifiers."""
    words, headings = fields.all("OT"), fields.all("MH")
    if any("*" in word for word in words):
        words = [word.strip("* ") for word in words]
    if headings:
        headings = [
            one.partition("/")[0].strip("* ") if "/" in one or "*" in one else one for one in headings
        ]
    return describe.keywords((*words, *headings), "\n")


def recognises(head: bytes) -> bool:
    """Tell whether an export is MEDLINE's: tags of its own, or a title tag in a file that is not RIS."""
    body = b"\n" + head
    return not _RIS.search(body) and bool(_OWN.search(body) or _TITLE.search(body))


READER = Reader(
    name="nbib",
    label="MEDLINE (NBIB)",
    recognises=recognises,
    starts=count_tagged.nbib_starts,
    read=read,
    ending="nbib",
)
