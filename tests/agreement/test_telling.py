"""A report as JSON that any reader takes, and as tables that fit a terminal."""

import json
from io import StringIO

import pytest
from rich.console import Console

from pipeline.agreement.intervals import Drawing, Interval
from pipeline.agreement.measuring import measured
from pipeline.agreement.telling import as_json, as_text, span
from pipeline.agreement.votes import votes

CELLS = [["1", "2", ""], ["2", "2", "2"], ["", "1", "1"], ["1", "1", "2"]]


def found(cells=CELLS, subjects=("x", "x", "y", "z")):
    made = votes(subjects, [f"rater {n}" for n in range(len(cells[0]))], cells)
    return measured(made, Drawing(samples=30, seed=4, confidence=0.9))


def printed(made, width=80):
    stream = StringIO()
    Console(file=stream, width=width, highlight=False, markup=False).print(as_text(made))
    return stream.getvalue()


def test_the_report_says_what_it_was_made_of():
    told = json.loads(as_json(found()))
    counted = {name: told[name] for name in ("rows", "subjects", "pairable_rows", "votes", "missing")}
    assert counted == {"rows": 4, "subjects": 3, "pairable_rows": 4, "votes": 10, "missing": 2}
    assert (told["confidence"], told["samples"], told["seed"]) == (0.9, 30, 4)
    assert (told["categories"], told["scale"]) == (["1", "2"], "numeric")


def test_a_coefficient_is_told_with_label_value_reason_and_intervals():
    one = json.loads(as_json(found()))["coefficients"]["gwet_ac1"]
    assert (one["label"], one["undefined"]) == ("Gwet's AC1", None)
    assert {*one["bootstrap"]} == {*one["analytic"]} == {"low", "high", "error"}


def test_a_pair_is_told_with_its_rows():
    pair = json.loads(as_json(found()))["pairs"][0]
    assert (pair["raters"], pair["rows"]) == (["rater 0", "rater 1"], 3)
    assert "cohen_kappa_linear" in pair["coefficients"]


def test_nothing_in_it_is_not_a_number():
    told = as_json(found([["1", ""], ["", "1"]], ("x", "y")))
    assert "NaN" not in told
    assert json.loads(told)["coefficients"]["percent"]["value"] is None


@pytest.mark.parametrize("width", [80, 120])
def test_the_tables_fit_the_terminal(width):
    told = printed(found(), width)
    assert max(map(len, told.splitlines())) <= width
    assert all(name in told for name in ("Fleiss' kappa", "Gwet's AC1", "rater 0"))


def test_the_head_tells_rows_categories_repeats_and_samples():
    told = printed(found())
    assert "4 rows, 3 raters, 10 votes, 2 missing; 4 rows with two votes or more" in " ".join(told.split())
    assert "categories (numeric): 1, 2" in told
    assert "subjects on several rows: 1; each row is a unit of its own" in told
    assert "bootstrap: 30 samples of rows, seed 4" in told


def test_reasons_stand_once_below_the_tables():
    told = printed(found([["1", "1"], ["1", "1"]], ("x", "y")))
    assert told.count("none: every vote falls in one category") == 1


@pytest.mark.parametrize(
    ("interval", "told"), [(None, ""), (Interval(low=-0.12345, high=1.0, error=0.1), "[-0.123, 1.000]")]
)
def test_an_interval_has_three_decimals(interval, told):
    assert span(interval) == told
