"""EndNote's tagged export (.enw, also refer and BibIX), and the lists of the AIS eLibrary (.enl)."""

import re
from collections.abc import Iterator

from pipeline import normalize
from pipeline.formats import count_tagged, describe, names, tagged_read, tagged_spans
from pipeline.formats.base import Entry, Reader, Unreadable
from pipeline.formats.stream import Export
from pipeline.formats.tagged_dialect import Dialect, Fields
from pipeline.formats.text import words
from pipeline.model import Bib
from pipeline.values import PartialDate

SPELT = {f"%{sign}": sign for sign in map(chr, range(0x21, 0x7F)) if sign != "%"}
DIALECT = Dialect(
    boundary=re.compile(rb"%(?:(?<=\n\n%)|(?<=\r\n\r\n%)|(?<=\r\r%))[0TA][ \t]"),
    spans=tagged_spans.spaced(
        first=rb"\n(?:[ \t\r]*\n(%T[ \t][^\n]*\n%0|%[0TA])|(%0))(?=[ \t\r\n]|\Z)",
        tag=rb"\n(%[!-$&->@-~])(?=[ \t\r\n]|\Z)",
    ),
    cut=b"\n\n%0 ",
    line=re.compile(r"\n%([^\s%])(?:[ \t]|(?![^\n]))"),
    loose=re.compile(r"\n[ \t]{1,3}%([A-Z0-9@])[ \t]"),
    opener="0",
    closer="",
    tags=words("0 A B C D E I J K M N P R T U V X 8 9 @"),
    kept=frozenset(),
    lists=words("A E K"),
    joined=words("A"),
    head="%",
    tail="",
    sign=" ",
    shape=re.compile("%[!-$&-~]"),
    spelt=SPELT,
    indent="",
    once=(("%0", 1),),
)
KINDS = {
    "article": "journal article|electronic article|magazine article|newspaper article|review|journal",
    "conference": "conference proceedings|conference paper|conference",
    "preprint": "preprint|unpublished work",
    "book": "book|edited book|electronic book|serial",
    "chapter": "book section|electronic book section|encyclopedia|dictionary",
    "thesis": "thesis",
    "report": "report|government document|standard|technical report",
    "dataset": "dataset|data set|aggregated database|online database",
}
_BY_NAME = {name: kind for kind, names_of in KINDS.items() for name in names_of.split("|")}
_VENUES = {
    "article": ("J", "B"),
    "conference": ("B", "J", "S"),
    "chapter": ("B", "S"),
    "book": ("S", "B"),
    "thesis": ("I", "B"),
}
_TYPE = re.compile(rb"[\r\n]%0(?:[ \t]|(?=[\r\n]|\Z))")
_TAG = re.compile(rb"[\r\n][ \t]{0,3}%[TADJBXUVP@] ")


def read(export: Export, path: str) -> Iterator[Entry | Unreadable]:
    """Yield the entries of an export in order, one at a time."""
    return tagged_read.entries(export, path, DIALECT, describe_entry, key="F")


def describe_entry(fields: Fields) -> Bib:
    """Return the normal form of an entry's tags and values."""
    get = fields.one.get
    base = _BY_NAME.get(get("0", "").lower(), "other")
    base = "article" if base == "other" and get("J") else base
    title, said = get("T", ""), get("9", "")
    venue = fields.first(_VENUES.get(base, ("J", "B", "S")))
    links = fields.all("U")
    doi = next((text for text in (*fields.all("R"), *links) if "10." in text), "")
    made, arxiv, version = describe.identifiers(doi, (*links, venue))
    kind = describe.kind(describe.deposited(base, made, arxiv), title=title, said=said, venue=venue)
    people, et_al = names.gather(names.persons(fields.all("A")))
    numbers = " ; ".join(fields.all("@"))
    number = get("M", "")
    return Bib(
        title=title,
        authors=people,
        et_al=et_al,
        date=_date(fields),
        first_public=describe.first_public(None, arxiv),
        kind=kind,
        venue=venue,
        venue_kind=describe.VENUE_KINDS.get(kind, "other"),
        volume=get("V", ""),
        issue=get("N", ""),
        pages=normalize.pages(get("P", "")),
        publisher="" if base == "thesis" else get("I", ""),
        doi=made,
        arxiv=arxiv,
        arxiv_version=version,
        pmid=describe.pmid(links),
        isbn=normalize.isbns(numbers),
        issn=normalize.issns(numbers),
        url=describe.url(links),
        abstract=get("X", ""),
        keywords=describe.keywords(fields.all("K"), "\n"),
        language=normalize.language(get("G", "")),
        retracted=describe.retracted(title, said),
        accession=number,
    )


def _date(fields: Fields) -> PartialDate | None:
    """Return the year, as precise as a date of the same year tells it."""
    year, exact = normalize.date(fields.one.get("D", "")), normalize.date(fields.one.get("8", ""))
    if year is None or exact is None:
        return year or exact
    return exact if exact.year == year.year and not year.month else year


def recognises(head: bytes) -> bool:
    """Tell whether an export is tagged as EndNote does: a type or two other tags, each on its line."""
    body = b"\n" + head
    return bool(_TAG.search(body)) and (bool(_TYPE.search(body)) or len(set(_TAG.findall(body))) > 1)


READER = Reader(
    name="endnote",
    label="EndNote (tagged)",
    recognises=recognises,
    starts=count_tagged.endnote_starts,
    read=read,
    ending="enw",
)
