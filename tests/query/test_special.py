"""Ranges of dates, in the spellings of all syntaxes."""

import pytest

from pipeline.query.lint import Finding
from pipeline.query.parse import parse
from pipeline.query.special import dates
from pipeline.query.syntaxes import SYNTAXES
from pipeline.query.tree import Dates, In, Near, Word
from pipeline.values import PartialDate

Y = PartialDate


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2017", Y(2017), Y(2017)),
        ("2017-2020", Y(2017), Y(2020)),
        ("2017..2020", Y(2017), Y(2020)),
        ("2017/2020", Y(2017), Y(2020)),
        ("2017-05", Y(2017, 5), Y(2017, 5)),
        ("2017-05..2018-02", Y(2017, 5), Y(2018, 2)),
        ("2017-05-03..2018-02-28", Y(2017, 5, 3), Y(2018, 2)),
        ("2017-01..2018-12", Y(2017), Y(2018)),
        ("2017-01-01..2018-12-31", Y(2017), Y(2018)),
        ("20170101-20181231", Y(2017), Y(2018)),
        ("20170102-20181230", Y(2017, 1, 2), Y(2018, 12, 30)),
        ("2017..", Y(2017), None),
        ("..2017", None, Y(2017)),
        ("2017-", Y(2017), None),
        ("1000-2017", None, Y(2017)),
        ("2017-2999", Y(2017), None),
        ("(2017-2018)", Y(2017), Y(2018)),
    ],
)
def test_a_range_of_dates_has_one_form(text, low, high):
    findings = []
    assert dates(text, 0, findings) == Dates(low, high)
    assert findings == []


@pytest.mark.parametrize("text", ["", "x", "17", "2017-13-99-1", "..", "2020-2017", "last year"])
def test_what_is_no_date_is_said(text):
    findings = []
    dates(text, 4, findings)
    assert findings == [Finding(4, "bad-date", text)]


@pytest.mark.parametrize(
    ("name", "text", "low", "high"),
    [
        ("scopus", "PUBYEAR >= 2017", Y(2017), None),
        ("scopus", "PUBYEAR <= 2017", None, Y(2017)),
        ("scopus", "pubyear is 2017", Y(2017), Y(2017)),
        ("scopus", "LIMIT-TO(PUBYEAR, 2017)", Y(2017), Y(2017)),
        ("arxiv", "submittedDate:[20170201 TO 20170228]", Y(2017, 2), Y(2017, 2)),
        ("arxiv", "submittedDate:[2017 TO 2018]", Y(2017), Y(2018)),
        ("arxiv", "lastUpdatedDate:[201702030000 TO 201802030000]", Y(2017, 2, 3), Y(2018, 2, 3)),
        ("pubmed", "2017/02/03:2018/04[dp]", Y(2017, 2, 3), Y(2018, 4)),
        ("pubmed", "1000:2018[dp]", None, Y(2018)),
        ("ebsco", "YR 2017-2018", Y(2017), Y(2018)),
        ("wos", "PY=(2017-2018)", Y(2017), Y(2018)),
        ("ieee", '"Publication Year":2017', Y(2017), Y(2017)),
    ],
)
def test_each_syntax_has_its_own_dates(name, text, low, high):
    assert parse(text, SYNTAXES[name]).query == Dates(low, high)


def test_nearness_of_several_words_as_pubmed_writes_it():
    near = Near(Near(Word("a"), Word("b"), 4), Word("c"), 4)
    assert parse('"a b c"[ti:~4]', SYNTAXES["pubmed"]).query == In("title", near)


def test_nearness_in_a_field_that_is_not_known():
    assert [one.code for one in parse('"a b"[xyz:~4]', SYNTAXES["pubmed"]).findings] == ["unknown-field"]
