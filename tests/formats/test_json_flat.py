"""Flat records in anybody's words."""

import json

import pytest

from pipeline.formats import detect
from pipeline.formats.accounting import account
from pipeline.formats.json_flat import READER
from pipeline.model import Name
from pipeline.values import PartialDate

RECORD = {
    "recNumber": "7",
    "type": "journalArticle",
    "title": "On rare birds",
    "journal": "Journal of Examples",
    "authors": ["Vries, A.", "Dorp, B."],
    "date": "Sep",
    "year": "2006",
    "urls": ["ftp://x", "http://example.org/a"],
    "pages": "1-9",
    "isbn": "1234-5678",
    "keywords": ["a, b", "c"],
}
PEOPLE = (Name(family="Vries", given="A."), Name(family="Dorp", given="B."))


def bib(**change):
    return account(json.dumps([{**RECORD, **change}]).encode(), READER, "x").records[0].bib


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({}, "title", "On rare birds"),
        ({}, "venue", "Journal of Examples"),
        ({}, "date", PartialDate(2006, 9)),
        ({}, "issn", ("1234-5678",)),
        ({}, "url", "http://example.org/a"),
        ({}, "kind", "article"),
        ({}, "keywords", ("a, b", "c")),
        ({"keywords": "a, b"}, "keywords", ("a", "b")),
        ({}, "authors", PEOPLE),
        ({"authors": "Vries, A.,Dorp, B."}, "authors", PEOPLE),
        ({"authors": "Vries, A.; Dorp, B."}, "authors", PEOPLE),
        ({"authors": "Vries, A. and Dorp, B."}, "authors", PEOPLE),
        (
            {"authors": "Vries A, Dorp B"},
            "authors",
            (Name(family="Vries", given="A"), Name(family="Dorp", given="B")),
        ),
        ({"authors": [{"first": "A.", "last": "Vries"}, {"name": "Dorp, B."}, {}]}, "authors", PEOPLE),
        ({"authors": None}, "authors", ()),
        ({"date": "2006-09-10"}, "date", PartialDate(2006, 9, 10)),
        ({"year": None, "date": "2006-09-10"}, "date", PartialDate(2006, 9, 10)),
        ({"year": 2007, "date": None}, "date", PartialDate(2007)),
        ({"type": "Book Section"}, "kind", "chapter"),
        ({"type": "Conference Proceedings"}, "kind", "conference"),
        ({"type": None}, "kind", "other"),
        ({"pages": "", "start_page": "3", "End Page": 4}, "pages", "3-4"),
        ({"DOI": "https://doi.org/10.1000/AB"}, "doi", "10.1000/ab"),
        ({"PubMed ID": 77}, "pmid", "77"),
        ({"arXiv": "2001.00001"}, "arxiv", "2001.00001"),
    ],
)
def test_usual_names_of_fields_are_known(change, field, said):
    assert getattr(bib(**change), field) == said


@pytest.mark.parametrize(
    ("data", "names"),
    [
        ([RECORD], ("json",)),
        ({"records": [RECORD]}, ("json",)),
        (RECORD, ("json",)),
        ([{"title": "t"}], ()),
        ({"schema": "cases", "cases": [{"record_a": RECORD}]}, ()),
        ({"cells": [{"source": "x"}]}, ()),
    ],
)
def test_records_have_a_title_and_something_else(data, names):
    assert detect(json.dumps(data).encode()) == names
