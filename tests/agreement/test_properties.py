"""What must hold of every coefficient, whatever the votes."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.agreement import coefficients as of
from pipeline.agreement import krippendorff
from pipeline.agreement.votes import votes

GROUP = (of.percent, of.fleiss, of.conger, of.gwet)
ALPHAS = (krippendorff.nominal, krippendorff.ordinal, krippendorff.interval, krippendorff.ratio)
CELL = st.sampled_from(["", "1", "2", "3"])
ROWS = st.lists(st.tuples(CELL, CELL, CELL), min_size=2, max_size=10)
FULL = st.lists(st.tuples(*[st.sampled_from(["1", "2", "3"])] * 3), min_size=2, max_size=10)
PROPERTY = settings(max_examples=50)


def table(rows, raters=("a", "b", "c")):
    return votes([""] * len(rows), raters, rows)


def value(measure, made, weights=of.identity):
    return float(measure(made, weights(made))(np.ones((1, len(made.subjects))))[0])


def alpha(measure, made):
    return float(measure(made)(np.ones((1, len(made.subjects))))[0])


@PROPERTY
@given(ROWS, st.permutations(range(3)))
def test_who_is_named_first_does_not_matter(rows, order):
    made, turned = table(rows), table([[row[place] for place in order] for row in rows])
    for measure in GROUP:
        assert value(measure, made) == pytest.approx(value(measure, turned), nan_ok=True)
    for measure in ALPHAS:
        assert alpha(measure, made) == pytest.approx(alpha(measure, turned), nan_ok=True)


@PROPERTY
@given(ROWS)
def test_rows_told_twice_change_nothing_but_alpha(rows):
    made, twice = table(rows), table([*rows, *rows])
    for measure in GROUP:
        assert value(measure, made) == pytest.approx(value(measure, twice), nan_ok=True)


@PROPERTY
@given(ROWS)
def test_correcting_for_chance_never_raises_agreement(rows):
    made = table(rows)
    for measure in (of.fleiss, of.conger, of.gwet):
        corrected = value(measure, made)
        assert np.isnan(corrected) or corrected <= value(of.percent, made) + 1e-12


@PROPERTY
@given(FULL)
def test_percent_is_the_mean_over_pairs_where_nothing_is_missing(rows):
    made = table(rows)
    pairs = [made.between(*pair) for pair in ((0, 1), (0, 2), (1, 2))]
    assert value(of.percent, made) == pytest.approx(np.mean([value(of.percent, pair) for pair in pairs]))


@PROPERTY
@given(st.lists(st.tuples(*[st.sampled_from(["", "1", "2"])] * 3), min_size=2, max_size=10))
def test_weights_say_nothing_new_of_two_categories(rows):
    made = table(rows)
    assume(len(made.categories) == 2)
    for measure in GROUP:
        for weights in (of.linear, of.quadratic):
            assert value(measure, made, weights) == pytest.approx(value(measure, made), nan_ok=True)
    known = [alpha(measure, made) for measure in ALPHAS]
    assert known == pytest.approx(known[:1] * 4, nan_ok=True)


@PROPERTY
@given(FULL)
def test_weights_give_credit_to_near_categories(rows):
    made = table(rows)
    plain, linear, quadratic = (value(of.percent, made, w) for w in (of.identity, of.linear, of.quadratic))
    assert plain <= linear + 1e-12 <= quadratic + 2e-12


@PROPERTY
@given(st.lists(st.sampled_from("123"), min_size=2, max_size=10))
def test_full_agreement_is_one_wherever_there_is_a_value(column):
    made = table([[cell] * 3 for cell in column])
    found = [*(value(measure, made) for measure in GROUP), *(alpha(measure, made) for measure in ALPHAS)]
    assert all(np.isnan(one) or one == pytest.approx(1) for one in found)
    assert (value(of.percent, made), value(of.gwet, made)) == pytest.approx((1, 1))


@PROPERTY
@given(ROWS, st.integers(0, 2**31))
def test_a_drawn_sample_is_measured_as_the_table_it_stands_for(rows, seed):
    drawn = np.random.default_rng(seed).integers(0, len(rows), len(rows))
    times = np.bincount(drawn, minlength=len(rows)).astype(float)[None, :]
    made = table(rows)
    sampled = made.codes[drawn]
    assume({*sampled[sampled >= 0].tolist()} == {*made.codes[made.codes >= 0].tolist()})
    again = table([rows[row] for row in drawn])
    for measure in GROUP:
        found = measure(made, of.identity(made))(times)[0]
        assert found == pytest.approx(value(measure, again), nan_ok=True)


@PROPERTY
@given(ROWS)
def test_an_empty_rater_and_an_empty_row_change_nothing(rows):
    made = table(rows)
    wider = table([(*row, "") for row in [*rows, ("", "", "")]], ("a", "b", "c", "d"))
    for measure in GROUP:
        assert value(measure, made) == pytest.approx(value(measure, wider), nan_ok=True)
    for measure in ALPHAS:
        assert alpha(measure, made) == pytest.approx(alpha(measure, wider), nan_ok=True)
