"""Votes as columns: scales, ranks, missing cells, and the rows of two raters."""

import pytest

from pipeline.agreement.votes import Scale, votes


@pytest.mark.parametrize(
    ("cells", "order", "scale", "categories", "values"),
    [
        (["no", "yes"], (), Scale.NAMED, ("no", "yes"), ()),
        (["10", "9"], (), Scale.NUMERIC, ("9", "10"), (9, 10)),
        (["1", "1.0"], (), Scale.NUMERIC, ("1",), (1,)),
        (["1", "x"], (), Scale.NAMED, ("1", "x"), ()),
        (["1_0", "2"], (), Scale.NAMED, ("1_0", "2"), ()),
        (["nan", "2"], (), Scale.NAMED, ("2", "nan"), ()),
        (["yes", "no"], ("no", "unsure", "yes"), Scale.RANKED, ("no", "yes"), (1, 3)),
        (["", ""], (), Scale.NAMED, (), ()),
    ],
)
def test_a_scale_is_told_by_its_categories(cells, order, scale, categories, values):
    made = votes(["s"], ["a", "b"], [cells], order)
    assert (made.scale, made.categories, made.values) == (scale, categories, values)


def test_an_order_names_every_category():
    with pytest.raises(ValueError, match="leaves out 'maybe'"):
        votes(["s"], ["a", "b"], [["no", "maybe"]], ("no", "yes"))


def test_an_empty_cell_is_no_vote():
    made = votes(["s", "t"], ["a", "b"], [["x", ""], ["y", "x"]])
    assert made.codes.tolist() == [[0, -1], [1, 0]]
    assert made.counts().tolist() == [[1, 0], [1, 1]]
    assert made.pairable() == 1


def test_two_raters_keep_the_rows_on_which_both_voted():
    made = votes(["s", "t"], ["a", "b", "c"], [["x", "", "y"], ["y", "x", "x"]]).between(1, 2)
    assert (made.subjects, made.raters, made.codes.tolist()) == (("t",), ("b", "c"), [[0, 0]])
