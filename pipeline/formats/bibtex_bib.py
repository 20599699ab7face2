"""What the fields of a BibTeX entry mean, in the habits of the databases and tools that write it."""

import re
from collections.abc import Mapping, Sequence

from pipeline import normalize
from pipeline.formats import asreview, describe, latex, rayyan
from pipeline.formats.base import UNMARKED, Marks
from pipeline.formats.bibtex_names import bibtex_names, parted
from pipeline.formats.markup import untagged
from pipeline.formats.text import clean, words
from pipeline.model import Bib, Name
from pipeline.values import PartialDate

Fields = Mapping[str, str]

KINDS = {
    "article": "article", "suppperiodical": "article", "review": "article", "magazine": "article",
    "inproceedings": "conference", "conference": "conference", "conferencepaper": "conference",
    "book": "book", "mvbook": "book", "booklet": "book", "collection": "book", "mvcollection": "book",
    "reference": "book", "mvreference": "book", "proceedings": "book", "mvproceedings": "book",
    "incollection": "chapter", "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter",
    "suppcollection": "chapter", "inreference": "chapter", "bookchapter": "chapter",
    "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "mathesis": "thesis",
    "bathesis": "thesis", "techreport": "report", "report": "report", "manual": "report",
    "dataset": "dataset", "data": "dataset", "preprint": "preprint",
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
_ANY_VENUE = (
    "journal",
    "journaltitle",
    "booktitle",
    "howpublished",
    "institution",
    "school",
    "organization",
    "eventtitle",
)
_ARTICLE = ("article-number", "art_number", "article_number", "articleno", "elocation-id", "eid")
_DOIS = ("doi", "url", "ee", "link", "howpublished", "note")
_LINKS = ("url", "link", "howpublished", "bdsk-url-1", "ee")
_PREPRINTS = (
    "url",
    "journal",
    "journaltitle",
    "booktitle",
    "howpublished",
    "number",
    "note",
    "publisher",
    "ee",
)
_NOTES = ("note", "notes", "annote", "annotation", "comment")
_NUMBERS = ("accession", "unique-id", "accession_number", "accession-number", "ut", "mag_id")
_LINK = re.compile(r"https?://[^\s{}<>\"]{1,2000}", re.IGNORECASE)
_SPELT = re.compile(r"\{?\\text(?:less|greater)(?![a-z])(?:\{\}|\s|)\}?|\{\\&\}(?=#?[A-Za-z0-9]{2,31};)")
_SIGNS = {"textless": "<", "textgreater": ">", "&": "&"}
_ESCAPED = re.compile(
    r"\{?\\([%_&#~$])(?:\{\})?\}?|\{?\\textasciitilde(?:\{\}|\s|(?![a-z]))\}?|\$\\sim\$"
    r"|\{(?=[%_&#~]\})|(?<=\{[%_&#~])\}"
)
_DIGITS = re.compile(r"(?:pmid:?\s*)?([0-9]{1,9})", re.IGNORECASE)
_RIGHTS = re.compile(r"\s{0,9}<cite>Copyright of [^<]{1,2000}</cite>")
_ISSUED = re.compile(r",?\s*SI\Z")
_KEYWORDS = ("author_keywords", "keywords", "keyword", "keywords-plus", "index_keywords")


def describe_entry(base: str, fields: Fields) -> Bib:
    """Return the normal form of an entry of a type (`base`) with raw values by lower-case field names."""
    base = KINDS.get(base, "other")
    title = _title(fields, base)
    said = _text(fields, ("document_type", "type"))
    venue = _venue(fields, base)
    url = _url(fields)
    doi, arxiv, version = _identifiers(fields)
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
        issue=_ISSUED.sub("", _text(fields, ("number", "issue"))),
        pages=normalize.pages(_text(fields, ("pages",))),
        article_number=_article(fields),
        publisher=_text(fields, ("publisher",)),
        doi=doi,
        arxiv=arxiv,
        arxiv_version=version,
        pmid=_pmid(fields, url),
        isbn=normalize.isbns(_several(fields, ("isbn", "eisbn", "bn"))),
        issn=normalize.issns(_several(fields, ("issn", "eissn", "e-issn", "sn", "ei"))),
        url=url,
        abstract=_RIGHTS.sub("", _text(fields, ("abstract",))),
        keywords=_keywords(fields),
        language=normalize.language(_text(fields, ("language", "langid", "lang"))),
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
    if "{\\&}" in line or "\\textless" in line or "\\textgreater" in line:
        line = _SPELT.sub(lambda found: _SIGNS[found[0].strip("{} \\")], line)
    return clean(latex.decode(untagged(line)))


def _title(fields: Fields, base: str) -> str:
    """Return title and subtitle; some databases give the title of a book as `booktitle`."""
    title = _text(fields, ("title", "booktitle") if base == "book" else ("title",))
    more = _text(fields, ("subtitle",))
    return f"{title}: {more}" if title and more else title


def _authors(fields: Fields) -> tuple[tuple[Name, ...], bool]:
    raw = describe.known(clean(parted(fields.get("author", ""))))
    return bibtex_names(raw, spoken) if raw else ((), False)


def _date(fields: Fields) -> PartialDate | None:
    """Return the publication date; the month of an issue stands in its own field where ACM writes it."""
    given = fields.get("date", "")
    found = normalize.date(given.partition("/")[0] if given.count("-") > 1 else given) if given else None
    if found:
        return found
    month = _text(fields, ("month",))
    known = normalize.date(_text(fields, ("year",)), month, _text(fields, ("day",)))
    issued = normalize.date(_text(fields, ("issue_date",))) if known and not known.month else None
    return issued if known and issued and issued.year == known.year else known


def _early(fields: Fields) -> PartialDate | None:
    return normalize.date(_text(fields, ("earlyaccessdate", "early-access-date", "early access date")))


def _venue(fields: Fields, base: str) -> str:
    made = _text(fields, VENUES.get(base, _ANY_VENUE))
    return "" if base == "other" and _LINK.match(made) else made


def _url(fields: Fields) -> str:
    for key in _LINKS:
        raw = fields.get(key, "")
        text = _ESCAPED.sub(_unescaped, raw) if "\\" in raw or "{" in raw else raw
        if found := _LINK.search(text):
            return found[0] if found[0] == text else found[0].rstrip(".,;")
    return ""


def _unescaped(found: re.Match[str]) -> str:
    return found[1] or ("" if found[0] in "{}" else "~")


def _identifiers(fields: Fields) -> tuple[str, str, str]:
    """Return DOI, arXiv identifier and version, wherever the habits of tools put them."""
    raw = fields.get("doi", "")
    if not raw:
        raw = next((fields[key] for key in _DOIS if "doi" in fields.get(key, "")[:40].lower()), "")
    doi = spoken(raw) if "\\" in raw or "{" in raw else raw
    eprint = fields.get("eprint", "") or fields.get("arxivid", "")
    said = f"{fields.get('archiveprefix', '')}{fields.get('eprinttype', '')}".lower()
    told = f"arxiv:{eprint}" if said in {"", "arxiv"} and eprint else ""
    volume = fields.get("volume", "")
    told = told or (f"arxiv:{volume[4:]}" if volume.startswith("abs/") else "")
    return describe.identifiers(doi, (told, *(fields[key] for key in _PREPRINTS if key in fields)))


def _pmid(fields: Fields, url: str) -> str:
    given = _text(fields, ("pmid", "pubmed_id", "pubmed-id", "pubmedid"))
    if not given and fields.get("eprinttype", "").lower() == "pubmed":
        given = fields.get("eprint", "")
    found = _DIGITS.fullmatch(given)
    return found[1] if found else describe.pmid((given, url, fields.get("note", "")))


def _several(fields: Fields, keys: Sequence[str]) -> str:
    return " ; ".join(fields[key] for key in keys if key in fields)


def _article(fields: Fields) -> str:
    made = _text(fields, _ARTICLE)
    return "" if describe.scopus_id((made,)) else made


def marks(fields: Fields) -> Marks:
    """Return what people noted on an entry in a screening tool."""
    notes = [fields[key] for key in _NOTES if fields.get(key)]
    found = rayyan.marks(notes) if notes else UNMARKED
    return asreview.marks(notes) if notes and found == UNMARKED else found


def _keywords(fields: Fields) -> tuple[str, ...]:
    texts = [spoken(fields[key]) for key in _KEYWORDS if fields.get(key)]
    return describe.keywords(texts)


def _accession(fields: Fields, url: str) -> str:
    return _text(fields, _NUMBERS) or describe.scopus_id((fields.get("eid", ""), url))
