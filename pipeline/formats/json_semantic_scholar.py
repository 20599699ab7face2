"""Semantic Scholar: papers as its API gives them, from a search, a batch, a list of citations or alone."""

from collections.abc import Iterator

from pipeline import normalize
from pipeline.formats import count_json, describe, json_read, names
from pipeline.formats.base import Entry, Reader, Unreadable
from pipeline.formats.json_peek import fields, is_json, paths
from pipeline.formats.json_read import Object, first, objects, text, texts
from pipeline.formats.json_split import Shape
from pipeline.formats.said import Said
from pipeline.formats.stream import Export
from pipeline.formats.text import words
from pipeline.model import Bib

SHAPE = Shape(key="data|recommendedPapers", single='"paperId"|"corpusid"')
KINDS = {
    "JournalArticle": "article", "Review": "article", "CaseReport": "article", "ClinicalTrial": "article",
    "MetaAnalysis": "article", "LettersAndComments": "article", "Conference": "conference", "Book": "book",
    "BookSection": "chapter", "Dataset": "dataset", "Editorial": "editorial",
}  # fmt: skip
_PAPERS = ("citingPaper", "citedPaper", "paper")
_PAGE = words("offset token next")


def read(export: Export, path: str) -> Iterator[Entry | Unreadable]:
    """Yield the papers of an answer in order."""
    yield from json_read.entries(export, path, SHAPE, describe_paper)


def describe_paper(item: Object) -> Said:
    """Return the normal form of a paper, or of the one that a citation holds."""
    paper = _spelt(next((found[0] for key in _PAPERS if (found := objects(item.get(key)))), item))
    title = text(paper, "title")
    venue = text(paper, "publicationVenue", "name") or text(paper, "journal", "name") or text(paper, "venue")
    told = (f"arXiv:{text(paper, 'externalIds', 'ArXiv')}", text(paper, "url"), venue)
    doi, arxiv, version = describe.identifiers(text(paper, "externalIds", "DOI"), told)
    kind = describe.kind(describe.deposited(_kind(paper), doi, arxiv), title=title, said="", venue=venue)
    authors, et_al = names.gather(
        names.person(name) for one in objects(paper.get("authors")) if (name := text(one, "name"))
    )
    issn = (*texts(_venue(paper).get("issn")), *texts(_venue(paper).get("alternate_issns")))
    ident = first(paper, "paperId", "corpusid")
    return Said(
        key=ident,
        bib=Bib(
            title=title,
            authors=authors,
            et_al=et_al,
            date=normalize.date(first(paper, "publicationDate", "publicationdate", "year")),
            first_public=describe.first_public(None, arxiv),
            kind=kind,
            venue=venue,
            venue_kind=describe.VENUE_KINDS.get(kind, "other"),
            volume=text(paper, "journal", "volume"),
            pages=normalize.pages(text(paper, "journal", "pages")),
            doi=doi,
            arxiv=arxiv,
            arxiv_version=version,
            pmid=text(paper, "externalIds", "PubMed"),
            issn=normalize.issns(" ; ".join(issn)),
            url=text(paper, "url"),
            abstract=text(paper, "abstract"),
            keywords=describe.keywords(texts(paper.get("fieldsOfStudy")), "\n"),
            retracted=describe.retracted(title, ""),
            accession=ident,
        ),
    )


def _spelt(paper: Object) -> Object:
    """Return a paper with its members named as the API does; the bulk data sets name them in lower case."""
    if "corpusid" not in paper:
        return paper
    named = {key: paper[key.lower()] for key in ("externalIds", "publicationTypes") if key.lower() in paper}
    return {**paper, **named}


def _venue(paper: Object) -> Object:
    return next(iter(objects(paper.get("publicationVenue"))), json_read.NONE)


def _kind(paper: Object) -> str:
    """Return the kind of the first type that tells one; where it appeared tells it else."""
    told = [KINDS[said] for said in texts(paper.get("publicationTypes")) if said in KINDS]
    where = text(_venue(paper), "type").lower()
    if where == "conference" or "conference" in told:
        return "conference"
    return next(iter(told), "article" if where == "journal" else "other")


def recognises(head: bytes) -> bool:
    """Tell whether an export is an answer of Semantic Scholar."""
    if not is_json(head):
        return False
    known, own = paths(head), fields(head, "data", "recommendedPapers")
    empty = {"total", "data[]"} <= known and bool(_PAGE & known) and not own
    inner = any(f"{key}.paperId" in own for key in _PAPERS)
    return "paperId" in own or inner or empty or {"corpusid", "externalids"} <= own


READER = Reader(
    name="semantic-scholar",
    label="Semantic Scholar",
    recognises=recognises,
    starts=count_json.starts(SHAPE.key, SHAPE.single),
    read=read,
    ending="json",
)
