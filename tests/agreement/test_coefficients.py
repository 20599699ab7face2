"""The coefficients against values that the literature prints, and against each other."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from pipeline.agreement import coefficients as of
from pipeline.agreement.votes import votes
from tests.agreement import examples

COHEN_1960 = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]


def value(measure, made, weights=of.identity):
    return float(measure(made, weights(made))(np.ones((1, len(made.subjects))))[0])


@pytest.mark.parametrize(
    ("measure", "made", "expected"),
    [
        (of.fleiss, examples.by_counts(examples.WIKIPEDIA), 0.210),
        (of.fleiss, examples.by_counts(examples.FLEISS_1971), 0.430),
        (of.percent, examples.by_rater(examples.GWET_2014), 0.818),
        (of.fleiss, examples.by_rater(examples.GWET_2014), 0.761),
        (of.conger, examples.by_rater(examples.GWET_2014), 0.763),
        (of.gwet, examples.by_rater(examples.GWET_2014), 0.775),
        (of.gwet, examples.two_raters([[118, 5], [2, 0]]), 0.941),
        (of.conger, examples.two_raters(COHEN_1960), 0.492),
    ],
)
def test_a_printed_value_is_met_to_three_decimals(measure, made, expected):
    assert value(measure, made) == pytest.approx(expected, abs=0.0005)


def test_the_printed_ac1_of_two_raters_is_met_to_four_decimals():
    assert round(value(of.gwet, examples.two_raters([[118, 5], [2, 0]])), 4) == 0.9408


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=2, max_size=40))
def test_two_raters_agree_as_another_library_says(pairs):
    """The values 1 and 4 are always there, so that ranks and values are the same."""
    every = [*pairs, (1, 4), (2, 3), (3, 2)]
    cells = [[str(a), str(b)] for a, b in every]
    made = votes([""] * len(cells), ["a", "b"], cells)
    one, other = zip(*every, strict=True)
    for weights, name in [(of.identity, None), (of.linear, "linear"), (of.quadratic, "quadratic")]:
        assert value(of.conger, made, weights) == pytest.approx(cohen_kappa_score(one, other, weights=name))


def test_conger_is_the_kappa_of_the_mean_pair_where_nothing_is_missing():
    """Observed and chance agreement are both means over all pairs of raters."""
    cells = [list(row) for row in ["aab", "abb", "bbb", "aaa", "aba", "bba"]]
    made = votes([""] * 6, ["r", "s", "t"], cells)
    pairs = [made.between(*pair) for pair in [(0, 1), (0, 2), (1, 2)]]
    seen = np.mean([value(of.percent, pair) for pair in pairs])
    chance = np.mean(
        [(value(of.percent, p) - value(of.conger, p)) / (1 - value(of.conger, p)) for p in pairs]
    )
    assert value(of.conger, made) == pytest.approx((seen - chance) / (1 - chance))


def test_weights_are_one_for_equal_and_none_for_the_farthest():
    made = votes(["", ""], ["a", "b"], [["1", "2"], ["5", "5"]])
    assert of.linear(made)[0].tolist() == pytest.approx([1, 0.75, 0])
    assert of.quadratic(made)[0].tolist() == pytest.approx([1, 0.9375, 0])


@pytest.mark.parametrize(("measure", "expected"), [(of.fleiss, True), (of.conger, True), (of.gwet, False)])
def test_one_category_leaves_kappa_undefined_and_ac1_one(measure, expected):
    found = value(measure, votes(["x", "y"], ["a", "b"], [["1", "1"]] * 2))
    assert np.isnan(found) == expected
    assert expected or found == 1


@pytest.mark.parametrize("measure", [of.percent, of.fleiss, of.conger, of.gwet])
def test_a_sample_is_as_good_as_the_rows_it_repeats(measure):
    cells = [["1", "2", ""], ["2", "2", "2"], ["", "1", "1"], ["1", "1", "2"]]
    made = votes([""] * 4, ["a", "b", "c"], cells)
    twice = votes([""] * 4, ["a", "b", "c"], [cells[0], cells[0], cells[2], cells[3]])
    times = np.array([[2.0, 0.0, 1.0, 1.0]])
    assert measure(made, of.identity(made))(times)[0] == pytest.approx(value(measure, twice))


def test_ac1_and_fleiss_see_votes_of_rows_with_one_vote_in_their_chance():
    cells = [["1", "1"], ["1", "2"], ["2", "2"]]
    more = votes([""] * 4, ["a", "b"], [*cells, ["2", ""]])
    fewer = votes([""] * 3, ["a", "b"], cells)
    assert value(of.percent, more) == value(of.percent, fewer)
    assert value(of.gwet, more) > value(of.gwet, fewer)
