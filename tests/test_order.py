from itertools import pairwise

import pytest

from pipeline.order import ordered, position

ORDER = {"zeta": 1, "alpha": 2}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("zeta:0009", "alpha:0001"),
        ("alpha:0001", "alpha:0002"),
        ("alpha:9999", "alpha:10000"),
        ("alpha:0001", "unknown:0001"),
        ("lost:0001", "unknown:0001"),
    ],
)
def test_by_sequence_then_by_ordinal(first, second):
    assert position(first, ORDER) < position(second, ORDER)


def test_searches_of_one_sequence_do_not_mix():
    order = {"alpha": 1, "beta": 1}
    assert ordered(["beta:0001", "alpha:0002", "alpha:0001"], order) == [
        "alpha:0001",
        "alpha:0002",
        "beta:0001",
    ]


def test_ordered_is_the_order_of_positions():
    found = ordered(["alpha:0002", "zeta:0003", "alpha:0001"], ORDER)
    assert found == ["zeta:0003", "alpha:0001", "alpha:0002"]
    assert all(position(a, ORDER) < position(b, ORDER) for a, b in pairwise(found))
