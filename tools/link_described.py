"""Descriptions of preprints and publications, for measuring how well the two are linked.

What is at hand are the identifiers and verified metadata of the shared folder: the references of the
published review, the candidates for its update (an arXiv identifier and a title each) and a corpus of
conference papers. Nothing is invented:

- the preprint of a reference has its corrected title, its printed authors, its arXiv identifier and the
  month which that identifier tells; the preprint of a candidate has the listed title, the same date, and
  no authors, since none are listed;
- the publication of a reference has the title, authors, venue and year as they are printed (a venue that
  the list corrects, as corrected) and its DOI where that is verified, but no arXiv identifier;
- the publication of a paper in the corpus is that paper's record, which is independent of the reference;
- a preprint of a paper in the corpus, for near-misses only, is that record with a repository as its venue.

    arxiv:ID  the preprint      doi:ID  ref:N  acl:ID  the publication      acl:ID as a preprint: see above
"""

import csv
import gzip
import io
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pipeline.formats.names import person
from pipeline.model import Bib, Name
from pipeline.normalize import arxiv_month
from pipeline.values import PartialDate

Row = Mapping[str, str]
SHARED: Final = Path(os.environ.get("REVIEW_SHARED", Path(__file__).parents[1] / ".." / "shared"))
ACL: Final = re.compile(r"[A-Z]\d\d-\d{4}|20\d\d\.[a-z]+-[a-z]+\.\d+")
_SPACED: Final = re.compile(r"\s+and\s+|,\s*(?:and\s+)?")
_NOT_PUBLISHED: Final = re.compile(r"arxiv|corr\b|authorea|unverified", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The rows at hand: references by number, candidates by arXiv identifier, papers by ACL identifier."""

    references: Mapping[str, Row]
    candidates: Mapping[str, Row]
    papers: Mapping[str, Row]


def here() -> bool:
    """Tell whether the shared folder is at hand."""
    return (SHARED / "review" / "references.csv").is_file()


def read() -> Material:
    """Read the rows; a reference that repeats an earlier one is left out."""
    references = {
        row["ref"]: row
        for row in _rows("review/references.csv")
        if not row["duplicate_of"] or int(row["duplicate_of"]) > int(row["ref"])
    }
    candidates = {row["arxiv_id"]: row for row in _rows("review/update_candidates.csv")}
    papers = {row["id"]: row for row in _rows("corpus/acl_anthology_2017_2023.csv.gz")}
    return Material(references=references, candidates=candidates, papers=papers)


def _rows(name: str) -> Iterator[Row]:
    packed = (SHARED / name).read_bytes()
    text = (gzip.decompress(packed) if name.endswith(".gz") else packed).decode("utf-8")
    yield from csv.DictReader(io.StringIO(text, newline=""))


def published_at(row: Row) -> str:
    """Return the venue of a reference's publication, "" where only a preprint is known."""
    corrected = row["venue_corrected"].partition(" [")[0]
    if corrected and "[verified" in row["venue_corrected"] and not _NOT_PUBLISHED.search(corrected):
        return corrected
    printed = row["venue_printed"].removeprefix("in ")
    return "" if _NOT_PUBLISHED.search(printed) or row["type"].startswith("preprint") else printed


def paper_of(row: Row, papers: Mapping[str, Row]) -> str:
    """Return the ACL identifier that a reference holds, if the corpus has a paper of the same title there."""
    for ident in map(str, ACL.findall(row["other_ids"])):
        if ident in papers and letters(papers[ident]["title"]) == letters(row["title_corrected"]):
            return ident
    return ""


def letters(title: str) -> str:
    """Return the letters and digits of a title, in small letters."""
    return "".join(filter(str.isalnum, title.lower()))


def publication_id(row: Row, papers: Mapping[str, Row]) -> str:
    """Return the name of a reference's publication, "" where none is known."""
    paper = paper_of(row, papers)
    if paper:
        return f"acl:{paper}"
    if not published_at(row):
        return ""
    return f"doi:{row['doi'].lower()}" if "doi verified" in row["status"] else f"ref:{row['ref']}"


def preprint(ident: str, material: Material) -> Bib:
    """Return the description of a preprint by its name in the list of pairs."""
    kind, _, key = ident.partition(":")
    if kind == "acl":
        return replace(
            _paper(material.papers[key]), doi="", venue="arXiv", venue_kind="repository", kind="preprint"
        )
    month = arxiv_month(key)
    bare = Bib(
        arxiv=key, date=month, first_public=month, venue="arXiv", venue_kind="repository", kind="preprint"
    )  # fmt: skip
    row = next((row for row in material.references.values() if row["arxiv_id"] == key), None)
    if not row:
        return replace(bare, title=material.candidates[key]["title_as_listed"])
    return replace(bare, title=row["title_corrected"], authors=printed(row["authors_printed"]))


def publication(ident: str, material: Material) -> Bib:
    """Return the description of a publication by its name in the list of pairs."""
    kind, _, key = ident.partition(":")
    if kind == "acl":
        return _paper(material.papers[key])
    field = "doi" if kind == "doi" else "ref"
    row = next(row for row in material.references.values() if row[field].lower() == key)
    return Bib(
        title=row["title_printed"],
        authors=printed(row["authors_printed"]),
        date=_year(row),
        venue=published_at(row),
        kind="article" if row["type"] == "article" else "conference",
        doi=key if kind == "doi" else "",
    )


def _year(row: Row) -> PartialDate:
    corrected = _YEAR.findall(row["venue_corrected"])
    if row["type"].startswith("preprint") and corrected:
        return PartialDate(int(corrected[-1]))
    return PartialDate(int(row["year_printed"]))


def _paper(row: Row) -> Bib:
    return Bib(
        title=row["title"],
        authors=_names(row["authors"].split(";")),
        date=PartialDate(int(row["year"])),
        venue=row["venue"],
        kind="article" if row["pub_type"] == "journal" else "conference",
        doi=row["doi"].lower(),
    )


def printed(authors: str) -> tuple[Name, ...]:
    """Return the names of a printed list such as `A. Ames, B. C. Brook, and D. Dale, et al.`."""
    return _names(part for part in _SPACED.split(authors) if part != "et al.")


def _names(parts: Iterator[str] | Sequence[str]) -> tuple[Name, ...]:
    return tuple(filter(None, (person(part.strip()) for part in parts if part.strip())))
