"""A session in the order of the newest ranking."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline import files
from pipeline.reviewing.ranked import newest, ranked
from pipeline.values import Stage
from tests.reviewing.test_started import STUB, begun, desk, sheet


def ranking(day=1, **changes):
    given = {
        "stage": Stage.TITLE_ABSTRACT,
        "on": date(2024, 5, day),
        "model": "living",
        "tool": "a machine",
        "decisions": "0a",
        "relevant": 3,
        "irrelevant": 5,
        "order": (),
        **dict.fromkeys(("recall", "confidence", "odds", "p", "sure"), Decimal(1)),
    }
    return files.Ranking(**{**given, **changes})


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ((), ["a:0001", "a:0002", "a:0003"]),
        (["a:0003", "a:0001", "a:0002"], ["a:0003", "a:0001", "a:0002"]),
        (["a:0009", "a:0002"], ["a:0002", "a:0001", "a:0003"]),
        (["b:0001"], ["a:0003", "a:0001", "a:0002"]),
    ],
)
def test_reports_come_in_the_order_and_the_others_behind(order, expected):
    three = desk(a_0001="a:0001", a_0002="a:0002", a_0003="a:0003", b_0001="a:0003")
    made = begun(sheet(a_0001=STUB, a_0002=STUB, a_0003=STUB), of=three)
    assert [*ranked(made, order, three).reports] == expected


def test_the_newest_is_of_the_latest_day_then_of_the_most_decisions():
    late, more = ranking(2, relevant=1), ranking(2, relevant=9, decisions="00")
    assert newest([ranking(1, relevant=99), more, late]) == more
    assert newest([]) is None
