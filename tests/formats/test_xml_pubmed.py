"""What PubMed's articles and books say."""

import pytest

from pipeline.formats import detect
from pipeline.formats.accounting import account
from pipeline.formats.xml_pubmed import READER
from pipeline.model import Name
from pipeline.values import PartialDate

ARTICLE = b"""<?xml version="1.0"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://example.org/pubmed.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation>
<PMID Version="1">123</PMID>
<Article>
  <Journal><ISSN>1234-5678</ISSN><JournalIssue><Volume>5</Volume><Issue>2</Issue>
    <PubDate><Year>2019</Year><Month>Nov</Month><Day>07</Day></PubDate></JournalIssue>
    <Title>Journal of examples</Title><ISOAbbreviation>J Ex</ISOAbbreviation></Journal>
  <ArticleTitle>The <i>first</i> x<sup>2</sup>.</ArticleTitle>
  <Pagination><MedlinePgn>764-9</MedlinePgn></Pagination>
  <ELocationID EIdType="pii">S1</ELocationID><ELocationID EIdType="doi">10.1000/A</ELocationID>
  <Abstract><AbstractText Label="AIMS">To see.</AbstractText><AbstractText>Seen.</AbstractText></Abstract>
  <AuthorList CompleteYN="N">
    <Author><LastName>van Dorp</LastName><ForeName>Ada B</ForeName><Suffix>3rd</Suffix></Author>
    <Author><CollectiveName>Example Trial</CollectiveName></Author>
  </AuthorList>
  <Language>ger</Language>
  <PublicationTypeList><PublicationType>Journal Article</PublicationType></PublicationTypeList>
  <ArticleDate><Year>2019</Year><Month>06</Month><Day>01</Day></ArticleDate>
</Article>
<MedlineJournalInfo><ISSNLinking>2222-333X</ISSNLinking></MedlineJournalInfo>
<MeshHeadingList><MeshHeading><DescriptorName>Adult</DescriptorName></MeshHeading></MeshHeadingList>
<KeywordList><Keyword>own word</Keyword></KeywordList>
</MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="doi">10.1000/b</ArticleId></ArticleIdList>
<ReferenceList><Reference><ArticleIdList><ArticleId IdType="pubmed">9</ArticleId></ArticleIdList></Reference>
</ReferenceList></PubmedData></PubmedArticle></PubmedArticleSet>"""
BOOK = b"""<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>7</PMID>
<ArticleIdList><ArticleId IdType="bookaccession">NBK1</ArticleId></ArticleIdList>
<Book><Publisher><PublisherName>Press</PublisherName></Publisher><BookTitle>All of it</BookTitle>
<PubDate><Year>2009</Year></PubDate>
<AuthorList Type="editors"><Author><LastName>Ed</LastName></Author></AuthorList>
<Isbn>9780306406157</Isbn></Book><ArticleTitle>A part</ArticleTitle>
<AuthorList Type="authors"><Author><LastName>Au</LastName><Initials>B</Initials></Author></AuthorList>
</BookDocument></PubmedBookArticle></PubmedArticleSet>"""

NOTICE = b"<CommentsCorrectionsList><CommentsCorrections RefType='RetractionIn'/></CommentsCorrectionsList>"


def bib(data=ARTICLE):
    return account(data, READER, "x").records[0].bib


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("title", "The first x2."),
        ("abstract", "AIMS: To see. Seen."),
        (
            "authors",
            (
                Name(family="Dorp", given="Ada B", particle="van", suffix="3rd"),
                Name(family="Example Trial", corporate=True),
            ),
        ),
        ("et_al", True),
        ("date", PartialDate(2019, 11, 7)),
        ("first_public", PartialDate(2019, 6, 1)),
        ("venue", "Journal of examples"),
        ("volume", "5"),
        ("issue", "2"),
        ("pages", "764-9"),
        ("doi", "10.1000/a"),
        ("pmid", "123"),
        ("issn", ("1234-5678", "2222-333X")),
        ("keywords", ("own word", "Adult")),
        ("language", "de"),
        ("kind", "article"),
        ("retracted", False),
    ],
)
def test_each_element_of_an_article_has_its_field(field, said):
    assert getattr(bib(), field) == said


@pytest.mark.parametrize(
    ("old", "new", "field", "said"),
    [
        (b"Journal Article<", b"Editorial<", "kind", "editorial"),
        (b"Journal Article<", b"Preprint<", "kind", "preprint"),
        (b"Journal Article<", b"Retraction of Publication<", "kind", "retraction"),
        (b"Journal Article<", b"Retracted Publication<", "retracted", True),
        (b"<PMID Version", NOTICE + b"<PMID Version", "retracted", True),
        (b"<Year>2019</Year><Month>Nov</Month><Day>07</Day>", b"<MedlineDate>1998 Dec-1999 Jan</MedlineDate>",
         "date", PartialDate(1998)),
        (b"<Year>2019</Year><Month>Nov</Month><Day>07</Day>", b"<Year>2001</Year><Season>Spring</Season>",
         "date", PartialDate(2001)),
        (b"<MedlinePgn>764-9</MedlinePgn>", b"<StartPage>1</StartPage><EndPage>9</EndPage>", "pages", "1-9"),
        (b'EIdType="doi"', b'EIdType="x"', "doi", "10.1000/b"),
        (b"<Title>Journal of examples</Title>", b"", "venue", "J Ex"),
        (b'CompleteYN="N"', b'CompleteYN="Y"', "et_al", False),
    ],
)  # fmt: skip
def test_what_an_article_may_say_otherwise(old, new, field, said):
    assert getattr(bib(ARTICLE.replace(old, new)), field) == said


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("title", "A part"),
        ("venue", "All of it"),
        ("kind", "chapter"),
        ("authors", (Name(family="Au", given="B"),)),
        ("publisher", "Press"),
        ("isbn", ("9780306406157",)),
        ("date", PartialDate(2009)),
        ("accession", "NBK1"),
    ],
)
def test_each_element_of_a_book_article_has_its_field(field, said):
    assert getattr(bib(BOOK), field) == said


def test_a_book_without_parts_has_its_own_title():
    made = bib(BOOK.replace(b"<ArticleTitle>A part</ArticleTitle>", b""))
    assert (made.title, made.kind) == ("All of it", "book")


@pytest.mark.parametrize(
    "data", [ARTICLE, BOOK, b"<PubmedArticleSet/>", b"<MedlineCitationSet></MedlineCitationSet>"]
)
def test_its_files_are_recognised(data):
    assert detect(data) == ("pubmed-xml",)
