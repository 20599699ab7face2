"""CSV in our own words: a column a field."""

import csv
from io import StringIO

import pytest

from pipeline.formats.base import Marks, Vote
from pipeline.formats.table_write import COLUMNS, write
from pipeline.formats.written import FIELDS, Written
from pipeline.model import Bib, Name
from pipeline.values import PartialDate

DOE, BODY = Name(family="Doe", given="J."), Name(family="A, B", corporate=True)
VOTES = (Vote(verdict="maybe", by="A: B"), Vote(verdict="include"))


def told(marks=None, **fields):
    text = "".join(write([Written(key="k", bib=Bib(**fields), marks=marks or Marks())]))
    (row,) = csv.DictReader(StringIO(text, newline=""))
    return {name: cell for name, cell in row.items() if cell and name != "key"}


def test_there_is_a_column_for_every_field():
    assert set(COLUMNS) == FIELDS
    assert COLUMNS[:3] == ("key", "title", "authors")


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        ({}, {}),
        ({"title": "@a"}, {"title": "'@a"}),
        ({"title": "a\nb\0"}, {"title": "a b"}),
        ({"authors": (DOE, BODY)}, {"authors": "Doe, J.; A, B,"}),
        ({"authors": (Name(family="A;B", corporate=True),)}, {"authors": "A,B,"}),
        ({"et_al": True, "retracted": True}, {"et_al": "true", "retracted": "true"}),
        ({"date": PartialDate(2020, 3)}, {"date": "2020-03"}),
        ({"isbn": ("1", "2"), "issn": ("3",)}, {"isbn": "1; 2", "issn": "3"}),
        ({"keywords": ("a", "b;c")}, {"keywords": "a; b,c"}),
        ({"keywords": ("a, b",)}, {"keywords": "a, b;"}),
        ({"pages": "1-5", "volume": "-5"}, {"pages": "1-5", "volume": "-5"}),
        (
            {"marks": Marks(votes=VOTES, notes=("a;", "b,c"))},
            {"votes": "A: B: maybe\ninclude", "notes": "a;\nb,c"},
        ),
    ],
)  # fmt: skip
def test_a_cell_says_what_its_field_says(fields, written):
    assert told(**fields) == written
