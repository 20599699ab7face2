"""Habits of real exports, each in an invented one: told by its content, read whole and without a word."""

import pytest

from pipeline.formats import READERS
from pipeline.formats.accounting import account
from pipeline.formats.choosing import choose
from pipeline.formats.stream import of

EXPORTS = {
    # what an export does: its reader, the export, and what each of its records says
    "numbers without a blank before them, a remark between entries, other first tags (MEDLINE)": (
        "nbib",
        ("PMID- 20\nOWN - NLM\nTI  - On things and\n      others.\nSO  - x\n\nA remark.\n\nPMC -66\n"
        "TI-\nBTI -    \nJT  - Odd Ends\n\nPMCR- 71\nTI  - Ends\nPT  - Book\n\n"
            "PMID-30\nAID - doi:10.1000/x.2\n\n"
        "PMID-31\nPT  -\nMH  - Red\n"),
        [
            {"title": "On things and others.", "pmid": "20"},
            {"title": "", "venue": "Odd Ends"},
            {"title": "Ends", "pmid": ""},
            {"pmid": "30", "doi": "10.1000/x.2"},
            {"pmid": "31", "keywords": ("Red",)},
        ],
    ),
    "a single entry whose number follows its tag at once (MEDLINE)": (
        "nbib",
        "PMID-22\nPT  - Editorial\nJT  - Odd Ends\n",
        [{"pmid": "22", "kind": "editorial", "venue": "Odd Ends"}],
    ),
    "a book that has its DOI among its own data, every word on a line (PubMed)": (
        "pubmed-xml",
        ("<PubmedBookArticleSet><PubmedBookArticle><BookDocument><PMID>\n 7\n</PMID><Book>"
        "<BookTitle\n book='x'>\n On\n things\n</BookTitle>"
            "<ELocationID EIdType='doi'>\n 10.1000/b\n</ELocationID></Book>"
        "<ArticleTitle>Ends</ArticleTitle></BookDocument></PubmedBookArticle></PubmedBookArticleSet>"),
        [{"title": "Ends", "venue": "On things", "doi": "10.1000/b", "pmid": "7"}],
    ),
    "one article without a set around it, first and last page apart (PubMed)": (
        "pubmed-xml",
        ("<PubmedArticle><MedlineCitation><PMID>1</PMID><PMID>9</PMID><Article><ArticleTitle>Things."
        "</ArticleTitle><Pagination><StartPage>25</StartPage><EndPage>138</EndPage></Pagination>"
        "<Abstract><AbstractText></AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>"),
        [{"title": "Things.", "pmid": "1", "pages": "25-138", "abstract": ""}],
    ),
    "no column of titles, lists in the manner of Python (a table)": (
        "csv",
        ("abstract,authors,id,keywords,publication_year,label_included\n"
        "We did.,\"['Roe, Ada', 'Doe, Ben']\",12,\"['Red', 'Blue']\",2014//,1\n"),
        [{"title": "", "abstract": "We did.", "keywords": ("Red", "Blue")}],
    ),
    "the title in its own language only (Embase)": (
        "csv",
        "Original Title,Author Names,Source,Abstract\nDinge,Roe A.,Odd Ends (2014) 3:2 (52-60),We did.\n",
        [{"title": "Dinge", "venue": "Odd Ends", "volume": "3", "pages": "52-60"}],
    ),
    "a column of numbers without a name, blanks after commas, quotes inside cells (a table)": (
        "csv",
        ', title, abstract, doi, included\n0, an "exact" copy, We did, https://doi.org/10.1000/x, 1\n',
        [{"title": 'an "exact" copy', "abstract": "We did", "doi": "10.1000/x"}],
    ),
    "identifiers under the names of their databases (a table)": (
        "csv",
        'pubmedID,title,authors,abstracts,label1\n51,Things.,"Roe, E J; Doe, G S",We did.,E\n',
        [{"title": "Things.", "pmid": "51", "abstract": "We did."}],
    ),
    "an earlier table without display names (OpenAlex)": (
        "openalex-csv",
        ("id,title,authorships.author.display_name,authorships.author.id,primary_location.source.display_name,"
        "publication_year,doi\nhttps://openalex.org/W1,Things,Ada Roe|Ben Doe,A1|A2,Odd Ends,2017,"
        "https://doi.org/10.1000/x\n"),
        [{"title": "Things", "venue": "Odd Ends", "doi": "10.1000/x"}],
    ),
    "headings as HTML (Europe PMC)": (
        "bibtex",
        ("@article {PMID:36,\n\tTitle = {Things 2<sup>TM</sup>},\n\tPages = {59—67},\n"
        "\tAbstract = {<h4>Aims</h4>To do.<h4>Methods</h4>We <i>did</i>.},\n}\n"),
        [{"title": "Things 2TM", "pages": "59-67", "abstract": "Aims To do. Methods We did."}],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", EXPORTS)
def test_an_export_with_this_habit_is_read_whole(case):
    name, text, wanted = EXPORTS[case]
    data = of(text if isinstance(text, bytes) else text.encode())
    found = choose(data, "x")
    assert found is READERS[name], found
    made = account(data, found, "x")
    assert made.problems == ()
    told = [entry.bib for entry in made.records]
    assert [
        {field: getattr(bib, field) for field in said} for bib, said in zip(told, wanted, strict=True)
    ] == wanted


@pytest.mark.parametrize("data", [b"## ", b"\xef\xbb\xbf\n--\n", b"{}", b"...\r\n"])
def test_a_file_without_letter_or_digit_is_empty(data):
    assert choose(of(data), "x") is None
