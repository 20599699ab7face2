"""OpenAlex: works as its API gives them, a page, one alone, or one a line as in its snapshot."""

from collections.abc import Iterator, Mapping

from pipeline import normalize
from pipeline.formats import count_json, describe, json_read, names
from pipeline.formats.base import Entry, Reader, Unreadable
from pipeline.formats.json_peek import fields, is_json, paths
from pipeline.formats.json_read import Object, line, objects, text, texts, within
from pipeline.formats.json_split import Shape
from pipeline.formats.said import Said
from pipeline.formats.stream import Export
from pipeline.formats.text import clean
from pipeline.model import Bib

SHAPE = Shape(key="results", single=r"openalex\.org\\?/W")
KINDS = {
    "article": "article", "journal-article": "article", "review": "article", "letter": "article",
    "proceedings-article": "conference", "proceedings": "book", "preprint": "preprint",
    "posted-content": "preprint", "book": "book", "monograph": "book", "reference-book": "book",
    "edited-book": "book", "book-chapter": "chapter", "book-section": "chapter", "reference-entry": "chapter",
    "dissertation": "thesis", "report": "report", "dataset": "dataset", "editorial": "editorial",
    "retraction": "retraction",
}  # fmt: skip
_LONGEST_ABSTRACT = 50_000


def read(export: Export, path: str) -> Iterator[Entry | Unreadable]:
    """Yield the works of an OpenAlex answer or snapshot in order."""
    yield from json_read.entries(export, path, SHAPE, describe_work)


def describe_work(work: Object) -> Said:
    """Return the normal form of a work."""
    place = within(work, "primary_location") or within(work, "best_oa_location") or {}
    source = objects(within(work, "primary_location", "source")) or objects(within(work, "host_venue"))
    title = text(work, "title") or text(work, "display_name")
    venue = text(source[0], "display_name") if source else ""
    links = [line(one.get("landing_page_url")) for one in (*objects(place), *objects(work.get("locations")))]
    doi, arxiv, version = describe.identifiers(text(work, "doi") or text(work, "ids", "doi"), links)
    kind = describe.kind(
        describe.deposited(_kind(work, source), doi, arxiv), title=title, said="", venue=venue
    )
    people = filter(None, map(_person, objects(work.get("authorships"))))
    authors, et_al = names.gather(map(names.person, people))
    issn = (*texts(source[0].get("issn_l")), *texts(source[0].get("issn"))) if source else ()
    date = normalize.date(text(work, "publication_date") or text(work, "publication_year"))
    ident = text(work, "id").rpartition("/")[2]
    return Said(
        key=ident,
        bib=Bib(
            title=title,
            authors=authors,
            et_al=et_al or work.get("is_authors_truncated") is True,
            date=date,
            first_public=describe.first_public(None, arxiv),
            kind=kind,
            venue=venue,
            venue_kind=describe.VENUE_KINDS.get(kind, "other"),
            volume=text(work, "biblio", "volume"),
            issue=text(work, "biblio", "issue"),
            pages=normalize.pages(
                json_read.span(text(work, "biblio", "first_page"), text(work, "biblio", "last_page"))
            ),
            publisher=_publisher(source[0]) if source else "",
            doi=doi,
            arxiv=arxiv,
            arxiv_version=version,
            pmid=describe.pmid((text(work, "ids", "pmid"),)) or _digits(text(work, "ids", "pmid")),
            issn=normalize.issns(" ; ".join(issn)),
            url=next(filter(None, links), ""),
            abstract=restored(work.get("abstract_inverted_index")),
            keywords=_keywords(work),
            language=normalize.language(text(work, "language")),
            retracted=work.get("is_retracted") is True or describe.retracted(title, ""),
            accession=ident,
        ),
    )


def _kind(work: Object, source: tuple[Object, ...]) -> str:
    """Return the kind; what Crossref calls it and where it appeared tell conferences apart."""
    told = KINDS.get(text(work, "type_crossref"), ""), KINDS.get(text(work, "type"), "other")
    where = text(source[0], "type") if source else ""
    if "conference" in (told[0], where) and told[1] in {"article", "other"}:
        return "conference"
    return told[1] if told[1] != "other" else told[0] or "other"


def _publisher(source: Object) -> str:
    name = text(source, "host_organization_name") or text(source, "publisher")
    return "" if text(source, "type") == "repository" else name


def _digits(said: str) -> str:
    return said if said.isdecimal() else ""


def _person(authorship: Object) -> str:
    return text(authorship, "author", "display_name") or text(authorship, "raw_author_name")


def _keywords(work: Object) -> tuple[str, ...]:
    found = (text(one, "display_name") or text(one, "keyword") for one in objects(work.get("keywords")))
    return describe.keywords(found, "\n")


def restored(index: object) -> str:
    """Return the abstract that an index of words to their places stands for.

    >>> restored({"far": [1], "So": [0], "good": [3], "so": [2]})
    'So far so good'
    """
    if not isinstance(index, Mapping):
        return ""
    placed = [
        (place, str(word))
        for word, places in index.items()
        for place in json_read.listed(places)
        if isinstance(place, int)
    ]
    return clean(json_read.line(" ".join(word for _, word in sorted(placed)[:_LONGEST_ABSTRACT])))


def recognises(head: bytes) -> bool:
    """Tell whether an export is an answer of OpenAlex or part of its snapshot."""
    if not is_json(head):
        return False
    known, own = paths(head), fields(head, "results")
    empty = {"meta.count", "results[]"} <= known
    ours = b"openalex.org" in head and "lens_id" not in own and "id" in own
    return empty or (ours and bool(own & {"doi", "title", "display_name", "publication_year", "type"}))


READER = Reader(
    name="openalex",
    label="OpenAlex",
    recognises=recognises,
    starts=count_json.starts(SHAPE.key, SHAPE.single),
    read=read,
    ending="json",
)
