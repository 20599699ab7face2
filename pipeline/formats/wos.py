"""Web of Science's tagged export (field tags of two letters), also as ISI and Inspec wrote it."""

import re
from collections.abc import Iterator

from pipeline import normalize
from pipeline.formats import count_tagged, describe, names, tagged_read, tagged_spans
from pipeline.formats.base import Entry, Reader, Unreadable
from pipeline.formats.stream import Export
from pipeline.formats.tagged_dialect import Dialect, Fields
from pipeline.formats.text import words
from pipeline.model import Bib, Name
from pipeline.values import PartialDate

KEPT = words(
    "PT AU AF BA BF CA TI SO SE LA DT CT DE ID AB SN EI BN J9 JI PD PY EY EA VL IS BP EP AR PS DI D2 PM UT AN"
    " PU"
)
DIALECT = Dialect(
    boundary=re.compile(rb"PT(?<=[\r\n]PT)[ \t]{1,4}[A-Z][ \t]*[\r\n]"),
    spans=tagged_spans.closed(
        begin=rb"PT[ \t]{1,4}[A-Z][ \t]*(?![^\r\n])",
        end=rb"ER[ \t]*(?![^\r\n])",
        stray=rb"(?:A[BFU]|TI|SO|PY|UT) (?=[ \t]*+[^ \t\r\n])",
        indent=2,
    ),
    cut=b"\nPT J\n",
    line=re.compile(r"\n([A-Z][A-Z0-9])(?: |(?![^\n]))"),
    loose=re.compile(r"\n[ \t]{0,2}([A-Z][A-Z0-9])[ \t]+(?=\S)"),
    opener="PT",
    closer="ER",
    tags=KEPT | words("BE GP CY CL SP HO C1 RP EM CR NR TC PU PI PA PG WC SC GA ER"),
    kept=KEPT,
    lists=words("AU AF BA BF CA"),
    joined=words("AU AF BA BF CA"),
    head="PT ",
    tail="\nER",
    sign=" ",
    shape=re.compile("[A-Z][A-Z0-9]"),
    spelt={tag: tag for tag in KEPT},
    indent="\n   ",
    once=(("PT", 1), ("ER", 0)),
)
_TYPES = {"J": "article", "B": "book", "C": "conference", "S": "chapter"}
_STATED = (
    ("book chapter", "chapter"),
    ("proceedings paper", "conference"),
    ("meeting abstract", "conference"),
    ("preprint", "preprint"),
    ("dissertation", "thesis"),
    ("data set", "dataset"),
    ("article", "article"),
)
_NOBODY = words("[Anonymous] [anonymous] Anonymous [ANON] ANON")
_HEAD = re.compile(rb"\A\s{0,99}FN [^\t\r\n]{1,200}\s{1,9}VR [0-9]")
_TYPE = re.compile(rb"[\r\n]PT [A-Z][ \t]{0,9}[\r\n]")
_TAG = re.compile(rb"[\r\n](?:AU|TI|SO|PY|UT|ER)(?:[ \r\n]|\Z)")


def read(export: Export, path: str) -> Iterator[Entry | Unreadable]:
    """Yield the entries of an export in order, one at a time."""
    return tagged_read.entries(export, path, DIALECT, describe_entry)


def describe_entry(fields: Fields) -> Bib:
    """Return the normal form of an entry's tags and values."""
    get = fields.one.get
    title, said, venue = get("TI", ""), get("DT", ""), fields.first(("SO", "JI", "J9"))
    kind = _kind(fields, title, said, venue)
    number = fields.first(("UT", "AN"))
    doi = fields.first(("DI", "D2") if kind == "book" else ("DI",))
    made, arxiv, version = describe.identifiers(doi, fields.all("AR"))
    people, et_al = authors(fields)
    numbers = " ; ".join([*fields.all("SN"), *fields.all("EI"), *fields.all("BN")])
    return Bib(
        title=title or (venue if kind == "book" else ""),
        authors=people,
        et_al=et_al,
        date=_date(fields),
        first_public=describe.first_public(_early(fields), arxiv),
        kind=kind,
        venue=fields.first(("SE", "SO")) if kind == "book" else venue,
        venue_kind=describe.VENUE_KINDS.get(kind, "other"),
        volume=get("VL", ""),
        issue=get("IS", ""),
        pages=describe.page_range(fields.first(("BP", "PS")), get("EP", "")),
        article_number=get("AR", ""),
        publisher=get("PU", ""),
        doi=made,
        arxiv=arxiv,
        arxiv_version=version,
        pmid=get("PM", "") or _after(number, "MEDLINE:"),
        isbn=normalize.isbns(numbers),
        issn=normalize.issns(numbers),
        abstract=get("AB", ""),
        keywords=describe.keywords([*fields.all("DE"), *fields.all("ID")], "\n"),
        language=normalize.language(get("LA", "")),
        retracted=describe.retracted(title, said),
        accession=number,
    )


def _kind(fields: Fields, title: str, said: str, venue: str) -> str:
    """Return the kind: what the document type says, else what the type of publication means."""
    low, base = said.lower(), _TYPES.get(fields.one.get("PT", ""), "other")
    if low == base == "article":
        return describe.kind(base, title=title, said=said, venue=venue)
    if base == "book" and fields.one.get("CT"):
        base = "conference"
    stated = next((kind for text, kind in _STATED if text in low), base) if low else base
    if stated == "article" and base in {"book", "conference", "chapter"}:
        stated = "conference" if fields.one.get("CT") else "chapter"
    return describe.kind(stated, title=title, said=said, venue=venue)


def authors(fields: Fields) -> tuple[tuple[Name, ...], bool]:
    """Return the authors, full names first (AF before AU, those of a book last), then groups."""
    tag = next((tag for tag in ("AF", "AU", "BF", "BA") if fields.one.get(tag)), "")
    people = names.persons([text for text in fields.all(tag) if text not in _NOBODY])
    if fields.one.get("CA"):
        people = [*people, *(Name(text, corporate=True) for text in fields.all("CA"))]
    return names.gather(people)


def _date(fields: Fields) -> PartialDate | None:
    """Return the publication date; an article in early access has no other than that of its access."""
    year = fields.first(("PY", "EY"))
    if not year:
        return _early(fields) or normalize.date(fields.one.get("PD", ""))
    told = fields.one.get("PD", "").partition(" (")[0]
    return normalize.date(told if told[:4] == year else f"{year} {told}")


def _early(fields: Fields) -> PartialDate | None:
    return normalize.date(told) if (told := fields.one.get("EA")) else None


def _after(text: str, lead: str) -> str:
    return text[len(lead) :] if text.startswith(lead) else ""


def recognises(head: bytes) -> bool:
    """Tell whether an export is tagged as Web of Science does: its heading, or a type and other tags."""
    body = b"\n" + head
    return bool(_HEAD.match(head)) or bool(_TYPE.search(body) and _TAG.search(body))


READER = Reader(
    name="wos",
    label="Web of Science (tagged)",
    recognises=recognises,
    starts=count_tagged.wos_starts,
    read=read,
)
