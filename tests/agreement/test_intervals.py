"""Intervals: seeded, printed ones met, none where nothing can be said."""

import numpy as np
import pytest

from pipeline.agreement import coefficients as of
from pipeline.agreement.intervals import Drawing, analytic, bootstrap, student
from pipeline.agreement.votes import votes
from tests.agreement import examples

GWET = examples.by_rater(examples.GWET_2014)


def drawn(made, **changes):
    measures = {"fleiss": of.fleiss(made, of.identity(made))}
    return bootstrap(measures, len(made.subjects), Drawing(**{"samples": 200, **changes}))["fleiss"]


@pytest.mark.parametrize(
    ("share", "degrees", "expected"),
    [(0.975, 1, 12.7062), (0.975, 11, 2.2010), (0.95, 5, 2.0150), (0.995, 782, 2.5822), (0.975, 10**6, 1.96)],
)
def test_the_quantiles_are_those_of_printed_tables(share, degrees, expected):
    assert student(share, degrees) == pytest.approx(expected, abs=2e-4)


def test_the_printed_interval_of_ac1_is_met():
    """Gwet's software prints .775 with standard error .143 and interval .461 to 1 for this table."""
    found = analytic(GWET, of.identity(GWET), 0.95)
    assert (round(found.low, 3), found.high, round(found.error, 5)) == (0.461, 1.0, 0.14295)


def test_the_same_seed_draws_the_same_interval():
    assert drawn(GWET, seed=3) == drawn(GWET, seed=3) != drawn(GWET, seed=4)


def test_more_confidence_is_a_wider_interval():
    half, most = drawn(GWET, confidence=0.5), drawn(GWET, confidence=0.99)
    assert most.low < half.low < half.high <= most.high


def test_the_bootstrap_comes_near_the_analytic_error():
    rng = np.random.default_rng(1)
    cells = [[str(a), str(a if keep else 1 - a)] for a, keep in rng.integers(0, 2, (400, 2))]
    made = votes([""] * 400, ["a", "b"], cells)
    found = bootstrap({"x": of.gwet(made, of.identity(made))}, 400, Drawing())["x"]
    assert found.error == pytest.approx(analytic(made, of.identity(made), 0.95).error, rel=0.1)


@pytest.mark.parametrize(
    "cells", [[["1", "2"]], [["1", "1"], ["1", "1"]], [["1", ""], ["", "2"]], [["1", "2"], ["1", "1"]]]
)
def test_there_is_no_interval_where_samples_say_nothing(cells):
    """The last: in one sample of four there is one category only."""
    assert drawn(votes([""] * len(cells), ["a", "b"], cells)) is None


def test_one_row_has_no_analytic_interval():
    made = votes(["x"], ["a", "b"], [["1", "2"]])
    assert analytic(made, of.identity(made), 0.95) is None


def test_chunks_do_not_change_what_is_drawn(monkeypatch):
    whole = drawn(GWET)
    monkeypatch.setattr("pipeline.agreement.intervals.CHUNK", 30)
    assert drawn(GWET) == whole
