"""Writes CSL-JSON, with what citation styles have no variable for under `custom`, as its schema asks."""

import json
from collections.abc import Iterable, Iterator, Mapping

from pipeline.formats.lines_write import plain
from pipeline.formats.markup import guarded
from pipeline.formats.ris_write import kind_told
from pipeline.formats.text import clean
from pipeline.formats.written import FIELDS, FOLLOWED, SEMICOLON, Writer, Written, fitting, listed, worded
from pipeline.model import Bib, Name
from pipeline.values import PartialDate

TYPES = {
    "article": "article-journal",
    "conference": "paper-conference",
    "preprint": "article",
    "book": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "report": "report",
    "dataset": "dataset",
    "editorial": "article-journal",
    "retraction": "article-journal",
}
_PARTS = {"given": "given", "particle": "non-dropping-particle", "suffix": "suffix"}


def write(items: Iterable[Written]) -> Iterator[str]:
    """Yield records as one CSL-JSON array, an object a line."""
    sign = "[\n"
    for item in items:
        yield f"{sign}{json.dumps(_object(item), ensure_ascii=False)}"
        sign = ",\n"
    yield "\n]\n" if sign[0] == "," else "[]\n"


def _object(item: Written) -> dict[str, object]:
    bib = item.bib
    made: dict[str, object] = {
        "id": clean(item.key),
        "type": TYPES.get(bib.kind, "document"),
        "author": [*map(_name, bib.authors), *([{"literal": "others"}] if bib.et_al else [])],
        "issued": _date(bib.date),
        "available-date": _date(bib.first_public),
        **{name: guarded(clean(text)) for name, text in _texts(bib).items()},
        "custom": _custom(item),
    }
    return {name: part for name, part in made.items() if part}


def _texts(bib: Bib) -> dict[str, str]:
    thesis, version = bib.kind == "thesis", f"v{bib.arxiv_version}" if bib.arxiv_version else ""
    return {
        "title": bib.title,
        "container-title": "" if thesis else bib.venue,
        "volume": bib.volume,
        "issue": bib.issue,
        "page": bib.pages,
        "number": bib.article_number,
        "publisher": bib.venue if thesis else bib.publisher,
        "DOI": bib.doi,
        "PMID": bib.pmid,
        "ISBN": " ".join(bib.isbn),
        "ISSN": ", ".join(bib.issn),
        "archive": "arXiv" if bib.arxiv else "",
        "archive_location": f"{bib.arxiv}{version}" if bib.arxiv else "",
        "URL": bib.url,
        "abstract": bib.abstract,
        "keyword": listed(bib.keywords),
        "language": bib.language,
    }


def _name(name: Name) -> dict[str, str]:
    """Return a name as CSL has it; a particle belongs to the family name when sorting."""
    if name.corporate:
        return {"literal": guarded(clean(name.family))}
    parts = {csl: guarded(clean(getattr(name, part))) for part, csl in _PARTS.items()}
    return {"family": guarded(clean(name.family)), **{csl: text for csl, text in parts.items() if text}}


def _date(date: PartialDate | None) -> Mapping[str, object]:
    parts = [date.year, date.month, date.day] if date else []
    return {"date-parts": [[part for part in parts if part]]} if date else {}


def _custom(item: Written) -> Mapping[str, object]:
    bib = item.bib
    base = "article" if bib.kind in {"editorial", "retraction"} else bib.kind or "other"
    own = {
        "kind": "" if kind_told(bib, base) == bib.kind else bib.kind,
        "retracted": bib.retracted,
        "accession": guarded(clean(bib.accession)),
        "marks": plain(item.marks),
    }
    return {name: part for name, part in own.items() if part}


WRITER = Writer(
    name="csl-json",
    label="CSL-JSON",
    ending="json",
    reader="csl-json",
    write=write,
    leaves_out=(
        FOLLOWED,
        SEMICOLON,
        "the publisher of a thesis beside its school",
    ),
    carries=FIELDS,
    within={"keywords": worded, "venue_kind": fitting, "publisher": lambda item: item.bib.kind != "thesis"},
)
