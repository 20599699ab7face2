"""Rules of worked arithmetic."""

from decimal import Decimal

import pytest

from pipeline import files
from pipeline.rules.workings import workings
from tests.rules.small import claim, found, single, stored_study

WORKS = {
    "ash": stored_study(
        "ash", claims=(claim(id="two"), claim(id="six", low=Decimal(6)), claim(id="none", low=None))
    )
}
TWO = files.Operand(claim="ash/two")
THREE = files.Operand(constant=Decimal(3), label="times")


def told(*steps, **changes):
    one = files.Working(id="w", title="T", steps=steps)
    value = single("workings", files.Workings(workings=changes.pop("listed", (one,))))
    return [(loc[3:], code) for loc, code in found(workings, workings=value, studies=WORKS, **changes)]


def step(*times, over=(), gives="ash/six"):
    return files.Step(label="L", times=times, over=over, gives=gives)


def test_arithmetic_that_agrees_has_nothing_to_tell():
    assert told(step(TWO, THREE)) == []


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (step(TWO, TWO), [((0,), "working-disagrees")]),
        (step(TWO, THREE, gives="ash/seven"), [((0, "gives"), "unknown-claim")]),
        (step(files.Operand(claim="elm/two"), THREE), [((0, "times", 0, "claim"), "unknown-claim")]),
        (step(TWO, files.Operand()), [((0, "times", 1), "operand-source"), ((0,), "working-disagrees")]),
        (step(TWO, files.Operand(constant=Decimal(3))), [((0, "times", 1), "label-missing")]),
        (
            step(TWO, THREE, over=(files.Operand(constant=Decimal(0), label="z"),)),
            [((0,), "working-disagrees")],
        ),
        (step(files.Operand(claim="ash/none")), [((0,), "working-disagrees")]),
    ],
)
def test_arithmetic_that_does_not_is_told_at_its_step(made, wanted):
    assert told(made) == wanted


def test_a_working_stands_once():
    one = files.Working(id="w", title="T", steps=())
    assert found(workings, workings=single("workings", files.Workings(workings=(one, one)))) == [
        (("workings", 1, "id"), "duplicate-id")
    ]
