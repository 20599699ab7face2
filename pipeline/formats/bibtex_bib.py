"""What the fields of a BibTeX entry mean, in the habits of the databases and tools that write it."""

import re
from collections.abc import Mapping, Sequence

from pipeline import normalize
from pipeline.formats import describe, latex
from pipeline.formats.bibtex_names import bibtex_names
from pipeline.formats.markup import untagged
from pipeline.formats.text import clean, words
from pipeline.model import Bib, Name
from pipeline.values import PartialDate

Fields = Mapping[str, str]

KINDS = {
    "article": "article", "inproceedings": "conference", "conference": "conference", "book": "book",
    "mvbook": "book", "booklet": "book", "collection": "book", "proceedings": "book",
    "incollection": "chapter", "inbook": "chapter", "phdthesis": "thesis", "mastersthesis": "thesis",
    "thesis": "thesis", "techreport": "report", "report": "report", "manual": "report",
    "dataset": "dataset", "data": "dataset",
}  # fmt: skip
SINGLE = words(
    "title booktitle journal journaltitle volume number issue pages year date month day doi abstract author"
    " publisher eprint"
)
VENUES = {
    "article": ("journal", "journaltitle", "booktitle", "series"),
    "conference": ("booktitle", "journal", "journaltitle", "series", "eventtitle"),
    "chapter": ("booktitle", "journal", "series"),
    "book": ("series", "journal"),
    "thesis": ("school", "institution"),
    "report": ("institution", "journal", "series"),
}
_ANY_VENUE = ("journal", "journaltitle", "booktitle", "howpublished", "institution", "school")
_LINK = re.compile(r"https?://[^\s{}<>\"]{1,2000}", re.IGNORECASE)
_SPELT = re.compile(r"\{?\\text(?:less|greater)(?![a-z])(?:\{\}|\s|)\}?|\{\\&\}(?=#?[A-Za-z0-9]{2,31};)")
_SIGNS = {"textless": "<", "textgreater": ">", "&": "&"}
_ESCAPED = re.compile(r"\\([%_&#~$])")
_KEYWORDS = ("author_keywords", "keywords", "keyword", "keywords-plus", "index_keywords")


def describe_entry(base: str, fields: Fields) -> Bib:
    """Return the normal form of an entry of a type (`base`) with raw values by lower-case field names."""
    base = KINDS.get(base, "other")
    title = _title(fields, base)
    said = _text(fields, ("document_type", "type"))
    venue = _text(fields, VENUES.get(base, _ANY_VENUE))
    url = _url(fields)
    doi, arxiv, version = _identifiers(fields, url, venue)
    kind = describe.kind(describe.deposited(base, doi, arxiv), title=title, said=said, venue=venue)
    authors, et_al = _authors(fields)
    return Bib(
        title=title,
        authors=authors,
        et_al=et_al,
        date=_date(fields),
        first_public=describe.first_public(_early(fields), arxiv),
        kind=kind,
        venue=venue,
        venue_kind=describe.VENUE_KINDS.get(kind, "other"),
        volume=_text(fields, ("volume",)),
        issue=_text(fields, ("number", "issue")),
        pages=normalize.pages(_text(fields, ("pages",))),
        article_number=_text(fields, ("article-number", "art_number", "articleno", "eid")),
        publisher=_text(fields, ("publisher",)),
        doi=doi,
        arxiv=arxiv,
        arxiv_version=version,
        pmid=_text(fields, ("pmid", "pubmed_id")),
        isbn=normalize.isbns(fields.get("isbn", "")),
        issn=normalize.issns(f"{fields.get('issn', '')} ; {fields.get('eissn', '')}"),
        url=url,
        abstract=_text(fields, ("abstract",)),
        keywords=_keywords(fields),
        language=normalize.language(_text(fields, ("language", "langid"))),
        retracted=describe.retracted(title, said),
        accession=_accession(fields, url),
    )


def _text(fields: Fields, keys: Sequence[str]) -> str:
    for key in keys:
        raw = fields.get(key)
        if raw:
            return spoken(describe.known(raw))
    return ""


def spoken(raw: str) -> str:
    """Return a raw value as one line of Unicode text, without tags, its LaTeX and entities decoded."""
    if raw.isalnum() and raw.isascii():
        return raw
    line = raw.replace("\n", " ") if "\n" in raw else raw
    if "{\\&}" in line or "\\text" in line:
        line = _SPELT.sub(lambda found: _SIGNS[found[0].strip("{} \\")], line)
    return clean(latex.decode(untagged(line)))


def _title(fields: Fields, base: str) -> str:
    """Return title and subtitle; some databases give the title of a book as `booktitle`."""
    title = _text(fields, ("title", "booktitle") if base == "book" else ("title",))
    more = _text(fields, ("subtitle",))
    return f"{title}: {more}" if title and more else title


def _authors(fields: Fields) -> tuple[tuple[Name, ...], bool]:
    raw = describe.known(clean(fields.get("author", "")))
    return bibtex_names(raw, spoken) if raw else ((), False)


def _date(fields: Fields) -> PartialDate | None:
    if given := fields.get("date"):
        return normalize.date(given.partition("/")[0] if given.count("-") > 1 else given)
    month, day = _text(fields, ("month",)), _text(fields, ("day",))
    return normalize.date(_text(fields, ("year",)), month, day)


def _early(fields: Fields) -> PartialDate | None:
    return normalize.date(_text(fields, ("earlyaccessdate", "early-access-date")))


def _url(fields: Fields) -> str:
    for key in ("url", "link", "howpublished", "bdsk-url-1"):
        text = _ESCAPED.sub(r"\1", fields.get(key, ""))
        found = _LINK.search(text)
        if found:
            return found[0] if found[0] == text else found[0].rstrip(".,;")
    return ""


def _identifiers(fields: Fields, url: str, venue: str) -> tuple[str, str, str]:
    raw = fields.get("doi") or (url if "doi.org/" in url else "")
    doi = spoken(raw) if "\\" in raw or "{" in raw else raw
    eprint = fields.get("eprint", "") or fields.get("arxivid", "")
    said = f"{fields.get('archiveprefix', '')}{fields.get('eprinttype', '')}".lower()
    told = f"arxiv:{eprint}" if said in {"", "arxiv"} and eprint else ""
    return describe.identifiers(doi, (told, url, venue, fields.get("note", "")))


def _keywords(fields: Fields) -> tuple[str, ...]:
    texts = [spoken(fields[key]) for key in _KEYWORDS if fields.get(key)]
    return describe.keywords(texts)


def _accession(fields: Fields, url: str) -> str:
    given = _text(fields, ("accession", "unique-id", "mag_id"))
    return given or describe.scopus_id((url,))
