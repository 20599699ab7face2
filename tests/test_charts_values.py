import pytest

from pipeline.charts_values import values_view
from pipeline.values import Bound, ClaimKind, Standing
from tests import made, shown

REVIEW = shown.REVIEW
SPEED = values_view(REVIEW, shown.CHARTS[3])
DELAY = values_view(REVIEW, shown.CHARTS[4])


def with_claims(*claims):
    return shown.review(studies={"ladle": shown.work("ladle", 2019, (), claims=claims)})


def test_rows_come_best_first():
    assert [row.claim.id for row in SPEED.rows] == [
        "spoon/fork",
        "spoon/least",
        "whisk/setup",
        "spoon/range",
        "ladle/up-to",
        "ladle/exact",
    ]
    assert [row.claim.id for row in DELAY.rows] == ["whisk/about", "whisk/average", "whisk/less"]


@pytest.mark.parametrize(
    ("row", "marks"),
    [
        (0, [(Bound.EXACT, 69.0, 69.0), (Bound.EXACT, 79.0, 79.0)]),
        (1, [(Bound.AT_LEAST, 40.0, 40.0)]),
        (3, [(Bound.RANGE, 3.0, 5.0)]),
        (4, [(Bound.UP_TO, 4.0, 4.0)]),
    ],
)
def test_every_stated_value_is_a_mark_with_its_bound(row, marks):
    assert [(one.bound, one.low, one.high) for one in SPEED.rows[row].marks] == marks


@pytest.mark.parametrize(
    ("unit", "numbers", "axis"),
    [
        (None, [0.25, 3.0, 5.0], "Delay (s)"),
        ("second", [0.25, 3.0, 5.0], "Delay (s)"),
        ("milli", [250.0, 3000.0, 5000.0], "Delay (ms)"),
    ],
)
def test_values_convert_to_one_unit(unit, numbers, axis):
    view = values_view(REVIEW, shown.values("c", "delay", unit=unit))
    assert [row.marks[0].low for row in view.rows] == numbers
    assert view.axis == axis


def test_marks_keep_their_printed_unit_in_words():
    assert DELAY.rows[0].marks[0].text == "≈\u00a0250\u00a0ms"


@pytest.mark.parametrize(
    ("amount", "unit", "log", "why"),
    [
        (made.amount(bound=Bound.NOT_NUMERIC), "times", False, "not a number"),
        (made.amount("3", unit="second"), "times", False, "stated in a unit that does not convert"),
        (made.amount("3", unit=None), "times", False, "stated in a unit that does not convert"),
        (made.amount("3", unit="unheard-of"), "times", False, "stated in a unit that does not convert"),
        (made.amount("0"), "times", True, "not above zero, and the axis is logarithmic"),
        (made.amount("-2"), "times", True, "not above zero, and the axis is logarithmic"),
        (made.amount("-2"), "times", False, None),
        (made.amount("0"), "times", False, None),
        (made.amount("40", unit="percent"), "times", True, None),
    ],
)
def test_what_cannot_be_drawn_is_listed_with_the_reason(amount, unit, log, why):
    review = with_claims(shown.claim("ladle/one", amount))
    view = values_view(review, shown.values("c", "speed-up", unit=unit, log=log))
    assert [one.why for one in view.left_out] == ([why] if why else [])
    assert len(view.rows) == (0 if why else 1)


def test_a_claim_without_any_unit_can_be_charted_alone():
    view = values_view(
        with_claims(shown.claim("ladle/one", made.amount("3", unit=None))), shown.values("c", "speed-up")
    )
    assert (view.axis, len(view.rows)) == ("Speed-up", 1)


def test_the_commonest_unit_is_taken():
    amounts = [made.amount("1", unit="percent"), made.amount("2", unit="percent"), made.amount("3")]
    review = with_claims(*(shown.claim(f"ladle/c{n}", one) for n, one in enumerate(amounts)))
    assert values_view(review, shown.values("c", "speed-up")).axis == "Speed-up (%)"


@pytest.mark.parametrize(
    ("rows", "ids"),
    [
        ({"kinds": (ClaimKind.SETUP,)}, ["whisk/setup"]),
        ({"baselines": ("a jug",)}, ["ladle/up-to"]),
        ({"nodes": ("glass",)}, ["ladle/up-to", "ladle/exact"]),
    ],
)
def test_a_selection_narrows_the_rows(rows, ids):
    view = values_view(REVIEW, shown.values("c", "speed-up", rows=rows))
    assert [row.claim.id for row in view.rows] == ids


def test_no_metric_no_rows():
    assert values_view(REVIEW, made.changed(shown.CHARTS[3], rows=shown.count("c", "x").rows)).rows == ()
    assert values_view(REVIEW, shown.values("c", "unheard-of")).rows == ()


@pytest.mark.parametrize(
    ("view", "notes"),
    [
        (SPEED, ("Higher is better.", "Disputed claims bear a mark and show every value that is stated.")),
        (DELAY, ("Lower is better.",)),
        (values_view(REVIEW, shown.values("c", "taste")), ()),
    ],
)
def test_notes_say_what_is_better_and_that_claims_are_disputed(view, notes):
    assert view.notes == notes


def test_a_disputed_claim_is_marked_by_its_reading():
    assert [row.reading.standing for row in SPEED.rows if row.reading.disputed] == [Standing.DISPUTED]


def test_a_chart_names_its_files():
    assert DELAY.sources == ("records/charts.yml", "records/studies/whisk.yml")


def test_claims_of_context_works_can_be_drawn_when_named():
    aside = made.study("aside", ("k1:0004",), claims=(shown.claim("aside/one", made.amount("2")),))
    review = shown.review(context={"aside": aside})
    view = values_view(review, shown.values("c", "speed-up", rows={"ids": ("aside",)}))
    assert [row.work.id for row in view.rows] == ["aside"]
