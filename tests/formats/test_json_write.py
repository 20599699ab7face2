"""CSL-JSON as its schema has it, and JSON Lines in our own words."""

import json

import pytest
from hypothesis import given

from pipeline.formats import csl_write, lines_write
from pipeline.formats.base import Marks, Vote
from pipeline.formats.written import Written
from pipeline.model import Bib, Name
from pipeline.values import PartialDate
from tests.formats.made import ITEMS

SCHOOT = Name(family="Schoot", given="Rens", particle="van de", suffix="Jr.")
MARKS = Marks(votes=(Vote(verdict="include", by="Ann"),), labels=("x",))


TOLD = {"votes": [{"verdict": "include", "by": "Ann"}], "labels": ["x"]}
BODY = Name(family="A, B", corporate=True)


def item(marks=None, **fields):
    return Written(key="k", bib=Bib(**fields), marks=marks or Marks())


def csl(*items):
    return json.loads("".join(csl_write.write(items)))


def told(**fields):
    (made,) = csl(item(**fields))
    return {name: part for name, part in made.items() if name not in {"id", "type"}}


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        ({}, {}),
        ({"title": "A <i>b</i> & c"}, {"title": "A &lt;i>b&lt;/i> & c"}),
        ({"date": PartialDate(2020)}, {"issued": {"date-parts": [[2020]]}}),
        ({"first_public": PartialDate(2019, 5, 6)}, {"available-date": {"date-parts": [[2019, 5, 6]]}}),
        (
            {"authors": (SCHOOT,)},
            {
                "author": [
                    {
                        "family": "Schoot",
                        "given": "Rens",
                        "non-dropping-particle": "van de",
                        "suffix": "Jr.",
                    }
                ]
            },
        ),
        (
            {"authors": (BODY,), "et_al": True},
            {"author": [{"literal": "A, B"}, {"literal": "others"}]},
        ),
        (
            {"arxiv": "2001.00001", "arxiv_version": "2"},
            {"archive": "arXiv", "archive_location": "2001.00001v2"},
        ),
        (
            {"isbn": ("1", "2"), "issn": ("3", "4"), "keywords": ("a, b",)},
            {"ISBN": "1 2", "ISSN": "3, 4", "keyword": "a, b;"},
        ),
        ({"kind": "article", "venue": "V", "publisher": "P"}, {"container-title": "V", "publisher": "P"}),
        ({"kind": "thesis", "venue": "V", "publisher": "P"}, {"publisher": "V"}),
        (
            {"kind": "editorial", "retracted": True, "accession": "X"},
            {"custom": {"kind": "editorial", "retracted": True, "accession": "X"}},
        ),
        ({"marks": MARKS}, {"custom": {"marks": TOLD}}),
    ],
)  # fmt: skip
def test_csl_has_each_field_where_its_schema_puts_it(fields, written):
    assert told(**fields) == written


@pytest.mark.parametrize(
    ("kind", "written"),
    [("article", "article-journal"), ("preprint", "article"), ("book", "book"), ("", "document")],
)  # fmt: skip
def test_csl_has_a_type_for_each_kind(kind, written):
    assert csl(item(kind=kind))[0]["type"] == written


@given(ITEMS)
def test_csl_is_one_array_with_an_object_a_line(items):
    text = "".join(csl_write.write(items))
    assert [one["id"] for one in json.loads(text)] == [one.key for one in items]
    assert text.count("\n") == len(items) + 2


@given(ITEMS)
def test_json_lines_have_an_object_a_line_that_says_all_of_it(items):
    lines = "".join(lines_write.write(items)).removesuffix("\n").split("\n")
    for one, line in zip(items, lines, strict=True):
        made = json.loads(line)
        assert made.pop("key") == one.key
        assert made.pop("marks", {}) == lines_write.plain(one.marks)
        assert made == lines_write.plain(one.bib)


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        ({}, {"key": "k"}),
        ({"title": "T", "retracted": True}, {"key": "k", "title": "T", "retracted": True}),
        ({"date": PartialDate(2020, 3)}, {"key": "k", "date": "2020-03"}),
        ({"authors": (BODY,)}, {"key": "k", "authors": [{"family": "A, B", "corporate": True}]}),
        ({"isbn": ("1",), "keywords": ("a;b",)}, {"key": "k", "isbn": ["1"], "keywords": ["a;b"]}),
        ({"marks": MARKS}, {"key": "k", "marks": TOLD}),
    ],
)  # fmt: skip
def test_a_line_names_what_is_known_and_nothing_else(fields, written):
    assert json.loads("".join(lines_write.write([item(**fields)]))) == written
