"""From the cells of a row, taken by meaning, to the normal form of what it describes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import lru_cache
from itertools import repeat

from pipeline import normalize
from pipeline.formats import csv_kinds, describe
from pipeline.formats.author_lists import people
from pipeline.formats.csv_columns import MEANINGS
from pipeline.formats.csv_sources import cited
from pipeline.formats.csv_tidy import Column
from pipeline.model import Bib, Name
from pipeline.values import PartialDate

_FIELDS = tuple(field.name for field in fields(Bib))
_ISSN = re.compile(r"(?<![0-9A-Za-z-])[0-9]{4}-?[0-9]{3}[0-9Xx](?![0-9-])")
_NEXT_DOI = re.compile(
    r"[;,|\s]\s*(?=(?:doi:\s*)?(?:https?://(?:dx\.)?doi\.org/)?10\.[0-9]{4})", re.IGNORECASE
)
_NAMED = re.compile(r"""'name': (?:'([^']*)'|"([^"]*)")""")
_PLAIN_DOI = re.compile(r"10\.[0-9]{4,9}/[a-z0-9._/-]{0,200}[a-z0-9]")
_OPENALEX = "https://openalex.org/"
_OUTSIDE = re.compile(r",(?![^()]*\))")
_WRAPPED = ("{'", '"')
_TRUE = frozenset({"true", "1", "yes"})


def described(columns: Mapping[str, Column], count: int, way: str, otherwise: str) -> list[Bib]:
    """Return the descriptions that `count` rows give, from the columns of MEANINGS that their table has.

    `way` is how authors are listed, `otherwise` the kind where a row does not say.
    """
    told = {**dict.fromkeys(MEANINGS, ("",) * count), **columns}
    if "source" in columns:
        told = _with_cited(told)
    titles, venues, said = told["title"], told["venue"], _first(told["kind"], told["said"])
    if any(told["book"]):
        titles, venues, said = zip(*map(_booked, titles, venues, told["book"], said), strict=True)
    sources = list(map(describe.source, told["source"])) if "source" in columns else told["source"]
    venues = list(map(_unwrapped, _first(venues, sources)))
    urls = list(map(_url, told["url"]))
    numbers = list(map(_identifiers, told["doi"], told["arxiv"], urls, venues))
    dois, arxivs, versions = zip(*numbers, strict=True)
    authors, et_al = zip(*map(_authors, told["authors"], told["full_names"], repeat(way)), strict=False)
    dates = list(map(_date, told["year"], told["month"], told["day"], told["date"]))
    kinds = list(map(_kind, said, venues, titles, numbers, repeat(otherwise)))
    isbns, issns = zip(*map(_numbers, told["isbn"], told["issn"]), strict=True)
    accessions = list(map(_accession, told["accession"], urls))
    made: dict[str, Iterable[object]] = {
        "title": titles,
        "authors": authors,
        "et_al": et_al,
        "date": dates,
        "first_public": map(_first_public, told["first_public"], dates, arxivs),
        "kind": kinds,
        "venue": venues,
        "venue_kind": [describe.VENUE_KINDS.get(kind, "other") for kind in kinds],
        "volume": told["volume"],
        "issue": told["issue"],
        "pages": map(_pages, told["pages"], told["start"], told["end"]),
        "article_number": told["article_number"],
        "publisher": map(_publisher, told["publisher"], kinds),
        "doi": dois,
        "arxiv": arxivs,
        "arxiv_version": versions,
        "pmid": map(_pmid, told["pmid"], told["accession"], urls),
        "isbn": isbns,
        "issn": issns,
        "url": urls,
        "abstract": told["abstract"],
        "keywords": map(_keywords, told["keywords"]),
        "language": map(normalize.language, told["language"]),
        "retracted": map(_retracted, titles, said, told["retracted"]),
        "accession": accessions,
    }
    return list(map(Bib, *map(made.__getitem__, _FIELDS)))


def _first(*columns: Column) -> Column:
    """Return for each row the first of its cells that says something."""
    known = [column for column in columns if any(column)] or columns[:1]
    return (
        known[0] if len(known) == 1 else [next(filter(None, cells), "") for cells in zip(*known, strict=True)]
    )


def _with_cited(told: Mapping[str, Column]) -> dict[str, Column]:
    """Return columns with what the citations in `source` tell in the cells that are empty."""
    every = [cited(source) if source else {} for source in told["source"]]
    meanings = {meaning for one in every for meaning in one}
    filled = {
        meaning: [cell or one.get(meaning, "") for cell, one in zip(told[meaning], every, strict=True)]
        for meaning in meanings
    }
    return {**told, **filled}


def _booked(title: str, venue: str, book: str, said: str) -> tuple[str, str, str]:
    """Return title, venue and type of what is in a book and no journal, where it is not the book itself."""
    if venue or not book:
        return title, venue, said
    base = csv_kinds.base(said, "")
    if not title and base in {"report", "book", "thesis"}:
        return book, "", said
    return title, book, "conference" if base == "article" else said


def _unwrapped(text: str) -> str:
    if not text.startswith(_WRAPPED):
        return text
    if text[:2] == "{'" and (named := _NAMED.search(text)):
        return named[1] or named[2]
    return text[1:-1] if text[:1] == '"' == text[-1:] and text.count('"') == 2 else text


def _url(text: str) -> str:
    if text.startswith("http") and " " not in text:
        return text if "://" in text[4:8] else ""
    found = (part for part in text.split() if part[:8].lower().startswith(("http://", "https://")))
    return next(found, "")


def _identifiers(doi: str, arxiv: str, url: str, venue: str) -> tuple[str, str, str]:
    if not doi and "doi.org/" in url:
        doi = url
    if doi.count("10.") > 1:
        doi = next((part for part in _NEXT_DOI.split(doi) if normalize.doi(part)), doi)
    if arxiv or "rxiv" in f"{doi}{url}{venue}".lower():
        told = (
            f"arXiv:{arxiv}" if arxiv and "rxiv" not in arxiv.lower() and normalize.arxiv(arxiv)[0] else arxiv
        )
        return describe.identifiers(doi, (told, url, venue))
    return (doi if _PLAIN_DOI.fullmatch(doi) else normalize.doi(doi) if doi else ""), "", ""


def _authors(listed: str, full: str, way: str) -> tuple[tuple[Name, ...], bool]:
    full_ones = full.count(";") >= listed.count(";") if full else False
    return people(full, "full") if full_ones else people(listed, way)


@lru_cache(maxsize=4096)
def _date(year: str, month: str, day: str, told: str) -> PartialDate | None:
    """Return the publication date: the year, as precise as a date of the same year tells it."""
    plain = normalize.date(year, month, day) if month else normalize.date(year) if year else None
    told = told.partition(" (")[0]
    full = (normalize.date(told) or normalize.date(year, told)) if told else None
    if plain is None or full is None:
        return plain or full
    return full if full.year == plain.year and full.month >= plain.month else plain


def _first_public(early: str, date: PartialDate | None, arxiv: str) -> PartialDate | None:
    """Return the first public date; one told later than the year of publication is another date."""
    if not early and not arxiv:
        return None
    given = normalize.date(early) if early else None
    if given and date and given.year > date.year:
        given = None
    return describe.first_public(given, arxiv)


def _kind(said: str, venue: str, title: str, numbers: tuple[str, str, str], otherwise: str) -> str:
    base, (doi, arxiv, _) = csv_kinds.base(said, otherwise), numbers
    if arxiv or doi.startswith("10.48550/"):
        base = describe.deposited(base, doi, arxiv)
    title = title if "etract" in title or "ETRACT" in title else ""
    return describe.kind(base, title=title, said=said, venue=venue)


def _publisher(publisher: str, kind: str) -> str:
    return "" if kind == "thesis" else publisher


@lru_cache(maxsize=4096)
def _numbers(isbn: str, issn: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ISBNs and ISSNs of two cells, whichever of them stands in which."""
    text = f"{isbn} ; {issn}"
    return normalize.isbns(_ISSN.sub(" ; ", text)), normalize.issns(text)


def _pages(pages: str, start: str, end: str) -> str:
    if pages:
        return normalize.pages(pages)
    if start.isalnum() and end.isalnum():
        return f"{start}-{end}" if end != start else start
    if not start:
        return normalize.pages(end) if end else ""
    return normalize.pages(f"{start}-{end}" if end and end != start and "-" not in start else start)


def _keywords(text: str) -> tuple[str, ...]:
    """Return the distinct keywords of a list, also of one in the manner of Python or with bars."""
    if ";" in text:
        listed = [word for part in text.split(";") if (word := part.strip())]
        distinct = len(set(map(str.lower, listed))) == len(listed)
        return tuple(listed) if distinct else describe.keywords((text,))
    if not text:
        return ()
    if text[0] == "[" and text[-1] == "]":
        return describe.keywords([word.strip(" '\"") for word in text[1:-1].split("',")], "\n")
    return describe.keywords(text.split("|") if "|" in text else _OUTSIDE.split(text), "\n")


def _pmid(text: str, accession: str, url: str) -> str:
    if not text and accession[:8] == "MEDLINE:":
        text = accession[8:]
    bare = text.removesuffix(".0").removeprefix("PUBMED ") if text else ""
    if bare.isdecimal():
        return bare if bare.strip("0") else ""
    return describe.pmid((text, url)) if text or "pubmed" in url else ""


def _accession(text: str, url: str) -> str:
    return text.removeprefix(_OPENALEX) or (describe.scopus_id((url,)) if "eid=" in url else "")


def _retracted(title: str, said: str, told: str) -> bool:
    low = title[:400].lower()
    if "retract" in low or "withdraw" in low or "etract" in said:
        return describe.retracted(title, said) or told.lower() in _TRUE
    return told.lower() in _TRUE if told else False
