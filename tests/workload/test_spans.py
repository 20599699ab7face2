"""Spans: from a search to decisions and to its release."""

from datetime import date
from functools import cache

import pytest

from pipeline.workload.spans import spans
from tests import made


@cache
def found():
    return {one.search.id: one for one in spans(made.tiny_review("bees"))}


@pytest.mark.parametrize(
    ("search", "first", "last", "released"),
    [
        ("apidex-a", 4, 414, 91),
        ("guild-a", None, None, 72),
        ("apidex-c", 8, 40, None),
    ],
)
def test_a_span_counts_days_from_the_search(search, first, last, released):
    span = found()[search]
    assert [span.after(day) for day in (span.first, span.last, span.released)] == [first, last, released]


def test_searches_come_in_their_order():
    assert [*found()] == [
        "apidex-a",
        "hive-ledger-a",
        "waggle-a",
        "guild-a",
        "apidex-b",
        "guild-b",
        "apidex-c",
    ]


def test_a_decision_without_a_day_tells_no_span():
    base = made.tiny_review("bees")
    undated = tuple(
        made.changed(one, decisions=tuple(made.changed(said, on=None) for said in one.decisions))
        for one in base.screenings
    )
    assert {one.first for one in spans(made.changed(base, screenings=undated))} == {None}


def test_a_decision_before_its_search_counts_backwards():
    span = found()["apidex-a"]
    assert span.after(date(2022, 5, 1)) == -1
