"""PubMed's XML: articles, book articles and bare MEDLINE citations."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from pipeline import normalize
from pipeline.formats import count_xml, describe, names, xml_read
from pipeline.formats.base import Entry, Reader, Unreadable
from pipeline.formats.said import Said
from pipeline.formats.stream import Export
from pipeline.formats.xml_split import is_xml, named
from pipeline.formats.xml_tree import at, each, text
from pipeline.model import Bib, Name
from pipeline.values import PartialDate

FIND = named("PubmedArticle|PubmedBookArticle", "MedlineCitation")
_ROOT = re.compile(
    rb"<(?:Pubmed(?:Book)?Article(?:Set)?|MedlineCitation(?:Set)?)[\s/>]|<!DOCTYPE\s+PubmedArticleSet"
)
_LOCATION = "ELocationID[@EIdType='doi']"
_UNKNOWN = frozenset({"", "[Not Available].", "[Not Available]", "Not Available"})


def read(export: Export, path: str) -> Iterator[Entry | Unreadable]:
    """Yield the articles and books of a PubMed export in order."""
    yield from xml_read.entries(export, path, FIND, describe_article)


def describe_article(record: Element) -> Said:
    """Return the normal form of an article or a book article."""
    book = record.find("BookDocument")
    if book is not None:
        return _book(book, record)
    citation = record if record.tag == "MedlineCitation" else record.find("MedlineCitation")
    found = citation if citation is not None else record
    article = found.find("Article")
    return _article(found, article if article is not None else found, record)


def _article(citation: Element, article: Element, record: Element) -> Said:
    said = "; ".join(each(article, "PublicationTypeList/PublicationType"))
    venue = next(filter(None, (at(article, "Journal/Title"), at(article, "Journal/ISOAbbreviation"))), "")
    venue = venue or at(citation, "MedlineJournalInfo/MedlineTA")
    title = _title(article, citation)
    base = "preprint" if "Preprint" in said else "dataset" if "Dataset" in said else "article"
    kind = describe.kind(base, title=title, said=said, venue=venue)
    authors, et_al = _authors(article.iterfind("AuthorList"))
    doi, arxiv, version = describe.identifiers(_doi(article, record), (venue,))
    pmid = at(citation, "PMID")
    return Said(
        key=pmid,
        bib=Bib(
            title=title,
            authors=authors,
            et_al=et_al,
            date=_date(article.find("Journal/JournalIssue/PubDate")),
            first_public=describe.first_public(_date(article.find("ArticleDate")), arxiv),
            kind=kind,
            venue=venue,
            venue_kind=describe.VENUE_KINDS.get(kind, "other"),
            volume=at(article, "Journal/JournalIssue/Volume"),
            issue=at(article, "Journal/JournalIssue/Issue"),
            pages=_pages(article),
            doi=doi,
            arxiv=arxiv,
            arxiv_version=version,
            pmid=pmid or _identifier(record, "pubmed"),
            issn=_issns(citation, article),
            abstract=_abstract(article, citation),
            keywords=_keywords(citation),
            language=normalize.language("; ".join(each(article, "Language"))),
            retracted=describe.retracted(title, said) or _withdrawn(citation),
        ),
    )


def _book(book: Element, record: Element) -> Said:
    """Return the normal form of a book, or of a chapter where it has a title beside the book's."""
    whole, part = at(book, "Book/BookTitle"), at(book, "ArticleTitle")
    kind = "chapter" if part and whole else "book"
    authors, et_al = _authors((*book.iterfind("AuthorList"), *book.iterfind("Book/AuthorList")))
    pmid = at(book, "PMID")
    return Said(
        key=pmid,
        bib=Bib(
            title=part or whole,
            authors=authors,
            et_al=et_al,
            date=_date(book.find("Book/PubDate")),
            first_public=_date(book.find("ContributionDate")),
            kind=kind,
            venue=whole if kind == "chapter" else at(book, "Book/CollectionTitle"),
            venue_kind=describe.VENUE_KINDS[kind],
            volume=at(book, "Book/Volume"),
            pages=_pages(book),
            publisher=at(book, "Book/Publisher/PublisherName"),
            doi=normalize.doi(
                _doi(book, record) or at(book, f"Book/{_LOCATION}") or _identifier(book, "doi")
            ),
            pmid=pmid,
            isbn=normalize.isbns(" ; ".join(each(book, "Book/Isbn"))),
            abstract=_abstract(book, book),
            keywords=_keywords(book),
            language=normalize.language(at(book, "Language")),
            accession=_identifier(book, "bookaccession"),
        ),
    )


def _title(article: Element, citation: Element) -> str:
    """Return the title; the one in the article's own language where there is no other."""
    title = at(article, "ArticleTitle")
    own = at(article, "VernacularTitle") or at(citation, "MedlineJournalInfo/VernacularTitle")
    return own if title in _UNKNOWN and own else title


def _authors(lists: Iterable[Element]) -> tuple[tuple[Name, ...], bool]:
    """Return the names of the first list that is none of editors; it may say that it is not complete."""
    for people in lists:
        if people.get("Type", "authors").lower() != "editors":
            found, et_al = names.gather(map(_name, people.iterfind("Author")))
            return found, et_al or people.get("CompleteYN") == "N"
    return (), False


def _name(author: Element) -> Name | None:
    if body := at(author, "CollectiveName"):
        return names.person(f"{body},")
    family, given = at(author, "LastName"), at(author, "ForeName") or at(author, "Initials")
    made = names.person(f"{family}, {given}" if given else family)
    suffix = at(author, "Suffix")
    return replace(made, suffix=suffix) if made and suffix else made


def _date(date: Element | None) -> PartialDate | None:
    """Return a date; of a MEDLINE date as much as it plainly says."""
    if date is None:
        return None
    year = at(date, "Year")
    return normalize.date(year, at(date, "Month"), at(date, "Day")) if year else _medline(date)


def _medline(date: Element) -> PartialDate | None:
    return normalize.date(at(date, "MedlineDate"))


def _pages(article: Element) -> str:
    given = at(article, "Pagination/MedlinePgn")
    start, end = at(article, "Pagination/StartPage"), at(article, "Pagination/EndPage")
    return normalize.pages(given or (f"{start}-{end}" if end and end != start else start))


def _doi(article: Element, record: Element) -> str:
    return at(article, _LOCATION) or _identifier(record, "doi")


def _identifier(record: Element, kind: str) -> str:
    paths = ("PubmedData/ArticleIdList", "PubmedBookData/ArticleIdList", "ArticleIdList")
    found = (at(record, f"{path}/ArticleId[@IdType='{kind}']") for path in paths)
    return next(filter(None, found), "")


def _issns(citation: Element, article: Element) -> tuple[str, ...]:
    given = (*each(article, "Journal/ISSN"), at(citation, "MedlineJournalInfo/ISSNLinking"))
    return normalize.issns(" ; ".join(given))


def _abstract(article: Element, citation: Element) -> str:
    """Return the abstract with the labels of its parts; one of another list where it has none."""
    for path in ("Abstract", "OtherAbstract"):
        for found in (*article.iterfind(path), *citation.iterfind(path)):
            parts = [(part.get("Label", ""), text(part)) for part in found.iterfind("AbstractText")]
            if whole := " ".join(f"{label}: {said}" if label else said for label, said in parts if said):
                return whole
    return ""


def _keywords(citation: Element) -> tuple[str, ...]:
    own = each(citation, "KeywordList/Keyword")
    return describe.keywords((*own, *each(citation, "MeshHeadingList/MeshHeading/DescriptorName")), "\n")


def _withdrawn(citation: Element) -> bool:
    return citation.find("CommentsCorrectionsList/CommentsCorrections[@RefType='RetractionIn']") is not None


def recognises(head: bytes) -> bool:
    """Tell whether an export is PubMed's XML."""
    return is_xml(head) and bool(_ROOT.search(head))


READER = Reader(
    name="pubmed-xml",
    label="PubMed XML",
    recognises=recognises,
    starts=count_xml.pubmed_starts,
    read=read,
    ending="xml",
)
