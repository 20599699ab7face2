"""Our own JSON comes back as it was written."""

import json

import pytest
from hypothesis import given, settings

from pipeline.formats import detect
from pipeline.formats.accounting import account
from pipeline.formats.base import UNMARKED
from pipeline.formats.json_own import READER, marks_of
from pipeline.formats.lines_write import plain
from pipeline.model import Bib, Name
from pipeline.values import PartialDate
from tests.formats.made import BIBS


def read(record):
    return account(json.dumps(record).encode(), READER, "x").records[0]


@settings(max_examples=150, deadline=None)
@given(BIBS)
def test_what_is_written_is_read(bib):
    assert read({"key": "k", **plain(bib)}).bib == bib


@pytest.mark.parametrize(
    ("record", "bib"),
    [
        ({"title": "A", "date": "2020-02"}, Bib(title="A", date=PartialDate(2020, 2))),
        ({"title": "A", "date": "some day"}, Bib(title="A")),
        ({"title": ["A"], "isbn": "1"}, Bib(isbn=("1",))),
        (
            {"authors": [{"family": "A", "corporate": True}, "B"]},
            Bib(authors=(Name(family="A", corporate=True),)),
        ),
        ({"et_al": 1, "retracted": True}, Bib(retracted=True)),
    ],
)
def test_a_value_of_another_kind_is_left_out(record, bib):
    assert read({"key": "k", **record}).bib == bib


@pytest.mark.parametrize("said", [None, [], "x", {}, {"votes": "x", "labels": None}])
def test_no_marks_are_unmarked(said):
    assert marks_of(said) == UNMARKED


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b'{"key": "a", "title": "A"}\n{"title": "B"}\n', ("jsonl",)),
        (b'{"kind": "article"}', ("jsonl",)),
        (b'{"title": "A", "doi": "10.1/x"}', ("json",)),
        (b'{"key": "a", "title": "A", "shelf": 1, "year": 2}', ("json",)),
    ],
)
def test_only_our_own_fields_are_recognised(data, names):
    assert detect(data) == names
