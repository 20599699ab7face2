"""What Rayyan, ASReview, Covidence and Zotero ask for is what they get."""

import csv
from io import StringIO

import pytest

from pipeline.formats.asreview_write import label
from pipeline.formats.base import Marks, Vote
from pipeline.formats.marks_write import noted
from pipeline.formats.rayyan_write import TEMPLATE
from pipeline.formats.writers import WRITERS
from pipeline.formats.written import Written
from pipeline.model import Bib, Name
from pipeline.values import PartialDate

YES, NO, MAYBE = (Vote(verdict=verdict) for verdict in ("include", "exclude", "maybe"))
ANN, BOB = Vote(verdict="include", by="Ann"), Vote(verdict="exclude", by='Bob "B"')
BIB = Bib(
    title="=1+1", authors=(Name(family="Doe", given="J."), Name(family="Body", corporate=True)), et_al=True,
    date=PartialDate(2020, 3), first_public=PartialDate(2019, 12), kind="article", venue="V", pages="1-10",
    doi="10.1000/a", pmid="123", issn=("1234-5678",), isbn=("9780306406157",), keywords=("a, b",),
    abstract="A", arxiv="2001.00001", arxiv_version="2", accession="X", retracted=True,
)  # fmt: skip


def text(name, *items):
    return "".join(WRITERS[name].write(items))


def tags(name, **changes):
    lines = text(name, Written(key="k:1", bib=Bib(**{"title": "T", **changes}))).splitlines()
    return [(line[:2], line[6:]) for line in lines if line and not line.startswith(("TI", "ER", "ID"))]


def rows(name, *items):
    return list(csv.DictReader(StringIO(text(name, *items))))


def test_rayyan_gets_the_columns_of_its_template():
    (row,) = rows("rayyan", Written(key="k:1", bib=BIB, marks=Marks(votes=(ANN,), labels=("x", "y"))))
    assert tuple(row)[: len(TEMPLATE)] == TEMPLATE
    assert {name: cell for name, cell in row.items() if cell} == {
        "key": "k:1", "title": "'=1+1", "authors": "Doe, J. and Body, and et al.", "journal": "V",
        "issn": "1234-5678; 9780306406157", "pages": "1-10", "month": "3", "year": "2020",
        "pubmed_id": "123", "abstract": "A", "doi": "10.1000/a", "keywords": "a, b;",
        "notes": 'RAYYAN-INCLUSION: {"Ann"=>"Included"} | RAYYAN-LABELS: x,y',
    }  # fmt: skip


@pytest.mark.parametrize(
    ("marks", "written"),
    [
        (Marks(), ""),
        (Marks(votes=(ANN, BOB)), r'RAYYAN-INCLUSION: {"Ann"=>"Included", "Bob \"B\""=>"Excluded"}'),
        (Marks(votes=(MAYBE,)), 'RAYYAN-INCLUSION: {""=>"Maybe"}'),
        (Marks(labels=("a", "b,c")), "RAYYAN-LABELS: a,b;c"),
        (
            Marks(labels=("a",), reasons=("too old", "é")),
            "RAYYAN-LABELS: a | RAYYAN-EXCLUSION-REASONS: too old,é",
        ),
        (Marks(notes=("one", "two | three")), 'USER-NOTES: {""=>["one", "two | three"]}'),
    ],
)
def test_rayyan_gets_what_people_noted_in_its_own_words(marks, written):
    assert noted(marks) == written


def test_asreview_gets_whole_numbers_without_gaps_and_the_key_apart():
    made = rows("asreview", *(Written(key=key, bib=BIB) for key in ("k:1", "k:2")))
    assert [(row["record_id"], row["key"]) for row in made] == [("1", "k:1"), ("2", "k:2")]
    assert {name: cell for name, cell in made[0].items() if name not in {"record_id", "key"}} == {
        "title": "'=1+1", "abstract": "A", "authors": "Doe, J.; Body,; et al.", "year": "2020",
        "doi": "10.1000/a", "url": "", "keywords": "a, b;", "included": "", "notes": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("votes", "written"),
    [
        ((), ""),
        ((YES,), "1"),
        ((NO,), "0"),
        ((MAYBE,), ""),
        ((YES, ANN), "1"),
        ((ANN, BOB), ""),
        ((YES, MAYBE), ""),
    ],
)
def test_asreview_gets_a_label_where_all_votes_agree(votes, written):
    assert label(Marks(votes=votes)) == written


def test_covidence_gets_the_key_where_it_prints_it_again():
    assert tags("covidence", kind="article", venue="V", accession="X") == [
        ("TY", "JOUR"),
        ("T2", "V"),
        ("AN", "k:1"),
    ]


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        ({"kind": "article", "venue": "V"}, [("TY", "JOUR"), ("T2", "V")]),
        ({"kind": "article", "retracted": True}, [("TY", "JOUR")]),
        ({"kind": "editorial"}, [("TY", "JOUR")]),
        ({"kind": "preprint"}, [("TY", "UNPD"), ("M3", "preprint")]),
        ({"kind": "thesis", "retracted": True}, [("TY", "THES"), ("M3", "Retracted Publication")]),
        ({"kind": "book", "first_public": PartialDate(2020, 1)}, [("TY", "BOOK")]),
        (
            {"kind": "article", "arxiv": "2001.00001", "pmid": "5"},
            [("TY", "JOUR"), ("M2", "arXiv:2001.00001"), ("M2", "PMID: 5")],
        ),
    ],
)
def test_zotero_gets_no_tag_that_it_would_misread(fields, written):
    assert tags("zotero", **fields) == written
