"""What every reader does with the raw strings of an entry to bring them into normal form."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from pipeline import normalize
from pipeline.formats.text import words
from pipeline.values import PartialDate

STATED = words("article conference preprint book chapter thesis report dataset editorial retraction other")
VENUE_KINDS = {
    "article": "journal",
    "editorial": "journal",
    "retraction": "journal",
    "conference": "conference",
    "preprint": "repository",
    "book": "book",
    "chapter": "book",
}
_REPOSITORY = re.compile(r"\b(?:[a-z]{0,12}rxiv|ssrn|research square|preprints?)\b|^corr(?:$|, abs)")
_RETRACTED = re.compile(
    r"^\W{0,3}(?:RETRACTED|WITHDRAWN)\b"
    r"|(?:^|[\[(])(?i:(?:retracted|withdrawn)(?:\s(?:article|paper|publication|chapter))?)[:.\])]"
)
_NOTICE = re.compile(r"\W*retraction(?:\s+(?:of|to|note|notice)\b|\s*:)", re.IGNORECASE)
_SAID = re.compile(r"\b(?:retracted|withdrawn)\b", re.IGNORECASE)
_ARXIV = re.compile("[xX][iI][vV]")
_LINK = ("http://", "https://")
_EID = re.compile(r"2-s2\.0-[0-9]{6,14}")
_PMID = re.compile(
    r"(?:pubmed(?:\.ncbi\.nlm\.nih\.gov)?/|\bPUBMED |PMID:?\s{0,3}|db=[Pp]ub[Mm]ed[^\s,]{0,80}&list_uids=)"
    r"([0-9]{1,9})(?![0-9])"
)
_PARTED = re.compile("[;,|/+&]| and ")
_DATABASES = frozenset(
    [
        "scopus",
        "web of science",
        "wos",
        "web of knowledge",
        "pubmed",
        "medline",
        "embase",
        "ieee xplore",
        "acm dl",
        "acm digital library",
        "the acm digital library",
        "sciencedirect",
        "science direct",
        "springerlink",
        "springer link",
        "google scholar",
        "crossref",
        "openalex",
        "semantic scholar",
        "cochrane library",
        "the cochrane library",
        "cochrane central",
        "psycinfo",
        "cinahl",
        "eric",
        "proquest",
        "ebsco",
        "ebscohost",
        "the lens",
        "lens.org",
        "dblp",
        "jstor",
        "europe pmc",
        "scielo",
        "lilacs",
        "engineering village",
        "compendex",
        "inspec",
        "wiley online library",
        "researchrabbit",
    ]
)
ABSENT = frozenset(
    {
        "null",
        "NULL",
        "Null",
        "none",
        "None",
        "n/a",
        "N/A",
        "NA",
        "nan",
        "NaN",
        "undefined",
        "[No authors listed]",
        "[No author name available]",
        "No author name available",
        "[No title available]",
        "[No abstract available]",
        "No abstract available",
        "No abstract available.",
    }
)


def known(text: str) -> str:
    """Return text, or "" where it is a tool's word for nothing.

    >>> known("null"), known("Nature")
    ('', 'Nature')
    """
    return "" if text in ABSENT or text.startswith("${") else text


@lru_cache(maxsize=4096)
def source(text: str) -> str:
    """Return where something appeared, or "" where the text names only the databases that it was found in.

    >>> source("Odd Ends"), source("Scopus; Web of Science")
    ('Odd Ends', '')
    """
    parts = filter(None, map(str.strip, _PARTED.split(text.lower())))
    return "" if all(part in _DATABASES for part in parts) else text


def keywords(texts: Iterable[str], last: str = ",") -> tuple[str, ...]:
    """Return the distinct keywords of lists separated by line ends, semicolons or else the `last` sign."""
    texts = tuple(texts)
    listed = "|".join(texts)
    if last == "\n" and ";" in listed and "\n" not in listed:
        texts = ";".join(texts).split(";")
    elif ";" in listed or "\n" in listed or (last != "\n" and last in listed):
        texts = [part for text in texts for part in _listed(text, last)]
    words = tuple(filter(None, map(str.strip, texts)))
    if len(set(map(str.lower, words))) == len(words):
        return words
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(word.lower(), word)
    return tuple(found.values())


def _listed(text: str, last: str) -> Sequence[str]:
    return text.split("\n" if "\n" in text else ";" if ";" in text else last)


def mark(title: str) -> str:
    """Return the words of a title that mark a document as retracted or withdrawn, or "".

    >>> mark("[RETRACTED] On cups"), mark("Retracted: On cups"), mark("Retracted works on cups")
    ('[RETRACTED', 'Retracted:', '')
    """
    likely = "etracted" in title or "ETRACTED" in title or "ithdrawn" in title or "ITHDRAWN" in title
    found = _RETRACTED.search(title) if likely else None
    return found[0] if found else ""


def retracted(title: str, said: str) -> bool:
    """Tell whether the title or the publication type says that the document was retracted."""
    if mark(title):
        return True
    return bool(said) and _says_retracted(said)


@lru_cache(maxsize=4096)
def _says_retracted(said: str) -> bool:
    return bool(_SAID.search(said))


def kind(base: str, *, title: str, said: str, venue: str) -> str:
    """Return the kind of document from the format's type and what the entry says of itself."""
    told, sure = _stated(said) if said else ("", False)
    if not sure and title and _NOTICE.match(title):
        return "retraction"
    return told or ("preprint" if _repository(venue) else base)


@lru_cache(maxsize=4096)
def _stated(said: str) -> tuple[str, bool]:
    """Return the kind that a publication type states, "" for none, and whether no title says otherwise."""
    own, low = said.partition(";")[0], said.lower()
    if own in STATED:
        return own, True
    if "editorial" in low:
        return "editorial", True
    if "retraction" in low:
        return "retraction", True
    return ("conference" if "conference paper" in low or "proceedings paper" in low else ""), False


def _repository(venue: str) -> bool:
    low = venue.lower()
    told = "xiv" in low or "print" in low or "ssrn" in low or "square" in low or low.startswith("corr")
    return told and bool(_REPOSITORY.search(low))


def deposited(base: str, doi: str, arxiv: str) -> str:
    """Return the kind that a type means, once the identifiers are seen: arXiv alone makes a preprint."""
    return "preprint" if doi.startswith("10.48550/") or (base == "other" and arxiv) else base


def identifiers(doi: str, others: Sequence[str]) -> tuple[str, str, str]:
    """Return DOI, arXiv identifier and its version from the DOI field and other texts that may hold them."""
    made = normalize.doi(doi) if doi else ""
    if "xiv" not in f"{made} {' '.join(others)}".lower():
        return made, "", ""
    for text in (made, *others):
        ident, version = normalize.arxiv(text) if _ARXIV.search(text) else ("", "")
        if ident:
            return made, ident, version
    return made, "", ""


def first_public(given: PartialDate | None, arxiv: str) -> PartialDate | None:
    """Return the first public date: the one given, or the month that an arXiv identifier tells."""
    return given or (normalize.arxiv_month(arxiv) if arxiv else None)


def page_range(start: str, end: str) -> str:
    """Return a range from its two ends, of which the first may be the whole range already.

    >>> page_range("5", "9"), page_range("5-9", ""), page_range("e7", "e7")
    ('5-9', '5-9', 'e7')
    """
    if start.isdecimal() and end.isdecimal():
        return f"{start}-{end}" if end != start else start
    return normalize.pages(f"{start}-{end}" if end and end != start and "-" not in start else start)


def pmid(texts: Iterable[str]) -> str:
    """Return the PubMed identifier that a link or a note gives, or ""."""
    texts = tuple(texts)
    listed = "\n".join(texts)
    if "pubmed" in listed or "PMID" in listed or "PUBMED" in listed or "list_uids" in listed:
        return next((hit[1] for text in texts if (hit := _PMID.search(text))), "")
    return ""


def url(texts: Iterable[str]) -> str:
    """Return the first text that is a link to a page, or ""; tools join several by an escaped line end."""
    for text in texts:
        if text.startswith(_LINK) or text[:8].lower().startswith(_LINK):
            return text.partition("%5Cn")[0]
    return ""


def scopus_id(texts: Iterable[str]) -> str:
    """Return the Scopus accession number that a link holds, or ""."""
    for text in texts:
        if "2-s2.0-" in text and (hit := _EID.search(text)):
            return hit[0]
    return ""
