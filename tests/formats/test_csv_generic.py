"""Tables that anybody makes: names of columns in several languages, authors and numbers in many forms."""

import pytest

from pipeline.formats import READERS
from pipeline.formats.accounting import account
from pipeline.values import PartialDate

SETS = (
    "record_id,entry_type,title,authors,year,journal,booktitle,volume,number,pages,doi,isbn,publisher,"
    "abstract\n"
)


def read(text):
    made = account(text.encode(), READERS["csv"], "x.csv")
    assert made.problems == ()
    return made.records


def test_a_row_of_a_labelled_set_is_read_whole():
    (entry,) = read(
        f"{SETS}abc0001,article,On things,Doe J.Roe S. R.,1997,Odd Ends,,63,6,1669-75,10.1000/s1,"
        "0003-4975 (Print) 0003-4975 (Linking),,BACKGROUND: We did.\n"
    )
    bib = entry.bib
    assert (entry.key, bib.title, bib.date, bib.kind) == (
        "abc0001",
        "On things",
        PartialDate(1997),
        "article",
    )
    assert (bib.venue, bib.volume, bib.issue, bib.pages) == ("Odd Ends", "63", "6", "1669-75")
    assert (bib.doi, bib.issn, bib.isbn) == ("10.1000/s1", ("0003-4975",), ())
    assert [(name.family, name.given) for name in bib.authors] == [("Doe", "J."), ("Roe", "S. R.")]


@pytest.mark.parametrize(
    ("header", "row", "field", "value"),
    [
        ("Titel;Jahr", "On things;2020", "date", PartialDate(2020)),
        ("titre,annee", "On things,2020", "date", PartialDate(2020)),
        ("TI\tPY\tSO", "On things\t2020\tOdd Ends", "venue", "Odd Ends"),
        ("Title,Journal/Book", "On things,Odd Ends", "venue", "Odd Ends"),
        ("Title,Source", "On things,Odd Ends", "venue", "Odd Ends"),
        ("title,booktitle", "On things,Proc. Odd Ends", "venue", "Proc. Odd Ends"),
        ("title,start page,end page", "On things,5,9", "pages", "5-9"),
        ("title,Vol.,No.", "On things,3,4", "volume", "3"),
        ("title,DOI link", "On things,https://doi.org/10.1000/x", "doi", "10.1000/x"),
        ("title,url", "On things,https://doi.org/10.1000/x", "doi", "10.1000/x"),
        ("title,eissn", "On things,12345678", "issn", ("1234-5678",)),
        ("title,mesh_terms", "On things,Red; Blue", "keywords", ("Red", "Blue")),
        ("title,lang,language", "On things,x,ger", "language", "de"),
        ("title,journal", "On things,null", "venue", ""),
        ("title,journal", "On things,Odd &amp; Ends", "venue", "Odd & Ends"),
        ("title,type", "On things,Conference paper", "kind", "conference"),
        ("title,arxiv_id", "On things,2001.00001v2", "arxiv", "2001.00001"),
        ("title,published", "On things,2020-05-01", "date", PartialDate(2020, 5, 1)),
    ],
)
def test_a_column_is_known_by_any_of_its_names(header, row, field, value):
    (entry,) = read(f"{header}\n{row}\n")
    assert entry.bib.title == "On things"
    assert getattr(entry.bib, field) == value


@pytest.mark.parametrize(
    ("header", "cell", "verdicts"),
    [
        ("included", "1", ["include"]),
        ("label_included", "0", ["exclude"]),
        ("decision", "Maybe", ["maybe"]),
        ("included", "", []),
    ],
)
def test_labels_of_screening_are_votes(header, cell, verdicts):
    (entry,) = read(f"title,{header}\nOn things,{cell}\n")
    assert [vote.verdict for vote in entry.marks.votes] == verdicts
