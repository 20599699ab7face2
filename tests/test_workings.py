from decimal import Decimal

import pytest

from pipeline import files
from pipeline.model import Amount, Claim
from pipeline.values import Bound, ClaimKind, Standing
from pipeline.workings import NotWorkableError, meets, unworkable, worked

UNITS = {
    "kilogram": files.Unit(id="kilogram", symbol="kg", dimension="mass", factor=Decimal(1000)),
    "gram": files.Unit(id="gram", symbol="g", dimension="mass"),
    "percent": files.Unit(id="percent", symbol="%", dimension="share", factor=Decimal("0.01")),
}


def amount(low, unit=None, bound=Bound.EXACT, high=None):
    low = None if low is None else Decimal(low)
    return Amount(bound=bound, low=low, high=low if high is None else Decimal(high), unit=unit)


def claim(ident, made):
    words = dict.fromkeys(["baseline", "model", "hardware", "dataset", "condition", "note"], "")
    return Claim(
        id=ident,
        study="ada",
        metric="m",
        kind=ClaimKind.OUTCOME,
        amount=made,
        statements=(),
        standing=Standing.SINGLE,
        **words,
    )


CLAIMS = {
    name: claim(name, made)
    for name, made in {
        "ada/before": amount("3.2", "kilogram"),
        "ada/after": amount("160", "gram", Bound.LESS_THAN),
        "ada/ratio": amount("20"),
        "ada/saved": amount("95", "percent", Bound.ABOUT),
        "ada/wrong": amount("21"),
        "ada/words": amount(None, bound=Bound.NOT_NUMERIC),
        "ada/none": amount("0"),
    }.items()
}


def of(*names):
    return tuple(
        files.Operand(claim=name)
        if "/" in name
        else files.Operand(constant=Decimal(name), label="a constant")
        for name in names
    )


def step(times, over, gives, **more):
    return files.Step(label="a step", times=of(*times), over=of(*over), gives=gives, **more)


@pytest.mark.parametrize(
    ("made", "result", "agrees"),
    [
        (step(["ada/before"], ["ada/after"], "ada/ratio"), "20", True),
        (step(["ada/before"], ["ada/after"], "ada/wrong"), "20", False),
        (step(["ada/before"], ["20"], "ada/after"), "160", True),
        (step(["ada/before"], ["10"], "ada/after"), "320", False),
        (step(["ada/after", "20"], [], "ada/before"), "3.2", True),
        (step(["ada/after"], ["ada/before"], "ada/saved", as_saved_share=True), "95", True),
        (step(["ada/before"], ["2"], "ada/words"), "1600", False),
    ],
)
def test_a_step_is_worked_in_base_units_and_given_in_the_claims(made, result, agrees):
    one = worked(made, CLAIMS, UNITS)
    assert (one.result, one.agrees) == (Decimal(result), agrees)


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (step(["ada/missing"], [], "ada/ratio"), "there is no claim ada/missing"),
        (step(["2"], [], "ada/missing"), "there is no claim ada/missing"),
        (step(["ada/words"], [], "ada/ratio"), "ada/words has no number"),
        (step(["2"], ["ada/none"], "ada/ratio"), "a step divides by zero"),
        (files.Step(label="s", times=(files.Operand(),), gives="ada/ratio"), "an operand needs"),
    ],
)
def test_a_step_without_numbers_says_why(made, message):
    with pytest.raises(NotWorkableError, match=message):
        worked(made, CLAIMS, UNITS)


@pytest.mark.parametrize(
    ("result", "stated", "expected"),
    [
        ("10", amount("10"), True),
        ("10.4", amount("10"), True),
        ("10.6", amount("10"), False),
        ("10.06", amount("10.0"), False),
        ("10", amount("10", bound=Bound.UP_TO), True),
        ("10.1", amount("10", bound=Bound.UP_TO), False),
        ("9", amount("10", bound=Bound.AT_LEAST), False),
        ("11", amount("10", bound=Bound.AT_LEAST), True),
        ("11", amount("10", bound=Bound.RANGE, high="12"), True),
        ("13", amount("10", bound=Bound.RANGE, high="12"), False),
        ("10.5", amount("10", bound=Bound.ABOUT), True),
        ("10.6", amount("10", bound=Bound.ABOUT), False),
        ("10", amount("10", bound=Bound.AVERAGE), True),
    ],
)
def test_a_result_meets_a_bound(result, stated, expected):
    assert meets(Decimal(result), stated) is expected


def test_what_cannot_be_worked_or_does_not_agree_is_named():
    good = step(["ada/before"], ["ada/after"], "ada/ratio")
    bad = step(["ada/before"], ["ada/after"], "ada/wrong")
    lost = step(["ada/missing"], [], "ada/ratio")
    sheet = files.Workings(workings=(files.Working(id="w", title="W", steps=(good, bad, lost)),))
    found = list(unworkable(sheet, CLAIMS, UNITS))
    assert [(at, number) for at, number, _ in found] == [(0, 1), (0, 2)]
    assert "the result is 20, which ada/wrong does not say" in found[0][2]
