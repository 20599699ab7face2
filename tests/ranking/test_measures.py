"""What an order is worth."""

import pytest

from pipeline.ranking.measures import loss, recall_after, work_saved


@pytest.mark.parametrize(
    ("labels", "saved", "early", "lost"),
    [
        ([1, 0, 0, 0, 0, 0, 0, 0, 0, 0], 0.85, 1.0, 0.0),
        ([0, 0, 0, 0, 0, 0, 0, 0, 0, 1], -0.05, 0.0, 1.0),
        ([0, 1, 0, 0, 0, 0, 0, 0, 0, 1], -0.05, 0.0, 9 / 16),
        ([1, 1, 1, 0], 0.2, 1 / 3, 0.0),
        ([0, 0], 0.0, 0.0, 0.0),
        ([1, 1], -0.05, 0.5, 0.0),
        ([], 0.0, 0.0, 0.0),
    ],
)
def test_an_order_is_worth_what_its_curve_says(labels, saved, early, lost):
    assert work_saved(labels) == pytest.approx(saved)
    assert recall_after(labels) == pytest.approx(early)
    assert loss(labels) == pytest.approx(lost)


def test_ninety_five_of_a_hundred_may_leave_five():
    labels = [1] * 95 + [0] * 100 + [1] * 5
    assert work_saved(labels) == pytest.approx(0.95 - 95 / 200)
