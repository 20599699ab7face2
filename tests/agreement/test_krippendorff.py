"""Krippendorff's alpha against the values he and others print."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.agreement import krippendorff as of
from pipeline.agreement.votes import votes
from tests.agreement import examples

LEVELS = (of.nominal, of.ordinal, of.interval, of.ratio)


def value(measure, made):
    return float(measure(made)(np.ones((1, len(made.subjects))))[0])


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        (examples.THREE_CODERS, of.nominal, 0.691),
        (examples.THREE_CODERS, of.interval, 0.811),
        (examples.KRIPPENDORFF_2011, of.nominal, 0.743),
        (examples.KRIPPENDORFF_2011, of.ordinal, 0.815),
        (examples.KRIPPENDORFF_2011, of.interval, 0.849),
        (examples.KRIPPENDORFF_2011, of.ratio, 0.797),
    ],
)
def test_a_printed_alpha_is_met_to_three_decimals(text, measure, expected):
    assert value(measure, examples.by_rater(text)) == pytest.approx(expected, abs=0.0005)


@pytest.mark.parametrize("measure", LEVELS)
def test_it_does_not_matter_who_cast_a_vote(measure):
    one, other = map(examples.by_rater, (examples.KRIPPENDORFF_2011, examples.GWET_2014))
    assert value(measure, one) == pytest.approx(value(measure, other))


@pytest.mark.parametrize("measure", LEVELS)
def test_full_agreement_is_one_and_one_category_is_undefined(measure):
    assert value(measure, votes(["", ""], ["a", "b"], [["1", "1"], ["3", "3"]])) == 1
    assert np.isnan(value(measure, votes(["", ""], ["a", "b"], [["1", "1"], ["1", "1"]])))


@pytest.mark.parametrize("measure", LEVELS)
def test_a_row_with_one_vote_takes_no_part(measure):
    cells = [["1", "2"], ["2", "2"], ["4", "4"]]
    alone = votes([""] * 4, ["a", "b"], [*cells, ["9", ""]])
    assert value(measure, alone) == pytest.approx(value(measure, votes([""] * 3, ["a", "b"], cells)))


def direct(rows):
    """Return nominal alpha by going through every pair of votes."""
    rows = [row for row in rows if len(row) > 1]
    every = [vote for row in rows for vote in row]
    n = len(every) or np.nan
    seen = sum(sum(a != b for a in row for b in row) / (len(row) - 1) for row in rows) / n
    chance = sum(a != b for a in every for b in every) / (n * (n - 1))
    return 1 - seen / chance if chance else np.nan


@given(st.lists(st.lists(st.sampled_from("123"), min_size=0, max_size=4), min_size=1, max_size=12))
def test_the_matrices_say_what_counting_every_pair_says(rows):
    cells = [[*row, *[""] * (4 - len(row))] for row in rows]
    made = votes([""] * len(cells), list("abcd"), cells)
    assert value(of.nominal, made) == pytest.approx(direct(rows), nan_ok=True)


@pytest.mark.parametrize("measure", LEVELS)
def test_a_sample_is_as_good_as_the_rows_it_repeats(measure):
    cells = [["1", "2"], ["2", "2"], ["4", "3"]]
    twice = votes([""] * 3, ["a", "b"], [cells[0], cells[0], cells[2]])
    found = measure(votes([""] * 3, ["a", "b"], cells))(np.array([[2.0, 0.0, 1.0]]))[0]
    assert found == pytest.approx(value(measure, twice))
