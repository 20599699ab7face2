"""Writes RIS. A value is always one line, so no text of a record can forge a tag or end an entry."""

from collections.abc import Iterable, Iterator

from pipeline.formats import describe
from pipeline.formats.markup import guarded
from pipeline.formats.ris import KINDS, VENUES
from pipeline.formats.tagged import ENTITY
from pipeline.formats.text import clean
from pipeline.model import Bib, Name
from pipeline.normalize import arxiv_month
from pipeline.values import PartialDate

TYPES = {
    "article": "JOUR",
    "conference": "CONF",
    "preprint": "UNPB",
    "book": "BOOK",
    "chapter": "CHAP",
    "thesis": "THES",
    "report": "RPRT",
    "dataset": "DATA",
    "editorial": "JOUR",
    "retraction": "JOUR",
}


def ris(items: Iterable[tuple[str, Bib]]) -> str:
    """Return entries (key, description) as RIS text with LF line ends.

    RIS does not carry whether a venue is a journal, a publisher of a thesis beside its school, or a
    semicolon in a keyword.
    """
    return "".join(f"{_entry(key, bib)}\n" for key, bib in items)


def _entry(key: str, bib: Bib) -> str:
    lines = (f"{tag}  - {value}\n" for tag, value in _lines(key, bib) if value)
    return f"TY  - {TYPES.get(bib.kind, 'GEN')}\n{''.join(lines)}ER  - \n"


def _lines(key: str, bib: Bib) -> Iterator[tuple[str, str]]:
    yield "ID", spoken(key)
    yield "TI", spoken(bib.title)
    yield from (("AU", _name(name)) for name in bib.authors)
    yield "AU", "et al." if bib.et_al else ""
    yield from _dates(bib)
    yield from _place(bib)
    yield "M3", said(bib, KINDS.get(TYPES.get(bib.kind, ""), "other"))
    yield from _identifiers(bib)
    yield "UR", spoken(bib.url)
    yield "AB", spoken(bib.abstract)
    yield from (("KW", spoken(word.replace(";", ","))) for word in bib.keywords)
    yield "LA", spoken(bib.language)
    yield "AN", spoken(bib.accession)


def spoken(text: str) -> str:
    """Return a text on one line, written so that reading it gives the same text."""
    line = guarded(clean(text))
    return line if describe.known(line) else f"&#{ord(line[0])};{line[1:]}" if line else ""


def said(bib: Bib, base: str) -> str:
    """Return the publication type to state: the kind where it would not be told by the rest, retractions."""
    told = describe.kind(
        describe.deposited(base, bib.doi, bib.arxiv), title=bib.title, said="", venue=bib.venue
    )
    kind = "" if told == bib.kind else bib.kind
    noted = bib.retracted and not describe.retracted(bib.title, "")
    return "; ".join(part for part in (kind, "Retracted Publication" if noted else "") if part)


def _name(name: Name) -> str:
    """Return a name as `Particle Family, Given, Suffix`; a body's name ends in a comma."""
    if name.corporate:
        return _semicolon(f"{spoken(name.family)},")
    family = f"{name.particle} {name.family}".strip()
    return _semicolon(", ".join(spoken(part) for part in (family, name.given, name.suffix) if part))


def _semicolon(text: str) -> str:
    return text if ENTITY.search(text) else text.replace(";", "&#59;")


def _dates(bib: Bib) -> Iterator[tuple[str, str]]:
    if bib.date:
        yield "PY", f"{bib.date.year:04d}"
        yield "DA", str(bib.date).replace("-", "/") if bib.date.month else ""
    if bib.first_public and bib.first_public.month and bib.first_public != _told(bib):
        yield "ET", str(bib.first_public).replace("-", "/")


def _told(bib: Bib) -> PartialDate | None:
    return arxiv_month(bib.arxiv) if bib.arxiv else None


def _place(bib: Bib) -> Iterator[tuple[str, str]]:
    base = KINDS.get(TYPES.get(bib.kind, ""), "other")
    yield VENUES.get(base, ("T2",))[0], spoken(bib.venue)
    yield "VL", spoken(bib.volume)
    yield "IS", spoken(bib.issue)
    start, _, end = bib.pages.partition("-")
    split = bool(start and end and "-" not in end and start != end)
    yield "SP", spoken(start if split else bib.pages)
    yield "EP", spoken(end) if split else ""
    yield "C7", spoken(bib.article_number)
    yield "PB", "" if base == "thesis" else spoken(bib.publisher)


def _identifiers(bib: Bib) -> Iterator[tuple[str, str]]:
    yield "DO", clean(bib.doi)
    version = f"v{bib.arxiv_version}" if bib.arxiv_version else ""
    yield "M1", f"arXiv:{bib.arxiv}{version}" if bib.arxiv else ""
    yield "N1", f"PMID: {bib.pmid}" if bib.pmid else ""
    yield from (("SN", clean(number)) for number in (*bib.isbn, *bib.issn))
