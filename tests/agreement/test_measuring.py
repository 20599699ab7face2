"""All that is measured of a table: which coefficients, for whom, and why one has no value."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.agreement.intervals import Drawing
from pipeline.agreement.measuring import (
    LABELS,
    NO_OVERLAP,
    NO_ZERO,
    ONE_CATEGORY,
    measured,
    missing,
    repeated,
)
from pipeline.agreement.votes import votes
from tests.agreement import examples

FEW = Drawing(samples=20)
TABLES = st.integers(2, 4).flatmap(
    lambda raters: st.lists(
        st.lists(st.sampled_from(["", "1", "2", "3"]), min_size=raters, max_size=raters),
        min_size=1,
        max_size=8,
    )
)


def of(*rows, order=()):
    """Return what is measured of rows, each a string of one-letter votes; a full stop is a missing one."""
    cells = [["" if cell == "." else cell for cell in row] for row in rows]
    made = votes([str(n) for n in range(len(rows))], [f"r{n}" for n in range(len(rows[0]))], cells, order)
    return measured(made, FEW)


def values(estimates):
    return {one.name: one.value for one in estimates}


@pytest.mark.parametrize(
    ("rows", "order", "group", "pair"),
    [
        (("ab", "bb"), (), 5, 4),
        (("ab", "bb"), ("a", "b"), 10, 6),
        (("12", "22"), (), 12, 6),
    ],
)
def test_the_scale_says_how_many_coefficients_there_are(rows, order, group, pair):
    found = of(*rows, order=order)
    assert (len(found.group), len(found.pairs[0].estimates)) == (group, pair)


def test_every_coefficient_has_a_label_and_stands_in_their_order():
    names = [one.name for one in of("123", "223", "1.3").group]
    assert names == [name for name in LABELS if name in names]


@pytest.mark.parametrize("raters", [2, 3, 4])
def test_there_is_a_pair_for_each_two_raters(raters):
    found = of("1" * raters, "2" * raters)
    expected = [(f"r{a}", f"r{b}") for a, b in combinations(range(raters), 2)]
    assert [pair.raters for pair in found.pairs] == expected


def test_two_raters_without_gaps_are_a_group_and_a_pair_with_equal_values():
    found = of("ab", "bb", "aa", "ba")
    group, pair = values(found.group), values(found.pairs[0].estimates)
    assert group["conger_kappa"] == pair["cohen_kappa"]
    for name in ("percent", "krippendorff_alpha_nominal", "gwet_ac1"):
        assert group[name] == pair[name]


@pytest.mark.parametrize(
    ("rows", "name", "why"),
    [
        (("a.", ".b"), "fleiss_kappa", NO_OVERLAP),
        (("a.", ".b"), "gwet_ac1", NO_OVERLAP),
        (("aa", "aa"), "conger_kappa", ONE_CATEGORY),
        (("aa", "aa"), "krippendorff_alpha_nominal", ONE_CATEGORY),
    ],
)
def test_a_coefficient_without_a_value_says_why(rows, name, why):
    (found,) = (one for one in of(*rows).group if one.name == name)
    assert (found.value, found.undefined, found.bootstrap, found.analytic) == (None, why, None, None)


def test_a_ratio_below_zero_has_no_alpha():
    made = measured(votes(["x", "y"], ["a", "b"], [["-1", "2"], ["2", "2"]]), FEW)
    (found,) = (one for one in made.group if one.name == "krippendorff_alpha_ratio")
    assert found.undefined == NO_ZERO


@settings(max_examples=60)
@given(TABLES)
def test_every_table_has_a_value_or_a_reason_for_each_coefficient(cells):
    made = measured(votes([str(n) for n in range(len(cells))], list("abcd")[: len(cells[0])], cells), FEW)
    every = [*made.group, *(one for pair in made.pairs for one in pair.estimates)]
    for one in every:
        assert (one.value is None) == bool(one.undefined)
        assert one.value is None or one.value <= 1 + 1e-9


@settings(max_examples=60)
@given(TABLES)
def test_an_interval_lies_between_its_ends(cells):
    made = measured(votes([str(n) for n in range(len(cells))], list("abcd")[: len(cells[0])], cells), FEW)
    for one in made.group:
        for interval in filter(None, (one.bootstrap, one.analytic)):
            assert -1.0001 <= interval.low <= interval.high <= 1.0001 or interval.low <= interval.high
            assert interval.error >= 0


@given(st.permutations(range(12)))
def test_the_order_of_rows_changes_no_value(order):
    made = examples.by_rater(examples.GWET_2014)
    cells = [[made.categories[c] if c >= 0 else "" for c in row] for row in made.codes.tolist()]
    again = votes(made.subjects, made.raters, [cells[row] for row in order])
    one, other = (values(measured(each, Drawing(samples=1)).group) for each in (made, again))
    assert one == pytest.approx(other)


@pytest.mark.parametrize("names", [("x", "y"), ("yes", "no"), ("z", "a")])
def test_the_names_of_categories_change_no_value(names):
    rows = ("ab", "bb", "aa", "ba", "aa")
    cells = [[names["ab".index(cell)] for cell in row] for row in rows]
    renamed = measured(votes([""] * 5, ["r0", "r1"], cells), FEW)
    assert values(renamed.group) == pytest.approx(values(of(*rows).group))


def test_gaps_and_repeats_are_counted():
    made = votes(["x", "x", "y"], ["a", "b"], [["1", ""], ["", ""], ["1", "2"]])
    assert missing(made) == 3
    assert [*repeated(made)] == ["x"]


def test_only_gwets_coefficients_have_an_analytic_interval():
    found = of("123", "223", "133", "111")
    having = {one.name for one in found.group if one.analytic}
    assert having == {"gwet_ac1", "gwet_ac2_linear", "gwet_ac2_quadratic"}
