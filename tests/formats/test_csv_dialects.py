"""Headers of older and newer exports, and of files that only look like one, are told apart."""

import pytest

from pipeline.formats import detect
from pipeline.formats.author_lists import WAYS
from pipeline.formats.csv_columns import EVERY
from pipeline.formats.csv_dialects import DIALECTS

HEADERS = [
    (
        "Authors,Title,Year,Source title,Volume,Issue,Art. No.,Page start,Page end,DOI,Link,Source,EID",
        "scopus-csv",
    ),
    ('"Authors","Author full names","Author(s) ID","Title","Year","Source title","EID"', "scopus-csv"),
    ("Authors,Title,Year,Source title,Abbreviated Source Title", "scopus-csv"),
    ("Authors,Title,Year,Source title", "csv"),
    ('"Document Title",Authors,"Publication Title","Publication_Year",PDF Link', "ieee-csv"),
    ('"Document Title",Authors,"Publication Title",Date Added To Xplore,"Year"', "ieee-csv"),
    ('"https://example.org/search?q=x"\n"Document Title",Authors,"Year",PDF Link', "ieee-csv"),
    ("Document Title,Authors,Year", "csv"),
    (
        "key,title,year,month,day,journal,issn,volume,issue,pages,authors,url,language,abstract,notes",
        "rayyan-csv",
    ),
    ("key,title,authors,journal,year", "csv"),
    ("id,doi,title,display_name,publication_year,type,cited_by_count", "openalex-csv"),
    ("id,display_name,author_names,host_venue_display_name", "openalex-csv"),
    ("Lens ID,Title,Date Published,Author/s", "lens-csv"),
    (
        "Rank,Publication ID,DOI,PMID,PMCID,Title,Abstract,Source title,Anthology title,PubYear",
        "dimensions-csv",
    ),
    (
        "Rank,Publication ID,DOI,Title,Source title/Anthology title,Publication date,Dimensions URL",
        "dimensions-csv",
    ),
    ("Cites,Authors,Title,Year,Source,Publisher,ArticleURL,CitesURL,GSRank,QueryDate,Type", "pop-csv"),
    ("Authors,Title,Publication,Volume,Number,Pages,Year,Publisher", "scholar-csv"),
    ("record_id,title,abstract,included,asreview_ranking", "asreview-csv"),
    ("title,abstract,asreview_label,asreview_time,asreview_note", "asreview-csv"),
    ("record_id,entry_type,title,authors,year,journal,booktitle,volume,number,pages,doi,isbn", "csv"),
    ("Title,Authors,Abstract,Published Year,Covidence #,Study,Notes,Tags", "covidence-csv"),
    ("PT\tAU\tBA\tBE\tGP\tAF\tBF\tCA\tTI\tSO\tUT", "wos-tab"),
    ("\ufeffPT\tAU\tTI\tSO\tPY", "wos-tab"),
    ("Key\tItem Type\tTitle\tPublication Title\tAbstract Note", "zotero-csv"),
    ("Titel;Autoren;Jahr", "csv"),
    ("title\n", "csv"),
]


@pytest.mark.parametrize(("header", "name"), HEADERS)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_a_header_tells_one_dialect(header, name, codec):
    assert detect(f"{header}\n".encode(codec)) == (name,)


@pytest.mark.parametrize(
    "text",
    [
        "a,b,c\n1,2,3\n",
        "We title, and we say\n",
        "subtitle,year\n",
        "{title: x}\n",
        "<title>,</title>\n",
        "FN Clarivate\nVR 1.0\n",
        "@article{title,\n title={title}}\n",
    ],
)
def test_what_is_no_table_of_documents_is_none(text):
    assert not any(name.endswith(("csv", "tab")) for name in detect(text.encode()))


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
def test_a_dialect_uses_known_meanings_and_ways(dialect):
    assert set(dialect.columns) <= set(EVERY)
    assert dialect.authors in WAYS
    assert "title" in dialect.columns


def test_names_and_labels_are_distinct():
    assert len({dialect.name for dialect in DIALECTS}) == len(DIALECTS)
    assert len({dialect.label for dialect in DIALECTS}) == len(DIALECTS)
