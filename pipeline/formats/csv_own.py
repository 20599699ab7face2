"""Tables that we wrote ourselves, known by their headers: what was written is read as it was, and no more.

The guard against formulas is undone, a word such as `null` is a word, and text that looks like HTML is text.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pipeline import normalize
from pipeline.formats import asreview_write, describe, names, rayyan, rayyan_write, table_write
from pipeline.formats.base import Marks, Vote
from pipeline.formats.csv_write import unguarded
from pipeline.formats.text import clean
from pipeline.formats.written import Written
from pipeline.model import Bib, Name
from pipeline.values import PartialDate

Cells = Mapping[str, str]
Decoder = Callable[[Sequence[str]], Written]
_SAME = (
    *("title", "venue", "volume", "issue", "pages", "article_number", "publisher", "doi", "arxiv"),
    *("arxiv_version", "pmid", "url", "abstract", "language", "accession"),
)
_VERDICTS = {label: verdict for verdict, label in asreview_write.LABELS.items()}


def decoder(header: Sequence[str]) -> Decoder | None:
    """Return what reads the rows of a table of ours with such a header, None for any other table."""
    made = _OURS.get(tuple(header))
    return None if made is None else lambda cells: made(dict(zip(header, map(unguarded, cells), strict=True)))


def _table(cells: Cells) -> Written:
    authors, _ = _authors(cells["authors"], ";")
    own = {"authors": authors, "et_al": bool(cells["et_al"]), "venue_kind": clean(cells["venue_kind"])}
    dates = {name: _date(cells[name]) for name in ("date", "first_public")}
    flags = {"kind": clean(cells["kind"]), "retracted": bool(cells["retracted"])}
    noted = {name: _lines(cells[name]) for name in ("labels", "reasons", "notes")}
    marks = Marks(votes=tuple(map(_vote, _lines(cells["votes"]))), **noted)
    return _written(cells, marks, {**own, **dates, **flags})


def _rayyan(cells: Cells) -> Written:
    renamed = {**cells, "venue": cells["journal"], "pmid": cells["pubmed_id"], "isbn": cells["issn"]}
    date = normalize.date(cells["year"], cells["month"], cells["day"])
    return _guessed(renamed, rayyan.marks((cells["notes"],)), date, " and ")


def _asreview(cells: Cells) -> Written:
    marks = rayyan.marks((cells.get("notes", ""),))
    verdict = _VERDICTS.get(cells["included"], "")
    if verdict and not marks.votes:
        marks = replace(marks, votes=(Vote(verdict=verdict),))
    return _guessed(cells, marks, normalize.date(cells["year"]), ";")


_OURS: Mapping[tuple[str, ...], Callable[[Cells], Written]] = {
    table_write.COLUMNS: _table,
    rayyan_write.COLUMNS: _rayyan,
    asreview_write.COLUMNS: _asreview,
    asreview_write.BEFORE: _asreview,
}


def _guessed(cells: Cells, marks: Marks, date: PartialDate | None, sign: str) -> Written:
    """Return a record whose kind and flags are told by its title, its venue and its identifiers only."""
    authors, et_al = _authors(cells["authors"], sign)
    title, venue = clean(cells["title"]), clean(cells.get("venue", ""))
    doi, arxiv, version = describe.identifiers(cells["doi"], (cells["url"], venue))
    kind = describe.kind(describe.deposited("article", doi, arxiv), title=title, said="", venue=venue)
    told = {
        "authors": authors,
        "et_al": et_al,
        "date": date,
        "arxiv": arxiv,
        "arxiv_version": version,
        "kind": kind,
        "venue_kind": describe.VENUE_KINDS.get(kind, "other"),
        "first_public": describe.first_public(None, arxiv),
        "retracted": describe.retracted(title, ""),
    }
    return _written(cells, marks, told)


def _written(cells: Cells, marks: Marks, told: Mapping[str, object]) -> Written:
    same = {name: clean(cells[name]) for name in _SAME if name in cells}
    lists = {
        "isbn": normalize.isbns(_without_issn(cells.get("isbn", ""))),
        "issn": normalize.issns(cells.get("issn", "")),
        "keywords": describe.keywords((clean(cells["keywords"]),)),
    }
    bib = Bib(**{**same, **lists, **told})  # type: ignore[arg-type]
    return Written(key=clean(cells["key"]), bib=bib, marks=marks)


def _without_issn(text: str) -> str:
    return " ; ".join(part for part in text.split(";") if not normalize.issns(part))


def _authors(text: str, sign: str) -> tuple[tuple[Name, ...], bool]:
    parts = (part.strip() for part in clean(text).split(sign))
    return names.gather(names.person(part) for part in parts if part)


def _date(text: str) -> PartialDate | None:
    return normalize.date(text) if text else None


def _lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(clean, text.split("\n"))))


def _vote(text: str) -> Vote:
    by, _, verdict = text.rpartition(": ")
    return Vote(verdict=verdict, by=by)
