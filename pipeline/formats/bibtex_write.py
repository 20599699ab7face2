"""Writes BibTeX. Every text is escaped, so none can close its value or begin an entry."""

import re
from collections.abc import Iterable, Iterator

from pipeline.formats import describe
from pipeline.formats.bibtex_bib import KINDS, VENUES, spoken
from pipeline.formats.bibtex_names import bibtex_names
from pipeline.formats.latex import math_spans
from pipeline.formats.markup import untagged
from pipeline.formats.ris_write import said
from pipeline.formats.text import clean
from pipeline.formats.written import BIB, FOLLOWED, PARTED, SEMICOLON, Writer, Written, fitting, worded
from pipeline.model import Bib, Name
from pipeline.normalize import MONTHS, arxiv_month

TYPES = {
    "article": "article",
    "conference": "inproceedings",
    "book": "book",
    "chapter": "incollection",
    "thesis": "phdthesis",
    "report": "techreport",
    "dataset": "dataset",
    "editorial": "article",
    "retraction": "article",
}
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "$": r"\$",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
        "@": "{@}",
    }
)
_ENTITY = re.compile(r"&(?=[#A-Za-z][#A-Za-z0-9]{0,40};)")
_PAIR = re.compile(r"-(?=-)|`(?=`)|'(?=')")
_TAG = re.compile(r"<(?=[/A-Za-z!])")
_KEY = re.compile(r"[^A-Za-z0-9:._+/-]+")
_UNSAFE = re.compile(r"[\s{}<>\"\\]")
_SINGLE = re.compile(r"(?!et$|others$)[^\W\d_a-z][\w.'-]*")
_AND = re.compile(r"(?<!\S)and(?!\S)", re.IGNORECASE)


def write(items: Iterable[Written]) -> Iterator[str]:
    """Yield records as BibTeX entries, one blank line between two."""
    for at, item in enumerate(items):
        yield ("\n" if at else "") + _entry(item)


def harmless(key: str) -> str:
    """Return a key as BibTeX allows it: whatever could end it becomes a hyphen.

    >>> harmless("a b{c}")
    'a-b-c-'
    """
    return _KEY.sub("-", key)


def _entry(item: Written) -> str:
    lines = "".join(f"  {name} = {value},\n" for name, value in _fields(item.bib))
    return f"@{TYPES.get(item.bib.kind, 'misc')}{{{harmless(item.key) or 'entry'},\n{lines}}}\n"


def _fields(bib: Bib) -> Iterator[tuple[str, str]]:
    yield from _texts(("title", f"{{{escape(bib.title)}}}" if bib.title else ""), ("author", _authors(bib)))
    yield from _dates(bib)
    base = KINDS.get(TYPES.get(bib.kind, ""), "other")
    yield from _texts(
        (VENUES.get(base, ("howpublished",))[0], escape(bib.venue)),
        ("volume", escape(bib.volume)),
        ("number", escape(bib.issue)),
        ("pages", escape(bib.pages).replace("-", "--") if "--" not in bib.pages else escape(bib.pages)),
        ("eid", escape(bib.article_number)),
        ("publisher", escape(bib.publisher)),
        ("document_type", escape(said(bib, base))),
        ("doi", _UNSAFE.sub(lambda found: found[0] * (found[0] in "<>"), bib.doi)),
        *_arxiv(bib),
        ("pmid", escape(bib.pmid)),
        ("isbn", escape(", ".join(bib.isbn))),
        ("issn", escape(", ".join(bib.issn))),
        ("url", _UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", clean(bib.url))),
        ("abstract", escape(bib.abstract)),
        ("keywords", _keywords(bib)),
        ("language", escape(bib.language)),
        ("accession", escape(bib.accession)),
    )


def _texts(*given: tuple[str, str]) -> Iterator[tuple[str, str]]:
    return ((name, f"{{{text}}}") for name, text in given if text)


def _dates(bib: Bib) -> Iterator[tuple[str, str]]:
    if bib.date:
        yield "year", f"{{{bib.date.year:04d}}}"
    if bib.date and bib.date.month:
        yield "month", MONTHS[bib.date.month - 1]
    if bib.date and bib.date.day:
        yield "day", f"{{{bib.date.day}}}"
    told = arxiv_month(bib.arxiv) if bib.arxiv else None
    if bib.first_public and bib.first_public != told:
        yield "earlyaccessdate", f"{{{bib.first_public}}}"


def _arxiv(bib: Bib) -> Iterator[tuple[str, str]]:
    if bib.arxiv:
        version = f"v{bib.arxiv_version}" if bib.arxiv_version else ""
        yield "eprint", f"{bib.arxiv}{version}"
        yield "archiveprefix", "arXiv"


def _keywords(bib: Bib) -> str:
    words = "; ".join(escape(word.replace(";", ",")) for word in bib.keywords)
    return f"{words};" if words and ";" not in words else words


def escape(text: str) -> str:
    r"""Return a text in LaTeX, its maths kept, so that reading it gives the same text.

    >>> escape("R&D at 50% @ {x}")
    'R\\&D at 50\\% {@} \\textbraceleft{}x\\textbraceright{}'
    """
    text = clean(text)
    made, at = [], 0
    for start, end in math_spans(text):
        if _fit(text[start:end]):
            made += [_plain(text[at:start]), text[start:end]]
            at = end
    whole = "".join(made) + _plain(text[at:])
    return whole if describe.known(whole) or not whole else f"{{{whole[0]}}}{whole[1:]}"


def _fit(math: str) -> bool:
    """Tell whether maths may stand as it is: its braces match, and nothing in it means something outside."""
    depth = lowest = 0
    for sign in re.findall("[{}]", math):
        depth += 1 if sign == "{" else -1
        lowest = min(lowest, depth)
    return not depth and not lowest and "@" not in math and untagged(math) == math


def _plain(text: str) -> str:
    text = _ENTITY.sub("\0", text).translate(_ESCAPES)
    text = _PAIR.sub(lambda found: f"{found[0]}{{}}", text)
    return _TAG.sub("{<}", text).replace("&", r"\&").replace("\0", r"\&{}")


def _authors(bib: Bib) -> str:
    written = [_body(name.family) if name.corporate else _name(name) for name in bib.authors]
    return " and ".join([*written, *(["others"] if bib.et_al else [])])


def _read_back(bib: Bib) -> bool:
    """Tell whether the names of a description are told from how they are written."""
    return not bib.authors or bibtex_names(_authors(bib), spoken) == (bib.authors, bib.et_al)


def _body(text: str) -> str:
    inside = escape(text)
    return f"{{{{{inside}}}}}" if inside.startswith("\\") else f"{{{inside}}}"


def _name(name: Name) -> str:
    """Return a name as `particle Family, Suffix, Given`, what could be misread in braces."""
    if not (name.given or name.particle or name.suffix) and _SINGLE.fullmatch(escape(name.family)):
        return name.family
    family = _part(name.family, whole=not name.particle and name.family[:1].islower())
    parts = [f"{name.particle} {family}".strip(), _part(name.suffix), _part(name.given) or "{}"]
    return ", ".join(part for part in parts if part)


def _part(text: str, *, whole: bool = False) -> str:
    return _body(text) if whole or "," in text or _AND.search(text) else escape(text)


WRITER = Writer(
    name="bibtex",
    label="BibTeX",
    ending="bib",
    reader="bibtex",
    write=write,
    leaves_out=(
        PARTED,
        FOLLOWED,
        SEMICOLON,
        "signs of a key other than A-Z a-z 0-9 : . _ + / -",
        "what people noted",
    ),
    carries=BIB | {"key"},
    within={
        "authors": lambda item: _read_back(item.bib),
        "venue_kind": fitting,
        "keywords": worded,
        "key": lambda item: bool(item.key) and harmless(item.key) == item.key,
    },
)
